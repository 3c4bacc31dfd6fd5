//! A filter process that fails, in whatever way: git reports it, and nothing raw is in the index or among the objects.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by it")]

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use guarded::Guarded;
use guarded::git::{Sandbox, put, put_hook, put_script};
use nbguard::detect::example::fill;
use support::notebook_with_output;

/// An output that must not get into the repository.
fn secret() -> String {
    fill("ghp_{alnum:36}", "raw")
}

/// Two notebooks whose outputs are raw.
fn with_raw_notebooks<'a>(sandbox: &'a Sandbox, name: &str) -> Guarded<'a> {
    let guarded = Guarded::new(sandbox, name);
    guarded.put("a.ipynb", notebook_with_output(&secret()));
    guarded.put("b.ipynb", notebook_with_output(&format!("{}\n", secret()).repeat(4_000)));
    guarded
}

fn assert_nothing_raw(guarded: &Guarded<'_>, how: &str) {
    let objects = guarded.run(&["cat-file", "--batch-all-objects", "--batch"]);
    assert!(!objects.contains(&secret()[4..]), "{how}: among the objects");
    let staged = guarded.run(&["ls-files", "--stage"]);
    assert!(staged.is_empty(), "{how}: staged\n{staged}");
}

/// Puts `script` in place of the filter process; `$NBGUARD` is the real one.
fn set_process(guarded: &Guarded<'_>, script: &str) {
    let text = format!("#!/bin/sh\nNBGUARD='{}'\n{script}\n", env!("CARGO_BIN_EXE_nbguard"));
    let path = put_script(&guarded.git, "../process", &text);
    guarded.run(&["config", "filter.nbguard.process", path.to_str().unwrap()]);
}

/// Bytes that the filter says before the first file.
const HANDSHAKE: usize = 87;

/// The fault that git reports of the filter.
const FAILED: &str = "clean filter 'nbguard' failed";

#[test]
fn it_is_killed() {
    let sandbox = Sandbox::new();
    let hands = r"printf '0016git-filter-server\n000eversion=20000'; printf '0015capability=clean\n0016capability=smudge\n0000'";
    let status = r"printf '0013status=success\n0000'";
    for (n, script) in [
        "kill -9 $$".to_owned(),
        format!("{hands}; kill -9 $$"),
        format!("{hands}; head -c 150 >/dev/null; kill -9 $$"),
        format!("{hands}; cat >/dev/null & {status}; kill -9 $! $$"),
        format!("{hands}; {status}; printf '0009half'; kill -9 $$"),
        format!("{hands}; {status}; printf '0009half\\n0000'; kill -9 $$"),
        "exit 0".to_owned(),
        "cat".to_owned(),
        "echo not the protocol".to_owned(),
    ]
    .iter()
    .enumerate()
    {
        let guarded = with_raw_notebooks(&sandbox, &format!("r{n}"));
        set_process(&guarded, script);
        let said = guarded.refused(&["add", "."]);
        assert!(!said.contains(&secret()[4..]), "{script}: {said}");
        assert_nothing_raw(&guarded, script);
    }
}

/// The real process, of whose answers only so many bytes arrive. The shell does not wait, or it would hold the pipe open.
fn answering(bytes: usize) -> String {
    format!("exec 3<&0; \"$NBGUARD\" filter-process <&3 2>/dev/null | dd bs=1 count={bytes} status=none &")
}

#[test]
fn its_answers_break_off() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "whole");
    guarded.run(&["add", "."]);
    let whole: usize = ["a.ipynb", "b.ipynb"]
        .map(|path| guarded.run(&["cat-file", "-s", &format!(":{path}")]).trim().parse::<usize>().unwrap())
        .iter()
        .sum();
    let guarded = with_raw_notebooks(&sandbox, "r");
    // what else there is: the handshake, and of each file the status, the lengths and the ends
    let all = whole + HANDSHAKE + 2 * (23 + 4 + 8);
    for length in (0..all).step_by(17).chain([all - 1]) {
        set_process(&guarded, &answering(length));
        let said = guarded.refused(&["add", "."]);
        assert!(length < HANDSHAKE || said.contains(FAILED), "{length}: {said}");
        assert_nothing_raw(&guarded, &format!("{length} bytes"));
    }
    set_process(&guarded, &answering(all));
    guarded.run(&["add", "."]);
}

