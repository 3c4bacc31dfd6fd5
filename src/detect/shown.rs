//! Outputs that as a whole are not for git: response data of a server, a dump of the environment.
//!
//! The program says which outputs show such; where it says nothing, the look of an output decides when it is
//! unmistakable.

use super::python::{Origin, Showing, Shown};
use super::rule::Rule;
use super::rules::general::{ENVIRONMENT_DUMP, RESPONSE_PAYLOAD};
use crate::finding::{Category, CellRef, Confidence, Excerpt, Finding, Location, Secret, is_withheld};
use crate::json::{Value, decode_onto};
use crate::notebook::{Cell, Notebook, Part, Place};
use crate::span::{Cursor, LineColumn, Span};
use foldhash::HashMap;
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::cell::LazyCell;
use std::sync::LazyLock;

/// The findings for the outputs of `notebook` that `showings` names, by the index of a source among `parts`, or that
/// look the part.
pub(super) fn findings(notebook: &Notebook<'_>, parts: &[Part<'_>], showings: &[Showing]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut raw = Cursor::new(notebook.bytes());
    let texts = LazyCell::new(|| texts_of(parts));
    for cell in notebook.cells() {
        let own = |showing: &&Showing| parts[showing.source].cell.is_some_and(|other| other.index() == cell.index());
        let mut showings: Vec<Showing> = showings.iter().filter(own).copied().collect();
        showings.iter_mut().for_each(|showing| showing.shown = shown_here(*cell, showing.shown));
        for output in cell.outputs().flat_map(Value::elements) {
            let Some(content) = content(output) else { continue };
            let is_said =
                |showing: &&Showing| is_shown_as(output, showing.shown) && (showing.shown != Shown::Raised || is_raised(output, parts));
            let said = showings.iter().filter(is_said).map(|showing| showing.origin).max().and_then(category);
            let is_error = output.get("evalue").is_some();
            if said.is_none() && !is_error && !may_look_like(content) {
                continue;
            }
            let text = text_of(content, &texts);
            if is_withheld(&text) || content.raw().len() <= 2 {
                continue;
            }
            if let Some(category) = said.or_else(|| looks_like(&text)).or_else(|| quotes(&text).filter(|_| is_error)) {
                let file_line = raw.to(content.span().start).line;
                found.push(finding(notebook, *cell, content, category, text.into_owned(), file_line));
            }
        }
    }
    found
}

fn category(origin: Origin) -> Option<Category> {
    match origin {
        Origin::Payload => Some(Category::Payload),
        Origin::Environment => Some(Category::Environment),
        _ => None,
    }
}

/// How the outputs of `cell` show what it shows in this way.
fn shown_here(cell: Cell<'_>, shown: Shown) -> Shown {
    let has = |shown: Shown| cell.outputs().flat_map(Value::elements).any(|output| is_shown_as(output, shown));
    shown.also().filter(|_| !has(shown)).unwrap_or(shown)
}

/// Whether `output` is of the sort that showing something in this way makes.
pub(super) fn is_shown_as(output: Value<'_>, shown: Shown) -> bool {
    let kinds: &[&str] = match shown {
        Shown::Printed | Shown::Logged => &["stream"],
        Shown::Displayed => &["display_data"],
        Shown::Result => &["execute_result", "pyout"],
        Shown::Raised => &["error", "pyerr"],
    };
    let is_error_stream = output.get("name").is_some_and(|name| name.is_text("stderr"));
    output.get("output_type").is_some_and(|kind| kinds.iter().any(|name| kind.is_text(name))) && is_error_stream == (shown == Shown::Logged)
}

/// Whether the error that `output` shows is one that the notebook itself raises.
fn is_raised(output: Value<'_>, parts: &[Part<'_>]) -> bool {
    let name = output.get("ename").and_then(Value::text).unwrap_or_default();
    let raising = RAISING.iter().find(|(error, _)| *error == name).map(|(_, code)| *code);
    let made = format!("{name}(");
    let raises = |line: &str| {
        let raised = line.trim_start().strip_prefix("raise ");
        raised.is_some_and(|error| error.contains(&*name) || error.starts_with("type("))
            || line.contains(&made)
            || raising.is_some_and(|code| line.contains(code))
    };
    matches!(&*name, "AssertionError" | "SystemExit") || parts.iter().any(|part| part.text.as_str().lines().any(raises))
}

/// Errors that are raised by a call with what they say, and what stands in that line.
const RAISING: &[(&str, &str)] = &[("HTTPError", ".reason ="), ("Failed", ".fail("), ("Skipped", ".skip("), ("Exit", ".exit(")];

