//! Calls: what they show, what comes of them.

use super::flow::Flow;
use super::library::{self, Named, Shown};
use super::reading;
use super::scope::split_first;
use super::structure::{MEMORY, structure};
use super::tree::{Call, Expr, Name};
use super::value::{Origin, Value};
use super::vault;
use compact_str::format_compact;

/// A call, and what is known of its parts.
pub(super) struct Called<'c> {
    pub(super) call: &'c Call,
    /// The callee's path, import aliases undone; empty where it has none.
    pub(super) path: &'c str,
    /// The last name of the callee, and what it says.
    pub(super) method: &'c str,
    pub(super) named: Named,
    /// What the method is called on, or what is called where that is no name.
    pub(super) receiver: &'c Value,
    pub(super) arguments: &'c [Value],
    /// Those in a `**dict` among them.
    pub(super) keywords: &'c [(&'c str, &'c Value)],
}

impl Flow {
    pub(super) fn call(&mut self, call: &Call) -> Value {
        let path = Name::from(self.full(&call.path));
        let method = match &call.callee {
            Expr::Attribute(_, name) => name.as_str(),
            Expr::Name(name) if name.len() == path.len() => name.as_str(),
            // an alias
            Expr::Name(_) => path.rsplit('.').next().unwrap_or_default(),
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
        // `getattr(response, "text")`
        if let ("getattr", [owner, name, ..]) = (&*path, call.arguments.as_slice())
            && let Some(name) = name.constant()
        {
            let default = self.eval_all(call.arguments.get(2));
            let member = Expr::Attribute(Box::new(owner.clone()), Name::from(&*name));
            return self.eval(&member).or(default);
        }
        let named = library::named(method);
        let shown = match &call.callee {
            _ if !named.may_show() => None,
            // `logging.getLogger().info(…)`
            Expr::Attribute(owner, _) if matches!(**owner, Expr::Call(_)) => library::shows(&path_of_made(owner, method), method),
            _ => library::shows(&path, method),
        };
        if shown == Some(Shown::Logged)
            && let Some(template) = call.arguments.first().and_then(Expr::constant)
        {
            let value = self.logged(&template, call);
            let others = call.arguments.iter().skip(1).chain(call.keywords.iter().map(|(_, value)| value));
            let origin = self.quietly(|flow| flow.eval_all(others)).origin;
            self.show(Shown::Logged, value.origin.max(origin));
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
        let keywords = keywords_of(call, &values);
        for (name, value) in &keywords {
            self.give(name, value);
        }
        self.want(call);
        self.put_in(method, &receiver, &arguments, &keywords);
        self.credentials(&path, method, call, &arguments, &keywords);
        self.findings.readings.extend(reading::of_call(self.cell, &path, call, &arguments, &keywords));
        let called = Called { call, path: &path, method, named, receiver: &receiver, arguments: &arguments, keywords: &keywords };
        match shown {
            Some(shown) => self.show_arguments(shown, &called),
            None => self.comes_of(&called),
        }
    }

    /// What comes of a call that shows nothing of what it is given.
    fn comes_of(&mut self, called: &Called<'_>) -> Value {
        let Called { call, path, method, named, receiver, arguments, keywords } = *called;
        if receiver.origin >= Origin::Response && library::shows_itself(method) {
            self.show(Shown::Printed, Origin::Payload);
        }
        if let ("raise_for_status", Expr::Attribute(answer, _)) = (method, &call.callee) {
            self.raise_reason(answer);
        }
        if path == "input" || path == "raw_input" {
            let prompt = call.arguments.first().and_then(Expr::constant).unwrap_or_default();
            let reads = vault::of_question(&prompt);
            return Value { asked: Some((self.cell, prompt.into())), reads, ..Value::from(Origin::Typed) };
        }
        if let Some(value) = self.run_given(called).or_else(|| self.of_own(called)) {
            return value;
        }
        if writes_to_stdout(call) {
            let origin = arguments.iter().map(|value| value.origin).max().unwrap_or_default();
            self.show(Shown::Printed, origin);
        }
        // `sorted(os.environ)`
        if let ("list" | "sorted" | "set" | "tuple", Some(all)) = (path, call.arguments.first())
            && self.names_variables(all)
        {
            return Value::default();
        }
        let is_rebound = self.is_rebound(&call.path);
        let known = if is_rebound { Origin::Unknown } else { library::origin_of_call(path) };
        self.run_text(method, call);
        if named.commands()
            && let Some(answered) = self.run_command(called)
        {
            return answered;
        }
        // what an interface answers; a table of data at an address is more often a public data set
        if named.reads_address() && arguments.first().is_some_and(|address| is_interface(method, address)) {
            return Value::from(Origin::Payload);
        }
        let given = Value::any(arguments.iter().cloned());
        let origin = keywords.iter().map(|(_, value)| value.origin).fold(given.origin, Origin::max);
        if named.puts() {
            self.put_away(called, &given, origin);
        }
        let default = default_of(keywords).cloned().unwrap_or_default();
        if let Some(structure) = structure(method, receiver, arguments, keywords) {
            return structure.or(Value { parts: None, ..default.without_origin() });
        }
        let kept = vault::of_call(if path.is_empty() { method } else { path }, arguments).map(|kept| kept.reads);
        let itself = if known == Origin::Unknown { self.origin_of_itself(called, is_rebound) } else { known };
        let result = if itself == Origin::Unknown { of_unknown(called, given, origin) } else { Value::from(itself) };
        let result = result.or(default.without_origin());
        match kept {
            Some(reads) => Value { reads, ..result },
            None => result,
        }
    }

    /// What a call of something that is known by its value gives: `llm("…")`, `soup("a")`, `fetch(address)`.
    fn origin_of_itself(&self, called: &Called<'_>, is_rebound: bool) -> Origin {
        let path = &called.call.path;
        let is_import = || self.imports.contains_key(split_first(path).0);
        let itself = match &called.call.callee {
            Expr::Name(_) if is_rebound || is_import() => self.lookup(path).map_or(Origin::Unknown, |value| value.origin),
            Expr::Attribute(..) if self.has_members => self.lookup(path).map_or(Origin::Unknown, |value| value.origin),
            Expr::Name(_) | Expr::Attribute(..) => Origin::Unknown,
            _ => called.receiver.origin,
        };
        let is_class = || called.method.starts_with(char::is_uppercase) && is_import();
        match itself {
            // a class of a package: `stripe.Customer(…)`
            Origin::Unknown if called.receiver.origin == Origin::Client && is_class() => Origin::Client,
            itself => library::origin_of_called(itself, called.method),
        }
    }

    /// Keeps what a call puts into what it is called on, or into an argument, `given` being its arguments.
    fn put_away(&mut self, called: &Called<'_>, given: &Value, origin: Origin) {
        match (called.method, &called.call.callee, called.call.arguments.as_slice()) {
            (_, Expr::Attribute(owner, _), _) if called.named.collects() => {
                let all = called.receiver.clone().or(given.clone());
                // of a list of objects each is like the last
                let parts = given.class().and_then(|_| Value::row(vec![given.clone()]).parts);
                self.keep_in(owner, Value { parts, reads: None, origin: all.origin.max(origin), ..all });
            }
            // what stands in memory only
            ("write" | "writelines", Expr::Attribute(owner, _), _) if called.receiver.class().is_some_and(|class| &**class == MEMORY) => {
                self.keep_in(owner, Value::from(origin));
            }
            ("heappush" | "insort", _, [list, ..]) => self.keep_in(list, Value::from(given.origin)),
            ("setattr", _, [owner, name, _]) => {
                if let Some(owner) = owner.path() {
                    let name = name.constant().unwrap_or("__dict__".into());
                    self.keep(format_compact!("{owner}.{name}"), Value::from(given.origin));
                }
            }
            // `curl.setopt(curl.WRITEDATA, buffer)`
            ("setopt", _, [option, buffer]) if option.label().is_some_and(|option| option.starts_with("WRITE")) => {
                self.keep_in(buffer, Value::from(Origin::Response));
            }
            _ => {}
        }
    }
}

/// The keyword arguments of `call` by their names, those in a `**dict` among them.
fn keywords_of<'c>(call: &'c Call, values: &'c [Value]) -> Vec<(&'c str, &'c Value)> {
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

/// The path of the method `method` of what the call `owner` makes.
fn path_of_made(owner: &Expr, method: &str) -> Name {
    let Expr::Call(made) = owner else { return Name::default() };
    format_compact!("{}.{method}", made.path)
}

/// Whether a call writes to the cell's output what it is given: `json.dump(data, sys.stdout)`, `csv.writer(sys.stdout).writerows(…)`.
fn writes_to_stdout(call: &Call) -> bool {
    let mut given = call.arguments.iter().chain(call.keywords.iter().map(|(_, value)| value));
    let is_made_so = || matches!(&call.callee, Expr::Attribute(owner, _) if matches!(&**owner, Expr::Call(made) if writes_to_stdout(made)));
    given.any(|stream| matches!(stream, Expr::Attribute(_, name) if name == "stdout")) || is_made_so()
}

/// Whether reading `address` by `method` reads what an interface answers.
fn is_interface(method: &str, address: &Value) -> bool {
    address.origin == Origin::Address || address.literals.iter().any(|literal| library::is_interface(method, &literal.text))
}

/// What a call gives of something that neither the notebook nor the table of libraries defines, `given` being its arguments, and
/// `origin` where they and its keywords come from.
fn of_unknown(called: &Called<'_>, given: Value, origin: Origin) -> Value {
    let Called { path, method, named, receiver, arguments, keywords, .. } = *called;
    let has = |word: &str| keywords.iter().any(|(name, _)| *name == word);
    let shape = match &called.call.callee {
        _ if origin < Origin::Response => Origin::Unknown,
        // `itemgetter("name")(data)`
        Expr::Call(made) => library::origin_of_shape(&made.path, &made.callee.label().unwrap_or_default(), origin),
        // `max(rows, key=…)` is one of the rows
        _ if matches!(method, "max" | "min") && has("key") => origin,
        _ => library::origin_of_shape(path, method, origin),
    };
    if shape != Origin::Unknown {
        return Value::from(shape);
    }
    match receiver.origin {
        Origin::Environment if method == "get" => return Value::default(),
        Origin::Environment => return Value::from(Origin::Environment),
        // without a file the text is what it gives
        Origin::Payload if method == "to_csv" && arguments.is_empty() && !has("path_or_buf") => return receiver.clone(),
        Origin::Unknown if is_asked(called) => return Value::from(Origin::Asked),
        origin if origin >= Origin::Session => return Value::from(library::origin_of_method(origin, method)),
        _ => {}
    }
    match method {
        "as_query_engine" | "as_chat_engine" => Value::from(Origin::Client),
        _ if named.reduces() && !library::passes(path) => Value::from(Origin::Number),
        _ if named.keeps_parts() => receiver.clone().or(given),
        _ if library::passes(path) => {
            let all = receiver.clone().or(given);
            Value { parts: None, origin: if origin >= Origin::Response { origin } else { all.origin }, ..all }
        }
        // a method of a literal gives a literal: `"…".strip()`, `"…".encode()`
        "strip" | "encode" | "decode" | "lower" | "upper" | "rstrip" | "lstrip" | "replace" | "title" => {
            Value { parts: None, ..receiver.clone() }
        }
        "join" => Value { parts: None, reads: None, ..given },
        _ if origin == Origin::Client && library::takes_client(method) => Value::from(origin),
        _ => Value::default(),
    }
}

/// Whether a call asks something of which only the name is known, which is what sessions are called: what made it may stand in a cell
/// that is gone. Whoever keeps objects is asked for them by their class: `session.get(Post, 5)`.
fn is_asked(called: &Called<'_>) -> bool {
    let Expr::Attribute(owner, method) = &called.call.callee else { return false };
    let is_class = |name: Name| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    library::is_verb(method)
        && owner.label().is_some_and(|name| library::is_session_name(&name))
        && called.receiver.is_unknown()
        && called.call.arguments.first().is_some_and(|what| !what.label().is_some_and(is_class))
}

/// The value of the keyword that a call falls back on: `field(default="…")`.
pub(super) fn default_of<'v>(keywords: &[(&str, &'v Value)]) -> Option<&'v Value> {
    const NAMES: &[&str] = &["default", "default_value", "fallback", "value"];
    keywords.iter().find(|(name, _)| NAMES.contains(name)).map(|(_, value)| *value)
}
