//! What is put back into a notebook: the very notebook where it can be had, else its cells, and always such that git
//! sees no change.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::clean::{DEFAULT_KEYS, Ids, Options, Outputs};
use nbguard::edit::{Edit, Edits};
use nbguard::json::{Document, Value};
use nbguard::notebook::{Cell, CellKind, Notebook};
use nbguard::restored;
use serde_json::{Value as Json, json};
use support::{Fixture, corpus, own};

fn strip() -> Options {
    Options { keys: DEFAULT_KEYS.iter().map(|key| key.parse().expect("a key path")).collect(), ..Options::default() }
}

fn modes() -> Vec<Options> {
    let redact = Options { outputs: Outputs::Redact, ..strip() };
    let few = Options { keep_count: true, ids: Ids::Sequential, drop_empty_cells: true, ..strip() };
    vec![strip(), redact, few, Options { ids: Ids::Drop, unix_newlines: true, ..strip() }]
}

fn cleaned(bytes: &[u8], options: &Options) -> Vec<u8> {
    nbguard::clean(bytes, options).expect("a notebook").apply(bytes)
}

/// Each cell's outputs, as they stand in the file.
fn outputs(bytes: &[u8]) -> Vec<Vec<u8>> {
    let document = Document::parse(bytes).expect("JSON");
    let notebook = Notebook::of(&document).expect("a notebook");
    notebook.cells().iter().map(|cell| cell.outputs().flat_map(Value::raw).copied().collect()).collect()
}

/// `bytes` with a comment before the code of one cell, and which; `None` where no cell has code.
fn edited(bytes: &[u8]) -> Option<(usize, Vec<u8>)> {
    let document = Document::parse(bytes).ok()?;
    let notebook = Notebook::of(&document).ok()?;
    let first_line = |cell: &Cell<'_>| Some((cell.index(), cell.sources().flat_map(Value::lines).next()?.string_span()?.start));
    let (index, at) = notebook.cells().iter().filter(|cell| cell.kind() == CellKind::Code && !cell.is_blank()).find_map(first_line)?;
    let insert = Edit::replace(nbguard::span::Span::new(at, at), "# another\\n");
    Some((index, Edits::new(bytes, vec![insert]).apply(bytes)))
}

#[test]
fn the_very_notebook_comes_back() {
    for (index, Fixture { name, bytes }) in own().into_iter().chain(corpus()).enumerate().filter(|(_, fixture)| !fixture.bytes.is_empty()) {
        let options = &modes()[index % 4];
        let blob = cleaned(&bytes, options);
        let others = own().into_iter().take(2).map(|fixture| fixture.bytes);
        let back = restored(&blob, others.chain([bytes.clone()]), options);
        assert!(back == Some(bytes), "{name}, {options:?}");
    }
}

#[test]
fn cells_that_were_not_edited_get_their_outputs_back() {
    let mut filled = 0;
    for Fixture { name, bytes } in own().into_iter().chain(corpus()) {
        for options in &modes()[..2] {
            let Some((index, blob)) = edited(&cleaned(&bytes, options)) else { continue };
            // what was inserted may make another clean necessary: a secret may show
            let blob = cleaned(&blob, options);
            let Some(back) = restored(&blob, [bytes.clone()], options) else { continue };
            assert!(cleaned(&back, options) == blob, "{name}, {options:?}");
            let (there, was, bare) = (outputs(&back), outputs(&bytes), outputs(&blob));
            for (cell, there) in there.iter().enumerate().filter(|(cell, _)| *cell != index) {
                assert!(*there == was[cell] || *there == bare[cell], "{name}: cell {cell}");
            }
            assert!(there[index] == bare[index], "{name}: cell {index}");
            if options.outputs == Outputs::Strip {
                let missing = (0..there.len()).filter(|cell| *cell != index && there[*cell] != was[*cell]).count();
                assert_eq!(missing, 0, "{name}");
                filled += 1;
            }
        }
    }
    assert!(filled > 20, "only {filled}");
}

fn code(id: &str, source: Json, count: u32, printed: &str) -> Json {
    let output = json!({"name": "stdout", "output_type": "stream", "text": [printed]});
    let outputs = if printed.is_empty() { json!([]) } else { json!([output]) };
    json!({"cell_type": "code", "execution_count": count, "id": id, "metadata": {}, "outputs": outputs, "source": source})
}

fn notebook(cells: &[Json]) -> Vec<u8> {
    serde_json::to_vec_pretty(&json!({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})).expect("JSON")
}

/// What each cell of `cells`, cleaned, prints when it comes out where `kept` went in.
fn printed(cells: &[Json], kept: &[&[Json]]) -> Vec<String> {
    let blob = cleaned(&notebook(cells), &strip());
    let Some(back) = restored(&blob, kept.iter().map(|cells| notebook(cells)), &strip()) else { return Vec::new() };
    assert!(cleaned(&back, &strip()) == blob);
    let back: Json = serde_json::from_slice(&back).expect("JSON");
    let text = |cell: &Json| format!("{}:{}", cell["execution_count"], cell["outputs"][0]["text"][0].as_str().unwrap_or("nothing"));
    back["cells"].as_array().expect("cells").iter().map(text).collect()
}

