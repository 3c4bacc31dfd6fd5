//! Where any of many keywords stands in a text, in one pass.
//!
//! Of each keyword the three bytes that are rarest in prose and code, and something of the byte after them, are put into a
//! table of 32 kB; a text's every four bytes are looked up there, and only what passes is compared, eight bytes at a time.
//! Two thousand keywords are ready in microseconds and run several times faster than an Aho-Corasick automaton of them, which
//! takes milliseconds to build: `nbguard scan` of one notebook would spend most of its time on that.

use std::ops::Range;

/// Bytes of a keyword that are hashed; no keyword is shorter.
const LEAST: usize = 3;

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
    /// Up to eight bytes from the rarest on, folded, and which of the eight they are.
    head: u64,
    mask: u64,
    /// Where in the keyword they stand.
    offset: u16,
    /// The keyword's place in the list.
    index: u16,
}

impl Keywords {
    /// The set of `keywords`, each of at least [`LEAST`] bytes, fewer than 65,536 of them.
    pub(super) fn new(keywords: Vec<&'static str>) -> Self {
        let common = Threes::of(COMMON.split_whitespace());
        let mut filter = Box::new([0; 1 << FILTER_BITS]);
        let mut entries: Vec<Entry> = Vec::with_capacity(keywords.len());
        for (index, keyword) in keywords.iter().enumerate() {
            let offset = rarest(keyword.as_bytes(), &common);
            let rest = &keyword.as_bytes()[offset..];
            let mask = if rest.len() < 8 { (1 << (8 * rest.len())) - 1 } else { u64::MAX };
            let head = eight(rest) & mask;
            // after the shortest comes whatever comes
            filter[place_of(head as u32)] |= rest.get(LEAST).map_or(u8::MAX, |after| 1 << (after & 7));
            entries.push(Entry { head, mask, offset: offset as u16, index: index as u16 });
        }
        entries.sort_by_cached_key(|entry| chain_of(entry.head as u32));
        let mut chains = vec![0; (1 << CHAIN_BITS) + 1];
        entries.iter().for_each(|entry| chains[chain_of(entry.head as u32) + 1] += 1);
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
        self.filter[place_of(four)] >> (four >> (8 * LEAST) & 7) & 1 != 0
    }

    /// Calls `found` with the keywords whose rarest bytes stand at `at` in `text`, where they are the first of `four`.
    fn told_at(&self, text: &[u8], at: usize, four: u32, found: &mut impl FnMut(Range<usize>, usize)) {
        let head = eight(&text[at..]);
        let chain = chain_of(four);
        for entry in &self.entries[usize::from(self.chains[chain])..usize::from(self.chains[chain + 1])] {
            if head & entry.mask != entry.head {
                continue;
            }
            let index = usize::from(entry.index);
            let keyword = self.keywords[index].as_bytes();
            let Some(start) = at.checked_sub(usize::from(entry.offset)) else { continue };
            let range = start..start + keyword.len();
            if text.get(range.clone()).is_some_and(|here| here.eq_ignore_ascii_case(keyword)) {
                found(range, index);
            }
        }
    }
}

/// Makes capital and small ASCII letters the same, and little else.
const FOLD: u8 = 0x20;
const ALL_FOLD: u64 = u64::from_le_bytes([FOLD; 8]);

/// Three bytes as the lower ones of a number in which capital and small letters are the same.
fn folded(&[a, b, c]: &[u8; LEAST]) -> u32 {
    u32::from_le_bytes([a | FOLD, b | FOLD, c | FOLD, 0])
}

/// A multiplicative hash of the three lower bytes of `folded`.
fn mix(folded: u32) -> u32 {
    (folded << 8).wrapping_mul(0x846c_a68b)
}

/// The place of the three lower bytes of `folded` in a table with a place for each hash.
fn place_of(folded: u32) -> usize {
    (mix(folded) >> (32 - FILTER_BITS)) as usize
}

