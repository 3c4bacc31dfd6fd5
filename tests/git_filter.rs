//! The filter process under git's own commands: what goes into the repository is clean, and git sees no change after it.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by it")]

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use guarded::Guarded;
use guarded::git::Sandbox;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};
use support::notebook_with_output;

/// A notebook of one cell per line, each with an output that says `shown`.
fn notebook(lines: &[&str]) -> String {
    let cell = |line: &&str| {
        let output = serde_json::json!({"name": "stdout", "output_type": "stream", "text": ["shown\n"]});
        serde_json::json!({"cell_type": "code", "execution_count": 7, "metadata": {}, "outputs": [output], "source": [line]})
    };
    let cells: Vec<_> = lines.iter().map(cell).collect();
    let notebook = serde_json::json!({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4});
    serde_json::to_string_pretty(&notebook).unwrap() + "\n"
}

/// What the filter makes of `notebook`.
fn cleaned(notebook: &str) -> String {
    let edits = nbguard::clean(notebook.as_bytes(), &default_options()).unwrap();
    String::from_utf8(edits.apply(notebook.as_bytes())).unwrap()
}

fn default_options() -> nbguard::clean::Options {
    nbguard::policy::Policy::try_from(nbguard::policy::Layer::default()).unwrap().clean
}

/// Gives the file a time well before the index's, by which git tells that it need not be read again.
fn written_in(year: u64, path: &Path) {
    let time = UNIX_EPOCH + Duration::from_secs((year - 1970) * 365 * 24 * 3600);
    fs::File::open(path).unwrap().set_modified(time).unwrap();
}

/// A repository whose `main` and `side` have a notebook in common and one commit of their own each; `main` is checked out.
fn forked<'a>(sandbox: &'a Sandbox, name: &str) -> Guarded<'a> {
    let guarded = Guarded::new(sandbox, name);
    let lines = ["one", "two", "three", "four", "five"];
    guarded.put("a.ipynb", notebook(&lines));
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "base"]);
    guarded.run(&["checkout", "-qb", "side"]);
    guarded.put("a.ipynb", notebook(&["one", "two", "three", "four", "FIVE"]));
    guarded.put("side.ipynb", notebook(&["side"]));
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "side"]);
    guarded.run(&["checkout", "-q", "main"]);
    guarded.put("a.ipynb", notebook(&["ONE", "two", "three", "four", "five"]));
    guarded.run(&["commit", "-qam", "main"]);
    guarded
}

#[test]
fn one_process_cleans_all_that_is_added() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    let raw = notebook_with_output("shown");
    for n in 0..2_000 {
        let path = guarded.put(&format!("{}/{n}.ipynb", n % 20), raw.replace("work()", &format!("work({n})")));
        written_in(1990, &path);
    }
    guarded.run(&["add", "."]);
    assert_eq!(guarded.processes(), 1);
    let blobs = guarded.run(&["ls-files", "--stage"]);
    assert_eq!(blobs.lines().count(), 2_000);
    assert_eq!(guarded.show(":19/1999.ipynb"), cleaned(&raw.replace("work()", "work(1999)")));
    let objects = guarded.run(&["cat-file", "--batch-all-objects", "--batch"]);
    assert_eq!(objects.matches("work(").count(), 2_000);
    assert!(!objects.contains("shown"));

    guarded.run(&["commit", "-qm", "all"]);
    fs::read_dir(guarded.git.dir().join("7")).unwrap().for_each(|file| written_in(2000, &file.unwrap().path()));
    guarded.assert_unchanged("touched");
    assert_eq!(guarded.processes(), 2, "100 notebooks were looked at");
    guarded.assert_unchanged("as before");
    assert_eq!(guarded.processes(), 2, "what was looked at need not be looked at again");
}

