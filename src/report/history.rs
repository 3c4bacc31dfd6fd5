//! The findings of a whole history, brought together: each credential once for each cell that held it, with the commits
//! between which it did.
//!
//! Versions may be seen in any order, the outcome is the same. A cell is known by its id, for it moves about; cells
//! without one are all alike. Of the versions that hold a credential the newest is shown.

use super::text::{snippet, tally};
use super::{Unreadable, counted};
use crate::finding::{Category, Finding};
use crate::git::{Commit, Place};
use crate::policy::{Gate, Verdict};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Everything that was seen of a history.
#[derive(Debug, Default)]
pub struct Traced {
    /// The commits that made a version, children before their parents.
    pub commits: Vec<Commit>,
    /// What was found, by path and cell.
    pub leaks: Vec<Leak>,
    /// The versions whose content is not to be had.
    pub errors: Vec<Unreadable>,
    /// The versions that are no notebooks and were looked at as text.
    pub as_text: Vec<Unreadable>,
    /// How many notebooks had a version.
    pub notebooks: usize,
    /// How many different versions there were.
    pub versions: usize,
    /// Whether the clone is shallow, and older versions are elsewhere.
    pub is_shallow: bool,
}

/// A finding as it went through history.
#[derive(Debug)]
pub struct Leak {
    /// The notebook.
    pub path: Arc<str>,
    /// As it is in the newest version that holds it.
    pub finding: Finding,
    /// The newest commit whose version holds it, by its place among [`Traced::commits`].
    pub newest: usize,
    /// The oldest one.
    pub oldest: usize,
    /// Whether the notebook holds it in HEAD, in whichever cell.
    pub in_head: bool,
}

impl Traced {
    /// The first and the last commit whose version holds `leak`.
    #[must_use]
    pub fn commits_of(&self, leak: &Leak) -> (Option<&Commit>, Option<&Commit>) {
        (self.commits.get(leak.oldest), self.commits.get(leak.newest))
    }

    /// Whether something was found that fails under `gate`.
    #[must_use]
    pub fn fails(&self, gate: &Gate) -> bool {
        gate.judge_all(self.leaks.iter().map(|leak| &leak.finding)) == Verdict::Fail
    }
}

/// What was seen by now.
#[derive(Default)]
pub struct Trace {
    leaks: HashMap<Key, Leak>,
    /// What HEAD holds.
    head: HashSet<What>,
}

/// What is found, in which notebook: outputs as a whole differ at every run, so their text does not count.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct What {
    path: Arc<str>,
    rule: &'static str,
    secret: Option<[u8; 32]>,
}

/// The same with its cell: `None` for the notebook's own metadata, else the cell's id if it has one.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key {
    what: What,
    cell: Option<Option<String>>,
}

/// The place of none among [`Traced::commits`]: a ref names it itself.
const NO_COMMIT: usize = usize::MAX;

impl Trace {
    /// Takes in the findings of a version, and where it stood.
    pub fn see(&mut self, places: &[Place], findings: &[Finding]) {
        for finding in findings {
            let secret = (finding.category == Category::Secret).then(|| finding.secret.digest());
            for place in places {
                let what = What { path: place.path.clone(), rule: finding.rule, secret };
                if place.in_head {
                    self.head.insert(what.clone());
                }
                let in_ref = place.in_ref.then_some((NO_COMMIT, NO_COMMIT));
                let Some((newest, oldest)) = place.commits.or(in_ref) else { continue };
                let key = Key { what, cell: finding.location.cell.as_ref().map(|cell| cell.id.clone()) };
                let own = || Leak { path: place.path.clone(), finding: finding.clone(), newest, oldest, in_head: false };
                self.leaks.entry(key).and_modify(|leak| leak.join(newest, oldest, finding)).or_insert_with(own);
            }
        }
    }

