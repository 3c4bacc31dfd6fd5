//! Names: what is kept under them, what they were imported as, what an object's class says of them.

use super::flow::Flow;
use super::function::Function;
use super::giving::is_class;
use super::library;
use super::running::item_of;
use super::tree::{Call, Definition, Expr, Name, Step};
use super::value::{Origin, Parts, Value};
use crate::detect::name;
use compact_str::format_compact;
use foldhash::HashMap;
use std::borrow::Cow;
use std::rc::Rc;

/// Classes that inherit from one another and are looked through for a name.
const DEEPEST_CLASS: usize = 4;

impl Flow {
    /// Keeps `value` under `target`, and notes the literals in it under the target's name.
    pub(super) fn assign(&mut self, target: &Expr, value: &Value, class: Option<&str>) {
        match target {
            Expr::List(targets) => match value.items() {
                Some(items) if items.len() == targets.len() => {
                    targets.iter().zip(items).for_each(|(target, item)| self.assign(target, item, class));
                }
                // `host, *_, password = …`
                Some(items) if items.len() + 1 >= targets.len() && targets.iter().any(is_spread) => {
                    let before = targets.iter().take_while(|target| !is_spread(target)).count();
                    let after = targets.len() - before - 1;
                    let (first, rest) = items.split_at(before);
                    let (middle, last) = rest.split_at(rest.len() - after);
                    targets.iter().zip(first).for_each(|(target, item)| self.assign(target, item, class));
                    self.assign(&targets[before], &Value::row(middle.to_vec()), class);
                    targets.iter().rev().zip(last.iter().rev()).for_each(|(target, item)| self.assign(target, item, class));
                }
                _ => targets.iter().for_each(|target| self.assign(target, &Value::from(value.origin), class)),
            },
            Expr::Spread(target) => self.assign(target, value, class),
            _ => {
                let (label, key) = self.label(target);
                // a key is data too
                let origin = value.origin.max(key);
                if let Expr::Item(owner, _) = target
                    && origin >= Origin::Response
                {
                    self.keep_in(owner, Value::from(origin));
                }
                let Some(label) = label else { return };
                match target {
                    // `openai.api_key = "…"`: what a library is set to is no name for something
                    Expr::Attribute(owner, _) if matches!(&**owner, Expr::Name(name) if self.imports.contains_key(name)) => {
                        self.give(&label, &value.carried());
                    }
                    _ => self.give(&label, value),
                }
                if let Expr::Item(owner, _) = target
                    && owner.label().as_deref() == Some("cookies")
                {
                    self.cookie(&label, value);
                }
                self.entries(&label, value);
                self.logins(&label, value);
                let path = match target {
                    Expr::Item(owner, _) => owner.path().map(|owner| format_compact!("{owner}.{label}")),
                    _ => target.path(),
                };
                let Some(path) = path else { return };
                if let Some(class) = class {
                    self.keep(format_compact!("{class}.{path}"), value.clone());
                }
                if let (Expr::Name(name), [_]) = (target, self.scopes.as_slice()) {
                    self.imports.remove(name);
                    self.functions.remove(name);
                }
                let says_nothing = !value.literals.is_empty() && name::promise(&label).is_none();
                self.keep(path, if says_nothing { value.carried() } else { value.clone() });
            }
        }
    }

    /// Keeps under `target` what may be any item of `value`.
    pub(super) fn assign_each(&mut self, target: &Expr, value: &Value) {
        self.assign(target, &item_of(value), None);
    }

    /// Whether going through `expr` gives the names of all variables of the environment: `os.environ`, `os.environ.keys()`.
    pub(super) fn names_variables(&self, expr: &Expr) -> bool {
        let is_environment = |path: &str| matches!(&*self.full(path), "os.environ" | "os.environ.keys");
        match expr {
            Expr::Call(call) => is_environment(&call.path) && call.path.ends_with(".keys"),
            other => other.path().is_some_and(|path| self.full(&path) == "os.environ"),
        }
    }

    /// What a value given to `target` is given to, where a key may be known by its value, and where that comes from.
    fn label(&mut self, target: &Expr) -> (Option<Name>, Origin) {
        match target {
            Expr::Item(_, index) if index.constant().is_none() => {
                let key = self.quietly(|flow| flow.eval(index));
                (key.text().map(Name::from), key.origin)
            }
            _ => (target.label(), Origin::Unknown),
        }
    }

