//! What to take out of a notebook: the plan is a list of edits, and every byte outside them stays.
//!
//! Cleaning what was cleaned plans nothing. Flags, tags and metadata mean what they mean to nbstripout 0.9.

mod keys;
mod outputs;
mod redact;
mod size;
mod withhold;

pub use keys::{DEFAULT_KEYS, KeyPath, KeyPathError};
pub use outputs::OutputType;
pub use redact::{masks, redactions};
pub use size::{ByteSize, ByteSizeError};

use crate::detect;
use crate::edit::{Edit, Edits};
use crate::finding::Finding;
use crate::json::{Value, removals};
use crate::notebook::{self, Layout, Notebook};
use crate::span::LineColumn;
use std::cell::{Cell, LazyCell};

/// What becomes of outputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outputs {
    /// They go; what a tag, a type or a size keeps is redacted.
    #[default]
    Strip,
    /// They stay, with secrets in them replaced.
    Redact,
    /// They stay as they are.
    Keep,
}

/// What becomes of cell ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ids {
    /// They stay.
    #[default]
    Keep,
    /// Each becomes its cell's place in the cleaned notebook, from `0`.
    Sequential,
    /// They go.
    Drop,
}

/// What a clean takes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What becomes of outputs.
    pub outputs: Outputs,
    /// Whether execution counts stay.
    pub keep_count: bool,
    /// What becomes of cell ids.
    pub ids: Ids,
    /// Keys of the notebook and its cells that go.
    pub keys: Vec<KeyPath>,
    /// Whether cells without source go.
    pub drop_empty_cells: bool,
    /// Cells with one of these tags go.
    pub drop_tagged_cells: Vec<String>,
    /// Whether `init_cell` no longer keeps a cell's outputs.
    pub strip_init_cells: bool,
    /// Outputs up to this size stay.
    pub max_size: ByteSize,
    /// Outputs of these types go even where outputs stay.
    pub drop_output_types: Vec<OutputType>,
    /// Outputs of these types stay even where outputs go.
    pub keep_output_types: Vec<OutputType>,
    /// Whether CRLF becomes LF.
    pub unix_newlines: bool,
}

/// Why a notebook could not be cleaned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CleanError {
    /// Metadata and tags of one cell say opposite things.
    #[error("line {}, column {}: cell {}: `keep_output` is false in the cell's metadata, but its tags say `keep_output`; remove one of the two", at.line, at.column, cell + 1)]
    Contradiction {
        /// The cell, from 0.
        cell: usize,
        /// Where its metadata says so.
        at: LineColumn,
    },
}

/// The edits that clean `notebook`.
///
/// # Errors
/// Where a cell contradicts itself, see [`CleanError`].
pub fn plan(notebook: &Notebook<'_>, options: &Options) -> Result<Edits, CleanError> {
    plan_with(notebook, options, &LazyCell::new(|| detect::findings(notebook)))
}

/// The same for a notebook of which long strings may be cut short; `None` where what is in them matters, because an
/// output stays that may hold secrets or is measured.
///
/// # Errors
/// As [`plan`].
pub fn plan_unread(notebook: &Notebook<'_>, options: &Options) -> Result<Option<Edits>, CleanError> {
    let matters = Cell::new(options.max_size.keeps_some());
    let findings = LazyCell::new(|| {
        matters.set(true);
        Vec::new()
    });
    let edits = plan_with(notebook, options, &findings)?;
    Ok((!matters.get()).then_some(edits))
}

/// The findings of a notebook, looked for when they are first asked for.
type Findings<F> = LazyCell<Vec<Finding>, F>;

fn plan_with(notebook: &Notebook<'_>, options: &Options, findings: &Findings<impl FnOnce() -> Vec<Finding>>) -> Result<Edits, CleanError> {
    let mut edits = Vec::new();
    let (gone, kept): (Vec<_>, Vec<_>) = notebook.cells().iter().copied().partition(|cell| is_dropped(*cell, options));
    drop_cells(&gone, &mut edits);
    for (place, cell) in kept.iter().enumerate() {
        outputs::plan(notebook, *cell, options, &|output| changes(output, options, findings), &mut edits)?;
        if !options.keep_count {
            edits.extend(cell.counts().map(to_null));
        }
        plan_id(notebook.layout(), *cell, place, options.ids, &mut edits);
        keys::plan_cell(cell.value(), &options.keys, &mut edits);
    }
    keys::plan_notebook(notebook, &options.keys, &mut edits);
    if options.unix_newlines {
        edits.extend(carriage_returns(notebook.bytes()));
    }
    Ok(Edits::new(notebook.bytes(), edits))
}

/// What is done to an output that stays.
fn changes(output: Value<'_>, options: &Options, findings: &Findings<impl FnOnce() -> Vec<Finding>>) -> Vec<Edit> {
    let counts = output.all("execution_count").filter(|_| !options.keep_count).map(to_null);
    let mut changes: Vec<Edit> = counts.collect();
    if options.outputs != Outputs::Keep {
        changes.extend(redact::output(output, findings));
    }
    changes
}

fn is_dropped(cell: notebook::Cell<'_>, options: &Options) -> bool {
    options.drop_empty_cells && cell.is_blank() || options.drop_tagged_cells.iter().any(|tag| cell.has_tag(tag))
}

/// Takes out the cells of `gone`, which are in reading order.
fn drop_cells(gone: &[notebook::Cell<'_>], edits: &mut Vec<Edit>) {
    for in_one_list in gone.chunk_by(|a, b| a.list() == b.list()) {
        let list = in_one_list[0].list();
        let is_gone = |value: &Value<'_>| in_one_list.iter().any(|cell| cell.value() == *value);
        let indices: Vec<usize> = list.elements().enumerate().filter(|(_, value)| is_gone(value)).map(|(index, _)| index).collect();
        edits.extend(removals(list, &indices).into_iter().map(Edit::delete));
    }
}

fn plan_id(layout: Layout, cell: notebook::Cell<'_>, place: usize, ids: Ids, edits: &mut Vec<Edit>) {
    if layout == Layout::Paragraphs {
        return; // Zeppelin refers to its paragraphs by id
    }
    match ids {
        Ids::Keep => {}
        Ids::Sequential => edits.extend(cell.value().all("id").map(|id| Edit::replace(id.span(), format!("\"{place}\"")))),
        Ids::Drop => edits.extend(keys::without(cell.value(), "id")),
    }
}

fn to_null(value: Value<'_>) -> Edit {
    Edit::replace(value.span(), "null")
}

/// Every CR before a LF: JSON has none inside strings, so all are line ends of the file.
fn carriage_returns(bytes: &[u8]) -> impl Iterator<Item = Edit> {
    memchr::memmem::find_iter(bytes, b"\r\n").map(|at| Edit::delete(crate::span::Span::new(at, at + 1)))
}
