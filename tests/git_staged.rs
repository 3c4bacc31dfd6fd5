//! What a commit would take, asked in real repositories: also from inside `git commit`, where the index is another.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::git::{Git, GitError, Staged, StagedFile, has_suffix};
use std::fs;
use std::path::{Path, PathBuf};
use support::{Sandbox, put, put_script};

const SUFFIXES: &[&str] = &[".ipynb", ".zpln"];

/// Not a test of its own: the process that the tests start, in the directory and environment to be looked at.
#[test]
fn child() {
    let Some(question) = std::env::var_os("NBGUARD_TEST_ASK").and_then(|question| question.into_string().ok()) else { return };
    let answer = Staged::from_env().and_then(|staged| answer(&staged, &question)).unwrap_or_else(|error| format!("error: {error}"));
    fs::write(std::env::var_os("NBGUARD_TEST_ANSWER").unwrap(), answer).unwrap();
}

fn answer(staged: &Staged, question: &str) -> Result<String, GitError> {
    let line = |file: &StagedFile| Ok(format!("{}={}\n", file.path, String::from_utf8_lossy(&staged.read(file)?)));
    let lines = |files: &[StagedFile]| files.iter().map(line).collect::<Result<String, GitError>>();
    match question {
        "changed" => lines(&staged.changed(&|path| SUFFIXES.iter().any(|suffix| has_suffix(path, suffix)))?),
        "all" => lines(&staged.all(SUFFIXES)?),
        paths => {
            let named = staged.named(&paths.split(' ').map(PathBuf::from).collect::<Vec<_>>())?;
            Ok(lines(&named.files)? + &named.missing.iter().map(|path| format!("missing {}\n", path.display())).collect::<String>())
        }
    }
}

fn ask_in(sandbox: &Sandbox, dir: &Path, question: &str) -> String {
    let mut command = sandbox.command(std::env::current_exe().unwrap(), dir);
    let answer = sandbox.path("answer");
    let output = command.args(["--exact", "child"]).env("NBGUARD_TEST_ASK", question).env("NBGUARD_TEST_ANSWER", &answer).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    fs::read_to_string(answer).unwrap()
}

fn changed(sandbox: &Sandbox, git: &Git) -> String {
    ask_in(sandbox, git.dir(), "changed")
}

/// A hook that writes what the commit would take to the file `answer`.
fn put_asking_hook(git: &Git) {
    let exe = std::env::current_exe().unwrap();
    put_script(git, ".git/hooks/pre-commit", &format!("#!/bin/sh\nexec '{}' --exact child >&2\n", exe.display()));
}

/// `git` whose hook asks `question`.
fn asking(sandbox: &Sandbox, git: Git, question: &str) -> Git {
    git.env("NBGUARD_TEST_ASK", Some(question)).env("NBGUARD_TEST_ANSWER", Some(sandbox.path("answer")))
}

#[test]
fn the_index_counts_not_the_working_copy() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "a.ipynb", "staged");
    put(&git, "sub/B.IPYNB", "b");
    put(&git, "c.txt", "text");
    git.run(&["add", "."]).unwrap();
    put(&git, "a.ipynb", "not staged");
    assert_eq!(changed(&sandbox, &git), "a.ipynb=staged\nsub/B.IPYNB=b\n", "before the first commit");
    git.run(&["commit", "-qm", "first"]).unwrap();
    assert_eq!(changed(&sandbox, &git), "");
    assert_eq!(ask_in(&sandbox, &git.dir().join("sub"), "all"), "a.ipynb=staged\nsub/B.IPYNB=b\n");
    git.run(&["add", "a.ipynb"]).unwrap();
    put(&git, "new.zpln", "");
    git.run(&["add", "--intent-to-add", "new.zpln"]).unwrap();
    assert_eq!(changed(&sandbox, &git), "a.ipynb=not staged\n");
}

#[test]
fn renames_type_changes_and_deletions() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    for name in ["renamed.ipynb", "deleted.ipynb", "mode.ipynb", "x/deep.ipynb"] {
        put(&git, name, name);
    }
    std::os::unix::fs::symlink("renamed.ipynb", git.dir().join("link.ipynb")).unwrap();
    git.run(&["add", "."]).unwrap();
    assert!(!changed(&sandbox, &git).contains("link.ipynb"), "a link has no content of its own");
    git.run(&["commit", "-qm", "first"]).unwrap();
    git.run(&["mv", "renamed.ipynb", "x/renamed.ipynb"]).unwrap();
    git.run(&["rm", "-q", "deleted.ipynb"]).unwrap();
    git.run(&["update-index", "--chmod=+x", "mode.ipynb"]).unwrap();
    // A regular file now, of the very bytes that the link was made of.
    fs::remove_file(git.dir().join("link.ipynb")).unwrap();
    put(&git, "link.ipynb", "renamed.ipynb");
    git.run(&["add", "link.ipynb"]).unwrap();
    assert_eq!(changed(&sandbox, &git), "link.ipynb=renamed.ipynb\nx/renamed.ipynb=renamed.ipynb\n");
}

