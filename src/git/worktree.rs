//! Files of the working copy, and what git makes of them.

use super::{Git, GitError};

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
