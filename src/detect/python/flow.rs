//! Following values through a notebook's cells, in order, with one scope.
//!
//! What may have run is taken to have run: both branches of an `if`, the body of every function. Nothing is forgotten
//! but what is assigned anew. The walk is bounded by [`BUDGET`], whatever the code.

use super::library::Shown;
use super::reading::{self, Reading};
use super::shell;
use super::tree::{Class, Definition, Expr, Name, Step};
use super::value::{Fragment, Kept, Literal, Origin, Value};
use super::vault;
use crate::detect::name;
use compact_str::format_compact;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// Expressions that are looked at in one notebook.
pub(super) const BUDGET: usize = 400_000;

/// Calls of the notebook's own functions that are followed within one another.
const DEEPEST_CALL: usize = 4;

/// Items of a list that a loop over it is followed through one by one.
const MOST_ROUNDS: usize = 12;

/// Different questions, and texts with credentials, that are looked for in the outputs of one cell.
const MOST_SOUGHT: usize = 32;

/// A name that nothing but a credential is given to, however plain it looks: its place says enough.
pub(super) const GIVEN: &str = "passphrase";

/// A literal that reaches a place with a telling name.
#[derive(Clone)]
pub(in crate::detect) struct Given {
    /// The name of that place.
    pub(in crate::detect) name: String,
    /// The literal.
    pub(in crate::detect) literal: Literal,
}

/// Something of interest that a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Showing {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// How.
    pub(in crate::detect) shown: Shown,
    /// What.
    pub(in crate::detect) origin: Origin,
}

/// A text that a cell shows, with a credential in it that stands nowhere in the source.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::detect) struct Reveal {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// How.
    pub(in crate::detect) shown: Shown,
    /// What.
    pub(in crate::detect) text: Rc<[Fragment]>,
}

/// A question that a cell asks of whoever runs it.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::detect) struct Question {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// The prompt.
    pub(in crate::detect) prompt: String,
    /// The name that the answer is given to.
    pub(in crate::detect) name: String,
}

/// What following the values has shown.
#[derive(Default)]
pub(in crate::detect) struct Findings {
    pub(in crate::detect) given: Vec<Given>,
    pub(in crate::detect) showings: Vec<Showing>,
    pub(in crate::detect) reveals: Vec<Reveal>,
    pub(in crate::detect) questions: Vec<Question>,
    /// Literals of several lines, by the index of their source: texts of their own, in YAML or what not.
    pub(in crate::detect) blocks: Vec<(usize, Range<usize>)>,
    /// The files that are read.
    pub(in crate::detect) readings: Vec<Reading>,
}

/// A function of the notebook.
pub(super) struct Function {
    /// The source that it stands in.
    pub(super) source: usize,
    pub(super) definition: Rc<Definition>,
    /// The last walk of its body with nothing known of its arguments.
    pub(super) walk: RefCell<Option<Walk>>,
}

/// What a walk of a function's body came to, and what that depends on.
pub(super) struct Walk {
    returned: Value,
    class: Option<Rc<str>>,
    cell: usize,
    /// How many values of interest names outside of functions had been given.
    kept: usize,
    defining: bool,
}

/// The state of the walk.
#[derive(Default)]
pub(super) struct Flow {
    /// Values by the path they are kept under; the innermost function last.
    pub(super) scopes: Vec<HashMap<Name, Value>>,
    /// Functions by their names, methods by `class.name`.
    pub(super) functions: HashMap<Name, Rc<Function>>,
    /// Classes by their names: what they inherit from, and their fields in order.
    pub(super) classes: HashMap<Name, (Vec<Name>, Rc<[Name]>)>,
    /// What an imported name stands for.
    pub(super) imports: HashMap<Name, Name>,
    /// The class whose method is walked.
    pub(super) class: Option<Rc<str>>,
    /// The index of the source whose code is walked: that of the cell, or of a function that it calls.
    pub(super) source: usize,
    /// The index of the cell's own source.
    pub(super) cell: usize,
    pub(super) spent: usize,
    /// How many values of interest names outside of functions were given.
    pub(super) kept: usize,
    calls: usize,
    /// Names that the function which is walked shares with the notebook.
    pub(super) globals: Vec<Name>,
    /// Whether a body is only looked at because it is defined here.
    defining: bool,
    /// Whether a loop is followed through its items.
    looping: bool,
    /// Whether a program was last asked to wait for a prompt for a password.
    pub(super) expects_password: bool,
    returned: Value,
    /// What the last expression on its own came to.
    last: Value,
    pub(super) findings: Findings,
}

