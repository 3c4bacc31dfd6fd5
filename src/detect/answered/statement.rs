//! Statements: where they end, what they define, what they give and to what.

use super::language::Language;
use super::tokens::{Token, past};

/// A statement, and whether a `;` ends it.
#[derive(Clone, Copy)]
pub(super) struct Statement<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    pub(super) is_ended: bool,
}

/// Words that begin a statement which gives nothing to a name.
pub(super) const HEADS: &[&str] =
    &["if", "while", "for", "foreach", "else", "switch", "catch", "import", "using", "use", "library", "require", "return"];

/// The statements of `tokens` in `language`, blocks that belong to one being in it.
pub(super) fn statements<'a, 't>(tokens: &'a [Token<'t>], language: &Language) -> Vec<Statement<'a, 't>> {
    let mut statements = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        match tokens[at] {
            Token::Sign(b'(' | b'[') => {
                at = past(tokens, at);
                continue;
            }
            Token::Sign(b'{') if is_inner(&tokens[start..at], tokens.get(at + 1), language) => {
                at = past(tokens, at);
                continue;
            }
            Token::Sign(b'{' | b'}' | b';') => {}
            Token::Line if !goes_on(tokens, at) => {}
            _ => {
                at += 1;
                continue;
            }
        }
        statements.push(Statement { tokens: &tokens[start..at], is_ended: tokens[at] == Token::Sign(b';') });
        at += 1;
        start = at;
    }
    statements.push(Statement { tokens: &tokens[start..], is_ended: false });
    statements
}

