//! Calls: what they are given, what they show, what comes of them.

use super::flow::{Flow, Function};
use super::library;
use super::sinks::{self, Argument};
use super::template;
use super::tree::{Call, Expr};
use super::value::{Origin, Value};

impl Flow {
    pub(super) fn call(&mut self, call: &Call) -> Value {
        let path = self.full(&call.callee.path().unwrap_or_default());
        let method = match &call.callee {
            Expr::Attribute(_, name) | Expr::Name(name) => name.as_str(),
            _ => "",
        };
        let receiver = match &call.callee {
            Expr::Attribute(owner, _) => self.eval(owner),
            Expr::Name(_) => Value::default(),
            other => self.eval(other),
        };
        if let (Expr::Attribute(owner, _), "format") = (&call.callee, method)
            && let Some(template) = owner.constant()
        {
            return self.formatted(owner, &template, call);
        }
        let arguments: Vec<Value> = call.arguments.iter().map(|argument| self.eval(argument)).collect();
        let mut keywords: Vec<(&str, Value)> = Vec::with_capacity(call.keywords.len());
        for (name, expr) in &call.keywords {
            let value = self.eval(expr);
            if let Some(name) = name {
                self.give(name, &value);
            }
            keywords.push((name.as_deref().unwrap_or_default(), value));
        }
        self.pairs(call, method, &arguments);
        self.sinks(&path, call, &arguments, &keywords);
        if let Some(shown) = library::shows(&path) {
            for value in arguments.iter().chain(keywords.iter().map(|(_, value)| value)) {
                self.show(shown, value.origin);
            }
            return Value::default();
        }
        if let Some(function) = self.functions.get(method).cloned() {
            return self.own_call(&function, arguments, &keywords);
        }
        self.result(&path, method, receiver, arguments)
    }

    /// Calls that pair a name with a value: `setattr(x, "api_key", "…")`, `os.getenv("KEY", "…")`, `d.setdefault(…)`.
    fn pairs(&mut self, call: &Call, method: &str, arguments: &[Value]) {
        let place = match method {
            "setattr" => 1,
            "getenv" | "get" | "putenv" | "setdefault" | "setenv" | "set" | "pop" | "put" | "set_option" | "add_header" | "config"
            | "option" | "set_secret" | "setProperty" => 0,
            _ => return,
        };
        let name = call.arguments.get(place).and_then(Expr::constant);
        if let (Some(name), Some(value)) = (name, arguments.get(place + 1)) {
            self.give(&name, value);
        }
    }

    fn sinks(&mut self, path: &str, call: &Call, arguments: &[Value], keywords: &[(&str, Value)]) {
        for sink in sinks::of(path) {
            let value = match sink.argument {
                Argument::At(index) => arguments.get(index).cloned(),
                Argument::Word(word) => keywords.iter().find(|(name, _)| *name == word).map(|(_, value)| value.clone()),
                Argument::PairUnder(word) => {
                    let pair = call.keywords.iter().find(|(name, _)| name.as_deref() == Some(word)).map(|(_, value)| value);
                    match pair {
                        Some(Expr::List(items)) if items.len() == 2 => Some(self.quietly(|flow| flow.eval(&items[1]))),
                        _ => None,
                    }
                }
            };
            if let Some(value) = value {
                self.give(sink.given, &value);
            }
        }
    }

    /// `"…{}…".format(…)`: the template's holes are filled by their order or names.
    fn formatted(&mut self, owner: &Expr, template: &str, call: &Call) -> Value {
        let holes = template::holes(template);
        let mut next = 0;
        let mut origin = Origin::Unknown;
        let mut literals = Vec::new();
        for hole in holes {
            let argument = match hole.name {
                "" => {
                    next += 1;
                    call.arguments.get(next - 1)
                }
                name => match name.parse::<usize>() {
                    Ok(index) => call.arguments.get(index),
                    Err(_) => call.keywords.iter().find(|(word, _)| word.as_deref() == Some(name)).map(|(_, value)| value),
                },
            };
            let Some(argument) = argument else { continue };
            let value = self.eval(argument);
            if let Some(name) = template::name_of_hole(hole.before, hole.after) {
                self.give(&name, &value);
            }
            origin = origin.max(value.origin);
            literals.extend(value.literals);
        }
        let own = self.eval(owner);
        literals.extend(own.literals);
        Value { literals, origin }
    }

    fn own_call(&mut self, function: &Function, arguments: Vec<Value>, keywords: &[(&str, Value)]) -> Value {
        let mut values = Vec::new();
        let methods_self = usize::from(function.parameters.first().is_some_and(|first| first.name == "self"));
        for (index, parameter) in function.parameters.iter().enumerate() {
            let by_word = keywords.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| value.clone());
            let by_place = index.checked_sub(methods_self).and_then(|index| arguments.get(index)).cloned();
            if let Some(value) = by_place.or(by_word) {
                self.give(&parameter.name, &value);
                values.push((parameter.name.clone(), value));
            }
        }
        self.body(function, values)
    }

    /// What a call of something that the notebook does not define gives.
    fn result(&mut self, path: &str, method: &str, receiver: Value, arguments: Vec<Value>) -> Value {
        let known = library::origin_of_call(path);
        if known != Origin::Unknown {
            return Value::from(known);
        }
        match receiver.origin {
            Origin::Client => return Value::from(library::origin_of_client_call(method)),
            Origin::Response | Origin::Payload => return Value::from(library::origin_of_member(receiver.origin, method)),
            Origin::Environment if method == "get" => return Value::default(),
            Origin::Environment => return Value::from(Origin::Environment),
            _ => {}
        }
        let given = Value::any(arguments);
        match method {
            _ if library::reduces(method) => Value::default(),
            _ if library::passes(path) => receiver.or(given),
            // a method of a literal gives a literal: `"…".strip()`, `"…".encode()`
            "strip" | "encode" | "decode" | "lower" | "upper" | "rstrip" | "lstrip" | "replace" | "title" => receiver,
            "join" => given.without_origin(),
            _ => Value::default(),
        }
    }
}
