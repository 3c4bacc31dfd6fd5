//! What `git diff` shows of notebooks: cells as a person reads them, no re-run, no secret.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the other tests of git")]
mod repository;

use nbguard::detect::example::fill;
use nbguard::git::Git;
use repository::{Sandbox, commit, guard, nbguard_in, put};
use serde_json::json;
use std::fs;

/// A notebook of one cell that was run for the `count`th time.
fn notebook(source: &str, printed: &str, count: usize) -> String {
    let output = json!({"output_type": "stream", "name": "stdout", "text": [printed]});
    let cell = json!({"cell_type": "code", "id": "c1", "execution_count": count, "metadata": {}, "outputs": [output], "source": [source]});
    let rest = json!({"cell_type": "markdown", "id": "m1", "metadata": {}, "source": ["# Notes"]});
    json!({"cells": [cell, rest], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).to_string()
}

/// A repository that nbguard is installed in, with `settings`.
fn guarded(sandbox: &Sandbox, settings: &str) -> Git {
    let git = sandbox.repository("r");
    guard(&git);
    put(&git, "nbguard.toml", settings);
    git
}

/// What is added goes in raw from now on.
fn without_filter(git: &Git) {
    git.run(&["config", "--unset", "filter.nbguard.process"]).unwrap();
    git.run(&["config", "filter.nbguard.clean", "cat"]).unwrap();
}

/// The lines that go and those that come.
fn changes(diff: &str) -> Vec<&str> {
    diff.lines().skip_while(|line| !line.starts_with("@@")).filter(|line| line.starts_with(['+', '-'])).collect()
}

#[test]
fn a_change_of_a_source_is_the_lines_that_change() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    put(&git, "n.ipynb", notebook("x = 1\nshow(x)", "1\n", 1));
    commit(&git, "all");
    put(&git, "n.ipynb", notebook("x = 2\nshow(x)", "2\n", 9));
    let diff = git.run(&["diff"]).unwrap();
    assert_eq!(changes(&diff), ["-x = 1", "+x = 2"], "{diff}");
    commit(&git, "all");
    assert_eq!(changes(&git.run(&["show"]).unwrap()), ["-x = 1", "+x = 2"]);
}

#[test]
fn running_it_again_is_no_difference() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    put(&git, "n.ipynb", notebook("show(x)", "1\n", 1));
    commit(&git, "all");
    put(&git, "n.ipynb", notebook("show(x)", "2\n", 2));
    assert_eq!(changes(&git.run(&["diff"]).unwrap()), Vec::<&str>::new());
}

/// Two commits whose notebook went in as it was run, one line another.
fn committed_raw(git: &Git) {
    without_filter(git);
    for (count, printed) in [(1, "1\n"), (2, "2\n")] {
        put(git, "n.ipynb", notebook("show(x)", printed, count));
        commit(git, printed.trim());
    }
}

#[test]
fn what_git_has_is_shown() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    committed_raw(&git);
    guard(&git);
    let expected = ["-── code c1 In [1]", "+── code c1 In [2]", "-   │ 1", "+   │ 2"];
    assert_eq!(changes(&git.run(&["show"]).unwrap()), expected, "the file of the worktree is what git has");
    put(&git, "n.ipynb", notebook("show(x)", "3\n", 3));
    assert_eq!(changes(&git.run(&["show"]).unwrap()), expected);
    let diff = git.run(&["diff"]).unwrap();
    assert_eq!(changes(&diff), ["-── code c1 In [2]", "+── code c1", "- ─ stdout, 1 line, 2 B", "-   │ 2"], "an add takes them out");
}

#[test]
fn what_goes_past_the_filter_is_shown_so() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    // the diff driver by itself
    put(&git, ".gitattributes", "*.ipynb !filter diff=nbguard\n");
    fs::remove_file(git.dir().join(".git/info/attributes")).unwrap();
    put(&git, "n.ipynb", notebook("show(x)", "1\n", 1));
    commit(&git, "all");
    put(&git, "n.ipynb", notebook("show(x)", "2\n", 1));
    assert_eq!(changes(&git.run(&["diff"]).unwrap()), ["-   │ 1", "+   │ 2"]);
}

#[test]
fn the_flags_of_the_filter_count() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    let process = git.run(&["config", "filter.nbguard.process"]).unwrap();
    git.run(&["config", "filter.nbguard.process", &format!("{process} --outputs keep --keep-count")]).unwrap();
    put(&git, "n.ipynb", notebook("show(x)", "1\n", 1));
    commit(&git, "all");
    assert!(git.run(&["cat-file", "blob", "HEAD:n.ipynb"]).unwrap().contains("stdout"));
    put(&git, "n.ipynb", notebook("show(x)", "2\n", 1));
    assert_eq!(changes(&git.run(&["diff"]).unwrap()), ["-   │ 1", "+   │ 2"]);
    commit(&git, "again");
    assert_eq!(changes(&git.run(&["show"]).unwrap()), ["-   │ 1", "+   │ 2"]);
}

#[test]
fn an_output_that_stays_is_shown_and_its_secret_is_not() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "outputs = \"redact\"\n");
    let [source, printed] = ["source", "printed"].map(|seed| fill("ghp_{alnum:36}", seed));
    put(&git, "n.ipynb", notebook("show(x)", "", 1));
    commit(&git, "all");
    put(&git, "n.ipynb", notebook(&format!("key = '{source}'\nshow(x)"), &format!("hello\ntoken {printed}\n"), 2));
    let diff = git.run(&["diff"]).unwrap();
    for line in ["+key = '[redacted:github-pat]'", "+ ─ stdout, 2 lines, 34 B", "+   │ hello", "+   │ token [redacted:github-pat]"] {
        assert!(changes(&diff).contains(&line), "{line} is not in {diff}");
    }
    assert!(!diff.contains(&source[4..]) && !diff.contains(&printed[4..]), "{diff}");
}

