//! What Python's own calls make of lists, dicts and texts whose parts are known: `zip`, `dict`, `split`, `json.loads`.

use super::running::item_of;
use super::value::{Literal, Origin, Places, Value};
use crate::json::{self, Document};
use std::ops::Range;
use std::rc::Rc;

/// Lists that are put together into rows: more rows than that are data.
const MOST_ROWS: usize = 48;

/// Bytes up to which a text is taken apart.
const LONGEST: usize = 1000;

/// The class of a file that stands in memory only.
pub(super) const MEMORY: &str = "io.StringIO";

/// What the call of `method` gives; `None` where nothing is known of its parts.
pub(super) fn structure(method: &str, receiver: &Value, arguments: &[Value], keywords: &[(&str, &Value)]) -> Option<Value> {
    match (method, arguments) {
        ("dict" | "OrderedDict" | "SimpleNamespace" | "Namespace" | "Munch" | "DotMap", []) if !keywords.is_empty() => {
            Some(Value::map(keywords.iter().map(|(name, value)| ((*name).into(), (*value).clone())).collect()))
        }
        ("dict" | "OrderedDict", [list]) => pairs(list).map(Value::map),
        ("zip", [_, _, ..]) => {
            let Some(lists) = arguments.iter().map(Value::items).collect::<Option<Vec<&[Value]>>>() else {
                // of rows that are not known each is like the other
                let is_answer = arguments.iter().any(|list| list.origin >= Origin::Response);
                return is_answer.then(|| Value::row(vec![Value::row(arguments.iter().map(item_of).collect())]));
            };
            let rows = lists.iter().map(|list| list.len()).min().unwrap_or_default().min(MOST_ROWS);
            Some(Value::row((0..rows).map(|row| Value::row(lists.iter().map(|list| list[row].clone()).collect())).collect()))
        }
        ("enumerate", [list, ..]) if list.origin >= Origin::Response => {
            Some(Value::row(vec![Value::row(vec![Value::from(Origin::Number), item_of(list)])]))
        }
        ("iterrows", []) if receiver.origin >= Origin::Response => {
            Some(Value::row(vec![Value::row(vec![Value::from(Origin::Number), item_of(receiver)])]))
        }
        ("StringIO" | "BytesIO", []) => Some(Value::object(MEMORY, Vec::new())),
        ("get", [key, ..]) => receiver.entry(key.text()?).cloned(),
        ("items", []) if !receiver.entries().is_empty() => {
            let pair = |(key, value): &(Rc<str>, Value)| Value::row(vec![Value::literal(Rc::clone(key), Places::default()), value.clone()]);
            Some(Value::row(receiver.entries().iter().map(pair).collect()))
        }
        ("values", []) if !receiver.entries().is_empty() => {
            Some(Value::row(receiver.entries().iter().map(|(_, value)| value.clone()).collect()))
        }
        ("split" | "splitlines", _) => {
            let literal = only(receiver)?;
            let words = match (method, arguments.first().and_then(Value::text)) {
                ("splitlines", _) => words(&literal.text, |c| c == '\n'),
                (_, Some(separator)) => words(&literal.text, |c| separator.contains(c)),
                _ => words(&literal.text, char::is_whitespace),
            };
            words.into_iter().map(|word| stretch(literal, word)).collect::<Option<_>>().map(Value::row)
        }
        ("loads", [text, ..]) => parsed(only(text)?),
        _ => None,
    }
}

fn pairs(list: &Value) -> Option<Vec<(Rc<str>, Value)>> {
    let pair = |pair: &Value| match pair.items()? {
        [key, value] => Some((key.text()?.into(), value.clone())),
        _ => None,
    };
    list.items()?.iter().map(pair).collect()
}

/// The one short literal that `value` is.
fn only(value: &Value) -> Option<&Literal> {
    match value.literals.as_slice() {
        [only] if only.text.len() <= LONGEST => Some(only),
        _ => None,
    }
}

fn stretch(literal: &Literal, range: Range<usize>) -> Option<Value> {
    Some(Value::of_literals([literal.stretch(range)?]))
}

/// The stretches of `text` between separators.
fn words(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, char) in text.char_indices().chain([(text.len(), '\0')]) {
        if at == text.len() || is_separator(char) {
            words.extend((start < at).then_some(start..at));
            start = at + char.len_utf8();
        }
    }
    words
}

/// The texts in a JSON object.
fn parsed(literal: &Literal) -> Option<Value> {
    let document = Document::parse(literal.text.as_bytes()).ok()?;
    let entry = |member: json::Member<'_>| {
        let span = member.value.string_span()?;
        Some((member.key.text()?.as_ref().into(), stretch(literal, span.start..span.end)?))
    };
    Some(Value::map(document.root().members().filter_map(entry).collect()))
}
