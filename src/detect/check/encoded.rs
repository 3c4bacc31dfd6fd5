//! Checks of credentials that are an encoding of something: keys, tokens that hold JSON.

use super::codec;
use crate::detect::rule::Structure::{self, Invalid, Unknown, Valid};

/// A storage account's key: 64 bytes in Base64; those issued since 2021 hold the mark `+ASt`.
#[must_use]
pub(in crate::detect) fn azure_storage(key: &str) -> Structure {
    match codec::base64(key) {
        Some(bytes) if bytes.len() == 64 => {
            if key.get(76..80) == Some("+ASt") {
                Valid
            } else {
                Unknown
            }
        }
        _ => Invalid,
    }
}

/// A JSON web token: the header is a JSON object that names an algorithm, the payload a JSON object.
#[must_use]
pub(in crate::detect) fn jwt(token: &str) -> Structure {
    let mut parts = token.split('.');
    let (Some(header), Some(payload)) = (parts.next().and_then(codec::base64), parts.next().and_then(codec::base64)) else {
        return Invalid;
    };
    let algorithm = header.windows(5).any(|name| name == b"\"alg\"");
    if algorithm && is_object(&header) && is_object(&payload) { Valid } else { Invalid }
}

/// Whether `json` is one JSON object as far as its brackets and strings say.
fn is_object(json: &[u8]) -> bool {
    let json = json.trim_ascii();
    if json.first() != Some(&b'{') || std::str::from_utf8(json).is_err() {
        return false;
    }
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in json.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == json.len();
                }
            }
            _ => {}
        }
    }
    false
}

/// A PEM block: Base64 of a DER sequence whose length fits, or of OpenSSH's own form. Line ends may be written `\n`.
///
/// A block that is cut off, encrypted by the old headers or of PGP says nothing.
#[must_use]
pub(in crate::detect) fn pem(block: &str) -> Structure {
    let Some((_, rest)) = block.split_once("-----BEGIN ") else { return Unknown };
    let Some((label, rest)) = rest.split_once("-----") else { return Unknown };
    let Some((body, _)) = rest.split_once("-----END ") else { return Unknown };
    if body.contains("Proc-Type") || label.contains("PGP") {
        return Unknown;
    }
    let body = body.replace("\\r", "").replace("\\n", "").replace("\\t", "");
    let digits: String = body.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')).collect();
    let Some(bytes) = codec::base64(&digits) else { return Invalid };
    if bytes.starts_with(b"openssh-key-v1\0") || is_sequence(&bytes) { Valid } else { Invalid }
}

/// Whether `der` is one DER sequence and nothing after it.
fn is_sequence(der: &[u8]) -> bool {
    let (Some(0x30), Some(first)) = (der.first(), der.get(1)) else { return false };
    let long = usize::from(first & 0x7f);
    let (head, length) = if *first < 0x80 {
        (2, long)
    } else {
        let Some(bytes) = der.get(2..2 + long).filter(|_| (1..=4).contains(&long)) else { return false };
        (2 + long, bytes.iter().fold(0_usize, |length, byte| (length << 8) | usize::from(*byte)))
    };
    length > 0 && head.checked_add(length) == Some(der.len())
}

/// The private key of a Google Cloud service account, which is PEM.
#[must_use]
pub(in crate::detect) fn gcp_service_account(key: &str) -> Structure {
    pem(key)
}

/// An identity of age: Bech32 with its checksum.
#[must_use]
pub(in crate::detect) fn age(identity: &str) -> Structure {
    let kinds = ["age-secret-key-", "age-secret-key-pq-"];
    if kinds.iter().any(|kind| codec::is_bech32(identity, kind)) { Valid } else { Invalid }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::fill;

    fn encode(bytes: &[u8]) -> String {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for chunk in bytes.chunks(3) {
            let held = chunk.iter().fold(0_u32, |held, byte| (held << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
            for at in 0..4 {
                let letter = letters[(held >> (18 - 6 * at) & 63) as usize] as char;
                out.push(if at > chunk.len() { '=' } else { letter });
            }
        }
        out
    }

    #[test]
    fn azure_storage_keys_are_64_bytes() {
        assert_eq!(azure_storage(&fill("{alnum:76}+ASt{alnum:5}A==", "a")), Valid);
        assert_eq!(azure_storage(&fill("{base64:85}A==", "a")), Unknown);
        assert_eq!(azure_storage(&fill("{base64:60}", "a")), Invalid);
    }

    #[test]
    fn jwt_parts_are_objects() {
        let header = encode(br#"{"typ":"JWT","alg":"HS256"}"#);
        let payload = encode(br#"{"sub":"a}","n":{"m":[1]}}"#);
        assert_eq!(jwt(&format!("{header}.{payload}.sig")), Valid);
        assert_eq!(jwt(&format!("{payload}.{payload}.sig")), Invalid);
        assert_eq!(jwt(&format!("{header}.{header}x.sig")), Invalid);
        assert_eq!(jwt(&header), Invalid);
        assert_eq!(jwt("é.é"), Invalid);
        assert!(!is_object(b"{\"a\":1} x"));
        assert!(!is_object(b"{\"a\":\"\\\"}"));
    }

    #[test]
    fn pem_holds_a_sequence() {
        let mut der = vec![0x30, 0x82, 0x01, 0x00];
        der.extend([7; 256]);
        let body = encode(&der);
        let (one, two) = body.split_at(64);
        assert_eq!(pem(&format!("-----BEGIN PRIVATE KEY-----\n{one}\n{two}\n-----END PRIVATE KEY-----")), Valid);
        assert_eq!(gcp_service_account(&format!("-----BEGIN PRIVATE KEY-----\\n{one}\\n{two}\\n-----END PRIVATE KEY-----\\n")), Valid);
        assert_eq!(pem(&format!("-----BEGIN RSA PRIVATE KEY-----\n{one}\n-----END RSA PRIVATE KEY-----")), Invalid);
        assert_eq!(pem(&format!("-----BEGIN RSA PRIVATE KEY-----\n{one}\n")), Unknown);
        let ssh = encode(b"openssh-key-v1\0none");
        assert_eq!(pem(&format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{ssh}\n-----END OPENSSH PRIVATE KEY-----")), Valid);
        assert_eq!(pem("é"), Unknown);
        assert!(!is_sequence(&[0x30, 0xff]));
        assert!(!is_sequence(&[]));
    }

    #[test]
    fn age_has_a_checksum() {
        let letters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
        let hrp = "age-secret-key-";
        let data: Vec<u32> = (0..52).map(|at| at * 7 % 32).collect();
        let expanded = hrp.bytes().map(|b| u32::from(b >> 5)).chain([0]).chain(hrp.bytes().map(|b| u32::from(b & 31)));
        let sum = expanded.chain(data.iter().copied()).chain([0; 6]).fold(1, codec::bech32_step) ^ 1;
        let sums = (0..6).map(|at| (sum >> (5 * (5 - at))) & 31);
        let text: String = data.iter().copied().chain(sums).map(|v| letters.as_bytes()[v as usize] as char).collect();
        let identity = format!("AGE-SECRET-KEY-1{text}");
        assert_eq!(age(&identity), Valid);
        assert_eq!(age(identity.get(..identity.len() - 1).unwrap()), Invalid);
        assert_eq!(age(&fill("AGE-SECRET-KEY-1{upper:58}", "a")), Invalid);
    }
}
