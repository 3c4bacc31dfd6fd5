//! No command prints a credential: not in reports, not in diffs, not in errors about files that it cannot read.
//!
//! One credential is planted at each place of a notebook, then every command is run on it and on mangled copies of it.
//! Only a cleaned notebook may hold some: those of its sources and metadata, which `clean` must keep.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::detect::example::fill;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Output;
use support::nbguard;
use tempfile::TempDir;

/// Places that a strip empties.
const IN_OUTPUTS: &[&str] = &[
    "stream", "cut_stream", "stderr", "text", "text_lines", "html", "svg", "json", "json_key", "javascript", "evalue", "traceback",
    "zeroth",
];

/// Places that stay when outputs go.
const ELSEWHERE: &[&str] = &[
    "source", "source_lines", "comment", "magic", "markdown", "raw", "attachment", "cell_metadata", "cell_metadata_key", "cell_member",
    "cell_id", "notebook_metadata", "notebook_key", "widget", "kernel", "top_level",
];

/// The credential at `place`.
fn secret(place: &str) -> String {
    fill("ghp_{alnum:36}", place)
}

/// A notebook with [`secret`]s at every place.
fn notebook() -> String {
    let s = secret;
    let halves = |place: &str| {
        let whole = s(place);
        (whole[..20].to_owned(), whole[20..].to_owned())
    };
    let (cut_first, cut_last) = halves("cut_stream");
    let (lines_first, lines_last) = halves("source_lines");
    let (text_first, text_last) = halves("text_lines");
    let (colour_first, colour_last) = halves("traceback");
    let outputs = json!([
        {"output_type": "stream", "name": "stdout", "text": [format!("token {}\n", s("stream")), format!("and {cut_first}")]},
        {"output_type": "stream", "name": "stdout", "text": format!("{cut_last}\n")},
        {"output_type": "stream", "name": "stderr", "text": s("stderr")},
        {"output_type": "execute_result", "execution_count": 3, "metadata": {"note": s("zeroth")}, "data": {
            "text/plain": [format!("Client('{}')", s("text")), format!("\n{text_first}"), text_last],
            "text/html": format!("<td>token</td>\n<td>{}</td>", s("html")), "image/svg+xml": format!("<text>{}</text>", s("svg")),
            "application/json": {"password": s("json"), s("json_key"): 1}, "application/javascript": format!("f('{}')", s("javascript"))}},
        {"output_type": "error", "ename": "AuthError", "evalue": s("evalue"),
            "traceback": ["\u{1b}[0;31m---\u{1b}[0m", format!("{colour_first}\u{1b}[1m{colour_last}\u{1b}[0m")]},
    ]);
    let cells = json!([
        {"cell_type": "code", "id": s("cell_id"), "execution_count": 3, "metadata": {"scrolled": true, "token": s("cell_metadata"), s("cell_metadata_key"): 1},
            "source": [format!("token = '{}'\n", s("source")), format!("x = '{lines_first}"), format!("{lines_last}'  # {}\n", s("comment")), format!("!login --token {}", s("magic"))],
            "outputs": outputs, "history": [s("cell_member")]},
        {"cell_type": "markdown", "metadata": {}, "attachments": {"a.txt": {"text/plain": s("attachment")}}, "source": format!("use `{}`", s("markdown"))},
        {"cell_type": "raw", "metadata": {"collapsed": true}, "source": s("raw")},
    ]);
    let metadata = json!({"kernelspec": {"name": s("kernel")}, "papermill": {"parameters": {"token": s("notebook_metadata")}}, s("notebook_key"): {},
        "mine": {"state": {"1": {"model_name": "PasswordModel", "state": {"value": s("widget")}}}}});
    let notebook: Value = json!({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5, "extra": s("top_level")});
    serde_json::to_string_pretty(&notebook).expect("JSON")
}

/// The places whose credential shows in `text`: more than the prefix that all of its kind have, and eight characters.
fn shown<'p>(text: &[u8], places: &[&'p str]) -> Vec<&'p str> {
    let shows = |place: &&str| secret(place).as_bytes()[4..].windows(8).any(|window| memchr::memmem::find(text, window).is_some());
    places.iter().copied().filter(|place| shows(place)).collect()
}

fn everywhere() -> Vec<&'static str> {
    [IN_OUTPUTS, ELSEWHERE].concat()
}

/// What is wrong with `output`: that it shows credentials, or that it comes from a panic.
fn fault(what: &str, output: &Output) -> Option<String> {
    let places = shown(&[&output.stdout[..], &output.stderr[..]].concat(), &everywhere());
    match output.status.code() {
        _ if !places.is_empty() => Some(format!("{what} shows the credentials of {places:?}")),
        Some(0..=2) => None,
        code => Some(format!("{what} ends with {code:?}")),
    }
}

fn assert_silent(what: &str, output: &Output) {
    assert_eq!(fault(what, output), None);
}

fn with_file(name: &str, bytes: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("writable");
    folder
}

