//! Credentials that stand in no source: what an output repeats of an answer that was typed, or shows of what the program
//! has read from where credentials are kept.
//!
//! The program says how the text that it shows reads; here that is looked for in the cell's outputs.

use super::candidate::{Candidate, typed, whole_literal};
use super::judge::judge;
use super::name;
use super::placeholder::is_placeholder;
use super::python::{Fragment, Kept, Question, Reveal, Shown};
use super::shown;
use super::value::{Shape, shape};
use super::{assignment::Style, name::Promise};
use crate::json::Value;
use crate::notebook::{Part, Place};
use std::collections::HashSet;
use std::ops::Range;

/// Bytes from which on an answer or a credential is worth hiding.
const LEAST: usize = 3;

/// Bytes from which on a word with digits or symbols is taken for a credential where nothing announces it.
const LONG: usize = 8;

/// Places where one answer is looked for in one output.
const MOST_REPEATED: usize = 100;

/// Bytes that are read after all places where one text stands in one output: where they are more, its lines are data.
const MOST_READ: usize = 16 << 20;

/// Where outputs of the cell that asks `question` repeat the answer: after the prompt, up to the end of the line.
pub(super) fn answers(question: &Question, parts: &[Part<'_>], source: usize) -> Vec<(usize, Candidate)> {
    let prompt = question.prompt.trim_end();
    let asks = name::promise(&question.name).is_some() || name::names_a_credential(prompt);
    if !asks || prompt.is_empty() {
        return Vec::new();
    }
    let is_sure = name::promise(&question.name).is_some_and(|promise| promise != Promise::Key)
        || name::promise(prompt).is_some_and(|promise| promise != Promise::Key);
    let mut found = Vec::new();
    for (index, part) in outputs(parts, source) {
        let text = part.text.as_str();
        let mut read = 0;
        for (at, _) in text.match_indices(prompt) {
            let rest = &text[at + prompt.len()..];
            let line = rest.lines().next().unwrap_or_default();
            read += line.len();
            if read > MOST_READ {
                break;
            }
            let answer = line.trim();
            // a key may also be a column's
            let varied = || matches!(shape(answer), Shape::Random | Shape::Typed);
            if answer.len() >= LEAST && !is_placeholder(answer) && (is_sure || varied()) {
                let start = at + prompt.len() + (line.len() - line.trim_start().len());
                found.push((index, candidate(start..start + answer.len(), answer, &question.name)));
            }
        }
    }
    let again = repeated(&found, parts, source, &question.name);
    found.extend(again);
    found
}

/// Where outputs of the same cell have the answers that were `found` in them, once more.
fn repeated(found: &[(usize, Candidate)], parts: &[Part<'_>], source: usize, name: &str) -> Vec<(usize, Candidate)> {
    let answers: HashSet<&str> = found.iter().map(|(index, own)| own.value_in(parts[*index].text.as_str())).collect();
    let mut again = Vec::new();
    for answer in answers.into_iter().filter(|answer| answer.len() >= LONG) {
        for (index, part) in outputs(parts, source) {
            let text = part.text.as_str();
            let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
            for (at, _) in text.match_indices(answer).take(MOST_REPEATED) {
                let end = at + answer.len();
                let is_known = found.iter().any(|(other, own)| *other == index && own.range.start < end && at < own.range.end);
                let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
                if !is_known && !is_word(before) && !is_word(text.as_bytes().get(end)) {
                    again.push((index, candidate(at..end, answer, name)));
                }
            }
        }
    }
    again
}

/// Where outputs show what `reveal` says is shown, `source` being the index of its cell's part.
pub(super) fn reveals(reveal: &Reveal, parts: &[Part<'_>], source: usize) -> Vec<(usize, Candidate)> {
    let ways: Vec<Shown> = [reveal.shown].into_iter().chain(reveal.shown.also()).collect();
    // what a text announces need not look like much
    let is_announced = reveal.text.iter().any(|fragment| matches!(fragment, Fragment::Text(text) if text.trim().len() > 1));
    let least = if is_announced { LEAST + 1 } else { LONG };
    let mut found = Vec::new();
    for (index, part) in outputs_as(parts, source, &ways) {
        let text = part.text.as_str();
        let is_alone = text.trim().lines().count() == 1;
        for (range, kept) in kept_in(text, &reveal.text) {
            if is_object(&text[range.clone()]) {
                continue;
            }
            let value = bare(text, range);
            let shown = &text[value.clone()];
            if is_credential(kept, shown, is_alone, least) {
                found.push((index, candidate(value.clone(), shown, &kept.name)));
            }
        }
    }
    found
}

fn candidate(range: Range<usize>, value: &str, name: &str) -> Candidate {
    let (rule, severity) = typed(name);
    Candidate { range, ..whole_literal(rule, severity, value, None) }
}

/// The outputs of the cell whose source is the part at `source`; the parts of a cell stand together.
pub(super) fn outputs<'a, 'd>(parts: &'a [Part<'d>], source: usize) -> impl Iterator<Item = (usize, &'a Part<'d>)> {
    let cell = parts[source].cell.map(|cell| cell.index());
    let is_own = move |part: &Part<'_>| part.cell.map(|cell| cell.index()) == cell;
    let before = parts[..source].iter().rev().take_while(|part| is_own(part)).count();
    let own = parts.iter().enumerate().skip(source - before).take_while(move |(_, part)| is_own(part));
    own.filter(|(_, part)| part.place == Place::Output)
}

/// Those of them that show something in one of `ways`.
pub(super) fn outputs_as<'a, 'd>(parts: &'a [Part<'d>], source: usize, ways: &[Shown]) -> impl Iterator<Item = (usize, &'a Part<'d>)> {
    let all = parts[source].cell.into_iter().flat_map(|cell| cell.outputs().flat_map(Value::elements).collect::<Vec<_>>());
    let own = all.filter(|output| ways.iter().any(|way| shown::is_shown_as(*output, *way)));
    let spans: Vec<_> = own.map(|output| output.span()).collect();
    outputs(parts, source).filter(move |(_, part)| {
        let text = part.text.as_str();
        let first = text.chars().next().and_then(|char| part.text.spans(0..char.len_utf8()).first().copied());
        first.is_some_and(|first| spans.iter().any(|span| span.contains(first)))
    })
}

/// Whether `shown` is what is kept there, and not what the program says when nothing is. Where more is shown, it must look
/// like a credential too.
fn is_credential(kept: &Kept, shown: &str, is_alone: bool, least: usize) -> bool {
    let shape = shape(shown);
    if shown.len() <= LEAST || matches!(shape, Shape::Placeholder | Shape::Place) {
        return false;
    }
    let varied = matches!(shape, Shape::Random | Shape::Uuid) || shape == Shape::Typed && shown.len() >= least;
    match kept.is_sure {
        true => is_alone && shape != Shape::Prose || varied,
        false if name::promise(&kept.name) == Some(Promise::Password) => {
            (varied || is_alone && shape == Shape::Typed) && judge(&kept.name, shown, Style::Entry).is_some()
        }
        // a token is a word in many a notebook
        false => matches!(shape, Shape::Random) && shown.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.=+/".contains(&byte)),
    }
}

/// Where `text` has the credentials of `pattern`. The first text of the pattern that says something is looked for, and
/// the rest of the pattern around it; a pattern without such is as long as a line.
fn kept_in<'p>(text: &str, pattern: &'p [Fragment]) -> Vec<(Range<usize>, &'p Kept)> {
    let pattern = &runs(pattern);
    let anchor = pattern.iter().position(|run| matches!(run, Run::Text(text) if text.trim().chars().count() > 1));
    let mut found = Vec::new();
    let Some(anchor) = anchor else {
        return lines(text).flat_map(|line| line_as(text, line, pattern)).collect();
    };
    let Run::Text(lead) = &pattern[anchor] else { return found };
    let lead = lead.trim_end_matches('\n');
    let mut read = 0;
    for (at, _) in text.match_indices(lead) {
        if read > MOST_READ {
            break;
        }
        if let Some(Run::Hole(Some(kept))) = anchor.checked_sub(1).and_then(|before| pattern.get(before)) {
            let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
            read += at - start;
            found.push((start..at, *kept));
        }
        let mut cursor = at + lead.len();
        for (index, run) in pattern.iter().enumerate().skip(anchor + 1) {
            match run {
                Run::Text(text_of) if text[cursor..].starts_with(text_of.as_str()) => cursor += text_of.len(),
                Run::Text(_) => break,
                Run::Hole(kept) => {
                    cursor += text[cursor..].len() - text[cursor..].trim_start_matches(['\r', '\n']).len();
                    let line = text[cursor..].lines().next().unwrap_or_default();
                    read += line.len();
                    let next = if let Some(Run::Text(next)) = pattern.get(index + 1) { next.lines().next() } else { None };
                    let len = next.filter(|next| !next.is_empty()).and_then(|next| line.find(next)).unwrap_or(line.len());
                    found.extend(kept.map(|kept| (cursor..cursor + len, kept)));
                    cursor += len;
                }
            }
        }
    }
    found
}

