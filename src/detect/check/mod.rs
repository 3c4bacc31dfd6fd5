//! What a credential's own structure says, computed offline: checksums, embedded ids, decoding.
//!
//! `Valid` is said only where structure could have told otherwise; a form that carries none is `Unknown`. No input makes
//! a check panic. Each check says in a sentence what it looks at, which `nbguard rules` shows.

mod codec;
mod encoded;
mod issued;
mod marvin;
mod microsoft;

use super::rule::Check;
use super::rule::Structure::{self, Invalid, Valid};
pub(super) use issued::checksum;

pub(super) const GITHUB: &Check =
    &Check { says: "its last six characters are the CRC-32 of the thirty before them, in base 62", of: issued::github };
pub(super) const NPM: &Check =
    &Check { says: "its last six characters are the CRC-32 of the thirty before them, in base 62", of: issued::npm };
pub(super) const GITLAB: &Check =
    &Check { says: "its last seven characters are the CRC-32 of all before them, in base 36, where it is routable", of: issued::gitlab };
pub(super) const GRAFANA: &Check =
    &Check { says: "its last eight digits are the CRC-32 of all before the last underscore", of: issued::grafana };
pub(super) const PYPI: &Check = &Check { says: "it decodes to a macaroon that ends in a signature of 32 bytes", of: encoded::pypi };
pub(super) const AWS_KEY_ID: &Check =
    &Check { says: "its letters are Base32, and the account in them has twelve digits", of: issued::aws_key_id };
pub(super) const OPENAI: &Check = &Check { says: "`T3BlbkFJ`, which is `OpenAI` in Base64, stands in its middle", of: issued::openai };
pub(super) const STRIPE: &Check = &Check { says: "a long key starts with the version and the account", of: issued::stripe };
pub(super) const TELEGRAM: &Check =
    &Check { says: "the bot's number, a colon, and 35 characters that start with `AA`", of: issued::telegram };
pub(super) const AZURE_64_BYTES: &Check = &Check {
    says: "it is 64 bytes in Base64; where a mark such as `+ASt` says whose it is, the last four are the Marvin32 of those before",
    of: microsoft::account_key,
};
pub(super) const AZURE_MARKED: &Check = &Check {
    says: "a mark such as `+ACR` says whose it is, and its last four bytes are the Marvin32 of those before",
    of: microsoft::marked,
};
pub(super) const AZURE_CASK: &Check = &Check {
    says: "`JQQJ9`, a year and a month stand at 52, and what follows the eightieth character is the Marvin32 of all before",
    of: microsoft::annotated,
};
pub(super) const ENTRA: &Check = &Check {
    says: "of those marked `8Q~`, the last three characters are the Marvin32 of the 37 before them",
    of: microsoft::client_secret,
};
pub(super) const AZURE_DEVOPS: &Check =
    &Check { says: "four of its bytes are the CRC-32 of the other 28, for a token of a user", of: microsoft::devops };
pub(super) const JWT: &Check =
    &Check { says: "its first two parts decode to JSON objects, of which the first names an algorithm", of: encoded::jwt };
pub(super) const ENCODED_OBJECT: &Check = &Check { says: "what starts with `eyJ` in it decodes to a JSON object", of: encoded::object };
pub(super) const GRAFANA_LEGACY: &Check =
    &Check { says: "it decodes to a JSON object, and not to that of a report which is published on the web", of: encoded::grafana_legacy };
pub(super) const BASIC: &Check = &Check { says: "it decodes to a user, a colon and a password", of: encoded::basic };
pub(super) const COOKIE: &Check =
    &Check { says: "it is neither the domain that a cookie is for nor a number by which visitors are counted", of: encoded::cookie };
pub(super) const SASL: &Check = &Check { says: "it decodes to a password, or to a user and a password between NULs", of: encoded::sasl };
pub(super) const USER_PASSWORD: &Check = &Check { says: "it decodes to a user's name, a colon and a password", of: encoded::user_password };
pub(super) const PEM: &Check = &Check { says: "the block decodes to one DER sequence, or to a key in OpenSSH's form", of: encoded::pem };
pub(super) const AGE: &Check = &Check { says: "its Bech32 checksum fits", of: encoded::age };

/// What a checksum says that fits, or does not.
fn said(fits: bool) -> Structure {
    if fits { Valid } else { Invalid }
}
