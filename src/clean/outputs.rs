//! Which outputs of a cell go, with nbstripout's precedence of flags, metadata and tags.

use super::{CleanError, Options, Outputs, size};
use crate::edit::Edit;
use crate::json::{Kind, Value, removals};
use crate::notebook::{Cell, Notebook};
use crate::span::LineColumn;
use std::convert::Infallible;
use std::str::FromStr;

/// A type of output, with the stream's name where that matters: `error`, `stream:stderr`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputType {
    kind: String,
    name: Option<String>,
}

impl FromStr for OutputType {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.split_once(':') {
            Some((kind, name)) => Self { kind: kind.to_owned(), name: Some(name.to_owned()) },
            None => Self { kind: text.to_owned(), name: None },
        })
    }
}

impl OutputType {
    fn matches(&self, output: Value<'_>) -> bool {
        let is = |key: &str, text: &str| output.get(key).is_some_and(|value| value.is_text(text));
        is("output_type", &self.kind) && self.name.as_deref().is_none_or(|name| is("name", name))
    }
}

/// Plans what becomes of the outputs of `cell`; `changes` says what is done to an output that stays.
pub(super) fn plan(
    notebook: &Notebook<'_>,
    cell: Cell<'_>,
    options: &Options,
    changes: &dyn Fn(Value<'_>) -> Vec<Edit>,
    edits: &mut Vec<Edit>,
) -> Result<(), CleanError> {
    let keep = is_kept(notebook, cell, options)?;
    for outputs in cell.outputs() {
        if outputs.kind() != Kind::Array {
            plan_whole(outputs, keep, changes, edits);
            continue;
        }
        let goes = |output: Value<'_>| {
            let named = |types: &[OutputType]| types.iter().any(|own| own.matches(output));
            let stays = keep && options.keep_output_types.is_empty()
                || named(&options.keep_output_types)
                || options.max_size.keeps_some() && size::fits_after(output, options.max_size, changes(output));
            !stays || named(&options.drop_output_types)
        };
        let (gone, stay): (Vec<_>, Vec<_>) = outputs.elements().enumerate().partition(|(_, output)| goes(*output));
        let indices: Vec<usize> = gone.into_iter().map(|(index, _)| index).collect();
        edits.extend(removals(outputs, &indices).into_iter().map(Edit::delete));
        edits.extend(stay.into_iter().flat_map(|(_, output)| changes(output)));
    }
    Ok(())
}

/// Outputs that are no list: Zeppelin's `results`.
fn plan_whole(outputs: Value<'_>, keep: bool, changes: &dyn Fn(Value<'_>) -> Vec<Edit>, edits: &mut Vec<Edit>) {
    if keep {
        edits.extend(changes(outputs));
    } else if outputs.is_truthy() {
        let empty = if outputs.kind() == Kind::Object { "{}" } else { "null" };
        edits.push(Edit::replace(outputs.span(), empty));
    }
}

/// Whether the outputs of `cell` stay: its own metadata and tags first, then the notebook's, then the mode.
fn is_kept(notebook: &Notebook<'_>, cell: Cell<'_>, options: &Options) -> Result<bool, CleanError> {
    if let Some(init) = cell.metadata_value("init_cell") {
        return Ok(init.is_truthy() && !options.strip_init_cells);
    }
    match (cell.metadata_value("keep_output"), cell.has_tag("keep_output")) {
        (Some(own), true) if !own.is_truthy() => {
            Err(CleanError::Contradiction { cell: cell.index(), at: LineColumn::of(notebook.bytes(), own.span().start) })
        }
        (_, true) => Ok(true),
        (Some(own), false) => Ok(own.is_truthy()),
        (None, false) => {
            let whole = notebook.metadata().filter_map(|metadata| metadata.get("keep_output")).last().map(Value::is_truthy);
            Ok(match options.outputs {
                Outputs::Keep => true,
                Outputs::Redact => whole.unwrap_or(true),
                Outputs::Strip => whole.unwrap_or(false),
            })
        }
    }
}
