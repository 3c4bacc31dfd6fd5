//! Calls: what they show, what comes of them.

use super::ends::is_end;
use super::flow::Flow;
use super::library::{self, Shown};
use super::structure::structure;
use super::tree::{Call, Expr, Name};
use super::value::{Fragment, Origin, Value, reading as reading_of};
use super::vault;
use super::{reading, shell};
use std::rc::Rc;

impl Flow {
    pub(super) fn call(&mut self, call: &Call) -> Value {
        let path = Name::from(self.full(&call.path));
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
        let shown = library::shows(&path);
        if shown == Some(Shown::Logged)
            && let Some(template) = call.arguments.first().and_then(Expr::constant)
        {
            let value = self.logged(&template, call);
            self.show(Shown::Logged, value.origin);
            self.reveal(Shown::Logged, value.reads);
            return Value::default();
        }
        // `"".join(["…", "…"])` writes the pieces one after the other
        if let (Expr::Attribute(owner, _), "join", [Expr::List(pieces)]) = (&call.callee, method, call.arguments.as_slice())
            && owner.constant().is_some_and(|separator| separator.is_empty())
        {
            return self.joined(pieces);
        }
        let arguments = self.spread(&call.arguments);
        let values: Vec<Value> = call.keywords.iter().map(|(_, expr)| self.eval(expr)).collect();
        let keywords = named(call, &values);
        for (name, value) in &keywords {
            self.give(name, value);
        }
        self.want(call);
        self.put_in(method, &receiver, &arguments, &keywords);
        self.credentials(&path, method, call, &arguments, &keywords);
        self.findings.readings.extend(reading::of_call(self.cell, &path, call, &arguments, &keywords));
        if let Some(shown) = shown {
            for value in arguments.iter().chain(keywords.iter().map(|(_, value)| *value)) {
                self.show(shown, value.origin);
            }
            self.reveal_arguments(shown, call, &arguments);
            return Value::default();
        }
        if path == "input" || path == "raw_input" {
            let prompt = call.arguments.first().and_then(Expr::constant).unwrap_or_default();
            let reads = vault::of_question(&prompt);
            return Value { asked: Some((self.cell, prompt.into())), reads, ..Value::from(Origin::Typed) };
        }
        if let Some(value) = self.of_own(call, method, &receiver, &arguments, &keywords) {
            return value;
        }
        // `json.dump(data, sys.stdout)`
        if method == "dump" && call.arguments.iter().skip(1).any(|stream| stream.path().as_deref() == Some("sys.stdout")) {
            self.show(Shown::Printed, arguments.first().map_or(Origin::Unknown, |value| value.origin));
        }
        // `sorted(os.environ)`
        if let ("list" | "sorted" | "set" | "tuple", Some(all)) = (path.as_str(), call.arguments.first())
            && self.names_variables(all)
        {
            return Value::default();
        }
        let known = if self.is_rebound(&call.path) { Origin::Unknown } else { library::origin_of_call(&path) };
        self.run_text(method, call);
        if let Some(answered) = command(method, &arguments) {
            return answered;
        }
        // what an interface answers; a table of data at an address is more often a public data set
        let address = arguments.first().and_then(Value::text);
        if address.is_some_and(|address| library::asks_an_interface(method, address)) {
            return Value::from(Origin::Payload);
        }
        let given = Value::any(arguments.iter().cloned());
        if let (true, Expr::Attribute(owner, _)) = (library::collects(method), &call.callee) {
            self.keep_in(owner, Value { parts: None, reads: None, ..receiver.clone().or(given) });
        }
        let default = default_of(&keywords).cloned().unwrap_or_default();
        if let Some(structure) = structure(method, &receiver, &arguments, &keywords) {
            return structure.or(Value { parts: None, ..default.without_origin() });
        }
        let kept = vault::of_call(if path.is_empty() { method } else { &path }, &arguments).map(|kept| kept.reads);
        let result = if known == Origin::Unknown { of_unknown(&path, method, receiver, arguments) } else { Value::from(known) };
        let result = result.or(default.without_origin());
        match kept {
            Some(reads) => Value { reads, ..result },
            None => result,
        }
    }

