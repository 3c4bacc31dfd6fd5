//! Putting a mark where a secret stood.

use super::withhold::withhold;
use crate::edit::Edit;
use crate::finding::{Category, Finding};
use crate::json::{Value, quote};

/// The edits that put `[redacted:RULE]` where the secrets of `findings` stand.
pub fn redactions(findings: &[Finding]) -> impl Iterator<Item = Edit> {
    let secrets = findings.iter().filter(|finding| finding.category == Category::Secret);
    secrets.flat_map(|finding| replace(finding, &format!("[redacted:{}]", finding.rule)))
}

/// The edits that take what `findings`, in file order, name out of `output`: it is withheld where all of it is of the
/// kind, else its secrets are replaced.
pub(super) fn output(output: Value<'_>, findings: &[Finding]) -> Vec<Edit> {
    let span = output.span();
    let start = |finding: &Finding| finding.location.spans.first().map_or(0, |span| span.start);
    let reaches = |finding: &Finding| finding.location.spans.iter().any(|own| own.overlaps(span));
    let mut first = findings.partition_point(|finding| start(finding) < span.start);
    // a stream that was cut into outputs may have been cut within a secret
    while first > 0 && reaches(&findings[first - 1]) {
        first -= 1;
    }
    let inside = &findings[first..];
    let inside = &inside[..inside.partition_point(|finding| start(finding) < span.end)];
    match inside.iter().find(|finding| finding.category != Category::Secret) {
        Some(whole) => withhold(output, whole.category),
        None => redactions(inside).filter(|edit| span.contains(edit.span)).collect(),
    }
}

/// The edits that put its mask where each secret of `findings` stands, for showing a notebook's text to a person.
pub fn masks(findings: &[Finding]) -> impl Iterator<Item = Edit> {
    findings
        .iter()
        .filter(|finding| finding.category == Category::Secret)
        .flat_map(|finding| replace(finding, &quote(&finding.secret.mask())))
}

/// `mark` for the finding's first span, nothing for the others.
fn replace<'f>(finding: &'f Finding, mark: &str) -> impl Iterator<Item = Edit> + use<'f> {
    let mark = mark.to_owned();
    finding.location.spans.iter().enumerate().map(move |(index, span)| match index {
        0 => Edit::replace(*span, mark.clone()),
        _ => Edit::delete(*span),
    })
}
