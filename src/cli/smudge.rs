//! `nbguard smudge`: what git's filter calls for a notebook that is checked out. It hands on what it gets, with the
//! outputs that were kept where the settings ask for that.

use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::settings::Settings;
use super::{files, show};
use nbguard::policy::{Layer, Policy};

/// Writes the notebook on standard input, which belongs at `path`.
pub(crate) fn run(path: &str) -> Result<Outcome, CliError> {
    let blob = files::read_stdin()?;
    let policy = checkout_policy(&mut Settings::new(Layer::default()), path);
    let whole = Kept::of(&policy).and_then(|kept| kept.restored(path, &blob));
    let written = show::raw(whole.as_deref().unwrap_or(&blob));
    written.map_err(CliError::stdout)?;
    Ok(Outcome::Clean)
}

/// The policy under which the notebook at `path` is checked out. A checkout goes on whatever the settings are; it may be
/// the one that mends them.
pub(crate) fn checkout_policy(settings: &mut Settings, path: &str) -> Policy {
    settings.checkout_policy().unwrap_or_else(|error| {
        show::error(&format!("{error}; {path} is checked out without outputs"));
        Policy::default()
    })
}
