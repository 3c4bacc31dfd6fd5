//! Python code as the analysis sees it: what carries values, and where the literals stand.

use super::value::Origin;
use compact_str::CompactString;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// A name or a dotted path of names: most are short, and kept in place.
pub(super) type Name = CompactString;

/// The pieces of a literal: most have one.
pub(super) type Pieces = SmallVec<[Piece; 1]>;

/// An expression.
#[derive(Clone)]
pub(super) enum Expr {
    /// A string or bytes literal; implicit concatenation makes several pieces.
    Text(Pieces),
    /// Texts and values run together: f-strings, `+`, `%`.
    Joined(Vec<Expr>),
    /// `template % values`
    Percent(Box<Expr>, Box<Expr>),
    /// `name`
    Name(Name),
    /// `value.name`
    Attribute(Box<Expr>, Name),
    /// `value[index]`
    Item(Box<Expr>, Box<Expr>),
    /// `callee(…)`
    Call(Box<Call>),
    /// A list, tuple or set.
    List(Vec<Expr>),
    /// `*value` among the items of a list or the arguments of a call.
    Spread(Box<Expr>),
    /// A small whole number.
    Number(usize),
    /// A dict; a `**other` has no key.
    Dict(Vec<(Option<Expr>, Expr)>),
    /// One of several: `a or b`, `a if c else b`.
    Choice(Vec<Expr>),
    /// `a == b`, and every other comparison.
    Compare(Vec<Expr>),
    /// `key: value` in a comprehension.
    Keyed(Box<Expr>, Box<Expr>),
    /// A comprehension: element and the loops around it, outermost first; a condition is one without a name.
    Each(Box<Expr>, Vec<(Expr, Expr)>),
    /// `target := value`
    Bind(Box<Expr>, Box<Expr>),
    /// `lambda …: body`
    Lambda(Vec<Parameter>, Box<Expr>),
    /// `!command` whose output is a value.
    Shell(String),
    /// Something whose value is of no interest, though its parts may do things.
    Other(Vec<Expr>),
}

/// A stretch of a string literal, without prefix and quotes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands in the cell's source.
    pub(super) range: Range<usize>,
    /// What it means, escapes undone.
    pub(super) text: Rc<str>,
}

/// A call.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) callee: Expr,
    /// The callee's dotted path as it is written; empty where it has none.
    pub(super) path: Name,
    pub(super) arguments: Vec<Expr>,
    /// `name=value`; `**value` has no name.
    pub(super) keywords: Vec<(Option<Name>, Expr)>,
}

/// A parameter of a function and its default.
#[derive(Clone)]
pub(super) struct Parameter {
    pub(super) name: Name,
    pub(super) default: Option<Expr>,
    pub(super) takes: Takes,
}

/// Which arguments a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// One, by its place or name.
    One,
    /// `*args`: all that have no place of their own.
    Rest,
    /// `**kwargs`: all whose name is no parameter's.
    Words,
}

/// What a function takes and does.
#[derive(Clone)]
pub(super) struct Definition {
    pub(super) name: Name,
    /// What it is wrapped in, outermost first.
    pub(super) decorators: Vec<Expr>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Vec<Step>,
}

/// A class: what it inherits from, the fields that it declares, in order, and its body.
#[derive(Clone)]
pub(super) struct Class {
    pub(super) name: Name,
    pub(super) bases: Vec<Name>,
    pub(super) fields: Vec<Name>,
    pub(super) body: Vec<Step>,
}

/// A statement. Branches, loops' bodies and handlers are taken one after the other: any of them may have run.
#[derive(Clone)]
pub(super) enum Step {
    /// `targets = value`
    Assign(Vec<Expr>, Expr),
    /// `for target in iterable`, and its body
    Loop(Expr, Expr, Vec<Step>),
    /// `def`, or a method of a class
    Function(Rc<Definition>),
    /// `class`
    Class(Class),
    /// `import path as name`: name and path
    Import(Name, Name),
    /// `global names`, `nonlocal names`
    Global(Vec<Name>),
    /// Where steps begin or end of which either may have run: the branches of an `if`, a `try` and its handlers.
    Branch(Branch),
    /// `except … as name`, and what of a server's answer such an error has.
    Caught(Name, Origin),
    /// `raise error`, or what an `assert` says.
    Raise(Expr),
    /// Steps whose output is kept under a name, if it is: `%%capture name`, `with redirect_stdout(name)`.
    Capture(Option<Expr>, Vec<Step>),
    /// `return value`
    Return(Expr),
    /// An expression on its own: what a cell shows when it is the last one.
    Show(Expr),
    /// `!command` on its own.
    Shell(String),
    /// `%magic` on its own.
    Magic(String),
}

/// What divides the branches among steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Branch {
    /// The first of several begins.
    Fork,
    /// Another begins.
    Or,
    /// They have ended, and whether one of them has run for sure.
    Join(bool),
}

impl Expr {
    /// The dotted path that names a place to keep a value, `self.key` and `config["db"]["password"]` among them.
    pub(super) fn path(&self) -> Option<Name> {
        let mut path = Name::default();
        self.write_path(&mut path).then_some(path)
    }

    fn write_path(&self, path: &mut Name) -> bool {
        let (owner, name) = match self {
            Self::Name(name) => {
                path.push_str(name);
                return true;
            }
            Self::Attribute(owner, name) => (owner, Cow::Borrowed(name.as_str())),
            Self::Item(owner, index) => match index.constant() {
                Some(name) => (owner, name),
                None => return false,
            },
            _ => return false,
        };
        let is_path = owner.write_path(path);
        path.push('.');
        path.push_str(&name);
        is_path
    }

    /// What it runs together, or itself.
    pub(super) fn into_parts(self) -> Vec<Self> {
        match self {
            Self::Joined(parts) => parts,
            one => vec![one],
        }
    }

    /// The text of a literal that is whole.
    pub(super) fn constant(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(pieces) => Some(match pieces.as_slice() {
                [only] => Cow::Borrowed(&*only.text),
                many => many.iter().map(|piece| &*piece.text).collect(),
            }),
            _ => None,
        }
    }

    /// The last word of a name, attribute or constant subscript: what a value given to it is given to.
    pub(super) fn label(&self) -> Option<Name> {
        match self {
            Self::Name(name) | Self::Attribute(_, name) => Some(name.clone()),
            Self::Item(_, index) => index.constant().map(Name::from),
            _ => None,
        }
    }
}
