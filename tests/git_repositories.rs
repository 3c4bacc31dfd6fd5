//! Repositories that libgit2 cannot read, each made by real git: they are judged all the same, by what they commit.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::detect::example::fill;
use nbguard::git::Git;
use std::fs;
use std::process::Output;
use support::{Sandbox, nbguard_in, put, put_hook, refused};

/// A repository of each kind with one commit, by the kind's name.
fn every_kind(sandbox: &Sandbox) -> Vec<(&'static str, Git)> {
    let fresh = |name: &'static str, flags: &[&str]| {
        let git = sandbox.repository_with(name, flags);
        put(&git, "a.ipynb", clean("first"));
        put(&git, "outside/o.ipynb", clean("first"));
        git.run(&["add", "."]).unwrap();
        git.run(&["commit", "-qm", "first"]).unwrap();
        (name, git)
    };
    let plain = fresh("plain", &[]);
    let sha256 = fresh("sha256", &["--object-format=sha256"]);
    let reftable = sandbox.makes(&["--ref-format=reftable"]).then(|| fresh("reftable", &["--ref-format=reftable"]));
    let split = fresh("split index", &[]);
    split.1.run(&["config", "core.splitIndex", "true"]).unwrap();
    split.1.run(&["update-index", "--split-index"]).unwrap();
    assert!(fs::read_dir(split.1.dir().join(".git")).unwrap().any(|entry| shared_index(&entry.unwrap())));
    let sparse = fresh("sparse index", &[]);
    sparse.1.run(&["sparse-checkout", "set", "--cone", "--sparse-index", "inside"]).unwrap();
    assert!(sparse.1.run(&["ls-files", "--sparse"]).unwrap().lines().any(|line| line == "outside/"));
    let partial = ("partial clone", partial_clone(sandbox, &plain.1, "partial clone"));
    [plain, sha256, split, sparse, partial].into_iter().chain(reftable).collect()
}

fn shared_index(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with("sharedindex.")
}

/// A clone of `origin` that has none of its blobs but those checked out.
fn partial_clone(sandbox: &Sandbox, origin: &Git, name: &str) -> Git {
    origin.run(&["config", "uploadpack.allowFilter", "true"]).unwrap();
    origin.run(&["config", "uploadpack.allowAnySHA1InWant", "true"]).unwrap();
    let url = format!("file://{}", origin.dir().display());
    sandbox.git(&sandbox.path("home")).run(&["clone", "-q", "--filter=blob:none", &url, sandbox.path(name).to_str().unwrap()]).unwrap();
    sandbox.git(&sandbox.path(name))
}

fn notebook(source: &str) -> String {
    let cell = serde_json::json!({"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": [source]});
    serde_json::json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string()
}

fn clean(text: &str) -> String {
    notebook(&format!("print('{text}')"))
}

