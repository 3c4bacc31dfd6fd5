//! What is found in which notebook: `tests/fixtures/scan/NAME` holds `notebook.ipynb` and `findings.txt`.
//!
//! A notebook holds templates (`ghp_{alnum:36}`) that are filled here, so no file holds what looks like a live
//! credential. A line of `findings.txt` is one finding: rule, category, severity, cell, pointer, place, mask.
//! `BLESS=1 cargo test --test scan_fixtures` writes what is found: read it before you commit it.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod support;

use nbguard::detect::example::fill;
use nbguard::finding::Finding;
use std::fs;
use std::path::Path;
use support::{entries, folder, name_of};

fn findings(folder: &Path) -> Vec<Finding> {
    let template = fs::read_to_string(folder.join("notebook.ipynb")).expect("notebook.ipynb");
    let notebook = fill(&template, &name_of(folder));
    nbguard::scan(notebook.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

/// A finding as a line of `findings.txt`.
fn line(finding: &Finding) -> String {
    let location = &finding.location;
    let cell = location.cell.as_ref().map_or("-".to_owned(), |cell| cell.index.to_string());
    let place = format!("{}:{}-{}:{}", location.start.line, location.start.column, location.end.line, location.end.column);
    let (category, severity) = (finding.category.name(), finding.severity.name());
    let pointer = hidden(location.pointer.as_str());
    format!("{} {category} {severity} {cell} {pointer} {place} {}\n", finding.rule, finding.secret.mask())
}

/// The pointer with a credential that is a key in it left out.
fn hidden(pointer: &str) -> String {
    let tokens = pointer.split('/').map(|token| if token.starts_with("ghp_") { "ghp_…" } else { token });
    tokens.collect::<Vec<_>>().join("/")
}

#[test]
fn each_notebook_has_its_findings() {
    let blesses = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for folder in entries(&folder("scan")) {
        let found: String = findings(&folder).iter().map(line).collect();
        if blesses {
            fs::write(folder.join("findings.txt"), &found).expect("writable");
        }
        let expected = fs::read_to_string(folder.join("findings.txt")).expect("findings.txt");
        if found != expected {
            wrong += &format!("{}\nexpected:\n{expected}found:\n{found}\n", name_of(&folder));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn no_fixture_holds_a_whole_credential() {
    for folder in entries(&folder("scan")) {
        let text = fs::read_to_string(folder.join("notebook.ipynb")).expect("notebook.ipynb");
        let found = nbguard::scan(text.as_bytes()).expect("a notebook");
        let issued: Vec<&str> = found.iter().filter(|finding| finding.revoke.starts_with("https://")).map(|finding| finding.rule).collect();
        assert_eq!(issued, Vec::<&str>::new(), "{}", folder.display());
    }
}
