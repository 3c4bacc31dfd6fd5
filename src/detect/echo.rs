//! Credentials that are in a notebook's source, wherever else they stand: plain, percent-encoded, escaped as in JSON, or in
//! base64; and those in an output, where its other forms have them.

use super::candidate::{Candidate, settle};
use super::value::{Shape, shape};
use crate::notebook::{Part, Place};
use memchr::memmem::{self, Finder};
use std::collections::HashSet;
use std::ops::Range;

/// Bytes from which on a credential is looked for elsewhere: shorter ones are parts of too many words.
const LEAST: usize = 6;

/// Bytes from which on it may stand inside a longer word.
const DISTINCT: usize = 12;

/// The same where it is base64, in which words do not turn up by chance.
const ENCODED: usize = 8;

/// Bytes of a long text that pandas shows in a cell.
const FRAME: usize = 46;

/// What stands for the rest.
const ELLIPSIS: &str = "...";

/// Bytes of base64 before or after a credential that are taken for part of it.
const AROUND: usize = 64;

/// Echoes that are looked for; a notebook with more credentials than that needs no help to be noticed.
const MOST: usize = 320;

/// Adds to `found`, the candidates of each of `parts`, where those of the sources stand again, and where those of an output stand
/// in another form of it: a table is there as HTML and as data.
pub(super) fn add(parts: &[Part<'_>], found: &mut [Vec<Candidate>]) {
    for Echo { candidate, spelling, cell } in sought(parts, found) {
        let finder = Finder::new(&spelling.text);
        let is_looked_in = |part: &Part<'_>| match cell {
            Some(cell) => cell_of(part) == Some(cell) && !is_source(part),
            None => spelling.kind != Kind::Whole || part.place == Place::Output,
        };
        for (part, own) in parts.iter().zip(found.iter_mut()).filter(|(part, _)| is_looked_in(part)) {
            let text = part.text.as_str();
            let before = own.len();
            for at in finder.find_iter(text.as_bytes()) {
                let range = at..at + spelling.text.len();
                let free = !own.iter().any(|other| other.range.start < range.end && range.start < other.range.end);
                if free && spelling.is_at(text, &range) {
                    let range = if spelling.kind == Kind::Base64 { whole_base64(text, range) } else { range };
                    own.push(Candidate { range, name: None, given: None, value: None, public: 0, ..candidate.clone() });
                }
            }
            if own.len() > before {
                *own = settle(std::mem::take(own));
            }
        }
    }
}

/// A credential that is looked for elsewhere.
struct Echo {
    candidate: Candidate,
    spelling: Spelling,
    /// The cell in the outputs of which; everywhere without one.
    cell: Option<usize>,
}

/// What is looked for: the credentials that were `found` in the sources among `parts` in every spelling, then those of outputs as
/// they are.
fn sought(parts: &[Part<'_>], found: &[Vec<Candidate>]) -> Vec<Echo> {
    let mut known = HashSet::new();
    let mut echoes: Vec<Echo> = Vec::new();
    let (sources, others): (Vec<_>, Vec<_>) =
        parts.iter().zip(found).filter(|(_, own)| !own.is_empty()).partition(|(part, _)| is_source(part));
    for (part, candidate) in sources.into_iter().flat_map(|(part, own)| own.iter().map(move |candidate| (part, candidate))) {
        let value = candidate.value_in(part.text.as_str());
        if value.len() < LEAST || echoes.len() >= MOST || shape(value) == Shape::Number || !known.insert((None, value)) {
            continue;
        }
        let of_word = |spelling: Spelling| match spelling.kind {
            Kind::Base64 => Some(spelling),
            _ if spelling.text == value && !is_used(value, parts, found) => Some(Spelling { kind: Kind::Whole, ..spelling }),
            _ => None,
        };
        let spellings = spellings(value).into_iter().filter_map(|own| if is_distinct(value) { Some(own) } else { of_word(own) });
        echoes.extend(spellings.map(|spelling| Echo { candidate: candidate.clone(), spelling, cell: None }));
    }
    for (part, candidate) in others.into_iter().flat_map(|(part, own)| own.iter().map(move |candidate| (part, candidate))) {
        let (value, cell) = (candidate.value_in(part.text.as_str()), cell_of(part));
        let is_new = |known: &mut HashSet<_>| !known.contains(&(None, value)) && known.insert((cell, value));
        if cell.is_none() || value.len() < LEAST || echoes.len() >= MOST || !is_distinct(value) || !is_new(&mut known) {
            continue;
        }
        let spelling = Spelling { text: value.to_owned(), kind: Kind::of(value) };
        echoes.push(Echo { candidate: candidate.clone(), spelling, cell });
    }
    echoes
}

fn is_source(part: &Part<'_>) -> bool {
    matches!(part.place, Place::Source(_))
}

fn cell_of(part: &Part<'_>) -> Option<usize> {
    part.cell.map(|cell| cell.index())
}

/// A way in which a credential is written.
struct Spelling {
    text: String,
    kind: Kind,
}

impl Spelling {
    /// Whether the credential is what stands at `range`, where `text` has its spelling.
    fn is_at(&self, text: &str, range: &Range<usize>) -> bool {
        match self.kind {
            Kind::Plain => range.len() >= DISTINCT || stands_alone(text, range, |byte| byte.is_ascii_alphanumeric()),
            Kind::Words => stands_alone(text, range, |byte| byte.is_ascii_alphanumeric() || byte == b'_'),
            Kind::Base64 => range.len() >= ENCODED || stands_alone(text, range, |byte| byte.is_ascii_alphanumeric()),
            Kind::Start => is_cut(text, range.end),
            Kind::Whole => is_whole(text, range),
        }
    }
}

/// How a spelling is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Anywhere.
    Plain,
    /// Where it is no part of a longer name: words stand in those, too.
    Words,
    /// Where the rest is left out.
    Start,
    /// Anywhere, and with what it is encoded together with.
    Base64,
    /// In outputs, where it is a whole value: a plain word.
    Whole,
}

