//! Outputs that programs would drop that run hooks: while the hooks run they take out of the worktree what is not staged, or
//! where one fails all that is new, and put back what git has of it, which is clean.
//!
//! So the notebooks that git shows them are kept, whatever the settings say of outputs: for the program alone while it runs,
//! and for who brings back its patch or its stash where it ended before it had done so. What is there again is not kept any
//! longer, nor anything for longer than a day.

use super::show;
use nbguard::clean::{ByteSize, Options};
use nbguard::git::{self, Caller, Git};
use nbguard::policy::Policy;
use nbguard::store::{Entry, Store};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What the directories are called in nbguard's own, before the id of the process that they are for.
const NAME: &str = "put-away-";

/// Where nbguard has its own directory in the git directory.
const PLACE: &str = "nbguard";

/// How long it is kept for who brings it back by hand.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What may be put away at once.
const LIMIT: ByteSize = ByteSize(500_000_000);

/// What is put away, as far as it concerns the git command that runs the filter here.
pub(crate) struct PutAway {
    /// That of the program that has started git.
    own: Store,
    /// That of others, who may have ended.
    others: Vec<Store>,
    /// Whether it is put away now.
    keeps: bool,
    /// Whether a patch or a stash is brought back.
    brings: bool,
}

impl PutAway {
    /// What git puts away now, or puts back; `None` where it does neither. The filter runs at the top of the worktree.
    pub(crate) fn of_this_process(options: &Options) -> Option<Self> {
        let dir = own_dir(Path::new("."))?.join(PLACE);
        let stores = needed(stores(&dir), options);
        let caller = Caller::of_this_process();
        let keeps = caller.puts_away();
        if !keeps && (stores.is_empty() || !caller.puts_back()) {
            return None;
        }
        let own = store_of(&dir, caller.owner()?);
        let others = stores.into_iter().filter(|(_, store)| store.dir() != own.dir()).map(|(_, store)| store).collect();
        Some(Self { own, others, keeps, brings: caller.brings() })
    }

    /// Keeps `raw`, the notebook at `path`, which git shows as `cleaned`, where it is put away.
    pub(crate) fn keep(&self, path: &str, raw: &[u8], cleaned: &[u8]) {
        if self.keeps && raw != cleaned {
            keep(&self.own, path, raw, cleaned);
        }
    }

    /// What may give its outputs back to the notebook that git writes to `path` from `blob`, the best first. Where the program
    /// takes something out, it is what was there before, or nothing: what it brings then may be what a hook has changed.
    pub(crate) fn kept(&self, path: &str, blob: &[u8]) -> Vec<Vec<u8>> {
        let others = self.others.iter().filter(|_| self.brings).find_map(|store| store.exact(path, blob));
        match (self.own.exact(path, blob).or(others), self.brings) {
            (None, true) => self.own.kept(path, blob).collect(),
            (exact, _) => exact.into_iter().collect(),
        }
    }
}

/// Keeps the notebooks at `paths` in the worktree, which are staged, for the program that runs this hook, if there is one: where
/// a hook of its fails, it may drop what is staged, too, and git shows it none of that.
pub(crate) fn keep_staged<'p>(paths: impl Iterator<Item = &'p str>, policy: &Policy) {
    // nobody runs anything after nbguard's own hook, and the framework only drops what is not staged
    if policy.restore.is_some() || git::is_run_by_own_hook() || std::env::var_os("PRE_COMMIT").is_some() {
        return;
    }
    let Ok(top) = Git::at(".").at_top() else { return };
    let Some((dir, owner)) = own_dir(top.dir()).zip(git::hook_owner()) else { return };
    let store = store_of(&dir.join(PLACE), owner);
    for path in paths {
        let Ok(raw) = fs::read(top.dir().join(path)) else { continue };
        let Ok(edits) = nbguard::clean(&raw, &policy.clean) else { continue };
        if !edits.is_empty() {
            keep(&store, path, &raw, &edits.apply(&raw));
        }
    }
}

fn keep(store: &Store, path: &str, raw: &[u8], cleaned: &[u8]) {
    if let Err(error) = store.keep(path, cleaned, raw, LIMIT.0) {
        show::note(&format!("nbguard: outputs of {path} are not kept: {error}"));
    }
}

/// What is put away in any worktree of the repository whose git directory is `common`.
pub(crate) fn all(common: &Path) -> Vec<Store> {
    let linked = fs::read_dir(common.join("worktrees")).into_iter().flatten().flatten().map(|entry| entry.path());
    let dirs = std::iter::once(common.to_owned()).chain(linked).map(|dir| dir.join(PLACE));
    dirs.flat_map(|dir| stores(&dir)).map(|(_, store)| store).collect()
}

/// The git directory of the worktree with this `top`. git is not asked, which takes its time: where it does not say in the
/// environment, it is in the worktree, or a file there names it.
fn own_dir(top: &Path) -> Option<PathBuf> {
    if let Some(dir) = std::env::var_os("GIT_DIR") {
        return Some(PathBuf::from(dir));
    }
    let dir = top.join(".git");
    if dir.is_dir() {
        return Some(dir);
    }
    let named = fs::read_to_string(dir).ok()?;
    Some(top.join(named.strip_prefix("gitdir: ")?.trim_end_matches('\n')))
}

/// The stores in nbguard's directory `dir`, each with the process that it is for.
fn stores(dir: &Path) -> Vec<(u32, Store)> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let stores = entries.filter_map(|entry| {
        let owner = entry.file_name().to_str()?.strip_prefix(NAME)?.parse().ok()?;
        Some((owner, Store::at(entry.path())))
    });
    stores.collect()
}

fn store_of(dir: &Path, owner: u32) -> Store {
    Store::at(dir.join(format!("{NAME}{owner}")))
}

/// Those of `stores` that somebody needs: of what programs have left that run no longer, the rest is removed.
fn needed(stores: Vec<(u32, Store)>, options: &Options) -> Vec<(u32, Store)> {
    let now = SystemTime::now();
    let is_needed = |(owner, store): &(u32, Store)| {
        if git::is_running(*owner) && is_of_today(store.dir(), now) {
            return true;
        }
        let entries = store.entries().unwrap_or_default();
        let (needed, left): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| is_needed(entry, options, now));
        // where that is not possible now, the next one will
        if needed.is_empty() {
            let _ = store.remove_all();
        } else {
            left.into_iter().for_each(|entry| drop(store.remove(entry)));
        }
        !needed.is_empty()
    };
    stores.into_iter().filter(is_needed).collect()
}

/// Whether `entry` is of use still: the working copy has no outputs in its place, be it that they were dropped.
fn is_needed(entry: &Entry, options: &Options, now: SystemTime) -> bool {
    let Some(path) = entry.path.as_ref().filter(|_| entry.readable) else { return false };
    let is_bare = |bytes: Vec<u8>| nbguard::clean(&bytes, options).map_or(true, |edits| edits.is_empty());
    now.duration_since(entry.modified).unwrap_or_default() <= LONGEST && fs::read(path).map_or(true, is_bare)
}

/// Whether something was put into `dir` not too long ago: a shell may run for weeks.
fn is_of_today(dir: &Path, now: SystemTime) -> bool {
    let modified = dir.metadata().and_then(|about| about.modified());
    modified.is_ok_and(|modified| now.duration_since(modified).unwrap_or_default() <= LONGEST)
}
