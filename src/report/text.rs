//! A scan as a person reads it: the cell by its number, the line with the secret masked, why, and what to do.

use super::{Scan, counted, on_one_line};
use crate::finding::{Category, CellRef, Finding, Location};
use crate::policy::{Gate, Verdict};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One finding as cargo would show a warning, in colour; whoever prints it removes colours that are not wanted.
#[must_use]
pub fn finding(path: &str, finding: &Finding, gate: &Gate) -> String {
    snippet(path, finding, gate, &[], &advice(finding))
}

/// The same with `notes` on it and `advice` for it.
pub(super) fn snippet(path: &str, finding: &Finding, gate: &Gate, notes: &[String], advice: &[String]) -> String {
    let level = match gate.judge(finding) {
        Verdict::Fail => Level::ERROR,
        Verdict::Pass => Level::WARNING,
    };
    let origin = format!("{}: {}", on_one_line(path), place(finding));
    let excerpt = &finding.excerpt;
    let mark = AnnotationKind::Primary.span(excerpt.mark.clone());
    let snippet = Snippet::source(&excerpt.line).path(&origin).line_start(finding.location.start.line).annotation(mark);
    let title = level.primary_title(&finding.message).id(finding.rule);
    let notes = notes.iter().map(|text| Level::NOTE.message(text));
    let group = title.element(snippet).elements(notes).elements(advice.iter().map(|text| Level::HELP.message(text)));
    Renderer::styled().render(&[group])
}

/// The last line of a report.
#[must_use]
pub fn summary(scan: &Scan, gate: &Gate) -> String {
    let mut parts = tally(scan.findings().map(|(_, finding)| finding), gate);
    if !scan.errors.is_empty() {
        parts.push(counted(scan.errors.len(), "file") + " could not be read");
    }
    format!("{} looked at: {}", counted(scan.notebooks.len(), "notebook"), parts.join(", "))
}

/// How many findings of which category fail, and how many do not.
pub(super) fn tally<'f>(findings: impl Iterator<Item = &'f Finding> + Clone, gate: &Gate) -> Vec<String> {
    let found = |verdict: Verdict, category: Category| {
        findings.clone().filter(|finding| finding.category == category && gate.judge(finding) == verdict).count()
    };
    let mut parts: Vec<String> = Vec::new();
    for (category, thing) in
        [(Category::Secret, "credential"), (Category::Environment, "environment dump"), (Category::Payload, "response payload")]
    {
        for (verdict, note) in [(Verdict::Fail, " found"), (Verdict::Pass, " noted")] {
            let count = found(verdict, category);
            if count > 0 {
                parts.push(counted(count, thing) + note);
            }
        }
    }
    if parts.is_empty() {
        parts.push("no credentials found".to_owned());
    }
    parts
}

/// Where a finding is, as a reader of the notebook counts: `cell 4 [In 7]`.
#[must_use]
pub fn place(finding: &Finding) -> String {
    location(&finding.location)
}

/// The same of anything in a notebook.
#[must_use]
pub fn location(location: &Location) -> String {
    let Some(cell) = &location.cell else { return format!("notebook {}", location.pointer.tokens().collect::<Vec<_>>().join(".")) };
    let mut place = format!("cell {}", cell.index + 1);
    match cell {
        CellRef { execution_count: Some(count), .. } => place += &format!(" [In {count}]"),
        CellRef { kind, .. } if *kind != "code" => place += &format!(" ({kind})"),
        CellRef { .. } => {}
    }
    let tokens: Vec<String> = location.pointer.tokens().collect();
    let inner = tokens.iter().position(|token| INSIDE_CELLS.contains(&token.as_str())).map_or(&[][..], |at| &tokens[at..]);
    match inner.first().map(String::as_str) {
        Some("outputs" | "results") => place += ", output",
        Some("metadata" | "attachments") => place += &format!(", {}", inner.join(".")),
        _ => {}
    }
    place
}

/// Members of a cell that are worth naming in a place.
const INSIDE_CELLS: &[&str] = &["outputs", "results", "metadata", "attachments"];

/// What to do about it, one sentence a line.
fn advice(finding: &Finding) -> Vec<String> {
    let pointer = finding.location.pointer.as_str();
    let step = match (finding.category, pointer) {
        (_, pointer) if pointer.contains("/outputs/") || pointer.contains("/results/") => {
            "clear this output, or let nbguard do it: nbguard clean FILE".to_owned()
        }
        (_, "/text") => "the notebook cannot be read, so it was looked at as text: mend it or take it out".to_owned(),
        (_, pointer) if pointer.contains("/metadata/") || finding.location.cell.is_none() => {
            "take it out of the metadata: nbguard clean --extra-keys KEY FILE, with KEY such as metadata.papermill".to_owned()
        }
        (Category::Secret, _) => "read it when the notebook runs: os.environ[\"NAME\"], getpass.getpass(), or keyring".to_owned(),
        _ => "clear this output".to_owned(),
    };
    vec![step, format!("if it was ever pushed or shared, revoke it: {}", finding.revoke)]
}
