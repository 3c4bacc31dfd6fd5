//! Where any of many keywords stands in a text, in one pass.
//!
//! Of each keyword the three bytes that are rarest in prose and code, and something of the byte after them, are put into a
//! table of 32 kB; a text's every four bytes are looked up there, and only what passes is compared, eight bytes at a time.
//! Two thousand keywords are ready in microseconds and run several times faster than an Aho-Corasick automaton of them, which
//! takes milliseconds to build: `nbguard scan` of one notebook would spend most of its time on that.

use std::ops::Range;

/// Bytes of a keyword that are hashed; no keyword is shorter.
pub(super) const LEAST: usize = 3;

/// Windows of so many bytes and one more in eight.
const STRIDE: usize = 8 - LEAST;

/// Bits of the hash that choose a place in the filter, and a chain of entries.
const FILTER_BITS: u32 = 15;
const CHAIN_BITS: u32 = 12;

/// A set of keywords, compared without regard to ASCII case.
pub(super) struct Keywords {
    keywords: Vec<&'static str>,
    /// By the hash of the rarest three bytes of each: the bytes that come after them, by their last three bits.
    filter: Box<[u8; 1 << FILTER_BITS]>,
    /// Sorted by chain.
    entries: Vec<Entry>,
    /// Where in `entries` each chain begins; the last is their end.
    chains: Vec<u16>,
}

/// One keyword by its rarest bytes.
struct Entry {
    chain: u32,
    /// Up to eight bytes from the rarest on, folded, and which of the eight they are.
    head: u64,
    mask: u64,
    /// Where in the keyword they stand.
    offset: usize,
    /// The keyword's place in the list.
    index: usize,
}

impl Keywords {
    /// The set of `keywords`, each of at least [`LEAST`] bytes, fewer than 65,536 of them.
    pub(super) fn new(keywords: Vec<&'static str>) -> Self {
        let mut filter = Box::new([0; 1 << FILTER_BITS]);
        let mut entries: Vec<Entry> = Vec::with_capacity(keywords.len());
        for (index, keyword) in keywords.iter().enumerate() {
            let offset = rarest(keyword.as_bytes());
            let rest = &keyword.as_bytes()[offset..];
            let hash = rest.first_chunk().map_or(0, hash);
            // after the shortest comes whatever comes
            filter[place_of(hash)] |= rest.get(LEAST).map_or(u8::MAX, |after| 1 << (after & 7));
            let mask = if rest.len() < 8 { (1 << (8 * rest.len())) - 1 } else { u64::MAX };
            let head = eight(rest) & mask;
            entries.push(Entry { chain: hash >> (32 - CHAIN_BITS), head, mask, offset, index });
        }
        entries.sort_by_key(|entry| entry.chain);
        let mut chains = vec![0; (1 << CHAIN_BITS) + 1];
        entries.iter().for_each(|entry| chains[entry.chain as usize + 1] += 1);
        for chain in 0..1 << CHAIN_BITS {
            chains[chain + 1] += chains[chain];
        }
        Self { keywords, filter, entries, chains }
    }

    /// Calls `found` with each place in `text` where a keyword stands and the keyword's index, nearly in their order: a
    /// keyword may be told after one that starts later, where the two overlap.
    pub(super) fn each(&self, text: &[u8], mut found: impl FnMut(Range<usize>, usize)) {
        let mut at = 0;
        // eight bytes are read at once, and every four of them looked up
        while let Some(bytes) = text.get(at..).and_then(<[u8]>::first_chunk) {
            let bytes = u64::from_le_bytes(*bytes) | ALL_FOLD;
            for step in 0..STRIDE {
                let four = (bytes >> (8 * step)) as u32;
                if self.passes(four) {
                    self.told_at(text, at + step, four, &mut found);
                }
            }
            at += STRIDE;
        }
        for at in at..(text.len() + 1).saturating_sub(LEAST) {
            let four = eight(&text[at..]) as u32;
            if self.passes(four) {
                self.told_at(text, at, four, &mut found);
            }
        }
    }

    /// Whether a keyword's rarest bytes may be `four`, the last being the one after them.
    fn passes(&self, four: u32) -> bool {
        self.filter[place_of(mix(four))] >> (four >> (8 * LEAST) & 7) & 1 != 0
    }

