//! One entry as a file: a line that says what it is, the digest of the content, the path, and the content compressed.

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A notebook in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file that it is in.
    pub(super) file: PathBuf,
    /// The notebook's path, from the top of the worktree; `None` where the entry is too damaged to tell.
    pub path: Option<String>,
    /// The bytes that it takes.
    pub size: u64,
    /// When it was last kept.
    pub modified: SystemTime,
    /// Whether its content can be given back.
    pub readable: bool,
}

impl Entry {
    pub(super) fn read(file: PathBuf, size: u64, modified: SystemTime) -> Self {
        let bytes = fs::read(&file).unwrap_or_default();
        let path = split(&bytes).map(|(_, path, _)| path.to_owned());
        Self { file, path, size, modified, readable: decode(&bytes).is_some() }
    }

    pub(super) fn unfinished(file: PathBuf, size: u64, modified: SystemTime) -> Self {
        Self { file, path: None, size, modified, readable: false }
    }
}

/// The first line of every entry, with the number of its form.
const FORM: &[u8] = b"nbguard outputs 1\n";
/// The length of a SHA-256.
const DIGEST: usize = 32;

/// What an entry for `raw`, the notebook at `path`, begins with.
pub(super) fn header(path: &str, raw: &[u8]) -> Vec<u8> {
    [FORM, &Sha256::digest(raw), path.as_bytes(), b"\0"].concat()
}

/// Whether `file` is an entry that begins with `header`.
pub(super) fn has_header(file: &Path, header: &[u8]) -> bool {
    let mut start = vec![0; header.len()];
    File::open(file).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == header
}

/// The whole entry.
pub(super) fn encode(header: Vec<u8>, raw: &[u8]) -> io::Result<Vec<u8>> {
    // a notebook's bulk is images in base64, of which more effort gets little more
    let mut entry = ZlibEncoder::new(header, Compression::fast());
    entry.write_all(raw)?;
    entry.finish()
}

/// The path and content of an entry, or `None` where it is not the one that was written.
pub(super) fn decode(entry: &[u8]) -> Option<(String, Vec<u8>)> {
    let (digest, path, compressed) = split(entry)?;
    let mut raw = Vec::new();
    ZlibDecoder::new(compressed).read_to_end(&mut raw).ok()?;
    (Sha256::digest(&raw)[..] == *digest).then(|| (path.to_owned(), raw))
}

/// Digest, path and compressed content.
fn split(entry: &[u8]) -> Option<(&[u8], &str, &[u8])> {
    let (digest, rest) = entry.strip_prefix(FORM)?.split_at_checked(DIGEST)?;
    let end = memchr::memchr(0, rest)?;
    Some((digest, std::str::from_utf8(&rest[..end]).ok()?, &rest[end + 1..]))
}
