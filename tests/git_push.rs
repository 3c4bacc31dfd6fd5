//! Pushes between real repositories: exactly what goes out or comes in is judged.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::detect::example::fill;
use nbguard::git::{Git, Installation, Scope, install};
use std::fs;
use support::{Sandbox, nbguard_in, put, put_hook, put_script, refused};

fn token(seed: &str) -> String {
    fill("ghp_{alnum:36}", seed)
}

fn notebook(source: &str) -> String {
    let cell = serde_json::json!({"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": [source]});
    serde_json::json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string()
}

fn dirty(seed: &str) -> String {
    notebook(&format!("token = '{}'", token(seed)))
}

fn commit(git: &Git, path: &str, text: &str) -> String {
    put(git, path, text);
    git.run(&["add", "-f", path]).unwrap();
    git.run(&["commit", "-qm", path]).unwrap();
    git.run(&["rev-parse", "HEAD"]).unwrap()
}

/// A clone with a pre-push hook, of a bare repository whose one commit has a credential that is nobody's news.
fn clone(sandbox: &Sandbox, flags: &[&str]) -> Git {
    let seed = sandbox.repository_with("seed", flags);
    commit(&seed, "old.ipynb", &dirty("old"));
    seed.run(&["clone", "-q", "--bare", ".", "../hub.git"]).unwrap();
    sandbox.git(&sandbox.path("home")).run(&["clone", "-q", "../hub.git", "../work"]).unwrap();
    let git = sandbox.git(&sandbox.path("work"));
    put_hook(&git, "pre-push");
    git
}

/// What the hook says of a push that goes through.
fn pushed(sandbox: &Sandbox, git: &Git, args: &[&str]) -> String {
    let log = sandbox.path("said");
    let exe = env!("CARGO_BIN_EXE_nbguard");
    put_script(git, ".git/hooks/pre-push", &format!("#!/bin/sh\nexec '{exe}' hook pre-push \"$@\" 2>'{}'\n", log.display()));
    git.run(args).unwrap();
    put_hook(git, "pre-push");
    fs::read_to_string(log).unwrap()
}

#[test]
fn what_goes_out_is_judged_and_nothing_else() {
    let sandbox = Sandbox::new();
    for flags in [&[][..], &["--object-format=sha256"], &["--ref-format=reftable"]] {
        if !sandbox.makes(flags) {
            continue;
        }
        let git = clone(&sandbox, flags);
        commit(&git, "clean.ipynb", &notebook("1"));
        let said = pushed(&sandbox, &git, &["push", "-q"]);
        assert_eq!(said, "nbguard: push of 1 commit, 1 notebook looked at: no credentials found\n", "the old one is there already");

        // in a commit that a later one makes good
        let bad = commit(&git, "sub/a.ipynb", &dirty("a"));
        commit(&git, "sub/a.ipynb", &notebook("2"));
        let said = refused(&git, &["push", "-q"]);
        assert!(said.contains("push of 2 commits, 2 notebooks looked at: 1 credential found"), "{said}");
        assert!(said.contains("push blocked") && !said.contains(&token("a")), "{said}");
        let hook = nbguard_in(&sandbox, git.dir(), &["hook", "pre-push", "origin", "url"], line(&git, "HEAD", None).as_bytes());
        let shown = String::from_utf8_lossy(&hook.stdout).into_owned();
        assert!(shown.contains(&format!("{}:sub/a.ipynb: cell 1", &bad[..10])), "{shown}");

        // rewritten, it goes out; then a force push back behind it brings nothing
        git.run(&["reset", "-q", "--soft", "HEAD~2"]).unwrap();
        git.run(&["commit", "-qm", "rewritten"]).unwrap();
        assert!(pushed(&sandbox, &git, &["push", "-q"]).contains("push of 1 commit, 1 notebook"));
        let said = pushed(&sandbox, &git, &["push", "-q", "--force", "origin", "HEAD~1:main"]);
        assert_eq!(said, "nbguard: push of 0 commits, 0 notebooks looked at: no credentials found\n");
        for dir in ["seed", "hub.git", "work"] {
            fs::remove_dir_all(sandbox.path(dir)).unwrap();
        }
    }
}

