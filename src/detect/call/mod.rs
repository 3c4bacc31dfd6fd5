//! Credentials given by place to calls whose name says what they take, in the text of any language.
//!
//! `dbConnect(drv, "user", "…")`, `new NetworkCredential("user", "…")`: the calls are a table, and those that
//! [`super::python`] knows are looked for too, since Python also stands in comments, Markdown and tracebacks.

mod table;

use super::assignment::{self, Style};
use super::candidate::{Candidate, whole_literal};
use super::judge::judge;
use super::python;
use std::ops::Range;
use table::CALLS;

/// A call that takes a credential by its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    /// The callee, or the end of it after a dot.
    pub(super) callee: &'static str,
    /// The place, from 0; named arguments are not counted.
    place: usize,
    /// What is given there, as a name that says so.
    given: &'static str,
}

/// All calls that are known.
pub(super) fn all() -> impl Iterator<Item = Call> {
    let python = python::calls_by_place().map(|(callee, place, given)| Call { callee, place, given });
    CALLS.iter().map(|row| Call { callee: row.callee, place: row.place, given: row.given }).chain(python)
}

/// Methods that take a user and a password, and in some libraries something before them.
const AMBIGUOUS: &[&str] = &["login", "authenticate"];

/// Bytes within which the arguments of a call are read.
const LONGEST: usize = 600;

/// The credential in the call at `hit`, which is no part of a longer word.
pub(super) fn candidate(text: &str, hit: Range<usize>, call: Call) -> Option<Candidate> {
    let bytes = text.as_bytes();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if bytes.get(hit.end) != Some(&b'(') || hit.start > 0 && is_name(bytes[hit.start - 1]) || &text[hit.clone()] != call.callee {
        return None;
    }
    let value = assignment::literal_at(text, argument(bytes, hit.end + 1, call.place)?)?;
    let literal = text.get(value.clone())?;
    // some take it after where to log in
    if AMBIGUOUS.contains(&call.callee)
        && argument(bytes, hit.end + 1, call.place + 1).and_then(|at| assignment::literal_at(text, at)).is_some()
    {
        return None;
    }
    // the first of two is an id
    if call.given == "key" && !is_alone(bytes, value.end) {
        return None;
    }
    // nothing but a password is given there, however plain it looks
    let plain = || call.given.ends_with("secret").then(|| judge("passphrase", literal, Style::Quoted)).flatten();
    let (rule, severity) = judge(call.given, literal, Style::Quoted).or_else(plain)?;
    Some(Candidate { range: value, name: Some(hit), value: None, ..whole_literal(rule, severity, "", None) })
}

/// Where the argument at `place` starts, the first starting at `at`.
fn argument(bytes: &[u8], at: usize, place: usize) -> Option<usize> {
    let (mut start, mut at, mut depth, mut index) = (at, at, 0_usize, 0);
    let end = bytes.len().min(at + LONGEST);
    let is_named = |from: usize, to: usize| is_named(&bytes[from..to]);
    while at < end {
        match bytes[at] {
            b'"' | b'\'' | b'`' => at = assignment::closed(&bytes[..end], at, |_| false)?,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth == 0 => break,
            b')' | b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                if !is_named(start, at) {
                    if index == place {
                        return Some(start);
                    }
                    index += 1;
                }
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    (index == place && !is_named(start, at.min(end))).then_some(start)
}

/// Whether no other argument follows the literal that ends at `end`, but options.
fn is_alone(bytes: &[u8], end: usize) -> bool {
    let rest = bytes[end..].get(1..).unwrap_or_default().trim_ascii_start();
    match rest.split_first() {
        Some((b',', options)) => options.trim_ascii_start().starts_with(b"{") || is_named(&options[..options.len().min(LONGEST)]),
        _ => true,
    }
}

/// Whether an argument is given by its name: `key = …`, `key: …`.
fn is_named(argument: &[u8]) -> bool {
    let argument = argument.trim_ascii_start();
    let name = argument.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(byte)).count();
    let rest = argument[name..].trim_ascii_start();
    name > 0 && (rest.first() == Some(&b'=') || rest.first() == Some(&b':') && rest.get(1) != Some(&b':'))
}

#[cfg(test)]
mod tests {
    use super::table::CALLS;
    use crate::detect::assignment::Grammar;
    use crate::detect::candidate::candidates;
    use crate::detect::example::fill;

    fn found(text: &str, grammar: Grammar) -> Vec<String> {
        candidates(text, grammar).into_iter().map(|found| text[found.range].to_owned()).collect()
    }

    #[test]
    fn every_call_takes_its_example() {
        let mut wrong = Vec::new();
        for call in CALLS {
            let template = if call.given == "password" { "Quartz{digits:4}!" } else { "{alnum:32}" };
            let secret = fill(template, call.example);
            let code = call.example.replace("SECRET", &secret);
            if found(&code, Grammar::Code) != [secret] {
                wrong.push(format!("{code}: {:?}", found(&code, Grammar::Code)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_python_calls_is_known_in_any_text() {
        for text in ["# auth = HTTPBasicAuth('bob', 'Quartz4711!')", "----> 3 server.login(\"bob@acme.org\", 'Quartz4711!')"] {
            assert_eq!(found(text, Grammar::Loose), ["Quartz4711!"], "{text}");
        }
    }

    #[test]
    fn other_arguments_are_none() {
        for text in [
            "dbConnect(drv, \"Warehouse2024.db\")",
            "dbConnect(drv, user = \"bob\", dbname = \"Shop2024!\")",
            "authenticate(user, pass)",
            "new Client(\"ws://localhost:8080\")",
            "new Client(\"Container2024\")",
            "mydbConnect(drv, \"bob\", \"Quartz4711!\")",
            "new Client('AC0f1e2d3c4b5a69788796a5b4c3d2e1f0', token)",
            "dbConnect(drv, \"bob\", Sys.getenv(\"QUARTZ4711\"))",
        ] {
            assert!(found(text, Grammar::Code).is_empty(), "{text}: {:?}", found(text, Grammar::Code));
        }
    }
}
