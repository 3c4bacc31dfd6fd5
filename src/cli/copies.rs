//! Notebooks under names that are no notebooks' (`a.ipynb.bak`, `a.ipynb~`): git's filter does not see them, so the hooks look
//! at what they hold.

use super::scan;
use nbguard::detect::findings_as_text;
pub(crate) use nbguard::git::is_named_after_notebook as is_copy;
use nbguard::report::Scanned;

/// The line of .gitignore that keeps copies of notebooks out.
pub(crate) const IGNORE: &str = "*.ipynb?*";

/// What is found in the file at `path`, which is named as a copy; `None` where it is no notebook. One that is cut short or
/// holds the marks of a conflict is looked at as text.
pub(crate) fn one(path: &str, bytes: &[u8]) -> Option<Scanned> {
    if bytes.is_empty() {
        return None;
    }
    let as_text = || has_cells(bytes).then(|| Scanned { path: path.to_owned(), findings: findings_as_text(bytes) });
    scan::one(path, bytes).ok().or_else(as_text)
}

/// Whether `bytes` have the key by which each cell of a notebook says what it is.
fn has_cells(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"\"cell_type\"").is_some()
}
