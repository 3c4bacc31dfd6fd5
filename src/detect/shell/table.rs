//! What is known of commands: which ask a server and show what it answers, which show what they are fed, which swallow it.

use crate::detect::name;
use crate::detect::python::Origin;

/// Commands that show nothing of what they are fed: they count it, run it, or put it away.
const SWALLOWING: &[&str] = &[
    "wc", "md5sum", "md5", "sha1sum", "sha256sum", "sha512sum", "shasum", "cksum", "tar", "bsdtar", "cpio", "unzip", "bash", "sh", "zsh",
    "fish", "psql", "mysql", "sqlite3", "docker", "podman", "gpg", "apt-key", "apt-get", "kubectl", "helm", "node", "ruby", "Rscript", "R",
    "julia", "dd", "install", "crontab", "ssh", "source", "openssl", "pbcopy", "xclip", "pip", "pip3", "uv", "sponge", "logger", "mail",
    "true", "cargo", "java", "bc",
];

/// Commands that ask a server and show its answer, where one of these words, or one that starts so, is among their first: among how
/// many. What comes after is what they are asked for, which may be called anything. An option may stand anywhere.
const ASKING: &[(&str, usize, &[&str])] = &[
    ("gcloud", 9, &["list", "describe", "get-", "secrets", "read", "search"]),
    ("az", 9, &["list", "show", "get", "describe", "query", "rest", "download-text"]),
    ("gh", 2, &["api", "view", "list", "status", "search"]),
    ("glab", 2, &["api", "view", "list", "search"]),
    ("kubectl", 1, &["get", "describe", "top", "api"]),
    ("oc", 1, &["get", "describe"]),
    ("gsutil", 1, &["ls", "cat", "stat", "du"]),
    ("bq", 1, &["query", "ls", "show", "head"]),
    ("s3cmd", 1, &["ls", "info", "get-"]),
    ("mc", 1, &["ls", "cat", "stat"]),
    ("rclone", 1, &["ls", "cat", "lsd", "lsl"]),
    ("doctl", 4, &["list", "get"]),
    ("linode-cli", 2, &["list", "view"]),
    ("hcloud", 2, &["list", "describe"]),
    ("oci", 9, &["list", "get", "query"]),
    ("ibmcloud", 3, &["list", "get", "show"]),
    ("heroku", 1, &["info", "list", "apps", "ps", "config"]),
    ("stripe", 3, &["list", "retrieve", "get", "search"]),
    ("twilio", 4, &["list", "fetch"]),
    ("databricks", 3, &["list", "get", "ls", "cat"]),
    ("sf", 3, &["query", "list", "display"]),
    ("sfdx", 3, &["query", "list", "display"]),
    ("snow", 2, &["sql", "list"]),
    ("kaggle", 2, &["list", "submissions", "leaderboard", "files"]),
    ("huggingface-cli", 1, &["whoami"]),
    ("hf", 2, &["whoami"]),
    ("ollama", 1, &["run", "show"]),
    ("openai", 1, &["api"]),
    ("yt-dlp", 0, &["-j", "-J", "--dump-json", "--dump-single-json", "--get-title", "--get-url", "-F", "--print"]),
    ("youtube-dl", 0, &["-j", "-J", "--dump-json", "--get-title", "--get-url", "-F"]),
    ("lynx", 0, &["-dump", "--dump", "-source"]),
    ("w3m", 0, &["-dump", "-dump_source"]),
    ("links", 0, &["-dump", "-source"]),
    ("elinks", 0, &["-dump", "-source"]),
];

/// Commands whose answer is all that they show.
const ALWAYS: &[&str] = &["GET", "POST", "lwp-request", "grpcurl", "llm", "sgpt", "aichat", "mods", "twurl", "wscat", "websocat"];

/// Commands of `gcloud` and its like that look at what is on this machine.
const LOCAL: &[&str] = &["config", "configure", "auth", "components", "version", "--version", "help", "--help", "completion", "init"];

/// Options that are followed by no value.
const FLAGS: &[&str] = &["-m", "-q", "--quiet", "--debug", "--json", "--verbose", "--only-show-errors", "--version", "--help"];

/// `words` from the first on that is no option, nor the value of one: `s3 ls` of `--profile dev s3 ls`.
pub(in crate::detect) fn past_options<'a, 'w>(mut words: &'a [&'w str]) -> &'a [&'w str] {
    while let [option, rest @ ..] = words
        && option.starts_with('-')
    {
        let is_flag = option.contains('=') || option.starts_with("--no-") || FLAGS.contains(option);
        let has_value = !is_flag && rest.first().is_some_and(|next| !next.starts_with('-'));
        words = &rest[usize::from(has_value)..];
    }
    words
}

