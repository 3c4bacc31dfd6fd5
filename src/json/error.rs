//! What makes bytes not JSON, and where.

use crate::span::LineColumn;

/// Why a file could not be read as JSON; the position is that of the offending byte.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {kind}", at.line, at.column)]
pub struct JsonError {
    /// Where reading stopped.
    pub at: LineColumn,
    /// What was wrong there.
    pub kind: JsonErrorKind,
}

/// The ways in which bytes fail to be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonErrorKind {
    /// The text stops inside a value.
    #[error("the file ends in the middle of the JSON; it was cut short, restore it or save the notebook again")]
    Truncated,
    /// `<<<<<<<`, `=======` or `>>>>>>>` at the start of a line.
    #[error("merge-conflict markers; resolve the conflict, then try again")]
    ConflictMarkers,
    /// A byte sequence that is not UTF-8.
    #[error("not UTF-8; save the notebook as UTF-8")]
    NotUtf8,
    /// A byte that cannot stand here.
    #[error("expected {expected}, found {}", shown(*.found))]
    Unexpected {
        /// What could have stood here, in words.
        expected: &'static str,
        /// The byte that did.
        found: u8,
    },
    /// A raw control character inside a string: most often the string was never closed.
    #[error("a string is not closed on its line, or holds a raw control character")]
    ControlCharacter,
    /// A backslash followed by something JSON has no meaning for.
    #[error("an escape that JSON does not know")]
    BadEscape,
    /// Something after the end of the JSON value.
    #[error("more text after the end of the JSON")]
    TrailingText,
    /// Offsets are kept in 32 bits.
    #[error("larger than 4 GiB")]
    TooLarge,
}

/// A byte as a person reads it; never more than one, so no secret can show.
fn shown(byte: u8) -> String {
    if byte.is_ascii_graphic() { format!("`{}`", byte as char) } else { format!("byte 0x{byte:02x}") }
}
