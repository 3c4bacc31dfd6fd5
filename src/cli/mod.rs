//! The command line: the one place that reads the environment, prints and exits.

mod args;
mod clean;
mod files;
mod filter;
mod hook;
mod install;
mod outcome;
mod rules;
mod scan;
mod settings;
mod show;
mod textconv;

pub(crate) use args::Arguments;
use args::{Command, HookCommand};
pub(crate) use outcome::Outcome;

/// Carries out what the command line asks for.
pub(crate) fn run(arguments: Arguments) -> Outcome {
    let done = match arguments.command {
        Command::Clean(args) => clean::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Install(args) => install::install(&args),
        Command::Uninstall(args) => install::uninstall(&args),
        Command::Status(args) => install::status(&args),
        Command::Hook(HookCommand::PreCommit { files }) => hook::pre_commit(&files),
        Command::FilterProcess(args) => filter::process(&args),
        Command::Textconv { file } => textconv::run(&file),
    };
    done.unwrap_or_else(|error| {
        show::error(&error.to_string());
        Outcome::CouldNot
    })
}
