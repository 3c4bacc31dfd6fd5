//! `nbguard hook`: what git's hooks call. They judge the index, never the working copy.

use super::outcome::{CliError, Outcome};
use super::{files, scan, settings, show};
use nbguard::finding::Category;
use nbguard::git::{Named, Staged};
use nbguard::policy::{Layer, Verdict};
use nbguard::report::text;
use std::path::PathBuf;

/// Blocks the commit when a staged notebook holds a credential, and says how many it looked at.
pub(crate) fn pre_commit(named: &[PathBuf]) -> Result<Outcome, CliError> {
    let policy = settings::policy(Layer::default())?;
    let staged = Staged::from_env()?;
    let Named { files, missing } = match named {
        [] => Named { files: staged.changed(files::SUFFIXES)?, missing: Vec::new() },
        named => staged.named(named)?,
    };
    let mut results: Vec<_> = files.iter().map(|file| scan::one_staged(&staged, file)).collect();
    // what the framework names though git does not know it, is only in the working copy
    results.extend(missing.iter().map(|path| scan::one_file(path)));
    let scan = scan::gather(results);
    let gate = policy.hook_gate();
    show::scan(&scan, &gate);
    show::note(&format!("nbguard: staged, {}", text::summary(&scan, &gate)));
    let outcome = scan::outcome(&scan, &gate);
    let (secrets, outputs): (Vec<_>, Vec<_>) = scan
        .findings()
        .filter(|(_, finding)| gate.judge(finding) == Verdict::Fail)
        .partition(|(_, finding)| finding.category == Category::Secret);
    if !secrets.is_empty() {
        show::note("nbguard: commit blocked; take the credentials out of the cells, then git add the notebooks again");
    }
    let mut unclean: Vec<&str> = outputs.into_iter().map(|(path, _)| path).collect();
    unclean.dedup();
    for path in unclean {
        show::note(&format!(
            "nbguard: commit blocked; {path} is not clean: its outputs are still there. Run: nbguard clean {path} && git add {path}"
        ));
    }
    if outcome == Outcome::CouldNot {
        show::note("nbguard: commit blocked; a notebook that cannot be read cannot be judged");
    }
    Ok(outcome)
}
