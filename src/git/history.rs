//! Every version of the files in a repository's history: which commits made it, and whether HEAD has it.
//!
//! git's plumbing is asked, so that every kind of repository is served and no setting of the user's changes the answer.
//! Objects are seen as they are, without `git replace`, and nothing is fetched. A version that a merge takes over from
//! one of its parents is that parent's; one that it makes itself is its own.

use super::pushed::kinds;
use super::running::Running;
use super::{Git, GitError};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::Arc;

/// What part of history to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// What git calls a revision range, `A..B`; `None` for all refs and HEAD.
    pub range: Option<String>,
    /// No commits older than this date, in any form git reads.
    pub since: Option<String>,
    /// Paths to which it is limited; none for all.
    pub paths: Vec<String>,
}

/// The versions of files, and the commits that made them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Those that made a version, children before their parents, and by date otherwise.
    pub commits: Vec<Commit>,
    /// Every content, once; those of one path follow one another, newest first.
    pub blobs: Vec<Blob>,
    /// Whether the clone is shallow: older versions are elsewhere.
    pub is_shallow: bool,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Commit {
    /// Its object name.
    pub id: String,
    /// Name and address of its author.
    pub author: String,
    /// When it was authored, as ISO 8601 has it.
    pub date: String,
}

/// A content that some file had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Its object name.
    pub id: String,
    /// Where it was; never nowhere.
    pub places: Vec<Place>,
}

/// A path at which a blob was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the top of the worktree, or from a ref that names it itself; what is not UTF-8 in it is marked.
    pub path: Arc<str>,
    /// The newest and the oldest commit that put it there, by their places in [`History::commits`]; `None` where none of
    /// those looked at did.
    pub commits: Option<(usize, usize)>,
    /// Whether HEAD has it there.
    pub in_head: bool,
    /// Whether a ref names it, or the tree that it is in, and no commit does.
    pub in_ref: bool,
}

impl History {
    /// The history of the files at paths that are `wanted`, and of blobs that refs name themselves.
    ///
    /// # Errors
    /// Where git fails: there is no repository, no such revision, or trees are missing.
    pub fn of(git: &Git, revisions: &Revisions, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Self, GitError> {
        let git = git.offline();
        let mut versions = Versions::default();
        let commits = walk(&git, revisions, wanted, &mut versions)?;
        for (path, blob) in head(&git, wanted)? {
            // a path that no commit touched is none of those asked for
            if versions.paths.contains_key(&path) {
                versions.place(path, blob).in_head = true;
            }
        }
        if revisions.range.is_none() && revisions.paths.is_empty() {
            for (path, blob) in named_by_refs(&git, wanted)? {
                if !versions.places.contains_key(&blob) {
                    versions.place(path, blob).in_ref = true;
                }
            }
        }
        let is_shallow = git.run(&["rev-parse", "--is-shallow-repository"])? == "true";
        Ok(Self { commits, blobs: versions.blobs(), is_shallow })
    }
}

/// What is known by now about paths and blobs.
#[derive(Default)]
struct Versions {
    paths: HashMap<Vec<u8>, Arc<str>>,
    places: HashMap<String, Vec<Place>>,
}

impl Versions {
    /// What is known about `blob` at `path`.
    fn place(&mut self, path: Vec<u8>, blob: String) -> &mut Place {
        let path = self.paths.entry(path).or_insert_with_key(|path| String::from_utf8_lossy(path).into()).clone();
        let places = self.places.entry(blob).or_default();
        let known = places.iter().position(|place| Arc::ptr_eq(&place.path, &path)).unwrap_or_else(|| {
            places.push(Place { path, commits: None, in_head: false, in_ref: false });
            places.len() - 1
        });
        &mut places[known]
    }