/// The line that git gives to `pre-push`.
fn line(git: &Git, local: &str, remote: Option<&str>) -> String {
    let id = git.run(&["rev-parse", local]).unwrap();
    let old = remote.map_or_else(|| "0".repeat(id.len()), str::to_owned);
    format!("{local} {id} refs/heads/main {old}\n")
}

#[test]
fn branches_tags_and_deletions() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    git.run(&["checkout", "-qb", "topic"]).unwrap();
    let said = pushed(&sandbox, &git, &["push", "-q", "origin", "topic"]);
    assert!(said.contains("push of 0 commits"), "a new branch at an old commit brings nothing: {said}");
    commit(&git, "a.ipynb", &dirty("a"));
    assert!(refused(&git, &["push", "-q", "origin", "topic:new"]).contains("1 credential found"), "a new branch");
    git.run(&["tag", "light"]).unwrap();
    git.run(&["tag", "-a", "-m", "annotated", "full"]).unwrap();
    for tag in ["light", "full"] {
        assert!(
            refused(&git, &["push", "-q", "origin", tag]).contains("push of 1 commit, 1 notebook looked at: 1 credential found"),
            "{tag}"
        );
    }
    let tree = git.run(&["rev-parse", "HEAD^{tree}"]).unwrap();
    let blob = git.run(&["rev-parse", "HEAD:a.ipynb"]).unwrap();
    git.run(&["tag", "tree", &tree]).unwrap();
    git.run(&["tag", "-a", "-m", "of a blob", "blob", &blob]).unwrap();
    let said = refused(&git, &["push", "-q", "origin", "tree"]);
    assert!(said.contains("push of 0 commits, 2 notebooks looked at: 2 credentials found"), "{said}");
    let said = refused(&git, &["push", "-q", "origin", "blob"]);
    assert!(said.contains("push of 0 commits, 1 notebook looked at: 1 credential found"), "{said}");
    let text = git.feed(&["hash-object", "-w", "--stdin"], b"text").unwrap();
    git.run(&["tag", "text", String::from_utf8(text).unwrap().trim()]).unwrap();
    let said = pushed(&sandbox, &git, &["push", "-q", "origin", "text"]);
    assert!(said.starts_with("nbguard: refs/tags/text names a file that is no notebook"), "{said}");

    let said = pushed(&sandbox, &git, &["push", "-q", "origin", ":topic"]);
    let deleted = "nbguard: refs/heads/topic is deleted, which brings nothing to look at\n";
    assert_eq!(said, format!("{deleted}nbguard: push of 0 commits, 0 notebooks looked at: no credentials found\n"));

    // by address, nothing is known of the other side but what it says itself
    git.run(&["checkout", "-q", "main"]).unwrap();
    commit(&git, "b.ipynb", &notebook("b"));
    let url = sandbox.path("hub.git");
    let said = pushed(&sandbox, &git, &["push", "-q", url.to_str().unwrap(), "main"]);
    assert!(said.contains("push of 1 commit, 1 notebook looked at: no credentials"), "{said}");
    assert!(refused(&git, &["push", "-q", url.to_str().unwrap(), "main:fresh"]).contains("1 credential found"), "all of it is new there");
}