impl Kind {
    /// That of `value` as it is.
    fn of(value: &str) -> Self {
        if shape(value) == Shape::Words { Self::Words } else { Self::Plain }
    }
}

/// Whether the sources have the word `value` for anything but the credentials that were `found` in them.
fn is_used(value: &str, parts: &[Part<'_>], found: &[Vec<Candidate>]) -> bool {
    let sources = || parts.iter().zip(found).filter(|(part, _)| is_source(part));
    let uses: usize = sources().map(|(part, _)| memmem::find_iter(part.text.as_str().as_bytes(), value).count()).sum();
    let own = |part: &Part<'_>, own: &[Candidate]| own.iter().filter(|own| own.value_in(part.text.as_str()) == value).count();
    uses > sources().map(|(part, candidates)| own(part, candidates)).sum()
}

/// Whether the text that goes on at `end` leaves the rest of its word out.
fn is_cut(text: &str, end: usize) -> bool {
    text[end..].trim_start_matches(|c: char| c.is_ascii_graphic() && c != '.').starts_with(ELLIPSIS)
}

/// Whether the word at `range` is all that stands between two quotes, or in the whole text.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let quote = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).filter(|byte| matches!(byte, b'"' | b'\''));
    let opened = quote(range.start.checked_sub(1));
    opened.is_some() && opened == quote(Some(range.end)) || text.trim().len() == range.len()
}

/// Whether a credential is told apart from ordinary words.
fn is_distinct(value: &str) -> bool {
    !matches!(shape(value), Shape::Words | Shape::Number) || value.len() >= DISTINCT
}

fn stands_alone(text: &str, range: &Range<usize>, is_part: impl Fn(u8) -> bool) -> bool {
    let goes_on = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(|byte| is_part(*byte));
    !goes_on(range.start.checked_sub(1)) && !goes_on(Some(range.end))
}

