//! How generated text differs from words: it is spread evenly, mixed, and has no stretch that could be spoken.

/// Generated text: long, without word-like stretches, its characters spread evenly.
pub(super) fn is_random(value: &str) -> bool {
    // a short mark before hex says whose it is: `sk-…`
    let rest = value.split_once(['-', '_']).map_or(value, |(mark, rest)| if mark.len() < 5 { rest } else { value });
    let bytes = if rest.len() >= 32 && rest.bytes().all(|b| b.is_ascii_hexdigit()) { rest.as_bytes() } else { value.as_bytes() };
    if bytes.len() < 16 || !bytes.iter().all(u8::is_ascii_graphic) {
        return false;
    }
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let hex = bytes.iter().all(u8::is_ascii_hexdigit);
    let enough_digits = digits > 0 || bytes.len() >= 24;
    let spread = entropy(value);
    if hex {
        return digits > 2 && digits < bytes.len() && spread > 2.8;
    }
    enough_digits && spread > 3.0 && irregularity(bytes) > 0.35
}

/// Whether letters of both cases, digits and signs are mixed in `value`, few of the letters in words: generated text.
pub(super) fn is_jumbled(value: &str) -> bool {
    let classes: [fn(&u8) -> bool; 4] = [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit, u8::is_ascii_punctuation];
    let mixed = classes.iter().filter(|is_of| value.bytes().any(|byte| is_of(&byte))).count();
    let goes_on = |a: &u8, b: &u8| b.is_ascii_lowercase() && a.is_ascii_alphabetic() || a.is_ascii_uppercase() && b.is_ascii_uppercase();
    let words = || value.as_bytes().chunk_by(goes_on).filter(|word| word.len() > 2 && irregularity(word) < 0.2);
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    value.len() >= 8 && mixed >= 3 && words().map(<[u8]>::len).sum::<usize>() * 2 < letters
}

/// How often two neighbouring letters or digits do not go together: a letter beside a digit, a capital after a small
/// letter, two letters that words do not have side by side. Low in words and names, high in generated text.
pub(super) fn irregularity(bytes: &[u8]) -> f32 {
    let pairs = || bytes.windows(2).filter(|pair| pair.iter().all(u8::is_ascii_alphanumeric));
    let odd = pairs().filter(|pair| match (pair[0], pair[1]) {
        (b'0'..=b'9', b'0'..=b'9') => false,
        (b'0'..=b'9', _) | (_, b'0'..=b'9') | (b'a'..=b'z', b'A'..=b'Z') => true,
        (first, second) => {
            let follows = FOLLOWERS[usize::from(first.to_ascii_lowercase() - b'a')];
            !follows.as_bytes().contains(&second.to_ascii_lowercase())
        }
    });
    ratio(odd.count(), pairs().count())
}

/// For each letter, those that commonly stand after it within a word.
const FOLLOWERS: [&str; 26] = [
    "bcdfgiklmnprstuvwxyz", "abeijlorsuy", "acehiklortuy", "adegiorsuy", "abcdefgilmnopqrstuvwxy", "aefiloru t", "aeghilnorsu", "aeiortuy",
    "abcdefgklmnopqrstvxz", "aeou", "aeilnswy", "abdefiklmopstuvy", "abeimopsuy", "acdefgiknostuvy", "abcdefghiklmnoprstuvwxy",
    "aehiloprstuy", "u", "abcdeghiklmnoprstuvy", "acehiklmnopqrstuwy", "acehilorstuwy", "abcdefgilmnprstxy", "aeiouy", "aehinors",
    "acehipty", "adelmnopst", "aeioyz",
];

/// Shannon entropy in bits a byte.
pub(super) fn entropy(value: &str) -> f32 {
    let mut counts = [0usize; 256];
    value.bytes().for_each(|byte| counts[byte as usize] += 1);
    let total: f64 = counts.iter().filter(|count| **count > 0).map(|count| *count as f64 * log2(*count)).sum();
    (log2(value.len()) - total / value.len().max(1) as f64) as f32
}

/// The binary logarithm of `count`, by a table: the library that has it takes a twentieth of each start of the filter.
fn log2(count: usize) -> f64 {
    match LOG2.get(count) {
        Some(log) => *log,
        // what is left out is hardly more than a hundredth of a bit
        None => log2(count / 2) + 1.0,
    }
}

/// Those of the numbers up to 255.
const LOG2: [f64; 256] = {
    let mut logs = [0.0; 256];
    let mut number = 2;
    while number < logs.len() {
        let whole = number.ilog2();
        let mut rest = number as f64 / (1_u32 << whole) as f64;
        let (mut log, mut bit) = (whole as f64, 0.5);
        while bit > f64::EPSILON {
            rest *= rest;
            if rest >= 2.0 {
                rest /= 2.0;
                log += bit;
            }
            bit /= 2.0;
        }
        logs[number] = log;
        number += 1;
    }
    logs
};

#[expect(clippy::cast_precision_loss, reason = "lengths of literals")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
