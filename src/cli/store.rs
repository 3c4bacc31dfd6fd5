//! `nbguard store`: what is kept of outputs on this machine, listed and thrown away.

use super::args::{PurgeArgs, StoreCommand};
use super::outcome::{CliError, Outcome};
use super::{kept, show};
use nbguard::git::Git;
use nbguard::report::counted;
use nbguard::store::Entry;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Does what `command` asks for.
pub(crate) fn run(command: &StoreCommand) -> Result<Outcome, CliError> {
    match command {
        StoreCommand::List => list(),
        StoreCommand::Purge(args) => purge(args),
    }
}

fn list() -> Result<Outcome, CliError> {
    let store = kept::store()?;
    let entries = store.entries()?;
    let now = SystemTime::now();
    entries.iter().for_each(|entry| show::line(&line(entry, now)));
    show::note(&format!("nbguard: {} in {}", total(&entries), store.dir().display()));
    Ok(Outcome::Clean)
}

fn purge(args: &PurgeArgs) -> Result<Outcome, CliError> {
    if !args.all && args.older_than.is_none() && args.paths.is_empty() {
        return Err(CliError::NothingToPurge);
    }
    let store = kept::store()?;
    let now = SystemTime::now();
    let entries = store.entries()?;
    let paths = meant(&args.paths, &entries)?;
    let is_gone = |entry: &Entry| {
        let is_old = args.older_than.is_none_or(|Age(limit)| age(entry, now) > limit);
        // one that is damaged is of no use to anybody
        !entry.readable || is_old && (args.paths.is_empty() || paths.iter().any(|named| is_below(entry, named)))
    };
    let (gone, left): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_gone);
    for entry in &gone {
        store.remove(entry)?;
        show::line(&format!("removed {}", line(entry, now)));
    }
    show::note(&format!("nbguard: removed {}, left {}", total(&gone), total(&left)));
    Ok(Outcome::Clean)
}

/// Those of `named` of which something is kept, from the top of the worktree: they are meant from here, or else as they are
/// listed.
fn meant(named: &[PathBuf], entries: &[Entry]) -> Result<Vec<PathBuf>, CliError> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let here = PathBuf::from(Git::at(".").run(&["rev-parse", "--show-prefix"])?);
    let mut meant = Vec::new();
    for path in named {
        let ways = [plain(&here.join(path)), plain(path)];
        match ways.into_iter().find(|way| entries.iter().any(|entry| is_below(entry, way))) {
            Some(way) => meant.push(way),
            None => show::note(&format!("nbguard: nothing is kept of {}", path.display())),
        }
    }
    Ok(meant)
}

/// `path` without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

fn is_below(entry: &Entry, path: &Path) -> bool {
    entry.path.as_deref().is_some_and(|own| Path::new(own).starts_with(path))
}

fn age(entry: &Entry, now: SystemTime) -> Duration {
    now.duration_since(entry.modified).unwrap_or_default()
}

fn line(entry: &Entry, now: SystemTime) -> String {
    let path = entry.path.as_deref().unwrap_or("(a path that cannot be read)");
    let damage = if entry.readable { "" } else { " (damaged: it cannot be put back)" };
    format!("{:>8}  {:>4}  {path}{damage}", size(entry.size), Age(age(entry, now)))
}

fn total(entries: &[Entry]) -> String {
    format!("{} ({})", counted(entries.len(), "version"), size(entries.iter().map(|entry| entry.size).sum()))
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// A time span in one unit: `30d`, `12h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Age(Duration);

/// Units and their seconds, the largest first.
const UNITS: &[(char, u64)] = &[('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

/// A time span that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("write a number and a unit: 30d, 12h, 90m or 10s")]
pub(crate) struct AgeError;

impl std::str::FromStr for Age {
    type Err = AgeError;

    fn from_str(text: &str) -> Result<Self, AgeError> {
        let (_, seconds) = UNITS.iter().find(|(unit, _)| text.ends_with(*unit)).ok_or(AgeError)?;
        let number: u64 = text[..text.len() - 1].parse().map_err(|_| AgeError)?;
        number.checked_mul(*seconds).map(|seconds| Self(Duration::from_secs(seconds))).ok_or(AgeError)
    }
}

impl std::fmt::Display for Age {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let seconds = self.0.as_secs();
        let (unit, length) = UNITS.iter().find(|(_, length)| seconds >= *length).unwrap_or(&('s', 1));
        out.pad(&format!("{}{unit}", seconds / length))
    }
}

#[cfg(test)]
mod tests {
    use super::{Age, size};

    #[test]
    fn ages_and_sizes_are_read_and_written() {
        for (text, shown) in [("30d", "30d"), ("48h", "2d"), ("90m", "1h"), ("0s", "0s"), ("59s", "59s")] {
            assert_eq!(text.parse::<Age>().map(|age| age.to_string()).ok().as_deref(), Some(shown));
        }
        for text in ["", "d", "30", "1w", "-1d", "1dd", "99999999999999999999d", "9999999999999999999d"] {
            assert!(text.parse::<Age>().is_err(), "{text}");
        }
        assert_eq!([0, 999, 1_000, 999_999, 1_250_000].map(size), ["0 B", "999 B", "1 kB", "999 kB", "1.2 MB"]);
    }
}
