//! What a literal is, told from its looks: a template, a path, a word, a password, something random.

use super::assignment::MARK;
use super::name;

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

/// Texts that stand where a credential will be put, as whole words in lower case.
const STAND_INS: &[&str] = &[
    "your", "yours", "my", "change", "changeme", "changeit", "replace", "insert", "enter", "example", "sample", "placeholder", "dummy",
    "fake", "todo", "fixme", "redacted", "hidden", "masked", "removed", "censored", "secret_here", "here", "xxx", "xxxx", "fill", "put",
    "paste", "notset", "unset", "undefined", "none", "null", "nil", "required", "optional", "deprecated", "truncated", "not-set",
    "sanitized", "obfuscated", "needed", "ignored", "unused", "anything", "irrelevant", "somewhere", "something", "whatever", "fillme",
    "setme", "goes",
];

/// Whole values that are no credential under any name.
const ORDINARY: &[&str] = &[
    "string", "str", "text", "password", "passwd", "hidden", "true", "false", "yes", "no", "none", "null", "nil", "undefined", "nan",
    "default", "bytes", "int", "bool", "object", "auto", "required", "optional", "basic", "bearer", "digest", "oauth", "oauth2", "env",
    "environment", "prompt", "vault", "keyring", "file", "stdin", "secret", "token", "key", "user", "username", "value", "empty",
    "unknown", "n/a", "na", "ok", "fail", "passed", "failed", "pass", "end", "start", "stop", "abc", "foo", "bar", "baz", "test", "type",
    "name", "self", "this", "any", "all", "off", "on", "enabled", "disabled", "plain", "plaintext", "development", "testing", "production",
    "configured", "missing", "present", "loaded", "found", "mandatory", "sensitive", "exists", "available", "valid", "invalid", "correct",
    "incorrect", "wrong", "expired", "success", "encrypted", "hashed", "changed", "updated", "config", "settings", "input", "line",
    "field", "getpass", "confidential", "classified", "wpa2-psk", "wpa-psk", "varchar", "boolean", "integer", "number", "interactive",
    "weak", "medium", "strong", "ollama", "lm-studio", "vllm", "llamafile", "localai", "localhost", "sha256", "md5", "rsa", "ssh",
];

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
        return if is_phrase(value) { Shape::Phrase } else { Shape::Prose };
    }
    if is_place(value) {
        return Shape::Place;
    }
    if is_random(value) {
        return Shape::Random;
    }
    if is_words(value) { Shape::Words } else { Shape::Typed }
}

/// Whether `value` stands for a credential without being one.
pub(super) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let inner = value.trim_matches(|c: char| !c.is_alphanumeric());
    if inner.chars().count() < 3 {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    ORDINARY.contains(&lower.as_str()) || is_expression(value) || is_template(value) || is_monotone(inner) || names_a_stand_in(&lower)
}

/// A call, an index or a regular expression: `varchar(64)`, `parts[1]`, `[A-Za-z0-9]+`.
fn is_expression(value: &str) -> bool {
    let opens = |open: char, close: char| {
        value.strip_suffix(close).and_then(|inner| inner.split_once(open)).is_some_and(|(head, tail)| {
            let name = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'.');
            head.len() > 1
                && head.starts_with(|c: char| c.is_ascii_lowercase())
                && name(head)
                && tail.bytes().all(|b| b.is_ascii_alphanumeric() || b"_., '\"".contains(&b))
        })
    };
    let pattern = ["[A-Z", "[a-z", "[0-9", "[^", "\\w", "\\d", "\\s", "\\S", ".*", ".+", "(?"];
    opens('(', ')') || opens('[', ']') || pattern.iter().any(|piece| value.contains(piece))
}

/// `${X}`, `{{ x }}`, `<your key>`, `%(x)s`, `$VAR`, `[PAD]`, `sk-...`: something fills it in, or it is a mark.
fn is_template(value: &str) -> bool {
    let between = |open: &str, close: &str| value.find(open).is_some_and(|at| value[at + open.len()..].contains(close));
    let variable = |rest: &str| {
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && rest.bytes().any(|b| b.is_ascii_alphabetic())
    };
    let braced = value.find('{').is_some_and(|open| {
        value[open..].find('}').is_some_and(|close| {
            let inside = &value[open + 1..open + close];
            inside.is_empty()
                || inside.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-[]()'\"!: ".contains(&b))
                    && inside.bytes().any(|b| b.is_ascii_lowercase() || b == b'_')
        })
    });
    let framed = |open: char, close: char| value.starts_with(open) && value.ends_with(close);
    braced
        || between("${", "}")
        || between("$(", ")")
        || between("{{", "}}")
        || between("<%", "%>")
        || between("%(", ")s")
        || framed('<', '>')
        || framed('[', ']')
        || framed('%', '%')
        || framed('@', '@')
        || value.strip_prefix('$').is_some_and(variable)
            && value.bytes().all(|b| b == b'$' || b == b'_' || b.is_ascii_uppercase() || b.is_ascii_digit())
        || value.contains("...")
        || value.contains('…')
        || value.contains("***")
        || value.contains("•••")
        || value.contains(MARK)
        || value == "%s"
        // `!vault` and other tags of YAML
        || value.strip_prefix('!').is_some_and(|tag| tag.bytes().all(|b| b.is_ascii_lowercase()))
        || value.starts_with("@Microsoft.KeyVault(")
        || value.starts_with("<") && value.contains('>') && value.len() < 40
}

