//! Outputs that pre-commit and its like would drop: while their hooks run they take what is not staged out of the worktree,
//! and put back what git shows of it, which is clean.
//!
//! So the notebooks that git shows them are kept, whatever the settings say of outputs: for the program that asked alone, and
//! until the first notebook that git filters after its end.

use nbguard::git::{self, Caller, Git};
use nbguard::store::Store;
use std::fs;
use std::path::{Path, PathBuf};

/// What the directories are called in nbguard's own, before the id of the process that they are for.
const NAME: &str = "put-away-";

/// Where nbguard has its own directory in the git directory.
const PLACE: &str = "nbguard";

/// The notebooks that are put away by the program that has started git, if git puts them away now or puts them back.
pub(crate) fn store() -> Option<Store> {
    remove_left(Path::new(".git"));
    let caller = Caller::of_this_process();
    let (puts_away, puts_back) = (caller.puts_away(), caller.puts_back());
    let starter = caller.starter().filter(|_| puts_away || puts_back)?;
    let own = git::common_dir(&Git::at(".")).ok()?;
    // in a linked worktree and in a submodule it is elsewhere, and to ask takes its time
    remove_left(&own);
    let dir = own.join(PLACE).join(format!("{NAME}{starter}"));
    (puts_away || dir.is_dir()).then(|| Store::at(dir))
}

/// Removes from the git directory `own` what was put away by programs that run no longer.
pub(crate) fn remove_left(own: &Path) {
    let Ok(entries) = fs::read_dir(own.join(PLACE)) else { return };
    for entry in entries.flatten() {
        let starter = entry.file_name().to_str().and_then(|name| name.strip_prefix(NAME)?.parse().ok());
        if starter.is_some_and(|starter| !git::is_running(starter)) {
            remove(entry.path());
        }
    }
}

/// Removes the store in `dir`; where that is not possible now, the next one will.
fn remove(dir: PathBuf) {
    let _ = fs::remove_dir_all(&dir);
    let _ = Store::at(dir).remove_empty();
}
