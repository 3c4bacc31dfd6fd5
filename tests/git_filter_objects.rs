//! The objects that the filter puts into the repository for `git add`: what git would have written, and only then.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by it")]

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use guarded::Guarded;
use guarded::git::Sandbox;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use support::notebook_with_output;

/// A notebook whose output says `shown`, and whose source fills some pages, so that compressors differ on it.
fn notebook(shown: &str) -> String {
    let lines: String = (0..400).map(|n| format!("total += {} * price[{n}]\\n", n * 7919 % 1000)).collect();
    notebook_with_output(shown).replace("work()", &lines)
}

/// The bytes of the loose object that `:a.ipynb` is.
fn loose(guarded: &Guarded<'_>) -> Vec<u8> {
    let id = guarded.run(&["rev-parse", ":a.ipynb"]);
    fs::read(guarded.git.dir().join(".git/objects").join(&id[..2]).join(id[2..].trim_end())).unwrap()
}

fn objects(guarded: &Guarded<'_>) -> String {
    guarded.run(&["count-objects", "-v"])
}

#[test]
fn what_is_added_is_there_before_git_writes_it() {
    let sandbox = Sandbox::new();
    let (ours, gits) = (Guarded::new(&sandbox, "ours"), Guarded::new(&sandbox, "gits"));
    ours.put("a.ipynb", notebook("shown"));
    ours.run(&["add", "."]);
    gits.put("a.ipynb", notebook("shown"));
    // settings of its own are git's to follow
    gits.run(&["-c", "core.looseCompression=1", "add", "."]);
    assert_eq!(ours.show(":a.ipynb"), gits.show(":a.ipynb"));
    assert!(!ours.show(":a.ipynb").contains("shown"));
    assert_ne!(loose(&ours), loose(&gits), "both were written by git");
    ours.run(&["fsck", "--strict"]);
    ours.run(&["commit", "-qm", "a"]);
    ours.run(&["gc", "-q"]);
    assert_eq!(ours.show("HEAD:a.ipynb"), gits.show(":a.ipynb"));
}

#[test]
fn it_is_as_readable_as_gits_own() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    let mode = |name: &str| {
        guarded.run(&["add", name]);
        let id = guarded.run(&["rev-parse", &format!(":{name}")]);
        let file = guarded.git.dir().join(".git/objects").join(&id[..2]).join(id[2..].trim_end());
        fs::metadata(file).unwrap().permissions().mode()
    };
    guarded.put("a.ipynb", notebook("shown"));
    guarded.put("a.txt", "text");
    assert_eq!(mode("a.ipynb"), mode("a.txt"));
}

#[test]
fn nothing_is_put_that_git_would_not_write() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    guarded.put("a.ipynb", notebook("shown"));
    guarded.put("b.txt", "text");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "a"]);
    guarded.run(&["gc", "-q"]);
    guarded.put("a.ipynb", notebook("again"));
    let before = objects(&guarded);
    // what is in a pack already
    guarded.run(&["add", "."]);
    // what is only looked at
    guarded.put("a.ipynb", notebook("again").replace("total", "sum"));
    for args in [&["add", "-n", "."][..], &["status"], &["diff", "--stat"], &["add", "--refresh", "."], &["stash", "list"]] {
        guarded.run(args);
        assert_eq!(objects(&guarded), before, "git {args:?}");
    }
    // what a commit of something else comes across
    guarded.put("b.txt", "other");
    guarded.run(&["commit", "-qm", "b", "b.txt"]);
    let all = guarded.run(&["cat-file", "--batch-all-objects", "--batch"]);
    assert!(!all.contains("sum += "), "an unstaged notebook was put");
}

#[test]
fn a_folder_that_cannot_be_written_is_gits_to_complain_of() {
    let sandbox = Sandbox::new();
    let guarded = Guarded::new(&sandbox, "r");
    guarded.put("a.ipynb", notebook("shown"));
    let id = guarded.run(&["hash-object", "a.ipynb"]);
    let folder = guarded.git.dir().join(".git/objects").join(&id[..2]);
    fs::write(&folder, "no folder").unwrap();
    assert!(guarded.refused(&["add", "."]).contains("a.ipynb"));
    fs::remove_file(folder).unwrap();
    guarded.run(&["add", "."]);
    guarded.run(&["fsck", "--strict"]);
}
