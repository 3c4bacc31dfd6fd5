//! A place on this machine for notebooks as they were before they were cleaned.
//!
//! Knows a directory and bytes, neither git nor notebooks. Whatever it holds may hold secrets: files are readable by their
//! owner alone. An entry is there whole or not at all, also while others write; one that is missing or damaged is no
//! error for who asks for it. Room is limited: the oldest go first.

mod entry;

pub use entry::Entry;

use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How many versions of a notebook are worth a look when none is the one that is asked for: after a merge, two sides
/// and what came before, and between them those of others, which were never run here.
const VERSIONS: usize = 8;

/// Why something could not be kept, or the store not be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or directory that cannot be used.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// `write`, `read` or `remove`.
        action: &'static str,
        /// Which.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// More than there is room for.
    #[error("it takes {size} bytes, more than all of `outputs.restore_limit` ({limit}); raise the limit in nbguard.toml")]
    TooLarge {
        /// Compressed.
        size: u64,
        /// The room there is.
        limit: u64,
    },
}

/// A directory of entries; it need not exist. Notebooks of one path in several places are told apart.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
    /// What the names of the entries of this place end with.
    place: String,
    seen: Mutex<Option<Seen>>,
}

/// What is in the directory by all that is known here: as it was at the first look, and what was written since. Who keeps
/// thousands of notebooks does not look at thousands for each.
#[derive(Debug)]
struct Seen {
    /// The digests of the paths of entries.
    paths: HashSet<String>,
    /// The bytes that all files take, or more.
    taken: u64,
}

