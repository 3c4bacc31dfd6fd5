//! Git: the staged blobs, the filter protocol, and nbguard's place in git's configuration, attributes and hooks.
//!
//! Knows bytes, never notebooks. Blobs are read with libgit2, whose types stay inside; configuration is read and written
//! by the `git` binary, because what a setting means (worktrees, includes, `core.hooksPath`) is git's to say. What cannot
//! be read is an error, never an empty answer.

mod attributes;
mod command;
mod error;
mod file;
mod filter_process;
mod hook;
mod install;
mod pkt_line;
mod shell;
mod staged;
mod status;

pub use command::Git;
pub use error::GitError;
pub use filter_process::{Answer, Filter, filter_process};
pub use install::{Installation, Scope, Step, install, uninstall};
pub use staged::{Named, Staged, StagedFile};
pub use status::{Check, Part, State, complete, status};
