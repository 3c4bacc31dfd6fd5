//! What is advised is a command that does what it says where the user is, whatever the paths; a line for .gitignore keeps out
//! what it is to keep out, and nothing else.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the other tests of git")]
mod repository;

use nbguard::detect::credential_file::{credential_file, kinds};
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
    let output = sandbox.shell(dir, command).output().unwrap();
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
        assert!(said.contains("line\u{fffd}break/.env~ is an environment file"), "a path stays on its line: {said}");
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
fn every_line_for_gitignore_keeps_its_file_out() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let mut asked = 0;
    for (path, text) in kinds().flat_map(|kind| kind.fires) {
        for path in [(*path).to_owned(), format!("deep in/{path}"), format!("deep in/{path}~"), path.to_uppercase()] {
            let Some(found) = credential_file(&path, fill(text, &path).as_bytes()) else { continue };
            put(&git, ".gitignore", found.ignore.clone() + "\n");
            assert!(git.run(&["check-ignore", "--quiet", "--no-index", "--", &path]).is_ok(), "{} does not keep out {path}", found.ignore);
            asked += 1;
        }
    }
    assert!(asked > 4 * kinds().count(), "{asked}");
}

#[test]
fn a_notebook_is_cleaned_in_the_index() {
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
    let commands = behind(&said, " run: ");
    assert_eq!(commands.len(), FOLDERS.len(), "{said}");
    for command in commands {
        type_in(&sandbox, &here, command);
    }
    git.run(&["commit", "-qm", "clean"]).unwrap();
    assert_eq!(staged(&git), "");
    for folder in FOLDERS {
        assert_eq!(fs::read_to_string(git.dir().join(format!("./{folder}/a b.ipynb"))).unwrap(), notebook, "what was run stays");
    }
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

#[test]
fn an_installation_says_what_is_still_to_do() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let install = |args: &[&str]| {
        let output = nbguard_in(&sandbox, git.dir(), &[&["install"], args].concat(), b"");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(install(&[]), "");
    let cell = json!({"cell_type": "code", "execution_count": 7, "metadata": {}, "outputs": [], "source": ["1"]});
    put(&git, "a.ipynb", json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string());
    nbguard_in(&sandbox, git.dir(), &["uninstall"], b"");
    git.run(&["add", "."]).unwrap();
    assert_eq!(install(&[]), "nbguard: 1 check still to mend: `nbguard status` says what and how\n");
    git.run(&["add", "--renormalize", "."]).unwrap();

    put(&git, "nbguard.toml", "outputs = 'burn'\n");
    let said = install(&[]);
    assert_eq!(said, "nbguard: 1 check still to mend: `nbguard status` says what and how\n", "settings that stop every git add");
    let output = nbguard_in(&sandbox, git.dir(), &["status"], b"");
    assert!(String::from_utf8_lossy(&output.stdout).contains("`outputs` cannot be"), "{output:?}");
    fs::remove_file(git.dir().join("nbguard.toml")).unwrap();

    // git does not run it from here
    let said = install(&["--binary", "./gone"]);
    assert_eq!(said, "nbguard: 1 check still to mend: `nbguard status` says what and how\n");
    let command = git.run(&["config", "filter.nbguard.process"]).unwrap();
    assert_eq!(command, format!("{}/gone filter-process", git.dir().display()));
}

#[test]
fn a_bare_repository_has_no_files_to_work_on() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository_with("bare.git", &["--bare"]);
    let output = nbguard_in(&sandbox, git.dir(), &["refresh"], b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && said.ends_with("bare.git is a bare repository, which has no files; do it in a clone\n"),
        "{said}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_has_gone_is_no_noise_and_a_full_disk_is_an_error() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let output = json!({"output_type": "stream", "name": "stdout", "text": ["long\n".repeat(100_000)]});
    let cell = json!({"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output], "source": ["1"]});
    put(&git, "a.ipynb", json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string());
    let said_to = |command: &str| {
        let script = format!("PATH={}:$PATH; {command}", Path::new(env!("CARGO_BIN_EXE_nbguard")).parent().unwrap().display());
        let output = Command::new("sh").args(["-c", &script]).current_dir(git.dir()).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(said_to("{ nbguard clean --diff a.ipynb; echo $? >code; } | head -n 1"), "");
    assert_eq!(fs::read_to_string(git.dir().join("code")).unwrap(), "2\n", "all the same it was not done");
    for command in ["scan --format json .", "status --format json", "clean --stdout a.ipynb"] {
        let said = said_to(&format!("nbguard {command} >/dev/full; echo $? >code"));
        assert!(said.contains("standard output: No space left"), "{command}: {said}");
        assert_eq!(fs::read_to_string(git.dir().join("code")).unwrap(), "2\n", "{command}");
    }
}
