//! What several tests need: fixtures with their templates filled, and the binary in a scrubbed environment.
#![allow(dead_code, reason = "each test crate uses its own part")]

use nbguard::detect::example::fill;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A notebook to test on.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The folder `tests/fixtures/NAME`.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// What is in `folder`, by name.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "nothing in {}", folder.display());
    paths
}

/// The text of `path` with its templates (`{alnum:36}`) filled.
pub(crate) fn filled(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("UTF-8");
    fill(&text, &name_of(path))
}

/// The last part of `path`.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

/// The notebooks of `tests/fixtures/odd`, and one nested deeper than any stack.
pub(crate) fn odd() -> Vec<Fixture> {
    let mut fixtures: Vec<Fixture> =
        entries(&folder("odd")).iter().map(|path| Fixture { name: name_of(path), bytes: filled(path).into_bytes() }).collect();
    fixtures.push(Fixture { name: "nested (made here)".to_owned(), bytes: nested(2_000).into_bytes() });
    fixtures
}

/// Every notebook of `tests/fixtures`.
pub(crate) fn own() -> Vec<Fixture> {
    let named = |path: &Path, file: &str| {
        let text = fs::read_to_string(path.join(file)).expect("UTF-8");
        Fixture { name: format!("{}/{file}", name_of(path)), bytes: fill(&text, &name_of(path)).into_bytes() }
    };
    let scanned = entries(&folder("scan")).into_iter().map(|path| named(&path, "notebook.ipynb"));
    let cleaned = entries(&folder("clean")).into_iter().map(|path| named(&path, "in.ipynb"));
    odd().into_iter().chain(scanned).chain(cleaned).collect()
}

/// Real notebooks, where they are there.
pub(crate) fn corpus() -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !folder.is_dir() {
        return Vec::new();
    }
    // nbformat's own test of a notebook without its cells: there is nothing in it to be cleaned
    let is_notebook = |path: &PathBuf| name_of(path).ends_with(".ipynb") && !name_of(path).ends_with("no_worksheets.ipynb");
    let notebooks = entries(&folder).into_iter().filter(is_notebook);
    notebooks.map(|path| Fixture { name: name_of(&path), bytes: fs::read(&path).expect("readable") }).collect()
}

/// A notebook with lists in lists and objects in objects, in metadata and in an output.
fn nested(depth: usize) -> String {
    let lists = format!("{}\"end\"{}", "[".repeat(depth), "]".repeat(depth));
    let objects = format!("{}\"end\"{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    format!(
        r#"{{"cells": [{{"cell_type": "code", "metadata": {{"deep": {lists}}}, "outputs": [{{"output_type": "display_data", "data": {{"application/json": {objects}}}}}], "source": "1"}}], "metadata": {{"deep": {objects}}}}}"#
    )
}

/// The binary with `arguments` in `folder`, which is also its home; `input` goes to its standard input.
pub(crate) fn nbguard(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nbguard"));
    command.args(arguments).current_dir(folder).env_clear().env("HOME", folder).env("NO_COLOR", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    // it may end without reading, so a failed write is not a failed test
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join();
    output
}

/// A notebook in Jupyter's own form whose one cell printed `text`.
pub(crate) fn notebook_with_output(text: &str) -> String {
    let output = serde_json::json!({"name": "stdout", "output_type": "stream", "text": [text]});
    let cell = serde_json::json!({"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output], "source": ["work()"]});
    let notebook = serde_json::json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4});
    serde_json::to_string_pretty(&notebook).expect("JSON") + "\n"
}
