//! What a name says about the value it is given: whether people keep a credential under it.

mod languages;

use super::keywords::Threes;
use compact_str::CompactString;
use foldhash::HashMap;
use std::cell::RefCell;
use std::sync::LazyLock;

/// What kind of credential a name promises, from the surest to the vaguest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Promise {
    /// A password: anything that a person might type.
    Password,
    /// A token, secret or API key: something issued or generated.
    Credential,
    /// Some key: a credential only if it looks like nothing else.
    Key,
}

/// Pieces of text at which a credential-like name can be found.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    KEYWORDS.iter().chain(languages::KEYWORDS).copied()
}

/// Those of English and of abbreviations.
const KEYWORDS: &[&str] = &[
    "pass", "pwd", "secret", "token", "key", "credential", "auth", "psw", "bearer", "jwt", "_pat", "_pw", "appid", "pw=", "pw =", "pw:",
    "pw <-", " pw ", "(pw ", "'pw'", "\"pw\"", "psk", "sessionid", "sessid", "pwrd", "_tkn", "mnemonic", "seed phrase", "seed_phrase",
    "recovery phrase", "recovery_phrase", "login", "creds", "zugangsdaten",
];

/// Last words that mean a password.
const PASSWORD: &[&str] = &[
    "password", "passwords", "passwd", "passwds", "pwd", "pass", "passphrase", "passphrases", "passcode", "pswd", "psw", "passw", "pw",
    "passwrd", "pwrd", "dbpw", "rootpw", "adminpw", "userpw", "mypw", "userpass", "dbpass", "rootpass", "mypass", "sshpass", "psk",
];

/// Words that make the `pass` after them a ticket, a round or a way.
const HARMLESS_PASS: &[&str] = &[
    "boarding", "passenger", "first", "second", "third", "single", "multi", "one", "two", "forward", "backward", "high", "low", "band",
    "bus", "season", "travel", "rail", "press", "hall", "mountain", "day", "by", "over", "under", "sur", "tres", "com", "num", "n", "did",
    "all", "tests", "does", "will", "should", "is", "must", "long", "short", "completed", "incomplete", "train", "eval", "optimization",
    "compiler", "render", "depth", "game", "ski", "city", "annual", "sweep", "filter", "orbit", "orbital", "satellite", "iss", "ascending",
    "descending", "s1", "weld", "drill", "beam", "laser", "llvm", "mlir", "onnx", "tvm", "graph", "lowering", "through", "back", "lateral",
    "ground", "chest", "lob", "run",
];

/// Words that make the password after them a setting, or a question whether there is one.
const SETTING: &[&str] = &[
    "show", "hide", "require", "remember", "save", "enable", "allow", "forgot", "min", "max", "disabled", "disable", "no", "ask", "prompt",
    "without",
];

/// Words that make the password after them nobody's: one that is refused, guessed or shown.
const NOBODYS: &[&str] = &[
    "wrong", "bad", "invalid", "incorrect", "weak", "leaked", "breached", "pwned", "guessed", "fake", "dummy", "mock", "sample", "example",
];

/// Words in a name that make its key or token one that everybody may have, or that is for one page.
const PUBLIC: &[&str] = &["public", "pub", "pubkey", "publishable", "csrf", "xsrf", "csrfmiddlewaretoken", "antiforgery", "authenticity"];

/// Words that make the `key` after them the name of one thing among many, or the half of a pair that everybody may have.
const THING: &[&str] = &[
    "file", "folder", "path", "uri", "url", "playlist", "track", "album", "artist", "song", "video", "tweet", "post", "thread", "user",
    "customer", "member", "person", "patient", "tx", "transaction", "block", "address", "contract", "mint", "cid", "content", "digest",
    "checksum", "etag", "commit", "dataset", "table", "view", "layer", "tile", "scene", "granule", "station", "sensor", "sample",
    "specimen", "barcode", "umi", "cell", "gene", "transcript", "protein", "peptide", "mol", "molecule", "compound", "variant", "snp",
    "star", "paper", "cite", "citation", "bibtex", "bib", "doi", "isbn", "fingerprint", "pair", "trading", "quote", "asset", "component",
    "widget", "slot", "param", "parameter", "setting", "option", "header", "env", "property", "translation", "locale", "annotation",
    "resource", "lock", "verify", "verifying", "verification", "recipient", "peer", "gpg", "pgp",
];

