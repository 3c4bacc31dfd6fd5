//! What the detector found, and where: plain data for every later step.
//!
//! The credential itself is a [`Secret`], which cannot be printed by accident.

mod excerpt;
mod secret;
mod withheld;

pub use excerpt::{Excerpt, Mask};
pub use secret::Secret;
pub use withheld::{is_withheld, withheld_note};

use crate::json::Pointer;
use crate::notebook::Cell;
use crate::span::{LineColumn, Span};

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// A credential.
    Secret,
    /// HTTP response data in an output.
    Payload,
    /// An environment dump in an output.
    Environment,
}

impl Category {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Payload => "payload",
            Self::Environment => "environment",
        }
    }
}

/// How bad it is when it leaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Low,
    /// A credential of limited reach, or one that is not certain.
    Medium,
    /// A credential.
    High,
    /// A credential that opens a whole account.
    Critical,
}

impl Severity {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// How sure the detector is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Its own checksum speaks against it.
    Low,
    /// Its form or its name speaks for it.
    Medium,
    /// Its checksum or structure speaks for it.
    High,
}

impl Confidence {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// The cell that a finding is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRef {
    /// Its place in reading order, from 0.
    pub index: usize,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// `code`, `markdown` or `raw`.
    pub kind: &'static str,
    /// The number in `In [7]:`.
    pub execution_count: Option<u64>,
}

impl From<Cell<'_>> for CellRef {
    fn from(cell: Cell<'_>) -> Self {
        Self { index: cell.index(), id: cell.id(), kind: cell.kind().name(), execution_count: cell.execution_count() }
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The cell; `None` in the notebook's own metadata.
    pub cell: Option<CellRef>,
    /// The value that holds it; a line list is one value.
    pub pointer: Pointer,
    /// First character, in that value's decoded text.
    pub start: LineColumn,
    /// The character after the last, in that value's decoded text.
    pub end: LineColumn,
    /// Line in the file, from 1.
    pub file_line: usize,
    /// Bytes in the file: several where it crosses several JSON strings; never none.
    pub spans: Vec<Span>,
}

/// Something that should not go into git.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// What it is about.
    pub category: Category,
    /// How bad it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it is and why it was reported, in a sentence without the secret.
    pub message: String,
    /// The name that it was given to, where that may be shown.
    pub given: Option<String>,
    /// Where the credential is revoked: an address, or a phrase where no one provider issues it.
    pub revoke: &'static str,
    /// Where it stands.
    pub location: Location,
    /// The credential.
    pub secret: Secret,
    /// The line it stands on, every secret in it masked.
    pub excerpt: Excerpt,
}
