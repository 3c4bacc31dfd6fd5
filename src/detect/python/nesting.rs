//! How deep code nests, told without parsing it: what recurses over its tree must not run out of stack.

/// Open brackets within one another that nobody writes.
const DEEPEST: usize = 100;

/// Operators in one stretch without a comma that nobody writes: each is a level of the tree.
const LONGEST_CHAIN: usize = 300;

/// Columns of indentation that nobody writes.
const WIDEST_INDENT: usize = 400;

/// Whether the tree of `source` could be too deep to walk.
pub(super) fn is_extreme(source: &str) -> bool {
    let bytes = source.as_bytes();
    let (mut depth, mut chain, mut at) = (0_usize, 0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        // most of code is names
        if (byte.is_ascii_alphanumeric() || byte == b'_') && chain <= LONGEST_CHAIN {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).map_or(0, |at| bytes[at]);
        at = match byte {
            b'"' | b'\'' => string_end(bytes, at),
            b'#' => memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |step| at + step),
            _ => at + 1,
        };
        match byte {
            b'(' | b'[' | b'{' => (depth, chain) = (depth + 1, chain + 1),
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b';' => chain = 0,
            b'\n' => {
                let indent = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
                if indent > WIDEST_INDENT {
                    return true;
                }
                if depth == 0 && before != b'\\' {
                    chain = 0;
                }
            }
            b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' | b'<' | b'>' | b'=' | b'!' | b'.' | b':' => chain += 1,
            b' ' if before != b' ' => chain += 1,
            _ => {}
        }
        if depth > DEEPEST || chain > LONGEST_CHAIN * (1 + usize::from(byte == b' ')) {
            return true;
        }
    }
    false
}

/// The offset after the string literal that opens at `at`; an unclosed one ends with its line.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let triple = bytes[at..].starts_with(&[quote; 3]);
    let mut from = at + if triple { 3 } else { 1 };
    while let Some(&byte) = bytes.get(from) {
        match byte {
            b'\\' => from += 1,
            b'\n' if !triple => return from,
            _ if byte == quote && !triple => return from + 1,
            _ if byte == quote && bytes[from..].starts_with(&[quote; 3]) => return from + 3,
            _ => {}
        }
        from += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::is_extreme;

    #[test]
    fn only_what_nobody_writes_is_extreme() {
        for fine in [
            "x = [1, 2, 3]\n".repeat(1000),
            format!("x = '{}'", "+/".repeat(10_000)),
            format!("x = [{}]", "-1, ".repeat(10_000)),
            "# ((((((\n".repeat(500),
        ] {
            assert!(!is_extreme(&fine), "{}", &fine[..40]);
        }
        for extreme in [
            "(".repeat(200),
            format!("x = {}1", "1+".repeat(1000)),
            format!("x = {}1", "not ".repeat(1000)),
            format!("\n{}x", " ".repeat(500)),
        ] {
            assert!(is_extreme(&extreme), "{}", &extreme[..40]);
        }
    }
}
