//! Byte ranges in a notebook's file.
//!
//! A [`Span`] always has `start <= end` and counts bytes from the file's first one, its BOM included.

use std::ops::Range;

/// A half-open byte range `start..end` in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset of the byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an `end` before `start` is taken as `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` is in `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes of `text` that it covers; empty where it reaches past the end.
    #[must_use]
    pub fn of(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Where `part`, which was cut out of `text`, stands in it.
#[must_use]
pub fn range_of(part: &str, text: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// Where a byte stands as an editor shows it: both count from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Tells the positions of many bytes of a text in one walk, where they are asked for in order.
#[derive(Clone, Debug)]
pub struct Cursor<'t> {
    text: &'t [u8],
    offset: usize,
    position: LineColumn,
}

impl<'t> Cursor<'t> {
    /// At the first byte of `text`.
    #[must_use]
    pub fn new(text: &'t [u8]) -> Self {
        Self { text, offset: 0, position: LineColumn { line: 1, column: 1 } }
    }

    /// The position of byte `offset`, as [`LineColumn::of`] gives it.
    pub fn to(&mut self, offset: usize) -> LineColumn {
        if offset < self.offset {
            *self = Self::new(self.text);
        }
        let end = offset.min(self.text.len());
        let step = LineColumn::of(&self.text[self.offset..end], end);
        self.position = match step.line {
            1 => LineColumn { column: self.position.column + step.column - 1, ..self.position },
            lines => LineColumn { line: self.position.line + lines - 1, column: step.column },
        };
        self.offset = end;
        self.position
    }
}

impl LineColumn {
    /// The position of byte `offset` in `text`; bytes that are not UTF-8 count as one character a sequence.
    #[must_use]
    pub fn of(text: &[u8], offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let is_continuation = |byte: &&u8| (**byte & 0xC0) == 0x80;
        let line = &before[line_start..];
        Self { line: memchr::memchr_iter(b'\n', before).count() + 1, column: line.len() - line.iter().filter(is_continuation).count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, LineColumn};

    #[test]
    fn a_cursor_says_what_each_position_is() {
        let text = "a\u{e9}\n\n\u{1f600}bc\nd".as_bytes();
        let mut cursor = Cursor::new(text);
        for offset in (0..text.len() + 2).chain([3, 3, 0, 9]) {
            assert_eq!(cursor.to(offset), LineColumn::of(text, offset), "{offset}");
        }
    }
}
