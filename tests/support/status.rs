//! `nbguard status` as tests ask it, and its answers taken apart.

use super::support::{Sandbox, files, nbguard_in};
use nbguard::git::{Git, Installation, Scope};
use serde_json::Value;
use std::path::Path;

pub(crate) fn notebook(printed: &str) -> String {
    super::support::notebook("x", printed)
}

pub(crate) fn wanted() -> Installation {
    let binary = env!("CARGO_BIN_EXE_nbguard").into();
    Installation { scope: Scope::Local, binary, clean_flags: Vec::new(), attributes: None, hook: true }
}

pub(crate) fn commit(git: &Git) {
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-q", "--no-verify", "-m", "some"]).unwrap();
}

/// What `nbguard status --format json FLAGS` says, and its exit code.
pub(crate) fn status_in(sandbox: &Sandbox, dir: &Path, flags: &[&str]) -> (i32, Value) {
    let output = nbguard_in(sandbox, dir, &[&["status", "--format", "json"], flags].concat(), b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let code = output.status.code().unwrap();
    assert_eq!((report["schema"].as_u64(), report["complete"].as_bool()), (Some(1), Some(code == 0)), "{report:#}");
    (code, report)
}

pub(crate) fn status(sandbox: &Sandbox, git: &Git) -> (i32, Value) {
    status_in(sandbox, git.dir(), &[])
}

/// `PART STATE` of all that is not as it should be and needed.
pub(crate) fn amiss(report: &Value) -> Vec<String> {
    let checks = report["checks"].as_array().unwrap().iter();
    let failing = checks.filter(|check| check["needed"] == true && ["missing", "wrong"].iter().any(|state| check["state"] == *state));
    failing.map(|check| format!("{} {}", check["part"].as_str().unwrap(), check["state"].as_str().unwrap())).collect()
}

/// The first check of `part` that is not as it should be, or the first.
pub(crate) fn check<'r>(report: &'r Value, part: &str) -> &'r Value {
    let of_part: Vec<&Value> = report["checks"].as_array().unwrap().iter().filter(|check| check["part"] == part).collect();
    of_part.iter().find(|check| check["state"] != "ok").or(of_part.first()).unwrap()
}

pub(crate) fn text<'r>(report: &'r Value, part: &str, field: &str) -> &'r str {
    check(report, part)[field].as_str().unwrap_or_default()
}

/// Runs the first command that a mend names, in `dir`.
pub(crate) fn obey(sandbox: &Sandbox, dir: &Path, mend: &str) {
    assert!(sandbox.shell(dir, mend.split('`').nth(1).unwrap()).output().unwrap().status.success(), "{mend}");
}

/// `--fix` leads to exit code 0, a second time does nothing.
pub(crate) fn is_fixed(sandbox: &Sandbox, git: &Git) {
    let (code, report) = status_in(sandbox, git.dir(), &["--fix"]);
    assert_eq!(code, 0, "{report:#}");
    let before = files(git.dir());
    assert_eq!(status_in(sandbox, git.dir(), &["--fix"]).0, 0);
    assert_eq!(files(git.dir()), before, "the second time there is nothing to do");
}
