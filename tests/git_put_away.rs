//! Outputs where programs that run hooks take what is not staged out of the worktree and put it back, though none are kept.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/restoring.rs"]
mod restoring;

use nbguard::git::Git;
use restoring::git::{Sandbox, files, nbguard_in, put};
use restoring::{FIRST, SECOND, commit, notebook, printed, read, repository};
use std::collections::BTreeSet;
use std::path::Path;

/// What pre-commit does, in its own words to git; the hooks are a command.
fn put_away_and_back(sandbox: &Sandbox, git: &Git, hooks: &str) {
    let script = format!(
        "git diff-index --ignore-submodules --binary --exit-code --no-color --no-ext-diff HEAD -- >../patch || true\n\
         git -c submodule.recurse=0 checkout -- .\n{hooks}\ngit apply --whitespace=nowarn ../patch"
    );
    run_as_program(sandbox, git, &script);
}

/// The same for lint-staged, which does so for files that are staged in part.
fn hide_and_restore(sandbox: &Sandbox, git: &Git, path: &str) {
    let script = format!(
        "git diff --binary --unified=0 --no-color --no-ext-diff --src-prefix=a/ --dst-prefix=b/ --patch --submodule=short --output \
         ../patch -- {path}\ngit checkout --force -- {path}\n\
         git apply -v --whitespace=nowarn --recount --unidiff-zero ../patch"
    );
    run_as_program(sandbox, git, &script);
}

/// A shell stands for the program, and starts each command itself.
fn run_as_program(sandbox: &Sandbox, git: &Git, script: &str) {
    assert!(sandbox.shell(git.dir(), &format!("{script}\ntrue")).status().unwrap().success());
}

#[test]
fn what_is_put_away_comes_back_with_its_outputs() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "run again.ipynb", notebook(FIRST));
    put(&git, "edited.ipynb", notebook(FIRST));
    put(&git, "n.txt", "1\n");
    commit(&git, "first");
    put(&git, "run again.ipynb", notebook(&[("a", "of today"), ("b", "of today")]));
    put(&git, "edited.ipynb", notebook(SECOND));
    put(&git, "n.txt", "2\n");
    put_away_and_back(&sandbox, &git, "grep -q 1 n.txt");
    assert_eq!(printed(&git, "run again.ipynb"), ["of today", "of today"]);
    assert_eq!((read(&git, "edited.ipynb"), read(&git, "n.txt")), (notebook(SECOND), "2\n".to_owned()));
    assert_eq!(git.run(&["diff", "--name-only"]).unwrap(), "edited.ipynb\nn.txt");
    let objects = git.bytes(&["cat-file", "--batch-all-objects", "--batch"]).unwrap();
    let objects = String::from_utf8_lossy(&objects);
    assert!(!objects.contains("of today") && !objects.contains("of second"));

    // for nobody else, and not for longer
    git.run(&["checkout", "--", "edited.ipynb"]).unwrap();
    assert_eq!(printed(&git, "edited.ipynb"), ["", ""]);
    assert!(!git.dir().join(".git/nbguard").exists());
}

#[test]
fn what_is_staged_in_part_comes_back_too() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    put(&git, "a.ipynb", notebook(&[("a = 2", "of the index"), ("b", "of the index")]));
    git.run(&["add", "."]).unwrap();
    let staged = git.run(&["rev-parse", ":a.ipynb"]).unwrap();
    for whole in [notebook(SECOND), notebook(FIRST)[..300].to_owned()] {
        put(&git, "a.ipynb", &whole);
        hide_and_restore(&sandbox, &git, "a.ipynb");
        assert_eq!(read(&git, "a.ipynb"), whole);
        assert_eq!(git.run(&["rev-parse", ":a.ipynb"]).unwrap(), staged);
    }
}

#[test]
fn nothing_of_it_is_left_behind() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    git.run(&["worktree", "add", "-q", "../linked"]).unwrap();
    let kept = || {
        let files = files(&git.dir().join(".git")).into_keys().filter(|path| path.to_string_lossy().contains("put-away-"));
        files.filter_map(|path| path.parent().map(Path::to_owned)).collect::<BTreeSet<_>>()
    };
    let linked = sandbox.git(&sandbox.path("linked"));
    for _ in 0..2 {
        put(&linked, "a.ipynb", notebook(SECOND));
        put_away_and_back(&sandbox, &linked, "true");
        assert_eq!((read(&linked, "a.ipynb"), kept().len()), (notebook(SECOND), 1));
    }
    assert!(nbguard_in(&sandbox, git.dir(), &["uninstall"], b"").status.success());
    assert!(kept().is_empty());
}
