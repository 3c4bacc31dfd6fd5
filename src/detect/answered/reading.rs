//! Statements, read in order: what they give to names, and what they show.

use super::language::{Language, is_about};
use super::rows::Row;
use super::tokens::{Token, past, tokens};
use crate::detect::python::{Origin, Shown};
use std::collections::HashMap;

/// Blocks within blocks that are read.
const DEEPEST: usize = 8;

/// What is known of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Has {
    /// Whether it has an answer, or is a function that gives one.
    answer: bool,
    /// Whether it is a function that prints one.
    shows: bool,
}

/// What is known of the names of a language's cells.
pub(super) type Names = HashMap<String, Has>;

/// A cell that is read.
pub(super) struct Reading<'t, 'n> {
    language: &'static Language,
    tokens: Vec<Token<'t>>,
    asks: Vec<Row<'static>>,
    shows: Vec<Row<'static>>,
    logs: Vec<Row<'static>>,
    names: &'n mut Names,
    found: Vec<Shown>,
    /// The function whose body is read that ends with `end`, and how many such words it waits for.
    function: Option<(&'t str, Has, usize)>,
}

/// Words that a body begins with which ends with `end`.
const OPENING: &[&str] = &["if", "for", "while", "function", "def", "begin", "let", "try", "unless", "case", "until", "module", "struct"];

/// Words that begin a statement which gives nothing to a name.
const HEADS: &[&str] =
    &["if", "while", "for", "foreach", "else", "switch", "catch", "import", "using", "use", "library", "require", "return"];

/// Words before a name that is declared, and names that an error has.
const UNGIVEN: &[&str] = &[
    "const", "let", "var", "val", "mut", "my", "our", "auto", "local", "final", "err", "error", "ok", "of", "in", "range", "async", "await",
];

impl<'t, 'n> Reading<'t, 'n> {
    /// The cell `text` in `language`, whose cells before gave `names`.
    pub(super) fn new(language: &'static Language, text: &'t str, names: &'n mut Names) -> Self {
        let rows = |rows: &'static [&'static str]| rows.iter().map(|row| Row::new(row, language)).collect();
        Self {
            language,
            tokens: tokens(text, language),
            asks: rows(language.asks),
            shows: rows(language.shows),
            logs: rows(language.logs),
            names,
            found: Vec::new(),
            function: None,
        }
    }

    /// What the cell shows of answers.
    pub(super) fn shown(mut self) -> Vec<(Shown, Origin)> {
        let tokens = std::mem::take(&mut self.tokens);
        let statements = self.statements(&tokens);
        let last = statements.iter().rposition(|statement| !statement.is_empty());
        for (at, statement) in statements.iter().enumerate() {
            let gives = self.statement(statement, 0);
            let is_result = Some(at) == last || self.language.shows_all && self.function.is_none();
            let is_shown = if gives { self.language.shows_given() } else { !begins_with(statement, HEADS) };
            // MATLAB's `;` keeps what is before it quiet
            let is_quiet = self.language.name() == "matlab" && follows(&tokens, statement) == Some(&Token::Sign(b';'));
            if is_result && is_shown && !is_quiet && self.has_answer(&self.without_shows(statement)) {
                self.found.push(Shown::Result);
            }
        }
        // what is shown by itself is printed by some kernels
        if self.language.shows_all && self.found.contains(&Shown::Result) {
            self.found.push(Shown::Printed);
        }
        self.found.sort_by_key(|shown| *shown as u8);
        self.found.dedup();
        self.found.into_iter().map(|shown| (shown, Origin::Payload)).collect()
    }

