//! What a literal is, told from its looks: a template, a path, a word, a password, something random.

use super::generated::{irregularity, is_random};
use super::name;
use super::place::is_place;
use super::placeholder::is_placeholder;
use std::borrow::Cow;

/// What a literal looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Empty, a placeholder, a template, a mask: no credential stands here.
    Placeholder,
    /// A path, a URL without credentials, an address.
    Place,
    /// A sentence, a prompt, a label.
    Prose,
    /// Three words or more without a sentence's grammar.
    Phrase,
    /// Words joined as in an identifier, or one plain word.
    Words,
    /// A number, a truth value, a version, a date.
    Number,
    /// The hash of a password or of data, with its algorithm's name; what only its key can read.
    Digest,
    /// A UUID.
    Uuid,
    /// Letters with digits or symbols, as a person types a password.
    Typed,
    /// Too irregular to be anything but generated.
    Random,
}

/// The shape of `value`.
pub(super) fn shape(value: &str) -> Shape {
    let value = value.trim();
    if let Some(plain) = without_escapes(value) {
        return shape(&plain);
    }
    if is_placeholder(value) {
        return Shape::Placeholder;
    }
    if is_digest(value) {
        return Shape::Digest;
    }
    if is_number(value) || is_version(value) {
        return Shape::Number;
    }
    if is_uuid(value) {
        return Shape::Uuid;
    }
    if value.len() < 6 && GRAMMAR.contains(&value) {
        return Shape::Prose;
    }
    if value.contains(char::is_whitespace) {
        return if is_phrase(value) || is_typed_phrase(value) { Shape::Phrase } else { Shape::Prose };
    }
    if is_place(value) {
        return Shape::Place;
    }
    if is_random(value) {
        return Shape::Random;
    }
    if is_words(value) { Shape::Words } else { Shape::Typed }
}

/// `value` with the letters that it spells as `\u2581`; `None` where it has none.
fn without_escapes(value: &str) -> Option<String> {
    let mut pieces = value.split("\\u");
    let mut plain = pieces.next().filter(|first| first.len() < value.len())?.to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(4)?;
        plain.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
        plain += rest;
    }
    Some(plain)
}

/// Words that sentences and messages have and passphrases have not.
const GRAMMAR: &[&str] = &[
    "the", "a", "an", "is", "are", "be", "to", "of", "for", "in", "on", "at", "with", "and", "or", "not", "this", "that", "it", "you",
    "we", "i", "please", "must", "should", "can", "will", "if", "when", "from", "by", "as", "was", "has", "have", "do", "does", "use",
    "used", "using", "per", "via", "your", "their", "more", "than", "least", "only", "longer", "valid", "invalid", "found", "given", "set",
    "match", "matches", "available", "required", "needed", "allowed", "provided", "supported", "taken", "already", "expired", "missing",
    "empty", "incorrect", "wrong", "changed", "updated", "sent", "stored", "kept", "saved", "error", "code", "status", "characters",
    "chars", "letters", "digits", "enter", "type", "choose", "insert", "specify", "see", "ask", "get", "check", "contact", "account",
    "user", "username", "email", "field", "value", "string", "text", "optional", "default", "hidden", "masked", "encrypted", "hashed",
    "generated", "forgot", "confirm", "repeat",
];

/// What a person puts before the words of a passphrase where some are asked for.
const OPENING: &[&str] = &["my", "no", "our"];

/// Two words to four, a digit and a sign among them, and none that a sentence needs: `Autumn 2024!`.
fn is_typed_phrase(value: &str) -> bool {
    let words = || value.split(' ');
    let has = |is: fn(&u8) -> bool| value.bytes().any(|byte| is(&byte));
    value.len() <= LONGEST_PHRASE
        && (2..=4).contains(&words().count())
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && value.contains(['!', '@', '#', '$', '%', '^', '&', '*', '?', '+', '~'])
        && !value.contains(['=', ':', '/', '(', '<', '{', '['])
        && words().all(|word| !word.is_empty() && !GRAMMAR.contains(&word.to_lowercase().as_str()))
        && !name::names_a_credential(value)
}

/// Bytes of the longest phrase: that of 24 words by which a wallet is restored.
const LONGEST_PHRASE: usize = 24 * 9;

