//! How deep code nests, told without parsing it: what recurses over its tree must not run out of stack.

/// Open brackets within one another that nobody writes.
const DEEPEST: usize = 100;

/// Operators in one stretch without a comma that nobody writes: each is a level of the tree.
const LONGEST_CHAIN: usize = 300;

/// Columns of indentation that nobody writes.
const WIDEST_INDENT: usize = 400;

/// What a byte outside of strings adds to the tree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Nothing: most of code is names.
    Plain,
    Quote,
    Comment,
    Open,
    Close,
    Separator,
    LineEnd,
    Operator,
    Space,
}

const SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Plain; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        sorts[byte as usize] = match byte {
            b'"' | b'\'' => Sort::Quote,
            b'#' => Sort::Comment,
            b'(' | b'[' | b'{' => Sort::Open,
            b')' | b']' | b'}' => Sort::Close,
            b',' | b';' => Sort::Separator,
            b'\n' => Sort::LineEnd,
            b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' | b'<' | b'>' | b'=' | b'!' | b'.' | b':' => Sort::Operator,
            b' ' => Sort::Space,
            _ => Sort::Plain,
        };
        byte += 1;
    }
    sorts
};

/// Whether the tree of `source` could be too deep to walk.
pub(super) fn is_extreme(source: &str) -> bool {
    let bytes = source.as_bytes();
    if has_few_signs(bytes) {
        return false;
    }
    let (mut depth, mut chain, mut at) = (0_usize, 0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        let sort = SORTS[usize::from(byte)];
        // between words there may be a space for each
        if chain > LONGEST_CHAIN * (1 + usize::from(sort == Sort::Space)) {
            return true;
        }
        at += 1;
        match sort {
            Sort::Plain => {}
            Sort::Quote => at = string_end(bytes, at - 1),
            Sort::Comment => at = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |step| at + step),
            Sort::Open => {
                (depth, chain) = (depth + 1, chain + 1);
                if depth > DEEPEST {
                    return true;
                }
            }
            Sort::Close => depth = depth.saturating_sub(1),
            Sort::Separator => chain = 0,
            Sort::LineEnd => {
                let indent = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
                if indent > WIDEST_INDENT {
                    return true;
                }
                if depth == 0 && !bytes[..at - 1].ends_with(b"\\") {
                    chain = 0;
                }
                chain += usize::from(bytes[at..at + indent].contains(&b' '));
                at += indent;
            }
            Sort::Operator => chain += 1,
            Sort::Space => chain += usize::from(!bytes[..at - 1].ends_with(b" ")),
        }
    }
    chain > LONGEST_CHAIN
}

/// Whether `bytes` have too few signs for any of the limits, wherever they stand: so it is with most cells.
fn has_few_signs(bytes: &[u8]) -> bool {
    let (mut spaces, mut words, mut opens, mut signs) = (0, 1, 0, 0);
    // counted in bytes, the processor does many at once; one at the end that is a block of its own adds too little
    for (block, next) in bytes.chunks(128).zip(bytes.get(1..).unwrap_or_default().chunks(128)) {
        let count = |is_so: fn(u8) -> bool| usize::from(block.iter().map(|byte| u8::from(is_so(*byte))).sum::<u8>());
        spaces += count(|byte| matches!(byte, b' ' | b'\t'));
        opens += count(|byte| matches!(byte, b'(' | b'[' | b'{'));
        // every operator, and what else is quick to tell from a letter
        signs += count(|byte| byte.is_ascii_punctuation() && !matches!(byte, b'"'..=b'#' | b'_'..=b'`' | b')' | b','));
        words += usize::from(block.iter().zip(next).map(|(byte, next)| u8::from(*byte != b' ' && *next == b' ')).sum::<u8>());
    }
    spaces <= WIDEST_INDENT && opens <= DEEPEST && words + signs < LONGEST_CHAIN
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
    use super::{DEEPEST, LONGEST_CHAIN, is_extreme};

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
            "(".repeat(DEEPEST + 1),
            format!("x = {}1", "~".repeat(LONGEST_CHAIN + 1)),
            format!("x = {}1", "1+".repeat(1000)),
            format!("x = {}1", "not ".repeat(1000)),
            format!("\n{}x", " ".repeat(500)),
        ] {
            assert!(is_extreme(&extreme), "{}", &extreme[..40]);
        }
    }
}
