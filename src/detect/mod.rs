//! Notebook in, findings out.
//!
//! Every part of the notebook is read once. What is found knows where it stands in the file; what is to be done about
//! it is decided elsewhere.

mod assignment;
mod candidate;
mod check;
pub mod example;
mod keywords;
mod locate;
mod name;
mod patterns;
pub mod rule;
pub mod rules;
mod value;

use crate::finding::Finding;
use crate::notebook::{CellKind, Notebook, Part, Place};
use assignment::Grammar;
use candidate::{Candidate, candidates};

/// Everything in `notebook` that should not go into git, in file order.
#[must_use]
pub fn findings(notebook: &Notebook<'_>) -> Vec<Finding> {
    of_parts(notebook, notebook.parts())
}

/// The same for some parts of `notebook` alone.
#[must_use]
pub fn of_parts<'d>(notebook: &Notebook<'d>, parts: Vec<Part<'d>>) -> Vec<Finding> {
    let found = parts.iter().map(|part| (part, part_candidates(part))).filter(|(_, found)| !found.is_empty());
    locate::findings(notebook, found.collect())
}

fn part_candidates(part: &Part<'_>) -> Vec<Candidate> {
    let text = part.text.as_str();
    match &part.place {
        Place::Source(CellKind::Code) => candidates(text, source_grammar(text)),
        Place::Source(_) | Place::Output | Place::Markup => candidates(text, Grammar::Loose),
        Place::Leaf { key, label } => leaf_candidates(text, key, label.as_deref()),
    }
}

/// A string in JSON: judged by itself, or else by its key.
fn leaf_candidates(text: &str, key: &str, label: Option<&str>) -> Vec<Candidate> {
    let found = candidates(text, Grammar::Loose);
    if !found.is_empty() {
        return found;
    }
    let is_value = ["value", "val", "data", "content", "default"].contains(&key);
    let name = label.filter(|_| is_value).unwrap_or(key);
    candidate::of_literal(name, text).into_iter().collect()
}

/// Code, unless a cell magic says that the cell is shell or a file that is written.
fn source_grammar(source: &str) -> Grammar {
    let magic = source.trim_start().lines().next().and_then(|line| line.strip_prefix("%%")).unwrap_or_default();
    let name = magic.split_whitespace().next().unwrap_or_default();
    match name {
        "bash" | "sh" | "script" | "system" | "sx" | "cmd" | "writefile" | "file" | "markdown" | "html" | "env" | "shell" | "zsh" => {
            Grammar::Loose
        }
        _ => Grammar::Code,
    }
}

#[cfg(test)]
mod tests;
