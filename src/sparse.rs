//! A file read without its images: of each long stretch of base64 only the beginning is held, the rest is a gap that is
//! copied from the file when it stays.
//!
//! What is left out are bytes of one JSON string that mean themselves, and `\n`: the rest is valid JSON exactly where the
//! whole is. Who looks into strings needs the whole.

use crate::edit::Edits;
use std::io::{ErrorKind, Read};

/// Bytes of a stretch that are held; shorter ones have no gap.
const HELD: usize = 4096;

/// Bytes that are read at once: they stay in the cache until they have been looked at.
const CHUNK: usize = 256 * 1024;

/// A file with gaps.
#[derive(Debug, Default)]
pub struct Sparse {
    bytes: Vec<u8>,
    gaps: Vec<Gap>,
}

/// Bytes of the file that are not held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    /// Where they would stand in the bytes that are.
    at: usize,
    offset: u64,
    len: u64,
}

/// What is to be written next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'s> {
    /// These bytes.
    Bytes(&'s [u8]),
    /// Bytes of the file.
    Copy {
        /// Where they start, from where the reading began.
        offset: u64,
        /// How many they are.
        len: u64,
    },
}

impl Sparse {
    /// Reads `source` to its end.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(mut source: impl Read) -> std::io::Result<Self> {
        let mut chunk = vec![0; CHUNK];
        let (mut sparse, mut offset, mut stretch) = (Self::default(), 0, 0);
        loop {
            let count = match source.read(&mut chunk) {
                Ok(0) => return Ok(sparse),
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            stretch = sparse.take(&chunk[..count], offset, stretch);
            offset += count as u64;
        }
    }

    /// What is held.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The whole file with `edits`, which were planned on what is held.
    pub fn pieces<'s>(&'s self, edits: &'s Edits) -> impl Iterator<Item = Piece<'s>> {
        let mut gaps = self.gaps.iter().peekable();
        edits.stretches(self.bytes.len()).flat_map(move |(kept, replacement)| {
            let mut pieces = Vec::new();
            let mut start = kept.start;
            // a gap is inside a string, so it never touches the end of what stays
            while let Some(gap) = gaps.next_if(|gap| gap.at <= kept.end) {
                if gap.at > start {
                    pieces.extend([Piece::Bytes(&self.bytes[start..gap.at]), Piece::Copy { offset: gap.offset, len: gap.len }]);
                    start = gap.at;
                }
            }
            pieces.extend([Piece::Bytes(&self.bytes[start..kept.end]), Piece::Bytes(replacement)]);
            pieces.into_iter().filter(|piece| *piece != Piece::Bytes(&[]))
        })
    }

    /// Takes the file's next bytes, before which `stretch` plain ones stand; returns how many stand at their end.
    fn take(&mut self, chunk: &[u8], offset: u64, mut stretch: usize) -> usize {
        let mut at = 0;
        while at < chunk.len() {
            let plain = plain(&chunk[at..]);
            let mut held = plain.min(HELD.saturating_sub(stretch));
            if held > 0 && held < plain && chunk[at + held - 1] == b'\\' {
                held += 1;
            }
            self.bytes.extend_from_slice(&chunk[at..at + held]);
            self.leave_out(offset + (at + held) as u64, (plain - held) as u64);
            stretch += plain;
            at += plain;
            if let Some(other) = chunk.get(at) {
                self.bytes.push(*other);
                stretch = 0;
                at += 1;
            }
        }
        stretch
    }

    fn leave_out(&mut self, offset: u64, len: u64) {
        match self.gaps.last_mut() {
            Some(last) if last.at == self.bytes.len() => last.len += len,
            _ if len > 0 => self.gaps.push(Gap { at: self.bytes.len(), offset, len }),
            _ => {}
        }
    }
}

/// How many of the first `bytes` are of base64 or the like: printable ASCII without quotes, and `\n`.
fn plain(bytes: &[u8]) -> usize {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') & (*byte != b'"') & (*byte != b'\\');
    let mut count = 0;
    loop {
        let rest = &bytes[count..];
        // whole blocks without a branch, so that the compiler looks at many bytes at once
        let blocks = rest.chunks_exact(64).take_while(|block| block.iter().fold(true, |all, byte| all & is_plain(byte)));
        let whole = blocks.count() * 64;
        count += whole + rest[whole..].iter().take_while(|byte| is_plain(byte)).count();
        if !bytes[count..].starts_with(br"\n") {
            return count;
        }
        count += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, HELD, Piece, Sparse};
    use crate::edit::{Edit, Edits};
    use crate::span::Span;

    fn whole(file: &[u8], sparse: &Sparse, edits: &Edits) -> Vec<u8> {
        let bytes = |piece: Piece<'_>| match piece {
            Piece::Bytes(bytes) => bytes.to_vec(),
            Piece::Copy { offset, len } => file[offset as usize..(offset + len) as usize].to_vec(),
        };
        sparse.pieces(edits).flat_map(bytes).collect()
    }

    #[test]
    fn nothing_is_lost_wherever_a_chunk_ends() {
        let line = format!("{}\\n", "iVBORw0KGgo=".repeat(7));
        for shift in 0..70 {
            let image = line.repeat(3 * CHUNK / line.len());
            let file = format!("{{\"{}\": \"{image}\", \"b\\\\\": [\"\u{e9}\\u00e9\", \"{image}\"]}}", "a".repeat(shift));
            let sparse = Sparse::read(file.as_bytes()).expect("bytes");
            assert!(sparse.bytes().len() < file.len() / 20, "{}", sparse.bytes().len());
            assert_eq!(crate::json::Document::parse(sparse.bytes()).map(|_| ()), Ok(()), "{shift}");
            assert!(whole(file.as_bytes(), &sparse, &Edits::default()) == file.as_bytes(), "{shift}");
        }
    }

    #[test]
    fn what_goes_takes_its_gap_with_it() {
        let image = "A".repeat(2 * CHUNK);
        let file = format!("[\"{image}\", 1, \"{image}\"]");
        let sparse = Sparse::read(file.as_bytes()).expect("bytes");
        let first = Span::new(1, 1 + HELD + 2);
        let edits = Edits::new(sparse.bytes(), vec![Edit::replace(first, "0")]);
        assert_eq!(whole(file.as_bytes(), &sparse, &edits), format!("[0, 1, \"{image}\"]").into_bytes());
    }
}
