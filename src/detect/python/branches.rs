//! Branches of which either may have run: what one of them gives a name stays, whatever another gives it.

use super::flow::Flow;
use super::tree::{Branch, Name};
use super::value::{Origin, Value};

/// Branches that are walked.
#[derive(Default)]
pub(super) struct Fork {
    /// How many of [`Flow::answers`] were there before.
    start: usize,
    /// How many of them were there before the branch that is walked.
    branch: usize,
    /// How many branches have begun.
    count: usize,
    /// Answers from before that were given up, and in how many branches, the last being told.
    lost: Vec<(Answer, usize, usize)>,
}

/// An answer that a name was given: the index of its scope, the name, and what came of it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Answer {
    scope: usize,
    path: Name,
    origin: Origin,
}

impl Flow {
    /// Walks on into a branch, or out of all of them.
    pub(super) fn branch(&mut self, branch: Branch) {
        match branch {
            Branch::Fork => self.forks.push(Fork { start: self.answers.len(), branch: self.answers.len(), count: 1, ..Fork::default() }),
            Branch::Or => {
                self.end_branch();
                let start = self.answers.len();
                if let Some(fork) = self.forks.last_mut() {
                    (fork.branch, fork.count) = (start, fork.count + 1);
                }
            }
            Branch::Join(is_sure) => {
                self.end_branch();
                let Some(fork) = self.forks.pop() else { return };
                let given = self.answers.get(fork.start..).unwrap_or_default().to_vec();
                let lost = fork.lost.into_iter().filter(|(_, _, times)| !is_sure || *times < fork.count).map(|(answer, _, _)| answer);
                given.into_iter().chain(lost).for_each(|answer| self.raise(&answer));
                if self.forks.is_empty() {
                    self.answers.clear();
                }
            }
        }
    }

    /// Forgets what the branch that ends gave a name and then gave up.
    fn end_branch(&mut self) {
        let Some(start) = self.forks.last().map(|fork| fork.branch) else { return };
        let mut own = self.answers.split_off(start.min(self.answers.len()));
        own.retain_mut(|answer| {
            answer.origin = self.kept_at(answer).map_or(Origin::Unknown, |value| value.origin);
            answer.origin >= Origin::Asked
        });
        self.answers.extend(own);
    }

    fn raise(&mut self, answer: &Answer) {
        if let Some(value) = self.scopes.get_mut(answer.scope).and_then(|scope| scope.get_mut(&answer.path)) {
            value.origin = value.origin.max(answer.origin);
        }
    }

    fn kept_at(&self, answer: &Answer) -> Option<&Value> {
        self.scopes.get(answer.scope)?.get(&answer.path)
    }

    /// Notes that what is kept under `path` in a scope is `new` now, and was `old`.
    pub(super) fn has_given(&mut self, scope: usize, path: Name, new: Origin, old: Origin) {
        let Some(fork) = self.forks.last_mut() else { return };
        if new >= Origin::Asked {
            self.answers.push(Answer { scope, path, origin: new });
            return;
        }
        let is_own = |own: &Answer| own.scope == scope && own.path == path;
        match fork.lost.iter_mut().find(|(lost, _, _)| is_own(lost)) {
            Some((_, last, times)) if *last < fork.count => (*last, *times) = (fork.count, *times + 1),
            None if old >= Origin::Response && !self.answers[fork.branch.min(self.answers.len())..].iter().any(is_own) => {
                fork.lost.push((Answer { scope, path, origin: old }, fork.count, 1));
            }
            _ => {}
        }
    }

    /// Does `work` in scopes of its own, whose names are gone afterwards.
    pub(super) fn apart<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let (forks, answers) = (std::mem::take(&mut self.forks), std::mem::take(&mut self.answers));
        let result = work(self);
        (self.forks, self.answers) = (forks, answers);
        result
    }
}
