//! Tables in a text: a column headed by a credential-like name, and what stands under it.
//!
//! Columns are told by tabs (HTML cells), by two spaces (printed frames, psql) or by commas, and counted from the right: a
//! frame's rows have an index that its header has not. Where a printed frame has one space only, what ends under the
//! header's end is its column.

use super::assignment;
use super::value;
use crate::span::range_of;
use std::ops::Range;

/// Rows that are read under a header.
const MOST_ROWS: usize = 60;

/// Bytes of a line that can be a row.
const LONGEST_ROW: usize = 2000;

/// Bytes between `INSERT INTO` and a column's name.
const LONGEST_HEAD: usize = 300;

/// What stands in the rows under the header cell `name`, row by row; nothing where `name` is no whole cell of a line
/// with at least two.
pub(super) fn under(text: &str, name: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_edge = |at: Option<&u8>| at.is_none_or(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' ' | b'|' | b',' | b';' | b'"' | b'\\'));
    if !is_edge(name.start.checked_sub(1).and_then(|at| bytes.get(at))) || !is_edge(bytes.get(name.end)) {
        return Vec::new();
    }
    let Some(Range { start, end }) = line_around(text, name) else { return Vec::new() };
    let separated = |by: Separator| {
        let header = cells(text, start..end, by);
        // LaTeX escapes the `_` within a name
        let is_named = |cell: &Range<usize>| cell == name || by == Separator::Ampersand && cell.end == name.end;
        let column = header.iter().position(is_named).filter(|_| header.len() > 1 && !follows_a_row(text, start, by, &header))?;
        Some((by, header.len(), column))
    };
    if text[start..end].trim_end().ends_with("\\\\") {
        let columns = separated(Separator::Ampersand);
        return columns.map_or_else(Vec::new, |(by, width, column)| column_under(text, end + 1, by, width, width - column));
    }
    let listed = |by: Separator| separated(by).filter(|_| is_list_of_names(&text[start..end]));
    match separated(Separator::Gap).or_else(|| listed(Separator::Comma)).or_else(|| listed(Separator::Semicolon)) {
        Some((by, width, column)) => column_under(text, end + 1, by, width, width - column),
        None => aligned_under(text, start..end, name),
    }
}

/// The line that `name` stands in; `None` where it is too long for a row.
fn line_around(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let near = name.start.saturating_sub(LONGEST_ROW);
    let start = memchr::memrchr(b'\n', &bytes[near..name.start]).map_or(near, |at| near + at + 1);
    Some(start..line_end(bytes, name.end)?).filter(|_| text.is_char_boundary(start))
}

/// Whether `line`, which starts at `start`, is one of several rows and no header: two lines before are like it, or one where a
/// value is in it.
fn follows_a_row(text: &str, start: usize, by: Separator, line: &[Range<usize>]) -> bool {
    if by != Separator::Gap || line.len() < 2 {
        return false;
    }
    let has_value = line.iter().any(|cell| text[cell.clone()].bytes().any(|byte| byte.is_ascii_digit()));
    let above = text[text.ceil_char_boundary(start.saturating_sub(LONGEST_ROW))..start].lines().rev();
    let is_drawn = |row: &str| row.bytes().all(|byte| b"-=+:|_ \t\r".contains(&byte) || byte >= 0x80);
    let is_row = |row: &&str| !is_drawn(row) && cells(row, 0..row.len(), by).len() == line.len();
    above.take(2).take_while(is_row).count() >= if has_value { 1 } else { 2 }
}

/// The values of the series that pandas names at `name`, below them: `Name: password, dtype: object`.
pub(super) fn series(text: &str, name: &Range<usize>) -> Vec<Range<usize>> {
    let Some(above) = text[..name.start].strip_suffix("Name: ").filter(|_| text[name.end..].starts_with([',', '\n'])) else {
        return Vec::new();
    };
    let rows = above.trim_end().rsplit('\n').take(MOST_ROWS).map_while(|line| Some(line.trim_end()).filter(|line| line.contains("  ")));
    let values = rows.filter_map(|line| line.rsplit_once("  ")).filter(|(index, value)| !index.trim().is_empty() && !value.contains(' '));
    values.map(|(_, value)| range_of(value, text)).collect()
}

/// What the statement `INSERT INTO … (…, name, …) VALUES (…)` gives to its column `name`; nothing where that is none.
pub(super) fn inserted(text: &str, name: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(name.end), Some(b',' | b')' | b'`' | b'"')) {
        return Vec::new();
    }
    let near = &bytes[name.start.saturating_sub(LONGEST_HEAD)..name.start];
    let Some(open) = memchr::memrchr(b'(', near) else { return Vec::new() };
    let head = near[..open].to_ascii_lowercase();
    let ahead = &bytes[name.end..bytes.len().min(name.end + LONGEST_ROW)];
    let Some(close) = memchr::memchr(b')', ahead).map(|at| name.end + at) else { return Vec::new() };
    let rest = &text[close + 1..];
    let values = rest.trim_start();
    let is_statement = memchr::memmem::find(&head, b"insert into").is_some();
    if !is_statement || !values.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("values")) {
        return Vec::new();
    }
    let column = near[open..].iter().filter(|byte| **byte == b',').count();
    let mut found = Vec::new();
    let mut at = close + 1 + (rest.len() - values.len()) + 6;
    for _ in 0..MOST_ROWS {
        let gap = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b',').count();
        if bytes.get(at + gap) != Some(&b'(') {
            break;
        }
        let Some(end) = memchr::memchr(b')', &bytes[at..]).map(|step| at + step) else { break };
        let row = cells(text, at + gap + 1..end, Separator::Comma);
        found.extend(row.get(column).map(|cell| trimmed(text, cell.clone(), b'\'')));
        at = end + 1;
    }
    found
}

