//! Credentials that a command prints by itself: `!echo $API_KEY`, `%env API_KEY`, `!gh auth token`. The source does not
//! hold them; the output is one.
//!
//! A command is known by its words, and its output counts where it is one line, or goes on as the command says.

mod member;

use super::candidate::{Candidate, settle, typed, whole_literal};
use super::name::{self, Promise};
use super::python::{self, Shown};
use super::revealed::{outputs, outputs_as};
use super::runs_in_shell;
use super::shell::past_options;
use super::value::{Shape, shape};
use crate::notebook::{CellKind, Part, Place};
use crate::span::range_of;
use std::borrow::Cow;
use std::ops::Range;

/// Commands by how they begin, and what they print.
const PRINTING: &[(&str, &str)] = &[
    ("gcloud auth print-access-token", "token"),
    ("gcloud auth print-identity-token", "token"),
    ("gcloud auth application-default print-access-token", "token"),
    ("gcloud secrets versions access", "secret"),
    ("aws ecr get-login-password", "password"),
    ("aws configure get aws_secret_access_key", "aws_secret_access_key"),
    ("aws configure get aws_session_token", "aws_session_token"),
    ("aws secretsmanager get-secret-value", "secret"),
    ("aws ssm get-parameter", "secret"),
    ("az account get-access-token", "token"),
    ("az keyvault secret show", "secret"),
    ("gh auth token", "token"),
    ("glab auth token", "token"),
    ("heroku auth:token", "token"),
    ("kubectl create token", "token"),
    ("kubectl get secret", "secret"),
    ("oc whoami -t", "token"),
    ("oc whoami --show-token", "token"),
    ("databricks auth token", "token"),
    ("openssl rand", "secret"),
    ("wg genkey", "private_key"),
    ("pwgen", "password"),
    ("pass show", "password"),
    ("op read", "secret"),
    ("vault kv get -field", "secret"),
    ("vault read -field", "secret"),
    ("vault print token", "token"),
    ("security find-generic-password", "password"),
    ("secret-tool lookup", "password"),
    ("git config --get github.token", "token"),
];

/// What takes a credential out of its quotes or its base64.
const UNDRESSING: &[&str] = &["base64 -d", "base64 --decode", "tr -d", "jq -r ", "xargs"];

/// Commands that show a file.
const SHOWING: &[&str] = &["cat", "head", "tail", "less", "more", "type", "bat"];

/// Bytes of the shortest credential that is told apart from a word.
const LEAST: usize = 6;

/// A credential that a command prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// What the credential is called.
    pub(super) name: String,
    /// What stands before it on its line.
    pub(super) lead: String,
    /// Whether it is a variable's value, and nothing else.
    pub(super) is_variable: bool,
}

/// Adds to `found`, the candidates of each of `parts`, what commands print.
pub(super) fn add(parts: &[Part<'_>], language: &str, found: &mut [Vec<Candidate>]) {
    let is_code = |part: &Part<'_>| part.place == Place::Source(CellKind::Code);
    for (source, part) in parts.iter().enumerate().filter(|(_, part)| is_code(part)) {
        let mut printed = printed(part.text.as_str(), language);
        if printed.is_empty() && !python::is_language(language) {
            printed.extend(variable(part.text.as_str()));
        }
        let mut values: Vec<(usize, Candidate)> = Vec::new();
        for (index, output) in outputs(parts, source).filter(|_| !printed.is_empty()) {
            values.extend(printed.iter().filter_map(|printed| Some((index, candidate(output.text.as_str(), printed)?))));
        }
        if let Some(name) = member::shown(part.text.as_str()) {
            let shown = outputs_as(parts, source, &[Shown::Result, Shown::Printed, Shown::Displayed]);
            values.extend(shown.filter_map(|(index, output)| Some((index, member::candidate(output.text.as_str(), name)?))));
        }
        for (index, value) in values {
            found[index].push(value);
            found[index] = settle(std::mem::take(&mut found[index]));
        }
    }
}

/// What the commands in `source` print, a code cell of a notebook in `language`.
fn printed(source: &str, language: &str) -> Vec<Printed> {
    let is_shell = runs_in_shell(source, language);
    if !is_shell && memchr::memchr2(b'!', b'%', source.as_bytes()).is_none() {
        return Vec::new();
    }
    let commands = source.lines().map(str::trim_start).filter_map(|line| match line.strip_prefix('!') {
        Some(command) => Some(command),
        None => (is_shell || line.starts_with("%env ")).then_some(line),
    });
    let mut printed: Vec<Printed> = Vec::new();
    for command in commands.flat_map(|line| line.split(';')).flat_map(|part| part.split("&&")) {
        // a key may be a column's
        let new = of(command.trim()).filter(|new| name::promise(&new.name) != Some(Promise::Key));
        printed.extend(new.filter(|new| !printed.contains(new)));
    }
    printed
}

/// How other languages than the shell and Python read a variable of the environment.
const READING: &[&str] =
    &["Sys.getenv(", "ENV[", "process.env.", "process.env[", "sys.env(", "System.getenv(", "GetEnvironmentVariable(", "$env:"];

/// The variable that the last line of `source` reads and shows, if that is a credential by its name.
fn variable(source: &str) -> Option<Printed> {
    let line = source.trim_end().lines().next_back()?;
    let (_, rest) = READING.iter().find_map(|reading| line.split_once(reading))?;
    let rest = rest.trim_start_matches(['"', '\'']);
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
    let is_shown = !line.contains(" = ") && !line.contains("<-") && rest[name.len()..].bytes().all(|byte| b"\"')];".contains(&byte));
    name::promise(name).filter(|promise| *promise != Promise::Key && is_shown)?;
    Some(Printed { name: name.to_owned(), lead: String::new(), is_variable: true })
}

/// What `command` prints, if that is a credential by its name.
pub(super) fn of(command: &str) -> Option<Printed> {
    // what is only undressed is printed all the same
    let (command, after) = command.split_once(" | ").unwrap_or((command, ""));
    let is_undressed = after.is_empty() || UNDRESSING.iter().any(|tool| after.starts_with(tool));
    if !is_undressed || command.contains(['|', '>', '\n']) || after.contains(['|', '>']) {
        return None;
    }
    let plain = without_options(command);
    if let Some((_, name)) = PRINTING.iter().find(|(start, _)| plain.starts_with(start)) {
        return Some(Printed { name: (*name).to_owned(), lead: String::new(), is_variable: false });
    }
    let (program, rest) = command.split_once(' ')?;
    let (lead, name, is_variable) = match program {
        "printenv" | "%env" => ("", rest.trim(), true),
        "echo" => {
            let (lead, variable) = rest.trim().trim_matches(['"', '\'']).split_once('$')?;
            let name = match variable.strip_prefix('{') {
                Some(braced) => braced.strip_suffix('}')?,
                None => variable,
            };
            (lead, name, true)
        }
        _ if SHOWING.contains(&program) => ("", stem_of_text(rest)?, false),
        _ => return None,
    };
    let is_name = !is_variable || name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    name::promise(name).filter(|_| is_name)?;
    Some(Printed { name: name.to_owned(), lead: lead.to_owned(), is_variable })
}

/// `command` without the options right after its program: `kubectl -n x get …`.
fn without_options(command: &str) -> Cow<'_, str> {
    let Some((program, rest)) = command.split_once(' ').filter(|(_, rest)| rest.starts_with('-')) else {
        return Cow::Borrowed(command);
    };
    let words: Vec<&str> = rest.split(' ').collect();
    Cow::Owned(format!("{program} {}", past_options(&words).join(" ")))
}