#[test]
fn paths_are_gits_own() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "a 'repo'");
    let names: [&[u8]; 9] = [
        b"a b.ipynb",
        b"it's \"a\".ipynb",
        b"two\nlines.ipynb",
        b"end\n.ipynb",
        b"=k=v.ipynb",
        "na\u{ef}ve \u{2603}.ipynb".as_bytes(),
        b"latin \xe9.ipynb",
        b"-.ipynb",
        b"%f $HOME `x`.ipynb",
    ];
    for name in names {
        fs::write(guarded.git.dir().join(OsStr::from_bytes(name)), notebook(&["x"])).unwrap();
    }
    guarded.put("deep/er/n.zpln", notebook(&["x"]));
    guarded.run(&["add", "."]);
    let wanted =
        guarded.run(&["hash-object", "-w", "--no-filters", guarded.put("plain.txt", cleaned(&notebook(&["x"]))).to_str().unwrap()]);
    let staged = guarded.run(&["ls-files", "--stage", "-z"]);
    assert_eq!(staged.split_terminator('\0').filter(|entry| entry.contains(wanted.trim())).count(), names.len() + 1, "{staged}");
    guarded.run(&["commit", "-qm", "all"]);

    // one that cannot be read is named
    fs::write(guarded.git.dir().join(OsStr::from_bytes(names[2])), "{\"cells\": [").unwrap();
    let said = guarded.refused(&["add", "."]);
    assert!(said.contains("nbguard: two\nlines.ipynb: line 1"), "{said}");
}

#[test]
fn checkout_stash_and_restore() {
    let sandbox = Sandbox::new();
    let guarded = forked(&sandbox, "r");
    for branch in ["side", "main", "HEAD~1", "main"] {
        guarded.run(&["checkout", "-q", branch]);
        guarded.assert_unchanged(branch);
    }
    let here = notebook(&["changed", "two"]);
    guarded.put("a.ipynb", &here);
    guarded.run(&["stash"]);
    guarded.assert_unchanged("stash");
    assert!(!guarded.run(&["cat-file", "--batch-all-objects", "--batch"]).contains("shown"), "a stash is in the repository too");
    guarded.run(&["stash", "pop"]);
    assert_eq!(guarded.read("a.ipynb"), cleaned(&here));
    guarded.run(&["restore", "a.ipynb"]);
    guarded.assert_unchanged("restore");

    // outputs are no change, and git leaves them; it asks the filter at an add, before it goes by the file's size
    let with_outputs = notebook(&["ONE", "two", "three", "four", "five"]);
    guarded.put("a.ipynb", &with_outputs);
    assert!(guarded.run(&["diff"]).is_empty());
    guarded.run(&["add", "-u"]);
    guarded.assert_unchanged("run again");
    assert_eq!(guarded.run(&["stash"]), "No local changes to save\n");
    assert_eq!(guarded.read("a.ipynb"), with_outputs);
}

#[test]
fn merge_rebase_and_cherry_pick() {
    let sandbox = Sandbox::new();
    let both = cleaned(&notebook(&["ONE", "two", "three", "four", "FIVE"]));
    for (name, how) in [("m", &["merge", "-q", "--no-edit", "side"][..]), ("r", &["rebase", "-q", "side"]), ("c", &["cherry-pick", "side"])]
    {
        let guarded = forked(&sandbox, name);
        guarded.run(how);
        guarded.assert_unchanged(name);
        assert_eq!(guarded.show("HEAD:a.ipynb"), both, "{name}");
        assert_eq!(guarded.read("a.ipynb"), both, "{name}");
        assert_eq!(guarded.show("HEAD:side.ipynb"), cleaned(&notebook(&["side"])), "{name}");
    }
    let guarded = forked(&sandbox, "conflict");
    guarded.put("a.ipynb", notebook(&["ONE", "two", "three", "four", "5"]));
    guarded.run(&["commit", "-qam", "in the way"]);
    guarded.refused(&["merge", "side"]);
    for how in [&["diff", "--name-only", "--diff-filter=U"][..], &["diff", "--name-only"], &["diff", "--ours", "--name-only"]] {
        assert!(guarded.run(how).contains("a.ipynb\n"), "{how:?}");
    }
    assert_eq!(guarded.run(&["status", "--porcelain", "--", "a.ipynb"]), "UU a.ipynb\n");
    // markers are no JSON: they cannot be added before they are resolved
    assert!(guarded.refused(&["add", "a.ipynb"]).contains("nbguard: a.ipynb: line"));
    guarded.put("a.ipynb", notebook(&["ONE", "two", "three", "four", "FIVE"]));
    guarded.run(&["commit", "-qam", "resolved"]);
    assert_eq!(guarded.show("HEAD:a.ipynb"), both);
}