/// The ways in which a credential is written: as it is, in a URL, in base64 at each of the three alignments.
fn spellings(value: &str) -> Vec<Spelling> {
    let mut spellings = vec![value.to_owned()];
    // as it is, where code spells it with escapes; as JSON has it, and as a text shows that holds JSON
    if value.contains(['\\', '"']) {
        let plain = unescaped(value);
        let json = plain.replace('\\', "\\\\").replace('"', "\\\"");
        let shown = json.replace('\\', "\\\\");
        spellings.extend([plain, json, shown]);
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let percent = written(value, is_plain, |byte| format!("%{byte:02X}"));
    if percent != value {
        // as a form writes it, and as .NET does
        spellings.extend([percent.replace("%20", "+"), written(value, is_plain, |byte| format!("%{byte:02x}")), percent]);
    }
    // as JSON writes what is not ASCII
    if !value.is_ascii() {
        // as Python shows bytes
        spellings.push(written(value, |byte| byte.is_ascii(), |byte| format!("\\x{byte:02x}")));
        let escaped = |c: char| {
            let mut units = [0; 2];
            if c.is_ascii() { c.to_string() } else { c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect() }
        };
        spellings.push(value.chars().map(escaped).collect());
    }
    let mut seen = HashSet::new();
    spellings.retain(|text| seen.insert(text.clone()));
    let kind = Kind::of(value);
    let mut spellings: Vec<Spelling> = spellings.into_iter().map(|text| Spelling { text, kind }).collect();
    // what a frame cuts off
    let start = value.get(..FRAME).filter(|start| start.len() + ELLIPSIS.len() < value.len());
    spellings.extend(start.map(|start| Spelling { text: start.to_owned(), kind: Kind::Start }));
    if value.len() >= LEAST {
        let encoded = (0..3).map(|shift| base64_inside(value.as_bytes(), shift)).filter(|text| text.len() >= 7);
        spellings.extend(encoded.map(|text| Spelling { text, kind: Kind::Base64 }));
    }
    spellings
}

/// `value` with all bytes but those that are `plain` spelled by `escaped`.
fn written(value: &str, plain: impl Fn(u8) -> bool, escaped: impl Fn(u8) -> String) -> String {
    value.bytes().map(|byte| if plain(byte) { (byte as char).to_string() } else { escaped(byte) }).collect()
}

/// `value` without the escapes of quotes and of backslashes.
fn unescaped(value: &str) -> String {
    let mut chars = value.chars().peekable();
    let mut plain = String::with_capacity(value.len());
    while let Some(char) = chars.next() {
        let escapes = char == '\\' && chars.peek().is_some_and(|next| matches!(next, '\\' | '"' | '\''));
        plain.push(if escapes { chars.next().unwrap_or(char) } else { char });
    }
    plain
}

/// The base64 that `range` is part of, with the user's name before the credential and the bytes that its end shares; only
/// `range` where that is much more.
fn whole_base64(text: &str, range: Range<usize>) -> Range<usize> {
    let is_digit = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(byte);
    let bytes = text.as_bytes();
    let before = bytes[..range.start].iter().rev().take(AROUND).take_while(is_digit).count();
    let after = bytes[range.end..].iter().take(AROUND).take_while(is_digit).count();
    if before.max(after) < AROUND { range.start - before..range.end + after } else { range }
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
    use super::whole_base64;

    #[test]
    fn the_user_beside_it_is_taken_too() {
        assert_eq!(whole_base64("Basic bWU6cGFzcw==\"", 10..14), 6..18);
        let long = format!("{}Basic", "A".repeat(200));
        assert_eq!(whole_base64(&long, 90..100), 90..100);
    }

    #[test]
    fn a_long_one_is_known_by_its_start_where_the_rest_is_left_out() {
        let value = "q7".repeat(30);
        let found = |text: &str| {
            let starts = super::spellings(&value).into_iter().filter(|spelling| spelling.kind == super::Kind::Start);
            starts.filter(|start| text.find(&start.text).is_some_and(|at| super::is_cut(text, at + start.text.len()))).count()
        };
        assert_eq!(found(&format!("0  {}...", &value[..47])), 1);
        assert_eq!(found(&format!("0  {}", &value[..52])), 0);
    }

    #[test]
    fn a_credential_is_known_in_each_spelling() {
        let spellings = |value: &str| super::spellings(value).into_iter().map(|spelling| spelling.text).collect::<Vec<_>>();
        assert!(spellings("Łód1").contains(&"\\u0141\\u00f3d1".to_owned()));
        for shown in ["q\"word", "q\\\"word", "q\\\\\"word"] {
            assert!(spellings("q\\\"word").contains(&shown.to_owned()), "{shown}");
        }
        let spellings = spellings("p@ss word/1");
        assert!(spellings.contains(&"p%40ss%20word%2F1".to_owned()));
        // base64 of "me:p@ss word/1", "a:…" and of the value alone
        for encoded in ["bWU6cEBzcyB3b3JkLzE=", "YTpwQHNzIHdvcmQvMQ==", "cEBzcyB3b3JkLzE="] {
            assert!(spellings.iter().any(|spelling| encoded.contains(spelling.as_str())), "{encoded}");
        }
    }
}
