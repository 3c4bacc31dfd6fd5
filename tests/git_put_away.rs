//! Outputs where programs that run hooks take what is not staged out of the worktree and put it back, though none are kept.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/restoring.rs"]
mod restoring;

use nbguard::git::Git;
use restoring::git::{Sandbox, files, nbguard_in, put, put_script};
use restoring::{FIRST, SECOND, commit, notebook, printed, read, repository};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What pre-commit does, in its own words to git; the hooks are a command.
fn put_away_and_back(sandbox: &Sandbox, git: &Git, hooks: &str) {
    let script = format!(
        "git diff-index --ignore-submodules --binary --exit-code --no-color --no-ext-diff HEAD -- >../patch || true\n\
         git -c submodule.recurse=0 checkout -- .\n{hooks}\ngit apply --whitespace=nowarn ../patch"
    );
    run_as_program(sandbox, git, &script);
}

/// The same for lint-staged and lefthook, which do so for files that are staged in part, each with its own word for the file.
fn hide_and_restore(sandbox: &Sandbox, git: &Git, path: &str, output: &str) {
    let script = format!(
        "git diff --binary --unified=0 --no-color --no-ext-diff --src-prefix=a/ --dst-prefix=b/ --patch --submodule=short \
         {output}../patch -- {path}\ngit checkout --force -- {path}\n\
         git apply -v --whitespace=nowarn --recount --unidiff-zero ../patch"
    );
    run_as_program(sandbox, git, &script);
}

/// The files of what is put away.
fn put_away(git: &Git) -> Vec<PathBuf> {
    files(&git.dir().join(".git")).into_keys().filter(|path| path.to_string_lossy().contains("put-away-")).collect()
}

fn left(git: &Git) -> usize {
    put_away(git).len()
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
        for output in ["--output ", "--output="] {
            put(&git, "a.ipynb", &whole);
            hide_and_restore(&sandbox, &git, "a.ipynb", output);
            assert_eq!(read(&git, "a.ipynb"), whole, "{output}");
            assert_eq!(git.run(&["rev-parse", ":a.ipynb"]).unwrap(), staged);
        }
    }
}

#[test]
fn nothing_of_it_is_left_behind() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    git.run(&["worktree", "add", "-q", "../linked"]).unwrap();
    let kept = || put_away(&git).into_iter().filter_map(|path| path.parent().map(Path::to_owned)).collect::<BTreeSet<_>>();
    let linked = sandbox.git(&sandbox.path("linked"));
    for _ in 0..2 {
        put(&linked, "a.ipynb", notebook(SECOND));
        put_away_and_back(&sandbox, &linked, "true");
        assert_eq!((read(&linked, "a.ipynb"), kept().len()), (notebook(SECOND), 1));
    }
    assert!(nbguard_in(&sandbox, git.dir(), &["uninstall"], b"").status.success());
    assert!(kept().is_empty());
}

/// What lint-staged does where a task fails.
const UNDO: &str = "git reset -q --hard HEAD\ngit stash apply -q --index $backup";

#[test]
fn what_a_failing_task_has_undone_comes_back_too() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "run again.ipynb", notebook(FIRST));
    put(&git, "edited.ipynb", notebook(FIRST));
    commit(&git, "first");
    put(&git, "run again.ipynb", notebook(&[("a", "of today"), ("b", "of today")]));
    put(&git, "edited.ipynb", notebook(SECOND));
    put(&git, "staged.ipynb", notebook(FIRST));
    git.run(&["add", "staged.ipynb"]).unwrap();
    // the hook itself is one of the tasks, and the only one that can see what is staged whole
    let task = "nbguard hook pre-commit";
    run_as_program(&sandbox, &git, &format!("backup=$(git stash create)\n{task}\n{UNDO}"));
    assert_eq!(printed(&git, "run again.ipynb"), ["of today", "of today"]);
    assert_eq!([read(&git, "edited.ipynb"), read(&git, "staged.ipynb")], [notebook(SECOND), notebook(FIRST)]);
    assert_eq!(git.run(&["status", "--porcelain"]).unwrap(), " M edited.ipynb\nA  staged.ipynb");
    git.run(&["add", "edited.ipynb"]).unwrap();
    assert_eq!(left(&git), 0, "all is there again");
}

