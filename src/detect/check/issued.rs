//! Checks of tokens that a provider issues with a checksum, a marker or an id in them.

use super::{codec, said};
use crate::detect::rule::Structure::{self, Invalid, Unissued, Unknown, Valid};

/// GitHub's classic tokens, which end in a checksum.
const GITHUB: [&str; 4] = ["ghp_", "gho_", "ghu_", "ghs_"];

/// npm's tokens, which carry GitHub's checksum.
const NPM: &str = "npm_";

/// GitHub's classic tokens: six base-62 digits of the CRC-32 of the thirty before them.
pub(super) fn github(token: &str) -> Structure {
    GITHUB.iter().find_map(|kind| token.strip_prefix(kind)).map_or(Unknown, crc_of_thirty)
}

/// npm's tokens.
pub(super) fn npm(token: &str) -> Structure {
    token.strip_prefix(NPM).map_or(Unknown, crc_of_thirty)
}

/// The checksum that `body`, which follows `before`, ends in where an issuer gives it one.
pub(in crate::detect) fn checksum(before: &str, body: &str) -> Option<String> {
    let is_issued = GITHUB.iter().chain([&NPM]).any(|kind| before.ends_with(kind));
    let (random, _) = body.split_at_checked(30).filter(|_| is_issued && body.len() == 36 && is_alnum(body))?;
    Some(crc_in_digits(random))
}

fn crc_in_digits(random: &str) -> String {
    codec::in_digits(codec::crc32(random.as_bytes()), codec::BASE62, 6)
}

fn crc_of_thirty(body: &str) -> Structure {
    if body.len() != 36 || !is_alnum(body) {
        return Unknown;
    }
    let Some((random, sum)) = body.split_at_checked(30) else { return Unknown };
    if crc_in_digits(random) == sum { Valid } else { Unissued }
}

/// GitLab's routable tokens: after the last dot the payload's length in two base-36 digits, then seven of the CRC-32 of
/// all before them. Other forms carry nothing.
pub(super) fn gitlab(token: &str) -> Structure {
    let Some((head, tail)) = token.rsplit_once('.') else { return Unknown };
    if tail.len() != 9 || !tail.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()) {
        return Unknown;
    }
    let Some((length, sum)) = tail.split_at_checked(2) else { return Unknown };
    let signed = format!("{head}.{length}");
    said(codec::in_digits(codec::crc32(signed.as_bytes()), codec::BASE36, 7) == sum)
}

/// A service account's token of Grafana: after the last underscore the CRC-32 of all before it, lowest byte first.
pub(super) fn grafana(token: &str) -> Structure {
    let Some((signed, sum)) = token.rsplit_once('_') else { return Invalid };
    said(format!("{:08x}", codec::crc32(signed.as_bytes()).swap_bytes()) == sum.to_ascii_lowercase())
}

/// An AWS access key id: its letters are Base32; those issued since 2019 hold a twelve-digit account.
pub(super) fn aws_key_id(id: &str) -> Structure {
    match id.get(4..).filter(|body| body.len() == 16).and_then(codec::base32) {
        None => Invalid,
        Some(_) if is_old_aws(id) => Unknown,
        Some(_) => said(aws_account(id).is_some()),
    }
}

/// The account that an AWS access key id belongs to. Ids of before 2019 do not say it.
pub(super) fn aws_account(id: &str) -> Option<u64> {
    if is_old_aws(id) {
        return None;
    }
    let bytes = codec::base32(id.get(4..).filter(|body| body.len() == 16)?)?;
    let number = bytes.iter().take(6).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let account = (number & 0x7fff_ffff_ff80) >> 7;
    (account < 1_000_000_000_000).then_some(account)
}

/// Whether the id is of the old form, whose first letter after the kind is below `Q`.
fn is_old_aws(id: &str) -> bool {
    !matches!(id.as_bytes().get(4), Some(b'Q'..=b'Z' | b'2'..=b'7'))
}

/// OpenAI's keys: `T3BlbkFJ` (their name in Base64) stands in the middle of the random part.
pub(super) fn openai(key: &str) -> Structure {
    let Some((head, tail)) = key.split_once("T3BlbkFJ") else { return Unknown };
    let kinds = ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-service-", "sk-None-", "sk-"];
    match kinds.iter().find_map(|kind| head.strip_prefix(kind)) {
        Some(body) if body.len() == tail.len() && [20, 58, 74].contains(&body.len()) => Valid,
        Some(_) => Unknown,
        None => Invalid,
    }
}

