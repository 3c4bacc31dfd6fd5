//! Printing: colours where they are wanted, how far a command is where a person waits.

use super::outcome::CliError;
use nbguard::policy::Gate;
use nbguard::report::history::{self, Traced};
use nbguard::report::{Scan, text};
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files from which on it is worth telling how far a command is.
const MANY: usize = 50;

/// A line on standard error that names what went wrong.
pub(crate) fn error(message: &str) {
    let _ = writeln!(anstream::stderr(), "nbguard: {message}");
}

/// What kept a command from its work.
pub(crate) fn failure(failure: &CliError) {
    if !failure.is_unheard() {
        error(&failure.to_string());
    }
}

/// A line on standard error.
pub(crate) fn note(message: &str) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// A line on standard output.
pub(crate) fn line(message: &str) {
    let _ = writeln!(anstream::stdout(), "{message}");
}

/// Text on standard output as it is.
pub(crate) fn raw(text: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text)?;
    out.flush()
}

/// A report for another program: it gets all of it, or the program's end says that it did not.
pub(crate) fn json(report: &str) -> std::io::Result<()> {
    raw(format!("{report}\n").as_bytes())
}

/// All findings of `scan`, then the files that could not be read.
pub(crate) fn scan(scan: &Scan, gate: &Gate) {
    let shown = for_stdout();
    blocks(scan.of_each(|path, finding| shown(text::finding(path, finding, gate))));
    for unreadable in &scan.errors {
        error(&format!("{}: {}", unreadable.path, unreadable.message));
    }
}

/// All that was found in a history, then the versions that could not be read, or not as notebooks.
pub(crate) fn history(traced: &Traced, gate: &Gate) {
    let shown = for_stdout();
    blocks(traced.leaks.iter().map(|leak| shown(history::leak(traced, leak, gate))));
    for unreadable in traced.errors.iter().chain(&traced.as_text) {
        error(&format!("{}: {}", unreadable.path, unreadable.message));
    }
    line(&history::summary(traced, gate));
}

/// Texts on standard output with an empty line after each, written as one: a write for each line of them takes longer.
fn blocks(texts: impl IntoIterator<Item = String>) {
    let mut all = String::new();
    for text in texts {
        all += &text;
        all += "\n\n";
    }
    let _ = raw(all.as_bytes());
}

/// What makes of a text in colour one that standard output takes.
fn for_stdout() -> impl Fn(String) -> String {
    let choice = anstream::AutoStream::choice(&std::io::stdout());
    move |text| if choice == anstream::ColorChoice::Never { anstream::adapter::strip_str(&text).to_string() } else { text }
}

/// How far a command is with `count` of `things`: hidden when they are few or nobody watches.
pub(crate) fn progress(count: usize, things: &'static str) -> Progress {
    Progress { count, things, done: AtomicUsize::new(0), is_seen: count >= MANY && std::io::stderr().is_terminal() }
}

/// One line on standard error that is written over, and gone at the end.
pub(crate) struct Progress {
    count: usize,
    things: &'static str,
    done: AtomicUsize,
    is_seen: bool,
}

impl Progress {
    /// One more is done.
    pub(crate) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // written a hundred times, however many there are
        if self.is_seen && done.is_multiple_of(self.count.div_ceil(100)) {
            let _ = write!(std::io::stderr(), "\r{done}/{} {}", self.count, self.things);
        }
    }

    /// Tells what kept a command from one of them.
    pub(crate) fn failure(&self, error: &CliError) {
        self.clear();
        failure(error);
    }

    /// Takes the line away, by spaces: not every terminal knows more.
    pub(crate) fn clear(&self) {
        if self.is_seen {
            let longest = format!("{0}/{0} {1}", self.count, self.things).len();
            let _ = write!(std::io::stderr(), "\r{:longest$}\r", "");
        }
    }
}