/// What a key is called that its owner makes up, where others are issued.
const MADE_UP: &[&str] = &[
    "secret", "signing", "encryption", "auth", "master", "shared", "session", "cookie", "hmac", "jwt", "cipher", "crypto", "login",
    "private",
];

/// Ends of a last word that is written as one: `PGPASSWORD`, `authtoken`.
const PASSWORD_ENDS: &[&str] = &["password", "passwd", "passphrase", "passwort", "pwd"];

/// Last words that mean an issued credential.
const CREDENTIAL: &[&str] = &[
    "secret", "secrets", "token", "tokens", "apikey", "apikeys", "credential", "credentials", "cred", "creds", "jwt", "pat", "bearer",
    "accesskey", "secretkey", "authkey", "privatekey", "apitoken", "authorization", "auth", "apisecret", "tkn",
];

const CREDENTIAL_ENDS: &[&str] = &["token", "apikey", "secret", "secretkey", "accesskey", "authkey"];

/// Last words that mean some key.
const KEY: &[&str] = &["key", "appid", "tok", "sessionid", "jsessionid", "phpsessid", "mnemonic", "gkey", "ckey", "akey", "skey"];

/// Words that make the `key` after them a credential.
const KEY_OF: &[&str] = &[
    "api", "secret", "access", "private", "auth", "account", "encryption", "signing", "master", "service", "subscription", "ssh", "fernet",
    "storage", "client", "consumer", "deploy", "admin", "jwt", "hmac", "shared", "application", "app", "bot", "write", "ingest", "license",
    "rsa", "aes", "root", "host", "server", "project", "auth", "security", "ingestion", "integration", "function", "functions", "webhook",
    "cookie", "crypto", "cipher", "decryption",
];

/// Pairs of words that name what is issued.
const ISSUED: &[[&str; 2]] =
    &[["api", "key"], ["secret", "key"], ["access", "key"], ["api", "token"], ["access", "token"], ["auth", "token"]];

/// Who issues what is called a PAT.
const ISSUERS: &[&str] = &[
    "github", "gh", "gitlab", "git", "azure", "azdo", "ado", "devops", "databricks", "dbx", "snowflake", "airtable", "tableau", "jira",
    "bitbucket", "docker", "dockerhub", "access", "personal", "user", "admin", "bot", "ci",
];

/// Words at the end of a name that say nothing about what it holds: `password2`, `api_key_prod`.
const NEUTRAL: &[&str] = &[
    "1", "2", "3", "4", "prod", "production", "dev", "staging", "stage", "test", "old", "new", "live", "value", "val", "str", "string",
    "default", "base", "b64", "base64", "raw", "plain", "plaintext", "tmp", "temp", "backup", "primary", "secondary", "main", "current",
    "literal", "v1", "v2", "v3", "demo", "local", "hex", "admin", "root", "user", "db", "override", "fallback", "hardcoded", "bytes",
];

/// Words before `token`, `key` or `secret` that make it something of a language model, a page or a table.
const HARMLESS_BEFORE: &[&str] = &[
    "pad", "eos", "bos", "sep", "cls", "mask", "unk", "stop", "special", "start", "end", "next", "page", "continuation", "max", "min",
    "num", "n", "image", "prompt", "completion", "total", "input", "output", "first", "last", "bad", "sort", "primary", "foreign",
    "partition", "public", "index", "group", "join", "cache", "row", "column", "col", "dict", "json", "map", "short", "cursor", "sync",
    "resume", "decoder", "audio", "video", "begin", "eot", "eom", "suffix", "prefix", "infix", "forced", "added", "additional", "per",
    "of", "avg", "mean", "idempotency", "natural", "surrogate", "unique", "composite", "lookup", "object", "s3", "blob", "meta",
    "metadata", "config", "place", "geo", "h3", "s2", "site", "gsheet", "figure", "legend", "speaker", "pub", "publishable", "keyboard",
    "arrow", "random", "jax", "prng", "rng", "text", "vocab", "word", "sub", "cur", "prev", "any", "each", "target", "source", "src",
    "tgt", "language", "lang", "feature", "label", "batch", "data", "df", "dataframe", "result", "results", "inchi", "sheet",
    "spreadsheet", "doc", "document", "drive", "node", "edge", "metric", "model", "run", "experiment", "task", "issue", "ticket", "i18n",
    "message", "color", "plot", "redis", "kv", "hash", "range", "shard", "routing", "kafka", "order", "product", "goog", "amz", "response",
    "event", "item", "record", "entry", "state", "session_state", "attention", "accession", "smiles", "bpe", "subword", "cmp", "min_new",
    "new", "max_new", "time", "date", "name", "by", "lock", "gene", "protein", "cell", "barcode",
];

