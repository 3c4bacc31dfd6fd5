//! Sizes as nbstripout writes them: `500`, `10K`, `2M`, powers of ten.

use crate::edit::{Edit, Edits};
use crate::json::{Document, Kind, Value};
use std::str::FromStr;

/// A number of characters below which an output stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(pub u64);

impl ByteSize {
    /// Whether anything is small enough for it.
    pub(super) fn keeps_some(self) -> bool {
        self.0 > 0
    }
}

/// Characters of what is no size that are repeated: the rest may be anything.
const LONGEST: usize = 12;

/// A size that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a size; write a number, with K, M or G after it for thousands, millions, billions")]
pub struct ByteSizeError(String);

impl FromStr for ByteSize {
    type Err = ByteSizeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ByteSizeError(text.chars().take(LONGEST).collect());
        let upper = text.trim().to_ascii_uppercase();
        let (digits, factor) = match upper.strip_suffix(['K', 'M', 'G']) {
            Some(digits) if upper.ends_with('K') => (digits, 1_000),
            Some(digits) if upper.ends_with('M') => (digits, 1_000_000),
            Some(digits) => (digits, 1_000_000_000),
            None => (upper.as_str(), 1),
        };
        let number: u64 = digits.parse().map_err(|_| error())?;
        number.checked_mul(factor).map(Self).ok_or_else(error)
    }
}

/// The most bytes that one character takes in a JSON string: an escaped surrogate pair.
const WIDEST: usize = 12;

/// Whether `value` is at most as large as `limit` once `edits` are made in it: what is judged by its size must be small
/// enough afterwards, or the next clean would judge otherwise.
pub(super) fn fits_after(value: Value<'_>, limit: ByteSize, edits: Vec<Edit>) -> bool {
    if edits.is_empty() {
        return fits(value, limit);
    }
    let bytes = value.document_bytes();
    let changed = Edits::new(bytes, edits).within(value.span()).apply(value.raw());
    Document::parse(&changed).is_ok_and(|changed| fits(changed.root(), limit))
}

/// Whether `value` is at most as large as `limit`, counted as nbstripout counts: the characters of all strings and
/// numbers in it, keys left out. No more of it is read than it takes to know.
fn fits(value: Value<'_>, limit: ByteSize) -> bool {
    let mut left = usize::try_from(limit.0).unwrap_or(usize::MAX);
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        pending.extend(value.members().map(|member| member.value).chain(value.elements()));
        let size = match value.kind() {
            Kind::Object | Kind::Array => 0,
            Kind::PlainString | Kind::EscapedString if value.raw().len().saturating_sub(2) / WIDEST > left => return false,
            Kind::PlainString | Kind::EscapedString => value.text().map_or(0, |text| text.chars().count()),
            Kind::Number | Kind::True | Kind::False | Kind::Null => value.raw().len(),
        };
        match left.checked_sub(size) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::ByteSize;

    #[test]
    fn sizes_are_read_as_nbstripout_reads_them() {
        for (text, size) in [("0", 0), ("50", 50), ("10k", 10_000), ("2M", 2_000_000), ("1G", 1_000_000_000)] {
            assert_eq!(text.parse(), Ok(ByteSize(size)));
        }
        for text in ["", "K", "ten", "1T", "-1", "99999999999999999999G"] {
            assert!(text.parse::<ByteSize>().is_err(), "{text}");
        }
    }
}