fn dirty(seed: &str) -> String {
    notebook(&fill("token = 'ghp_{alnum:36}'", seed))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

#[test]
fn every_kind_is_judged_by_what_it_commits() {
    let sandbox = Sandbox::new();
    for (kind, git) in every_kind(&sandbox) {
        put_hook(&git, "pre-commit");
        let head = || git.run(&["rev-parse", "HEAD"]).unwrap();
        let before = head();

        put(&git, "a.ipynb", dirty("staged"));
        put(&git, "inside/b.ipynb", clean("b"));
        git.run(&["add", "."]).unwrap();
        put(&git, "a.ipynb", clean("not staged"));
        let said_by_hook = refused(&git, &["commit", "-qm", "never"]);
        assert!(said_by_hook.contains("staged, 2 notebooks looked at: 1 credential found"), "{kind}: {said_by_hook}");
        let scan = nbguard_in(&sandbox, git.dir(), &["scan", "--staged"], b"");
        assert_eq!(scan.status.code(), Some(1), "{kind}: {}", said(&scan));
        assert!(said(&scan).contains("a.ipynb: cell 1") && !said(&scan).contains("o.ipynb"), "{kind}: {}", said(&scan));
        assert_eq!(head(), before, "{kind}");

        git.run(&["add", "."]).unwrap();
        git.run(&["commit", "-qm", "clean"]).unwrap();
        assert_ne!(head(), before, "{kind}");
        let scan = nbguard_in(&sandbox, git.dir(), &["scan", "--staged"], b"");
        assert_eq!((scan.status.code(), said(&scan).as_str()), (Some(0), "0 notebooks looked at: no credentials found\n"), "{kind}");

        put(&git, "a.ipynb", dirty("of commit -a"));
        assert!(refused(&git, &["commit", "-qam", "never"]).contains("1 notebook looked at: 1 credential found"), "{kind}");
        put(&git, "inside/b.ipynb", clean("changed"));
        git.run(&["commit", "-qm", "one", "--", "inside/b.ipynb"]).unwrap();
        assert!(refused(&git, &["commit", "-qm", "never", "--", "a.ipynb"]).contains("1 notebook looked at: 1 credential found"), "{kind}");
        put(&git, "a.ipynb", clean("again"));
        git.run(&["commit", "-qam", "all"]).unwrap();
        assert_eq!(git.run(&["status", "--porcelain"]).unwrap(), "", "{kind}");
    }
}

#[test]
fn every_kind_is_judged_before_its_first_commit() {
    let sandbox = Sandbox::new();
    for flags in [&["--object-format=sha256"][..], &["--ref-format=reftable"], &["--object-format=sha256", "--ref-format=reftable"]] {
        if !sandbox.makes(flags) {
            continue;
        }
        let git = sandbox.repository_with(&flags.concat(), flags);
        put_hook(&git, "pre-commit");
        put(&git, "new.ipynb", "");
        put(&git, "a.ipynb", dirty("first"));
        git.run(&["add", "a.ipynb"]).unwrap();
        git.run(&["add", "--intent-to-add", "new.ipynb"]).unwrap();
        assert!(refused(&git, &["commit", "-qm", "never"]).contains("staged, 1 notebook looked at: 1 credential found"), "{flags:?}");
    }
}

#[test]
fn conflicts_links_and_names_are_seen_by_the_plumbing_too() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository_with("r", &["--object-format=sha256"]);
    put(&git, "a.ipynb", "base");
    put(&git, "sub/b c.ipynb", clean("b"));
    std::os::unix::fs::symlink("a.ipynb", git.dir().join("link.ipynb")).unwrap();
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "base"]).unwrap();
    git.run(&["update-index", "--chmod=+x", "sub/b c.ipynb"]).unwrap();
    let scan = nbguard_in(&sandbox, git.dir(), &["scan", "--staged"], b"");
    assert!(said(&scan).starts_with("0 notebooks looked at"), "a mode is no content: {}", said(&scan));
    let hook = nbguard_in(&sandbox, &git.dir().join("sub"), &["hook", "pre-commit", "b c.ipynb", "../link.ipynb"], b"");
    assert_eq!((hook.status.code(), said(&hook).as_str()), (Some(0), "nbguard: staged, 1 notebook looked at: no credentials found\n"));

    git.run(&["commit", "-qm", "mode"]).unwrap();
    git.run(&["checkout", "-qb", "side"]).unwrap();
    for (branch, text) in [("side", "side"), ("main", "main")] {
        git.run(&["checkout", "-q", branch]).unwrap();
        put(&git, "a.ipynb", text);
        git.run(&["commit", "-qam", text]).unwrap();
    }
    git.run(&["merge", "-q", "side"]).unwrap_err();
    let scan = nbguard_in(&sandbox, git.dir(), &["scan", "--staged"], b"");
    assert_eq!(scan.status.code(), Some(2));
    assert!(said(&scan).contains("a.ipynb has an unresolved merge conflict"), "{}", said(&scan));
}

#[test]
fn a_partial_clone_fetches_what_it_is_to_judge_or_says_what_it_lacks() {
    let sandbox = Sandbox::new();
    let origin = sandbox.repository("origin");
    origin.run(&["commit", "-q", "--allow-empty", "-m", "first"]).unwrap();
    origin.run(&["checkout", "-qb", "side"]).unwrap();
    put(&origin, "far.ipynb", dirty("far away"));
    origin.run(&["add", "."]).unwrap();
    origin.run(&["commit", "-qm", "side"]).unwrap();
    origin.run(&["checkout", "-q", "main"]).unwrap();
    let git = partial_clone(&sandbox, &origin, "partial");
    put_hook(&git, "pre-commit");
    git.run(&["read-tree", "origin/side"]).unwrap();
    let blob = git.run(&["rev-parse", ":far.ipynb"]).unwrap();

    fs::rename(sandbox.path("origin"), sandbox.path("moved")).unwrap();
    let said_by_hook = refused(&git, &["commit", "-qm", "never"]);
    assert!(said_by_hook.contains("far.ipynb") && said_by_hook.contains(&blob), "{said_by_hook}");
    assert!(said_by_hook.contains("a notebook that cannot be read cannot be judged"), "{said_by_hook}");

    fs::rename(sandbox.path("moved"), sandbox.path("origin")).unwrap();
    let said_by_hook = refused(&git, &["commit", "-qm", "never"]);
    assert!(said_by_hook.contains("1 notebook looked at: 1 credential found"), "{said_by_hook}");
}
