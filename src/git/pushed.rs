//! What a push brings: every version of every file in the commits that the other side does not have yet.
//!
//! Each commit is compared with its parents, a merge with all of them at once: what it takes over from one of them came
//! with that one. A version that stands under several paths is there under each of them.

use super::plumbing::Plumbing;
use super::raw_diff::{self, Record};
use super::{Git, GitError, Known, ObjectId};
use std::collections::HashSet;

/// A ref that a push makes, moves or deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefUpdate {
    /// Its name where it is pushed to; what is not UTF-8 in it is marked.
    pub name: String,
    /// What it named there; null if it is new.
    pub old: ObjectId,
    /// What it is to name; null if it is deleted.
    pub new: ObjectId,
}

/// What a push brings.
pub struct Pushed {
    /// How many commits.
    pub commits: usize,
    /// The files' versions, in the order of their commits.
    pub versions: Vec<Version>,
    plumbing: Plumbing,
}

/// A file as a commit or a ref has it; its content is read by [`Pushed::read`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Version {
    /// From the top of the tree; for a blob that a ref names itself, the ref.
    pub path: String,
    /// Its content.
    pub id: ObjectId,
    /// The commit that brings it; `None` where a ref names a tree or a blob.
    pub commit: Option<ObjectId>,
}

impl RefUpdate {
    /// The updates that `pre-push` reads: `LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID` a line.
    ///
    /// # Errors
    /// Where a line is another.
    pub fn of_pre_push(input: &[u8]) -> Result<Vec<Self>, GitError> {
        // what is pushed may be an expression with spaces: `HEAD^{/fix it}`
        let words = |line: &str| line.rsplitn(4, ' ').map(str::to_owned).collect::<Vec<_>>();
        Self::each(input, "git push", |line| match words(line).as_slice() {
            [old, name, new, _] => Self::new(name, old, new),
            _ => None,
        })
    }

    /// The updates that `pre-receive` reads: `OLD-ID NEW-ID REF` a line.
    ///
    /// # Errors
    /// Where a line is another.
    pub fn of_pre_receive(input: &[u8]) -> Result<Vec<Self>, GitError> {
        Self::each(input, "git receive-pack", |line| match line.splitn(3, ' ').collect::<Vec<_>>().as_slice() {
            [old, new, name] => Self::new(name, old, new),
            _ => None,
        })
    }

    fn new(name: &str, old: &str, new: &str) -> Option<Self> {
        Some(Self { name: name.to_owned(), old: ObjectId::parse(old)?, new: ObjectId::parse(new)? })
    }

    fn each(input: &[u8], command: &'static str, one: impl Fn(&str) -> Option<Self>) -> Result<Vec<Self>, GitError> {
        String::from_utf8_lossy(input).lines().map(|line| one(line).ok_or(GitError::Answer { command })).collect()
    }
}

impl Pushed {
    /// What `updates` bring to who has what is `known`: the versions of files at paths that are `wanted`, and whatever
    /// blob a ref names itself.
    ///
    /// # Errors
    /// Where git fails.
    pub fn new(git: Git, updates: &[RefUpdate], known: &Known, wanted: &dyn Fn(&str) -> bool) -> Result<Self, GitError> {
        let plumbing = Plumbing::new(git);
        let git = plumbing.git();
        let moved: Vec<&RefUpdate> = updates.iter().filter(|update| !update.new.is_null()).collect();
        let tips = kinds(git, moved.iter().map(|update| format!("{}^{{}}", update.new)))?;
        let mut versions = Vec::new();
        let mut revisions = String::new();
        for (update, tip) in moved.iter().zip(&tips) {
            match tip {
                Some((id, kind)) if kind == "tree" => {
                    versions.extend(files_of(git, id)?.into_iter().filter(|version| wanted(&version.path)))
                }
                Some((id, kind)) if kind == "blob" => {
                    versions.push(Version { path: update.name.clone(), id: id.clone(), commit: None });
                }
                _ => revisions += &format!("{}\n", update.new),
            }
        }
        let commits = if revisions.is_empty() { Vec::new() } else { commits(git, revisions, &moved, known)? };
        versions.extend(brought(git, &commits)?.into_iter().filter(|version| wanted(&version.path)));
        let mut seen = HashSet::new();
        versions.retain(|version| seen.insert((version.path.clone(), version.id.clone())));
        Ok(Self { commits: commits.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count(), versions, plumbing })
    }

