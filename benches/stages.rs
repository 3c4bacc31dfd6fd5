//! What each stage of a scan costs, on one thread: `cargo bench --bench stages [-- FOLDER]`.
//!
//! Run by hand; the folder is `../shared/corpus` unless another is named. The best of several rounds counts.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops where it cannot go on")]

use mimalloc::MiMalloc;
use nbguard::json::Document;
use nbguard::notebook::Notebook;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

// as the command has it
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const ROUNDS: usize = 5;

fn main() {
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = named.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let files: Vec<Vec<u8>> = fs::read_dir(&folder)
        .expect("a folder of notebooks")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ipynb"))
        .map(|path| fs::read(path).expect("readable"))
        .collect();
    let size: usize = files.iter().map(Vec::len).sum();
    // the same cells in a language that nobody parses; what names of other languages cost is among the patterns then
    let foreign: Vec<Vec<u8>> = files
        .iter()
        .map(|file| String::from_utf8_lossy(file).replace("\"source\": [\n", "\"source\": [\n\"%%nohtyp\\n\",\n").into_bytes())
        .collect();
    let text: usize = files.iter().map(|file| with_notebook(file, texts)).sum();
    let code: usize = files.iter().map(|file| with_notebook(file, code)).sum();
    println!("{} notebooks, {:.1} MB, {:.1} MB of it text, {:.1} MB code", files.len(), mega(size), mega(text), mega(code));

    let parse = best(|| files.iter().for_each(|file| drop(Document::parse(file))));
    let read = best(|| {
        files.iter().for_each(|file| {
            black_box(with_notebook(file, texts));
        })
    });
    let without = best(|| foreign.iter().for_each(|file| drop(nbguard::scan(file))));
    let whole = best(|| files.iter().for_each(|file| drop(nbguard::scan(file))));
    row("JSON to tree", parse, size);
    row("tree to texts", read.saturating_sub(parse), text);
    row("patterns, names", without.saturating_sub(read), text);
    row("Python analysis", whole.saturating_sub(without), code);
    row("whole scan", whole, size);
}

fn with_notebook(bytes: &[u8], measure: impl Fn(&Notebook<'_>) -> usize) -> usize {
    let Ok(document) = Document::parse(bytes) else { return 0 };
    Notebook::of(&document).map_or(0, |notebook| measure(&notebook))
}

fn texts(notebook: &Notebook<'_>) -> usize {
    notebook.parts().iter().map(|part| part.text.as_str().len()).sum()
}

fn code(notebook: &Notebook<'_>) -> usize {
    let is_code =
        |part: &&nbguard::notebook::Part<'_>| matches!(part.place, nbguard::notebook::Place::Source(nbguard::notebook::CellKind::Code));
    notebook.parts().iter().filter(is_code).map(|part| part.text.as_str().len()).sum()
}

fn best(mut work: impl FnMut()) -> Duration {
    let mut timed = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(|_| timed()).min().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "figures to be read")]
fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn row(stage: &str, took: Duration, bytes: usize) {
    println!("{stage:<20} {:8.1} ms {:8.0} MB/s", took.as_secs_f64() * 1e3, mega(bytes) / took.as_secs_f64());
}
