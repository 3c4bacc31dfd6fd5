//! Submodules: repositories of their own, whose notebooks nobody guards who guards the one around them.

use super::{Check, Part, State, complete, notebooks, status};
use crate::git::plumbing::Plumbing;
use crate::git::{Git, GitError, SUFFIXES, shell, tracked_paths};

/// A note on each submodule that is checked out, has notebooks and is not guarded; `git` is at the top of the worktree, and
/// `here` is the folder that the user is in, from there.
pub(super) fn checks(git: &Git, here: &str) -> Result<Vec<Check>, GitError> {
    let mut checks = Vec::new();
    for path in paths(git)? {
        // one that is not checked out has no files yet
        if !git.dir().join(&path).join(".git").exists() {
            continue;
        }
        let word = shell::typed(&path, here);
        let (detail, mend) = match unguarded(&git.inside(&git.dir().join(&path))) {
            Ok(0) => continue,
            Ok(count) => (
                format!("{path} has {} and is not guarded: it is a repository of its own", notebooks(count)),
                format!("run `cd {word} && nbguard install`; `nbguard status` says more there"),
            ),
            Err(error) => (
                format!("nobody looked at {path}: {error}"),
                format!("`git submodule update --init {word}`, where it should be checked out"),
            ),
        };
        checks.push(Check::new(Part::Submodule, State::Note, detail).mend(mend));
    }
    Ok(checks)
}

/// How many notebooks `submodule` has; none where they are guarded.
fn unguarded(submodule: &Git) -> Result<usize, GitError> {
    match tracked_paths(submodule, SUFFIXES)?.len() {
        0 => Ok(0),
        count => Ok(if complete(&status(submodule, None, None)?) { 0 } else { count }),
    }
}

/// The paths of the submodules, from the top of the worktree: those that the index has as such.
fn paths(git: &Git) -> Result<Vec<String>, GitError> {
    // whether there are any at all is told quicker than by a look through the index
    if !git.dir().join(".gitmodules").is_file() {
        return Ok(Vec::new());
    }
    let entries = Plumbing::new(git.clone()).entries(&|_| true)?.into_iter().filter(|entry| entry.is_of_kind(0o160_000));
    Ok(entries.filter_map(|entry| String::from_utf8(entry.path).ok()).collect())
}
