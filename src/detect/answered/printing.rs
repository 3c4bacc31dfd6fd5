//! What a statement prints.

use super::answers::Answers;
use super::rows::Row;
use super::tokens::{Token, past};
use crate::detect::python::Shown;

impl Answers<'_> {
    /// What `statement` shows of answers.
    pub(super) fn printed(&self, statement: &[Token<'_>]) -> Vec<Shown> {
        let mut found = Vec::new();
        for (rows, shown) in [(&self.calls.shows, Shown::Printed), (&self.calls.logs, Shown::Logged)] {
            let given = (0..statement.len()).find_map(|at| rows.at(statement, at).iter().find(|row| self.is_given(row, statement, at)));
            if let Some(row) = given {
                found.push(if row.displays { Shown::Displayed } else { shown });
            }
        }
        let is_printing = |pair: &[Token<'_>]| match pair {
            [Token::Name(name), Token::Sign(b'(')] => self.prints(name),
            _ => false,
        };
        let is_alone = matches!(statement, [Token::Name(name)] if self.prints(name));
        if statement.windows(2).any(is_printing) || is_alone {
            found.push(Shown::Printed);
        }
        found
    }

    /// `statement` without what it prints, which is no result.
    pub(super) fn without<'t>(&self, statement: &[Token<'t>]) -> Vec<Token<'t>> {
        let mut rest = statement.to_vec();
        for at in 0..statement.len() {
            for row in self.calls.shows.at(statement, at).iter().chain(self.calls.logs.at(statement, at)) {
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

    /// Whether `row`, a call that prints, stands at `at` and is given an answer.
    fn is_given(&self, row: &Row<'_>, statement: &[Token<'_>], at: usize) -> bool {
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
}
