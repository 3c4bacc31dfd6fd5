//! `nbguard install` and `uninstall`: nbguard's place in git, put there and taken away.

use super::args::{InstallArgs, ScopeArgs, UninstallArgs};
use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::{kept, put_away, settings, show, status};
use nbguard::git::{self, Git, Installation, Scope, Step};
use nbguard::policy::Layer;
use nbguard::report::counted;
use nbguard::store::Store;
use std::path::PathBuf;

/// Puts nbguard between notebooks and git.
pub(crate) fn install(args: &InstallArgs) -> Result<Outcome, CliError> {
    let scope = scope(&args.scope);
    // git does not run it from here; a name alone is looked for on the PATH
    let named = |path: &PathBuf| if path.components().count() > 1 { std::path::absolute(path) } else { Ok(path.clone()) };
    let wanted = Installation {
        scope: scope.unwrap_or(Scope::Local),
        binary: args.binary.as_ref().map_or_else(std::env::current_exe, named).map_err(CliError::OwnPath)?,
        clean_flags: Vec::new(),
        attributes: args.attributes.clone(),
        hook: args.hook,
    };
    let git = Git::at(".");
    steps(&git::install(&git, &wanted)?, "nbguard: already installed just so");
    // what is wrong with the settings, the filter says
    if wanted.scope == Scope::Local
        && let Ok(policy) = settings::policy(Layer::default())
        && let Some(kept) = Kept::of(&policy)
    {
        kept.keep_worktree();
    }
    // what is in the way of it, and notebooks that are tracked raw, are not for an installation to change
    match status::checks(&git, scope).map(|checks| status::failing(&checks)) {
        Ok(0) => {}
        Ok(count) => show::note(&format!("nbguard: {} still to mend: `nbguard status` says what and how", counted(count, "check"))),
        Err(error) => show::failure(&error),
    }
    Ok(Outcome::Clean)
}

/// Takes nbguard away.
pub(crate) fn uninstall(args: &UninstallArgs) -> Result<Outcome, CliError> {
    let scope = scope(&args.scope).unwrap_or(Scope::Local);
    steps(&git::uninstall(&Git::at("."), scope, args.attributes.as_deref())?, "nbguard: nothing of nbguard is here");
    if scope == Scope::Local {
        git::forget_addresses(&Git::at("."))?;
        put_away::all(&git::common_dir(&Git::at("."))?).iter().try_for_each(Store::remove_all)?;
        let store = kept::store()?;
        if !store.remove_empty() {
            show::note(&format!(
                "nbguard: notebooks with their outputs are still kept in {}; `nbguard store purge --all` removes them",
                store.dir().display()
            ));
        }
    }
    Ok(Outcome::Clean)
}

/// Which of git's configurations is named; `None` for what is in force.
pub(crate) fn scope(args: &ScopeArgs) -> Option<Scope> {
    match (args.global, args.system) {
        (true, _) => Some(Scope::Global),
        (_, true) => Some(Scope::System),
        _ => None,
    }
}

fn steps(steps: &[Step], none: &str) {
    steps.iter().for_each(|step| show::line(&format!("nbguard: {step}")));
    if steps.is_empty() {
        show::line(none);
    }
}
