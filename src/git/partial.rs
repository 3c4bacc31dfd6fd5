//! What a partial clone has: asked so that nothing is fetched, by any git. One before 2.44 fetches each object that it is asked
//! for and that is not there, and ends where it may not.

use super::{Git, GitError};
use std::collections::HashSet;

/// The names of the objects that are here; `None` where all are to be expected.
pub(super) fn present(git: &Git) -> Result<Option<HashSet<String>>, GitError> {
    if git.ask(&["config", "--name-only", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"])?.is_none() {
        return Ok(None);
    }
    let listed = git.run(&["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"])?;
    Ok(Some(listed.lines().map(str::to_owned).collect()))
}
