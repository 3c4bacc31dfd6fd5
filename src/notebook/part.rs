//! Every text of a notebook, once: what the detector reads.
//!
//! Nothing is left out but the data of binary MIME types: what is not a source or an output that nbguard knows is
//! walked as JSON, each string under its key, so that a member nobody has heard of is still looked at.

use super::cell::{is_outputs_key, is_source_key};
use super::{Cell, CellKind, Form, Mime, Notebook, Text};
use crate::json::{Kind, Value};
use std::borrow::Cow;

/// What sort of text a part is.
#[derive(Clone, PartialEq, Eq)]
pub enum Place<'d> {
    /// A cell's source.
    Source(CellKind),
    /// An output that reads as text: a stream, a traceback, a text MIME type.
    Output,
    /// The text between the tags of an HTML or SVG output, or of a Markdown cell with a table in it; the same is also there whole, as
    /// [`Place::Output`] or [`Place::Source`].
    Markup,
    /// A string in JSON (metadata, a JSON bundle, widget state), under the nearest key above it.
    Leaf {
        /// That key; empty where there is none.
        key: Cow<'d, str>,
        /// The string under `name`, `key` or the like beside it: `{"name": "API_KEY", "value": "…"}`.
        label: Option<Cow<'d, str>>,
    },
}

impl std::fmt::Debug for Place<'_> {
    /// Its sort only: a key may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Source(kind) => write!(f, "Source({kind:?})"),
            Self::Output => f.write_str("Output"),
            Self::Markup => f.write_str("Markup"),
            Self::Leaf { .. } => f.write_str("Leaf"),
        }
    }
}

/// One text of a notebook.
#[derive(Debug)]
pub struct Part<'d> {
    /// What sort it is.
    pub place: Place<'d>,
    /// The cell it is in; `None` in the notebook's own metadata.
    pub cell: Option<Cell<'d>>,
    /// The text.
    pub text: Text<'d>,
}

impl<'d> Notebook<'d> {
    /// All parts in file order.
    #[must_use]
    pub fn parts(&self) -> Vec<Part<'d>> {
        let mut parts = Vec::new();
        let mut lists: Vec<_> = self.cells().iter().map(|cell| cell.list()).collect();
        lists.dedup();
        walk_leaves(self.root(), &|value| lists.contains(&value), &mut |place, value| {
            parts.push(Part { place, cell: None, text: Text::of(value, Form::Terminal) });
        });
        for cell in self.cells() {
            cell_parts(*cell, &mut parts);
        }
        parts
    }
}

fn cell_parts<'d>(cell: Cell<'d>, parts: &mut Vec<Part<'d>>) {
    if cell.value().kind() != Kind::Object {
        leaves(cell, cell.value(), parts);
    }
    for member in cell.value().members() {
        if is_source_key(member.key) && member.value.lines().next().is_some() {
            let text = Text::of(member.value, Form::Terminal);
            // a table in a Markdown cell may be HTML
            let markup = (cell.kind() == CellKind::Markdown && has_table(text.as_str())).then(|| text.in_form(Form::Markup));
            parts.push(Part { place: Place::Source(cell.kind()), cell: Some(cell), text });
            parts.extend(markup.map(|text| Part { place: Place::Markup, cell: Some(cell), text }));
        } else if is_outputs_key(member.key) {
            output_list(cell, member.value, parts);
        } else if member.key.is_text("attachments") {
            member.value.members().for_each(|file| bundle(cell, file.value, parts));
        } else {
            member_leaves(cell, member.key, member.value, parts);
        }
    }
}

/// Whether there is a cell of an HTML table in `text`.
fn has_table(text: &str) -> bool {
    ["<td", "<TD"].iter().any(|tag| text.contains(tag))
}

