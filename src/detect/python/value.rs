//! What the analysis knows of a value: the literals it may be made of, and where it came from.

use std::ops::Range;
use std::rc::Rc;

/// Literals kept of one value: more than that is data, not a credential.
const MOST: usize = 16;

/// A literal text and where its pieces stand.
#[derive(Clone, Debug)]
pub(in crate::detect) struct Literal {
    /// The text.
    pub(in crate::detect) text: Rc<str>,
    /// Its pieces: the index of the source they stand in, and the range there.
    pub(in crate::detect) places: Vec<(usize, Range<usize>)>,
}

/// Where a value came from, as far as that matters; of several the greatest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Origin {
    /// Nowhere of interest.
    #[default]
    Unknown,
    /// `input()`: somebody types it.
    Typed,
    /// The environment, as a whole.
    Environment,
    /// Something that answers requests: a session, a client of a service.
    Client,
    /// The answer to a request, before anything is read from it.
    Response,
    /// Data from an answer.
    Payload,
}

/// What is known of a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Value {
    /// The literals it may be or hold.
    pub(super) literals: Vec<Literal>,
    /// Where it came from.
    pub(super) origin: Origin,
    /// The source and the prompt of the question that it answers.
    pub(super) asked: Option<(usize, Rc<str>)>,
}

impl Value {
    /// A value of which only the origin is known.
    pub(super) fn from(origin: Origin) -> Self {
        Self { origin, ..Self::default() }
    }

    /// The value of one literal.
    pub(super) fn literal(text: &str, places: Vec<(usize, Range<usize>)>) -> Self {
        Self { literals: vec![Literal { text: text.into(), places }], ..Self::default() }
    }

    /// Either of the two.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.literals.extend(other.literals);
        self.literals.truncate(MOST);
        self.origin = self.origin.max(other.origin);
        self.asked = self.asked.or(other.asked);
        self
    }

    /// One of many.
    pub(super) fn any(values: impl IntoIterator<Item = Self>) -> Self {
        values.into_iter().fold(Self::default(), Self::or)
    }

    /// Only its literals: what a call that computes something makes of it.
    pub(super) fn without_origin(self) -> Self {
        Self { origin: Origin::Unknown, ..self }
    }
}
