//! Commands that the program puts together: `!curl -H "X-Key: {key}"`, `subprocess.run(["mysql", "-p…"])`.
//!
//! The values are put into their places, and what the lexical rules find there in the whole line is given to the values.

use super::flow::{Flow, GIVEN};
use super::tree::Expr;
use super::value::Value;
use crate::detect::assignment::Grammar;
use crate::detect::candidate::candidates;
use std::ops::Range;

/// A line, and which of its stretches are values.
#[derive(Default)]
struct Line {
    text: String,
    values: Vec<(Range<usize>, Value)>,
}

impl Line {
    fn push(&mut self, text: &str, value: Option<Value>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.values.extend(value.map(|value| (start..self.text.len(), value)));
    }
}

impl Flow {
    /// The shell's `command`, in which IPython fills `{name}` and `$name`.
    pub(super) fn command_with_holes(&mut self, command: &str) {
        let mut line = Line::default();
        let mut rest = command;
        while let Some(at) = rest.find(['{', '$']) {
            let (before, hole) = rest.split_at(at);
            line.push(before, None);
            let name: String = hole.trim_start_matches(['{', '$']).chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let opened = hole.len() - hole.trim_start_matches(['{', '$']).len();
            let closed = usize::from(hole.starts_with(['{']) || hole.starts_with("${"));
            match self.lookup(&name).filter(|value| value.literals.len() == 1).cloned() {
                Some(value) => {
                    line.push(&value.literals[0].text.clone(), Some(value));
                    rest = hole.get(opened + name.len() + closed..).unwrap_or_default();
                }
                None => {
                    line.push(&hole[..opened], None);
                    rest = &hole[opened..];
                }
            }
        }
        line.push(rest, None);
        self.take(&line);
    }

    /// The command of which `words` are the program and its arguments.
    pub(super) fn command_of(&mut self, words: &[Expr]) {
        let mut line = Line::default();
        for word in words {
            let value = self.quietly(|flow| flow.eval(word));
            let Some(literal) = value.literals.first() else { return };
            line.push(&literal.text.clone(), Some(value));
            line.push(" ", None);
        }
        self.take(&line);
    }

    fn take(&mut self, line: &Line) {
        if line.values.is_empty() {
            return;
        }
        for found in candidates(&line.text, Grammar::Shell) {
            for (range, value) in &line.values {
                if found.range.start < range.end && range.start < found.range.end {
                    self.give(GIVEN, value);
                }
            }
        }
    }
}
