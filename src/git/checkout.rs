//! What git wants a filtered file for: to write it to a worktree, to take it into the repository, or for something else: an
//! archive, a diff, standard output.
//!
//! git does not say. An archive and a checkout ask in the same words, so the command that asks is looked up, and where
//! that leaves it open, the index tells: git locks it while it writes a worktree. Where the command cannot be looked up
//! only the index tells.

use std::path::Path;
use std::process::Command;

/// What asks for a file to be filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// The git command and its arguments, where they are known.
    words: Vec<String>,
    /// The process that has started git.
    starter: Option<u32>,
}

impl Caller {
    /// The git that has started this process.
    #[must_use]
    pub fn of_this_process() -> Self {
        #[cfg(unix)]
        let parent = Some(std::os::unix::process::parent_id());
        #[cfg(not(unix))]
        let parent = None;
        parent.and_then(command_of).unwrap_or_default()
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
        LOOKING.iter().chain(PUTTING_AWAY).any(|words| self.says(words))
    }

    /// Whether it takes what it has filtered into the repository, all of it and for good.
    #[must_use]
    pub fn adds(&self) -> bool {
        self.says(&["add"]) && !self.words.iter().any(|word| NOT_ADDING.contains(&word.as_str()))
    }

    /// The process that has started git, where it is known.
    #[must_use]
    pub fn starter(&self) -> Option<u32> {
        self.starter
    }

    /// Whether it shows what is not staged to a program that takes that out of the worktree then, and puts it back later.
    #[must_use]
    pub fn puts_away(&self) -> bool {
        PUTTING_AWAY.iter().any(|words| self.says(words))
    }

    /// Whether it is a command by which such a program takes that out and puts it back.
    #[must_use]
    pub fn puts_back(&self) -> bool {
        self.says(&["checkout"]) || self.says(&["apply"])
    }

    /// Whether it puts the files of a worktree into a stash; `index` is the one that it works with.
    #[must_use]
    pub fn stashes(&self, index: &Path) -> bool {
        let is_short = self.words.get(1).is_none_or(|word| word.starts_with('-'));
        self.says(&["stash"]) && is_short || self.says(&["update-index"]) && is_of_stash(index)
    }

    /// Whether it is the command that `words` start with, and has the rest of them among its arguments.
    fn says(&self, words: &[&str]) -> bool {
        words.first().copied() == self.words.first().map(String::as_str)
            && words.iter().all(|word| self.words.iter().any(|own| own == word))
    }
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
const PUTTING_AWAY: &[&[&str]] = &[&["diff-index", "--binary"], &["diff", "--binary", "--output"]];

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

/// Whether the process `id` runs.
#[must_use]
pub fn is_running(id: u32) -> bool {
    Process::of(id).is_some()
}

/// How many processes may stand between git and its filter: a shell or two.
const BETWEEN: usize = 3;

/// The git command that the process `id` is, or the nearest one above it.
fn command_of(mut id: u32) -> Option<Caller> {
    for _ in 0..BETWEEN {
        let process = Process::of(id)?;
        match git_command(&process.words) {
            Some(words) => return Some(Caller { words, starter: Some(process.parent) }),
            None => id = process.parent,
        }
    }
    None
}

/// A process that runs.
struct Process {
    parent: u32,
    words: Vec<String>,
}

impl Process {
    fn of(id: u32) -> Option<Self> {
        Self::of_proc(id).or_else(|| Self::of_ps(id))
    }

    /// As Linux tells it.
    fn of_proc(id: u32) -> Option<Self> {
        let words = std::fs::read(format!("/proc/{id}/cmdline")).ok()?;
        let words = words
            .strip_suffix(b"\0")
            .unwrap_or(&words)
            .split(|byte| *byte == 0)
            .map(|word| String::from_utf8_lossy(word).into_owned())
            .collect();
        // ID (NAME) STATE PARENT …, and a name may be anything
        let about = std::fs::read(format!("/proc/{id}/stat")).ok()?;
        let about = String::from_utf8_lossy(&about);
        let parent = about.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        Some(Self { parent, words })
    }

    /// As every other Unix does. A word with spaces comes in pieces.
    fn of_ps(id: u32) -> Option<Self> {
        let told = Command::new("ps").args(["-ww", "-o", "ppid=,args=", "-p", &id.to_string()]).output().ok()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let mut words = told.split_whitespace().map(str::to_owned);
        Some(Self { parent: words.next()?.parse().ok()?, words: words.collect() })
    }
}

/// Options of git itself whose value is the next word.
const WITH_VALUE: &[&str] = &["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env", "--attr-source", "--super-prefix"];

/// The command in `words`, a command line of git, and its arguments; `None` for a line of another program.
fn git_command(words: &[String]) -> Option<Vec<String>> {
    let (program, mut rest) = words.split_first()?;
    let program = program.rsplit(['/', '\\']).next()?;
    let program = program.strip_suffix(".exe").unwrap_or(program);
    if let Some(command) = program.strip_prefix("git-") {
        return Some([&[command.to_owned()], rest].concat());
    }
    if program != "git" {
        return None;
    }
    while let Some((word, after)) = rest.split_first().filter(|(word, _)| word.starts_with('-')) {
        rest = if WITH_VALUE.contains(&word.as_str()) { after.get(1..)? } else { after };
    }
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn the_command_is_told_from_the_options() {
        for (line, command) in [
            ("git archive HEAD", Some("archive")),
            ("/usr/lib/git-core/git -C /archive -c a.b=archive --no-pager checkout archive", Some("checkout")),
            ("git --git-dir=/archive --work-tree archive stash", Some("stash")),
            ("git-upload-archive /r.git", Some("upload-archive")),
            ("C:\\git\\git.exe apply -R", Some("apply")),
            ("git", None),
            ("git -c", None),
            ("/bin/sh -c git archive", None),
            ("", None),
        ] {
            let found = git_command(&words(line)).and_then(|words| words.first().cloned());
            assert_eq!(found.as_deref(), command, "{line}");
        }
    }

    #[test]
    fn who_shows_what_is_taken_does_not_only_look() {
        let looks = |command: &str| Caller { starter: None, words: words(command) }.only_looks();
        assert_eq!(["diff", "blame HEAD", "mv a b", "diff-index --exit-code --binary HEAD"].map(looks), [true; 4]);
        assert_eq!(["diff-files --binary", "diff-index -p HEAD", "add", "commit", "stash", "checkout -m x"].map(looks), [false; 6]);
        assert!(!Caller::default().only_looks());
    }

    #[test]
    fn a_stash_is_known_by_itself_and_by_its_index() {
        let stashes = |command: &str, index: &str| Caller { starter: None, words: words(command) }.stashes(Path::new(index));
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
        let writes = |line: &str| Caller { starter: None, words: words(line) }.writes_worktree(&index);
        assert_eq!(lines.map(writes), [false, false, false, false, true, true]);
        std::fs::write(dir.path().join("index.lock"), "").expect("writable");
        assert_eq!(lines.map(writes), [true, true, true, false, true, true]);
    }

    #[cfg(unix)]
    #[test]
    fn a_process_is_told_alike_by_both() {
        let me = std::process::id();
        let own: Vec<String> = std::env::args().collect();
        let told = [Process::of_proc(me), Process::of_ps(me)];
        for process in told.into_iter().flatten() {
            assert_eq!(process.parent, std::os::unix::process::parent_id());
            assert_eq!((process.words.first(), process.words.last()), (own.first(), own.last()));
        }
        assert!(is_running(me) && !is_running(u32::MAX) && command_of(u32::MAX).is_none(), "there is no such process");
    }
}
