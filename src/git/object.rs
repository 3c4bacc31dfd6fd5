//! Objects by their names.

use std::fmt;

/// The name of an object: hexadecimal digits, 40 of them where the repository hashes with SHA-1, 64 with SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(String);

/// Digits that are enough for a person to know a commit by.
const SHORT: usize = 10;

impl ObjectId {
    /// The name spelled by `digits`, or `None` where they spell none.
    #[must_use]
    pub fn parse(digits: &str) -> Option<Self> {
        let is_name = matches!(digits.len(), 40 | 64) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_name.then(|| Self(digits.to_ascii_lowercase()))
    }

    /// All its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first digits, for people.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..SHORT]
    }

    /// Whether it is all zeros, which names no object: what git writes where there is none.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.0.bytes().all(|digit| digit == b'0')
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ObjectId;

    #[test]
    fn only_whole_names_are_names() {
        let sha1 = ObjectId::parse(&"0A".repeat(20)).expect("SHA-1");
        assert_eq!((sha1.as_str(), sha1.short(), sha1.is_null()), ("0a".repeat(20).as_str(), "0a0a0a0a0a", false));
        assert!(ObjectId::parse(&"0".repeat(64)).expect("SHA-256").is_null());
        for text in ["", "0a0a", &"g".repeat(40), &"0".repeat(41)] {
            assert_eq!(ObjectId::parse(text), None, "{text}");
        }
    }
}
