//! Views over a JSON tree that is a notebook: nbformat 2, 3 and 4, and Zeppelin.
//!
//! A view owns no bytes and judges by what is there, not by the version number: a notebook whose `nbformat` is missing
//! or wrong is read all the same. Where a key stands twice, every one of its values is seen.

mod ansi;
mod cell;
mod mapping;
mod markup;
mod mime;
mod part;
mod text;

pub use cell::{Cell, CellKind};
pub use mime::Mime;
pub use part::{Part, Place};
pub use text::{Form, Text};

use crate::json::{Document, JsonError, Kind, Value};

/// Why a file is not a notebook that nbguard can work on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotebookError {
    /// The bytes are not JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON, but without what makes a notebook.
    #[error("line 1, column 1: JSON, but not a notebook: it has no list `cells`, `worksheets` or `paragraphs`")]
    NotANotebook,
}

/// How a notebook lays its cells out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// nbformat 4: one list `cells`.
    Cells,
    /// nbformat 2 and 3: `worksheets`, each with its `cells`.
    Worksheets,
    /// Apache Zeppelin: `paragraphs`.
    Paragraphs,
}

/// A notebook: its layout and its cells in reading order.
#[derive(Debug)]
pub struct Notebook<'d> {
    root: Value<'d>,
    layout: Layout,
    cells: Vec<Cell<'d>>,
}

impl<'d> Notebook<'d> {
    /// The notebook that `document` holds.
    ///
    /// # Errors
    /// [`NotebookError::NotANotebook`] where there is no list of cells.
    pub fn of(document: &'d Document<'d>) -> Result<Self, NotebookError> {
        let root = document.root();
        let has = |key| root.all(key).any(|value| value.kind() == Kind::Array);
        let layout = match () {
            () if has("cells") => Layout::Cells,
            () if has("worksheets") => Layout::Worksheets,
            () if has("paragraphs") => Layout::Paragraphs,
            // a notebook that says so and has no cells at all
            () if root.get("nbformat").is_some_and(|version| version.kind() == Kind::Number) => Layout::Cells,
            () => return Err(NotebookError::NotANotebook),
        };
        let lists: Vec<Value<'d>> = match layout {
            Layout::Cells => root.all("cells").collect(),
            Layout::Worksheets => root.all("worksheets").flat_map(Value::elements).flat_map(|sheet| sheet.all("cells")).collect(),
            Layout::Paragraphs => root.all("paragraphs").collect(),
        };
        let cells = lists.into_iter().flat_map(|list| list.elements().map(move |cell| (list, cell)));
        let cells = cells.enumerate().map(|(index, (list, value))| Cell::new(index, list, value, layout)).collect();
        Ok(Self { root, layout, cells })
    }

    /// The outermost object.
    #[must_use]
    pub fn root(&self) -> Value<'d> {
        self.root
    }

    /// The file it was read from.
    #[must_use]
    pub fn bytes(&self) -> &'d [u8] {
        self.root.document_bytes()
    }

    /// How the cells are laid out.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The cells in reading order.
    #[must_use]
    pub fn cells(&self) -> &[Cell<'d>] {
        &self.cells
    }

    /// The notebook's own metadata: one value unless the key stands twice.
    pub fn metadata(&self) -> impl Iterator<Item = Value<'d>> {
        self.root.all("metadata")
    }

    /// The kernel's language in lower case, `python` where the notebook does not say.
    #[must_use]
    pub fn language(&self) -> String {
        let named = |outer: &str, inner: &str| self.metadata().filter_map(|meta| meta.get(outer)?.get(inner)?.text()).last();
        named("kernelspec", "language")
            .or_else(|| named("language_info", "name"))
            .map_or_else(|| "python".to_owned(), |name| name.to_lowercase())
    }
}