    /// Notes what made what is kept under `target`: a class whose methods take credentials, or a search for a form's field.
    fn note_maker(&mut self, target: &Expr, source: &Expr) {
        let Expr::Call(call) = source else { return };
        // `box = driver.find_element(By.ID, "password")`
        const FINDING: &[&str] = &["find_element", "locator", "get_by_", "query_selector", "wait_for_selector"];
        let method = call.path.rsplit('.').next().unwrap_or_default();
        let is_field = FINDING.iter().any(|verb| method.starts_with(verb))
            && call.arguments.iter().filter_map(Expr::constant).any(|text| name::names_a_credential(&text));
        let is_maker = is_class(method);
        // most calls make neither, nor is anything kept to forget
        if !is_field && !is_maker && self.fields.is_empty() && self.made.is_empty() {
            return;
        }
        let Some(path) = target.path() else { return };
        self.fields.remove(&path);
        self.made.remove(&path);
        if is_field {
            self.fields.insert(path);
        } else if is_maker {
            self.made.insert(path, Name::from(self.full(&call.path)));
        }
    }

    /// `get = requests.get`, `get = lambda u: …`, `fetch = partial(…)`: another name for a function.
    pub(super) fn alias(&mut self, target: &Expr, source: &Expr) {
        self.note_maker(target, source);
        let Expr::Name(name) = target else { return };
        if let Expr::Call(call) = source
            && call
                .callee
                .label()
                .is_some_and(|label| ["namedtuple", "NamedTuple", "make_dataclass", "recordclass"].contains(&label.as_str()))
            && let Some(fields) = call.arguments.get(1)
        {
            let fields = self.quietly(|flow| flow.eval(fields));
            let first = |item: &Value| item.items().and_then(<[Value]>::first).and_then(Value::text).map(Name::from);
            let name_of = |item: &Value| item.text().map(Name::from).or_else(|| first(item));
            let fields: Vec<Name> = match (fields.items(), fields.text()) {
                (Some(items), _) => items.iter().filter_map(name_of).collect(),
                (None, Some(text)) => text.split([' ', ',']).filter(|name| !name.is_empty()).map(Name::from).collect(),
                (None, None) => return,
            };
            self.classes.insert(name.clone(), (Vec::new(), fields.into()));
            return;
        }
        let source = match source {
            Expr::Call(call) if call.callee.label().as_deref() == Some("partial") => call.arguments.first(),
            other => Some(other),
        };
        match source {
            Some(Expr::Lambda(parameters, body)) => {
                let value = self.quietly(|flow| flow.eval(body));
                self.give(name, &value);
                let body = vec![Step::Return((**body).clone())];
                let definition = Definition { name: name.clone(), decorators: Vec::new(), parameters: parameters.clone(), body };
                let function = Function::new(self.source, definition.into(), self.captured());
                self.functions.insert(name.clone(), Rc::new(function));
            }
            Some(Expr::Name(_) | Expr::Attribute(..)) => {
                let Some(path) = source.and_then(Expr::path) else { return };
                if let Some(function) = self.functions.get(&path).cloned() {
                    self.functions.insert(name.clone(), function);
                    return;
                }
                let full = Name::from(self.full(&path));
                let label = path.rsplit('.').next().unwrap_or_default();
                let is_known = library::origin_of_call(&full) != Origin::Unknown || library::shows(&full, label).is_some();
                if is_known && !self.is_rebound(&path) {
                    self.import(name.clone(), full);
                }
            }
            _ => {}
        }
    }

    /// Gives the passwords of a list of logins: `ACCOUNTS = [("jane@acme.org", "…")]`.
    fn logins(&mut self, label: &str, value: &Value) {
        const LISTS: &[&str] = &["accounts", "logins", "credentials", "creds"];
        let Some(rows) = value.items() else { return };
        let is_list = LISTS.iter().any(|list| label.to_ascii_lowercase().ends_with(list));
        let is_users = ["user", "login", "account", "mail"].iter().any(|part| label.to_ascii_lowercase().contains(part));
        for row in rows {
            if let Some([user, password]) = row.items()
                && (is_list || is_users && user.text().is_some_and(|user| user.contains('@')))
            {
                self.give("login_secret", password);
            }
        }
    }

    /// Gives the entries of a dict that is called by what each of them is: `api_keys = {"weather": "…"}`.
    fn entries(&mut self, label: &str, value: &Value) {
        const ABOUT: &[&str] =
            &["user", "username", "login", "email", "name", "host", "url", "account", "region", "id", "type", "database"];
        if value.entries().is_empty() {
            return;
        }
        if label.eq_ignore_ascii_case("cookies") {
            value.entries().iter().for_each(|(name, value)| self.cookie(name, value));
        }
        let given = match name::promise(label).filter(|_| label.to_lowercase().ends_with('s')) {
            Some(name::Promise::Password) => label,
            // `credentials = {"bob": "…"}`
            Some(_) if ["credentials", "creds", "logins"].iter().any(|list| label.to_lowercase().ends_with(list)) => "login_secret",
            // what is called tokens may be coins or words
            Some(_) => "provider_key",
            None => return,
        };
        for (key, value) in value.entries() {
            // a user's name is one word; `client_id`, `project_id` tell what stands there
            let is_told = given == "login_secret" && key.contains('_');
            if !is_told && !ABOUT.contains(&key.to_lowercase().as_str()) && value.parts.is_none() {
                self.give(given, value);
            }
        }
    }

