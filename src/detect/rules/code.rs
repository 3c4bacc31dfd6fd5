//! Code hosts, package registries and continuous integration.

use crate::detect::check;
use crate::detect::rule::Pattern::{Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High};

/// Rows of this field.
pub const RULES: &[Rule] = &[
    // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
    Rule {
        id: "github-pat",
        name: "GitHub personal access token",
        severity: Critical,
        keywords: &["ghp_"],
        pattern: Token(r"ghp_[0-9A-Za-z]{36}\b"),
        check: Some(check::github),
        revoke: "https://github.com/settings/tokens",
        fires: &["token = \"ghp_{alnum:36}\"", "git clone https://ghp_{alnum:36}@github.com/org/repo"],
        silent: &["token = \"ghp_YOUR_TOKEN\"", "ghp_{alnum:12}"],
        ..RULE
    },
    // https://docs.travis-ci.com/user/triggering-builds/
    Rule {
        id: "travis-token",
        name: "Travis CI API token",
        severity: High,
        keywords: &["travis"],
        pattern: Named(r"[0-9A-Za-z_-]{22}"),
        entropy: 3.0,
        revoke: "https://app.travis-ci.com/account/preferences",
        fires: &["TRAVIS_TOKEN = \"{url:22}\"", "travis_api_token: {alnum:22}"],
        silent: &["travis_url = \"https://app.travis-ci.com\""],
        ..RULE
    },
];
