//! Where git keeps a repository's own files. It is asked: worktrees, submodules and the environment all have a say.

use super::{Git, GitError};
use std::path::PathBuf;

/// The directory that all worktrees of the repository share.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn common_dir(git: &Git) -> Result<PathBuf, GitError> {
    Ok(git.dir().join(git.run(&["rev-parse", "--git-common-dir"])?))
}

/// The file that is there while git changes the index: also while it writes files of a checkout, whatever brings it
/// about. It is not there for `git archive`, `git cat-file --filters` or a diff.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn index_lock(git: &Git) -> Result<PathBuf, GitError> {
    Ok(git.dir().join(git.run(&["rev-parse", "--git-path", "index"])? + ".lock"))
}
