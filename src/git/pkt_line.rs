//! git's pkt-line: four hexadecimal digits that count themselves and the data after them, or `0000`, which ends a list.
//!
//! A packet is read whole or not at all, and none is larger than git's own; what is written reaches git with [`send`].
//!
//! [`send`]: PacketWriter::send

use super::GitError;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};

/// Data that a packet holds at most.
const MOST_DATA: usize = 65_516;

/// The digits before the data.
const HEADER: usize = 4;

/// The packet that ends a list.
const FLUSH: &[u8; HEADER] = b"0000";

/// Bytes that are read or written at once: more than one packet, so that small ones go together.
const BUFFER: usize = 2 * (HEADER + MOST_DATA);

/// A packet.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Packet<'a> {
    /// One of a list.
    Data(&'a [u8]),
    /// The end of a list.
    Flush,
}

/// Packets out of a stream.
pub(super) struct PacketReader<R> {
    input: BufReader<R>,
    data: Vec<u8>,
}

impl<R: Read> PacketReader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(BUFFER, input), data: Vec::new() }
    }

    /// The next packet, or `None` where the stream ends before it begins.
    pub(super) fn next(&mut self) -> Result<Option<Packet<'_>>, GitError> {
        let mut header = [0; HEADER];
        let (first, rest) = header.split_at_mut(1);
        match self.input.read_exact(first) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            read => read.map_err(broken)?,
        }
        self.input.read_exact(rest).map_err(broken)?;
        if header == *FLUSH {
            return Ok(Some(Packet::Flush));
        }
        self.data.resize(data_length(header)?, 0);
        self.input.read_exact(&mut self.data).map_err(broken)?;
        Ok(Some(Packet::Data(&self.data)))
    }

    /// The data of the next packet, or `None` at the end of the list that it is in.
    pub(super) fn next_in_list(&mut self) -> Result<Option<&[u8]>, GitError> {
        match self.next()? {
            Some(Packet::Data(data)) => Ok(Some(data)),
            Some(Packet::Flush) => Ok(None),
            None => Err(GitError::FilterCutOff),
        }
    }
}

/// Lists of packets into a stream.
pub(super) struct PacketWriter<W: Write> {
    output: BufWriter<W>,
}

impl<W: Write> PacketWriter<W> {
    pub(super) fn new(output: W) -> Self {
        Self { output: BufWriter::with_capacity(BUFFER, output) }
    }

    /// Writes `bytes` as one list, in as many packets as they need.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), GitError> {
        bytes.chunks(MOST_DATA).try_for_each(|data| self.packet(data))?;
        self.flush()
    }

    /// Writes `lines` as one list, each as a packet.
    pub(super) fn lines(&mut self, lines: &[&str]) -> Result<(), GitError> {
        lines.iter().try_for_each(|line| self.packet(format!("{line}\n").as_bytes()))?;
        self.flush()
    }

    /// Hands all that was written to git.
    pub(super) fn send(&mut self) -> Result<(), GitError> {
        self.output.flush().map_err(broken)
    }

    fn packet(&mut self, data: &[u8]) -> Result<(), GitError> {
        write!(self.output, "{:04x}", HEADER + data.len()).map_err(broken)?;
        self.output.write_all(data).map_err(broken)
    }

    fn flush(&mut self) -> Result<(), GitError> {
        self.output.write_all(FLUSH).map_err(broken)
    }
}

/// The length of the data that `header` announces. The header is not repeated in the error: it may be a piece of a file.
fn data_length(header: [u8; HEADER]) -> Result<usize, GitError> {
    let digits = str::from_utf8(&header).ok().filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let length = digits.and_then(|digits| usize::from_str_radix(digits, 16).ok());
    length.and_then(|length| length.checked_sub(HEADER)).filter(|length| *length <= MOST_DATA).ok_or(GitError::NotPktLine)
}

fn broken(source: std::io::Error) -> GitError {
    if source.kind() == ErrorKind::UnexpectedEof { GitError::FilterCutOff } else { GitError::FilterPipe { source } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        let mut reader = PacketReader::new(bytes);
        let mut packets = Vec::new();
        while let Some(packet) = reader.next()? {
            packets.push(match packet {
                Packet::Data(data) => Some(data.to_vec()),
                Packet::Flush => None,
            });
        }
        Ok(packets)
    }

    #[test]
    fn what_is_written_is_read() {
        for length in [0, 1, MOST_DATA - 1, MOST_DATA, MOST_DATA + 1, 3 * MOST_DATA] {
            let content: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let mut written = Vec::new();
            let mut writer = PacketWriter::new(&mut written);
            writer.lines(&["status=success"]).expect("written");
            writer.bytes(&content).expect("written");
            writer.send().expect("sent");
            drop(writer);

            let mut reader = PacketReader::new(&written[..]);
            assert_eq!(reader.next().expect("a packet"), Some(Packet::Data(b"status=success\n")));
            assert_eq!(reader.next_in_list().expect("an end"), None);
            let mut back = Vec::new();
            while let Some(data) = reader.next_in_list().expect("a packet") {
                assert!(data.len() <= MOST_DATA && !data.is_empty());
                back.extend_from_slice(data);
            }
            assert!(back == content, "{length}");
            assert_eq!(reader.next().expect("the end"), None);
        }
    }

    #[test]
    fn a_packet_is_whole_or_an_error() {
        assert_eq!(read(b"").expect("nothing"), []);
        assert_eq!(read(b"0005a0000").expect("packets"), [Some(b"a".to_vec()), None]);
        assert_eq!(read(b"0004000AABCDEF").expect("packets"), [Some(Vec::new()), Some(b"ABCDEF".to_vec())]);
        for cut in [&b"0"[..], b"000", b"0005", b"0006a"] {
            assert!(matches!(read(cut), Err(GitError::FilterCutOff)), "{cut:?}");
        }
        for wrong in [&b"{\"ce"[..], b"0001", b"0003", b"fff1", b"+005a", b"00 5a", b"\xff\xff\xff\xff"] {
            assert!(matches!(read(wrong), Err(GitError::NotPktLine)), "{wrong:?}");
        }
        assert!(matches!(PacketReader::new(&b"0005a"[..]).next_in_list(), Ok(Some(b"a"))));
        assert!(matches!(PacketReader::new(&b""[..]).next_in_list(), Err(GitError::FilterCutOff)));
    }
}