#[test]
fn a_remote_that_was_pointed_elsewhere_is_asked() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    commit(&git, "clean.ipynb", &notebook("1"));
    git.run(&["push", "-q"]).unwrap();
    git.run(&["branch", "-q", "topic"]).unwrap();
    sandbox.repository_with("empty.git", &["--bare"]);
    let [hub, empty] = ["hub.git", "empty.git"].map(|name| sandbox.path(name).display().to_string());
    git.run(&["remote", "set-url", "origin", &empty]).unwrap();
    // the old notebook's credential is no news to the hub, but to this one
    for branch in ["main", "topic"] {
        let said = refused(&git, &["push", "-q", "origin", branch]);
        assert!(
            said.contains("so it was asked") && said.contains("push of 2 commits, 2 notebooks looked at: 1 credential found"),
            "{said}"
        );
    }
    // moved as a whole, it is the same by another address
    fs::rename(&hub, sandbox.path("moved.git")).unwrap();
    git.run(&["remote", "set-url", "origin", sandbox.path("moved.git").to_str().unwrap()]).unwrap();
    for _ in 0..2 {
        let said = pushed(&sandbox, &git, &["push", "-q", "origin", "topic"]);
        assert_eq!(said, "nbguard: push of 0 commits, 0 notebooks looked at: no credentials found\n");
        git.run(&["push", "-q", "--no-verify", "origin", ":topic"]).unwrap();
    }
    // who cannot be asked is known to have nothing
    let hook = nbguard_in(&sandbox, git.dir(), &["hook", "pre-push", "origin", "/nowhere"], line(&git, "HEAD", None).as_bytes());
    let said = String::from_utf8_lossy(&hook.stderr).into_owned();
    assert!(said.contains("push of 2 commits, 2 notebooks looked at: 1 credential found") && !said.contains("nowhere"), "{said}");
    assert!(said.contains("did not answer, so all that leads to what is pushed is looked at"), "{said}");

    // its own branches are known again after a fetch
    git.run(&["push", "-q", "--no-verify", &empty, "HEAD~1:refs/heads/first"]).unwrap();
    git.run(&["remote", "set-url", "origin", &empty]).unwrap();
    assert!(pushed(&sandbox, &git, &["push", "-q", "origin", "topic"]).contains("so it was asked"));
    git.run(&["push", "-q", "--no-verify", "origin", ":topic"]).unwrap();
    git.run(&["fetch", "-q", "--prune"]).unwrap();
    let said = pushed(&sandbox, &git, &["push", "-q", "origin", "topic"]);
    assert_eq!(said, "nbguard: push of 1 commit, 1 notebook looked at: no credentials found\n");

    assert!(git.run(&["config", "--get", "remote.origin.nbguardaddress"]).unwrap().len() == 32);
    assert!(nbguard_in(&sandbox, git.dir(), &["uninstall"], b"").status.success());
    assert!(!fs::read_to_string(git.dir().join(".git/config")).unwrap().contains("nbguard"));
}

#[test]
fn a_remote_that_was_pointed_elsewhere_before_the_first_look_is_asked() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    sandbox.repository_with("empty.git", &["--bare"]);
    commit(&git, "clean.ipynb", &notebook("1"));
    git.run(&["remote", "set-url", "origin", sandbox.path("empty.git").to_str().unwrap()]).unwrap();
    let said = refused(&git, &["push", "-q", "origin", "main"]);
    assert!(said.contains("push of 2 commits, 2 notebooks looked at: 1 credential found"), "{said}");
    // one that does not answer at the first look is taken at its word
    let gone = sandbox.path("gone.git").display().to_string();
    git.run(&["remote", "set-url", "origin", &gone]).unwrap();
    let hook = nbguard_in(&sandbox, git.dir(), &["hook", "pre-push", "origin", &gone], line(&git, "HEAD", None).as_bytes());
    assert_eq!(String::from_utf8_lossy(&hook.stderr), "nbguard: push of 1 commit, 1 notebook looked at: no credentials found\n");
}

#[test]
fn merges_bring_what_they_made_themselves() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    // the main line has a credential that is out already
    commit(&git, "known.ipynb", &dirty("known"));
    git.run(&["push", "-q", "--no-verify"]).unwrap();
    git.run(&["checkout", "-qb", "topic", "HEAD~1"]).unwrap();
    commit(&git, "a.ipynb", &notebook("a"));
    git.run(&["merge", "-q", "-m", "merge", "main"]).unwrap();
    let said = pushed(&sandbox, &git, &["push", "-q", "origin", "topic"]);
    assert!(said.contains("push of 2 commits, 1 notebook looked at: no credentials found"), "{said}");

    git.run(&["checkout", "-qb", "evil", "HEAD~1"]).unwrap();
    git.run(&["merge", "-q", "--no-commit", "--no-ff", "main"]).unwrap();
    put(&git, "made.ipynb", dirty("made"));
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "evil"]).unwrap();
    let said = refused(&git, &["push", "-q", "origin", "evil"]);
    assert!(said.contains("push of 1 commit, 1 notebook looked at: 1 credential found"), "{said}");
}

