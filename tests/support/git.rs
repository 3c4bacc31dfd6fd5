//! Real git in a temporary directory that knows nothing of the machine around it. What git says to filters and other
//! repositories is kept, and told where a test fails.

use nbguard::git::{Git, GitError, Installation, Scope, install};
use serde_json::json;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Bytes of what git said that are worth reading.
const TOLD: usize = 8_000;

/// A home directory with room for repositories.
pub(crate) struct Sandbox {
    root: tempfile::TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        let sandbox = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir(sandbox.path("home")).unwrap();
        sandbox
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().canonicalize().unwrap().join(name)
    }

    /// The environment that everything runs in: what to set, and what of the tests' own to take away.
    pub(crate) fn environment(&self) -> Vec<(OsString, Option<OsString>)> {
        let outside = std::env::vars_os().map(|(name, _)| name).filter(|name| name.to_string_lossy().starts_with("GIT_"));
        let mut environment: Vec<_> = outside.map(|name| (name, None)).collect();
        let mut set = |name: &str, value: OsString| environment.push((name.into(), Some(value)));
        set("HOME", self.path("home").into());
        set("XDG_CONFIG_HOME", self.path("home/.config").into());
        set("GIT_CONFIG_NOSYSTEM", "1".into());
        set("GIT_TRACE_PACKET", self.trace().into());
        for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
            set(name, "tester@example.org".into());
        }
        environment
    }

    /// All that git has said by now, packet for packet.
    pub(crate) fn packets(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.trace()).unwrap_or_default()).into_owned()
    }

    fn trace(&self) -> PathBuf {
        self.path("packets")
    }

    pub(crate) fn git(&self, dir: &Path) -> Git {
        self.environment().into_iter().fold(Git::at(dir), |git, (name, value)| git.env(name, value))
    }

    /// `program` in `dir` and in that environment.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>, dir: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(dir);
        for (name, value) in self.environment() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    /// A shell in `dir` in which `line` is typed, with nbguard on its PATH.
    pub(crate) fn shell(&self, dir: &Path, line: &str) -> Command {
        let mut shell = self.command("sh", dir);
        shell.args(["-ec", line]).env("PATH", reachable());
        shell
    }

    /// A fresh repository.
    pub(crate) fn repository(&self, name: &str) -> Git {
        self.repository_with(name, &[])
    }

    /// Whether this git makes repositories by `flags` of `git init`. Where it does not, it is told what is not tested.
    pub(crate) fn makes(&self, flags: &[&str]) -> bool {
        let tried = tempfile::tempdir().unwrap();
        let git = self.git(tried.path());
        let made = git.run(&[&["init", "-q"], flags].concat()).is_ok();
        if !made {
            let said = format!("{} makes no repository by {}: not tested\n", git.run(&["--version"]).unwrap(), flags.join(" "));
            // not by `eprintln`, which is only shown where a test fails
            let _ = std::io::stderr().write_all(said.as_bytes());
        }
        made
    }

    /// A fresh repository, made with more flags for `git init`.
    pub(crate) fn repository_with(&self, name: &str, flags: &[&str]) -> Git {
        let dir = self.path(name);
        fs::create_dir_all(&dir).unwrap();
        let git = self.git(&dir);
        git.run(&[&["init", "-q", "-b", "main"], flags].concat()).unwrap();
        git
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let packets = self.packets().into_bytes();
            let last = &packets[packets.len().saturating_sub(TOLD)..];
            let _ = std::io::stderr().write_all(&[b"what git said last:\n", last].concat());
        }
    }
}

/// A PATH that leads to nbguard.
pub(crate) fn reachable() -> String {
    format!("{}:{}", Path::new(env!("CARGO_BIN_EXE_nbguard")).parent().unwrap().display(), std::env::var("PATH").unwrap())
}

/// Writes a file under git's directory, and its directories.
pub(crate) fn put(git: &Git, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = git.dir().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// The same, executable.
pub(crate) fn put_script(git: &Git, path: &str, text: &str) -> PathBuf {
    let path = put(git, path, text);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// The binary itself as the repository's hook `name`.
pub(crate) fn put_hook(git: &Git, name: &str) {
    let script = format!("#!/bin/sh\nexec '{}' hook {name} \"$@\"\n", env!("CARGO_BIN_EXE_nbguard"));
    put_script(git, &format!(".git/hooks/{name}"), &script);
}

/// What the binary says in `dir`; `input` goes to its standard input.
pub(crate) fn nbguard_in(sandbox: &Sandbox, dir: &Path, args: &[&str], input: &[u8]) -> Output {
    answered(sandbox.command(env!("CARGO_BIN_EXE_nbguard"), dir).args(args), input)
}

/// What `command` says to `input`.
pub(crate) fn answered(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // it may end without reading
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Puts nbguard between notebooks and git, without its hooks.
pub(crate) fn guard(git: &Git) {
    let binary = env!("CARGO_BIN_EXE_nbguard").into();
    install(git, &Installation { scope: Scope::Local, binary, clean_flags: Vec::new(), attributes: None, hook: false }).unwrap();
}

/// Commits all that is there.
pub(crate) fn commit(git: &Git, message: &str) {
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-q", "-m", message]).unwrap();
}

/// A notebook in Jupyter's own form whose one cell has `printed`.
pub(crate) fn notebook(source: &str, printed: &str) -> String {
    let output = json!({"name": "stdout", "output_type": "stream", "text": [printed]});
    let cell = json!({"cell_type": "code", "execution_count": 1, "id": "a", "metadata": {}, "outputs": [output], "source": [source]});
    serde_json::to_string_pretty(&json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})).unwrap() + "\n"
}

/// git's refusal, in the words of the hook.
pub(crate) fn refused(git: &Git, args: &[&str]) -> String {
    match git.run(args).unwrap_err() {
        GitError::Command { stderr, .. } => stderr,
        other => other.to_string(),
    }
}

/// Every file under `dir`, links not followed, with its mode and bytes.
pub(crate) fn files(dir: &Path) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
    let mut found = BTreeMap::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let metadata = path.symlink_metadata().unwrap();
            if metadata.is_dir() {
                open.push(path);
            } else {
                let bytes = if metadata.is_symlink() {
                    fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes()
                } else {
                    fs::read(&path).unwrap()
                };
                found.insert(path, (metadata.permissions().mode(), bytes));
            }
        }
    }
    found
}
