//! Which line of which attributes file says what git says of a path.
//!
//! git tells the value and not where it comes from. The files are read in the order in which they win over each other; a
//! line is named only where it says just what git says, so that no wrong line is ever blamed.

use super::to_come::notebook_like;
use crate::git::{Git, GitError, Scope, attributes, file};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A line of an attributes file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    file: String,
    line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.file, self.line)
    }
}

/// The attributes files of a repository, read as they are needed.
pub(super) struct AttributeFiles {
    top: PathBuf,
    info: PathBuf,
    /// Those outside of the repository.
    wider: Vec<PathBuf>,
    read: HashMap<PathBuf, Vec<Line>>,
}

/// A line that gives attributes to paths.
struct Line {
    number: usize,
    text: String,
    /// Attributes and gitignore share their patterns but for `!`, which attributes have not.
    pattern: Gitignore,
    attributes: Vec<String>,
}

impl AttributeFiles {
    /// Those that `git`, which is at the top of a worktree, reads.
    pub(super) fn new(git: &Git) -> Result<Self, GitError> {
        let named = git.ask(&["config", "--type=path", "--get", "core.attributesFile"])?.map(|file| git.dir().join(file));
        let global = named.or_else(|| attributes::default_file(git, Scope::Global).ok());
        let wider = global.into_iter().chain(attributes::default_file(git, Scope::System).ok()).collect();
        Ok(Self { top: git.dir().to_owned(), info: attributes::default_file(git, Scope::Local)?, wider, read: HashMap::new() })
    }

    /// Paths that stand for notebooks to come that lines name: those of the files that git reads for the whole worktree, and of
    /// those in its `folders`. Each comes with the pattern that it is of.
    pub(super) fn notebooks_to_come(&mut self, folders: &[String]) -> Result<Vec<(String, String)>, GitError> {
        let wide = std::iter::once(&self.info).chain(&self.wider).map(|file| (file.clone(), ""));
        let in_tree = folders.iter().map(|folder| (self.top.join(folder).join(".gitattributes"), folder.as_str()));
        let files: Vec<_> = wide.chain(in_tree).collect();
        let mut paths = Vec::new();
        for (file, folder) in files {
            let of_lines =
                self.lines(&file)?.iter().filter_map(|line| Some((notebook_like(&line.text)?, line.text.trim_start_matches('/'))));
            paths.extend(of_lines.map(|(path, pattern)| (format!("{folder}{path}"), format!("{folder}{pattern}"))));
        }
        Ok(paths)
    }

    /// The line by which `attribute` of `path` has `value`, in git's words (`unset`, `unspecified`), where it can be told.
    pub(super) fn place(&mut self, path: &str, attribute: &str, value: &str) -> Result<Option<Place>, GitError> {
        let folders = Path::new(path).ancestors().skip(1);
        let in_tree = folders.map(|folder| (self.top.join(folder).join(".gitattributes"), folder));
        let top = Path::new("");
        let outside = self.wider.iter().cloned().map(|file| (file, top));
        let files: Vec<_> = std::iter::once((self.info.clone(), top)).chain(in_tree).chain(outside).collect();
        for (file, folder) in files {
            let Ok(below) = Path::new(path).strip_prefix(folder) else { continue };
            let saying = self.lines(&file)?.iter().rev().filter(|line| line.pattern.matched(below, false).is_ignore());
            let said = saying.filter_map(|line| Some((line.number, line.value(attribute)? == value))).next();
            if let Some((line, same)) = said {
                let file = file.strip_prefix(&self.top).unwrap_or(&file).display().to_string();
                return Ok(same.then_some(Place { file, line }));
            }
        }
        Ok(None)
    }

    fn lines(&mut self, path: &Path) -> Result<&[Line], GitError> {
        if !self.read.contains_key(path) {
            let text = file::read(path)?.unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let lines = text.lines().enumerate().filter_map(|(index, line)| Line::parse(index + 1, line)).collect();
            self.read.insert(path.to_owned(), lines);
        }
        Ok(self.read.get(path).map_or(&[], Vec::as_slice))
    }
}