/// Stripe's keys: 24 characters of old, or 99 and more with the version `5` and the account in front.
pub(super) fn stripe(key: &str) -> Structure {
    let Some(body) = key.splitn(3, '_').nth(2) else { return Invalid };
    if !is_alnum(body) {
        return Invalid;
    }
    if body.len() >= 90 && body.starts_with('5') { Valid } else { Unknown }
}

/// A Telegram bot's token: the bot's number, a colon and 35 characters, the first two of them `AA`.
pub(super) fn telegram(token: &str) -> Structure {
    let Some((bot, secret)) = token.split_once(':') else { return Invalid };
    let number = (8..=10).contains(&bot.len()) && bot.bytes().all(|byte| byte.is_ascii_digit()) && !bot.starts_with('0');
    said(number && secret.len() == 35 && secret.starts_with("AA"))
}

fn is_alnum(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::fill;

    #[test]
    fn github_and_npm_carry_a_checksum() {
        let token = fill("ghp_{alnum:36}", "a");
        assert_eq!(github(&token), Valid);
        assert_eq!(npm(&fill("npm_{alnum:36}", "b")), Valid);
        let other = fill("ghp_{alnum:36}", "z");
        assert_eq!(github(&format!("{}{}", token.get(..34).unwrap(), other.get(34..).unwrap())), Unissued);
        assert_eq!(checksum("ghp_", "short"), None);
        assert_eq!(checksum("glpat-", &token[4..]), None);
        assert_eq!(github(&fill("github_pat_{alnum:22}_{alnum:59}", "c")), Unknown);
        assert_eq!(github("ghp_ééééééééééééééééé"), Unknown);
    }

    #[test]
    fn gitlabs_routable_tokens_carry_a_checksum() {
        for version in ["", ".01"] {
            let signed = format!("{}{version}.0r", fill("glpat-{url:27}", "d"));
            let sum = codec::in_digits(codec::crc32(signed.as_bytes()), codec::BASE36, 7);
            assert_eq!(gitlab(&format!("{signed}{sum}")), Valid);
            assert_eq!(gitlab(&format!("{signed}{}", "0".repeat(7))), Invalid);
        }
        assert_eq!(gitlab(&fill("glpat-{alnum:20}", "e")), Unknown);
    }

    #[test]
    fn an_aws_id_tells_its_account() {
        // the account in bits 7 to 46 of the first six bytes, whose top bit makes the first letter at least Q
        let packed = (1_u64 << 47) | (123_456_789_012 << 7);
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let id: String = (0..16)
            .map(|at| {
                let shift = 43_i32 - 5 * at;
                let index = if shift >= 0 { packed >> shift } else { packed << -shift };
                letters[(index & 31) as usize] as char
            })
            .collect();
        let id = format!("AKIA{id}");
        assert_eq!(aws_account(&id), Some(123_456_789_012));
        assert_eq!(aws_key_id(&id), Valid);
        assert_eq!(aws_key_id(&fill("AKIAI{base32:15}", "f")), Unknown);
        assert_eq!(aws_key_id("AKIA1111111111111111"), Invalid);
        assert_eq!(aws_key_id("AKIA"), Invalid);
        assert_eq!(aws_account("é"), None);
    }

    #[test]
    fn grafanas_tokens_carry_a_checksum() {
        let signed = fill("glsa_{alnum:32}", "g");
        let sum = codec::crc32(signed.as_bytes()).to_le_bytes().map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(grafana(&format!("{signed}_{sum}")), Valid);
        assert_eq!(grafana(&fill("glsa_{alnum:32}_{hex:8}", "g")), Invalid);
        assert_eq!(grafana("é"), Invalid);
    }

    #[test]
    fn openai_keys_name_their_maker() {
        assert_eq!(openai(&fill("sk-{alnum:20}T3BlbkFJ{alnum:20}", "i")), Valid);
        assert_eq!(openai(&fill("sk-proj-{url:74}T3BlbkFJ{url:74}", "i")), Valid);
        assert_eq!(openai(&fill("sk-proj-{url:30}T3BlbkFJ{url:74}", "i")), Unknown);
        assert_eq!(openai(&fill("sk-{alnum:48}", "i")), Unknown);
    }

    #[test]
    fn stripe_and_telegram() {
        assert_eq!(stripe(&fill("sk_live_{alnum:24}", "j")), Unknown);
        assert_eq!(stripe(&fill("sk_live_51{alnum:97}", "j")), Valid);
        assert_eq!(stripe("sk_live"), Invalid);
        assert_eq!(telegram(&fill("1{digits:9}:AA{url:33}", "k")), Valid);
        assert_eq!(telegram(&fill("1{digits:9}:AB{url:33}", "k")), Invalid);
        assert_eq!(telegram("12:30"), Invalid);
    }
}
