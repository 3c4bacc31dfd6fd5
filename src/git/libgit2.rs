//! The index read with libgit2: the quick way, for the repositories that it knows.
//!
//! libgit2 refuses what it does not know (SHA-256, reftable, a split or a sparse index) and never fetches what a partial
//! clone lacks. Whatever it refuses is asked of [`plumbing`](super::plumbing) then, so its reasons are not kept.

use super::ObjectId;
use super::staged::Entry;
use git2::{AttrCheckFlags, Delta, ErrorCode, Index, IndexEntry, IndexEntryExtendedFlag, ObjectType, Oid, Repository, Tree};
use std::path::Path;

/// A repository and its index.
pub(super) struct Libgit2 {
    repository: Repository,
    index: Index,
}

impl Libgit2 {
    /// The repository and the index that git's environment or the current directory says.
    pub(super) fn open() -> Result<Self, git2::Error> {
        let repository = Repository::open_from_env()?;
        let index = repository.index()?;
        Ok(Self { repository, index })
    }

    /// The entries at paths that are `wanted`.
    pub(super) fn entries(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Vec<Entry> {
        self.index.iter().filter(|entry| is_content(entry) && wanted(&entry.path)).filter_map(|entry| Entry::of(&entry)).collect()
    }

    /// Whether the index has a file at `path` that has just `content`, or that is handed to another filter than `filter`.
    pub(super) fn takes_raw(&self, path: &str, content: &[u8], filter: &str) -> Result<bool, git2::Error> {
        let path = Path::new(path);
        let Some(entry) = self.index.get_path(path, 0) else { return Ok(false) };
        let own = self.repository.get_attr_bytes(path, "filter", AttrCheckFlags::FILE_THEN_INDEX)?;
        Ok(own != Some(filter.as_bytes()) || entry.id == Oid::hash_object(ObjectType::Blob, content)?)
    }

    /// Those of them that differ from the commit before in content or kind.
    pub(super) fn changed(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<Entry>, git2::Error> {
        let head = self.head()?;
        let diff = self.repository.diff_tree_to_index(head.as_ref(), Some(&self.index), None)?;
        let mut changed = Vec::new();
        for delta in diff.deltas() {
            let (before, after) = (delta.old_file(), delta.new_file());
            let conflicted = delta.status() == Delta::Conflicted;
            let path = after.path_bytes().or(before.path_bytes()).unwrap_or_default();
            if (delta.status() == Delta::Deleted)
                || !wanted(path)
                || !(conflicted || after.path().is_some_and(|path| self.is_content(path)))
            {
                continue;
            }
            let Some(id) = ObjectId::parse(&after.id().to_string()) else { continue };
            let entry = Entry { path: path.to_vec(), mode: after.mode().into(), id, conflicted };
            if conflicted || before.id() != after.id() || !entry.is_of_kind(before.mode().into()) {
                changed.push(entry);
            }
        }
        Ok(changed)
    }

    /// Whether the entry at `path` is one that a commit would take.
    fn is_content(&self, path: &Path) -> bool {
        self.index.get_path(path, 0).is_some_and(|entry| is_content(&entry))
    }

    /// The content of the blob `id`.
    pub(super) fn blob(&self, id: &ObjectId) -> Result<Vec<u8>, git2::Error> {
        Ok(self.repository.find_blob(Oid::from_str(id.as_str())?)?.content().to_vec())
    }

    /// The tree of the commit before; `None` where there is none yet.
    fn head(&self) -> Result<Option<Tree<'_>>, git2::Error> {
        match self.repository.head() {
            Ok(head) => head.peel_to_tree().map(Some),
            Err(error) if error.code() == ErrorCode::UnbornBranch => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Entry {
    fn of(entry: &IndexEntry) -> Option<Self> {
        let id = ObjectId::parse(&entry.id.to_string())?;
        Some(Self { path: entry.path.clone(), mode: entry.mode, id, conflicted: entry.flags & STAGE != 0 })
    }
}

/// The bits of an index entry's flags that say which side of a conflict it is.
const STAGE: u16 = 0x3000;

/// Whether a commit would take the entry; one by `git add --intent-to-add` is a name only.
fn is_content(entry: &IndexEntry) -> bool {
    !IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended).is_intent_to_add()
}
