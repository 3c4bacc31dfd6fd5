//! Checks of credentials that are an encoding of something: keys, tokens that hold JSON.

use super::{codec, said};
use crate::detect::name::names_a_credential;
use crate::detect::placeholder::is_placeholder;
use crate::detect::rule::Structure::{self, Invalid, Unissued, Unknown, Valid};
use crate::detect::sample::is_sample;
use crate::detect::value::is_words;

/// A JSON web token: the header is a JSON object that names an algorithm, the payload a JSON object.
pub(super) fn jwt(token: &str) -> Structure {
    let mut parts = token.split('.');
    let (Some(header), Some(payload)) = (parts.next().and_then(codec::base64), parts.next().and_then(codec::base64)) else {
        return Invalid;
    };
    let algorithm = header.windows(5).any(|name| name == b"\"alg\"");
    said(algorithm && is_object(&header) && is_object(&payload))
}

/// A token with a JSON object in Base64 in it: all from `eyJ` on, or what stands before its last part.
pub(super) fn object(token: &str) -> Structure {
    let Some(encoded) = token.find("eyJ").and_then(|at| token.get(at..)) else { return Invalid };
    let parts = [Some(encoded), encoded.split_once('.').map(|(first, _)| first), encoded.rsplit_once('_').map(|(first, _)| first)];
    said(parts.into_iter().flatten().filter_map(codec::base64).any(|json| is_object(&json)))
}

/// A key of Grafana, an object with a key and a name; what Power BI gives to everybody has a key and a tenant.
pub(super) fn grafana_legacy(token: &str) -> Structure {
    let is_report = text(token).is_some_and(|json| json.contains("\"t\":"));
    if is_report { Unissued } else { object(token) }
}

/// The credentials of basic authentication (RFC 7617): a user and a password that no one put there for another.
pub(super) fn basic(credentials: &str) -> Structure {
    let text = text(credentials).filter(|text| !text.contains(char::is_control));
    match text.as_ref().and_then(|text| text.split_once(':')) {
        Some((_, password)) if is_placeholder(password) || is_sample(password) || is_words(password) && names_a_credential(password) => {
            Unissued
        }
        Some(_) => Valid,
        None => Invalid,
    }
}

/// The value of a cookie: no domain that the cookie is for, and no number by which visitors are counted.
pub(super) fn cookie(value: &str) -> Structure {
    const COUNTED: &[&str] = &["GA1.", "GS1.", "GS2.", "fb.1.", "YES+", "PENDING+", "isGpcEnabled=", "amp-"];
    let is_domain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        && value.rsplit_once('.').is_some_and(|(_, top)| (2..=6).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_lowercase()));
    if is_domain || COUNTED.iter().any(|start| value.starts_with(start)) { Unissued } else { Unknown }
}

/// A user, a colon and a password that no one put there for another. Other text in Base64 is none.
pub(super) fn user_password(credentials: &str) -> Structure {
    let is_login = |text: String| {
        let (user, password) = text.split_once(':')?;
        let is_name = !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._@+-\\".contains(&byte));
        (is_name && password.len() > 2 && password.bytes().all(|byte| byte.is_ascii_graphic()) && !is_placeholder(password)).then_some(())
    };
    if text(credentials).and_then(is_login).is_some() { Valid } else { Unissued }
}

/// What a mail client sends: a password, or after two NULs the user's name and the password (RFC 4616).
pub(super) fn sasl(answer: &str) -> Structure {
    let decoded = text(answer).unwrap_or_default();
    let password = match decoded.split('\0').collect::<Vec<_>>()[..] {
        [_, user, password] if !user.is_empty() => password,
        [password] => password,
        _ => "",
    };
    let is_password = password.len() > 2 && !password.contains(char::is_control) && !is_placeholder(password);
    if is_password { Valid } else { Unissued }
}

