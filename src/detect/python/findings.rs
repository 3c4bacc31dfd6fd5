//! What following the values of a program has shown.

use super::library::Shown;
use super::reading::Reading;
use super::value::{Fragment, Literal, Origin};
use std::ops::Range;
use std::rc::Rc;

/// Different questions, and texts with credentials, that are looked for in the outputs of one cell.
const MOST_SOUGHT: usize = 32;

/// A literal that reaches a place with a telling name.
#[derive(Clone)]
pub(in crate::detect) struct Given {
    /// The name of that place.
    pub(in crate::detect) name: String,
    /// The literal.
    pub(in crate::detect) literal: Literal,
}

/// Something of interest that a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Showing {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// How.
    pub(in crate::detect) shown: Shown,
    /// What.
    pub(in crate::detect) origin: Origin,
}

/// A text that a cell shows, with a credential in it that stands nowhere in the source.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::detect) struct Reveal {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// How.
    pub(in crate::detect) shown: Shown,
    /// What.
    pub(in crate::detect) text: Rc<[Fragment]>,
}

/// A question that a cell asks of whoever runs it.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::detect) struct Question {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// The prompt.
    pub(in crate::detect) prompt: String,
    /// The name that the answer is given to.
    pub(in crate::detect) name: String,
}

/// What following the values has shown.
#[derive(Default)]
pub(in crate::detect) struct Findings {
    pub(in crate::detect) given: Vec<Given>,
    pub(in crate::detect) showings: Vec<Showing>,
    pub(in crate::detect) reveals: Vec<Reveal>,
    pub(in crate::detect) questions: Vec<Question>,
    /// Literals of several lines, by the index of their source: texts of their own, in YAML or what not.
    pub(in crate::detect) blocks: Vec<(usize, Range<usize>)>,
    /// The files that are read.
    pub(in crate::detect) readings: Vec<Reading>,
}

impl Findings {
    /// Looks for the answer to `question` in what its cell shows.
    pub(super) fn ask(&mut self, question: Question) {
        add_sought(&mut self.questions, question, |question| question.source);
    }

    /// Looks for the text of `reveal` in what its cell shows.
    pub(super) fn reveal(&mut self, reveal: Reveal) {
        add_sought(&mut self.reveals, reveal, |reveal| reveal.source);
    }
}

/// Adds `new` to what is looked for in outputs, unless it is there already or its cell has enough.
fn add_sought<T: PartialEq>(sought: &mut Vec<T>, new: T, cell: impl Fn(&T) -> usize) {
    let of_cell = || sought.iter().rev().take_while(|other| cell(other) == cell(&new));
    if of_cell().count() < MOST_SOUGHT && of_cell().all(|other| *other != new) {
        sought.push(new);
    }
}