/// Three words or more of small letters, or two and a number, that make no sentence.
pub(super) fn is_phrase(value: &str) -> bool {
    if value.len() > LONGEST_PHRASE {
        return false;
    }
    let words = || value.split(' ').enumerate();
    let count = words().count();
    let is_small = |word: &str| word.chars().all(char::is_lowercase);
    let is_told = value.split(' ').next().is_some_and(|first| OPENING.contains(&first));
    // `my lantern meadow 8`, `my raven ate 69 yarrow leaves`
    let is_number =
        |at: usize, word: &str| (at + 1 == count || is_told) && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = |(at, word): (usize, &str)| {
        word.len() >= 3 && is_small(word) && !GRAMMAR.contains(&word) || at == 0 && is_told || is_number(at, word)
    };
    // twelve words or more are those by which a wallet is restored
    (3..=8).contains(&count) && words().all(is_plain) && !name::names_a_credential(value)
        || [12, 15, 18, 21, 24].contains(&count) && words().all(|(_, word)| word.len() < 9 && is_small(word))
}

/// How texts begin that are encrypted: Puppet's and SOPS's, Jasypt's, Ansible's, Spring's, OpenSSL's, of AWS's KMS.
const ENCRYPTED: &[&str] = &["ENC[", "ENC(", "sops:ENC[", "$ANSIBLE_VAULT", "{cipher}", "U2FsdGVkX1", "AQICAH"];

/// `$2b$…`, `sha1:salt:…`, `argon2:…`, `pbkdf2_sha256$…`, `sha256-…`, `{SSHA}…`, `md5…`: crypt(5), Jupyter's, Django's, SRI's,
/// LDAP's and PostgreSQL's spellings; an image by its digest.
fn is_digest(value: &str) -> bool {
    let algorithm = value.trim_start_matches(['$', '{']).split(['$', ':', '-', '_', '{', '}']).next().unwrap_or_default();
    let algorithm = algorithm.to_ascii_lowercase();
    let is_hex = |text: &str| text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if ENCRYPTED.iter().any(|start| value.starts_with(start))
        || value.starts_with("SCRAM-SHA-") && value.contains('$')
        || value.strip_prefix("md5").or(value.strip_prefix('*')).is_some_and(is_hex)
        || value.split_once("@sha256:").is_some_and(|(_, digest)| is_hex(digest))
    {
        return true;
    }
    let crypt = value.len() > 20
        && value.starts_with('$')
        && ["1", "2a", "2b", "2x", "2y", "5", "6", "7", "y", "argon2id", "argon2i", "argon2d", "scrypt"].contains(&algorithm.as_str());
    // an InChIKey names a molecule
    let inchi =
        value.len() == 27 && value.bytes().enumerate().all(|(at, b)| if at == 14 || at == 25 { b == b'-' } else { b.is_ascii_uppercase() });
    crypt
        || inchi
        || value.len() > 20
            && [
                "sha1", "sha224", "sha256", "sha384", "sha512", "md5", "argon2", "argon2id", "pbkdf2", "bcrypt", "scrypt", "blake2b",
                "sha", "ssha", "smd5", "ssha256", "ssha512", "crypt",
            ]
            .contains(&algorithm.as_str())
            && algorithm.len() < value.len()
}

pub(super) fn is_number(value: &str) -> bool {
    // `2024-03-01T10:22:31Z`, too
    value.bytes().all(|b| b.is_ascii_digit() || b"+-.,:/eE% TZ".contains(&b))
        && value.bytes().filter(u8::is_ascii_digit).count() * 2 >= value.len()
}

/// The version of a package: `1:4.13+dfsg1-1`, `2.10.1-2+deb13u1`.
fn is_version(value: &str) -> bool {
    let mut parts = value.split('.');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b':');
    value.starts_with(|c: char| c.is_ascii_digit())
        && value.bytes().all(|b| b.is_ascii_alphanumeric() || b".+:~-_".contains(&b))
        && parts.next().is_some_and(is_number)
        && parts.next().is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        && value.split(|c: char| !c.is_ascii_alphabetic()).all(|word| word.len() < 7)
}