/// The chain of keywords whose rarest bytes are the three lower ones of `folded`.
fn chain_of(folded: u32) -> usize {
    (mix(folded) >> (32 - CHAIN_BITS)) as usize
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

/// Where the bytes of `keyword` begin that are rarest: three and the one after them, if there are so many.
fn rarest(keyword: &[u8], common: &Threes) -> usize {
    let letters = |window: &[u8]| window.iter().map(|byte| COMMONNESS[usize::from(*byte)]).sum::<u8>();
    let threes = |window: &[u8]| window.array_windows().map(|three| if common.has(three) { AS_COMMON } else { 0 }).sum::<u8>();
    let windows = keyword.windows(keyword.len().min(LEAST + 1)).enumerate();
    windows.min_by_key(|(_, window)| letters(window) + threes(window)).map_or(0, |(at, _)| at)
}

/// How common each byte is in prose and code: a coarse rank, by which nothing but speed is decided.
const COMMONNESS: [u8; 256] = {
    let mut ranks = [2; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        ranks[byte as usize] = match byte.to_ascii_lowercase() {
            b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | b' ' | b'"' | b'\'' | b':' | b'-' => 6,
            b'l' | b'd' | b'c' | b'u' | b'm' | b'p' | b'h' => 5,
            b'f' | b'g' | b'b' | b'y' | b'_' | b'.' | b'0'..=b'2' => 4,
            b'v' | b'w' | b'k' | b'3'..=b'9' | b'=' | b'/' => 3,
            b'x' | b'j' | b'z' | b'q' => 1,
            _ => 2,
        };
        byte += 1;
    }
    ranks
};

/// How much a common three adds to its letters.
const AS_COMMON: u8 = 8;

/// The most common threes of letters in prose and code; by them too, nothing but speed is decided.
const COMMON: &str = "ion tio ent the ing mod con ode col val thi his del ati pro and tra ate str age for ter sta ext men ers ist ons cti \
    nce tex pyt res ver tho dat art com nte rea ind all lay nde ect htt ttp enc rom hon ide ral ine int ont ame tur cal est tar rat que \
    ret unc omp ata fro fun dex nct get ack ess lin ted den onf nts tor ten equ ith ase ume out era mpl ort you req use tri eve per dis \
    ges var mat hat lor der age one wit gen yer typ ore ype fil din ple orm cha dge ead wid ite nam ste ain ins are ble nti rac tin des \
    ire imp not ass ive par act lat ser ali ces set her ure anc ill arg key abl ope pos ele pac";

/// A set of threes, whatever their case, by their hashes: a few others are in it, too.
pub(super) struct Threes([u64; 1 << (FILTER_BITS - 6)]);

impl Threes {
    /// The first three bytes of each of `words`; what is shorter is left out.
    pub(super) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut threes = Self([0; 1 << (FILTER_BITS - 6)]);
        for three in words.into_iter().filter_map(|word| word.as_bytes().first_chunk()) {
            let place = place_of(folded(three));
            threes.0[place / 64] |= 1 << (place % 64);
        }
        threes
    }

    pub(super) fn has(&self, three: &[u8; LEAST]) -> bool {
        let place = place_of(folded(three));
        self.0[place / 64] >> (place % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Keywords;
    use crate::detect::rules;

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
    fn every_keyword_of_the_rules_is_found_wherever_it_stands() {
        let keywords: Vec<&'static str> = rules::all().flat_map(|rule| rule.keywords.iter().copied()).collect();
        let set = Keywords::new(keywords.clone());
        for (index, keyword) in keywords.iter().enumerate() {
            for (before, after) in (0..8).flat_map(|before| [(before, 0), (before, 9)]) {
                let text = ["~".repeat(before), keyword.to_uppercase(), "~".repeat(after)].concat();
                let mut found = Vec::new();
                set.each(text.as_bytes(), |range, index| found.push((range.start, index)));
                assert!(found.contains(&(before, index)), "{keyword} at {before}");
            }
        }
    }

    #[test]
    fn the_ends_of_a_text_are_no_trouble() {
        for (text, count) in [("", 0), ("ke", 0), ("key", 1), ("xkey", 1), ("ke\u{e9}y", 0), ("ens ke", 0)] {
            assert_eq!(found(&["key", "token_ke"], text).len(), count, "{text}");
        }
    }
}
