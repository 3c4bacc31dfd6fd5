//! What holds for every notebook, whatever is in it: nothing is lost, cleaning settles, the scanner's places are right.
//!
//! Each law runs over `tests/fixtures` and, where it is there, over the corpus of real notebooks.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by it")]

mod support;

use nbguard::clean::{ByteSize, DEFAULT_KEYS, Ids, Options, Outputs};
use nbguard::edit::Edits;
use nbguard::json::{Document, Kind, Value};
use nbguard::notebook::Notebook;
use nbguard::span::Span;
use support::{Fixture, corpus, own};

fn everything() -> Vec<Fixture> {
    own().into_iter().chain(corpus()).collect()
}

fn strip() -> Options {
    Options { keys: DEFAULT_KEYS.iter().map(|key| key.parse().expect("a key path")).collect(), ..Options::default() }
}

/// Every mode of outputs, ids and counts, without and with the flags that take out more.
fn all_options() -> Vec<Options> {
    let mut all = Vec::new();
    for outputs in [Outputs::Strip, Outputs::Redact, Outputs::Keep] {
        for ids in [Ids::Keep, Ids::Sequential, Ids::Drop] {
            for keep_count in [false, true] {
                let plain = Options { outputs, ids, keep_count, ..strip() };
                let dropping = Options {
                    drop_empty_cells: true,
                    drop_tagged_cells: vec!["a".to_owned()],
                    strip_init_cells: true,
                    max_size: ByteSize(12),
                    drop_output_types: vec!["stream:stderr".parse().expect("a type")],
                    keep_output_types: vec!["error".parse().expect("a type")],
                    unix_newlines: true,
                    ..plain.clone()
                };
                all.extend([plain, dropping]);
            }
        }
    }
    all
}

fn cleaned(name: &str, bytes: &[u8], options: &Options) -> Vec<u8> {
    let edits = nbguard::clean(bytes, options).unwrap_or_else(|error| panic!("{name}: {error}"));
    edits.apply(bytes)
}

#[test]
fn nothing_changes_without_edits() {
    for Fixture { name, bytes } in everything() {
        assert!(Edits::default().apply(&bytes) == bytes, "{name}");
        if let Ok(document) = Document::parse(&bytes) {
            assert_covered(&name, document.root());
        }
    }
}

/// Between and around the values of the tree stands nothing but JSON's own signs.
fn assert_covered(name: &str, root: Value<'_>) {
    let signs = |gap: &[u8], signs: &[u8]| gap.iter().all(|byte| signs.contains(byte) || b" \t\r\n".contains(byte));
    let bytes = root.document_bytes();
    let before = Span::new(0, root.span().start).of(bytes);
    assert!(signs(before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before), b""), "{name}");
    assert!(signs(Span::new(root.span().end, bytes.len()).of(bytes), b""), "{name}");
    let mut pending = vec![root];
    while let Some(value) = pending.pop() {
        let mut children: Vec<Value<'_>> = value.members().flat_map(|member| [member.key, member.value]).collect();
        children.extend(value.elements());
        if !matches!(value.kind(), Kind::Object | Kind::Array) {
            assert!(children.is_empty(), "{name}: {value:?}");
            continue;
        }
        let mut at = value.span().start;
        for child in &children {
            assert!(child.span().start >= at && value.span().contains(child.span()), "{name}: {child:?}");
            assert!(signs(Span::new(at, child.span().start).of(bytes), b"{[,:"), "{name}: before {child:?}");
            at = child.span().end;
        }
        assert!(signs(Span::new(at, value.span().end).of(bytes), b"{[]}"), "{name}: end of {value:?}");
        pending.extend(children);
    }
}

#[test]
fn cleaning_settles_and_touches_only_what_it_says() {
    let options = all_options();
    let own_count = own().len();
    for (index, Fixture { name, bytes }) in everything().iter().enumerate() {
        let is_real = index >= own_count;
        // of real notebooks each gets a third of the modes: the odd ones have them all
        let own = options.iter().enumerate().filter(|(n, _)| !is_real || n % 3 == index % 3);
        for (_, options) in own {
            let edits = nbguard::clean(bytes, options).unwrap_or_else(|error| panic!("{name}: {error}"));
            let once = edits.apply(bytes);
            assert_kept(name, bytes, &edits, &once);
            if !bytes.is_empty() {
                let document = Document::parse(&once).unwrap_or_else(|error| panic!("{name}, {options:?}: {error}"));
                Notebook::of(&document).unwrap_or_else(|error| panic!("{name}, {options:?}: {error}"));
            }
            let twice = cleaned(name, &once, options);
            assert!(once == twice, "{name}, {options:?}:\n{}", String::from_utf8_lossy(&twice));
        }
    }
}

#[test]
fn an_output_that_is_small_enough_once_is_small_enough_again() {
    for Fixture { name, bytes } in own() {
        for (size, outputs) in (1..80).flat_map(|size| [(size, Outputs::Strip), (size, Outputs::Redact)]) {
            let options = Options { outputs, max_size: ByteSize(size), ..strip() };
            let once = cleaned(&name, &bytes, &options);
            assert!(once == cleaned(&name, &once, &options), "{name}, {size}, {outputs:?}");
        }
    }
}

