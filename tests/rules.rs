//! The rule table as it is shown, and the explanation of what is found: true to the table and to the scan.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::detect::example::fill;
use nbguard::detect::rules::{fields, named, nearest};
use nbguard::finding::Finding;
use nbguard::report;
use std::fs;
use std::path::Path;
use support::own;

/// `docs/rules.md` says what the table says; `BLESS=1 cargo test --test rules` writes it.
#[test]
fn the_page_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, report::rules::markdown()).expect("writable");
    }
    let page = fs::read_to_string(path).expect("docs/rules.md");
    assert!(page == report::rules::markdown(), "docs/rules.md is old: BLESS=1 cargo test --test rules");
}

#[test]
fn every_rule_is_on_every_list() {
    let json: serde_json::Value = serde_json::from_str(&report::rules::json().expect("JSON")).expect("JSON");
    let rows = json["rules"].as_array().expect("a list");
    let (text, page) = (report::rules::text(), report::rules::markdown());
    let all: Vec<&str> = fields().flat_map(|field| field.rules).map(|rule| rule.id).collect();
    assert_eq!(rows.len(), all.len());
    for id in all {
        assert!(rows.iter().any(|row| row["id"] == id), "{id}");
        assert!(text.lines().any(|line| line.starts_with(&format!("{id} "))), "{id}");
        assert!(page.contains(&format!("\n| `{id}` | ")), "{id}");
        let (field, rule) = named(id).expect("it is there");
        let shown = report::rules::one(&field, rule);
        assert!(shown.starts_with(&format!("{id}: {}\n", rule.name)) && shown.contains(rule.severity.name()), "{shown}");
    }
}

#[test]
fn each_row_of_the_page_has_as_many_cells_as_its_head() {
    for line in report::rules::markdown().lines().filter(|line| line.starts_with('|')) {
        assert_eq!(line.replace("\\|", "").matches('|').count(), 6, "{line}");
    }
}

/// What the docs say of the table: so many rows rest on a page or a source that was read.
#[test]
fn at_least_480_rows_name_where_their_form_is_described() {
    let rules: Vec<_> = fields().flat_map(|field| field.rules).collect();
    let sourced: Vec<_> = rules.iter().filter(|rule| !rule.source.is_empty()).collect();
    assert!(sourced.len() >= 480, "{}", sourced.len());
    assert!(sourced.iter().all(|rule| rule.source.starts_with("https://")));
    assert!(rules.iter().all(|rule| !rule.revoke.is_empty()));
}

/// `ada:lovelace` is what basic authentication sends, random letters are not: both are found, and the difference is told.
#[test]
fn a_finding_says_whether_its_structure_holds() {
    for (encoded, verdict) in
        [("YWRhOmxvdmVsYWNl".to_owned(), "valid, "), (fill("{alnum:40}", "basic"), "not valid, so it may be invented; the rule is that ")]
    {
        let cell = format!(r#"{{"cell_type": "markdown", "metadata": {{}}, "source": "Authorization: Basic {encoded}"}}"#);
        let notebook = format!(r#"{{"cells": [{cell}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 4}}"#);
        let explained = nbguard::explain(notebook.as_bytes()).expect("a notebook");
        let text = report::explained::render("a.ipynb", &explained);
        let line = format!("structure: {verdict}it decodes to a user, a colon and a password");
        assert!(text.contains("authorization-basic") && text.contains(&line) && !text.contains(&encoded), "{text}");
    }
}

#[test]
fn a_notebook_with_nothing_near_a_credential_is_told_so() {
    let explained = nbguard::explain(br#"{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}"#).expect("a notebook");
    assert!(report::explained::render("a.ipynb", &explained).starts_with("0 findings: no name"));
}

#[test]
fn a_misspelt_rule_is_known_all_the_same() {
    for (id, meant) in
        [("github-pta", "github-pat"), ("GitHub-PAT", "github-pat"), ("pasword", "password"), ("enviroment-dump", "environment-dump")]
    {
        assert_eq!(nearest(id), Some(meant));
    }
}

/// What can be compared of a finding.
fn facts(finding: &Finding) -> (&str, &str, &[nbguard::span::Span], &str) {
    (finding.rule, finding.location.pointer.as_str(), &finding.location.spans, &finding.message)
}

#[test]
fn an_explanation_explains_what_a_scan_finds() {
    for fixture in own() {
        let found = nbguard::scan(&fixture.bytes).expect("a notebook");
        let explained = nbguard::explain(&fixture.bytes).expect("a notebook");
        let matches: Vec<_> = explained.matches.iter().map(|one| facts(&one.finding)).collect();
        assert_eq!(matches, found.iter().map(facts).collect::<Vec<_>>(), "{}", fixture.name);
        for refused in &explained.refusals {
            let spans = &refused.location.spans;
            let apart = found.iter().filter(|finding| finding.category.name() == "secret");
            let apart = apart.flat_map(|finding| &finding.location.spans).all(|span| !spans.iter().any(|own| own.overlaps(*span)));
            assert!(apart, "{}: {refused:?} was found", fixture.name);
        }
    }
}