impl Flow {
    /// Takes the cell whose source has the index `source`.
    pub(super) fn cell(&mut self, source: usize, steps: &[Step]) {
        if self.scopes.is_empty() {
            self.scopes.push(HashMap::new());
        }
        (self.source, self.cell) = (source, source);
        self.steps(steps, None);
        if let Some(Step::Show(last)) = steps.last() {
            let value = std::mem::take(&mut self.last);
            self.show(Shown::Result, value.origin);
            let fragments = self.fragments(last, &value);
            self.reveal(Shown::Result, fragments);
        }
    }

    /// Walks `steps`, which are the body of `class` if there is one.
    fn steps(&mut self, steps: &[Step], class: Option<&str>) {
        for step in steps {
            match step {
                Step::Assign(targets, value) => {
                    let value_of = self.eval(value);
                    if let (Expr::List(words), true) = (value, targets.iter().any(|target| target.path().as_deref() == Some("sys.argv"))) {
                        self.command_of(words);
                    }
                    for target in targets {
                        self.assign(target, &value_of, class);
                        self.alias(target, value);
                    }
                }
                Step::Loop(target, iterable, body) => {
                    let value = self.eval(iterable);
                    self.rounds(target, &value, body);
                }
                Step::Function(definition) => self.define(definition, class),
                Step::Class(class) => self.define_class(class),
                Step::Return(value) => {
                    let value = self.eval(value);
                    self.returned = std::mem::take(&mut self.returned).or(value);
                }
                Step::Show(value) => {
                    self.last = self.eval(value);
                    // what a function or a cell says of itself is text
                    if let Expr::Text(pieces) = value {
                        self.findings.blocks.extend(pieces.iter().map(|piece| (self.source, piece.range.clone())));
                    }
                }
                Step::Global(names) => self.globals.extend(names.iter().cloned()),
                Step::Import(name, path) => self.import(name.clone(), path.clone()),
                Step::Caught(name, is_answer) => {
                    self.keep(name.clone(), Value::from(if *is_answer { Origin::Response } else { Origin::Unknown }));
                    self.keep(format_compact!("{name}.response"), Value::from(Origin::Response));
                }
                Step::Shell(command) => {
                    self.command_with_holes(command);
                    self.show(Shown::Printed, shell::origin_of(command));
                    if let Some(kept) = vault::of_command(command) {
                        self.reveal(Shown::Printed, kept.reads);
                    }
                }
                Step::Magic(command) if matches!(command.trim(), "env" | "set_env") => self.show(Shown::Result, Origin::Environment),
                Step::Magic(command) => {
                    self.command_with_holes(&format!("%{command}"));
                    self.findings.readings.extend(reading::of_magic(self.cell, command));
                    if let Some(kept) = vault::of_command(&format!("%{command}")) {
                        self.reveal(Shown::Result, kept.reads.clone());
                        self.reveal(Shown::Printed, kept.reads);
                    }
                }
            }
        }
    }

