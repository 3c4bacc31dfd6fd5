//! `nbguard textconv`: what git's diff driver shows. It always succeeds, or `git diff` would show nothing at all.

use super::outcome::{CliError, Outcome};
use super::{files, settings, show};
use nbguard::policy::Layer;
use std::path::Path;

/// Writes the notebook at `file` as a person reads it, cleaned by the settings and without secrets, so that running it
/// again is no difference; of one that cannot be read only the reason why.
pub(crate) fn run(file: &Path) -> Result<Outcome, CliError> {
    let bytes = files::read(file)?;
    let options = settings::policy(Layer::default())?.clean;
    let shown = nbguard::readable(&bytes, &options).unwrap_or_else(|error| format!("not a notebook nbguard can read: {error}\n"));
    show::raw(shown.as_bytes()).map_err(CliError::io("standard output"))?;
    Ok(Outcome::Clean)
}