#[test]
fn after_a_merge_each_side_gives_its_own() {
    let ours = [code("a", json!(["x = 1\n", "x"]), 1, "ours"), code("b", json!("y"), 2, "y of ours")];
    let theirs = [code("a", json!("x"), 1, "theirs"), code("c", json!("z"), 7, "z of theirs"), code("b", json!("y"), 8, "y of theirs")];
    let merged =
        [code("a", json!("x = 1\nx"), 0, ""), code("c", json!("z"), 0, ""), code("b", json!("y"), 0, ""), code("d", json!("new"), 0, "")];
    assert_eq!(printed(&merged, &[&ours, &theirs]), ["1:ours", "7:z of theirs", "2:y of ours", "null:nothing"]);
}

/// A cell as nbformat 4.4 has it.
fn without_id(mut cell: Json) -> Json {
    cell.as_object_mut().expect("an object").remove("id");
    cell
}

#[test]
fn of_cells_with_one_source_the_id_tells_which() {
    let was = [code("a", json!("x"), 1, "a"), code("b", json!("x"), 2, "b"), code("c", json!("x"), 3, "c")];
    let turned = [code("c", json!("x"), 0, ""), code("new", json!("x"), 0, ""), code("a", json!("x"), 0, "")];
    assert_eq!(printed(&turned, &[&was]), ["3:c", "null:nothing", "1:a"], "another id is another cell");
    let [was, more] = [was.to_vec(), vec![turned[0].clone(); 4]].map(|cells| cells.into_iter().map(without_id).collect::<Vec<_>>());
    assert_eq!(printed(&more, &[&was]), ["1:a", "2:b", "3:c", "null:nothing"], "not all can be told: what stands where it stood");
    let text = json!({"cell_type": "markdown", "id": "m", "metadata": {}, "source": "x"});
    assert_eq!(printed(&[text, without_id(code("n", json!("x"), 0, ""))], &[&was[..1]]), ["null:nothing", "1:a"], "text is not code");
}

#[test]
fn what_was_cleared_stays_cleared() {
    let older = [code("a", json!("x"), 1, "a"), code("b", json!("y"), 2, "b")];
    let newer = [code("a", json!("x"), 1, ""), code("b", json!("y"), 2, "again")];
    let now = [code("a", json!("x"), 0, ""), code("b", json!("y"), 0, ""), code("c", json!("z"), 0, "")];
    assert_eq!(printed(&now, &[&newer, &older]), ["1:nothing", "2:again", "null:nothing"]);
}

/// The notebook with each level indented by `indent`.
fn indented(notebook: &[u8], indent: &str) -> String {
    let json: Json = serde_json::from_slice(notebook).expect("JSON");
    let mut bytes = Vec::new();
    let format = serde_json::ser::PrettyFormatter::with_indent(indent.as_bytes());
    serde::Serialize::serialize(&json, &mut serde_json::Serializer::with_formatter(&mut bytes, format)).expect("JSON");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn outputs_are_laid_out_as_the_notebook_that_they_come_into() {
    let was = notebook(&[code("a", json!("x"), 1, "  a\n\tb\r\n"), code("b", json!("y"), 2, "b")]);
    for to in [indented(&was, "  "), indented(&was, " "), indented(&was, "\t"), indented(&was, "\t").replace('\n', "\r\n")] {
        let edited = to.replace("\"y\"", "\"z\"");
        let blob = cleaned(edited.as_bytes(), &strip());
        let back = String::from_utf8(restored(&blob, [was.clone()], &strip()).expect("the first cell")).expect("UTF-8");
        let first_cell = |text: &str| text.split_once("\"source\": \"x\"").expect("there").0.to_owned();
        assert_eq!(first_cell(&back), first_cell(&to));
    }
    let compact = serde_json::from_slice::<Json>(&was).expect("JSON").to_string();
    let blob = cleaned(compact.replace("\"y\"", "\"z\"").as_bytes(), &strip());
    let back = String::from_utf8(restored(&blob, [was], &strip()).expect("the first cell")).expect("UTF-8");
    assert!(!back.contains('\n') && back.contains(r#"["  a\n\tb\r\n"]"#), "{back}");
}

#[test]
fn a_conflict_and_other_text_is_left_alone() {
    let was = notebook(&[code("a", json!("x"), 1, "a")]);
    for text in ["", "<<<<<<< ours\n{}\n", "{}", "[1]", "{\"cells\": 1}"] {
        assert_eq!(restored(text.as_bytes(), [was.clone(), b"no notebook".to_vec()], &strip()), None, "{text}");
    }
    assert_eq!(restored(&cleaned(&was, &strip()), [], &strip()), None);
    assert_eq!(restored(&cleaned(&was, &strip()), [b"{".to_vec(), was.clone()], &strip()), Some(was));
}
