//! Files as the index holds them: what a commit would take, whatever the working copy says.
//!
//! Only regular files are seen, no symbolic links and no submodules. An index that cannot be read, and a file with an
//! unresolved conflict, is an error.

use super::{Git, GitError};
use git2::{ErrorCode, Index, IndexEntry, IndexEntryExtendedFlag, ObjectType, Oid, Repository, Tree};
use std::path::{Component, Path, PathBuf};

/// The index that a commit is made from: inside `git commit -a` and `git commit FILE`, the one of that commit.
pub struct Staged {
    repository: Repository,
    index: Index,
}

/// A file in the index; its content is read by [`Staged::read`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedFile {
    /// As the index names it, from the top of the worktree; what is not UTF-8 in it is marked.
    pub path: String,
    id: Oid,
}

/// What the index has of the files that were named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Those that are in the index, in the order they were named.
    pub files: Vec<StagedFile>,
    /// Those that are not, as they were named.
    pub missing: Vec<PathBuf>,
}

impl Staged {
    /// The index of the repository that git's environment or the current directory says.
    ///
    /// # Errors
    /// Where there is no repository, or libgit2 cannot read it or its index.
    pub fn from_env() -> Result<Self, GitError> {
        let repository = Repository::open_from_env().map_err(|error| match error.code() {
            ErrorCode::NotFound => GitError::NotARepository { dir: PathBuf::from(".") },
            ErrorCode::Owner => GitError::NotOwned { reason: error.message().to_owned() },
            _ => unreadable(&error),
        })?;
        let index = repository.index().map_err(|error| unreadable(&error))?;
        Ok(Self { repository, index })
    }

    /// The files with one of `suffixes` that a commit would add or change, however they came to be so.
    ///
    /// # Errors
    /// Where HEAD cannot be read or one of them has a conflict.
    pub fn changed(&self, suffixes: &[&str]) -> Result<Vec<StagedFile>, GitError> {
        let head = self.head().map_err(|error| unreadable(&error))?;
        let mut changed = Vec::new();
        for entry in self.regular(suffixes)? {
            let before = head.as_ref().map_or(Ok(None), |tree| self.find(tree, &entry.path)).map_err(|error| unreadable(&error))?;
            if before.is_none_or(|(id, mode)| id != entry.id || mode & TYPE != REGULAR) {
                changed.push(StagedFile::from(&entry));
            }
        }
        Ok(changed)
    }

    /// All files with one of `suffixes`, changed or not.
    ///
    /// # Errors
    /// Where one of them has a conflict.
    pub fn all(&self, suffixes: &[&str]) -> Result<Vec<StagedFile>, GitError> {
        Ok(self.regular(suffixes)?.iter().map(StagedFile::from).collect())
    }

    /// The files at `paths` in the worktree, changed or not; relative paths count from the current directory.
    ///
    /// # Errors
    /// Where there is no worktree or one of them has a conflict.
    pub fn named(&self, paths: &[PathBuf]) -> Result<Named, GitError> {
        // libgit2 takes GIT_WORK_TREE to be relative to the git directory, so git is asked.
        let top = PathBuf::from(Git::at(".").run(&["rev-parse", "--show-toplevel"])?);
        let top = top.canonicalize().map_err(|source| GitError::File { action: "read", path: top, source })?;
        let mut named = Named::default();
        for path in paths {
            let whole = resolved(path).map_err(|source| GitError::File { action: "read", path: path.clone(), source })?;
            let Ok(inside) = whole.strip_prefix(&top) else {
                named.missing.push(path.clone());
                continue;
            };
            if (1..=3).any(|stage| self.index.get_path(inside, stage).is_some()) {
                return Err(GitError::Conflicted { path: inside.display().to_string() });
            }
            match self.index.get_path(inside, 0).filter(is_content) {
                Some(entry) if entry.mode & TYPE as u32 == REGULAR as u32 => named.files.push(StagedFile::from(&entry)),
                Some(_) => {}
                None => named.missing.push(path.clone()),
            }
        }
        Ok(named)
    }

    /// The content of `file`.
    ///
    /// # Errors
    /// Where the object is not there or cannot be read.
    pub fn read(&self, file: &StagedFile) -> Result<Vec<u8>, GitError> {
        let blob = self.repository.find_blob(file.id);
        let content = blob.map(|blob| blob.content().to_vec());
        content.map_err(|error| GitError::Blob { path: file.path.clone(), reason: error.message().to_owned() })
    }

    /// The regular files with one of `suffixes`.
    fn regular(&self, suffixes: &[&str]) -> Result<Vec<IndexEntry>, GitError> {
        let wanted = |entry: &IndexEntry| is_content(entry) && suffixes.iter().any(|suffix| has_suffix(&entry.path, suffix));
        let entries: Vec<IndexEntry> = self.index.iter().filter(wanted).collect();
        match entries.iter().find(|entry| entry.flags & STAGE != 0) {
            Some(entry) => Err(GitError::Conflicted { path: StagedFile::from(entry).path }),
            None => Ok(entries.into_iter().filter(|entry| entry.mode & TYPE as u32 == REGULAR as u32).collect()),
        }
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

impl From<&IndexEntry> for StagedFile {
    fn from(entry: &IndexEntry) -> Self {
        Self { path: String::from_utf8_lossy(&entry.path).into_owned(), id: entry.id }
    }
}

/// The bits of a mode that say what kind of entry it is, and those of a regular file, executable or not.
const TYPE: i32 = 0o170_000;
const REGULAR: i32 = 0o100_000;
/// The bits of an index entry's flags that say which side of a conflict it is.
const STAGE: u16 = 0x3000;

fn unreadable(error: &git2::Error) -> GitError {
    GitError::Unreadable { reason: error.message().to_owned() }
}

/// Whether a commit would take the entry; one by `git add --intent-to-add` is a name only.
fn is_content(entry: &IndexEntry) -> bool {
    !IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended).is_intent_to_add()
}

fn has_suffix(path: &[u8], suffix: &str) -> bool {
    let start = path.len().saturating_sub(suffix.len());
    path[start..].eq_ignore_ascii_case(suffix.as_bytes())
}

/// The path with links on the way to it resolved, as the worktree's top has them, but not the file itself: if it is a
/// link, the index holds the link. It need not exist.
fn resolved(path: &Path) -> std::io::Result<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    let parent = whole.parent().and_then(|parent| parent.canonicalize().ok());
    Ok(match (parent, whole.file_name()) {
        (Some(parent), Some(name)) => parent.join(name),
        _ => whole,
    })
}
