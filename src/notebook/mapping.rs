//! From offsets in a derived text back to offsets in what it was derived from.

use std::ops::Range;

/// A stretch of a derived text and the stretch it came from. Of equal length, the two run byte by byte; otherwise the
/// one stands for the other as a whole (an escape for its character, `&amp;` for `&`).
#[derive(Clone, Copy, Debug)]
struct Run {
    to: u32,
    to_len: u32,
    from: u32,
    from_len: u32,
}

/// Runs in the order of the derived text; text between two runs (a separator that was put in) came from nowhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapping(Vec<Run>);

impl Mapping {
    /// Adds: `to_len` bytes of the derived text at `to` came from `from`. Runs are added in ascending order.
    #[expect(clippy::cast_possible_truncation, reason = "files are at most 4 GiB and no text outgrows its file")]
    pub(super) fn push(&mut self, to: usize, to_len: usize, from: Range<usize>) {
        if to_len == 0 {
            return;
        }
        let run = Run { to: to as u32, to_len: to_len as u32, from: from.start as u32, from_len: from.len() as u32 };
        match self.0.last_mut() {
            Some(last)
                if last.is_verbatim() && run.is_verbatim() && last.to + last.to_len == run.to && last.from + last.from_len == run.from =>
            {
                last.to_len += run.to_len;
                last.from_len += run.from_len;
            }
            _ => self.0.push(run),
        }
    }

    /// The stretch that `range` of the derived text came from, with all that was left out within it.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            return 0..0;
        }
        let first = self.0.partition_point(|run| run.end() <= range.start);
        let last = self.0.partition_point(|run| (run.to as usize) < range.end);
        let (Some(first), Some(last)) = (self.0.get(first), last.checked_sub(1).and_then(|at| self.0.get(at))) else { return 0..0 };
        let start = match first.is_verbatim() {
            true => first.from as usize + range.start.saturating_sub(first.to as usize),
            false => first.from as usize,
        };
        let end = match last.is_verbatim() {
            true => last.from as usize + (range.end - last.to as usize).min(last.to_len as usize),
            false => last.from as usize + last.from_len as usize,
        };
        start..end.max(start)
    }

    /// Where in the derived text the byte `from` of the source shows; the next place that shows where it was left out.
    pub(super) fn derived(&self, from: usize) -> usize {
        let index = self.0.partition_point(|run| (run.from + run.from_len) as usize <= from);
        match self.0.get(index) {
            Some(run) if run.is_verbatim() => run.to as usize + from.saturating_sub(run.from as usize),
            Some(run) => run.to as usize,
            None => self.0.last().map_or(0, |run| run.end()),
        }
    }
}

/// A text derived from another, and the way back.
#[derive(Clone, Debug, Default)]
pub(super) struct Derived {
    pub(super) text: String,
    pub(super) mapping: Mapping,
}

impl Derived {
    /// Takes over `range` of `source`.
    pub(super) fn keep(&mut self, source: &str, range: Range<usize>) {
        self.mapping.push(self.text.len(), range.len(), range.clone());
        self.text.push_str(&source[range]);
    }

    /// Puts `char` for the stretch `from` of the source.
    pub(super) fn put(&mut self, char: char, from: Range<usize>) {
        self.mapping.push(self.text.len(), char.len_utf8(), from);
        self.text.push(char);
    }
}

impl Run {
    fn is_verbatim(self) -> bool {
        self.to_len == self.from_len
    }

    fn end(self) -> usize {
        self.to as usize + self.to_len as usize
    }
}
