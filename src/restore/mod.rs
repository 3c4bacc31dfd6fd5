//! Outputs put back into a notebook that comes out of git, from notebooks as they were before they went in.
//!
//! What comes out cleans to the very bytes that git has: git sees no change in it. Where that cannot be had, nothing is
//! put back.

mod layout;

use crate::clean::{self, Options};
use crate::edit::{Edit, Edits};
use crate::json::{Document, Value};
use crate::notebook::{Cell, CellKind, Notebook};
use layout::Layout;
use std::collections::HashMap;

/// The notebook `blob` with what `options` took out of those in `kept`, the best first; `None` where nothing fits.
///
/// One that was cleaned to `blob` is given back as it was. Otherwise a cell gets the outputs of the first that has a cell
/// with the same source: also when that has none, for then they were cleared.
#[must_use]
pub fn restored(blob: &[u8], kept: impl IntoIterator<Item = Vec<u8>>, options: &Options) -> Option<Vec<u8>> {
    let mut kept = kept.into_iter().peekable();
    kept.peek()?;
    let document = Document::parse(blob).ok()?;
    let notebook = Notebook::of(&document).ok()?;
    let mut bare = by_source(&notebook);
    let mut edits = Vec::new();
    for raw in kept {
        let Some(cleaning) = cleaning(&raw, options) else { continue };
        if cleaning.apply(&raw) == blob {
            return Some(raw);
        }
        edits.extend(put_back(&mut bare, Layout::of(notebook.root()), &raw, &cleaning));
    }
    let edits = Edits::new(blob, edits);
    let whole = edits.apply(blob);
    let cleans_back = || cleaning(&whole, options).is_some_and(|cleaning| cleaning.apply(&whole) == blob);
    (!edits.is_empty() && cleans_back()).then_some(whole)
}

/// The edits that clean `bytes`, if they are a notebook.
fn cleaning(bytes: &[u8], options: &Options) -> Option<Edits> {
    let document = Document::parse(bytes).ok()?;
    clean::plan(&Notebook::of(&document).ok()?, options).ok()
}

/// Cells of code under the text of their source, however it is cut into lines.
type BySource<'d> = HashMap<String, Vec<Cell<'d>>>;

fn by_source<'d>(notebook: &Notebook<'d>) -> BySource<'d> {
    let mut cells = BySource::new();
    for cell in notebook.cells().iter().filter(|cell| cell.kind() == CellKind::Code && !cell.is_blank()) {
        let source = cell.sources().flat_map(Value::lines).filter_map(Value::text).collect();
        cells.entry(source).or_default().push(*cell);
    }
    cells
}

/// The edits that put into `bare` what `cleaning` took out of the cells of `raw` with the same source. Those cells are
/// then no longer `bare`; `layout` is that of their notebook.
fn put_back(bare: &mut BySource<'_>, layout: Option<Layout<'_>>, raw: &[u8], cleaning: &Edits) -> Vec<Edit> {
    let Ok(document) = Document::parse(raw) else { return Vec::new() };
    let Ok(notebook) = Notebook::of(&document) else { return Vec::new() };
    let from = Layout::of(notebook.root());
    let as_here = |raw: &[u8]| Some(layout::moved(std::str::from_utf8(raw).ok()?, from, layout));
    let mut edits = Vec::new();
    for (source, full) in by_source(&notebook) {
        let Some(bare) = bare.get_mut(&source) else { continue };
        edits.extend(pairs(bare, full).into_iter().flat_map(|(bare, full)| fill(bare, full, cleaning, &as_here)));
    }
    edits
}

/// Cells of one source, each with its own in `full`: by their ids, and where one has none in their order where none was
/// added or removed, else where they stand in the notebook. They are taken out of `bare`.
fn pairs<'b, 'f>(bare: &mut Vec<Cell<'b>>, mut full: Vec<Cell<'f>>) -> Vec<(Cell<'b>, Cell<'f>)> {
    let mut pairs = Vec::new();
    let mut pair = |full: &mut Vec<Cell<'f>>, bare: &mut Vec<Cell<'b>>, is_same: &dyn Fn(Cell<'_>, Cell<'_>) -> bool| {
        bare.retain(|cell| match full.iter().position(|own| is_same(*cell, *own)) {
            Some(place) => {
                pairs.push((*cell, full.remove(place)));
                false
            }
            None => true,
        });
    };
    pair(&mut full, bare, &|cell, own| cell.id().is_some_and(|id| own.id() == Some(id)));
    let as_many = bare.len() == full.len();
    // two ids are two cells, though they do the same
    let may_be = |cell: Cell<'_>, own: Cell<'_>| cell.id().is_none() || own.id().is_none();
    pair(&mut full, bare, &|cell, own| may_be(cell, own) && (as_many || cell.index() == own.index()));
    pairs
}

/// The edits that make the outputs and counts of `bare` those of `full`, as far as cleaning makes the one of the other.
fn fill(bare: Cell<'_>, full: Cell<'_>, cleaning: &Edits, as_here: &dyn Fn(&[u8]) -> Option<String>) -> Vec<Edit> {
    let pairs = bare.outputs().zip(full.outputs()).chain(bare.counts().zip(full.counts()));
    let cleaned = |from: Value<'_>| cleaning.within(from.span()).apply(from.raw());
    let fitting = pairs.filter(|(to, from)| as_here(&cleaned(*from)).is_some_and(|cleaned| cleaned.as_bytes() == to.raw()));
    fitting.filter_map(|(to, from)| Some(Edit::replace(to.span(), as_here(from.raw())?))).collect()
}
