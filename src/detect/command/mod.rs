//! Credentials on command lines: what a tool takes in an option, as a word, or from a pipe.
//!
//! The tools are a table. Where one is called does not matter: after `!`, in a script, in Markdown, in an output.

mod table;
mod words;

use crate::detect::assignment::{Grammar, Style, line_before};
use crate::detect::candidate::{Candidate, candidates as candidates_in, whole_literal};
use crate::detect::judge::judge;
use crate::detect::name::{self, Promise};
use crate::detect::value::{Shape, shape};
use crate::span::range_of;
use std::ops::Range;
use table::{Given, Takes};
pub(super) use table::{TOOLS, Tool};
use words::{Words, unquoted, words};

/// The credentials in the command that calls `tool` at `hit`.
pub(super) fn candidates<'t>(text: &'t str, hit: Range<usize>, tool: &'static Tool) -> impl Iterator<Item = Candidate> + 't {
    let values = if is_called(text, &hit) { values(text, &hit, tool.takes) } else { Vec::new() };
    values.into_iter().filter_map(move |value| candidate(text, value, &hit, tool.given))
}

fn candidate(text: &str, value: Range<usize>, hit: &Range<usize>, given: Given) -> Option<Candidate> {
    let literal = text.get(value.clone()).filter(|literal| !literal.starts_with(['-', '$', '<', '/', '@']))?;
    let (name, style) = match given {
        Given::Quoted if !text[..value.start].ends_with(['"', '\'']) || text[hit.end..value.start].contains(['<', '>']) => return None,
        Given::Password | Given::Quoted => ("passphrase", Style::Quoted),
        Given::Token if literal.contains(':') || literal.trim_end_matches('=').contains('=') => return None,
        Given::Token => ("token", Style::Sent),
        // an acronym in a sentence
        Given::Perhaps if literal.len() < 6 && literal.bytes().all(|byte| byte.is_ascii_uppercase()) => return None,
        // what may as well be a port or a path
        Given::Perhaps if !matches!(shape(literal), Shape::Typed | Shape::Random) || literal.contains([':', '/', '.', '=', ',']) => {
            return None;
        }
        Given::Perhaps => ("password", Style::Quoted),
    };
    let (rule, severity) = judge(name, literal, style)?;
    let blank = text[hit.clone()].len() - text[hit.clone()].trim_start().len();
    Some(Candidate { range: value, name: Some(hit.start + blank..hit.end), value: None, ..whole_literal(rule, severity, "", None) })
}

/// Whether what stands at `hit` is a word of its own, and no part of a path's folder or of a longer name.
fn is_called(text: &str, hit: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let before = hit.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let after = bytes.get(hit.end).copied().unwrap_or(b' ');
    let opens = bytes[hit.start] == b' ' || before.is_ascii_whitespace() || b"!|;&($`\"'/%@".contains(&before);
    if bytes[hit.start] == b' ' && OTHERS.iter().any(|other| line_before(text, hit.start).contains(other)) {
        return false;
    }
    opens
        && (matches!(bytes[hit.end - 1], b' ' | b'=')
            || matches!(after, b' ' | b'\t' | b'\\' | b'\n')
            || matches!(bytes.get(hit.end..hit.end + 2), Some(b"'," | b"\",")))
}

/// Tools with a user whose `-p` is something else: a question, a port.
const OTHERS: &[&str] = &["mysql", "mariadb", "docker run", "podman run", "ssh "];

/// What the command takes, without quotes.
fn values(text: &str, hit: &Range<usize>, takes: Takes) -> Vec<Range<usize>> {
    let line = words(text, hit.end);
    let found: Vec<Range<usize>> = match takes {
        Takes::After(options) => after(text, &line, options).collect(),
        Takes::Joined(options) => joined(text, &line, options).collect(),
        Takes::PartAfter(options, by) => after(text, &line, options).filter_map(|value| part(text, value, by)).collect(),
        Takes::Prefixed(options, prefix) => after(text, &line, options).filter_map(|value| behind(text, value, prefix)).collect(),
        Takes::Word(index) => word(text, &line, index).into_iter().collect(),
        Takes::PartOf(index, by) => word(text, &line, index).and_then(|value| part(text, value, by)).into_iter().collect(),
        Takes::Fed => fed(text, hit, &line).into_iter().collect(),
        Takes::Written => written(text, &line).into_iter().collect(),
        Takes::Poured => poured(text, hit, &line).into_iter().collect(),
        Takes::Formatted => formatted(text, &line),
        Takes::PartFed(by) => fed(text, hit, &line).and_then(|value| part(text, value, by)).into_iter().collect(),
    };
    found.into_iter().map(|value| unquoted(text, value)).collect()
}

