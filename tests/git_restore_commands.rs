//! Outputs that survive git, command by command: those that write a worktree without the index locked, and those that
//! give a notebook away.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/restoring.rs"]
mod restoring;

use nbguard::git::Git;
use restoring::git::{Sandbox, put};
use restoring::{commit, guard, notebook, printed, restoring};
use std::fs;

const RUN: &[(&str, &str)] = &[("a", "a"), ("m1", "m1"), ("m2", "m2"), ("m3", "m3"), ("b", "b of main")];
const OTHER: &[(&str, &str)] = &[("a", "a"), ("m1", "m1"), ("m2", "m2"), ("m3", "m3"), ("b2", "b of other")];

/// A repository with a notebook that was run, and a patch that edits one of its cells.
fn patched(sandbox: &Sandbox) -> Git {
    let git = restoring(sandbox);
    put(&git, "a.ipynb", notebook(RUN));
    commit(&git, "run");
    put(&git, "a.ipynb", notebook(OTHER));
    let patch = git.bytes(&["diff", "--no-textconv"]).unwrap();
    put(&git, "../patch", patch);
    git.run(&["checkout", "-q", "."]).unwrap();
    assert_eq!(printed(&git, "a.ipynb"), ["a", "m1", "m2", "m3", "b of main"]);
    git
}

/// git with `y` for every question.
fn agree(git: &Git, command: &str) {
    git.run(&["-c", &format!("alias.agree=!yes | git {command} >\"$HOME/said\""), "agree"]).unwrap();
}

#[test]
fn a_patch_takes_no_outputs() {
    let sandbox = Sandbox::new();
    let git = patched(&sandbox);
    for how in [&["apply", "../patch"][..], &["apply", "--index", "../patch"], &["apply", "--3way", "../patch"]] {
        git.run(how).unwrap();
        assert_eq!(printed(&git, "a.ipynb"), ["a", "m1", "m2", "m3", "b of other"], "{how:?}");
        assert_eq!(git.run(&["diff", "HEAD", "--stat"]).unwrap().lines().count(), 2, "{how:?}");
        git.run(&["reset", "-q", "--hard"]).unwrap();
        assert_eq!(printed(&git, "a.ipynb"), ["a", "m1", "m2", "m3", "b of main"], "{how:?}");
    }
}

#[test]
fn what_is_taken_back_in_pieces_takes_no_outputs() {
    let sandbox = Sandbox::new();
    let git = patched(&sandbox);
    for command in ["stash push --patch", "checkout --patch", "restore --patch", "checkout --patch HEAD"] {
        put(&git, "a.ipynb", notebook(OTHER));
        agree(&git, command);
        assert_eq!(git.run(&["diff", "--stat"]).unwrap(), "", "{command}");
        assert_eq!(printed(&git, "a.ipynb"), ["a", "m1", "m2", "m3", "b of main"], "{command}");
    }
    git.run(&["stash", "pop"]).unwrap();
    assert_eq!(printed(&git, "a.ipynb"), ["a", "m1", "m2", "m3", "b of other"]);
}

#[test]
fn what_is_given_away_has_no_outputs_whoever_locks_the_index() {
    let sandbox = Sandbox::new();
    let git = patched(&sandbox);
    let remote = format!("--remote={}", git.dir().display());
    for locked in [false, true] {
        if locked {
            put(&git, ".git/index.lock", "");
        }
        for command in [
            &["archive", "HEAD"][..],
            &["-C", ".", "-c", "alias.export=archive", "export", "main"],
            &["archive", &remote, "main"],
            &["cat-file", "--filters", "HEAD:a.ipynb"],
        ] {
            let given = git.run(command).unwrap();
            assert!(given.contains("id-a") && !given.contains("b of main"), "{command:?}, locked: {locked}");
        }
    }
    fs::remove_file(git.dir().join(".git/index.lock")).unwrap();
    fs::remove_file(git.dir().join("a.ipynb")).unwrap();
    git.run(&["checkout", "-q", "."]).unwrap();
    assert_eq!(printed(&git, "a.ipynb").last().unwrap(), "b of main");
}

#[test]
fn submodules_are_checked_out_with_their_outputs() {
    let sandbox = Sandbox::new();
    let inner = restoring(&sandbox);
    for cells in [RUN, OTHER] {
        put(&inner, "a.ipynb", notebook(cells));
        commit(&inner, "run");
    }
    let outer = sandbox.repository("outer");
    let allow = ["-c", "protocol.file.allow=always"];
    outer.run(&[&allow[..], &["submodule", "--quiet", "add", "../r", "module"]].concat()).unwrap();
    outer.run(&["commit", "-q", "-m", "module"]).unwrap();
    let module = sandbox.git(&outer.dir().join("module"));
    guard(&module);
    for (cells, message) in [(RUN, "first"), (OTHER, "second")] {
        put(&module, "a.ipynb", notebook(cells));
        module.run(&["commit", "-q", "--allow-empty", "-a", "-m", message]).unwrap();
        outer.run(&["commit", "-q", "-a", "-m", message]).unwrap();
    }
    for (how, last) in [("HEAD~", "b of main"), ("main", "b of other"), ("HEAD~", "b of main")] {
        outer.run(&["checkout", "-q", "--recurse-submodules", how]).unwrap();
        assert_eq!(printed(&module, "a.ipynb").last().unwrap(), last, "{how}");
    }
    outer.run(&["checkout", "-q", "main"]).unwrap();
    outer.run(&["submodule", "--quiet", "update"]).unwrap();
    assert_eq!(printed(&module, "a.ipynb").last().unwrap(), "b of other");
    assert_eq!(outer.run(&["status", "--porcelain"]).unwrap(), "");
}

#[test]
fn a_path_may_be_any_bytes_also_for_a_git_without_processes() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    git.run(&["config", "--unset", "filter.nbguard.process"]).unwrap();
    let path = git.dir().join(std::ffi::OsStr::from_bytes(b"caf\xe9 a.ipynb"));
    fs::write(&path, notebook(RUN)).unwrap();
    commit(&git, "latin");
    assert!(!git.run(&["grep", "-h", "m1", "HEAD"]).unwrap().contains("text"));
    fs::remove_file(&path).unwrap();
    git.run(&["checkout", "-q", "."]).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), notebook(RUN));
    assert_eq!(git.run(&["status", "--porcelain"]).unwrap(), "");
}
