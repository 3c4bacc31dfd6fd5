//! What holds for files that were cut, mangled or never were notebooks: one error with its place, never a panic.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::clean::{Options, Outputs};
use nbguard::json::{Document, JsonError, JsonErrorKind};
use nbguard::notebook::NotebookError;
use nbguard::{Error, edit::Edits};
use proptest::prelude::*;
use support::{Fixture, odd};

/// Does with `bytes` all that the library can do, and gives the error that it all ended with, if it did.
fn everything_on(bytes: &[u8]) -> Option<Error> {
    let redact = Options { outputs: Outputs::Redact, ..Options::default() };
    let cleaned = |options| nbguard::clean(bytes, options).map(|edits: Edits| drop(edits.apply(bytes)));
    let results = [
        nbguard::scan(bytes).map(drop),
        cleaned(&Options::default()),
        cleaned(&redact),
        nbguard::shown(bytes, &redact).map(drop),
        nbguard::masks(bytes).map(drop),
    ];
    let errors: Vec<Error> = results.into_iter().filter_map(Result::err).collect();
    let not_of_cleaning = || errors.iter().filter(|error| !matches!(error, Error::Clean(_))).count();
    assert!([0, 5].contains(&not_of_cleaning()), "some can read it and some cannot: {errors:?}");
    errors.into_iter().next()
}

/// Fails where `error` names a place that is not in `bytes`.
fn assert_placed(error: &Error, bytes: &[u8]) {
    if let Error::Notebook(NotebookError::Json(JsonError { at, .. })) = error {
        let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        assert!((1..=lines.len()).contains(&at.line), "{error}");
        assert!((1..=lines[at.line - 1].len() + 1).contains(&at.column), "{error}");
    }
    let message = error.to_string();
    assert!(message.starts_with("line ") || message.starts_with("cell "), "{message}");
}

/// Where a cut leaves less than the notebook: every place up to the end of its outermost object.
fn cuts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let end = Document::parse(bytes).map_or(0, |document| document.root().span().end);
    // of a BOM that is cut nobody can say what it was; the nested one is long and says the same at every level
    let step = if end > 10_000 { 997 } else { 1 };
    (3..end).step_by(step)
}

#[test]
fn a_file_that_was_cut_short_is_refused() {
    for Fixture { name, bytes } in odd() {
        for cut in cuts(&bytes) {
            let Some(error) = everything_on(&bytes[..cut]) else { panic!("{name} cut at {cut} was read") };
            assert_placed(&error, &bytes[..cut]);
        }
    }
}

#[test]
fn a_file_that_was_cut_short_is_told_so() {
    let mut wrong = Vec::new();
    for Fixture { name, bytes } in odd() {
        for cut in cuts(&bytes) {
            let kind = Document::parse(&bytes[..cut]).err().map(|error| error.kind);
            if kind != Some(JsonErrorKind::Truncated) {
                let before = String::from_utf8_lossy(&bytes[cut.saturating_sub(6)..cut]);
                wrong.push(format!("{name} cut at {cut}, after {before:?}: {kind:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cuts, such as\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn a_notebook_between_conflict_markers_is_told_so() {
    for Fixture { name, bytes } in odd().iter().filter(|fixture| fixture.bytes.contains(&b'\n')) {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let first = text.find('\n').expect("lines") + 1;
        // a conflict within a string is none: what stands there is quoted
        let conflict = format!("{}<<<<<<< HEAD\n{}=======\n>>>>>>> theirs\n", &text[..first], &text[first..]);
        let error = everything_on(conflict.as_bytes()).unwrap_or_else(|| panic!("{name} was read"));
        assert!(error.to_string().starts_with("line 2, column 1: merge-conflict markers"), "{name}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_put_anywhere_do_no_harm(
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), mangled_byte()), 1..6),
    ) {
        let fixtures = small();
        let mut bytes = which.get(&fixtures).bytes.clone();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(error) = everything_on(&bytes) {
            assert_placed(&error, &bytes);
        }
    }

    #[test]
    fn stretches_taken_out_do_no_harm(which in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), len in 1_usize..80) {
        let fixtures = small();
        let mut bytes = which.get(&fixtures).bytes.clone();
        let from = from.index(bytes.len());
        bytes.drain(from..(from + len).min(bytes.len()));
        if let Some(error) = everything_on(&bytes) {
            assert_placed(&error, &bytes);
        }
    }

    #[test]
    fn cleaning_a_mangled_notebook_settles(
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        byte in mangled_byte(),
        outputs in prop::sample::select(vec![Outputs::Strip, Outputs::Redact]),
    ) {
        let fixtures = small();
        let mut bytes = which.get(&fixtures).bytes.clone();
        let at = place.index(bytes.len());
        bytes[at] = byte;
        let options = Options { outputs, ..Options::default() };
        if let Ok(edits) = nbguard::clean(&bytes, &options) {
            let once = edits.apply(&bytes);
            let again = nbguard::clean(&once, &options).expect("it could be read before");
            prop_assert!(again.is_empty(), "{}", String::from_utf8_lossy(&once));
        }
    }
}

fn small() -> Vec<Fixture> {
    odd().into_iter().filter(|fixture| (1..10_000).contains(&fixture.bytes.len())).collect()
}

/// Any byte, with those that mean something to JSON more often than the others.
fn mangled_byte() -> impl Strategy<Value = u8> {
    prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:\\u0-+.eE \n\rNIntf/".to_vec())]
}