/// A token of PyPI: a macaroon of version 2.
pub(super) fn pypi(token: &str) -> Structure {
    let bytes = token.strip_prefix("pypi-").and_then(codec::base64).unwrap_or_default();
    said(is_macaroon(&bytes).is_some())
}

/// Walks the fields of a macaroon: a kind, a length, so many bytes. Kind 0 ends a section, kind 6 is the signature.
fn is_macaroon(bytes: &[u8]) -> Option<()> {
    let mut rest = bytes.strip_prefix(&[2])?;
    loop {
        let (kind, after) = rest.split_first()?;
        rest = after;
        if *kind == 0 {
            continue;
        }
        let length = length(&mut rest)?;
        let (_, after) = rest.split_at_checked(length)?;
        rest = after;
        match kind {
            1 | 2 | 4 => {}
            6 => return (length == 32 && rest.is_empty()).then_some(()),
            _ => return None,
        }
    }
}

/// Takes a length off `rest`: seven bits a byte, the lowest first, the top bit where more follow.
fn length(rest: &mut &[u8]) -> Option<usize> {
    let end = rest.iter().take(3).position(|byte| *byte < 0x80)?;
    let (own, after) = rest.split_at_checked(end + 1)?;
    *rest = after;
    Some(own.iter().rev().fold(0, |length, byte| length << 7 | usize::from(byte & 0x7f)))
}

/// What stands in `base64`, if that is text.
fn text(base64: &str) -> Option<String> {
    String::from_utf8(codec::base64(base64)?).ok()
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
pub(super) fn pem(block: &str) -> Structure {
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

/// An identity of age: Bech32 with its checksum.
pub(super) fn age(identity: &str) -> Structure {
    let kinds = ["age-secret-key-", "age-secret-key-pq-"];
    said(kinds.iter().any(|kind| codec::is_bech32(identity, kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::fill;

    fn encode(bytes: &[u8]) -> String {
        codec::encode(bytes, codec::BASE64, 6)
    }

    #[test]
    fn tokens_that_hold_an_object() {
        let json = encode(br#"{"o":"acme","k":"x"}"#);
        for token in
            [format!("glc_{json}"), format!("p.{json}.{}", fill("{url:43}", "a")), format!("sntrys_{json}=_{}", fill("{base64:43}", "b"))]
        {
            assert_eq!(object(&token), Valid, "{token}");
        }
        assert_eq!(object(&fill("glc_eyJ{alnum:80}", "c")), Invalid);
        assert_eq!(object("é"), Invalid);
    }

    #[test]
    fn basic_credentials_have_a_colon() {
        assert_eq!(basic(&encode(b"ada:lovelace")), Valid);
        assert_eq!(basic(&encode(b"ada lovelace")), Invalid);
        assert_eq!(basic(&fill("{base64:40}", "d")), Invalid);
        assert_eq!(user_password(&encode(b"ada:lovelace")), Valid);
        for other in ["authentication", "Information", &encode(b"user:password"), &encode(b"ada lovelace: 1"), ""] {
            assert_eq!(user_password(other), Unissued, "{other}");
        }
    }

    #[test]
    fn pypis_tokens_are_macaroons() {
        let long = [b'x'; 200];
        let fields = [&[2, 1, 8][..], b"pypi.org", &[2, 2], b"id", &[0, 2, 200, 1], &long, &[0, 0, 6, 32], &[7; 32]].concat();
        assert_eq!(pypi(&format!("pypi-{}", encode(&fields))), Valid);
        assert_eq!(pypi(&format!("pypi-{}", encode(&fields[..fields.len() - 1]))), Invalid);
        assert_eq!(pypi(&fill("pypi-AgEIcHlwaS5vcmc{url:150}", "e")), Invalid);
        assert_eq!(pypi("é"), Invalid);
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
        assert_eq!(pem(&format!("-----BEGIN PRIVATE KEY-----\\n{one}\\n{two}\\n-----END PRIVATE KEY-----\\n")), Valid);
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
