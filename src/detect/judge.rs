//! Whether a value is a credential under a name that promises one: what the name promises is weighed against what the value
//! looks like and how the two were written.

use super::assignment::Style;
use super::place::is_mail_address;
use super::rule::Rule;
use super::rules::general::{CREDENTIAL, PASSWORD};
use super::sample::is_sample;
use super::state::is_state;
use super::value::{Shape, shape};
use super::{generated, label, name, rules};
use crate::finding::Severity;

/// Bytes of the shortest value that is a credential where a name promises some key and no more, and where that is sent.
const SHORTEST_KEY: usize = 20;
const SHORTEST_SENT: usize = 16;

/// The verdict on `value` given to `name`, whoever found the two.
pub(super) fn judge(name: &str, value: &str, style: Style) -> Option<(&'static Rule, Severity)> {
    use Style::{Bare, Column, Entry, Login, Quoted, Sent, Setting, Told};
    // `clave` is a key elsewhere
    let promise = if style == Login { name::Promise::Password } else { name::promise(name)? };
    let is_sent = style == Sent;
    let style = if is_sent { Quoted } else { style };
    // "Bearer …": the scheme is no part of it
    let names_header = name.to_ascii_lowercase().ends_with("authorization");
    let is_header = style == Quoted && names_header;
    let is_scheme = |scheme: &str| match style {
        Entry => SCHEMES.contains(&scheme),
        // one that the rules do not know: `SSWS …`
        _ => is_header && !SCHEMES.contains(&scheme) && scheme.bytes().all(|byte| byte.is_ascii_alphabetic()),
    };
    let value = value.split_once(' ').filter(|(scheme, _)| is_scheme(scheme)).map_or(value, |(_, rest)| rest);
    // what asks for a login, and a login without a password of anybody's
    if is_header && value.contains("=\"") || (name::is_login(name) || names_header) && label::is_nobodys(value) {
        return None;
    }
    // "Pass `x=1` to it": a verb and an argument
    if matches!(style, Column | Told) && (name.eq_ignore_ascii_case("pass") || value.trim_end_matches('=').contains('=')) {
        return None;
    }
    // nothing shorter is told from a word that is a key to something
    let is_hash = || value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let least = if is_sent && !is_hash() { SHORTEST_SENT } else { SHORTEST_KEY };
    if promise == name::Promise::Key && value.len() < least {
        return None;
    }
    let shape = shape(value);
    let varied = is_varied(value);
    let long = |least: usize| value.len() >= least;
    let accepted = match (promise, shape) {
        (_, Shape::Placeholder | Shape::Place | Shape::Digest) => false,
        _ if is_mail_address(value) => false,
        (name::Promise::Password, _) if is_no_password(name, value, style, shape) => false,
        _ if style == Told => is_unmistakable(promise, shape, name, value),
        (name::Promise::Password, Shape::Random | Shape::Typed | Shape::Uuid) => {
            style != Column
                || is_mixed(value)
                || varied
                    && long(5)
                    && (value.starts_with(char::is_alphanumeric)
                        || long(12) && value.bytes().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))
        }
        (name::Promise::Password, Shape::Phrase) => matches!(style, Quoted | Login),
        // `pw` alone means other things too
        (name::Promise::Password, Shape::Words) if style != Login && name.eq_ignore_ascii_case("pw") => {
            style == Quoted && long(10) && is_word(value)
        }
        (name::Promise::Password, Shape::Words) if name::names_a_credential(value) => false,
        (name::Promise::Password, Shape::Words) => match style {
            Login => long(4),
            Setting => !is_reference(value),
            Quoted => long(4) && !is_reference(value),
            // a name of several words is no label of a form
            Entry if name.contains('_') => long(5),
            Entry if is_pair_of_words(value) => true,
            Entry if is_word(value) => long(10) && !value.starts_with("pass"),
            // three words or more: two may be another column's name
            Column => value.matches('-').count() > 1,
            _ => long(8) && (joints(value) > 1 || value.contains('-')),
        },
        (name::Promise::Password, Shape::Number) => {
            matches!(style, Quoted | Entry | Login) && long(4)
                || (matches!(style, Bare | Setting) && !name.ends_with('s') || style == Column && name.contains('_'))
                    && long(6)
                    && value.bytes().all(|b| b.is_ascii_digit())
        }
        (name::Promise::Credential, Shape::Random | Shape::Uuid) => true,
        (name::Promise::Key, Shape::Uuid) => is_sent,
        (name::Promise::Credential, Shape::Typed | Shape::Words) if is_sent && is_sent_word(value, shape) => true,
        // a column of secrets
        (name::Promise::Credential, Shape::Typed) if style == Column && name::is_secret(name) => is_strong(value),
        (name::Promise::Credential, Shape::Typed) => {
            (varied || long(12) && generated::entropy(value) > 3.0)
                && !label::is_thing(name, value)
                && long(match style {
                    Quoted | Entry => 8,
                    Column => 16,
                    _ => 12,
                })
        }
        // a key that signs is typed in by whoever tries something out
        (name::Promise::Credential, Shape::Words) => {
            let is_made_up = long(6) && name::signs(name) && !value.contains(['.', ':'])
                || name::is_secret(name) && (long(10) && is_word(value) || is_passphrase(value));
            let is_written = style == Quoted || matches!(style, Column | Entry | Setting) && is_passphrase(value);
            is_written && is_made_up && !says_what_it_is(value)
        }
        (name::Promise::Credential, Shape::Phrase) => style == Quoted && name::signs(name),
        // the words by which a wallet is restored
        (name::Promise::Key, Shape::Phrase) => matches!(style, Quoted | Entry) && value.split(' ').count() >= 12,
        (name::Promise::Key, Shape::Random) => {
            (style == Quoted || !is_bare_key(name)) && !value.trim_end_matches('=').contains('=') && !label::is_hash_of_thing(value)
        }
        _ => false,
    };
    let (rule, severity) = match promise {
        name::Promise::Password => (&PASSWORD, Severity::High),
        name::Promise::Credential => (&CREDENTIAL, Severity::High),
        name::Promise::Key => (&CREDENTIAL, Severity::Medium),
    };
    let is_known = || label::is_registered(value) || value.len() < 32 && label::is_method(value);
    (accepted && !is_sample(value) && (promise == name::Promise::Password || !is_known())).then_some((rule, severity))
}

