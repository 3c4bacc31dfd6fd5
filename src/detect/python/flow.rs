//! Following values through a notebook's cells, in order, with one scope.
//!
//! What may have run is taken to have run: both branches of an `if`, the body of every function. Nothing is forgotten
//! but what is assigned anew. The walk is bounded by [`BUDGET`], whatever the code.

use super::library::{self, Shown};
use super::reading::{self, Reading};
use super::tree::{Expr, Parameter, Piece, Step};
use super::value::{Literal, Origin, Value};
use super::{shell, template};
use crate::detect::name;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// Expressions that are looked at in one notebook.
const BUDGET: usize = 400_000;

/// Calls of the notebook's own functions that are followed within one another.
const DEEPEST_CALL: usize = 4;

/// A literal that reaches a place with a telling name.
#[derive(Clone, Debug)]
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

/// A question that a cell asks of whoever runs it.
#[derive(Clone, Debug)]
pub(in crate::detect) struct Question {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// The prompt.
    pub(in crate::detect) prompt: String,
    /// The name that the answer is given to.
    pub(in crate::detect) name: String,
}

/// What following the values has shown.
#[derive(Debug, Default)]
pub(in crate::detect) struct Findings {
    pub(in crate::detect) given: Vec<Given>,
    pub(in crate::detect) showings: Vec<Showing>,
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
    pub(super) parameters: Vec<Parameter>,
    body: Vec<Step>,
}

/// The state of the walk.
#[derive(Default)]
pub(super) struct Flow {
    /// Values by the path they are kept under; the innermost function last.
    scopes: Vec<HashMap<String, Value>>,
    pub(super) functions: HashMap<String, Rc<Function>>,
    /// Paths under which a dict, list or text is kept: their methods are Python's own.
    pub(super) builtins: HashSet<String>,
    /// What an imported name stands for.
    imports: HashMap<String, String>,
    /// The index of the source whose code is walked: that of the cell, or of a function that it calls.
    pub(super) source: usize,
    /// The index of the cell's own source.
    pub(super) cell: usize,
    spent: usize,
    calls: usize,
    /// Whether a body is only looked at because it is defined here.
    defining: bool,
    returned: Value,
    pub(super) findings: Findings,
}

impl Flow {
    /// Takes the cell whose source has the index `source`.
    pub(super) fn cell(&mut self, source: usize, steps: &[Step]) {
        if self.scopes.is_empty() {
            self.scopes.push(HashMap::new());
        }
        (self.source, self.cell) = (source, source);
        self.steps(steps, "");
        if let Some(Step::Show(last)) = steps.last() {
            let value = self.quietly(|flow| flow.eval(last));
            self.show(Shown::Result, value.origin);
        }
    }

