//! Files that programs keep credentials in, told by their names and, since a name says little, by what is in them.
//!
//! A row is data and brings its own examples. A file of such a name that is empty or holds placeholders is none. A copy of
//! such a file, as editors, browsers and people name it (`.env~`, `kaggle (1).json`), is what it is a copy of.

mod copied;
mod proof;
mod table;

pub use proof::{Proof, holds_credential};
use std::borrow::Cow;

/// A kind of file.
#[derive(Debug)]
pub struct FileKind {
    /// What such a file is; an article before it.
    pub name: &'static str,
    /// Its path's last parts in lower case, `*` standing for any text without `/`. Copies go without saying.
    pub paths: &'static [&'static str],
    /// What makes it one.
    pub proof: Proof,
    /// A path and a text that are such a file; `{hex:32}` stands for random text, see [`super::example`].
    pub fires: &'static [(&'static str, &'static str)],
    /// A path and a text that are none.
    pub silent: &'static [(&'static str, &'static str)],
}

/// A file that holds credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialFile {
    /// What it is; an article before it.
    pub kind: &'static str,
    /// The line for .gitignore that keeps such files out.
    pub ignore: String,
}

/// Parts of names of files that show how a file with credentials is to be written.
const TEMPLATES: &[&str] = &["example", "sample", "template", "dist", "tmpl", "tpl", "defaults", "schema"];

/// Whether a file at `path` may hold credentials by its name: whether it is worth reading.
#[must_use]
pub fn may_be(path: &str) -> bool {
    named(path).next().is_some()
}

/// What the file at `path`, with the content `bytes`, is, if it holds credentials.
#[must_use]
pub fn credential_file(path: &str, bytes: &[u8]) -> Option<CredentialFile> {
    let text = decoded(bytes);
    let (kind, pattern) = named(path).find(|(kind, _)| kind.proof.holds(&text))?;
    Some(CredentialFile { kind: kind.name, ignore: ignore_line(path, pattern) })
}

/// The text of a file; PowerShell writes UTF-16, with a mark that says so.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let units = |unit: fn([u8; 2]) -> u16| bytes[2..].as_chunks().0.iter().map(|pair| unit(*pair)).collect::<Vec<u16>>();
    match bytes {
        [0xff, 0xfe, ..] => String::from_utf16_lossy(&units(u16::from_le_bytes)).into(),
        [0xfe, 0xff, ..] => String::from_utf16_lossy(&units(u16::from_be_bytes)).into(),
        _ => String::from_utf8_lossy(bytes),
    }
}

/// The line for .gitignore that keeps out the file at `path`, which is from the top, and no other.
#[must_use]
pub fn ignore_path(path: &str) -> String {
    let mut line = String::from("/");
    for char in path.chars() {
        match char {
            // a line cannot hold them; `?` stands for any
            char if char.is_control() => line.push('?'),
            '*' | '?' | '[' | '\\' => line.extend(['\\', char]),
            char => line.push(char),
        }
    }
    let kept = line.trim_end_matches(' ').len();
    let spaces = line.len() - kept;
    line.truncate(kept);
    line + &"\\ ".repeat(spaces)
}

/// All kinds.
pub fn kinds() -> impl Iterator<Item = &'static FileKind> {
    table::KINDS.iter()
}

/// The kinds that have the name of `path` or that of what it is a copy of, each with the pattern it has it by.
fn named(path: &str) -> impl Iterator<Item = (&'static FileKind, &'static str)> {
    let original = copied::original(path);
    let is_template = is_template(path) || original.as_deref().is_some_and(is_template);
    let has = move |pattern: &str, path: &str| matches(pattern, path) || original.as_deref().is_some_and(|path| matches(pattern, path));
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_no_key = table::NO_KEYS.iter().any(|known| known.eq_ignore_ascii_case(extension));
    let is_asked = move |kind: &&FileKind| !(is_template || is_no_key && matches!(kind.proof, Proof::NothingButPrivateKey));
    let kinds = table::KINDS.iter().filter(is_asked);
    kinds.filter_map(move |kind| kind.paths.iter().find(|pattern| has(pattern, path)).map(|pattern| (kind, *pattern)))
}

fn is_template(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    // `.env.example` and `config.example.json`
    name.split('.').skip(1).any(|part| TEMPLATES.iter().any(|template| part.eq_ignore_ascii_case(template)))
}

/// Whether the last parts of `path` are those of `pattern`, letters' case aside.
fn matches(pattern: &str, path: &str) -> bool {
    ends_like(pattern, path, u8::eq_ignore_ascii_case)
}

