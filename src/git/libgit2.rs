//! The index read with libgit2: the quick way, for the repositories that it knows.
//!
//! libgit2 refuses what it does not know (SHA-256, reftable, a split or a sparse index) and never fetches what a partial
//! clone lacks. Whatever it refuses is asked of [`plumbing`](super::plumbing) then, so its reasons are not kept.

use super::ObjectId;
use super::staged::Entry;
use git2::{ErrorCode, Index, IndexEntry, IndexEntryExtendedFlag, ObjectType, Oid, Repository, Tree};

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

    /// Those of them that differ from the commit before in content or kind.
    pub(super) fn changed(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<Entry>, git2::Error> {
        let Some(head) = self.head()? else { return Ok(self.entries(wanted)) };
        let mut changed = Vec::new();
        for entry in self.entries(wanted) {
            let is_same = |(id, mode): (Oid, i32)| id.to_string() == entry.id.as_str() && entry.is_of_kind(mode.cast_unsigned());
            if entry.conflicted || !self.find(&head, &entry.path)?.is_some_and(is_same) {
                changed.push(entry);
            }
        }
        Ok(changed)
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

    /// What `tree` holds at `path`, and of which mode.
    fn find(&self, tree: &Tree<'_>, path: &[u8]) -> Result<Option<(Oid, i32)>, git2::Error> {
        let mut tree = tree.clone();
        let mut names = path.split(|byte| *byte == b'/').peekable();
        while let Some(name) = names.next() {
            let Some((id, mode, kind)) = tree.get_name_bytes(name).map(|entry| (entry.id(), entry.filemode(), entry.kind())) else { break };
            if names.peek().is_none() {
                return Ok(Some((id, mode)));
            }
            if kind != Some(ObjectType::Tree) {
                break;
            }
            tree = self.repository.find_tree(id)?;
        }
        Ok(None)
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
