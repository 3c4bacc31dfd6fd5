//! What git wants a filtered file for: to write it to a worktree, to take it into the repository, or for something else: an
//! archive, a diff, standard output.
//!
//! git does not say. An archive and a checkout ask in the same words, so the command that asks is looked up, and where
//! that leaves it open, the index tells: git locks it while it writes a worktree. Where the command cannot be looked up
//! only the index tells.

use super::process::{GitChain, git_above, prints_into_file};
use std::path::Path;
use std::sync::OnceLock;

/// What asks for a file to be filtered: a git command, which another may have started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller(GitChain);

impl Caller {
    /// The git that has started this process; it is looked up once.
    #[must_use]
    pub fn of_this_process() -> Self {
        static FOUND: OnceLock<GitChain> = OnceLock::new();
        Self(FOUND.get_or_init(GitChain::of_this_process).clone())
    }

    /// Whether it writes the files of a worktree; `index` is the one that it works with.
    #[must_use]
    pub fn writes_worktree(&self, index: &Path) -> bool {
        let known = COMMANDS.iter().find(|(words, _)| self.says(words));
        known.map_or_else(|| is_being_written(index), |(_, writes)| *writes)
    }

    /// Whether it is known only to look at the files of a worktree.
    #[must_use]
    pub fn only_looks(&self) -> bool {
        LOOKING.iter().chain(SHOWING).any(|words| self.says(words))
    }

    /// Whether it takes what it has filtered into the repository, all of it and for good.
    #[must_use]
    pub fn adds(&self) -> bool {
        self.says(&["add"]) && !self.words().iter().any(|word| NOT_ADDING.contains(&word.as_str()))
    }

    /// The process for which it works: the git that runs the hook in which it was started, or else the program that has
    /// started it.
    #[must_use]
    pub fn owner(&self) -> Option<u32> {
        self.0.starter.map(|starter| git_above(starter).unwrap_or(starter))
    }

    /// Whether a program has it, that takes out of the worktree then what is not staged, or all that is new, and puts it back
    /// later.
    #[must_use]
    pub fn puts_away(&self) -> bool {
        let says = |table: &[&[&str]]| table.iter().any(|words| self.any_says(words));
        says(SHOWING)
            || says(STASHING) && !self.saves_for_merge()
            || says(STASHING_IN_HOOKS) && self.0.starter.is_some_and(|starter| git_above(starter).is_some())
    }

    /// Whether it is a command by which such a program takes that out and puts it back.
    #[must_use]
    pub fn puts_back(&self) -> bool {
        TAKING_OUT.iter().chain(BRINGING).any(|words| self.any_says(words))
    }

    /// Whether it brings what was put aside, in a patch or a stash, whoever did so.
    #[must_use]
    pub fn brings(&self) -> bool {
        BRINGING.iter().any(|words| self.any_says(words))
    }

    /// Whether what it prints of files is for a program: a patch that will be applied.
    #[must_use]
    pub fn prints_patch(&self) -> bool {
        let asks_for_patch = SHOWING.iter().chain(PATCHES).any(|words| self.says(words));
        let into_file = || PRINTING.iter().any(|words| self.says(words)) && self.0.id.is_some_and(prints_into_file);
        let is_for_people = self.words().iter().any(|word| word == "--textconv");
        !is_for_people && (asks_for_patch || into_file())
    }

    /// Whether it puts the files of a worktree into a stash; `index` is the one that it works with.
    #[must_use]
    pub fn stashes(&self, index: &Path) -> bool {
        let is_short = self.words().get(1).is_none_or(|word| word.starts_with('-'));
        self.says(&["stash"]) && is_short || self.says(&["update-index"]) && is_of_stash(index)
    }

    /// Whether `git merge` has it save the worktree for the time that it takes, in a stash that no ref names.
    #[must_use]
    pub fn saves_for_merge(&self) -> bool {
        self.any_says(&["stash", "create"]) && self.any_says(&["merge"])
    }

    /// The first command and its arguments; none where it is not known.
    fn words(&self) -> &[String] {
        self.0.commands.first().map_or(&[], Vec::as_slice)
    }

    /// Whether it is the command that `words` start with, and has the rest of them among its arguments.
    fn says(&self, words: &[&str]) -> bool {
        says(self.words(), words)
    }

    /// The same of it and of those that have started it.
    fn any_says(&self, words: &[&str]) -> bool {
        self.0.commands.iter().any(|command| says(command, words))
    }
}

/// Whether `command` is what `words` start with, and has the rest of them among its arguments, be it with a value.
fn says(command: &[String], words: &[&str]) -> bool {
    let is =
        |own: &str, word: &str| own == word || word.starts_with("--") && own.strip_prefix(word).is_some_and(|rest| rest.starts_with('='));
    words.first().copied() == command.first().map(String::as_str) && words.iter().all(|word| command.iter().any(|own| is(own, word)))
}