/// `cell` without the quotes around it.
fn trimmed(text: &str, cell: Range<usize>, quote: u8) -> Range<usize> {
    let bytes = &text.as_bytes()[cell.clone()];
    let is_quoted = bytes.len() > 2 && bytes[0] == quote && bytes[bytes.len() - 1] == quote;
    if is_quoted { cell.start + 1..cell.end - 1 } else { cell.start..cell.start }
}

/// What separates the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    /// A tab, a pipe, two spaces.
    Gap,
    /// A comma.
    Comma,
    /// The same where numbers have commas.
    Semicolon,
    /// LaTeX's `&`; `\\` ends the row.
    Ampersand,
}

/// Whether a line is the first of comma-separated values: names and nothing else.
fn is_list_of_names(line: &str) -> bool {
    line.trim_end().bytes().all(|byte| byte.is_ascii_alphanumeric() || b",;_-\"".contains(&byte))
}

/// The cells of the column that is `from_right` in the rows that start at `at`.
fn column_under(text: &str, mut at: usize, by: Separator, width: usize, from_right: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // types, or the name of the index, may stand between the names and the rows
    let mut may_skip = by == Separator::Gap;
    for _ in 0..MOST_ROWS {
        let Some(end) = line_end(bytes, at).filter(|end| *end > at || bytes.get(at) == Some(&b'\n')) else { break };
        let row = cells(text, at..end, by);
        at = end + 1;
        // blank lines and rules may stand between rows, anything else of another shape ends the table
        let is_rule = |row: &[Range<usize>]| by == Separator::Ampersand && row.len() == 1 && text[row[0].clone()].starts_with('\\');
        if row.is_empty()
            || is_rule(&row)
            || row.iter().all(|cell| text[cell.clone()].bytes().all(|byte| b"-=+:|_ ".contains(&byte) || byte >= 0x80))
        {
            continue;
        }
        if row.len() != width && (row.len() != width + 1 || by != Separator::Gap) {
            if may_skip && found.is_empty() && row.len() < width {
                may_skip = false;
                continue;
            }
            break;
        }
        // where one space separates a frame's columns, two of them look like one
        let cell = undressed(text, row[row.len() - from_right].clone());
        let before = if is_ruled(bytes, &cell) && value::is_phrase(&text[cell.clone()]) { None } else { text[cell.clone()].rfind(' ') };
        found.push(cell.start + before.map_or(0, |space| space + 1)..cell.end);
    }
    found
}

/// Whether the line of the table that `name` heads a column of heads one for who logs in, too.
pub(super) fn heads_logins(text: &str, name: &Range<usize>) -> bool {
    // what passes, and what fails
    let fails = |line: &Range<usize>| text.get(line.clone()).is_none_or(|line| line.to_ascii_lowercase().contains("fail"));
    let Some(line) = line_around(text, name).filter(|line| !fails(line)) else { return false };
    let is_user = |cell: Range<usize>| text.get(cell).is_some_and(|label| assignment::is_user(label.trim_matches(['*', '`', '"', ' '])));
    [Separator::Gap, Separator::Comma, Separator::Semicolon].into_iter().flat_map(|by| cells(text, line.clone(), by)).any(is_user)
}

/// Whether `cell` is all that stands between two of the lines that a table is drawn with, or tabs.
fn is_ruled(bytes: &[u8], cell: &Range<usize>) -> bool {
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| b"|\t`".contains(byte) || *byte >= 0x80);
    edge(bytes[..cell.start].iter().rev().find(|byte| **byte != b' ')) && edge(bytes[cell.end..].iter().find(|byte| **byte != b' '))
}

/// `cell` without the backticks of a code span.
fn undressed(text: &str, cell: Range<usize>) -> Range<usize> {
    let inside = text[cell.clone()].strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    inside.map_or(cell, |inside| range_of(inside, text))
}

