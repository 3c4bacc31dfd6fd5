//! Terminal escape sequences, which IPython's tracebacks and many logs are full of.

use super::mapping::Derived;

const ESC: u8 = 0x1b;

/// `text` without ANSI escape sequences; `None` where there is none to remove.
pub(super) fn visible(text: &str) -> Option<Derived> {
    let bytes = text.as_bytes();
    memchr::memchr(ESC, bytes)?;
    let mut shown = Derived::default();
    let mut start = 0;
    while let Some(step) = memchr::memchr(ESC, &bytes[start..]) {
        let at = start + step;
        shown.keep(text, start..at);
        start = at + sequence(&text[at..]);
    }
    shown.keep(text, start..bytes.len());
    Some(shown)
}

/// Length of the escape sequence at the start of `rest` (ECMA-48: CSI `ESC [`, OSC `ESC ]`, else two bytes).
fn sequence(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let end = match bytes.get(1) {
        Some(b'[') => bytes.iter().skip(2).position(|byte| !(0x20..0x40).contains(byte)).map(|at| at + 3),
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