/// The promise of `name`, an identifier or a label of words; `None` where a credential does not belong under it.
pub(super) fn promise(name: &str) -> Option<Promise> {
    if !may_promise(name) {
        return None;
    }
    // a notebook has few names, each many times
    KNOWN.with_borrow_mut(|known| {
        if let Some(promise) = known.get(name) {
            return *promise;
        }
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        *known.entry(name.into()).or_insert(read(name))
    })
}

/// Names that are known at once.
const MOST_KNOWN: usize = 1 << 10;

thread_local! {
    /// What names promise that were read before.
    static KNOWN: RefCell<HashMap<CompactString, Option<Promise>>> = RefCell::default();
}

/// The promise of `name` word by word.
fn read(name: &str) -> Option<Promise> {
    let is_label = |name: &str| languages::LABELS.contains(&lower(name).as_str());
    if name.bytes().any(|byte| byte == b' ' || byte >= 0x80) && is_label(name) {
        return Some(Promise::Password);
    }
    // what Azure's services call their two keys, and no column of a table
    if matches!(name, "primaryKey" | "secondaryKey") {
        return Some(Promise::Key);
    }
    let words = words(name);
    of_words(&words).or_else(|| {
        // `key_for_api`: what it opens comes last; whoever passes for something is no password
        let of = &words[..words.iter().position(|word| word == "for")?];
        of_words(of).filter(|_| of.last().is_some_and(|last| last != "pass"))
    })
}

