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

/// The directory that all worktrees of the repository share, and the worktree here where it is not the one around that
/// directory.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn common_dir_and_other_worktree(git: &Git) -> Result<(PathBuf, Option<PathBuf>), GitError> {
    // a bare repository has no second line
    let said = git.run(&["rev-parse", "--git-common-dir", "--show-cdup"])?;
    let (common, top) = said.split_once('\n').map_or((&*said, None), |(common, top)| (common, Some(top)));
    let common = git.dir().join(common);
    let whole = |path: PathBuf| path.canonicalize().unwrap_or(path);
    let top = top.map(|top| whole(git.dir().join(top))).filter(|top| whole(top.join(".git")) != whole(common.clone()));
    Ok((common, top))
}

/// The index that git works with here.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn index_file(git: &Git) -> Result<PathBuf, GitError> {
    Ok(git.dir().join(git.run(&["rev-parse", "--git-path", "index"])?))
}

/// What is there while a merge, a cherry-pick, a revert or a rebase can still be aborted.
const UNFINISHED: &[&str] = &["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];

/// Whether one of these goes on in the worktree here.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn is_merging(git: &Git) -> Result<bool, GitError> {
    let own = PathBuf::from(git.run(&["rev-parse", "--absolute-git-dir"])?);
    Ok(UNFINISHED.iter().any(|name| own.join(name).exists()))
}
