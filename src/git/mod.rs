//! Git: the staged blobs, and nbguard's place in git's configuration, attributes and hooks.
//!
//! Knows bytes, never notebooks. Blobs are read with libgit2, whose types stay inside; configuration is read and written
//! by the `git` binary, because what a setting means (worktrees, includes, `core.hooksPath`) is git's to say. What cannot
//! be read is an error, never an empty answer.

mod attributes;
mod command;
mod directory;
mod error;
mod file;
mod hook;
mod install;
mod refresh;
mod shell;
mod staged;
mod status;

pub use command::Git;
pub use directory::{common_dir, index_file, is_checkout};
pub use error::GitError;
pub use install::{Installation, Scope, Step, install, uninstall};
pub use refresh::{Tracked, refresh};
pub use staged::{Named, Staged, StagedFile};
pub use status::{Check, Part, State, complete, status};