    /// The content of `version`.
    ///
    /// # Errors
    /// Where the object cannot be read.
    pub fn read(&self, version: &Version) -> Result<Vec<u8>, GitError> {
        self.plumbing.blob(&version.id, &version.path)
    }
}

/// The objects that `names` name and what they are; `None` for one that is not here.
pub(super) fn kinds(git: &Git, names: impl Iterator<Item = String>) -> Result<Vec<Option<(ObjectId, String)>>, GitError> {
    let names: String = names.map(|name| name + "\n").collect();
    // a partial clone need not fetch what it can do without
    let git = git.clone().env("GIT_NO_LAZY_FETCH", Some("1"));
    let answers = git.feed(&["cat-file", "--batch-check=%(objectname) %(objecttype)"], names.as_bytes())?;
    let kind = |line: &str| line.split_once(' ').and_then(|(id, kind)| Some((ObjectId::parse(id)?, kind.to_owned())));
    Ok(String::from_utf8_lossy(&answers).lines().map(|line| kind(line).filter(|(_, kind)| kind != "missing")).collect())
}

/// The commits that lead to `revisions`, one a line, without those that are there already: where a ref was `moved` from, and
/// what is `known`.
fn commits(git: &Git, mut revisions: String, moved: &[&RefUpdate], known: &Known) -> Result<Vec<u8>, GitError> {
    let mut exclude = |id: &ObjectId| revisions += &format!("^{id}\n");
    if *known != Known::Here {
        // an old commit that is not here, after somebody else's push, says nothing
        let old = kinds(git, moved.iter().map(|update| update.old.to_string()))?;
        old.iter().flatten().filter(|(_, kind)| ["commit", "tag"].contains(&kind.as_str())).for_each(|(id, _)| exclude(id));
    }
    let mut args = vec!["rev-list", "--reverse", "--topo-order", "--stdin"];
    match known {
        Known::Tracked(branches) => args.extend(std::iter::once("--not").chain(branches.iter().map(String::as_str))),
        Known::Here => args.extend(["--not", "--all"]),
        Known::Told(ids) => ids.iter().for_each(exclude),
        Known::Unknown | Known::Silent => {}
    }
    git.feed(&args, revisions.as_bytes())
}

/// The regular files that each of `commits`, one a line, brings.
fn brought(git: &Git, commits: &[u8]) -> Result<Vec<Version>, GitError> {
    let args = ["diff-tree", "--stdin", "-r", "-c", "--root", "--raw", "-z", "--no-renames", "--no-abbrev"];
    let mut versions = Vec::new();
    let mut commit = None;
    for record in raw_diff::records("git diff-tree", &git.feed(&args, commits)?)? {
        match record {
            Record::Commit(id) => commit = Some(id),
            Record::Change(change) if change.after.is_regular() => {
                let path = String::from_utf8_lossy(&change.path).into_owned();
                versions.push(Version { path, id: change.after.id, commit: commit.clone() });
            }
            Record::Change(_) => {}
        }
    }
    Ok(versions)
}

/// The regular files of the tree `id`.
fn files_of(git: &Git, id: &ObjectId) -> Result<Vec<Version>, GitError> {
    let empty = git.run(&["hash-object", "-t", "tree", "--stdin"])?;
    let args = ["diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", &empty, id.as_str()];
    let records = raw_diff::records("git diff-tree", &git.feed(&args, &[])?)?;
    let version = |record| match record {
        Record::Change(change) if change.after.is_regular() => {
            Some(Version { path: String::from_utf8_lossy(&change.path).into_owned(), id: change.after.id, commit: None })
        }
        _ => None,
    };
    Ok(records.into_iter().filter_map(version).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_hooks() {
        let [zero, one] = ["0", "1"].map(|digit| digit.repeat(40));
        let pushed = RefUpdate::of_pre_push(format!("HEAD^{{/fix it}} {one} refs/heads/a {zero}\n").as_bytes()).expect("understood");
        let received = RefUpdate::of_pre_receive(format!("{zero} {one} refs/heads/a\n").as_bytes()).expect("understood");
        assert_eq!(pushed, received);
        assert_eq!((pushed[0].name.as_str(), pushed[0].old.is_null(), pushed[0].new.is_null()), ("refs/heads/a", true, false));
        assert!(RefUpdate::of_pre_push(b"").expect("nothing").is_empty());
        for line in ["x", "a b c d", &format!("{one} refs/heads/a")] {
            assert!(RefUpdate::of_pre_push(line.as_bytes()).is_err() && RefUpdate::of_pre_receive(line.as_bytes()).is_err(), "{line}");
        }
    }
}
