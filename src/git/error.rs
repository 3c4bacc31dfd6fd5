//! What can go wrong with git, and what to do then.

use super::ObjectId;
use std::io;
use std::path::{Path, PathBuf};

/// How to do without the filter process. Not GIT_TRACE_PACKET: it would write raw notebooks to the terminal.
const WITHOUT_PROCESS: &str =
    "run the git command again, or after `git config --unset filter.nbguard.process`: git then starts `nbguard clean` for each notebook";

/// Why git, the index or one of git's files could not be used.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// No repository here or above.
    #[error("{} is in no git repository; go into one, or make one with `git init`", shown(dir))]
    NotARepository {
        /// Where it was looked for.
        dir: PathBuf,
    },
    /// A bare repository, where files are asked for.
    #[error("{} is a bare repository, which has no files; do it in a clone", shown(dir))]
    NoWorktree {
        /// Where it is.
        dir: PathBuf,
    },
    /// git distrusts a repository that belongs to someone else.
    #[error("{reason}")]
    NotOwned {
        /// git's words, which say what to do.
        reason: String,
    },
    /// git answers in a way that is not known.
    #[error("`{command}` answered in a way that nbguard does not know, so it stopped; is `git` on the PATH git 2.30 or newer?")]
    Answer {
        /// The command.
        command: &'static str,
    },
    /// A staged file in the middle of a merge.
    #[error("{path} has an unresolved merge conflict; resolve it and `git add` it")]
    Conflicted {
        /// As the index names it.
        path: String,
    },
    /// A blob that is named but not there, as in a partial clone that cannot fetch.
    #[error("the content of {path} cannot be read: {reason}; `git cat-file -p {id}` fetches it or says what is amiss")]
    Blob {
        /// As the index or the commit names it.
        path: String,
        /// The blob.
        id: ObjectId,
        /// Why.
        reason: String,
    },
    /// An object that a partial clone has not fetched, or that is lost: git tells neither from the other.
    #[error(
        "object {id} is not in this clone, or it is damaged; `git fetch --refetch --no-filter` brings what a partial clone lacks, `git fsck` \
         says what is damaged"
    )]
    MissingObject {
        /// Its name.
        id: String,
    },
    /// A date before which there is everything, or none at all.
    #[error("`{text}` is no date in the past that git knows; write it as 2026-01-31, or as `2 weeks ago`")]
    NoDate {
        /// As it was written.
        text: String,
    },
    /// `git cat-file` stopped before it had answered for every object.
    #[error("git ended before it had given all objects; `git fsck` says what is amiss")]
    EndedEarly,
    /// Whoever is at the other end of the filter's pipes is not git.
    #[error("git is not at the other end; `nbguard filter-process` is for git alone, and `nbguard install` tells git of it")]
    NoFilterClient,
    /// git speaks other versions of the filter's protocol.
    #[error("git does not speak version 2 of the filter protocol; {WITHOUT_PROCESS}")]
    FilterVersion,
    /// What came from git is no pkt-line.
    #[error("what came from git is not a packet of the filter protocol; {WITHOUT_PROCESS}")]
    NotPktLine,
    /// A request of git that says too little.
    #[error("git asks for a file to be filtered, but names no {lacks}; {WITHOUT_PROCESS}")]
    FilterRequest {
        /// What it does not say.
        lacks: &'static str,
    },
    /// git was gone in the middle of a file.
    #[error("git ended in the middle of a file; nothing of it was answered, run the git command again")]
    FilterCutOff,
    /// The pipes to git do not work.
    #[error("git cannot be read from or answered: {source}; run the git command again")]
    FilterPipe {
        /// The system's words.
        source: io::Error,
    },
    /// The `git` binary could not be started.
    #[error("git could not be started: {source}; install git, or put it on the PATH")]
    NoGit {
        /// The system's words.
        source: io::Error,
    },
    /// What git prints could not be read.
    #[error("git's answer could not be read: {source}; try again")]
    Unread {
        /// The system's words.
        source: io::Error,
    },
    /// git said no.
    #[error("`{command}` failed ({status}): {stderr}")]
    Command {
        /// The whole line.
        command: String,
        /// How it ended.
        status: String,
        /// What git said.
        stderr: String,
    },
    /// A path or an answer of git that is not UTF-8.
    #[error("{text} is not UTF-8; nbguard can be installed only under paths that are")]
    NotUtf8 {
        /// With marks where it is not.
        text: String,
    },
    /// A file that could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// `read`, `write`, `remove` or `rename`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// No place for the attributes of this scope.
    #[error("git names no {scope} attributes file; say which with `--attributes FILE`")]
    NoAttributesFile {
        /// `global` or `system`.
        scope: &'static str,
    },
    /// A hook is asked for that would serve no repository.
    #[error(
        "a hook belongs to a repository, and no {scope} `core.hooksPath` names a directory for all of them; run \
         `nbguard install --hook` inside the repository"
    )]
    NoHooksDirectory {
        /// `global` or `system`.
        scope: &'static str,
    },
    /// A place for hooks that can hold none, as people switch them off.
    #[error(
        "core.hooksPath is {}, which is no directory, so git runs no hooks; `git config --show-scope --get core.hooksPath` says where \
         that is set, `git config --unset core.hooksPath` (with --global where it is so) ends it", path.display()
    )]
    HooksOff {
        /// What is there instead of a directory.
        path: PathBuf,
    },
    /// A hook that is another program's to write.
    #[error(
        "{} is written anew by {manager}, which would lose a hook of nbguard's without a word; have {manager} call nbguard, then try again: add {lines}", hook.display()
    )]
    ManagedHook {
        /// The hook in place.
        hook: PathBuf,
        /// The program's name.
        manager: &'static str,
        /// What makes it call nbguard.
        lines: String,
    },
    /// There is a hook to keep and one that was kept before.
    #[error("{} is kept from an earlier hook and {} is another; put them into one and remove the former", kept.display(), hook.display())]
    TwoHooks {
        /// The hook in place.
        hook: PathBuf,
        /// The name it would have to be kept under.
        kept: PathBuf,
    },
}

/// A folder as a person speaks of it.
fn shown(dir: &Path) -> String {
    if dir == Path::new(".") { "this folder".to_owned() } else { dir.display().to_string() }
}
