//! What is advised is a command that does what it says where the user is, whatever the paths; a line for .gitignore keeps out
//! what it is to keep out, and nothing else.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the other tests of git")]
mod repository;

use nbguard::detect::example::fill;
use nbguard::git::Git;
use repository::{Sandbox, nbguard_in, put, put_hook, refused};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Folders that a careless command would not find, or take for something else.
const FOLDERS: &[&str] = &["", "it's \"a\" $HOME", "-rf", ":(top)", "#!x", "st*r [a]", "line\nbreak", "deep/sub"];

/// Runs `command` as it is typed in `dir`.
fn type_in(sandbox: &Sandbox, dir: &Path, command: &str) {
    let nbguard = Path::new(env!("CARGO_BIN_EXE_nbguard")).parent().unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-ec", command]).current_dir(dir);
    for (name, value) in sandbox.environment() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.env("PATH", format!("{}:{}", nbguard.display(), std::env::var("PATH").unwrap()));
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What stands behind `before` on the lines of `said`.
fn behind<'s>(said: &'s str, before: &str) -> Vec<&'s str> {
    said.lines().filter_map(|line| Some(line.split_once(before)?.1)).collect()
}

fn staged(git: &Git) -> String {
    git.run(&["diff", "--cached", "--name-only"]).unwrap()
}

#[test]
fn a_file_of_credentials_is_taken_out_and_kept_out() {
    for from in ["deep/sub", "it's \"a\" $HOME", ""] {
        let sandbox = Sandbox::new();
        let git = sandbox.repository("r");
        put_hook(&git, "pre-commit");
        // a copy and a key under a name of its own are ignored by their paths
        let key = fill("-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:400}\n-----END OPENSSH PRIVATE KEY-----\n", "key");
        let secret = fill("TOKEN=ghp_{alnum:36}\n", "env");
        for folder in FOLDERS {
            put(&git, &format!("./{folder}/.env~"), &secret);
            put(&git, &format!("./{folder}/my key.txt "), &key);
            put(&git, &format!("./{folder}/my key.txt"), "where my key is\n");
        }
        git.run(&["add", "."]).unwrap();
        let said = refused(&sandbox.git(&git.dir().join(from)), &["commit", "-m", "never"]);
        let commands = behind(&said, "the file stays: ");
        let lines = behind(&said, "line in .gitignore: ");
        assert_eq!((commands.len(), lines.len()), (2 * FOLDERS.len(), 2 * FOLDERS.len()), "{said}");
        for command in commands {
            type_in(&sandbox, &git.dir().join(from), command);
        }
        put(&git, ".gitignore", lines.join("\n") + "\n");
        git.run(&["add", "."]).unwrap();
        git.run(&["commit", "-qm", "harmless"]).unwrap();
        let committed = git.run(&["ls-tree", "-r", "--name-only", "-z", "HEAD"]).unwrap();
        let committed: Vec<&str> = committed.split('\0').filter(|path| !path.is_empty()).collect();
        assert!(committed.iter().all(|path| path.ends_with("my key.txt") || *path == ".gitignore"), "{committed:?}");
        assert_eq!(committed.len(), FOLDERS.len() + 1, "{committed:?}");
    }
}

#[test]
fn a_notebook_is_cleaned_and_added_again() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put_hook(&git, "pre-commit");
    let dump = json!({"output_type": "stream", "name": "stdout", "text": ["HOME=/home/ada\nPATH=/usr/bin\nSHELL=/bin/sh\nUSER=ada\nLANG=C\nPWD=/home/ada\n"]});
    let cell = json!({"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [dump], "source": ["!env"]});
    let notebook = json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string();
    for folder in FOLDERS {
        put(&git, &format!("./{folder}/a b.ipynb"), &notebook);
    }
    git.run(&["add", "."]).unwrap();
    let here = git.dir().join("deep/sub");
    let said = refused(&sandbox.git(&here), &["commit", "-m", "never"]);
    let commands = behind(&said, " Run: ");
    assert_eq!(commands.len(), FOLDERS.len(), "{said}");
    for command in commands {
        type_in(&sandbox, &here, command);
    }
    git.run(&["commit", "-qm", "clean"]).unwrap();
    assert_eq!(staged(&git), "");
}

#[test]
fn a_notebook_that_was_committed_raw_is_cleaned_by_what_refresh_says() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let cell = json!({"cell_type": "code", "execution_count": 7, "metadata": {}, "outputs": [], "source": ["1"]});
    let notebook = json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string();
    for folder in FOLDERS {
        put(&git, &format!("./{folder}/a.ipynb"), &notebook);
    }
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "raw"]).unwrap();
    type_in(&sandbox, git.dir(), "nbguard install");
    let here = git.dir().join("deep/sub");
    let output = nbguard_in(&sandbox, &here, &["refresh"], b"");
    let said = String::from_utf8(output.stdout).unwrap();
    let commands = behind(&said, " run: ");
    assert_eq!(commands.len(), FOLDERS.len(), "{said}");
    for command in commands {
        type_in(&sandbox, &here, command);
    }
    git.run(&["commit", "-qm", "clean"]).unwrap();
    assert!(fs::read_to_string(git.dir().join("a.ipynb")).unwrap().contains('7'));
    assert_eq!(nbguard_in(&sandbox, git.dir(), &["status"], b"").status.code(), Some(0));
}
