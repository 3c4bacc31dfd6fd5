//! Where libraries take a credential in a place whose name does not say so: a table of calls and arguments.
//!
//! Keyword arguments with credential-like names need no row. Every row brings an example, which the tests run.

mod table;

use super::ends::Ends;
use foldhash::HashSet;
use std::ops::Range;
use std::sync::LazyLock;
pub(super) use table::SINKS;

/// Which argument of a call takes the credential.
#[derive(Clone, Copy, Debug)]
pub(super) enum Argument {
    /// By place, from 0.
    At(usize),
    /// By place, in a method of what the class before it made: `c = SSHClient()`, `c.connect(…)`.
    Of(usize),
    /// By name.
    Word(&'static str),
    /// The second of a pair given by name: `auth=("user", "password")`.
    PairUnder(&'static str),
    /// The second of a pair given by place.
    PairAt(usize),
    /// Every value of the dict given by place: users and their passwords.
    EntriesAt(usize),
    /// A stretch of the text given by place.
    Within(usize, fn(&str) -> Option<Range<usize>>),
    /// A stretch of the text given by name.
    WithinWord(&'static str, fn(&str) -> Option<Range<usize>>),
}

/// A call that takes a credential.
pub(super) struct Sink {
    /// The call's path, or the end of it after a dot.
    pub(super) call: &'static str,
    /// The argument.
    pub(super) argument: Argument,
    /// What is given there, as a name that says so; under `key` only what looks generated counts, others give a model there.
    pub(super) given: &'static str,
    /// Code in which `SECRET` is the credential.
    #[cfg(test)]
    pub(super) example: &'static str,
}

const fn sink(call: &'static str, argument: Argument, given: &'static str, example: &'static str) -> Sink {
    // the program does not carry it: every text in a table is a pointer that each start has to relocate
    let _ = example;
    Sink {
        call,
        argument,
        given,
        #[cfg(test)]
        example,
    }
}

/// The password in `user/password@database`.
fn of_login(text: &str) -> Option<Range<usize>> {
    let start = text.find('/')? + 1;
    let end = text.rfind('@').unwrap_or(text.len());
    (start < end && !text[..start].contains(':')).then_some(start..end)
}

/// The password in `user:password`.
fn of_pair(text: &str) -> Option<Range<usize>> {
    let start = text.find(':')? + 1;
    (start > 1 && start < text.len()).then_some(start..text.len())
}

/// The key in `PRAGMA key = '…'` and `ATTACH … KEY '…'`.
fn of_pragma(text: &str) -> Option<Range<usize>> {
    let lower = text.trim_start().to_ascii_lowercase();
    let names_key = ["pragma key", "pragma rekey"].iter().any(|start| lower.starts_with(start))
        || lower.starts_with("attach") && lower.contains(" key ");
    let end = text.rfind(['\'', '"']).filter(|_| names_key)?;
    let start = text[..end].rfind(['\'', '"'])? + 1;
    (start < end).then_some(start..end)
}

/// The call of a row that holds for every call.
const ANY: &str = "*";

static BY_CALL: LazyLock<Ends<&Sink>> = LazyLock::new(|| Ends::new(SINKS.iter().map(|sink| (sink.call, sink))));

/// The rows for a call of `path`; those that hold for every call are about arguments by name.
pub(super) fn of(path: &str, has_words: bool) -> impl Iterator<Item = &'static Sink> + '_ {
    has_words.then(|| BY_CALL.of(ANY)).into_iter().flatten().chain(BY_CALL.of(path))
}

/// Whether a row is about a method of what `class`, the last name of a constructor's path, makes.
pub(super) fn has_methods(class: &str) -> bool {
    CLASSES.contains(&class)
}

/// The classes in rows about methods: `Transport.connect`.
static CLASSES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let methods = SINKS.iter().filter(|sink| matches!(sink.argument, Argument::Of(_)));
    methods
        .filter_map(|sink| Some(sink.call.rsplit_once('.')?.0))
        .map(|path| path.rsplit_once('.').map_or(path, |(_, class)| class))
        .collect()
});
