//! `nbguard install`, `uninstall` and `status`: nbguard's place in git, put there, taken away, looked at.

use super::args::{InstallArgs, ScopeArgs, StatusArgs, UninstallArgs};
use super::outcome::{CliError, Outcome};
use super::{kept, show};
use nbguard::git::{self, Check, Git, Installation, Scope, State, Step};

/// Puts nbguard between notebooks and git.
pub(crate) fn install(args: &InstallArgs) -> Result<Outcome, CliError> {
    let wanted = Installation {
        scope: scope(&args.scope).unwrap_or(Scope::Local),
        binary: args.binary.clone().map_or_else(std::env::current_exe, Ok).map_err(CliError::OwnPath)?,
        clean_flags: Vec::new(),
        attributes: args.attributes.clone(),
        hook: args.hook,
    };
    steps(&git::install(&Git::at("."), &wanted)?, "nbguard: already installed just so");
    Ok(Outcome::Clean)
}

/// Takes nbguard away.
pub(crate) fn uninstall(args: &UninstallArgs) -> Result<Outcome, CliError> {
    let scope = scope(&args.scope).unwrap_or(Scope::Local);
    steps(&git::uninstall(&Git::at("."), scope, args.attributes.as_deref())?, "nbguard: nothing of nbguard is here");
    if scope == Scope::Local {
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

/// Says what is there; clean only when notebooks are guarded.
pub(crate) fn status(args: &StatusArgs) -> Result<Outcome, CliError> {
    let checks = git::status(&Git::at("."), scope(&args.scope), None)?;
    checks.iter().for_each(|check| show::line(&line(check)));
    Ok(if git::complete(&checks) { Outcome::Clean } else { Outcome::Found })
}

fn scope(args: &ScopeArgs) -> Option<Scope> {
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

fn line(check: &Check) -> String {
    let state = match check.state {
        State::Ok => "ok",
        State::Missing => "missing",
        State::Wrong => "wrong",
    };
    let mend = check.mend.as_ref().map(|mend| format!("\n         {mend}")).unwrap_or_default();
    format!("{state:8} {}: {}{mend}", check.part.name(), check.detail)
}
