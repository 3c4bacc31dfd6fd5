//! `nbguard hook`: what git's hooks call. They judge the index, never the working copy.

use super::outcome::{CliError, Outcome};
use super::{files, scan, settings, show};
use nbguard::git::{Named, Staged};
use nbguard::policy::Layer;
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
    show::scan(&scan, &policy.gate);
    show::note(&format!("nbguard: staged, {}", text::summary(&scan, &policy.gate)));
    let outcome = scan::outcome(&scan, &policy);
    match outcome {
        Outcome::Clean => {}
        Outcome::Found => show::note("nbguard: commit blocked; take the credentials out of the cells, then git add the notebooks again"),
        Outcome::CouldNot => show::note("nbguard: commit blocked; a notebook that cannot be read cannot be judged"),
    }
    Ok(outcome)
}
