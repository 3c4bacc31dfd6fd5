//! Names and values that are further apart: sentences of a log, and entries that name a variable and then its value.

use super::Cursor;
use std::ops::Range;

/// Bytes between a name and its value in a sentence.
const SENTENCE: usize = 48;

/// Bytes between a variable's name and its value in an entry.
const ENTRY: usize = 100;

/// What an entry calls the name in it: `name: DB_PASSWORD`, `<add key="ApiKey"`, `variable "db_password"`.
const LABELS: &[&str] = &["name", "key", "variable", "id", "env"];

/// What an entry calls the value in it.
const VALUES: &[&str] = &["value", "default", "val"];

impl Cursor<'_> {
    /// Where a value may start in the sentence that `name` stands in: `token 1a2b…`, `password for bob is …`.
    pub(super) fn told(&self, name: &Range<usize>) -> Option<usize> {
        let rest = self.text.get(name.end..)?;
        let line = rest.lines().next()?;
        let near = &line.as_bytes()[..line.len().min(SENTENCE)];
        let beside = match near {
            [b' ', b'(' | b'`' | b'"' | b'\'', ..] => self.skip(name.end + 1, b"(`\"'"),
            [b' ', b'a'..=b'z', ..] => {
                // a sentence that comes to the value, or the value itself
                let ends = [": ", " is "].iter().filter_map(|end| Some(memchr::memmem::find(near, end.as_bytes())? + end.len())).min();
                let is_sentence = |end: &usize| near[..*end].iter().all(|b| b.is_ascii_alphanumeric() || b" '@:_-".contains(b));
                name.end + ends.filter(is_sentence).unwrap_or(1)
            }
            [b' ', next, ..] if next.is_ascii_graphic() => name.end + 1,
            _ => return None,
        };
        Some(self.skip(beside, b"`\"'*"))
    }

    /// Where the value starts in an entry in which `name` is the name: `- name: TOKEN\n  value: …`.
    pub(super) fn labelled(&self, name: &Range<usize>) -> Option<usize> {
        let line = self.line_before(name.start);
        let head = line.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "._-\"'>".contains(c));
        let head = head.trim_end_matches([' ', ':', '=', '"', '\'', '<']);
        // what was taken off may hold the label itself: `<name>fs.s3a.secret.key`
        let label = if line.ends_with('>') || line[head.len()..].starts_with('<') { &line[head.len()..] } else { head };
        let label = label.trim_matches(|c: char| !c.is_ascii_alphanumeric()).rsplit(|c: char| !c.is_ascii_alphanumeric()).next()?;
        if !LABELS.iter().any(|known| label.eq_ignore_ascii_case(known)) {
            return None;
        }
        let mut end = self.bytes.len().min(name.end + ENTRY);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let rest = self.text.get(name.end..end)?;
        let rest = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
        let (at, word) = VALUES.iter().filter_map(|word| Some((find(rest, word)?, word))).min()?;
        let is_next = rest[..at].bytes().all(|b| b.is_ascii_whitespace() || b.is_ascii_lowercase() || b"\"',{}<>/=-".contains(&b));
        let after = self.skip(name.end + at + word.len(), b"\"' ");
        match self.byte(after) {
            b':' | b'=' | b'>' if is_next => Some(self.skip(after + 1, b" \t")),
            b if is_next && after > name.end + at + word.len() && b.is_ascii_graphic() => Some(after),
            _ => None,
        }
    }
}

/// Where `word` stands in `text`, in small letters or with a capital.
fn find(text: &str, word: &str) -> Option<usize> {
    let tail = &word[1..];
    let at = text.find(tail)?.checked_sub(1)?;
    text.get(at..at + word.len()).filter(|found| found.eq_ignore_ascii_case(word)).map(|_| at)
}
