//! What stands where a credential will be put: a template, a mask, a sample, a word that says so.
//!
//! Generated text looks like any of these by chance, the longer the sooner. So each sign is weighed against the text that
//! it stands in: letters of both cases, digits and signs without a word among them were written by no one as a template.

use super::assignment::MARK;
use super::generated::{is_jumbled, is_random};
use super::{name, value};

/// Texts that stand where a credential will be put, as whole words in lower case.
const STAND_INS: &[&str] = &[
    "your", "yours", "my", "change", "changeme", "changeit", "replace", "insert", "enter", "example", "sample", "placeholder", "dummy",
    "fake", "todo", "fixme", "redacted", "hidden", "masked", "removed", "censored", "secret_here", "here", "xxx", "xxxx", "fill", "put",
    "paste", "notset", "unset", "undefined", "none", "null", "nil", "required", "optional", "deprecated", "truncated", "not-set",
    "sanitized", "obfuscated", "needed", "ignored", "unused", "anything", "irrelevant", "somewhere", "something", "whatever", "fillme",
    "setme", "goes", "invalid", "bogus", "nonexistent",
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
    "weak", "medium", "strong", "ollama", "lm-studio", "vllm", "llamafile", "localai", "localhost", "sha256", "md5", "rsa", "ssh", "ascii",
    "utf-8", "utf8", "utf-16", "latin-1", "latin1", "iso-8859-1", "cp1252", "anonymous", "anonymous@", "-anonymous@", "flag", "flags",
    "passthrough", "minioadmin", "complete", "completed", "incomplete", "option", "options", "argument", "arguments", "parameter",
    "parameters", "demo_key", "generated", "random", "ldap", "sso", "keepass", "keepassxc", "bitwarden", "lastpass", "1password", "wiki",
    "same", "ditto", "unchanged", "tbd", "tba", "kerberos", "okta", "see", "rot13", "x-oauth-basic", "x-token-auth",
];

/// Whether `value` stands for a credential without being one.
pub(super) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let inner = value.trim_matches(|c: char| !c.is_alphanumeric());
    if inner.chars().count() < 3 {
        return inner.is_empty() || value.len() < 8 || distinct(value) < 6 || is_pattern(value);
    }
    let lower = value.to_ascii_lowercase();
    // a type, with how long it may be
    let is_length = |(_, length): &(&str, &str)| length.trim_end_matches(')').bytes().all(|byte| byte.is_ascii_digit());
    let kind = lower.split_once('(').filter(is_length).map(|(kind, _)| kind);
    let bare = lower.trim_matches(|c: char| "`'\"()[]<>{}*:,.&".contains(c));
    // an option before what it takes
    let is_option = || value.starts_with("--") && value.ends_with('=');
    ORDINARY.contains(&kind.unwrap_or(&lower))
        || bare.len() < lower.len() && ORDINARY.contains(&bare)
        || is_option()
        || is_monotone(inner)
        || names_a_stand_in(value, &lower)
        || is_framed(value)
        || has_signs(value) && stands_for_other(value)
}

/// Whether there is more than words in `value`: without it nothing in it stands for something else.
fn has_signs(value: &str) -> bool {
    !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// Whether the signs in `value` say that something else comes in its place.
fn stands_for_other(value: &str) -> bool {
    is_mark(value)
        || is_pattern(value)
        || is_slot(value)
        || is_masked(value)
        || (is_expression(value) || is_template(value)) && !is_jumbled(value)
}

/// Whether `body`, what varies in a token of a known form, is no more than a filling: `xxxxxxxx`, `1234567890ABCDEF`,
/// `abc1abc1abc1`.
pub(super) fn is_filling(body: &str) -> bool {
    let bytes = body.as_bytes();
    let repeats = |period: usize| bytes.windows(period + 1).all(|window| window[0] == window[period]);
    bytes.len() >= 12 && (is_monotone(body) || distinct(body) <= 4 || (1..=bytes.len() / 3).any(repeats))
}

/// How many different bytes `value` has.
fn distinct(value: &str) -> usize {
    let mut seen = [false; 256];
    value.bytes().for_each(|byte| seen[usize::from(byte)] = true);
    seen.iter().filter(|seen| **seen).count()
}

/// Dots that leave something out, or nbguard's own mark: neither stands in a credential by chance.
fn is_mark(value: &str) -> bool {
    value.contains("...") || value.contains('…') || value.contains(MARK)
}

/// Whether stars or dots hide most of `value`: `ghp_****abcd`. What shows more than it hides is a password with stars.
fn is_masked(value: &str) -> bool {
    let is_mask = |char: char| matches!(char, '*' | '•' | '●' | '█');
    let longest = |is_of: &dyn Fn(char) -> bool| value.split(|char| !is_of(char)).map(|run| run.chars().count()).max().unwrap_or(0);
    match longest(&is_mask) {
        0..=2 => false,
        3 => longest(&|char| !is_mask(char)) <= 12 || !is_jumbled(value),
        _ => true,
    }
}

/// A call, an index or a regular expression: `varchar(64)`, `parts[1]`, `token=(.+)`.
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
    is_alternatives(value) || opens('(', ')') || opens('[', ']') || ["[^", ".*", ".+", "(?"].iter().any(|piece| value.contains(piece))
}

