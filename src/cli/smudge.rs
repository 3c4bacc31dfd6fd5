//! `nbguard smudge`: what git's filter calls for a notebook that is checked out. It hands on what it gets, with the
//! outputs that were kept where the settings ask for that.

use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::{files, settings, show};
use nbguard::policy::Policy;

/// Writes the notebook on standard input, which belongs at `path`.
pub(crate) fn run(path: &str) -> Result<Outcome, CliError> {
    let blob = files::read_stdin()?;
    // a checkout goes on whatever the settings are; it may be the one that mends them
    let policy = settings::checkout_policy().unwrap_or_else(|error| {
        show::error(&format!("{error}; {path} is checked out without outputs"));
        Policy::default()
    });
    let written = match Kept::of(&policy) {
        Some(kept) => show::raw(&kept.restored(path, blob)),
        None => show::raw(&blob),
    };
    written.map_err(CliError::io("standard output"))?;
    Ok(Outcome::Clean)
}
