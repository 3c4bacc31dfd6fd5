//! What `nbguard status` only notes: submodules that nobody guards, and outputs that a checkout may take.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/status.rs"]
#[allow(dead_code, reason = "shared with the other tests of status")]
mod report;
#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::git::install;
use report::{commit, notebook, obey, status, status_in, text, wanted};
use serde_json::Value;
use std::fs;
use support::{Sandbox, put};

/// What is noted of `part`.
fn notes(report: &Value, part: &str) -> Vec<String> {
    let checks = report["checks"].as_array().unwrap().iter().filter(|check| check["part"] == part);
    checks.map(|check| format!("{}: {}", check["state"].as_str().unwrap(), check["detail"].as_str().unwrap())).collect()
}

#[test]
fn submodules_with_notebooks_are_named() {
    let sandbox = Sandbox::new();
    for (name, path) in [("with", "a.ipynb"), ("without", "a.py")] {
        let inner = sandbox.repository(name);
        put(&inner, path, notebook("1"));
        commit(&inner);
    }
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    for (name, path) in [("with", "libs/it's"), ("without", "plain")] {
        git.run(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &format!("../{name}"), path]).unwrap();
    }
    put(&git, "docs/x.txt", "");
    commit(&git);
    let (code, report) = status(&sandbox, &git);
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(notes(&report, "submodule"), ["note: libs/it's has 1 notebook and is not guarded: it is a repository of its own"]);
    let docs = git.dir().join("docs");
    let (_, report) = status_in(&sandbox, &docs, &[]);
    obey(&sandbox, &docs, text(&report, "submodule", "mend"));
    assert_eq!(notes(&status(&sandbox, &git).1, "submodule"), [""; 0]);
    let link = git.dir().join("libs/it's/.git");
    let led = fs::read(&link).unwrap();
    let unread = || {
        let said = notes(&status(&sandbox, &git).1, "submodule");
        assert!(said.len() == 1 && said[0].starts_with("note: nobody looked at libs/it's: "), "{said:?}");
    };
    fs::write(&link, "gitdir: /nowhere\n").unwrap();
    unread();
    fs::remove_file(&link).unwrap();
    fs::create_dir(&link).unwrap();
    unread();
    fs::remove_dir(&link).unwrap();
    fs::write(&link, led).unwrap();
    git.run(&["submodule", "--quiet", "deinit", "--force", "--all"]).unwrap();
    assert_eq!(status(&sandbox, &git).0, 0, "one that is not checked out has none");
}

#[test]
fn outputs_that_may_be_lost_are_told() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    assert_eq!(notes(&status(&sandbox, &git).1, "outputs.restore"), [""; 0]);
    put(&git, "nbguard.toml", "outputs.restore = true\n");
    let (code, report) = status(&sandbox, &git);
    assert_eq!(code, 0);
    assert!(notes(&report, "outputs.restore")[0].starts_with("note: on, and nothing is kept yet"), "{report:#}");
    obey(&sandbox, git.dir(), text(&report, "outputs.restore", "mend"));
    assert_eq!(notes(&status(&sandbox, &git).1, "outputs.restore"), [""; 0]);
}
