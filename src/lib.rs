//! nbguard stands between Jupyter notebooks and git: it strips or redacts outputs, and finds credentials in cells.
//!
//! The way of the data is the order of the modules: bytes become a [`json`] tree, the tree a [`notebook`], [`detect`]
//! makes [`finding`]s of it, [`policy`] and [`mod@clean`] decide what to do, [`edit`] carries it out, [`report`] says
//! so. The library neither prints nor reads the environment; `docs/architecture.md` draws the picture.

pub mod clean;
pub mod detect;
pub mod edit;
pub mod finding;
pub mod git;
pub mod json;
pub mod notebook;
pub mod policy;
pub mod report;
pub mod restore;
pub mod span;
pub mod sparse;
pub mod store;

use edit::{Edit, Edits};
use finding::Finding;
use notebook::{Notebook, NotebookError};
pub use restore::restored;

/// Why nbguard could not do its work on a file. The file's name is for the caller to add.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is not a notebook that can be read.
    #[error(transparent)]
    Notebook(#[from] NotebookError),
    /// git LFS keeps it elsewhere.
    #[error(
        "a pointer of git LFS, not the notebook, which LFS keeps raw: take notebooks out of LFS (`git lfs untrack '*.ipynb'`); \
         `git lfs smudge <FILE >WHOLE && mv WHOLE FILE` puts the notebook into the pointer's place"
    )]
    LfsPointer,
    /// It cannot be cleaned.
    #[error(transparent)]
    Clean(#[from] clean::CleanError),
}

/// Everything in the notebook `bytes` that should not go into git, in file order; an empty file holds nothing.
///
/// # Errors
/// Where `bytes` are not a notebook.
pub fn scan(bytes: &[u8]) -> Result<Vec<Finding>, Error> {
    with_notebook(bytes, Vec::new(), |notebook| Ok(detect::findings(notebook)))
}

/// The same, quicker for versions of one notebook: `memory` knows what they share.
///
/// # Errors
/// As [`scan`].
pub fn scan_with(bytes: &[u8], memory: &mut detect::Memory) -> Result<Vec<Finding>, Error> {
    with_notebook(bytes, Vec::new(), |notebook| Ok(detect::findings_with(notebook, memory)))
}

/// Why that is so, and why what came near was let go; an empty file holds neither.
///
/// # Errors
/// Where `bytes` are not a notebook.
pub fn explain(bytes: &[u8]) -> Result<detect::explain::Explained, Error> {
    with_notebook(bytes, detect::explain::Explained::default(), |notebook| Ok(detect::explain::explain(notebook)))
}

/// The files that the program of the notebook `bytes` reads, where they may be meant to hold credentials.
///
/// # Errors
/// Where `bytes` are not a notebook.
pub fn files_read(bytes: &[u8]) -> Result<Vec<detect::read_file::ReadFile>, Error> {
    with_notebook(bytes, Vec::new(), |notebook| Ok(detect::read_file::read_files(notebook)))
}

/// The edits that clean the notebook `bytes`; an empty file needs none.
///
/// # Errors
/// Where `bytes` are not a notebook, or one whose cells contradict themselves.
pub fn clean(bytes: &[u8], options: &clean::Options) -> Result<Edits, Error> {
    with_notebook(bytes, Edits::default(), |notebook| Ok(clean::plan(notebook, options)?))
}

/// The same for a file that was read without its images; `None` where what was not read matters.
///
/// # Errors
/// As [`fn@clean`]; the whole file says better where.
pub fn clean_unread(sparse: &sparse::Sparse, options: &clean::Options) -> Result<Option<Edits>, Error> {
    with_notebook(sparse.bytes(), Some(Edits::default()), |notebook| Ok(clean::plan_unread(notebook, options)?))
}

/// The edits that put a mask over every secret in the notebook `bytes`, its sources included: for showing, not keeping.
///
/// # Errors
/// Where `bytes` are not a notebook.
pub fn masks(bytes: &[u8]) -> Result<Vec<Edit>, Error> {
    Ok(clean::masks(&scan(bytes)?).collect())
}

/// The notebook `bytes` as it may be shown: cleaned by `options`, every secret that is left replaced.
///
/// # Errors
/// As [`fn@clean`].
pub fn shown(bytes: &[u8], options: &clean::Options) -> Result<Vec<u8>, Error> {
    with_notebook(bytes, Vec::new(), |notebook| {
        let plan = clean::plan(notebook, options)?;
        let hidden = clean::redactions(&detect::findings(notebook)).collect::<Vec<_>>();
        Ok(Edits::new(bytes, [plan.as_slice(), &hidden].concat()).apply(bytes))
    })
}

/// The same as a person reads it: cells, sources, outputs by kind and size.
///
/// # Errors
/// As [`fn@clean`].
pub fn readable(bytes: &[u8], options: &clean::Options) -> Result<String, Error> {
    with_notebook(&shown(bytes, options)?, String::new(), |notebook| Ok(report::readable::render(notebook)))
}

fn with_notebook<T>(bytes: &[u8], empty: T, work: impl FnOnce(&Notebook<'_>) -> Result<T, Error>) -> Result<T, Error> {
    if bytes.is_empty() {
        return Ok(empty);
    }
    let unread = |error| if git::is_lfs_pointer(bytes) { Error::LfsPointer } else { NotebookError::from(error).into() };
    let document = json::Document::parse(bytes).map_err(unread)?;
    work(&Notebook::of(&document)?)
}
