//! What is in a file that makes it one of credentials.

use crate::detect::assignment::Grammar;
use crate::detect::candidate::candidates;
use crate::detect::placeholder::is_placeholder;
use crate::finding::Severity;

/// What must be in a file beside its name.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// Something that the detector takes for a credential.
    Detected,
    /// One of these names is given a value.
    Given(&'static [&'static str]),
    /// A line of so many fields between colons, the last with a value.
    LastField(usize),
    /// A private key in PEM or PuTTY's format.
    PrivateKey,
    /// The same from its first line on, so that the file is a key and does not only speak of one.
    NothingButPrivateKey,
    /// A Google service account with its private key.
    ServiceAccount,
    /// One word alone.
    Word,
    /// Anything: the format is made to hold keys.
    NotEmpty,
}

/// Whether the detector finds a credential in `text`, a file of settings, that is not a public one of development.
#[must_use]
pub fn holds_credential(text: &str) -> bool {
    let is_public = |value: &str| DEVELOPMENT.iter().any(|known| known.eq_ignore_ascii_case(value));
    let found = candidates(text, Grammar::Shell);
    found.iter().any(|candidate| candidate.severity >= Severity::Medium && !is_public(candidate.value_in(text)))
}

/// Values that images, tutorials and compose files set up for development: public, so no secret in a file of settings.
const DEVELOPMENT: &[&str] = &[
    "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "redis", "rabbitmq", "guest", "minio", "minioadmin", "minio123",
    "minioadmin123", "elastic", "neo4j", "airflow", "superset", "jupyter", "grafana", "keycloak", "root", "admin", "administrator", "user",
    "docker", "dev", "devel", "develop", "development", "local", "localhost", "test", "testing", "secret", "password", "passwd", "letmein",
    "insecure",
];

impl Proof {
    /// Whether `text` has it.
    pub(super) fn holds(self, text: &str) -> bool {
        let has_value = |value: &str| !is_placeholder(value);
        match self {
            Self::Detected => holds_credential(text),
            Self::Given(names) => names.iter().any(|name| values(text, name).any(has_value)),
            Self::LastField(count) => {
                let lines = text.lines().filter(|line| !line.starts_with('#'));
                lines
                    .map(|line| line.splitn(count, ':').collect::<Vec<_>>())
                    .any(|fields| fields.len() == count && has_value(fields[count - 1]))
            }
            Self::PrivateKey => has_private_key(text),
            Self::NothingButPrivateKey => BEGINNINGS.iter().any(|start| text.trim_start().starts_with(start)) && has_private_key(text),
            Self::ServiceAccount => text.contains("\"service_account\"") && has_private_key(text),
            Self::Word => text.split_whitespace().count() == 1 && text.trim().len() >= 8 && has_value(text),
            Self::NotEmpty => !text.is_empty(),
        }
    }
}

/// What `name` is given in `text`: `name = value`, `"name": "value"`, `name value`.
fn values<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let stands_alone = move |at: usize| !text[..at].ends_with(is_word) && !text[at + name.len()..].starts_with(is_word);
    text.match_indices(name).filter(move |(at, _)| stands_alone(*at)).map(move |(at, _)| {
        let rest = text[at + name.len()..].trim_start_matches(['"', '\'']).trim_start_matches([' ', '\t', '=', ':']);
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        match quote {
            Some(quote) => rest[1..].split(quote).next().unwrap_or_default(),
            // an object or a list is no value, and what ends one belongs to none
            None if ["{\"", "[\""].iter().any(|opened| rest.starts_with(opened)) => "",
            None => rest.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default().trim_end_matches(['}', ']']),
        }
    })
}

/// How a file that is a key begins: with it, or with what OpenSSL and PuTTY write before it.
const BEGINNINGS: &[&str] = &["-----BEGIN ", "Bag Attributes", "Private-Key: ", "RSA Private-Key: ", "PuTTY-User-Key-File-"];

/// Characters of Base64 that are a key; what stands for one is shorter.
const LEAST_KEY: usize = 40;

fn has_private_key(text: &str) -> bool {
    let is_key = |body: &str| {
        let body = body.split("-----END").next().unwrap_or_default();
        body.bytes().filter(u8::is_ascii_alphanumeric).count() >= LEAST_KEY && !body.contains("...")
    };
    // OpenPGP's is called a block
    let head = |block| <str>::split_once(block, "PRIVATE KEY-----").or_else(|| block.split_once("PRIVATE KEY BLOCK-----"));
    let blocks = text.split("-----BEGIN ").skip(1).filter_map(head);
    // what stands before it on the line is the kind: `RSA `, `OPENSSH `
    blocks.filter(|(kind, _)| !kind.contains('-')).any(|(_, body)| is_key(body))
        || text.split_once("Private-Lines:").is_some_and(|(_, body)| is_key(body))
}

#[cfg(test)]
mod tests {
    use super::holds_credential;
    use crate::detect::example::fill;

    #[test]
    fn settings_of_development_are_public_and_others_are_not() {
        let public = "POSTGRES_USER=postgres\nPOSTGRES_PASSWORD=postgres\nMYSQL_ROOT_PASSWORD=root\nMINIO_ROOT_PASSWORD=minioadmin\n";
        assert!(!holds_credential(public));
        assert!(holds_credential(&format!("{public}DB_PASSWORD={}\n", fill("{alnum:14}", "db"))));
    }
}
