//! git's pkt-line: four hexadecimal digits that count themselves and the data after them, or `0000`, which ends a list.
//!
//! A packet is read whole or not at all, and none is larger than git's own; what is written reaches git with [`send`].
//!
//! [`send`]: PacketWriter::send

use super::GitError;
use std::io::{BufReader, BufWriter, Read, Write};

/// Data that a packet holds at most.
const MOST_DATA: usize = 65_516;

/// The digits before the data.
const HEADER: usize = 4;

/// The packet that ends a list.
const FLUSH: &[u8; HEADER] = b"0000";

/// Bytes that are read or written at once: more than one packet, so that small ones go together.
const BUFFER: usize = 2 * (HEADER + MOST_DATA);

/// Lists of packets out of a stream.
pub(super) struct PacketReader<R> {
    input: BufReader<R>,
    header: Vec<u8>,
}

impl<R: Read> PacketReader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(BUFFER, input), header: Vec::new() }
    }

    /// A list of lines, each without the line end that git puts after it; `None` where the stream ends before the list.
    pub(super) fn lines(&mut self) -> Result<Option<Vec<Vec<u8>>>, GitError> {
        let mut lines = Vec::new();
        loop {
            let mut line = Vec::new();
            match self.packet(&mut line)? {
                None if lines.is_empty() => return Ok(None),
                None => return Err(GitError::FilterCutOff),
                Some(Packet::Flush) => return Ok(Some(lines)),
                Some(Packet::Data) => {
                    line.pop_if(|last| *last == b'\n');
                    lines.push(line);
                }
            }
        }
    }

    /// A list whose packets are the pieces of `content`, which they are appended to.
    pub(super) fn bytes(&mut self, content: &mut Vec<u8>) -> Result<(), GitError> {
        loop {
            match self.packet(content)? {
                None => return Err(GitError::FilterCutOff),
                Some(Packet::Flush) => return Ok(()),
                Some(Packet::Data) => {}
            }
        }
    }

    /// Appends the next packet's data to `into`; `None` where the stream ends before it.
    fn packet(&mut self, into: &mut Vec<u8>) -> Result<Option<Packet>, GitError> {
        self.header.clear();
        match append(&mut self.input, HEADER, &mut self.header)? {
            0 => return Ok(None),
            HEADER => {}
            _ => return Err(GitError::FilterCutOff),
        }
        if self.header == FLUSH {
            return Ok(Some(Packet::Flush));
        }
        let length = data_length(&self.header)?;
        if append(&mut self.input, length, into)? < length { Err(GitError::FilterCutOff) } else { Ok(Some(Packet::Data)) }
    }
}

/// What a packet was.
enum Packet {
    Data,
    Flush,
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

/// Reads `length` bytes, or as many as there are, behind what is in `into`.
fn append(input: &mut impl Read, length: usize, into: &mut Vec<u8>) -> Result<usize, GitError> {
    into.reserve(length);
    input.take(length as u64).read_to_end(into).map_err(broken)
}

/// The length of the data that `header` announces. The header is not repeated in the error: it may be a piece of a file.
fn data_length(header: &[u8]) -> Result<usize, GitError> {
    let digits = str::from_utf8(header).ok().filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let length = digits.and_then(|digits| usize::from_str_radix(digits, 16).ok());
    length.and_then(|length| length.checked_sub(HEADER)).filter(|length| *length <= MOST_DATA).ok_or(GitError::NotPktLine)
}

fn broken(source: std::io::Error) -> GitError {
    GitError::FilterPipe { source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(bytes: &[u8]) -> Result<Vec<u8>, GitError> {
        let mut content = Vec::new();
        PacketReader::new(bytes).bytes(&mut content)?;
        Ok(content)
    }

    #[test]
    fn what_is_written_is_read() {
        for length in [0, 1, MOST_DATA - 1, MOST_DATA, MOST_DATA + 1, 3 * MOST_DATA] {
            let original: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let mut written = Vec::new();
            let mut writer = PacketWriter::new(&mut written);
            writer.lines(&["status=success", "a\nb\n"]).expect("written");
            writer.bytes(&original).expect("written");
            writer.send().expect("sent");
            drop(writer);

            let mut reader = PacketReader::new(&written[..]);
            assert_eq!(reader.lines().expect("a list"), Some(vec![b"status=success".to_vec(), b"a\nb\n".to_vec()]));
            let mut back = b"before ".to_vec();
            reader.bytes(&mut back).expect("content");
            assert!(back == [b"before ", &original[..]].concat(), "{length}");
            assert_eq!(reader.lines().expect("the end"), None);
        }
    }

    #[test]
    fn no_packet_is_larger_than_gits() {
        let mut written = Vec::new();
        PacketWriter::new(&mut written).bytes(&[b'x'; MOST_DATA + 1]).expect("written");
        assert!(written.starts_with(b"fff0x") && written.ends_with(b"x0005x0000"));
        assert_eq!(written.len(), MOST_DATA + 1 + 3 * HEADER);
    }

    #[test]
    fn a_packet_is_whole_or_an_error() {
        assert_eq!(content(b"0005a0000more").expect("a list"), b"a");
        assert_eq!(content(b"0004000AABCDEF0000").expect("a list"), b"ABCDEF");
        assert!(matches!(PacketReader::new(&b""[..]).lines(), Ok(None)));
        for cut in [&b""[..], b"0", b"000", b"0005", b"0006a", b"0005a"] {
            assert!(matches!(content(cut), Err(GitError::FilterCutOff)), "{cut:?}");
        }
        assert!(matches!(PacketReader::new(&b"0005a"[..]).lines(), Err(GitError::FilterCutOff)));
        for wrong in [&b"{\"ce"[..], b"0001", b"0003", b"fff1", b"+005a", b"00 5a", b"\xff\xff\xff\xff"] {
            assert!(matches!(content(wrong), Err(GitError::NotPktLine)), "{wrong:?}");
        }
    }
}