/// Whether the block that opens after `before` is part of the statement: an object, or the body of a function.
fn is_inner(before: &[Token<'_>], next: Option<&Token<'_>>, language: &Language) -> bool {
    match before.last() {
        Some(Token::Sign(b'=' | b',' | b':' | b'>' | b'?') | Token::Name("const" | "let" | "var" | "import")) => true,
        _ if next == Some(&Token::Sign(b'|')) => true,
        _ => is_function(before, language) || language.has_types() && typed_function(before).is_some(),
    }
}

fn is_function(tokens: &[Token<'_>], language: &Language) -> bool {
    let is_lambda = |pair: &[Token<'_>]| matches!(pair, [Token::Sign(b'\\'), Token::Sign(b'(')]);
    tokens.iter().any(|token| matches!(token, Token::Name(word) if language.functions.contains(word))) || tokens.windows(2).any(is_lambda)
}

/// The name and the body of the function that `statement` defines.
pub(super) fn definition<'a, 't>(statement: &'a [Token<'t>], language: &Language) -> Option<(&'t str, &'a [Token<'t>])> {
    let is_word = |token: &Token<'t>| matches!(token, Token::Name(word) if language.functions.contains(word));
    let is_arrow = |pair: &[Token<'t>]| matches!(pair, [Token::Sign(b'=' | b'-'), Token::Sign(b'>')]);
    let sign = given_by(statement, language);
    let word = statement.iter().position(is_word);
    let body = |at: usize| {
        let block = statement[at..].iter().position(|token| *token == Token::Sign(b'{')).map(|open| at + open);
        block.map_or(&statement[at..], |open| &statement[open + 1..past(statement, open).saturating_sub(1).max(open + 1)])
    };
    match (sign, word) {
        // `request.onload = function () …` is run by whoever has it
        (Some((end, _)), _) if statement[..end].contains(&Token::Sign(b'.')) => None,
        // `f <- function(x) …`, `const f = async (x) => …`, R's `f <- \(x) …`
        (Some((end, value)), _) => {
            let name = last_name(&statement[..end])?;
            let value_of = &statement[value..];
            let first = usize::from(value_of.first() == Some(&Token::Name("async")));
            let end_of_given = if value_of.get(first) == Some(&Token::Sign(b'(')) { past(value_of, first) } else { first + 1 };
            let has_arrow = matches!(value_of.first(), Some(Token::Sign(b'(') | Token::Name(_)))
                && value_of.get(end_of_given..end_of_given + 2).is_some_and(is_arrow);
            let is_lambda = value_of.first() == Some(&Token::Sign(b'\\')) || value_of.iter().take(2).any(is_word);
            // `f(x) = …`
            if let [Token::Name(short), Token::Sign(b'('), ..] = statement
                && past(statement, 1) == end
            {
                return Some((short, value_of));
            }
            // what an arrow leads to is the body, though there may be an object in it
            let led_to = has_arrow.then(|| &value_of[end_of_given + 2..]);
            match led_to.filter(|body| body.first() != Some(&Token::Sign(b'{'))) {
                Some(led_to) => Some((name, led_to)),
                None => (is_lambda || has_arrow).then(|| (name, body(value + if has_arrow { end_of_given } else { 0 }))),
            }
        }
        (None, Some(word)) if word < 3 => {
            let (at, name) = (word + 1..statement.len().min(word + 3)).find_map(|at| match statement[at] {
                Token::Name(name) => Some((at, name)),
                _ => None,
            })?;
            Some((name, body(at)))
        }
        _ if language.has_types() => {
            let (name, end) = typed_function(statement)?;
            (statement.get(end) == Some(&Token::Sign(b'{'))).then(|| (name, body(end)))
        }
        _ => None,
    }
}

pub(super) fn begins_with(statement: &[Token<'_>], words: &[&str]) -> bool {
    matches!(statement.first(), Some(Token::Name(word)) if words.contains(word))
}

/// The blocks in `statement`, without their brackets.
pub(super) fn blocks<'a, 't>(statement: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(step) = statement[at..].iter().position(|token| *token == Token::Sign(b'{')) {
        let end = past(statement, at + step);
        blocks.push(&statement[at + step + 1..end.saturating_sub(1).max(at + step + 1)]);
        at = end;
    }
    blocks
}

/// Where the target of an assignment ends and its value begins; for R's `value -> name` the other way round.
pub(super) fn given_by(statement: &[Token<'_>], language: &Language) -> Option<(usize, usize)> {
    let sign = |at: usize| if let Some(Token::Sign(sign)) = statement.get(at) { *sign } else { 0 };
    let mut at = 0;
    while at < statement.len() {
        match sign(at) {
            b'(' | b'[' | b'{' if at > 0 => {
                at = past(statement, at);
                continue;
            }
            b'<' if sign(at + 1) == b'-' => return Some((at, at + 2)),
            b'<' if sign(at + 1) == b'<' && sign(at + 2) == b'-' => return Some((at, at + 3)),
            b'-' if sign(at + 1) == b'>' && language.name() == "r" => return Some((at + 2, at)),
            b':' if sign(at + 1) == b'=' => return Some((at, at + 2)),
            b'=' if !matches!(sign(at + 1), b'=' | b'>' | b'~') && !matches!(sign(at.wrapping_sub(1)), b'=' | b'!' | b'<' | b'>') => {
                return (at > 0 && !begins_with(statement, HEADS)).then_some((at, at + 1));
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether `statement` names what a file beside the notebook has: `const { request } = require("./util")`.
pub(super) fn brings_own(statement: &[Token<'_>]) -> bool {
    let is_beside = |token: &Token<'_>| matches!(token, Token::Text(path) if path.starts_with("./") || path.starts_with("../"));
    let brings = statement.contains(&Token::Name("require")) || begins_with(statement, &["import"]);
    brings && statement.iter().rev().take(2).any(is_beside)
}

/// The name that a target declares: the last before its type, if it has one.
pub(super) fn last_name<'t>(target: &[Token<'t>]) -> Option<&'t str> {
    let typed = target.iter().position(|token| *token == Token::Sign(b':')).filter(|at| target.get(at + 1) != Some(&Token::Sign(b':')));
    let named = &target[..typed.unwrap_or(target.len())];
    named.iter().rev().find_map(|token| if let Token::Name(name) = token { Some(*name) } else { None })
}

/// Whether a statement goes on after the line that ends at `at`.
fn goes_on(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens[..at].iter().rev().find(|token| **token != Token::Line);
    let after = tokens[at..].iter().find(|token| **token != Token::Line);
    matches!(before, Some(Token::Sign(b'+' | b'*' | b'%' | b'=' | b',' | b'.' | b'|' | b'&' | b'?' | b':' | b'>')))
        || matches!(after, Some(Token::Sign(b'.' | b'|' | b'%' | b'?')))
}

/// The name of the function whose definition begins `statement`, of a type and a name, and where its parameters end:
/// `static String load(String address)`.
fn typed_function<'t>(statement: &[Token<'t>]) -> Option<(&'t str, usize)> {
    const CONTROL: &[&str] =
        &["if", "for", "foreach", "while", "switch", "catch", "using", "lock", "else", "do", "try", "new", "return", "await"];
    let open = statement.iter().position(|token| *token == Token::Sign(b'('))?;
    let Token::Name(name) = *statement.get(open.checked_sub(1)?)? else { return None };
    let typed = matches!(statement.get(open.checked_sub(2)?)?, Token::Name(_) | Token::Sign(b'>' | b']' | b'?'));
    let first = statement.iter().find_map(|token| if let Token::Name(first) = token { Some(*first) } else { None })?;
    (typed && !CONTROL.contains(&first) && !statement[..open].contains(&Token::Sign(b'='))).then(|| (name, past(statement, open)))
}
