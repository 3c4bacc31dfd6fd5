//! Files that a cell writes whole (`%%writefile .vault_pass`), whose name says that nothing but a credential is in them: one
//! line that is one, or two of a user and a password, as `auth-user-pass` of OpenVPN and `credentials` of others have it.

use super::assignment::Style;
use super::candidate::{Candidate, settle, whole_literal};
use super::cell_magic::CellMagic;
use super::judge::judge;
use super::name;
use crate::notebook::{CellKind, Part, Place};

/// Adds to `found`, the candidates of each of `parts`, those in files that cells write.
pub(super) fn add(parts: &[Part<'_>], found: &mut [Vec<Candidate>]) {
    for (part, found) in parts.iter().zip(found) {
        if part.place == Place::Source(CellKind::Code)
            && let Some(candidate) = candidate(part.text.as_str())
        {
            found.push(candidate);
            *found = settle(std::mem::take(found));
        }
    }
}

fn candidate(source: &str) -> Option<Candidate> {
    let magic = CellMagic::of(source).filter(CellMagic::writes_file)?;
    let path = magic.arguments.split_whitespace().last()?.trim_matches(['"', '\'']);
    let given = given_in(path.rsplit('/').next().unwrap_or(path))?;
    let body = source.get(magic.body..)?.trim_end();
    let (value, given) = match body.lines().collect::<Vec<_>>().as_slice() {
        [only] => (*only, given),
        [_, second] => (*second, "passphrase"),
        _ => return None,
    };
    // a line that names what it holds is an entry
    if body.contains([' ', '\t', '=', ':', '"', '<', '{']) {
        return None;
    }
    let (rule, severity) = judge(given, value, Style::Quoted)?;
    let end = magic.body + body.len();
    Some(Candidate { range: end - value.len()..end, value: None, ..whole_literal(rule, severity, "", Some(path)) })
}

/// What a file called `name` holds, where that is a credential: `.vault_pass`, `token.txt`, `vpn.auth`.
pub(super) fn given_in(name: &str) -> Option<&str> {
    let name = name.trim_start_matches('.');
    let (stem, end) = name.split_once('.').unwrap_or((name, ""));
    match name::promise(stem) {
        Some(name::Promise::Key) | None if end == "auth" || stem == "login" => Some("passphrase"),
        Some(name::Promise::Key) | None => None,
        Some(_) => Some(stem),
    }
}

#[cfg(test)]
mod tests {
    use super::candidate;

    #[test]
    fn what_is_written_whole_is_told_by_the_files_name() {
        for (source, expected) in [
            ("%%writefile vpn.auth\njane\nWalrus4714!\n", Some("Walrus4714!")),
            ("%%writefile ~/.vault_pass\nWalrus4714!", Some("Walrus4714!")),
            ("%%file -a conf/token.txt\n7fJq2LmZ0xVbT9sRk4Wc8YpHn3Gd\n\n", Some("7fJq2LmZ0xVbT9sRk4Wc8YpHn3Gd")),
            ("%%writefile notes.txt\njane\nWalrus4714!", None),
            ("%%writefile vpn.auth\n<user>\n<password>", None),
            ("%%writefile vpn.auth\nyour-user\nyour-password", None),
            ("%%writefile password.py\nimport getpass\nx = 1", None),
            ("%%writefile token.txt\ntoken = Walrus4714!", None),
            ("%%writefile", None),
        ] {
            assert_eq!(candidate(source).map(|found| &source[found.range]), expected, "{source}");
        }
    }
}
