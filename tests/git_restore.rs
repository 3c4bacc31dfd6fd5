//! Outputs that survive git: what real git does to a working copy, with `outputs.restore` on.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/restoring.rs"]
mod restoring;

use nbguard::git::Git;
use restoring::git::{Sandbox, put};
use restoring::{FIRST, SECOND, assert_there, commit, nbguard, notebook, printed, read, repository, restoring, stored};
use std::fs;

#[test]
fn from_a_branch_without_settings() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    git.run(&["checkout", "-q", "-b", "with"]).unwrap();
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "notebook");
    git.run(&["checkout", "-q", "--orphan", "without"]).unwrap();
    git.run(&["rm", "-qrf", "."]).unwrap();
    put(&git, "a.ipynb", notebook(SECOND));
    commit(&git, "no settings");
    // a.ipynb is written before nbguard.toml
    git.run(&["checkout", "-q", "with"]).unwrap();
    assert_there(&git, "a.ipynb", &notebook(FIRST), "a checkout");
    git.run(&["checkout", "-q", "without"]).unwrap();
    assert_there(&git, "a.ipynb", &notebook(SECOND), "a checkout of what was run without settings");
    // the settings come after the notebook, and the main worktree has none
    git.run(&["worktree", "add", "-q", "../linked", "with"]).unwrap();
    let linked = sandbox.git(&sandbox.path("linked"));
    assert_there(&linked, "a.ipynb", &notebook(FIRST), "worktree add");
    // purged, there is nothing that asks for more to be kept
    nbguard(&sandbox, git.dir(), &["store", "purge", "--all"]);
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "not kept");
    assert!(stored(&git).is_empty());
}

#[test]
fn checkout_of_another_branch_and_back() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    let (first, second) = (notebook(FIRST), notebook(SECOND));
    put(&git, "dir/a b.ipynb", &first);
    commit(&git, "first");
    assert_there(&git, "dir/a b.ipynb", &first, "commit");
    git.run(&["checkout", "-qb", "other"]).unwrap();
    put(&git, "dir/a b.ipynb", &second);
    commit(&git, "second");
    git.run(&["checkout", "-q", "main"]).unwrap();
    assert_there(&git, "dir/a b.ipynb", &first, "checkout main");
    git.run(&["checkout", "-q", "-"]).unwrap();
    assert_there(&git, "dir/a b.ipynb", &second, "checkout -");
    git.run(&["reset", "-q", "--hard", "HEAD~"]).unwrap();
    assert_there(&git, "dir/a b.ipynb", &first, "reset --hard");
    fs::remove_file(git.dir().join("dir/a b.ipynb")).unwrap();
    git.run(&["restore", "."]).unwrap();
    assert_there(&git, "dir/a b.ipynb", &first, "restore");
    git.run(&["mv", "dir/a b.ipynb", "moved.ipynb"]).unwrap();
    commit(&git, "moved");
    git.run(&["checkout", "-q", "HEAD~"]).unwrap();
    git.run(&["checkout", "-q", "-"]).unwrap();
    assert_there(&git, "moved.ipynb", &first, "a new name");
}

#[test]
fn stash_and_pop() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    let (first, second) = (notebook(FIRST), notebook(SECOND));
    put(&git, "a.ipynb", &first);
    commit(&git, "first");
    put(&git, "a.ipynb", &second);
    git.run(&["stash"]).unwrap();
    assert_there(&git, "a.ipynb", &first, "stash");
    git.run(&["stash", "pop"]).unwrap();
    assert_eq!(read(&git, "a.ipynb"), second);
    git.run(&["stash"]).unwrap();
    git.run(&["stash", "apply", "--index"]).unwrap();
    assert_eq!(read(&git, "a.ipynb"), second);
    put(&git, "untracked.ipynb", &first);
    git.run(&["stash", "--include-untracked"]).unwrap();
    assert!(!git.dir().join("untracked.ipynb").exists());
    git.run(&["stash", "pop"]).unwrap();
    assert_eq!([read(&git, "a.ipynb"), read(&git, "untracked.ipynb")], [second.clone(), first]);
    commit(&git, "second");
    assert_there(&git, "a.ipynb", &second, "commit");
}

/// A notebook whose first and last cell are these.
fn with(first: (&str, &str), last: (&str, &str)) -> String {
    notebook(&[first, ("m1", "m1"), ("m2", "m2"), ("m3", "m3"), last])
}

