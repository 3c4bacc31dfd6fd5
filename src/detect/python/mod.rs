//! A Python notebook as a program: which literals reach a place that takes a credential, and what its cells show.
//!
//! The cells are parsed with ruff and walked in order with one scope. A cell that cannot be parsed adds nothing here;
//! the lexical rules have read it all the same.

mod call;
mod command;
mod ends;
mod expression;
mod flow;
mod format;
mod giving;
mod library;
mod nesting;
mod reading;
mod scope;
pub(super) mod shell;
mod sinks;
mod structure;
mod syntax;
mod template;
mod tree;
mod value;
mod vault;

use std::rc::Rc;

pub(super) use flow::{Findings, Given, Question, Reveal, Showing};
pub(super) use library::Shown;
pub(super) use reading::{Call, Reading};
pub(super) use value::{Fragment, Kept, Origin};

/// Cell magics whose body is Python.
const PYTHON_MAGICS: &[&str] =
    &["time", "timeit", "capture", "prun", "python", "python3", "px", "skip", "memit", "mprun", "debug", "ipytest", "local", "run_pytest"];

/// Cell magics whose body is shell.
const SHELL_MAGICS: &[&str] = &["bash", "sh", "shell", "script", "system", "sx", "zsh", "!"];

/// What one cell does; nothing where it cannot be parsed, or is in another language.
#[derive(Clone)]
pub(super) struct Program(Rc<[tree::Step]>);

impl Program {
    /// What the cell `source` does.
    pub(super) fn read(source: &str) -> Self {
        let (magic, body) = split_magic(source);
        let steps = match magic {
            Some(name) if SHELL_MAGICS.contains(&name) => {
                let argument = first_argument(&source[..body]);
                source[body..].lines().map(|line| tree::Step::Shell(line.replace("$1", argument))).collect()
            }
            Some(name) if !is_magic(name) => Vec::new(),
            _ => syntax::parse(source, body).unwrap_or_default(),
        };
        Self(steps.into())
    }
}

/// What the script below `line` has as its first argument: `$k` in `%%bash -s "$k"`.
fn first_argument(line: &str) -> &str {
    let argument = line.split_once(" -s ").and_then(|(_, arguments)| arguments.split_whitespace().next());
    argument.map_or("$1", |argument| argument.trim_matches(['"', '\'']))
}

/// Whether `language`, a kernel's, is Python.
pub(super) fn is_language(language: &str) -> bool {
    matches!(language, "python" | "ipython" | "python3" | "")
}

/// Whether what the cell magic `magic` applies to is Python.
pub(super) fn is_magic(magic: &str) -> bool {
    PYTHON_MAGICS.contains(&magic)
}

/// The calls of libraries that take a credential by its place: callee, place, and what is given there.
pub(super) fn calls_by_place() -> impl Iterator<Item = (&'static str, usize, &'static str)> {
    sinks::SINKS.iter().filter_map(|sink| match sink.argument {
        sinks::Argument::At(place) => Some((sink.call, place, sink.given)),
        _ => None,
    })
}

/// What `cells` do, taken in order.
pub(super) fn analyse(cells: impl Iterator<Item = Program>) -> Findings {
    let mut flow = flow::Flow::default();
    for (index, Program(steps)) in cells.enumerate() {
        flow.cell(index, &steps);
    }
    flow.findings
}

/// The name of the cell magic that `source` starts with, and where what it applies to begins.
fn split_magic(source: &str) -> (Option<&str>, usize) {
    let start = source.len() - source.trim_start().len();
    let Some(line) = source[start..].strip_prefix("%%") else { return (None, 0) };
    let name = line.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let body = line.find('\n').map_or(source.len(), |end| start + 2 + end + 1);
    (Some(name), body)
}

#[cfg(test)]
mod tests;