/// What follows one of `options`: the next word, what comes after `=`, or after a letter.
fn after<'a>(text: &'a str, line: &'a Words, options: &'static [&'static str]) -> impl Iterator<Item = Range<usize>> + 'a {
    let next = move |at: usize| line.words.get(at + 1).cloned();
    let separate = line.words.iter().enumerate().filter(move |(_, word)| options.contains(&&text[unquoted(text, (*word).clone())]));
    separate.filter_map(move |(at, _)| next(at)).chain(joined(text, line, options))
}

/// What is written together with one of `options`.
fn joined<'a>(text: &'a str, line: &'a Words, options: &'static [&'static str]) -> impl Iterator<Item = Range<usize>> + 'a {
    line.words.iter().filter_map(move |word| {
        let word = unquoted(text, word.clone());
        let rest = options.iter().find_map(|option| {
            let rest = text[word.clone()].strip_prefix(option)?;
            let is_letter = option.len() == 2 && option.starts_with('-') || option.ends_with([':', '=']);
            if is_letter { Some(rest.strip_prefix('=').unwrap_or(rest)) } else { rest.strip_prefix('=') }
        })?;
        (!rest.is_empty()).then(|| word.end - rest.len()..word.end)
    })
}

/// The word with that index among those that are no options.
fn word(text: &str, line: &Words, index: usize) -> Option<Range<usize>> {
    line.words.iter().filter(|word| !text[(*word).clone()].starts_with('-')).nth(index).cloned()
}

/// What of `value` comes after the first `by`, up to an `@` where that is a host's.
fn part(text: &str, value: Range<usize>, by: char) -> Option<Range<usize>> {
    let value = unquoted(text, value);
    let (user, rest) = text[value.clone()].split_once(by)?;
    let start = value.end - rest.len();
    let end = match by {
        '/' => rest.rfind('@'),
        '=' => rest.find(';'),
        _ => None,
    };
    let end = end.map_or(value.end, |at| start + at);
    (!user.is_empty() || by == ':').then_some(start..end)
}

/// The last word of the command, where it is written to a file that is there for a credential.
fn written(text: &str, line: &Words) -> Option<Range<usize>> {
    let file = unquoted(text, line.file.clone()?);
    line.words.last().filter(|_| is_kept_in(&text[file])).cloned()
}

/// Bytes of a text that goes into a file, of which few lines are read.
const LONGEST: usize = 2048;

/// Whether the name of the file at `path` says that it holds a credential.
fn is_kept_in(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).trim_start_matches('.');
    let stem = name.split('.').next().unwrap_or(name);
    stem.ends_with("login") || name::promise(stem).is_some_and(|promise| promise != Promise::Key)
}

/// The credential in the lines below the command, where they go into a file that is there for it: after a user's name, or alone.
fn poured(text: &str, hit: &Range<usize>, line: &Words) -> Option<Range<usize>> {
    let file = line.file.clone().or_else(|| word(text, line, 0)).or_else(|| line.fed.clone())?;
    let (first, below) = text[hit.start..text.floor_char_boundary(hit.end + LONGEST)].split_once('\n')?;
    let end = first.split_once("<<").map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default().trim_matches(['-', '"', '\'']));
    let is_text = end.is_some() || text[hit.clone()].starts_with('%');
    let lines = below.lines().take(4).take_while(|line| end != Some(line.trim())).filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.collect();
    let value = match lines.as_slice() {
        _ if !is_text || !is_kept_in(&text[unquoted(text, file)]) => return None,
        [_, value] => value.trim(),
        [value] if matches!(shape(value.trim()), Shape::Typed | Shape::Random | Shape::Uuid) => value.trim(),
        _ => return None,
    };
    lines.iter().all(|line| !line.trim().contains(' ')).then(|| range_of(value, text))
}

/// The words that are credentials once they stand in the format, which is the first word.
fn formatted(text: &str, line: &Words) -> Vec<Range<usize>> {
    let Some((format, rest)) = line.words.split_first().map(|(format, rest)| (&text[unquoted(text, format.clone())], rest)) else {
        return Vec::new();
    };
    let (mut filled, mut places) = (String::new(), Vec::new());
    let mut pieces = format.split("%s");
    filled.push_str(pieces.next().unwrap_or_default());
    for (piece, value) in pieces.zip(rest) {
        let start = filled.len();
        filled.push_str(&text[unquoted(text, value.clone())]);
        places.push((start..filled.len(), value));
        filled.push_str(piece);
    }
    if places.is_empty() {
        return Vec::new();
    }
    let found = candidates_in(&filled, Grammar::Shell);
    let is_found = |place: &Range<usize>| found.iter().any(|found| found.range.start < place.end && place.start < found.range.end);
    places.into_iter().filter(|(place, _)| is_found(place)).map(|(_, value)| value.clone()).collect()
}

/// What of `value` comes after `prefix`.
fn behind(text: &str, value: Range<usize>, prefix: &str) -> Option<Range<usize>> {
    let value = unquoted(text, value);
    text[value.clone()].strip_prefix(prefix).map(|rest| value.end - rest.len()..value.end)
}

/// What the command reads from a here-string, or from an `echo` before it.
fn fed(text: &str, hit: &Range<usize>, line: &Words) -> Option<Range<usize>> {
    if line.fed.is_some() {
        return line.fed.clone();
    }
    let line_of_it = line_before(text, hit.start);
    let start = hit.start - line_of_it.len();
    let before = line_of_it.trim_end().trim_end_matches("sudo").trim_end().strip_suffix('|')?;
    let (at, lead) = ["echo ", "printf "].iter().find_map(|lead| Some((before.rfind(lead)?, lead)))?;
    let said = words(text, start + at + lead.len());
    let is_said = said.words.last().is_some_and(|word| word.end <= start + before.len());
    said.words.last().filter(|_| is_said).cloned()
}

#[cfg(test)]
mod tests;
