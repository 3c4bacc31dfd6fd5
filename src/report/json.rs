//! A scan as JSON, schema 1. Fields are added, never renamed.

use super::Scan;
use crate::finding::{CellRef, Finding};
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
    let findings: Vec<Row<'_>> = scan.findings().map(|(path, finding)| row(path, finding, salt)).collect();
    let errors = scan.errors.iter().map(|error| Failure { path: &error.path, message: &error.message }).collect();
    let summary = Summary { notebooks: scan.notebooks.len(), findings: findings.len(), suppressed: 0, errors };
    serde_json::to_string(&Report { schema: SCHEMA, findings, summary })
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
    }
}

fn cell(cell: &CellRef) -> Cell<'_> {
    Cell { index: cell.index, id: cell.id.as_deref(), kind: cell.kind, execution_count: cell.execution_count }
}
