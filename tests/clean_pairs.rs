//! `clean` on notebooks before and after: `tests/fixtures/clean/NAME` holds `in.ipynb`, the flags in `args` (one word a
//! line) and `out.ipynb`, byte for byte.
//!
//! Where nbstripout has the flag, `out.ipynb` is what nbstripout 0.9.1 makes of `in.ipynb` with `--keep-id`. Ours alone
//! are `ids_*`, `*redact*`, `crlf`, `bom`, `spelling_stays`; and `drop_tagged_cells` and `extra_keys_read_both_ways`, where
//! nbstripout obeys the last of several tags, and takes out at the second run what it left at the first.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use std::fs;
use std::process::{Command, Output};
use support::{entries, folder, name_of, nbguard};

/// A folder of `tests/fixtures/clean`.
struct Pair {
    name: String,
    before: Vec<u8>,
    after: Vec<u8>,
    flags: Vec<String>,
}

fn pairs() -> Vec<Pair> {
    let folders = entries(&folder("clean")).into_iter();
    let read = |path: std::path::PathBuf| Pair {
        name: name_of(&path),
        before: fs::read(path.join("in.ipynb")).expect("in.ipynb"),
        after: fs::read(path.join("out.ipynb")).expect("out.ipynb"),
        flags: fs::read_to_string(path.join("args")).expect("args").lines().map(str::to_owned).collect(),
    };
    folders.map(read).collect()
}

fn clean(pair: &Pair, input: &[u8], more: &[&str]) -> Output {
    let empty = tempfile::tempdir().expect("a folder");
    let flags = pair.flags.iter().map(String::as_str);
    let arguments: Vec<&str> = ["clean", "-"].into_iter().chain(more.iter().copied()).chain(flags).collect();
    nbguard(empty.path(), &arguments, input)
}

#[test]
fn each_notebook_becomes_what_it_should() {
    for pair in pairs() {
        let output = clean(&pair, &pair.before, &[]);
        let (shown, wanted) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&pair.after));
        let first_wrong = shown.lines().zip(wanted.lines()).position(|(a, b)| a != b).map_or(0, |line| line + 1);
        assert!(output.stdout == pair.after, "{}: line {first_wrong} differs in\n{shown}", pair.name);
        assert!(output.status.success() && output.stderr.is_empty(), "{}: {}", pair.name, String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn what_was_cleaned_stays() {
    for pair in pairs() {
        assert!(clean(&pair, &pair.after, &[]).stdout == pair.after, "{}", pair.name);
    }
}

#[test]
fn a_diff_makes_of_the_one_what_the_other_is() {
    let mut applied = 0;
    for pair in pairs().iter().filter(|pair| pair.before != pair.after) {
        let diff = clean(pair, &pair.before, &["--diff", "--path", "a.ipynb"]).stdout;
        // one that hides a credential is for reading, not for applying
        if memchr::memmem::find(&diff, b"****").is_some() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let (patch, file) = (folder.path().join("a.patch"), folder.path().join("a.ipynb"));
        fs::write(&patch, diff).and_then(|()| fs::write(&file, &pair.before)).expect("writable");
        let git = Command::new("git").args(["apply", "--whitespace=nowarn", "a.patch"]).current_dir(folder.path()).output().expect("git");
        assert!(git.status.success(), "{}: {}", pair.name, String::from_utf8_lossy(&git.stderr));
        assert!(fs::read(&file).expect("readable") == pair.after, "{}", pair.name);
        applied += 1;
    }
    assert!(applied > 30, "only {applied}");
}

#[test]
fn check_tells_whether_it_would_change() {
    for pair in pairs() {
        let changes = pair.before != pair.after;
        assert_eq!(clean(&pair, &pair.before, &["--check"]).status.code(), Some(i32::from(changes)), "{}", pair.name);
        assert_eq!(clean(&pair, &pair.after, &["--check"]).status.code(), Some(0), "{}", pair.name);
    }
}
