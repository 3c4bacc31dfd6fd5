//! Names of things that look as irregular as a credential does: editions, methods, and what registers give everybody to
//! call a gene, a molecule, a place, a public key or a page's visitor by.
//!
//! A person may take any of them for a password. No one issues them as a token or a key.

use super::generated::irregularity;
use super::patterns::whole;
use super::placeholder::is_placeholder;
use super::rule::Structure;
use super::value::{NUMBERED, is_words};
use super::{check, name};
use regex_automata::meta::Regex;
use std::sync::LazyLock;

/// How the ids of registers are written.
struct Form {
    /// What they name.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the reader and for the test"))]
    names: &'static str,
    /// The whole of an id.
    pattern: &'static str,
    /// Some of them.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the test"))]
    examples: &'static [&'static str],
}

const FORMS: &[Form] = &[
    Form {
        names: "genes, transcripts and proteins of Ensembl",
        pattern: r"ENS[A-Z]{0,5}[EGPRT][0-9]{11}(?:\.[0-9]+)?",
        examples: &["ENSG00000139618", "ENSMUST00000000001.5"],
    },
    Form { names: "entries of UniProt", pattern: "[A-Z][0-9][A-Z0-9]{3}[0-9](?:[A-Z][A-Z0-9]{2}[0-9])?", examples: &["A0A0B4J2F0"] },
    Form { names: "samples of TCGA", pattern: "TCGA(?:-[0-9A-Z]{2,4}){2,}", examples: &["TCGA-A7-A0CE-01A-11R-A00Z-07"] },
    Form {
        names: "cells by their barcodes, sequences",
        pattern: "[ACGTN]{10,}(?:[-_][ACGTN]{10,})?(?:[-_.][0-9a-z]{1,4})?",
        examples: &["AAACCCAAGAAACACT-1", "ACGTACGTTAGCCGATAGCTAGCTAGGATC"],
    },
    Form { names: "proteins by their sequences", pattern: "[ACDEFGHIKLMNPQRSTVWY]{24,}", examples: &["MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQ"] },
    Form {
        names: "molecules by their structure",
        pattern: r"InChI=1S?/[0-9A-Za-z./(),;?+*\-]+|(?:Br|Cl|Si|[BCFHINOPSbcnops0-9.=#@+%/\\()\[\]\-])+",
        examples: &["InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)", "CC(=O)Oc1ccccc1C(=O)O"],
    },
    Form { names: "places by their plus codes", pattern: "[2-9CFGHJMPQRVWX]{6,8}\\+[2-9CFGHJMPQRVWX]{2,3}", examples: &["849VCWC8+R9"] },
    Form {
        names: "accounts on chains of blocks, and recipients of age and Nostr",
        pattern: "(?:0x[0-9A-Fa-f]{40}|(?:bc1|tb1|ltc1|addr1|stake1|cosmos1|osmo1|npub1|age1)[02-9ac-hj-np-z]{38,})",
        examples: &["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq"],
    },
    Form {
        names: "content of IPFS",
        pattern: "Qm[1-9A-HJ-NP-Za-km-z]{44}|baf[a-z2-7]{50,}",
        examples: &["QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPYAQ", "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"],
    },
    Form {
        names: "public keys as SSH, X.509 and OpenPGP write them",
        pattern: "(?:AAAA(?:B3NzaC1yc2E|B3NzaC1kc3M|C3NzaC1lZDI1NTE5|E2VjZHNh|Gn)|MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A|MIICIjANBgkqhkiG9w0BAQEFAAOCAg8A\
                  |MIGfMA0GCSqGSIb3DQEBAQUAA4GNADC|M(?:Fkw|HYw|IGb)[EM]|MCowBQYDK2V[wu]AyEA|mQ[EIG]NB)[0-9A-Za-z+/=]*",
        examples: &["AAAAC3NzaC1lZDI1NTE5AAAAI", "MCowBQYDK2VwAyEA", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"],
    },
    Form {
        names: "keys that are for everybody to see: Stripe's, Clerk's, Mapbox's, Langfuse's, Supabase's",
        pattern: r"pk_(?:live|test)_[0-9A-Za-z$]{10,}|pk\.eyJ[0-9A-Za-z_.-]+|pk-lf-[0-9a-f-]+|sb_publishable_[0-9A-Za-z_-]+",
        examples: &["pk_live_0123456789abcdefghijklmn", "pk.eyJ1IjoibWUifQ.abc", "pk-lf-01234567-89ab-cdef-0123-456789abcdef"],
    },
    Form {
        names: "versions of what a server sends",
        pattern: "(?:W/)?\\\\?\"[0-9A-Za-z:._-]{8,}\\\\?\"",
        examples: &["W/\"d4072014b3ce107f\"", "\"6b50ac2f86702824c1c099724caf4941\""],
    },
    Form {
        names: "who logged in, by who says so",
        pattern: "(?:auth0|google-oauth2|github|facebook|windowslive|samlp|waad|apple|oauth2)\\|[0-9A-Za-z._|-]+",
        examples: &["auth0|1c099724caf4941d4072014b"],
    },
    Form {
        names: "resources of AWS, and models of widgets",
        pattern: "(?:ami|acl|eni|eipalloc|fs|igw|lt|nat|rtb|sg|snap|subnet|tgw|vol|vpc|vpce|i)-[0-9a-f]{8,17}|IPY_MODEL_[0-9a-f]{32}",
        examples: &["ami-0c55b159cbfafe1f0", "IPY_MODEL_0c55b159cbfafe1f00c55b159cbfafe1"],
    },
    Form { names: "tokens of Kubernetes' accounts", pattern: "(?:[a-z0-9]+-)+token-[a-z0-9]{5}", examples: &["default-token-x7z2p"] },
    Form { names: "encodings of tokens", pattern: "[a-z]{1,2}[0-9]{2,3}k_(?:base|edit|harmony)", examples: &["o200k_base"] },
];

/// All forms as one expression.
static ANY: LazyLock<Option<Regex>> =
    LazyLock::new(|| whole(&FORMS.iter().map(|form| format!("(?:{})", form.pattern)).collect::<Vec<_>>().join("|")));

/// Whether a register calls something by `value`.
pub(super) fn is_registered(value: &str) -> bool {
    ANY.as_ref().is_some_and(|any| any.is_match(value))
}

/// The name of something in one of its editions: `cc-by-nc-4.0`, `text-embedding-3-small`, `llama-2-7b-chat`.
pub(super) fn is_edition(value: &str) -> bool {
    let mut parts = 0;
    let mut words = 0;
    let all = value.split(['-', '_', '.', '/', ':']).all(|part| {
        parts += 1;
        let is_plain = part.len() <= 12 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        let is_word = is_plain || NUMBERED.contains(&part);
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
    "kerberos", "gssapi", "spnego", "ldap", "iam", "basic", "digest", "bearer", "plain", "pbkdf", "rsa", "pkcs", "aes", "chacha", "ecdsa",
    "wpa", "hmacsha", "withhmac",
];

/// The name of a way to log in or to encrypt: `oauth2-client-credentials`, `cram-md5`, `aws-sigv4`, `PBKDF2WithHmacSHA1`.
pub(super) fn is_method(value: &str) -> bool {
    let words = name::words(value);
    let stems = || words.iter().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
    let is_joined = |stem: &str| {
        METHODS.iter().any(|method| method.len() > 2 && stem.starts_with(method) && stem.contains(|c: char| c.is_ascii_digit()))
    };
    value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./ ".contains(&byte))
        && stems().any(|stem| METHODS.contains(&stem))
        && stems().all(|stem| is_joined(stem) || stem.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Two currencies or stocks: `BTC-USDT`, `ETH/EUR`.
pub(super) fn is_pair(value: &str) -> bool {
    let is_symbol = |text: &str| (2..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    value.split_once(['-', '/', '_']).is_some_and(|(base, quote)| is_symbol(base) && is_symbol(quote))
}

/// The name of a thing by its number in a register, a series or a language: `GO:0008150`, `COVID-19`, `chr17:43044295`,
/// `SAMN02604091`.
pub(super) fn is_label(value: &str) -> bool {
    let (mut parts, mut odd) = (0, 0);
    let mut is_part = |part: &str| {
        parts += 1;
        let runs: Vec<&[u8]> = part.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()).collect();
        let is_odd = |run: &&&[u8]| run.len() > 3 && irregularity(run) >= 0.35;
        odd += runs.iter().filter(is_odd).count();
        let is_word = |run: &[u8], most: usize| run.len() <= most && run.iter().all(u8::is_ascii_alphabetic);
        let is_number = |run: &[u8]| run.len() <= 12 && run.iter().all(u8::is_ascii_digit);
        match runs.as_slice() {
            [one] => is_word(one, 16) || is_number(one),
            [first, second] => is_word(first, 12) && is_number(second) || is_number(first) && first.len() < 5 && is_word(second, 12),
            // `conv2d`, `2024Q1`
            [first, second, third] => {
                first.len() > 2 && is_word(first, 12) && is_number(second) && is_word(third, 1)
                    || is_number(first) && is_word(second, 1) && is_number(third)
            }
            _ => false,
        }
    };
    let all = value.split(['-', '_', '.', ':', '/', '+']).all(&mut is_part);
    let runs_of = |is: fn(&u8) -> bool| (value.bytes().take_while(is).count(), value.bytes().rev().take_while(is).count());
    let is_accession = runs_of(u8::is_ascii_uppercase).0 > 1 && runs_of(u8::is_ascii_digit).1 > 3;
    all && odd <= 1 && (parts > 1 || is_accession)
}

/// Whether `value` is the name of a credential, with a number by which there are several: of a variable, a column, an element.
pub(super) fn is_numbered_name(value: &str) -> bool {
    let path = value.trim_start_matches(['#', '.', '$']);
    let has = |is: fn(&u8) -> bool| path.bytes().any(|byte| is(&byte));
    // a person writes `Secret_12`
    let is_one_case = !(has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase));
    is_one_case && path.bytes().filter(u8::is_ascii_digit).count() < 3 && is_label(path) && name::names_a_credential(path)
}

/// Whether `value`, which a person may have typed, is the name of a thing: what is issued is longer, starts with a letter or a
/// digit and has few signs.
pub(super) fn is_thing(name: &str, value: &str) -> bool {
    is_edition(value)
        || is_method(value)
        || is_pair(value)
        || name::is_issued(name)
            && (value.len() < 10 || is_label(value) || !value.starts_with(|c: char| c.is_ascii_alphanumeric()) || has_odd_signs(value))
}

/// Whether `value` has signs that no token has, and is no password with letters of both cases and digits either.
fn has_odd_signs(value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.bytes().any(|byte| is(&byte));
    let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    !is_mixed && !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=:@!$%&^".contains(&byte))
}

/// Whether `value` is a hash after the name of what was hashed: `array-0a1b…`, as Dask has it.
pub(super) fn is_hash_of_thing(value: &str) -> bool {
    const ISSUED: &[&str] = &["sk", "rk", "ak", "pk", "key", "api", "token", "secret", "pat"];
    let is_hash = |hash: &str| matches!(hash.len(), 32 | 40 | 64) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    value.rsplit_once('-').is_some_and(|(of, hash)| is_hash(hash) && is_words(of) && !ISSUED.contains(&of))
}

/// Whether `value` is a user and a password, plain or as in a Basic header, of which the password stands for another.
pub(super) fn is_nobodys(value: &str) -> bool {
    let is_unissued = |credentials: &str| (check::BASIC.of)(credentials) == Structure::Unissued;
    value.split_once(':').is_some_and(|(_, password)| is_placeholder(password)) || is_unissued(value)
}

#[cfg(test)]
mod tests {
    use super::{FORMS, is_label, is_method, is_registered};
    use crate::detect::example::fill;
    use crate::detect::patterns::whole;

    #[test]
    fn every_form_has_its_examples() {
        for form in FORMS {
            let own = whole(form.pattern).unwrap_or_else(|| panic!("{}", form.names));
            for example in form.examples {
                assert!(own.is_match(*example) && is_registered(example), "{}: {example}", form.names);
            }
        }
    }

    #[test]
    fn what_is_issued_is_no_label() {
        let mut taken = Vec::new();
        for template in
            ["{hex:32}", "{alnum:20}", "{alnum:40}", "{base64:40}", "{url:43}", "{upper:20}", "{lower:24}", "{base32:32}", "{letters:24}"]
        {
            let values = (0..200).map(|seed| fill(template, &format!("{template}/{seed}")));
            taken.extend(values.filter(|value| is_registered(value) || is_label(value)));
        }
        assert!(taken.is_empty(), "{taken:?}");
    }

    #[test]
    fn what_is_numbered_is_a_label() {
        for label in [
            "HGNC:1100", "GO:0008150", "NM_000546.6", "chr1:12345:A:G", "GCF_000001405.40", "SAMN02604091", "COVID-19", "GPT-3.5-turbo",
            "batch_normalization_4", "conv2d_3", "USGS-01646500", "Apache-2.0", "CC-BY-SA-4.0",
        ] {
            assert!(is_label(label), "{label}");
        }
        for other in ["Quartz4711", "KXQV-8821-PZRW-9910", "a7b-c2d-e9f", "P@ssw0rd-1", "hunter2"] {
            assert!(!is_label(other), "{other}");
        }
    }

    #[test]
    fn methods_are_told_in_every_spelling() {
        for method in ["cram-md5", "HmacSHA256", "PBKDF2WithHmacSHA1", "AES-256-GCM", "scram-sha-256", "WPA2-Enterprise"] {
            assert!(is_method(method), "{method}");
        }
        assert!(!is_method("amber-birch-77"));
    }
}
