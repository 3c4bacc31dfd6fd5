//! What holds for the places of findings: bytes, pointer, line and column all lead to the same credential.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::finding::{Category, Finding, Location};
use nbguard::json::{Document, Value, decode};
use nbguard::span::LineColumn;
use support::{Fixture, corpus, own};

/// Every finding of every fixture with its notebook's tree.
/// Each credential found; an output that is a finding as a whole has a law of its own.
fn each_finding(mut check: impl FnMut(&str, &Document<'_>, &Finding)) -> usize {
    let mut count = 0;
    for Fixture { name, bytes } in own().into_iter().chain(corpus()) {
        let Ok(document) = Document::parse(&bytes) else { continue };
        let credentials = nbguard::scan(&bytes).unwrap_or_default().into_iter().filter(|finding| finding.category == Category::Secret);
        for finding in credentials {
            check(&format!("{name}: {finding:?}"), &document, &finding);
            count += 1;
        }
    }
    count
}

#[test]
fn an_output_as_a_whole_is_one_value() {
    for Fixture { name, bytes } in own().into_iter().chain(corpus()) {
        let Ok(document) = Document::parse(&bytes) else { continue };
        for finding in nbguard::scan(&bytes).unwrap_or_default().into_iter().filter(|finding| finding.category != Category::Secret) {
            let [span] = finding.location.spans.as_slice() else { panic!("{name}: {finding:?}") };
            let (pointer, value) = document.root().locate(span.start, &|_| false);
            assert_eq!((pointer, value.span()), (finding.location.pointer.clone(), *span), "{name}");
        }
    }
}

/// The strings that `pointer` leads to, their keys among them: a pointer cannot tell a key from its value, or a key
/// that stands twice from itself.
fn pointed<'d>(root: Value<'d>, pointer: &str) -> Vec<Value<'d>> {
    let mut here = vec![root];
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        here = here
            .into_iter()
            .flat_map(|value| {
                let members = value.members().filter(|member| member.key.is_text(&token)).flat_map(|member| [member.key, member.value]);
                let element = token.parse().ok().and_then(|index| value.elements().nth(index));
                members.chain(element).collect::<Vec<_>>()
            })
            .collect();
    }
    here
}

/// The one of [`pointed`] that holds the finding.
fn target<'d>(root: Value<'d>, location: &Location) -> Option<Value<'d>> {
    pointed(root, location.pointer.as_str()).into_iter().find(|value| value.span().contains(location.spans[0]))
}

/// A value's text as the contract has it: a list's strings joined, a traceback's on lines of their own, no colours.
fn text_of(value: Value<'_>, location: &Location) -> String {
    let lines: Vec<String> = value.lines().filter_map(Value::text).map(String::from).collect();
    let separator = if location.pointer.as_str().ends_with("/traceback") { "\n" } else { "" };
    without_colours(&lines.join(separator))
}

/// `text` without `ESC [ … letter`, the only sequence in the fixtures beside the title that one of them sets.
fn without_colours(text: &str) -> String {
    let text = text.replace('\u{9b}', "\u{1b}[");
    let mut shown = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        shown += before;
        let end = if after.starts_with(']') { after.find('\u{7}') } else { after.find(|c: char| c.is_ascii_alphabetic()) };
        rest = after.get(end.map_or(0, |at| at + 1)..).unwrap_or_default();
    }
    shown + rest
}

/// The stretch of `text` between two places.
fn between(text: &str, start: LineColumn, end: LineColumn) -> Option<&str> {
    let offset = |place: LineColumn| {
        let line_start = text.split_inclusive('\n').take(place.line - 1).map(str::len).sum::<usize>();
        let column = text[line_start..].char_indices().map(|(at, _)| at).chain([text.len() - line_start]).nth(place.column - 1);
        column.map(|column| line_start + column)
    };
    text.get(offset(start)?..offset(end)?)
}

#[test]
fn spans_lie_inside_strings_on_whole_characters() {
    let count = each_finding(|name, document, finding| {
        let spans = &finding.location.spans;
        assert!(!spans.is_empty() && spans.iter().all(|span| !span.is_empty()), "{name}");
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}");
        let bytes = document.bytes();
        for span in spans {
            let starts_character = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 != 0x80);
            assert!(starts_character(span.start) && starts_character(span.end), "{name}");
            // undoing the escapes of the stretch alone gives what undoing those of the whole gives
            assert!(!span.of(bytes).contains(&b'"') || span.of(bytes).contains(&b'\\'), "{name}");
        }
        let line = LineColumn::of(bytes, spans[0].start).line;
        assert_eq!(finding.location.file_line, line, "{name}");
    });
    assert!(count > 20, "only {count} findings");
}

#[test]
fn pointer_line_and_column_lead_to_the_bytes() {
    each_finding(|name, document, finding| {
        let location = &finding.location;
        if location.pointer.as_str().contains('…') {
            return; // a key that is a secret is not named, so no pointer leads to it
        }
        let value = target(document.root(), location).unwrap_or_else(|| panic!("{name}: the pointer leads elsewhere"));
        let text = text_of(value, location);
        let by_line = between(&text, location.start, location.end).unwrap_or_else(|| panic!("{name}: line and column lead nowhere"));
        let separator = if location.pointer.as_str().ends_with("/traceback") { "\n" } else { "" };
        // a stream that was cut into several outputs is pointed at where it starts
        let inside = location.spans.iter().filter(|span| value.span().contains(**span));
        let decoded: Vec<String> =
            inside.map(|span| decode(std::str::from_utf8(span.of(document.bytes())).expect("UTF-8")).into_owned()).collect();
        assert_eq!(by_line, without_colours(&decoded.join(separator)), "{name}");
    });
}

#[test]
fn the_bytes_are_the_credential() {
    each_finding(|name, document, finding| {
        let location = &finding.location;
        let decoded: Vec<String> =
            location.spans.iter().map(|span| decode(std::str::from_utf8(span.of(document.bytes())).expect("UTF-8")).into_owned()).collect();
        let separator = if location.pointer.as_str().ends_with("/traceback") { "\n" } else { "" };
        let decoded = without_colours(&decoded.join(separator));
        let is_markup = ["html", "svg"].iter().any(|kind| location.pointer.as_str().contains(kind) || name.contains(kind));
        // what code puts together from a list of pieces is found from the first to the last
        let put_together = decoded.replace("\", \"", "");
        let is_found = [decoded.as_str(), &put_together].contains(&finding.secret.expose());
        assert!(is_found || is_markup, "{name}: bytes of {} characters", decoded.len());
    });
}

#[test]
fn no_two_findings_share_a_byte() {
    for Fixture { name, bytes } in own().into_iter().chain(corpus()) {
        let mut spans: Vec<_> = nbguard::scan(&bytes).unwrap_or_default().into_iter().flat_map(|finding| finding.location.spans).collect();
        spans.sort();
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{name}: {spans:?}");
    }
}

#[test]
fn what_is_shown_is_the_mask() {
    each_finding(|name, _, finding| {
        let excerpt = &finding.excerpt;
        assert_eq!(excerpt.line.get(excerpt.mark.clone()), Some(finding.secret.mask().as_str()), "{name}");
        assert!(!excerpt.line.contains(finding.secret.expose()) && !finding.message.contains(finding.secret.expose()), "{name}");
        assert!(!excerpt.line.contains(char::is_control), "{name}");
    });
}
