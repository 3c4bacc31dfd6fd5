//! Checks of the keys that Microsoft issues: a mark says what a key opens, and a checksum what it was made of.
//!
//! As in `IdentifiableSecrets.cs`, `IdentifiableMetadata.cs` and `AdoPat.cs` of github.com/microsoft/security-utilities.

use super::{codec, marvin, said};
use crate::detect::rule::Structure::{self, Invalid, Unknown, Valid};

/// What stands before the checksum of a key, and the seeds that its issuer sums with.
const MARKS: &[(&str, &[&[u8; 8]])] = &[
    ("+ASt", &[b"Default0"]),
    ("ACDb", &[b"MastRW00", b"MastRO00", b"SystRW00", b"SystRO00", b"SysAll00", b"Resour00", b"Encryp00"]),
    ("+ABa", &[b"AbAcct00"]),
    ("+AMC", &[b"Classic0"]),
    ("+ACR", &[b"ACRDflt0"]),
    ("AzSe", &[b"Query000", b"PAdmin00"]),
    ("AzFu", &[b"Functi00", b"Master00", b"System00"]),
    ("+ASb", &[b"Send0000", b"Listen00", b"Manage00", b"System00", b"Unknown0"]),
    ("+AEh", &[b"Send0000", b"Listen00", b"Manage00", b"System00", b"Unknown0"]),
    ("+ARm", &[b"Send0000", b"Listen00", b"Manage00", b"System00", b"Unknown0"]),
    ("AIoT", &[b"IoTHub00", b"DpsKey00", b"Device00"]),
];

/// The alphabet of client secrets.
const SECRET: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";

/// A key of an account: 64 bytes, marked or of old.
pub(super) fn account_key(key: &str) -> Structure {
    match codec::base64(key) {
        Some(bytes) if bytes.len() == 64 => marked(key),
        _ => Invalid,
    }
}

/// A key in Base64 that ends in a mark of four characters and a checksum of four bytes. Keys of old have neither.
pub(super) fn marked(key: &str) -> Structure {
    let text = key.trim_end_matches('=');
    let mark = text.len().checked_sub(10).and_then(|at| text.get(at..at + 4));
    let Some((_, seeds)) = MARKS.iter().find(|(known, _)| Some(*known) == mark) else { return Unknown };
    let bytes = codec::base64(key).unwrap_or_default();
    let Some((summed, sum)) = bytes.split_last_chunk::<4>() else { return Invalid };
    said(seeds.iter().any(|seed| sum_of(summed, seed) == u32::from_le_bytes(*sum)))
}

/// An annotated key: 84 letters, or 86 and `==`, with `JQQJ9` and `9`, `D` or `H` at 52, then the year and the month that
/// it was made in. After 80 letters stands the checksum, in base 62 or as it is.
pub(super) fn annotated(key: &str) -> Structure {
    let made = matches!(key.get(52..58), Some("JQQJ99" | "JQQJ9D" | "JQQJ9H"));
    let month = key.as_bytes().get(59).is_some_and(|byte| (b'A'..=b'L').contains(byte));
    let parts = key.split_at_checked(80).and_then(|(summed, sum)| Some((codec::base64(summed)?, sum)));
    let Some((summed, sum)) = parts.filter(|_| made && month && matches!(key.len(), 84 | 88)) else { return Invalid };
    let plain = sum_of(&summed, b"Default0").to_le_bytes();
    let digits = codec::in_digits(u32::from_be_bytes(plain), codec::BASE62, 1);
    let in_base62 = codec::base64(&format!("{digits:0<6}")).unwrap_or_default();
    let forms = [&plain, in_base62.as_slice()].map(|bytes| codec::encode(bytes, codec::BASE64, 6));
    match forms.iter().any(|form| form.starts_with(sum.trim_end_matches('='))) {
        true => Valid,
        // versions of the issuer's library differ in how they write a leading zero
        false if plain[0] == 0 => Unknown,
        false => Invalid,
    }
}

/// A client secret of Entra: 40 characters of form 8, 37 of form 7, marked `Q~`. Only form 8 has a checksum.
pub(super) fn client_secret(secret: &str) -> Structure {
    match (secret.get(3..6), secret.split_at_checked(37)) {
        (Some("8Q~"), Some((summed, sum))) if sum.len() == 3 => {
            said(codec::in_digits(sum_of(summed.as_bytes(), b"AadPwd00"), SECRET, 6).starts_with(sum))
        }
        (Some("8Q~" | "7Q~"), _) => Unknown,
        _ => Invalid,
    }
}

/// A personal access token of Azure DevOps: 32 bytes in Base32, four of them the CRC-32 of the others, blended with a
/// number for the kind of token. Not every kind's number is known, so that only a fit says something.
pub(super) fn devops(token: &str) -> Structure {
    const KINDS: [u32; 2] = [0xe0b9_692d, 0x1019_f92e];
    let bytes = codec::base32(&token.to_ascii_uppercase()).unwrap_or_default();
    let Ok(bytes) = <[u8; 32]>::try_from(bytes) else { return Invalid };
    let summed = [&bytes[..2], &bytes[3..7], &bytes[9..22], &bytes[23..]].concat();
    let sum = u32::from_be_bytes([bytes[2], bytes[7], bytes[8], bytes[22]]);
    if KINDS.contains(&(codec::crc32(&summed) ^ sum)) { Valid } else { Unknown }
}

