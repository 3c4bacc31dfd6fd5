//! The small encodings that credentials are made of: Base64, Base32, CRC-32, digits of a base, Bech32.

/// `text` decoded from Base64 of either alphabet, padded or not; `None` where it is none.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    if text.len() - digits.len() > 2 || digits.len() % 4 == 1 {
        return None;
    }
    bits(digits, 6, |byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    })
}

/// `text` decoded from Base32 (RFC 4648, upper case, unpadded).
pub(super) fn base32(text: &str) -> Option<Vec<u8>> {
    bits(text, 5, |byte| BASE32.iter().position(|letter| *letter == byte).and_then(|at| u8::try_from(at).ok()))
}

/// The bytes that digits of `width` bits make; bits that fill no byte are dropped.
fn bits(text: &str, width: u32, digit: impl Fn(u8) -> Option<u8>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let (mut held, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        held = (held << width) | u32::from(digit(byte)?);
        count += width;
        if count >= 8 {
            count -= 8;
            out.push(((held >> count) & 0xff) as u8);
        }
        held &= 0xffff;
    }
    Some(out)
}

/// CRC-32 as in zlib (polynomial 0xEDB88320).
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// The letters of Base64, in order.
pub(super) const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// The letters of Base32 (RFC 4648), in order.
pub(super) const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// The digits of base 62 as GitHub and Microsoft order them.
pub(super) const BASE62: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// The digits of base 36.
pub(super) const BASE36: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// `bytes` in `letters`, of which each stands for `width` bits; unpadded.
pub(super) fn encode(bytes: &[u8], letters: &[u8], width: usize) -> String {
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    let letter = |start: usize| (start..start + width).fold(0, |index, at| index << 1 | usize::from(bit(at)));
    let starts = (0..bytes.len() * 8).step_by(width);
    starts.filter_map(|start| letters.get(letter(start)).map(|letter| char::from(*letter))).collect()
}

/// `number` in `digits`, the first of which stands for nothing, with such before it up to `width`.
pub(super) fn in_digits(mut number: u32, digits: &[u8], width: usize) -> String {
    let base = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    let mut reversed = Vec::new();
    while number > 0 || reversed.len() < width {
        reversed.extend(digits.get((number % base) as usize).map(|digit| char::from(*digit)));
        number /= base;
    }
    reversed.iter().rev().collect()
}

/// Whether `text` is Bech32 (BIP 173) with the human-readable part `prefix`, letter case aside.
pub(super) fn is_bech32(text: &str, prefix: &str) -> bool {
    const LETTERS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let text = text.to_ascii_lowercase();
    let Some(data) = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('1')) else { return false };
    if data.len() < 6 {
        return false;
    }
    let high = prefix.bytes().map(|byte| u32::from(byte >> 5));
    let low = prefix.bytes().map(|byte| u32::from(byte & 31));
    let mut sum = high.chain([0]).chain(low).fold(1, bech32_step);
    for letter in data.chars() {
        let Some(value) = LETTERS.find(letter).and_then(|at| u32::try_from(at).ok()) else { return false };
        sum = bech32_step(sum, value);
    }
    sum == 1
}

/// One step of Bech32's checksum.
pub(super) fn bech32_step(sum: u32, value: u32) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let top = sum >> 25;
    let shifted = ((sum & 0x01ff_ffff) << 5) ^ value;
    GENERATOR.iter().enumerate().fold(shifted, |acc, (bit, term)| if (top >> bit) & 1 == 1 { acc ^ term } else { acc })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_takes_both_alphabets() {
        assert_eq!(base64("aGk/").as_deref(), Some(&b"hi?"[..]));
        assert_eq!(base64("aGk_").as_deref(), Some(&b"hi?"[..]));
        assert_eq!(base64("aGk=").as_deref(), Some(&b"hi"[..]));
        assert_eq!(base64("aGk").as_deref(), Some(&b"hi"[..]));
        assert_eq!(base64("a"), None);
        assert_eq!(base64("a b="), None);
        assert_eq!(base64("é"), None);
    }

    #[test]
    fn base32_decodes() {
        assert_eq!(base32("NBUQ").as_deref(), Some(&b"hi"[..]));
        assert_eq!(base32("nbuq"), None);
    }

    #[test]
    fn what_is_encoded_decodes() {
        for bytes in [&b""[..], b"f", b"fo", b"foo", b"\xff\x00\xfe\x7f"] {
            assert_eq!(base64(&encode(bytes, BASE64, 6)).as_deref(), Some(bytes));
            assert_eq!(base32(&encode(bytes, BASE32, 5)).as_deref(), Some(bytes));
        }
        assert_eq!(encode(b"fo", BASE64, 6), "Zm8");
        assert_eq!(encode(b"fo", BASE32, 5), "MZXQ");
    }

    #[test]
    fn crc32_is_zlibs() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn numbers_are_padded() {
        assert_eq!(in_digits(61, BASE62, 6), "00000z");
        assert_eq!(in_digits(62, BASE62, 1), "10");
        assert_eq!(in_digits(35, BASE36, 2), "0z");
    }

    #[test]
    fn bech32_of_the_specification() {
        assert!(is_bech32("A12UEL5L", "a"));
        assert!(is_bech32("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "split"));
        assert!(!is_bech32("A12UEL5Q", "a"));
        assert!(!is_bech32("A1", "a"));
    }
}
