//! What names are given, with the places of the literals in it.

use std::ops::Range;

/// A literal that was given to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// The index of the part that it stands in.
    pub(super) part: usize,
    pub(super) range: Range<usize>,
}

/// What a name was given: a literal, or a text in which other names were filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

/// A literal in the place of a name.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// Where it stands in the text as it reads.
    pub(super) at: Range<usize>,
    /// The literal itself.
    pub(super) literal: Literal,
}

impl Value {
    /// The same, so many bytes further on.
    pub(super) fn moved(self, by: usize) -> Self {
        Self { at: self.at.start + by..self.at.end + by, ..self }
    }
}

impl Text {
    /// Adds what another name was given.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.values.extend(other.values.iter().map(|value| value.clone().moved(start)));
    }
}