/// The name of the file that the last of `arguments` is, where a file of that name holds one text.
fn stem_of_text(arguments: &str) -> Option<&str> {
    let path = arguments.trim().rsplit(' ').next()?.trim_matches(['"', '\'']);
    let file = path.rsplit('/').next()?.trim_start_matches('.');
    let is_text = !file.contains('.') || file.ends_with(".txt") || file.ends_with(".key");
    file.split('.').next().filter(|_| is_text)
}

/// The credential in `text`, an output of the cell that prints `printed`.
fn candidate(text: &str, printed: &Printed) -> Option<Candidate> {
    let range = value(text, printed)?;
    let (rule, severity) = typed(&printed.name);
    Some(Candidate { value: None, range, ..whole_literal(rule, severity, "", Some(&printed.name)) })
}

/// Where `text` has what is printed.
fn value(text: &str, printed: &Printed) -> Option<Range<usize>> {
    let lead = printed.lead.trim();
    let line = text.lines().find(|line| !line.trim().is_empty() && line.trim_start().starts_with(lead))?;
    let is_alone = !lead.is_empty() || text.trim().lines().count() == 1;
    let value = line.trim_start().strip_prefix(lead)?.trim();
    let value = bare(value).trim_matches(['\'', '"']);
    let shape = shape(value);
    let is_varied = matches!(shape, Shape::Random | Shape::Uuid | Shape::Typed);
    (is_alone && is_varied && value.len() >= LEAST).then(|| range_of(value, text))
}

/// `value` without what R and Scala write before it.
fn bare(value: &str) -> &str {
    value.strip_prefix("[1] ").or_else(|| value.split_once(": String = ").map(|(_, value)| value)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::{of, printed, value};

    #[test]
    fn commands_that_print_a_credential() {
        for (command, name, lead) in [
            ("echo $API_KEY", "API_KEY", ""),
            ("echo \"key: ${API_KEY}\"", "API_KEY", "key: "),
            ("printenv GITHUB_TOKEN", "GITHUB_TOKEN", ""),
            ("%env DB_PASSWORD", "DB_PASSWORD", ""),
            ("gh auth token", "token", ""),
            ("cat ~/.cache/huggingface/token", "token", ""),
            ("cat secrets/api_key.txt", "api_key", ""),
        ] {
            assert_eq!(of(command).map(|printed| (printed.name, printed.lead)), Some((name.to_owned(), lead.to_owned())), "{command}");
        }
        for command in [
            "echo $HOME", "echo ${#API_KEY}", "echo ${API_KEY:0:4}", "echo $API_KEY | wc -c", "cat data.csv", "%env API_KEY=x",
            "cat tokens.json", "echo API_KEY is set", "echo", "printenv", "echo $API_KEY\necho $HOME",
        ] {
            assert_eq!(of(command), None, "{command}");
        }
        assert_eq!(printed("%%bash\ncd x && gh auth token", "python").len(), 1);
        assert!(printed("gh = auth(token)", "python").is_empty());
    }

    #[test]
    fn only_what_looks_like_one_is_one() {
        let of = |command: &str| of(command).expect("it prints one");
        assert_eq!(value("\n'Falcon2021!'\n", &of("%env DB_PASSWORD")), Some(2..13));
        assert_eq!(value("key: Falcon2021!\nok\n", &of("echo key: $API_KEY")), Some(5..16));
        for output in ["\n", "$API_KEY\n", "not set\n", "Falcon2021!\nFalcon2021?\n", "env: no such variable\n"] {
            assert_eq!(value(output, &of("echo $API_KEY")), None, "{output}");
        }
    }
}