fn sum_of(bytes: &[u8], seed: &[u8; 8]) -> u32 {
    marvin::hash32(bytes, u64::from_be_bytes(*seed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::fill;

    /// A key of `length` random bytes with `mark` in it and the checksum of `seed`.
    fn key_of(length: usize, mark: &str, seed: &[u8; 8]) -> String {
        let digits = (length * 8).div_ceil(6);
        let random = fill(&format!("{{alnum:{}}}", digits - 10), mark);
        let mut bytes = codec::base64(&format!("{random}{mark}AAAAAA")).unwrap();
        bytes.truncate(length);
        let sum = sum_of(&bytes[..length - 4], seed).to_le_bytes();
        bytes[length - 4..].copy_from_slice(&sum);
        codec::encode(&bytes, codec::BASE64, 6)
    }

    #[test]
    fn marked_keys_carry_a_checksum() {
        for (mark, seeds) in MARKS {
            for length in [32, 39, 40, 64] {
                let key = key_of(length, mark, seeds[0]);
                assert_eq!(marked(&key), Valid, "{mark} {length}");
                let other = key.char_indices().map(|(at, c)| {
                    if at == 5 && c == 'b' {
                        'a'
                    } else if at == 5 {
                        'b'
                    } else {
                        c
                    }
                });
                assert_eq!(marked(&other.collect::<String>()), Invalid, "{mark} {length}");
            }
        }
        assert_eq!(marked(&key_of(32, "ABCD", b"Default0")), Unknown);
        assert_eq!(marked("é+AStAAAAAA"), Invalid);
        assert_eq!(marked(""), Unknown);
    }

    #[test]
    fn account_keys_are_64_bytes() {
        assert_eq!(account_key(&key_of(64, "+ASt", b"Default0")), Valid);
        assert_eq!(account_key(&fill("{alnum:76}+ASt{alnum:5}A==", "a")), Invalid);
        assert_eq!(account_key(&fill("{base64:85}A==", "a")), Unknown);
        assert_eq!(account_key(&key_of(32, "+ASt", b"Default0")), Invalid);
    }

    #[test]
    fn annotated_keys_carry_a_checksum() {
        let summed = fill("{alnum:52}JQQJ99BK{alnum:16}AZEG", "b");
        let sum = sum_of(&codec::base64(&summed).unwrap(), b"Default0").to_le_bytes();
        let base62 = format!("{:0<6}", codec::in_digits(u32::from_be_bytes(sum), codec::BASE62, 1));
        let in_base62 = codec::encode(&codec::base64(&base62).unwrap(), codec::BASE64, 6);
        for written in [codec::encode(&sum, codec::BASE64, 6), in_base62] {
            assert_eq!(annotated(&format!("{summed}{written}==")), Valid);
            assert_eq!(annotated(&format!("{summed}{}", &written[..4])), Valid);
            assert_eq!(annotated(&format!("{summed}{}", &written[..3])), Invalid);
            assert_eq!(annotated(&format!("{}{}", summed.replace("99BK", "99BZ"), &written[..4])), Invalid);
            assert_eq!(annotated(&format!("{}{}", summed.replace("99BK", "99BL"), &written[..4])), Invalid);
        }
        assert_eq!(annotated("é"), Invalid);
    }

    #[test]
    fn client_secrets_of_form_8_carry_a_checksum() {
        let summed = fill("{alnum:3}8Q~{url:31}", "h");
        let sum = codec::in_digits(sum_of(summed.as_bytes(), b"AadPwd00"), SECRET, 6);
        assert_eq!(client_secret(&format!("{summed}{}", &sum[..3])), Valid);
        assert_eq!(client_secret(&format!("{summed}{}", &sum[3..])), Invalid);
        assert_eq!(client_secret(&fill("{alnum:3}7Q~{alnum:31}", "h")), Unknown);
        assert_eq!(client_secret("éé"), Invalid);
    }

    #[test]
    fn tokens_of_devops_carry_a_checksum() {
        let mut bytes = [0x5a_u8; 32];
        let summed = [&bytes[..2], &bytes[3..7], &bytes[9..22], &bytes[23..]].concat();
        let sum = (codec::crc32(&summed) ^ 0xe0b9_692d).to_be_bytes();
        for (at, byte) in [2, 7, 8, 22].into_iter().zip(sum) {
            bytes[at] = byte;
        }
        let token = codec::encode(&bytes, codec::BASE32, 5);
        assert_eq!(token.len(), 52);
        assert_eq!(devops(&token.to_lowercase()), Valid);
        bytes[0] ^= 1;
        assert_eq!(devops(&codec::encode(&bytes, codec::BASE32, 5)), Unknown);
        assert_eq!(devops("é"), Invalid);
    }
}
