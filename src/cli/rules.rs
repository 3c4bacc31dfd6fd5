//! `nbguard rules`: the rule table, one rule, and which rules match a notebook.

use super::args::{RulesArgs, RulesCommand, TableFormat};
use super::files::{self, Input};
use super::outcome::{CliError, Outcome};
use super::{settings, show};
use nbguard::detect::rules;
use nbguard::policy::{Layer, Verdict};
use nbguard::report;
use std::path::PathBuf;

/// Does what `args` ask for.
pub(crate) fn run(args: &RulesArgs) -> Result<Outcome, CliError> {
    match &args.command {
        Some(RulesCommand::Show { id }) => one(id),
        Some(RulesCommand::Test { file }) => test(file),
        None => table(args.format),
    }
}

fn table(format: TableFormat) -> Result<Outcome, CliError> {
    let table = match format {
        TableFormat::Text => report::rules::text(),
        TableFormat::Json => report::rules::json()? + "\n",
        TableFormat::Markdown => report::rules::markdown(),
    };
    show::raw(table.as_bytes()).map_err(CliError::stdout)?;
    Ok(Outcome::Clean)
}

fn one(id: &str) -> Result<Outcome, CliError> {
    // the id itself is not repeated: somebody might have pasted a credential
    let (field, rule) = rules::named(id).ok_or_else(|| CliError::NoSuchRule { nearest: rules::nearest(id).unwrap_or_default() })?;
    show::raw(report::rules::one(&field, rule).as_bytes()).map_err(CliError::stdout)?;
    Ok(Outcome::Clean)
}

/// Explains one notebook; the exit code is that of a scan.
fn test(file: &PathBuf) -> Result<Outcome, CliError> {
    let gate = settings::policy(Layer::default())?.gate;
    let bytes = match files::input(std::slice::from_ref(file), &files::is_named_as_notebook)? {
        Input::Stdin => files::read_stdin()?,
        Input::Files(_) => files::read(file)?,
    };
    let explained = nbguard::explain(&bytes).map_err(CliError::notebook(file.display()))?;
    show::raw(report::explained::render(&file.display().to_string(), &explained).as_bytes()).map_err(CliError::stdout)?;
    match gate.judge_all(explained.matches.iter().map(|one| &one.finding)) {
        Verdict::Fail => Ok(Outcome::Found),
        Verdict::Pass => Ok(Outcome::Clean),
    }
}
