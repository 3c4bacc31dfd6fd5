//! The scanner: bytes to nodes, in one pass with a stack of its own.

use super::{JsonError, JsonErrorKind, Kind, Node};
use crate::span::LineColumn;
use std::str::Utf8Error;

/// Bytes of a key that are read one by one.
const SHORT: usize = 24;

/// Bytes of a notebook for each value in it, roughly, and values for which memory is asked for before they are seen.
const TYPICAL: usize = 64;
const MOST_AT_ONCE: usize = 1 << 16;

/// What the scanner waits for.
#[derive(Clone, Copy)]
enum Want {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
}

/// The nodes of the one JSON value in `bytes`, in document order, and the bytes as text.
pub(super) fn nodes(bytes: &[u8]) -> Result<(Vec<Node>, &str), JsonError> {
    let nodes = Vec::with_capacity((bytes.len() / TYPICAL).min(MOST_AT_ONCE));
    let mut scanner = Scanner { bytes, at: 0, nodes, open: Vec::new(), controls: 0 };
    let mut outcome = scanner.run();
    let text = std::str::from_utf8(bytes);
    // what no string may hold is looked for in all of them at once
    if outcome.is_err() || text.is_err() || scanner.controls != controls(bytes) {
        outcome = scanner.check_strings().and(outcome);
    }
    outcome.map_err(|kind| explain(bytes, scanner.at, kind))?;
    let not_text = |error: Utf8Error| JsonError { at: LineColumn::of(bytes, error.valid_up_to()), kind: JsonErrorKind::NotUtf8 };
    Ok((scanner.nodes, text.map_err(not_text)?))
}

/// How many of `bytes` are control characters.
fn controls(bytes: &[u8]) -> usize {
    // no more at once than a byte counts, in whole blocks of what a processor compares at once
    bytes.chunks(224).map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(*byte < 0x20)).sum::<u8>())).sum()
}

struct Scanner<'b> {
    bytes: &'b [u8],
    at: usize,
    nodes: Vec<Node>,
    /// The containers that are open here, outermost first.
    open: Vec<u32>,
    /// Control characters between values.
    controls: usize,
}

