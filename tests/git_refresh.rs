//! `nbguard refresh` with real git: what was only run again is no longer shown as modified, and nothing is staged.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::git::Git;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};
use support::{Sandbox, commit, guard, nbguard_in, notebook, put, put_script, refused};

fn modified(git: &Git) -> String {
    git.run(&["status", "--porcelain"]).unwrap()
}

fn refresh(sandbox: &Sandbox, dir: &Path, paths: &[&str]) -> (i32, String) {
    let output = nbguard_in(sandbox, dir, &[&["refresh"], paths].concat(), b"");
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn what_was_only_run_again_is_not_modified() {
    let sandbox = Sandbox::new();
    for format in ["--object-format=sha1", "--object-format=sha256", "--ref-format=reftable"] {
        if !sandbox.makes(&[format]) {
            continue;
        }
        let git = sandbox.repository_with("r", &[format]);
        guard(&git);
        for path in ["a, b.ipynb", "dir/b.ipynb", "dir/edited.ipynb", "both.ipynb", "text.txt"] {
            put(&git, path, notebook("x", "1"));
        }
        commit(&git, "first");
        put(&git, "a, b.ipynb", notebook("x", "another run"));
        put(&git, "dir/b.ipynb", notebook("x", "another run"));
        put(&git, "dir/edited.ipynb", notebook("y", "another run"));
        // staged, then run again
        put(&git, "both.ipynb", notebook("z", "1"));
        git.run(&["add", "both.ipynb"]).unwrap();
        put(&git, "both.ipynb", notebook("z", "another run"));
        put(&git, "text.txt", "edited");
        assert_eq!(modified(&git), " M \"a, b.ipynb\"\nMM both.ipynb\n M dir/b.ipynb\n M dir/edited.ipynb\n M text.txt", "{format}");
        assert!(!git.run(&["diff"]).unwrap().contains("another run"));
        let staged = git.run(&["ls-files", "--stage"]).unwrap();

        let said = "refreshed dir/b.ipynb\nnbguard: 2 notebooks, 1 refreshed, 0 never normalised\n";
        assert_eq!(refresh(&sandbox, &git.dir().join("dir"), &["."]), (0, said.to_owned()));
        assert_eq!(modified(&git), " M \"a, b.ipynb\"\nMM both.ipynb\n M dir/edited.ipynb\n M text.txt");
        let said = "refreshed a, b.ipynb\nrefreshed both.ipynb\nnbguard: 4 notebooks, 2 refreshed, 0 never normalised\n";
        assert_eq!(refresh(&sandbox, &git.dir().join("dir"), &[]), (0, said.to_owned()));
        assert_eq!(modified(&git), "M  both.ipynb\n M dir/edited.ipynb\n M text.txt");
        assert_eq!(refresh(&sandbox, git.dir(), &[]).1, "nbguard: 4 notebooks, 0 refreshed, 0 never normalised\n");
        assert_eq!(git.run(&["ls-files", "--stage"]).unwrap(), staged, "nothing was staged");
        fs::remove_dir_all(git.dir()).unwrap();
    }
}

#[test]
fn what_was_never_normalised_is_named() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "old.ipynb", notebook("x", "1"));
    commit(&git, "before nbguard");
    guard(&git);
    put(&git, "new.ipynb", notebook("x", "1"));
    git.run(&["add", "new.ipynb"]).unwrap();
    let named = "old.ipynb was never normalised: what a clean takes out is committed; run: git add --renormalize old.ipynb\n";
    assert_eq!(
        refresh(&sandbox, git.dir(), &[]),
        (1, format!("{named}refreshed old.ipynb\nnbguard: 2 notebooks, 1 refreshed, 1 never normalised\n"))
    );
    put(&git, "old.ipynb", notebook("x", "another run"));
    assert_eq!(refresh(&sandbox, git.dir(), &["old.ipynb"]).0, 1);
    git.run(&["add", "--renormalize", "old.ipynb"]).unwrap();
    // git may take what was written within the tick of its index for modified, so what is refreshed is left open
    let (code, said) = refresh(&sandbox, git.dir(), &[]);
    assert!(code == 0 && !said.contains("old.ipynb was") && said.ends_with("0 never normalised\n"), "{code} {said}");
}

