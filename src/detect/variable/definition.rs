//! What a name is given: the forms in which languages write it.

use super::LONGEST;
use crate::detect::assignment::{closed, given_by_place};
use crate::span::range_of;
use std::ops::Range;

/// What a name is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// A literal: what is between its quotes, or the bare word.
    Literal(Range<usize>),
    /// What another name has.
    Name(Range<usize>),
    /// Something that is made when the program runs.
    Other,
}

/// Words that may stand before a name which is given something: all of them where there are several.
const DECLARING: &[&str] = &[
    "let", "const", "var", "val", "mut", "my", "our", "local", "global", "static", "final", "private", "public", "protected", "internal",
    "readonly", "lazy", "implicit", "override", "export", "auto", "char", "string", "String", "object", "dynamic", "std::string", "set",
    "SET", "declare", "DECLARE", "define", "DEFINE", "\\set", "use", "VARIABLE", "variable", "#", "//", "--",
];

/// Magics and commands that set a variable, their own sign being a space.
const SETTING: &[&str] = &["%env ", "%set_env ", "set -gx ", "set -x ", "setx ", "ENV "];

/// Bytes before and after a name within which a statement gives it something.
const REACH: usize = 200;

/// What the name at `name`, out of quotes in a program's `text`, is given; `None` where nothing is.
pub(super) fn in_code(text: &str, name: &Range<usize>) -> Option<Given> {
    let next = text.as_bytes()[name.end..].trim_ascii_start().first()?;
    // most names are given nothing
    if !is_name(*next) && !b"=<:'\",)]".contains(next) {
        return None;
    }
    if let Some(inside) = given_by_place(text, name) {
        return Some(Given::Literal(inside));
    }
    if b",)]".contains(next) {
        return None;
    }
    let near = text.ceil_char_boundary(name.start.saturating_sub(REACH));
    let before = text[near..name.start].trim_end_matches(['$', '@', '*', '&']);
    let before = before.strip_suffix("$env:").unwrap_or(before);
    let statement = before.rsplit(['\n', ';', '{', '}']).next().filter(|statement| statement.len() < before.len() || near == 0)?;
    let mut words = statement.split_whitespace();
    let is_word = |word: &str| DECLARING.contains(&word);
    // `let a = 1, b = "…"`
    let goes_on = || statement.trim_end().ends_with(',') && words.clone().next().is_some_and(is_word);
    if !(words.clone().all(is_word) || goes_on()) || is_word(&text[name.clone()]) {
        return None;
    }
    let rest = &text[name.end..text.floor_char_boundary(name.end + REACH)];
    let sign = match words.next_back() {
        Some("\\set") => 0,
        before => sign(rest, before.is_some())?,
    };
    let at = name.end + sign + rest[sign..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let value = &text[at..];
    let is_end = |end: usize| {
        let rest = text[end..].trim_start_matches([' ', '\t', '\r']);
        rest.is_empty() || rest.starts_with(['\n', ';', ',', '#', '}', '|']) || rest.starts_with("//") || rest.starts_with("--")
    };
    // `r"…"`, `@"…"`, `N'…'`
    let quote = value.len() - value.trim_start_matches(['r', 'b', 'u', 's', 'N', '@']).len();
    if quote <= 2 && value[quote..].starts_with(['"', '\'', '`']) {
        let open = at + quote;
        // `"""…"""`, in which nothing is escaped
        if let Some(rest) = value[quote..].strip_prefix("\"\"\"") {
            let inside = open + 3..open + 3 + rest.find("\"\"\"")?;
            return Some(if inside.is_empty() || inside.len() > LONGEST { Given::Other } else { Given::Literal(inside) });
        }
        let end = closed(text.as_bytes(), open, |byte| byte == b'\n')?;
        let inside = open + 1..end;
        let is_whole = is_end(end + 1) && !inside.is_empty() && inside.len() <= LONGEST;
        return Some(if is_whole { Given::Literal(inside) } else { Given::Other });
    }
    let sigils = value.bytes().take_while(|byte| matches!(byte, b'$' | b'@')).count();
    let word = value[sigils..].bytes().take_while(|byte| is_name(*byte)).count();
    let other = at + sigils..at + sigils + word;
    Some(if word > 0 && is_end(other.end) { Given::Name(other) } else { Given::Other })
}

/// Members that all sorts of things have: what one is given says nothing of another.
const COMMON: &[&str] = &["value", "name", "id", "key", "text", "type", "label", "data", "title", "default", "content", "length"];

/// Where what the name at `name` is a member of begins: `cfg.k`, R's `cfg$k`.
pub(super) fn owner(text: &str, name: &Range<usize>) -> Option<usize> {
    let near = text.ceil_char_boundary(name.start.saturating_sub(REACH));
    let path = text[near..name.start].strip_suffix(['.', '$'])?;
    let len = path.bytes().rev().take_while(|byte| is_name(*byte) || matches!(byte, b'.' | b'$')).count();
    (path.bytes().next_back().is_some_and(is_name)).then_some(near + path.len() - len)
}

/// The literal that the member at `name` is given: `cfg.k = "…"`.
pub(super) fn of_member(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let rest = &text[name.end..text.floor_char_boundary(name.end + REACH)];
    let at = name.end + sign(rest, false)?;
    literal(text, at).filter(|_| !COMMON.contains(&&text[name.clone()]))
}

/// The literal under the key at `name`: `{ k: '…' }`, R's `list(k = "…")`.
pub(super) fn entry(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let rest = text[name.end..].strip_prefix(':').or_else(|| text[name.end..].strip_prefix(" = "))?;
    let before = text[..name.start].bytes().rev().find(|byte| *byte != b' ')?;
    let is_entry = matches!(before, b'{' | b',' | b'(' | b'\n') && !COMMON.contains(&&text[name.clone()]);
    if is_entry { literal(text, text.len() - rest.len()) } else { None }
}

/// The inside of the literal at `at`, past blanks.
fn literal(text: &str, at: usize) -> Option<Range<usize>> {
    let open = at + text[at..].bytes().take_while(|byte| *byte == b' ').count();
    text[open..].starts_with(['"', '\'']).then_some(())?;
    let inside = open + 1..closed(text.as_bytes(), open, |byte| byte == b'\n')?;
    (!inside.is_empty() && inside.len() <= LONGEST).then_some(inside)
}

/// Where the value starts in the `rest` of a line after a name, which may be declared there: behind its type and the sign.
fn sign(rest: &str, is_declared: bool) -> Option<usize> {
    let line = rest.lines().next()?;
    let at = line.find(['=', '<'])?;
    let (kind, rest) = line.split_at(at);
    let sign = ["<<-", "<-", "="].iter().find(|sign| rest.starts_with(**sign))?;
    // `k::String`, `t: &'static str`, `p NVARCHAR(50)`
    let is_kind = |kind: &str| kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _:&'[]()?".contains(&byte));
    let kind = kind.strip_suffix(':').unwrap_or(kind);
    let is_plain = kind.trim().is_empty() || (kind.starts_with(':') || is_declared && kind.starts_with(' ')) && is_kind(kind);
    let is_sign = *sign != "=" || !rest[1..].starts_with(['=', '>', '~']);
    (is_plain && is_sign).then_some(at + sign.len())
}

/// What the shell's `line`, which starts at `at` in its text, gives to names.
pub(super) fn in_shell(line: &str, at: usize) -> Vec<(&str, Given)> {
    let start = line.trim_start();
    if let Some((name, value)) = start.strip_prefix("os.environ[").and_then(environ) {
        let inside = range_of(value, line);
        return vec![(name, Given::Literal(at + inside.start..at + inside.end))];
    }
    let command = start.trim_start_matches('!');
    if let Some((name, value)) = SETTING.iter().find_map(|lead| command.strip_prefix(lead)?.trim().split_once([' ', '='])) {
        return vec![(name, word(line, range_of(value, line).start, at))];
    }
    let mut given = Vec::new();
    for (sign, _) in line.match_indices('=') {
        let before = line.as_bytes()[..sign].iter().rev().take_while(|byte| is_name(**byte)).count();
        let name = &line[sign - before..sign];
        let lead = line[..sign - before].bytes().next_back().unwrap_or(b' ');
        let is_variable = !name.is_empty() && !name.as_bytes()[0].is_ascii_digit() && b" \t;&|(!\"'".contains(&lead);
        if is_variable {
            given.push((name, word(line, sign + 1, at)));
        }
    }
    given
}

/// Name and literal in the rest of `os.environ["X"] = "…"`.
fn environ(rest: &str) -> Option<(&str, &str)> {
    let quote = rest.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let (name, rest) = rest[1..].split_once(quote)?;
    let value = rest.strip_prefix(']')?.trim_start().strip_prefix('=')?.trim();
    let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    Some((name, value[1..].strip_suffix(quote)?)).filter(|(_, value)| !value.is_empty() && !value.contains(quote))
}

/// The word at `start` in `line`, which begins at `at` in its text, as the shell reads it.
fn word(line: &str, start: usize, at: usize) -> Given {
    let bytes = line.as_bytes();
    let inside = match bytes.get(start) {
        Some(b'"' | b'\'') => closed(bytes, start, |byte| byte == b'\n').map(|end| start + 1..end),
        _ => {
            let is_end = |byte: &u8| byte.is_ascii_whitespace() || b";&|)<>\"'".contains(byte);
            Some(start..start + bytes[start..].iter().take_while(|byte| !is_end(byte)).count())
        }
    };
    // `${NAME:-…}`
    let inside = inside.map(|inside| match line[inside.clone()].strip_suffix('}').and_then(|text| text.split_once(":-")) {
        Some((name, default)) if name.starts_with("${") => inside.end - 1 - default.len()..inside.end - 1,
        _ => inside,
    });
    match inside {
        Some(inside) if !inside.is_empty() && inside.len() <= LONGEST && !is_run(&line[inside.clone()]) => {
            Given::Literal(at + inside.start..at + inside.end)
        }
        _ => Given::Other,
    }
}

/// Whether the shell puts what a command says into `word`, or IPython something of its own.
fn is_run(word: &str) -> bool {
    word.starts_with('{') || word.contains('`') || word.contains("$(")
}

/// Whether `byte` is one of a name.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
