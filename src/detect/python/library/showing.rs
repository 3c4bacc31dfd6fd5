//! What shows its arguments, and where.

/// Calls that show their arguments, by the last names of their path.
const SHOWING: &[&str] = &[
    "print", "pprint", "pprint.pprint", "pp", "pprint.pp", "rich.print", "rprint", "sys.stdout.write", "click.echo", "click.secho",
    "tqdm.write", "console.print", "typer.echo", "typer.secho", "stdout.write", "stdout.writelines", "tqdm.tqdm.write",
    "rich.pretty.pprint", "rich.print_json", "print_json", "cprint", "secho", "termcolor.cprint", "rich.inspect",
];

/// Methods that show their arguments, whatever has them: `Console().print`, `PrettyPrinter().pprint`.
const SHOWING_METHODS: &[&str] = &["print", "pprint", "print_json"];

/// Calls that put their arguments into a display output, by their last name.
const DISPLAYING: &[&str] = &["display", "display_html", "display_markdown", "display_pretty", "display_json", "update_display"];

/// Methods that show what they are called on.
const SHOWING_ITSELF: &[&str] = &["show", "pretty_print", "pprint", "print_response", "initiate_chat", "printTreeString", "glimpse"];

/// Ends of names that what writes a log has; its methods are the levels.
const LOGS: &[&str] = &["logging", "logger", "log", "warnings"];

/// The levels of a log.
const LEVELS: &[&str] = &["info", "debug", "warning", "warn", "error", "critical", "exception", "success", "trace", "log"];

/// What a call shows its arguments as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Shown {
    /// Text on a stream.
    Printed,
    /// A display output.
    Displayed,
    /// The cell's result.
    Result,
    /// Text in a log, which goes to one stream or the other.
    Logged,
    /// The text of an error.
    Raised,
}

impl Shown {
    /// How outputs may have it, too: a log may go to the one stream or the other, and some front ends display a result.
    pub(in crate::detect) fn also(self) -> Option<Self> {
        match self {
            Self::Logged => Some(Self::Printed),
            Self::Result => Some(Self::Displayed),
            Self::Printed | Self::Displayed | Self::Raised => None,
        }
    }
}

/// How a call of `path`, the last name of which is `method`, shows its arguments, if it does.
pub(in crate::detect::python) fn shows(path: &str, method: &str) -> Option<Shown> {
    match path {
        "itables.show" => Some(Shown::Displayed),
        _ if DISPLAYING.contains(&method) => Some(Shown::Displayed),
        _ if SHOWING.contains(&path) || path != method && SHOWING_METHODS.contains(&method) => Some(Shown::Printed),
        _ if path.ends_with("stdout.write") || path.ends_with("stdout.writelines") => Some(Shown::Printed),
        "sys.stderr.write" | "stderr.write" | "ic" | "icecream.ic" => Some(Shown::Logged),
        "sys.exit" | "exit" | "quit" | "pytest.fail" | "pytest.skip" | "pytest.exit" => Some(Shown::Raised),
        _ if LEVELS.contains(&method) && path.rsplit_once('.').is_some_and(|(log, _)| is_log(log)) => Some(Shown::Logged),
        _ => None,
    }
}

/// Whether what is kept under `path`, or made by it, writes a log: `self._log`, `loguru.logger`, `logging.getLogger`.
fn is_log(path: &str) -> bool {
    let ends = |name: &str, log: &&str| {
        let start = name.len().checked_sub(log.len()).filter(|start| name.is_char_boundary(*start));
        start.is_some_and(|start| name[start..].eq_ignore_ascii_case(log))
    };
    path.split('.').any(|name| LOGS.iter().any(|log| ends(name, log)))
}

/// Whether a call of `method` shows what it is called on.
pub(in crate::detect::python) fn shows_itself(method: &str) -> bool {
    SHOWING_ITSELF.contains(&method)
}