/// Commands that report on `a.ipynb` without writing it anew.
const REPORTS: &[&[&str]] = &[
    &["scan", "a.ipynb"],
    &["scan", "."],
    &["scan", "--format", "json", "a.ipynb"],
    &["clean", "--check", "a.ipynb"],
    &["clean", "--diff", "a.ipynb"],
    &["clean", "--diff", "--outputs", "redact", "a.ipynb"],
    &["clean", "--diff", "--outputs", "keep", "--ids", "sequential", "a.ipynb"],
    &["clean", "--diff", "--outputs", "keep", "--extra-keys", "metadata.papermill cell.history", "a.ipynb"],
    &["clean", "--diff", "--drop-empty-cells", "--max-size", "10k", "--unix-newlines", "a.ipynb"],
    &["clean", "--check", "--diff", "."],
    &["textconv", "a.ipynb"],
    &["rules", "test", "a.ipynb"],
    &["clean", "a.ipynb"],
    &["clean", "--outputs", "redact", "."],
    &["--help"],
    &["clean", "--help"],
];

/// The same from standard input.
const REPORTS_ON_INPUT: &[&[&str]] = &[
    &["scan", "-"],
    &["scan", "-", "--format", "json"],
    &["rules", "test", "-"],
    &["clean", "-", "--check"],
    &["clean", "-", "--diff", "--outputs", "redact"],
    &["clean", "-", "--diff", "--outputs", "keep"],
];

#[test]
fn every_credential_is_found() {
    let found = nbguard::scan(notebook().as_bytes()).expect("a notebook");
    for place in everywhere() {
        assert!(found.iter().any(|finding| finding.secret.expose() == secret(place)), "{place}");
    }
}

