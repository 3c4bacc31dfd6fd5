//! Files as the index holds them: what a commit would take, whatever the working copy says.
//!
//! Only regular files are seen, no symbolic links and no submodules. libgit2 answers where it can and git's plumbing where
//! it cannot, so that every repository is served that git itself can read. An index that cannot be read, and a file with
//! an unresolved conflict, is an error.

use super::libgit2::Libgit2;
use super::plumbing::Plumbing;
use super::{Git, GitError, ObjectId};
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

/// The index that a commit is made from: inside `git commit -a` and `git commit FILE`, the one of that commit.
pub struct Staged {
    /// `None` where it does not know this kind of repository.
    libgit2: Option<Libgit2>,
    plumbing: Plumbing,
}

/// A file in the index; its content is read by [`Staged::read`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedFile {
    /// As the index names it, from the top of the worktree; what is not UTF-8 in it is marked.
    pub path: String,
    /// Its content.
    pub id: ObjectId,
    pub(super) entry: Vec<u8>,
    pub(super) mode: u32,
}

/// What the index has of the files that were named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Those that are in the index, in the order they were named.
    pub files: Vec<StagedFile>,
    /// Those that are not, as they were named.
    pub missing: Vec<PathBuf>,
}

/// An entry of the index, of whatever kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// From the top of the worktree.
    pub(super) path: Vec<u8>,
    pub(super) mode: u32,
    pub(super) id: ObjectId,
    /// Whether it is one side of a conflict.
    pub(super) conflicted: bool,
}

impl Staged {
    /// The index of the repository that git's environment or the current directory says.
    ///
    /// # Errors
    /// Where there is no repository, or git does not trust it.
    pub fn from_env() -> Result<Self, GitError> {
        let plumbing = Plumbing::new(Git::at("."));
        let libgit2 = Libgit2::open().ok();
        if libgit2.is_none() {
            plumbing.check()?;
        }
        Ok(Self { libgit2, plumbing })
    }

    /// The files at paths that are `wanted` and that a commit would add or change, however they came to be so.
    ///
    /// # Errors
    /// Where HEAD cannot be read or one of them has a conflict.
    pub fn changed(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<StagedFile>, GitError> {
        let quick = self.libgit2.as_ref().and_then(|libgit2| libgit2.changed(wanted).ok());
        regular(quick.map_or_else(|| self.plumbing.changed(wanted), Ok)?)
    }

    /// All files with one of `suffixes`, changed or not.
    ///
    /// # Errors
    /// Where one of them has a conflict.
    pub fn all(&self, suffixes: &[&str]) -> Result<Vec<StagedFile>, GitError> {
        regular(self.entries(&|path| suffixes.iter().any(|suffix| has_suffix(path, suffix)))?)
    }

    /// The files at `paths` in the worktree, changed or not; relative paths count from the current directory.
    ///
    /// # Errors
    /// Where there is no worktree or one of them has a conflict.
    pub fn named(&self, paths: &[PathBuf]) -> Result<Named, GitError> {
        // libgit2 takes GIT_WORK_TREE to be relative to the git directory, so git is asked.
        let top = PathBuf::from(Git::at(".").run(&["rev-parse", "--show-toplevel"])?);
        let top = top.canonicalize().map_err(|source| GitError::File { action: "read", path: top, source })?;
        let inside = |path: &PathBuf| {
            let whole = resolved(path).map_err(|source| GitError::File { action: "read", path: path.clone(), source })?;
            Ok(whole.strip_prefix(&top).ok().map(index_path))
        };
        let inside: Vec<Option<Vec<u8>>> = paths.iter().map(inside).collect::<Result<_, GitError>>()?;
        let wanted: HashSet<&[u8]> = inside.iter().flatten().map(Vec::as_slice).collect();
        let entries = self.entries(&|path| wanted.contains(path))?;
        let known: HashMap<Vec<u8>, Option<StagedFile>> =
            entries.into_iter().map(|entry| Ok((entry.path.clone(), entry.regular()?))).collect::<Result<_, GitError>>()?;
        let mut named = Named::default();
        for (path, inside) in paths.iter().zip(&inside) {
            match inside.as_ref().and_then(|inside| known.get(inside)) {
                Some(file) => named.files.extend(file.clone()),
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
        let quick = self.libgit2.as_ref().and_then(|libgit2| libgit2.blob(&file.id).ok());
        quick.map_or_else(|| self.plumbing.blob(&file.id, &file.path), Ok)
    }

    pub(super) fn git(&self) -> &Git {
        self.plumbing.git()
    }

    fn entries(&self, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<Entry>, GitError> {
        match &self.libgit2 {
            Some(libgit2) => Ok(libgit2.entries(wanted)),
            None => self.plumbing.entries(wanted),
        }
    }
}

/// The bits of a mode that say what kind of entry it is, and those of a regular file, executable or not.
const TYPE: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;

impl Entry {
    /// Whether a file of `mode` is of the same kind.
    pub(super) fn is_of_kind(&self, mode: u32) -> bool {
        self.mode & TYPE == mode & TYPE
    }

    /// The file, where it is a regular one.
    fn regular(self) -> Result<Option<StagedFile>, GitError> {
        let path = String::from_utf8_lossy(&self.path).into_owned();
        if self.conflicted {
            return Err(GitError::Conflicted { path });
        }
        let is_regular = self.is_of_kind(REGULAR);
        Ok(is_regular.then_some(StagedFile { path, id: self.id, entry: self.path, mode: self.mode }))
    }
}

/// The regular files among `entries`.
fn regular(entries: Vec<Entry>) -> Result<Vec<StagedFile>, GitError> {
    entries.into_iter().filter_map(|entry| entry.regular().transpose()).collect()
}

/// Whether `path` ends with `suffix`, in large letters or small.
#[must_use]
pub fn has_suffix(path: &[u8], suffix: &str) -> bool {
    let start = path.len().saturating_sub(suffix.len());
    path[start..].eq_ignore_ascii_case(suffix.as_bytes())
}

/// A path as the index spells it.
fn index_path(path: &Path) -> Vec<u8> {
    path.components().map(|part| part.as_os_str().as_encoded_bytes()).collect::<Vec<_>>().join(&b'/')
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