#[test]
fn a_hook_by_hand_may_stash() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    put(&git, "n.txt", "1\n");
    commit(&git, "first");
    put(&git, "a.ipynb", notebook(SECOND));
    put(&git, "new.ipynb", notebook(SECOND));
    put(&git, "n.txt", "2\n");
    git.run(&["add", "n.txt"]).unwrap();
    let hook = "#!/bin/sh\ngit stash push -q --keep-index --include-untracked\n! grep -q 'b = 2' a.ipynb && test ! -e new.ipynb\n\
                checked=$?\ngit reset -q --hard\ngit stash pop -q --index\nexit $checked\n";
    put_script(&git, ".git/hooks/pre-commit", hook);
    git.run(&["commit", "-q", "-m", "second"]).unwrap();
    assert_eq!([read(&git, "a.ipynb"), read(&git, "new.ipynb")], [notebook(SECOND), notebook(SECOND)]);

    // outside of one it is a person's, and is as the settings say; so is the one that a merge makes
    put(&git, "b.txt", "2\n");
    git.run(&["checkout", "-q", "-b", "other", "HEAD~1"]).unwrap();
    put(&git, "c.txt", "3\n");
    git.run(&["add", "c.txt"]).unwrap();
    git.run(&["commit", "-q", "--no-verify", "-m", "other"]).unwrap();
    git.run(&["merge", "-q", "--no-verify", "-m", "merged", "main"]).unwrap();
    git.run(&["add", "a.ipynb"]).unwrap();
    assert_eq!((read(&git, "a.ipynb"), left(&git)), (notebook(SECOND), 0));
    git.run(&["stash"]).unwrap();
    git.run(&["stash", "pop"]).unwrap();
    assert_eq!((printed(&git, "a.ipynb"), left(&git)), (vec![String::new(); 2], 0));
}

#[test]
fn what_a_program_did_not_put_back_anybody_may() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    put(&git, "a.ipynb", notebook(SECOND));
    // it is ended while its hooks run
    let script = "git diff-index --binary --no-color --no-ext-diff HEAD -- >../patch || true\ngit checkout -q -- .\nkill -9 $$";
    assert!(!sandbox.shell(git.dir(), script).status().unwrap().success());
    assert_eq!(printed(&git, "a.ipynb"), ["", ""]);
    put(&git, "new.ipynb", notebook(FIRST));
    git.run(&["add", "."]).unwrap();
    git.run(&["checkout", "-q", "--", "."]).unwrap();
    assert_eq!((printed(&git, "a.ipynb"), left(&git)), (vec![String::new(); 2], 1), "who takes a version from git gets that");
    git.run(&["apply", "../patch"]).unwrap();
    assert_eq!(read(&git, "a.ipynb"), notebook(SECOND));
    git.run(&["add", "a.ipynb"]).unwrap();
    assert_eq!(left(&git), 0, "nobody needs it any longer");
}

#[test]
fn nothing_is_put_away_for_longer_than_a_day() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    put(&git, "a.ipynb", notebook(SECOND));
    let script = "git diff-index --binary HEAD -- >../patch || true\ngit checkout -q -- .\nkill -9 $$";
    assert!(!sandbox.shell(git.dir(), script).status().unwrap().success());
    for (hours, kept) in [(23, 1), (25, 0)] {
        for file in put_away(&git) {
            let old = SystemTime::now() - Duration::from_secs(hours * 3600);
            File::options().append(true).open(file).and_then(|file| file.set_modified(old)).unwrap();
        }
        put(&git, "new.ipynb", notebook(FIRST));
        git.run(&["add", "."]).unwrap();
        git.run(&["rm", "-q", "--cached", "new.ipynb"]).unwrap();
        assert_eq!(left(&git), kept, "after {hours} hours");
    }
}