    /// Notes which members of its class a method hands on as a credential: `connect(password=self.p)`, `params={"key": self.k}`. They
    /// may be set later.
    pub(super) fn want(&mut self, call: &Call) {
        for (name, given) in &call.keywords {
            match (name.as_deref(), given) {
                (Some("params" | "headers" | "cookies"), Expr::Dict(entries)) => {
                    let named = entries.iter().filter_map(|(key, given)| Some((key.as_ref()?.constant()?, given)));
                    named.for_each(|(name, given)| self.want_as(&name, given));
                }
                (Some(name), given) => self.want_as(name, given),
                (None, _) => {}
            }
        }
    }

    fn want_as(&mut self, name: &str, given: &Expr) {
        if let Expr::Attribute(owner, _) = given
            && matches!(&**owner, Expr::Name(own) if own == "self")
            && name::promise(name).is_some()
            && let Some(path) = given.path()
        {
            self.wanted.insert(Name::from(self.place(&path)), Name::from(name));
        }
    }

    /// Adds `value` to what is kept under `owner`, and to what that is a part of: `rows[0]["x"]`, `d.setdefault(k, [])`.
    pub(super) fn keep_in(&mut self, owner: &Expr, value: Value) {
        const PLACES: &[&str] = &["loc", "iloc", "at", "iat", "setdefault", "get"];
        if let Some(path) = owner.path() {
            let whole = self.lookup(&path).cloned().unwrap_or_default().or(value.clone());
            let is_kept = |parts: &Rc<Parts>| matches!(**parts, Parts::Map(_));
            let parts = value.parts.clone().or_else(|| whole.parts.clone().filter(is_kept));
            let here = self.place(&path).into_owned();
            let scope = self.scopes.iter().rposition(|scope| scope.contains_key(here.as_str()));
            if scope.is_some_and(|scope| scope > 0 && scope + 1 == self.scopes.len()) && value.origin >= Origin::Response {
                self.grown.push((path.clone(), value.origin));
            }
            self.keep_at(path, Value { parts, ..whole }, scope);
        }
        match owner {
            Expr::Item(whole, _) => self.keep_in(whole, Value::from(value.origin)),
            Expr::Attribute(whole, name) if PLACES.contains(&name.as_str()) => self.keep_in(whole, Value::from(value.origin)),
            Expr::Call(call) => {
                if let Expr::Attribute(..) = &call.callee
                    && call.callee.label().is_some_and(|name| PLACES.contains(&name.as_str()))
                {
                    self.keep_in(&call.callee, Value::from(value.origin));
                }
            }
            _ => {}
        }
    }

    pub(super) fn keep(&mut self, path: Name, value: Value) {
        self.keep_at(path, value, None);
    }

    /// Keeps `value` under `path`: in the scope with that index, or else where names are bound now.
    fn keep_at(&mut self, path: Name, value: Value, scope: Option<usize>) {
        let path = Name::from(self.place(&path));
        let (first, _) = split_first(&path);
        let holds = |scope: &HashMap<Name, Value>| scope.contains_key(first);
        let scope = match scope {
            // what an object holds outlives the call
            _ if first == "self" || first.len() < path.len() && self.classes.contains_key(first) => 0,
            // `global`, `nonlocal`
            _ if self.globals.iter().any(|name| name == first) => {
                self.scopes.split_last().and_then(|(_, outer)| outer.iter().rposition(holds)).unwrap_or(0)
            }
            Some(scope) => scope,
            // a part is where the whole is
            None if first.len() < path.len() => self.scopes.iter().rposition(holds).unwrap_or(self.scopes.len().saturating_sub(1)),
            None => self.scopes.len().saturating_sub(1),
        };
        self.kept += usize::from(!value.is_unknown() && scope == 0);
        if let Some(name) = self.wanted.get(&path).cloned() {
            self.give(&name, &value);
        }
        let new = value.origin;
        self.has_members |= first.len() < path.len() && new >= Origin::Session;
        let Some(names) = self.scopes.get_mut(scope) else { return };
        if self.forks.is_empty() {
            names.insert(path, value);
        } else {
            let old = names.insert(path.clone(), value).map_or(Origin::Unknown, |old| old.origin);
            self.has_given(scope, path, new, old);
        }
    }

    pub(super) fn lookup(&self, path: &str) -> Option<&Value> {
        let path = self.place(path);
        self.scopes.iter().rev().find_map(|scope| scope.get(&*path))
    }