#[test]
fn files_of_credentials_and_what_replaces_objects() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    commit(&git, ".env", &format!("GITHUB_TOKEN={}\n", token("env")));
    git.run(&["rm", "-q", ".env"]).unwrap();
    git.run(&["commit", "-qm", "gone, and still there"]).unwrap();
    let hook = nbguard_in(&sandbox, git.dir(), &["hook", "pre-push", "origin"], line(&git, "HEAD", None).as_bytes());
    let said = String::from_utf8_lossy(&hook.stdout).into_owned();
    assert_eq!(hook.status.code(), Some(1));
    assert!(said.contains(":.env is an environment file") && said.contains(".gitignore: .env") && !said.contains(&token("env")), "{said}");
    git.run(&["reset", "-q", "--hard", "HEAD~2"]).unwrap();

    commit(&git, "a.ipynb", &dirty("a"));
    let harmless = git.feed(&["hash-object", "-w", "--stdin"], notebook("1").as_bytes()).unwrap();
    let blob = git.run(&["rev-parse", "HEAD:a.ipynb"]).unwrap();
    git.run(&["replace", &blob, String::from_utf8(harmless).unwrap().trim()]).unwrap();
    assert!(refused(&git, &["push", "-q"]).contains("1 credential found"), "the push sends what was replaced");
    git.run(&["replace", "-d", &blob]).unwrap();
    git.run(&["reset", "-q", "--hard", "HEAD~1"]).unwrap();

    commit(&git, "broken.ipynb", "{");
    let said = pushed(&sandbox, &git, &["push", "-q"]);
    assert!(said.contains(":broken.ipynb cannot be read as a notebook, so it is looked at as text: line 1"), "{said}");
    assert!(said.ends_with("1 notebook looked at: no credentials found\n"), "{said}");
    commit(&git, "broken.ipynb", &format!("<<<<<<< ours\n{}", dirty("conflict")));
    let said = refused(&git, &["push", "-q"]);
    assert!(said.contains("1 credential found") && !said.contains(&token("conflict")), "{said}");
    git.run(&["reset", "-q", "--hard", "HEAD~1"]).unwrap();

    let id = commit(&git, "lost.ipynb", &notebook("lost"));
    let blob = git.run(&["rev-parse", "HEAD:lost.ipynb"]).unwrap();
    fs::remove_file(git.dir().join(format!(".git/objects/{}/{}", &blob[..2], &blob[2..]))).unwrap();
    let said = refused(&git, &["push", "-q"]);
    assert!(said.contains("push blocked; what cannot be read cannot be judged") && said.contains(&id[..10]), "{said}");
}

#[test]
fn the_server_refuses_what_comes_in() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    fs::remove_file(git.dir().join(".git/hooks/pre-push")).unwrap();
    let hub = sandbox.git(&sandbox.path("hub.git"));
    let script = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/hooks/pre-receive")).unwrap();
    let named = script.replacen("\nnbguard=nbguard\n", &format!("\nnbguard='{}'\n", env!("CARGO_BIN_EXE_nbguard")), 1);
    put_script(&hub, "hooks/pre-receive", &named);

    commit(&git, "clean.ipynb", &notebook("1"));
    git.run(&["push", "-q"]).unwrap();
    commit(&git, "a.ipynb", &dirty("a"));
    for target in ["main", "main:fresh"] {
        let said = refused(&git, &["push", "-q", "origin", target]);
        assert!(said.contains("push of 1 commit, 1 notebook looked at: 1 credential found"), "{said}");
        assert!(said.contains(":a.ipynb: cell 1") && said.contains("pre-receive hook declined"), "{said}");
    }
    git.run(&["push", "-q", "origin", "main~1:refs/heads/fresh"]).unwrap();
    git.run(&["push", "-q", "origin", ":fresh"]).unwrap();

    put_script(&hub, "hooks/pre-receive", &script.replacen("\nnbguard=nbguard\n", "\nnbguard=/nowhere/nbguard\n", 1));
    let said = refused(&git, &["push", "-q", "origin", "main~1:refs/heads/other"]);
    assert!(said.contains("cannot run /nowhere/nbguard"), "{said}");
}