    /// The statements of `tokens`, blocks that belong to one being in it.
    fn statements<'a>(&self, tokens: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
        let mut statements = Vec::new();
        let (mut start, mut at) = (0, 0);
        while at < tokens.len() {
            match tokens[at] {
                Token::Sign(b'(' | b'[') => {
                    at = past(tokens, at);
                    continue;
                }
                Token::Sign(b'{') if self.is_inner(&tokens[start..at], tokens.get(at + 1)) => {
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
            statements.push(&tokens[start..at]);
            at += 1;
            start = at;
        }
        statements.push(&tokens[start..]);
        statements
    }

    /// Whether the block that opens after `before` is part of the statement: an object, or the body of a function.
    fn is_inner(&self, before: &[Token<'t>], next: Option<&Token<'t>>) -> bool {
        match before.last() {
            Some(Token::Sign(b'=' | b',' | b':' | b'>' | b'?') | Token::Name("const" | "let" | "var" | "import")) => true,
            _ if next == Some(&Token::Sign(b'|')) => true,
            _ => self.is_function(before) || self.language.has_types() && typed_function(before).is_some(),
        }
    }

    fn is_function(&self, tokens: &[Token<'t>]) -> bool {
        let is_lambda = |pair: &[Token<'t>]| matches!(pair, [Token::Sign(b'\\'), Token::Sign(b'(')]);
        tokens.iter().any(|token| matches!(token, Token::Name(word) if self.language.functions.contains(word)))
            || tokens.windows(2).any(is_lambda)
    }

    /// Takes a statement; whether it gives something to a name.
    fn statement(&mut self, statement: &[Token<'t>], depth: usize) -> bool {
        if statement.is_empty() || depth > DEEPEST {
            return false;
        }
        if self.within_function(statement) {
            return true;
        }
        if let Some((name, body)) = self.definition(statement) {
            let has = self.of_body(body, depth);
            self.names.insert(name.to_owned(), has);
            return true;
        }
        self.loops(statement);
        let bound = self.bound(statement);
        let before: Vec<(&str, Option<Has>)> = bound.iter().map(|name| (*name, self.names.get(*name).copied())).collect();
        bound.iter().for_each(|name| self.give(name, true));
        for block in blocks(statement) {
            for inner in self.statements(block) {
                self.statement(inner, depth + 1);
            }
        }
        self.show(statement);
        let gives = self.assign(statement);
        for (name, has) in before {
            match has {
                Some(has) => self.names.insert(name.to_owned(), has),
                None => self.names.remove(name),
            };
        }
        gives
    }

    /// Takes a statement of a function whose body ends with `end`.
    fn within_function(&mut self, statement: &[Token<'t>]) -> bool {
        if !self.language.has_ends() {
            return false;
        }
        let opens = begins_with(statement, OPENING) || statement.contains(&Token::Name("do"));
        let closes = begins_with(statement, &["end"]) || statement.last() == Some(&Token::Name("end")) && opens;
        match self.function.take() {
            None => {
                let is_head = begins_with(statement, self.language.functions) && !closes;
                let name = statement.iter().skip(1).find_map(|token| if let Token::Name(name) = token { Some(*name) } else { None });
                self.function = name.filter(|_| is_head).map(|name| (name, Has::default(), 1));
                self.function.is_some()
            }
            Some((name, mut has, open)) => {
                let own = self.of_body(statement, DEEPEST - 1);
                has = Has { answer: has.answer || own.answer, shows: has.shows || own.shows };
                match (open + usize::from(opens)).saturating_sub(usize::from(closes)) {
                    0 => {
                        self.names.insert(name.to_owned(), has);
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
        for statement in self.statements(body) {
            self.statement(statement, depth + 1);
        }
        let shows = !std::mem::replace(&mut self.found, found).is_empty();
        Has { answer: self.has_answer(body), shows }
    }

    /// The name and the body of the function that `statement` defines.
    fn definition<'a>(&self, statement: &'a [Token<'t>]) -> Option<(&'t str, &'a [Token<'t>])> {
        let is_word = |token: &Token<'t>| matches!(token, Token::Name(word) if self.language.functions.contains(word));
        let is_arrow = |pair: &[Token<'t>]| matches!(pair, [Token::Sign(b'=' | b'-'), Token::Sign(b'>')]);
        let sign = given_by(statement, self.language);
        let word = statement.iter().position(is_word);
        let body = |at: usize| {
            let block = statement[at..].iter().position(|token| *token == Token::Sign(b'{')).map(|open| at + open);
            block.map_or(&statement[at..], |open| &statement[open + 1..past(statement, open).saturating_sub(1).max(open + 1)])
        };
        match (sign, word) {
            // `f <- function(x) …`, `const f = async (x) => …`, R's `f <- \(x) …`
            (Some((end, value)), _) => {
                let name = last_name(&statement[..end])?;
                let value_of = &statement[value..];
                let is_lambda = value_of.first() == Some(&Token::Sign(b'\\'))
                    || value_of.iter().take(2).any(is_word)
                    || matches!(value_of.first(), Some(Token::Sign(b'(') | Token::Name(_))) && {
                        let first = usize::from(value_of.first() == Some(&Token::Name("async")));
                        let end = if value_of.get(first) == Some(&Token::Sign(b'(')) { past(value_of, first) } else { first + 1 };
                        value_of.get(end..).is_some_and(|rest| rest.windows(2).next().is_some_and(is_arrow))
                    };
                // `f(x) = …`
                if let [Token::Name(short), Token::Sign(b'('), ..] = statement
                    && past(statement, 1) == end
                {
                    return Some((short, value_of));
                }
                is_lambda.then(|| (name, body(value)))
            }
            (None, Some(word)) if word < 3 => {
                let Token::Name(name) = statement.get(word + 1)? else { return None };
                Some((name, body(word + 1)))
            }
            _ if self.language.has_types() => {
                let (name, end) = typed_function(statement)?;
                (statement.get(end) == Some(&Token::Sign(b'{'))).then(|| (name, body(end)))
            }
            _ => None,
        }
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
        let is_answer = self.has_answer(&statement[between + 1..]);
        for token in &statement[1..between] {
            if let Token::Name(name) = token
                && !UNGIVEN.contains(name)
            {
                self.give(name, is_answer);
            }
        }
    }

    /// The parameters of functions in `statement` that are given an answer: `.then(data => …)`, `lapply(rows, function(x) …)`.
    fn bound(&self, statement: &[Token<'t>]) -> Vec<&'t str> {
        let mut bound = Vec::new();
        let names = |tokens: &[Token<'t>], bound: &mut Vec<&'t str>| {
            bound.extend(tokens.iter().filter_map(|token| if let Token::Name(name) = token { Some(*name) } else { None }));
        };
        for at in 0..statement.len() {
            let start = bound.len();
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
                (Token::Name(word), Some(Token::Sign(b'('))) if self.language.functions.contains(&word) => {
                    names(&statement[at + 1..past(statement, at + 1)], &mut bound);
                }
                (Token::Sign(b'|'), Some(Token::Name(_))) => {
                    if let Some(len) = statement[at + 1..].iter().take(6).position(|token| *token == Token::Sign(b'|')) {
                        names(&statement[at + 1..at + 1 + len], &mut bound);
                    }
                }
                _ => {}
            }
            if bound.len() > start && !self.has_answer(&statement[..at]) {
                bound.truncate(start);
            }
        }
        bound
    }

    /// Notes what `statement` prints.
    fn show(&mut self, statement: &[Token<'t>]) {
        for (rows, shown) in [(&self.shows, Shown::Printed), (&self.logs, Shown::Logged)] {
            let given = (0..statement.len()).find_map(|at| rows.iter().find(|row| self.is_given(row, statement, at)));
            if let Some(row) = given {
                self.found.push(if row.displays { Shown::Displayed } else { shown });
            }
        }
        let is_printing = |pair: &[Token<'t>]| match pair {
            [Token::Name(name), Token::Sign(b'(')] => self.names.get(*name).is_some_and(|has| has.shows),
            _ => false,
        };
        let is_alone = matches!(statement, [Token::Name(name)] if self.names.get(*name).is_some_and(|has| has.shows));
        if statement.windows(2).any(is_printing) || is_alone {
            self.found.push(Shown::Printed);
        }
    }

    /// Whether `row`, a call that prints, stands at `at` and is given an answer.
    fn is_given(&self, row: &Row<'_>, statement: &[Token<'t>], at: usize) -> bool {
        match row.end(statement, at) {
            Some(open) if row.is_call => {
                let is_method = statement.get(at) == Some(&Token::Sign(b'.'));
                let arguments = &statement[open + 1..past(statement, open).saturating_sub(1).max(open + 1)];
                self.has_answer(arguments) || is_method && self.has_answer(&statement[..at])
            }
            // `puts x`, `$x | Write-Host`
            Some(end) => self.has_answer(&statement[end..]) || self.has_answer(&statement[..at]),
            // `.then(console.log)`, `lapply(rows, print)`
            None if row.is_call => row.is_named(statement, at) && self.has_answer(statement),
            None => false,
        }
    }

    /// `statement` without what it prints, which is no result.
    fn without_shows(&self, statement: &[Token<'t>]) -> Vec<Token<'t>> {
        let mut rest = statement.to_vec();
        for at in 0..statement.len() {
            for row in self.shows.iter().chain(&self.logs) {
                if let Some(end) = row.end(statement, at) {
                    let until = if row.is_call { past(statement, end) } else { statement.len() };
                    let from = if row.is_call && statement[at] != Token::Sign(b'.') { at } else { 0 };
                    rest[from..until].fill(Token::Line);
                } else if row.is_call && row.is_named(statement, at) {
                    rest.fill(Token::Line);
                }
            }
        }
        rest
    }

    /// Gives what `statement` gives; whether it gives something.
    fn assign(&mut self, statement: &[Token<'t>]) -> bool {
        let Some((end, value)) = given_by(statement, self.language) else { return self.collect(statement) };
        let (target, value) = match value <= end {
            // R's `value -> name`
            true => (&statement[end..], &statement[..value]),
            false => (&statement[..end], &statement[value..]),
        };
        // `text += data`
        let is_more = matches!(target.last(), Some(Token::Sign(b'+' | b'-' | b'*' | b'/' | b'|' | b'&' | b'.' | b'?')));
        let target = if is_more { &target[..target.len() - 1] } else { target };
        let is_answer = self.has_answer(value) || is_more && self.has_answer(target);
        let is_part = |sign: &Token<'t>| {
            matches!(sign, Token::Sign(b'.' | b'$')) && self.language.name() != "powershell" || *sign == Token::Sign(b'[')
        };
        let is_list = |sign: &Token<'t>| matches!(sign, Token::Sign(b'{' | b',' | b'('));
        if target.iter().skip(1).any(is_part) && !matches!(target.first(), Some(Token::Name(word)) if UNGIVEN.contains(word)) {
            // a part of something: the whole has it
            if let Some(Token::Name(root)) = target.iter().find(|token| matches!(token, Token::Name(_)))
                && is_answer
            {
                self.give(root, true);
            }
        } else if target.iter().any(is_list) || matches!(target, [_, Token::Sign(b'['), ..]) {
            for token in target {
                if let Token::Name(name) = token
                    && !UNGIVEN.contains(name)
                {
                    self.give(name, is_answer);
                }
            }
        } else if let Some(name) = last_name(target) {
            self.give(name, is_answer);
        }
        true
    }

    /// `rows.push(data)`, `push!(rows, data)`, `(data) => text += data`: what is put into something.
    fn collect(&mut self, statement: &[Token<'t>]) -> bool {
        for (at, three) in statement.windows(3).enumerate() {
            if let [Token::Name(name), Token::Sign(b'+'), Token::Sign(b'=')] = three
                && self.has_answer(&statement[at + 3..])
            {
                self.give(name, true);
            }
        }
        const PUTTING: &[&str] = &["push", "append", "add", "Add", "addAll", "unshift", "concat", "set", "put", "insert", "push_back"];
        let put =
            statement.windows(2).position(|pair| matches!(pair, [Token::Name(name), Token::Sign(b'(' | b'!')] if PUTTING.contains(name)));
        let Some(put) = put.filter(|put| self.has_answer(&statement[*put..])) else { return false };
        let root = match put {
            0 => statement.iter().skip(1).find(|token| matches!(token, Token::Name(_))),
            _ => statement.first(),
        };
        if let Some(Token::Name(root)) = root {
            self.give(root, true);
        }
        false
    }

    fn give(&mut self, name: &str, is_answer: bool) {
        match is_answer {
            true => self.names.insert(name.to_owned(), Has { answer: true, shows: false }),
            false => self.names.remove(name),
        };
    }

    /// Whether there is an answer in `tokens` of which something shows.
    fn has_answer(&self, tokens: &[Token<'t>]) -> bool {
        // for each bracket that is open, whether what is in it gives nothing away
        let mut open: Vec<bool> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Sign(b'(') => {
                    let is_about = self.is_about_before(&tokens[..at]) || self.is_about_after(tokens, past(tokens, at));
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
            let asked = self.asks.iter().find_map(|row| Some((row.end(tokens, at)?, row.is_call)));
            let end = match (asked, token) {
                (Some((end, true)), _) => past(tokens, end),
                // a command: what follows it is its own
                (Some((end, false)), _) if self.is_put_away(&tokens[end..]) => continue,
                (Some((end, false)), _) => end,
                (None, Token::Name(name)) if self.is_reference(tokens, at) && self.names.get(*name).is_some_and(|has| has.answer) => at + 1,
                _ => continue,
            };
            if !self.is_about_after(tokens, end) {
                return true;
            }
        }
        false
    }

    /// Whether a command goes on so that its answer is not shown: `-OutFile x`, `| Out-Null`, `> x`.
    fn is_put_away(&self, rest: &[Token<'t>]) -> bool {
        rest.iter().any(|token| match token {
            Token::Name(name) => self.language.about.contains(name),
            sign => *sign == Token::Sign(b'>') && self.language.name() == "powershell",
        })
    }

    /// Whether the name at `at` stands for what it was given: no member, and no key.
    fn is_reference(&self, tokens: &[Token<'t>], at: usize) -> bool {
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
    fn is_about_before(&self, before: &[Token<'t>]) -> bool {
        matches!(before.last(), Some(Token::Name(name)) if is_about(self.language, name))
    }

    /// Whether one of the members that follow from `at` on gives nothing away: `.status`, `|> nrow()`.
    fn is_about_after(&self, tokens: &[Token<'t>], mut at: usize) -> bool {
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
                Token::Sign(b'(' | b'[') => at = past(tokens, at),
                Token::Sign(b'.' | b'$' | b'?' | b'!' | b'|' | b'%' | b'>' | b'-' | b':') | Token::Line => at += 1,
                _ => return false,
            }
        }
        false
    }
}

fn begins_with(statement: &[Token<'_>], words: &[&str]) -> bool {
    matches!(statement.first(), Some(Token::Name(word)) if words.contains(word))
}

/// Whether a statement goes on after the line that ends at `at`.
fn goes_on(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens[..at].iter().rev().find(|token| **token != Token::Line);
    let after = tokens[at..].iter().find(|token| **token != Token::Line);
    matches!(before, Some(Token::Sign(b'+' | b'*' | b'%' | b'=' | b',' | b'.' | b'|' | b'&' | b'?' | b':' | b'>')))
        || matches!(after, Some(Token::Sign(b'.' | b'|' | b'%' | b'?')))
}

/// The blocks in `statement`, without their brackets.
fn blocks<'a, 't>(statement: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
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
fn given_by(statement: &[Token<'_>], language: &Language) -> Option<(usize, usize)> {
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

/// The token that ended `statement`, a stretch of `tokens`.
fn follows<'a, 't>(tokens: &'a [Token<'t>], statement: &[Token<'t>]) -> Option<&'a Token<'t>> {
    let end = statement.as_ptr_range().end;
    tokens.iter().find(|token| std::ptr::eq(*token, end))
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

/// The name that a target declares: the last before its type, if it has one.
fn last_name<'t>(target: &[Token<'t>]) -> Option<&'t str> {
    let typed = target.iter().position(|token| *token == Token::Sign(b':')).filter(|at| target.get(at + 1) != Some(&Token::Sign(b':')));
    let names =
        target[..typed.unwrap_or(target.len())].iter().filter_map(|token| if let Token::Name(name) = token { Some(*name) } else { None });
    names.last()
}
