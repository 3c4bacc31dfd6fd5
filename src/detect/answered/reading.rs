//! Statements, read in order: what they give to names, and what they show.

use super::answers::{Answers, Has, Names};
use super::language::{Language, is_about};
use super::statement::{HEADS, begins_with, blocks, brings_own, definition, given_by, last_name, statements};
use super::tokens::{Token, past, tokens};
use crate::detect::python::{Origin, Shown};

/// Blocks within blocks that are read.
const DEEPEST: usize = 8;

/// A cell that is read.
pub(super) struct Reading<'t, 'n> {
    tokens: Vec<Token<'t>>,
    answers: Answers<'n>,
    found: Vec<Shown>,
    /// The function whose body is read that ends with `end`, and how many such words it waits for.
    function: Option<(&'t str, Has, usize)>,
}

/// Words that a body begins with which ends with `end`.
const OPENING: &[&str] = &["if", "for", "while", "function", "def", "begin", "let", "try", "unless", "case", "until", "module", "struct"];

/// Words before a name that is declared, and names that an error has.
const UNGIVEN: &[&str] = &[
    "const", "let", "var", "val", "mut", "my", "our", "auto", "local", "final", "err", "error", "ok", "of", "in", "range", "async", "await",
];

impl<'t, 'n> Reading<'t, 'n> {
    /// The cell `text` in `language`, whose cells before gave `names`.
    pub(super) fn new(language: &'static Language, text: &'t str, names: &'n mut Names) -> Self {
        Self { tokens: tokens(text, language), answers: Answers::new(language, names), found: Vec::new(), function: None }
    }

    /// What the cell shows of answers.
    pub(super) fn shown(mut self) -> Vec<(Shown, Origin)> {
        let tokens = std::mem::take(&mut self.tokens);
        // most cells ask nobody
        if !self.answers.names.values().any(|has| has.answer || has.shows) && !self.answers.calls.asks.are_in(&tokens) {
            return Vec::new();
        }
        let statements = statements(&tokens, self.answers.language);
        let last = statements.iter().rposition(|statement| !statement.tokens.is_empty());
        for (at, statement) in statements.iter().enumerate() {
            let gives = self.statement(statement.tokens, 0);
            let is_result = Some(at) == last || self.answers.language.shows_all && self.function.is_none();
            let is_shown = if gives { self.answers.language.shows_given() } else { !begins_with(statement.tokens, HEADS) };
            // MATLAB's `;` keeps what is before it quiet
            let is_quiet = self.answers.language.name() == "matlab" && statement.is_ended;
            if is_result && is_shown && !is_quiet && self.answers.has_answer(&self.answers.without(statement.tokens)) {
                self.found.push(Shown::Result);
            }
        }
        // what is shown by itself is printed by some kernels
        if self.answers.language.shows_all && self.found.contains(&Shown::Result) {
            self.found.push(Shown::Printed);
        }
        self.found.sort_by_key(|shown| *shown as u8);
        self.found.dedup();
        self.found.into_iter().map(|shown| (shown, Origin::Payload)).collect()
    }

