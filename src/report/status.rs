//! What stands between notebooks and git, part by part, as text for people and JSON, schema 1, for CI.

use super::on_one_line;
use serde::Serialize;
use std::fmt::Write;

/// The number of the JSON's format. Fields are added, never renamed.
const SCHEMA: u32 = 1;

/// Paths that the text names; the JSON has all.
const SHOWN: usize = 10;

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What.
    pub part: &'static str,
    /// `ok`, `missing`, `wrong` or `note`.
    pub state: &'static str,
    /// Whether notebooks are not guarded without it.
    pub needed: bool,
    /// What was found.
    pub detail: String,
    /// What to do about it.
    pub mend: Option<String>,
    /// The files that it is about.
    pub paths: Vec<String>,
}

#[derive(Serialize)]
struct Report<'r> {
    schema: u32,
    complete: bool,
    checks: &'r [Row],
}

/// `rows` as JSON on one line; `complete` says whether notebooks are guarded.
///
/// # Errors
/// Whatever serde_json reports; with these types it has nothing to.
pub fn json(rows: &[Row], complete: bool) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Report { schema: SCHEMA, complete, checks: rows })
}

/// `rows` as lines, what is amiss first.
#[must_use]
pub fn text(rows: &[Row]) -> String {
    let mut sorted: Vec<&Row> = rows.iter().collect();
    sorted.sort_by_key(|row| match row.state {
        "missing" | "wrong" => u8::from(!row.needed),
        "note" => 2,
        _ => 3,
    });
    let mut text = String::new();
    for (index, row) in sorted.iter().enumerate() {
        let wanted = if !row.needed && ["missing", "wrong"].contains(&row.state) { " (wanted, not needed)" } else { "" };
        let _ = writeln!(text, "{:8} {}{wanted}: {}", row.state, row.part, row.detail);
        for path in row.paths.iter().take(SHOWN) {
            let _ = writeln!(text, "           {}", on_one_line(path));
        }
        if row.paths.len() > SHOWN {
            let _ = writeln!(text, "           … and {} more", row.paths.len() - SHOWN);
        }
        // what mends several is said once
        let again = row.paths.is_empty() && sorted.get(index + 1).is_some_and(|next| next.mend == row.mend);
        if let Some(mend) = row.mend.as_ref().filter(|_| !again) {
            let _ = writeln!(text, "         {mend}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Row, text};

    #[test]
    fn what_mends_several_is_said_once() {
        let row = |part, mend: &str| Row {
            part,
            state: "missing",
            needed: true,
            detail: "x".to_owned(),
            mend: Some(mend.to_owned()),
            paths: Vec::new(),
        };
        let said = text(&[row("a", "run y"), row("b", "run y"), row("c", "run z")]);
        assert_eq!(said, "missing  a: x\nmissing  b: x\n         run y\nmissing  c: x\n         run z\n");
    }

    #[test]
    fn what_is_amiss_comes_first_and_long_lists_end() {
        let row = |part, state, needed, count: usize| {
            let paths = (0..count).map(|number| format!("{number}.ipynb")).collect();
            Row { part, state, needed, detail: "x".to_owned(), mend: (state != "ok").then(|| "run y".to_owned()), paths }
        };
        let said = text(&[row("a", "ok", true, 0), row("b", "missing", false, 0), row("c", "note", true, 0), row("d", "wrong", true, 12)]);
        let places: Vec<_> = ["d: x", "b (wanted, not needed): x", "c: x", "a: x"].map(|line| said.find(line)).into();
        assert!(places.is_sorted() && places[0].is_some(), "{said}");
        assert!(said.contains("9.ipynb") && !said.contains("10.ipynb") && said.contains("… and 2 more\n         run y"), "{said}");
    }
}
