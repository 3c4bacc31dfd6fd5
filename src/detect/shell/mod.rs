//! What shell commands show: a server's answer, the environment, or nothing of interest.

mod lines;
mod table;

use super::python::Origin;
use lines::{Command, pipelines, runs};
use std::borrow::Cow;
use std::collections::HashSet;
pub(super) use table::past_options;

/// Commands within commands that are followed.
const DEEPEST: usize = 4;

/// Words that stand before a command: `do curl …`, `sudo curl …`.
const LEADING: &[&str] = &[
    "do", "then", "else", "elif", "if", "while", "until", "{", "!", "nohup", "command", "exec", "watch", "sudo", "time", "builtin",
    "stdbuf", "nice", "caffeinate",
];

/// A shell with the names that were given a server's answer.
#[derive(Default)]
pub(super) struct Shell {
    answered: HashSet<String>,
}

/// Where the output of the shell's `script` comes from; the greatest of its parts.
pub(super) fn origin_of(script: &str) -> Origin {
    Shell::default().origin_of(script)
}

/// Whether a command that begins with `start` may ask a server: what follows tells.
pub(super) fn may_ask(start: &str) -> bool {
    let word = start.split(' ').next().unwrap_or_default();
    word.len() < start.len() && matches!(word, "curl" | "wget" | "http" | "https" | "xh" | "aws" | "gcloud" | "az" | "kubectl" | "gh")
}

impl Shell {
    /// Where the output of `script` comes from, which goes on from what the shell has run.
    pub(super) fn origin_of(&mut self, script: &str) -> Origin {
        self.origin_within(script, 0)
    }

    fn origin_within(&mut self, script: &str, depth: usize) -> Origin {
        if depth > DEEPEST {
            return Origin::Unknown;
        }
        pipelines(script).iter().map(|pipeline| self.origin_of_pipeline(pipeline, depth)).max().unwrap_or_default()
    }

