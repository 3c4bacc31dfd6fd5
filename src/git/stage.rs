//! Writing into the index without the working copy.
//!
//! Blobs first, then all entries at once: the index has every new content or none. An entry that is written so carries no
//! file times, so git compares the working copy itself when it is next asked, and `git status` stays true.

use super::plumbing::Plumbing;
use super::{Git, GitError, ObjectId, Staged, StagedFile};
use std::path::PathBuf;

impl Staged {
    /// `file` with the content `bytes`, which are written as a blob; the index is not changed.
    ///
    /// # Errors
    /// Where the blob cannot be written.
    pub fn with_content(&self, file: &StagedFile, bytes: &[u8]) -> Result<StagedFile, GitError> {
        let command = "git hash-object";
        let id = String::from_utf8(self.git().feed(&["hash-object", "-w", "-t", "blob", "--stdin"], bytes)?).unwrap_or_default();
        let id = ObjectId::parse(id.trim_end()).ok_or(GitError::Answer { command })?;
        Ok(StagedFile { id, ..file.clone() })
    }

    /// Puts each second of `files` into the index in place of the first. During `git commit FILE` there are two, that of
    /// the commit and that which stays: the latter gets those that it has just so.
    ///
    /// # Errors
    /// Where an index cannot be written; it is then as it was.
    pub fn restage(&self, files: &[(StagedFile, StagedFile)]) -> Result<(), GitError> {
        update(self.git(), files)?;
        let Some(lasting) = self.lasting_index()? else { return Ok(()) };
        let git = self.git().clone().env("GIT_INDEX_FILE", Some(lasting));
        let there = Plumbing::new(git.clone()).entries(&|path| files.iter().any(|(before, _)| before.entry == path))?;
        let same = |before: &StagedFile| there.iter().any(|entry| entry.path == before.entry && entry.id == before.id);
        let files: Vec<_> = files.iter().filter(|(before, _)| same(before)).cloned().collect();
        update(&git, &files)
    }

    /// Whether a commit would have the files of the one before and be no merge: git makes such a one without a word where
    /// it is a hook that took the changes out.
    ///
    /// # Errors
    /// Where git fails.
    pub fn is_as_before(&self) -> Result<bool, GitError> {
        let names = |revision| self.git().ask(&["rev-parse", "--quiet", "--verify", revision]);
        if names("HEAD")?.is_none() || names("MERGE_HEAD")?.is_some() {
            return Ok(false);
        }
        Ok(self.git().ask(&["diff-index", "--cached", "--quiet", "HEAD", "--"])?.is_some())
    }

    /// The index that stays when the one in use serves a single commit: git has locked it, and the lock is the index to be.
    fn lasting_index(&self) -> Result<Option<PathBuf>, GitError> {
        let index = PathBuf::from(self.git().run(&["rev-parse", "--git-path", "index"])?);
        let passes = index.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("next-index-"));
        let lasting = index.canonicalize().ok().map(|index| index.with_file_name("index.lock"));
        Ok(lasting.filter(|lasting| passes && lasting.exists()))
    }
}

fn update(git: &Git, files: &[(StagedFile, StagedFile)]) -> Result<(), GitError> {
    let mut lines = Vec::new();
    for (_, file) in files {
        lines.extend(format!("{:o} {} 0\t", file.mode, file.id).into_bytes());
        lines.extend(&file.entry);
        lines.push(0);
    }
    if lines.is_empty() {
        return Ok(());
    }
    let absent = absent(git, files)?;
    // git 2.47 puts an entry beside the folded directory that it belongs into, and so has it twice; unfolded it has none
    git.feed(&["-c", "index.sparse=false", "update-index", "-z", "--index-info"], &lines)?;
    if !absent.is_empty() {
        git.at_top()?.feed(&["update-index", "-z", "--skip-worktree", "--stdin"], &absent)?;
    }
    Ok(())
}

/// The paths of those `files` that a sparse checkout leaves out of the worktree, which a new entry would not say.
fn absent(git: &Git, files: &[(StagedFile, StagedFile)]) -> Result<Vec<u8>, GitError> {
    let absent = left_out(git)?.into_iter().filter(|path| files.iter().any(|(before, _)| before.entry == *path));
    Ok(absent.flat_map(|path| [&path[..], b"\0"].concat()).collect())
}

/// The paths that a sparse checkout leaves out of the worktree.
pub(super) fn left_out(git: &Git) -> Result<Vec<Vec<u8>>, GitError> {
    if git.ask(&["config", "--type=bool", "--get", "core.sparseCheckout"])?.is_none_or(|value| value != "true") {
        return Ok(Vec::new());
    }
    let listed = git.at_top()?.feed(&["ls-files", "-t", "-z"], &[])?;
    Ok(listed.split(|byte| *byte == 0).filter_map(|line| line.strip_prefix(b"S ")).map(<[u8]>::to_vec).collect())
}
