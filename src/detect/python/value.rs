//! What the analysis knows of a value: the literals it may be made of, its parts, and where it came from.

use smallvec::{SmallVec, smallvec};
use std::ops::{Deref, Range};
use std::rc::Rc;

/// Literals kept of one value: more than that is data, not a credential.
const MOST: usize = 16;

/// Parts kept of one value.
const MOST_PARTS: usize = 48;

/// Parts within parts that are kept.
const DEEPEST: u8 = 12;

/// Fragments kept of one text.
const MOST_FRAGMENTS: usize = 48;

/// A literal text and where its pieces stand.
#[derive(Clone)]
pub(in crate::detect) struct Literal {
    /// The text.
    pub(in crate::detect) text: Rc<str>,
    /// Its pieces: the index of the source they stand in, and the range there.
    pub(in crate::detect) places: Places,
    /// Whether a name was given it that says nothing of what it is.
    pub(in crate::detect) is_carried: bool,
}

/// Where the pieces of a literal stand, in order: the index of a source, and the range there. Most have one.
#[derive(Clone)]
pub(in crate::detect) enum Places {
    One([(usize, Range<usize>); 1]),
    Many(Rc<[(usize, Range<usize>)]>),
}

impl Default for Places {
    fn default() -> Self {
        Self::Many(Rc::default())
    }
}

impl Deref for Places {
    type Target = [(usize, Range<usize>)];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::One(one) => one,
            Self::Many(many) => many,
        }
    }
}

impl FromIterator<(usize, Range<usize>)> for Places {
    fn from_iter<I: IntoIterator<Item = (usize, Range<usize>)>>(places: I) -> Self {
        let mut places = places.into_iter();
        match (places.next(), places.next()) {
            (Some(only), None) => Self::One([only]),
            (first, second) => Self::Many(first.into_iter().chain(second).chain(places).collect()),
        }
    }
}

impl Literal {
    /// The stretch `range` of it; `None` where it is written in pieces or with escapes.
    pub(super) fn stretch(&self, range: Range<usize>) -> Option<Self> {
        let [(source, place)] = &*self.places else { return None };
        let text = self.text.get(range.clone()).filter(|_| place.len() == self.text.len())?;
        let places = Places::One([(*source, place.start + range.start..place.start + range.end)]);
        Some(Self { text: text.into(), places, is_carried: self.is_carried })
    }
}

/// Where a value came from, as far as that matters; of several the greatest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Origin {
    /// Nowhere of interest.
    #[default]
    Unknown,
    /// A number: what is added to it is a number too, and gives nothing away.
    Number,
    /// The address of an interface, put together.
    Address,
    /// A command that shows a server's answer, put together.
    Command,
    /// `input()`: somebody types it.
    Typed,
    /// The environment, as a whole.
    Environment,
    /// Something that sends requests: a session, or a function that does.
    Session,
    /// A client of a service, whose calls give its data, or a function that does.
    Client,
    /// What something gave that is only called like a session: an answer, if it is read as one.
    Asked,
    /// The answer to a request, before anything is read from it.
    Response,
    /// Data from an answer.
    Payload,
}

impl Origin {
    /// That of a collection whose parts have this one: a list of numbers is no number.
    pub(super) fn gathered(self) -> Self {
        if self <= Self::Command { Self::Unknown } else { self }
    }
}

/// A credential that the program reads from somewhere else: the source does not hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Kept {
    /// What it is called where it is read.
    pub(in crate::detect) name: Rc<str>,
    /// Whether only credentials are read from there; otherwise its name alone speaks for it.
    pub(in crate::detect) is_sure: bool,
}

/// A stretch of a text that the program shows.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::detect) enum Fragment {
    /// Text of the source.
    Text(Rc<str>),
    /// Something.
    Any,
    /// A credential.
    Kept(Kept),
}

/// What a value is made of.
pub(super) enum Parts {
    /// A list or tuple.
    Row(Vec<Value>),
    /// A dict, or an object with no class of the notebook's.
    Map(Vec<(Rc<str>, Value)>),
    /// An object of this class, with its fields.
    Object(Rc<str>, Vec<(Rc<str>, Value)>),
}

/// What is known of a value.
#[derive(Clone, Default)]
pub(super) struct Value {
    /// The literals it may be or hold.
    pub(super) literals: SmallVec<[Literal; 1]>,
    /// Where it came from.
    pub(super) origin: Origin,
    /// The source and the prompt of the question that it answers.
    pub(super) asked: Option<(usize, Rc<str>)>,
    /// What it is made of.
    pub(super) parts: Option<Rc<Parts>>,
    /// How it reads, where a credential is in it that is read from somewhere else.
    pub(super) reads: Option<Rc<[Fragment]>>,
    /// How deep its parts go.
    pub(super) depth: u8,
}

/// How a text reads that is made of `fragments`; nothing where they are too many to be one.
pub(super) fn reading(fragments: Vec<Fragment>) -> Option<Rc<[Fragment]>> {
    (fragments.len() <= MOST_FRAGMENTS).then(|| fragments.into())
}

