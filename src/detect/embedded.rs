//! Images within texts: `data:image/png;base64,…` in Markdown and HTML, half of all text in real notebooks.
//!
//! What is left out is base64 without exception, and of a MIME type in which there is nothing to read; as in every image,
//! anything would turn up there by chance.

use crate::notebook::Mime;
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

/// Bytes of base64 from which on it is worth leaving out.
const LEAST: usize = 512;

/// Bytes before the data within which its MIME type must begin.
const REACH: usize = 100;

static MARK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(";base64,"));

/// Whether `text` is too short for an image in it.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= LEAST
}

/// The stretches of `text` around its images, in order.
pub(super) fn around_images(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let mut at = from;
        while let Some(found) = MARK.find(&bytes[at..]) {
            let mark = at + found;
            at = mark + MARK.needle().len();
            let len = base64(&bytes[at..]);
            if len >= LEAST && is_binary(&bytes[mark.saturating_sub(REACH)..mark]) {
                start = Some(at + len);
                return Some(from..at);
            }
        }
        start = None;
        Some(from..bytes.len())
    })
}

/// Whether the URL that `before` ends with has a MIME type in which there is nothing to read.
fn is_binary(before: &[u8]) -> bool {
    let kind = memchr::memmem::rfind(before, b"data:").and_then(|at| std::str::from_utf8(&before[at + 5..]).ok());
    kind.is_some_and(|kind| Mime::of(kind) == Mime::Binary)
}

/// How many of the first `bytes` are base64.
pub(super) fn base64(bytes: &[u8]) -> usize {
    // whole blocks without a branch, so that the compiler looks at many bytes at once
    let blocks = bytes.chunks_exact(64).take_while(|block| block.iter().fold(true, |all, byte| all & is_base64(*byte)));
    let whole = blocks.count() * 64;
    whole + bytes[whole..].iter().take_while(|byte| is_base64(**byte)).count()
}

/// Whether `byte` is one that base64 is written with.
pub(super) const fn is_base64(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10 || byte == b'+' || byte == b'/' || byte == b'='
}

#[cfg(test)]
mod tests {
    use super::{LEAST, around_images};

    fn read(text: &str) -> String {
        around_images(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn only_the_data_of_an_image_is_left_out() {
        let data = "iVBORw0KGgo/+w=".repeat(LEAST / 15 + 1);
        let text = format!("a ![x](data:image/png;base64,{data}) b <img src='data:image/gif;charset=x;base64,{data}'/>");
        assert_eq!(read(&text), "a ![x](data:image/png;base64,) b <img src='data:image/gif;charset=x;base64,'/>");
        assert_eq!(read(&format!("data:image/png;base64,{data}")), "data:image/png;base64,");
    }

    #[test]
    fn everything_else_is_read() {
        let data = "A".repeat(LEAST);
        for text in [
            String::new(),
            "plain".to_owned(),
            ";base64,".to_owned(),
            format!("x;base64,{data}"),
            format!("data:text/plain;base64,{data}"),
            format!("data:image/svg+xml;base64,{data}"),
            format!("data:image/png;base64,{}", &data[1..]),
            format!("data:image/png{};base64,{data}", " ".repeat(200)),
            format!("data:image/png;base64,{} {}", &data[..100], &data[101..]),
            format!("\u{e9}data:image/png;base64,\u{e9}{data}"),
        ] {
            assert_eq!(read(&text), text);
        }
        // what ends the data is read again
        let mixed = format!("data:image/png;base64,{data} token = 'x' {data}");
        assert_eq!(read(&mixed), format!("data:image/png;base64, token = 'x' {data}"));
    }
}