/// Several words in brackets, of which one stands there: `(AE|AN|A[PR])`.
fn is_alternatives(value: &str) -> bool {
    let inside = value.strip_prefix('(').unwrap_or_default();
    inside.matches('|').count() > 1 && inside.split(['|', '[', ']', '(', ')']).all(|word| word.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What only a regular expression has: ranges and classes of characters, groups, several escapes.
fn is_pattern(value: &str) -> bool {
    const MARKS: &[&str] = &[
        "[@id", "[@name", "[@class", "[@type", "[A-", "[a-", "[0-", "\\w", "\\d", "\\s", "\\S", "(?:", "(?=", "(?!", "(?<", "(?P<", "(?i)",
        "(?s)", ".*?",
    ];
    let is_escape = |pair: &&[u8]| pair[0] == b'\\' && (pair[1] == b'b' || b".[](){}*+?^$|/".contains(&pair[1]));
    MARKS.iter().any(|mark| value.contains(mark)) || value.as_bytes().windows(2).filter(is_escape).count() > 1
}

/// Slots whose name leaves no doubt, however varied: `${S3_K3Y}`, `$(Sql.Pw1)`, or nothing but slots: `<user1>:{pw2}`.
fn is_slot(value: &str) -> bool {
    let is_name = |inside: &str| !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.:/- ".contains(&b));
    let is_opened = |open: &str, close: &str| {
        value.split_once(open).and_then(|(_, rest)| rest.split_once(close)).is_some_and(|(inside, _)| is_name(inside))
    };
    let (mut rest, mut between) = (value, String::new());
    while let Some((before, after)) = rest.split_once(['<', '{']) {
        let Some((inside, after)) = after.split_once(['>', '}']) else { break };
        between += if is_name(inside) { before } else { rest };
        rest = after;
    }
    // `tmp_{0}`
    let is_plain = value.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.:/-{}".contains(&b));
    let is_numbered = is_plain && value.as_bytes().windows(3).any(|window| matches!(window, [b'{', b'0'..=b'9', b'}']));
    let is_all_slots = rest.len() < value.len() && !(between + rest).contains(char::is_alphanumeric);
    is_all_slots || is_numbered || [("${", "}"), ("$(", ")"), ("{{", "}}"), ("%(", ")s")].iter().any(|(open, close)| is_opened(open, close))
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
                || inside.bytes().all(|b| b.is_ascii_digit())
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
        || value.split("%s").skip(1).any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        || value.strip_prefix('$').is_some_and(is_variable)
        // what a rule of a tokenizer has matched: `keyword.$2`
        || value.split_once('$').is_some_and(|(before, group)| before.ends_with(['.', '-']) && group.len() < 3 && value::is_words(before))
        || is_marked(value)
        // an anchor of YAML and what refers to it
        || value.strip_prefix(['&', '*']).is_some_and(|name| name.contains('_') && name.bytes().all(|b| b == b'_' || b.is_ascii_lowercase()))
        || value.strip_prefix('!').is_some_and(is_tag)
        || value.starts_with("@Microsoft.KeyVault(")
        // PowerShell reads a variable
        || value.starts_with("$env:")
        || value.starts_with("<") && value.contains('>') && value.len() < 40
}

/// The name of a variable that a shell, Perl, PHP or a template of Python fills in: `$db_password`, `$apiKey`. A password may
/// begin with the sign, too.
fn is_variable(name: &str) -> bool {
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_:".contains(&b)) && value::is_words(name.trim_end_matches('1'));
    let is_joined =
        name.contains('_') || name.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    is_name && (is_joined || name.starts_with(|c: char| c.is_ascii_lowercase()) && name::names_a_credential(name))
}

/// A name between signs that something else is put in for: `%DB_PW1%`, `__PW1__`.
fn is_framed(value: &str) -> bool {
    ["%", "__", "@@", "##"].iter().any(|sign| {
        let name = value.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign)).unwrap_or_default();
        name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    })
}

