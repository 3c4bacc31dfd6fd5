//! `nbguard store`: what is kept of outputs on this machine, listed and thrown away.

use super::args::{PurgeArgs, StoreCommand};
use super::outcome::{CliError, Outcome};
use super::{kept, put_away, show};
use nbguard::git::{self, Git};
use nbguard::report::counted;
use nbguard::store::{Entry, Store};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Does what `command` asks for.
pub(crate) fn run(command: &StoreCommand) -> Result<Outcome, CliError> {
    match command {
        StoreCommand::List => list(),
        StoreCommand::Purge(args) => purge(args),
    }
}

/// Something that is kept, and in which store.
struct Item<'s> {
    store: &'s Store,
    entry: Entry,
    /// What is to be known of it besides.
    note: &'static str,
}

/// All that is kept in the repository here: the outputs that are restored, then what is put away for a moment.
fn stores() -> Result<Vec<Store>, CliError> {
    let put_away = put_away::all(&git::common_dir(&Git::at("."))?);
    Ok(std::iter::once(kept::store()?).chain(put_away).collect())
}

fn items(stores: &[Store]) -> Result<Vec<Item<'_>>, CliError> {
    let mut items = Vec::new();
    for (place, store) in stores.iter().enumerate() {
        let note = if place == 0 { "" } else { " (put away while hooks run, or where they were ended)" };
        items.extend(store.entries()?.into_iter().map(|entry| Item { store, note, entry }));
        items.extend(store.unfinished()?.into_iter().map(|entry| Item { store, entry, note: UNFINISHED }));
    }
    Ok(items)
}

/// Of what goes on being written, or never will be whole.
const UNFINISHED: &str = " (not written to its end)";

fn list() -> Result<Outcome, CliError> {
    let stores = stores()?;
    let items = items(&stores)?;
    let now = SystemTime::now();
    items.iter().for_each(|item| show::line(&line(item, now)));
    let place = stores.first().map(|store| store.dir().display().to_string()).unwrap_or_default();
    show::note(&format!("nbguard: {} in {place}", total(&items)));
    Ok(Outcome::Clean)
}

fn purge(args: &PurgeArgs) -> Result<Outcome, CliError> {
    if !args.all && args.older_than.is_none() && args.paths.is_empty() {
        return Err(CliError::NothingToPurge);
    }
    let stores = stores()?;
    let now = SystemTime::now();
    let items = items(&stores)?;
    let paths = meant(&args.paths, &items)?;
    let is_gone = |Item { entry, note, .. }: &Item<'_>| {
        let is_old = args.older_than.is_none_or(|Age(limit)| age(entry, now) > limit);
        // one that is damaged is of no use to anybody, but it may be that it is being written
        let is_useless = !entry.readable && *note != UNFINISHED;
        args.all || is_useless || is_old && (args.paths.is_empty() || paths.iter().any(|named| is_below(entry, named)))
    };
    let (gone, left): (Vec<_>, Vec<_>) = items.into_iter().partition(is_gone);
    for item in &gone {
        item.store.remove(&item.entry)?;
        show::line(&format!("removed {}", line(item, now)));
    }
    // the first stays, be it empty: that it is there says that outputs are kept
    for store in stores.iter().skip(1).filter(|store| !store.holds_some()) {
        let _ = store.remove_empty();
    }
    show::note(&format!("nbguard: removed {}, left {}", total(&gone), total(&left)));
    Ok(Outcome::Clean)
}

/// Those of `named` of which something is kept, from the top of the worktree: they are meant from here, or else as they are
/// listed.
fn meant(named: &[PathBuf], items: &[Item<'_>]) -> Result<Vec<PathBuf>, CliError> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let here = PathBuf::from(Git::at(".").run(&["rev-parse", "--show-prefix"])?);
    let mut meant = Vec::new();
    for path in named {
        let ways = [plain(&here.join(path)), plain(path)];
        match ways.into_iter().find(|way| items.iter().any(|item| is_below(&item.entry, way))) {
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

fn line(Item { entry, note, .. }: &Item<'_>, now: SystemTime) -> String {
    let is_damaged = !entry.readable && *note != UNFINISHED;
    let path = entry.path.as_deref().unwrap_or(if is_damaged { "(a path that cannot be read)" } else { "(a notebook)" });
    let damage = if is_damaged { " (damaged: it cannot be put back)" } else { "" };
    format!("{:>8}  {:>4}  {path}{damage}{note}", size(entry.size), Age(age(entry, now)))
}

fn total(items: &[Item<'_>]) -> String {
    format!("{} ({})", counted(items.len(), "version"), size(items.iter().map(|item| item.entry.size).sum()))
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