    /// Runs `work` without noting again what it gives and shows.
    pub(super) fn quietly<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let kept = std::mem::take(&mut self.findings);
        let result = work(self);
        self.findings = kept;
        result
    }

    /// The body of a loop: once for each row of a short list of rows, else once for all its items.
    fn rounds(&mut self, target: &Expr, value: &Value, body: &[Step]) {
        let rows = value.items().filter(|items| {
            !self.looping
                && items.len() <= MOST_ROUNDS
                && matches!(target, Expr::List(_))
                && items.iter().all(|item| item.items().is_some() && !item.literals.is_empty())
        });
        match rows {
            Some(rows) => {
                self.looping = true;
                for row in rows {
                    self.assign(target, row, None);
                    self.steps(body, None);
                }
                self.looping = false;
            }
            None => {
                self.assign_each(target, value);
                self.steps(body, None);
            }
        }
    }

    fn define(&mut self, definition: &Rc<Definition>, class: Option<&str>) {
        let defaults: Vec<(Name, Value)> = definition
            .parameters
            .iter()
            .map(|parameter| {
                let value = parameter.default.as_ref().map(|default| self.eval(default)).unwrap_or_default();
                self.give(&parameter.name, &value);
                (parameter.name.clone(), value)
            })
            .collect();
        let name = match class {
            Some(class) => format_compact!("{class}.{}", definition.name),
            None => definition.name.clone(),
        };
        let function = Rc::new(Function { source: self.source, definition: Rc::clone(definition), walk: RefCell::default() });
        self.functions.insert(name, Rc::clone(&function));
        let defining = std::mem::replace(&mut self.defining, true);
        let class = class.map(Rc::from).or_else(|| self.class.clone());
        // what it calls itself for comes to nothing else
        self.has_walked(&function, class.clone(), &Value::default());
        let returned = self.body(&function, defaults, class.clone());
        self.has_walked(&function, class, &returned);
        self.give(&definition.name, &returned);
        self.defining = defining;
    }

    fn define_class(&mut self, class: &Class) {
        self.classes.insert(class.name.clone(), (class.bases.clone(), class.fields.clone().into()));
        self.scopes.push(HashMap::new());
        self.steps(&class.body, Some(&class.name));
        self.scopes.pop();
    }

    /// What another walk of `function` with nothing known of its arguments would come to, where it would find nothing new.
    pub(super) fn walked(&self, function: &Function, class: Option<&str>) -> Option<Value> {
        let now = (self.cell, self.kept, self.defining);
        // what is only defined shows nothing, and is walked again when it is called
        let holds = |walk: &&Walk| walk.class.as_deref() == class && (self.defining || (walk.cell, walk.kept, walk.defining) == now);
        function.walk.borrow().as_ref().filter(holds).map(|walk| walk.returned.clone())
    }

    /// Remembers what a walk of `function` with nothing known of its arguments came to.
    pub(super) fn has_walked(&self, function: &Function, class: Option<Rc<str>>, returned: &Value) {
        let walk = Walk { returned: returned.clone(), class, cell: self.cell, kept: self.kept, defining: self.defining };
        function.walk.replace(Some(walk));
    }

    /// What a function returns when its parameters have these values, `class` being that of its `self`.
    pub(super) fn body(&mut self, function: &Function, values: Vec<(Name, Value)>, class: Option<Rc<str>>) -> Value {
        if self.calls >= DEEPEST_CALL {
            return Value::default();
        }
        self.calls += 1;
        self.scopes.push(values.into_iter().collect());
        let outer = std::mem::take(&mut self.returned);
        let source = std::mem::replace(&mut self.source, function.source);
        let class = std::mem::replace(&mut self.class, class);
        let globals = std::mem::take(&mut self.globals);
        self.steps(&function.definition.body, None);
        self.class = class;
        self.globals = globals;
        self.source = source;
        self.scopes.pop();
        self.calls -= 1;
        std::mem::replace(&mut self.returned, outer)
    }

    /// Notes that the literals of `value` are given to `name`.
    pub(super) fn give(&mut self, name: &str, value: &Value) {
        if let Some((source, prompt)) = &value.asked {
            let question = Question { source: *source, prompt: prompt.to_string(), name: name.to_owned() };
            add_sought(&mut self.findings.questions, question, |question| question.source);
            // without a prompt only the answer stands there
            let is_credential = || name::promise(name).is_some_and(|promise| promise != name::Promise::Key);
            if prompt.is_empty() && is_credential() {
                let text = [Fragment::Kept(Kept { name: name.into(), is_sure: true })].into();
                let reveal = Reveal { source: *source, shown: Shown::Printed, text };
                add_sought(&mut self.findings.reveals, reveal, |reveal| reveal.source);
            }
        }
        if name.eq_ignore_ascii_case("cookie") {
            self.cookies(value);
        }
        if value.literals.is_empty() {
            return;
        }
        // a token that is put together from pieces needs no name
        let promises = name::promise(name).is_some();
        for literal in value.literals.iter().filter(|literal| promises || literal.places.len() > 1) {
            self.findings.given.push(Given { name: name.to_owned(), literal: literal.clone() });
        }
    }

    pub(super) fn show(&mut self, shown: Shown, origin: Origin) {
        if !self.defining && matches!(origin, Origin::Payload | Origin::Environment) {
            self.findings.showings.push(Showing { source: self.cell, shown, origin });
        }
    }

    /// Notes that a text with a credential in it is shown.
    pub(super) fn reveal(&mut self, shown: Shown, text: Option<Rc<[Fragment]>>) {
        let Some(text) = text.filter(|_| !self.defining) else { return };
        let reveal = Reveal { source: self.cell, shown, text };
        add_sought(&mut self.findings.reveals, reveal, |reveal| reveal.source);
    }
}

/// Adds `new` to what is looked for in outputs, unless it is there already or its cell has enough.
fn add_sought<T: PartialEq>(sought: &mut Vec<T>, new: T, cell: impl Fn(&T) -> usize) {
    let of_cell = || sought.iter().rev().take_while(|other| cell(other) == cell(&new));
    if of_cell().count() < MOST_SOUGHT && of_cell().all(|other| *other != new) {
        sought.push(new);
    }
}
