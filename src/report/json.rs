//! A scan as JSON, schema 1. Fields are added, never renamed.

use super::history::{Leak, Traced};
use super::{Scan, Unreadable};
use crate::finding::{CellRef, Finding};
use crate::git::Commit;
use serde::Serialize;

/// The number of this format.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Report<'s> {
    schema: u32,
    findings: Vec<Row<'s>>,
    summary: Summary<'s>,
}

#[derive(Serialize)]
struct Row<'s> {
    path: &'s str,
    rule: &'s str,
    category: &'s str,
    severity: &'s str,
    confidence: &'s str,
    message: &'s str,
    cell: Option<Cell<'s>>,
    pointer: &'s str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    file_line: usize,
    spans: Vec<[usize; 2]>,
    masked: String,
    fingerprint: String,
    revoke: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<Stay<'s>>,
}

#[derive(Serialize)]
struct Stay<'s> {
    first: Option<&'s Commit>,
    last: Option<&'s Commit>,
    in_head: bool,
}

#[derive(Serialize)]
struct Cell<'s> {
    index: usize,
    id: Option<&'s str>,
    #[serde(rename = "type")]
    kind: &'s str,
    execution_count: Option<u64>,
}

#[derive(Serialize)]
struct Summary<'s> {
    notebooks: usize,
    findings: usize,
    suppressed: usize,
    errors: Vec<Failure<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    as_text: Vec<Failure<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<Extent>,
}

#[derive(Serialize)]
struct Extent {
    versions: usize,
    commits: usize,
    shallow: bool,
}

#[derive(Serialize)]
struct Failure<'s> {
    path: &'s str,
    message: &'s str,
}

/// `scan` as JSON on one line; fingerprints are made with `salt`.
///
/// # Errors
/// Whatever serde_json reports; with these types it has nothing to.
pub fn render(scan: &Scan, salt: &str) -> Result<String, serde_json::Error> {
    let findings = scan.of_each(|path, finding| row(path, finding, salt));
    let errors = failures(&scan.errors);
    let as_text = Vec::new();
    let summary = Summary { notebooks: scan.notebooks.len(), findings: findings.len(), suppressed: 0, errors, as_text, history: None };
    serde_json::to_string(&Report { schema: SCHEMA, findings, summary })
}

/// The same of a history: each finding, as it is in the newest version that holds it, has a member `history`.
///
/// # Errors
/// As [`render`].
pub fn render_history(traced: &Traced, salt: &str) -> Result<String, serde_json::Error> {
    let stay = |leak: &'_ Leak| {
        let (first, last) = traced.commits_of(leak);
        Stay { first, last, in_head: leak.in_head }
    };
    let findings: Vec<Row<'_>> =
        traced.leaks.iter().map(|leak| Row { history: Some(stay(leak)), ..row(&leak.path, &leak.finding, salt) }).collect();
    let history = Some(Extent { versions: traced.versions, commits: traced.commits.len(), shallow: traced.is_shallow });
    let (errors, as_text) = (failures(&traced.errors), failures(&traced.as_text));
    let summary = Summary { notebooks: traced.notebooks, findings: findings.len(), suppressed: 0, errors, as_text, history };
    serde_json::to_string(&Report { schema: SCHEMA, findings, summary })
}

fn failures(errors: &[Unreadable]) -> Vec<Failure<'_>> {
    errors.iter().map(|error| Failure { path: &error.path, message: &error.message }).collect()
}

fn row<'s>(path: &'s str, finding: &'s Finding, salt: &str) -> Row<'s> {
    let location = &finding.location;
    Row {
        path,
        rule: finding.rule,
        category: finding.category.name(),
        severity: finding.severity.name(),
        confidence: finding.confidence.name(),
        message: &finding.message,
        cell: location.cell.as_ref().map(cell),
        pointer: location.pointer.as_str(),
        line: location.start.line,
        column: location.start.column,
        end_line: location.end.line,
        end_column: location.end.column,
        file_line: location.file_line,
        spans: location.spans.iter().map(|span| [span.start, span.end]).collect(),
        masked: finding.secret.mask(),
        fingerprint: finding.secret.fingerprint(salt),
        revoke: finding.revoke,
        history: None,
    }
}

fn cell(cell: &CellRef) -> Cell<'_> {
    Cell { index: cell.index, id: cell.id.as_deref(), kind: cell.kind, execution_count: cell.execution_count }
}
