//! Rows of a language's table as they are found among tokens: `axios.get(`, `fromJSON("http`, `URL(….readText(`.

use super::language::Language;
use super::tokens::{Token, past, tokens};
use crate::detect::python::is_interface;
use foldhash::{HashMap, HashMapExt};

/// Tokens of the types in `get<Type>(…)`.
const LONGEST_TYPE: usize = 12;

/// A row: names and signs in a row, and what the text after them begins with.
pub(super) struct Row<'r> {
    tokens: Vec<Token<'r>>,
    text: Option<&'r str>,
    /// Whether the text is the address of what may be a table of data, which no interface answers.
    reads_tables: bool,
    /// What follows the brackets that it opens, after a `…`.
    after: Option<Vec<Token<'r>>>,
    /// Whether its arguments are in brackets that it opens.
    pub(super) is_call: bool,
    /// Whether it is a name with nothing before it, which a notebook may have something of its own by.
    pub(super) is_bare: bool,
    /// Whether what it shows is a display of its own, and no text on a stream.
    pub(super) displays: bool,
}

/// Rows by the token that they begin with.
pub(super) struct Rows(HashMap<Token<'static>, Vec<Row<'static>>>);

impl Rows {
    /// Those that are written so.
    pub(super) fn new(rows: &'static [&'static str], language: &Language) -> Self {
        let mut by_first: HashMap<Token<'static>, Vec<Row<'static>>> = HashMap::new();
        for row in rows.iter().map(|row| Row::new(row, language)) {
            if let Some(first) = row.tokens.first() {
                by_first.entry(*first).or_default().push(row);
            }
        }
        Self(by_first)
    }

    /// Those that may begin at `at` among `tokens`.
    pub(super) fn at<'s>(&'s self, tokens: &[Token<'s>], at: usize) -> &'s [Row<'static>] {
        tokens.get(at).and_then(|first| self.0.get(first)).map_or(&[], Vec::as_slice)
    }

    /// Whether one of them may begin somewhere among `tokens`, or something of the notebook's own has its name.
    pub(super) fn are_in<'s>(&'s self, tokens: &[Token<'s>]) -> bool {
        (0..tokens.len()).any(|at| self.at(tokens, at).iter().any(|row| row.is_bare || row.end(tokens, at).is_some()))
    }
}

impl<'r> Row<'r> {
    fn new(row: &'r str, language: &Language) -> Self {
        let reads_tables = row.contains("url(") && !["json", "JSON", "xml", "html"].iter().any(|format| row.contains(format))
            || row.starts_with("readLines(");
        let displays = ["display", "html", "mime"].iter().any(|word| row.to_ascii_lowercase().contains(word));
        let (row, after) = match row.split_once('…') {
            Some((row, after)) => (row, Some(tokens(after, language))),
            None => (row, None),
        };
        let (row, text) = match row.split_once(['"', '\'']) {
            Some((row, "")) => (row, Some("http")),
            Some((row, text)) => (row, Some(text.trim_end_matches(['"', '\'']))),
            None => (row, None),
        };
        let tokens_of = tokens(row, language);
        let is_call = tokens_of.last() == Some(&Token::Sign(b'(')) || after.is_some();
        let is_bare = matches!(tokens_of[..], [Token::Name(_), Token::Sign(b'(')]);
        Self { tokens: tokens_of, text, reads_tables, after, is_call, is_bare, displays }
    }

    /// Where the row that begins at `at` among `tokens` ends, if it does: at the bracket that it opens.
    pub(super) fn end(&self, tokens: &[Token<'_>], at: usize) -> Option<usize> {
        if !self.may_follow(at.checked_sub(1).map(|before| tokens[before]), &tokens[..at]) {
            return None;
        }
        let mut end = at;
        for own in &self.tokens {
            if *own == Token::Sign(b'(') {
                end = bracket(tokens, end)?;
            }
            if tokens.get(end)? != own {
                return None;
            }
            end += 1;
        }
        if let Some(lead) = self.text {
            matches!(tokens.get(end)?, Token::Text(text) if text.starts_with(lead)).then_some(())?;
        }
        if self.reads_tables
            && let Some(Token::Text(text)) = tokens.get(end)
            && !is_interface("", text)
        {
            return None;
        }
        if let Some(after) = &self.after {
            let next = past(tokens, end - 1);
            tokens.get(next..)?.starts_with(after).then_some(())?;
            end = next + after.len();
        }
        Some(if self.is_call { end - 1 } else { end })
    }

    /// Whether the call of the row stands at `at` without being made: `.then(console.log)`.
    pub(super) fn is_named(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let name = &self.tokens[..self.tokens.len().saturating_sub(1)];
        !name.is_empty()
            && tokens[at..].starts_with(name)
            && matches!(tokens.get(at + name.len()), Some(Token::Sign(b')' | b',')))
            && self.may_follow(at.checked_sub(1).map(|before| tokens[before]), &tokens[..at])
    }

    /// Whether the row may stand after `before`: a plain name is no member of something, and a command begins a statement.
    fn may_follow(&self, before: Option<Token<'_>>, all: &[Token<'_>]) -> bool {
        let is_plain = matches!(self.tokens.first(), Some(Token::Name(name)) if name.starts_with(char::is_lowercase));
        match before {
            Some(Token::Sign(b'.' | b'$')) if is_plain => {
                all.len() > 1 && matches!(all[all.len() - 2], Token::Name("window" | "globalThis"))
            }
            // R's `package::call`
            Some(Token::Sign(b':')) => true,
            Some(Token::Name(word)) if !self.is_call => matches!(word, "await" | "return" | "do" | "then" | "in"),
            Some(Token::Text(_) | Token::Number) if !self.is_call => false,
            _ => true,
        }
    }
}

/// Where the bracket of a call is whose name ends at `at`: past a type, or the dot that spreads Julia's calls.
fn bracket(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    match tokens.get(at)? {
        Token::Sign(b'<') => {
            let len = tokens[at..].iter().take(LONGEST_TYPE).position(|token| *token == Token::Sign(b'('))?;
            Some(at + len)
        }
        Token::Sign(b'.') if tokens.get(at + 1) == Some(&Token::Sign(b'(')) => Some(at + 1),
        _ => Some(at),
    }
}
