//! Exit codes, and what keeps a command from doing its work.

use nbguard::policy::ConfigError;
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended. Of several outcomes the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Exit 0.
    Clean,
    /// Something was found, or would change in check mode: exit 1.
    Found,
    /// The work could not be done: exit 2.
    CouldNot,
}

/// What standard output is called in messages.
const STDOUT: &str = "standard output";

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// What keeps a command from doing its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// A notebook that cannot be read or cleaned.
    #[error("{path}: {cause}")]
    Notebook { path: String, cause: nbguard::Error },
    /// A file or stream that cannot be read or written.
    #[error("{path}: {cause}")]
    Io { path: String, cause: std::io::Error },
    /// A configuration file that makes no sense.
    #[error("{}: {cause}", path.display())]
    Config { path: PathBuf, cause: ConfigError },
    /// Flags that make no sense.
    #[error("{0}")]
    Flags(ConfigError),
    /// A filter whose flags make no sense.
    #[error(
        "the filter that git runs has flags that nbguard does not take, so every `git add` of a notebook fails; write it anew: nbguard install"
    )]
    FilterFlags,
    /// A path that names nothing.
    #[error("{0}: no such file or directory")]
    NoSuchPath(String),
    /// `-` beside other paths.
    #[error("`-` reads standard input and goes alone, without other files")]
    StdinAmongFiles,
    /// An id that no rule has.
    #[error("no rule has this id; the nearest is `{nearest}`, `nbguard rules` lists all")]
    NoSuchRule { nearest: &'static str },
    /// Neither a path nor `-`.
    #[error("name the notebooks or directories to work on, or `-` for standard input")]
    NothingNamed,
    /// A purge of nothing.
    #[error("say what to remove: PATH…, --older-than AGE, or --all")]
    NothingToPurge,
    /// The kept outputs cannot be read or removed.
    #[error("{0}")]
    Store(#[from] nbguard::store::StoreError),
    /// Paths that no notebook ever had.
    #[error("no commit looked at has a notebook at these paths; name them as they are, or were, in the repository")]
    NoVersions,
    /// Walking a directory failed.
    #[error("{0}")]
    Walk(#[from] ignore::Error),
    /// JSON could not be written.
    #[error("the report could not be written: {0}")]
    Report(#[from] serde_json::Error),
    /// The program's own path is unknown.
    #[error("cannot tell where nbguard itself is: {0}; name it with --binary")]
    OwnPath(std::io::Error),
    /// Git said no.
    #[error("{0}")]
    Git(#[from] nbguard::git::GitError),
}

impl CliError {
    /// Whether nobody reads what is printed any more, as behind `| head`: then nobody wants to hear of that.
    pub(crate) fn is_unheard(&self) -> bool {
        matches!(self, Self::Io { path, cause } if path == STDOUT && cause.kind() == std::io::ErrorKind::BrokenPipe)
    }

    /// A failure to print.
    pub(crate) fn stdout(cause: std::io::Error) -> Self {
        Self::Io { path: STDOUT.to_owned(), cause }
    }

    pub(crate) fn io(path: impl std::fmt::Display) -> impl FnOnce(std::io::Error) -> Self {
        move |cause| Self::Io { path: path.to_string(), cause }
    }

    pub(crate) fn notebook(path: impl std::fmt::Display) -> impl FnOnce(nbguard::Error) -> Self {
        move |cause| Self::Notebook { path: path.to_string(), cause }
    }
}
