//! Functions that are given to calls which run them: `pool.map(fetch, addresses)`, `Thread(target=work)`, `df.apply(lambda …)`.
//! And commands that a program runs.

use super::call::Called;
use super::flow::Flow;
use super::library::{self, Shown};
use super::tree::{Expr, Parameter};
use super::value::{Origin, Value};
use crate::detect::shell;

/// The keywords for a function that is run.
const WORDS: &[&str] = &["target", "func", "function", "fn"];

/// Arguments among which the function is.
const MOST_BEFORE: usize = 2;

impl Flow {
    /// What comes of a call that runs a function which it is given; `None` where it runs none.
    pub(super) fn run_given(&mut self, called: &Called<'_>) -> Option<Value> {
        let Called { call, method, named, receiver, arguments, keywords, .. } = *called;
        if !named.runs() {
            return None;
        }
        let is_each = named.runs_each();
        let given = |from: usize| -> Vec<Value> {
            let rest = arguments.get(from..).unwrap_or_default();
            match (is_each, rest) {
                (true, []) => vec![item_of(receiver)],
                // the result so far, and an item
                (true, lists) if method == "reduce" => vec![Value::any(lists.iter().map(item_of)); 2],
                (true, lists) => lists.iter().map(item_of).collect(),
                // `future.add_done_callback(done)`
                (false, []) if receiver.origin >= Origin::Response => vec![receiver.clone()],
                (false, rest) => rest.to_vec(),
            }
        };
        for (at, function) in call.arguments.iter().take(MOST_BEFORE).enumerate() {
            if let Some(value) = self.run(function, &given(at + 1)) {
                return Some(Value { parts: None, reads: None, ..value });
            }
        }
        let (_, function) = call.keywords.iter().find(|(name, _)| name.as_deref().is_some_and(|name| WORDS.contains(&name)))?;
        let arguments = keywords.iter().find(|(name, _)| *name == "args").and_then(|(_, arguments)| arguments.items());
        let value = self.run(function, arguments.unwrap_or_default())?;
        let own = function.path().and_then(|path| self.functions.get(&path).cloned());
        let places = call.keywords.iter().find(|(name, _)| name.as_deref() == Some("args")).map(|(_, places)| places);
        if let (Some(own), Some(Expr::List(places))) = (own, places) {
            self.grow(&own, places);
        }
        Some(Value { parts: None, reads: None, ..value })
    }

    /// What `function` gives when it is called with `arguments`; `None` where it is none, or none that is known.
    fn run(&mut self, function: &Expr, arguments: &[Value]) -> Option<Value> {
        if let Expr::Lambda(parameters, body) = function {
            return Some(self.run_lambda(parameters, body, arguments));
        }
        if let Expr::Call(call) = function {
            let is_partial = call.callee.label().is_some_and(|label| label == "partial");
            return self.run(call.arguments.first().filter(|_| is_partial)?, arguments);
        }
        let path = function.path()?;
        let given = || arguments.iter().map(|value| value.origin).max().unwrap_or_default();
        if let Some(own) = self.functions.get(&path).cloned() {
            return Some(self.own_call(&own, None, arguments, &[]));
        }
        if self.classes.contains_key(&path) {
            return Some(self.constructed(&path, arguments, &[]));
        }
        let method = function.label()?;
        if let Expr::Attribute(place, _) = function {
            let owner = self.eval(place);
            if let Some(class) = owner.class().cloned()
                && let Some(own) = self.method(&class, &method)
            {
                return Some(self.own_call(&own, Some(class), arguments, &[]));
            }
            // `map(rows.append, data)`
            if library::named(&method).collects() {
                self.keep_in(place, Value::from(given()));
                return Some(Value::default());
            }
            if owner.origin >= Origin::Session {
                return Some(Value::from(library::origin_of_method(owner.origin, &method)));
            }
        }
        if let Some(class) = self.lookup(&path).and_then(Value::class).cloned() {
            return self.call_object(class, arguments, &[]);
        }
        if self.is_rebound(&path) {
            let itself = self.lookup(&path).map(|value| value.origin);
            let itself = itself.filter(|origin| matches!(origin, Origin::Session | Origin::Client))?;
            return Some(Value::from(library::origin_of_called(itself, &method)));
        }
        let full = self.full(&path).into_owned();
        let origin = given();
        if let Some(shown) = library::shows(&full, &method).filter(|_| library::named(&method).may_show()) {
            self.show(shown, origin);
            return Some(Value::default());
        }
        let known = library::origin_of_call(&full);
        let result = match known {
            Origin::Unknown if library::named(&method).reduces() => Origin::Number,
            Origin::Unknown if library::passes(&full) => origin,
            Origin::Unknown => library::origin_of_shape(&full, &method, origin),
            known => known,
        };
        (result != Origin::Unknown).then(|| Value::from(result))
    }

    pub(super) fn run_lambda(&mut self, parameters: &[Parameter], body: &Expr, arguments: &[Value]) -> Value {
        let bound = parameters.iter().zip(arguments).map(|(parameter, value)| (parameter.name.clone(), value.clone()));
        self.scopes.push(bound.collect());
        // without an answer in it, it does what it did when it was looked at as an argument
        let is_new = arguments.iter().any(|value| value.origin >= Origin::Response);
        let value = if is_new { self.eval(body) } else { self.quietly(|flow| flow.eval(body)) };
        self.scopes.pop();
        value
    }

    /// What a command that the program runs answers.
    pub(super) fn run_command(&mut self, called: &Called<'_>) -> Option<Value> {
        let Called { method, arguments, keywords, .. } = *called;
        let (answered, is_shown) = match method {
            "check_output" | "getoutput" | "popen" | "getstatusoutput" | "create_subprocess_shell" => (Origin::Payload, false),
            // the output is a member of what they give
            "run" | "Popen" => (Origin::Response, !keywords.iter().any(|(name, _)| matches!(*name, "capture_output" | "stdout"))),
            "system" | "call" | "check_call" => (Origin::Number, true),
            _ => return None,
        };
        let command = arguments.first()?;
        let origin = match (command.items(), command.literals.first()) {
            (Some(words), _) => shell::origin_of(&words.iter().map(|word| word.text().unwrap_or("x")).collect::<Vec<_>>().join(" ")),
            _ if command.origin == Origin::Command => Origin::Payload,
            (None, Some(command)) => shell::origin_of(&command.text),
            (None, None) => return None,
        };
        match origin {
            origin @ (Origin::Payload | Origin::Environment) => {
                if is_shown {
                    self.show(Shown::Printed, origin);
                }
                Some(Value::from(if origin == Origin::Payload { answered } else { origin }))
            }
            _ => None,
        }
    }
}

/// What may be any item of `value`.
pub(super) fn item_of(value: &Value) -> Value {
    let item = match value.items() {
        Some(items) => Value::any(items.iter().cloned()),
        None => Value { parts: None, reads: None, ..value.clone() },
    };
    Value { origin: value.origin, ..item }
}
