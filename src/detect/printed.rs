//! Credentials that a command prints by itself: `!echo $API_KEY`, `%env API_KEY`, `!gh auth token`. The source does not
//! hold them; the output is one.
//!
//! A command is known by its words, and its output counts where it is one line, or goes on as the command says.

use super::candidate::{Candidate, settle, typed, whole_literal};
use super::name::{self, Promise};
use super::value::{Shape, shape};
use crate::notebook::{CellKind, Part, Place};
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

/// Commands that show a file.
const SHOWING: &[&str] = &["cat", "head", "tail", "less", "more", "type", "bat"];

/// Bytes of the shortest credential that is told apart from a word.
const LEAST: usize = 6;

/// What a command prints.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Printed {
    /// What the credential is called.
    name: String,
    /// What stands before it on its line.
    lead: String,
}

/// Adds to `found`, the candidates of each of `parts`, what commands print.
pub(super) fn add(parts: &[Part<'_>], language: &str, found: &mut [Vec<Candidate>]) {
    for source in parts.iter().filter(|part| part.place == Place::Source(CellKind::Code)) {
        let printed = printed(source.text.as_str(), language);
        if printed.is_empty() {
            continue;
        }
        let cell = source.cell.map(|cell| cell.index());
        let outputs = parts.iter().zip(found.iter_mut());
        for (part, own) in outputs.filter(|(part, _)| part.place == Place::Output && part.cell.map(|cell| cell.index()) == cell) {
            let text = part.text.as_str();
            let more = printed.iter().filter_map(|printed| Some((printed, value(text, printed)?)));
            let before = own.len();
            own.extend(more.map(|(printed, range)| {
                let (rule, severity) = typed(&printed.name);
                Candidate { value: None, range, ..whole_literal(rule, severity, "", Some(&printed.name)) }
            }));
            if own.len() > before {
                *own = settle(std::mem::take(own));
            }
        }
    }
}

/// What the commands in `source` print, a code cell of a notebook in `language`.
fn printed(source: &str, language: &str) -> Vec<Printed> {
    let magic = source.trim_start().lines().next().and_then(|line| line.strip_prefix("%%")).unwrap_or_default();
    let is_shell = matches!(language, "bash" | "sh" | "shell" | "zsh")
        || ["bash", "sh", "shell", "script", "system", "sx", "zsh"].contains(&magic.split_whitespace().next().unwrap_or_default());
    let lines = source.lines().map(str::trim_start);
    let commands = lines.filter_map(|line| match line.strip_prefix('!') {
        Some(command) => Some(command),
        None if line.starts_with("%env ") => Some(line),
        None => is_shell.then_some(line),
    });
    commands.flat_map(|line| line.split(';').flat_map(|part| part.split("&&"))).filter_map(|command| of(command.trim())).collect()
}

/// What `command` prints, if that is a credential.
fn of(command: &str) -> Option<Printed> {
    if command.contains(['|', '>']) {
        return None;
    }
    let printed = |name: &str, lead: &str| Some(Printed { name: name.to_owned(), lead: lead.to_owned() });
    let is_kept = |name: &str| matches!(name::promise(name), Some(Promise::Password | Promise::Credential));
    if let Some((_, name)) = PRINTING.iter().find(|(start, _)| command.starts_with(start)) {
        return printed(name, "");
    }
    let (program, rest) = command.split_once(' ')?;
    let rest = rest.trim();
    match program {
        "printenv" | "%env" if is_kept(rest) => printed(rest, ""),
        "echo" => {
            let said = rest.trim_matches(['"', '\'']);
            let (lead, variable) = said.split_once('$')?;
            let name = match variable.strip_prefix('{') {
                Some(braced) => braced.strip_suffix('}')?,
                None => variable,
            };
            let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if is_name && is_kept(name) { printed(name, lead) } else { None }
        }
        _ if SHOWING.contains(&program) => {
            let path = rest.split(' ').next_back()?.trim_matches(['"', '\'']);
            let file = path.rsplit('/').next()?.trim_start_matches('.');
            let stem = file.split('.').next()?;
            let is_text = !file.contains('.') || file.ends_with(".txt") || file.ends_with(".key");
            if is_text && is_kept(stem) { printed(stem, "") } else { None }
        }
        _ => None,
    }
}

/// Where `text`, an output of the cell, has what is printed.
fn value(text: &str, printed: &Printed) -> Option<Range<usize>> {
    let lead = printed.lead.trim();
    let line = text.lines().find(|line| !line.trim().is_empty() && line.trim_start().starts_with(lead))?;
    let is_alone = !lead.is_empty() || text.trim().lines().count() == 1;
    let value = line.trim_start().strip_prefix(lead)?.trim().trim_matches(['\'', '"']);
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    let shape = shape(value);
    let is_varied = matches!(shape, Shape::Random | Shape::Uuid | Shape::Typed);
    (is_alone && is_varied && value.len() >= LEAST).then_some(start..start + value.len())
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
            "cat tokens.json",
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
