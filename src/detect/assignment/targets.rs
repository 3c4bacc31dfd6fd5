//! Several names that one statement gives several values: `user, password = "bob", "…"`, `val (u, p) = ("bob", "…")`.

use super::{Cursor, closed};
use crate::span::range_of;
use std::ops::Range;

/// Bytes of the names and of the values.
const REACH: usize = 300;

/// Words that declare what comes after them.
const DECLARING: &[&str] = &["let", "const", "var", "val", "local", "my", "our", "mut", "auto", "final", "global"];

impl Cursor<'_> {
    /// The inside of the literal that the name at `name` is given, where it is one of several targets.
    pub(super) fn given_by_place(&self, name: &Range<usize>) -> Option<Range<usize>> {
        // most names have no comma beside them
        let next = self.bytes.get(self.skip(name.end, b" ")).filter(|next| b",)]=:<".contains(next))?;
        let lead = self.line_before(name.start).trim_end_matches(['$', '@']);
        // the first of them are on the line above
        if self.text[..range_of(lead, self.text).start].trim_ascii_end().ends_with(',') {
            return None;
        }
        let is_later = lead.trim_end().ends_with(',');
        if *next != b',' && !is_later {
            return None;
        }
        let start = memchr::memrchr2(b';', b'{', lead.as_bytes()).map_or(0, |sign| sign + 1);
        let statement = lead[start..].trim_start();
        let targets = DECLARING.iter().find_map(|word| statement.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(statement);
        let targets = targets.trim_start().trim_start_matches(['(', '[']);
        let is_names = |names: &str| names.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_, $@".contains(&byte));
        if !is_names(targets) || !(targets.trim().is_empty() || is_later) {
            return None;
        }
        let rest = self.within(name.end, REACH)?;
        let sign = rest.find(['=', '<']).filter(|sign| is_names(rest[..*sign].trim_end_matches([':', ' ', ')', ']'])))?;
        let after = ["<-", "="].iter().find_map(|own| rest[sign..].strip_prefix(own))?;
        if after.starts_with(['=', '>', '~']) {
            return None;
        }
        let values = self.skip(name.end + rest.len() - after.len(), b" ");
        let values = if matches!(self.byte(values), b'(' | b'[') { values + 1 } else { values };
        let literal = self.nth(values, targets.matches(',').count())?;
        self.quoted(literal)
    }

    /// Where the value at `place` starts among those that stand from `at` on, on one line.
    fn nth(&self, mut at: usize, place: usize) -> Option<usize> {
        let end = self.bytes.len().min(at + REACH);
        let mut left = place;
        while left > 0 {
            match self.bytes[..end].get(at)? {
                b'"' | b'\'' | b'`' => at = closed(&self.bytes[..end], at, |byte| byte == b'\n')?,
                b'\n' | b';' | b'(' | b'[' | b'{' => return None,
                b',' => left -= 1,
                _ => {}
            }
            at += 1;
        }
        Some(self.skip(at, b" "))
    }
}

#[cfg(test)]
mod tests {
    use crate::detect::assignment::Grammar;
    use crate::detect::candidate::candidates;

    fn found(text: &str) -> Vec<&str> {
        candidates(text, Grammar::Code).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn each_name_has_the_value_in_its_place() {
        for text in [
            "user, password = \"bob\", \"Quartz4711!\"",
            "password, user := \"Quartz4711!\", \"bob\"",
            "val (user, password) = (\"bob\", \"Quartz4711!\")",
            "const [host, user, password] = ['a, b', 'bob', 'Quartz4711!'];",
            "my ($user, $password) = (\"bob\", \"Quartz4711!\");",
            "let (mut user, password) = (\"bob\", \"Quartz4711!\");",
        ] {
            assert_eq!(found(text), ["Quartz4711!"], "{text}");
        }
    }

    #[test]
    fn what_is_no_target_is_given_nothing() {
        for text in [
            "user, password = read(\"bob\", \"Quartz4711!\")",
            "password, user = user, \"Quartz4711!\"",
            "f(user, password) == (\"bob\", \"Quartz4711!\")",
            "user, password =",
            "password,",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