    fn blobs(self) -> Vec<Blob> {
        let mut blobs: Vec<Blob> = self.places.into_iter().map(|(id, places)| Blob { id, places }).collect();
        // versions of one path are near one another in a pack, and share most of their cells
        blobs.sort_by_cached_key(|blob| (blob.places.first().map(|place| (place.path.clone(), place.commits)), blob.id.clone()));
        blobs
    }
}

/// Notes every version that a commit made; returns those commits.
fn walk(git: &Git, revisions: &Revisions, wanted: &dyn Fn(&[u8]) -> bool, versions: &mut Versions) -> Result<Vec<Commit>, GitError> {
    let since = revisions.since.as_ref().map(|since| oldest(git, since)).transpose()?;
    let mut list = vec!["--no-replace-objects", "rev-list", "--date-order"];
    list.extend(since.as_deref());
    match &revisions.range {
        Some(range) => list.extend(["--end-of-options", range.as_str()]),
        None => list.push("--all"),
    }
    list.push("--");
    let (list, ids) = Running::start(git, &list, Stdio::null())?;

    let mut compare = vec!["--no-replace-objects", "diff-tree", "--stdin", "-r", "-c", "--root", "--raw", "-z", "--no-abbrev"];
    compare.extend(["--no-renames", "--encoding=UTF-8", COMMIT, "--"]);
    compare.extend(revisions.paths.iter().map(String::as_str));
    let (compare, changes) = Running::start(git, &compare, Stdio::from(ids))?;

    let mut commits = Vec::new();
    let mut latest = None;
    let mut records = BufReader::new(changes);
    while let Some(record) = next(&mut records)? {
        match entry(&record) {
            // a merge has a line of its own before its changes
            _ if record.is_empty() => {}
            None => latest = Some(commit(&record).ok_or(GitError::Answer { command: "git diff-tree" })?),
            Some((mode, blob)) => {
                let path = next(&mut records)?.ok_or(GitError::Answer { command: "git diff-tree" })?;
                if !is_regular(mode) || !wanted(&path) {
                    continue;
                }
                commits.extend(latest.take());
                let at = commits.len().checked_sub(1).ok_or(GitError::Answer { command: "git diff-tree" })?;
                let place = versions.place(path, blob.to_owned());
                place.commits = Some((place.commits.map_or(at, |(newest, _)| newest), at));
            }
        }
    }
    // where the second fails, the first only ends for want of somebody who listens
    compare.finish().map_err(named_tree)?;
    list.finish()?;
    Ok(commits)
}

/// The same error, with the tree named that a partial clone lacks.
fn named_tree(error: GitError) -> GitError {
    let GitError::Command { stderr, .. } = &error else { return error };
    // the second is said by a git that would have fetched it
    let id = ["unable to read tree (", "could not fetch "].iter().find_map(|words| stderr.split_once(words)).map(|(_, rest)| rest);
    let id = id.and_then(|rest| rest.split(|char: char| !char.is_ascii_hexdigit()).next()).filter(|id| !id.is_empty());
    id.map(|id| GitError::MissingObject { id: id.to_owned() }).unwrap_or(error)
}

/// The option that leaves out what is older than `since`. git reads what is no date as now, before which all commits
/// are: they would be passed over in silence.
fn oldest(git: &Git, since: &str) -> Result<String, GitError> {
    let option = git.run(&["rev-parse", &format!("--since={}", whole_day(since))])?;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.as_secs());
    match option.strip_prefix("--max-age=").and_then(|seconds| seconds.parse::<u64>().ok()) {
        Some(seconds) if seconds + 2 < now => Ok(option),
        _ => Err(GitError::NoDate { text: since.to_owned() }),
    }
}

/// A date by itself as its first moment: git would take the present time of that day.
fn whole_day(date: &str) -> String {
    let is_day = date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_day { format!("{date} 00:00:00") } else { date.to_owned() }
}

/// How a commit is printed, and read by [`commit`].
const COMMIT: &str = "--format=%H%n%aI%n%an <%ae>";

