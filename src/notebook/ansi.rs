//! Terminal escape sequences, which IPython's tracebacks and many logs are full of.

use super::mapping::Derived;

const ESC: u8 = 0x1b;

/// The first byte of U+009B, the control character that is `ESC [` in one.
const C1: u8 = 0xc2;
const CSI: &str = "\u{9b}";

fn is_start(text: &str, at: usize) -> bool {
    text.as_bytes()[at] == ESC || text[at..].starts_with(CSI)
}

/// `text` without ANSI escape sequences; `None` where there is none to remove.
pub(super) fn visible(text: &str) -> Option<Derived> {
    let next = |start: usize| memchr::memchr2_iter(ESC, C1, &text.as_bytes()[start..]).map(|at| start + at).find(|at| is_start(text, *at));
    let mut at = next(0)?;
    let mut shown = Derived::default();
    let mut start = 0;
    loop {
        shown.keep(text, start..at);
        start = at + sequence(&text[at..]);
        match next(start) {
            Some(found) => at = found,
            None => break,
        }
    }
    shown.keep(text, start..text.len());
    Some(shown)
}

/// Length of the escape sequence at the start of `rest` (ECMA-48: CSI `ESC [`, OSC `ESC ]`, else two bytes).
fn sequence(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let end = match bytes.get(1) {
        // CSI has two bytes in UTF-8, as `ESC [` has
        Some(b'[' | 0x9b) => bytes.iter().skip(2).position(|byte| !(0x20..0x40).contains(byte)).map(|at| at + 3),
        Some(b']') => {
            bytes.iter().skip(2).position(|byte| matches!(*byte, 0x07 | ESC)).map(|at| at + if bytes[at + 2] == ESC { 4 } else { 3 })
        }
        _ => Some(2),
    };
    let mut end = end.unwrap_or(bytes.len()).min(bytes.len());
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    end.max(1)
}
