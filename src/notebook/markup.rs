//! HTML and XML as a reader sees it: tags are gaps, entities are characters.

use super::mapping::Derived;

/// The longest entity that is looked for: `&CounterClockwiseContourIntegral;` is of no interest here.
const LONGEST_ENTITY: usize = 10;

/// What stands for a tag: a column's end.
const GAP: char = '\t';

/// The text of `markup` with each run of tags as one tab and entities decoded; `None` where there is neither.
pub(super) fn visible(markup: &str) -> Option<Derived> {
    let bytes = markup.as_bytes();
    memchr::memchr2(b'<', b'&', bytes)?;
    let mut shown = Derived::default();
    let mut start = 0;
    let mut from = 0;
    let mut has_tags = true;
    while let Some(step) = memchr::memchr2(b'<', b'&', &bytes[from..]) {
        let at = from + step;
        let (end, char) = match bytes[at] {
            b'<' if has_tags && opens_tag(bytes, at) => match tag_end(bytes, at) {
                Some(end) => (end, GAP),
                None => {
                    // nothing closes from here on: neither this tag nor a later one
                    has_tags = false;
                    (at + 1, '<')
                }
            },
            b'<' => (at + 1, '<'),
            _ => entity(&markup[at..]).map_or((at + 1, '&'), |(len, char)| (at + len, char)),
        };
        shown.keep(markup, start..at);
        shown.put(char, at..end);
        (start, from) = (end, end);
    }
    shown.keep(markup, start..bytes.len());
    Some(shown)
}

/// Whether what follows the `<` at `at` makes it a tag rather than a sign.
fn opens_tag(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
}

/// The end of the tag that opens at `at`; quotes inside it may hold `>`.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut quote = None;
    for (offset, &byte) in bytes[at..].iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + offset + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Length and meaning of the entity at the start of `rest`.
fn entity(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let char = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((end + 1, char))
}
