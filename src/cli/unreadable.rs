//! Notebooks of the working copy that cannot be read: git asks for one after the other and ends at the first, so the others
//! are looked for before it is said what to do.

use super::files;
use nbguard::git::{self, Git, Tracked};

/// The one at `path` and the others that git would come to, from the top of the worktree that `git` is at.
pub(super) fn with_others(git: &Git, path: &str) -> Vec<String> {
    // a stash has an index of its own by then
    let git = git.clone().env("GIT_INDEX_FILE", None::<&str>);
    let tracked = Tracked::list(&git, &[], files::SUFFIXES).unwrap_or_default();
    let modified = tracked.into_iter().filter(|file| file.looks_modified && file.path != path).map(|file| file.path);
    let unreadable = modified.filter(|path| {
        let bytes = std::fs::read(git.dir().join(path)).unwrap_or_default();
        nbguard::clean(&bytes, &nbguard::clean::Options::default()).is_err() && !git::is_at_hand(&git, path, &bytes).unwrap_or(false)
    });
    std::iter::once(path.to_owned()).chain(unreadable).collect()
}
