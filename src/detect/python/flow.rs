//! Following values through a notebook's cells, in order, with one scope.
//!
//! What may have run is taken to have run: both branches of an `if`, the body of every function. Nothing is forgotten
//! but what is assigned anew. The walk is bounded by [`BUDGET`], whatever the code.

use super::branches::{Answer, Fork};
use super::findings::{Findings, Given, Question, Reveal, Showing};
use super::function::Function;
use super::library::{self, Shown};
use super::reading;
use super::tree::{Call, Expr, Name, Step};
use super::value::{Fragment, Kept, Origin, Value};
use super::vault;
use crate::detect::value::{Shape, shape};
use crate::detect::{name, shell};
use compact_str::format_compact;
use foldhash::{HashMap, HashSet};
use std::rc::Rc;

/// Expressions that are looked at in one notebook.
pub(super) const BUDGET: usize = 400_000;

/// Items of a list that a loop over it is followed through one by one.
const MOST_ROUNDS: usize = 12;

/// A name that nothing but a credential is given to, however plain it looks: its place says enough.
pub(super) const GIVEN: &str = "passphrase";

/// What IPython calls the result of the cell before, and all results.
const LAST: &[&str] = &["_", "Out"];

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
    /// The constructors of what is kept under a path, where their methods take credentials.
    pub(super) made: HashMap<Name, Name>,
    /// The paths under which fields of a form for a credential are kept.
    pub(super) fields: HashSet<Name>,
    /// The class whose method is walked.
    pub(super) class: Option<Rc<str>>,
    /// The index of the source whose code is walked: that of the cell, or of a function that it calls.
    pub(super) source: usize,
    /// The index of the cell's own source.
    pub(super) cell: usize,
    /// Expressions looked at so far.
    pub(super) spent: usize,
    /// How many values of interest names outside of functions were given.
    pub(super) kept: usize,
    /// Calls of the notebook's own functions that are followed now.
    pub(super) calls: usize,
    /// Members of classes that methods hand on as a credential, and the name that says so.
    pub(super) wanted: HashMap<Name, Name>,
    /// Names that the function which is walked shares with the notebook.
    pub(super) globals: Vec<Name>,
    /// Names of the function which is walked that data was put into, and of the one that was walked last.
    pub(super) grown: Vec<(Name, Origin)>,
    pub(super) grown_last: Vec<(Name, Origin)>,
    /// Branches that are walked, innermost last, and names that were given an answer in them.
    pub(super) forks: Vec<Fork>,
    pub(super) answers: Vec<Answer>,
    /// Whether members of something were given what is called.
    pub(super) has_members: bool,
    /// Whether a body is only looked at because it is defined here.
    pub(super) defining: bool,
    /// Whether a loop is followed through its items.
    looping: bool,
    /// Whether a program was last asked to wait for a prompt for a password.
    pub(super) expects_password: bool,
    /// Where what was raised last comes from, until it is caught.
    raised: Origin,
    /// What the function which is walked may return.
    pub(super) returned: Value,
    /// What the last expression on its own came to.
    last: Value,
    pub(super) findings: Findings,
}

impl Flow {
    /// Takes the cell whose source has the index `source`.
    pub(super) fn cell(&mut self, source: usize, steps: &[Step]) {
        if self.scopes.is_empty() {
            self.scopes.push(HashMap::default());
        }
        (self.source, self.cell) = (source, source);
        let before = self.findings.showings.len();
        self.steps(steps, None);
        let Some(last) = steps.last().and_then(result_of) else {
            // where nothing else is the result, some front ends make it of what is displayed
            let own = self.findings.showings.iter().skip(before);
            let origin = own.filter(|showing| showing.shown == Shown::Displayed).map(|showing| showing.origin).max();
            return self.show(Shown::Result, origin.unwrap_or_default());
        };
        let value = std::mem::take(&mut self.last);
        let origin = self.origin_of_text(&value);
        self.show(Shown::Result, origin);
        if origin >= Origin::Response {
            LAST.iter().for_each(|name| self.keep(Name::new(name), Value::from(origin)));
        }
        let fragments = self.fragments(last, &value);
        self.reveal(Shown::Result, fragments);
    }

