//! Files that look modified to git though they are not: what the index remembers of their size and time is out of date.
//!
//! git is asked throughout, so this works in every kind of repository. No content enters the index here.

use super::worktree::WITHOUT_FILTER;
use super::{Git, GitError, has_suffix};
use std::collections::HashSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A regular file in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// Its path, from the top of the worktree.
    pub path: String,
    /// Whether its size, time or mode is another than the index remembers.
    pub looks_modified: bool,
    mode: String,
    id: String,
}

impl Tracked {
    /// The files with one of `suffixes`: those at or below `paths`, which are relative to where `git` is, or all. One in
    /// the middle of a merge is left out, and one whose name is no UTF-8.
    ///
    /// # Errors
    /// Where git fails, or does not know one of `paths`.
    pub fn list(git: &Git, paths: &[&str], suffixes: &[&str]) -> Result<Vec<Self>, GitError> {
        let git = if paths.is_empty() { git.at_top()? } else { git.clone() };
        let changed = changed(&git, paths)?;
        // git calls it an error that there is none at all, so it is not asked to where none is named
        let strict: &[&str] = if paths.is_empty() { &[] } else { &["--error-unmatch"] };
        let listed = git.bytes(&[&["--literal-pathspecs", "ls-files", "--stage", "--full-name", "-z"], strict, &["--"], paths].concat())?;
        // MODE ID STAGE\tPATH
        let entry = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let [mode, id, "0"] = about.split(' ').collect::<Vec<_>>()[..] else { return None };
            let wanted = mode.starts_with("100") && suffixes.iter().any(|suffix| has_suffix(path.as_bytes(), suffix));
            let [mode, id, path] = [mode, id, path].map(str::to_owned);
            wanted.then(|| Self { looks_modified: changed.contains(&path), path, mode, id })
        };
        Ok(utf8(&listed).filter_map(entry).collect())
    }

    /// Its content in the index.
    ///
    /// # Errors
    /// Where git cannot read it.
    pub fn staged(&self, git: &Git) -> Result<Vec<u8>, GitError> {
        git.bytes(&["cat-file", "blob", &self.id])
    }

    /// Whether adding the file would change nothing, as git sees it by `eyes`. `git` is at the top of the worktree.
    ///
    /// # Errors
    /// Where the file cannot be read, or its filter fails.
    pub fn is_as_staged(&self, git: &Git, eyes: Eyes) -> Result<bool, GitError> {
        Ok(git.run(&[eyes.options(), &["hash-object", "--", &self.path]].concat())? == self.id)
    }
}

/// How git compares a file with the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// As its filters make it.
    Filtered,
    /// As it is, for all that nbguard would take out.
    Raw,
}

impl Eyes {
    /// git's own options for it.
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Filtered => &[],
            Self::Raw => WITHOUT_FILTER,
        }
    }
}

/// Makes git compare `files` with the index by their content, once, by `eyes`, and remember their sizes and times where
/// they are the same: those are returned, and look modified no longer. `git` is at the top of the worktree.
///
/// # Errors
/// Where git fails.
pub fn refresh<'a>(git: &Git, files: Vec<&'a Tracked>, eyes: Eyes) -> Result<Vec<&'a Tracked>, GitError> {
    if files.is_empty() {
        return Ok(files);
    }
    if eyes == Eyes::Raw {
        wait_for_another_second(git, &files);
    }
    for some in files.chunks(100) {
        // the same entry anew: git knows nothing of the file then, and looks; a file that has changed by now stays changed
        let entries: Vec<String> = some.iter().map(|file| format!("{},{},{}", file.mode, file.id, file.path)).collect();
        let entries = entries.iter().flat_map(|entry| ["--cacheinfo", entry]);
        git.run(&["update-index"].into_iter().chain(entries).collect::<Vec<_>>())?;
    }
    for some in files.chunks(100) {
        let paths = some.iter().map(|file| file.path.as_str());
        let refresh = ["--literal-pathspecs", "add", "--refresh", "--sparse", "--"];
        git.run(&eyes.options().iter().copied().chain(refresh).chain(paths).collect::<Vec<_>>())?;
    }
    // another mode is a change too
    let changed = changed(git, &[])?;
    Ok(files.into_iter().filter(|file| !changed.contains(&file.path)).collect())
}

/// Waits until no file of `files` was written in this second: what was written in the second in which the index is, git
/// compares again, and by its filters.
fn wait_for_another_second(git: &Git, files: &[&Tracked]) {
    let since_epoch = |time: SystemTime| time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = since_epoch(SystemTime::now());
    let written = |file: &&Tracked| git.dir().join(&file.path).metadata().and_then(|about| about.modified()).ok();
    if files.iter().filter_map(written).any(|time| since_epoch(time).as_secs() == now.as_secs()) {
        std::thread::sleep(Duration::from_secs(now.as_secs() + 1).saturating_sub(now));
    }
}

/// The files at or below `paths` that look modified, by their paths from the top of the worktree.
fn changed(git: &Git, paths: &[&str]) -> Result<HashSet<String>, GitError> {
    let words = ["--literal-pathspecs", "diff-files", "--diff-filter=M", "--name-only", "--no-relative", "-z", "--"];
    Ok(utf8(&git.bytes(&[&words, paths].concat())?).map(str::to_owned).collect())
}

/// The records of `listed`, but for those that are no UTF-8: what is named so cannot be named to git by words.
fn utf8(listed: &[u8]) -> impl Iterator<Item = &str> {
    listed.split(|byte| *byte == 0).filter_map(|record| std::str::from_utf8(record).ok())
}
