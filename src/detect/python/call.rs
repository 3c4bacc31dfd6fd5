//! Calls: what they show, what comes of them.

use super::flow::Flow;
use super::library::{self, Shown};
use super::reading;
use super::structure::{MEMORY, structure};
use super::tree::{Call, Expr, Name};
use super::value::{Fragment, Origin, Value, reading as reading_of};
use super::vault;
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
        // `getattr(response, "text")`
        if let ("getattr", [owner, name, ..]) = (&*path, call.arguments.as_slice())
            && let Some(name) = name.constant()
        {
            let default = self.eval_all(call.arguments.get(2));
            let member = Expr::Attribute(Box::new(owner.clone()), Name::from(&*name));
            return self.eval(&member).or(default);
        }
        let shown = library::shows(&path, method);
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
        let keywords = named(call, &values);
        for (name, value) in &keywords {
            self.give(name, value);
        }
        self.want(call);
        self.put_in(method, &receiver, &arguments, &keywords);
        self.credentials(&path, method, call, &arguments, &keywords);
        self.findings.readings.extend(reading::of_call(self.cell, &path, call, &arguments, &keywords));
        if let Some(shown) = shown {
            self.show_arguments(shown, call, arguments.iter().chain(keywords.iter().map(|(_, value)| *value)));
            self.reveal_arguments(shown, call, &arguments);
            return Value::default();
        }
        if receiver.origin >= Origin::Response && library::shows_itself(method) {
            self.show(Shown::Printed, Origin::Payload);
        }
        if path == "input" || path == "raw_input" {
            let prompt = call.arguments.first().and_then(Expr::constant).unwrap_or_default();
            let reads = vault::of_question(&prompt);
            return Value { asked: Some((self.cell, prompt.into())), reads, ..Value::from(Origin::Typed) };
        }
        if let Some(value) = self.of_own(call, method, &receiver, &arguments, &keywords) {
            return value;
        }
        if writes_to_stdout(call) {
            let origin = arguments.iter().map(|value| value.origin).max().unwrap_or_default();
            self.show(Shown::Printed, origin);
        }
        let known = if self.is_rebound(&call.path) { Origin::Unknown } else { library::origin_of_call(&path) };
        self.run_text(method, call);
        if let Some(answered) = self.run_command(method, &arguments, &keywords) {
            return answered;
        }
        // what an interface answers; a table of data at an address is more often a public data set
        if arguments.first().is_some_and(|address| is_interface(method, address)) {
            return Value::from(Origin::Payload);
        }
        let given = Value::any(arguments.iter().cloned());
        let origin = keywords.iter().map(|(_, value)| value.origin).fold(given.origin, Origin::max);
        self.put_away(method, call, &receiver, &given, origin);
        let default = default_of(&keywords).cloned().unwrap_or_default();
        if let Some(structure) = structure(method, &receiver, &arguments, &keywords) {
            return structure.or(Value { parts: None, ..default.without_origin() });
        }
        let kept = vault::of_call(if path.is_empty() { method } else { &path }, &arguments).map(|kept| kept.reads);
        let result = match (known, self.origin_of_itself(call, method, &receiver)) {
            (Origin::Unknown, Origin::Unknown) => {
                let has_key = keywords.iter().any(|(name, _)| *name == "key");
                let shape = match &call.callee {
                    // `itemgetter("name")(data)`
                    Expr::Call(made) => library::origin_of_shape(&made.path, &made.callee.label().unwrap_or_default(), origin),
                    // `max(rows, key=…)` is one of the rows
                    _ if has_key && matches!(method, "max" | "min") => origin,
                    _ => library::origin_of_shape(&path, method, origin),
                };
                let result = if shape == Origin::Unknown { of_unknown(&path, method, receiver, arguments) } else { Value::from(shape) };
                let is_told = library::passes(&path) && origin >= Origin::Response;
                let result = if is_told { Value { origin: result.origin.max(origin), ..result } } else { result };
                let is_client = origin == Origin::Client && library::takes_client(method);
                if is_client && result.origin == Origin::Unknown { Value { origin, ..result } } else { result }
            }
            (Origin::Unknown, itself) => Value::from(itself),
            (known, _) => Value::from(known),
        };
        let result = result.or(default.without_origin());
        match kept {
            Some(reads) => Value { reads, ..result },
            None => result,
        }
    }

    /// What a call of something that is known by its value gives: `llm("…")`, `soup("a")`, `fetch(address)`.
    fn origin_of_itself(&self, call: &Call, method: &str, receiver: &Value) -> Origin {
        let itself = match &call.callee {
            Expr::Name(_) | Expr::Attribute(..) => self.lookup(&call.path).map_or(Origin::Unknown, |value| value.origin),
            _ => receiver.origin,
        };
        let package = || call.path.split('.').next().is_some_and(|first| self.imports.contains_key(first));
        match itself {
            // a class of a package: `stripe.Customer(…)`
            Origin::Unknown if receiver.origin == Origin::Client && method.starts_with(char::is_uppercase) && package() => Origin::Client,
            itself => library::origin_of_called(itself, method),
        }
    }

    /// Keeps what a call puts into what it is called on, or into an argument.
    fn put_away(&mut self, method: &str, call: &Call, receiver: &Value, given: &Value, origin: Origin) {
        match (method, &call.callee, call.arguments.as_slice()) {
            (_, Expr::Attribute(owner, _), _) if library::collects(method) => {
                let all = receiver.clone().or(given.clone());
                self.keep_in(owner, Value { parts: None, reads: None, origin: all.origin.max(origin), ..all });
            }
            // what stands in memory only
            ("write" | "writelines", Expr::Attribute(owner, _), _) if receiver.class().is_some_and(|class| &**class == MEMORY) => {
                self.keep_in(owner, Value::from(origin));
            }
            ("heappush" | "insort", _, [list, ..]) => self.keep_in(list, Value::from(given.origin)),
            ("setattr", _, [owner, name, _]) => {
                if let Some(owner) = owner.path() {
                    let name = name.constant().unwrap_or("__dict__".into());
                    self.keep(compact_str::format_compact!("{owner}.{name}"), Value::from(given.origin));
                }
            }
            // `curl.setopt(curl.WRITEDATA, buffer)`
            ("setopt", _, [option, buffer]) if option.label().is_some_and(|option| option.starts_with("WRITE")) => {
                self.keep_in(buffer, Value::from(Origin::Response));
            }
            _ => {}
        }
    }

    /// What a call of the notebook's own functions, methods and classes gives.
    fn of_own(&mut self, call: &Call, method: &str, receiver: &Value, arguments: &[Value], keywords: &[(&str, &Value)]) -> Option<Value> {
        if let Some(value) = self.run_given(call, method, receiver, arguments, keywords) {
            return Some(value);
        }
        match &call.callee {
            Expr::Name(name) if self.classes.contains_key(name) => Some(self.constructed(name, arguments, keywords)),
            Expr::Name(name) if name == "cls" && self.class.is_some() => {
                let class = self.class.clone()?;
                Some(self.constructed(&class, arguments, keywords))
            }
            Expr::Lambda(parameters, body) => Some(self.run_lambda(parameters, body, arguments)),
            Expr::Name(name) => {
                if let Some(function) = self.functions.get(name).cloned() {
                    let value = self.own_call(&function, None, arguments, keywords);
                    self.grow(&function, &call.arguments);
                    return Some(value);
                }
                let class = Rc::clone(self.lookup(name)?.class()?);
                self.called(class, arguments, keywords)
            }
            // `super().load(…)`
            Expr::Attribute(owner, _) if matches!(&**owner, Expr::Call(call) if call.path == "super") => {
                let class = self.class.clone()?;
                let (bases, _) = self.classes.get(&*class)?;
                let function = bases.iter().find_map(|base| self.method(base, method))?;
                Some(self.own_call(&function, Some(class), arguments, keywords))
            }
            Expr::Attribute(owner, _) => {
                let class = match &**owner {
                    Expr::Name(name) if self.classes.contains_key(name) => Some(Rc::from(name.as_str())),
                    _ => receiver.class().cloned(),
                };
                let Some((class, function)) = class.and_then(|class| Some((Rc::clone(&class), self.method(&class, method)?))) else {
                    // a function that an object has
                    let class = Rc::clone(self.lookup(&call.path)?.class()?);
                    return self.called(class, arguments, keywords);
                };
                let value = self.own_call(&function, Some(class), arguments, keywords);
                self.grow(&function, &call.arguments);
                Some(value)
            }
            // `handlers["get"](response)`
            _ => {
                let class = receiver.class().cloned()?;
                self.called(class, arguments, keywords)
            }
        }
    }

    /// What a call of an object of `class` gives, or of the function of this name.
    fn called(&mut self, class: Rc<str>, arguments: &[Value], keywords: &[(&str, &Value)]) -> Option<Value> {
        if let Some(function) = self.functions.get(&*class).cloned() {
            return Some(self.own_call(&function, None, arguments, keywords));
        }
        let function = self.method(&class, "__call__")?;
        Some(self.own_call(&function, Some(class), arguments, keywords))
    }

    /// An object of the notebook's class `name`.
    pub(super) fn constructed(&mut self, name: &str, arguments: &[Value], keywords: &[(&str, &Value)]) -> Value {
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
        // what it prints is its fields
        let told = fields.iter().map(|(_, value)| value.origin).max().filter(|origin| *origin >= Origin::Response);
        Value { origin: told.unwrap_or_else(|| self.origin_of_class(name)), ..Value::object(name, fields) }
    }

    /// Notes that a call shows `values`, in `shown` or where its `file=` says.
    fn show_arguments<'v>(&mut self, shown: Shown, call: &Call, values: impl Iterator<Item = &'v Value>) {
        let origin = values.map(|value| self.origin_of_text(value)).max().unwrap_or_default();
        let file = call.keywords.iter().find(|(name, _)| matches!(name.as_deref(), Some("file" | "stream"))).map(|(_, file)| file);
        match file.map(|file| (file, file.path())) {
            Some((_, Some(path))) if path.ends_with("stderr") => self.show(Shown::Logged, origin),
            Some((_, Some(path))) if path.ends_with("stdout") => self.show(shown, origin),
            Some((file, _)) => self.keep_in(file, Value::from(origin)),
            None => self.show(shown, origin),
        }
    }

    /// Where what stands in the text of `value` comes from: an object of the notebook's has its own word for it.
    pub(super) fn origin_of_text(&mut self, value: &Value) -> Origin {
        const TEXTS: &[&str] = &["__repr__", "__str__", "_repr_html_", "_repr_markdown_", "__rich__"];
        let Some(class) = value.class().cloned() else { return value.origin };
        let texts = TEXTS.iter().filter_map(|name| self.method(&class, name)).collect::<Vec<_>>();
        let own = texts.iter().map(|text| self.own_call(text, Some(Rc::clone(&class)), &[], &[]).origin).max();
        own.unwrap_or(value.origin)
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

/// Whether a call writes to the cell's output what it is given: `json.dump(data, sys.stdout)`, `csv.writer(sys.stdout).writerows(…)`.
fn writes_to_stdout(call: &Call) -> bool {
    let mut given = call.arguments.iter().chain(call.keywords.iter().map(|(_, value)| value));
    let is_made_so = || matches!(&call.callee, Expr::Attribute(owner, _) if matches!(&**owner, Expr::Call(made) if writes_to_stdout(made)));
    given.any(|stream| matches!(stream, Expr::Attribute(_, name) if name == "stdout")) || is_made_so()
}

/// Whether reading `address` by `method` reads what an interface answers.
fn is_interface(method: &str, address: &Value) -> bool {
    library::reads_address(method)
        && (address.origin == Origin::Address || address.literals.iter().any(|literal| library::is_interface(method, &literal.text)))
}

/// What a call gives of something that neither the notebook nor the table of libraries defines.
fn of_unknown(path: &str, method: &str, receiver: Value, arguments: Vec<Value>) -> Value {
    match receiver.origin {
        Origin::Environment if method == "get" => return Value::default(),
        Origin::Environment => return Value::from(Origin::Environment),
        // without a file the text is what it gives
        Origin::Payload if method == "to_csv" && arguments.is_empty() => return receiver,
        origin if origin >= Origin::Session => return Value::from(library::origin_of_method(origin, method)),
        _ => {}
    }
    let given = Value::any(arguments);
    match method {
        "as_query_engine" | "as_chat_engine" => Value::from(Origin::Client),
        _ if library::reduces(method) => Value::from(Origin::Number),
        _ if library::keeps_parts(method) => receiver.or(given),
        _ if library::passes(path) => Value { parts: None, ..receiver.or(given) },
        // a method of a literal gives a literal: `"…".strip()`, `"…".encode()`
        "strip" | "encode" | "decode" | "lower" | "upper" | "rstrip" | "lstrip" | "replace" | "title" => Value { parts: None, ..receiver },
        "join" => Value { parts: None, reads: None, ..given },
        _ => Value::default(),
    }
}

/// The value of the keyword that a call falls back on: `field(default="…")`.
pub(super) fn default_of<'v>(keywords: &[(&str, &'v Value)]) -> Option<&'v Value> {
    const NAMES: &[&str] = &["default", "default_value", "fallback", "value"];
    keywords.iter().find(|(name, _)| NAMES.contains(name)).map(|(_, value)| *value)
}
