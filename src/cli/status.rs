//! `nbguard status`: every way in which raw notebooks could get into commits, and what mends it.

use super::args::{CleanOptions, Format, StatusArgs};
use super::outcome::{CliError, Outcome};
use super::{install, kept, settings, show};
use nbguard::clean::{Options, Outputs};
use nbguard::finding::Category;
use nbguard::git::{self, Check, Content, FilterCommand, Git, Part, Scope};
use nbguard::policy::{Layer, Policy};
use nbguard::report::counted;
use nbguard::report::status::{self, Row};
use std::path::Path;

/// Says what is there, after mending what can be where that is asked for; clean only when notebooks are guarded.
pub(crate) fn run(args: &StatusArgs) -> Result<Outcome, CliError> {
    let git = Git::at(".");
    let scope = install::scope(&args.scope);
    if args.fix {
        fix(&git, scope)?;
    }
    let checks = checks(&git, scope)?;
    let complete = git::complete(&checks);
    let failing = failing(&checks);
    let rows: Vec<Row> = checks.into_iter().map(row).collect();
    match args.format {
        Format::Text => {
            show::raw(status::text(&rows).as_bytes()).map_err(CliError::stdout)?;
            show::note(&if complete {
                "nbguard: notebooks are guarded".to_owned()
            } else {
                format!("nbguard: notebooks are not guarded as they should be: {} to mend", counted(failing, "check"))
            });
        }
        Format::Json => show::json(&status::json(&rows, complete)?).map_err(CliError::stdout)?,
    }
    Ok(if complete { Outcome::Clean } else { Outcome::Found })
}

/// All that is looked at, for `scope` alone or as git sees it all in all here.
pub(crate) fn checks(git: &Git, scope: Option<Scope>) -> Result<Vec<Check>, CliError> {
    let mut checks = git::status(git, scope, None)?;
    if scope.is_none() {
        let policy = filter_policy(git).unwrap_or_else(|error| {
            checks.push(Check::broken_settings(&error.to_string()));
            Policy::default()
        });
        checks.extend(PERMISSIVE.iter().filter(|(is_so, _)| is_so(&policy)).map(|(_, detail)| Check::permissive(detail)));
        checks.extend(git::tracked(git, &|bytes| content(bytes, &policy.clean))?);
        if policy.restore.is_some() && !kept::store()?.dir().is_dir() {
            checks.push(Check::nothing_kept());
        }
    }
    Ok(checks)
}

/// By what it is known.
type Sign = fn(&Policy) -> bool;

/// What may be just as somebody wants it, and is to be known.
const PERMISSIVE: &[(Sign, &str)] = &[
    (|policy| policy.clean.outputs == Outputs::Keep, "outputs = \"keep\": outputs go into commits as they are, secrets in them too"),
    (
        |policy| !policy.gate.categories.contains(&Category::Secret),
        "fail_on does not name `secret`: no credential blocks a commit or a push",
    ),
];

/// How many of `checks` are to be mended.
pub(crate) fn failing(checks: &[Check]) -> usize {
    checks.iter().filter(|check| check.fails()).count()
}

fn fix(git: &Git, scope: Option<Scope>) -> Result<(), CliError> {
    let checks = git::status(git, scope, None)?;
    let own = std::env::current_exe().map_err(CliError::OwnPath)?;
    let steps = git::fix(git, scope, &checks, &own)?;
    steps.iter().for_each(|step| show::note(&format!("nbguard: {step}")));
    if steps.is_empty() {
        let left = if git::complete(&checks) { "nothing to put right" } else { "nothing that nbguard can put right by itself" };
        show::note(&format!("nbguard: {left}"));
    }
    Ok(())
}

/// By what git's filter goes for notebooks here: the settings at the top of the worktree, its own flags on top.
pub(crate) fn filter_policy(git: &Git) -> Result<Policy, CliError> {
    filter_policy_at(git.at_top()?.dir(), git)
}

/// The same where the settings are looked for from the directory `here` up.
pub(crate) fn filter_policy_at(here: &Path, git: &Git) -> Result<Policy, CliError> {
    // KEY\nVALUE, zero byte
    let set = git.ask(&["config", "-z", "--get-regexp", r"^filter\.nbguard\.(process|clean)$"])?.unwrap_or_default();
    let value = |part: Part| set.split('\0').filter_map(|entry| entry.split_once('\n')).rfind(|(key, _)| *key == part.name());
    // git prefers the first
    let command = value(Part::Process).or(value(Part::Clean)).map(|(_, command)| command);
    let flags = command.and_then(FilterCommand::parse).map(|command| command.flags).unwrap_or_default();
    let flags = CleanOptions::of_flags(&flags).map_err(|_| CliError::FilterFlags)?;
    settings::policy_at(here, Layer::from(&flags))
}

fn content(bytes: &[u8], options: &Options) -> Content {
    match nbguard::clean(bytes, options) {
        Ok(edits) if edits.is_empty() => Content::Clean,
        Ok(_) => Content::Raw,
        Err(_) => Content::Unreadable,
    }
}

fn row(check: Check) -> Row {
    let Check { part, state, needed, detail, mend, paths } = check;
    Row { part: part.name(), state: state.name(), needed, detail, mend, paths }
}
