//! From findings to pass or fail.

use crate::finding::{Category, Finding, Severity};

/// Which findings fail a scan or block a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The categories that can fail.
    pub categories: Vec<Category>,
    /// The least severity that fails.
    pub severity: Severity,
}

impl Default for Gate {
    fn default() -> Self {
        Self { categories: vec![Category::Secret, Category::Environment], severity: Severity::Medium }
    }
}

/// The outcome for one finding or for many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Reported at most.
    Pass,
    /// Fails the scan, blocks the commit.
    Fail,
}

impl Gate {
    /// The verdict on one finding.
    #[must_use]
    pub fn judge(&self, finding: &Finding) -> Verdict {
        self.judge_as(finding.category, finding.severity)
    }

    /// The verdict on anything of that category and severity.
    #[must_use]
    pub fn judge_as(&self, category: Category, severity: Severity) -> Verdict {
        let fails = self.categories.contains(&category) && severity >= self.severity;
        if fails { Verdict::Fail } else { Verdict::Pass }
    }

    /// The verdict on all of `findings`: the worst of theirs.
    #[must_use]
    pub fn judge_all<'f>(&self, findings: impl IntoIterator<Item = &'f Finding>) -> Verdict {
        findings.into_iter().map(|finding| self.judge(finding)).max().unwrap_or(Verdict::Pass)
    }
}
