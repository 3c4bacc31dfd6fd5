//! Calls that take credentials: by a name that is among their arguments, by the table of sinks, as a form that is filled
//! in, as a command or a cookie.

use super::call::default_of;
use super::flow::{Flow, GIVEN};
use super::sinks::{self, Argument, Sink};
use super::tree::{Call, Expr, Name};
use super::value::{Literal, Value};
use crate::detect::{assignment, name, written};
use smallvec::SmallVec;
use std::ops::Range;

/// Pieces of the names of cookies that let in whoever has them.
const SESSION: &[&str] = &["sess", "sid", "auth", "token", "login", "jwt", "remember", "secure", "li_at", "sp_dc", "ticket", "_u"];

impl Flow {
    /// Notes what a call of `path` takes.
    pub(super) fn credentials(&mut self, path: &str, method: &str, call: &Call, arguments: &[Value], keywords: &[(&str, &Value)]) {
        if method == "partial"
            && let [_, given @ ..] = arguments
        {
            let called = call.arguments.first().and_then(Expr::path).map(|path| Name::from(self.full(&path)));
            self.sinks(&called.unwrap_or_default(), given, keywords);
        }
        self.pairs(method, arguments, keywords);
        // `Path("token.txt").write_text("…")`, `open("token.txt", "w").write("…")`
        if let ("write_text" | "write", Expr::Attribute(owner, _), [value, ..]) = (method, &call.callee, arguments)
            && let Expr::Call(opened) = &**owner
            && let Some(path) = opened.arguments.first().and_then(Expr::constant)
            && let Some(name) = written::given_in(path.rsplit('/').next().unwrap_or(&path))
        {
            self.give(name, value);
        }
        // compared without giving away where the two differ
        if method == "compare_digest" {
            self.compare(&call.arguments);
        }
        self.typed_in(call, method, arguments);
        if matches!(method, "dict" | "OrderedDict" | "Headers" | "update") {
            self.pairs_in_list(arguments);
        }
        if method == "set"
            && call.path.ends_with("cookies.set")
            && let [name, value, ..] = arguments
        {
            self.cookie(name.text().unwrap_or_default(), value);
        }
        for (_, jar) in keywords.iter().filter(|(name, _)| *name == "cookies") {
            jar.entries().iter().for_each(|(name, value)| self.cookie(name, value));
        }
        // `widgets.Text(value="…", description="API token")`
        if let Some((_, value)) = keywords.iter().find(|(name, _)| name.eq_ignore_ascii_case("value")) {
            let labels =
                keywords.iter().filter(|(name, _)| matches!(*name, "description" | "label" | "placeholder" | "name" | "key" | "Name"));
            for label in labels.map(|(_, label)| *label).chain(arguments.first()).filter_map(Value::text) {
                self.give(label.trim_end_matches([':', ' ']), value);
            }
        }
        // `Archive("x").setpassword("…")` has no path of names
        let made = self.made_by(&call.callee).map(|class| format!("{class}.{method}"));
        self.sinks(made.as_deref().unwrap_or(if path.is_empty() { method } else { path }), arguments, keywords);
    }

