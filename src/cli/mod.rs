//! The command line: the one place that reads the environment, prints and exits.

mod args;
mod clean;
mod content;
mod copies;
mod credential_files;
mod files;
mod filter;
mod here;
mod history;
mod hook;
mod install;
mod kept;
mod outcome;
mod panics;
mod push;
mod put_away;
mod refresh;
mod rules;
mod scan;
mod settings;
mod show;
mod smudge;
mod status;
mod store;
mod textconv;
mod unclean;
mod unreadable;

pub(crate) use args::Arguments;
use args::{Command, HookCommand};
pub(crate) use outcome::Outcome;
pub(crate) use panics::contained;

/// Carries out what the command line asks for.
pub(crate) fn run(arguments: Arguments) -> Outcome {
    let done = match arguments.command {
        Command::Clean(args) => clean::run(&args),
        Command::Scan(args) if args.history.asked => history::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Install(args) => install::install(&args),
        Command::Uninstall(args) => install::uninstall(&args),
        Command::Status(args) => status::run(&args),
        Command::Refresh(args) => refresh::run(&args),
        Command::Store(command) => store::run(&command),
        Command::Smudge { path } => smudge::run(&path.to_string_lossy()),
        Command::Hook(HookCommand::PreCommit(args)) => hook::pre_commit(&args),
        Command::Hook(HookCommand::PrePush { remote, url }) => push::pre_push(&remote, url.as_deref()),
        Command::Hook(HookCommand::PreReceive) => push::pre_receive(),
        Command::FilterProcess(args) => filter::process(&args),
        Command::Textconv { file } => textconv::run(&file),
    };
    done.unwrap_or_else(|error| {
        show::failure(&error);
        Outcome::CouldNot
    })
}