/// The promise of a name of these `words`.
fn of_words(words: &[CompactString]) -> Option<Promise> {
    let mut end = words.len();
    while end > 1 && NEUTRAL.contains(&words[end - 1].as_str()) {
        end -= 1;
    }
    let (last, before) = words.get(..end)?.split_last()?;
    let qualifier = before.last().map(CompactString::as_str);
    let stem = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_before = |list: &[&str]| qualifier.is_some_and(|word| list.contains(&word));
    let is_no_pass = stem == "pass" && is_before(HARMLESS_PASS);
    // the company; commonly used ones
    let is_other = last == "auth0" || last.ends_with('s') && is_before(&["common"]);
    if is_no_pass || is_other || is_before(NOBODYS) || is_before(SETTING) {
        return None;
    }
    if means_password(stem, qualifier) {
        return Some(Promise::Password);
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    // what ASP.NET puts into a form, what AWS knows a request by that is sent twice
    let is_of_request = || {
        let is_after = |pair: [&str; 2]| before.len() > 1 && before[before.len() - 2..] == pair;
        stem == "token" && (is_after(["request", "verification"]) || is_after(["client", "request"]))
    };
    let is_harmless = || is_before(HARMLESS_BEFORE) || has(PUBLIC) && !has(&["secret"]) || is_of_request();
    of_issued(stem, before, qualifier).filter(|_| !is_harmless())
}

/// Whether a name with the last word `stem`, after `qualifier`, is that of a password.
fn means_password(stem: &str, qualifier: Option<&str>) -> bool {
    PASSWORD.contains(&stem)
        || languages::PASSWORD.contains(&stem)
        || ends_in(stem, PASSWORD_ENDS)
        || matches!(
            (qualifier, stem),
            (Some("seed" | "recovery" | "backup" | "mnemonic"), "phrase")
                | (Some("pass"), "word" | "phrase" | "code")
                | (Some("access" | "entry" | "door"), "code")
                // Italian: a word that is a key
                | (Some("parola"), "key" | "chiave" | "segreta" | "ordine")
                | (Some("clave"), "bd" | "acceso" | "usuario")
        )
}

/// What a name of something that is issued promises: its last word `stem` comes after the words `before`, of which `qualifier` is
/// the last.
fn of_issued(stem: &str, before: &[CompactString], qualifier: Option<&str>) -> Option<Promise> {
    let is = |list: &[&str]| list.contains(&stem);
    if is(CREDENTIAL) || is(languages::CREDENTIAL) || ends_in(stem, CREDENTIAL_ENDS) {
        // a pattern is called so too, and words of a language are tokens
        let is_vague = stem == "pat" && !qualifier.is_some_and(|word| ISSUERS.contains(&word)) || stem == "tokens" && qualifier.is_none();
        return Some(if is_vague { Promise::Key } else { Promise::Credential });
    }
    // what is a key in another language
    let stem = if languages::KEY.contains(&stem) { "key" } else { stem };
    let is_key = |word: &str| ["key", "token"].contains(&word) || languages::KEY.contains(&word);
    let means_key = KEY.contains(&stem);
    if means_key && qualifier.is_some_and(|word| THING.contains(&word)) {
        return None;
    }
    match (stem, qualifier) {
        ("cookie", Some("session" | "auth" | "login")) | ("code", Some("secret" | "unlock" | "vault" | "alarm")) => {
            Some(Promise::Credential)
        }
        // `jeton_acces`: French has the noun first
        (_, Some("jeton")) => Some(Promise::Credential),
        ("key" | "keys", Some(word)) if KEY_OF.contains(&word) => Some(Promise::Credential),
        // `key_api`, `key_openai`; Spanish and Portuguese have the noun first
        ("api" | "secret" | "openai", Some(noun)) if is_key(noun) => Some(Promise::Credential),
        _ if means_key => Some(Promise::Key),
        // `senha_banco`, `password_db`: what it opens comes last
        (_, Some(noun)) if languages::NOUN_FIRST.contains(&noun) => Some(Promise::Password),
        // `api_key_openweather`: whose it is comes last
        _ if before.iter().any(|word| matches!(word.as_str(), "apikey" | "apitoken")) => Some(Promise::Key),
        _ if before.windows(2).any(|pair| ISSUED.contains(&[pair[0].as_str(), pair[1].as_str()])) => Some(Promise::Key),
        (joined, _) => match joined.strip_suffix("key") {
            Some(whose) if KEY_OF.contains(&whose) => Some(Promise::Credential),
            // `noaakey`, and no `primarykey`
            Some(whose) if whose.len() > 3 && !HARMLESS_BEFORE.contains(&whose) && !THING.contains(&whose) => Some(Promise::Key),
            _ => None,
        },
    }
}

/// Whether `stem` is one of `ends` and something before it.
fn ends_in(stem: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| stem.len() > end.len() && stem.ends_with(end))
}

/// Whether `name` holds the beginning of any word that means a credential: most names do not, and are done with here.
fn may_promise(name: &str) -> bool {
    let bytes = name.as_bytes();
    if bytes.len() > LONGEST {
        return false;
    }
    let beginnings = &*BEGINNINGS;
    let begins = |window: &[u8; 3]| beginnings.has(window) || window[0] | 0x20 == b'p' && window[1] | 0x20 == b'w';
    let ends = bytes.last_chunk().is_some_and(|end: &[u8; 2]| end.eq_ignore_ascii_case(b"pw"));
    ends || bytes.array_windows().any(begins) || !name.is_ascii()
}

/// Bytes up to which something is a name: what is longer is data.
const LONGEST: usize = 200;

/// The first three bytes of every word that means a credential.
static BEGINNINGS: LazyLock<Threes> = LazyLock::new(|| {
    let lists = [
        PASSWORD,
        languages::PASSWORD,
        languages::LABELS,
        PASSWORD_ENDS,
        CREDENTIAL,
        languages::CREDENTIAL,
        CREDENTIAL_ENDS,
        KEY,
        languages::KEY,
    ];
    Threes::of(lists.into_iter().flatten().copied())
});

