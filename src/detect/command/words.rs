//! The words of a command line, as a shell reads them, with their places in the text.
//!
//! A command ends with its line, at a pipe, a `;`, a closing bracket, or the quote that encloses it. Reading is bounded.

use crate::detect::assignment::closed;
use std::ops::Range;

/// Words that are read of one command.
const MOST: usize = 48;

/// Bytes that are read of one command.
const LONGEST: usize = 4096;

/// What is read of a command after its name.
pub(super) struct Words {
    /// The words, quotes and all.
    pub(super) words: Vec<Range<usize>>,
    /// The word after `<<<`.
    pub(super) fed: Option<Range<usize>>,
    /// The file after `>`.
    pub(super) file: Option<Range<usize>>,
}

/// The words of the command that goes on at `at`.
pub(super) fn words(text: &str, at: usize) -> Words {
    let end = text.floor_char_boundary(at + LONGEST);
    let bytes = &text.as_bytes()[..end];
    let (mut words, mut fed, mut file) = (Vec::new(), None, None);
    // a printed list has its items in quotes: `['mysql', '-u', 'root']`
    let mut at = at + if matches!(bytes.get(at..at + 2), Some(b"'," | b"\",")) { 2 } else { 0 };
    while words.len() < MOST {
        at = blank(bytes, at);
        match bytes.get(at) {
            None | Some(b'\n' | b'|' | b';' | b')' | b']') => break,
            Some(b'&') if matches!(bytes.get(at + 1), None | Some(b'&' | b' ' | b'\n')) => break,
            Some(b'<' | b'>') => {
                let (here, is_file) = (bytes[at..].starts_with(b"<<<"), bytes[at] == b'>');
                while matches!(bytes.get(at), Some(b'<' | b'>' | b'&')) {
                    at += 1;
                }
                let Some(target) = word(bytes, blank(bytes, at)) else { break };
                at = target.end;
                if here {
                    fed = fed.or(Some(target));
                } else if is_file {
                    file = file.or(Some(target));
                }
                continue;
            }
            Some(_) => {}
        }
        let Some(next) = word(bytes, at) else { break };
        at = next.end;
        words.push(next);
    }
    Words { words, fed, file }
}

/// What stands at `range` without the quotes around it, and without the comma of a printed list after them.
pub(super) fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_item = range.len() > 2 && bytes[range.end - 1] == b',' && matches!(bytes[range.end - 2], b'"' | b'\'');
    let range = if is_item { range.start..range.end - 1 } else { range };
    let is_quoted = range.len() >= 2 && matches!(bytes[range.start], b'"' | b'\'') && bytes[range.end - 1] == bytes[range.start];
    if is_quoted { range.start + 1..range.end - 1 } else { range }
}

/// Past blanks and line ends that a backslash takes away.
fn blank(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b' ' | b'\t'), _) => at += 1,
            (Some(b'\\'), Some(b'\n')) => at += 2,
            _ => return at,
        }
    }
}

/// The word at `start`; `None` where the quote that encloses the command stands there.
fn word(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'|' | b';' | b')' | b'<' | b'>' => break,
            b'\\' if bytes.get(at + 1) == Some(&b'\n') => break,
            b'\\' => at += 2,
            b'"' | b'\'' => match closed(bytes, at, |byte| byte == b'\n').filter(|_| may_open(&bytes[start..at])) {
                Some(end) if at == start && bytes.get(end + 1) == Some(&b']') => return Some(start..end + 1),
                Some(end) => at = end + 1,
                None => break,
            },
            b'`' => break,
            _ => at += 1,
        }
    }
    let end = at.min(bytes.len());
    (end > start).then_some(start..end)
}

/// Whether a quote may open after what has been read of a word: elsewhere it closes what encloses the command.
fn may_open(before: &[u8]) -> bool {
    match before {
        [] | [b'-', _] => true,
        [.., last] => b"=:%,/@+\"'".contains(last),
    }
}

#[cfg(test)]
mod tests {
    use super::{unquoted, words};

    fn read(text: &str) -> Vec<&str> {
        words(text, 0).words.into_iter().map(|word| &text[unquoted(text, word)]).collect()
    }

    #[test]
    fn a_line_has_the_words_that_a_shell_sees() {
        assert_eq!(read("-u bob -p'a b' --x=\"y z\" | cat"), ["-u", "bob", "-p'a b'", "--x=\"y z\""]);
        assert_eq!(read("a \\\n  b\nc"), ["a", "b"]);
        assert_eq!(read("-c 'get x' > out.txt 2>&1 d"), ["-c", "get x", "2", "d"]);
        assert_eq!(read("', '-u', 'root', '-pSecret'], 0)"), ["-u", "root", "-pSecret"]);
        assert_eq!(read("-pSecret\")"), ["-pSecret"], "the quote encloses the command");
        assert_eq!(read("https://a.org/?a=1&b=2 & next"), ["https://a.org/?a=1&b=2"]);
    }

    #[test]
    fn what_is_fed_is_no_word() {
        let text = "bob <<< 'Falcon7'";
        let read = words(text, 0);
        assert_eq!((read.words.len(), read.fed.map(|fed| &text[unquoted(text, fed)])), (1, Some("Falcon7")));
    }
}
