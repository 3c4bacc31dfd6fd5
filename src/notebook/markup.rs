//! HTML and XML as a reader sees it: tags are gaps, entities are characters.

use super::mapping::Derived;

/// The longest entity that is looked for: `&CounterClockwiseContourIntegral;` is of no interest here.
const LONGEST_ENTITY: usize = 10;

/// The longest name of a tag that lays out.
const LONGEST_TAG: usize = 8;

/// The text of `markup` as it is laid out: table cells between tabs, blocks on lines of their own, tags that only dress
/// gone, entities decoded; `None` where there is neither tag nor entity.
pub(super) fn visible(markup: &str) -> Option<Derived> {
    let bytes = markup.as_bytes();
    memchr::memchr2(b'<', b'&', bytes)?;
    // a line's end between two cells of a row is only a space
    let has_cells = memchr::memmem::find(bytes, b"<td").is_some();
    let mut shown = Derived::default();
    let mut start = 0;
    let mut from = 0;
    let mut has_tags = true;
    while let Some(step) = next(&bytes[from..], has_cells) {
        let at = from + step;
        let (end, char) = match bytes[at] {
            b'<' if has_tags && opens_tag(bytes, at) => match tag_end(bytes, at) {
                Some(end) => (end, laid_out(&bytes[at + 1..end])),
                None => {
                    // nothing closes from here on: neither this tag nor a later one
                    has_tags = false;
                    (at + 1, Some('<'))
                }
            },
            b'<' => (at + 1, Some('<')),
            b'\n' => (at + 1, Some(' ')),
            _ => entity(&markup[at..]).map_or((at + 1, Some('&')), |(len, char)| (at + len, Some(char))),
        };
        shown.keep(markup, start..at);
        if let Some(char) = char {
            shown.put(char, at..end);
        }
        (start, from) = (end, end);
    }
    shown.keep(markup, start..bytes.len());
    Some(shown)
}

/// The next byte that may stand for something else.
fn next(rest: &[u8], has_cells: bool) -> Option<usize> {
    if has_cells { memchr::memchr3(b'<', b'&', b'\n', rest) } else { memchr::memchr2(b'<', b'&', rest) }
}

/// What a tag, without its `<`, does to the layout.
fn laid_out(tag: &[u8]) -> Option<char> {
    let (closes, tag) = tag.strip_prefix(b"/").map_or((false, tag), |tag| (true, tag));
    let name = tag.split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    let mut lower = [0; LONGEST_TAG];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    match &*lower {
        b"td" | b"th" | b"dd" | b"tspan" if !closes => Some('\t'),
        b"td" | b"th" | b"dd" | b"dt" | b"tspan" if closes => None,
        b"tr" | b"br" | b"p" | b"div" | b"li" | b"ul" | b"table" | b"thead" | b"tbody" | b"pre" | b"dt" | b"dl" | b"h1" | b"h2" | b"h3"
        | b"h4" | b"text" | b"hr" | b"style" | b"script" | b"option" => Some('\n'),
        _ => None,
    }
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
