//! What can go wrong with git, and what to do then.

use std::io;
use std::path::PathBuf;

/// How to do without the filter process. Not GIT_TRACE_PACKET: it would write raw notebooks to the terminal.
const WITHOUT_PROCESS: &str =
    "run the git command again, or after `git config --unset filter.nbguard.process`: git then starts `nbguard clean` for each notebook";

/// Why git, the index or one of git's files could not be used.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// No repository here or above.
    #[error("{} is in no git repository; go into one, or make one with `git init`", dir.display())]
    NotARepository {
        /// Where it was looked for.
        dir: PathBuf,
    },
    /// git distrusts a repository that belongs to someone else.
    #[error("{reason}; if you trust it: `git config --global --add safe.directory DIRECTORY`")]
    NotOwned {
        /// libgit2's words.
        reason: String,
    },
    /// libgit2 cannot read this repository or its index.
    #[error(
        "the staged files cannot be read: {reason}; nbguard knows SHA-1 repositories with refs in files and a plain index \
         (`git update-index --no-split-index`, `git sparse-checkout reapply --no-sparse-index`), in any other name the \
         files to look at: `nbguard scan FILE…`"
    )]
    Unreadable {
        /// libgit2's words.
        reason: String,
    },
    /// A staged file in the middle of a merge.
    #[error("{path} has an unresolved merge conflict; resolve it and `git add` it")]
    Conflicted {
        /// As the index names it.
        path: String,
    },
    /// A blob that the index names is not there, as in a partial clone.
    #[error("the staged content of {path} cannot be read: {reason}; `git cat-file -e :{path}` fetches it or says what is amiss")]
    Blob {
        /// As the index names it.
        path: String,
        /// libgit2's words.
        reason: String,
    },
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
    /// There is a hook to keep and one that was kept before.
    #[error("{} is kept from an earlier hook and {} is another; put them into one and remove the former", kept.display(), hook.display())]
    TwoHooks {
        /// The hook in place.
        hook: PathBuf,
        /// The name it would have to be kept under.
        kept: PathBuf,
    },
}
