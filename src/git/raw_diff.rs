//! What `git diff-index` and `git diff-tree` print with `--raw -z`.
//!
//! An answer that is not understood to its end is an error: a file that is overlooked would not be judged.

use super::{GitError, ObjectId};

/// A file that differs, as it is afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// From the top of the tree.
    pub(super) path: Vec<u8>,
    /// As it was: one a parent, one for the index.
    pub(super) before: Vec<Side>,
    /// As it is.
    pub(super) after: Side,
    /// Whether it is unmerged.
    pub(super) conflicted: bool,
}

/// A mode and an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) mode: u32,
    pub(super) id: ObjectId,
}

impl Side {
    /// Whether it is a regular file, executable or not.
    pub(super) fn is_regular(&self) -> bool {
        self.mode & 0o170_000 == 0o100_000
    }
}

/// A piece of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Record {
    /// The changes that follow are this commit's.
    Commit(ObjectId),
    /// A change.
    Change(Change),
}

/// The records of `output`, which `command` printed.
pub(super) fn records(command: &'static str, output: &[u8]) -> Result<Vec<Record>, GitError> {
    let mut fields = output.split(|byte| *byte == 0);
    let mut records = Vec::new();
    let strange = || GitError::Answer { command };
    while let Some(field) = fields.next().filter(|field| !field.is_empty()) {
        let head = std::str::from_utf8(field).map_err(|_| strange())?;
        records.push(match ObjectId::parse(head) {
            Some(commit) => Record::Commit(commit),
            None => Record::Change(change(head, fields.next().ok_or_else(strange)?).ok_or_else(strange)?),
        });
    }
    if fields.next().is_some() { Err(strange()) } else { Ok(records) }
}

/// `:MODE MODE ID ID STATUS`, with a colon, a mode, an id and a status for each of a merge's parents.
fn change(head: &str, path: &[u8]) -> Option<Change> {
    let rest = head.trim_start_matches(':');
    let sides = head.len() - rest.len() + 1;
    let words: Vec<&str> = rest.split(' ').collect();
    if path.is_empty() || sides < 2 || words.len() != 2 * sides + 1 {
        return None;
    }
    let side = |at: usize| Some(Side { mode: u32::from_str_radix(words[at], 8).ok()?, id: ObjectId::parse(words[sides + at])? });
    let mut before = (0..sides).map(side).collect::<Option<Vec<Side>>>()?;
    let after = before.pop()?;
    Some(Change { path: path.to_vec(), before, after, conflicted: words[2 * sides].contains('U') })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Record>, GitError> {
        records("git diff-tree", text.replace('1', &"1".repeat(40)).replace("2 ", &format!("{} ", "2".repeat(40))).as_bytes())
    }

    #[test]
    fn commits_changes_and_merges() {
        let records = read("1\0:000000 0 1 2 A\0a b\0::0 0 0 1 1 2 MM\0c\0").expect("understood");
        let [Record::Commit(_), Record::Change(added), Record::Change(merged)] = records.as_slice() else { panic!("{records:?}") };
        assert_eq!((added.path.as_slice(), added.before.len(), added.conflicted), (&b"a b"[..], 1, false));
        assert_eq!((merged.path.as_slice(), merged.before.len()), (&b"c"[..], 2));
        assert_eq!(merged.after.id.as_str(), "2".repeat(40));
        assert!(matches!(&read(":0 0 1 2 U\0a\0").expect("understood")[..], [Record::Change(Change { conflicted: true, .. })]));
        assert_eq!(read("").expect("understood"), []);
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        for text in [":0 0 1 2 A\0", ":0 0 1 2 A", ":0 0 1 A\0a\0", ":0 x 1 2 A\0a\0", "a\0b\0", "1\0\0:0 0 1 2 A\0a\0", "0 1 2 A\0a\0"] {
            assert!(matches!(read(text), Err(GitError::Answer { .. })), "{text:?}");
        }
    }
}
