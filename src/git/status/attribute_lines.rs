//! Which line of which attributes file says what git says of a path.
//!
//! git tells the value and not where it comes from. The files are read in the order in which they win over each other; a
//! line is named only where it says just what git says, so that no wrong line is ever blamed.

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
        let mut words = line.split_ascii_whitespace();
        // quoted patterns, comments, macros and what git itself passes over
        let pattern = words.next().filter(|word| !word.starts_with(['"', '#', '!', '['])).filter(|word| !word.ends_with('/'))?;
        let mut builder = GitignoreBuilder::new("");
        builder.add_line(None, pattern).ok()?;
        Some(Self { number, pattern: builder.build().ok()?, attributes: words.map(str::to_owned).collect() })
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
            ("*.IPYNB filter=x", "b.ipynb", None),
        ] {
            let parsed = Line::parse(1, line);
            let matching = parsed.as_ref().filter(|line| line.pattern.matched(path, false).is_ignore());
            assert_eq!(matching.and_then(|line| line.value("filter")), value, "{line}: {path}");
        }
    }
}
