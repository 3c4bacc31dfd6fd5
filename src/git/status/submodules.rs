//! Submodules: repositories of their own, whose notebooks nobody guards who guards the one around them.

use super::{Check, Part, State, complete, notebooks, status};
use crate::git::{Git, GitError, SUFFIXES, shell, tracked_paths};

/// A note on each submodule that is checked out, has notebooks and is not guarded; `git` is at the top of the worktree, and
/// `here` is the folder that the user is in, from there.
pub(super) fn checks(git: &Git, here: &str) -> Result<Vec<Check>, GitError> {
    let mut checks = Vec::new();
    for path in paths(git)? {
        let dir = git.dir().join(&path);
        // one that is not checked out has no files yet
        if !dir.join(".git").exists() {
            continue;
        }
        let submodule = git.inside(&dir);
        let count = tracked_paths(&submodule, SUFFIXES)?.len();
        if count > 0 && !complete(&status(&submodule, None, None)?) {
            let detail = format!("{path} has {} and is not guarded: it is a repository of its own", notebooks(count));
            let mend = format!("run `cd {} && nbguard install`; `nbguard status` says more there", shell::typed(&path, here));
            checks.push(Check::new(Part::Submodule, State::Note, detail).mend(mend));
        }
    }
    Ok(checks)
}

/// The paths of the submodules, from the top of the worktree.
fn paths(git: &Git) -> Result<Vec<String>, GitError> {
    if !git.dir().join(".gitmodules").is_file() {
        return Ok(Vec::new());
    }
    let listed = git.ask(&["config", "--file", ".gitmodules", "-z", "--get-regexp", r"^submodule\..*\.path$"])?.unwrap_or_default();
    // KEY\nVALUE
    let paths = listed.split('\0').filter_map(|entry| entry.split_once('\n'));
    Ok(paths.map(|(_, path)| path.to_owned()).collect())
}
