//! Notebook in, findings out.
//!
//! Every part of the notebook is read once. What is found knows where it stands in the file; what is to be done about
//! it is decided elsewhere.

mod answered;
mod as_text;
mod assignment;
mod call;
mod candidate;
mod cell_magic;
mod check;
mod command;
pub mod credential_file;
mod echo;
mod embedded;
pub mod example;
pub mod explain;
mod generated;
mod judge;
mod keywords;
mod label;
mod locate;
mod memory;
mod name;
mod patterns;
mod place;
mod placeholder;
mod printed;
mod program;
mod published;
mod python;
pub mod read_file;
mod revealed;
pub mod rule;
pub mod rules;
mod sample;
mod shell;
mod shown;
mod state;
mod table;
mod value;
mod variable;
mod written;

use crate::finding::Finding;
use crate::notebook::{CellKind, Notebook, Part, Place};
pub use as_text::{findings_as_text, is_text};
use assignment::Grammar;
use candidate::Candidate;
use cell_magic::{CellMagic, is_shell};
pub use memory::Memory;

/// Everything in `notebook` that should not go into git, in file order.
#[must_use]
pub fn findings(notebook: &Notebook<'_>) -> Vec<Finding> {
    findings_with(notebook, &mut Memory::none())
}

/// The same, quicker where `memory` knows texts of it from other notebooks.
#[must_use]
pub fn findings_with(notebook: &Notebook<'_>, memory: &mut Memory) -> Vec<Finding> {
    let parts = notebook.parts();
    let (found, showings) = found(notebook, &parts, memory);
    let mut findings = locate::findings(notebook, parts.iter().zip(found).collect());
    findings.extend(shown::findings(notebook, &parts, &showings));
    findings.sort_by_key(|finding| finding.location.spans.first().map(|span| (span.start, std::cmp::Reverse(span.end))));
    findings
}

/// Whether this thread parses Python. A panic is the parser's then and is caught; its message may quote the cell.
#[must_use]
pub fn is_parsing_python() -> bool {
    python::is_parsing()
}

/// The candidates in each of `parts`, and what the cells show.
fn found(notebook: &Notebook<'_>, parts: &[Part<'_>], memory: &mut Memory) -> (Vec<Vec<Candidate>>, Vec<python::Showing>) {
    let language = notebook.language();
    let mut found: Vec<Vec<Candidate>> = parts.iter().map(|part| part_candidates(part, &language, memory)).collect();
    let mut showings = program::follow(notebook, parts, &mut found, memory);
    showings.extend(answered::showings(parts, &language));
    written::add(parts, &mut found);
    variable::add(parts, &language, &mut found);
    printed::add(parts, &language, &mut found);
    published::remove(parts, &mut found);
    echo::add(parts, &mut found);
    (found, showings)
}

fn part_candidates(part: &Part<'_>, language: &str, memory: &mut Memory) -> Vec<Candidate> {
    let text = part.text.as_str();
    match &part.place {
        Place::Leaf { key, label } => leaf_candidates(text, key, label.as_deref(), memory),
        _ => memory.candidates(text, grammar_of(part, language)),
    }
}

/// What the text of `part` is written in, the kernel's being `language`.
fn grammar_of(part: &Part<'_>, language: &str) -> Grammar {
    match &part.place {
        Place::Source(CellKind::Code) => source_grammar(part.text.as_str(), language),
        // what a converter is told
        Place::Source(CellKind::Raw) if part.text.as_str().starts_with("---\n") => Grammar::Shell,
        Place::Source(_) | Place::Output | Place::Markup | Place::Leaf { .. } => Grammar::Loose,
    }
}

/// A string in JSON: judged by itself, or else by its key.
fn leaf_candidates(text: &str, key: &str, label: Option<&str>, memory: &mut Memory) -> Vec<Candidate> {
    let found = memory.candidates(text, Grammar::Loose);
    if !found.is_empty() {
        return found;
    }
    candidate::of_entry(leaf_name(key, label), text).into_iter().collect()
}

/// What a string under `key` is called: `{"name": "API_KEY", "value": "…"}` names it beside it.
fn leaf_name<'n>(key: &'n str, label: Option<&'n str>) -> &'n str {
    let is_value = ["value", "val", "data", "content", "default", "currentValue", "defaultValue", "varContent", "deepnote_variable_value"]
        .contains(&key);
    label.filter(|_| is_value).unwrap_or(key)
}

/// Code, unless the kernel or a cell magic says that the cell is shell or a file that is written.
fn source_grammar(source: &str, language: &str) -> Grammar {
    match CellMagic::of(source).map(|magic| magic.name) {
        Some("writefile" | "file") if is_table(source) => Grammar::Loose,
        Some("writefile" | "file" | "env") => Grammar::Shell,
        Some("markdown" | "html" | "latex") => Grammar::Loose,
        _ if runs_in_shell(source, language) => Grammar::Shell,
        _ => Grammar::Code,
    }
}

/// Whether the cell magic at the start of `source` writes a table or a text.
fn is_table(source: &str) -> bool {
    let file = source.lines().next().unwrap_or_default().trim_end();
    [".csv", ".tsv", ".md"].iter().any(|extension| file.ends_with(extension))
}

/// Whether the lines of the code cell `source` are commands, the kernel's language being `language`.
fn runs_in_shell(source: &str, language: &str) -> bool {
    is_shell(language) || CellMagic::of(source).is_some_and(|magic| magic.is_shell())
}

#[cfg(test)]
mod tests;
