//! A notebook as a person reads it, one block a cell: what git's diff driver shows.
//!
//! Made for comparing: what is the same in two notebooks is the same text, so nothing is numbered by its place, and
//! members stand in the order of their names. What is too long to be read is shown as its size and a digest, so that a
//! change of it shows. The notebook given is one that may be shown: cleaned, its secrets replaced.

use super::counted;
use crate::json::{Kind, Value};
use crate::notebook::{Cell, Form, Mime, Notebook, Text};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes of a value that are shown on its line.
const LONGEST: usize = 200;

/// Levels of members that have lines of their own.
const DEEPEST: usize = 4;

/// The text of `notebook`: each cell's source and outputs, then what the notebook says about itself.
#[must_use]
pub fn render(notebook: &Notebook<'_>) -> String {
    let mut out = String::new();
    for cell in notebook.cells() {
        render_cell(*cell, &mut out);
    }
    out.push_str("── notebook\n");
    members(notebook.root(), &|key| CELL_LISTS.contains(&key), "", &mut out);
    out
}

/// Members that hold the cells, by format.
const CELL_LISTS: &[&str] = &["cells", "worksheets", "paragraphs"];

fn render_cell(cell: Cell<'_>, out: &mut String) {
    let id = cell.id().map(|id| format!(" {}", line(&id))).unwrap_or_default();
    let count = cell.execution_count().map(|count| format!(" In [{count}]")).unwrap_or_default();
    let _ = writeln!(out, "── {}{id}{count}", cell.kind().name());
    members(cell.value(), &|key| SHOWN.contains(&key), "", out);
    for source in cell.sources() {
        lines(&Text::of(source, Form::Terminal), "", out);
    }
    for outputs in cell.outputs() {
        outputs.elements().for_each(|output| render_output(output, out));
        members(outputs, &|_| false, " ─ ", out);
    }
    out.push('\n');
}

/// Members of a cell that its block shows otherwise.
const SHOWN: &[&str] = &["cell_type", "id", "execution_count", "prompt_number", "source", "input", "text", "outputs", "results", "result"];

fn render_output(output: Value<'_>, out: &mut String) {
    let text_of = |key: &str| output.get(key).and_then(Value::text).map(|text| line(&text));
    let kind = text_of("output_type").unwrap_or_default();
    let count = output.get("execution_count").filter(|count| count.kind() == Kind::Number);
    let count = count.map(|count| format!(" [{}]", String::from_utf8_lossy(count.raw()))).unwrap_or_default();
    for member in output.members() {
        let key = member.key.text().unwrap_or_default();
        let name = match (&*key, &*kind) {
            ("data", _) => {
                for own in member.value.members() {
                    let mime = own.key.text().unwrap_or_default();
                    content(&format!("{kind}{count} {}", line(&mime)), &mime, own.value, out);
                }
                continue;
            }
            ("text", "stream") => text_of("name").or_else(|| text_of("stream")).unwrap_or_else(|| "stream".to_owned()),
            ("traceback", _) => match (text_of("ename"), text_of("evalue")) {
                (Some(name), Some(value)) => format!("{kind} {name}: {value}"),
                _ => kind.clone(),
            },
            ("output_type" | "name" | "stream" | "execution_count" | "prompt_number" | "ename" | "evalue", _) => continue,
            ("metadata", _) => {
                members(member.value, &|_| false, " ─ metadata.", out);
                continue;
            }
            // a representation under nbformat 3's short name
            (key, kind) => format!("{kind}{count} {}", line(key)),
        };
        content(&name, &key, member.value, out);
    }
}

/// What an output holds under `key`, a MIME type or a member's name: its lines where a person reads them, else its size.
fn content(name: &str, key: &str, value: Value<'_>, out: &mut String) {
    let is_text = value.is_string() || value.is_text_list();
    let is_read = Mime::of(key) == Mime::Text && (key.starts_with("text") || ["traceback", "latex"].contains(&key));
    if !is_text || !is_read {
        let _ = writeln!(out, " ─ {name}, {}", sized(value.raw()));
        return;
    }
    let text = if key == "traceback" { Text::lines(value, Form::Terminal) } else { Text::of(value, Form::Terminal) };
    let _ = writeln!(out, " ─ {name}, {}, {}", counted(text.as_str().lines().count(), "line"), size(text.as_str().len()));
    lines(&text, "   │ ", out);
}

/// The lines of `text`, each after `lead`, without what a terminal would act on.
fn lines(text: &Text<'_>, lead: &str, out: &mut String) {
    for one in text.as_str().lines() {
        let _ = writeln!(out, "{lead}{}", line(one));
    }
}

/// `text` on one line, without what a terminal would act on.
fn line(text: &str) -> String {
    text.chars().map(|char| if char.is_control() && char != '\t' { '\u{fffd}' } else { char }).collect()
}

/// The members of `object` that are not passed over, one a line in the order of their names: `metadata.tags: ["a"]`.
fn members(object: Value<'_>, pass: &dyn Fn(&str) -> bool, lead: &str, out: &mut String) {
    let own = object.members().map(|member| (line(&member.key.text().unwrap_or_default()), member.value, 1));
    let mut pending: Vec<(String, Value<'_>, usize)> = own.filter(|(key, ..)| !pass(key)).collect();
    let mut shown = Vec::new();
    while let Some((path, value, depth)) = pending.pop() {
        if value.kind() == Kind::Object && depth < DEEPEST {
            let below = value.members().map(|member| (line(&member.key.text().unwrap_or_default()), member.value));
            pending.extend(below.map(|(key, value)| (format!("{path}.{key}"), value, depth + 1)));
        } else {
            shown.push(format!("{lead}{path}: {}\n", compact(value)));
        }
    }
    shown.sort();
    out.extend(shown);
}

/// `value` on one line, or how large it is.
fn compact(value: Value<'_>) -> String {
    let mut text = Vec::new();
    let mut in_string = false;
    let mut escaped = false;
    for &byte in value.raw() {
        if in_string || !byte.is_ascii_whitespace() {
            text.push(byte);
        }
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ => {}
        }
    }
    if text.len() > LONGEST { sized(&text) } else { String::from_utf8_lossy(&text).into_owned() }
}

/// The size of something that is not shown, and a digest that tells it from others.
fn sized(bytes: &[u8]) -> String {
    let digest: String = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{}, {digest}", size(bytes.len()))
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}
