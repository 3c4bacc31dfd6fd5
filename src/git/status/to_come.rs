//! Paths that stand for notebooks to come: for each pattern of an attributes file one that it matches, so that git can be
//! asked what it would do with it.

use crate::git::attributes::SUFFIXES;
use crate::git::has_suffix;

/// A name that stands for any notebook.
pub(super) const PROBE: &str = "nbguard-probe.ipynb";

/// What stands for any text, where more of the name follows: as little of a notebook's as it takes.
const STEMS: &[&str] = &["nbguard-probe", "nbguard-probe.", "nbguard-probe.ipy"];

/// A notebook's path that `pattern` of an attributes file matches, from the file's folder; `None` where it matches none, or none
/// that can be told.
pub(super) fn notebook_like(pattern: &str) -> Option<String> {
    let paths = STEMS.iter().filter_map(|stem| path_like(pattern, stem));
    paths.into_iter().find(|path| SUFFIXES.iter().any(|suffix| has_suffix(path.as_bytes(), suffix)))
}

/// A path that `pattern` matches, with `stem` for what may be any text.
fn path_like(pattern: &str, stem: &str) -> Option<String> {
    let mut path = String::new();
    let mut rest = pattern.trim_start_matches('/');
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        match char {
            '*' => {
                let after = rest.trim_start_matches('*');
                rest = match after.strip_prefix('/').filter(|_| rest != after && !path.ends_with(|char| char != '/')) {
                    // folders, which may be none
                    Some(below) => below,
                    None => after,
                };
                let is_all = after.len() == rest.len();
                if is_all {
                    path += if after.is_empty() { PROBE } else { stem };
                }
            }
            '?' => path.push('x'),
            '[' => {
                let (char, after) = one_of(rest)?;
                path.push(char);
                rest = after;
            }
            '\\' => {
                let char = rest.chars().next()?;
                path.push(char);
                rest = &rest[char.len_utf8()..];
            }
            char => path.push(char),
        }
    }
    Some(path)
}

/// What stands for a class's name.
const CLASSES: &[(&str, char)] = &[("space", ' '), ("blank", ' '), ("digit", '1'), ("xdigit", '1'), ("upper", 'A'), ("punct", '-')];

/// A character of the set that `rest` begins with, after its bracket, and what follows the set.
fn one_of(rest: &str) -> Option<(char, &str)> {
    let (is_not, set) = rest.strip_prefix(['!', '^']).map_or((false, rest), |set| (true, set));
    if let Some((name, after)) = set.strip_prefix("[:").and_then(|set| set.split_once(":]")) {
        let char = CLASSES.iter().find(|(class, _)| *class == name).map_or('a', |(_, char)| *char);
        let (_, after) = after.split_once(']')?;
        return Some((if is_not { '_' } else { char }, after));
    }
    let set = set.strip_prefix('\\').unwrap_or(set);
    let first = set.chars().next()?;
    // a bracket that comes first is one of the set
    let (others, after) = set[first.len_utf8()..].split_once(']')?;
    let outside = || ['_', 'x', '1'].into_iter().find(|char| *char != first && !others.contains(*char));
    Some((if is_not { outside()? } else { first }, after))
}

#[cfg(test)]
mod tests {
    use super::notebook_like;
    use ignore::gitignore::GitignoreBuilder;

    #[test]
    fn what_stands_for_a_notebook_is_matched() {
        for (pattern, path) in [
            ("b.ipynb", "b.ipynb"),
            ("*.ipynb", "nbguard-probe.ipynb"),
            ("/sec*.ipynb", "secnbguard-probe.ipynb"),
            ("*", "nbguard-probe.ipynb"),
            ("sub/**", "sub/nbguard-probe.ipynb"),
            ("**/sub/*", "sub/nbguard-probe.ipynb"),
            ("a/**/b.zpln", "a/b.zpln"),
            ("*ipynb", "nbguard-probe.ipynb"),
            ("*nb", "nbguard-probe.ipynb"),
            ("*.[iI][pP][yY][nN][bB]", "nbguard-probe.ipynb"),
            ("my[[:space:]]?.ipynb", "my x.ipynb"),
            ("my \\*.ipynb", "my *.ipynb"),
            ("[!_a-c]d.ipynb", "xd.ipynb"),
            ("[]x].ipynb", "].ipynb"),
        ] {
            let found = notebook_like(pattern).expect(pattern);
            assert_eq!(found, path, "{pattern}");
            if pattern.contains("[:") {
                continue; // that crate knows no classes
            }
            let mut builder = GitignoreBuilder::new("");
            builder.add_line(None, pattern).expect(pattern);
            assert!(builder.build().expect(pattern).matched(&found, false).is_ignore(), "{pattern}: {found}");
        }
        for other in ["*.png", "data/", "*.ipynb.bak", "[", "a\\", ""] {
            assert_eq!(notebook_like(other), None, "{other}");
        }
    }
}
