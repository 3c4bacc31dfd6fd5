//! Notebooks under names that git hands to no filter (`a.ipynb.bak`): what the hooks make of them, and what status says.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by it")]

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use guarded::Guarded;
use guarded::git::{Sandbox, nbguard_in, put_hook, refused};
use nbguard::detect::example::fill;
use support::notebook_with_output;

fn token() -> String {
    fill("ghp_{alnum:36}", "copy")
}

/// A repository with nbguard and its hooks in it, and one commit.
fn hooked(sandbox: &Sandbox) -> Guarded<'_> {
    let guarded = Guarded::new(sandbox, "r");
    guarded.put("n.txt", "1");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "first"]);
    put_hook(&guarded.git, "pre-commit");
    guarded
}

#[test]
fn a_commit_of_a_copy_is_judged() {
    let sandbox = Sandbox::new();
    let guarded = hooked(&sandbox);
    let whole = notebook_with_output(&token());
    let half = format!("<<<<<<< ours\n{}", &whole[..whole.len() - 20]);
    for (path, bytes) in [("s.ipynb.bak", &whole), ("sub/Untitled.IPYNB~", &whole), ("s.ipynb.orig", &half)] {
        guarded.put(path, bytes);
        guarded.run(&["add", "."]);
        let said = refused(&guarded.git, &["commit", "-qm", "copy"]);
        assert!(said.contains("1 notebook looked at: 1 credential found") && !said.contains(&token()[4..]), "{said}");
        let warning = format!("nbguard: warning: {path} holds a notebook, and by its name git hands it to no filter");
        assert_eq!(said.contains(&warning), *bytes == whole, "{said}");
        let scan = nbguard_in(&sandbox, guarded.git.dir(), &["scan", "--staged"], b"");
        assert_eq!(scan.status.code(), Some(1));
        guarded.run(&["rm", "-qf", path]);
    }
    // the advice keeps them out
    guarded.put("s.ipynb.bak", &whole);
    guarded.run(&["add", "."]);
    guarded.put(".gitignore", "*.ipynb?*\n");
    guarded.run(&["rm", "-q", "--cached", "s.ipynb.bak"]);
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "ignored"]);
    assert!(!guarded.run(&["ls-files"]).contains("bak"));
}

/// Programs on libgit2 and JGit run git's hooks, but not its filters.
#[test]
fn what_was_staged_past_the_filter_is_told() {
    let sandbox = Sandbox::new();
    let guarded = hooked(&sandbox);
    for path in ["a.ipynb", "it's b.ipynb"] {
        guarded.put(path, notebook_with_output("shown"));
    }
    guarded.run(&["add", "a.ipynb"]);
    guarded
        .run(&["-c", "filter.nbguard.process=", "-c", "filter.nbguard.clean=", "-c", "filter.nbguard.required=no", "add", "it's b.ipynb"]);
    assert!(guarded.show(":it's b.ipynb").contains("shown"));
    let hook = || nbguard_in(&sandbox, guarded.git.dir(), &["hook", "pre-commit"], b"");
    let said = String::from_utf8(hook().stderr).unwrap();
    let warning = said.lines().filter(|line| line.starts_with("nbguard: warning: ")).collect::<Vec<_>>();
    let [warning] = warning[..] else { panic!("{said}") };
    assert!(warning.contains("it's b.ipynb is staged as it is, with its outputs, past git's filter") && hook().status.success());
    let advice = warning.split_once("index: ").unwrap().1;
    assert!(sandbox.shell(guarded.git.dir(), advice).status().unwrap().success());
    assert!(!guarded.show(":it's b.ipynb").contains("shown") && !String::from_utf8(hook().stderr).unwrap().contains("warning"));
    // who wants it so hands it to nobody
    guarded.put(".gitattributes", "*b.ipynb -filter\n");
    guarded.put(".git/info/attributes", "*.ipynb filter=nbguard\n*b.ipynb -filter\n");
    guarded.run(&["add", "--renormalize", "."]);
    assert!(guarded.show(":it's b.ipynb").contains("shown") && !String::from_utf8(hook().stderr).unwrap().contains("warning"));
}

