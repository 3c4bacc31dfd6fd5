//! A scan as a person reads it: the cell by its number, the line with the secret masked, why, and what to do.

use super::{Scan, counted};
use crate::finding::{Category, CellRef, Finding};
use crate::policy::{Gate, Verdict};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One finding as cargo would show a warning, in colour; whoever prints it removes colours that are not wanted.
#[must_use]
pub fn finding(path: &str, finding: &Finding, gate: &Gate) -> String {
    let level = match gate.judge(finding) {
        Verdict::Fail => Level::ERROR,
        Verdict::Pass => Level::WARNING,
    };
    let origin = format!("{path}: {}", place(finding));
    let advice = advice(finding);
    let excerpt = &finding.excerpt;
    let mark = AnnotationKind::Primary.span(excerpt.mark.clone());
    let snippet = Snippet::source(&excerpt.line).path(&origin).line_start(finding.location.start.line).annotation(mark);
    let title = level.primary_title(&finding.message).id(finding.rule);
    let group = title.element(snippet).elements(advice.iter().map(|text| Level::HELP.message(text)));
    Renderer::styled().render(&[group])
}

/// The last line of a report.
#[must_use]
pub fn summary(scan: &Scan, gate: &Gate) -> String {
    let failing = scan.findings().filter(|(_, finding)| gate.judge(finding) == Verdict::Fail).count();
    let other = scan.findings().count() - failing;
    let mut line = counted(scan.notebooks.len(), "notebook") + " looked at: ";
    line += &match failing {
        0 => "no credentials found".to_owned(),
        count => counted(count, "credential") + " found",
    };
    if other > 0 {
        line += &format!(", {} of lower severity", counted(other, "finding"));
    }
    if !scan.errors.is_empty() {
        line += &format!(", {} could not be read", counted(scan.errors.len(), "file"));
    }
    line
}

/// Where a finding is, as a reader of the notebook counts: `cell 4 [In 7]`.
#[must_use]
pub fn place(finding: &Finding) -> String {
    let location = &finding.location;
    let Some(cell) = &location.cell else { return format!("notebook {}", trail(location.pointer.as_str())) };
    let mut place = format!("cell {}", cell.index + 1);
    match cell {
        CellRef { execution_count: Some(count), .. } => place += &format!(" [In {count}]"),
        CellRef { kind, .. } if *kind != "code" => place += &format!(" ({kind})"),
        CellRef { .. } => {}
    }
    let inner = location.pointer.as_str().split('/').skip(3).collect::<Vec<_>>();
    match inner.as_slice() {
        ["outputs" | "results", ..] => place += ", output",
        ["metadata" | "attachments", ..] => place += &format!(", {}", inner.join(".")),
        _ => {}
    }
    place
}

fn trail(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".").replace("~1", "/").replace("~0", "~")
}

/// What to do about it, one sentence a line.
fn advice(finding: &Finding) -> Vec<String> {
    let pointer = finding.location.pointer.as_str();
    let step = match (finding.category, pointer) {
        (_, pointer) if pointer.contains("/outputs/") || pointer.contains("/results/") => {
            "clear this output, or let nbguard do it: nbguard clean FILE".to_owned()
        }
        (_, pointer) if pointer.contains("/metadata/") || finding.location.cell.is_none() => {
            "take it out of the metadata: nbguard clean --extra-keys KEY FILE, with KEY such as metadata.papermill".to_owned()
        }
        (Category::Secret, _) => "read it when the notebook runs: os.environ[\"NAME\"], getpass.getpass(), or keyring".to_owned(),
        _ => "clear this output".to_owned(),
    };
    let revoke = match finding.revoke {
        "" => "if it was ever pushed or shared, change it".to_owned(),
        address => format!("if it was ever pushed or shared, revoke it: {address}"),
    };
    vec![step, revoke]
}
