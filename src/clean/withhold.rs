//! Putting one note in the place of an output that shows what is not for git: response data, the environment.

use crate::edit::Edit;
use crate::finding::{Category, withheld_note};
use crate::json::{Kind, Value, removals};
use crate::span::Span;

/// Members that hold what an output shows, by format: a stream's text, a MIME bundle, nbformat 3's short names, an error.
const CONTENT: &[&str] = &["text", "data", "html", "svg", "latex", "json", "javascript", "png", "jpeg", "pdf", "evalue", "traceback"];

/// Those of which a text has to stay.
const TEXTS: &[&str] = &["text", "evalue", "traceback"];

/// The edits that leave `output` with one `text/plain` note, or one line of a stream, that says what was withheld and
/// how large it was.
pub(super) fn withhold(output: Value<'_>, category: Category) -> Vec<Edit> {
    let what = match category {
        Category::Environment => "environment dump",
        Category::Payload | Category::Secret => "HTTP response data",
    };
    let content = || output.members().enumerate().filter(|(_, member)| CONTENT.iter().any(|key| member.key.is_text(key)));
    let size: usize = content().map(|(_, member)| member.value.raw().len()).sum();
    let note = withheld_note(what, size);
    let mut edits = Vec::new();
    let mut gone = Vec::new();
    for (index, member) in content() {
        match member.value.kind() {
            Kind::Object => edits.push(bundle(member.value, &note)),
            _ if TEXTS.iter().any(|key| member.key.is_text(key)) => edits.push(text(member.value, &note)),
            _ => gone.push(index),
        }
    }
    edits.extend(removals(output, &gone).into_iter().map(Edit::delete));
    edits
}

/// A text given way to `note`: a list stays a list, laid out as it was.
fn text(value: Value<'_>, note: &str) -> Edit {
    let quoted = format!("\"{note}\"");
    match (value.elements().next(), value.elements().last()) {
        (Some(first), Some(last)) => Edit::replace(Span::new(first.span().start, last.span().end), quoted),
        _ => Edit::replace(value.span(), quoted),
    }
}

/// A MIME bundle given way to one that holds the note alone.
fn bundle(value: Value<'_>, note: &str) -> Edit {
    let entry = format!("\"text/plain\": \"{note}\"");
    match (value.members().next(), value.members().last()) {
        (Some(first), Some(last)) => Edit::replace(Span::new(first.key.span().start, last.value.span().end), entry),
        _ => Edit::replace(value.span(), format!("{{{entry}}}")),
    }
}