/// A stretch of a pattern.
enum Run<'p> {
    Text(String),
    Hole(Option<&'p Kept>),
}

/// `pattern` with the texts that follow one another as one.
fn runs(pattern: &[Fragment]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for fragment in pattern {
        match (fragment, runs.last_mut()) {
            (Fragment::Text(text), Some(Run::Text(whole))) => whole.push_str(text),
            (Fragment::Text(text), _) => runs.push(Run::Text(text.to_string())),
            (Fragment::Any, _) => runs.push(Run::Hole(None)),
            (Fragment::Kept(kept), _) => runs.push(Run::Hole(Some(kept))),
        }
    }
    runs
}

/// The lines of `text` that hold something.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let range = start..start + line.trim_end().len();
        start += line.len();
        (!range.is_empty()).then_some(range)
    })
}

/// What of the line at `line` fills the holes of `pattern`, where the whole line is as the pattern says.
fn line_as<'p>(text: &str, line: Range<usize>, pattern: &[Run<'p>]) -> Vec<(Range<usize>, &'p Kept)> {
    let mut found = Vec::new();
    let mut cursor = line.start;
    for (index, run) in pattern.iter().enumerate() {
        let rest = &text[cursor..line.end];
        match run {
            Run::Text(own) if rest.starts_with(own.as_str()) => cursor += own.len(),
            // spaces at the end of a line are gone
            Run::Text(own) if rest.is_empty() && own.trim().is_empty() => {}
            Run::Text(_) => return Vec::new(),
            Run::Hole(kept) => {
                let next = if let Some(Run::Text(next)) = pattern.get(index + 1) { Some(next.trim_end_matches('\n')) } else { None };
                let len = next.filter(|next| !next.is_empty()).and_then(|next| rest.find(next)).unwrap_or(rest.len());
                found.extend(kept.map(|kept| (cursor..cursor + len, kept)));
                cursor += len;
            }
        }
    }
    found
}

