//! RFC 6901 pointers to values.

use super::{Kind, Member, Value};
use std::iter::Peekable;

/// An RFC 6901 pointer, e.g. `/cells/3/outputs/0/data/text~1plain`; the empty one names the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

/// What a pointer shows of a key that may not be shown.
const HIDDEN: &str = "…";

impl Pointer {
    /// The pointer in RFC 6901's spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its tokens with RFC 6901's escapes undone.
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    fn push(&mut self, token: &str) {
        self.0.push('/');
        self.0.push_str(&token.replace('~', "~0").replace('/', "~1"));
    }
}

/// Finds values by a byte in them, one after the other in the document's order: each from where the last was found, so that a
/// long list is walked once.
pub struct Locator<'d> {
    root: Value<'d>,
    pointer: Pointer,
    /// The values that hold the last byte, the outermost first.
    levels: Vec<Level<'d>>,
}

/// A value that holds the byte.
struct Level<'d> {
    value: Value<'d>,
    /// How long the pointer to it is.
    pointer: usize,
    /// What is in it, from what holds the byte on.
    children: Peekable<Box<dyn Iterator<Item = Child<'d>> + 'd>>,
}

/// What is in a list or an object.
enum Child<'d> {
    Element(usize, Value<'d>),
    Member(Member<'d>),
}

impl<'d> Locator<'d> {
    /// In `root` and what is in it.
    #[must_use]
    pub fn new(root: Value<'d>) -> Self {
        Self { root, pointer: Pointer::default(), levels: vec![Level::new(root, 0)] }
    }

    /// The pointer to the value that holds byte `offset`, which is none before the last one, and that value. A list that holds
    /// only strings is one text to nbformat, so the pointer stops at the list. A byte in a member's key leads to the member,
    /// and to the key's string. A key for which `hides` holds is left out of the pointer, with `…` in its place.
    pub fn at(&mut self, offset: usize, hides: &dyn Fn(Value<'d>) -> bool) -> (Pointer, Value<'d>) {
        while self.levels.len() > 1 && self.levels.last().is_some_and(|level| !holds(level.value, offset)) {
            self.levels.pop();
        }
        let mut here = self.root;
        while let Some(level) = self.levels.last_mut() {
            here = level.value;
            self.pointer.0.truncate(level.pointer);
            while level.children.next_if(|child| child.value().span().end <= offset).is_some() {}
            let next = match level.children.peek() {
                Some(Child::Element(index, value)) if holds(*value, offset) => {
                    self.pointer.push(&index.to_string());
                    *value
                }
                Some(Child::Member(member)) if holds(member.key, offset) || holds(member.value, offset) => {
                    self.pointer.push(&if hides(member.key) { HIDDEN.into() } else { member.key.text().unwrap_or_default() });
                    if holds(member.key, offset) { member.key } else { member.value }
                }
                _ => break,
            };
            self.levels.push(Level::new(next, self.pointer.0.len()));
        }
        (self.pointer.clone(), here)
    }
}

impl<'d> Level<'d> {
    fn new(value: Value<'d>, pointer: usize) -> Self {
        let children: Box<dyn Iterator<Item = Child<'d>> + 'd> = match value.kind() {
            Kind::Object => Box::new(value.members().map(Child::Member)),
            Kind::Array if !value.is_text_list() => Box::new(value.elements().enumerate().map(|(index, own)| Child::Element(index, own))),
            _ => Box::new(std::iter::empty()),
        };
        Self { value, pointer, children: children.peekable() }
    }
}

impl<'d> Child<'d> {
    fn value(&self) -> Value<'d> {
        match self {
            Self::Element(_, value) => *value,
            Self::Member(member) => member.value,
        }
    }
}

fn holds(value: Value<'_>, offset: usize) -> bool {
    value.span().start <= offset && offset < value.span().end
}

impl<'d> Value<'d> {
    /// What a [`Locator`] finds at `offset`.
    #[must_use]
    pub fn locate(self, offset: usize, hides: &dyn Fn(Value<'d>) -> bool) -> (Pointer, Value<'d>) {
        Locator::new(self).at(offset, hides)
    }

    /// Whether it is nbformat's multi-line text: a list of strings, at least one.
    #[must_use]
    pub fn is_text_list(self) -> bool {
        let mut elements = self.elements().peekable();
        elements.peek().is_some() && elements.all(Value::is_string)
    }
}
