//! The `nbguard` command.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::contained(|| cli::run(cli::Arguments::of_command_line())).into()
}
