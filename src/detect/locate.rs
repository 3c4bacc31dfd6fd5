//! From candidates in texts to findings in the file: spans, pointers, lines, masked excerpts.

use super::assignment::Grammar;
use super::candidate::{Candidate, candidates};
use crate::finding::{Category, CellRef, Confidence, Excerpt, Finding, Location, Mask, Secret};
use crate::json::{Locator, Pointer, Value};
use crate::notebook::{Form, Notebook, Part, Text};
use crate::span::{Cursor, Span};

/// A candidate with its place in the file.
struct Placed<'p, 'd> {
    part: &'p Part<'d>,
    candidate: Candidate,
    spans: Vec<Span>,
    /// The furthest byte that it or one before it reaches to.
    reach: usize,
}

/// The findings that `found` makes, in file order; the same bytes are reported once, though several views may show them.
pub(super) fn findings<'d>(notebook: &Notebook<'d>, found: Vec<(&Part<'d>, Vec<Candidate>)>) -> Vec<Finding> {
    let mut placed: Vec<Placed<'_, 'd>> = Vec::new();
    for (part, candidates) in found {
        for candidate in candidates {
            let spans = part.text.spans(candidate.range.clone());
            if !spans.is_empty() {
                placed.push(Placed { part, candidate, spans, reach: 0 });
            }
        }
    }
    placed.sort_by_key(|one| (one.spans[0].start, std::cmp::Reverse(one.spans[0].end)));
    placed.dedup_by(|later, kept| later.spans.iter().any(|span| kept.spans.iter().any(|own| own.overlaps(*span))));
    let mut reach = 0;
    for one in &mut placed {
        reach = one.spans.iter().map(|span| span.end).fold(reach, usize::max);
        one.reach = reach;
    }
    // a key or an id that is itself a secret must not name the place of another
    let hides = |value: Value<'d>| {
        let span = value.span();
        about(&placed, span).any(|one| one.spans.iter().any(|own| own.overlaps(span)))
    };
    let hidden_ids: Vec<usize> =
        notebook.cells().iter().filter(|cell| cell.value().all("id").any(&hides)).map(|cell| cell.index()).collect();
    let mut targets: Vec<Target<'d>> = Vec::new();
    let mut locator = Locator::new(notebook.root());
    for one in &placed {
        let (pointer, value) = locator.at(one.spans[0].start, &hides);
        if targets.last().is_none_or(|target| target.value != value) {
            targets.push(Target::new(pointer, value, &placed));
        }
    }
    let mut views: Vec<View<'_, 'd>> = targets.iter().map(View::of).collect();
    let mut raw = Cursor::new(notebook.bytes());
    let mut target = 0;
    let mut out = Vec::with_capacity(placed.len());
    for one in placed {
        while !targets[target].value.span().contains(Span::new(one.spans[0].start, one.spans[0].start)) {
            target += 1;
        }
        let file_line = raw.to(one.spans[0].start).line;
        let mut found = finding(one, &mut views[target], file_line);
        if let Some(cell) = found.location.cell.as_mut().filter(|cell| hidden_ids.contains(&cell.index)) {
            cell.id = None;
        }
        out.push(found);
    }
    out
}

/// Those of `placed` that may reach into `span`.
fn about<'a, 'p, 'd>(placed: &'a [Placed<'p, 'd>], span: Span) -> impl Iterator<Item = &'a Placed<'p, 'd>> {
    let first = placed.partition_point(|one| one.reach <= span.start);
    placed[first..].iter().take_while(move |one| one.spans[0].start < span.end)
}

/// A value that holds findings, and all masks that its text needs.
struct Target<'d> {
    pointer: Pointer,
    value: Value<'d>,
    text: Text<'d>,
    masks: Vec<Mask>,
    /// The first byte of the finding that each mask is for.
    starts: Vec<usize>,
}

impl<'d> Target<'d> {
    fn new(pointer: Pointer, value: Value<'d>, placed: &[Placed<'_, 'd>]) -> Self {
        let text = match pointer.as_str().ends_with("/traceback") {
            true => Text::lines(value, Form::Terminal),
            false => Text::of(value, Form::Terminal),
        };
        let bounds = value.span();
        let inside = about(placed, bounds).filter(|one| one.spans.iter().any(|span| bounds.contains(*span)));
        let mut masks: Vec<Mask> = Vec::new();
        let mut starts = Vec::new();
        for one in inside {
            let mut own = one.spans.iter().filter(|span| bounds.contains(**span));
            let Some(first) = own.next() else { continue };
            let last = own.next_back().unwrap_or(first);
            let range = text.range(Span::new(first.start, last.end));
            masks.push(Mask { range, shown: one.secret().mask() });
            starts.push(one.spans[0].start);
        }
        Self { pointer, value, text, masks, starts }
    }
}

/// A target while its findings are told in order.
struct View<'t, 'd> {
    target: &'t Target<'d>,
    cursor: Cursor<'t>,
}

impl<'t, 'd> View<'t, 'd> {
    fn of(target: &'t Target<'d>) -> Self {
        Self { target, cursor: Cursor::new(target.text.as_str().as_bytes()) }
    }
}

impl Placed<'_, '_> {
    fn secret(&self) -> Secret {
        Secret::new(self.candidate.value_in(self.part.text.as_str()), self.candidate.public)
    }
}

fn finding(one: Placed<'_, '_>, view: &mut View<'_, '_>, file_line: usize) -> Finding {
    let target = view.target;
    let own = target.starts.binary_search(&one.spans[0].start).unwrap_or(0);
    let range = target.masks.get(own).map_or(0..0, |mask| mask.range.clone());
    Finding {
        rule: one.candidate.rule.id,
        category: Category::Secret,
        severity: one.candidate.severity,
        confidence: one.candidate.confidence,
        message: message(&one),
        given: name_given(&one).map(str::to_owned),
        revoke: one.candidate.rule.revoke,
        location: Location {
            cell: one.part.cell.map(CellRef::from),
            pointer: target.pointer.clone(),
            start: view.cursor.to(range.start),
            end: view.cursor.to(range.end),
            file_line,
            spans: one.spans.clone(),
        },
        secret: one.secret(),
        excerpt: Excerpt::of(target.text.as_str(), &target.masks, own),
    }
}

/// Bytes up to which a name is repeated in a message.
const LONGEST_NAME: usize = 60;

/// What was found and why, without the credential.
fn message(one: &Placed<'_, '_>) -> String {
    let given = name_given(one).map_or(String::new(), |name| format!(", given to `{name}`"));
    let doubt = match one.candidate.confidence {
        Confidence::High => "; its structure is valid",
        Confidence::Low => "; its structure does not fit, so it may be invented",
        Confidence::Medium => "",
    };
    format!("{}{given}{doubt}", one.candidate.rule.name)
}

/// The name that the credential was given to, where it may be repeated.
fn name_given<'o>(one: &'o Placed<'_, '_>) -> Option<&'o str> {
    let name = one.candidate.name.clone().and_then(|range| one.part.text.as_str().get(range)).map(str::trim);
    let name = name.or(one.candidate.given.as_deref());
    // a name may hold a secret itself
    name.filter(|name| name.len() <= LONGEST_NAME && candidates(name, Grammar::Loose).is_empty())
}
