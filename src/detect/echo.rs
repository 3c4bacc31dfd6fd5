//! Credentials that are in a notebook's source, wherever else they stand: plain, percent-encoded,
//! escaped as in JSON, or in base64.

use super::candidate::{Candidate, settle};
use super::value::{Shape, shape};
use crate::notebook::{Part, Place};
use memchr::memmem::Finder;
use std::collections::HashSet;
use std::ops::Range;

/// Bytes from which on a credential is looked for elsewhere: shorter ones are parts of too many words.
const LEAST: usize = 6;

/// Bytes from which on it may stand inside a longer word.
const DISTINCT: usize = 12;

/// Echoes that are looked for; a notebook with more credentials than that needs no help to be noticed.
const MOST: usize = 200;

/// Adds to `found`, the candidates of each of `parts`, where those of the sources stand again.
pub(super) fn add(parts: &[Part<'_>], found: &mut [Vec<Candidate>]) {
    let is_source = |part: &Part<'_>| matches!(part.place, Place::Source(_));
    let mut known = HashSet::new();
    let mut echoes: Vec<(Candidate, String)> = Vec::new();
    for (part, candidates) in parts.iter().zip(found.iter()).filter(|(part, _)| is_source(part)) {
        for candidate in candidates {
            let value = candidate.value_in(part.text.as_str());
            if value.len() >= LEAST && echoes.len() < MOST && known.insert(value.to_owned()) && is_distinct(value) {
                echoes.extend(spellings(value).into_iter().map(|spelling| (candidate.clone(), spelling)));
            }
        }
    }
    for (candidate, spelling) in &echoes {
        let finder = Finder::new(spelling);
        for (part, own) in parts.iter().zip(found.iter_mut()) {
            let text = part.text.as_str();
            let before = own.len();
            for at in finder.find_iter(text.as_bytes()) {
                let range = at..at + spelling.len();
                let free = !own.iter().any(|other| other.range.start < range.end && range.start < other.range.end);
                if free && (spelling.len() >= DISTINCT || stands_alone(text, &range)) {
                    own.push(Candidate { range, name: None, given: None, value: None, public: 0, ..candidate.clone() });
                }
            }
            if own.len() > before {
                *own = settle(std::mem::take(own));
            }
        }
    }
}

/// Whether a credential is told apart from ordinary words.
fn is_distinct(value: &str) -> bool {
    !matches!(shape(value), Shape::Words | Shape::Number) || value.len() >= DISTINCT
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_alphanumeric);
    !is_word(range.start.checked_sub(1)) && !is_word(Some(range.end))
}

/// The ways in which a credential is written: as it is, in a URL, in base64 at each of the three alignments.
fn spellings(value: &str) -> Vec<String> {
    let mut spellings = vec![value.to_owned()];
    let percent: String = value
        .bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect();
    if percent != value {
        spellings.push(percent);
    }
    // as JSON writes what is not ASCII
    if !value.is_ascii() {
        let escaped = |c: char| {
            let mut units = [0; 2];
            if c.is_ascii() { c.to_string() } else { c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect() }
        };
        spellings.push(value.chars().map(escaped).collect());
    }
    if value.len() >= LEAST {
        spellings.extend((0..3).map(|shift| base64_inside(value.as_bytes(), shift)).filter(|spelling| spelling.len() >= 7));
    }
    spellings
}

/// What of the base64 of a text does not depend on what stands around `value`, which starts `shift` bytes into a group.
fn base64_inside(value: &[u8], shift: usize) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let whole = &value[(3 - shift) % 3..];
    let groups = whole.chunks_exact(3).flat_map(|group| {
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        [18, 12, 6, 0].map(|by| ALPHABET[(bits >> by & 63) as usize] as char)
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_credential_is_known_in_each_spelling() {
        let spellings = spellings("p@ss word/1");
        assert!(spellings.contains(&"p%40ss%20word%2F1".to_owned()));
        assert!(super::spellings("Łód1").contains(&"\\u0141\\u00f3d1".to_owned()));
        // base64 of "me:p@ss word/1", "a:…" and of the value alone
        for encoded in ["bWU6cEBzcyB3b3JkLzE=", "YTpwQHNzIHdvcmQvMQ==", "cEBzcyB3b3JkLzE="] {
            assert!(spellings.iter().any(|spelling| encoded.contains(spelling.as_str())), "{encoded}");
        }
    }
}
