//! What a literal is, told from its looks: a template, a path, a word, a password, something random.

use super::generated::{irregularity, is_jumbled, is_random};
use super::name;
use super::placeholder::is_placeholder;

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
    /// The hash of a password or of data, with its algorithm's name.
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
    if is_placeholder(value) {
        return Shape::Placeholder;
    }
    if is_digest(value) {
        return Shape::Digest;
    }
    if is_number(value) {
        return Shape::Number;
    }
    if is_uuid(value) {
        return Shape::Uuid;
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
    // `my lantern meadow 8`
    let opens = |at: usize, word: &str| at == 0 && OPENING.contains(&word);
    let ends = |at: usize, word: &str| at + 1 == count && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain =
        |(at, word): (usize, &str)| word.len() >= 3 && is_small(word) && !GRAMMAR.contains(&word) || opens(at, word) || ends(at, word);
    // twelve words or more are those by which a wallet is restored
    (3..=8).contains(&count) && words().all(is_plain) && !name::names_a_credential(value)
        || [12, 15, 18, 21, 24].contains(&count) && words().all(|(_, word)| word.len() < 9 && is_small(word))
}

/// `$2b$…`, `sha1:salt:…`, `argon2:…`, `pbkdf2_sha256$…`, `sha256-…`: crypt(5), Jupyter's, Django's and SRI's spellings.
fn is_digest(value: &str) -> bool {
    let algorithm = value.trim_start_matches('$').split(['$', ':', '-', '_', '{']).next().unwrap_or_default();
    let crypt = value.len() > 20
        && value.starts_with('$')
        && ["1", "2a", "2b", "2x", "2y", "5", "6", "7", "y", "argon2id", "argon2i", "argon2d", "scrypt"].contains(&algorithm);
    // an InChIKey names a molecule
    let inchi =
        value.len() == 27 && value.bytes().enumerate().all(|(at, b)| if at == 14 || at == 25 { b == b'-' } else { b.is_ascii_uppercase() });
    crypt
        || inchi
        || value.len() > 20
            && ["sha1", "sha224", "sha256", "sha384", "sha512", "md5", "argon2", "argon2id", "pbkdf2", "bcrypt", "scrypt", "blake2b"]
                .contains(&algorithm)
            && algorithm.len() < value.len()
}

fn is_number(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_digit() || b"+-.,:/eE% ".contains(&b))
        && value.bytes().filter(u8::is_ascii_digit).count() * 2 >= value.len()
}

fn is_uuid(value: &str) -> bool {
    let groups: Vec<&str> = value.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// What the names of files that are given to programs end in.
const FILES: &[&str] = &["txt", "conf", "json", "yaml", "yml", "pem", "csv", "cfg", "ini", "ovpn"];

/// A URL, a path, a host, a dotted or slashed name, an account on a chain of blocks.
fn is_place(value: &str) -> bool {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| value.starts_with(prefix));
    let scheme =
        value.find("://").is_some_and(|at| at > 0 && value[..at].bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b)));
    let drive = value.as_bytes().get(1..3) == Some(b":\\");
    let absolute =
        value.strip_prefix('/').is_some_and(|rest| rest.split_once('/').is_some_and(|(first, _)| !first.is_empty() && is_words(first)));
    let slashed = value.contains('/')
        && value.split('/').filter(|part| !part.is_empty()).all(|part| is_words(part) || is_number(part) || is_uuid(part) || is_file(part));
    let file = value.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && (2..=5).contains(&extension.len())
            && extension.bytes().all(|b| b.is_ascii_lowercase())
            && (is_words(&stem.replace('/', "_"))
                || FILES.contains(&extension) && stem.bytes().all(|b| b.is_ascii_lowercase() || b"-_/".contains(&b)))
    });
    let address = value.split_once('@').is_some_and(|(user, host)| {
        let part = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b));
        let domain = host.rsplit_once('.').is_some_and(|(_, top)| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_lowercase()));
        user.starts_with(|c: char| c.is_ascii_alphabetic()) && part(user) && part(host) && domain
    });
    let account = value.len() == 42 && value.starts_with("0x") && value[2..].bytes().all(|b| b.is_ascii_hexdigit());
    scheme
        || address
        || account
        || drive
        || starts(&["arn:", "s3:", "gs:", "www."])
        || (absolute || slashed || file || starts(&["./", "../", "~/"])) && (is_path(value) || !is_jumbled(value))
}

/// Nothing but what paths are written with.
fn is_path(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+~/,".contains(&b))
}

/// A name with an end: `db1.internal`, `v1.2`, `data.csv.gz`.
fn is_file(part: &str) -> bool {
    let is_end = |end: &str| end.len() <= 12 && end.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    part.rsplit_once('.').is_some_and(|(name, end)| is_path(name) && is_end(end))
}

/// Words of letters, joined by `_`, `-`, `.`, `:` or case; at most a short number at the end of one.
pub(super) fn is_words(value: &str) -> bool {
    let mut words = value.split(|c: char| "_-.:".contains(c));
    words.all(|word| word.chars().all(char::is_alphabetic))
        && value.chars().any(char::is_alphabetic)
        && irregularity(value.as_bytes()) < 0.35
}

/// The name of something in one of its editions: `cc-by-nc-4.0`, `text-embedding-3-small`, `llama-2-7b-chat`.
pub(super) fn is_edition(value: &str) -> bool {
    let mut parts = 0;
    let mut words = 0;
    let all = value.split(['-', '_', '.', '/', ':']).all(|part| {
        parts += 1;
        let is_word = part.len() <= 12 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        words += usize::from(is_word);
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        is_word || is_number
    });
    let is_version = value.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    all && parts >= 3 && (words >= 1 || is_version)
}

/// Words for ways to log in, without the digits at their ends.
const METHODS: &[&str] = &[
    "oauth", "xoauth", "openid", "oidc", "pkce", "md", "sha", "hmac", "sigv", "jwt", "saml", "mtls", "tls", "ntlm", "srp", "scram", "cram",
    "kerberos", "gssapi", "spnego", "ldap", "iam", "basic", "digest", "bearer", "plain", "pbkdf", "rsa", "pkcs",
];

/// The name of a way to log in: `oauth2-client-credentials`, `cram-md5`, `aws-sigv4`.
pub(super) fn is_method(value: &str) -> bool {
    let stem = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
    let mut words = value.split(['-', '_', '.', '/', ' ']);
    words.clone().all(|word| stem(word).bytes().all(|b| b.is_ascii_lowercase())) && words.any(|word| METHODS.contains(&stem(word).as_str()))
}

/// Two currencies or stocks: `BTC-USDT`, `ETH/EUR`.
pub(super) fn is_pair(value: &str) -> bool {
    let is_symbol = |text: &str| (2..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    value.split_once(['-', '/', '_']).is_some_and(|(base, quote)| is_symbol(base) && is_symbol(quote))
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