    /// Commands in a text that is run: `os.system("export KEY=…")`.
    pub(super) fn run_text(&mut self, method: &str, call: &Call) {
        const RUNNING: &[&str] = &[
            "system", "getoutput", "popen", "run", "check_output", "check_call", "call", "Popen", "run_cell", "run_line_magic", "magic",
            "execute", "exec_command", "sql", "sendline", "print", "parse_args", "parse_known_args", "Markdown", "HTML", "display",
            "safe_load", "load", "loads", "read_string", "fromstring", "connect", "StringIO", "from_connection_string",
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
    fn pairs(&mut self, method: &str, arguments: &[Value], keywords: &[(&str, &Value)]) {
        let place = match method {
            "setattr" => 1,
            "add_argument" | "add_option" | "Option" if keywords.is_empty() => return,
            "add_argument" | "add_option" | "Option" | "option" | "argument" if default_of(keywords).is_some() => {
                let name = arguments.iter().filter_map(Value::text).find(|name| name.starts_with("--") || method == "argument");
                if let (Some(name), Some(value)) = (name, default_of(keywords)) {
                    self.give(name.trim_start_matches('-'), value);
                }
                return;
            }
            _ if is_setter(arguments) => 0,
            "getenv" | "get" | "putenv" | "setdefault" | "setenv" | "set" | "pop" | "put" | "set_option" | "add_header" | "config"
            | "option" | "set_secret" | "setProperty" | "text" | "text_input" | "DEFINE_string" | "setConf" | "set_key" | "set_default"
            | "putheader" => 0,
            _ => return,
        };
        // `config.set("section", "password", "…")`, `config.get("section", "password", fallback="…")`: the last two
        let is_setting = || arguments.get(1).and_then(Value::text).is_some_and(|name| name::promise(name).is_some());
        let has_value = || arguments.len() == 3 || default_of(keywords).is_some();
        let place = if matches!(method, "set" | "get") && has_value() && is_setting() { 1 } else { place };
        let name = arguments.get(place).and_then(Value::text);
        if let (Some(name), Some(value)) = (name, arguments.get(place + 1).or(default_of(keywords))) {
            self.give(name, value);
        }
    }

    /// What is typed into a form: `driver.find_element(By.ID, "password").send_keys("…")`, `page.fill("#password", "…")`,
    /// or at a prompt that is waited for: `child.expect("assword:")`, `child.sendline("…")`.
    fn typed_in(&mut self, call: &Call, method: &str, arguments: &[Value]) {
        // a key may be pressed after it
        let Some(value) = (if method == "send_keys" { arguments.first() } else { arguments.last() }) else { return };
        match method {
            "expect" | "read_until" | "expect_exact" => {
                let prompt = arguments.first().and_then(Value::text).map(str::to_lowercase);
                self.expects_password = prompt.is_some_and(|text| ["assword", "assphrase", "asscode"].iter().any(|end| text.contains(end)));
            }
            "sendline" | "send" | "write" if std::mem::take(&mut self.expects_password) => self.give(GIVEN, value),
            "send_keys" | "fill" | "type" | "press_sequentially" | "input_text" => {
                let Expr::Attribute(owner, _) = &call.callee else { return };
                let finder = match &**owner {
                    Expr::Call(finder) => finder.arguments.iter().filter_map(Expr::constant).map(Name::from).collect(),
                    other => other.path().into_iter().collect::<Vec<_>>(),
                };
                let field = call.arguments.iter().rev().skip(1).filter_map(Expr::constant).map(Name::from);
                let is_field = || owner.path().is_some_and(|path| self.fields.contains(&path));
                if is_field() || finder.into_iter().chain(field).any(|text| name::names_a_credential(&text)) {
                    self.give("password", value);
                }
            }
            _ => {}
        }
    }

    /// `dict([("api_key", "…")])`, `dict(zip(names, values))`: pairs in a list.
    fn pairs_in_list(&mut self, arguments: &[Value]) {
        let Some(items) = arguments.first().and_then(Value::items) else { return };
        for item in items {
            if let Some([key, value]) = item.items()
                && let Some(name) = key.text()
            {
                self.give(name, value);
            }
        }
    }

    /// A form as a list of pairs: `[("user", "bob"), ("password", "…")]`.
    pub(super) fn form(&mut self, items: &[Value]) {
        let key = |item: &Value| item.pair().and_then(|(key, _)| key.text()).map(str::to_lowercase);
        if items.len() > 1 && items[0].pair().is_some() && items.iter().filter_map(key).any(|key| assignment::is_user(&key)) {
            for (key, value) in items.iter().filter_map(Value::pair) {
                if let Some(key) = key.text().filter(|key| name::promise(key) == Some(name::Promise::Password)) {
                    self.give(key, value);
                }
            }
        }
    }

    /// The constructor of what the method `callee` is called on.
    fn made_by(&self, callee: &Expr) -> Option<Name> {
        let Expr::Attribute(owner, _) = callee else { return None };
        match &**owner {
            Expr::Call(made) => is_class(&made.path).then(|| Name::from(self.full(&made.path))),
            // most notebooks make nothing of the kind
            _ if self.made.is_empty() => None,
            owner => self.made.get(&owner.path()?).cloned(),
        }
    }

    fn sinks(&mut self, path: &str, arguments: &[Value], keywords: &[(&str, &Value)]) {
        let rows: SmallVec<[&Sink; 12]> = sinks::of(path, !keywords.is_empty()).collect();
        if rows.is_empty() {
            return;
        }
        // `pxssh.login` takes it elsewhere than every other `login`
        let is_by_place = |sink: &Sink| matches!(sink.argument, Argument::At(_) | Argument::Of(_));
        let nearest = rows.iter().filter(|sink| is_by_place(sink)).map(|sink| sink.call.len()).max();
        for sink in rows {
            if is_by_place(sink) && nearest.is_some_and(|nearest| sink.call.len() < nearest) {
                continue;
            }
            let word = |word: &str| keywords.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
            let value = match sink.argument {
                Argument::At(index) | Argument::Of(index) => arguments.get(index).cloned(),
                Argument::Word(name) => word(name).cloned(),
                Argument::PairUnder(name) => word(name).and_then(seconds),
                Argument::PairAt(index) => arguments.get(index).and_then(second).cloned(),
                Argument::EntriesAt(index) => {
                    arguments.get(index).map(|users| Value::any(users.entries().iter().map(|(_, password)| password.clone())))
                }
                Argument::Within(index, find) => arguments.get(index).map(|value| within(value, find)),
                Argument::WithinWord(name, find) => word(name).map(|value| within(value, find)),
            };
            if let Some(value) = value {
                self.give(sink.given, &value);
                // nothing but a credential is given there, however plain it looks
                if sink.given != "key" {
                    self.give(GIVEN, &value);
                }
            }
        }
    }

    /// A cookie that is sent along.
    pub(super) fn cookie(&mut self, name: &str, value: &Value) {
        let lower = name.to_ascii_lowercase();
        if SESSION.iter().any(|piece| lower.contains(piece)) {
            self.give("session_key", value);
        }
    }

    /// The cookies in the header `value`: `Cookie: a=1; sessionid=…`.
    pub(super) fn cookies(&mut self, value: &Value) {
        for literal in &value.literals {
            let mut start = 0;
            for cookie in literal.text.split(';') {
                let range = start..start + cookie.len();
                start = range.end + 1;
                if let Some(at) = cookie.find('=') {
                    let stretch = literal.stretch(range.start + at + 1..range.end);
                    self.cookie(&cookie[..at], &Value::of_literals(stretch));
                }
            }
        }
    }
}

/// Whether a call is given a variable's name that promises a credential, and a value: `set_env("API_KEY", "…")`.
fn is_setter(arguments: &[Value]) -> bool {
    let [name, _] = arguments else { return false };
    let is_variable = |name: &str| name.contains('_') && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    name.text().is_some_and(|name| is_variable(name) && name::promise(name).is_some())
}

/// Whether a row is about a method of what `path` constructs.
pub(super) fn is_class(path: &str) -> bool {
    sinks::has_methods(path.rsplit_once('.').map_or(path, |(_, class)| class))
}

/// The second of a pair.
fn second(value: &Value) -> Option<&Value> {
    value.pair().map(|(_, second)| second)
}

/// The second of a pair, or of each pair in a list.
fn seconds(value: &Value) -> Option<Value> {
    let pairs = value.items().filter(|items| items.iter().all(|item| item.pair().is_some()));
    match pairs {
        Some(pairs) if !pairs.is_empty() => Some(Value::any(pairs.iter().filter_map(second).cloned())),
        _ => second(value).cloned(),
    }
}

/// The stretches of the literals of `value` that `find` names.
fn within(value: &Value, find: fn(&str) -> Option<Range<usize>>) -> Value {
    let stretch = |literal: &Literal| literal.stretch(find(&literal.text)?);
    Value::of_literals(value.literals.iter().filter_map(stretch))
}
