//! `nbguard refresh`: notebooks that git shows as modified though only their outputs are new, or though they are just as
//! they were committed before nbguard was there, seen as they are again.

use super::args::RefreshArgs;
use super::here::Here;
use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::{files, settings, show};
use nbguard::clean::Options;
use nbguard::git::{self, Eyes, Git, Tracked};
use nbguard::policy::Layer;
use nbguard::report::counted;

/// Refreshes what `args` name, and names what was committed before nbguard was there. Nothing is staged.
pub(crate) fn run(args: &RefreshArgs) -> Result<Outcome, CliError> {
    let policy = settings::policy(Layer::default())?;
    let paths: Vec<&str> = args.paths.iter().map(String::as_str).collect();
    let git = Git::at(".");
    let tracked = Tracked::list(&git, &paths, files::SUFFIXES)?;
    let git = git.at_top()?;
    if let Some(kept) = Kept::of(&policy) {
        kept.keep_worktree();
    }

    let here = Here::default();
    let mut outcome = Outcome::Clean;
    let (mut same, mut as_committed) = (Vec::new(), Vec::new());
    let mut unclean = 0;
    for file in &tracked {
        let mut said = |done: Result<bool, CliError>| {
            done.unwrap_or_else(|error| {
                show::error(&format!("{}: {error}", file.path));
                outcome = Outcome::CouldNot;
                false
            })
        };
        let mut is_as_staged = |eyes: Eyes| said(file.is_as_staged(&git, eyes).map_err(CliError::from));
        if file.looks_modified && is_as_staged(Eyes::Filtered) {
            same.push(file);
        } else if file.looks_modified && is_as_staged(Eyes::Raw) {
            // git would not check out anything else over it, as if it were edited
            as_committed.push(file);
        }
        if said(is_unclean(&git, file, &policy.clean)) {
            unclean += 1;
            let path = &file.path;
            show::line(&format!(
                "{path} was never normalised: what a clean takes out is committed; run: git add --renormalize {}",
                here.word(path)
            ));
            outcome = outcome.max(Outcome::Found);
        }
    }
    let refreshed = [git::refresh(&git, same, Eyes::Filtered)?, git::refresh(&git, as_committed, Eyes::Raw)?].concat();
    refreshed.iter().for_each(|file| show::line(&format!("refreshed {}", file.path)));
    show::note(&format!("nbguard: {}, {} refreshed, {unclean} never normalised", counted(tracked.len(), "notebook"), refreshed.len()));
    Ok(outcome)
}

/// Whether a clean would change what the index has.
fn is_unclean(git: &Git, file: &Tracked, options: &Options) -> Result<bool, CliError> {
    let staged = file.staged(git)?;
    let edits = nbguard::clean(&staged, options).map_err(CliError::notebook("as it is staged"))?;
    Ok(!edits.is_empty())
}