#[test]
fn settings_that_a_rebase_changes_count_from_then_on() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    guarded.put("nbguard.toml", "keep_count = false\n");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "base"]);
    guarded.run(&["checkout", "-qb", "side"]);
    guarded.put("nbguard.toml", "keep_count = true\n");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "counts stay"]);
    for n in 0..3 {
        guarded.put("a.ipynb", notebook(&["x", &n.to_string()]));
        guarded.run(&["add", "."]);
        guarded.run(&["commit", "-qm", "with counts"]);
    }
    guarded.run(&["checkout", "-q", "main"]);
    guarded.run(&["commit", "-q", "--allow-empty", "-m", "main"]);
    guarded.run(&["rebase", "-q", "--force-rebase", "main", "side"]);
    guarded.assert_unchanged("rebase");
    assert_eq!(guarded.read("a.ipynb").matches("\"execution_count\": 7").count(), 2);
}

#[test]
fn worktree_submodule_and_archive() {
    let sandbox = Sandbox::new();
    let guarded = forked(&sandbox, "main");
    guarded.run(&["worktree", "add", "-q", "../linked", "side"]);
    let linked = Guarded::at(&sandbox, sandbox.git(&sandbox.path("linked")));
    linked.assert_unchanged("a linked worktree");
    linked.put("sub/l.ipynb", notebook(&["linked"]));
    linked.run(&["add", "."]);
    assert_eq!(linked.show(":sub/l.ipynb"), cleaned(&notebook(&["linked"])));

    let outer = Guarded::new(&sandbox, "outer");
    outer.run(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../main", "module"]);
    let module = Guarded::at(&sandbox, sandbox.git(&outer.git.dir().join("module")));
    module.put("m.ipynb", notebook(&["module"]));
    module.run(&["add", "."]);
    assert_eq!(module.show(":m.ipynb"), cleaned(&notebook(&["module"])));
    outer.run(&["-C", "module", "commit", "-qm", "m"]);
    outer.run(&["add", "module"]);
    outer.run(&["commit", "-qm", "outer"]);
    outer.assert_unchanged("a submodule");

    let archive = guarded.output(&["archive", "--format=tar", "side"], b"");
    assert!(archive.status.success());
    let archived = String::from_utf8_lossy(&archive.stdout);
    for lines in [&["side"][..], &["one", "two", "three", "four", "FIVE"]] {
        assert!(archived.contains(&cleaned(&notebook(lines))));
    }
}

#[test]
fn diff_and_partial_staging() {
    let sandbox = Sandbox::new();
    let guarded = forked(&sandbox, "r");
    guarded.put("a.ipynb", notebook(&["1", "two", "three", "four", "5"]));
    let diff = guarded.run(&["diff"]);
    for line in ["-ONE", "+1", "-five", "+5"] {
        assert!(diff.contains(&format!("\n{line}\n")), "{diff}");
    }
    assert!(!diff.contains("shown"), "{diff}");

    let added = guarded.output(&["add", "-p"], b"y\nn\n");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    assert!(!String::from_utf8_lossy(&added.stdout).contains("shown"));
    assert_eq!(guarded.show(":a.ipynb"), cleaned(&notebook(&["1", "two", "three", "four", "five"])));
    assert_eq!(guarded.run(&["status", "--porcelain"]), "MM a.ipynb\n");
    guarded.run(&["commit", "-qm", "half"]);
    guarded.run(&["commit", "-qam", "the rest"]);
    assert_eq!(guarded.show("HEAD:a.ipynb"), cleaned(&notebook(&["1", "two", "three", "four", "5"])));
    assert!(guarded.read("a.ipynb").contains("shown"), "the working copy keeps its outputs");
}
