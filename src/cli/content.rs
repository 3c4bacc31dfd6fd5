//! A notebook's content on its way through a clean: held whole, or, where it is large and nothing in it has to be looked
//! at, without its images.

use super::outcome::CliError;
use nbguard::clean::Options;
use nbguard::edit::Edits;
use nbguard::sparse::{Piece, Sparse};
use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom, Write};

/// Bytes from which on it is worth reading a file twice if need be.
const LARGE: u64 = 4 * 1024 * 1024;

/// Bytes that are read or written at once where a size is unknown: a pipe holds as much.
pub(crate) const TYPICAL: usize = 64 * 1024;

/// A notebook and what a clean changes in it.
pub(crate) enum Cleaned {
    /// All of its bytes.
    Whole { bytes: Vec<u8>, edits: Edits },
    /// Those that are not in its images, which are in the file.
    Sparse { sparse: Sparse, edits: Edits, file: File, start: u64 },
}

impl Cleaned {
    /// Reads and cleans `file`, called `name` in messages, from where it stands.
    pub(crate) fn of(mut file: File, name: &str, options: &Options) -> std::result::Result<Self, CliError> {
        match Self::sparse(&mut file, options).map_err(CliError::io(name))? {
            Some((start, sparse, edits)) => Ok(Self::Sparse { sparse, edits, file, start }),
            None => Self::whole(read(file).map_err(CliError::io(name))?, name, options),
        }
    }

    /// Cleans `bytes`.
    pub(crate) fn whole(bytes: Vec<u8>, name: &str, options: &Options) -> std::result::Result<Self, CliError> {
        let edits = nbguard::clean(&bytes, options).map_err(CliError::notebook(name))?;
        Ok(Self::Whole { bytes, edits })
    }

    /// Whether the clean changes anything.
    pub(crate) fn is_changed(&self) -> bool {
        let (Self::Whole { edits, .. } | Self::Sparse { edits, .. }) = self;
        !edits.is_empty()
    }

    /// Writes the cleaned notebook.
    pub(crate) fn write(&self, out: &mut dyn Write) -> Result<()> {
        match self {
            Self::Whole { bytes, edits } => edits.chunks(bytes).try_for_each(|chunk| out.write_all(chunk)),
            Self::Sparse { sparse, edits, file, start } => sparse.pieces(edits).try_for_each(|piece| match piece {
                Piece::Bytes(bytes) => out.write_all(bytes),
                Piece::Copy { offset, len } => copy(file, start + offset, len, out),
            }),
        }
    }

    /// `file` without its images, where it is large, and its clean without a look at them; else it stands where it stood.
    fn sparse(file: &mut File, options: &Options) -> Result<Option<(u64, Sparse, Edits)>> {
        let about = file.metadata()?;
        if !about.is_file() || about.len() < LARGE {
            return Ok(None);
        }
        let start = file.stream_position()?;
        let sparse = Sparse::read(&mut *file)?;
        match nbguard::clean_unread(&sparse, options) {
            Ok(Some(edits)) => Ok(Some((start, sparse, edits))),
            // what is wrong with it, the whole says with the right line and column
            Ok(None) | Err(_) => file.seek(SeekFrom::Start(start)).map(|_| None),
        }
    }
}

/// All of `file`.
pub(crate) fn read(mut file: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(TYPICAL);
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Copies `len` bytes at `offset` of `file`; that they are no longer there is an error.
fn copy(mut file: &File, offset: u64, len: u64, out: &mut dyn Write) -> Result<()> {
    file.seek(SeekFrom::Start(offset))?;
    let copied = std::io::copy(&mut file.take(len), out)?;
    if copied == len { Ok(()) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) }
}
