//! The inside of JSON strings: escapes undone and done.

use std::borrow::Cow;

/// A stretch of a string's inside: either verbatim text or one escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// `len` bytes that stand for themselves.
    Verbatim {
        /// How many.
        len: usize,
    },
    /// One escape (a surrogate pair counts as one) of `len` bytes that stands for `char`.
    Escape {
        /// How many bytes it takes in the file.
        len: usize,
        /// What it means; U+FFFD for a lone surrogate.
        char: char,
    },
}

/// The pieces of `inside`, the bytes between the quotes of a string that the scanner accepted.
pub fn pieces(inside: &[u8]) -> impl Iterator<Item = Piece> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = inside.get(at..).filter(|rest| !rest.is_empty())?;
        let piece = match memchr::memchr(b'\\', rest) {
            Some(0) => escape(rest),
            found => Piece::Verbatim { len: found.unwrap_or(rest.len()) },
        };
        at += match piece {
            Piece::Verbatim { len } | Piece::Escape { len, .. } => len,
        };
        Some(piece)
    })
}

/// The text that `inside` stands for; borrowed where it has no escape.
#[must_use]
pub fn decode(inside: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', inside.as_bytes()).is_none() {
        return Cow::Borrowed(inside);
    }
    let mut decoded = String::with_capacity(inside.len());
    decode_onto(&mut decoded, inside);
    Cow::Owned(decoded)
}

/// Adds the text that `inside` stands for to `decoded`.
pub fn decode_onto(decoded: &mut String, inside: &str) {
    let mut rest = inside;
    while !rest.is_empty() {
        let at = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        if from.is_empty() {
            break;
        }
        let len = match escape(from.as_bytes()) {
            Piece::Verbatim { len } => {
                decoded.push_str(from.get(..len).unwrap_or_default());
                len
            }
            Piece::Escape { len, char } => {
                decoded.push(char);
                len
            }
        };
        rest = from.get(len..).unwrap_or_default();
    }
}

/// `text` as the inside of a JSON string, escaped as Python's `json` does with `ensure_ascii=False`.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            control if (control as u32) < 0x20 => quoted.push_str(&format!("\\u{:04x}", control as u32)),
            other => quoted.push(other),
        }
    }
    quoted
}

/// The escape at the start of `rest`.
fn escape(rest: &[u8]) -> Piece {
    let char = match rest.get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => return unicode_escape(rest),
        Some(&byte) => byte as char,
        None => return Piece::Verbatim { len: 1 },
    };
    Piece::Escape { len: 2, char }
}

fn unicode_escape(rest: &[u8]) -> Piece {
    let unit = |at: usize| -> Option<u32> {
        let hex = rest.get(at..at + 6).filter(|hex| hex.starts_with(b"\\u"))?;
        u32::from_str_radix(std::str::from_utf8(&hex[2..]).ok()?, 16).ok()
    };
    let high = unit(0).unwrap_or(0xFFFD);
    if let (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) = (high, unit(6)) {
        let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        return Piece::Escape { len: 12, char: char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER) };
    }
    Piece::Escape { len: 6.min(rest.len()), char: char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER) }
}