    fn steps(&mut self, steps: &[Step], class: &str) {
        for step in steps {
            match step {
                Step::Assign(targets, value) => {
                    let value_of = self.eval(value);
                    if let (Expr::List(words), true) = (value, targets.iter().any(|target| target.path().as_deref() == Some("sys.argv"))) {
                        self.command_of(words);
                    }
                    for target in targets {
                        self.assign(target, value, &value_of, class);
                    }
                }
                Step::Loop(target, iterable) => {
                    let value = self.eval(iterable);
                    self.assign(target, iterable, &value, class);
                }
                Step::Function(name, parameters, body) => self.define(name, parameters, body),
                Step::Class(name, body) => {
                    self.steps(body, name);
                    if let Some(constructor) = self.functions.remove("__init__") {
                        self.functions.insert(name.clone(), constructor);
                    }
                }
                Step::Return(value) => {
                    let value = self.eval(value);
                    self.returned = std::mem::take(&mut self.returned).or(value);
                }
                Step::Show(value) => {
                    self.eval(value);
                }
                Step::Import(name, path) => {
                    self.imports.insert(name.clone(), path.clone());
                }
                Step::Shell(command) => {
                    self.command_with_holes(command);
                    self.show(Shown::Printed, shell::origin_of(command));
                }
                Step::Magic(command) if matches!(command.trim(), "env" | "set_env") => self.show(Shown::Result, Origin::Environment),
                Step::Magic(command) => {
                    self.command_with_holes(&format!("%{command}"));
                    self.findings.readings.extend(reading::of_magic(self.cell, command));
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

    fn define(&mut self, name: &str, parameters: &[Parameter], body: &[Step]) {
        let defaults: Vec<(String, Value)> = parameters
            .iter()
            .map(|parameter| {
                let value = parameter.default.as_ref().map(|default| self.eval(default)).unwrap_or_default();
                self.give(&parameter.name, &value);
                (parameter.name.clone(), value)
            })
            .collect();
        let function = Rc::new(Function { source: self.source, parameters: parameters.to_vec(), body: body.to_vec() });
        self.functions.insert(name.to_owned(), Rc::clone(&function));
        let defining = std::mem::replace(&mut self.defining, true);
        let returned = self.body(&function, defaults);
        self.give(name, &returned);
        self.defining = defining;
    }

    /// What a function returns when its parameters have these values.
    pub(super) fn body(&mut self, function: &Function, values: Vec<(String, Value)>) -> Value {
        if self.calls >= DEEPEST_CALL {
            return Value::default();
        }
        self.calls += 1;
        self.scopes.push(values.into_iter().collect());
        let outer = std::mem::take(&mut self.returned);
        let source = std::mem::replace(&mut self.source, function.source);
        self.steps(&function.body, "");
        self.source = source;
        self.scopes.pop();
        self.calls -= 1;
        std::mem::replace(&mut self.returned, outer)
    }

    /// Keeps `value` under `target`, and notes the literals in it under the target's name.
    fn assign(&mut self, target: &Expr, source: &Expr, value: &Value, class: &str) {
        match target {
            Expr::List(targets) => {
                let parts = match source {
                    Expr::List(parts) if parts.len() == targets.len() => Some(parts),
                    _ => None,
                };
                for (index, target) in targets.iter().enumerate() {
                    match parts {
                        Some(parts) => {
                            let part = self.quietly(|flow| flow.eval(&parts[index]));
                            self.assign(target, &parts[index], &part, class);
                        }
                        None => self.assign(target, &Expr::Other(Vec::new()), &Value::from(value.origin), class),
                    }
                }
            }
            _ => {
                if let (Expr::Item(owner, _), Origin::Response | Origin::Payload) = (target, value.origin) {
                    self.keep_in(owner, Value::from(Origin::Payload));
                }
                let Some(label) = target.label() else { return };
                self.give(&label, value);
                self.entries(&label, source);
                if let Some(path) = target.path() {
                    self.keep_members(&path, source);
                    match source {
                        Expr::Dict(_) | Expr::List(_) | Expr::Text(_) | Expr::Each(..) => self.builtins.insert(path.clone()),
                        _ => self.builtins.remove(&path),
                    };
                    if !class.is_empty() {
                        self.keep(format!("{class}.{path}"), value.clone());
                    }
                    self.keep(path, value.clone());
                }
            }
        }
    }

    /// Keeps the entries of a dict literal under the path that the dict is kept under.
    fn keep_members(&mut self, path: &str, source: &Expr) {
        let entries: Vec<(String, &Expr)> = match source {
            Expr::Dict(items) => items.iter().filter_map(|(key, value)| Some((key.as_ref()?.constant()?, value))).collect(),
            Expr::Call(call) if call.callee.path().as_deref() == Some("dict") => {
                call.keywords.iter().filter_map(|(name, value)| Some((name.clone()?, value))).collect()
            }
            _ => return,
        };
        for (key, value) in entries {
            let path = format!("{path}.{key}");
            self.keep_members(&path, value);
            let value = self.quietly(|flow| flow.eval(value));
            self.keep(path, value);
        }
    }

    /// Gives the entries of a dict that is called by what each of them is: `api_keys = {"weather": "…"}`.
    fn entries(&mut self, label: &str, source: &Expr) {
        const ABOUT: &[&str] =
            &["user", "username", "login", "email", "name", "host", "url", "account", "region", "id", "type", "database"];
        let Expr::Dict(items) = source else { return };
        let given = match name::promise(label).filter(|_| label.to_lowercase().ends_with('s')) {
            Some(name::Promise::Password) => label,
            // what is called tokens may be coins or words
            Some(_) => "provider_key",
            None => return,
        };
        for (key, value) in items {
            let is_about = key.as_ref().and_then(Expr::constant).is_none_or(|key| ABOUT.contains(&key.to_lowercase().as_str()));
            if !is_about && matches!(value, Expr::Text(_) | Expr::Name(_)) {
                let value = self.quietly(|flow| flow.eval(value));
                self.give(given, &value);
            }
        }
    }

    /// Adds `value` to what is kept under `owner`.
    fn keep_in(&mut self, owner: &Expr, value: Value) {
        if let Some(path) = owner.path() {
            let whole = self.lookup(&path).cloned().unwrap_or_default().or(value);
            self.keep(path, whole);
        }
    }

    pub(super) fn keep(&mut self, path: String, value: Value) {
        // what an object holds outlives the call
        let scope = if path.starts_with("self.") { self.scopes.first_mut() } else { self.scopes.last_mut() };
        if let Some(scope) = scope {
            scope.insert(path, value);
        }
    }

    pub(super) fn lookup(&self, path: &str) -> Option<&Value> {
        self.scopes.iter().rev().find_map(|scope| scope.get(path))
    }

    /// Notes that the literals of `value` are given to `name`.
    pub(super) fn give(&mut self, name: &str, value: &Value) {
        if let Some((source, prompt)) = &value.asked {
            self.findings.questions.push(Question { source: *source, prompt: prompt.to_string(), name: name.to_owned() });
        }
        for literal in &value.literals {
            self.findings.given.push(Given { name: name.to_owned(), literal: literal.clone() });
        }
    }

    pub(super) fn show(&mut self, shown: Shown, origin: Origin) {
        if !self.defining && matches!(origin, Origin::Payload | Origin::Environment) {
            self.findings.showings.push(Showing { source: self.cell, shown, origin });
        }
    }

    fn eval_all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Value {
        let mut all = Value::default();
        for expr in exprs {
            all = all.or(self.eval(expr));
        }
        all
    }

    pub(super) fn eval(&mut self, expr: &Expr) -> Value {
        self.spent += 1;
        if self.spent > BUDGET {
            return Value::default();
        }
        match expr {
            Expr::Text(pieces) => self.text(pieces),
            Expr::Joined(parts) => self.joined(parts),
            Expr::Name(name) => match self.lookup(name) {
                Some(value) => value.clone(),
                None if self.full(name) == "os.environ" => Value::from(Origin::Environment),
                None => Value::default(),
            },
            Expr::Attribute(owner, name) => self.member(expr, owner, name),
            Expr::Item(owner, index) => {
                self.eval(index);
                let key = index.constant().unwrap_or_default();
                self.member(expr, owner, &key)
            }
            Expr::Call(call) => self.call(call),
            Expr::List(items) => self.eval_all(items),
            Expr::Dict(items) => self.dict(items),
            Expr::Choice(options) => {
                let value = self.eval_all(options);
                // `os.environ.get("KEY") or "…"`
                if let Some(name) = options.iter().find_map(asked_name) {
                    self.give(&name, &value);
                }
                value
            }
            Expr::Percent(template, arguments) => self.percent(template, arguments),
            Expr::Compare(sides) => self.compare(sides),
            Expr::Each(element, loops) => {
                for (target, iterable) in loops {
                    let value = self.eval(iterable);
                    self.assign(target, iterable, &value, "");
                }
                self.eval(element)
            }
            Expr::Bind(target, source) => {
                let value = self.eval(source);
                self.assign(target, source, &value, "");
                value
            }
            Expr::Lambda(parameters, body) => {
                for parameter in parameters {
                    let value = parameter.default.as_ref().map(|default| self.eval(default)).unwrap_or_default();
                    self.give(&parameter.name, &value);
                }
                self.eval(body);
                Value::default()
            }
            Expr::Shell(command) => Value::from(shell::origin_of(command)),
            Expr::Other(parts) => {
                self.eval_all(parts);
                Value::default()
            }
        }
    }

    fn text(&mut self, pieces: &[Piece]) -> Value {
        let blocks = pieces.iter().filter(|piece| piece.text.contains('\n'));
        self.findings.blocks.extend(blocks.map(|piece| (self.source, piece.range.clone())));
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        Value::literal(&text, pieces.iter().map(|piece| (self.source, piece.range.clone())).collect())
    }

    /// Texts and values that run together: the whole where every part is known, and each value by itself under the
    /// name that the text before it gives it (`?token={k}`, `Bearer {k}`, `user:{k}@host`).
    pub(super) fn joined(&mut self, parts: &[Expr]) -> Value {
        let values: Vec<Value> = parts.iter().map(|part| self.eval(part)).collect();
        let texts: Vec<Option<String>> = parts.iter().map(Expr::constant).collect();
        let pieces = parts.iter().filter_map(|part| if let Expr::Text(pieces) = part { Some(pieces) } else { None }).flatten();
        let blocks = pieces.filter(|piece| piece.text.contains('=')).map(|piece| (self.source, piece.range.clone()));
        self.findings.blocks.extend(blocks.collect::<Vec<_>>());
        // a literal after another was joined by `+`, and may be what the other announces
        let is_given = |index: &usize| texts[*index].is_none() || *index > 0 && texts[index - 1].is_some();
        for (index, value) in values.iter().enumerate().filter(|(index, _)| is_given(index)) {
            let before = index.checked_sub(1).and_then(|before| texts[before].as_deref()).unwrap_or_default();
            let after = texts.get(index + 1).and_then(Option::as_deref).unwrap_or_default();
            if let Some(name) = template::name_of_hole(before, after) {
                self.give(&name, value);
            }
        }
        let origin = values.iter().map(|value| value.origin).max().unwrap_or_default();
        let mut literals = Vec::new();
        if values.iter().all(|value| value.literals.len() == 1) {
            let pieces = || values.iter().map(|value| &value.literals[0]);
            let text: String = pieces().map(|literal| &*literal.text).collect();
            literals.push(Literal { text: text.into(), places: pieces().flat_map(|literal| literal.places.clone()).collect() });
        }
        // a value run together with others is itself still there
        literals.extend(values.into_iter().zip(&texts).filter(|(_, text)| text.is_none()).flat_map(|(value, _)| value.literals));
        Value { literals, origin, asked: None }
    }

    fn dict(&mut self, items: &[(Option<Expr>, Expr)]) -> Value {
        let mut all = Value::default();
        for (key, value) in items {
            let value = self.eval(value);
            if let Some(key) = key {
                let key_value = self.eval(key);
                if let Some(name) = key.constant().or_else(|| key_value.literals.first().map(|literal| literal.text.to_string())) {
                    self.give(&name, &value);
                }
            }
            all.origin = all.origin.max(value.origin);
        }
        all
    }

    /// `password == "…"`: a comparison gives its literal to the other side's name.
    fn compare(&mut self, sides: &[Expr]) -> Value {
        let values: Vec<Value> = sides.iter().map(|side| self.eval(side)).collect();
        let label = sides.iter().find_map(|side| side.label().filter(|_| !matches!(side, Expr::Text(_))));
        if let Some(label) = label {
            for (side, value) in sides.iter().zip(&values) {
                if matches!(side, Expr::Text(_)) {
                    self.give(&label, value);
                }
            }
        }
        Value::default()
    }

    /// An attribute or an item: what is kept under its path, else what its owner says.
    fn member(&mut self, whole: &Expr, owner: &Expr, name: &str) -> Value {
        if let Some(path) = whole.path() {
            if let Some(value) = self.lookup(&path) {
                return value.clone();
            }
            if self.full(&path) == "os.environ" {
                return Value::from(Origin::Environment);
            }
        }
        let owner = self.eval(owner);
        match whole {
            Expr::Item(..) if name.is_empty() => Value { literals: owner.literals, ..Value::from(library::origin_of_item(owner.origin)) },
            Expr::Item(..) => Value::from(library::origin_of_item(owner.origin)),
            _ => Value::from(library::origin_of_member(owner.origin, name)),
        }
    }

    /// `path` with its first name as it was imported.
    pub(super) fn full(&self, path: &str) -> String {
        let (first, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
        self.imports.get(first).map_or_else(|| path.to_owned(), |whole| format!("{whole}{rest}"))
    }
}

/// The name that `os.getenv("NAME")` and its like ask for.
fn asked_name(expr: &Expr) -> Option<String> {
    let Expr::Call(call) = expr else { return None };
    let asks = call.callee.label().is_some_and(|name| ["get", "getenv", "pop"].contains(&name.as_str()));
    call.arguments.first().filter(|_| asks).and_then(Expr::constant)
}
