//! Putting a mark where a secret stood.

use crate::edit::Edit;
use crate::finding::{Category, Finding};
use crate::json::quote;
use crate::span::Span;

/// The edits that put `[redacted:RULE]` where the secrets of `findings` stand within `places`, which are in file order
/// and do not overlap.
pub fn redactions<'f>(findings: &'f [Finding], places: &'f [Span]) -> impl Iterator<Item = Edit> + 'f {
    let secrets = findings.iter().filter(|finding| finding.category == Category::Secret);
    secrets.flat_map(|finding| replace(finding, &format!("[redacted:{}]", finding.rule))).filter(move |edit| {
        let after = places.partition_point(|place| place.end < edit.span.end);
        places.get(after).is_some_and(|place| place.contains(edit.span))
    })
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