/// Whether the last parts of `path` are those of `pattern`, a byte being another where they are the `same`.
fn ends_like(pattern: &str, path: &str, same: fn(&u8, &u8) -> bool) -> bool {
    let mut parts = path.rsplit('/');
    pattern.rsplit('/').all(|pattern| parts.next().is_some_and(|part| is_like(pattern.as_bytes(), part.as_bytes(), same)))
}

fn is_like(pattern: &[u8], text: &[u8], same: fn(&u8, &u8) -> bool) -> bool {
    match (pattern, text) {
        ([], _) => text.is_empty(),
        ([b'*', rest @ ..], _) => (0..=text.len()).any(|skipped| is_like(rest, &text[skipped..], same)),
        ([one, rest @ ..], [first, others @ ..]) => same(one, first) && is_like(rest, others, same),
        _ => false,
    }
}

/// The pattern, where it is the file's as git reads it and keeps out no harmless files; else the file itself.
fn ignore_line(path: &str, pattern: &str) -> String {
    // git tells large letters from small, and holds a pattern of several parts to the top
    match ends_like(pattern, path, u8::eq) && !table::TOO_WIDE.contains(&pattern) {
        true if pattern.contains('/') => format!("**/{pattern}"),
        true => pattern.to_owned(),
        false => ignore_path(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::fill;

    #[test]
    fn each_row_is_true_to_its_examples() {
        let mut faults = Vec::new();
        for kind in kinds() {
            assert!(!kind.fires.is_empty() && !kind.silent.is_empty(), "{}: examples", kind.name);
            let mut expect = |path: &str, text: &str, expected: Option<&str>| {
                let found = credential_file(path, fill(text, path).as_bytes()).map(|found| found.kind);
                if found != expected {
                    faults.push(format!("{path} is {found:?}: {text}"));
                }
            };
            for (path, text) in kind.fires {
                expect(path, text, Some(kind.name));
                expect(&format!("deep/{path}"), text, Some(kind.name));
                expect(&format!("{path}.example"), text, None);
                expect(path, "", None);
            }
            kind.silent.iter().for_each(|(path, text)| expect(path, text, None));
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn the_line_keeps_out_the_file_and_no_harmless_ones() {
        let line = |path: &str, text: &str| credential_file(path, fill(text, path).as_bytes()).map(|file| file.ignore);
        let key = "-----BEGIN PRIVATE KEY-----\n{base64:200}\n-----END PRIVATE KEY-----\n";
        assert_eq!(line("a/.env.local", "API_KEY={alnum:40}").as_deref(), Some(".env.*"));
        assert_eq!(line("a/My.pem", key).as_deref(), Some("/a/My.pem"));
        assert_eq!(line("a/.env~", "API_KEY={alnum:40}").as_deref(), Some("/a/.env~"));
        assert_eq!(line("#a/id_rsa (1)", key).as_deref(), Some("/#a/id_rsa (1)"));
        assert_eq!(
            line("a/b.json", &format!("{{\"type\": \"service_account\", \"private_key\": \"{key}\"}}")).as_deref(),
            Some("/a/b.json")
        );
    }

    #[test]
    fn a_line_for_a_path_means_that_path() {
        for (path, line) in [
            ("a/b.json", "/a/b.json"),
            ("#a !b.pem", "/#a !b.pem"),
            ("[a]*?\\.key", "/\\[a]\\*\\?\\\\.key"),
            ("a .env  ", "/a .env\\ \\ "),
            ("a\nb.env", "/a?b.env"),
        ] {
            assert_eq!(ignore_path(path), line);
        }
    }

    #[test]
    fn large_files_that_only_sound_like_keys_are_not_read() {
        assert!(may_be("a/my key") && may_be("my_key.txt") && may_be("keys.pem.bak"));
        for path in ["data/monkeys.csv", "keyboard.PNG", "a/keys.py", "environment.yml", "README"] {
            assert!(!may_be(path), "{path}");
        }
    }

    #[test]
    fn names_are_matched_from_their_end() {
        for (pattern, path) in
            [(".env", "a/.env"), (".aws/credentials", "home/.aws/credentials"), ("*secret*.json", "a/my_secret_1.json"), ("id_*", "id_")]
        {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in
            [(".env", "x.env"), (".aws/credentials", "aws/credentials"), (".aws/credentials", "credentials"), ("*a*a.x", "a.x")]
        {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }
}