/// One character over and over, or a run through the alphabet or the digits: `xxxxxxxx`, `1234567890abcdef`.
fn is_monotone(inner: &str) -> bool {
    let bytes = inner.as_bytes();
    let steps = |by: u8| bytes.windows(2).filter(|pair| pair[1] == pair[0].wrapping_add(by)).count();
    let most = bytes.len().saturating_sub(1);
    let same = steps(0);
    let longest_same = bytes.chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0);
    most >= 2
        && (same * 10 >= most * 8
            || bytes.len() >= 12 && (steps(1) * 10 >= most * 8 || longest_same >= 8 && longest_same * 3 >= bytes.len()))
        || bytes.len() >= 10 && steps(1) * 10 >= most * 6 && !bytes.iter().any(u8::is_ascii_uppercase)
}

fn names_a_stand_in(lower: &str) -> bool {
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let mut hits = words.clone().filter(|word| STAND_INS.contains(word) || word.len() >= 3 && word.bytes().all(|b| b == b'x'));
    // `my-dog-rex` is a password, `my_api_key` is not
    hits.clone().any(|word| word != "my")
        || hits.next().is_some() && name::names_a_credential(lower)
        || lower.contains("xxxx")
        || ends_in_example(lower)
}

/// AWS's documented samples end in `EXAMPLE` or `EXAMPLEKEY`.
fn ends_in_example(lower: &str) -> bool {
    lower.ends_with("example")
        || lower.ends_with("examplekey")
        || lower.starts_with("your")
        || lower.starts_with("example")
        || lower.starts_with("changeme")
        || lower.starts_with("placeholder")
}

/// Words that sentences have and passphrases have not.
const GRAMMAR: &[&str] = &[
    "the", "a", "an", "is", "are", "be", "to", "of", "for", "in", "on", "at", "with", "and", "or", "not", "no", "this", "that", "it",
    "you", "we", "i", "please", "must", "should", "can", "will", "if", "when", "from", "by", "as", "was", "has", "have", "do", "does",
    "use", "used", "using", "per", "via",
];

fn is_phrase(value: &str) -> bool {
    let words = || value.split(' ');
    let plain = |word: &str| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase()) && !GRAMMAR.contains(&word);
    // twelve words or more are those by which a wallet is restored
    (3..=8).contains(&words().count()) && words().all(plain) && !name::names_a_credential(value)
        || [12, 15, 18, 21, 24].contains(&words().count())
            && words().all(|word| word.len() < 9 && word.bytes().all(|b| b.is_ascii_lowercase()))
}

/// `$2b$…`, `sha1:salt:…`, `argon2:…`, `pbkdf2_sha256$…`, `sha256-…`: crypt(5), Jupyter's, Django's and SRI's spellings.
fn is_digest(value: &str) -> bool {
    let algorithm = value.trim_start_matches('$').split(['$', ':', '-', '_', '{']).next().unwrap_or_default();
    let crypt = value.starts_with('$')
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

/// A URL, a path, a host, a dotted or slashed name.
fn is_place(value: &str) -> bool {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| value.starts_with(prefix));
    let scheme =
        value.find("://").is_some_and(|at| at > 0 && value[..at].bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b)));
    let drive = value.as_bytes().get(1..3) == Some(b":\\");
    let absolute =
        value.strip_prefix('/').is_some_and(|rest| rest.split_once('/').is_some_and(|(first, _)| !first.is_empty() && is_words(first)));
    let slashed = value.contains('/')
        && value
            .split('/')
            .filter(|part| !part.is_empty())
            .all(|part| is_words(part) || is_number(part) || is_uuid(part) || part.contains('.'));
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
    scheme || address || drive || absolute || slashed || file || starts(&["./", "../", "~/", "arn:", "s3:", "gs:", "www."])
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

/// How often two neighbouring letters or digits do not go together: a letter beside a digit, a capital after a small
/// letter, two letters that words do not have side by side. Low in words and names, high in generated text.
fn irregularity(bytes: &[u8]) -> f32 {
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
    let share = |count: &usize| ratio(*count, value.len());
    -counts.iter().filter(|count| **count > 0).map(|count| share(count) * share(count).log2()).sum::<f32>()
}

#[expect(clippy::cast_precision_loss, reason = "lengths of literals")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
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
                "https://auth.acme.org/oauth/token /etc/secrets/key ./key.pem s3://bucket/x prod/billing/db-password projects/1234/secrets/api-key/versions/latest key.json",
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