impl Line {
    fn parse(number: usize, line: &str) -> Option<Self> {
        let line = line.trim_ascii_start();
        let (text, rest) = match line.strip_prefix('"') {
            Some(quoted) => unquoted(quoted)?,
            None => line
                .split_once(|char: char| char.is_ascii_whitespace())
                .map_or((line.to_owned(), ""), |(text, rest)| (text.to_owned(), rest)),
        };
        // comments, macros and what git itself passes over
        let passed_over = text.starts_with(['#', '!']) || text.starts_with("[attr]") || text.ends_with('/');
        let mut builder = GitignoreBuilder::new("");
        builder.add_line(None, Some(&text).filter(|text| !passed_over && !text.is_empty())?).ok()?;
        Some(Self { number, pattern: builder.build().ok()?, text, attributes: rest.split_ascii_whitespace().map(str::to_owned).collect() })
    }

    /// What the line says of `attribute`, in git's words.
    fn value(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().rev().find_map(|word| {
            let (sign, rest) = match word.strip_prefix(['-', '!']) {
                Some(rest) => (&word[..1], rest),
                None => ("", word.as_str()),
            };
            let (name, value) = rest.split_once('=').map_or((rest, None), |(name, value)| (name, Some(value)));
            (name == attribute).then_some(match (sign, value) {
                ("-", _) => "unset",
                ("!", _) => "unspecified",
                (_, None) => "set",
                (_, Some(value)) => value,
            })
        })
    }
}

/// The text that `quoted`, which has come after a quote, spells as C does, and what follows it.
fn unquoted(quoted: &str) -> Option<(String, &str)> {
    let mut text = Vec::new();
    let mut rest = quoted;
    loop {
        let char = rest.chars().next()?;
        rest = &rest[char.len_utf8()..];
        match char {
            '"' => return Some((String::from_utf8_lossy(&text).into_owned(), rest)),
            '\\' => {
                let octal = rest.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok());
                let (byte, length) = match (octal, rest.chars().next()?) {
                    (Some(byte), _) => (byte, 3),
                    (None, 't') => (b'\t', 1),
                    (None, 'n') => (b'\n', 1),
                    (None, char @ ('"' | '\\')) => (char as u8, 1),
                    _ => return None,
                };
                text.push(byte);
                rest = &rest[length..];
            }
            char => text.extend(char.to_string().bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn lines_are_read_as_git_reads_them() {
        for (line, path, value) in [
            ("*.ipynb filter=lfs diff=lfs -text", "a/b.ipynb", Some("lfs")),
            ("  *.ipynb\t-filter", "b.ipynb", Some("unset")),
            ("*.ipynb !filter", "b.ipynb", Some("unspecified")),
            ("*.ipynb filter", "b.ipynb", Some("set")),
            ("*.ipynb filter=a filter=b", "b.ipynb", Some("b")),
            ("*.ipynb text", "b.ipynb", None),
            ("/*.ipynb filter=x", "a/b.ipynb", None),
            ("a/*.ipynb filter=x", "a/b.ipynb", Some("x")),
            ("a/** filter=x", "a/c/b.ipynb", Some("x")),
            ("a/ filter=x", "a/b.ipynb", None),
            ("# filter=x", "#", None),
            ("[attr]x filter=x", "x", None),
            ("[ab].ipynb filter=x", "b.ipynb", Some("x")),
            ("\"a \\\"\\303\\251*.ipynb\" filter=x", "a \"éb.ipynb", Some("x")),
            ("\"a filter=x", "a", None),
            ("*.IPYNB filter=x", "b.ipynb", None),
        ] {
            let parsed = Line::parse(1, line);
            let matching = parsed.as_ref().filter(|line| line.pattern.matched(path, false).is_ignore());
            assert_eq!(matching.and_then(|line| line.value("filter")), value, "{line}: {path}");
        }
    }
}
