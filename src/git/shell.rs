//! Words of a POSIX shell's command line.

/// `text` as one word that means exactly `text`; left bare where it can be.
pub(super) fn quote(text: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+,:@".contains(&byte);
    if !text.is_empty() && text.bytes().all(bare) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

/// The file at `path` as one word of a command that is typed in the folder `here`; both are from the top of the worktree, as
/// git has them (`a/b.ipynb`, `a/`, and the top itself is empty). No part of it is an option or a pathspec's magic, and it
/// stands on one line.
#[must_use]
pub fn typed(path: &str, here: &str) -> String {
    let folders: Vec<&str> = here.split('/').filter(|folder| !folder.is_empty()).collect();
    let parts: Vec<&str> = path.split('/').collect();
    let shared = folders.iter().zip(&parts[..parts.len() - 1]).take_while(|(folder, part)| folder == part).count();
    let mut relative = "../".repeat(folders.len() - shared) + &parts[shared..].join("/");
    if relative.starts_with(['-', ':', '~']) {
        relative.insert_str(0, "./");
    }
    if !relative.contains(char::is_control) {
        return quote(&relative);
    }
    // only `printf` writes them in every shell
    let escaped = relative.chars().fold(String::new(), |mut text, char| {
        match char {
            '\\' => text.push_str(r"\\"),
            '%' => text.push_str("%%"),
            char if char.is_control() => text.extend(char.to_string().bytes().map(|byte| format!("\\{byte:03o}"))),
            char => text.push(char),
        }
        text
    });
    format!("\"$(printf {})\"", quote(&escaped))
}

/// A pathspec that leaves out the file at `path`, which is from the top of the worktree, as one word of a command.
#[must_use]
pub fn excluding(path: &str) -> String {
    quote(&format!(":(top,exclude,literal){path}"))
}

/// The first word of `line` as it is written there, quotes and all.
pub(super) fn first_word(line: &str) -> &str {
    let line = line.trim_start();
    let mut open = None;
    let mut escaped = false;
    let end = line.find(|c: char| {
        if escaped {
            escaped = false;
            return false;
        }
        match (open, c) {
            (None | Some('"'), '\\') => escaped = true,
            (None, '\'' | '"') => open = Some(c),
            (Some(quote), c) if quote == c => open = None,
            (None, c) => return c.is_ascii_whitespace(),
            _ => {}
        }
        false
    });
    &line[..end.unwrap_or(line.len())]
}

/// The words of `line` without their quotes; `None` where only a shell can tell them: it expands, pipes or does not end.
pub(super) fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let word = first_word(rest);
        words.push(unquoted(word)?);
        rest = rest[word.len()..].trim_start();
    }
    Some(words)
}

/// What `word`, as it is written, means.
fn unquoted(word: &str) -> Option<String> {
    let mut text = String::new();
    let mut open = None;
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        match (open, c) {
            (Some(quote), c) if quote == c => open = None,
            (Some('\''), c) => text.push(c),
            (None, '\'' | '"') => open = Some(c),
            (None, '\\') => text.push(chars.next()?),
            (Some('"'), '$' | '`' | '\\') | (None, '$' | '`' | '~' | '*' | '?' | '[' | '|' | '&' | ';' | '<' | '>' | '(' | ')' | '#') => {
                return None;
            }
            (_, c) => text.push(c),
        }
    }
    open.is_none().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_shell() {
        for text in ["/usr/bin/nbguard", "/home/o'neil/my tools/nbguard", "", "a$b`c\"d\\e", "~/x", "a\nb", "é"] {
            let quoted = quote(text);
            let said = std::process::Command::new("sh").args(["-c", &format!("printf %s {quoted}")]).output().expect("sh");
            assert_eq!(String::from_utf8_lossy(&said.stdout), text);
            assert_eq!(first_word(&format!("{quoted} clean - --path=%f")), quoted);
            assert_eq!(words(&format!(" {quoted}  b ")), Some(vec![text.to_owned(), "b".to_owned()]));
        }
        assert_eq!(quote("/usr/bin/nbguard"), "/usr/bin/nbguard");
    }

    #[test]
    fn a_path_is_typed_as_it_is_seen_from_there() {
        for (path, here, word) in [
            ("a.ipynb", "", "a.ipynb"),
            ("a.ipynb", "sub/deep/", "../../a.ipynb"),
            ("sub/a.ipynb", "sub/", "a.ipynb"),
            ("sub/a.ipynb", "other/", "../sub/a.ipynb"),
            ("sub/a.ipynb", "sub/deep/", "../a.ipynb"),
            ("sub/a.ipynb", "su/", "../sub/a.ipynb"),
            ("-n.ipynb", "", "./-n.ipynb"),
            (":/a.ipynb", "", "./:/a.ipynb"),
            ("it's a.ipynb", "", r"'it'\''s a.ipynb'"),
        ] {
            assert_eq!(typed(path, here), word, "{path} from {here}");
        }
        for path in ["a\nb.ipynb", "50%\t\\n'$x.ipynb", "\u{1b}[31mé.ipynb", "\u{85}.ipynb"] {
            let word = typed(path, "");
            assert!(!word.contains(char::is_control), "{word}");
            let said = std::process::Command::new("sh").args(["-c", &format!("printf %s {word}")]).output().expect("sh");
            assert_eq!(String::from_utf8_lossy(&said.stdout), path);
        }
    }

    #[test]
    fn a_word_written_by_hand_is_found() {
        assert_eq!(first_word(r#""/a b/nbguard" clean -"#), r#""/a b/nbguard""#);
        assert_eq!(first_word(r"  /a\ b/nbguard clean"), r"/a\ b/nbguard");
        assert_eq!(first_word(""), "");
        assert_eq!(words(r#""/a b/nbguard" clean"#), Some(vec!["/a b/nbguard".to_owned(), "clean".to_owned()]));
        for line in ["$HOME/nbguard", "\"$HOME\"/nbguard", "a | b", "a; b", "'a", "~/nbguard", "a\\"] {
            assert_eq!(words(line), None, "{line}");
        }
    }
}