/// A repository with such a notebook, on a new `branch`.
fn branched(sandbox: &Sandbox, branch: &str) -> Git {
    let git = restoring(sandbox);
    put(&git, "a.ipynb", with(("a", "a"), ("b", "b")));
    commit(&git, "base");
    git.run(&["checkout", "-qb", branch]).unwrap();
    git
}

#[test]
fn merge_brings_each_cell_its_own() {
    let sandbox = Sandbox::new();
    let git = branched(&sandbox, "side");
    put(&git, "a.ipynb", with(("a", "a"), ("b_of_side", "b of side")));
    commit(&git, "side");
    git.run(&["checkout", "-q", "main"]).unwrap();
    put(&git, "a.ipynb", with(("a_of_main", "a of main"), ("b", "b")));
    commit(&git, "main");
    git.run(&["merge", "-q", "-m", "both", "side"]).unwrap();
    assert_eq!(printed(&git, "a.ipynb"), ["a of main", "m1", "m2", "m3", "b of side"]);
    let merged = read(&git, "a.ipynb");
    assert_there(&git, "a.ipynb", &merged, "merge");
    git.run(&["checkout", "-q", "side"]).unwrap();
    git.run(&["checkout", "-q", "main"]).unwrap();
    assert_there(&git, "a.ipynb", &merged, "the merged notebook is another state to come back to");
}

#[test]
fn rebase_and_cherry_pick() {
    let sandbox = Sandbox::new();
    let git = branched(&sandbox, "topic");
    for (source, printed) in [("b2", "b 2"), ("b3", "b 3")] {
        put(&git, "a.ipynb", with(("a", "a"), (source, printed)));
        commit(&git, source);
    }
    git.run(&["checkout", "-q", "main"]).unwrap();
    put(&git, "a.ipynb", with(("a_of_main", "a of main"), ("b", "b")));
    commit(&git, "main");
    git.run(&["checkout", "-q", "topic"]).unwrap();
    for backend in ["--merge", "--apply"] {
        git.run(&["checkout", "-q", "-B", "rebased", "topic"]).unwrap();
        git.run(&["rebase", "-q", backend, "main"]).unwrap();
        assert_eq!(printed(&git, "a.ipynb"), ["a of main", "m1", "m2", "m3", "b 3"], "{backend}");
        let rebased = read(&git, "a.ipynb");
        assert_there(&git, "a.ipynb", &rebased, backend);
    }
    git.run(&["checkout", "-q", "main"]).unwrap();
    git.run(&["cherry-pick", "topic~"]).unwrap();
    assert_eq!(printed(&git, "a.ipynb"), ["a of main", "m1", "m2", "m3", "b 2"]);
    git.run(&["revert", "--no-edit", "HEAD"]).unwrap();
    assert_there(&git, "a.ipynb", &with(("a_of_main", "a of main"), ("b", "b")), "revert");
}

#[test]
fn a_conflict_is_left_to_be_resolved() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    for (branch, cells) in [("main", FIRST), ("side", SECOND), ("main", &[("a", "a"), ("b = 3", "b")])] {
        git.run(&["checkout", "-q", "-B", branch]).unwrap();
        put(&git, "a.ipynb", notebook(cells));
        commit(&git, branch);
        if branch == "side" {
            git.run(&["checkout", "-q", "-B", "main", "HEAD~"]).unwrap();
        }
    }
    git.run(&["merge", "-q", "side"]).unwrap_err();
    assert!(read(&git, "a.ipynb").contains("<<<<<<<"));
    git.run(&["checkout", "--theirs", "a.ipynb"]).unwrap();
    assert_eq!(read(&git, "a.ipynb"), notebook(SECOND));
    git.run(&["merge", "--abort"]).unwrap();
    assert_there(&git, "a.ipynb", &notebook(&[("a", "a"), ("b = 3", "b")]), "merge --abort");
}

#[test]
fn worktrees_share_the_store() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    let (first, second) = (notebook(FIRST), notebook(SECOND));
    put(&git, "a.ipynb", &first);
    commit(&git, "first");
    git.run(&["worktree", "add", "-q", "../linked", "-b", "linked"]).unwrap();
    let linked = sandbox.git(&sandbox.path("linked"));
    assert_there(&linked, "a.ipynb", &first, "worktree add");
    put(&linked, "a.ipynb", &second);
    commit(&linked, "second");
    git.run(&["merge", "-q", "--ff-only", "linked"]).unwrap();
    assert_there(&git, "a.ipynb", &second, "what was run in the other worktree");
}

