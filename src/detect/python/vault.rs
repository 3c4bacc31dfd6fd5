//! Where programs read credentials from: the environment, a prompt, a keyring, a service for secrets.
//!
//! Tables of calls. What is read there stands nowhere in the source; an output that shows it holds it all the same.

use super::ends::{Ends, is_end};
use super::tree::Expr;
use super::value::{Fragment, Origin, Value};
use crate::detect::name;
use crate::detect::printed::{self, Printed};
use std::rc::Rc;
use std::sync::LazyLock;

/// What says how a credential is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Called {
    /// The argument at this place, by which anything may be asked for: only a telling name makes a credential of it.
    Asked(usize),
    /// The argument at this place; nothing but credentials is kept there.
    At(usize),
    /// The call itself.
    Always(&'static str),
    /// Nothing: what is made may be the id of a run as well, and what it looks like decides.
    Made,
}

use Called::{Always, Asked, At, Made};

/// Calls that read a credential, by their path's end.
const READS: &[(&str, Called)] = &[
    ("token_hex", Made),
    ("token_urlsafe", Made),
    ("generate_password", Made),
    ("dbutils.secrets.get", Always("secret")),
    ("os.getenv", Asked(0)),
    ("getenv", Asked(0)),
    ("environ.get", Asked(0)),
    ("environ.pop", Asked(0)),
    ("os.getenvb", Asked(0)),
    ("config.get", Asked(1)),
    ("cfg.get", Asked(1)),
    ("conf.get", Asked(1)),
    ("parser.get", Asked(1)),
    ("config", Asked(0)),
    ("env", Asked(0)),
    ("env.str", Asked(0)),
    ("get_key", Asked(1)),
    ("secrets.get", Asked(0)),
    ("Variable.get", Asked(0)),
    ("getpass", At(0)),
    ("getpass.getpass", At(0)),
    ("pwinput", At(0)),
    ("stdiomask.getpass", At(0)),
    ("maskpass.askpass", At(0)),
    ("Prompt.ask", Asked(0)),
    ("questionary.password", At(0)),
    ("click.prompt", Asked(0)),
    ("keyring.get_password", Always("password")),
    ("userdata.get", Asked(0)),
    ("get_secret", Always("secret")),
    ("getSecret", Always("secret")),
    ("get_secret_value", Always("secret")),
    ("access_secret_version", Always("secret")),
    ("get_secret_string", Always("secret")),
    ("read_namespaced_secret", Always("secret")),
    ("read_secret", Always("secret")),
    ("read_secret_version", Always("secret")),
    ("batch_get_secret_value", Always("secret")),
    ("HfFolder.get_token", Always("token")),
    ("huggingface_hub.get_token", Always("token")),
    ("sts.get_session_token", Always("token")),
    ("acquire_token_for_client", Always("token")),
    ("acquire_token_silent", Always("token")),
    ("create_access_token", Always("token")),
    ("jwt.encode", Always("token")),
    ("Fernet.generate_key", Always("secret_key")),
    ("AESGCM.generate_key", Always("secret_key")),
    ("dbutils.notebook.entry_point.getDbutils.notebook.getContext.apiToken.get", Always("token")),
];

/// Members of what such a call gives in which the credential is.
const HOLDS: &[&str] = &["value", "SecretString", "SecretBinary", "payload", "data", "Parameter", "Value", "secret", "string_value"];

/// Objects whose items are credentials by their names alone, as a notebook's `st.secrets["…"]` is.
const STORES: &[&str] = &["secrets", "st.secrets"];

static BY_CALL: LazyLock<Ends<Called>> = LazyLock::new(|| Ends::new(READS.iter().copied()));

/// What a call of `path` with `arguments` reads.
pub(super) fn of_call(path: &str, arguments: &[Value]) -> Option<Value> {
    let Some(called) = BY_CALL.of(path).next() else {
        // `config.get("password")`
        let name = arguments.first().and_then(Value::text).filter(|_| is_end(path, "get"))?;
        return name::promise(name).map(|_| Value::kept(name, false));
    };
    let argument = |at: usize| arguments.get(at).and_then(Value::text);
    match called {
        Made => Some(Value::kept("token", false)),
        Always(name) => Some(Value::kept(name, true)),
        At(at) => Some(Value::kept(argument(at).filter(|text| name::promise(text).is_some()).unwrap_or("password"), true)),
        Asked(at) => {
            let names = &arguments.get(at)?.literals;
            // `for name in names: os.getenv(name)`
            let is_sure = names.iter().all(|name| name::promise(&name.text).is_some());
            let name = names.iter().find(|name| name::promise(&name.text).is_some())?;
            Some(Value::kept(&name.text, is_sure))
        }
    }
}

/// What the answer to the question `prompt` is.
pub(super) fn of_question(prompt: &str) -> Option<Rc<[Fragment]>> {
    let name = if prompt.to_lowercase().contains("passw") { "password" } else { "api_key" };
    name::names_a_credential(prompt).then(|| Value::kept(name, true).reads)?
}

/// What the environment holds under `name`.
pub(super) fn of_environment(name: &str) -> Value {
    match name::promise(name) {
        Some(_) => Value::kept(name, true),
        None => Value::default(),
    }
}

/// The member `name` of `owner`, where that is what a store of credentials gave.
pub(super) fn member(owner: &Value, name: &str) -> Option<Rc<[Fragment]>> {
    let reads = owner.reads.as_ref()?;
    (HOLDS.contains(&name) || name::promise(name).is_some()).then(|| Rc::clone(reads))
}

/// The item `key` of `owner`, whose value that is.
pub(super) fn item(owner: &Expr, value: &Value, key: &str) -> Option<Rc<[Fragment]>> {
    let is_store = || owner.path().is_some_and(|path| STORES.contains(&path.as_str()));
    let is_named = || name::promise(key).is_some();
    if value.reads.is_some() {
        return member(value, key);
    }
    (value.origin != Origin::Payload && is_named() && is_store()).then(|| Value::kept(key, true).reads)?
}

/// What `command` shows: `echo $NAME`, `%env NAME`, `gh auth token`.
pub(super) fn of_command(command: &str) -> Option<Value> {
    let Printed { name, lead, is_variable } = printed::of(command)?;
    let kept = Value::kept(&name, is_variable);
    if lead.is_empty() {
        return Some(kept);
    }
    let announced = [Fragment::Text(lead.into())].into_iter().chain(kept.reads.iter().flat_map(|reads| reads.iter().cloned()));
    Some(Value { reads: Some(announced.collect()), ..kept })
}