/// Whether `shown` is how an object prints that is no text: `Password(description='…')`.
fn is_object(shown: &str) -> bool {
    let class = shown.trim().strip_suffix(')').and_then(|call| call.split_once('(')).map(|(class, _)| class);
    class.is_some_and(|class| !class.is_empty() && class.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'.'))
}

/// The range without what Python writes around a text: quotes, brackets, commas.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let is_dress = |c: char| "'\"()[]{},".contains(c) || c.is_whitespace();
    let inner = inside.trim_start_matches(is_dress);
    let mut start = range.end - inner.len();
    if inside.trim_start().starts_with("b'") && inside.trim_end().ends_with('\'') {
        start += 2;
    }
    let inner = text.get(start..range.end).unwrap_or_default();
    start..start + inner.trim_end_matches(is_dress).len()
}

#[cfg(test)]
mod tests {
    use super::{Fragment, Kept, bare, kept_in};

    /// A pattern in which `{}` is the credential and `_` anything.
    fn pattern(text: &str) -> Vec<Fragment> {
        let fragment = |piece: &str| match piece {
            "{}" => Fragment::Kept(Kept { name: "token".into(), is_sure: true }),
            "_" => Fragment::Any,
            text => Fragment::Text(text.into()),
        };
        text.split('|').map(fragment).collect()
    }

    #[test]
    fn a_credential_is_found_by_the_text_around_it() {
        for (shown, text, expected) in [
            ("{}", "abc\n", "abc"),
            ("{}", "'abc'", "abc"),
            ("{}", "b'abc'", "abc"),
            ("key: |{}", "a\nkey: abc\nb\n", "abc"),
            ("pw |{}| of |_", "pw abc of ann\n", "abc"),
            ("_| |{}", "ann abc\n", "abc"),
            ("_|:|{}|@|_", "ann:abc@db\n", "abc"),
            ("_|, |{}", "('ann', 'abc')", "abc"),
            ("'k': |{}|, ", "{'k': 'abc', 'n': 1}", "abc"),
            ("{}| is the key", "abc is the key", "abc"),
        ] {
            let pattern = pattern(shown);
            let found: Vec<&str> = kept_in(text, &pattern).into_iter().map(|(range, _)| &text[bare(text, range)]).collect();
            assert!(found.contains(&expected), "{shown} in {text}: {found:?}");
        }
        assert!(kept_in("ann", &pattern("_|:|{}")).is_empty());
        assert!(kept_in("nothing", &pattern("key: |{}")).is_empty());
    }
}
