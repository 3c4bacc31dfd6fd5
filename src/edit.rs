//! Edits over bytes: replace spans, leave everything else as it came in.
//!
//! An [`Edits`] is always sorted and free of overlaps, so applying it is one pass and cannot fail.

use crate::span::Span;

/// Bytes `span` give way to `replacement`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place; empty to delete.
    pub replacement: String,
}

impl Edit {
    /// An edit that deletes `span`.
    #[must_use]
    pub fn delete(span: Span) -> Self {
        Self { span, replacement: String::new() }
    }

    /// An edit that puts `replacement` where `span` is.
    #[must_use]
    pub fn replace(span: Span, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }
}

/// Sorted, non-overlapping edits of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// The edits of `list` that change `original`. Where two overlap, the one that starts first stays, and of two that
    /// start together the longer: an edit inside a stretch that goes anyway has nothing left to do.
    #[must_use]
    pub fn new(original: &[u8], mut list: Vec<Edit>) -> Self {
        list.retain(|edit| edit.span.of(original) != edit.replacement.as_bytes());
        list.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
        let mut end = 0;
        list.retain(|edit| {
            let free = edit.span.start >= end;
            if free {
                end = edit.span.end;
            }
            free
        });
        Self(list)
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The edits in the order of their spans.
    #[must_use]
    pub fn as_slice(&self) -> &[Edit] {
        &self.0
    }

    /// Those that lie in `span`, for the text that it covers taken by itself.
    #[must_use]
    pub fn within(&self, span: Span) -> Self {
        let first = self.0.partition_point(|edit| edit.span.start < span.start);
        let inside = self.0[first..].iter().take_while(|edit| edit.span.end <= span.end);
        let moved = |edit: &Edit| Edit {
            span: Span::new(edit.span.start - span.start, edit.span.end - span.start),
            replacement: edit.replacement.clone(),
        };
        Self(inside.map(moved).collect())
    }

    /// What stays of a file of `len` bytes, in order, each with what comes after it.
    pub fn stretches(&self, len: usize) -> impl Iterator<Item = (Span, &[u8])> {
        let ends = self.0.iter().map(|edit| edit.span.end);
        let starts = std::iter::once(0).chain(ends);
        let stops = self.0.iter().map(|edit| edit.span.start).chain(std::iter::once(len));
        let replacements = self.0.iter().map(|edit| edit.replacement.as_bytes()).chain(std::iter::once(&b""[..]));
        starts.zip(stops).zip(replacements).map(|((start, stop), replacement)| (Span::new(start, stop), replacement))
    }

    /// The edited file as the pieces to write one after the other.
    pub fn chunks<'a>(&'a self, original: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        let stretches = self.stretches(original.len());
        stretches.flat_map(|(kept, replacement)| [kept.of(original), replacement]).filter(|chunk| !chunk.is_empty())
    }

    /// The edited file.
    #[must_use]
    pub fn apply(&self, original: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.chunks(original).map(<[u8]>::len).sum());
        self.chunks(original).for_each(|chunk| out.extend_from_slice(chunk));
        out
    }
}
