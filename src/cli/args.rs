//! What can be said on the command line.

use super::store::Age;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// Keeps secrets and outputs of Jupyter notebooks out of git.
///
/// Exit codes: 0 clean, 1 something found (or changed, with --check), 2 the work could not be done.
#[derive(Debug, Parser)]
#[command(name = "nbguard", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// What the command line says; ends the program where it makes no sense or asks for help.
    pub(crate) fn of_command_line() -> Self {
        let mut words = std::env::args_os().skip(1).peekable();
        // git may start `clean` for every notebook: then the arguments of the other commands need not be built
        let command = match words.peek() {
            Some(first) if first == "clean" => Command::Clean(Clean::parse_from(words).args),
            _ => Self::parse().command,
        };
        Self { command }
    }
}

/// What `nbguard clean` does, for its help.
const CLEAN: &str = "Strip or redact the outputs of notebooks, in place or as a git filter";

/// `clean` by itself.
#[derive(Debug, Parser)]
#[command(bin_name = "nbguard clean", about = CLEAN, max_term_width = 100)]
struct Clean {
    #[command(flatten)]
    args: CleanArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(about = CLEAN)]
    Clean(CleanArgs),
    /// Look for credentials in notebooks
    Scan(ScanArgs),
    /// List the rules, explain one, or say why a notebook's texts are found or let go
    Rules(RulesArgs),
    /// Set up the git filter, the diff driver and, when asked, the hooks
    Install(InstallArgs),
    /// Take away all that install has set up
    Uninstall(UninstallArgs),
    /// Say what is set up and what is missing; exits 0 only when notebooks are guarded
    #[command(visible_alias = "doctor")]
    Status(StatusArgs),
    /// Make git see that notebooks which were only run again are not modified; stages nothing
    Refresh(RefreshArgs),
    /// What the filter has kept of outputs on this machine, where `outputs.restore` is on
    #[command(subcommand)]
    Store(StoreCommand),
    /// What git's hooks call
    #[command(subcommand)]
    Hook(HookCommand),
    /// The filter that git starts once for all notebooks of a command
    FilterProcess(FilterProcessArgs),
    /// What git's filter calls for a notebook that is checked out: standard input to standard output
    #[command(hide = true)]
    Smudge {
        /// Where the notebook belongs, from the top of the worktree
        #[arg(long)]
        path: OsString,
    },
    /// Show a notebook as git diff does: its cells as text, cleaned, secrets masked
    #[command(hide = true)]
    Textconv {
        /// The notebook, whatever its name: git puts nothing before it
        #[arg(allow_hyphen_values = true)]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
#[expect(clippy::enum_variant_names, reason = "git's names")]
pub(crate) enum HookCommand {
    /// Block the commit when a staged notebook or file holds a credential
    PreCommit(PreCommitArgs),
    /// Block the push when a commit that goes out brings a credential
    PrePush {
        /// The remote's name, as git gives it to the hook
        remote: String,
        /// The remote's address, as git gives it to the hook
        #[arg(hide = true)]
        url: Option<String>,
    },
    /// Refuse a push to this repository when a commit that comes in brings a credential
    PreReceive,
}

#[derive(Debug, Args)]
pub(crate) struct PreCommitArgs {
    /// Notebooks whose staged state is judged; without any, all that the commit changes
    pub(crate) files: Vec<PathBuf>,
    /// First clean these notebooks in the index, as `nbguard clean` would; the working copies stay as they are
    #[arg(long)]
    pub(crate) fix: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CleanArgs {
    /// Notebooks or directories; `-` reads standard input and writes standard output
    #[arg(value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,
    /// Change nothing; list what would change and exit 1 if anything would
    #[arg(long, alias = "verify", alias = "dry-run")]
    pub(crate) check: bool,
    /// Change nothing; show what would change
    #[arg(long)]
    pub(crate) diff: bool,
    /// Change nothing; write the cleaned notebooks to standard output
    #[arg(long, short = 't', visible_alias = "textconv")]
    pub(crate) stdout: bool,
    /// The name of what comes from standard input, for messages
    #[arg(long, value_name = "NAME", hide = true)]
    pub(crate) path: Option<OsString>,
    #[command(flatten)]
    pub(crate) options: CleanOptions,
    /// Also clean files whose names do not end in .ipynb or .zpln
    #[arg(long, short = 'f')]
    pub(crate) force: bool,
    /// The kind of notebook; nbguard tells by itself, the flag is there for those who come from nbstripout
    #[arg(long, short = 'm', default_value = "jupyter", hide_default_value = true)]
    pub(crate) mode: Mode,
}

#[derive(Debug, Args)]
pub(crate) struct FilterProcessArgs {
    #[command(flatten)]
    pub(crate) options: CleanOptions,
}

/// What a clean takes out; each wins over the same setting in a file.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "What goes and what stays")]
pub(crate) struct CleanOptions {
    /// Outputs: strip empties them, redact replaces the secrets in them, keep leaves them [default: strip]
    #[arg(long, value_enum, hide_possible_values = false)]
    pub(crate) outputs: Option<Outputs>,
    /// The same as --outputs keep
    #[arg(long, conflicts_with = "outputs")]
    pub(crate) keep_output: bool,
    /// Execution counts stay
    #[arg(long)]
    pub(crate) keep_count: bool,
    /// Cell ids: keep, number them, drop them [default: keep]
    #[arg(long, value_enum)]
    pub(crate) ids: Option<Ids>,
    /// The same as --ids keep
    #[arg(long, conflicts_with = "ids")]
    pub(crate) keep_id: bool,
    /// More keys to take out, separated by spaces: `metadata.foo cell.metadata.bar`
    #[arg(long, value_name = "KEYS")]
    pub(crate) extra_keys: Option<String>,
    /// Keys of nbguard's own list that stay, separated by spaces
    #[arg(long, value_name = "KEYS")]
    pub(crate) keep_metadata_keys: Option<String>,
    /// Cells without source go
    #[arg(long)]
    pub(crate) drop_empty_cells: bool,
    /// Cells with one of these tags go; separated by spaces
    #[arg(long, value_name = "TAGS")]
    pub(crate) drop_tagged_cells: Option<String>,
    /// Outputs of cells marked `init_cell` go too
    #[arg(long)]
    pub(crate) strip_init_cells: bool,
    /// Outputs up to this size stay: 500, 10K, 2M
    #[arg(long, value_name = "SIZE")]
    pub(crate) max_size: Option<String>,
    /// Types of output that go where outputs stay: `error`, `stream:stderr`
    #[arg(long, value_name = "TYPE", num_args = 1..)]
    pub(crate) drop_output_type: Vec<String>,
    /// Types of output that stay where outputs go
    #[arg(long, value_name = "TYPE", num_args = 1..)]
    pub(crate) keep_output_type: Vec<String>,
    /// CRLF becomes LF
    #[arg(long)]
    pub(crate) unix_newlines: bool,
}

impl CleanOptions {
    /// What `flags` say, as they stand in a git filter's command.
    pub(crate) fn of_flags(flags: &[String]) -> Result<Self, clap::Error> {
        Ok(Clean::try_parse_from(std::iter::once("nbguard clean").chain(flags.iter().map(String::as_str)))?.args.options)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Outputs {
    Strip,
    Redact,
    Keep,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ids {
    Keep,
    Sequential,
    Drop,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mode {
    Jupyter,
    Zeppelin,
}

#[derive(Debug, Args)]
pub(crate) struct ScanArgs {
    /// Notebooks or directories; `-` reads standard input
    #[arg(value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,
    /// Look at what is staged in git's index instead of the working copy
    #[arg(long, conflicts_with = "files")]
    pub(crate) staged: bool,
    /// How findings are written
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Categories of findings that make the exit code 1
    #[arg(
        long,
        value_name = "CATEGORY",
        value_delimiter = ',',
        help = "Categories that make the exit code 1: secret, environment, payload [default: secret,environment]"
    )]
    pub(crate) fail_on: Option<Vec<String>>,
    #[command(flatten)]
    pub(crate) history: HistoryArgs,
}

/// Looking at what was committed.
#[derive(Debug, Args)]
#[command(next_help_heading = "History")]
pub(crate) struct HistoryArgs {
    /// Look at every committed version of the notebooks, in all refs and HEAD; paths limit it to what is below them
    #[arg(long = "history", conflicts_with = "staged")]
    pub(crate) asked: bool,
    /// Only commits in this range, as git log takes it: A..B
    #[arg(long, value_name = "A..B", requires = "asked")]
    pub(crate) range: Option<String>,
    /// Only commits since this date, in any form that git takes: 2024-05-01, "2 weeks ago"
    #[arg(long, value_name = "DATE", requires = "asked")]
    pub(crate) since: Option<String>,
    /// All refs and HEAD, as without --range
    #[arg(long, requires = "asked", conflicts_with = "range")]
    pub(crate) all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub(crate) command: Option<RulesCommand>,
    /// How the list is written
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TableFormat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// Explain one rule: how it is told, how bad a leak is, where to revoke
    Show {
        /// The rule's id
        id: String,
    },
    /// Say which rule matches what in a notebook and why, and why other candidates were let go
    Test {
        /// The notebook; `-` reads standard input
        file: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Debug, Args)]
pub(crate) struct RefreshArgs {
    /// Tracked notebooks and directories; without any, all of the repository
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// List the notebooks whose outputs are kept: size, age, path; the newest first
    List,
    /// Remove kept outputs, and say which; what is damaged goes as well
    Purge(PurgeArgs),
}

#[derive(Debug, Args)]
pub(crate) struct PurgeArgs {
    /// Notebooks and directories from here, or as `nbguard store list` names them
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only what was kept longer ago than this: 30d, 12h
    #[arg(long, value_name = "AGE")]
    pub(crate) older_than: Option<Age>,
    /// Everything
    #[arg(long, conflicts_with_all = ["paths", "older_than"])]
    pub(crate) all: bool,
}

/// Which of git's configurations.
#[derive(Clone, Debug, Args)]
pub(crate) struct ScopeArgs {
    /// For all repositories of this user
    #[arg(long, conflicts_with = "system")]
    pub(crate) global: bool,
    /// For all users of this machine
    #[arg(long)]
    pub(crate) system: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InstallArgs {
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,
    /// The attributes file to write to [default: git's own for that scope]
    #[arg(long, value_name = "FILE")]
    pub(crate) attributes: Option<PathBuf>,
    /// Also set up the pre-commit and pre-push hooks; a hook that is there is kept and called
    #[arg(long)]
    pub(crate) hook: bool,
    /// The nbguard that git shall call [default: this one]
    #[arg(long, value_name = "PATH")]
    pub(crate) binary: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct UninstallArgs {
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,
    /// The attributes file that install wrote to [default: git's own for that scope]
    #[arg(long, value_name = "FILE")]
    pub(crate) attributes: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) scope: ScopeArgs,
    /// First put right what is nbguard's own: settings, attributes, hooks; the rest is said
    #[arg(long)]
    pub(crate) fix: bool,
    /// How it is written
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}