#[test]
fn reports_show_none() {
    let crlf = notebook().replace('\n', "\r\n");
    let mut faults = Vec::new();
    for (how, spelling) in [("plain", notebook()), ("CRLF", crlf), ("compact", compact()), ("escaped", escaped())] {
        for arguments in REPORTS {
            let folder = with_file("a.ipynb", spelling.as_bytes());
            faults.extend(fault(&format!("{how}: {arguments:?}"), &nbguard(folder.path(), arguments, b"")));
        }
        let folder = tempfile::tempdir().expect("a folder");
        for arguments in REPORTS_ON_INPUT {
            faults.extend(fault(&format!("{how}: {arguments:?}"), &nbguard(folder.path(), arguments, spelling.as_bytes())));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_cell_that_the_parser_gives_up_on_is_read_as_text_and_quoted_nowhere() {
    let source = format!("import[\n?\ntoken = '{}'", secret("source"));
    let cell = json!({"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": source});
    let notebook = json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string();
    let folder = with_file("a.ipynb", notebook.as_bytes());
    let output = nbguard(folder.path(), &["scan", "a.ipynb"], b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(!errors.contains("panicked") && fault("the parser", &output).is_none(), "{errors}");
}

/// The notebook on one line, which an error or a diff might quote.
fn compact() -> String {
    let parsed: Value = serde_json::from_str(&notebook()).expect("JSON");
    parsed.to_string()
}

/// The notebook with every credential's prefix spelt in escapes.
fn escaped() -> String {
    notebook().replace("ghp_", "\\u0067hp\\u005f")
}

#[test]
fn a_cleaned_notebook_has_none_in_its_outputs() {
    let folder = tempfile::tempdir().expect("a folder");
    for spelling in [notebook(), compact(), escaped()] {
        for outputs in ["strip", "redact"] {
            let output = nbguard(folder.path(), &["clean", "-", "--outputs", outputs], spelling.as_bytes());
            assert_eq!(shown(&output.stdout, IN_OUTPUTS), Vec::<&str>::new(), "{outputs}");
            assert!(output.status.success() && output.stderr.is_empty(), "{outputs}");
            assert_in_place_is_the_same(&spelling, outputs, &output.stdout);
        }
        let output = nbguard(folder.path(), &["clean", "-", "--max-size", "10M"], spelling.as_bytes());
        assert_eq!(shown(&output.stdout, IN_OUTPUTS), Vec::<&str>::new(), "what a size keeps");
    }
}

fn assert_in_place_is_the_same(notebook: &str, outputs: &str, expected: &[u8]) {
    let folder = with_file("a.ipynb", notebook.as_bytes());
    let path = folder.path().join("a.ipynb");
    let printed = nbguard(folder.path(), &["clean", "--stdout", "--outputs", outputs, "a.ipynb"], b"");
    assert!(printed.stdout == expected && printed.stderr.is_empty());
    assert!(fs::read(&path).expect("readable") == notebook.as_bytes(), "--stdout changed the file");
    assert_silent("clean in place", &nbguard(folder.path(), &["clean", "--outputs", outputs, "a.ipynb"], b""));
    assert!(fs::read(&path).expect("readable") == expected);
}

/// Copies of the notebook that cannot be read, each broken at a credential.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let text = notebook();
    let inside = |place: &str| text.find(&secret(place)).expect("planted") + 20;
    let put = |at: usize, bytes: &[u8]| [&text.as_bytes()[..at], bytes, &text.as_bytes()[at..]].concat();
    vec![
        ("cut inside", text.as_bytes()[..inside("source")].to_vec()),
        ("cut after", text.as_bytes()[..inside("top_level") + 60.min(text.len() - inside("top_level") - 4)].to_vec()),
        ("bad escape", put(inside("stream"), b"\\x")),
        ("not UTF-8", put(inside("html"), b"\xe9")),
        ("raw line end", put(inside("markdown"), b"\n")),
        ("quote inside", put(inside("raw"), b"\"")),
        ("no quote before", text.replacen(&format!("\"{}\"", secret("raw")), &secret("raw"), 1).into_bytes()),
        (
            "conflict",
            put(text.find(&secret("comment")).map(|at| text[..at].rfind('\n').unwrap_or(0) + 1).expect("planted"), b"<<<<<<< HEAD\n"),
        ),
        ("text after", put(text.len(), secret("source").as_bytes())),
        ("no JSON", secret("source").into_bytes()),
        ("no notebook", format!("{{\"token\": \"{}\"}}", secret("source")).into_bytes()),
        ("a list", format!("[\"{}\"]", secret("source")).into_bytes()),
        ("cells of text", format!("{{\"cells\": \"{}\"}}", secret("source")).into_bytes()),
        ("key cut", format!("{{\"{}", secret("source")).into_bytes()),
    ]
}

#[test]
fn errors_show_none_and_leave_the_file() {
    for (how, bytes) in broken() {
        let folder = with_file("a.ipynb", &bytes);
        for arguments in REPORTS.iter().filter(|arguments| !arguments.contains(&"--help")) {
            let output = nbguard(folder.path(), arguments, b"");
            assert_silent(&format!("{how}: {arguments:?}"), &output);
            // textconv serves git diff, which would show nothing at all if it failed
            let expected = if arguments[0] == "textconv" { 0 } else { 2 };
            assert_eq!(output.status.code(), Some(expected), "{how}: {arguments:?}");
        }
        for arguments in REPORTS_ON_INPUT.iter().chain([&["clean", "-"][..]].iter()) {
            let output = nbguard(folder.path(), arguments, &bytes);
            assert_silent(&format!("{how}: {arguments:?}"), &output);
            assert_eq!(output.status.code(), Some(2), "{how}: {arguments:?}");
            let is_report = arguments[0] != "clean";
            assert!(is_report || output.stdout.is_empty(), "{how}: something came through");
        }
        assert!(fs::read(folder.path().join("a.ipynb")).expect("readable") == bytes, "{how}: the file changed");
        assert_eq!(left_in(folder.path()), ["a.ipynb"], "{how}: something was left behind");
    }
}

#[test]
fn a_credential_in_place_of_a_rule_is_not_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = nbguard(folder.path(), &["rules", "show", &secret("source")], b"");
    assert_silent("rules show", &output);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_was_let_go_is_not_shown_either() {
    let near = ["Falcon-Quartz-pwd", "/run/Falcon/Quartz.key", "Falcon Quartz at noon", "<Falcon Quartz>"];
    let source: Vec<String> = near.iter().enumerate().map(|(n, text)| format!("password = '{text}'\nuser{n} = '{text}'\n")).collect();
    let cell = json!({"cell_type": "code", "metadata": {near[0]: {"token": near[1]}}, "outputs": [], "source": source.concat()});
    let folder = with_file("a.ipynb", json!({"cells": [cell]}).to_string().as_bytes());
    let output = nbguard(folder.path(), &["rules", "test", "a.ipynb"], b"");
    let report = String::from_utf8_lossy(&output.stdout);
    assert!(report.contains("let go"), "{report}");
    assert!(!report.lines().any(|line| line.contains("Quartz") && !line.contains("metadata")), "{report}");
}

fn left_in(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_name_that_is_itself_a_credential_is_not_named() {
    let name = fill("ghr_{alnum:30}ApiKey", "name");
    let cell = json!({"cell_type": "code", "metadata": {}, "outputs": [], "source": format!("d = {{'{name}': 'Quartz-Falcon7'}}")});
    let folder = with_file("a.ipynb", json!({"cells": [cell]}).to_string().as_bytes());
    for format in ["text", "json"] {
        let output = nbguard(folder.path(), &["scan", "--format", format, "a.ipynb"], b"");
        assert_eq!(output.status.code(), Some(1));
        assert!(memchr::memmem::find(&output.stdout, &name.as_bytes()[4..30]).is_none(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn debug_shows_none() {
    let bytes = notebook().into_bytes();
    let findings = nbguard::scan(&bytes).expect("a notebook");
    assert_eq!(shown(format!("{findings:?}").as_bytes(), &everywhere()), Vec::<&str>::new());
    let document = nbguard::json::Document::parse(&bytes).expect("JSON");
    let tree = nbguard::notebook::Notebook::of(&document).expect("a notebook");
    assert_eq!(shown(format!("{:?} {:?}", tree.cells(), tree.parts()).as_bytes(), &everywhere()), Vec::<&str>::new());
}