/// Commands that look at files and take nothing of them into the repository, with a word of theirs where it depends on that.
/// `diff-files` is none, since `add -p` takes what it shows, nor `diff-index`, for `stash -p`. `stash push` has `update-index`
/// take files in.
const LOOKING: &[&[&str]] =
    &[&["diff"], &["difftool"], &["status"], &["blame"], &["annotate"], &["describe"], &["mv"], &["rm"], &["reset"], &["stash", "push"]];

/// Options of `git add` with which it takes in nothing.
const NOT_ADDING: &[&str] = &["-n", "--dry-run", "-N", "--intent-to-add", "--refresh"];

/// What is asked by programs that run hooks before they take out what is not staged: the first by pre-commit and prek, the
/// second by lint-staged, nano-staged and lefthook.
const SHOWING: &[&[&str]] = &[&["diff-index", "--binary"], &["diff", "--binary", "--output"]];

/// What lint-staged and lefthook ask for, to have all back where something fails.
const STASHING: &[&[&str]] = &[&["stash", "create"]];

/// What hooks ask for that are written by hand, and people by themselves.
const STASHING_IN_HOOKS: &[&[&str]] = &[&["stash"]];

/// What takes it out of the worktree.
const TAKING_OUT: &[&[&str]] = &[&["checkout"], &["restore"], &["reset"]];

/// What brings it back.
const BRINGING: &[&[&str]] = &[&["apply"], &["stash"]];

/// What prints files for people, as long as it is not into a file.
const PRINTING: &[&[&str]] = &[&["diff"], &["show"], &["log"], &["stash"]];

/// What prints a patch that git can apply, wherever it goes.
const PATCHES: &[&[&str]] =
    &[&["diff", "--binary"], &["diff", "--output"], &["show", "--binary"], &["log", "--binary"], &["stash", "--binary"]];

/// Commands whose doing the index does not tell, with a word of theirs where it depends on that, and whether they write
/// for who works here. `stash -p`, `checkout -p` and `restore -p` have `apply` write, `mergetool` has `checkout-index`.
const COMMANDS: &[(&[&str], bool)] = &[
    (&["apply"], true),
    (&["checkout-index", "--temp"], true),
    (&["archive"], false),
    (&["upload-archive"], false),
    (&["upload-archive--writer"], false),
    (&["cat-file"], false),
    (&["diff"], false),
    (&["difftool"], false),
];

/// Whether git has `index` locked, or has made it to write the untracked files of a stash.
fn is_being_written(index: &Path) -> bool {
    let name = index.file_name().unwrap_or_default().to_string_lossy();
    is_of_stash(index) || index.with_file_name(format!("{name}.lock")).exists()
}

/// Whether `index` is one that git makes for a stash.
fn is_of_stash(index: &Path) -> bool {
    index.file_name().unwrap_or_default().to_string_lossy().starts_with("index.stash.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Caller {
        let words = line.split(' ').map(str::to_owned).collect();
        Caller(GitChain { commands: vec![words], ..GitChain::default() })
    }

    #[test]
    fn who_shows_what_is_taken_does_not_only_look() {
        let looks = |command: &str| of(command).only_looks();
        assert_eq!(["diff", "blame HEAD", "mv a b", "diff-index --exit-code --binary HEAD"].map(looks), [true; 4]);
        assert_eq!(["diff-files --binary", "diff-index -p HEAD", "add", "commit", "stash", "checkout -m x"].map(looks), [false; 6]);
        assert!(!Caller::default().only_looks());
    }

    #[test]
    fn a_stash_is_known_by_itself_and_by_its_index() {
        let stashes = |command: &str, index: &str| of(command).stashes(Path::new(index));
        for (command, index) in [("stash", "index"), ("stash -u", "index"), ("update-index --add --stdin", "index.stash.12")] {
            assert!(stashes(command, index), "{command}");
        }
        for (command, index) in [("stash pop", "index"), ("update-index a.ipynb", "index"), ("add a.ipynb", "index.stash.12")] {
            assert!(!stashes(command, index), "{command}");
        }
    }

    #[test]
    fn the_index_tells_what_the_command_does_not() {
        let dir = tempfile::tempdir().expect("a directory");
        let index = dir.path().join("index");
        let lines = ["", "checkout archive", "checkout-index --prefix=x/", "archive", "apply -R", "checkout-index --temp --stage=2"];
        let writes = |line: &str| of(line).writes_worktree(&index);
        assert_eq!(lines.map(writes), [false, false, false, false, true, true]);
        std::fs::write(dir.path().join("index.lock"), "").expect("writable");
        assert_eq!(lines.map(writes), [true, true, true, false, true, true]);
    }
}
