//! A Python notebook as a program: which literals reach a place that takes a credential, and what its cells show.
//!
//! The cells are parsed with ruff and walked in order with one scope. A cell that cannot be parsed adds nothing here;
//! the lexical rules have read it all the same.

mod branches;
mod call;
mod command;
mod ends;
mod expression;
mod findings;
mod flow;
mod format;
mod function;
mod giving;
mod library;
mod nesting;
mod own;
mod reading;
mod running;
mod scope;
mod showing;
mod sinks;
mod structure;
mod syntax;
mod template;
mod tree;
mod value;
mod vault;

use crate::detect::cell_magic::CellMagic;
use std::rc::Rc;

pub(super) use findings::{Findings, Given, Question, Reveal, Showing};
pub(super) use library::{Shown, is_interface};
pub(super) use reading::{Call, Reading};
pub(super) use syntax::is_parsing;
pub(super) use value::{Fragment, Kept, Origin};

/// What one cell does; nothing where it cannot be parsed, or is in another language.
#[derive(Clone)]
pub(super) struct Program(Rc<[tree::Step]>);

impl Program {
    /// What the cell `source` does.
    pub(super) fn read(source: &str) -> Self {
        let steps = match CellMagic::of(source) {
            Some(magic) if magic.is_shell() => {
                vec![tree::Step::Shell(source[magic.body..].replace("$1", first_argument(magic.arguments)))]
            }
            Some(magic) if magic.asks_server() => vec![asking(magic)],
            Some(magic) if !magic.is_python() => Vec::new(),
            magic => {
                let steps = syntax::parse(source, magic.map_or(0, |magic| magic.body)).unwrap_or_default();
                match magic.filter(|magic| magic.name == "capture") {
                    Some(magic) => vec![tree::Step::Capture(named(magic.arguments).map(tree::Expr::Name), steps)],
                    None => steps,
                }
            }
        };
        Self(steps.into())
    }
}

/// Whether the cell `source` of a notebook in another language is Python and nothing else.
pub(super) fn is_unmistakable(source: &str) -> bool {
    const BLOCKS: &[&str] = &["def ", "class ", "for ", "while ", "if ", "with ", "try:", "async "];
    let has = |starts: &[&str], line: &str| starts.iter().any(|start| line.starts_with(start));
    let is_like_it = |line: &str| has(&["import ", "from "], line) || line.ends_with(':') && has(BLOCKS, line);
    // reading it as Python takes longer
    source.lines().any(is_like_it) && is_python(source) == Some(true)
}

/// Whether the cell `source` of a notebook in another language can be Python.
pub(super) fn may_be(source: &str) -> bool {
    is_python(source).is_some()
}

fn is_python(source: &str) -> Option<bool> {
    match CellMagic::of(source) {
        Some(magic) if !magic.is_python() => None,
        magic => syntax::is_python(source, magic.map_or(0, |magic| magic.body)),
    }
}

/// The name that a magic with `arguments` gives what it makes to: `%%capture out`.
fn named(arguments: &str) -> Option<tree::Name> {
    arguments.split_whitespace().find(|word| !word.starts_with('-')).map(tree::Name::from)
}

/// What a cell does that asks a service by its magic: `%%bigquery frame`.
fn asking(magic: CellMagic<'_>) -> tree::Step {
    let asked = tree::Expr::Shell("GET".to_owned());
    match named(magic.arguments).filter(|_| magic.name == "bigquery") {
        Some(name) => tree::Step::Assign(vec![tree::Expr::Name(name)], asked),
        None => tree::Step::Show(asked),
    }
}

/// What the script below a magic with `arguments` has as its first argument: `$k` in `%%bash -s "$k"`.
fn first_argument(arguments: &str) -> &str {
    let argument = arguments.split_once("-s ").and_then(|(_, arguments)| arguments.split_whitespace().next());
    argument.map_or("$1", |argument| argument.trim_matches(['"', '\'']))
}

/// Whether `language`, a kernel's, is Python.
pub(super) fn is_language(language: &str) -> bool {
    matches!(language, "python" | "ipython" | "python3" | "")
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

#[cfg(test)]
mod tests;
