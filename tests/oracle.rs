//! The crate nbformat as the judge: a notebook that it reads before a clean it reads after.
//!
//! It is asked here alone. It refuses or drops what real notebooks hold, so nothing that nbguard does goes through it.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::clean::{Ids, Options, Outputs};
use support::{Fixture, corpus, own};

fn reads(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| nbformat::parse_notebook(text).is_ok())
}

#[test]
fn what_could_be_read_can_be_read_when_clean() {
    let mut read = 0;
    for Fixture { name, bytes } in own().into_iter().chain(corpus()).filter(|fixture| reads(&fixture.bytes)) {
        read += 1;
        for (outputs, ids) in [(Outputs::Strip, Ids::Keep), (Outputs::Redact, Ids::Sequential), (Outputs::Keep, Ids::Keep)] {
            // it drops a result without its count, and says so at length
            let options = Options { outputs, ids, keep_count: outputs != Outputs::Strip, drop_empty_cells: true, ..Options::default() };
            let edits = nbguard::clean(&bytes, &options).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(reads(&edits.apply(&bytes)), "{name}: {outputs:?}, {ids:?}");
        }
    }
    assert!(read > 30, "it read only {read}");
}