pub(super) fn is_uuid(value: &str) -> bool {
    let groups: Vec<&str> = value.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Words with digits in them that names of programs are made of.
pub(super) const NUMBERED: &[&str] = &[
    "oauth2", "base64", "base32", "b64", "sha256", "sha512", "sha1", "md5", "x509", "http2", "aws4", "ec2", "s3", "u2f", "utf8", "python3",
    "k8s", "ipv4", "ipv6", "amd64", "i18n", "l10n", "v1", "v2", "v3", "v4",
];

/// Bytes up to which something is a name.
const LONGEST_NAME: usize = 100;

/// `value` without the words of [`NUMBERED`] in it, the short ones where they begin a word.
fn without_numbered(value: &str) -> Cow<'_, str> {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    // what has many of them is no name
    if digits == 0 || digits * 2 > value.len() || value.len() > LONGEST_NAME {
        return value.into();
    }
    let lower = value.to_ascii_lowercase();
    let begins = |at: usize| at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric() || value.as_bytes()[at].is_ascii_uppercase();
    let is_end = |at: usize| !lower.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let place =
        |word: &&str| lower.find(*word).filter(|at| is_end(at + word.len()) && (word.len() > 2 || begins(*at))).map(|at| (at, word.len()));
    match NUMBERED.iter().find_map(place) {
        Some((at, length)) => format!("{}{}", &value[..at], without_numbered(&value[at + length..])).into(),
        None => value.into(),
    }
}

/// The name of a constant: `FLOAT_LITERAL_64`, `API_KEY_2`.
fn is_constant(value: &str) -> bool {
    if !value.contains('_') || value.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let is_part = |part: &str| {
        let word = part.trim_end_matches(|c: char| c.is_ascii_digit());
        part.len() - word.len() <= if word.is_empty() { 4 } else { 2 } && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let words = value.split('_').filter(|part| part.len() > 2 && part.starts_with(|c: char| c.is_ascii_uppercase()));
    value.split('_').all(is_part) && words.count() > 1 && irregularity(value.as_bytes()) < 0.35
}

/// Words of letters, joined by signs or by case; a number only where names of programs have it.
pub(super) fn is_words(value: &str) -> bool {
    if is_constant(value) {
        return true;
    }
    let value = &*without_numbered(value);
    let mut words = value.split(|c: char| "_-.:+,".contains(c));
    words.all(|word| word.chars().all(char::is_alphabetic))
        && value.chars().any(char::is_alphabetic)
        && irregularity(value.as_bytes()) < 0.35
}

#[cfg(test)]
mod tests {
    use super::{Shape, shape};
    use crate::detect::example::fill;

    #[test]
    fn literals_are_told_apart() {
        let cases = [
            (
                Shape::Placeholder,
                "YOUR_API_KEY sk-... <your token here> ******** ${TOKEN} {{token}} {password} $DB_PASS xxxxxxxx changeme [PAD] <|endoftext|> %(pw)s 00000000 my_api_key",
            ),
            (
                Shape::Place,
                "https://auth.acme.org/oauth/token /etc/secrets/key ./key.pem s3://bucket/x prod/billing/db-password projects/1234/secrets/api-key/versions/latest key.json raw/6178d761-88e5-4d3c-a89d-a4a1c50b1198.json runs/2024/db1.internal",
            ),
            (Shape::Words, "customer_segment user_password bert-base-uncased Kestrel amber-birch-copper CamelCaseName"),
            (Shape::Number, "12345678 3.14 2024-01-01"),
            (Shape::Typed, "hunter2 Falcon2021! p@ssQuartz7 ember57 Violet@4711"),
        ];
        for (expected, values) in cases {
            let spaced =
                if expected == Shape::Placeholder { values.replace("<your token here>", "<your_token_here>") } else { values.to_owned() };
            for value in spaced.split(' ') {
                assert_eq!(shape(value), expected, "{value}");
            }
        }
        assert_eq!(shape("Type the passphrase: "), Shape::Prose);
    }

    #[test]
    fn generated_text_is_random() {
        for template in ["{hex:32}", "{alnum:40}", "{base64:40}", "{url:43}", "{alnum:24}", "{hex:64}", "{lower:30}", "{upper:24}"] {
            for seed in ["a", "b", "c", "d", "e", "f"] {
                let value = fill(template, seed);
                assert_eq!(shape(&value), Shape::Random, "{value}");
            }
        }
    }
}