impl Store {
    /// The store in `dir`, as it is used in the one place that has no name.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), place: String::new(), seen: Mutex::default() }
    }

    /// The same as it is used in `place`, whatever that is.
    #[must_use]
    pub fn in_place(self, place: &[u8]) -> Self {
        Self { place: format!("-{}", digest(place)), ..self }
    }

    /// Where it is.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Makes the directory where it is not there; whether that was so.
    ///
    /// # Errors
    /// Where it cannot be made, or is there and cannot be read.
    pub fn create(&self) -> Result<bool, StoreError> {
        if self.dir.is_dir() {
            // in one that cannot be read nothing would be found again
            let read = fs::read_dir(&self.dir).map(|_| false);
            return read.map_err(|source| StoreError::File { action: "read", path: self.dir.clone(), source });
        }
        self.make_dir().map_err(|source| StoreError::File { action: "write", path: self.dir.clone(), source })?;
        Ok(true)
    }

    /// Whether anything is kept.
    #[must_use]
    pub fn holds_some(&self) -> bool {
        fs::read_dir(&self.dir).is_ok_and(|mut dir| dir.next().is_some())
    }

    /// Whether anything is kept of the notebook at `path`.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        self.seen(|seen| seen.paths.contains(&digest(path.as_bytes())))
    }

    /// Keeps `raw`, the notebook at `path` that was cleaned to `cleaned`; all entries together take no more than `limit`
    /// bytes. What is kept already only becomes the newest.
    ///
    /// # Errors
    /// Where it is too large, which changes nothing, or a file cannot be written or removed.
    pub fn keep(&self, path: &str, cleaned: &[u8], raw: &[u8], limit: u64) -> Result<(), StoreError> {
        let target = self.file(path, cleaned);
        let failed = |source| StoreError::File { action: "write", path: target.clone(), source };
        let header = entry::header(path, raw);
        let touch = || File::options().append(true).open(&target)?.set_modified(SystemTime::now());
        // what another process has just removed is written anew
        if entry::has_header(&target, &header) && touch().is_ok() {
            return Ok(());
        }
        let bytes = entry::encode(header, raw).map_err(failed)?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(StoreError::TooLarge { size, limit });
        }
        let taken = self.seen(|seen| {
            seen.paths.insert(digest(path.as_bytes()));
            seen.taken += size;
            seen.taken
        });
        self.write(&target, &bytes).map_err(failed)?;
        if taken > limit { self.make_room(limit) } else { Ok(()) }
    }

    /// The notebook at `path` that was cleaned to just `cleaned`.
    #[must_use]
    pub fn exact(&self, path: &str, cleaned: &[u8]) -> Option<Vec<u8>> {
        let file = self.file(path, cleaned);
        entry::decode(&fs::read(file).ok()?).map(|(_, raw)| raw)
    }

    /// The notebooks that may give back what was taken out of the one at `path`, of which `cleaned` is left, the best
    /// first: those that were cleaned to just that, this one before its like in other places and at other paths, then the
    /// newest of the same path, those of this place before others.
    pub fn kept(&self, path: &str, cleaned: &[u8]) -> impl Iterator<Item = Vec<u8>> {
        let exact = self.file(path, cleaned);
        let (path, version) = (digest(path.as_bytes()), digest(cleaned));
        let others = move || {
            let mut files = self.files().unwrap_or_default();
            files.sort_by_key(|file| std::cmp::Reverse(file.modified));
            files.retain(|file| !(file.path() == path && file.version() == version && file.place() == self.place));
            let (mut same, mut rest): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.version() == version);
            same.sort_by_key(|file| file.path() != path);
            rest.retain(|file| file.path() == path);
            rest.sort_by_key(|file| file.place() != self.place);
            rest.truncate(VERSIONS);
            same.into_iter().chain(rest).map(|file| self.dir.join(file.name))
        };
        let files = std::iter::once(exact).chain(std::iter::once_with(others).flatten());
        files.filter_map(|file| entry::decode(&fs::read(file).ok()?).map(|(_, raw)| raw))
    }

    /// All entries, the newest first; each is read through to see whether it can be.
    ///
    /// # Errors
    /// Where the directory is there and cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let mut files = self.files().map_err(|source| StoreError::File { action: "read", path: self.dir.clone(), source })?;
        files.sort_by_key(|file| std::cmp::Reverse(file.modified));
        let read = |file: Stored| Entry::read(self.dir.join(file.name), file.size, file.modified);
        Ok(files.into_iter().filter(|file| !file.name.starts_with(UNFINISHED)).map(read).collect())
    }

    /// What broken-off writes have left, or writes that go on have not finished.
    ///
    /// # Errors
    /// Where the directory is there and cannot be read.
    pub fn unfinished(&self) -> Result<Vec<Entry>, StoreError> {
        let files = self.files().map_err(|source| StoreError::File { action: "read", path: self.dir.clone(), source })?;
        let entry = |file: Stored| Entry::unfinished(self.dir.join(file.name), file.size, file.modified);
        Ok(files.into_iter().filter(|file| file.name.starts_with(UNFINISHED)).map(entry).collect())
    }

    /// Removes `entry`; that it is gone already is no error.
    ///
    /// # Errors
    /// Where it cannot be removed.
    pub fn remove(&self, entry: &Entry) -> Result<(), StoreError> {
        remove(&entry.file)
    }

    /// Removes the directory and the one around it where nothing is in them; whether this one is gone.
    #[must_use]
    pub fn remove_empty(&self) -> bool {
        let is_gone = fs::remove_dir(&self.dir).is_ok() || !self.dir.exists();
        // whatever else is in there has a reason to be
        let _ = self.dir.parent().map(fs::remove_dir);
        is_gone
    }

    /// Removes all that is in the directory, and it.
    ///
    /// # Errors
    /// Where something cannot be removed.
    pub fn remove_all(&self) -> Result<(), StoreError> {
        match fs::remove_dir_all(&self.dir) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                Err(StoreError::File { action: "remove", path: self.dir.clone(), source })
            }
            _ => {
                let _ = self.remove_empty();
                Ok(())
            }
        }
    }

    /// The entry of the notebook at `path` that was cleaned to `cleaned`.
    fn file(&self, path: &str, cleaned: &[u8]) -> PathBuf {
        self.dir.join(format!("{}-{}{}", digest(path.as_bytes()), digest(cleaned), self.place))
    }

    fn make_dir(&self) -> io::Result<()> {
        let mut dir = DirBuilder::new();
        dir.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut dir, 0o700);
        dir.create(&self.dir)
    }

    fn write(&self, target: &Path, bytes: &[u8]) -> io::Result<()> {
        self.make_dir()?;
        // such a file is its owner's alone from the start
        let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.dir)?;
        file.write_all(bytes)?;
        file.persist(target)?;
        Ok(())
    }

    /// Removes the oldest files until the rest fits into `limit`: entries, and what a broken-off write has left.
    fn make_room(&self, limit: u64) -> Result<(), StoreError> {
        let mut files = self.files().map_err(|source| StoreError::File { action: "read", path: self.dir.clone(), source })?;
        let mut taken: u64 = files.iter().map(|file| file.size).sum();
        files.sort_by_key(|file| file.modified);
        let fresh = SystemTime::now() - SLOWEST_WRITE;
        for file in files.into_iter().filter(|file| !file.name.starts_with(UNFINISHED) || file.modified < fresh) {
            if taken <= limit {
                break;
            }
            remove(&self.dir.join(file.name))?;
            taken = taken.saturating_sub(file.size);
        }
        self.seen(|seen| seen.taken = taken);
        Ok(())
    }

    fn seen<T>(&self, work: impl FnOnce(&mut Seen) -> T) -> T {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        work(seen.get_or_insert_with(|| Seen::of(&self.files().unwrap_or_default())))
    }

    /// What is in the directory; nothing where there is none.
    fn files(&self) -> io::Result<Vec<Stored>> {
        let dir = match fs::read_dir(&self.dir) {
            Ok(dir) => dir,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let stored = dir.filter_map(|file| {
            let file = file.ok()?;
            // another process may have removed it just now
            let about = file.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(Stored { name: file.file_name().into_string().ok()?, size: about.len(), modified: about.modified().ok()? })
        });
        Ok(stored.collect())
    }
}

/// What the names of files begin with until they are whole.
const UNFINISHED: &str = ".unfinished-";
/// A file that is unfinished for longer will never be finished.
const SLOWEST_WRITE: Duration = Duration::from_secs(3600);

/// A file of the store: `PATH-VERSION` or `PATH-VERSION-PLACE`, all as digests.
struct Stored {
    name: String,
    size: u64,
    modified: SystemTime,
}

impl Stored {
    fn path(&self) -> &str {
        self.name.get(..DIGEST).unwrap_or_default()
    }

    fn version(&self) -> &str {
        self.name.get(DIGEST + 1..2 * DIGEST + 1).unwrap_or_default()
    }

    /// With what is before it.
    fn place(&self) -> &str {
        self.name.get(2 * DIGEST + 1..).unwrap_or_default()
    }
}

impl Seen {
    fn of(files: &[Stored]) -> Self {
        Self { paths: files.iter().map(|file| file.path().to_owned()).collect(), taken: files.iter().map(|file| file.size).sum() }
    }
}

fn remove(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(source) if source.kind() != ErrorKind::NotFound => Err(StoreError::File { action: "remove", path: file.to_owned(), source }),
        _ => Ok(()),
    }
}

/// How long a digest is.
const DIGEST: usize = 32;

/// 128 bits of a SHA-256, in hex: a name, and no proof of anything.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
