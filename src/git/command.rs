//! The `git` binary, asked in a given directory.

use super::GitError;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

/// git in a directory. Its messages are the untranslated ones; the rest of the environment is handed down.
#[derive(Clone, Debug)]
pub struct Git {
    dir: PathBuf,
    environment: Vec<(OsString, Option<OsString>)>,
}

impl Git {
    /// git as if started in `dir`.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), environment: Vec::new() }
    }

    /// The same with an environment variable set, or unset for `None`.
    #[must_use]
    pub fn env(mut self, name: impl AsRef<OsStr>, value: Option<impl AsRef<OsStr>>) -> Self {
        self.environment.push((name.as_ref().to_owned(), value.map(|value| value.as_ref().to_owned())));
        self
    }

    /// The same that fetches nothing, whatever a partial clone lacks.
    pub(super) fn offline(&self) -> Self {
        // the first is known to git 2.44 and newer; before that a fetch is begun and finds every protocol forbidden
        self.clone().env("GIT_NO_LAZY_FETCH", Some("1")).env("GIT_ALLOW_PROTOCOL", Some("none"))
    }

    /// The directory it works in.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What `git ARGS` prints, without the last line's end.
    ///
    /// # Errors
    /// Where git does not start, fails, or prints what is not UTF-8.
    pub fn run(&self, args: &[&str]) -> Result<String, GitError> {
        text(self.bytes(args)?)
    }

    /// The bytes that `git ARGS` prints.
    ///
    /// # Errors
    /// Where git does not start or fails.
    pub fn bytes(&self, args: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = self.output(args)?;
        if output.status.success() { Ok(output.stdout) } else { Err(self.failure(args, output.status, &output.stderr)) }
    }

    /// What `git ARGS` prints, or `None` where it exits 1: git's way to say that something is not set.
    ///
    /// # Errors
    /// Where git does not start, fails otherwise, or prints what is not UTF-8.
    pub fn ask(&self, args: &[&str]) -> Result<Option<String>, GitError> {
        let output = self.output(args)?;
        match output.status.code() {
            Some(0) => text(output.stdout).map(Some),
            Some(1) => Ok(None),
            _ => Err(self.failure(args, output.status, &output.stderr)),
        }
    }

    /// The bytes that `git ARGS` prints when it is given `input`.
    ///
    /// # Errors
    /// Where git does not start or fails.
    pub fn feed(&self, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let command = &mut self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(no_git)?;
        let stdin = child.stdin.take();
        // written beside reading: git answers before it has read all
        let output = std::thread::scope(|scope| {
            // where git does not want the rest, its status says why
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
            child.wait_with_output()
        });
        let output = output.map_err(no_git)?;
        if output.status.success() { Ok(output.stdout) } else { Err(self.failure(args, output.status, &output.stderr)) }
    }

    /// What `line` prints in the shell that git runs filters and hooks with, found as git finds it.
    ///
    /// # Errors
    /// Where the line fails; the message is the shell's.
    pub fn shell(&self, line: &str) -> Result<String, GitError> {
        self.run(&["-c", &format!("alias.nbguard-shell=!{line}"), "nbguard-shell"])
    }

    /// The same git in the top directory of its worktree, or in the git directory where there is no worktree: relative
    /// paths in git's answers are relative to there.
    ///
    /// # Errors
    /// Where it is in no repository.
    pub fn at_top(&self) -> Result<Self, GitError> {
        let git_dir = self.run(&["rev-parse", "--absolute-git-dir"])?;
        let top = self.run(&["rev-parse", "--show-toplevel"]).unwrap_or(git_dir);
        Ok(Self { dir: self.dir.join(top), environment: self.environment.clone() })
    }

    /// The same git in `dir`, a whole path that is the top of another repository: what the environment says of this one is
    /// forgotten, and where `dir` is no repository, none is looked for around it.
    pub(super) fn inside(&self, dir: &Path) -> Self {
        let outer = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];
        let inside = Self { dir: dir.to_owned(), ..self.clone() }.env("GIT_CEILING_DIRECTORIES", dir.parent());
        outer.into_iter().fold(inside, |git, name| git.env(name, None::<&str>))
    }

    fn output(&self, args: &[&str]) -> Result<Output, GitError> {
        self.command(args).stdin(Stdio::null()).output().map_err(no_git)
    }

    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(args).current_dir(&self.dir).env("LC_ALL", "C");
        // a git before 2.40 that is at work in a submodule hands this down, and most of its commands refuse it
        command.env_remove("GIT_INTERNAL_SUPER_PREFIX");
        for (name, value) in &self.environment {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    pub(super) fn failure(&self, args: &[&str], status: ExitStatus, stderr: &[u8]) -> GitError {
        let stderr = String::from_utf8_lossy(stderr).trim_end().to_owned();
        if stderr.contains("not a git repository") {
            return GitError::NotARepository { dir: self.dir.clone() };
        }
        if stderr.contains("must be run in a work tree") {
            return GitError::NoWorktree { dir: self.dir.clone() };
        }
        if stderr.contains("dubious ownership") {
            return GitError::NotOwned { reason: stderr };
        }
        GitError::Command { command: format!("git {}", args.join(" ")), status: status.to_string(), stderr }
    }
}

fn no_git(source: std::io::Error) -> GitError {
    GitError::NoGit { source }
}

fn text(stdout: Vec<u8>) -> Result<String, GitError> {
    let mut text =
        String::from_utf8(stdout).map_err(|error| GitError::NotUtf8 { text: String::from_utf8_lossy(error.as_bytes()).into_owned() })?;
    if text.ends_with('\n') {
        text.pop();
    }
    Ok(text)
}
