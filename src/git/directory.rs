//! Where git keeps a repository's own files. It is asked: worktrees, submodules and the environment all have a say.

use super::{Git, GitError};
use std::path::{Path, PathBuf};

/// The directory that all worktrees of the repository share.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn common_dir(git: &Git) -> Result<PathBuf, GitError> {
    Ok(git.dir().join(git.run(&["rev-parse", "--git-common-dir"])?))
}

/// The index that git works with here.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn index_file(git: &Git) -> Result<PathBuf, GitError> {
    Ok(git.dir().join(git.run(&["rev-parse", "--git-path", "index"])?))
}

/// Whether git, which works with `index`, is writing the files of a worktree, whatever brings it about: it does so with the
/// index locked, or, for untracked files of a stash, with an index made for that. An archive or a diff is neither.
#[must_use]
pub fn is_checkout(index: &Path) -> bool {
    let name = index.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("index.stash.") || index.with_file_name(format!("{name}.lock")).exists()
}