#[test]
fn its_input_breaks_off() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "r");
    for length in [0, 10, 40, 120, 200, 500, 900, 20_000] {
        set_process(&guarded, &format!("dd bs=1 count={length} status=none | \"$NBGUARD\" filter-process"));
        let said = guarded.refused(&["add", "."]);
        assert!(said.contains("nbguard: git "), "{length}: {said}");
        assert_nothing_raw(&guarded, &format!("{length} bytes"));
    }
}

#[test]
fn a_notebook_cannot_be_read() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "r");
    guarded.put("aa.ipynb", &notebook_with_output(&secret())[..300]);
    let said = guarded.refused(&["add", "."]);
    assert!(said.contains("nbguard: aa.ipynb: line ") && said.contains(FAILED) && !said.contains(&secret()[4..]), "{said}");
    assert!(sandbox.packets().contains("status=error"));
    assert_nothing_raw(&guarded, "unreadable");

    // without the one, the others
    guarded.run(&["add", "a.ipynb", "b.ipynb"]);
    guarded.run(&["commit", "-qm", "the others"]);
    assert!(!guarded.show("HEAD:b.ipynb").contains(&secret()));
}

#[test]
fn one_that_was_committed_without_nbguard_is_in_nobodys_way() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let notebook = notebook_with_output(&secret());
    let broken = [
        ("cut.ipynb", notebook[..300].to_owned()),
        ("lfs.ipynb", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n".to_owned()),
    ];
    let touch = || broken.iter().for_each(|(path, text)| drop(put(&git, path, text)));
    touch();
    put(&git, "note.txt", "1");
    git.run(&["add", "."]).unwrap();
    let commit = git.run(&["commit-tree", "-m", "without nbguard", &git.run(&["write-tree"]).unwrap()]).unwrap();
    let guarded = Guarded::at(&sandbox, git.clone());
    // what is staged already does not come in by being staged again, nor is it committed
    guarded.run(&["add", "--renormalize", "."]);
    put_hook(&guarded.git, "pre-commit");
    assert!(guarded.refused(&["commit", "-m", "never"]).contains("a notebook that cannot be read cannot be judged"));
    guarded.run(&["update-ref", "HEAD", &commit]);

    put(&git, "note.txt", "2");
    for command in [
        &["status"][..],
        &["diff"],
        &["commit", "-qam", "note"],
        &["checkout", "-qb", "other"],
        &["stash"],
        &["add", "-A"],
        &["add", "--renormalize", "."],
        &["reset", "-q"],
    ] {
        touch();
        guarded.run(command);
    }
    guarded.assert_unchanged("touched only");

    // changed, they do not get in, nor under another name
    guarded.put("cut.ipynb", &notebook[..299]);
    guarded.put("copy.ipynb", &notebook[..300]);
    for path in ["cut.ipynb", "copy.ipynb"] {
        assert!(guarded.refused(&["add", path]).contains(FAILED), "{path}");
    }
}

#[test]
fn settings_cannot_be_read() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "r");
    guarded.put("nbguard.toml", "output = \"strip\"\n");
    let said = guarded.refused(&["add", "."]);
    assert!(said.contains("nbguard.toml: unknown setting `output`; did you mean `outputs`?") && said.contains(FAILED), "{said}");
    assert!(sandbox.packets().contains("status=abort"));
    assert_nothing_raw(&guarded, "settings");
}

