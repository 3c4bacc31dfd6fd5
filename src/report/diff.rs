//! A unified diff made from the edits themselves: no comparing, and no secret in it.

use crate::edit::{Edit, Edits};
use crate::span::Span;
use std::fmt::Write;

/// Unchanged lines around a change.
const CONTEXT: usize = 3;

/// The change that `edits` make to `original`, as `git apply` reads it, with `masks` applied to both sides.
#[must_use]
pub fn unified(path: &str, original: &[u8], edits: &Edits, masks: Vec<Edit>) -> String {
    if edits.is_empty() {
        return String::new();
    }
    let shown_before = Edits::new(original, masks.clone());
    let changes = edits.as_slice();
    let inside_a_change = |mask: &Edit| changes.iter().any(|edit| edit.span.overlaps(mask.span));
    let all = changes.iter().cloned().chain(masks.into_iter().filter(|mask| !inside_a_change(mask)));
    let shown_after = Edits::new(original, all.collect());
    let lines = Lines::of(original);
    let mut out = format!("--- a/{path}\n+++ b/{path}\n");
    let mut shift = 0_isize;
    for hunk in hunks(&lines, changes) {
        let old = lines.span(hunk.first, hunk.last);
        let before = side(original, &shown_before, old);
        let after = side(original, &shown_after, old);
        let (head, tail) = (hunk.head, hunk.tail);
        let counts = (before.len(), after.len());
        let start = hunk.first + 1;
        let _ = writeln!(out, "@@ -{start},{} +{},{} @@", counts.0, start.saturating_add_signed(shift), counts.1);
        shift += isize::try_from(counts.1).unwrap_or(0) - isize::try_from(counts.0).unwrap_or(0);
        let middle = |side: &[String]| head.min(side.len())..side.len().saturating_sub(tail).max(head.min(side.len()));
        push(&mut out, ' ', &before[..middle(&before).start]);
        push(&mut out, '-', &before[middle(&before)]);
        push(&mut out, '+', &after[middle(&after)]);
        push(&mut out, ' ', &before[middle(&before).end..]);
    }
    out
}

/// Lines `first..last` of the original, the first `head` and last `tail` of which do not change.
struct Hunk {
    first: usize,
    last: usize,
    head: usize,
    tail: usize,
}

/// Offsets at which lines start, and the end.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &[u8]) -> Self {
        let mut starts: Vec<usize> = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text).map(|at| at + 1)).collect();
        if starts.last() != Some(&text.len()) {
            starts.push(text.len());
        }
        Self(starts)
    }

    fn count(&self) -> usize {
        self.0.len() - 1
    }

    /// The line that holds byte `at`.
    fn at(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at).saturating_sub(1).min(self.count().saturating_sub(1))
    }

    fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.0[first], self.0[last])
    }
}

/// Edits whose lines are near one another, together.
fn hunks(lines: &Lines, edits: &[Edit]) -> Vec<Hunk> {
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for edit in edits {
        let (first, last) = (lines.at(edit.span.start), lines.at(edit.span.end.max(edit.span.start + 1) - 1) + 1);
        match hunks.last_mut() {
            Some(hunk) if first <= hunk.1 + 2 * CONTEXT => hunk.1 = hunk.1.max(last),
            _ => hunks.push((first, last)),
        }
    }
    let widened = hunks.into_iter().map(|(first, last)| {
        let (from, to) = (first.saturating_sub(CONTEXT), (last + CONTEXT).min(lines.count()));
        Hunk { first: from, last: to, head: first - from, tail: to - last }
    });
    widened.collect()
}

/// The lines of `span` of the original once `edits` are applied.
fn side(original: &[u8], edits: &Edits, span: Span) -> Vec<String> {
    let inside = edits.as_slice().iter().filter(|edit| span.contains(edit.span));
    let moved = inside.map(|edit| Edit {
        span: Span::new(edit.span.start - span.start, edit.span.end - span.start),
        replacement: edit.replacement.clone(),
    });
    let original = span.of(original);
    let text = Edits::new(original, moved.collect()).apply(original);
    let text = String::from_utf8_lossy(&text);
    text.split_inclusive('\n').map(str::to_owned).collect()
}

fn push(out: &mut String, sign: char, lines: &[String]) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}
