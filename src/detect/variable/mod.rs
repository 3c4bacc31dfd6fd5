//! Literals under harmless names that a credential's place refers to: `k <- "…"`, and later `paste("Bearer", k)`.
//!
//! For every language but Python, which [`super::python`] follows: cells in shell, R, Julia, JavaScript, Scala, C#, SQL and
//! their like, and the shell lines of Python's. Cells are read in order. Where a name stands that was given a literal, the
//! literal is put in its place, and what the lexical rules find of it in the text as it then reads is a candidate where the
//! literal stands. A text without such a name is not looked at again.

mod definition;
mod reading;
mod text;

use super::assignment::Grammar;
use super::candidate::{Candidate, candidates, settle};
use super::cell_magic::CellMagic;
use super::{python, runs_in_shell, source_grammar};
use crate::notebook::{CellKind, Part, Place};
use crate::span::range_of;
use reading::Reading;
use std::collections::HashMap;
use text::{Literal, Text, Value};

/// How a text writes names and what they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    /// `T=…`, and `$T` in quotes or not.
    Shell,
    /// `k = "…"`, and `k` out of quotes.
    Code,
    /// Python, of which only what goes to the shell is read.
    ShellLines,
}

/// What each name was last given.
type Names = HashMap<String, Text>;

/// Bytes of the longest literal that is followed.
const LONGEST: usize = 2048;

/// What the names of programs end in that are no shell's.
const PROGRAMS: &[&str] = &["py", "r", "R", "jl", "js", "mjs", "ts", "scala", "java", "kt", "cs", "go", "rs", "rb", "php", "pl", "ps1"];

/// Lines of Python that give to names which the shell knows, and lines that the shell gets.
const SHELL_LINES: &[&str] = &["!", "%", "os.environ["];

/// Adds to `found`, the candidates of each of `parts`, the literals that names bring to a credential's place.
pub(super) fn add(parts: &[Part<'_>], language: &str, found: &mut [Vec<Candidate>]) {
    let is_code = |part: &Part<'_>| part.place == Place::Source(CellKind::Code);
    let cells = parts.iter().enumerate().filter(|(_, part)| is_code(part));
    let cells: Vec<(usize, Dialect)> = cells.map(|(index, part)| (index, dialect(part.text.as_str(), language))).collect();
    // most notebooks are Python without a name that the shell fills in
    if !cells
        .iter()
        .any(|(index, dialect)| *dialect != Dialect::ShellLines || memchr::memchr(b'$', parts[*index].text.as_str().as_bytes()).is_some())
    {
        return;
    }
    let mut names = Names::new();
    for (part, dialect) in cells {
        let text = parts[part].text.as_str();
        let is_file = CellMagic::of(text).is_some_and(|magic| magic.writes_file());
        // a file is a program of its own
        let mut own = Names::new();
        let grammar = if is_file && dialect == Dialect::Code { Grammar::Code } else { source_grammar(text, language) };
        for (literal, candidate) in candidates_in(text, part, dialect, grammar, if is_file { &mut own } else { &mut names }) {
            if let Some(own) = found.get_mut(literal.part) {
                own.push(candidate);
                *own = settle(std::mem::take(own));
            }
        }
    }
}

/// How the code cell `source` is written, the kernel's language being `language`.
fn dialect(source: &str, language: &str) -> Dialect {
    match CellMagic::of(source) {
        Some(magic) if magic.writes_file() => match magic.arguments.rsplit_once('.') {
            Some((_, extension)) if PROGRAMS.contains(&extension) => Dialect::Code,
            _ => Dialect::Shell,
        },
        magic if matches!(magic.map_or(language, |magic| magic.name), "powershell" | "pwsh") => Dialect::Code,
        _ if runs_in_shell(source, language) => Dialect::Shell,
        magic if magic.map_or_else(|| python::is_language(language), |magic| magic.is_python()) => Dialect::ShellLines,
        _ => Dialect::Code,
    }
}

/// What of the literals in `names` is a credential by where `text` refers to them; `names` then has what `text` gives.
fn candidates_in(text: &str, part: usize, dialect: Dialect, grammar: Grammar, names: &mut Names) -> Vec<(Literal, Candidate)> {
    let mut reading = Reading::new(text, part, names);
    let grammar = match dialect {
        Dialect::Code => {
            reading.code();
            grammar
        }
        Dialect::Shell | Dialect::ShellLines => {
            for line in text.split_inclusive('\n') {
                if dialect == Dialect::Shell || SHELL_LINES.iter().any(|lead| line.trim_start().starts_with(lead)) {
                    reading.shell(range_of(line, text));
                }
            }
            Grammar::Shell
        }
    };
    let (text, values) = reading.done();
    if values.is_empty() {
        return Vec::new();
    }
    let found = candidates(&text, grammar);
    found.iter().flat_map(|candidate| values.iter().filter_map(|value| part_of(value, candidate, &text))).collect()
}

/// What of the literal `value` the `candidate` in `text` takes, where it takes any.
fn part_of(value: &Value, candidate: &Candidate, text: &str) -> Option<(Literal, Candidate)> {
    let (start, end) = (value.at.start.max(candidate.range.start), value.at.end.min(candidate.range.end));
    let place = |at: usize| value.literal.range.start + at - value.at.start;
    (start < end).then(|| {
        let given = candidate.name.clone().and_then(|name| text.get(name)).map(str::to_owned);
        let own = Candidate { range: place(start)..place(end), name: None, given, public: 0, ..candidate.clone() };
        (value.literal.clone(), own)
    })
}

#[cfg(test)]
mod tests;