/// Whether there is a digit or a sign in `value`.
fn is_varied(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation())
}

/// Whether `value`, which a program sends where a credential stands, names nothing else.
fn is_sent_word(value: &str, shape: Shape) -> bool {
    let is_edition = || value.bytes().any(|byte| byte.is_ascii_digit()) && label::is_edition(value);
    // `customer_id`
    let is_identifier = || shape == Shape::Words && name::calls_a_thing(value).is_some();
    let names_other = || label::is_method(value) || is_edition() || is_identifier() || says_what_it_is(value);
    (shape == Shape::Typed && is_varied(value) && value.len() >= 6 || joints(value) > 0 && value.len() >= 8) && !names_other()
}

/// Whether `value` is what `name` means besides a password: a moment, an acronym in a sentence, a word, a way to modulate, an
/// environment to learn in.
fn is_no_password(name: &str, value: &str, style: Style, shape: Shape) -> bool {
    let is_bare = style == Style::Bare;
    let names = |word: &str| name::words(name).last().is_some_and(|last| last == word);
    let is_version = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
    match shape {
        Shape::Number if value.contains('T') => true,
        _ if style != Style::Quoted && is_state(value) => true,
        Shape::Typed | Shape::Words if name::speaks_of_password(value) => true,
        // `DB_PASSWORD_2`, `#login_pw_2`
        Shape::Typed if label::is_numbered_name(value) => true,
        Shape::Words if name.eq_ignore_ascii_case("parola") => true,
        Shape::Typed | Shape::Words if names("psk") => value.to_ascii_lowercase().contains("psk"),
        Shape::Typed | Shape::Words if names("mdp") => value.rsplit_once("-v").is_some_and(|(_, end)| is_version(end)),
        Shape::Typed if is_bare && value.len() < 6 && value.bytes().all(|byte| byte.is_ascii_alphabetic()) => true,
        Shape::Typed if is_bare && name.eq_ignore_ascii_case("pass") => label::is_label(value),
        _ => false,
    }
}