fn commit(record: &[u8]) -> Option<Commit> {
    let text = String::from_utf8_lossy(record);
    let mut lines = text.trim_start_matches('\n').splitn(3, '\n').map(str::to_owned);
    // a git before 2.45 has no word for this one
    let utc = |date: String| date.strip_suffix("+00:00").map(|date| format!("{date}Z")).unwrap_or(date);
    Some(Commit { id: lines.next()?, date: utc(lines.next()?), author: lines.next()? })
}

/// The new mode and blob of a raw change, `:MODE MODE ID ID STATUS`; a merge has as many colons, old modes and old ids
/// as parents.
fn entry(record: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(record).ok()?.trim_start_matches('\n');
    let parents = text.bytes().take_while(|byte| *byte == b':').count();
    let words: Vec<&str> = text[parents..].split(' ').collect();
    (parents > 0).then_some((*words.get(parents)?, *words.get(2 * parents + 1)?))
}

/// Paths and the blobs that stand there.
type Files = Vec<(Vec<u8>, String)>;

/// The files at paths that are `wanted` that HEAD has; none before the first commit.
fn head(git: &Git, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Files, GitError> {
    match git.ask(&["rev-parse", "--quiet", "--verify", "HEAD^{commit}"])? {
        Some(head) => files(git, &head, wanted),
        None => Ok(Vec::new()),
    }
}

/// The blobs that refs name themselves, and the files at paths that are `wanted` of trees that they name.
fn named_by_refs(git: &Git, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Files, GitError> {
    let listed = git.run(&["for-each-ref", "--format=%(objecttype) %(refname)"])?;
    let refs: Vec<&str> =
        listed.lines().filter_map(|line| line.split_once(' ')).filter(|(kind, _)| *kind != "commit").map(|(_, name)| name).collect();
    let mut named = Vec::new();
    for (name, object) in refs.iter().zip(kinds(git, refs.iter().map(|name| format!("{name}^{{}}")))?) {
        match object {
            Some((blob, kind)) if kind == "blob" => named.push((name.as_bytes().to_vec(), blob.to_string())),
            Some((tree, kind)) if kind == "tree" => {
                let within = |path: Vec<u8>| [name.as_bytes(), b":", &path].concat();
                named.extend(files(git, tree.as_str(), wanted)?.into_iter().map(|(path, blob)| (within(path), blob)));
            }
            _ => {}
        }
    }
    Ok(named)
}

/// The regular files at paths that are `wanted` of the commit or tree `id`.
fn files(git: &Git, id: &str, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Files, GitError> {
    let (running, printed) = Running::start(git, &["--no-replace-objects", "ls-tree", "-r", "-z", "--full-tree", id], Stdio::null())?;
    let mut records = BufReader::new(printed);
    let mut files = Vec::new();
    while let Some(record) = next(&mut records)? {
        // MODE TYPE ID<tab>PATH
        let Some(tab) = memchr::memchr(b'\t', &record) else { continue };
        let about = String::from_utf8_lossy(&record[..tab]);
        let mut words = about.split(' ');
        if let (Some(mode), Some(blob)) = (words.next(), words.nth(1))
            && is_regular(mode)
            && wanted(&record[tab + 1..])
        {
            files.push((record[tab + 1..].to_vec(), blob.to_owned()));
        }
    }
    running.finish().map_err(named_tree)?;
    Ok(files)
}

/// Whether it is that of a regular file, executable or not.
fn is_regular(mode: &str) -> bool {
    mode.starts_with("100")
}

/// The next of git's records, which end with a zero byte.
fn next(records: &mut impl BufRead) -> Result<Option<Vec<u8>>, GitError> {
    let mut record = Vec::new();
    let length = records.read_until(0, &mut record).map_err(|source| GitError::Unread { source })?;
    if record.last() == Some(&0) {
        record.pop();
    }
    Ok((length > 0).then_some(record))
}
