//! Ways past nbguard that no tracked notebook shows: attributes that wait for notebooks to come.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/status.rs"]
#[allow(dead_code, reason = "shared with the other tests of status")]
mod report;
#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::git::{Git, Installation, Scope, install};
use report::{amiss, check, commit, notebook, obey, status, wanted};
use serde_json::json;
use std::fs;
use support::{Sandbox, put};

/// Whether `git add` takes in the notebook at `path` as it was run.
fn goes_in_raw(git: &Git, path: &str) -> bool {
    put(git, path, notebook("of this run"));
    git.run(&["add", "--", path]).unwrap();
    let is_raw = git.run(&["cat-file", "blob", &format!(":{path}")]).unwrap().contains("of this run");
    git.run(&["rm", "-q", "-f", "--", path]).unwrap();
    is_raw
}

#[test]
fn lines_that_wait_for_notebooks_are_named() {
    let sandbox = Sandbox::new();
    let home = sandbox.git(&sandbox.path("home"));
    install(&home, &Installation { scope: Scope::Global, hook: false, ..wanted() }).unwrap();
    let git = sandbox.repository("r");
    put(&git, "a.ipynb", notebook("1"));
    put(&git, ".gitignore", "ignored/.gitattributes\n");
    commit(&git);
    assert_eq!(amiss(&status(&sandbox, &git).1), [""; 0]);
    for (file, line, named, path) in [
        (".gitattributes", "sub/** -filter", "sub/**", "sub/b.ipynb"),
        (".gitattributes", "/sec*.ipynb filter=lfs", "sec*.ipynb", "secret.ipynb"),
        (".gitattributes", "\"my *.ipynb\" !filter", "my *.ipynb", "my b.ipynb"),
        (".gitattributes", "[attr]raw -filter\nx/*.[iI]pynb raw", "x/*.[iI]pynb", "x/b.ipynb"),
        ("sub/.gitattributes", "*.ipynb -filter", "sub/*.ipynb", "sub/b.ipynb"),
        ("sub/.gitattributes", "b* -filter", "sub/b*", "sub/b.ipynb"),
        ("ignored/.gitattributes", "*.ipynb !filter", "ignored/*.ipynb", "ignored/b.ipynb"),
        (".git/info/attributes", "sub/*.ipynb -filter", "sub/*.ipynb", "sub/b.ipynb"),
    ] {
        let file = put(&git, file, format!("{line}\n"));
        let (code, report) = status(&sandbox, &git);
        assert_eq!((code, &check(&report, "attributes")["paths"]), (1, &json!([named])), "{line}: {report:#}");
        assert!(goes_in_raw(&git, path), "{line} is a way past nbguard");
        fs::remove_file(file).unwrap();
        assert_eq!(status(&sandbox, &git).0, 0);
    }
    // what waits for other files, or is overruled, is none
    put(&git, ".gitattributes", "*.png -filter\n* text=auto\nsub/** -filter\nsub/*.ipynb filter=nbguard\n");
    assert!(!goes_in_raw(&git, "sub/b.ipynb"));
    put(&git, ".gitattributes", "*.png -filter\n* text=auto\nsub/**/*.png filter=lfs\n");
    assert_eq!(status(&sandbox, &git).0, 0);
}

#[test]
fn notebooks_that_could_be_added_are_named() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "a.ipynb", "");
    commit(&git);
    install(&git, &wanted()).unwrap();
    let own = fs::read_to_string(git.dir().join(".git/info/attributes")).unwrap();
    put(&git, ".git/info/attributes", format!("{own}b.ipynb -filter\n"));
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, &check(&report, "attributes")["paths"]), (1, &json!(["b.ipynb"])), "by the line: {report:#}");
    put(&git, ".git/info/attributes", format!("{own}[attr]raw -filter\nb?ipynb raw\n"));
    put(&git, "b.ipynb", notebook("1"));
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, &check(&report, "attributes")["paths"]), (1, &json!(["b.ipynb"])), "by the file: {report:#}");
    put(&git, ".gitignore", "b.ipynb\n");
    put(&git, ".git/info/attributes", &own);
    assert_eq!(status(&sandbox, &git).0, 0);
}

#[test]
fn what_mends_it_is_obeyed() {
    let sandbox = Sandbox::new();
    let home = sandbox.git(&sandbox.path("home"));
    install(&home, &Installation { scope: Scope::Global, hook: false, ..wanted() }).unwrap();
    let git = sandbox.repository("r");
    put(&git, ".gitattributes", "data/** filter=lfs\n");
    commit(&git);
    let (code, report) = status(&sandbox, &git);
    assert_eq!(code, 1, "{report:#}");
    obey(&sandbox, git.dir(), check(&report, "attributes")["mend"].as_str().unwrap());
    assert_eq!(status(&sandbox, &git).0, 0);
    assert!(!goes_in_raw(&git, "data/b.ipynb"));
}