fn output_list<'d>(cell: Cell<'d>, outputs: Value<'d>, parts: &mut Vec<Part<'d>>) {
    if outputs.kind() != Kind::Array {
        return leaves(cell, outputs, parts);
    }
    let mut stream: Vec<Value<'d>> = Vec::new();
    let mut stream_name = None;
    for output in outputs.elements() {
        let kind = output.get("output_type").and_then(Value::text);
        if kind.as_deref() == Some("stream") {
            // a program writes one stream; the front end cuts it into outputs where it likes
            let name = output.get("name").or_else(|| output.get("stream")).map(Value::raw);
            if name != stream_name {
                flush(cell, &mut stream, parts);
                stream_name = name;
            }
            stream.extend(output.all("text"));
            let rest = output.members().filter(|member| !member.key.is_text("text"));
            rest.for_each(|member| member_leaves(cell, member.key, member.value, parts));
        } else {
            flush(cell, &mut stream, parts);
            stream_name = None;
            output_parts(cell, output, parts);
        }
    }
    flush(cell, &mut stream, parts);
}

fn flush<'d>(cell: Cell<'d>, stream: &mut Vec<Value<'d>>, parts: &mut Vec<Part<'d>>) {
    if !stream.is_empty() {
        let text = Text::joined(std::mem::take(stream), Form::Terminal);
        parts.push(Part { place: Place::Output, cell: Some(cell), text });
    }
}

fn output_parts<'d>(cell: Cell<'d>, output: Value<'d>, parts: &mut Vec<Part<'d>>) {
    if output.kind() != Kind::Object {
        return leaves(cell, output, parts);
    }
    for member in output.members() {
        let key = member.key.text().unwrap_or_default();
        match &*key {
            "data" if member.value.kind() == Kind::Object => bundle(cell, member.value, parts),
            "traceback" if member.value.is_text_list() => {
                let text = Text::lines(member.value, Form::Terminal);
                parts.push(Part { place: Place::Output, cell: Some(cell), text });
            }
            "evalue" | "text" | "html" | "svg" | "latex" | "javascript" | "json" | "png" | "jpeg" | "pdf" => {
                representation(cell, &key, member.key, member.value, parts);
            }
            _ => member_leaves(cell, member.key, member.value, parts),
        }
    }
}

/// A MIME bundle: an object from MIME types to representations.
fn bundle<'d>(cell: Cell<'d>, bundle: Value<'d>, parts: &mut Vec<Part<'d>>) {
    for member in bundle.members() {
        let key = member.key.text().unwrap_or_default();
        representation(cell, &key, member.key, member.value, parts);
    }
}

fn representation<'d>(cell: Cell<'d>, mime: &str, key: Value<'d>, value: Value<'d>, parts: &mut Vec<Part<'d>>) {
    let mime = Mime::of(mime);
    if mime == Mime::Binary {
        return;
    }
    if !value.is_string() && !value.is_text_list() {
        return member_leaves(cell, key, value, parts);
    }
    let text = Text::of(value, Form::Terminal);
    let markup = (mime == Mime::Markup).then(|| text.in_form(Form::Markup));
    parts.push(Part { place: Place::Output, cell: Some(cell), text });
    parts.extend(markup.map(|text| Part { place: Place::Markup, cell: Some(cell), text }));
}

fn leaves<'d>(cell: Cell<'d>, value: Value<'d>, parts: &mut Vec<Part<'d>>) {
    walk_leaves(value, &|_| false, &mut |place, leaf| {
        parts.push(Part { place, cell: Some(cell), text: Text::of(leaf, Form::Terminal) });
    });
}

/// The strings of one member, its key included.
fn member_leaves<'d>(cell: Cell<'d>, key: Value<'d>, value: Value<'d>, parts: &mut Vec<Part<'d>>) {
    let name = key.text().unwrap_or_default();
    if ["cell_type", "output_type", "name", "ename", "id"].contains(&&*name) && value.span().len() < 16 {
        return;
    }
    let mut emit = |place, leaf| parts.push(Part { place, cell: Some(cell), text: Text::of(leaf, Form::Terminal) });
    if value.is_string() {
        emit(Place::Leaf { key: name, label: None }, value);
    } else {
        walk_under(value, name, &|_| false, &mut emit);
    }
}

fn walk_leaves<'d>(value: Value<'d>, skip: &dyn Fn(Value<'d>) -> bool, emit: &mut dyn FnMut(Place<'d>, Value<'d>)) {
    walk_under(value, Cow::Borrowed(""), skip, emit);
}

