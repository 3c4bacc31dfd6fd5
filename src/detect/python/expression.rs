//! What expressions come to.

use super::flow::{BUDGET, Flow};
use super::running::item_of;
use super::tree::{Expr, Name, Piece};
use super::value::{Fragment, Literal, Origin, Parts, Value, reading};
use super::{library, template, vault};
use crate::detect::{name, shell};
use std::borrow::Cow;
use std::rc::Rc;

/// Items of a list literal that are looked at as such: a longer one is data.
const MOST_ITEMS: usize = 48;

/// Pieces that one text is put together from: of more it is a document.
const MOST_PIECES: usize = 64;

impl Flow {
    pub(super) fn eval_all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Value {
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
            Expr::Name(name) => match (self.lookup(name), &self.class) {
                (_, Some(class)) if matches!(name.as_str(), "self" | "cls") => Value::object(class, Vec::new()),
                (Some(value), _) => value.clone(),
                (None, _) => self.function(name).or_else(|| self.named(name)).unwrap_or_default(),
            },
            Expr::Attribute(owner, name) => self.attribute(expr, owner, name),
            Expr::Item(owner, index) => self.item(owner, index),
            Expr::Call(call) => self.call(call),
            Expr::List(items) if items.len() > MOST_ITEMS => {
                let all = self.eval_all(items);
                Value { parts: None, reads: None, origin: all.origin.gathered(), ..all }
            }
            Expr::List(items) => {
                let items = self.spread(items);
                // `invoke(cli, ["--password", "…"])`
                for pair in items.windows(2) {
                    if let Some(option) = pair[0].text().and_then(|text| text.strip_prefix("--")) {
                        self.give(option, &pair[1]);
                    }
                }
                self.form(&items);
                Value::row(items)
            }
            Expr::Spread(list) => self.eval(list),
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
            Expr::Keyed(key, value) => {
                let key = self.eval(key).origin;
                let value = self.eval(value);
                Value { origin: value.origin.max(key), ..value }
            }
            Expr::Each(element, loops) => {
                for (target, iterable) in loops {
                    let value = self.iterated(iterable, target);
                    self.assign_each(target, &value);
                }
                let value = self.eval(element);
                match value.class() {
                    // of objects each is like the other
                    Some(_) => Value::row(vec![value]),
                    None => Value { parts: None, origin: value.origin.gathered(), ..value },
                }
            }
            Expr::Bind(target, source) => {
                let value = self.eval(source);
                self.assign(target, &value, None);
                value
            }
            Expr::Lambda(parameters, body) => {
                for parameter in parameters {
                    let value = parameter.default.as_ref().map(|default| self.eval(default)).unwrap_or_default();
                    self.give(&parameter.name, &value);
                }
                let given = self.eval(body).origin;
                Value::from(library::origin_of_function(given))
            }
            Expr::Shell(command) => vault::of_command(command).unwrap_or_else(|| Value::from(shell::origin_of(command))),
            Expr::Number(_) => Value::from(Origin::Number),
            Expr::Other(parts) => {
                self.eval_all(parts);
                Value::default()
            }
        }
    }

    /// The values of `items`, those of a `*list` among them.
    pub(super) fn spread(&mut self, items: &[Expr]) -> Vec<Value> {
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = self.eval(item);
            match value.items().filter(|_| matches!(item, Expr::Spread(_))) {
                Some(items) => values.extend(items.iter().cloned()),
                None => values.push(value),
            }
        }
        values
    }

    fn text(&mut self, pieces: &[Piece]) -> Value {
        // several lines, markup, or words that name a credential: a text of its own
        let is_own = |text: &str| text.contains('\n') || text.contains('<') && text.contains("</") || names_what_it_gives(text);
        let blocks = pieces.iter().filter(|piece| is_own(&piece.text));
        self.findings.blocks.extend(blocks.map(|piece| (self.source, piece.range.clone())));
        let text = match pieces {
            [only] => Rc::clone(&only.text),
            many => many.iter().map(|piece| &*piece.text).collect::<String>().into(),
        };
        Value::literal(text, pieces.iter().map(|piece| (self.source, piece.range.clone())).collect())
    }

    /// Texts and values that run together: the whole where every part is known, and each value by itself under the
    /// name that the text before it gives it (`?token={k}`, `Bearer {k}`, `user:{k}@host`).
    pub(super) fn joined(&mut self, parts: &[Expr]) -> Value {
        let values: Vec<Value> = parts.iter().map(|part| self.eval(part)).collect();
        let texts: Vec<Option<Cow<'_, str>>> = parts.iter().map(Expr::constant).collect();
        let pieces = parts.iter().filter_map(|part| if let Expr::Text(pieces) = part { Some(pieces) } else { None }).flatten();
        let blocks = pieces.filter(|piece| piece.text.contains('=')).map(|piece| (self.source, piece.range.clone()));
        self.findings.blocks.extend(blocks.collect::<Vec<_>>());
        // a literal after another was joined by `+`, and may be what the other announces
        let is_whole = |index: usize| texts[index].as_ref().is_some_and(|text| !text.ends_with(' '));
        let is_given = |index: &usize| texts[*index].is_none() || *index > 0 && texts[index - 1].is_some() && is_whole(*index);
        for (index, value) in values.iter().enumerate().filter(|(index, _)| is_given(index)) {
            let before = index.checked_sub(1).and_then(|before| texts[before].as_deref().or(values[before].text())).unwrap_or_default();
            let after = texts.get(index + 1).and_then(Option::as_deref).unwrap_or_default();
            match template::name_of_hole(before, after) {
                // what is put into a URL's query is sent
                Some(name) if before.contains("://") && before.contains('?') => self.put_beside(&name, &value.carried()),
                Some(name) => self.put_beside(&name, value),
                None => {}
            }
        }
        self.between_holes(&texts, &values);
        let origin = origin_of_joined(&texts, &values);
        let fragments: Vec<Option<Rc<[Fragment]>>> = parts.iter().zip(&values).map(|(part, value)| self.fragments(part, value)).collect();
        let all = || {
            fragments.iter().zip(&texts).flat_map(|(own, text)| match (own, text) {
                (Some(own), _) => own.to_vec(),
                (None, Some(text)) => vec![Fragment::Text((**text).into())],
                (None, None) => vec![Fragment::Any],
            })
        };
        let reads = if fragments.iter().any(Option::is_some) { reading(all().collect()) } else { None };
        let mut literals = Vec::new();
        let pieces = || values.iter().flat_map(|value| &value.literals).map(|literal| literal.places.len()).sum::<usize>();
        if values.iter().all(|value| value.literals.len() == 1) && pieces() <= MOST_PIECES {
            let pieces = || values.iter().map(|value| &value.literals[0]);
            let text: String = pieces().map(|literal| &*literal.text).collect();
            // `user:` before a value is no part of what the value is
            let is_announced =
                |index: usize| texts[index].as_ref().is_some_and(|text| text.ends_with(':')) && texts.get(index + 1) == Some(&None);
            let places =
                pieces().enumerate().filter(|(index, _)| !is_announced(*index)).flat_map(|(_, literal)| literal.places.iter().cloned());
            literals.push(Literal { text: text.into(), places: places.collect(), is_carried: false });
        }
        // a value run together with others is itself still there
        let is_user =
            |index: usize| texts.get(index + 1).is_some_and(|text| text.as_deref() == Some(":")) && texts.get(index + 2) == Some(&None);
        let own = values.into_iter().enumerate().filter(|(index, _)| texts[*index].is_none() && !is_user(*index));
        literals.extend(own.flat_map(|(_, value)| value.literals));
        Value { origin, reads, ..Value::of_literals(literals) }
    }

    /// The password in `f"postgresql://{user}:…@{host}"`.
    fn between_holes(&mut self, texts: &[Option<Cow<'_, str>>], values: &[Value]) {
        for (index, window) in texts.windows(3).enumerate() {
            if let [Some(scheme), None, Some(text)] = window
                && scheme.ends_with("://")
                && text.starts_with(':')
                && let Some(end) = text.find('@')
            {
                let stretches = values[index + 2].literals.iter().filter_map(|literal| literal.stretch(1..end));
                self.give("password", &Value::of_literals(stretches));
            }
        }
    }

    /// How the value of `expr` reads, where a credential is in it that stands nowhere in the source: one that is read
    /// from where credentials are kept, or whose name says so.
    pub(super) fn fragments(&self, expr: &Expr, value: &Value) -> Option<Rc<[Fragment]>> {
        if value.reads.is_some() {
            return value.reads.clone();
        }
        let is_unknown = value.literals.is_empty() && value.parts.is_none() && value.origin != Origin::Environment;
        let label = expr.label().filter(|_| is_unknown)?;
        let promise = name::promise(&label)?;
        (promise != name::Promise::Key).then(|| Value::kept(&label, false).reads)?
    }

    fn dict(&mut self, items: &[(Option<Expr>, Expr)]) -> Value {
        let mut entries = Vec::with_capacity(items.len());
        let mut spread = Value::default();
        for (key, value) in items {
            let value = self.eval(value);
            let Some(key) = key else {
                entries.extend(value.entries().iter().cloned());
                spread.origin = spread.origin.max(value.origin);
                continue;
            };
            let key_value = self.eval(key);
            let name = key_value.literals.first().map_or_else(String::new, |literal| literal.text.to_string());
            if !name.is_empty() {
                self.give(&name, &value);
            }
            spread.origin = spread.origin.max(key_value.origin);
            entries.push((name.into(), value));
        }
        let all = Value::map(entries);
        Value { origin: all.origin.max(spread.origin), ..all }
    }

    /// `password == "…"`: a comparison gives its literal to the other side's name.
    pub(super) fn compare(&mut self, sides: &[Expr]) -> Value {
        let values: Vec<Value> = sides.iter().map(|side| self.eval(side)).collect();
        let asked = |side: &Expr| match side {
            Expr::Call(call) => {
                let method = call.callee.label();
                if method.as_deref() == Some("getpass") {
                    return Some(Name::from("password"));
                }
                let prompt = call.arguments.first().and_then(Expr::constant);
                prompt.filter(|_| call.callee.label().is_some_and(|name| asks(&name))).map(Name::from)
            }
            _ => None,
        };
        let label_of = |side: &Expr| asked(side).or_else(|| side.label().filter(|_| !matches!(side, Expr::Text(_))));
        let label = sides.iter().find_map(label_of);
        if let Some(label) = label {
            for (side, value) in sides.iter().zip(&values) {
                if matches!(side, Expr::Text(_) | Expr::List(_)) {
                    self.give(label.trim_end_matches([':', '?', ' ']), value);
                }
            }
        }
        Value::default()
    }

    /// `owner.name`: what is kept under its path, else what its owner says.
    fn attribute(&mut self, whole: &Expr, owner: &Expr, name: &str) -> Value {
        if let Some(path) = whole.path() {
            if let Some(value) = self.lookup(&path) {
                return value.clone();
            }
            if let Some(known) = self.named(&path) {
                return known;
            }
        }
        let owner = self.eval(owner);
        if let Some(value) = owner.entry(name) {
            return value.clone();
        }
        if let Some(class) = owner.class().cloned() {
            if let Some(value) = self.class_member(&class, name) {
                return value;
            }
            // a property
            if let Some(function) = self.method(&class, name).filter(|function| function.definition.parameters.len() == 1) {
                return self.body(&function, Vec::new(), Some(class));
            }
            // what it gives under any name
            if let Some(function) = self.method(&class, "__getattr__") {
                return self.own_call(&function, Some(class), &[], &[]);
            }
            if let Some(all) = self.class_member(&class, "__dict__").filter(|all| all.origin >= Origin::Response) {
                return Value::from(all.origin);
            }
        }
        Value { reads: vault::member(&owner, name), ..Value::from(library::origin_of_attribute(owner.origin, name)) }
    }

    /// `owner[index]`
    fn item(&mut self, owner: &Expr, index: &Expr) -> Value {
        let index_value = self.eval(index);
        let key = index_value.text();
        if let (Some(key), Some(path)) = (key, owner.path())
            && let Some(value) = self.lookup(&format!("{path}.{key}"))
        {
            return value.clone();
        }
        let value = self.eval(owner);
        if let Some(class) = value.class().cloned()
            && let Some(function) = self.method(&class, "__getitem__")
        {
            return self.own_call(&function, Some(class), &[index_value], &[]);
        }
        let origin = library::origin_of_item(value.origin, key);
        match (key, index) {
            (Some(key), _) => match value.entry(key) {
                Some(entry) => entry.clone(),
                None if value.origin == Origin::Environment => vault::of_environment(key),
                None => Value { reads: vault::item(owner, &value, key), ..Value::from(origin) },
            },
            (None, Expr::Number(at)) if value.items().is_some() => {
                value.items().and_then(|items| items.get(*at)).cloned().unwrap_or_else(|| Value { parts: None, ..item_of(&value) })
            }
            _ => {
                let entries = match value.parts.as_deref() {
                    Some(Parts::Map(entries)) => Value::any(entries.iter().map(|(_, entry)| entry.clone())),
                    _ => Value::default(),
                };
                Value { origin, ..Value::of_literals(value.literals.into_iter().chain(entries.literals)) }
            }
        }
    }
}

