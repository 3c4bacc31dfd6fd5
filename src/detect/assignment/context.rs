//! What the line around a name says of it.

use super::Cursor;
use crate::detect::value;
use std::ops::Range;

/// How far back the start of a line is looked for: longer lines are data.
const LINE_REACH: usize = 2048;

/// Bytes from a variable's name to the quote of what it is set to.
const NEAR: usize = 80;

impl<'t> Cursor<'t> {
    /// Whether the name is a command line option: `--api-key`, `-password`.
    pub(super) fn is_option(&self, start: usize) -> bool {
        let dashes = self.bytes[..start].iter().rev().take_while(|b| **b == b'-').count();
        let before = start.checked_sub(dashes + 1).map_or(b' ', |at| self.byte(at));
        (1..=2).contains(&dashes) && before.is_ascii_whitespace()
    }

    /// Whether the line up to the name is a command that takes a name and a value: `%env NAME value`.
    pub(super) fn is_setting(&self, at: usize) -> bool {
        let line = self.line_before(at).trim_start_matches('!');
        ["%env ", "%set_env ", "setx ", "set -gx ", "ENV "].contains(&line)
            || line.ends_with(" -p ") && line.contains("papermill")
            // Stata, Tcl: what is set is quoted
            || ["local ", "global ", "set "].contains(&line) && self.within(at, NEAR).is_some_and(|rest| rest.contains(" \""))
            || line.ends_with("configure set ")
            || line.ends_with("config set ")
    }

    /// Whether the name stands in quotes of its own.
    pub(super) fn is_key(&self, name: &Range<usize>) -> bool {
        let quote = name.start.checked_sub(1).map_or(0, |at| self.byte(at));
        matches!(quote, b'"' | b'\'') && self.byte(name.end) == quote
    }

    /// Whether the plain word at `value` can be nothing but what the setting `name` is set to.
    pub(super) fn is_setting_of(&self, name: &Range<usize>, value: &Range<usize>) -> bool {
        let (called, word) = (&self.text[name.clone()], &self.text[value.clone()]);
        let (Some(between), after) = (self.text.get(name.end..value.start), &self.text[value.end..]) else { return false };
        // `pass=validation` says which of several
        let is_plain = word.len() > 4 && word.bytes().any(|b| b.is_ascii_lowercase()) && !called.eq_ignore_ascii_case("pass");
        // where the sign leaves less open, words may be joined
        let is_word = || word.chars().all(char::is_alphabetic) || between == "=" && value::is_words(word);
        if !is_plain || !is_word() {
            return false;
        }
        let is_variable = called.contains('_') && !called.bytes().any(|b| b.is_ascii_lowercase());
        let is_last = after.is_empty() || after.starts_with(['\n', '\r']);
        match (between, between.trim_matches(' ')) {
            // a pair without spaces
            ("=", _) => {
                let before = name.start.checked_sub(1).map_or(b'\n', |at| self.byte(at));
                // a line that is written to a file: `"DB_PASSWORD=violet\n"`
                let is_written = || is_variable && matches!(before, b'"' | b'\'') && after.starts_with(['"', '\'', '\\']);
                let is_end = is_last || after.starts_with([' ', ';', '&']) || b";&?".contains(&before) && after.starts_with(['"', '\'']);
                let is_span = before == b'`' && after.starts_with('`');
                is_end && b" \n\t;&?#,".contains(&before) || is_span || is_written()
            }
            // a line of its own
            (_, "=") => is_last && (name.start == 0 || self.byte(name.start - 1) == b'\n'),
            // a table of variables: other tables say what a column holds
            (_, "|") => is_variable && (is_last || after.trim_start_matches(' ').starts_with(['|', '\n'])),
            // a code span
            (_, ":`" | ": `" | ":** `") => word.len() > 7 && after.starts_with('`'),
            // a line among others like it
            (": ", _) => is_last && word.len() > 7 && self.is_among_entries(name.start),
            // an element of XML
            (">", _) => after.starts_with("</"),
            // the variables of a container
            (":  ", _) => is_last && is_variable && (self.is_among_entries(name.start) || self.goes_on_with_variables(value.end)),
            (_, dressed) => dressed.contains(':') && dressed.ends_with("<code>") && word.len() > 7 && after.starts_with("</code>"),
        }
    }

    /// Whether the word at `value` is the first of a sentence: `password: self-service is possible`.
    pub(super) fn is_in_sentence(&self, value: &Range<usize>) -> bool {
        let word = &self.text[value.clone()];
        let is_plain = word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') && word.matches('-').count() < 2;
        is_plain && self.byte(value.end) == b' ' && matches!(self.byte(value.end + 1), b'a'..=b'z' | b'-')
    }

