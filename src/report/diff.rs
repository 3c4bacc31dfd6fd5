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
        let mut body = String::new();
        let (mut old, mut new) = (0, 0);
        let mut at = hunk.first;
        for &(first, last) in &hunk.changed {
            let same = side(original, &shown_before, lines.span(at, first));
            let before = side(original, &shown_before, lines.span(first, last));
            let after = side(original, &shown_after, lines.span(first, last));
            old += same.len() + before.len();
            new += same.len() + after.len();
            push(&mut body, ' ', &same);
            push(&mut body, '-', &before);
            push(&mut body, '+', &after);
            at = last;
        }
        let rest = side(original, &shown_before, lines.span(at, hunk.last));
        push(&mut body, ' ', &rest);
        let (old, new) = (old + rest.len(), new + rest.len());
        let start = hunk.first + 1;
        let _ = writeln!(out, "@@ -{start},{old} +{},{new} @@", start.saturating_add_signed(shift));
        out += &body;
        shift += isize::try_from(new).unwrap_or(0) - isize::try_from(old).unwrap_or(0);
    }
    out
}

/// Lines `first..last` of the original, in which the stretches `changed` change.
struct Hunk {
    first: usize,
    last: usize,
    changed: Vec<(usize, usize)>,
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

/// The lines that the edits change, those near one another together with what is between them.
fn hunks(lines: &Lines, edits: &[Edit]) -> Vec<Hunk> {
    let mut changed: Vec<(usize, usize)> = Vec::new();
    for edit in edits {
        let (first, last) = (lines.at(edit.span.start), lines.at(edit.span.end.max(edit.span.start + 1) - 1) + 1);
        match changed.last_mut() {
            Some(before) if first <= before.1 => before.1 = before.1.max(last),
            _ => changed.push((first, last)),
        }
    }
    let together = changed.chunk_by(|a, b| b.0 <= a.1 + 2 * CONTEXT);
    let hunk = |changed: &[(usize, usize)]| {
        let (first, last) = (changed[0].0, changed[changed.len() - 1].1);
        Hunk { first: first.saturating_sub(CONTEXT), last: (last + CONTEXT).min(lines.count()), changed: changed.to_vec() }
    };
    together.map(hunk).collect()
}

/// The lines of `span` of the original once `edits` are applied.
fn side(original: &[u8], edits: &Edits, span: Span) -> Vec<String> {
    let text = edits.within(span).apply(span.of(original));
    String::from_utf8_lossy(&text).split_inclusive('\n').map(str::to_owned).collect()
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
