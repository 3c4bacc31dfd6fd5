//! Which bytes to take out so that some children of a container go and valid JSON stays, indentation kept.

use super::{Kind, Value};
use crate::span::Span;

/// The spans to delete from `container` so that the children at `indices` are gone: members of an object or elements of
/// an array, counted from 0, ascending. With every child removed the container is left as `{}` or `[]`.
#[must_use]
pub fn removals(container: Value<'_>, indices: &[usize]) -> Vec<Span> {
    if indices.is_empty() {
        return Vec::new();
    }
    let items: Vec<Span> = match container.kind() {
        Kind::Object => container.members().map(|m| Span::new(m.key.span().start, m.value.span().end)).collect(),
        Kind::Array => container.elements().map(Value::span).collect(),
        _ => Vec::new(),
    };
    if items.is_empty() {
        return Vec::new();
    }
    let gone = |index: usize| indices.binary_search(&index).is_ok();
    if (0..items.len()).all(gone) {
        let span = container.span();
        return vec![Span::new(span.start + 1, span.end - 1)];
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while index < items.len() {
        if !gone(index) {
            index += 1;
            continue;
        }
        let first = index;
        while index < items.len() && gone(index) {
            index += 1;
        }
        // a leading run takes the separator after it, every other run the one before it
        spans.push(match first {
            0 => Span::new(items[0].start, items[index].start),
            _ => Span::new(items[first - 1].end, items[index - 1].end),
        });
    }
    spans
}