#[test]
fn broken_settings_do_not_hide_the_difference() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    put(&git, "n.ipynb", notebook("x = 1\nshow(x)", "1\n", 1));
    commit(&git, "all");
    let secret = fill("ghp_{alnum:36}", "settings");
    for source in [format!("x = '{secret}'\nshow(x)"), "x = 3".to_owned()] {
        put(&git, "n.ipynb", notebook(&source, "2\n", 9));
        commit(&git, "all");
    }
    put(&git, "nbguard.toml", format!("outptus = '{secret}'\n"));
    let diff = git.run(&["diff", "HEAD~2", "HEAD~1"]).unwrap();
    assert_eq!(changes(&diff), ["-x = 1", "+x = '[redacted:github-pat]'"], "{diff}");
    let shown = nbguard_in(&sandbox, git.dir(), &["textconv", "n.ipynb"], b"");
    let said = String::from_utf8(shown.stderr).unwrap();
    assert!(said.contains("outptus") && said.contains("default settings") && !said.contains(&secret), "{said}");
}

#[test]
fn paths_may_be_odd_and_notebooks_broken() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    let paths = ["it's \"100%\" $HOME.ipynb", "-n.ipynb", "sub dir/ä.ipynb"];
    for path in paths {
        put(&git, path, notebook("x = 1", "", 1));
    }
    commit(&git, "all");
    for path in paths {
        put(&git, path, notebook("x = 2", "", 1));
    }
    let diff = sandbox.git(&git.dir().join("sub dir")).run(&["diff"]).unwrap();
    assert_eq!(changes(&diff).iter().filter(|line| ["-x = 1", "+x = 2"].contains(line)).count(), 6, "{diff}");

    let secret = fill("ghp_{alnum:36}", "broken");
    without_filter(&git);
    put(&git, "-n.ipynb", format!("<<<<<<< '{secret}'"));
    let diff = git.run(&["diff", "--", "-n.ipynb"]).unwrap();
    let line = "+not a notebook nbguard can read: ";
    assert!(changes(&diff).iter().any(|change| change.starts_with(line)) && !diff.contains(&secret[4..]), "{diff}");
}

#[test]
fn blame_shows_who_wrote_the_lines_that_diff_shows() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    put(&git, "n.ipynb", notebook("x = 1\nshow(x)", "1\n", 1));
    commit(&git, "all");
    for (source, new) in [("x = 1\nshow(x)", None), ("x = 2\nshow(x)", Some("x = 2"))] {
        put(&git, "n.ipynb", notebook(source, "2\n", 5));
        for command in ["blame", "annotate"] {
            let said = git.run(&[command, "n.ipynb"]).unwrap();
            let by_nobody: Vec<&str> = said.lines().filter(|line| line.to_lowercase().contains("not committed yet")).collect();
            assert!(said.contains("show(x)") && by_nobody.len() == new.iter().count(), "{command}: {said}");
            assert!(by_nobody.iter().zip(new).all(|(line, new)| line.ends_with(new)), "{command}: {said}");
        }
    }
    assert!(git.run(&["blame", "--no-textconv", "n.ipynb"]).unwrap().contains("\"outputs\":[]"));
}

#[test]
fn one_that_cannot_be_read_is_no_end_of_the_diff() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    put(&git, "a.ipynb", notebook("x = 1", "1\n", 1));
    put(&git, "b.ipynb", notebook("y = 1", "1\n", 1));
    commit(&git, "all");
    let secret = fill("ghp_{alnum:36}", "broken");
    put(&git, "a.ipynb", &notebook("x = 1", &secret, 1)[..150]);
    put(&git, "b.ipynb", notebook("y = 2", "1\n", 1));
    let diff = git.run(&["diff"]).unwrap();
    assert!(diff.contains("+not a notebook nbguard can read: line 1") && diff.contains("+y = 2"), "{diff}");
    assert!(!diff.contains(&secret[4..]), "{diff}");
    for taking in [&["add", "-u"][..], &["commit", "-am", "all"], &["stash"]] {
        assert!(git.run(taking).is_err(), "{taking:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_patch_can_be_applied() {
    let sandbox = Sandbox::new();
    let git = guarded(&sandbox, "");
    put(&git, "n.ipynb", notebook("x = 1\nshow(x)", "1\n", 1));
    commit(&git, "all");
    put(&git, "n.ipynb", notebook("x = 2\nshow(x)", "2\n", 9));
    let edited = git.run(&["hash-object", "n.ipynb"]).unwrap();
    // through a file, and in words that ask for a patch
    for (command, input) in [
        ("git diff >../patch", "../patch"),
        ("git diff --binary | cat >../patch", "../patch"),
        ("git diff --output=../patch", "../patch"),
        ("git diff --no-textconv | cat >../patch", "../patch"),
        ("git stash push -q; git stash show -p >../patch; git stash pop -q", "../patch"),
    ] {
        let line = format!("{command}; git checkout -q .; git apply {input}");
        assert!(sandbox.shell(git.dir(), &line).status().unwrap().success(), "{command}");
        assert_eq!(git.run(&["hash-object", "n.ipynb"]).unwrap(), edited, "{command}");
    }
    for line in ["git diff", "git diff --textconv >../shown; cat ../shown"] {
        let shown = sandbox.shell(git.dir(), line).output().unwrap();
        assert_eq!(changes(&String::from_utf8_lossy(&shown.stdout)), ["-x = 1", "+x = 2"], "{line}");
    }
}