/// The member that holds what an output shows, an error being what it says.
fn content(output: Value<'_>) -> Option<Value<'_>> {
    output.get("data").or_else(|| output.get("text")).or_else(|| output.get("evalue"))
}

/// The stream, or the plain text of a bundle.
fn plain(content: Value<'_>) -> Value<'_> {
    content.get("text/plain").unwrap_or(content)
}

/// Texts of outputs by where the value starts that each is made of, and nothing else.
type Texts<'p> = HashMap<usize, &'p str>;

fn texts_of<'p>(parts: &'p [Part<'_>]) -> Texts<'p> {
    let outputs = parts.iter().filter(|part| part.place == Place::Output);
    outputs.filter_map(|part| Some((part.text.all_of()?.span().start, part.text.as_str()))).collect()
}

/// What `content` says, taken from `texts` where it stands there.
fn text_of<'p>(content: Value<'_>, texts: &Texts<'p>) -> Cow<'p, str> {
    let plain = plain(content);
    if let Some(text) = texts.get(&plain.span().start) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(plain.span().len());
    plain.lines().filter_map(Value::inside).for_each(|line| decode_onto(&mut text, line));
    Cow::Owned(text)
}

/// What [`looks_like`] goes by, as it stands in any JSON: no writer escapes letters.
static MARKS: LazyLock<[Finder<'static>; 4]> = LazyLock::new(|| ["HTTP", "ResponseMetadata", "PATH", REFUSED].map(Finder::new));

/// Whether it is worth undoing the escapes of `content` to see what it looks like.
fn may_look_like(content: Value<'_>) -> bool {
    let plain = plain(content);
    let starts = |line: &str| OBJECTS.iter().chain([&ENVIRON]).any(|object| line.trim_start().starts_with(object));
    let first = plain.lines().filter_map(Value::text).find(|line| !line.trim().is_empty());
    first.is_some_and(|first| starts(&first)) || MARKS.iter().any(|mark| mark.find(plain.raw()).is_some())
}

/// What an output without an answer from the program is, when nothing else looks like it.
fn looks_like(text: &str) -> Option<Category> {
    let start = text.trim_start();
    let is_status = |line: &str| {
        let line = line.trim_start_matches(['<', ' ', '*']);
        line.starts_with("HTTP/") && line.split(' ').nth(1).is_some_and(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_header = |line: &str| {
        line.trim_start_matches(['<', ' '])
            .split_once(": ")
            .is_some_and(|(name, _)| name.len() > 2 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    let headers = || text.lines().skip_while(|line| !is_status(line)).skip(1).take_while(|line| is_header(line)).count();
    if text.contains("HTTP/") && headers() >= 2
        || OBJECTS.iter().any(|object| start.starts_with(object))
        || text.contains("'ResponseMetadata': {")
        || text.contains("\"ResponseMetadata\": {")
        || text.split(REFUSED).skip(1).any(is_refused)
    {
        return Some(Category::Payload);
    }
    let is_variable = |line: &&str| line.split_once('=').is_some_and(|(name, _)| USUAL.contains(&name));
    if start.starts_with(ENVIRON) || text.contains("PATH=") && text.lines().filter(is_variable).count() >= 3 {
        return Some(Category::Environment);
    }
    None
}

/// What the errors of model services begin with, before the answer.
const REFUSED: &str = "Error code: ";

/// Texts around an answer in what an error says, all of each row: generated clients', Google's, Amazon's, Slack's, Cohere's,
/// Mistral's, Azure's.
const QUOTING: &[&[&str]] = &[
    &["HTTP response body: "],
    &["<HttpError ", " when requesting "],
    &["An error occurred (", ") when calling the ", " operation"],
    &["The server responded with: {"],
    &["status_code: ", ", body: {"],
    &["API error occurred: Status ", "{"],
    &["{'error': {'code': "],
    &["\nCode: ", "\nMessage: "],
    &["RequestId:", "ErrorCode:"],
];

/// What an error that says `text` has in it.
fn quotes(text: &str) -> Option<Category> {
    QUOTING.iter().any(|row| row.iter().all(|piece| text.contains(piece))).then_some(Category::Payload)
}

/// Whether `rest`, which follows [`REFUSED`], is a status and an answer.
fn is_refused(rest: &str) -> bool {
    rest.starts_with(['4', '5']) && rest.get(3..).is_some_and(|rest| rest.starts_with(" - {"))
}

/// How the answers of model services print.
const OBJECTS: &[&str] = &[
    "ChatCompletion(", "ChatCompletionMessage(", "Completion(id=", "CreateEmbeddingResponse(", "Message(id='msg_",
    "GenerateContentResponse(", "ChatCompletionResponse(", "AIMessage(content=", "<OpenAIObject ", "EmbeddingResponse(",
];

/// How `os.environ` prints.
const ENVIRON: &str = "environ({'";

/// Variables that every environment has.
const USUAL: &[&str] = &["PATH", "HOME", "USER", "SHELL", "LANG", "PWD", "TERM", "HOSTNAME", "LOGNAME", "SHLVL", "OLDPWD", "_"];

fn finding(notebook: &Notebook<'_>, cell: Cell<'_>, content: Value<'_>, category: Category, text: String, file_line: usize) -> Finding {
    let span = content.span();
    let rule: &'static Rule = match category {
        Category::Environment => &ENVIRONMENT_DUMP,
        _ => &RESPONSE_PAYLOAD,
    };
    let what = rule.name;
    let start = LineColumn { line: 1, column: 1 };
    let shown = format!("[{}]", what);
    Finding {
        rule: rule.id,
        category,
        severity: rule.severity,
        confidence: Confidence::Medium,
        message: what.to_owned(),
        given: None,
        revoke: rule.revoke,
        location: Location {
            cell: Some(CellRef::from(cell)),
            pointer: notebook.root().locate(span.start, &|_| false).0,
            start,
            end: LineColumn::of(text.as_bytes(), text.len()),
            file_line,
            spans: vec![Span::new(span.start, span.end)],
        },
        secret: Secret::new(text, 0),
        excerpt: Excerpt { mark: 0..shown.len(), line: shown },
    }
}
