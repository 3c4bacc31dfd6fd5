//! What the last line of a cell shows of something that has a credential: `cfg$password`, `print(settings.API_KEY)`. Where it
//! came from is not known; its name says what it is, and the output what it looks like.

use super::bare;
use crate::detect::assignment::Style;
use crate::detect::candidate::{Candidate, whole_literal};
use crate::detect::judge::judge;
use crate::detect::name::{self, Promise};
use crate::detect::value::{Shape, shape};
use crate::span::range_of;

/// What shows what it is given, in one language or another.
const SHOWING: &[&str] = &[
    "print(", "cat(", "println(", "show(", "display(", "message(", "console.log(", "System.out.println(", "Console.WriteLine(", "disp(",
    "puts ", "Write-Output ", "Write-Host ", "echo ",
];

/// Ends of names of what says something about the members that are called so.
const ABOUT: &[&str] = &["types", "labels", "status", "checks", "errors", "messages", "lengths", "counts"];

/// The name of the member or variable that the last line of `source` shows, where that is a credential's.
pub(super) fn shown(source: &str) -> Option<&str> {
    let line = source.trim_end().lines().next_back()?.trim_end_matches([';', ' ']);
    let path = match SHOWING.iter().find_map(|call| line.strip_prefix(call)) {
        Some(rest) => rest.strip_suffix(')').unwrap_or(rest).trim(),
        None => line,
    };
    let is_path = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.$@:[]\"'".contains(&byte));
    let path = if is_path { path } else { path.strip_suffix(".Password").map(|_| &path[path.len() - 8..])? };
    let path = path.trim_end_matches(['"', '\'', ']']);
    let name = path.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
    let owner = path[..path.len() - name.len()].trim_end_matches(['[', '"', '\'', '.', '$']);
    // a column of what passes; what a table says of its columns, a check of what it has looked at
    let is_of_thing = name == "pass" || ABOUT.iter().any(|end| owner.ends_with(end));
    name::promise(name).filter(|promise| *promise != Promise::Key && !is_of_thing).map(|_| name)
}

/// The credential called `name` in `text`, an output that shows it and nothing else.
pub(super) fn candidate(text: &str, name: &str) -> Option<Candidate> {
    let line = text.trim();
    let value = bare(line);
    let inside = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    let value = inside.unwrap_or(value);
    // without quotes a word may as well say that there is none
    let is_plain = inside.is_none() && matches!(shape(value), Shape::Words | Shape::Number | Shape::Phrase | Shape::Prose);
    if value.contains(['\n', '"', '\'', '(', '<']) || is_plain {
        return None;
    }
    // a token is a word in many a notebook
    let style = if name::promise(name) == Some(Promise::Password) { Style::Quoted } else { Style::Column };
    let (rule, severity) = judge(name, value, style)?;
    Some(Candidate { value: None, range: range_of(value, text), ..whole_literal(rule, severity, "", Some(name)) })
}

#[cfg(test)]
mod tests {
    use super::{candidate, shown};

    #[test]
    fn a_line_shows_what_it_names_last() {
        for (source, name) in [
            ("x <- 1\ncfg$smtp_pass\n", "smtp_pass"),
            ("cfg[[\"api_key\"]]", "api_key"),
            ("print(cfg$db_password)", "db_password"),
            ("println(cfg.api_key)", "api_key"),
            ("console.log(config.password);", "password"),
            ("$cred.GetNetworkCredential().Password", "Password"),
            ("settings['token']", "token"),
        ] {
            assert_eq!(shown(source), Some(name), "{source}");
        }
        for source in [
            "nchar(cfg$password)", "cfg$user", "is.null(cfg$password)", "password = read()", "names(cfg)", "df$key", "", "print()",
            "col_types['password']", "status$password", "row['pass']",
        ] {
            assert_eq!(shown(source), None, "{source}");
        }
    }

    #[test]
    fn an_output_that_is_one_value_is_it() {
        for (text, value) in [
            ("[1] \"Lantern_1992\"", "Lantern_1992"),
            ("[1] \"marigold\"\n", "marigold"),
            ("'blue lantern marigold'", "blue lantern marigold"),
            ("res3: String = \"Walrus4711!\"", "Walrus4711!"),
            ("Walrus4711!\n", "Walrus4711!"),
        ] {
            assert_eq!(candidate(text, "db_password").map(|found| &text[found.range]), Some(value), "{text}");
        }
        for text in
            ["[1] \"jane\" \"marigold\"", "NULL", "marigold", "character(0)", "<none>", "[1] FALSE", "Walrus4711!\nOsprey2299!", "''"]
        {
            assert!(candidate(text, "db_password").is_none(), "{text}");
        }
        assert!(candidate("[1] \"marigold\"", "token").is_none());
    }
}
