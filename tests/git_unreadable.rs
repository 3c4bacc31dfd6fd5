//! Notebooks that cannot be read and that nobody has touched, in the middle of merges and the like: they are in nobody's way,
//! and nothing raw gets in by them.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/guarded.rs"]
mod guarded;

use guarded::Guarded;
use guarded::git::{Sandbox, notebook, put, put_hook};
use serde_json::json;

/// A notebook that a clean leaves as it is.
fn clean(source: &str) -> String {
    let cell = json!({"cell_type": "code", "execution_count": null, "id": "a", "metadata": {}, "outputs": [], "source": [source]});
    serde_json::to_string_pretty(&json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})).unwrap() + "\n"
}

const BROKEN: &str = "{\"cells\": [\n<<<<<<< ours\n";

/// Two branches, `main` and `topic`, that both change `a.ipynb`; topic has a notebook, too, that nobody can read, and came to it
/// before nbguard was there.
fn diverged(sandbox: &Sandbox) -> Guarded<'_> {
    let git = sandbox.repository("r");
    let commit = |source: &str| {
        put(&git, "a.ipynb", clean(source));
        git.run(&["add", "."]).unwrap();
        git.run(&["commit", "-qm", source]).unwrap();
    };
    commit("base");
    git.run(&["checkout", "-qb", "topic"]).unwrap();
    put(&git, "bad.ipynb", BROKEN);
    commit("topic");
    git.run(&["checkout", "-q", "main"]).unwrap();
    commit("main");
    Guarded::at(sandbox, git)
}

/// Resolves the conflict; git looks at both notebooks as if they were written just now.
fn resolve(guarded: &Guarded<'_>) {
    guarded.put("a.ipynb", notebook("resolved", "raw"));
    guarded.put("bad.ipynb", BROKEN);
    guarded.run(&["add", "a.ipynb"]);
}

#[test]
fn a_conflict_can_be_resolved() {
    for (command, goes_on) in [
        (&["merge", "topic"][..], &["commit", "-qm", "merged"][..]),
        (&["cherry-pick", "topic"], &["cherry-pick", "--continue"]),
        (&["rebase", "main", "topic"], &["rebase", "--continue"]),
    ] {
        let sandbox = Sandbox::new();
        let guarded = diverged(&sandbox);
        // the hook lets through as well what is only taken over
        put_hook(&guarded.git, "pre-commit");
        guarded.refused(command);
        resolve(&guarded);
        guarded.run(goes_on);
        assert!(!guarded.show("HEAD:a.ipynb").contains("raw") && guarded.show("HEAD:bad.ipynb") == BROKEN, "{command:?}");
    }
}

#[test]
fn a_conflict_can_be_given_up() {
    for command in [&["merge", "topic"][..], &["cherry-pick", "topic"], &["rebase", "main", "topic"]] {
        let sandbox = Sandbox::new();
        let guarded = diverged(&sandbox);
        guarded.refused(command);
        guarded.put("bad.ipynb", BROKEN);
        guarded.run(&[command[0], "--abort"]);
        guarded.assert_unchanged(command[0]);
    }
}

#[test]
fn what_is_not_just_taken_over_is_blocked() {
    let sandbox = Sandbox::new();
    let guarded = diverged(&sandbox);
    put_hook(&guarded.git, "pre-commit");
    guarded.refused(&["merge", "topic"]);
    guarded.put("bad.ipynb", format!("{BROKEN}raw"));
    guarded.put("a.ipynb", clean("resolved"));
    assert!(guarded.refused(&["add", "."]).contains("bad.ipynb: clean filter 'nbguard' failed"));
    resolve(&guarded);
    let other = String::from_utf8(guarded.output(&["hash-object", "-w", "--stdin"], b"{\"other\": ").stdout).unwrap();
    guarded.run(&["update-index", "--cacheinfo", &format!("100644,{},bad.ipynb", other.trim())]);
    assert!(guarded.refused(&["commit", "-qm", "merged"]).contains("a notebook that cannot be read cannot be judged"));
}

#[test]
fn a_merge_goes_on_beside_one_that_is_being_edited() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    guarded.put("a.ipynb", clean("a"));
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "first"]);
    for branch in ["topic", "main"] {
        guarded.run(&["checkout", "-q", "-B", branch]);
        guarded.put(&format!("{branch}.txt"), branch);
        guarded.run(&["add", "."]);
        guarded.run(&["commit", "-qm", branch]);
        guarded.run(&["checkout", "-q", "--detach", "HEAD~1"]);
    }
    guarded.run(&["checkout", "-q", "main"]);
    guarded.put("a.ipynb", BROKEN);
    guarded.run(&["merge", "-qm", "merged", "topic"]);
    assert_eq!(guarded.read("a.ipynb"), BROKEN);
    assert!(guarded.show("HEAD:a.ipynb").contains("\"a\""));
}

#[test]
fn ends_of_lines_are_no_change() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    git.run(&["config", "core.autocrlf", "true"]).unwrap();
    put(&git, "bad.ipynb", BROKEN);
    put(&git, "n.txt", "1");
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "before nbguard"]).unwrap();
    let guarded = Guarded::at(&sandbox, git);
    let in_worktree = BROKEN.replace('\n', "\r\n");
    for command in [&["add", "--renormalize", "."][..], &["commit", "-qam", "text"], &["checkout", "-qb", "other"], &["stash"]] {
        guarded.put("bad.ipynb", &in_worktree);
        guarded.put("n.txt", command.join(" "));
        guarded.run(command);
    }
}

#[test]
fn all_that_are_in_the_way_of_a_stash_are_named() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    for path in ["a.ipynb", "it's b.ipynb", "sub/c.ipynb"] {
        guarded.put(path, clean(path));
    }
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "first"]);
    for path in ["a.ipynb", "it's b.ipynb"] {
        guarded.put(path, BROKEN);
    }
    guarded.put("sub/c.ipynb", clean("edited"));
    let said = guarded.refused(&["stash"]);
    let advice = said.split("leave it out of the stash: ").nth(1).unwrap().lines().next().unwrap();
    assert!(sandbox.shell(guarded.git.dir(), advice).status().unwrap().success(), "{advice}");
    assert_eq!(guarded.run(&["status", "--porcelain"]), " M a.ipynb\n M \"it's b.ipynb\"\n");
}
