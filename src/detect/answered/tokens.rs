//! Code as a list of names, signs and line ends. Literals and comments are passed over, but for the names that a literal is
//! filled with: `"${name}"`, `"#{name}"`.

use super::language::{Language, RUN};
use crate::detect::assignment::closed;
use crate::detect::python::Origin;
use crate::detect::shell;

/// Tokens that are read of one cell.
const MOST: usize = 8_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Token<'t> {
    /// A name, without a sign before it.
    Name(&'t str),
    /// A literal text, without its quotes.
    Text(&'t str),
    /// A number.
    Number,
    /// Anything else, one byte of it.
    Sign(u8),
    /// The end of a line.
    Line,
}

/// The tokens of `text`, which is written in `language`.
pub(super) fn tokens<'t>(text: &'t str, language: &Language) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    read(text, language, &mut tokens);
    tokens
}

fn read<'t>(text: &'t str, language: &Language, tokens: &mut Vec<Token<'t>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && tokens.len() < MOST {
        let rest = &text[at..];
        let byte = bytes[at];
        match byte {
            b'\n' => {
                tokens.push(Token::Line);
                at += 1;
            }
            _ if language.comments().iter().any(|lead| rest.starts_with(lead)) => at += rest.find('\n').unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => at += rest.find("*/").map_or(rest.len(), |end| end + 2),
            b'"' | b'\'' | b'`' => {
                let triple = rest.get(..3).filter(|lead| lead.bytes().all(|own| own == byte));
                let (start, end, next) = match triple {
                    Some(triple) => {
                        let end = rest[3..].find(triple).map_or(text.len(), |end| at + 3 + end);
                        (at + 3, end, (end + 3).min(text.len()))
                    }
                    None => match closed(bytes, at, |byte| byte == b'\n' && bytes[at] == b'\'') {
                        Some(end) => (at + 1, end, end + 1),
                        // Rust's `'a`, Julia's and MATLAB's transpose
                        None => (at + 1, at + 1, at + 1),
                    },
                };
                literal(&text[start..end], language, tokens);
                at = next;
            }
            _ if byte.is_ascii_digit() => {
                at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                tokens.push(Token::Number);
            }
            _ if is_name(byte) => {
                let is_dotted =
                    |byte: &u8| is_name(*byte) || *byte == b'.' && language.has_dots() || *byte == b'-' && language.has_hyphens();
                let len = bytes[at..].iter().take_while(|byte| is_dotted(byte)).count();
                let is_run = language.runs_commands() && begins_a_command(tokens.last()) && shows_an_answer(rest);
                tokens.push(Token::Name(if is_run { RUN } else { &rest[..len] }));
                at += len;
            }
            b' ' | b'\t' | b'\r' => at += 1,
            _ => {
                let len = rest.chars().next().map_or(1, char::len_utf8);
                tokens.push(Token::Sign(byte));
                at += len;
            }
        }
    }
}

/// Whether a command may follow `before`.
fn begins_a_command(before: Option<&Token<'_>>) -> bool {
    matches!(before, None | Some(Token::Line | Token::Sign(b'(' | b'{' | b'=' | b'|' | b';' | b'&')))
}

/// Whether `text` begins with a command that shows a server's answer; a backtick ends a line of it which goes on.
fn shows_an_answer(text: &str) -> bool {
    let goes_on = |line: &&str| line.trim_end().ends_with('`');
    let lines = text.lines().take_while(goes_on).count() + 1;
    let command = || text.lines().take(lines).map(|line| line.trim_end().trim_end_matches('`')).collect::<Vec<_>>().join(" ");
    shell::may_ask(text) && shell::origin_of(&command()) == Origin::Payload
}

/// A literal, and the names that it is filled with.
fn literal<'t>(inside: &'t str, language: &Language, tokens: &mut Vec<Token<'t>>) {
    tokens.push(Token::Text(inside));
    let mut at = 0;
    while let Some(step) = inside[at..].find(['$', '{']) {
        let open = at + step;
        let rest = &inside[open..];
        let lead = ["${", "$(", "{", "$"].iter().find(|lead| rest.starts_with(**lead)).map_or(1, |lead| lead.len());
        let close = match rest.as_bytes().get(lead - 1) {
            Some(b'{') => rest.rfind('}').filter(|_| !rest[lead..].contains('{')).or_else(|| rest.find('}')),
            Some(b'(') => rest.rfind(')'),
            _ => Some(lead + rest[lead..].bytes().take_while(|byte| is_name(*byte)).count()),
        };
        let end = close.unwrap_or(rest.len()).max(lead);
        let hole = &rest[lead..end];
        if !hole.is_empty() && tokens.len() < MOST {
            read(hole, language, tokens);
        }
        at = open + end.max(1);
    }
}

pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The place after the bracket that closes the one at `open`.
pub(super) fn past(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Sign(b'(' | b'[' | b'{') => depth += 1,
            Token::Sign(b')' | b']' | b'}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}