#[test]
fn what_is_no_notebook_passes_in_silence() {
    let sandbox = Sandbox::new();
    let guarded = hooked(&sandbox);
    for (path, text) in [("a.ipynb.html", "<p>\"cells\"</p>"), ("b.ipynb.json", "{\"a\": 1}"), ("c.ipynb.txt", "")] {
        guarded.put(path, text);
    }
    guarded.run(&["add", "."]);
    let hook = nbguard_in(&sandbox, guarded.git.dir(), &["hook", "pre-commit", "--fix"], b"");
    assert_eq!(String::from_utf8_lossy(&hook.stderr), "nbguard: staged, 0 notebooks looked at: no credentials found\n");
    let named = ["hook", "pre-commit", "a.ipynb.html", "b.ipynb.json", "gone.ipynb.bak"];
    assert_eq!(nbguard_in(&sandbox, guarded.git.dir(), &named, b"").status.code(), Some(0));
}

#[test]
fn fix_cleans_a_copy_too() {
    let sandbox = Sandbox::new();
    let guarded = hooked(&sandbox);
    guarded.put("s.ipynb.bak", notebook_with_output(&token()));
    guarded.put("s.ipynb.orig", "<<<<<<< \"cell_type\"");
    guarded.run(&["add", "."]);
    let hook = nbguard_in(&sandbox, guarded.git.dir(), &["hook", "pre-commit", "--fix"], b"");
    let said = String::from_utf8_lossy(&hook.stderr).into_owned();
    assert!(hook.status.success() && said.contains("cleaned 1 notebook in the index"), "{said}");
    assert!(!guarded.show(":s.ipynb.bak").contains(&token()));
}

#[test]
fn a_push_of_a_copy_is_judged() {
    let sandbox = Sandbox::new();
    let guarded = hooked(&sandbox);
    sandbox.repository_with("hub.git", &["--bare"]);
    guarded.run(&["remote", "add", "origin", "../hub.git"]);
    guarded.put("s.ipynb.bak", notebook_with_output(&token()));
    guarded.put("page.ipynb.html", "<p></p>");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "copy", "--no-verify"]);
    put_hook(&guarded.git, "pre-push");
    let said = refused(&guarded.git, &["push", "-q", "origin", "main"]);
    assert!(said.contains("1 notebook looked at: 1 credential found"), "{said}");
}

#[test]
fn status_names_what_is_raw() {
    let sandbox = Sandbox::new();
    let guarded = hooked(&sandbox);
    guarded.put("sub/s t.ipynb.bak", notebook_with_output("out"));
    guarded.put("page.ipynb.html", "<p></p>");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "copy"]);
    let said = || String::from_utf8(nbguard_in(&sandbox, guarded.git.dir(), &["status"], b"").stdout).unwrap();
    let before = said();
    assert!(
        before.contains("note     index: 1 notebook raw under names that git hands to no filter\n           sub/s t.ipynb.bak\n"),
        "{before}"
    );
    assert!(before.contains("`git rm --cached -- ':/sub/s t.ipynb.bak'`"), "{before}");
    guarded.put(".gitattributes", "*.ipynb.bak filter=nbguard diff=nbguard\n");
    guarded.run(&["add", "--renormalize", "."]);
    assert!(!said().contains("under names"), "the other way out");
}

#[test]
fn a_scan_of_a_folder_looks_at_copies() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    let whole = notebook_with_output(&token());
    guarded.put("a.ipynb", notebook_with_output("1"));
    guarded.put("list.ipynb.txt", "a.ipynb\n");
    let scan = |paths: &[&str]| nbguard_in(&sandbox, guarded.git.dir(), &[&["scan"], paths].concat(), b"");
    let plain = scan(&["."]);
    assert_eq!(plain.status.code(), Some(0), "{plain:?}");
    assert!(String::from_utf8_lossy(&plain.stdout).starts_with("1 notebook looked at"), "{plain:?}");
    guarded.put("s.ipynb.bak", &whole);
    guarded.put("sub/cut.ipynb~", &whole[..whole.len() - 20]);
    let found = scan(&["."]);
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    assert_eq!(found.status.code(), Some(1));
    assert!(
        said.contains("3 notebooks looked at: 2 credentials found") && said.contains("s.ipynb.bak") && said.contains("cut.ipynb~"),
        "{said}"
    );
    assert_eq!(scan(&["list.ipynb.txt"]).status.code(), Some(2), "who names a file means it");
    let clean = nbguard_in(&sandbox, guarded.git.dir(), &["clean", "--check", "."], b"");
    assert!(!String::from_utf8_lossy(&clean.stdout).contains("bak"), "{clean:?}");
}