    /// Takes a statement; whether it gives something to a name.
    fn statement(&mut self, statement: &[Token<'t>], depth: usize) -> bool {
        if statement.is_empty() || depth > DEEPEST {
            return false;
        }
        if self.within_function(statement) {
            return true;
        }
        if let Some((name, body)) = definition(statement, self.answers.language) {
            let has = self.of_body(body, depth);
            // what a class prints it prints when its methods are called
            let has = Has { shows: has.shows && !begins_with(statement, &["class"]), ..has };
            self.answers.names.insert(name.to_owned(), has);
            return true;
        }
        if brings_own(statement) && !self.answers.has_answer(statement) {
            for token in statement {
                if let Token::Name(name) = token {
                    self.answers.names.insert((*name).to_owned(), Has::default());
                }
            }
            return true;
        }
        self.loops(statement);
        let bound = self.bound(statement);
        let before: Vec<(&str, Option<Has>)> = bound.iter().map(|name| (*name, self.answers.names.get(*name).copied())).collect();
        bound.iter().for_each(|name| self.answers.give(name, true));
        for block in blocks(statement) {
            for inner in statements(block, self.answers.language) {
                self.statement(inner.tokens, depth + 1);
            }
        }
        self.found.extend(self.answers.printed(statement));
        let gives = self.assign(statement);
        for (name, has) in before {
            match has {
                Some(has) => self.answers.names.insert(name.to_owned(), has),
                None => self.answers.names.remove(name),
            };
        }
        gives
    }

    /// Takes a statement of a function whose body ends with `end`.
    fn within_function(&mut self, statement: &[Token<'t>]) -> bool {
        if !self.answers.language.has_ends() {
            return false;
        }
        let opens = begins_with(statement, OPENING) || statement.contains(&Token::Name("do"));
        let closes = begins_with(statement, &["end"]) || statement.last() == Some(&Token::Name("end")) && opens;
        match self.function.take() {
            None => {
                let is_head = begins_with(statement, self.answers.language.functions) && !closes;
                let name = statement.iter().skip(1).find_map(|token| if let Token::Name(name) = token { Some(*name) } else { None });
                self.function = name.filter(|_| is_head).map(|name| (name, Has::default(), 1));
                self.function.is_some()
            }
            Some((name, mut has, open)) => {
                let own = self.of_body(statement, DEEPEST - 1);
                has = Has { answer: has.answer || own.answer, shows: has.shows || own.shows };
                match (open + usize::from(opens)).saturating_sub(usize::from(closes)) {
                    0 => {
                        self.answers.names.insert(name.to_owned(), has);
                    }
                    open => self.function = Some((name, has, open)),
                }
                true
            }
        }
    }

    /// What a function with this body gives and prints, when it is called.
    fn of_body(&mut self, body: &[Token<'t>], depth: usize) -> Has {
        let found = std::mem::take(&mut self.found);
        for statement in statements(body, self.answers.language) {
            self.statement(statement.tokens, depth + 1);
        }
        let shows = !std::mem::replace(&mut self.found, found).is_empty();
        Has { answer: self.answers.has_answer(body), shows }
    }

    /// The variable of a loop over an answer has one: `for (const x of rows)`.
    fn loops(&mut self, statement: &[Token<'t>]) {
        if !begins_with(statement, &["for", "foreach"]) {
            return;
        }
        let is_between = |pair: &[Token<'t>]| {
            matches!(pair, [Token::Name("of" | "in" | "range") | Token::Sign(b':'), _] | [Token::Sign(b'<'), Token::Sign(b'-')])
        };
        let Some(between) = statement.windows(2).position(is_between) else { return };
        let is_answer = self.answers.has_answer(&statement[between + 1..]);
        for token in &statement[1..between] {
            if let Token::Name(name) = token
                && !UNGIVEN.contains(name)
            {
                self.answers.give(name, is_answer);
            }
        }
    }

    /// The parameters of functions in `statement` that are given an answer: `.then(data => …)`, `lapply(rows, function(x) …)`.
    fn bound(&self, statement: &[Token<'t>]) -> Vec<&'t str> {
        let mut bound = Vec::new();
        let Some(first) = self.answers.first(statement) else { return bound };
        let names = |tokens: &[Token<'t>], bound: &mut Vec<&'t str>| {
            bound.extend(tokens.iter().filter_map(|token| if let Token::Name(name) = token { Some(*name) } else { None }));
        };
        for at in first..statement.len() {
            match (statement[at], statement.get(at + 1)) {
                (Token::Sign(b'=' | b'-'), Some(Token::Sign(b'>'))) if at > 0 => match statement[at - 1] {
                    Token::Sign(b')') => {
                        let open = statement[..at].iter().rposition(|token| *token == Token::Sign(b'(')).unwrap_or(at);
                        names(&statement[open..at], &mut bound);
                    }
                    Token::Name(name) => bound.push(name),
                    _ => {}
                },
                (Token::Sign(b'\\'), Some(Token::Sign(b'('))) => names(&statement[at + 1..past(statement, at + 1)], &mut bound),
                (Token::Name(word), Some(Token::Sign(b'('))) if self.answers.language.functions.contains(&word) => {
                    names(&statement[at + 1..past(statement, at + 1)], &mut bound);
                }
                (Token::Sign(b'|'), Some(Token::Name(_))) => {
                    if let Some(len) = statement[at + 1..].iter().take(6).position(|token| *token == Token::Sign(b'|')) {
                        names(&statement[at + 1..at + 1 + len], &mut bound);
                    }
                }
                _ => {}
            }
        }
        bound
    }

    /// Gives what `statement` gives; whether it gives something.
    fn assign(&mut self, statement: &[Token<'t>]) -> bool {
        let Some((end, value)) = given_by(statement, self.answers.language) else { return self.collect(statement) };
        let (target, value) = match value <= end {
            // R's `value -> name`
            true => (&statement[end..], &statement[..value]),
            false => (&statement[..end], &statement[value..]),
        };
        // `text += data`
        let is_more = matches!(target.last(), Some(Token::Sign(b'+' | b'-' | b'*' | b'/' | b'|' | b'&' | b'.' | b'?')));
        let target = if is_more { &target[..target.len() - 1] } else { target };
        let is_answer = self.answers.has_answer(value) || is_more && self.answers.has_answer(target);
        let is_part = |sign: &Token<'t>| {
            matches!(sign, Token::Sign(b'.' | b'$')) && self.answers.language.name() != "powershell" || *sign == Token::Sign(b'[')
        };
        let is_list = |sign: &Token<'t>| matches!(sign, Token::Sign(b'{' | b',' | b'('));
        if target.iter().skip(1).any(is_part) && !matches!(target.first(), Some(Token::Name(word)) if UNGIVEN.contains(word)) {
            // a part of something: the whole has it
            if let Some(Token::Name(root)) = target.iter().find(|token| matches!(token, Token::Name(_)))
                && is_answer
            {
                self.answers.give(root, true);
            }
        } else if target.iter().any(is_list) || matches!(target, [_, Token::Sign(b'['), ..]) {
            for token in target {
                if let Token::Name(name) = token
                    && !UNGIVEN.contains(name)
                {
                    self.answers.give(name, is_answer && !is_about(self.answers.language, name));
                }
            }
        } else if let Some(name) = last_name(target) {
            self.answers.give(name, is_answer);
        }
        true
    }

    /// `rows.push(data)`, `push!(rows, data)`, `(data) => text += data`: what is put into something.
    fn collect(&mut self, statement: &[Token<'t>]) -> bool {
        for (at, three) in statement.windows(3).enumerate() {
            if let [Token::Name(name), Token::Sign(b'+'), Token::Sign(b'=')] = three
                && self.answers.has_answer(&statement[at + 3..])
            {
                self.answers.give(name, true);
            }
        }
        const PUTTING: &[&str] = &["push", "append", "add", "Add", "addAll", "unshift", "concat", "set", "put", "insert", "push_back"];
        let put =
            statement.windows(2).position(|pair| matches!(pair, [Token::Name(name), Token::Sign(b'(' | b'!')] if PUTTING.contains(name)));
        let Some(put) = put.filter(|put| self.answers.has_answer(&statement[*put..])) else { return false };
        let root = match put {
            0 => statement.iter().skip(1).find(|token| matches!(token, Token::Name(_))),
            _ => statement.first(),
        };
        if let Some(Token::Name(root)) = root {
            self.answers.give(root, true);
        }
        false
    }
}
