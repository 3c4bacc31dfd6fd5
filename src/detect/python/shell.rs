//! What a shell command shows: a server's answer, the environment, or nothing of interest.

use super::value::Origin;
use crate::detect::name;

/// What the variables of an environment that hold nothing of weight are called by.
const PLAIN: &[&str] = &[
    "cuda", "path", "home", "python", "conda", "virtual", "ld_", "nvidia", "java", "spark", "hadoop", "gpu", "tpu", "xla", "tf_", "omp",
    "mkl", "slurm", "lang", "lc_", "tz", "shell", "term", "display",
];

/// Whether `command` looks for a few variables in the environment, and for none that may hold a credential.
fn looks_for_plain(command: &str) -> bool {
    let words = |part: &str| part.split_whitespace().map(|word| word.trim_matches(['"', '\'', '^']).to_lowercase()).collect::<Vec<_>>();
    let (all, last) = (words(command), words(command.rsplit('|').next().unwrap_or_default()));
    let is_plain =
        |word: &String| word.starts_with('-') || PLAIN.iter().any(|plain| word.contains(plain)) && !name::names_a_credential(word);
    match (all.first().map(String::as_str), last.as_slice()) {
        (Some("printenv"), [_]) => false,
        (Some("printenv"), [first, names @ ..]) if first == "printenv" => names.iter().all(is_plain),
        (Some("env" | "printenv" | "set" | "export"), [first, patterns @ ..]) => {
            ["grep", "egrep", "rg"].contains(&first.as_str()) && patterns.iter().all(is_plain)
        }
        _ => false,
    }
}

/// Where the output of the shell command line `command` comes from; the greatest of its parts.
pub(in crate::detect) fn origin_of(command: &str) -> Origin {
    if looks_for_plain(command) {
        return Origin::Unknown;
    }
    command.split(['|', ';', '\n']).flat_map(|part| part.split("&&")).map(origin_of_one).max().unwrap_or_default().min(after_pipe(command))
}

/// A pipe into something that counts or swallows shows nothing of what goes in.
fn after_pipe(command: &str) -> Origin {
    let last = command.rsplit('|').next().unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let swallows = command.contains('|')
        && ["wc", "md5sum", "sha256sum", "tar", "gunzip", "bash", "sh", "tee", "python", "psql", "docker", "sudo", "gpg", "apt-key"]
            .contains(&last);
    if swallows { Origin::Unknown } else { Origin::Payload }
}

fn origin_of_one(part: &str) -> Origin {
    let words: Vec<&str> =
        part.split_whitespace().filter(|word| !matches!(*word, "sudo" | "time" | "env") || part.trim() == *word).collect();
    let words = &words[words.iter().take_while(|word| words.len() > 1 && leads(word)).count()..];
    let has = |flags: &[&str]| words.iter().any(|word| flags.contains(word));
    let short = |flag: char| words.iter().any(|word| word.starts_with('-') && !word.starts_with("--") && word.contains(flag));
    let to_file = part.contains('>') || has(&["--output", "--remote-name", "-o", "-O"]);
    match words.first().map(|word| word.rsplit('/').next().unwrap_or(word)) {
        Some("curl") if to_file || short('O') || short('o') || has(&["--version", "-V", "--help", "-h"]) => Origin::Unknown,
        Some("curl" | "http" | "https" | "xh") => Origin::Payload,
        Some("wget") if part.contains("-O-") || part.contains("-O -") || part.contains("-qO-") => Origin::Payload,
        Some("aws" | "gcloud" | "az" | "gh" | "kubectl")
            if has(&["secretsmanager", "secrets", "get-secret-value", "api", "list", "describe", "get"])
                || words.iter().any(|word| ["list-", "describe-", "get-"].iter().any(|verb| word.starts_with(verb))) =>
        {
            Origin::Payload
        }
        Some("env" | "printenv" | "export" | "set") if words.len() == 1 => Origin::Environment,
        Some("printenv") => Origin::Environment,
        Some("cat" | "less" | "more" | "head" | "tail" | "type" | "bat") if words.iter().any(|word| holds_credentials(word)) => {
            Origin::Environment
        }
        Some("declare" | "export") if has(&["-p", "-x"]) => Origin::Environment,
        _ => Origin::Unknown,
    }
}

/// Whether a command comes after `word`: `do curl …`, `TZ=UTC curl …`.
fn leads(word: &str) -> bool {
    matches!(word, "do" | "then" | "else" | "if" | "while" | "until" | "{" | "(" | "!" | "nohup" | "command" | "exec" | "xargs" | "watch")
        || word.split_once('=').is_some_and(|(name, value)| {
            !value.contains('(') && !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        })
}

/// Whether a path names a file that is there to hold credentials.
fn holds_credentials(path: &str) -> bool {
    let path = path.trim_matches(['"', '\'']);
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_template = ["example", "sample", "template", "dist"].iter().any(|end| name.ends_with(end));
    if is_template {
        return false;
    }
    name == ".env"
        || name.starts_with(".env.")
        || name.ends_with(".env")
        || path.ends_with(".aws/credentials")
        || path.ends_with("/environ")
        || matches!(
            name,
            "kaggle.json"
                | ".netrc"
                | ".pgpass"
                | ".pypirc"
                | "credentials"
                | "credentials.json"
                | "service_account.json"
                | "secrets.toml"
                | "secrets.yaml"
                | ".git-credentials"
                | "id_rsa"
        )
}

#[cfg(test)]
mod tests {
    use super::{Origin, origin_of};

    #[test]
    fn commands_are_known_by_what_they_show() {
        for (command, origin) in [
            ("curl -s https://a.org", Origin::Payload),
            ("curl -s https://a.org | jq .", Origin::Payload),
            ("curl -o x.zip https://a.org", Origin::Unknown),
            ("curl --version", Origin::Unknown),
            ("curl -sO https://a.org/x", Origin::Unknown),
            ("aws s3api list-buckets", Origin::Payload),
            ("curl -s https://a.org > x", Origin::Unknown),
            ("wget https://a.org/x.csv", Origin::Unknown),
            ("wget -qO- https://a.org", Origin::Payload),
            ("for i in 1 2; do curl -s https://a.org/$i; done", Origin::Payload),
            ("if true; then TZ=UTC curl -s https://a.org; fi", Origin::Payload),
            ("for i in 1 2; do wget https://a.org/$i; done", Origin::Unknown),
            ("cat urls | xargs curl -s", Origin::Payload),
            ("x=$(curl -s https://a.org)", Origin::Unknown),
            ("env", Origin::Environment),
            ("printenv", Origin::Environment),
            ("cat .env", Origin::Environment),
            ("cat .env.local", Origin::Environment),
            ("cat .env.example", Origin::Unknown),
            ("printenv HOME", Origin::Unknown),
            ("printenv OPENAI_API_KEY", Origin::Environment),
            ("env | grep -i cuda", Origin::Unknown),
            ("env | grep -i aws", Origin::Environment),
            ("env | sort", Origin::Environment),
            ("cat ~/.aws/credentials", Origin::Environment),
            ("cat data.csv", Origin::Unknown),
            ("pip install x", Origin::Unknown),
            ("ls -la", Origin::Unknown),
        ] {
            assert_eq!(origin_of(command), origin, "{command}");
        }
    }
}
