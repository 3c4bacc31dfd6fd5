//! Outputs that survive git: kept when the filter takes them out, put back when the notebook is checked out again. Where the
//! settings do not ask for that, those that are put away for a moment do.
//!
//! Neither may stop git: where it does not work, the notebook goes in and comes out cleaned, and standard error says why.

use super::put_away::PutAway;
use super::{files, show};
use nbguard::clean::{ByteSize, Options};
use nbguard::git::{self, Caller, Git, GitError};
use nbguard::policy::Policy;
use nbguard::store::Store;
use std::cell::OnceCell;
use std::fmt::Display;
use std::path::PathBuf;

/// Where they are in the git directory.
pub(crate) const PLACE: &str = "nbguard/outputs";

/// The kept outputs of the repository that git filters for.
pub(crate) struct Kept {
    place: Place,
    options: Options,
    /// Who asks, and the index that it works with.
    caller: OnceCell<Option<(Caller, PathBuf)>>,
    merging: OnceCell<bool>,
}

/// Where they are.
enum Place {
    /// In the store, which takes so much.
    Store(Store, ByteSize),
    PutAway(PutAway),
}

impl Kept {
    /// Those of the repository here, where `policy` asks for them. Asking git where costs a millisecond or two, so it is
    /// done once. The first time, what stands in the working copy is kept: git has it already, and will not ask again.
    pub(crate) fn of(policy: &Policy) -> Option<Self> {
        let limit = policy.restore?;
        let told = |error: &dyn Display| show::note(&format!("nbguard: outputs are not kept: {error}"));
        let store = store().map_err(|error| told(&error)).ok()?;
        let is_new = store.create().map_err(|error| told(&error)).ok()?;
        let kept = Self::at(Place::Store(store, limit), policy);
        if is_new {
            kept.keep_worktree();
        }
        Some(kept)
    }

    /// Those that are put away for a moment, as [`PutAway`] says, under any policy.
    pub(crate) fn put_away(policy: &Policy) -> Option<Self> {
        PutAway::of_this_process(&policy.clean).map(|put_away| Self::at(Place::PutAway(put_away), policy))
    }

    fn at(place: Place, policy: &Policy) -> Self {
        Self { place, options: policy.clean.clone(), caller: OnceCell::new(), merging: OnceCell::new() }
    }

    /// Keeps the tracked notebooks as they stand in the working copy.
    pub(crate) fn keep_worktree(&self) {
        let tracked = Git::at(".").at_top().and_then(|git| Ok((git::tracked_paths(&git, files::SUFFIXES)?, git)));
        let (paths, git) = match tracked {
            Ok(tracked) => tracked,
            Err(error) => return show::note(&format!("nbguard: outputs in the working copy are not kept: {error}")),
        };
        for path in paths {
            // what is gone or no notebook has no outputs to lose
            let Ok(raw) = std::fs::read(git.dir().join(&path)) else { continue };
            let Ok(edits) = nbguard::clean(&raw, &self.options) else { continue };
            if !edits.is_empty() {
                self.keep(&path, &raw, &edits.apply(&raw));
            }
        }
    }

    /// Keeps `raw`, the notebook at `path`, which goes into git as `cleaned`. One without outputs is only kept beside
    /// others, so that what was cleared does not come back. In a merge it may be what a tool was given by git.
    pub(crate) fn keep(&self, path: &str, raw: &[u8], cleaned: &[u8]) {
        let (store, limit) = match &self.place {
            Place::PutAway(put_away) => return put_away.keep(path, raw, cleaned),
            Place::Store(store, limit) => (store, limit),
        };
        if raw == cleaned && (!store.knows(path) || self.is_merging()) {
            return;
        }
        if let Err(error) = store.keep(path, cleaned, raw, limit.0) {
            show::note(&format!("nbguard: outputs of {path} are not kept: {error}"));
        }
    }

    /// The notebook that git has as `blob` with its outputs, where they were kept and it is to be written to `path`.
    pub(crate) fn restored(&self, path: &str, blob: &[u8]) -> Option<Vec<u8>> {
        let whole = match &self.place {
            Place::PutAway(put_away) => nbguard::restored(blob, put_away.kept(path, blob), &self.options),
            Place::Store(store, _) => nbguard::restored(blob, store.kept(path, blob), &self.options),
        };
        // an archive is given away
        whole.filter(|_| self.writes_worktree())
    }

    fn is_merging(&self) -> bool {
        *self.merging.get_or_init(|| git::is_merging(&Git::at(".")).unwrap_or(true))
    }

    fn writes_worktree(&self) -> bool {
        let caller = self.caller.get_or_init(|| Some((Caller::of_this_process(), git::index_file(&Git::at(".")).ok()?)));
        caller.as_ref().is_some_and(|(caller, index)| caller.writes_worktree(index))
    }
}

/// The store of the repository here, as it is used in this worktree: what was run in another is not what was run here.
pub(super) fn store() -> Result<Store, GitError> {
    let (common, other) = git::common_dir_and_other_worktree(&Git::at("."))?;
    let store = Store::at(common.join(PLACE));
    Ok(match other {
        Some(top) => store.in_place(top.as_os_str().as_encoded_bytes()),
        None => store,
    })
}
