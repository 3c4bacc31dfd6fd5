//! What the notebook's program adds to what its texts say: literals that reach a credential's place under a harmless
//! name, answers that an output repeats, and which outputs show what.

use super::assignment::{Grammar, Style};
use super::candidate::{Candidate, candidates, settle, whole_literal};
use super::judge::judge;
use super::memory::Memory;
use super::python::{self, Given, Showing};
use super::revealed;
use crate::notebook::{CellKind, Notebook, Part, Place};
use std::collections::HashSet;
use std::ops::Range;

/// Bytes that a token may be shorter than the literal that was put together: its quotes, a space.
const SLACK: usize = 3;

/// Bytes between two pieces of one literal that are still one place: quotes, an operator, a line's end.
const GAP: usize = 80;

/// Adds to `found`, the candidates of each of `parts`, what following the program shows; returns what its cells show,
/// `source` being the index of a part.
pub(super) fn follow(notebook: &Notebook<'_>, parts: &[Part<'_>], found: &mut [Vec<Candidate>], memory: &mut Memory) -> Vec<Showing> {
    let sources = sources(notebook, parts);
    let texts = sources.iter().map(|index| parts[*index].text.as_str());
    let mut findings = python::analyse(texts.map(|text| memory.program(text)));
    // the body of a function is walked as often as it is called
    findings.blocks.sort_unstable_by_key(|(source, range)| (*source, range.start, range.end));
    findings.blocks.dedup();
    let mut touched = HashSet::new();
    for given in &findings.given {
        for (source, candidate) in credentials(given) {
            let part = sources[source];
            if parts[part].text.as_str().get(candidate.range.clone()).is_some() {
                found[part].push(candidate);
                touched.insert(part);
            }
        }
    }
    for (source, range) in &findings.blocks {
        let part = sources[*source];
        let block = parts[part].text.as_str().get(range.clone()).unwrap_or_default();
        let moved = |candidate: Candidate| Candidate {
            range: shift(&candidate.range, range.start),
            name: candidate.name.map(|name| shift(&name, range.start)),
            ..candidate
        };
        let inside: Vec<Candidate> = candidates(block, Grammar::Loose).into_iter().map(moved).collect();
        if !inside.is_empty() {
            found[part].extend(inside);
            touched.insert(part);
        }
    }
    let answers = findings.questions.iter().flat_map(|question| revealed::answers(question, parts, sources[question.source]));
    let reveals = findings.reveals.iter().flat_map(|reveal| revealed::reveals(reveal, parts, sources[reveal.source]));
    for (part, candidate) in answers.chain(reveals) {
        found[part].push(candidate);
        touched.insert(part);
    }
    for part in touched {
        found[part] = settle(std::mem::take(&mut found[part]));
    }
    let in_parts = |showing: Showing| Showing { source: sources[showing.source], ..showing };
    findings.showings.into_iter().map(in_parts).collect()
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The Python cells' sources, by their indices among `parts`.
pub(super) fn sources(notebook: &Notebook<'_>, parts: &[Part<'_>]) -> Vec<usize> {
    let code = (0..parts.len()).filter(|index| parts[*index].place == Place::Source(CellKind::Code));
    if python::is_language(&notebook.language()) {
        let is_python = |part: &Part<'_>| part.cell.and_then(|cell| cell.language()).is_none_or(|language| language == "python");
        return code.filter(|index| is_python(&parts[*index])).collect();
    }
    // its kernel was switched: a cell that is nothing else than Python speaks for those that can be
    let text = |index: usize| parts[index].text.as_str();
    let is_mixed = code.clone().any(|index| python::is_unmistakable(text(index)));
    code.filter(|index| is_mixed && python::may_be(text(*index))).collect()
}

/// The candidates that a literal given to a name makes: one for each place where a piece of it stands.
fn credentials(given: &Given) -> Vec<(usize, Candidate)> {
    let text = &*given.literal.text;
    // a provider's token that was put together from pieces has its own rule
    let tokens: Vec<Candidate> = match given.literal.places.len() {
        0 | 1 => Vec::new(),
        _ => candidates(text, Grammar::Code).into_iter().filter(|found| found.order != usize::MAX).collect(),
    };
    let is_whole = |token: &&Candidate| token.range.len() + SLACK >= text.len();
    let found = match tokens.iter().find(is_whole) {
        Some(token) => Candidate { value: Some(text.to_owned()), name: None, given: Some(given.name.clone()), public: 0, ..token.clone() },
        None => match judge(&given.name, text, if given.literal.is_carried { Style::Sent } else { Style::Quoted }) {
            Some((rule, severity)) => whole_literal(rule, severity, text, Some(&given.name)),
            None => return tokens.iter().flat_map(|token| in_pieces(token, given)).collect(),
        },
    };
    let mut places: Vec<(usize, Range<usize>)> = Vec::new();
    for (source, range) in given.literal.places.iter() {
        match places.last_mut() {
            Some((last, before)) if last == source && before.end <= range.start && range.start - before.end < GAP => before.end = range.end,
            _ => places.push((*source, range.clone())),
        }
    }
    places
        .into_iter()
        .filter(|(_, range)| !range.is_empty())
        .map(|(source, range)| (source, Candidate { range, ..found.clone() }))
        .collect()
}

/// A token within a literal that was put together: the password of `"postgresql://" "me:…" "@host"`. Nothing where a piece is
/// written otherwise than it reads.
fn in_pieces(token: &Candidate, given: &Given) -> Vec<(usize, Candidate)> {
    let places = &given.literal.places;
    if places.iter().map(|(_, place)| place.len()).sum::<usize>() != given.literal.text.len() {
        return Vec::new();
    }
    let value = given.literal.text.get(token.range.clone());
    let mut at = 0;
    let own = places.iter().filter_map(|(source, place)| {
        let piece = at..at + place.len();
        at = piece.end;
        let (start, end) = (token.range.start.max(piece.start), token.range.end.min(piece.end));
        let range = (start < end).then(|| place.start + start - piece.start..place.start + end - piece.start)?;
        Some((*source, Candidate { range, value: value.map(str::to_owned), name: None, public: 0, ..token.clone() }))
    });
    own.collect()
}
