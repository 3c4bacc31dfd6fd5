//! What cells in other languages than Python show of a server's answers: R's `content(GET(url))`, JavaScript's
//! `console.log(await response.json())`.
//!
//! Python is followed as a program ([`super::python`]). Here statements are read as such, names that were given an answer are
//! remembered from cell to cell, and what a call that prints is given, or what a cell ends with, is looked through for them.
//! What languages have for it is in a table.

mod answers;
mod language;
mod printing;
mod reading;
mod rows;
mod statement;
mod tokens;

use super::cell_magic::CellMagic;
use super::python::{self, Origin, Showing, Shown};
use super::runs_in_shell;
use super::shell::Shell;
use crate::notebook::{CellKind, Part, Place};
use answers::Names;
use reading::Reading;
use std::collections::HashMap;

/// What the cells among `parts` that are not in Python show, the kernel's language being `language`; the source of a showing is the
/// index of its part.
pub(super) fn showings(parts: &[Part<'_>], language: &str) -> Vec<Showing> {
    let mut shown = Vec::new();
    let mut names: HashMap<&str, Names> = HashMap::new();
    let mut shell = Shell::default();
    let is_python = python::is_language(language);
    for (source, part) in parts.iter().enumerate().filter(|(_, part)| part.place == Place::Source(CellKind::Code)) {
        let text = part.text.as_str();
        let magic = CellMagic::of(text);
        // most cells are Python's
        if is_python && magic.is_none() {
            continue;
        }
        let language = part.cell.and_then(|cell| cell.language()).unwrap_or_else(|| language.to_owned());
        let (name, body) = magic.map_or((language.as_str(), text), |magic| (magic.name, &text[magic.body..]));
        // a magic of Python's is its program's, though what is below may be a shell's
        if python::is_language(&language) && magic.is_none_or(|magic| magic.is_python() || magic.is_shell()) {
            continue;
        }
        // what a browser is given to run is its own display
        if python::is_language(&language) && matches!(name, "javascript" | "js") {
            continue;
        }
        let found = match language::of(name) {
            Some(language) => Reading::new(language, body, names.entry(language.name()).or_default()).shown(),
            None if runs_in_shell(text, &language) => vec![(Shown::Printed, shell.origin_of(body))],
            None => continue,
        };
        let of_interest = found.into_iter().filter(|(_, origin)| matches!(origin, Origin::Payload | Origin::Environment));
        shown.extend(of_interest.map(|(shown, origin)| Showing { source, shown, origin }));
    }
    shown
}

#[cfg(test)]
mod tests;