/// A word between signs that are no part of it: `##PASSWORD##`, `__token__`, `*hidden*`.
fn is_marked(value: &str) -> bool {
    let Some(sign) = value.chars().next().filter(|sign| "#_*~=%@+|".contains(*sign)) else { return false };
    let inner = value.trim_matches(sign);
    let is_framed = value.len() > inner.len() + 1 && value.ends_with(sign) && value::is_words(inner);
    is_framed && (value.len() > inner.len() + 3 || name::names_a_credential(inner))
}

/// What YAML has a program fill in: `!vault`, `!ENV`, CloudFormation's `!Ref`.
fn is_tag(tag: &str) -> bool {
    let is_all = |is: fn(&u8) -> bool| tag.bytes().all(|byte| is(&byte));
    is_all(u8::is_ascii_lowercase)
        || is_all(u8::is_ascii_uppercase)
        || ["Ref", "Sub", "GetAtt", "ImportValue", "FindInMap", "Join", "Select", "Base64", "Env", "EnvVar", "Secret"].contains(&tag)
}

/// One character over and over, or a run through the alphabet or the digits: `xxxxxxxx`, `1234567890abcdef`.
fn is_monotone(inner: &str) -> bool {
    let bytes = inner.as_bytes();
    let steps = |by: u8| bytes.windows(2).filter(|pair| pair[1] == pair[0].wrapping_add(by)).count();
    let most = bytes.len().saturating_sub(1);
    let same = steps(0);
    let longest_same = bytes.chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0);
    if is_numbers_in_order(bytes) || (20..=52).contains(&bytes.len()) && is_alphabet(bytes) {
        return true;
    }
    most >= 2
        && (same * 10 >= most * 8
            || bytes.len() >= 12 && (steps(1) * 10 >= most * 8 || longest_same >= 8 && longest_same * 3 >= bytes.len()))
        || bytes.len() >= 10 && steps(1) * 10 >= most * 6
}

/// Bytes in hex, each by as much greater than that before: `000102030405…`, `00112233…`.
fn is_numbers_in_order(hex: &[u8]) -> bool {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let first = hex.get(..2).and_then(byte).zip(hex.get(2..4).and_then(byte));
    let Some(step) = first.map(|(first, second)| second.wrapping_sub(first)).filter(|step| matches!(step, 1 | 0x11)) else { return false };
    let is_next = |pairs: &[u8]| byte(&pairs[..2]).zip(byte(&pairs[2..])).is_some_and(|(own, next)| next == own.wrapping_add(step));
    hex.len() >= 16
        && hex.len().is_multiple_of(2)
        && hex.windows(4).step_by(2).filter(|pairs| is_next(pairs)).count() * 10 >= hex.len() / 2 * 8
}

/// The letters of an alphabet in some order.
fn is_alphabet(bytes: &[u8]) -> bool {
    let mut seen = 0_u64;
    bytes.iter().all(|byte| {
        let (bit, before) = (1 << (byte & 0x3f), seen);
        seen |= bit;
        byte.is_ascii_alphabetic() && before & bit == 0
    })
}

/// A word of [`STAND_INS`] that is set apart. Words of three letters and fewer turn up in generated text, too.
fn names_a_stand_in(value: &str, lower: &str) -> bool {
    let is_generated = || value.len() > 100 || is_random(value) || is_jumbled(value);
    let is_filler = |word: &str| word.len() >= 3 && word.bytes().all(|b| b == b'x');
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let mut hits = words.filter(|word| STAND_INS.contains(word) || is_filler(word)).filter(|word| word.len() > 3 || !is_generated());
    // `my-dog-rex` is a password, `my_api_key` is not
    hits.clone().any(|word| word != "my")
        || hits.next().is_some() && name::names_a_credential(lower)
        || is_crossed_out(value)
        || is_example(value, lower)
}

