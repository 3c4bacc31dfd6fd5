//! Processes that run, and which of them are git: who has started this one.

use std::process::Command;

/// A process that runs.
struct Process {
    id: u32,
    parent: u32,
    words: Vec<String>,
}

/// Whether the process `id` runs.
#[must_use]
pub fn is_running(id: u32) -> bool {
    Process::of(id).is_some()
}

/// How many processes may stand between git and what it runs for a file: a shell or two.
const BETWEEN: usize = 3;

/// How many processes one may be away from the first.
const DEEPEST: usize = 64;

/// The git that has started a process: it, or another that has it run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GitChain {
    /// The process of the first.
    pub(super) id: Option<u32>,
    /// The command of each and its arguments, from the first up.
    pub(super) commands: Vec<Vec<String>>,
    /// What has started the last.
    pub(super) starter: Option<u32>,
}

impl GitChain {
    /// The one above this process; without commands where there is none.
    pub(super) fn of_this_process() -> Self {
        let mut chain = Self::default();
        for (depth, process) in above(std::process::id()).enumerate() {
            match git_command(&process.words) {
                Some(command) => {
                    chain.id.get_or_insert(process.id);
                    chain.commands.push(command);
                }
                None if chain.id.is_some() => {
                    chain.starter = Some(process.id);
                    break;
                }
                None if depth + 1 == BETWEEN => break,
                None => {}
            }
        }
        chain
    }
}

/// Whether the process `id` prints into a file. Only Linux tells.
pub(super) fn prints_into_file(id: u32) -> bool {
    std::fs::metadata(format!("/proc/{id}/fd/1")).is_ok_and(|about| about.is_file())
}

/// The last git above the process `id`: it runs a hook from which `id` has come.
pub(super) fn git_above(id: u32) -> Option<u32> {
    above(id).filter(|process| git_command(&process.words).is_some()).last().map(|process| process.id)
}

/// The process for which a hook works that has started this one: the git that runs it, or else who has started it.
#[must_use]
pub fn hook_owner() -> Option<u32> {
    parent().map(|parent| git_above(parent).unwrap_or(parent))
}

/// The command line of the process that has started this one.
pub(super) fn parents_words() -> Vec<String> {
    parent().and_then(Process::of).map(|process| process.words).unwrap_or_default()
}

/// The processes above `id`, the nearest first.
fn above(id: u32) -> impl Iterator<Item = Process> {
    let parent = if id == std::process::id() { parent() } else { Process::of(id).map(|process| process.parent) };
    std::iter::successors(parent.and_then(Process::of), |below| Process::of(below.parent)).take(DEEPEST)
}

fn parent() -> Option<u32> {
    #[cfg(unix)]
    let parent = Some(std::os::unix::process::parent_id());
    #[cfg(not(unix))]
    let parent = None;
    parent
}

impl Process {
    fn of(id: u32) -> Option<Self> {
        if cfg!(target_os = "linux") { Self::of_proc(id) } else { Self::of_ps(id) }
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
        Some(Self { id, parent, words })
    }

    /// As every other Unix does. A word with spaces comes in pieces.
    fn of_ps(id: u32) -> Option<Self> {
        let told = Command::new("ps").args(["-ww", "-o", "ppid=,args=", "-p", &id.to_string()]).output().ok()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let mut words = told.split_whitespace().map(str::to_owned);
        Some(Self { id, parent: words.next()?.parse().ok()?, words: words.collect() })
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
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let found = git_command(&words).and_then(|words| words.first().cloned());
            assert_eq!(found.as_deref(), command, "{line}");
        }
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
        assert!(is_running(me) && !is_running(u32::MAX) && !is_running(0));
        assert_eq!((above(u32::MAX).count(), above(me).next().map(|above| above.id)), (0, parent()));
    }
}
