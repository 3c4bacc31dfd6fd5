//! Example texts of rules: templates in which `{class:length}` stands for random characters.
//!
//! No row and no fixture holds a text that looks like a live credential: it is made here, when it is needed, and the
//! same seed always gives the same text. Where an issuer ends its tokens in a checksum, these end in it too.

use super::check;
use std::ops::Range;

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";

/// The alphabets that a template can name.
fn alphabet(class: &str) -> Option<String> {
    Some(match class {
        "digits" => DIGITS.to_owned(),
        "hex" => format!("{DIGITS}abcdef"),
        "HEX" => format!("{DIGITS}ABCDEF"),
        "lower" => format!("{DIGITS}{LOWER}"),
        "upper" => format!("{DIGITS}{UPPER}"),
        "letters" => format!("{LOWER}{UPPER}"),
        "base32" => format!("{UPPER}234567"),
        "alnum" => format!("{DIGITS}{LOWER}{UPPER}"),
        "base64" => format!("{DIGITS}{LOWER}{UPPER}+/"),
        "url" => format!("{DIGITS}{LOWER}{UPPER}-_"),
        "typed" => format!("{DIGITS}{LOWER}{UPPER}!@#$%^&*"),
        "signs" => format!("{DIGITS}{LOWER}{UPPER}!#$%&()*+,-./:;<=>?@[]^_{{|}}~"),
        _ => return None,
    })
}

/// A stretch of a template.
enum Piece<'t> {
    /// Text that stays.
    Text(&'t str),
    /// So many random characters of an alphabet.
    Slot(String, usize),
}

/// `template` with every `{class:length}` filled in; other braces stay as they are.
#[must_use]
pub fn fill(template: &str, seed: &str) -> String {
    let mut random = Random::new(seed);
    let mut out = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Slot(letters, length) => {
                let start = out.len();
                out.extend((0..length).map(|_| random.pick(letters.as_bytes())));
                if let Some(sum) = check::checksum(&out[..start], &out[start..]) {
                    out.replace_range(start + length - sum.len().., &sum);
                }
            }
        }
    }
    out
}

/// Where the random characters of the filled `template` stand.
#[must_use]
pub fn slots(template: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut slots = Vec::new();
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => at += text.len(),
            Piece::Slot(_, length) => {
                slots.push(at..at + length);
                at += length;
            }
        }
    }
    slots
}

fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        pieces.push(Piece::Text(&rest[..open]));
        rest = &rest[open..];
        let slot = rest.find('}').and_then(|close| {
            let (class, length) = rest[1..close].split_once(':')?;
            Some((close, alphabet(class)?, length.parse::<usize>().ok()?))
        });
        let length = slot.as_ref().map_or(1, |(close, ..)| close + 1);
        pieces.push(slot.map_or(Piece::Text("{"), |(_, letters, length)| Piece::Slot(letters, length)));
        rest = &rest[length..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// SplitMix64 over a seed text (Steele, Lea and Flood, 2014): small, and good enough to look random.
struct Random(u64);

impl Random {
    fn new(seed: &str) -> Self {
        // FNV-1a
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn pick(&mut self, letters: &[u8]) -> char {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let index = (mixed ^ (mixed >> 31)) % letters.len() as u64;
        letters.get(usize::try_from(index).unwrap_or(0)).map_or('0', |byte| *byte as char)
    }
}