/// The words that end where `name` ends in the line `header`, which is one of names, in the lines below it.
fn aligned_under(text: &str, header: Range<usize>, name: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let line = &text[header.clone()];
    let is_frame = line.starts_with(' ') && line.trim_end().len() == name.end - header.start || line.contains("  ");
    let is_names = line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _".contains(&byte));
    if !is_frame || !is_names {
        return Vec::new();
    }
    let (mut found, mut at, edge) = (Vec::new(), header.end + 1, name.end - header.start);
    for _ in 0..MOST_ROWS {
        let Some(end) = line_end(bytes, at).filter(|end| end - at >= edge) else { break };
        let row = &bytes[at..end];
        let is_edge = row.get(edge).is_none_or(|byte| *byte == b' ');
        let start = row[..edge].iter().rposition(|byte| *byte == b' ').map_or(0, |space| space + 1);
        // the line below the header names the index
        if is_edge && start == edge && at == header.end + 1 {
            at = end + 1;
            continue;
        }
        if !is_edge || start == 0 || start == edge || !text.is_char_boundary(at + edge) {
            break;
        }
        found.push(at + start..at + edge);
        at = end + 1;
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

/// The cells of a line, without spaces and quotes around them.
fn cells(text: &str, line: Range<usize>, by: Separator) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    if by == Separator::Ampersand {
        let row = text[line.clone()].trim_end().trim_end_matches('\\');
        return row.split('&').map(|cell| range_of(cell.trim(), text)).collect();
    }
    let mut cells = Vec::new();
    let mut start = None;
    let mut at = line.start;
    while at <= line.end {
        let byte = if at < line.end { bytes[at] } else { b'\n' };
        // what a table is drawn with: `│`, `┆`, `┃`, `║`
        let is_drawn = byte == 0xe2 && matches!(bytes.get(at + 1..at + 3), Some([0x94, 0x82 | 0x83 | 0x86] | [0x95, 0x91]));
        if is_drawn && by == Separator::Gap {
            cells.extend(start.take().map(|from| from..at));
            at += 3;
            continue;
        }
        let gap = match byte {
            b'\n' | b'\r' => true,
            b',' => by == Separator::Comma,
            b';' => by == Separator::Semicolon,
            b'\t' | b'|' => by == Separator::Gap,
            b'"' => matches!(by, Separator::Comma | Separator::Semicolon),
            b' ' => start.is_none() || by == Separator::Gap && matches!(bytes.get(at + 1), Some(b' ' | b'\t' | b'\n' | b'|' | 0xe2) | None),
            _ => false,
        };
        match (gap, start) {
            (true, Some(from)) => {
                cells.push(from..at);
                start = None;
            }
            (true, None) if matches!(byte, b',' | b';') && (at == line.start || bytes[at - 1] == byte) => cells.push(at..at),
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
        assert_eq!(
            column("user & password \\\\\n\\midrule\nann & Falcon2021! \\\\\nbob & ember57 \\\\\n\\end{tabular}", "password"),
            ["Falcon2021!", "ember57"]
        );
        assert_eq!(column(" & db\\_password \\\\\n0 & ember57 \\\\", "_password"), ["ember57"]);
        assert_eq!(column("| user | password |\n|---|---|\n| ann | Falcon2021! |\n", "password"), ["Falcon2021!"]);
        assert_eq!(
            column("id,user,password\n1,ann,Falcon2021!\n2,\"bob\",\"ember57\"\n3,,x\n", "password"),
            ["Falcon2021!", "ember57", "x"]
        );
        assert_eq!(column("  user    password\n0  ann Falcon2021!\n1  bob     ember57\n", "password"), ["Falcon2021!", "ember57"]);
        assert_eq!(
            column("┌──────┬──────────┐\n│ user ┆ password │\n╞══════╪══════════╡\n│ bob  ┆ ember57  │\n└──────┴──────────┘", "password"),
            ["ember57"]
        );
        assert_eq!(
            column("        password\nuser            \njane Falcon2021!\nbob     ember57x\n", "password"),
            ["Falcon2021!", "ember57x"]
        );
        assert_eq!(column("user;password\nann;Falcon2021!\n", "password"), ["Falcon2021!"]);
        assert_eq!(column("  user  password\n  <chr> <chr>\n1 ann   Falcon2021!\n", "password"), ["Falcon2021!"]);
        assert_eq!(column(" user | password \n------+----------\n ann  | Falcon2021!\n(1 row)\n", "password"), ["Falcon2021!"]);
    }

    #[test]
    fn a_statement_gives_its_columns() {
        let values = |text: &str| -> Vec<String> {
            let at = text.find("password").expect("there");
            super::inserted(text, &(at..at + 8)).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(
            values("INSERT INTO users (name, password) VALUES ('bob', 'ember57'), ('ann', 'Falcon2021!');"),
            ["ember57", "Falcon2021!"]
        );
        assert_eq!(values("insert into t(`password`, n)\nvalues ('ember57', 1)"), ["ember57"]);
        assert_eq!(values("INSERT INTO users (name, password) VALUES (?, ?)"), [""]);
        assert!(values("f(name, password) VALUES ('a', 'b')").is_empty());
    }

    #[test]
    fn a_word_in_a_sentence_heads_no_table() {
        assert!(column("the password is here\nor there\n", "password").is_empty());
        assert!(column("password\nFalcon2021!\n", "password").is_empty());
        assert!(column("a  password\n", "password").is_empty());
        assert!(column("user, password, and more\nann, or bob, x\n", "password").is_empty());
        assert!(column("gcc  12.2\npassword  1.7\nperl  5.36-7\n", "password").is_empty());
    }
}
