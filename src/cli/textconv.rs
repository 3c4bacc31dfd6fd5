//! `nbguard textconv`: what git's diff driver shows. It always succeeds, be the settings
//! broken, or `git diff` would show nothing at all.
//!
//! git asks it for a patch that is to be applied, too: such a one needs the notebook itself.

use super::outcome::{CliError, Outcome};
use super::{files, settings, show};
use nbguard::git::Caller;
use nbguard::policy::{Layer, Policy};
use std::path::Path;

/// Writes the notebook at `file` as a person reads it, cleaned by the settings and without secrets, so that running it
/// again is no difference; of one that cannot be read only the reason why.
pub(crate) fn run(file: &Path) -> Result<Outcome, CliError> {
    let bytes = files::read(file)?;
    let policy = settings::policy(Layer::default()).or_else(|error| {
        show::error(&format!("{error}; notebooks are shown by the default settings"));
        Policy::try_from(Layer::default()).map_err(CliError::Flags)
    });
    let options = policy?.clean;
    if Caller::of_this_process().prints_patch() {
        let cleaned = nbguard::clean(&bytes, &options).map_or_else(|_| bytes.clone(), |edits| edits.apply(&bytes));
        show::raw(&cleaned).map_err(CliError::stdout)?;
        return Ok(Outcome::Clean);
    }
    let shown = nbguard::readable(&bytes, &options).unwrap_or_else(|error| format!("not a notebook nbguard can read: {error}\n"));
    show::raw(shown.as_bytes()).map_err(CliError::stdout)?;
    Ok(Outcome::Clean)
}
