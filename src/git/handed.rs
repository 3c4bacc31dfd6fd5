//! To which filter git's attributes hand a file, whatever becomes of it there.

use super::libgit2::Libgit2;
use super::worktree::is_staged;
use super::{Git, GitError, Standing, standing};

/// The filter of each of `paths`, which are from the top of the worktree that `git` is at, in git's words (`unset`,
/// `unspecified`).
pub(super) fn filters<'p>(git: &Git, paths: impl Iterator<Item = &'p [u8]>) -> Result<Vec<(String, String)>, GitError> {
    let asked: Vec<u8> = paths.flat_map(|path| [path, b"\0"].concat()).collect();
    let said = git.feed(&["check-attr", "--stdin", "-z", "filter"], &asked)?;
    let fields: Vec<&[u8]> = said.split(|byte| *byte == 0).collect();
    // PATH, ATTRIBUTE, VALUE
    let words = |field: &[&[u8]]| [field[0], field[2]].map(|field| String::from_utf8_lossy(field).into_owned()).into();
    Ok(fields.chunks_exact(3).map(words).collect())
}

/// Whether git has just `content` staged at `path`, or takes in what it tracks there past nbguard's filter; `path` is from the top of
/// the worktree here.
///
/// # Errors
/// Where git fails.
pub fn is_taken_raw(path: &str, content: &[u8]) -> Result<bool, GitError> {
    // for a diff of many notebooks git is asked too slowly
    if let Some(raw) = Libgit2::open().ok().and_then(|libgit2| libgit2.takes_raw(path, content, NAME).ok()) {
        return Ok(raw);
    }
    let git = Git::at(".");
    if is_staged(&git, path, content)? {
        return Ok(true);
    }
    Ok(handed_to_nbguard(&git, &[path])?.is_empty() && standing(&git, path)? == Standing::Tracked)
}

/// nbguard's filter, as attributes name it.
const NAME: &str = "nbguard";

/// Those of `paths` that git hands to nbguard's filter, which is set up here; `git` is at the top of the worktree.
///
/// # Errors
/// Where git fails.
pub fn handed_to_nbguard(git: &Git, paths: &[&str]) -> Result<Vec<String>, GitError> {
    if git.ask(&["config", "--name-only", "--get-regexp", r"^filter\.nbguard\.(process|clean)$"])?.is_none() {
        return Ok(Vec::new());
    }
    let filters = filters(git, paths.iter().map(|path| path.as_bytes()))?;
    Ok(filters.into_iter().filter(|(_, filter)| filter == NAME).map(|(path, _)| path).collect())
}
