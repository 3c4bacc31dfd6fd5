//! Calls: what they are given, what they show, what comes of them.

use super::flow::{Flow, Function};
use super::library;
use super::reading;
use super::sinks::{self, Argument};
use super::template;
use super::tree::{Call, Expr};
use super::value::{Origin, Value};
use crate::detect::name;

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
        // `"".join(["…", "…"])` writes the pieces one after the other
        if let (Expr::Attribute(owner, _), "join", [Expr::List(pieces)]) = (&call.callee, method, call.arguments.as_slice())
            && owner.constant().is_some_and(|separator| separator.is_empty())
        {
            return self.joined(pieces);
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
        self.pairs(call, method, &arguments, &keywords);
        self.typed_in(call, method, &arguments);
        if matches!(method, "dict" | "OrderedDict" | "Headers" | "update") {
            self.pairs_in_list(call);
        }
        self.sinks(&path, call, &arguments, &keywords);
        self.findings.readings.extend(reading::of_call(self.cell, &path, call, &arguments, &keywords));
        if let Some(shown) = library::shows(&path) {
            for value in arguments.iter().chain(keywords.iter().map(|(_, value)| value)) {
                self.show(shown, value.origin);
            }
            return Value::default();
        }
        if path == "input" || path == "raw_input" {
            let prompt = call.arguments.first().and_then(Expr::constant).unwrap_or_default();
            return Value { asked: Some((self.cell, prompt.into())), ..Value::from(Origin::Typed) };
        }
        // what an interface answers; a table of data at an address is more often a public data set
        let address = call.arguments.first().and_then(Expr::constant).is_some_and(|text| text.starts_with("http"));
        if address && matches!(method, "read_json" | "read_xml") {
            return Value::from(Origin::Payload);
        }
        // `pool.map(requests.get, addresses)`
        if let ("map" | "imap" | "submit" | "apply", Some(called)) = (method, call.arguments.first().and_then(Expr::path)) {
            if library::origin_of_call(&self.full(&called)) == Origin::Response {
                return Value::from(Origin::Payload);
            }
            if let Some(function) = self.functions.get(&called).cloned() {
                return self.own_call(&function, Vec::new(), &[]);
            }
        }
        let is_builtin =
            matches!(&call.callee, Expr::Attribute(owner, _) if owner.path().is_some_and(|owner| self.builtins.contains(&owner)));
        let known = library::origin_of_call(&path);
        let is_own = !is_builtin && known == Origin::Unknown;
        if let Some(function) = self.functions.get(method).filter(|_| is_own).cloned() {
            return self.own_call(&function, arguments, &keywords);
        }
        self.run_text(method, call);
        let given = Value::any(arguments.iter().cloned());
        if let (true, Expr::Attribute(owner, _)) = (library::collects(method), &call.callee)
            && let Some(list) = owner.path()
        {
            self.keep(list, receiver.clone().or(given));
        }
        let default = default_of(&keywords).cloned().unwrap_or_default();
        let result = if known == Origin::Unknown { of_unknown(&path, method, receiver, arguments) } else { Value::from(known) };
        result.or(default.without_origin())
    }

    /// Commands in a text that is run: `os.system("export KEY=…")`.
    fn run_text(&mut self, method: &str, call: &Call) {
        const RUNNING: &[&str] = &[
            "system", "getoutput", "popen", "run", "check_output", "check_call", "call", "Popen", "run_cell", "run_line_magic", "magic",
            "execute", "exec_command", "sql", "sendline", "print", "parse_args", "parse_known_args",
        ];
        if !RUNNING.contains(&method) {
            return;
        }
        if let Some(Expr::List(words)) = call.arguments.first() {
            self.command_of(words);
        }
        for argument in &call.arguments {
            if let Expr::Text(pieces) = argument {
                let blocks = pieces.iter().map(|piece| (self.source, piece.range.clone()));
                self.findings.blocks.extend(blocks);
            }
        }
    }

    /// Calls that pair a name with a value: `setattr(x, "api_key", "…")`, `os.getenv("KEY", "…")`, `d.setdefault(…)`.
    fn pairs(&mut self, call: &Call, method: &str, arguments: &[Value], keywords: &[(&str, Value)]) {
        let place = match method {
            "setattr" => 1,
            "add_argument" | "add_option" | "Option" if call.keywords.is_empty() => return,
            "add_argument" | "add_option" | "Option" => {
                let name = call.arguments.iter().filter_map(Expr::constant).find(|name| name.starts_with("--"));
                if let (Some(name), Some(value)) = (name, default_of(keywords)) {
                    self.give(name.trim_start_matches('-'), value);
                }
                return;
            }
            "getenv" | "get" | "putenv" | "setdefault" | "setenv" | "set" | "pop" | "put" | "set_option" | "add_header" | "config"
            | "option" | "set_secret" | "setProperty" => 0,
            _ => return,
        };
        let name = call.arguments.get(place).and_then(Expr::constant);
        if let (Some(name), Some(value)) = (name, arguments.get(place + 1).or(default_of(keywords))) {
            self.give(&name, value);
        }
    }

    /// What is typed into a form: `driver.find_element(By.ID, "password").send_keys("…")`, `page.fill("#password", "…")`.
    fn typed_in(&mut self, call: &Call, method: &str, arguments: &[Value]) {
        if !["send_keys", "fill", "type", "press_sequentially", "input_text"].contains(&method) {
            return;
        }
        let (Expr::Attribute(owner, _), Some(value)) = (&call.callee, arguments.last()) else { return };
        let finder = match &**owner {
            Expr::Call(finder) => finder.arguments.iter().filter_map(Expr::constant).collect(),
            other => other.path().into_iter().collect::<Vec<_>>(),
        };
        let field = call.arguments.iter().rev().skip(1).filter_map(Expr::constant);
        if finder.into_iter().chain(field).any(|text| name::names_a_credential(&text)) {
            self.give("password", value);
        }
    }

    /// `dict([("api_key", "…")])`: pairs in a list.
    fn pairs_in_list(&mut self, call: &Call) {
        let Some(Expr::List(items)) = call.arguments.first() else { return };
        for item in items {
            if let Expr::List(pair) = item
                && let [key, value] = pair.as_slice()
                && let Some(name) = key.constant()
            {
                let value = self.quietly(|flow| flow.eval(value));
                self.give(&name, &value);
            }
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
                // nothing but a credential is given there, however plain it looks
                self.give("passphrase", &value);
            }
        }
    }

    /// `"…{}…".format(…)`: the template's holes are filled by their order or names.
    fn formatted(&mut self, owner: &Expr, template: &str, call: &Call) -> Value {
        let mut next = 0;
        let mut fill = Vec::new();
        for hole in template::holes(template) {
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
            fill.extend(argument.map(|argument| (hole, argument)));
        }
        self.filled(owner, fill)
    }

    /// `"…%s…" % …`: a tuple fills the holes in order, a dict by name, anything else the one hole.
    pub(super) fn percent(&mut self, owner: &Expr, arguments: &Expr) -> Value {
        let Some(template) = owner.constant() else { return self.joined(&[owner.clone(), arguments.clone()]) };
        let holes = template::percent_holes(&template);
        let fill = match arguments {
            Expr::List(items) => holes.into_iter().zip(items).collect(),
            Expr::Dict(items) => {
                let named = |name: &str| {
                    items.iter().find(|(key, _)| key.as_ref().and_then(Expr::constant).as_deref() == Some(name)).map(|(_, value)| value)
                };
                holes.into_iter().filter_map(|hole| Some((hole.clone(), named(hole.name)?))).collect()
            }
            one => holes.into_iter().take(1).map(|hole| (hole, one)).collect(),
        };
        self.filled(owner, fill)
    }

    fn filled(&mut self, owner: &Expr, fill: Vec<(template::Hole<'_>, &Expr)>) -> Value {
        let mut all = Value::default();
        for (hole, argument) in fill {
            let value = self.eval(argument);
            if let Some(name) = template::name_of_hole(hole.before, hole.after) {
                self.give(&name, &value);
            }
            all = all.or(value);
        }
        all.or(self.eval(owner))
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
        _ if library::is_end(path, "json.load") && given.origin == Origin::Response => Value::from(Origin::Payload),
        _ if library::passes(path) => receiver.or(given),
        // a method of a literal gives a literal: `"…".strip()`, `"…".encode()`
        "strip" | "encode" | "decode" | "lower" | "upper" | "rstrip" | "lstrip" | "replace" | "title" => receiver,
        "join" => given.without_origin(),
        _ => Value::default(),
    }
}

/// The value of the keyword that a call falls back on: `field(default="…")`.
fn default_of<'v>(keywords: &'v [(&str, Value)]) -> Option<&'v Value> {
    const NAMES: &[&str] = &["default", "default_value", "fallback", "value"];
    keywords.iter().find(|(name, _)| NAMES.contains(name)).map(|(_, value)| value)
}
