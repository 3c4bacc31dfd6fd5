//! Values that a standard publishes: its examples and the vectors that an implementation is tested with.

use super::candidate::Candidate;
use super::rules::general::{CREDENTIAL, PASSWORD};
use crate::notebook::{Part, Place};

/// Comment lines above a value that are read.
const MOST_LINES: usize = 4;

/// How the names of standards begin.
const STANDARDS: &[&str] = &["rfc", "fips", "nist", "iso", "ieee", "ansi", "cavp", "wycheproof", "bip"];

/// What else a comment says that only names where its values are from.
const PLACES: &[&str] = &[
    "", "test", "tests", "case", "cases", "vector", "vectors", "example", "examples", "sample", "section", "sec", "appendix", "figure",
    "fig", "table", "page", "from", "the", "of", "in", "and", "see", "sp", "pub", "key", "hmac", "sha", "aes", "kat", "f", "a", "b", "c",
];

/// Takes out of `found`, the candidates of each of `parts`, what stands under a comment that only says which standard it is from.
/// What a provider issues is never published so.
pub(super) fn remove(parts: &[Part<'_>], found: &mut [Vec<Candidate>]) {
    for (part, found) in parts.iter().zip(found).filter(|(part, found)| matches!(part.place, Place::Source(_)) && !found.is_empty()) {
        let is_general =
            |own: &Candidate| [PASSWORD.id, CREDENTIAL.id, "authorization-basic", "authorization-bearer", "jwt"].contains(&own.rule.id);
        found.retain(|own| !(is_general(own) && is_published(part.text.as_str(), own.range.start)));
    }
}

/// Whether the comment above the line of `at` in `text` only names the standard that its values are from.
fn is_published(text: &str, at: usize) -> bool {
    let above = text.get(..at).unwrap_or_default().rsplit('\n').skip(1).take(MOST_LINES);
    let comments = above.map_while(|line| ["#", "//", "--"].iter().find_map(|sign| line.trim_start().strip_prefix(sign)));
    comments.filter(|comment| !comment.trim().is_empty()).any(names_a_standard)
}

/// Whether `comment` is the name of a standard, and at most of a place in it: `RFC 4231 test case 2`.
fn names_a_standard(comment: &str) -> bool {
    let lower = comment.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic());
    let is_standard = |word: &str| STANDARDS.contains(&word);
    lower.contains(|c: char| c.is_ascii_digit())
        && words.clone().any(is_standard)
        && words.all(|word| is_standard(word) || PLACES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_published;

    #[test]
    fn only_a_comment_that_says_no_more_counts() {
        for (text, expected) in [
            ("# RFC 4231 test case 2\nhmac.new(b\"Jefe\", data)", true),
            ("x = 1\n# NIST SP 800-38A, F.2.1\n#\nkey = \"Jefe\"", true),
            ("// FIPS-197, Appendix B\nkey = \"Jefe\"", true),
            ("# RFC 6750 bearer token of staging\ntoken = \"Jefe\"", false),
            ("# the test user\npassword = \"Jefe\"", false),
            ("# RFC 4231\nx = 1\npassword = \"Jefe\"", false),
            ("password = \"Jefe\"", false),
        ] {
            assert_eq!(text.find("Jefe").map(|at| is_published(text, at)), Some(expected), "{text}");
        }
    }
}