    /// Whether the line after `at` is about a variable, too: `DB_HOST:  …`.
    fn goes_on_with_variables(&self, at: usize) -> bool {
        let next = self.within(at, LINE_REACH).and_then(|rest| rest.lines().nth(1)).and_then(|line| line.split_once(':'));
        next.is_some_and(|(name, _)| !name.trim().is_empty() && name.trim().bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
    }

    /// Whether the line that starts at `at` follows another entry of the same list: `user: etl`.
    fn is_among_entries(&self, at: usize) -> bool {
        let near = at.saturating_sub(LINE_REACH);
        let before = self.text.get(self.text.ceil_char_boundary(near)..at).unwrap_or_default();
        let mut lines = before.rsplit('\n');
        let (Some(indent), Some(line)) = (lines.next(), lines.next()) else { return false };
        if line.starts_with("```") {
            return true;
        }
        let entry = line.strip_prefix(indent).and_then(|entry| entry.split_once(": "));
        let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b)) && !name.is_empty();
        indent.trim().is_empty() && entry.is_some_and(|(name, value)| is_name(name) && !value.trim().contains(' '))
    }

    /// Whether what stands at `at` is in a comment: one that has its line for itself, or after code that leaves no text open.
    pub(super) fn line_is_comment(&self, at: usize) -> bool {
        let line = self.line_before(at);
        ["# ", "// ", "-- "].iter().any(|lead| line.starts_with(lead))
            || line.rsplit_once(" # ").is_some_and(|(code, _)| !code.contains("http") && !opens_text(code))
    }

    /// The line that holds `at`, up to there, without its indentation; what is far back in a long one is left out.
    pub(super) fn line_before(&self, at: usize) -> &'t str {
        let near = at.saturating_sub(LINE_REACH);
        let start = memchr::memrchr(b'\n', &self.bytes[near..at]).map_or(near, |found| near + found + 1);
        let start = self.text.ceil_char_boundary(start);
        self.text.get(start..at).unwrap_or_default().trim_start()
    }

    /// Whether the line that holds `at` is a shell command or sets a variable.
    pub(super) fn line_is_shell(&self, at: usize) -> bool {
        let line = self.line_before(at);
        let is_magic = line.strip_prefix('%').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        is_magic || ["!", "export ", "set ", "ENV ", "ARG ", "setx ", "$ "].iter().any(|lead| line.starts_with(lead))
    }

    /// Whether the name stands in a comment, at the start of a quoted text, or in a URL's query.
    pub(super) fn line_is_loose(&self, name: &Range<usize>) -> bool {
        let line = self.line_before(name.start);
        line.contains('#') || line.contains("//") || line.starts_with("--") || line.contains("; --") || self.inside_text(name)
    }

    /// Whether the name is not the first of several that one statement gives values to: `user, password = …`.
    pub(super) fn is_later_target(&self, at: usize) -> bool {
        let line = self.line_before(at);
        // arguments of a call are no targets
        let is_call =
            line.bytes().zip(line.bytes().skip(1)).any(|(before, open)| open == b'(' && (before.is_ascii_alphanumeric() || before == b'_'));
        line.trim_end().ends_with(',') && !is_call && line.bytes().all(|b| b.is_ascii_alphanumeric() || b"_., *[(".contains(&b))
    }

    /// Whether the name starts a quoted text that goes on after it, or a parameter of a URL's query.
    pub(super) fn inside_text(&self, name: &Range<usize>) -> bool {
        let before = name.start.checked_sub(1).map_or(0, |at| self.byte(at));
        let line = &self.bytes[..name.start];
        // a later line of it, escaped
        let is_line = before == b'n' || before == b' ' && line.trim_ascii_end().ends_with(b"\\n");
        // settings without spaces: `"cache:6380,password=…"`
        let is_setting = || b",;".contains(&before) && opens_text(self.line_before(name.start));
        is_line && line.trim_ascii_end().ends_with(b"\\n")
            || matches!(before, b'?' | b'&')
            || self.byte(name.end) == b'=' && is_setting()
            || matches!(before, b'"' | b'\'' | b'`') && self.byte(name.end) != before
    }
}

/// Whether a quote that opens in `line` is still open at its end.
fn opens_text(line: &str) -> bool {
    let open = line.bytes().fold(None, |open, byte| match (open, byte) {
        (None, b'"' | b'\'') => Some(byte),
        (Some(quote), _) if quote == byte => None,
        _ => open,
    });
    open.is_some()
}
