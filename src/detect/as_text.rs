//! A notebook that cannot be read as one: a broken version in a history, a conflict that was committed. Its text is looked
//! at as it stands, by the rules that need no structure.
//!
//! A line is not shown: what else is in it cannot be told, so it may hold what was not found.

use super::embedded::{base64, is_base64};
use super::findings;
use crate::finding::{Excerpt, Finding};
use crate::json::{Document, quote};
use crate::notebook::Notebook;
use crate::span::Span;

/// What is found in the text `bytes`; where it stands is a line of the file.
#[must_use]
pub fn findings_as_text(bytes: &[u8]) -> Vec<Finding> {
    let text = without_escapes(&without_images(&decoded(bytes)));
    let notebook = format!("{{\"nbformat\": 4, \"cells\": [], \"text\": \"{}\"}}", quote(&text));
    let Ok(document) = Document::parse(notebook.as_bytes()) else { return Vec::new() };
    let Ok(notebook) = Notebook::of(&document) else { return Vec::new() };
    let mut found = findings(&notebook);
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]).collect();
    for finding in &mut found {
        let location = &mut finding.location;
        let line = |number: usize| number.clamp(1, ends.len()) - 1;
        let start = line(location.start.line).checked_sub(1).map_or(0, |before| ends[before] + 1);
        location.spans = vec![Span::new(start, ends[line(location.end.line)].max(start))];
        location.file_line = location.start.line;
        let mask = finding.secret.mask();
        finding.excerpt = Excerpt { mark: 0..mask.len(), line: mask };
    }
    found
}

/// Whether `bytes` are text at all, which can be looked at: no archive, no image.
#[must_use]
pub fn is_text(bytes: &[u8]) -> bool {
    // those of lines, and of terminals
    let is_of_text = |char| "\t\n\r\u{8}\u{c}\u{1b}".contains(char);
    decoded(bytes).chars().all(|char| char >= ' ' || is_of_text(char))
}

/// The text of `bytes`, which may be UTF-16: so a shell of Windows writes what is redirected into a file.
fn decoded(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        String::from_utf16_lossy(&bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect::<Vec<_>>())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        // without a mark it is told by its first character, which is of ASCII in a notebook
        [first, 0, ..] if *first != 0 && bytes.len().is_multiple_of(2) => units(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 && bytes.len().is_multiple_of(2) => units(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Characters of base64 on end from which on they are an image, in which anything turns up by chance. No key is so long.
const IMAGE: usize = 4096;

/// `text` without its images; in one, lines may end by an escape.
fn without_images(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while !rest.is_empty() {
        let (stretch, after) = rest.split_at(base64_lines(rest));
        if stretch.len() < IMAGE {
            kept.push_str(stretch);
        }
        // what ends a stretch is one character at least
        let other = after.bytes().position(is_base64).unwrap_or(after.len());
        kept.push_str(&after[..other]);
        rest = &after[other..];
    }
    kept
}

/// How much of the beginning of `text` is base64, with escapes for line ends in it.
fn base64_lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = base64(bytes);
    while length > 0 && bytes[length..].starts_with(b"\\n") {
        length += 2 + base64(&bytes[length + 2..]);
    }
    length
}

/// `text` without the escapes that stand before quotes and for line ends inside of JSON strings; it has as many lines.
fn without_escapes(text: &str) -> String {
    text.replace("\\\"", "\"").replace("\\n", "  ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::fill;

    #[test]
    fn what_is_broken_is_read_as_text() {
        let token = fill("ghp_{alnum:36}", "as text");
        let password = "Falcon-Quartz-42-tango";
        let broken = format!("<<<<<<< ours\n {{\"source\": [\"x = '{token}'\\n\",\n \"password = \\\"{password}\\\"\\n\"]\n");
        let lines = |bytes: &[u8]| findings_as_text(bytes).iter().map(|found| found.location.start.line).collect::<Vec<_>>();
        assert_eq!(lines(broken.as_bytes()), [2, 3]);
        for found in findings_as_text(broken.as_bytes()) {
            let line = found.location.spans[0].of(broken.as_bytes());
            assert_eq!(Some(line), broken.as_bytes().split(|byte| *byte == b'\n').nth(found.location.file_line - 1));
            assert!(!found.excerpt.line.contains("source") && found.location.cell.is_none());
        }
        let wide: Vec<u8> = [0xfeff].into_iter().chain(broken.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!((lines(&wide), lines(&wide[2..])), (vec![2, 3], vec![2, 3]), "with its mark and without");
        for harmless in ["", "{", "\n\n", "<<<<<<< ours\n{\"source\": [\"x = 1\"]", "\u{feff}"] {
            assert_eq!(lines(harmless.as_bytes()), [0; 0]);
        }
        assert_eq!(lines(b"\xff\xfe"), [0; 0]);
        let hidden = |length: usize| format!("{{\"image/png\": \"{}\\n{token}\\n\", \n x", "iVBOR/\\n".repeat(length / 8));
        assert_eq!(lines(hidden(IMAGE).as_bytes()), [0; 0], "an image");
        assert_eq!(lines(hidden(80).as_bytes()), [1], "no image is so small");
        assert_eq!(lines(format!("{}\n{broken}", hidden(IMAGE)).as_bytes()), [4, 5], "lines stay");
        assert!([broken.as_bytes(), &wide, &wide[2..], b"", b"\r\n\x1b[31mx", b"caf\xe9"].iter().all(|bytes| is_text(bytes)));
        assert!([&b"\x1f\x8b\x08\0\0\0"[..], b"PK\x03\x04", b"{\0\0", b"x\x07"].iter().all(|bytes| !is_text(bytes)));
    }
}
