//! Tables in a text: a column headed by a credential-like name, and what stands under it.
//!
//! Columns are told by tabs (HTML cells) or by two spaces (printed frames, psql), and counted from the right: a frame's
//! rows have an index that its header has not.

use std::ops::Range;

/// Rows that are read under a header.
const MOST_ROWS: usize = 60;

/// Bytes of a line that can be a row.
const LONGEST_ROW: usize = 2000;

/// What stands in the rows under the header cell `name`, row by row; nothing where `name` is no whole cell of a line
/// with at least two.
pub(super) fn under(text: &str, name: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_edge = |at: Option<&u8>| at.is_none_or(|byte| matches!(byte, b'\t' | b'\n' | b' ' | b'|'));
    if !is_edge(name.start.checked_sub(1).and_then(|at| bytes.get(at))) || !is_edge(bytes.get(name.end)) {
        return Vec::new();
    }
    let near = name.start.saturating_sub(LONGEST_ROW);
    let start = memchr::memrchr(b'\n', &bytes[near..name.start]).map_or(near, |at| near + at + 1);
    let Some(end) = line_end(bytes, name.end) else { return Vec::new() };
    let header = cells(text, start..end);
    let Some(column) = header.iter().position(|cell| cell == name) else { return Vec::new() };
    if header.len() < 2 {
        return Vec::new();
    }
    let from_right = header.len() - column;
    let mut found = Vec::new();
    let mut at = end + 1;
    for _ in 0..MOST_ROWS {
        let Some(end) = line_end(bytes, at).filter(|end| *end > at || bytes.get(at) == Some(&b'\n')) else { break };
        let row = cells(text, at..end);
        at = end + 1;
        // blank lines and rules may stand between rows, anything else of another shape ends the table
        if row.is_empty() || row.iter().all(|cell| text[cell.clone()].bytes().all(|byte| b"-=+:|_ ".contains(&byte))) {
            continue;
        }
        if row.len() != header.len() && row.len() != header.len() + 1 {
            break;
        }
        found.push(row[row.len() - from_right].clone());
    }
    found
}

/// Where the line that goes on at `at` ends; `None` where it is too long to be a row.
fn line_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    match memchr::memchr(b'\n', &rest[..rest.len().min(LONGEST_ROW)]) {
        Some(step) => Some(at + step),
        None => (rest.len() <= LONGEST_ROW).then_some(bytes.len()),
    }
}

/// The cells of a line: what stands between tabs, pipes, or runs of two spaces or more.
fn cells(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut start = None;
    let mut at = line.start;
    while at <= line.end {
        let byte = if at < line.end { bytes[at] } else { b'\n' };
        let gap = match byte {
            b'\t' | b'\n' | b'|' => true,
            b' ' => matches!(bytes.get(at + 1), Some(b' ' | b'\t' | b'\n' | b'|') | None) || start.is_none(),
            _ => false,
        };
        match (gap, start) {
            (true, Some(from)) => {
                cells.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
        at += 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::under;

    fn column(text: &str, name: &str) -> Vec<String> {
        let at = text.find(name).expect("there");
        under(text, &(at..at + name.len())).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn a_column_is_read_whatever_separates_it() {
        assert_eq!(
            column("  user     password  n\n0  ann    Falcon2021!  1\n1  bob    ember57      2\n", "password"),
            ["Falcon2021!", "ember57"]
        );
        assert_eq!(column("\n\tuser\tpassword\n\n\tann\tFalcon2021!\n", "password"), ["Falcon2021!"]);
        assert_eq!(column("| user | password |\n|---|---|\n| ann | Falcon2021! |\n", "password"), ["Falcon2021!"]);
        assert_eq!(column(" user | password \n------+----------\n ann  | Falcon2021!\n(1 row)\n", "password"), ["Falcon2021!"]);
    }

    #[test]
    fn a_word_in_a_sentence_heads_no_table() {
        assert!(column("the password is here\nor there\n", "password").is_empty());
        assert!(column("password\nFalcon2021!\n", "password").is_empty());
        assert!(column("a  password\n", "password").is_empty());
    }
}
