//! What a credential's own structure says, computed offline: checksums, embedded ids, decoding.
//!
//! `Valid` is said only where structure could have told otherwise; a form that carries none is `Unknown`. No input makes
//! a check panic.

mod codec;
mod encoded;
mod issued;

pub(super) use encoded::{age, azure_storage, gcp_service_account, jwt, pem};
pub(super) use issued::{aws_key_id, azure_cask, entra, github, gitlab, npm, openai, stripe, telegram};
