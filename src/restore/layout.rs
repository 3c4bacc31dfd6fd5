//! How a file breaks its lines, so that what comes from one file looks at home in another.

use crate::json::Value;

/// Line ends and indentation of a JSON text, as Jupyter and Python write it: each level deeper by the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout<'d> {
    line_end: &'d str,
    indent: &'d str,
}

impl<'d> Layout<'d> {
    /// That of the file with the outermost object `root`; `None` where it does not break its first line.
    pub(super) fn of(root: Value<'d>) -> Option<Self> {
        let first = root.members().next()?.key.span().start;
        let before = std::str::from_utf8(&root.document_bytes()[root.span().start + 1..first]).ok()?;
        let (line, indent) = before.rsplit_once('\n')?;
        Some(Self { line_end: if line.ends_with('\r') { "\r\n" } else { "\n" }, indent })
    }
}

/// The JSON `text`, cut out of a file laid out as `from`, as it stands at the same depth of one laid out as `to`. There are
/// no line ends inside of JSON strings.
pub(super) fn moved(text: &str, from: Option<Layout<'_>>, to: Option<Layout<'_>>) -> String {
    let Some(from) = from.filter(|from| Some(*from) != to && !from.indent.is_empty()) else { return text.to_owned() };
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let mut moved = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let rest = line.trim_start_matches([' ', '\t']);
        if let Some(to) = to {
            moved += to.line_end;
            moved += &to.indent.repeat((line.len() - rest.len()) / from.indent.len());
        }
        moved += rest;
    }
    moved
}
