//! Outputs that survive git: what comes back is what stood in the working copy last, also where that was nothing, and
//! also what was there before restoring was asked for.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/restoring.rs"]
mod restoring;

use nbguard::git::Git;
use restoring::git::{Sandbox, put, put_hook};
use restoring::{FIRST, SECOND, assert_there, commit, nbguard, notebook, printed, repository, restoring, stored};

const CLEARED: &[(&str, &str)] = &[("a", ""), ("b", "")];

/// To a branch with another notebook at `path`, and back.
fn away_and_back(git: &Git, path: &str) {
    git.run(&["checkout", "-q", "-b", "away"]).unwrap();
    put(git, path, notebook(&[("other", "other")]));
    commit(git, "other");
    git.run(&["checkout", "-q", "main"]).unwrap();
    git.run(&["branch", "-q", "-D", "away"]).unwrap();
}

#[test]
fn what_was_cleared_stays_cleared() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    for path in ["a.ipynb", "moved.ipynb"] {
        put(&git, path, notebook(FIRST));
        commit(&git, path);
    }
    put(&git, "a.ipynb", notebook(CLEARED));
    assert_eq!(git.run(&["diff", "--stat"]).unwrap(), "", "it is no change for git");
    git.run(&["add", "."]).unwrap();
    away_and_back(&git, "a.ipynb");
    assert_there(&git, "a.ipynb", &notebook(CLEARED), "a checkout");
    // run again, it has outputs again
    put(&git, "a.ipynb", notebook(&[("a", "again"), ("b", "again")]));
    git.run(&["add", "."]).unwrap();
    away_and_back(&git, "a.ipynb");
    assert_eq!(printed(&git, "a.ipynb"), ["again", "again"]);
}

#[test]
fn what_was_edited_and_cleared_stays_cleared() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "run");
    let edited = notebook(&[("a", ""), ("b = 2", "")]);
    put(&git, "a.ipynb", &edited);
    commit(&git, "edited and cleared");
    away_and_back(&git, "a.ipynb");
    assert_there(&git, "a.ipynb", &edited, "a checkout");
    git.run(&["checkout", "-q", "HEAD~"]).unwrap();
    assert_there(&git, "a.ipynb", &notebook(FIRST), "the version before it was not cleared");
}

#[test]
fn the_commit_that_switches_it_on_keeps_what_stands_there() {
    let sandbox = Sandbox::new();
    let git = repository(&sandbox, "");
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "run");
    put_hook(&git, "pre-commit");
    put(&git, "nbguard.toml", "outputs.restore = true\n");
    git.run(&["commit", "-q", "-m", "switched on", "nbguard.toml"]).unwrap();
    away_and_back(&git, "a.ipynb");
    assert_there(&git, "a.ipynb", &notebook(FIRST), "a checkout");
}

/// A repository in the middle of a merge, in which both sides have another only cell.
fn conflict(sandbox: &Sandbox) -> Git {
    let git = restoring(sandbox);
    for (branch, source) in [("main", "base"), ("side", "theirs"), ("main", "ours")] {
        git.run(&["checkout", "-q", "-B", branch, if source == "ours" { "side~" } else { "HEAD" }]).unwrap();
        put(&git, "a.ipynb", notebook(&[(source, source)]));
        commit(&git, source);
    }
    git.run(&["merge", "-q", "side"]).unwrap_err();
    git
}

#[test]
fn a_merge_tool_sees_outputs() {
    let sandbox = Sandbox::new();
    let git = conflict(&sandbox);
    let tool = ["-c", "merge.tool=own", "-c", "mergetool.own.cmd=cp \"$REMOTE\" \"$MERGED\"", "-c", "mergetool.own.trustExitCode=true"];
    git.run(&[&tool[..], &["-c", "mergetool.keepBackup=false", "mergetool", "--no-prompt"]].concat()).unwrap();
    assert_eq!(printed(&git, "a.ipynb"), ["theirs"]);
    git.run(&["commit", "-q", "-m", "theirs"]).unwrap();
    assert_there(&git, "a.ipynb", &notebook(&[("theirs", "theirs")]), "a merge");
}

