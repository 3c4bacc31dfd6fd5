//! Names and values that are further apart: sentences of a log, and entries that name a variable and then its value.

use super::{Cursor, LONGEST};
use std::ops::Range;

/// Bytes between a name and its value in a sentence.
const SENTENCE: usize = 48;

/// Bytes between a variable's name and its value in an entry.
pub(super) const ENTRY: usize = 140;

/// What an entry calls the name in it: `name: DB_PASSWORD`, `<add key="ApiKey"`, `variable "db_password"`.
const LABELS: &[&str] = &["name", "key", "variable", "id", "env", "column"];

/// What an entry calls the value in it.
const VALUES: &[&str] = &["value", "default", "val", "samples"];

impl Cursor<'_> {
    /// Where a value may start in the sentence that `name` stands in: `token 1a2b…`, `password for bob is …`.
    pub(super) fn told(&self, name: &Range<usize>) -> Option<usize> {
        let near = &self.bytes[name.end..self.bytes.len().min(name.end + SENTENCE)];
        // a heading, and a code span below it
        if near.starts_with(b"\n") && self.line_before(name.start).starts_with('#') {
            let span = || self.line_below(name.end).filter(|at| self.byte(*at) == b'`').map(|at| at + 1);
            return self.fenced_below(name.end).or_else(span);
        }
        // most names are part of no such sentence
        let is_varied = |pair: &[u8; 2]| pair[1].is_ascii_digit() || pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
        let near = near.split(|byte| *byte == b'\n').next()?;
        if near.first() != Some(&b' ') || !near.array_windows().any(is_varied) {
            return None;
        }
        let beside = match near {
            [b' ', b'(' | b'`' | b'"' | b'\'', ..] => self.skip(name.end + 1, b"(`\"'"),
            [b' ', b'a'..=b'z', ..] => {
                // a sentence that comes to the value, or the value itself
                let after = |end: &[u8]| Some(near.windows(end.len()).position(|here| here == end)? + end.len());
                let (colon, is) = (after(b": "), after(b" is "));
                // "password for bob changed to …"
                let to = after(b"ed to ").or(after(b"set to "));
                let ends = if is == Some(4) { colon } else { colon.into_iter().chain(is).chain(to).min() };
                let is_sentence = |end: &usize| near[..*end].iter().all(|b| b.is_ascii_alphanumeric() || b" '@:_-".contains(b));
                name.end + ends.filter(is_sentence).unwrap_or(1)
            }
            [b' ', next, ..] if *next > b' ' => name.end + 1,
            _ => return None,
        };
        Some(self.skip(beside, b"`\"'*"))
    }

    /// The literal that R gives to the name after it: `"…" -> password`.
    pub(super) fn given_before(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let before = self.text[..name.start].trim_end_matches(' ').strip_suffix("->")?.trim_end_matches(' ');
        let end = before.len().checked_sub(1)?;
        let quote = *before.as_bytes().last().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let near = end.saturating_sub(SENTENCE * 4);
        let start = memchr::memrchr(quote, &self.bytes[near..end])? + near + 1;
        (!self.bytes[start..end].contains(&b'\n')).then_some(start..end)
    }

    /// Where the value starts on a line that has nothing but `password` and it, as in .netrc.
    pub(super) fn own_line(&self, name: &Range<usize>) -> Option<usize> {
        let is_whole = matches!(&self.bytes[name.clone()], b"password" | b"passwd" | b"pass") && self.byte(name.end) == b' ';
        let lead = self.line_before(name.start).trim_end();
        if !is_whole || !lead.is_empty() && !lead.ends_with(['"', '\'']) {
            return None;
        }
        let at = self.skip(name.end, b" ");
        let line = self.within(at, LONGEST)?.lines().next()?;
        let value = line.split(['"', '\'']).next()?.trim_end();
        (!value.is_empty() && !value.contains(' ')).then_some(at)
    }

    /// The one line of the block of code below the heading that ends at `at`.
    fn fenced_below(&self, at: usize) -> Option<usize> {
        let rest = self.within(at, LONGEST)?;
        let block = rest.trim_start_matches('\n').strip_prefix("```")?.split_once('\n')?.1;
        let mut lines = block.lines();
        let is_alone =
            lines.next().is_some_and(|line| !line.trim().contains(' ')) && lines.next().is_some_and(|line| line.starts_with("```"));
        is_alone.then(|| at + rest.len() - block.trim_start_matches(' ').len())
    }

    /// The one word of the line after `at`, where nothing else stands on the line of `at`.
    pub(super) fn line_below(&self, at: usize) -> Option<usize> {
        let below = self.skip(at, b" \r");
        let line = self.within(below, LONGEST)?.strip_prefix('\n')?.lines().next()?;
        let word = line.trim();
        (!word.is_empty() && !word.contains(' ')).then(|| below + 1 + (line.len() - line.trim_start().len()))
    }

    /// Where the value starts in an entry in which `name` is the name: `- name: TOKEN\n  value: …`.
    pub(super) fn labelled(&self, name: &Range<usize>) -> Option<usize> {
        let path = &self.bytes[name.start.saturating_sub(ENTRY)..name.start];
        // `"Name": "/prod/db/password"`
        let path = path.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || b"/_-".contains(byte)).count();
        let start = if self.bytes[name.start - path..].starts_with(b"/") { name.start - path } else { self.path_start(name.start) };
        let line = self.line_before(start);
        let head = line.trim_end_matches([' ', ':', '=', '"', '\'', '>']);
        let label = head.rsplit(|c: char| !c.is_ascii_alphanumeric()).next()?;
        // Azure's; in XML a key's name is what it is looked up by
        let is_json = || head.ends_with("\"keyName");
        if !LABELS.iter().any(|known| label.eq_ignore_ascii_case(known)) && !is_json() {
            return None;
        }
        let rest = self.within(name.end, ENTRY)?;
        let rest = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
        let (at, word) = VALUES.iter().filter_map(|word| Some((find(rest, word)?, word))).min()?;
        let path = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || b".-_".contains(b)).count().min(at);
        let between = &rest[path..at];
        // another entry has another name
        let is_same = !between.bytes().any(|b| b.is_ascii_uppercase()) || !between.contains('}');
        let is_next =
            is_same && between.bytes().all(|b| b.is_ascii_whitespace() || b.is_ascii_alphabetic() || b"\"',:{}<>/=-".contains(&b));
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
    let is_whole = !text[at + word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    text.get(at..at + word.len()).filter(|found| is_whole && found.eq_ignore_ascii_case(word)).map(|_| at)
}
