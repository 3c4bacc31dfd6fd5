//! A repository with nbguard installed.
#![allow(dead_code, reason = "each test crate uses its own part")]

#[path = "git.rs"]
pub(crate) mod git;

use git::Sandbox;
use nbguard::git::Git;
use std::fs;
use std::path::PathBuf;
use std::process::Output;

/// The real nbguard in a repository, or in one of its worktrees.
pub(crate) struct Guarded<'a> {
    sandbox: &'a Sandbox,
    pub(crate) git: Git,
}

impl<'a> Guarded<'a> {
    /// A fresh repository.
    pub(crate) fn new(sandbox: &'a Sandbox, name: &str) -> Self {
        Self::at(sandbox, sandbox.repository(name))
    }

    /// The repository that `git` is in.
    pub(crate) fn at(sandbox: &'a Sandbox, git: Git) -> Self {
        git::guard(&git);
        Self { sandbox, git }
    }

    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        git::put(&self.git, path, bytes)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.git.dir().join(path)).unwrap()
    }

    /// What `git ARGS` prints; it must succeed.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        let output = self.output(args, b"");
        assert!(output.status.success(), "git {args:?} failed: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What `git ARGS` says on standard error; it must fail.
    pub(crate) fn refused(&self, args: &[&str]) -> String {
        let output = self.output(args, b"");
        assert!(!output.status.success(), "git {args:?} succeeded");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    /// git with `input` on its standard input.
    pub(crate) fn output(&self, args: &[&str], input: &[u8]) -> Output {
        let mut command = self.sandbox.command("git", self.git.dir());
        git::answered(command.args(args).env("LC_ALL", "C").env("GIT_EDITOR", "true"), input)
    }

    /// The content of a staged file or of any blob, tree or commit.
    pub(crate) fn show(&self, object: &str) -> String {
        self.run(&["cat-file", "-p", object])
    }

    /// How many filter processes git has started by now.
    pub(crate) fn processes(&self) -> usize {
        self.sandbox.packets().matches("> git-filter-client").count()
    }

    /// Asserts that git sees no change.
    pub(crate) fn assert_unchanged(&self, when: &str) {
        let status = self.run(&["status", "--porcelain", "--untracked-files=no"]);
        assert!(status.is_empty(), "{when}: {status}");
    }
}