#[test]
fn what_was_run_in_another_worktree_is_not_what_was_run_here() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    let [of_main, of_other] = [FIRST, &[("a", "of another"), ("b", "of another")]].map(notebook);
    put(&git, "a.ipynb", &of_main);
    commit(&git, "first");
    git.run(&["branch", "settings", "HEAD^"]).unwrap();
    git.run(&["worktree", "add", "-q", "--detach", "../linked"]).unwrap();
    let linked = sandbox.git(&sandbox.path("linked"));
    let there_and_back = |git: &Git| {
        let here = git.run(&["rev-parse", "--abbrev-ref", "HEAD"]).unwrap();
        git.run(&["checkout", "-q", "--detach", "settings"]).unwrap();
        git.run(&["checkout", "-q", if here == "HEAD" { "main^0" } else { &here }]).unwrap();
    };
    for other in [of_other.clone(), notebook(&[("a", ""), ("b", "")])] {
        put(&linked, "a.ipynb", &other);
        linked.run(&["add", "."]).unwrap();
        there_and_back(&git);
        assert_there(&git, "a.ipynb", &of_main, "a run elsewhere");
        there_and_back(&linked);
        assert_there(&linked, "a.ipynb", &other, "a run here");
    }
    // a worktree for one command
    let deployed = sandbox.path("deployed");
    std::fs::create_dir(&deployed).unwrap();
    let work_tree = format!("--work-tree={}", deployed.display());
    for _ in 0..2 {
        git.run(&[&work_tree, "checkout", "-q", "-f"]).unwrap();
    }
    git.run(&["reset", "-q", "--hard"]).unwrap();
    assert_there(&git, "a.ipynb", &of_main, "a deployment");
}

#[test]
fn outputs_stay_on_this_machine() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    put(&git, "a.ipynb", notebook(SECOND));
    git.run(&["stash"]).unwrap();
    assert_eq!(stored(&git).len(), 2);
    let objects = git.run(&["cat-file", "--batch-all-objects", "--batch"]);
    let objects = objects.unwrap_or_else(|error| error.to_string());
    assert!(objects.contains("b = 2") && !objects.contains("of first") && !objects.contains("of second"));
    let archive = git.run(&["archive", "HEAD"]).unwrap();
    assert!(archive.contains("id-a") && !archive.contains("of first"), "an archive is given away");
    assert!(!git.run(&["cat-file", "--filters", "HEAD:a.ipynb"]).unwrap().contains("of first"));
    git.run(&["checkout-index", "--all", "--prefix=../export/"]).unwrap();
    assert!(!fs::read_to_string(sandbox.path("export/a.ipynb")).unwrap().contains("of first"));
    git.run(&["clone", "-q", ".", "../clone"]).unwrap();
    assert!(!sandbox.path("clone/.git/nbguard").exists());
    assert!(printed(&sandbox.git(&sandbox.path("clone")), "a.ipynb").concat().is_empty());
}

#[test]
fn nothing_is_kept_unless_asked_for() {
    let sandbox = Sandbox::new();
    for settings in ["", "outputs.mode = 'keep'\noutputs.restore = true\nkeep_count = true"] {
        let git = repository(&sandbox, settings);
        put(&git, "a.ipynb", notebook(FIRST));
        commit(&git, "first");
        assert!(stored(&git).is_empty(), "{settings}");
        fs::remove_dir_all(git.dir()).unwrap();
    }
}

#[test]
fn a_store_in_disorder_stops_nothing() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    let [entry] = &stored(&git)[..] else { panic!("one entry") };
    fs::write(entry, "damaged").unwrap();
    let out_and_back = || {
        fs::remove_file(git.dir().join("a.ipynb")).unwrap();
        git.run(&["checkout", "-q", "a.ipynb"]).unwrap();
        assert_eq!(git.run(&["status", "--porcelain"]).unwrap(), "");
        printed(&git, "a.ipynb").concat()
    };
    assert_eq!(out_and_back(), "");
    // a file where the directory should be: nothing can be kept
    fs::remove_dir_all(git.dir().join(".git/nbguard")).unwrap();
    put(&git, ".git/nbguard", "");
    put(&git, "a.ipynb", notebook(FIRST));
    git.run(&["add", "a.ipynb"]).unwrap();
    assert_eq!(out_and_back(), "");
    // no room for anything
    fs::remove_file(git.dir().join(".git/nbguard")).unwrap();
    put(&git, "nbguard.toml", "outputs.restore = true\noutputs.restore_limit = '10'\n");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "no room");
    assert_eq!(out_and_back(), "");
    put(&git, "nbguard.toml", "outputs.restore = true\n");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "room");
    assert_eq!(out_and_back(), "a of firstb of first");
    // settings that make no sense stop an add, but no checkout
    put(&git, "nbguard.toml", "output.restore = true");
    fs::remove_file(git.dir().join("a.ipynb")).unwrap();
    git.run(&["checkout", "-q", "a.ipynb"]).unwrap();
    assert_eq!(printed(&git, "a.ipynb").concat(), "");
    put(&git, "a.ipynb", notebook(SECOND));
    git.run(&["add", "a.ipynb"]).unwrap_err();
}

