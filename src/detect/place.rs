//! Where something is: paths, addresses, resources, packages, and what says where a secret is kept.

use super::generated::{is_jumbled, is_random};
use super::value::{is_number, is_uuid, is_words};
use super::{label, name};
use std::borrow::Cow;

/// What the names of files end in, whatever comes before.
const FILES: &[&str] = &[
    "txt", "conf", "json", "yaml", "yml", "pem", "csv", "tsv", "cfg", "ini", "ovpn", "parquet", "whl", "gz", "tgz", "zip", "pkl", "npy",
    "npz", "ckpt", "safetensors", "gguf", "jpg", "jpeg", "png", "pdf", "ipynb", "html", "xml", "jsonl", "avro", "feather", "fasta",
    "fastq", "vcf", "bam", "fits", "tiff", "geojson", "xlsx", "jks",
];

/// How a text begins that says where a secret is kept: `env:DB_PASSWORD`, `vault:secret/data/db#password`.
const KEPT: &[&str] = &[
    "env", "vault", "keyring", "keychain", "ssm", "secretsmanager", "secretmanager", "aws-secretsmanager", "gcp-secretmanager",
    "azurekeyvault", "akv", "keyvault", "op", "file", "config", "ref+vault", "ref+awsssm",
];

/// A URL, a path, a host, a dotted or slashed name, an account on a chain of blocks.
pub(super) fn is_place(value: &str) -> bool {
    let named = value.split_once('=').filter(|(name, rest)| is_words(name) && rest.contains('/') && !rest.contains('='));
    if let Some((_, place)) = named {
        return is_place(place);
    }
    let is_name = |what: &str| what.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') && !is_random(what);
    let is_kept = || value.split_once(':').is_some_and(|(how, what)| KEPT.contains(&how) && (what.contains('/') || is_name(what)));
    if is_kept() || value.starts_with("ENV[") || is_part(value) || is_selector(value) {
        return true;
    }
    // a package of npm
    if let Some(package) = value.strip_prefix('@').filter(|package| package.contains('/')) {
        return is_place(package);
    }
    // `data/*/part.csv`
    let pattern = if value.contains('*') && value.contains(['/', '.']) { value.replace('*', "").into() } else { Cow::Borrowed(value) };
    let value = &*pattern;
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| value.starts_with(prefix));
    let scheme =
        value.find("://").is_some_and(|at| at > 0 && value[..at].bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b)));
    let drive = matches!(value.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\' | b'/', ..]);
    let absolute =
        value.strip_prefix('/').is_some_and(|rest| rest.split_once('/').is_some_and(|(first, _)| !first.is_empty() && is_words(first)));
    let slashed = value.contains('/')
        && value
            .split('/')
            .filter(|part| !part.is_empty())
            .all(|part| is_words(part) || is_number(part) || is_uuid(part) || is_file(part) || is_numbered(part));
    let file = value.rsplit_once('.').is_some_and(|(stem, extension)| {
        // a third word is more often a passphrase's than what a file's name ends in
        let longest = if stem.contains('.') { 4 } else { 5 };
        let is_short = (2..=longest).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_lowercase());
        !stem.is_empty()
            && (is_short && is_words(&stem.replace('/', "_"))
                || FILES.contains(&extension) && stem.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_/.+=~".contains(&b)))
    });
    let address = value.starts_with(|c: char| c.is_ascii_alphabetic()) && is_mail_address(value);
    let account = value.len() == 42 && value.starts_with("0x") && value[2..].bytes().all(|b| b.is_ascii_hexdigit());
    scheme
        || address
        || account
        || drive
        || starts(&["arn:", "urn:", "s3:", "gs:", "www.", "runs:/", "models:/", "dbfs:/", "azureml:"])
        || (absolute || slashed || file || starts(&["./", "../", "~/"])) && (is_path(value) || !is_jumbled(value))
}

/// Whether `value` is the address of a mailbox.
pub(super) fn is_mail_address(value: &str) -> bool {
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte));
    let is_host =
        |host: &str| host.rsplit_once('.').is_some_and(|(_, top)| top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_lowercase()));
    value.split_once('@').is_some_and(|(who, host)| is_word(who) && is_word(host) && is_host(host))
}

/// A part of a command line or of an address, and of neither what is secret in it: the name of an option, the end of a query, a
/// name that a value comes after, a version that is asked for: `--body`, `&auth=oidc`, `trace-token=`, `db-password:latest`.
fn is_part(value: &str) -> bool {
    let is_option = value.starts_with("--") && is_words(value);
    let is_query =
        value.strip_prefix(['?', '&']).and_then(|rest| rest.split_once('=')).is_some_and(|(name, _)| name.len() > 3 && is_words(name));
    let is_before = value
        .strip_suffix('=')
        .is_some_and(|name| name.len() > 3 && (is_words(name) || name::names_a_credential(name) && !is_jumbled(name)));
    is_option || is_query || is_before || value.strip_suffix(":latest").is_some_and(|name| !is_jumbled(name))
}

/// Elements of a page that something is typed into or that hold it.
const ELEMENTS: &[&str] = &["input", "button", "form", "div", "span", "select", "textarea", "label", "td", "a"];

/// Whether CSS or XPath finds an element of a page by `value`: `input#login-password`, `input[name='passwd']`.
fn is_selector(value: &str) -> bool {
    let element = value.trim_start_matches('/').split(['#', '.', '[', ':']).next().unwrap_or_default();
    let rest = &value[value.len() - value.trim_start_matches('/').len() + element.len()..];
    let is_path = value.starts_with("//") && rest.starts_with("[@");
    is_path
        || ELEMENTS.contains(&element) && (rest.starts_with('[') && rest.ends_with(']') || rest.starts_with('#') && is_words(&rest[1..]))
}

/// Nothing but what paths are written with.
fn is_path(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+~/,".contains(&b))
}

/// A name with a number: `ring-1`, `db2`, `db2#password`.
fn is_numbered(part: &str) -> bool {
    let is_short = |word: &str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        word.len() < 8 && word.len() - letters.len() < 3 && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    part.len() < 20 && (label::is_label(part) || part.split('#').all(|word| is_words(word) || is_short(word)))
}

/// A name with an end: `db1.internal`, `v1.2`, `data.csv.gz`.
fn is_file(part: &str) -> bool {
    let is_end = |end: &str| end.len() <= 12 && end.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    part.rsplit_once('.').is_some_and(|(name, end)| is_path(name) && is_end(end))
}
