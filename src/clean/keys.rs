//! Keys that go: paths such as `cell.metadata.collapsed` and `metadata.widgets`.

use crate::edit::Edit;
use crate::json::{Kind, Value, removals};
use crate::notebook::Notebook;
use std::str::FromStr;

/// What nbstripout takes out unless told otherwise: state of the front end, nothing that a reader misses.
pub const DEFAULT_KEYS: &[&str] = &[
    "metadata.signature", "metadata.widgets", "cell.metadata.collapsed", "cell.metadata.ExecuteTime", "cell.metadata.execution",
    "cell.metadata.heading_collapsed", "cell.metadata.hidden", "cell.metadata.scrolled",
];

/// Where a [`KeyPath`] starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Cell,
    Metadata,
}

/// A key to take out: `metadata.…` of the notebook, or `cell.…` of every cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPath {
    scope: Scope,
    path: String,
}

/// A path that starts neither with `cell.` nor with `metadata.`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key path; write `metadata.KEY` for the notebook's metadata or `cell.metadata.KEY` for the cells'")]
pub struct KeyPathError(String);

impl FromStr for KeyPath {
    type Err = KeyPathError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let scoped = |scope, path: &str| Self { scope, path: path.to_owned() };
        match text.split_once('.') {
            Some(("cell", path)) if !path.is_empty() => Ok(scoped(Scope::Cell, path)),
            Some(("metadata", path)) if !path.is_empty() => Ok(scoped(Scope::Metadata, path)),
            _ => Err(KeyPathError(text.to_owned())),
        }
    }
}

/// Plans the removal of the cell paths of `keys` from `cell`.
pub(super) fn plan_cell(cell: Value<'_>, keys: &[KeyPath], edits: &mut Vec<Edit>) {
    plan(cell, keys.iter().filter(|key| key.scope == Scope::Cell), edits);
}

/// Plans the removal of the notebook paths of `keys` from the metadata of `notebook`.
pub(super) fn plan_notebook(notebook: &Notebook<'_>, keys: &[KeyPath], edits: &mut Vec<Edit>) {
    for metadata in notebook.metadata() {
        plan(metadata, keys.iter().filter(|key| key.scope == Scope::Metadata), edits);
    }
}

/// The removal of every member `key` of `object`.
pub(super) fn without(object: Value<'_>, key: &str) -> Vec<Edit> {
    let named = object.members().enumerate().filter(|(_, member)| member.key.is_text(key));
    let indices: Vec<usize> = named.map(|(index, _)| index).collect();
    removals(object, &indices).into_iter().map(Edit::delete).collect()
}

/// What `keys` name below `top`. A key may itself hold dots, so at each object both the whole rest of a path and its
/// first piece are tried as a key.
fn plan<'k>(top: Value<'_>, keys: impl Iterator<Item = &'k KeyPath>, edits: &mut Vec<Edit>) {
    let mut pending: Vec<(Value<'_>, Vec<&str>)> = vec![(top, keys.map(|key| key.path.as_str()).collect())];
    while let Some((object, paths)) = pending.pop() {
        if object.kind() != Kind::Object {
            continue;
        }
        // all that goes from one object goes in one step: what is left of it decides which commas stay
        let mut gone = Vec::new();
        for (index, member) in object.members().enumerate() {
            let Some(key) = member.key.text() else { continue };
            let rests = || paths.iter().filter_map(|path| path.strip_prefix(&*key));
            if rests().any(str::is_empty) {
                gone.push(index);
            } else if !key.contains('.') {
                let below: Vec<&str> = rests().filter_map(|rest| rest.strip_prefix('.')).collect();
                pending.extend((!below.is_empty()).then_some((member.value, below)));
            }
        }
        edits.extend(removals(object, &gone).into_iter().map(Edit::delete));
    }
}