    /// Walks `steps`, which are the body of `class` if there is one.
    pub(super) fn steps(&mut self, steps: &[Step], class: Option<&str>) {
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
                    let value = self.iterated(iterable, target);
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
                Step::Caught(name, answer) => {
                    let raised = std::mem::take(&mut self.raised);
                    self.keep(name.clone(), Value::from(raised.max((*answer).min(Origin::Response))));
                    self.keep(format_compact!("{name}.response"), Value::from((*answer).max(Origin::Response)));
                    self.keep(format_compact!("{name}.body"), Value::from(Origin::Payload));
                }
                Step::Branch(branch) => self.branch(*branch),
                Step::Raise(error) => {
                    // what an error says is itself, or what it is made of
                    let said = self.origin_of_error(error);
                    self.raised = self.raised.max(said);
                    self.show(Shown::Raised, said);
                }
                Step::Capture(name, steps) => self.capture(name.as_ref(), steps),
                Step::Shell(script) => {
                    self.show(Shown::Printed, shell::origin_of(script));
                    for line in script.lines() {
                        self.command_with_holes(line);
                        if let Some(kept) = vault::of_command(line) {
                            self.reveal(Shown::Printed, kept.reads);
                        }
                    }
                }
                Step::Magic(command) if command.starts_with("sx ") || command.starts_with("system ") => {
                    self.show(Shown::Result, shell::origin_of(command.split_once(' ').map_or("", |(_, command)| command)));
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

    /// Walks `steps`, whose output is kept under `name` and shown nowhere.
    fn capture(&mut self, name: Option<&Expr>, steps: &[Step]) {
        let before = self.findings.showings.len();
        self.steps(steps, None);
        let shown = self.findings.showings.drain(before.min(self.findings.showings.len())..).map(|showing| showing.origin).max();
        if let Some(name) = name {
            self.keep_in(name, Value::from(shown.unwrap_or_default()));
        }
    }

    /// What a loop over `iterable` goes through: what an object gives, what a connection receives, the names of the environment's
    /// variables.
    pub(super) fn iterated(&mut self, iterable: &Expr, target: &Expr) -> Value {
        let value = self.eval(iterable);
        if self.names_variables(iterable) {
            return value.without_origin();
        }
        if let Some(class) = value.class().cloned()
            && let Some(function) = self.method(&class, "__iter__")
        {
            return self.own_call(&function, Some(class), &[], &[]);
        }
        match (value.origin, target) {
            (Origin::Client, Expr::Name(_)) if value.parts.is_none() => Value::from(Origin::Payload),
            _ => value,
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

    /// Notes that the literals of `value` are given to `name`.
    pub(super) fn give(&mut self, name: &str, value: &Value) {
        if let Some((source, prompt)) = &value.asked {
            let question = Question { source: *source, prompt: prompt.to_string(), name: name.to_owned() };
            self.findings.ask(question);
            // without a prompt only the answer stands there
            let is_credential = || name::promise(name).is_some_and(|promise| promise != name::Promise::Key);
            if prompt.is_empty() && is_credential() {
                let text = [Fragment::Kept(Kept { name: name.into(), is_sure: true })].into();
                self.findings.reveal(Reveal { source: *source, shown: Shown::Printed, text });
            }
        }
        if name.eq_ignore_ascii_case("cookie") {
            self.cookies(value);
        }
        // `creds = ("bob", "…")`: the first is who logs in
        if let Some((_, password)) = value.pair().filter(|pair| name::is_login(name) && is_login(*pair)) {
            return self.give(GIVEN, password);
        }
        // Elasticsearch's: an id and the key
        let value = value.pair().filter(|_| name.eq_ignore_ascii_case("api_key")).map_or(value, |(_, key)| key);
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
        self.findings.reveal(Reveal { source: self.cell, shown, text });
    }
}

/// What a cell that ends with `step` has as its result: what is displayed is none.
fn result_of(step: &Step) -> Option<&Expr> {
    let Step::Show(last) = step else { return None };
    let displays = |call: &Call| library::shows(&call.path, &call.callee.label().unwrap_or_default()) == Some(Shown::Displayed);
    (!matches!(last, Expr::Call(call) if displays(call))).then_some(last)
}

/// Whether a pair is a user's name and a password: a key may stand in the first place, with nothing of weight after it.
fn is_login((user, password): (&Value, &Value)) -> bool {
    let is_name = |user: &str| !matches!(shape(user), Shape::Random | Shape::Uuid | Shape::Placeholder) && !name::names_a_credential(user);
    user.text().is_some_and(is_name) && password.text().is_some_and(|password| password.len() > 3)
}