impl Value {
    /// A value of which only the origin is known.
    pub(super) fn from(origin: Origin) -> Self {
        Self { origin, ..Self::default() }
    }

    /// The value of one literal.
    pub(super) fn literal(text: Rc<str>, places: Places) -> Self {
        Self { literals: smallvec![Literal { text, places, is_carried: false }], ..Self::default() }
    }

    /// A value of which only the literals it may be are known.
    pub(super) fn of_literals(literals: impl IntoIterator<Item = Literal>) -> Self {
        Self { literals: literals.into_iter().take(MOST).collect(), ..Self::default() }
    }

    /// A credential that is read under `name`.
    pub(super) fn kept(name: &str, is_sure: bool) -> Self {
        Self { reads: Some([Fragment::Kept(Kept { name: name.into(), is_sure })].into()), ..Self::default() }
    }

    /// A list of `values`.
    pub(super) fn row(values: Vec<Self>) -> Self {
        let whole = Self::any(values.iter().cloned());
        let reads = whole.reads.as_ref().and_then(|_| {
            let reads = |value: &Self| value.reads.as_deref().map_or_else(|| vec![Fragment::Any], <[Fragment]>::to_vec);
            reading(values.iter().map(reads).collect::<Vec<_>>().join(&Fragment::Text(", ".into())))
        });
        Self { reads, parts: None, origin: whole.origin.gathered(), ..whole }.made_of(values.len(), Parts::Row(values))
    }

    /// A dict of `entries`: what is in it stays there.
    pub(super) fn map(entries: Vec<(Rc<str>, Self)>) -> Self {
        let origin = entries.iter().map(|(_, value)| value.origin).max().unwrap_or_default().gathered();
        let depth = entries.iter().map(|(_, value)| value.depth).max().unwrap_or_default();
        // as Python prints a dict
        let reads = entries.iter().position(|(_, value)| value.reads.is_some()).and_then(|at| {
            let (key, value) = &entries[at];
            let end = (at + 1 < entries.len()).then(|| Fragment::Text(", ".into()));
            let shown = [Fragment::Text(format!("'{key}': ").into())];
            reading(shown.into_iter().chain(value.reads.iter().flat_map(|reads| reads.iter().cloned())).chain(end).collect())
        });
        Self { origin, depth, reads, ..Self::default() }.made_of(entries.len(), Parts::Map(entries))
    }

    /// An object of `class`.
    pub(super) fn object(class: &str, fields: Vec<(Rc<str>, Self)>) -> Self {
        let depth = fields.iter().map(|(_, value)| value.depth).max().unwrap_or_default();
        Self { depth, ..Self::default() }.made_of(fields.len(), Parts::Object(class.into(), fields))
    }

    /// The same with so many `parts`, unless they are too many or go too deep.
    fn made_of(self, count: usize, parts: Parts) -> Self {
        let is_kept = count <= MOST_PARTS && self.depth < DEEPEST;
        Self { parts: is_kept.then(|| Rc::new(parts)), depth: if is_kept { self.depth + 1 } else { 0 }, ..self }
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(&self) -> bool {
        self.literals.is_empty() && self.origin <= Origin::Command && self.asked.is_none() && self.parts.is_none() && self.reads.is_none()
    }

    /// Either of the two.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.literals.extend(other.literals);
        self.literals.truncate(MOST);
        self.origin = self.origin.max(other.origin);
        self.asked = self.asked.or(other.asked);
        self.parts = self.parts.or(other.parts);
        self.depth = self.depth.max(other.depth);
        self.reads = self.reads.or(other.reads);
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

    /// It as what a name was given that says nothing of it.
    pub(super) fn carried(&self) -> Self {
        let mut carried = self.clone();
        carried.literals.iter_mut().for_each(|literal| literal.is_carried = true);
        carried
    }

    /// The one text that it can be.
    pub(super) fn text(&self) -> Option<&str> {
        match self.literals.as_slice() {
            [only] => Some(&only.text),
            _ => None,
        }
    }

    /// The two items of a pair.
    pub(super) fn pair(&self) -> Option<(&Self, &Self)> {
        match self.items()? {
            [first, second] => Some((first, second)),
            _ => None,
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Option<&[Self]> {
        match self.parts.as_deref()? {
            Parts::Row(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a dict, or the fields of an object.
    pub(super) fn entries(&self) -> &[(Rc<str>, Self)] {
        match self.parts.as_deref() {
            Some(Parts::Map(entries) | Parts::Object(_, entries)) => entries,
            _ => &[],
        }
    }

    /// The entry under `key`; of several the last.
    pub(super) fn entry(&self, key: &str) -> Option<&Self> {
        self.entries().iter().rev().find(|(own, _)| &**own == key).map(|(_, value)| value)
    }

    /// The class of the notebook that it is an object of.
    pub(super) fn class(&self) -> Option<&Rc<str>> {
        match self.parts.as_deref()? {
            Parts::Object(class, _) => Some(class),
            _ => None,
        }
    }
}
