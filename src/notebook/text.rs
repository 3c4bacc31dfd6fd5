//! A text of a notebook as a person would read it, and the way back to the file's bytes.
//!
//! Escapes are undone, the strings of a line list are joined, terminal colours are removed. Whatever was done, a range
//! of the text leads back to the byte spans it came from: one for each JSON string it touches.

use super::mapping::Mapping;
use super::{ansi, markup};
use crate::json::{Piece, Value, decode_onto, pieces};
use crate::span::Span;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// What to do with a text after its JSON escapes are undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Remove terminal escape sequences.
    Terminal,
    /// Take tags as gaps and decode entities.
    Markup,
}

/// A decoded text. The way back is worked out at its first use: most texts hold nothing to report.
pub struct Text<'d> {
    values: Values<'d>,
    separator: &'static str,
    shown: Cow<'d, str>,
    /// From the shown text to the decoded one, where they differ.
    showing: Option<Mapping>,
    /// From the decoded text to the file.
    decoding: OnceCell<Mapping>,
}

/// What a text is in: a string or a line list, or several of them.
#[derive(Clone)]
enum Values<'d> {
    One(Value<'d>),
    Many(Vec<Value<'d>>),
}

impl<'d> Values<'d> {
    fn as_slice(&self) -> &[Value<'d>] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    fn strings(&self) -> impl Iterator<Item = Value<'d>> {
        self.as_slice().iter().flat_map(|value| value.lines())
    }
}

impl<'d> Text<'d> {
    /// The text of `value`, a string or a line list, whose lines are joined without anything between them.
    #[must_use]
    pub fn of(value: Value<'d>, form: Form) -> Self {
        Self::new(Values::One(value), "", form)
    }

    /// The text of `values`, each a string or a line list, all joined.
    #[must_use]
    pub fn joined(values: Vec<Value<'d>>, form: Form) -> Self {
        Self::new(Values::Many(values), "", form)
    }

    /// The text of the line list `value`, each string on a line of its own.
    #[must_use]
    pub fn lines(value: Value<'d>, form: Form) -> Self {
        Self::new(Values::One(value), "\n", form)
    }

    /// The same in the other `form`.
    #[must_use]
    pub fn in_form(&self, form: Form) -> Self {
        let decoded = match self.showing {
            Some(_) => join(&self.values, self.separator),
            None => self.shown.clone(),
        };
        Self::of_decoded(self.values.clone(), self.separator, decoded, form)
    }

    fn new(values: Values<'d>, separator: &'static str, form: Form) -> Self {
        let decoded = join(&values, separator);
        Self::of_decoded(values, separator, decoded, form)
    }

    fn of_decoded(values: Values<'d>, separator: &'static str, decoded: Cow<'d, str>, form: Form) -> Self {
        let derived = match form {
            Form::Terminal => ansi::visible(&decoded),
            Form::Markup => markup::visible(&decoded),
        };
        let (shown, showing) = match derived {
            Some(derived) => (Cow::Owned(derived.text), Some(derived.mapping)),
            None => (decoded, None),
        };
        Self { values, separator, shown, showing, decoding: OnceCell::new() }
    }

    /// The text to read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The one string or line list that this is the text of, where nothing is left out of it.
    #[must_use]
    pub fn all_of(&self) -> Option<Value<'d>> {
        match self.values.as_slice() {
            [only] if self.showing.is_none() => Some(*only),
            _ => None,
        }
    }

    /// The bytes of the file that `range` of the text came from: a span for each string it touches, in file order.
    #[must_use]
    pub fn spans(&self, range: Range<usize>) -> Vec<Span> {
        let range = match &self.showing {
            Some(showing) => showing.source(range),
            None => range,
        };
        let source = self.decoding().source(range);
        let source = Span::new(source.start, source.end);
        let insides = self.values.strings().filter_map(Value::string_span);
        insides
            .filter(|inside| inside.overlaps(source))
            .map(|inside| Span::new(inside.start.max(source.start), inside.end.min(source.end)))
            .collect()
    }

    /// Where `span` of the file shows in the text.
    #[must_use]
    pub fn range(&self, span: Span) -> Range<usize> {
        let derived = |at: usize| {
            let at = self.decoding().derived(at);
            self.showing.as_ref().map_or(at, |showing| showing.derived(at))
        };
        let start = derived(span.start);
        start..derived(span.end).max(start)
    }

    fn decoding(&self) -> &Mapping {
        self.decoding.get_or_init(|| self.decode())
    }

    fn decode(&self) -> Mapping {
        let mut mapping = Mapping::default();
        let mut to = 0;
        for (index, string) in self.values.strings().enumerate() {
            to += if index > 0 { self.separator.len() } else { 0 };
            let Some(inside) = string.string_span() else { continue };
            let raw = &string.raw()[1..=inside.len()];
            let mut from = inside.start;
            for piece in pieces(raw) {
                let (len, to_len) = match piece {
                    Piece::Verbatim { len } => (len, len),
                    Piece::Escape { len, char } => (len, char.len_utf8()),
                };
                mapping.push(to, to_len, from..from + len);
                from += len;
                to += to_len;
            }
        }
        mapping
    }
}

impl std::fmt::Debug for Text<'_> {
    /// Its size only: a text may hold a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text of {} bytes", self.shown.len())
    }
}

fn join<'d>(values: &Values<'d>, separator: &str) -> Cow<'d, str> {
    if let Values::One(only) = values
        && let Some(text) = only.text()
    {
        return text;
    }
    let mut text = String::with_capacity(values.as_slice().iter().map(|value| value.span().len()).sum());
    values.strings().enumerate().for_each(|(index, string)| {
        if index > 0 {
            text.push_str(separator);
        }
        decode_onto(&mut text, string.inside().unwrap_or_default());
    });
    Cow::Owned(text)
}
