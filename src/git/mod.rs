//! Git: the filter protocol, the staged blobs, what a push brings, the history, and nbguard's place in git's
//! configuration, attributes and hooks.
//!
//! Knows bytes, never notebooks. The index and its blobs are read with libgit2, whose types stay inside, and where it
//! cannot by git's own plumbing; configuration is read and written by the `git` binary, because what a setting means
//! (worktrees, includes, `core.hooksPath`) is git's to say. What cannot be read is an error, never an empty answer.

mod attributes;
mod batch;
mod cat_file;
mod checkout;
mod command;
mod contents;
mod directory;
mod error;
mod file;
mod filter_command;
mod filter_process;
mod handed;
mod history;
mod hook;
mod hook_call;
mod hook_manager;
mod install;
mod lfs;
mod libgit2;
mod loose_object;
mod object;
mod partial;
mod pkt_line;
mod plumbing;
mod process;
mod pushed;
mod raw_diff;
mod refresh;
mod remote;
mod running;
mod shell;
mod stage;
mod staged;
mod status;
mod worktree;

pub use attributes::{SUFFIXES, is_named_after_notebook};
pub use checkout::Caller;
pub use command::Git;
pub use contents::Contents;
pub use directory::{common_dir, common_dir_and_other_worktree, index_file, is_merging};
pub use error::GitError;
pub use filter_command::FilterCommand;
pub use filter_process::{Answer, Filter, filter_process};
pub use handed::{handed_to_nbguard, is_taken_raw};
pub use history::{Blob, Commit, History, Place, Revisions};
pub use hook::is_run_by_own_hook;
pub use install::{Installation, Scope, Step, install, uninstall};
pub use lfs::is_lfs_pointer;
pub use loose_object::LooseObjects;
pub use object::ObjectId;
pub use process::{hook_owner, is_running};
pub use pushed::{Pushed, RefUpdate, Version};
pub use refresh::{Eyes, Tracked, refresh};
pub use remote::{Known, forget_addresses};
pub use shell::{excluding, typed};
pub use staged::{Named, Staged, StagedFile, has_suffix};
pub use status::{Check, Content, Part, State, complete, fix, status, tracked};
pub use worktree::{Standing, is_at_hand, is_taken_over, standing, tracked_paths};
