//! Which files a command takes up, and how one is written back: whole or not at all, as what it was.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use serde_json::Value;
use std::fs;
use std::path::Path;
use support::{nbguard, notebook_with_output};
use tempfile::TempDir;

/// A folder with a notebook that has something to clean at each of `paths`.
fn with_notebooks(paths: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for path in paths {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("writable");
        fs::write(path, notebook_with_output("password = 'Quartz-Falcon7'")).expect("writable");
    }
    folder
}

/// The paths that `scan` reports findings in, in the order of its report.
fn scanned(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = nbguard(folder, &[&["scan", "--format", "json"], arguments].concat(), b"");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings").iter();
    findings.map(|finding| finding["path"].as_str().expect("a path").replace('\\', "/")).collect()
}

#[test]
fn folders_are_walked_without_what_git_ignores() {
    let folder = with_notebooks(&[
        "a.ipynb", "b.zpln", "c.json", "d/e/f.ipynb", "d/.hidden/g.ipynb", "out/h.ipynb", "d/i_tmp.ipynb", ".git/j.ipynb",
    ]);
    fs::write(folder.path().join(".gitignore"), "out/\n").expect("writable");
    fs::write(folder.path().join("d/.gitignore"), "*_tmp.ipynb\n").expect("writable");
    assert_eq!(scanned(folder.path(), &["."]), ["./a.ipynb", "./b.zpln", "./d/.hidden/g.ipynb", "./d/e/f.ipynb"]);
    assert_eq!(scanned(folder.path(), &["d", "a.ipynb"]), ["d/.hidden/g.ipynb", "d/e/f.ipynb", "a.ipynb"]);
    // what is named is looked at whatever it is called and whoever ignores it
    assert_eq!(scanned(folder.path(), &["out/h.ipynb", "c.json"]), ["out/h.ipynb", "c.json"]);
}

#[test]
fn many_files_are_reported_in_their_order() {
    let names: Vec<String> = (100..220).map(|number| format!("n{number}.ipynb")).collect();
    let folder = with_notebooks(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let expected: Vec<String> = names.iter().map(|name| format!("./{name}")).collect();
    assert_eq!(scanned(folder.path(), &["."]), expected);
    let cleaned = nbguard(folder.path(), &["clean", "."], b"");
    assert_eq!(String::from_utf8_lossy(&cleaned.stderr), "120 notebooks, 120 cleaned\n");
    assert_eq!(scanned(folder.path(), &["."]), Vec::<String>::new());
}

#[test]
fn a_file_named_twice_is_cleaned_once() {
    let folder = with_notebooks(&["a.ipynb"]);
    let output = nbguard(folder.path(), &["clean", "a.ipynb", ".", "a.ipynb"], b"");
    assert!(output.status.success());
    assert_eq!(names_in(folder.path()), ["a.ipynb"]);
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn an_unchanged_file_is_not_touched() {
    let folder = with_notebooks(&["a.ipynb"]);
    let path = folder.path().join("a.ipynb");
    nbguard(folder.path(), &["clean", "a.ipynb"], b"");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(long_ago)).expect("its time can be set");
    for arguments in [&["clean", "a.ipynb"][..], &["clean", "--check", "."], &["clean", "--diff", "--outputs", "redact", "a.ipynb"]] {
        nbguard(folder.path(), arguments, b"");
        let modified = fs::metadata(&path).and_then(|data| data.modified()).expect("a time");
        assert_eq!(modified, long_ago, "{arguments:?}");
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn mode_and_link_stay_and_the_file_is_replaced_whole() {
        let folder = with_notebooks(&["kept/a.ipynb"]);
        let (path, link) = (folder.path().join("kept/a.ipynb"), folder.path().join("link.ipynb"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("its mode can be set");
        symlink("kept/a.ipynb", &link).expect("a link");
        let before = fs::metadata(&path).expect("there");
        assert!(nbguard(folder.path(), &["clean", "link.ipynb"], b"").status.success());
        let after = fs::metadata(&path).expect("there");
        assert_ne!(before.ino(), after.ino(), "it was written in place, not replaced");
        assert_eq!(after.permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert!(after.len() < before.len());
        assert_eq!(names_in(&folder.path().join("kept")), ["a.ipynb"]);
    }

    #[test]
    fn a_closed_pipe_is_no_panic() {
        let folder = with_notebooks(&["a.ipynb"]);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_nbguard"));
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command.args(["scan", "a.ipynb"]).current_dir(folder.path()).stdout(writer).output().expect("it runs");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_notebook_is_cleaned_by_the_settings_of_its_own_repository() {
    let folder = with_notebooks(&["ours/sub/a.ipynb", "b.ipynb"]);
    fs::write(folder.path().join("ours/nbguard.toml"), "outputs = 'keep'\n").expect("writable");
    let output = nbguard(folder.path(), &["clean", "ours/sub/a.ipynb", "b.ipynb"], b"");
    assert!(output.status.success(), "{output:?}");
    let printed = |path: &str| fs::read_to_string(folder.path().join(path)).expect("readable").contains("stdout");
    assert!(printed("ours/sub/a.ipynb") && !printed("b.ipynb"));
}

#[test]
fn a_large_notebook_is_cleaned_as_any_other() {
    let image = "iVBORw0KGgo=".repeat(200_000);
    let output = |tag: &str, text: &str| {
        format!(
            r#"{{"cell_type": "code", "execution_count": 1, "metadata": {{"tags": [{tag}]}}, "source": "draw()", "outputs": [
              {{"output_type": "display_data", "metadata": {{}}, "data": {{"image/png": "{image}\n", "text/plain": "{text}"}}}}]}}"#
        )
    };
    let attached =
        format!(r#"{{"cell_type": "markdown", "metadata": {{}}, "attachments": {{"a.png": {{"image/png": "{image}"}}}}, "source": "x"}}"#);
    let secret = format!("token = {}", nbguard::detect::example::fill("ghp_{alnum:36}", "large"));
    let notebook = |cells: &[&str]| format!("{{\"cells\": [{}], \"metadata\": {{}}, \"nbformat\": 4}}\n", cells.join(",\n"));
    let plain = notebook(&[&output("", "<Figure>"), &attached, &output("", "<Figure>")]);
    let kept = notebook(&[&output("\"keep_output\"", &secret), &attached]);
    let broken = format!("{}, \n ]", &plain[..plain.len() - 3]);
    for (text, flags) in
        [(&plain, &[][..]), (&plain, &["--outputs", "redact"]), (&kept, &[]), (&plain, &["--max-size", "9M"]), (&broken, &[])]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ipynb");
        fs::write(&path, text).expect("writable");
        // through a pipe it is held whole
        let whole = nbguard(folder.path(), &[&["clean", "-", "--path", "a.ipynb"], flags].concat(), text.as_bytes());
        let in_place = nbguard(folder.path(), &[&["clean", "a.ipynb"], flags].concat(), b"");
        assert_eq!(in_place.status.code(), whole.status.code());
        assert!(!String::from_utf8_lossy(&whole.stdout).contains(&secret));
        let now = fs::read(&path).expect("readable");
        match whole.status.success() {
            true => assert!(now == whole.stdout),
            false => assert!(now == text.as_bytes() && in_place.stderr.starts_with(&whole.stderr), "{in_place:?}"),
        }
    }
}
