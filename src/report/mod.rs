//! Findings, changes and rules as text for people and JSON for programs.
//!
//! A report never holds a secret: it is made of masks, fingerprints and masked lines.

pub mod diff;
pub mod explained;
pub mod files;
pub mod history;
pub mod json;
pub mod readable;
pub mod rules;
pub mod status;
pub mod text;

use crate::finding::Finding;
use crate::policy::Gate;
use rayon::prelude::*;

/// Findings from which on a thread pool is worth its start.
const FEW: usize = 64;

/// What was looked at, what was found, what could not be read.
#[derive(Debug, Default)]
pub struct Scan {
    /// The notebooks that were read, in the order of their paths.
    pub notebooks: Vec<Scanned>,
    /// The files that could not be.
    pub errors: Vec<Unreadable>,
}

/// One notebook and what was found in it.
#[derive(Debug)]
pub struct Scanned {
    /// Its path as it is shown.
    pub path: String,
    /// What was found, in file order.
    pub findings: Vec<Finding>,
}

/// A file that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its path as it is shown.
    pub path: String,
    /// Why, with line and column where there are any.
    pub message: String,
}

impl Scan {
    /// Every finding with its notebook's path.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Finding)> + Clone {
        self.notebooks.iter().flat_map(|scanned| scanned.findings.iter().map(|finding| (scanned.path.as_str(), finding)))
    }

    /// What `work` makes of each finding and its notebook's path, in their order; of many on several threads.
    pub fn of_each<'s, T: Send>(&'s self, work: impl Fn(&'s str, &'s Finding) -> T + Sync) -> Vec<T> {
        let findings: Vec<_> = self.findings().collect();
        match findings.len() {
            0..FEW => findings.into_iter().map(|(path, finding)| work(path, finding)).collect(),
            _ => findings.into_par_iter().map(|(path, finding)| work(path, finding)).collect(),
        }
    }

    /// Whether something was found that fails under `gate`.
    #[must_use]
    pub fn fails(&self, gate: &Gate) -> bool {
        gate.judge_all(self.findings().map(|(_, finding)| finding)) == crate::policy::Verdict::Fail
    }
}

/// `count` of `thing`, in the plural where it needs one.
#[must_use]
pub fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// A path on one line; a terminal acts on nothing in it.
fn on_one_line(path: &str) -> String {
    path.chars().map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect()
}
