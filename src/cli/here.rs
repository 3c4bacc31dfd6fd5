//! Where the user is, so that a command that is advised does there what it says.

use nbguard::git::{Git, typed};
use std::cell::OnceCell;

/// The folder of the worktree that the user is in; git is asked once there is something to advise.
#[derive(Default)]
pub(crate) struct Here(OnceCell<String>);

impl Here {
    /// The file at `path`, which is from the top, as one word of a command that is typed here.
    pub(crate) fn word(&self, path: &str) -> String {
        typed(path, self.0.get_or_init(folder))
    }
}

/// The folder from the top. git starts hooks at the top and says in `GIT_PREFIX` where it was started itself; where it does
/// not say, it is the top.
fn folder() -> String {
    let own = Git::at(".").run(&["rev-parse", "--show-prefix"]).unwrap_or_default();
    if own.is_empty() { std::env::var("GIT_PREFIX").unwrap_or_default() } else { own }
}