/// Whether `name` is that of a secret by which a program signs: `JWT_SECRET_KEY`, `app.secret_key`.
pub(super) fn signs(name: &str) -> bool {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&["secret"]) && has(&["key", "jwt", "flask", "django", "session", "cookie", "app", "signing", "hmac", "webhook"])
}

/// The last word of `name`, where it says that something is called or told by the value: `wandb_run_id`, `kaggle_file_md5`. Who
/// has the id of an app may ask in its name.
pub(super) fn calls_a_thing(name: &str) -> Option<CompactString> {
    const CALLING: &[&str] = &[
        "id", "ids", "uid", "uuid", "guid", "gid", "sha", "hash", "md", "digest", "checksum", "commit", "revision", "version", "etag",
        "fingerprint", "url", "uri", "endpoint", "host", "name", "region", "index", "namespace", "project", "run", "job", "trace", "span",
        "event", "message", "order", "block", "tx", "address", "model", "dataset", "file", "path", "station", "artifact", "experiment",
    ];
    let words = words(name);
    let (last, before) = words.split_last()?;
    let is_of_app = last == "id" && before.last().is_some_and(|word| word == "app");
    (CALLING.contains(&last.trim_end_matches(|c: char| c.is_ascii_digit())) && !is_of_app).then(|| last.clone())
}

/// Whether `word` in a sentence makes of the `name` after it what is no credential: `public key`, `next page token`, `first pass`.
pub(super) fn is_harmless_with(word: &str, name: &str) -> bool {
    const PLAIN: &[&str] = &[
        "public", "publishable", "page", "primary", "foreign", "sort", "partition", "pad", "mask", "cache", "continuation", "idempotency",
        "verification", "recipient", "site", "object",
    ];
    let has = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    is(&["key", "token", "keys", "tokens"]) && has(PLAIN) || is(&["pass"]) && has(HARMLESS_PASS)
}

/// Whether `name` is that of what somebody issues, a token or a key, and nobody thinks up: `access_token`, `api_keys`.
pub(super) fn is_issued(name: &str) -> bool {
    let words = words(name);
    let ends = |word: &str| ["token", "tokens", "tok", "tkn", "key", "keys", "bearer"].iter().any(|end| word.ends_with(end));
    let last = words.iter().rfind(|word| !NEUTRAL.contains(&word.as_str()) && !word.bytes().all(|b| b.is_ascii_digit()));
    last.is_some_and(|last| ends(last.trim_end_matches(|c: char| c.is_ascii_digit())))
        && !words.iter().any(|word| MADE_UP.iter().any(|made_up| word.starts_with(made_up)))
}

/// Whether `name` is that of a secret, and of nothing more precise: `secret`, `enable_secret`.
pub(super) fn is_secret(name: &str) -> bool {
    words(name).last().is_some_and(|word| word == "secret")
}

/// Whether `name` is that of all it takes to log in, the user among it: `credentials`, `db_creds`, `auth`.
pub(super) fn is_login(name: &str) -> bool {
    !name.eq_ignore_ascii_case("oauth")
        && words(name).last().is_some_and(|word| ["credentials", "creds", "credential", "auth", "login", "logins"].contains(&word.as_str()))
}

/// Whether `word`, in small letters, is one for who logs in.
pub(super) fn is_user(word: &str) -> bool {
    languages::USER.contains(&word)
}

/// Whether `text`, in a language that writes no spaces, says something of a password: `请输入密码`.
pub(super) fn speaks_of_password(text: &str) -> bool {
    !text.is_ascii() && languages::UNSPACED.iter().any(|word| text.contains(word) && text.chars().all(|c| !c.is_ascii()))
}

/// Whether a word of `text` names a credential: then `text` is a name, a label or a prompt rather than a value.
pub(super) fn names_a_credential(text: &str) -> bool {
    words(text).iter().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit())).any(|word| {
        let listed = |list: &[&str]| list.contains(&word);
        listed(PASSWORD)
            || listed(languages::PASSWORD)
            || listed(CREDENTIAL)
            || listed(&["key", "keys"])
            || PASSWORD_ENDS.iter().chain(CREDENTIAL_ENDS).any(|end| word.ends_with(end))
    })
}

