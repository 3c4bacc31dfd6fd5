use super::*;

fn reads(text: &[u8]) -> bool {
    Document::parse(text).is_ok()
}

fn error(text: &[u8]) -> JsonError {
    Document::parse(text).expect_err("must be refused")
}

#[test]
fn accepts_what_pythons_json_writes() {
    for text in [
        "{}", "[]", "[[],{}]", "NaN", "[NaN, Infinity, -Infinity]", r#"{"a":1,"a":2}"#, r#""\ud800""#, "123456789012345678901234567890",
        "\u{feff}{}", "-0.5e+10", " \r\n\t{ } ", "true", "null",
    ] {
        assert!(reads(text.as_bytes()), "{text}");
    }
}

#[test]
fn refuses_the_rest_with_a_place() {
    let cases: [(&[u8], usize, usize, JsonErrorKind); 9] = [
        (b"{\n \"a\": [1, 2", 2, 12, JsonErrorKind::Truncated),
        (b"", 1, 1, JsonErrorKind::Truncated),
        (b"{\"a\": tru", 1, 10, JsonErrorKind::Truncated),
        (b"{\n<<<<<<< HEAD\n", 2, 1, JsonErrorKind::ConflictMarkers),
        (b"[\"caf\xe9\"]", 1, 6, JsonErrorKind::NotUtf8),
        (b"[\"a\nb\"]", 1, 4, JsonErrorKind::ControlCharacter),
        (b"[\"\\x\"]", 1, 3, JsonErrorKind::BadEscape),
        (b"{} x", 1, 4, JsonErrorKind::TrailingText),
        (b"[1 2]", 1, 4, JsonErrorKind::Unexpected { expected: "`,` or `]`", found: b'2' }),
    ];
    for (text, line, column, kind) in cases {
        let found = error(text);
        assert_eq!((found.at.line, found.at.column, found.kind), (line, column, kind), "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(reads(deep.as_bytes()));
}

#[test]
fn mismatched_brackets_are_refused() {
    for text in ["[}", "{]", "[1}", "{\"a\":1]", "{\"a\"}", "{,}", "[,]", "[1,]", "{\"a\":1,}", "01", "+1", "1.", "'a'"] {
        assert!(!reads(text.as_bytes()), "{text}");
    }
}

#[test]
fn keys_are_compared_unescaped_and_every_duplicate_is_seen() {
    let text = br#"{"\u006futputs": 1, "outputs": 2}"#;
    let document = Document::parse(text).expect("valid");
    let values: Vec<&[u8]> = document.root().all("outputs").map(Value::raw).collect();
    assert_eq!(values, [b"1", b"2"]);
}

#[test]
fn strings_decode_as_python_reads_them() {
    for (inside, text) in
        [(r"a\n\u002d\ud83d\ude00", "a\n-\u{1f600}"), (r"\ud800x", "\u{fffd}x"), (r#"\"\\\/"#, "\"\\/"), ("plain", "plain")]
    {
        assert_eq!(decode(inside), text);
    }
}

#[test]
fn removing_children_leaves_json() {
    let text = "{\n \"a\": 1,\n \"b\": 2,\n \"c\": 3\n}";
    let document = Document::parse(text.as_bytes()).expect("valid");
    let without = |indices: &[usize]| {
        let edits = removals(document.root(), indices).into_iter().map(crate::edit::Edit::delete).collect();
        String::from_utf8(crate::edit::Edits::new(text.as_bytes(), edits).apply(text.as_bytes())).expect("UTF-8")
    };
    assert_eq!(without(&[0]), "{\n \"b\": 2,\n \"c\": 3\n}");
    assert_eq!(without(&[1]), "{\n \"a\": 1,\n \"c\": 3\n}");
    assert_eq!(without(&[1, 2]), "{\n \"a\": 1\n}");
    assert_eq!(without(&[0, 1]), "{\n \"c\": 3\n}");
    assert_eq!(without(&[0, 2]), "{\n \"b\": 2\n}");
    assert_eq!(without(&[0, 1, 2]), "{}");
}

#[test]
fn one_walk_finds_what_walks_from_the_root_find() {
    let text = br#"{"a": [], "b": {"c": "d", "c": [1, {"e": ["f", "g"]}]}, "h": ["i", 2, [[]], "j"], "k": "l"}"#;
    let document = Document::parse(text).expect("valid");
    for step in 1..9 {
        let mut locator = Locator::new(document.root());
        for offset in (0..text.len()).step_by(step) {
            let found = locator.at(offset, &|_| false);
            assert_eq!(found, document.root().locate(offset, &|_| false), "{offset}");
            assert!(found.1.span().start <= offset && offset < found.1.span().end, "{offset}");
        }
    }
}

#[test]
fn a_pointer_stops_at_a_line_list() {
    let text = br#"{"cells": [{"a/b~": ["one", "two"]}]}"#;
    let document = Document::parse(text).expect("valid");
    let at = text.windows(3).position(|window| window == b"two").expect("there");
    assert_eq!(document.root().locate(at, &|_| false).0.as_str(), "/cells/0/a~1b~0");
}