#[test]
fn a_commit_is_judged_by_what_it_takes() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    for name in ["a.ipynb", "b.ipynb"] {
        put(&git, name, "1");
    }
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "first"]).unwrap();
    put_asking_hook(&git);
    let git = asking(&sandbox, git, "changed");
    let answer = || fs::read_to_string(sandbox.path("answer")).unwrap();

    put(&git, "a.ipynb", "2");
    git.run(&["commit", "-qam", "all"]).unwrap();
    assert_eq!(answer(), "a.ipynb=2\n");

    put(&git, "a.ipynb", "3");
    put(&git, "b.ipynb", "3");
    git.run(&["add", "a.ipynb"]).unwrap();
    git.run(&["commit", "-qm", "one", "--", "b.ipynb"]).unwrap();
    assert_eq!(answer(), "b.ipynb=3\n", "a.ipynb is staged, but not for this commit");

    git.run(&["worktree", "add", "-q", "../linked", "-b", "linked"]).unwrap();
    let linked = asking(&sandbox, sandbox.git(&sandbox.path("linked")), "changed");
    put(&linked, "dir/c.ipynb", "4");
    linked.run(&["add", "."]).unwrap();
    linked.run(&["commit", "-qm", "in the linked worktree"]).unwrap();
    assert_eq!(answer(), "dir/c.ipynb=4\n");
    asking(&sandbox, linked, "dir/c.ipynb none").run(&["commit", "-q", "--allow-empty", "-m", "by name"]).unwrap();
    assert_eq!(answer(), "dir/c.ipynb=4\nmissing none\n");
    let explicit = asking(&sandbox, sandbox.git(git.dir()), "b.ipynb");
    explicit.run(&["--git-dir=.git", "--work-tree=.", "commit", "-q", "--allow-empty", "-m", "by name"]).unwrap();
    assert_eq!(answer(), "b.ipynb=3\n");
    assert_eq!(changed(&sandbox, &git), "", "a.ipynb went along with the last");
}

#[test]
fn merges_and_their_conflicts() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "a.ipynb", "base");
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "base"]).unwrap();
    git.run(&["checkout", "-qb", "side"]).unwrap();
    put(&git, "a.ipynb", "side");
    put(&git, "b.ipynb", "side");
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "side"]).unwrap();
    git.run(&["checkout", "-q", "main"]).unwrap();
    put(&git, "a.ipynb", "main");
    git.run(&["commit", "-qam", "main"]).unwrap();
    git.run(&["merge", "-q", "side"]).unwrap_err();
    let refused = "error: a.ipynb has an unresolved merge conflict; resolve it and `git add` it";
    for question in ["changed", "all", "a.ipynb"] {
        assert_eq!(ask_in(&sandbox, git.dir(), question), refused);
    }
    put(&git, "a.ipynb", "both");
    git.run(&["add", "a.ipynb"]).unwrap();
    assert_eq!(changed(&sandbox, &git), "a.ipynb=both\nb.ipynb=side\n");
}

#[test]
fn every_kind_of_plain_index() {
    let sandbox = Sandbox::new();
    for setting in ["feature.manyFiles=true", "index.skipHash=true", "core.untrackedCache=true"] {
        let git = sandbox.repository(setting);
        put(&git, "a.ipynb", "a");
        git.run(&["-c", setting, "add", "."]).unwrap();
        assert_eq!(changed(&sandbox, &git), "a.ipynb=a\n", "{setting}");
    }
}

#[test]
fn files_by_name() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("my repo");
    put(&git, "sub/a.ipynb", "a");
    put(&git, "gone/b.ipynb", "b");
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "first"]).unwrap();
    put(&git, "sub/untracked.ipynb", "u");
    put(&git, "sub/a.ipynb", "not staged");
    fs::remove_dir_all(git.dir().join("gone")).unwrap();
    let sub = git.dir().join("sub");
    std::os::unix::fs::symlink(&sub, sandbox.path("door")).unwrap();
    assert_eq!(
        ask_in(&sandbox, &sub, "a.ipynb ../gone/b.ipynb untracked.ipynb ../../elsewhere.ipynb"),
        "sub/a.ipynb=a\ngone/b.ipynb=b\nmissing untracked.ipynb\nmissing ../../elsewhere.ipynb\n"
    );
    let through_the_door = format!("{} {}", sandbox.path("door/a.ipynb").display(), sandbox.path("door/none.ipynb").display());
    assert_eq!(
        ask_in(&sandbox, &sub, &through_the_door),
        format!("sub/a.ipynb=a\nmissing {}\n", sandbox.path("door/none.ipynb").display())
    );
}

#[test]
fn submodules_have_an_index_of_their_own() {
    let sandbox = Sandbox::new();
    let inner = sandbox.repository("inner.ipynb");
    put(&inner, "i.ipynb", "1");
    inner.run(&["add", "."]).unwrap();
    inner.run(&["commit", "-qm", "first"]).unwrap();
    let outer = sandbox.repository("outer");
    outer.run(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../inner.ipynb", "module.ipynb"]).unwrap();
    assert_eq!(changed(&sandbox, &outer), "", "a submodule is no file, whatever its name");
    let module = sandbox.git(&outer.dir().join("module.ipynb"));
    put(&module, "i.ipynb", "2");
    module.run(&["add", "."]).unwrap();
    assert_eq!(changed(&sandbox, &module), "i.ipynb=2\n");
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("nothing")).unwrap();
    assert_eq!(
        ask_in(&sandbox, &sandbox.path("nothing"), "all"),
        "error: this folder is in no git repository; go into one, or make one with `git init`"
    );

    let git = sandbox.repository("damaged");
    put(&git, "a.ipynb", "a");
    git.run(&["add", "."]).unwrap();
    let blob = git.run(&["rev-parse", ":a.ipynb"]).unwrap();
    fs::remove_file(git.dir().join(".git/objects").join(&blob[..2]).join(&blob[2..])).unwrap();
    let said = changed(&sandbox, &git);
    assert!(said.starts_with("error: the content of a.ipynb cannot be read: ") && said.contains(&blob), "{said}");
}