/// The words of an identifier in lower case: `awsSecretKey`, `AWS_SECRET_KEY` and `aws-secret-key` have the same three.
pub(super) fn words(name: &str) -> Vec<CompactString> {
    let mut words = Vec::with_capacity(4);
    let mut word = 0..0;
    let mut previous = ' ';
    let mut chars = name.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let mut next_is_lower = || chars.peek().is_some_and(|(_, next)| next.is_lowercase());
        let begins =
            !previous.is_alphanumeric() || char.is_uppercase() && (previous.is_lowercase() || previous.is_uppercase() && next_is_lower());
        previous = char;
        if !char.is_alphanumeric() {
            continue;
        }
        if begins && !word.is_empty() {
            words.push(lower(&name[word]));
            word = at..at;
        }
        word = if word.is_empty() { at } else { word.start }..at + char.len_utf8();
    }
    if !word.is_empty() {
        words.push(lower(&name[word]));
    }
    words
}

fn lower(word: &str) -> CompactString {
    let mut lower = CompactString::new(word);
    match lower.is_ascii() {
        true => lower.make_ascii_lowercase(),
        false => lower = CompactString::from_str_to_lowercase(word),
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::Promise::{Credential, Key, Password};
    use super::{CREDENTIAL, CREDENTIAL_ENDS, KEY, PASSWORD, PASSWORD_ENDS, languages, may_promise, promise};
    use crate::detect::assignment::Grammar;
    use crate::detect::candidate::candidates;

    #[test]
    fn no_name_that_promises_is_done_with_too_early() {
        for word in PASSWORD.iter().chain(PASSWORD_ENDS).chain(CREDENTIAL).chain(CREDENTIAL_ENDS).chain(KEY) {
            assert!(may_promise(word) && may_promise(&format!("my_{}", word.to_uppercase())), "{word}");
        }
        assert!(!may_promise("output_type"));
    }

    #[test]
    fn a_word_of_another_language_is_found_in_small_letters_and_with_a_capital() {
        let words = languages::PASSWORD.iter().chain(languages::LABELS);
        for word in words.filter(|word| !["palavrapasse", "passe", "parol"].contains(word)) {
            let capital: String = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
            for label in [(*word).to_owned(), capital] {
                let text = format!("{label}: Quartz-Falcon7\n");
                assert!(may_promise(&label), "{label}");
                assert_eq!(candidates(&text, Grammar::Loose).len(), 1, "{text}");
            }
        }
    }

    #[test]
    fn names_promise_what_people_keep_under_them() {
        for name in [
            "password", "PGPASSWORD", "db_pass", "user_pwd", "smtpPassword", "password2", "DB_PASSWORD_PROD", "rootpw_pw", "passphrase",
            "dbpw", "my_pwrd", "parola_chiave", "clave_bd", "пароль_бд", "mdp_bdd", "mot_de_passe_bdd",
        ] {
            assert_eq!(promise(name), Some(Password), "{name}");
        }
        for name in [
            "api_key", "OPENAI_API_KEY", "apiKey", "x-api-key", "token", "GITHUB_TOKEN", "client_secret", "SECRET_KEY_BASE", "authtoken",
            "aws_secret_access_key", "ACCESS_TKN",
        ] {
            assert_eq!(promise(name), Some(Credential), "{name}");
        }
        for name in ["key", "gmaps_key", "weather_key"] {
            assert_eq!(promise(name), Some(Key), "{name}");
        }
    }

    #[test]
    fn other_names_promise_nothing() {
        for name in [
            "pad_token", "eos_token", "max_tokens", "next_page_token", "sort_key", "primary_key", "secret_name", "token_url",
            "password_field", "keyboard", "passed", "bypass", "tokenizer", "monkey", "author", "private_key_path", "token_type",
            "public_key", "place_key", "h3_token",
        ] {
            assert_eq!(promise(name), None, "{name}");
        }
    }
}