#[test]
fn the_installed_hook_and_the_one_before_it_read_the_same() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    let log = sandbox.path("home/before.log");
    put_script(&git, ".git/hooks/pre-push", "#!/bin/sh\necho \"$1\" >>\"$HOME/before.log\"\ncat >>\"$HOME/before.log\"\n");
    let binary = env!("CARGO_BIN_EXE_nbguard").into();
    install(&git, &Installation { scope: Scope::Local, binary, clean_flags: Vec::new(), attributes: None, hook: true }).unwrap();
    let id = commit(&git, "clean.ipynb", &notebook("1"));
    git.run(&["push", "-q"]).unwrap();
    let read = fs::read_to_string(&log).unwrap();
    assert!(read.starts_with("origin\n") && read.contains(&format!("{id} refs/heads/main ")), "{read}");
    git.run(&["commit", "-q", "--no-verify", "--allow-empty", "-m", "x"]).unwrap();
    put(&git, "a.ipynb", dirty("a"));
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-q", "--no-verify", "-m", "dirty"]).unwrap();
    assert!(refused(&git, &["push", "-q"]).contains("push of 2 commits, 1 notebook looked at: 1 credential found"));
    // what the one before it would do, as git LFS uploads files, is not done then
    assert_eq!(fs::read_to_string(&log).unwrap(), read);
    git.run(&["reset", "-q", "--hard", "HEAD~1"]).unwrap();
    put_script(&git, ".git/hooks/pre-push.before-nbguard", "#!/bin/sh\necho \"not today\" >&2\nexit 7\n");
    assert!(refused(&git, &["push", "-q"]).contains("not today"), "it may refuse, too");
}

#[test]
fn what_is_neither_a_notebook_nor_text_is_not_passed_over() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n";
    for (path, bytes) in [("packed.ipynb", &b"\x1f\x8b\x08\0\0\0\0\0"[..]), ("pointer.ipynb", pointer.as_bytes())] {
        put(&git, path, bytes);
        git.run(&["add", path]).unwrap();
        commit(&git, "n.txt", path);
        let said = refused(&git, &["push", "-q"]);
        assert!(said.contains(&format!(":{path}: ")) && said.contains("push blocked; what cannot be read cannot be judged"), "{said}");
        let history = nbguard_in(&sandbox, git.dir(), &["scan", "--history"], b"");
        assert_eq!(history.status.code(), Some(2), "{history:?}");
        assert!(String::from_utf8_lossy(&history.stdout).contains("1 version could not be read"), "{history:?}");
        git.run(&["reset", "-q", "--hard", "HEAD~1"]).unwrap();
    }
    // a shell of Windows may write so
    put(&git, "wide.ipynb", dirty("wide").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    git.run(&["add", "wide.ipynb"]).unwrap();
    commit(&git, "n.txt", "wide");
    let said = refused(&git, &["push", "-q"]);
    assert!(said.contains("1 credential found") && !said.contains(&token("wide")), "{said}");
}

#[test]
fn branches_of_a_remote_with_a_longer_name_are_another_remotes() {
    let sandbox = Sandbox::new();
    let git = clone(&sandbox, &[]);
    commit(&git, "clean.ipynb", &notebook("1"));
    git.run(&["push", "-q"]).unwrap();
    git.run(&["push", "-q"]).unwrap();
    // a colleague has pushed a token to the other one
    git.run(&["clone", "-q", "--bare", ".", "../private.git"]).unwrap();
    git.run(&["config", "remote.origin/private.url", "../private.git"]).unwrap();
    git.run(&["config", "remote.origin/private.fetch", "+refs/heads/*:refs/remotes/origin/private/*"]).unwrap();
    let colleague = sandbox.git(&sandbox.path("colleague"));
    git.run(&["clone", "-q", "../private.git", "../colleague"]).unwrap();
    commit(&colleague, "dirty.ipynb", &dirty("private"));
    colleague.run(&["push", "-q"]).unwrap();
    git.run(&["fetch", "-q", "origin/private"]).unwrap();
    git.run(&["merge", "-q", "--ff-only", "refs/remotes/origin/private/main"]).unwrap();
    assert!(refused(&git, &["push", "-q", "origin", "main"]).contains("push of 1 commit, 1 notebook looked at: 1 credential found"));
}