#[test]
fn a_look_goes_on_without_settings() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "r");
    guarded.put("nbguard.toml", "outputs = \"strip\"\n");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "both"]);
    let other = notebook_with_output(&secret()).replace("work()", "rest()");
    guarded.put("a.ipynb", &other);
    guarded.put("nbguard.toml", "<<<<<<< ours\noutputs = \"strip\"\n");
    let said = guarded.output(&["status", "--porcelain"], b"");
    assert_eq!(String::from_utf8_lossy(&said.stdout), " M a.ipynb\n M nbguard.toml\n");
    let warning = "notebooks are compared by the default settings, and none can be added";
    assert_eq!(String::from_utf8_lossy(&said.stderr).matches(warning).count(), 1);
    let diff = guarded.run(&["diff", "--no-textconv"]);
    assert!(diff.contains("\"rest()\"") && !diff.contains(&secret()), "{diff}");
    guarded.run(&["mv", "a.ipynb", "c.ipynb"]);
    assert!(guarded.show(":c.ipynb").contains("work()"), "git mv takes nothing in");
    for taking in [&["add", "."][..], &["commit", "-am", "x"], &["stash"], &["update-index", "c.ipynb"]] {
        assert!(guarded.refused(taking).contains(FAILED), "{taking:?}");
    }
    let objects = guarded.run(&["cat-file", "--batch-all-objects", "--batch"]);
    assert!(!objects.contains(&secret()[4..]));
    guarded.run(&["checkout", "--", "nbguard.toml"]);
    guarded.run(&["add", "."]);
}

#[test]
fn one_that_cannot_be_read_is_in_the_way_only_where_it_is_taken_in() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "r");
    guarded.put("sub/no[te].txt", "1");
    guarded.put("sub/it's [a].ipynb", notebook_with_output(&secret()));
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "all"]);
    // as long as before, so that git compares what is in it
    let broken = notebook_with_output(&secret()).replacen('{', "[", 1);
    let path = "sub/it's [a].ipynb";
    guarded.put(path, &broken);
    guarded.put("sub/no[te].txt", "2");
    for looking in [&["status"][..], &["reset", "-q"], &["describe", "--always", "--dirty"], &["diff-index", "--binary", "HEAD"]] {
        guarded.run(looking);
    }
    assert!(guarded.refused(&["rm", path]).contains("local modifications"));
    guarded.run(&["mv", path, "sub/moved.ipynb"]);
    guarded.run(&["mv", "sub/moved.ipynb", path]);

    // shorter
    guarded.put(path, &broken[..200]);
    for stash in [&["stash"][..], &["stash", "-u"]] {
        let said = guarded.refused(stash);
        let advice = said.lines().find_map(|line| line.strip_prefix("nbguard: until it is mended, leave it out of the stash: "));
        let output = sandbox.shell(&guarded.git.dir().join("sub"), advice.expect(&said)).output().unwrap();
        assert!(output.status.success(), "{advice:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!((guarded.read(path), guarded.read("sub/no[te].txt")), (broken[..200].to_owned(), "1".to_owned()));
        guarded.run(&["checkout", "--", path]);
        guarded.run(&["stash", "pop", "-q"]);
        assert_eq!(guarded.read("sub/no[te].txt"), "2");
        guarded.put(path, &broken[..200]);
    }
    assert!(guarded.refused(&["add", "."]).contains(FAILED));
    let objects = guarded.run(&["cat-file", "--batch-all-objects", "--batch"]);
    assert!(!objects.contains(&secret()[4..]));
}

/// pre-commit and prek take what is not staged out of the worktree and put it back as `git diff-index --binary` shows it.
#[test]
fn one_that_cannot_be_read_survives_what_puts_it_away() {
    let sandbox = Sandbox::new();
    let guarded = with_raw_notebooks(&sandbox, "r");
    guarded.run(&["add", "."]);
    guarded.run(&["commit", "-qm", "both"]);
    let broken = &notebook_with_output(&secret())[..300];
    guarded.put("a.ipynb", broken);
    let args = ["diff-index", "--ignore-submodules", "--binary", "--no-color", "--no-ext-diff", "HEAD", "--"];
    let patch = guarded.output(&args, b"").stdout;
    guarded.run(&["checkout", "--", "."]);
    assert!(guarded.read("a.ipynb").contains("work()"));
    assert!(guarded.output(&["apply", "--whitespace=nowarn", "-"], &patch).status.success());
    assert_eq!(guarded.read("a.ipynb"), broken);
}