#[test]
fn what_was_committed_before_nbguard_is_in_nobodys_way() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    for (branch, printed) in [("old", "1"), ("main", "2")] {
        git.run(&["checkout", "-q", "-B", branch]).unwrap();
        put(&git, "a.ipynb", notebook("x", printed));
        put(&git, "B.IPYNB", notebook("y", printed));
        commit(&git, branch);
    }
    guard(&git);
    put(&git, ".git/info/attributes", "*.ipynb filter=nbguard\n*.IPYNB filter=nbguard\n");
    for (branch, other) in [("main", "old"), ("old", "main")] {
        // git looks again, through the filter
        for path in ["a.ipynb", "B.IPYNB"] {
            let file = fs::File::options().append(true).open(git.dir().join(path)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(100)).unwrap();
        }
        assert!(refused(&git, &["checkout", other]).contains("would be overwritten"), "nothing was changed, but for git it was");
        let (code, said) = refresh(&sandbox, git.dir(), &[]);
        assert!(code == 1 && said.contains("a.ipynb was never normalised") && said.contains("refreshed a.ipynb\n"), "{said}");
        assert!(said.ends_with("nbguard: 2 notebooks, 2 refreshed, 2 never normalised\n"), "{said}");
        assert_eq!(modified(&git), "", "{branch}");
        git.run(&["checkout", "-q", other]).unwrap();
    }
    // what was edited is edited
    put(&git, "a.ipynb", notebook("edited", "2"));
    assert!(!refresh(&sandbox, git.dir(), &["a.ipynb"]).1.contains("refreshed a.ipynb"));
    assert!(refused(&git, &["checkout", "old"]).contains("a.ipynb"));
}

#[test]
fn what_cannot_be_judged_is_told_and_the_rest_refreshed() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    assert_eq!(refresh(&sandbox, git.dir(), &[]).1, "nbguard: 0 notebooks, 0 refreshed, 0 never normalised\n");
    guard(&git);
    for path in ["a.ipynb", "broken.ipynb", "gone.ipynb", "mode.ipynb"] {
        put(&git, path, notebook("x", "1"));
    }
    std::os::unix::fs::symlink("a.ipynb", git.dir().join("link.ipynb")).unwrap();
    commit(&git, "first");
    put(&git, "a.ipynb", notebook("x", "another run"));
    put(&git, "broken.ipynb", "{");
    fs::remove_file(git.dir().join("gone.ipynb")).unwrap();
    put_script(&git, "mode.ipynb", &notebook("x", "another run"));
    put(&git, "intended.ipynb", "{\"cells\": []}");
    git.run(&["add", "-N", "intended.ipynb"]).unwrap();
    let (code, said) = refresh(&sandbox, git.dir(), &[]);
    assert!(code == 2 && said.starts_with("refreshed a.ipynb\n") && said.contains("nbguard: broken.ipynb: "), "{said}");
    assert!(said.ends_with("nbguard: 5 notebooks, 1 refreshed, 0 never normalised\n"), "{said}");
    assert_eq!(modified(&git), " M broken.ipynb\n D gone.ipynb\n A intended.ipynb\n M mode.ipynb");
    let (code, said) = refresh(&sandbox, git.dir(), &["none.ipynb"]);
    assert!(code == 2 && said.contains("none.ipynb"), "{said}");
    assert_eq!(refresh(&sandbox, &sandbox.path("home"), &[]).0, 2, "in no repository");
}

#[test]
fn names_that_are_no_utf8_are_in_nobodys_way() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let odd = |name: &[u8]| git.dir().join(std::ffi::OsStr::from_bytes(name));
    fs::write(odd(b"caf\xe9.txt"), "1").unwrap();
    fs::write(odd(b"caf\xe9.ipynb"), notebook("x", "1")).unwrap();
    put(&git, "a.ipynb", notebook("x", "1"));
    commit(&git, "raw");
    guard(&git);
    fs::write(odd(b"caf\xe9.txt"), "other").unwrap();
    put(&git, "a.ipynb", notebook("x", "1"));
    put(&git, "b.ipynb", notebook("x", ""));
    git.run(&["add", "b.ipynb"]).unwrap();
    put(&git, "b.ipynb", notebook("x", "run again"));
    let (code, said) = refresh(&sandbox, git.dir(), &[]);
    assert!(code == 1 && said.contains("refreshed b.ipynb") && said.contains("2 notebooks, 2 refreshed"), "{said}");
    // what status advises reaches it
    let status = nbguard_in(&sandbox, git.dir(), &["status"], b"");
    let status = String::from_utf8_lossy(&status.stdout).into_owned();
    let advice = status.split('`').find(|words| words.starts_with("git add --renormalize")).unwrap();
    assert!(sandbox.shell(git.dir(), advice).status().unwrap().success(), "{advice}");
    git.run(&["commit", "-qm", "clean"]).unwrap();
    assert_eq!(nbguard_in(&sandbox, git.dir(), &["status"], b"").status.code(), Some(0));
}

#[test]
fn other_files_stay_as_git_sees_them() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    guard(&git);
    put(&git, "a.ipynb", notebook("x", ""));
    put(&git, "n.txt", "1");
    commit(&git, "first");
    put(&git, "a.ipynb", notebook("x", "run again"));
    put(&git, "n.txt", "1");
    let old = fs::File::options().append(true).open(git.dir().join("n.txt")).unwrap();
    old.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
    let stale = || git.run(&["diff-files", "--name-only"]).unwrap();
    assert_eq!(stale(), "a.ipynb\nn.txt");
    refresh(&sandbox, git.dir(), &[]);
    assert_eq!(stale(), "n.txt");
}