/// Whether `value` is a credential where a sentence names one: a sentence names many things.
fn is_unmistakable(promise: name::Promise, shape: Shape, name: &str, value: &str) -> bool {
    match (promise, shape) {
        (name::Promise::Password, Shape::Random | Shape::Typed) => is_strong(value) || is_mixed(value),
        (name::Promise::Credential, Shape::Random) => value.len() >= 20,
        (name::Promise::Key, Shape::Random) => !is_bare_key(name),
        _ => false,
    }
}

/// Names of schemes before a credential in an HTTP header.
pub(super) const SCHEMES: &[&str] = &["Bearer", "bearer", "Token", "token", "Basic", "ApiKey"];

/// Letters, two digits or one and a sign: what a person types who was told to choose a good password.
fn is_strong(value: &str) -> bool {
    let count = |is: fn(&u8) -> bool| value.bytes().filter(is).count();
    let digits = count(u8::is_ascii_digit);
    value.len() >= 7
        && value.chars().filter(|char| char.is_alphabetic()).count() >= 3
        && (digits >= 2 || digits == 1 && count(u8::is_ascii_punctuation) > 0)
        && !value.contains(['=', ':', '/'])
}

/// Letters of both cases without a word among them: what a program makes for a new user.
fn is_mixed(value: &str) -> bool {
    value.len() >= 12
        && value.bytes().all(|byte| byte.is_ascii_alphabetic())
        && value.bytes().any(|byte| byte.is_ascii_lowercase())
        && value.bytes().any(|byte| byte.is_ascii_uppercase())
        && shape(value) != Shape::Words
}

/// Whether `value` names a credential or who issues one.
fn says_what_it_is(value: &str) -> bool {
    name::names_a_credential(value) || rules::is_provider(value)
}

/// Three words or more, joined alike, none of which says what a secret is for: `amber-birch-copper`, and no `airflow-db-creds`.
fn is_passphrase(value: &str) -> bool {
    const PURPOSES: &[&str] = &[
        "account", "admin", "airflow", "app", "api", "auth", "backend", "bucket", "cert", "client", "cluster", "config", "connection",
        "data", "database", "deploy", "docker", "env", "environment", "github", "google", "kube", "kubernetes", "local", "login",
        "postgres", "prod", "production", "pull", "registry", "server", "service", "staging", "storage", "store", "test", "user",
        "webhook", "manager", "name", "version", "value", "default", "file", "path", "text", "string", "variable", "random", "super",
        "shared",
    ];
    ['-', '_', '.'].into_iter().any(|joint| {
        let words = || value.split(joint);
        let is_plain = |word: &str| word.len() > 3 && is_word(word) && !PURPOSES.contains(&word);
        words().count() > 2 && words().all(is_plain)
    })
}

/// One word of small letters.
fn is_word(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Two words with a dot between them, neither of which settings, references and hosts begin or end with: `lantern.marigold`.
fn is_pair_of_words(value: &str) -> bool {
    const REFERRING: &[&str] = &[
        "config", "configs", "configuration", "settings", "secrets", "vault", "login", "forms", "users", "admin", "fields", "labels",
        "errors", "messages", "environ", "params", "props", "state", "django", "project", "module", "local", "localhost", "internal",
        "service", "cluster", "default", "production", "database", "server", "client", "request", "response", "session", "input", "value",
        "values", "model", "models", "data", "self",
    ];
    value.split_once('.').is_some_and(|(first, second)| {
        let is_word = |word: &str| word.len() > 4 && !REFERRING.contains(&word.to_ascii_lowercase().as_str());
        is_word(first) && is_word(second)
    })
}

/// Whether `value` may say where something is kept: `config.password`.
fn is_reference(value: &str) -> bool {
    value.contains('.') && joints(value) < 2 && !is_pair_of_words(value)
}

/// How many times words are joined in `value`.
fn joints(value: &str) -> usize {
    value.matches(['-', '_', '.']).count()
}

/// Whether `name` is `key` and no more.
pub(super) fn is_bare_key(name: &str) -> bool {
    name.eq_ignore_ascii_case("key")
}
