//! Where the user is, so that a command that is advised does there what it says.

use nbguard::git::{Git, typed};

/// A folder of the worktree, from its top.
pub(crate) struct Here(String);

impl Here {
    /// The folder that the user is in: git starts hooks at the top and says in `GIT_PREFIX` where it was started itself.
    /// Where git does not say it is the top.
    pub(crate) fn find() -> Self {
        let own = Git::at(".").run(&["rev-parse", "--show-prefix"]).unwrap_or_default();
        let of_git = || std::env::var("GIT_PREFIX").unwrap_or_default();
        Self(if own.is_empty() { of_git() } else { own })
    }

    /// The file at `path`, which is from the top, as one word of a command that is typed here.
    pub(crate) fn word(&self, path: &str) -> String {
        typed(path, &self.0)
    }
}
