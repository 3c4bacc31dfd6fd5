//! What a copy of a file is a copy of, told from its name.

/// What is put at the end of a name, or of what stands before its extension, by editors, browsers, file managers and people;
/// the longer before what it ends in.
const ENDS: &[&str] = &[
    "~", ".bak", ".backup", ".old", ".orig", ".save", ".saved", ".copy", ".txt", ".tmp", " - copy", " copy", "-copy", "_copy", "-backup",
    "_backup", "-bak", "_bak", "-old", "_old",
];

/// The path of what the file at `path` is a copy of; `None` where its name does not say that it is a copy.
pub(super) fn original(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let mut found: Option<String> = None;
    // `kaggle (1).json.bak`
    while let Some(before) = one_before(found.as_deref().unwrap_or(name)) {
        found = Some(before);
    }
    found.map(|name| if folder.is_empty() { name } else { format!("{folder}/{name}") })
}

/// `name` without the last thing that says that it is a copy.
fn one_before(name: &str) -> Option<String> {
    if let Some(before) = without_end(name) {
        return Some(before.to_owned());
    }
    let (stem, extension) = name.rsplit_once('.')?;
    without_end(stem).map(|stem| format!("{stem}.{extension}"))
}

fn without_end(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    let end = ENDS.iter().find(|end| lower.ends_with(**end)).map(|end| end.len());
    let before = &name[..name.len() - end.or_else(|| numbered(name))?];
    (!before.is_empty()).then_some(before)
}

/// How long `(1)`, ` (1)` or ` copy 2` at the end of `name` is.
fn numbered(name: &str) -> Option<usize> {
    let digits = |text: &str| text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = match name.strip_suffix(')') {
        Some(inner) if digits(inner) > 0 => inner[..inner.len() - digits(inner)].strip_suffix('(')?.trim_end(),
        _ if digits(name) > 0 => name[..name.len() - digits(name)].strip_suffix(' ').filter(|before| before.ends_with(" copy"))?,
        _ => return None,
    };
    Some(name.len() - before.len())
}

#[cfg(test)]
mod tests {
    use super::original;

    #[test]
    fn copies_are_known_by_their_names() {
        for (copy, of) in [
            (".env~", ".env"),
            ("a/.env.bak", "a/.env"),
            ("id_rsa.OLD", "id_rsa"),
            ("id_ed25519 (1)", "id_ed25519"),
            ("id_ed25519 copy 2", "id_ed25519"),
            ("a b/kaggle (12).json", "a b/kaggle.json"),
            ("kaggle(1).json.bak", "kaggle.json"),
            ("kaggle - Copy.json", "kaggle.json"),
            ("credentials-backup.json", "credentials.json"),
            ("key.pem.txt", "key.pem"),
        ] {
            assert_eq!(original(copy).as_deref(), Some(of), "{copy}");
        }
        for name in ["", ".env", "kaggle.json", "a.bak/kaggle.json", "2024", "(1)", "v2.json", "é~é", "a/~", ".bak", "copy"] {
            assert_eq!(original(name), None, "{name}");
        }
    }
}