/// Where what `program` shows of its own comes from, when it is called with `words`.
pub(super) fn origin_of(program: &str, words: &[&str]) -> Origin {
    let has = |flags: &[&str]| words.iter().any(|word| flags.contains(word));
    let own = past_options(words);
    let asks = match program {
        "curl" => shows_body(words) && names_a_server(words),
        "http" | "https" | "xh" | "xhs" | "curlie" => {
            !words.is_empty() && !has(&["--download", "-d", "--output", "-o", "--offline", "--version", "--help"])
        }
        "wget" => writes_to_stdout(words),
        "aws" => match own.first() {
            Some(&"s3") => matches!(own.get(1), Some(&"ls" | &"presign")) || words.last() == Some(&"-"),
            Some(service) => !LOCAL.contains(service) && own.len() > 1,
            None => false,
        },
        _ if words.first().into_iter().chain(own.first()).any(|word| LOCAL.contains(word)) => false,
        _ if ALWAYS.contains(&program) => true,
        _ => ASKING.iter().filter(|(name, ..)| *name == program).any(|(_, most, verbs)| {
            let mut first = own.iter().take(*most).take_while(|word| !word.starts_with('-'));
            let is_verb = |word: &&str| verbs.iter().any(|verb| word == verb || verb.ends_with('-') && word.starts_with(verb));
            first.any(|word| is_verb(word) && *word != "get-credentials")
                || verbs.iter().any(|verb| verb.starts_with('-') && words.contains(verb)) && names_a_server(words)
        }),
    };
    if asks {
        return Origin::Payload;
    }
    let shows_environment = match program {
        "env" | "set" | "export" => words.is_empty(),
        "printenv" => words.is_empty() || !are_plain(words),
        "cat" | "less" | "more" | "head" | "tail" | "type" | "bat" => words.iter().any(|word| holds_credentials(word)),
        _ => false,
    };
    if shows_environment || matches!(program, "declare" | "export") && has(&["-p", "-x"]) { Origin::Environment } else { Origin::Unknown }
}

/// Where what `program`, called with `words`, shows of what it is fed comes from, that being from `fed`.
pub(super) fn passed(program: &str, words: &[&str], fed: Origin) -> Origin {
    let has_letter = |letter: char| words.iter().any(|word| word.starts_with('-') && !word.starts_with("--") && word.contains(letter));
    let swallows = match program {
        "jq" => words.iter().any(|word| word.trim_end().ends_with("length")),
        "grep" | "egrep" | "rg" => has_letter('c') || has_letter('q') || fed == Origin::Environment && are_plain(words),
        // a program in a word, or the module that formats JSON; else what is fed is the program
        _ if program.starts_with("python") => !words.iter().any(|word| matches!(*word, "-c" | "json.tool")),
        _ => SWALLOWING.contains(&program),
    };
    if swallows { Origin::Unknown } else { fed }
}

/// What the variables of an environment that hold nothing of weight are called by.
const PLAIN: &[&str] = &[
    "cuda", "path", "home", "python", "conda", "virtual", "ld_", "nvidia", "java", "spark", "hadoop", "gpu", "tpu", "xla", "tf_", "omp",
    "mkl", "slurm", "lang", "lc_", "tz", "shell", "term", "display",
];

/// Whether `words` are options and variables of an environment, or patterns of some, none of which may hold a credential.
fn are_plain(words: &[&str]) -> bool {
    words
        .iter()
        .map(|word| word.trim_start_matches('^').to_lowercase())
        .all(|word| word.starts_with('-') || PLAIN.iter().any(|plain| word.contains(plain)) && !name::names_a_credential(&word))
}

/// Options of `curl` that take what follows them.
const WITH_VALUE: &str = "oDdHXAuTFeEcbmwxyYzKQrtCUP";

/// Whether `curl` shows the answer, or its headers, rather than to write all of it to a file.
fn shows_body(words: &[&str]) -> bool {
    let mut is_written = words.is_empty();
    let mut headers = false;
    let is_stdout = |file: Option<&&str>| matches!(file.copied(), Some("-" | "/dev/stdout"));
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1);
        match *word {
            "--version" | "-V" | "--help" | "-h" | "--remote-name" | "--remote-name-all" => is_written = true,
            "--output" => is_written |= !is_stdout(next),
            "--dump-header" => headers |= is_stdout(next),
            _ if word.starts_with("--output=") => is_written |= !word.ends_with("=-"),
            _ if word.starts_with("--") || !word.starts_with('-') => {}
            _ => {
                let letters = word[1..].char_indices();
                let read = letters.clone().find(|(_, letter)| WITH_VALUE.contains(*letter)).map_or(word.len() - 1, |(end, _)| end + 1);
                for (place, letter) in letters.take_while(|(place, _)| *place < read) {
                    let own = word.get(2 + place..).filter(|rest| !rest.is_empty());
                    let file = own.as_ref().or(next);
                    match letter {
                        'O' => is_written = true,
                        'o' => is_written |= !is_stdout(file),
                        'D' => headers |= is_stdout(file),
                        _ => {}
                    }
                }
            }
        }
    }
    headers || !is_written
}

/// Whether one of `words` may be the address of a server: one with a scheme is, and any other that is no option and no file.
fn names_a_server(words: &[&str]) -> bool {
    let is_file = |word: &&str| word.starts_with("file:");
    let is_path = |word: &str| word.starts_with(['/', '.', '~']) || !word.contains('/');
    let is_page = |word: &str| is_path(word) && [".html", ".htm"].iter().any(|end| word.ends_with(end));
    let is_plain = |word: &&str| !word.starts_with('-') && !is_page(word);
    words.iter().any(|word| word.contains("://") && !is_file(word)) || !words.iter().any(is_file) && words.iter().any(is_plain)
}

/// Whether `wget` writes what it fetches to its output.
fn writes_to_stdout(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| match *word {
        "--output-document" => words.get(at + 1) == Some(&"-"),
        "--output-document=-" => true,
        _ if word.starts_with('-') && !word.starts_with("--") => match word.split_once('O') {
            Some((_, "")) => words.get(at + 1).is_some_and(|file| matches!(*file, "-" | "/dev/stdout")),
            Some((_, file)) => file == "-" || file == "/dev/stdout",
            None => false,
        },
        _ => false,
    })
}

/// Whether a path names a file that is there to hold credentials.
fn holds_credentials(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    if ["example", "sample", "template", "dist"].iter().any(|end| name.ends_with(end)) {
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
