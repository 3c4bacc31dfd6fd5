//! Blobs put into the object database just before git does it: git finds them there and has nothing left to write.
//!
//! To compress what it takes in is most of what `git add` does for a notebook, and git's compressor is not the quickest.
//! An object that is put here is one that git could have written, whole or not there at all. Where a repository is out of
//! the ordinary, or anything fails, nothing is put and git does its own work: all that can be lost is time.

use git2::{Config, ObjectType, Odb, OdbLookupFlags, Oid, Repository};
use libdeflater::{CompressionLvl, Compressor};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Settings by which git writes objects otherwise than it does by itself: compressed more or less, for a group, or flushed
/// to the disk at once.
const SETTINGS: &[&str] =
    &["core.compression", "core.looseCompression", "core.sharedRepository", "core.fsync", "core.fsyncMethod", "core.fsyncObjectFiles"];

/// As git compresses what it takes in: quickly.
const LEVEL: i32 = 1;

/// Bytes up to which a blob is put: that much is held twice more.
const LARGEST: usize = 16 << 20;

/// How git calls a file that will be an object once it is whole: `git gc` sweeps away what a crash leaves of them.
const UNFINISHED: &str = "tmp_obj_";

/// The object database of a repository.
pub struct LooseObjects {
    /// Where loose objects are.
    folder: PathBuf,
    repository: Repository,
    compressor: Compressor,
    /// An object and the same compressed: room that is kept from one to the next.
    object: Vec<u8>,
    compressed: Vec<u8>,
}

impl LooseObjects {
    /// That of the repository which git's environment or the current directory says; `None` where git writes objects
    /// there that are not like ours.
    #[must_use]
    pub fn open() -> Option<Self> {
        Self::of(Repository::open_from_env().ok()?)
    }

    fn of(repository: Repository) -> Option<Self> {
        let settings = repository.config().and_then(|mut config| config.snapshot()).ok()?;
        if SETTINGS.iter().any(|name| is_set(&settings, name)) {
            return None;
        }
        let folder = repository.commondir().join("objects");
        let compressor = Compressor::new(CompressionLvl::new(LEVEL).ok()?);
        Some(Self { folder, repository, compressor, object: Vec::new(), compressed: Vec::new() })
    }

    /// Puts the blob `content`, unless it is there. git goes on as if nothing had happened where that fails.
    pub fn put(&mut self, content: &[u8]) {
        if content.len() > LARGEST {
            return;
        }
        // SHA-1 that knows the attacks on it, as git's: what has been made to collide gets no name
        let Ok(id) = Oid::hash_object(ObjectType::Blob, content) else { return };
        if self.repository.odb().is_ok_and(|objects| !is_there(&objects, id)) {
            let _ = self.write(&id.to_string(), content);
        }
    }

    fn write(&mut self, id: &str, content: &[u8]) -> io::Result<()> {
        self.object.clear();
        write!(self.object, "blob {}\0", content.len())?;
        self.object.extend_from_slice(content);
        self.compressed.resize(self.compressor.zlib_compress_bound(self.object.len()), 0);
        let length = self.compressor.zlib_compress(&self.object, &mut self.compressed).map_err(io::Error::other)?;
        let (first, rest) = id.split_at(2);
        let folder = self.folder.join(first);
        let mut file = match unfinished(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir(&folder)?;
                unfinished(&folder)?
            }
            opened => opened?,
        };
        file.write_all(&self.compressed[..length])?;
        file.persist_noclobber(folder.join(rest))?;
        Ok(())
    }
}

fn is_set(settings: &Config, name: &str) -> bool {
    settings.get_entry(name).is_ok()
}

/// Whether the database has the object `id`, as far as is known without a new look at its packs.
fn is_there(objects: &Odb<'_>, id: Oid) -> bool {
    objects.exists_ext(id, OdbLookupFlags::NO_REFRESH)
}

/// A new file in `folder`, which nobody writes to once it has its name.
fn unfinished(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o444));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, LooseObjects};
    use git2::{ObjectType, Oid, Repository};
    use std::fs;
    use std::path::Path;

    fn objects(dir: &Path) -> LooseObjects {
        LooseObjects::of(Repository::open(dir).expect("a repository")).expect("a usual one")
    }

    fn loose_files(dir: &Path) -> Vec<String> {
        let walk = ignore::WalkBuilder::new(dir.join(".git/objects")).standard_filters(false).build();
        let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_blob_is_put_whole_and_once() {
        let dir = tempfile::tempdir().expect("a directory");
        let repository = Repository::init(dir.path()).expect("a repository");
        let texts = ["".to_owned(), "a".to_owned(), "{\"cells\": []}\n".repeat(10_000)];
        for _ in 0..2 {
            texts.iter().for_each(|text| objects(dir.path()).put(text.as_bytes()));
            assert_eq!(loose_files(dir.path()).len(), texts.len());
        }
        for text in &texts {
            let id = Oid::hash_object(ObjectType::Blob, text.as_bytes()).expect("a name");
            assert_eq!(repository.find_blob(id).expect("a blob").content(), text.as_bytes());
        }
    }

    #[test]
    fn what_is_too_large_is_left_to_git() {
        let dir = tempfile::tempdir().expect("a directory");
        Repository::init(dir.path()).expect("a repository");
        objects(dir.path()).put(&vec![b'x'; LARGEST + 1]);
        assert!(loose_files(dir.path()).is_empty());
    }

    #[test]
    fn a_repository_that_writes_otherwise_is_left_to_git() {
        for name in super::SETTINGS {
            let dir = tempfile::tempdir().expect("a directory");
            let repository = Repository::init(dir.path()).expect("a repository");
            repository.config().and_then(|mut config| config.set_str(name, "0")).expect("writable");
            assert!(LooseObjects::of(Repository::open(dir.path()).expect("a repository")).is_none(), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_put_leaves_nothing() {
        let dir = tempfile::tempdir().expect("a directory");
        Repository::init(dir.path()).expect("a repository");
        let id = Oid::hash_object(ObjectType::Blob, b"a").expect("a name").to_string();
        // a file where git would have a folder
        fs::write(dir.path().join(".git/objects").join(&id[..2]), "").expect("writable");
        objects(dir.path()).put(b"a");
        assert_eq!(loose_files(dir.path()), [&id[..2]]);
    }
}
