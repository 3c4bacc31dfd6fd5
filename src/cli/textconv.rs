//! `nbguard textconv`: what git's diff driver shows. It always succeeds, be the settings
//! broken, or `git diff` would show nothing at all.
//!
//! What git has is shown as it is, what is in the working copy as git would take it in. git asks for a patch that is to be
//! applied, too: such a one needs the notebook itself.

use super::outcome::{CliError, Outcome};
use super::{files, show, status};
use nbguard::clean::{Options, Outputs};
use nbguard::git::{Caller, Git, is_taken_raw};
use nbguard::policy::{Layer, Policy};
use std::path::Path;

/// Writes the notebook at `file` as a person reads it, without secrets; of one that cannot be read only the reason why.
pub(crate) fn run(file: &Path) -> Result<Outcome, CliError> {
    let bytes = files::read(file)?;
    let git = Git::at(".");
    if Caller::of_this_process().prints_patch() {
        let options = as_added(&git)?;
        let cleaned = nbguard::clean(&bytes, &options).map_or_else(|_| bytes.clone(), |edits| edits.apply(&bytes));
        show::raw(&cleaned).map_err(CliError::stdout)?;
        return Ok(Outcome::Clean);
    }
    let options = if is_of_git(file) { as_it_is() } else { as_taken_in(&git, file, &bytes)? };
    let shown = nbguard::readable(&bytes, &options).unwrap_or_else(|error| format!("not a notebook nbguard can read: {error}\n"));
    show::raw(shown.as_bytes()).map_err(CliError::stdout)?;
    Ok(Outcome::Clean)
}

/// Whether git has written `file` for this, from an object of its own.
fn is_of_git(file: &Path) -> bool {
    let folder = file.parent().filter(|_| file.is_absolute());
    // git before 2.34 has no folder of its own
    let is_own = |folder: &Path| folder.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"git-blob-"));
    folder.is_some_and(|folder| is_own(folder) || folder == std::env::temp_dir())
}

/// What is to be taken out of the notebook `bytes` at `file` in the working copy, so that running it again is no difference:
/// nothing where git has it so already, or would take it in so.
fn as_taken_in(git: &Git, file: &Path, bytes: &[u8]) -> Result<Options, CliError> {
    let Some(path) = file.to_str().filter(|_| !file.is_absolute()) else { return as_added(git) };
    Ok(if is_taken_raw(path, bytes).unwrap_or(false) { as_it_is() } else { as_added(git)? })
}

/// By what git's filter goes, or by the default settings where those here are broken.
fn as_added(git: &Git) -> Result<Options, CliError> {
    let here = std::env::current_dir().map_err(CliError::io("the current directory"))?;
    let policy = status::filter_policy_at(&here, git).or_else(|error| {
        show::error(&format!("{error}; notebooks are shown by the default settings"));
        Policy::try_from(Layer::default()).map_err(CliError::Flags)
    });
    Ok(policy?.clean)
}

/// Takes nothing out.
fn as_it_is() -> Options {
    Options { outputs: Outputs::Keep, keep_count: true, ..Options::default() }
}