/// Every byte outside `edits` is in `after`, in its order, with the replacements between.
fn assert_kept(name: &str, before: &[u8], edits: &Edits, after: &[u8]) {
    let (mut from, mut to) = (0, 0);
    for edit in edits.as_slice() {
        assert!(from <= edit.span.start && edit.span.end <= before.len(), "{name}: {:?}", edit.span);
        let kept = edit.span.start - from;
        assert!(before[from..edit.span.start] == after[to..to + kept], "{name}: before {:?}", edit.span);
        let replacement = edit.replacement.as_bytes();
        to += kept;
        assert!(after[to..].starts_with(replacement), "{name}: at {:?}", edit.span);
        (from, to) = (edit.span.end, to + replacement.len());
    }
    assert!(before[from..] == after[to..], "{name}: the rest");
}

#[test]
fn no_output_survives_a_strip() {
    for Fixture { name, bytes } in everything() {
        let after = cleaned(&name, &bytes, &strip());
        let Ok(document) = Document::parse(&after) else { continue };
        let notebook = Notebook::of(&document).expect("a notebook");
        if notebook.metadata().filter_map(|metadata| metadata.get("keep_output")).any(Value::is_truthy) {
            continue;
        }
        for cell in notebook.cells() {
            let asks_to_keep = ["init_cell", "keep_output"].iter().any(|key| cell.metadata_value(key).is_some_and(Value::is_truthy));
            if asks_to_keep || cell.has_tag("keep_output") {
                continue;
            }
            for outputs in cell.outputs() {
                assert_eq!(text_in(outputs), "", "{name}: cell {}", cell.index());
            }
        }
    }
}

/// All strings and scalars of a value but null.
fn text_in(value: Value<'_>) -> String {
    let mut text = String::new();
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        match value.kind() {
            Kind::Object => pending.extend(value.members().flat_map(|member| [member.key, member.value])),
            Kind::Array => pending.extend(value.elements()),
            Kind::Null => {}
            _ => text += &String::from_utf8_lossy(value.raw()),
        }
    }
    text
}

/// nbstripout's default on the parsed JSON, written as plainly as can be: what a strip means.
fn stripped(mut notebook: serde_json::Value) -> serde_json::Value {
    let remove = |holder: &mut serde_json::Value, keys: &[&str]| {
        let metadata = holder.get_mut("metadata").and_then(serde_json::Value::as_object_mut);
        metadata.into_iter().for_each(|metadata| metadata.retain(|key, _| !keys.contains(&key.as_str())));
    };
    remove(&mut notebook, &["signature", "widgets"]);
    for cell in notebook["cells"].as_array_mut().expect("cells") {
        remove(cell, &["collapsed", "ExecuteTime", "execution", "heading_collapsed", "hidden", "scrolled"]);
        let cell = cell.as_object_mut().expect("a cell");
        cell.entry("outputs").and_modify(|outputs| *outputs = serde_json::json!([]));
        cell.entry("execution_count").and_modify(|count| *count = serde_json::Value::Null);
    }
    notebook
}

#[test]
fn a_strip_means_what_it_would_mean_on_parsed_json() {
    let odd = ["keep_output", "init_cell", "worksheets", "paragraphs", "null, 7"];
    let plain = |text: &[u8]| odd.iter().all(|word| memchr::memmem::find(text, word.as_bytes()).is_none());
    let mut compared = 0;
    for Fixture { name, bytes } in everything() {
        let parsed = serde_json::from_slice::<serde_json::Value>(&bytes);
        let Some(parsed) = parsed.ok().filter(|_| plain(&bytes)) else { continue };
        let after: serde_json::Value = serde_json::from_slice(&cleaned(&name, &bytes, &strip())).expect("JSON");
        assert!(after == stripped(parsed), "{name}");
        compared += 1;
    }
    assert!(compared > 5, "only {compared}");
}

#[test]
fn what_was_redacted_has_no_secret_in_its_outputs() {
    let redact = Options { outputs: Outputs::Redact, ..strip() };
    for Fixture { name, bytes } in everything() {
        let in_outputs = |bytes: &[u8]| -> Vec<(String, &'static str)> {
            let findings = nbguard::scan(bytes).expect("a notebook");
            let places = findings.iter().map(|finding| (finding.location.pointer.as_str().to_owned(), finding.rule));
            places.filter(|(pointer, _)| pointer.contains("/outputs") || pointer.contains("/results")).collect()
        };
        let left = in_outputs(&cleaned(&name, &bytes, &redact));
        assert_eq!(left, [], "{name}");
    }
}

#[test]
fn sequential_ids_count_the_cells_that_stay() {
    let options = Options { ids: Ids::Sequential, drop_empty_cells: true, ..strip() };
    for Fixture { name, bytes } in own().iter().filter(|fixture| fixture.name.starts_with("nbformat4_")) {
        let after: serde_json::Value = serde_json::from_slice(&cleaned(name, bytes, &options)).expect("JSON");
        for (place, cell) in after["cells"].as_array().expect("cells").iter().enumerate() {
            let id = cell.get("id").and_then(serde_json::Value::as_str);
            assert!(id.is_none_or(|id| id.parse() == Ok(place)), "{name}: {cell}");
        }
    }
}

#[test]
fn what_is_remembered_of_other_notebooks_changes_nothing() {
    let mut memory = nbguard::detect::Memory::default();
    let notebooks = everything();
    for Fixture { name, bytes } in notebooks.iter().chain(&notebooks) {
        let said = |found: Result<Vec<nbguard::finding::Finding>, nbguard::Error>| {
            found.map(|found| {
                found.into_iter().map(|one| (one.secret, one.rule, one.message, one.location, one.excerpt)).collect::<Vec<_>>()
            })
        };
        assert!(said(nbguard::scan_with(bytes, &mut memory)) == said(nbguard::scan(bytes)), "{name}");
    }
}
