//! Rules without an expression: what a name promises, what the program shows.

use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{High, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[PASSWORD, CREDENTIAL, RESPONSE_PAYLOAD, ENVIRONMENT_DUMP];

/// A password given to a name.
pub(in crate::detect) const PASSWORD: Rule = Rule {
    id: "password",
    name: "Password in the clear",
    severity: High,
    told: "a literal that is given to a name that means a password (`password`, `pwd`, `db_pass`), to a command or a call that takes \
           one, or that flows there, however weak it is, unless it looks like something else: a placeholder, a path, a label, a prompt, a hash",
    revoke: "change it where it logs in",
    fires: &["db_password = 'Quartz-{alnum:8}7'", "PGPASSWORD={alnum:12}", "Password: {alnum:10}4"],
    silent: &["password = 'your-password'", "password = '${DB_PASSWORD}'", "password = '/run/secrets/db_password'"],
    ..RULE
};

/// Some other credential given to a name.
pub(in crate::detect) const CREDENTIAL: Rule = Rule {
    id: "credential",
    name: "Credential in the clear",
    severity: High,
    told: "a literal that is given to a name that means a token, a secret or an API key, to a command or a call that takes one, or that \
           flows there, and that looks \
           generated; under a vague name such as `key` it is of medium severity",
    revoke: "with the service that issued it",
    fires: &["api_token = '{hex:32}'", "service_token: {alnum:40}", "client_secret={url:40}"],
    silent: &["api_token = '<your token>'", "token = 'https://auth.acme.org/token'", "pad_token = '[PAD]'"],
    ..RULE
};

/// An output that shows response data; its examples are cells.
pub(in crate::detect) const RESPONSE_PAYLOAD: Rule = Rule {
    id: "response-payload",
    name: "HTTP response data in an output",
    severity: Medium,
    told: "the program shows what a server answered (requests, httpx, urllib, cloud clients, model services, `curl`; R's httr, \
           JavaScript's fetch and their like), directly or by way of what is made of it, in an error too; or the output is \
           unmistakably such: a block of HTTP headers, a `ChatCompletion(`",
    revoke: "with the server that answered, where the answer holds credentials",
    fires: &["import requests\nrequests.get(url).json()", "reply = httpx.get(url)\nprint(reply.text)", "!curl -s https://api.acme.org"],
    silent: &["import requests\nrequests.get(url).status_code", "len(requests.get(url).json())"],
    ..RULE
};

/// An output that shows the environment; its examples are cells.
pub(in crate::detect) const ENVIRONMENT_DUMP: Rule = Rule {
    id: "environment-dump",
    name: "Environment dump in an output",
    severity: High,
    told: "the program shows all variables of the environment or a file that is there to hold credentials (`%env`, `!printenv`, \
           `os.environ`, `!cat .env`); or the output is unmistakably such",
    revoke: "with whoever issued the credentials among the variables",
    fires: &["%env", "!printenv", "import os\ndict(os.environ)"],
    silent: &["import os\nos.environ['HOME']", "!cat data.csv"],
    ..RULE
};
