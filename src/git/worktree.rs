//! Files of the working copy, and what git makes of them.

use super::{Git, GitError, ObjectId, has_suffix};
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

/// What takes part in a command of git: the index with the sides of a conflict, and the commits that it works on.
const AT_HAND: &[&str] =
    &["", "HEAD", ":2", ":3", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD", "ORIG_HEAD", "refs/stash", "refs/stash^2"];

/// Whether git has just `content` at `path`, from the top of the worktree that `git` is at: in the index, or in a commit that
/// takes part in what git does there.
///
/// # Errors
/// Where git fails.
pub fn is_at_hand(git: &Git, path: &str, content: &[u8]) -> Result<bool, GitError> {
    has(git, AT_HAND, path, content)
}

/// Whether the index has just `content` at `path`.
pub(super) fn is_staged(git: &Git, path: &str, content: &[u8]) -> Result<bool, GitError> {
    has(git, &[""], path, content)
}

/// Whether one of `places` has at `path` just `content`, or what git makes of it where no filter of nbguard's runs: the ends of
/// its lines may be others.
fn has(git: &Git, places: &[&str], path: &str, content: &[u8]) -> Result<bool, GitError> {
    let git = git.offline();
    let as_added = format!("--path={path}");
    let as_added = [WITHOUT_FILTER, &["hash-object", "--stdin", &as_added]].concat();
    let ids = [git.feed(&["hash-object", "--stdin"], content)?, git.feed(&as_added, content)?];
    any_has(&git, places, path, &|there| ids.iter().any(|id| id.trim_ascii_end() == there.as_bytes()))
}

/// The commits that a merge, a cherry-pick, a revert or a rebase takes its content from.
const TAKEN_FROM: &[&str] = &["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"];

/// Whether the blob `id` at `path` is one that a merge or the like takes over as it was committed elsewhere.
///
/// # Errors
/// Where git fails.
pub fn is_taken_over(git: &Git, path: &str, id: &ObjectId) -> Result<bool, GitError> {
    any_has(&git.offline(), TAKEN_FROM, path, &|there| there == id.as_str())
}

/// Whether the object that one of `places` has at `path` is the one that `is_it`.
fn any_has(git: &Git, places: &[&str], path: &str, is_it: &dyn Fn(&str) -> bool) -> Result<bool, GitError> {
    for place in places {
        if git.ask(&["rev-parse", "--quiet", "--verify", &format!("{place}:{path}")])?.is_some_and(|there| is_it(&there)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// git's own options by which no filter of nbguard's runs.
pub(super) const WITHOUT_FILTER: &[&str] =
    &["-c", "filter.nbguard.process=", "-c", "filter.nbguard.clean=", "-c", "filter.nbguard.required=false"];
