//! Printing: colours where they are wanted, a progress bar where a person waits.

use super::outcome::CliError;
use indicatif::{ProgressBar, ProgressStyle};
use nbguard::policy::Gate;
use nbguard::report::history::{self, Traced};
use nbguard::report::{Scan, text};
use std::io::{IsTerminal, Write};

/// Files from which on a progress bar is worth its flicker.
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

/// A progress bar over `count` of `things`: hidden when they are few or nobody watches.
pub(crate) fn progress(count: usize, things: &str) -> ProgressBar {
    if count < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template(&format!("{{bar:40}} {{pos}}/{{len}} {things}")).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(count as u64).with_style(style)
}