/// Members whose string names what stands beside them, the telling ones first.
const LABELS: &[&str] = &["name", "key", "field", "variable", "param", "id", "description", "label", "varName", "deepnote_variable_name"];

/// Members that hold what the object's own key names.
const VALUES: &[&str] = &["value", "currentValue", "defaultValue"];

/// Every string at or below `top` with the nearest key above it, keys among them, without recursion.
fn walk_under<'d>(top: Value<'d>, top_key: Cow<'d, str>, skip: &dyn Fn(Value<'d>) -> bool, emit: &mut dyn FnMut(Place<'d>, Value<'d>)) {
    let mut pending = vec![(top, top_key, None::<Cow<'d, str>>)];
    while let Some((value, key, label)) = pending.pop() {
        match value.kind() {
            Kind::PlainString | Kind::EscapedString => emit(Place::Leaf { key, label }, value),
            Kind::Array => {
                let name = pair(value).unwrap_or_else(|| key.clone());
                pending.extend(value.elements().filter(|element| !skip(*element)).map(|element| (element, name.clone(), None)));
            }
            Kind::Object => {
                let is_password = value.get("model_name").is_some_and(|model| model.is_text("PasswordModel"));
                // `"db_password": {"currentValue": "…"}`
                let above = || VALUES.iter().any(|name| value.get(name).is_some()).then(|| key.clone());
                let label = if is_password {
                    Some("password".into())
                } else {
                    label.filter(|label| label == "password").or_else(|| beside(value)).or_else(above)
                };
                for member in value.members().filter(|member| !skip(member.value)) {
                    if member.key.span().len() > 12 {
                        emit(Place::Leaf { key: Cow::Borrowed(""), label: None }, member.key);
                    }
                    let name = member.key.text().unwrap_or_default();
                    if name.contains('/') && Mime::of(&name) == Mime::Binary && member.value.is_string() {
                        continue;
                    }
                    let is_rows = || member.value.elements().next().is_some_and(|row| row.kind() == Kind::Array);
                    if ["data", "rows"].contains(&&*name) && is_rows() {
                        let columns = columns(value);
                        let called = |index: usize| columns.get(index).unwrap_or(&name).clone();
                        let cells = |row: Value<'d>| row.elements().enumerate().map(|(index, cell)| (cell, called(index), None));
                        let (rows, others): (Vec<_>, Vec<_>) = member.value.elements().partition(|row| row.kind() == Kind::Array);
                        pending.extend(rows.into_iter().flat_map(cells));
                        pending.extend(others.into_iter().map(|other| (other, name.clone(), None)));
                        continue;
                    }
                    pending.push((member.value, name, label.clone()));
                }
            }
            _ => {}
        }
    }
}

/// The first of the two strings in `array`, which names the second: `["X-Api-Key", "…"]`.
fn pair(array: Value<'_>) -> Option<Cow<'_, str>> {
    let mut elements = array.elements().take(3);
    match (elements.next(), elements.next(), elements.next()) {
        (Some(name), Some(value), None) if name.is_string() && value.is_string() => name.text(),
        _ => None,
    }
}

/// What the columns of the rows in `object` are called: `{"columns": ["user"], "data": [["bob"]]}`, also in a `schema`.
fn columns<'d>(object: Value<'d>) -> Vec<Cow<'d, str>> {
    let schema = || object.get("schema").map(|schema| schema.get("fields").unwrap_or(schema));
    let Some(columns) = object.get("columns").or_else(schema).filter(|columns| columns.kind() == Kind::Array) else { return Vec::new() };
    columns.elements().map(|column| column.get("name").unwrap_or(column).text().unwrap_or_default()).collect()
}

/// The string in `object` that tells what its others are about.
fn beside<'d>(object: Value<'d>) -> Option<Cow<'d, str>> {
    let rank = |key: Value<'d>| key.text().and_then(|key| LABELS.iter().position(|label| *label == key));
    // of a key that is there twice the last counts, as in Python
    let named = object.members().filter(|member| member.value.is_string()).filter_map(|member| Some((rank(member.key)?, member.value)));
    named.min_by_key(|(rank, value)| (*rank, std::cmp::Reverse(value.span().start)))?.1.text()
}
