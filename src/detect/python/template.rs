//! Texts with holes: what a hole is called by the text around it.

/// A hole of a `str.format` template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hole<'t> {
    /// What is between the braces, up to `:`, `!`, `.` or `[`.
    pub(super) name: &'t str,
    /// The text before it.
    pub(super) before: &'t str,
    /// The text after it.
    pub(super) after: &'t str,
}

/// The holes of `template` in order.
pub(super) fn holes(template: &str) -> Vec<Hole<'_>> {
    let mut holes = Vec::new();
    let mut at = 0;
    while let Some(step) = template[at..].find('{') {
        let open = at + step;
        if template[open + 1..].starts_with('{') {
            at = open + 2;
            continue;
        }
        let Some(length) = template[open..].find('}') else { break };
        let inside = &template[open + 1..open + length];
        let name = inside.split([':', '!', '.', '[']).next().unwrap_or_default();
        at = open + length + 1;
        holes.push(Hole { name, before: &template[..open], after: &template[at..] });
    }
    holes
}

/// The holes of `template` for `%`: `%s`, `%d`, `%(name)s`.
pub(super) fn percent_holes(template: &str) -> Vec<Hole<'_>> {
    let mut holes = Vec::new();
    for (at, _) in template.match_indices('%') {
        let rest = &template[at + 1..];
        let (name, rest) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some(named) => named,
            None => ("", rest),
        };
        if let Some(kind) = rest.find(|c: char| c.is_ascii_alphabetic()).filter(|kind| *kind < 4 && !rest.starts_with('%')) {
            holes.push(Hole { name, before: &template[..at], after: &rest[kind + 1..] });
        }
    }
    holes
}

/// Whether the text `after` a hole says that it is who logs in, the password coming next: `%s:%s`. A key may stand there with
/// nothing after the colon.
pub(super) fn is_user(after: &str) -> bool {
    after.strip_prefix(':').is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
}

/// What the text `before` and `after` a hole says the hole is: `…?token=` a token, `//user:` with `@` a password,
/// `Bearer ` a credential.
pub(super) fn name_of_hole(before: &str, after: &str) -> Option<String> {
    let trimmed = before.trim_end_matches(['"', '\'', ' ']);
    let ends_with = |end: &str| {
        let at = trimmed.len().checked_sub(end.len());
        at.is_some_and(|at| trimmed.as_bytes()[at..].eq_ignore_ascii_case(end.as_bytes()))
    };
    if after.starts_with('@') && trimmed.ends_with(':') && (trimmed.contains("://") || trimmed == ":") {
        return Some("password".to_owned());
    }
    if after.starts_with('@') && trimmed.ends_with("://") {
        return Some("token".to_owned());
    }
    if ends_with("bearer") || ends_with("token") && before.ends_with(' ') {
        return Some("bearer".to_owned());
    }
    if ends_with("basic") {
        return Some("authorization".to_owned());
    }
    let given = trimmed.strip_suffix(['=', ':'])?.trim_end_matches(['"', '\'', ' ']);
    let name = given.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{holes, name_of_hole};

    #[test]
    fn a_hole_is_called_by_what_stands_around_it() {
        for (before, after, name) in [
            ("https://a.org/x?token=", "", Some("token")),
            ("postgresql://me:", "@host/db", Some("password")),
            (":", "@host/db", Some("password")),
            ("https://", "@github.com/a/b", Some("token")),
            ("Bearer ", "", Some("bearer")),
            ("{\"api_key\": \"", "\"}", Some("api_key")),
            ("host=a password=", " dbname=b", Some("password")),
            ("hello ", "", None),
        ] {
            assert_eq!(name_of_hole(before, after).as_deref(), name, "{before}");
        }
    }

    #[test]
    fn holes_are_found_between_braces() {
        let names: Vec<&str> = holes("{} {{no}} {user:>10} {0!r}").iter().map(|hole| hole.name).collect();
        assert_eq!(names, ["", "user", "0"]);
        assert!(holes("{ never closed").is_empty());
    }
}
