//! Files of the working copy, and what git makes of them.

use super::{Git, GitError, has_suffix};
use std::collections::BTreeSet;

/// What git makes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in the index, so that commits have it.
    Tracked,
    /// `git add .` takes it in, once it is there.
    Untracked,
    /// .gitignore keeps it out.
    Ignored,
}

/// The tracked files with one of `suffixes`, from the top of the worktree that `git` is at; whatever is no UTF-8 is left
/// out. Their contents are not looked at, so no filter runs.
///
/// # Errors
/// Where git fails.
pub fn tracked_paths(git: &Git, suffixes: &[&str]) -> Result<BTreeSet<String>, GitError> {
    let listed = git.bytes(&["ls-files", "-z"])?;
    let paths = listed.split(|byte| *byte == 0).filter(|path| suffixes.iter().any(|suffix| has_suffix(path, suffix)));
    // one in the middle of a merge is listed three times
    Ok(paths.filter_map(|path| std::str::from_utf8(path).ok()).map(str::to_owned).collect())
}

/// What git makes of the file at `path`, which need not exist; `git` is at the top of the worktree.
///
/// # Errors
/// Where git fails, as it does for what is outside of the worktree.
pub fn standing(git: &Git, path: &str) -> Result<Standing, GitError> {
    if git.ask(&["ls-files", "--error-unmatch", "--", &format!(":(top,literal){path}")])?.is_some() {
        return Ok(Standing::Tracked);
    }
    let ignored = git.ask(&["check-ignore", "--quiet", "--", path])?;
    Ok(if ignored.is_some() { Standing::Ignored } else { Standing::Untracked })
}

/// Whether the last commit has just `content` at `path`, from the top of the worktree.
///
/// # Errors
/// Where git fails.
pub fn is_committed(git: &Git, path: &str, content: &[u8]) -> Result<bool, GitError> {
    let git = git.offline();
    let Some(committed) = git.ask(&["rev-parse", "--quiet", "--verify", &format!("HEAD:{path}")])? else { return Ok(false) };
    let id = git.feed(&["hash-object", "--stdin"], content)?;
    Ok(id.trim_ascii_end() == committed.as_bytes())
}
