//! Sizes as nbstripout writes them: `500`, `10K`, `2M`, powers of ten.

use crate::edit::Edit;
use crate::json::{Kind, Value, decode};
use std::str::FromStr;

/// A number of characters below which an output stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(pub u64);

/// A size that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a size; write a number, with K, M or G after it for thousands, millions, billions")]
pub struct ByteSizeError(String);

impl FromStr for ByteSize {
    type Err = ByteSizeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ByteSizeError(text.to_owned());
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

/// Whether `value` is at most as large as `limit` once `edits` are made, counted as nbstripout counts: the characters of
/// all strings and numbers in it, keys left out. No more of it is read than it takes to know.
pub(super) fn fits(value: Value<'_>, limit: ByteSize, edits: &[Edit]) -> bool {
    let mut left = i64::try_from(limit.0).unwrap_or(i64::MAX);
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        pending.extend(value.members().map(|member| member.value).chain(value.elements()));
        if matches!(value.kind(), Kind::Object | Kind::Array) {
            continue;
        }
        let own = value.span();
        let inside = edits.iter().filter(|edit| own.contains(edit.span));
        let growth: i64 = inside.map(|edit| length(&edit.replacement) - length(&decode(edit.span.of(value.document_bytes())))).sum();
        let least = i64::try_from(own.len() / WIDEST).unwrap_or(i64::MAX).saturating_add(growth);
        left -= match value.text() {
            _ if least > left => return false,
            Some(text) => length(&text) + growth,
            None => i64::try_from(own.len()).unwrap_or(i64::MAX).saturating_add(growth),
        };
        if left < 0 {
            return false;
        }
    }
    true
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
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
