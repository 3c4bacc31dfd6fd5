//! A notebook as `git diff` shows it: `tests/fixtures/textconv/NAME` holds `in.ipynb`, its settings in `nbguard.toml` and
//! `out.txt`, what is shown. `BLESS=1 cargo test --test textconv` writes what is shown: read it before you commit it.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use std::fs;
use std::path::Path;
use support::{corpus, entries, filled, folder, name_of, nbguard, own};

/// What is shown of the notebook in a folder that also has its settings.
fn textconv(notebook: &[u8], settings: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.ipynb"), notebook).expect("writable");
    fs::write(folder.path().join("nbguard.toml"), settings).expect("writable");
    let output = nbguard(folder.path(), &["textconv", "a.ipynb"], b"");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn settings(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("nbguard.toml")).expect("nbguard.toml")
}

#[test]
fn each_notebook_is_shown_as_it_should_be() {
    let blesses = std::env::var_os("BLESS").is_some();
    for folder in entries(&folder("textconv")) {
        let shown = textconv(filled(&folder.join("in.ipynb")).as_bytes(), &settings(&folder));
        if blesses {
            fs::write(folder.join("out.txt"), &shown).expect("writable");
        }
        let expected = fs::read_to_string(folder.join("out.txt")).expect("out.txt");
        assert_eq!(shown, expected, "{}", name_of(&folder));
    }
}

#[test]
fn a_cleaned_notebook_is_shown_as_the_one_it_was_made_of() {
    for notebook in own().into_iter().chain(corpus()) {
        for (mode, layer) in [("strip", ""), ("redact", "outputs = \"redact\"")] {
            let layer = nbguard::policy::Layer::from_toml(layer).expect("settings");
            let options = nbguard::policy::Policy::try_from(layer).expect("settings").clean;
            let Ok(edits) = nbguard::clean(&notebook.bytes, &options) else { continue };
            let shown = |bytes: &[u8]| nbguard::readable(bytes, &options).expect("a notebook");
            assert!(shown(&notebook.bytes) == shown(&edits.apply(&notebook.bytes)), "{} under {mode}", notebook.name);
        }
    }
}

#[test]
fn a_cell_put_in_between_is_all_that_differs() {
    let notebook: serde_json::Value = serde_json::from_str(&filled(&folder("textconv").join("without_ids/in.ipynb"))).expect("JSON");
    let mut more = notebook.clone();
    let cell = serde_json::json!({"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": "new = 1"});
    more["cells"].as_array_mut().expect("cells").insert(1, cell);
    let shown = |notebook: &serde_json::Value| textconv(notebook.to_string().as_bytes(), b"");
    assert_eq!(shown(&more).replacen("── code\nnew = 1\n\n", "", 1), shown(&notebook));
}
