//! A repository in which outputs are restored, and its notebooks.
#![allow(dead_code, reason = "each test crate uses its own part")]

#[path = "git.rs"]
pub(crate) mod git;

use git::{Sandbox, put};
pub(crate) use git::{commit, guard};
use nbguard::git::Git;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A notebook of cells with a source and what it printed; a cell that printed nothing was not run.
pub(crate) fn notebook(cells: &[(&str, &str)]) -> String {
    let cell = |(place, (source, printed)): (usize, &(&str, &str))| {
        let output = json!({"name": "stdout", "output_type": "stream", "text": [printed]});
        let (count, outputs) = if printed.is_empty() { (Value::Null, json!([])) } else { (json!(place + 1), json!([output])) };
        json!({"cell_type": "code", "execution_count": count, "id": format!("id-{source}"), "metadata": {}, "outputs": outputs, "source": [source]})
    };
    let cells: Vec<Value> = cells.iter().enumerate().map(cell).collect();
    serde_json::to_string_pretty(&json!({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})).unwrap() + "\n"
}

/// A repository with nbguard in it and `settings`; main has one commit.
pub(crate) fn repository(sandbox: &Sandbox, settings: &str) -> Git {
    let git = sandbox.repository("r");
    guard(&git);
    put(&git, "nbguard.toml", settings);
    commit(&git, "settings");
    git
}

pub(crate) fn restoring(sandbox: &Sandbox) -> Git {
    repository(sandbox, "outputs.restore = true\n")
}

pub(crate) fn read(git: &Git, path: &str) -> String {
    fs::read_to_string(git.dir().join(path)).unwrap()
}

/// The notebook stands there as it was run, and git sees no change.
pub(crate) fn assert_there(git: &Git, path: &str, whole: &str, after: &str) {
    assert_eq!(read(git, path), whole, "after {after}");
    assert_eq!(git.run(&["status", "--porcelain"]).unwrap(), "", "after {after}");
    assert_eq!(git.run(&["diff"]).unwrap(), "", "after {after}");
}

/// What the cells of `path` print.
pub(crate) fn printed(git: &Git, path: &str) -> Vec<String> {
    let notebook: Value = serde_json::from_str(&read(git, path)).unwrap();
    notebook["cells"].as_array().unwrap().iter().map(|cell| cell["outputs"][0]["text"][0].as_str().unwrap_or("").to_owned()).collect()
}

/// The files of the store.
pub(crate) fn stored(git: &Git) -> Vec<std::path::PathBuf> {
    let dir = git.dir().join(".git/nbguard/outputs");
    fs::read_dir(dir).map(|dir| dir.map(|file| file.unwrap().path()).collect()).unwrap_or_default()
}

/// nbguard's exit code, and what it says.
pub(crate) fn nbguard(sandbox: &Sandbox, dir: &Path, args: &[&str]) -> (i32, String) {
    let output = git::nbguard_in(sandbox, dir, args, b"");
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

pub(crate) const FIRST: &[(&str, &str)] = &[("a", "a of first"), ("b", "b of first")];
pub(crate) const SECOND: &[(&str, &str)] = &[("a", "a of second"), ("b = 2", "b of second")];
