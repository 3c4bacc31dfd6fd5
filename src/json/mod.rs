//! A lossless tree over the bytes of a JSON text.
//!
//! Every value has its byte span, nothing is normalised, and no step recurses on the depth of the input. Accepted is
//! what Python's `json` writes and reads: NaN and infinities, lone surrogate escapes, duplicate keys, integers of any
//! length, a BOM.

mod error;
mod parse;
mod pointer;
mod removal;
mod string;

pub use error::{JsonError, JsonErrorKind};
pub use pointer::{Locator, Pointer};
pub use removal::removals;
pub use string::{Piece, decode, decode_onto, pieces, quote};

use crate::span::Span;
use std::borrow::Cow;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// `"…"` without a backslash
    PlainString,
    /// `"…"` with at least one escape
    EscapedString,
    /// A number, NaN and the infinities included
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
}

/// One value: `next` is the index of the first node after its subtree.
#[derive(Clone, Copy, Debug)]
struct Node {
    start: u32,
    end: u32,
    next: u32,
    kind: Kind,
}

/// A JSON text and its tree, in document order. In an object, each key is a string node followed by its value.
#[derive(Debug)]
pub struct Document<'b> {
    bytes: &'b [u8],
    nodes: Vec<Node>,
    /// The bytes as text: to tell that of all at once costs a tenth of telling it of each string.
    text: &'b str,
}

impl<'b> Document<'b> {
    /// Reads `bytes`, which must hold exactly one JSON value.
    ///
    /// # Errors
    /// The first place where the bytes stop being JSON.
    pub fn parse(bytes: &'b [u8]) -> Result<Self, JsonError> {
        let (nodes, text) = parse::nodes(bytes)?;
        Ok(Self { bytes, nodes, text })
    }

    /// The bytes it was read from.
    #[must_use]
    pub fn bytes(&self) -> &'b [u8] {
        self.bytes
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Value<'_> {
        Value { doc: self, index: 0 }
    }
}

/// A value in a [`Document`]; as cheap to copy as a reference.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    doc: &'d Document<'d>,
    index: u32,
}

/// A member of an object.
#[derive(Clone, Copy)]
pub struct Member<'d> {
    /// The key: always a string.
    pub key: Value<'d>,
    /// What it names.
    pub value: Value<'d>,
}

impl<'d> Value<'d> {
    fn node(self) -> Node {
        self.doc.nodes[self.index as usize]
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Where it stands, quotes and brackets included.
    #[must_use]
    pub fn span(self) -> Span {
        let node = self.node();
        Span::new(node.start as usize, node.end as usize)
    }

    /// All bytes of the document that it is in.
    #[must_use]
    pub fn document_bytes(self) -> &'d [u8] {
        self.doc.bytes
    }

    /// Its bytes as they stand in the file.
    #[must_use]
    pub fn raw(self) -> &'d [u8] {
        self.span().of(self.doc.bytes)
    }

    /// Whether it is a string.
    #[must_use]
    pub fn is_string(self) -> bool {
        matches!(self.kind(), Kind::PlainString | Kind::EscapedString)
    }

    /// A string's bytes between the quotes, still escaped.
    #[must_use]
    pub fn string_span(self) -> Option<Span> {
        let span = self.span();
        self.is_string().then(|| Span::new(span.start + 1, span.end - 1))
    }

    /// A string's text between the quotes, still escaped.
    #[must_use]
    pub fn inside(self) -> Option<&'d str> {
        self.string_span().and_then(|span| self.doc.text.get(span.start..span.end))
    }

    /// A string's text with its escapes undone; a lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn text(self) -> Option<Cow<'d, str>> {
        match self.kind() {
            Kind::EscapedString => self.inside().map(decode),
            _ => self.inside().map(Cow::Borrowed),
        }
    }

    /// Whether it is a string that reads `text` once unescaped.
    #[must_use]
    pub fn is_text(self, text: &str) -> bool {
        let node = self.node();
        match node.kind {
            // told by the length alone, most often
            Kind::PlainString => (node.end - node.start) as usize == text.len() + 2 && self.inside() == Some(text),
            Kind::EscapedString => self.text().is_some_and(|own| own == text),
            _ => false,
        }
    }

    /// Its children in document order: an object's keys and values by turns, an array's elements.
    fn children(self) -> impl Iterator<Item = Value<'d>> {
        let node = self.node();
        let container = matches!(node.kind, Kind::Object | Kind::Array);
        let mut index = if container { self.index + 1 } else { node.next };
        std::iter::from_fn(move || {
            (index < node.next).then(|| {
                let child = Value { doc: self.doc, index };
                index = child.node().next;
                child
            })
        })
    }

    /// An array's elements; none where it is something else.
    pub fn elements(self) -> impl Iterator<Item = Value<'d>> {
        let is_array = self.kind() == Kind::Array;
        self.children().filter(move |_| is_array)
    }

    /// An object's members, duplicates included; none where it is something else.
    pub fn members(self) -> impl Iterator<Item = Member<'d>> {
        let is_object = self.kind() == Kind::Object;
        let mut children = self.children();
        std::iter::from_fn(move || {
            if !is_object {
                return None;
            }
            Some(Member { key: children.next()?, value: children.next()? })
        })
    }

    /// Every value that an object has under `key`: JSON allows a key twice, and readers differ in which one they take.
    pub fn all(self, key: &str) -> impl Iterator<Item = Value<'d>> {
        self.members().filter(move |member| member.key.is_text(key)).map(|member| member.value)
    }

    /// The value under `key` that Python and JavaScript take: the last.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Value<'d>> {
        self.all(key).last()
    }

    /// Whether Python would call it true.
    #[must_use]
    pub fn is_truthy(self) -> bool {
        match self.kind() {
            Kind::True => true,
            Kind::False | Kind::Null => false,
            Kind::Number => self.raw().iter().any(|byte| !matches!(byte, b'-' | b'+' | b'0' | b'.' | b'e' | b'E')),
            Kind::PlainString | Kind::EscapedString => self.span().len() > 2,
            Kind::Object | Kind::Array => self.children().next().is_some(),
        }
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.doc, other.doc) && self.index == other.index
    }
}

impl std::fmt::Debug for Value<'_> {
    /// Kind and place only: a value may hold a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} at {:?}", self.kind(), self.span())
    }
}

#[cfg(test)]
mod tests;