    /// Calls `found` with the keywords whose rarest bytes stand at `at` in `text`, where they are the first of `four`.
    fn told_at(&self, text: &[u8], at: usize, four: u32, found: &mut impl FnMut(Range<usize>, usize)) {
        let head = eight(&text[at..]);
        let hash = mix(four);
        let chain = (hash >> (32 - CHAIN_BITS)) as usize;
        for entry in &self.entries[usize::from(self.chains[chain])..usize::from(self.chains[chain + 1])] {
            if head & entry.mask != entry.head || at < entry.offset {
                continue;
            }
            let keyword = self.keywords[entry.index].as_bytes();
            let range = at - entry.offset..at - entry.offset + keyword.len();
            if text.get(range.clone()).is_some_and(|here| here.eq_ignore_ascii_case(keyword)) {
                found(range, entry.index);
            }
        }
    }
}

/// Makes capital and small ASCII letters the same, and little else.
const FOLD: u8 = 0x20;
const ALL_FOLD: u64 = u64::from_le_bytes([FOLD; 8]);

/// A multiplicative hash of three bytes in which capital and small letters are the same.
pub(super) fn hash(bytes: &[u8; LEAST]) -> u32 {
    let [a, b, c] = bytes.map(|byte| byte | FOLD);
    mix(u32::from_le_bytes([a, b, c, 0]))
}

/// The hash of the three lower bytes of `folded`.
fn mix(folded: u32) -> u32 {
    (folded << 8).wrapping_mul(0x1656_67b1)
}

/// The place in the filter of what has the hash `hash`.
fn place_of(hash: u32) -> usize {
    (hash >> (32 - FILTER_BITS)) as usize
}

/// The first eight bytes of `rest`, folded; zeros where it is shorter.
fn eight(rest: &[u8]) -> u64 {
    let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut bytes = [0; 8];
        bytes[..rest.len()].copy_from_slice(rest);
        bytes
    });
    u64::from_le_bytes(bytes) | ALL_FOLD
}

/// Where the rarest three bytes of `keyword` stand that have a byte after them, if there is more than three.
fn rarest(keyword: &[u8]) -> usize {
    let common = |window: &[u8; LEAST]| window.iter().map(|byte| commonness(*byte)).sum::<u32>();
    let windows = keyword[..LEAST.max(keyword.len() - 1)].array_windows().enumerate();
    windows.min_by_key(|(_, window)| common(window)).map_or(0, |(at, _)| at)
}

/// How common `byte` is in prose and code: a coarse rank, by which nothing but speed is decided.
fn commonness(byte: u8) -> u32 {
    match byte.to_ascii_lowercase() {
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | b' ' => 6,
        b'l' | b'd' | b'c' | b'u' | b'm' | b'p' | b'h' => 5,
        b'f' | b'g' | b'b' | b'y' | b'_' | b'.' | b'-' | b'0'..=b'2' => 4,
        b'v' | b'w' | b'k' | b'3'..=b'9' | b'=' | b'/' | b':' => 3,
        b'x' | b'j' | b'z' | b'q' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::Keywords;

    fn found(keywords: &[&'static str], text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        Keywords::new(keywords.to_vec()).each(text.as_bytes(), |range, index| found.push((range.start, index)));
        found.sort_unstable();
        found
    }

    #[test]
    fn every_place_is_found_whatever_the_case() {
        let keywords = ["key", "api_key", "ghp_", "pass", "contrasena", "authorization"];
        let text = "API_KEY pas ghp_GHP_ pAss contrasena\u{e9}contraseNA authorizatio AUTHORIZATION";
        let lower = text.to_ascii_lowercase();
        let all = (0..text.len()).flat_map(|at| (0..keywords.len()).map(move |index| (at, index)));
        let expected: Vec<_> = all.filter(|(at, index)| lower.get(*at..).is_some_and(|rest| rest.starts_with(keywords[*index]))).collect();
        assert_eq!(expected.len(), 8);
        assert_eq!(found(&keywords, text), expected);
    }

    #[test]
    fn the_ends_of_a_text_are_no_trouble() {
        for (text, count) in [("", 0), ("ke", 0), ("key", 1), ("xkey", 1), ("ke\u{e9}y", 0), ("ens ke", 0)] {
            assert_eq!(found(&["key", "token_ke"], text).len(), count, "{text}");
        }
    }
}