#[test]
fn the_store_is_listed_and_purged() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    for path in ["a.ipynb", "dir/b.ipynb", "dir/c.ipynb"] {
        put(&git, path, notebook(FIRST));
        commit(&git, path);
    }
    let of_c = |file: &&std::path::PathBuf| memchr::memmem::find(&fs::read(file).unwrap(), b"dir/c.ipynb").is_some();
    fs::write(stored(&git).iter().find(of_c).unwrap(), "damaged").unwrap();
    let run = |args: &[&str]| nbguard(&sandbox, &git.dir().join("dir"), &[&["store"], args].concat());
    let (code, listed) = run(&["list"]);
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!((code, lines.len()), (0, 4), "{listed}");
    let has = |end: &str| lines[..3].iter().any(|line| line.contains(" B ") && line.ends_with(end));
    assert!(has("  dir/b.ipynb") && has("  a.ipynb"), "{listed}");
    assert!(has("  (a path that cannot be read) (damaged: it cannot be put back)"), "{listed}");
    assert!(lines[3].starts_with("nbguard: 3 versions (") && lines[3].ends_with(".git/nbguard/outputs"), "{listed}");

    assert_eq!(run(&["purge"]).0, 2);
    let (code, said) = run(&["purge", "--older-than", "1d"]);
    assert!(code == 0 && said.contains("damaged") && said.contains("nbguard: removed 1 version (7 B), left 2 versions ("), "{said}");
    let (code, said) = run(&["purge", "dir"]);
    assert!(code == 0 && said.starts_with("removed ") && said.contains("dir/b.ipynb\nnbguard: removed 1 version ("), "{said}");
    assert_eq!(run(&["purge", "a.ipynb", "--older-than", "0s"]).0, 0);
    for path in ["a.ipynb", "dir/a.ipynb", "dir/b.ipynb"] {
        put(&git, path, notebook(SECOND));
        commit(&git, path);
    }
    for (named, gone) in [("b.ipynb", "dir/b.ipynb"), ("a.ipynb", "dir/a.ipynb"), ("../dir/../a.ipynb", "a.ipynb")] {
        let (code, said) = run(&["purge", named]);
        let lines: Vec<&str> = said.lines().collect();
        let [removed @ .., _] = &lines[..] else { panic!("{said}") };
        let is_gone = |line: &&str| line.ends_with(&format!("  {gone}"));
        assert!(code == 0 && !removed.is_empty() && removed.iter().all(is_gone), "{named}: {said}");
    }
    assert!(run(&["purge", "b.ipynb"]).1.starts_with("nbguard: nothing is kept of b.ipynb\nnbguard: removed 0 versions"));
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "another run");
    let uninstall = || nbguard(&sandbox, git.dir(), &["uninstall"]).1;
    assert!(uninstall().contains("`nbguard store purge --all` removes them"));
    assert!(run(&["purge", "--all"]).1.ends_with("left 0 versions (0 B)\n"));
    assert!(!uninstall().contains("purge"));
    assert!(!git.dir().join(".git/nbguard").exists(), "what is taken away leaves no trace");
    assert_eq!(nbguard(&sandbox, &sandbox.path("home"), &["store", "list"]).0, 2, "in no repository");
}

#[test]
fn what_is_redacted_comes_back_as_it_was() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "[outputs]\nmode = 'redact'\nrestore = true\n");
    let secret = nbguard::detect::example::fill("ghp_{alnum:36}", "restore");
    let whole = notebook(&[("a", &secret), ("b", "harmless")]);
    put(&git, "a.ipynb", &whole);
    commit(&git, "first");
    assert!(git.run(&["show", "HEAD:a.ipynb"]).unwrap().contains("[redacted:"));
    let other = whole.replace("\"b\"", "\"b2\"");
    put(&git, "a.ipynb", &other);
    commit(&git, "second");
    git.run(&["checkout", "-q", "HEAD~"]).unwrap();
    assert_there(&git, "a.ipynb", &whole, "checkout");
    let raw = stored(&git).iter().any(|file| memchr::memmem::find(&fs::read(file).unwrap(), secret.as_bytes()).is_some());
    assert!(!raw, "compressed");
}
