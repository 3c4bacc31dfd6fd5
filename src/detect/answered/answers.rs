//! Whether there is an answer among tokens: a call that asks for one, or a name that was given one.

use super::language::{Calls, Language, is_about};
use super::tokens::{Token, past};
use std::collections::HashMap;

/// What is known of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Has {
    /// Whether it has an answer, or is a function that gives one.
    pub(super) answer: bool,
    /// Whether it is a function that prints one.
    pub(super) shows: bool,
}

/// What is known of the names of a language's cells.
pub(super) type Names = HashMap<String, Has>;

/// What is known of answers where a cell is read.
pub(super) struct Answers<'n> {
    pub(super) language: &'static Language,
    pub(super) calls: &'static Calls,
    pub(super) names: &'n mut Names,
}

impl<'n> Answers<'n> {
    /// What cells in `language` know that were given `names`.
    pub(super) fn new(language: &'static Language, names: &'n mut Names) -> Self {
        Self { language, calls: language.calls(), names }
    }

    /// Whether `name` is a function that prints an answer.
    pub(super) fn prints(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|has| has.shows)
    }

    /// Notes whether `name` is given an answer.
    pub(super) fn give(&mut self, name: &str, is_answer: bool) {
        match is_answer {
            true => self.names.insert(name.to_owned(), Has { answer: true, shows: false }),
            false => self.names.remove(name),
        };
    }

    /// Whether there is an answer in `tokens` of which something shows.
    pub(super) fn has_answer(&self, tokens: &[Token<'_>]) -> bool {
        self.first(tokens).is_some()
    }

    /// Where the first answer is in `tokens` of which something shows.
    pub(super) fn first(&self, tokens: &[Token<'_>]) -> Option<usize> {
        // for each bracket that is open, whether what is in it gives nothing away
        let mut open: Vec<bool> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Sign(b'(') => {
                    let end = past(tokens, at);
                    let is_about = self.is_about_before(&tokens[..at]) || self.is_model(tokens, at) || self.is_about_after(tokens, end);
                    open.push(is_about);
                }
                Token::Sign(b'[' | b'{') => open.push(false),
                Token::Sign(b')' | b']' | b'}') => {
                    open.pop();
                }
                _ => {}
            }
            if open.contains(&true) {
                continue;
            }
            let rows = self.calls.asks.at(tokens, at).iter().filter(|row| !(row.is_bare && self.is_own(tokens, at)));
            let asked = { rows }.find_map(|row| Some((row.end(tokens, at)?, row.is_call)));
            let end = match (asked, token) {
                (Some((end, true)), _) => past(tokens, end),
                // a command: what follows it is its own
                (Some((end, false)), _) if self.is_put_away(&tokens[end..]) => continue,
                (Some((end, false)), _) => end,
                (None, Token::Name(name)) if self.is_reference(tokens, at) && self.names.get(*name).is_some_and(|has| has.answer) => at + 1,
                _ => continue,
            };
            if !self.is_about_after(tokens, end) {
                return Some(at);
            }
        }
        None
    }

    /// Whether the name at `at` is one that the notebook has given to something of its own, and is that.
    fn is_own(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let is_of_package = at > 0 && tokens[at - 1] == Token::Sign(b':');
        !is_of_package && matches!(tokens[at], Token::Name(name) if self.names.contains_key(name))
    }

    /// Whether a command goes on so that its answer is not shown: `-OutFile x`, `| Out-Null`, `> x`.
    fn is_put_away(&self, rest: &[Token<'_>]) -> bool {
        rest.iter().any(|token| match token {
            Token::Name(name) => self.language.about.contains(name),
            sign => *sign == Token::Sign(b'>') && self.language.name() == "powershell",
        })
    }

    /// Whether the name at `at` stands for what it was given: no member, and no key.
    fn is_reference(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let is_member = match at.checked_sub(1).map(|before| tokens[before]) {
            Some(Token::Sign(b'.')) => at < 2 || tokens[at - 2] != Token::Sign(b'.'),
            Some(Token::Sign(b'$')) => {
                self.language.name() == "r" && at > 1 && matches!(tokens[at - 2], Token::Name(_) | Token::Sign(b')' | b']'))
            }
            _ => false,
        };
        let is_key = matches!((tokens.get(at + 1), tokens.get(at + 2)), (Some(Token::Sign(b'=')), Some(next)) if *next != Token::Sign(b'='))
            || tokens.get(at + 1) == Some(&Token::Sign(b':')) && tokens.get(at + 2) != Some(&Token::Sign(b':'));
        !is_member && !is_key
    }

    /// Whether the call whose bracket opens after `before` gives nothing away.
    fn is_about_before(&self, before: &[Token<'_>]) -> bool {
        let before = before.strip_suffix(&[Token::Name("await")]).unwrap_or(before);
        matches!(before.last(), Some(Token::Name(name)) if is_about(self.language, name))
    }

    /// Whether the call whose bracket opens at `open` is given a formula, as models and plots are: `glm(x ~ y, data = d)`. A `~` with
    /// nothing before it begins a function.
    fn is_model(&self, tokens: &[Token<'_>], open: usize) -> bool {
        const RESHAPING: &[&str] = &["dcast", "acast", "cast", "case_when", "case_match"];
        let is_reshaping = open > 0 && matches!(tokens[open - 1], Token::Name(name) if RESHAPING.contains(&name));
        if self.language.name() != "r" || is_reshaping {
            return false;
        }
        let before = |at: usize| tokens[..at].iter().rfind(|token| **token != Token::Line);
        let end = past(tokens, open);
        let mut at = open + 1;
        while at < end {
            match tokens[at] {
                Token::Sign(b'(' | b'[' | b'{') => at = past(tokens, at),
                Token::Sign(b'~') if !matches!(before(at), Some(Token::Sign(b'(' | b',' | b'='))) => return true,
                _ => at += 1,
            }
        }
        false
    }

    /// Whether one of the members that follow from `at` on gives nothing away: `.status`, `|> nrow()`.
    fn is_about_after(&self, tokens: &[Token<'_>], mut at: usize) -> bool {
        while let Some(token) = tokens.get(at) {
            match token {
                Token::Name(name)
                    if matches!(tokens.get(at.wrapping_sub(1)), Some(Token::Sign(b'.' | b'$' | b'>' | b'%' | b'|' | b':'))) =>
                {
                    if is_about(self.language, name) {
                        return true;
                    }
                    at += 1;
                }
                Token::Sign(b'(') if self.is_model(tokens, at) => return true,
                Token::Sign(b'(' | b'[') => at = past(tokens, at),
                Token::Sign(b'.' | b'$' | b'?' | b'!' | b'|' | b'%' | b'>' | b'-' | b':') | Token::Line => at += 1,
                _ => return false,
            }
        }
        false
    }
}