    /// What a call of the notebook's own functions, methods and classes gives.
    fn of_own(&mut self, call: &Call, method: &str, receiver: &Value, arguments: &[Value], keywords: &[(&str, &Value)]) -> Option<Value> {
        // `pool.map(requests.get, addresses)`
        if let ("map" | "imap" | "submit" | "apply" | "apply_async" | "starmap", Some(called)) =
            (method, call.arguments.first().and_then(Expr::path))
        {
            if !self.is_rebound(&called) && library::origin_of_call(&self.full(&called)) == Origin::Response {
                return Some(Value::from(Origin::Payload));
            }
            if let Some(function) = self.functions.get(&called).cloned() {
                return Some(self.own_call(&function, None, &[], &[]));
            }
        }
        // `pool.map(lambda address: requests.get(address), addresses)`
        if let ("map" | "imap" | "submit" | "apply" | "apply_async", Some(Expr::Lambda(_, body))) = (method, call.arguments.first()) {
            let value = self.quietly(|flow| flow.eval(body));
            return Some(Value { parts: None, reads: None, ..value });
        }
        match &call.callee {
            Expr::Name(name) if self.classes.contains_key(name) => Some(self.constructed(name, arguments, keywords)),
            Expr::Name(name) => {
                let function = self.functions.get(name).cloned()?;
                Some(self.own_call(&function, None, arguments, keywords))
            }
            Expr::Attribute(owner, _) => {
                let class = match &**owner {
                    Expr::Name(name) if self.classes.contains_key(name) => Rc::from(name.as_str()),
                    _ => Rc::clone(receiver.class()?),
                };
                let function = self.method(&class, method)?;
                Some(self.own_call(&function, Some(class), arguments, keywords))
            }
            _ => None,
        }
    }

    /// An object of the notebook's class `name`.
    fn constructed(&mut self, name: &str, arguments: &[Value], keywords: &[(&str, &Value)]) -> Value {
        let mut fields: Vec<(Rc<str>, Value)> = Vec::new();
        match self.method(name, "__init__") {
            Some(function) => {
                self.own_call(&function, Some(name.into()), arguments, keywords);
            }
            None => {
                let declared = self.fields(name);
                for (field, value) in declared.iter().zip(arguments) {
                    self.give(field, value);
                    fields.push((field.as_str().into(), value.clone()));
                }
                fields.extend(keywords.iter().map(|(field, value)| ((*field).into(), (*value).clone())));
            }
        }
        Value { origin: self.origin_of_class(name), ..Value::object(name, fields) }
    }

    /// The arguments of a call that shows them, one after the other with spaces between.
    fn reveal_arguments(&mut self, shown: Shown, call: &Call, arguments: &[Value]) {
        let fragments: Vec<_> = call.arguments.iter().zip(arguments).map(|(expr, value)| self.fragments(expr, value)).collect();
        if fragments.iter().all(Option::is_none) {
            return;
        }
        let all = fragments.into_iter().zip(arguments).map(|(own, value)| match own {
            Some(own) => own.to_vec(),
            None => vec![value.text().map_or(Fragment::Any, |text| Fragment::Text(text.into()))],
        });
        let text = all.collect::<Vec<_>>().join(&Fragment::Text(" ".into()));
        self.reveal(shown, reading_of(text));
    }
}

/// The keyword arguments of `call` by their names, those in a `**dict` among them.
fn named<'c>(call: &'c Call, values: &'c [Value]) -> Vec<(&'c str, &'c Value)> {
    let mut keywords = Vec::with_capacity(values.len());
    for ((name, _), value) in call.keywords.iter().zip(values) {
        match name {
            Some(name) => keywords.push((name.as_str(), value)),
            None if value.entries().is_empty() => keywords.push(("", value)),
            None => keywords.extend(value.entries().iter().map(|(name, value)| (&**name, value))),
        }
    }
    keywords
}

/// What a command that the program runs answers.
fn command(method: &str, arguments: &[Value]) -> Option<Value> {
    let answered = match method {
        "check_output" | "getoutput" | "popen" | "getstatusoutput" => Origin::Payload,
        // the output is a member of what they give
        "run" | "Popen" => Origin::Response,
        _ => return None,
    };
    let command = arguments.first()?;
    let words = match command.items() {
        Some(words) => words.iter().map(|word| word.text().unwrap_or("x")).collect::<Vec<_>>().join(" "),
        None => command.literals.first()?.text.to_string(),
    };
    match shell::origin_of(&words) {
        Origin::Payload => Some(Value::from(answered)),
        Origin::Environment => Some(Value::from(Origin::Environment)),
        _ => None,
    }
}

/// What a call gives of something that neither the notebook nor the table of libraries defines.
fn of_unknown(path: &str, method: &str, receiver: Value, arguments: Vec<Value>) -> Value {
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
        // what is read out of an answer
        _ if is_end(path, "json.load") && given.origin == Origin::Response => Value::from(Origin::Payload),
        _ if library::keeps_parts(method) => receiver.or(given),
        _ if library::passes(path) => Value { parts: None, ..receiver.or(given) },
        // a method of a literal gives a literal: `"…".strip()`, `"…".encode()`
        "strip" | "encode" | "decode" | "lower" | "upper" | "rstrip" | "lstrip" | "replace" | "title" => Value { parts: None, ..receiver },
        "join" => Value { parts: None, reads: None, ..given.without_origin() },
        _ => Value::default(),
    }
}

/// The value of the keyword that a call falls back on: `field(default="…")`.
pub(super) fn default_of<'v>(keywords: &[(&str, &'v Value)]) -> Option<&'v Value> {
    const NAMES: &[&str] = &["default", "default_value", "fallback", "value"];
    keywords.iter().find(|(name, _)| NAMES.contains(name)).map(|(_, value)| *value)
}
