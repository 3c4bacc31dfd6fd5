//! The lines that hand notebooks to nbguard, and the file they belong into.
//!
//! Another line of the file keeps its bytes; a file without a final newline stays without one.

use super::{Git, GitError, Scope};
use std::path::PathBuf;

/// What git's attribute files say about notebooks.
pub(super) const LINES: [&str; 2] = ["*.ipynb filter=nbguard diff=nbguard", "*.zpln filter=nbguard diff=nbguard"];

/// How the names of notebooks end.
pub const SUFFIXES: &[&str] = &[".ipynb", ".zpln"];

/// `text` with the lines it lacks, or `None` where it has them all.
pub(super) fn with_ours(text: &[u8]) -> Option<Vec<u8>> {
    let has = |line: &&str| text.split(|byte| *byte == b'\n').any(|there| words(there).eq(words(line.as_bytes())));
    let missing: Vec<&str> = LINES.into_iter().filter(|line| !has(line)).collect();
    if missing.is_empty() {
        return None;
    }
    let first = text.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
    let end = if first.ends_with(b"\r\n") { "\r\n" } else { "\n" };
    let terminated = text.is_empty() || text.ends_with(b"\n");
    let (before, after) = if terminated { ("", end) } else { (end, "") };
    Some([text, before.as_bytes(), missing.join(end).as_bytes(), after.as_bytes()].concat())
}

/// `text` without any line that does nothing but hand files to nbguard, or `None` where there is none.
pub(super) fn without_ours(text: &[u8]) -> Option<Vec<u8>> {
    let lines = || text.split_inclusive(|byte| *byte == b'\n');
    if !lines().any(is_ours) {
        return None;
    }
    let mut rest = lines().filter(|line: &&[u8]| !is_ours(line)).collect::<Vec<_>>().concat();
    if !text.ends_with(b"\n") && lines().next_back().is_some_and(is_ours) {
        rest.truncate(rest.strip_suffix(b"\n").map_or(rest.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len()));
    }
    Some(rest)
}

/// The file that git reads for `scope` besides those in a worktree.
pub(super) fn default_file(git: &Git, scope: Scope) -> Result<PathBuf, GitError> {
    let missing = GitError::NoAttributesFile { scope: scope.name() };
    let file = match scope {
        Scope::Local => Some(git.run(&["rev-parse", "--git-path", "info/attributes"])?),
        Scope::Global => global_file(git)?,
        // Known to git 2.41 and newer only.
        Scope::System => git.run(&["var", "GIT_ATTR_SYSTEM"]).ok(),
    };
    file.filter(|file| !file.is_empty()).map(|file| git.dir().join(file)).ok_or(missing)
}

/// The user's attributes file, whatever the repository says.
fn global_file(git: &Git) -> Result<Option<String>, GitError> {
    for scope in [Scope::Global, Scope::System] {
        let set = git.ask(&["config", scope.flag(), "--includes", "--type=path", "--get", "core.attributesFile"])?;
        if set.is_some() {
            return Ok(set);
        }
    }
    let outside = git.clone().env("GIT_DIR", Some("no-repository"));
    // Known to git 2.41 and newer only; before that the rule is applied by the one who knows the environment.
    let named = outside.run(&["var", "GIT_ATTR_GLOBAL"]);
    named.or_else(|_| git.shell(r#"printf %s "${XDG_CONFIG_HOME:-$HOME/.config}/git/attributes""#)).map(Some)
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

fn is_ours(line: &[u8]) -> bool {
    let mut words = words(line);
    let pattern = words.next().is_some_and(|word| !word.starts_with(b"#") && !word.starts_with(b"[attr]"));
    let mut attributes = words.peekable();
    pattern && attributes.peek().is_some() && attributes.all(|word| matches!(word, b"filter=nbguard" | b"diff=nbguard"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adding_and_removing_gives_the_file_back() {
        for text in ["*.png binary\n", "*.png binary", "a b\r\nc d\r\n", "a b\r\nc d", "\n\n", "# filter=nbguard\n[attr]x filter=nbguard\n"]
        {
            let added = with_ours(text.as_bytes()).expect("lines to add");
            assert!(added.starts_with(text.as_bytes()));
            assert_eq!(with_ours(&added), None, "once is enough");
            assert_eq!(String::from_utf8(without_ours(&added).expect("lines to remove")).expect("UTF-8"), text);
            assert_eq!(added.contains(&b'\r'), text.contains('\r'));
        }
        assert_eq!(without_ours(b"*.ipynb filter=other diff=nbguard\n"), None);
    }

    #[test]
    fn what_is_there_already_is_not_added_again() {
        let text = b"  *.ipynb\tfilter=nbguard  diff=nbguard\r\n";
        assert_eq!(with_ours(text), Some([&text[..], LINES[1].as_bytes(), b"\r\n"].concat()));
        assert_eq!(with_ours(b"*.ipynb filter=lfs\n").map(|added| added.len()), Some(19 + LINES[0].len() + LINES[1].len() + 2));
    }
}
