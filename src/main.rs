//! The `nbguard` command.

mod cli;

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::contained(|| cli::run(cli::Arguments::of_command_line())).into()
}