    /// What was seen, by path and by cell.
    #[must_use]
    pub fn leaks(self) -> Vec<Leak> {
        let Self { leaks, head } = self;
        // ids came with nbformat 4.5: a cell that was given one since is the same cell
        let (mut named, nameless): (Vec<_>, Vec<_>) = leaks.into_iter().partition(|(key, _)| key.cell != Some(None));
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut without_heir = Vec::new();
        for (key, leak) in nameless {
            let first = named.partition_point(|(own, _)| own.what < key.what);
            let heirs = named[first..].iter_mut().take_while(|(own, _)| own.what == key.what).filter(|(own, _)| own.cell.is_some());
            match heirs.max_by_key(|(_, heir)| heir.oldest) {
                Some((_, heir)) => heir.join(leak.newest, leak.oldest, &leak.finding),
                None => without_heir.push((key, leak)),
            }
        }
        let all = named.into_iter().chain(without_heir);
        let mut leaks: Vec<Leak> = all.map(|(key, leak)| Leak { in_head: head.contains(&key.what), ..leak }).collect();
        leaks.sort_by_cached_key(|leak| {
            let cell = leak.finding.location.cell.as_ref().map_or(usize::MAX, |cell| cell.index);
            (leak.path.clone(), cell, leak.newest, leak.finding.location.file_line, leak.finding.location.start, leak.finding.rule)
        });
        leaks
    }
}

impl Leak {
    /// Takes in another version that holds it.
    fn join(&mut self, newest: usize, oldest: usize, finding: &Finding) {
        if newest < self.newest {
            (self.newest, self.finding) = (newest, finding.clone());
        }
        self.oldest = self.oldest.max(oldest);
    }
}

/// One leak as a person reads it: the finding, its commits, and what to do in which order.
#[must_use]
pub fn leak(traced: &Traced, leak: &Leak, gate: &Gate) -> String {
    let (first, last) = traced.commits_of(leak);
    let fate = if leak.in_head { "still in HEAD" } else { "no longer in HEAD" };
    let notes = match (first, last) {
        (Some(first), Some(last)) => [format!("first in {}", said(first)), format!("last in {}; {fate}", said(last))],
        _ => {
            ["in no commit".to_owned(), "a ref names it itself: `git for-each-ref` lists all, and `git tag -d` takes a tag away".to_owned()]
        }
    };
    let revoke = match (leak.finding.category, leak.finding.revoke) {
        (Category::Secret, "") => "change it: whoever has a clone has it".to_owned(),
        (Category::Secret, address) => format!("revoke it, since whoever has a clone has it: {address}"),
        _ => "whoever has a clone has this output: change the credentials in it".to_owned(),
    };
    let rewrite = "history may be rewritten after that, not instead: git filter-repo --replace-text FILE".to_owned();
    snippet(&leak.path, &leak.finding, gate, &notes, &[revoke, rewrite])
}

/// Commits are named by so many digits.
pub const SHORT: usize = 12;

fn said(Commit { id, author, date }: &Commit) -> String {
    let text = format!("{} of {date} by {author}", &id[..id.len().min(SHORT)]);
    // a name may hold what a terminal would act on
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}

/// The last line of a report.
#[must_use]
pub fn summary(traced: &Traced, gate: &Gate) -> String {
    let mut parts = tally(traced.leaks.iter().map(|leak| &leak.finding), gate);
    let in_head = traced.leaks.iter().filter(|leak| leak.in_head).count();
    if in_head > 0 {
        parts.push(format!("{in_head} still in HEAD"));
    }
    if !traced.errors.is_empty() {
        parts.push(counted(traced.errors.len(), "version") + " could not be read");
    }
    if !traced.as_text.is_empty() {
        parts.push(counted(traced.as_text.len(), "version") + " looked at as text");
    }
    let (versions, notebooks) = (counted(traced.versions, "version"), counted(traced.notebooks, "notebook"));
    format!("{versions} of {notebooks} looked at: {}", parts.join(", "))
}