impl Scanner<'_> {
    fn run(&mut self) -> Result<(), JsonErrorKind> {
        if u32::try_from(self.bytes.len()).is_err() {
            return Err(JsonErrorKind::TooLarge);
        }
        if self.bytes.starts_with(b"\xEF\xBB\xBF") {
            self.at = 3;
        }
        let mut want = Want::Value;
        loop {
            self.skip_space();
            let Some(&byte) = self.bytes.get(self.at) else { return Err(JsonErrorKind::Truncated) };
            want = match (want, byte) {
                (Want::CommaOrEnd, b',') => {
                    self.at += 1;
                    if self.inside_object() { Want::Key } else { Want::Value }
                }
                (Want::ValueOrEnd | Want::CommaOrEnd, b']') if !self.inside_object() => self.close(),
                (Want::KeyOrEnd | Want::CommaOrEnd, b'}') if self.inside_object() => self.close(),
                (Want::Key | Want::KeyOrEnd, b'"') => {
                    self.key()?;
                    self.skip_space();
                    match self.bytes.get(self.at) {
                        Some(b':') => self.at += 1,
                        Some(&found) => return Err(JsonErrorKind::Unexpected { expected: "`:`", found }),
                        None => return Err(JsonErrorKind::Truncated),
                    }
                    Want::Value
                }
                (Want::Value | Want::ValueOrEnd, _) => self.value(byte)?,
                (_, found) => return Err(JsonErrorKind::Unexpected { expected: self.expectation(want), found }),
            };
            if self.open.is_empty() {
                return self.finish();
            }
        }
    }

    fn expectation(&self, want: Want) -> &'static str {
        match want {
            Want::Value | Want::ValueOrEnd => "a value",
            Want::Key => "a key in quotes",
            Want::KeyOrEnd => "a key in quotes or `}`",
            Want::CommaOrEnd if self.inside_object() => "`,` or `}`",
            Want::CommaOrEnd => "`,` or `]`",
        }
    }

    fn finish(&mut self) -> Result<(), JsonErrorKind> {
        self.skip_space();
        if self.at == self.bytes.len() { Ok(()) } else { Err(JsonErrorKind::TrailingText) }
    }

    fn skip_space(&mut self) {
        let mut at = self.at;
        loop {
            // most of it is indentation
            while self.bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            if !matches!(self.bytes.get(at), Some(b'\n' | b'\r' | b'\t')) {
                break;
            }
            self.controls += 1;
            at += 1;
        }
        self.at = at;
    }

    fn inside_object(&self) -> bool {
        self.open.last().is_some_and(|&index| self.nodes[index as usize].kind == Kind::Object)
    }

    #[expect(clippy::cast_possible_truncation, reason = "run() refuses files whose offsets need more than 32 bits")]
    fn push(&mut self, kind: Kind, start: usize) {
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Node { start: start as u32, end: self.at as u32, next, kind });
    }

    #[expect(clippy::cast_possible_truncation, reason = "run() refuses files whose offsets need more than 32 bits")]
    fn close(&mut self) -> Want {
        self.at += 1;
        if let Some(index) = self.open.pop() {
            let next = self.nodes.len() as u32;
            let node = &mut self.nodes[index as usize];
            node.end = self.at as u32;
            node.next = next;
        }
        Want::CommaOrEnd
    }

    #[expect(clippy::cast_possible_truncation, reason = "run() refuses files whose offsets need more than 32 bits")]
    fn value(&mut self, first: u8) -> Result<Want, JsonErrorKind> {
        let start = self.at;
        match first {
            b'"' => self.string()?,
            b'{' | b'[' => {
                self.open.push(self.nodes.len() as u32);
                self.at += 1;
                let object = first == b'{';
                self.push(if object { Kind::Object } else { Kind::Array }, start);
                return Ok(if object { Want::KeyOrEnd } else { Want::ValueOrEnd });
            }
            b't' => self.word(b"true", Kind::True)?,
            b'f' => self.word(b"false", Kind::False)?,
            b'n' => self.word(b"null", Kind::Null)?,
            b'N' => self.word(b"NaN", Kind::Number)?,
            b'I' => self.word(b"Infinity", Kind::Number)?,
            b'-' if self.bytes.get(start + 1) == Some(&b'I') => self.word(b"-Infinity", Kind::Number)?,
            b'-' | b'0'..=b'9' => self.number()?,
            found => return Err(JsonErrorKind::Unexpected { expected: "a value", found }),
        }
        Ok(Want::CommaOrEnd)
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<(), JsonErrorKind> {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(word) {
            let start = self.at;
            self.at += word.len();
            self.push(kind, start);
            return Ok(());
        }
        if word.starts_with(rest) {
            self.at = self.bytes.len();
            return Err(JsonErrorKind::Truncated);
        }
        Err(JsonErrorKind::Unexpected { expected: "a value", found: word[0] })
    }

    fn digits(&mut self) -> Result<(), JsonErrorKind> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        match self.bytes.get(self.at) {
            _ if self.at > start => Ok(()),
            Some(&found) => Err(JsonErrorKind::Unexpected { expected: "a digit", found }),
            None => Err(JsonErrorKind::Truncated),
        }
    }

    fn number(&mut self) -> Result<(), JsonErrorKind> {
        let start = self.at;
        if self.bytes[self.at] == b'-' {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    /// A key whose opening quote stands at `at`: most are short and plain, and read faster byte by byte.
    fn key(&mut self) -> Result<(), JsonErrorKind> {
        let start = self.at;
        let inside = self.bytes[start + 1..].iter().take(SHORT);
        match inside.copied().enumerate().find(|(_, byte)| matches!(byte, b'"' | b'\\' | 0..0x20 | 0x80..)) {
            Some((len, b'"')) => {
                self.at = start + len + 2;
                self.push(Kind::PlainString, start);
                Ok(())
            }
            _ => self.string(),
        }
    }

    /// A string whose opening quote stands at `at`.
    fn string(&mut self) -> Result<(), JsonErrorKind> {
        let start = self.at;
        let mut kind = Kind::PlainString;
        let mut at = start + 1;
        loop {
            // behind most escapes there is another or the end
            if !matches!(self.bytes.get(at), Some(b'"' | b'\\')) {
                let Some(step) = memchr::memchr2(b'"', b'\\', &self.bytes[at..]) else {
                    self.check(start + 1, self.bytes.len())?;
                    self.at = self.bytes.len();
                    return Err(JsonErrorKind::Truncated);
                };
                at += step;
            }
            if self.bytes[at] == b'"' {
                break;
            }
            kind = Kind::EscapedString;
            at += match self.bytes.get(at + 1) {
                Some(b'u') if self.bytes.get(at + 2..at + 6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) => 6,
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
                after if after.is_none() || after == Some(&b'u') && self.ends_in_hex(at + 2) => {
                    self.at = self.bytes.len();
                    return Err(JsonErrorKind::Truncated);
                }
                _ => {
                    self.check(start + 1, at)?;
                    self.at = at;
                    return Err(JsonErrorKind::BadEscape);
                }
            };
        }
        self.at = at + 1;
        self.push(kind, start);
        Ok(())
    }

    /// Whether the strings seen so far hold what no string may; then `at` is where.
    fn check_strings(&mut self) -> Result<(), JsonErrorKind> {
        for index in 0..self.nodes.len() {
            let Node { start, end, kind, .. } = self.nodes[index];
            if matches!(kind, Kind::PlainString | Kind::EscapedString) {
                self.check(start as usize + 1, end as usize - 1)?;
            }
        }
        Ok(())
    }

    /// Whether from `at` on there are fewer than four bytes, all hex digits: an escape that was cut short.
    fn ends_in_hex(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.len() < 4 && rest.iter().all(u8::is_ascii_hexdigit)
    }

    /// Whether `start..end`, the inside of a string, is UTF-8 without raw control characters.
    fn check(&mut self, start: usize, end: usize) -> Result<(), JsonErrorKind> {
        let inside = &self.bytes[start..end];
        if let Err(error) = std::str::from_utf8(inside) {
            self.at = start + error.valid_up_to();
            let cut_short = error.error_len().is_none() && end == self.bytes.len();
            return Err(if cut_short { JsonErrorKind::Truncated } else { JsonErrorKind::NotUtf8 });
        }
        if let Some(control) = inside.iter().position(|byte| *byte < 0x20) {
            self.at = start + control;
            return Err(JsonErrorKind::ControlCharacter);
        }
        Ok(())
    }
}

/// Gives an error its place, and its name where the bytes around it tell a better one.
fn explain(bytes: &[u8], at: usize, kind: JsonErrorKind) -> JsonError {
    let at = at.min(bytes.len());
    let (at, kind) = match (conflict_marker(bytes), kind) {
        (Some(marker), _) if marker <= at => (marker, JsonErrorKind::ConflictMarkers),
        (_, JsonErrorKind::Unexpected { .. })
            if std::str::from_utf8(&bytes[..bytes.len().min(at + 4)]).is_err_and(|e| e.valid_up_to() <= at && e.error_len().is_some()) =>
        {
            (at, JsonErrorKind::NotUtf8)
        }
        (_, kind) => (at, kind),
    };
    JsonError { at: LineColumn::of(bytes, at), kind }
}

/// Offset of the first line that git wrote to mark a conflict.
fn conflict_marker(bytes: &[u8]) -> Option<usize> {
    let mut start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"<<<<<<< ") || line.starts_with(b">>>>>>> ") {
            return Some(start);
        }
        start += line.len();
    }
    None
}