/// A run of `x` that is long beside the whole: `sk-xxxx`, `AKIAXXXXXXXX1234`.
fn is_crossed_out(value: &str) -> bool {
    let runs = value.as_bytes().chunk_by(|a, b| a == b).filter(|run| run[0].eq_ignore_ascii_case(&b'x'));
    runs.map(<[u8]>::len).any(|run| run >= 4 && run * 10 >= value.len())
}

/// AWS's documented samples have `EXAMPLE` in them.
fn is_example(value: &str, lower: &str) -> bool {
    value.contains("EXAMPLE")
        || lower.ends_with("example")
        || lower.ends_with("examplekey")
        || lower.starts_with("your")
        || lower.starts_with("example")
        || lower.starts_with("changeme")
        || lower.starts_with("placeholder")
}

#[cfg(test)]
mod tests {
    use super::{is_filling, is_placeholder};
    use crate::detect::assignment::{Grammar, Style};
    use crate::detect::candidate::candidates;
    use crate::detect::example::fill;
    use crate::detect::judge::judge;
    use crate::detect::rules;

    #[test]
    fn a_token_is_no_placeholder_by_chance() {
        let templates = rules::all().flat_map(|rule| rule.fires);
        let texts: Vec<String> = templates.flat_map(|text| (0..20).map(move |seed| fill(text, &format!("{text}/{seed}")))).collect();
        let count = texts.len();
        let missed: Vec<String> = texts.into_iter().filter(|text| candidates(text, Grammar::Loose).is_empty()).collect();
        assert!(count > 20_000 && missed.is_empty(), "{} of {count}:\n{}", missed.len(), missed.join("\n"));
    }

    #[test]
    fn a_password_is_no_placeholder_by_chance() {
        let mut missed = Vec::new();
        for class in ["alnum", "typed", "signs"] {
            for length in 8..=24 {
                let values = (0..500).map(|seed| fill(&format!("{{{class}:{length}}}"), &format!("{class}/{length}/{seed}")));
                missed.extend(values.filter(|value| judge("password", value, Style::Quoted).is_none()).map(|v| (class, v)));
            }
        }
        assert!(missed.len() < 3 * 17 * 500 / 1000, "{}:\n{missed:#?}", missed.len());
    }

    #[test]
    fn what_stands_for_a_credential_is_told() {
        for text in [
            "sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "your-api-key-here",
            "<token>",
            "********",
            "sk-...",
            "eyJhbGciOiJIUzI1NiJ9...",
            "ghp_aB3d***9fKz",
            "sk-proj-********************************Qx7A",
            "ghp_YOUR_TOKEN_HERE",
            "AKIAXXXXXXXXXXXXXXXX",
            "hf_xxxxABCD",
            "XXXX-XXXX-XXXX",
            "${DB_PASSWORD}",
            "{{ token }}",
            "{password}",
            "$(cat /run/secrets/token)",
            "%(password)s",
            "[A-Za-z0-9]{16}",
            "token=(.+)",
            "(?:[^\\[\\]%:/?#]|%[a-fA-F0-9]{2})*",
            "((?:U&)?)(\")",
            "@token@",
            "${S3_K3Y_1}",
            "$(Sql.Pw1)",
            "<pw1>@<H2>",
            "{x1}_{X2}",
            "$env:API_K3Y",
            "AKIA1234567890ABCDEF",
            "%s:%s",
            "utf-8",
            "%TOKEN%",
            "!ENV",
            "!GetAtt",
            "<YOUR-TOKEN-2024>",
            "insert_key_here_1234567890",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for body in ["1234567890ABCDEF", "abcdefghijklmnopqrstuvwxyz0123456789", "abc1abc1abc1abc1", "0000000000000000", "010101011001"] {
            assert!(is_filling(body), "{body}");
        }
        for text in ["p***CweN3LZoM1-yed", "my-dog-rex", "Tr0ub4dor&3", "{x9K}T$2v.*Lq7Zb", "here-wego-22"] {
            assert_eq!(is_placeholder(text), text.starts_with("here"), "{text}");
        }
    }
}
