//! git LFS: what it leaves in the place of a file, and whether it has notebooks before nbguard does.

use super::{Git, GitError};

/// Whether `bytes` are a pointer that git LFS keeps in the place of a file.
#[must_use]
pub fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}

/// Whether the attributes in force hand notebooks to git LFS; `git` is at the top of a worktree.
pub(super) fn has_notebooks(git: &Git) -> Result<bool, GitError> {
    Ok(git.run(&["check-attr", "filter", "--", "nbguard-probe.ipynb", "nbguard-probe.zpln"])?.lines().any(|line| line.ends_with(": lfs")))
}
