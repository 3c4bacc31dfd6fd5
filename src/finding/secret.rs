//! A credential in memory: it can be masked and fingerprinted, and not be printed.

use sha2::{Digest, Sha256};

/// Rounds of SHA-256 in a fingerprint: what a guess at a human password behind one costs.
const ROUNDS: usize = 1000;

/// Bytes from which on a text is none that anybody typed and none is guessed: a token, a key, an output that is reported whole.
const UNGUESSED: usize = 64;

/// A credential. It has no `Display` and no `Serialize`, and its `Debug` shows the mask.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    value: String,
    /// How many of its first bytes the provider gives to every such credential.
    public: usize,
}

impl Secret {
    /// The credential `value`, whose first `public` bytes are the same in all of its kind (`ghp_`) and may be shown.
    #[must_use]
    pub fn new(value: impl Into<String>, public: usize) -> Self {
        let value = value.into();
        // never more than a third of it, whatever the rule says
        let public = if public * 3 <= value.len() && value.is_char_boundary(public) { public } else { 0 };
        Self { value, public }
    }

    /// What may be shown of it: the public prefix and `…`, or `****`.
    #[must_use]
    pub fn mask(&self) -> String {
        match self.public {
            0 => "****".to_owned(),
            public => format!("{}…", &self.value[..public]),
        }
    }

    /// A name for it that does not give it away: 64 bits of a stretched, salted SHA-256, in hex. The same credential
    /// has the same fingerprint under the same salt.
    #[must_use]
    pub fn fingerprint(&self, salt: &str) -> String {
        let mut digest = Sha256::new().chain_update(salt).chain_update([0]).chain_update(&self.value).finalize();
        let rounds = if self.value.len() < UNGUESSED { ROUNDS } else { 1 };
        for _ in 1..rounds {
            digest = Sha256::new().chain_update(digest).chain_update(salt).finalize();
        }
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// What tells equal credentials from others in memory, for no report: a guess at it costs next to nothing.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.value).into()
    }

    /// The credential itself, for matching and for putting a safe reference in its place; never for output.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.value
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.mask())
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn nothing_of_it_shows() {
        let secret = Secret::new("ghp_0123456789", 4);
        assert_eq!(secret.mask(), "ghp_…");
        assert_eq!(format!("{secret:?}"), "ghp_…");
        assert_eq!(Secret::new("ghp_01", 4).mask(), "****", "a prefix that is most of it stays hidden");
        assert_eq!(Secret::new("hunter2", 0).mask(), "****");
    }

    #[test]
    fn a_fingerprint_depends_on_value_and_salt_alone() {
        let one = Secret::new("hunter2", 0);
        assert_eq!(one.fingerprint("a"), Secret::new("hunter2", 2).fingerprint("a"));
        assert_ne!(one.fingerprint("a"), one.fingerprint("b"));
        assert_ne!(one.fingerprint("a"), Secret::new("hunter3", 0).fingerprint("a"));
        assert_eq!(one.fingerprint("a").len(), 16);
    }
}