/// Where texts and values that run together come from, `texts` having those that are literals.
fn origin_of_joined(texts: &[Option<Cow<'_, str>>], values: &[Value]) -> Origin {
    let origin = values.iter().map(|value| value.origin).max().unwrap_or_default();
    let is_number = || values.iter().any(|value| value.origin == Origin::Number) && texts.iter().all(Option::is_none);
    let first = texts.first().and_then(Option::as_deref).or_else(|| values.first().and_then(Value::text)).unwrap_or_default();
    let last = || texts.last().and_then(Option::as_deref).unwrap_or_default();
    let is_address = || first.starts_with("http") && library::is_interface("", &format!("{first}{}", last()));
    let is_command = || shell::may_ask(first) && shell::origin_of(&format!("{first} x {}", last())) == Origin::Payload;
    match origin {
        // a number is added to numbers only
        _ if is_number() => Origin::Number,
        // a text that names a client is none
        Origin::Session | Origin::Client if texts.iter().any(Option::is_some) => Origin::Unknown,
        Origin::Unknown | Origin::Number if is_address() => Origin::Address,
        Origin::Unknown | Origin::Number if is_command() => Origin::Command,
        origin => origin,
    }
}

/// Whether a call of `name` asks whoever runs the program.
fn asks(name: &str) -> bool {
    ["input", "raw_input", "getpass"].contains(&name)
}

/// Whether `text` is words among which a credential is given to its name: `connecting with password=…`.
fn names_what_it_gives(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let is_named = |at: usize| text[..at].rsplit(|c: char| !is_name(c)).next().is_some_and(|word| name::promise(word).is_some());
    // after a colon a sentence goes on, and in a template it stands before the type of a variable
    let is_told = |rest: &str| rest.split_once(' ').is_none_or(|(word, _)| word.bytes().any(|byte| byte.is_ascii_digit()));
    let is_sign = |at: &usize| {
        bytes[*at] == b'=' || text[at + 1..].strip_prefix(' ').is_some_and(|rest| is_told(rest.trim_end())) && !text.contains(['{', '$'])
    };
    memchr::memchr(b' ', bytes).is_some()
        && (memchr::memchr2_iter(b'=', b':', bytes).filter(is_sign).any(is_named) || memchr::memmem::find_iter(bytes, " is ").any(is_named))
}

/// The name that `os.getenv("NAME")` and its like ask for.
fn asked_name(expr: &Expr) -> Option<Cow<'_, str>> {
    let Expr::Call(call) = expr else { return None };
    let asks = call.callee.label().is_some_and(|name| ["get", "getenv", "pop"].contains(&name.as_str()));
    call.arguments.first().filter(|_| asks).and_then(Expr::constant)
}