#[test]
fn what_comes_from_git_in_a_merge_is_not_cleared() {
    let sandbox = Sandbox::new();
    let git = conflict(&sandbox);
    let path = put(&git, "a.ipynb", git.run(&["show", ":2:a.ipynb"]).unwrap() + "\n");
    let file = std::fs::File::options().append(true).open(path).unwrap();
    file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(100)).unwrap();
    git.run(&["add", "a.ipynb"]).unwrap();
    git.run(&["merge", "--abort"]).unwrap();
    away_and_back(&git, "a.ipynb");
    assert_there(&git, "a.ipynb", &notebook(&[("ours", "ours")]), "a merge that was aborted");
}

#[test]
fn what_was_never_run_is_not_kept() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    put(&git, "a.ipynb", notebook(CLEARED));
    commit(&git, "never run");
    let (code, said) = nbguard(&sandbox, git.dir(), &["store", "list"]);
    assert!(code == 0 && said.starts_with("nbguard: 0 versions "), "{said}");
}

#[test]
fn switched_on_it_keeps_what_is_there() {
    let sandbox = Sandbox::new();
    for switch in ["add", "refresh", "install"] {
        let git = repository(&sandbox, "");
        for path in ["a.ipynb", "dir/b.ipynb", "gone.ipynb"] {
            put(&git, path, notebook(FIRST));
        }
        put(&git, "broken.ipynb", "{\"cells\": []}");
        commit(&git, "run before");
        put(&git, "broken.ipynb", "{");
        std::fs::remove_file(git.dir().join("gone.ipynb")).unwrap();
        put(&git, "nbguard.toml", "outputs.restore = true\n");
        match switch {
            "add" => {
                put(&git, "new.ipynb", notebook(SECOND));
                git.run(&["add", "new.ipynb"]).unwrap();
            }
            // the broken notebook is for it to tell
            "refresh" => assert_eq!(nbguard(&sandbox, &git.dir().join("dir"), &["refresh", "."]).0, 0),
            _ => assert_eq!(nbguard(&sandbox, git.dir(), &["install"]).0, 0),
        }
        git.run(&["checkout", "-q", "broken.ipynb", "gone.ipynb"]).unwrap();
        commit(&git, "settings");
        for path in ["a.ipynb", "dir/b.ipynb"] {
            std::fs::remove_file(git.dir().join(path)).unwrap();
        }
        git.run(&["checkout", "-q", "."]).unwrap();
        for path in ["a.ipynb", "dir/b.ipynb"] {
            assert_there(&git, path, &notebook(FIRST), switch);
        }
        std::fs::remove_dir_all(git.dir()).unwrap();
    }
}

#[test]
fn all_that_is_kept_is_listed_and_purged() {
    let sandbox = Sandbox::new();
    let git = restoring(&sandbox);
    put(&git, "a.ipynb", notebook(FIRST));
    commit(&git, "first");
    put(&git, ".git/nbguard/outputs/.unfinished-1", "half");
    // while its hooks run a program has put away what is not staged, and a file of it was not finished either
    put(&git, "nbguard.toml", "");
    put(&git, "a.ipynb", notebook(SECOND));
    let script = "git diff-index --binary HEAD -- >/dev/null; nbguard store list; nbguard store purge a.ipynb; nbguard store list";
    let output = sandbox.shell(git.dir(), script).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    let with = |words: &str| lines.iter().filter(|line| line.contains(words)).count();
    assert_eq!((with("a.ipynb"), with("removed"), with("(put away"), with("(not written to its end)")), (4, 2, 2, 2), "{said}");
    put(&git, ".git/nbguard/put-away-1/.unfinished-2", "half");
    let (code, said) = nbguard(&sandbox, git.dir(), &["store", "purge", "--all"]);
    assert!(code == 0 && said.contains("nbguard: removed 2 versions"), "{said}");
    assert!(stored(&git).is_empty() && !git.dir().join(".git/nbguard/put-away-1").exists());
}
