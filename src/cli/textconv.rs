//! `nbguard textconv`: what git's diff driver shows. It always succeeds, or `git diff` would show nothing at all.

use super::outcome::{CliError, Outcome};
use super::{files, settings, show};
use nbguard::policy::Layer;
use std::path::Path;

/// Writes the notebook at `file` as it may be shown; one that cannot be read is shown as the reason why.
pub(crate) fn run(file: &Path) -> Result<Outcome, CliError> {
    let bytes = files::read(file)?;
    let options = settings::policy(Layer::default())?.clean;
    let shown = nbguard::shown(&bytes, &options).unwrap_or_else(|error| format!("not shown: {error}\n").into_bytes());
    show::raw(&shown).map_err(CliError::io("standard output"))?;
    Ok(Outcome::Clean)
}
