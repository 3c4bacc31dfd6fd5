//! The index and objects read with git's own plumbing: for every repository that git itself can read.

use super::cat_file::{CatFile, NotHad};
use super::raw_diff::{self, Change, Record};
use super::staged::Entry;
use super::{Git, GitError, ObjectId};
use std::cell::RefCell;

/// git, and the process that hands out objects once one has been asked for.
pub(super) struct Plumbing {
    git: Git,
    objects: RefCell<Option<CatFile>>,
}

impl Plumbing {
    /// The repository that git finds. What replaces an object here (`git replace`) is not what goes into commits and to
    /// other repositories, so it is not looked at.
    pub(super) fn new(git: Git) -> Self {
        Self { git: git.env("GIT_NO_REPLACE_OBJECTS", Some("1")), objects: RefCell::default() }
    }

    /// git itself, as it is asked here.
    pub(super) fn git(&self) -> &Git {
        &self.git
    }

    /// An error unless there is a repository that git reads.
    pub(super) fn check(&self) -> Result<(), GitError> {
        self.git.run(&["rev-parse", "--git-dir"]).map(drop)
    }

    /// The entries at paths that are `wanted`.
    pub(super) fn entries(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<Entry>, GitError> {
        Ok(self.beside(&self.empty_tree()?, wanted)?.into_iter().map(Entry::from).collect())
    }

    /// Those of them that differ from the commit before in content or kind.
    pub(super) fn changed(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<Entry>, GitError> {
        let head = match self.git.ask(&["rev-parse", "--quiet", "--verify", "HEAD^{tree}"])? {
            Some(tree) => tree,
            None => self.empty_tree()?,
        };
        let differs = |change: &Change| {
            let entry = Entry::from(change.clone());
            entry.conflicted || !change.before.iter().any(|side| side.id == entry.id && entry.is_of_kind(side.mode))
        };
        Ok(self.beside(&head, wanted)?.into_iter().filter(differs).map(Entry::from).collect())
    }

    /// The content of the blob `id`, called `path` if it cannot be had.
    pub(super) fn blob(&self, id: &ObjectId, path: &str) -> Result<Vec<u8>, GitError> {
        let mut objects = self.objects.borrow_mut();
        let mut process = match objects.take() {
            Some(process) => process,
            None => CatFile::start(&self.git)?,
        };
        // one that failed may have ended: the next question goes to another
        let blob = process.blob(id);
        if blob.is_ok() {
            *objects = Some(process);
        }
        blob.map_err(|NotHad { reason }| GitError::Blob { path: path.to_owned(), id: id.clone(), reason })
    }

    /// How the index differs from `tree`, but for what it lacks.
    fn beside(&self, tree: &str, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<Change>, GitError> {
        let args = ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--ita-invisible-in-index", tree, "--"];
        let records = raw_diff::records("git diff-index", &self.git.feed(&args, &[])?)?;
        let changes = records.into_iter().filter_map(|record| if let Record::Change(change) = record { Some(change) } else { None });
        Ok(changes.filter(|change| (change.conflicted || change.after.mode != 0) && wanted(&change.path)).collect())
    }

    /// The tree without any file, whose name depends on the repository's hash.
    fn empty_tree(&self) -> Result<String, GitError> {
        self.git.run(&["hash-object", "-t", "tree", "--stdin"])
    }
}

impl From<Change> for Entry {
    fn from(change: Change) -> Self {
        Self { path: change.path, mode: change.after.mode, id: change.after.id, conflicted: change.conflicted }
    }
}