    fn origin_of_pipeline(&mut self, pipeline: &[Command<'_>], depth: usize) -> Origin {
        let mut origin = Origin::Unknown;
        for command in pipeline {
            let fed = command.fed.as_ref().map_or(origin, |fed| self.origin_of_word(fed, depth));
            origin = self.origin_of_command(command, fed, depth);
            if command.is_away {
                origin = Origin::Unknown;
            }
        }
        origin
    }

    /// Where what `command` says comes from, when it reads something from `fed`.
    fn origin_of_command(&mut self, command: &Command<'_>, fed: Origin, depth: usize) -> Origin {
        let mut words = command.words.iter().map(|word| &**word);
        let Some(first) = words.find(|word| !LEADING.contains(word) && !word.starts_with('-') && !self.assigns(word, depth)) else {
            return Origin::Unknown;
        };
        let rest: Vec<&str> = words.collect();
        let program = first.rsplit('/').next().unwrap_or(first);
        match program {
            // `for name in $(curl …)`
            "for" if rest.get(1) == Some(&"in") => {
                let origin = rest[2..].iter().map(|word| self.origin_of_word(word, depth)).max();
                self.give(rest[0], origin.unwrap_or_default());
                Origin::Unknown
            }
            "read" => {
                rest.iter().filter(|word| !word.starts_with('-')).for_each(|name| self.give(name, fed));
                Origin::Unknown
            }
            "export" | "local" | "declare" | "readonly" if rest.iter().any(|word| self.assigns(word, depth)) => Origin::Unknown,
            "timeout" => self.origin_of_words(rest.get(1..).unwrap_or_default(), fed, depth),
            "env" if !rest.is_empty() => self.origin_of_words(&rest, fed, depth),
            "xargs" => {
                let run =
                    rest.iter().position(|word| !word.starts_with('-') && word.parse::<usize>().is_err() && !word.contains(['{', '%']));
                let run = run.map_or(&["echo"][..], |at| &rest[at..]);
                // and one word at least of what it is fed
                let asks = self.origin_of_words(&[run, &["x"]].concat(), Origin::Unknown, depth);
                if matches!(run[0], "echo" | "printf") { asks.max(fed) } else { asks }
            }
            "echo" | "printf" | "print" | "jq" | "cat" | "column" => {
                let said = rest.iter().map(|word| self.origin_of_word(word, depth)).max().unwrap_or_default();
                said.max(table::origin_of(program, &rest)).max(table::passed(program, &rest, fed))
            }
            _ => table::origin_of(program, &rest).max(table::passed(program, &rest, fed)),
        }
    }

    /// Where what the command that `words` are says comes from, which another runs.
    fn origin_of_words(&mut self, words: &[&str], fed: Origin, depth: usize) -> Origin {
        if depth > DEEPEST {
            return Origin::Unknown;
        }
        let words = words.iter().map(|word| Cow::Borrowed(*word)).collect();
        self.origin_of_command(&Command { words, ..Command::default() }, fed, depth + 1)
    }

    /// Whether `word` gives something to a name, as `name=$(curl …)` does.
    fn assigns(&mut self, word: &str, depth: usize) -> bool {
        let Some((name, value)) = word.split_once('=').filter(|(name, _)| is_name(name)) else { return false };
        let origin = self.origin_of_word(value, depth);
        self.give(name, origin);
        true
    }

    fn give(&mut self, name: &str, origin: Origin) {
        match origin {
            Origin::Payload => self.answered.insert(name.to_owned()),
            _ => self.answered.remove(name),
        };
    }

    /// Where what the shell puts into `word` comes from.
    fn origin_of_word(&mut self, word: &str, depth: usize) -> Origin {
        let names = word.match_indices('$').map(|(at, _)| {
            let name = word[at + 1..].trim_start_matches('{');
            &name[..name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()]
        });
        if names.into_iter().any(|name| self.answered.contains(name)) {
            return Origin::Payload;
        }
        runs(word).map(|run| self.origin_within(run, depth + 1)).max().unwrap_or_default()
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::{Origin, origin_of};

    #[test]
    fn commands_are_known_by_what_they_show() {
        for (command, origin) in [
            ("curl -s https://a.org", Origin::Payload),
            ("curl -s https://a.org | jq .", Origin::Payload),
            ("curl -s https://a.org | jq '.[] | {a, b}'", Origin::Payload),
            ("curl -s https://a.org | jq length", Origin::Unknown),
            ("curl -s https://a.org | jq '.items | length'", Origin::Unknown),
            ("curl -s https://a.org | grep -c x", Origin::Unknown),
            ("curl https://a.org 2>/dev/null | python3 -m json.tool | head -5", Origin::Payload),
            ("curl -s https://a.org | python3 -c 'import json, sys; print(json.load(sys.stdin)[\"x\"])'", Origin::Payload),
            ("curl -sSL https://install.a.org | python3 -", Origin::Unknown),
            ("curl -sSL https://install.a.org | bash -s -- --yes", Origin::Unknown),
            ("curl -s https://a.org | tee x.json", Origin::Payload),
            ("curl -s https://a.org | tee x.json > /dev/null", Origin::Unknown),
            ("curl -o x.zip https://a.org", Origin::Unknown),
            ("curl -o - https://a.org", Origin::Payload),
            ("curl -sSo x https://a.org", Origin::Unknown),
            ("curl -s -o /dev/null -D - https://a.org", Origin::Payload),
            ("curl -H 'Accept: o' -d '{\"O\": 1}' https://a.org", Origin::Payload),
            ("curl --version", Origin::Unknown),
            ("curl -sO https://a.org/x", Origin::Unknown),
            ("curl -s \\\n  https://a.org \\\n  -o x", Origin::Unknown),
            ("curl -s https://a.org > x", Origin::Unknown),
            ("curl -s 'https://a.org/?a=1&b=2;c=3'", Origin::Payload),
            ("echo 'curl https://a.org'", Origin::Unknown),
            ("# curl https://a.org", Origin::Unknown),
            ("cat > x.sh <<EOF\ncurl https://a.org\nEOF", Origin::Unknown),
            ("wget https://a.org/x.csv", Origin::Unknown),
            ("wget -qO- https://a.org", Origin::Payload),
            ("wget -q -O - https://a.org | head", Origin::Payload),
            ("wget -qO x https://a.org", Origin::Unknown),
            ("wget --output-document=- https://a.org", Origin::Payload),
            ("for i in 1 2; do curl -s https://a.org/$i; done", Origin::Payload),
            ("if true; then TZ=UTC curl -s https://a.org; fi", Origin::Payload),
            ("for i in 1 2; do wget https://a.org/$i; done", Origin::Unknown),
            ("cat urls | xargs curl -s", Origin::Payload),
            ("cat urls | xargs -n1 -P4 wget -q", Origin::Unknown),
            ("x=$(curl -s https://a.org)", Origin::Unknown),
            ("x=$(curl -s https://a.org)\necho \"$x\" | jq .", Origin::Payload),
            ("x=$(curl -s https://a.org)\njq . <<< \"$x\"", Origin::Payload),
            ("x=$(curl -s https://a.org | wc -c)\necho $x", Origin::Unknown),
            ("x=$(curl -s -o /dev/null -w '%{http_code}' https://a.org); echo $x", Origin::Unknown),
            ("echo \"now: $(curl -s https://a.org)\"", Origin::Payload),
            ("echo `curl -s https://a.org`", Origin::Payload),
            ("for n in $(curl -s https://a.org | jq -r '.[]'); do echo $n; done", Origin::Payload),
            ("curl -s https://a.org | while read -r line; do echo \"$line\"; done", Origin::Payload),
            ("timeout 5 curl -s https://a.org", Origin::Payload),
            ("http GET https://a.org", Origin::Payload),
            ("http --download https://a.org", Origin::Unknown),
            ("aws s3api list-buckets", Origin::Payload),
            ("aws s3 ls s3://b", Origin::Payload),
            ("aws s3 cp x s3://b/x", Origin::Unknown),
            ("aws configure list", Origin::Unknown),
            ("gcloud config list", Origin::Unknown),
            ("gcloud compute instances list", Origin::Payload),
            ("kubectl get pods -o json", Origin::Payload),
            ("kubectl apply -f x.yaml", Origin::Unknown),
            ("gh repo view --json name", Origin::Payload),
            ("gcloud container clusters get-credentials x", Origin::Unknown),
            ("gcloud projects get-iam-policy x", Origin::Payload),
            ("gcloud --project p config list", Origin::Unknown),
            ("gcloud --quiet projects list", Origin::Payload),
            ("aws --profile dev s3 sync . s3://b", Origin::Unknown),
            ("aws --region us-east-1 s3 cp a s3://b", Origin::Unknown),
            ("aws --region us-east-1 configure list", Origin::Unknown),
            ("aws --profile dev --version", Origin::Unknown),
            ("aws --profile dev s3 ls", Origin::Payload),
            ("aws --no-sign-request s3 ls s3://b", Origin::Payload),
            ("aws --region=us-east-1 ec2 describe-instances", Origin::Payload),
            ("kubectl delete pod get", Origin::Unknown),
            ("kubectl run top --image=x", Origin::Unknown),
            ("kubectl -n x get pods", Origin::Payload),
            ("az ml environment create --name show", Origin::Unknown),
            ("az ml environment show --name x", Origin::Payload),
            ("curl file:///etc/hosts", Origin::Unknown),
            ("curl -s", Origin::Unknown),
            ("curl --url=https://a.org", Origin::Payload),
            ("curl -s a.org/x.html", Origin::Payload),
            ("curl -sD - -o x.html https://a.org", Origin::Payload),
            ("links -dump local.html", Origin::Unknown),
            ("links -dump https://a.org/x.html", Origin::Payload),
            ("llm --version", Origin::Unknown),
            ("gsutil -m ls gs://b", Origin::Payload),
            ("databricks jobs runs list", Origin::Payload),
            ("gsutil ls gs://b", Origin::Payload),
            ("bq query 'select 1'", Origin::Payload),
            ("env", Origin::Environment),
            ("env | sort", Origin::Environment),
            ("printenv", Origin::Environment),
            ("export FOO=bar", Origin::Unknown),
            ("env FOO=bar python x.py", Origin::Unknown),
            ("printenv HOME", Origin::Unknown),
            ("printenv OPENAI_API_KEY", Origin::Environment),
            ("env | grep -i cuda", Origin::Unknown),
            ("env | grep -i aws", Origin::Environment),
            ("cat .env", Origin::Environment),
            ("cat .env.local", Origin::Environment),
            ("cat .env.example", Origin::Unknown),
            ("cat ~/.aws/credentials", Origin::Environment),
            ("cat data.csv", Origin::Unknown),
            ("pip install x", Origin::Unknown),
            ("ls -la", Origin::Unknown),
        ] {
            assert_eq!(origin_of(command), origin, "{command}");
        }
    }

    #[test]
    fn commands_that_run_commands_are_followed_a_few_steps() {
        assert_eq!(origin_of("env timeout 5 curl -s https://a.org"), Origin::Payload);
        for lead in ["env ", "timeout 5 ", "xargs "] {
            assert_eq!(origin_of(&lead.repeat(50_000)), Origin::Unknown, "{lead}");
        }
    }
}
