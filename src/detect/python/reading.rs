//! Calls that read a file whose path is a literal.

use super::ends::{Ends, is_end};
use super::tree::{self, Expr};
use super::value::Value;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A file that the program reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Reading {
    /// The cell, by the index of its source.
    pub(in crate::detect) source: usize,
    /// The path as the program has it.
    pub(in crate::detect) path: String,
    /// What the call says about what is read.
    pub(in crate::detect) call: Call,
}

/// What a call says about the file that it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Call {
    /// Credentials, from there.
    Credentials,
    /// Credentials, from there or the nearest folder above that has such a file.
    Search,
    /// Settings.
    Settings,
    /// Anything.
    Open,
}

/// Calls by the end of their path, the keyword for the file, which otherwise is the first argument, and what they say.
const READERS: &[(&str, &str, Call)] = &[
    ("load_dotenv", "dotenv_path", Call::Credentials),
    ("dotenv_values", "dotenv_path", Call::Credentials),
    ("from_service_account_file", "filename", Call::Credentials),
    ("from_service_account_json", "json_credentials_path", Call::Credentials),
    ("from_json_keyfile_name", "filename", Call::Credentials),
    ("from_client_secrets_file", "client_secrets_file", Call::Credentials),
    ("load_credentials_from_file", "filename", Call::Credentials),
    ("gspread.service_account", "filename", Call::Credentials),
    ("toml.load", "f", Call::Settings),
    ("anyconfig.load", "path_specs", Call::Settings),
    ("OmegaConf.load", "file_", Call::Settings),
    ("open", "file", Call::Open),
];

static BY_CALL: LazyLock<Ends<(&str, Call)>> =
    LazyLock::new(|| Ends::new(READERS.iter().map(|(call, word, kind)| (*call, (*word, *kind)))));

/// What a search for an environment file looks for.
const DEFAULT: &str = ".env";

/// What the call of `path` in the cell `source` reads.
pub(super) fn of_call(source: usize, path: &str, call: &tree::Call, arguments: &[Value], keywords: &[(&str, &Value)]) -> Option<Reading> {
    let reading = |path: String, call: Call| Some(Reading { source, path, call });
    let text = |value: Option<&Value>| match value?.literals.as_slice() {
        [only] => Some(only.text.to_string()),
        _ => None,
    };
    // `Path("…").read_text()`, whose callee has no path of names
    if let Expr::Attribute(owner, method) = &call.callee
        && let Expr::Call(made) = &**owner
        && made.callee.label().as_deref() == Some("Path")
    {
        let is_read = matches!(method.as_str(), "read_text" | "read_bytes") || method == "open" && !writes(call.arguments.first());
        return reading(made.arguments.first().filter(|_| is_read)?.constant()?.into_owned(), Call::Open);
    }
    if is_end(path, "read") {
        let path = text(arguments.first()).filter(|path| [".ini", ".cfg", ".conf"].iter().any(|end| path.ends_with(end)))?;
        return reading(path, Call::Settings);
    }
    let (word, kind) = BY_CALL.of(path).next()?;
    if kind == Call::Open && (path != "open" || writes(call.arguments.get(1)) || keywords.iter().any(|(name, _)| *name == "mode")) {
        return None;
    }
    let named = keywords.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    let given = call.arguments.first().or(call.keywords.iter().find(|(name, _)| name.as_deref() == Some(word)).map(|(_, value)| value));
    match given {
        None if word == "dotenv_path" => reading(DEFAULT.to_owned(), Call::Search),
        Some(Expr::Call(search)) if search.callee.label().as_deref() == Some("find_dotenv") => {
            reading(search.arguments.first().and_then(Expr::constant).unwrap_or(Cow::Borrowed(DEFAULT)).into_owned(), Call::Search)
        }
        _ => reading(text(arguments.first().or(named))?, kind),
    }
}

/// What the line magic `command` in the cell `source` reads: `%dotenv` with options and a path.
pub(super) fn of_magic(source: usize, command: &str) -> Option<Reading> {
    let mut words = command.split_whitespace();
    if words.next() != Some("dotenv") {
        return None;
    }
    match words.find(|word| !word.starts_with('-')) {
        Some(path) => Some(Reading { source, path: path.to_owned(), call: Call::Credentials }),
        None => Some(Reading { source, path: DEFAULT.to_owned(), call: Call::Search }),
    }
}

/// Whether a file is opened with `mode` to be written.
fn writes(mode: Option<&Expr>) -> bool {
    mode.is_some_and(|mode| mode.constant().is_none_or(|mode| mode.contains(['w', 'a', 'x', '+'])))
}
