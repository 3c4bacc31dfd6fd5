//! The lines that hand notebooks to nbguard, and the file they belong into.
//!
//! Another line of the file keeps its bytes; a file without a final newline stays without one. git's patterns tell large
//! letters from small, so ours name both: `A.IPYNB` is a notebook too.

use super::{Git, GitError, Scope, has_suffix};
use std::path::PathBuf;

/// What git's attribute files say about notebooks; beside each line the one that an older install wrote.
const LINES: [(&str, &str); 2] = [
    ("*.[iI][pP][yY][nN][bB] filter=nbguard diff=nbguard", "*.ipynb filter=nbguard diff=nbguard"),
    ("*.[zZ][pP][lL][nN] filter=nbguard diff=nbguard", "*.zpln filter=nbguard diff=nbguard"),
];

/// How the names of notebooks end.
pub const SUFFIXES: &[&str] = &[".ipynb", ".zpln"];

/// Whether the file at `path` is named after a notebook and not as one: `a.ipynb.bak`, `a.ipynb~`. git does not hand it to
/// the filter.
#[must_use]
pub fn is_named_after_notebook(path: impl AsRef<[u8]>) -> bool {
    let name = path.as_ref().rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let holds = |suffix: &str| name.windows(suffix.len()).any(|part| part.eq_ignore_ascii_case(suffix.as_bytes()));
    SUFFIXES.iter().any(|suffix| holds(suffix)) && !SUFFIXES.iter().any(|suffix| has_suffix(name, suffix))
}

/// `text` with the lines it lacks, an older install's made new where they stand; `None` where it has them all.
pub(super) fn with_ours(text: &[u8]) -> Option<Vec<u8>> {
    let has = |text: &[u8], line: &str| text.split(|byte| *byte == b'\n').any(|there| is_line(there, line));
    let mut new = text.to_vec();
    for (line, older) in LINES.into_iter().filter(|(line, _)| !has(text, line)) {
        new = if has(&new, older) { renewed(&new, older, line) } else { extended(&new, line) };
    }
    (new != text).then_some(new)
}

/// Whether `text` hands notebooks to nbguard, be it in the words of an older install.
pub(super) fn has_ours(text: &[u8]) -> bool {
    LINES.iter().all(|(line, older)| text.split(|byte| *byte == b'\n').any(|there| is_line(there, line) || is_line(there, older)))
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

/// `text` with `line` in the place of `older`.
fn renewed(text: &[u8], older: &str, line: &str) -> Vec<u8> {
    let renewed = |there: &[u8]| {
        let end = there.iter().rposition(|byte| !byte.is_ascii_whitespace()).map_or(0, |last| last + 1);
        if is_line(there, older) { [line.as_bytes(), &there[end..]].concat() } else { there.to_vec() }
    };
    text.split_inclusive(|byte| *byte == b'\n').flat_map(renewed).collect()
}

/// `text` with `line` at its end.
fn extended(text: &[u8], line: &str) -> Vec<u8> {
    let first = text.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
    let end = if first.ends_with(b"\r\n") { "\r\n" } else { "\n" };
    let terminated = text.is_empty() || text.ends_with(b"\n");
    let (before, after) = if terminated { ("", end) } else { (end, "") };
    [text, before.as_bytes(), line.as_bytes(), after.as_bytes()].concat()
}

/// Whether `there` is `line`, spaces aside.
fn is_line(there: &[u8], line: &str) -> bool {
    words(there).eq(words(line.as_bytes()))
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
        let [(ipynb, _), (zpln, _)] = LINES;
        let text = b"  *.[iI][pP][yY][nN][bB]\tfilter=nbguard  diff=nbguard\r\n";
        assert_eq!(with_ours(text), Some([&text[..], zpln.as_bytes(), b"\r\n"].concat()));
        assert_eq!(with_ours(b"*.ipynb filter=lfs\n").map(|added| added.len()), Some(19 + ipynb.len() + zpln.len() + 2));
    }

    #[test]
    fn copies_are_known_by_their_names() {
        for path in ["a.ipynb.bak", "x/Untitled.ipynb~", "A.IPYNB.orig", "a.zpln.1", "a.ipynb (1)"] {
            assert!(is_named_after_notebook(path), "{path}");
        }
        for path in ["a.ipynb", ".ipynb_checkpoints/a-checkpoint.ipynb", "a.ipynb.zpln", "x.ipynb/a.py", "ipynb", ""] {
            assert!(!is_named_after_notebook(path), "{path}");
        }
    }

    #[test]
    fn what_an_older_install_wrote_is_made_new_where_it_stands() {
        let [(ipynb, ipynb_older), (zpln, zpln_older)] = LINES;
        for end in ["\n", "\r\n"] {
            let older = format!("*.png binary{end}{ipynb_older}{end}{zpln_older}{end}x.ipynb -filter{end}");
            let new = format!("*.png binary{end}{ipynb}{end}{zpln}{end}x.ipynb -filter{end}");
            assert!(has_ours(older.as_bytes()) && has_ours(new.as_bytes()));
            assert_eq!(with_ours(older.as_bytes()), Some(new.into_bytes()));
            let rest = format!("*.png binary{end}x.ipynb -filter{end}").into_bytes();
            assert_eq!(without_ours(older.as_bytes()), Some(rest), "and taken away as well");
        }
        assert_eq!(with_ours(ipynb_older.as_bytes()), Some(format!("{ipynb}\n{zpln}").into_bytes()));
        assert!(!has_ours(ipynb_older.as_bytes()));
    }
}