    /// `path` with `self` as the class whose method is walked.
    fn place<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let member = path.strip_prefix("self.").or_else(|| path.strip_prefix("cls."));
        match (member, &self.class) {
            (Some(member), Some(class)) => Cow::Owned([class, ".", member].concat()),
            _ => Cow::Borrowed(path),
        }
    }

    pub(super) fn import(&mut self, name: Name, path: Name) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.remove(&name);
        }
        self.functions.remove(&name);
        if library::is_of_client(&path)
            && let Some(scope) = self.scopes.last_mut()
        {
            scope.insert(name.clone(), Value::from(Origin::Client));
        }
        self.imports.insert(name, path);
    }

    /// `path` with its first name as it was imported.
    pub(super) fn full<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let (first, rest) = split_first(path);
        match self.imports.get(first) {
            Some(whole) if whole != first && !self.is_rebound(first) => Cow::Owned([whole, rest].concat()),
            _ => Cow::Borrowed(path),
        }
    }

    /// Whether the first name of `path` is one that the notebook itself gave to something, so no library's.
    pub(super) fn is_rebound(&self, path: &str) -> bool {
        let (first, _) = split_first(path);
        let is_local = self.scopes.len() > 1 && self.scopes.last().is_some_and(|scope| scope.contains_key(first));
        is_local || !self.imports.contains_key(first) && self.scopes.iter().any(|scope| scope.contains_key(first))
    }

    /// What stands at `path` that was given nothing: the environment, or a library's function that is not called.
    pub(super) fn named(&self, path: &str) -> Option<Value> {
        let full = self.full(path);
        if full == "os.environ" {
            return Some(Value::from(Origin::Environment));
        }
        let (first, _) = split_first(path);
        let is_library = matches!(first, "requests" | "httpx") || self.imports.contains_key(first);
        match if is_library { library::origin_of_call(&full) } else { Origin::Unknown } {
            given @ (Origin::Response | Origin::Payload) if !self.is_rebound(path) => Some(Value::from(library::origin_of_function(given))),
            _ => None,
        }
    }

    /// The notebook's own function `name`, which is not called.
    pub(super) fn function(&self, name: &str) -> Option<Value> {
        let function = self.functions.get(name)?;
        Some(Value { origin: library::origin_of_function(function.given()), ..Value::object(name, Vec::new()) })
    }

    /// What a function that is defined now has of the one around it.
    pub(super) fn captured(&self) -> Vec<(Name, Value)> {
        let around = self.scopes.last().filter(|_| self.scopes.len() > 1);
        let of_interest = around.into_iter().flatten().filter(|(_, value)| value.origin >= Origin::Session);
        of_interest.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// The method `name` of `class` or of what it inherits from.
    pub(super) fn method(&self, class: &str, name: &str) -> Option<Rc<Function>> {
        self.in_class(class, 0, &|class| self.functions.get(&format_compact!("{class}.{name}")).cloned())
    }

    /// What is kept under the name `name` of `class` or of what it inherits from.
    pub(super) fn class_member(&self, class: &str, name: &str) -> Option<Value> {
        self.in_class(class, 0, &|class| self.lookup(&format_compact!("{class}.{name}")).cloned())
    }

    /// The fields of `class` in order, those that it inherits first.
    pub(super) fn fields(&self, class: &str) -> Rc<[Name]> {
        self.in_class(class, 0, &|class| self.classes.get(class).map(|(_, fields)| Rc::clone(fields)).filter(|own| !own.is_empty()))
            .unwrap_or_default()
    }

    /// Where objects of `class` come from, by the libraries' classes that it inherits from.
    pub(super) fn origin_of_class(&self, class: &str) -> Origin {
        let of_base = |base: &Name| {
            let known = library::origin_of_call(&self.full(base));
            let itself = || self.lookup(base).map_or(Origin::Unknown, |value| value.origin);
            [known, itself()].into_iter().find(|origin| matches!(origin, Origin::Session | Origin::Client))
        };
        self.in_class(class, 0, &|class| self.classes.get(class)?.0.iter().find_map(of_base)).unwrap_or_default()
    }

    fn in_class<T>(&self, class: &str, depth: usize, find: &dyn Fn(&str) -> Option<T>) -> Option<T> {
        if let Some(found) = find(class) {
            return Some(found);
        }
        let (bases, _) = self.classes.get(class).filter(|_| depth < DEEPEST_CLASS)?;
        bases.iter().find_map(|base| self.in_class(base, depth + 1, find))
    }
}

/// The first name of the dotted `path`, and the rest with its dot.
pub(super) fn split_first(path: &str) -> (&str, &str) {
    path.split_at(path.bytes().position(|byte| byte == b'.').unwrap_or(path.len()))
}

fn is_spread(target: &Expr) -> bool {
    matches!(target, Expr::Spread(_))
}
