//! Who logs in, beside a password: `login: jane / pw: …`, `user: jane` on the line above. There a plain word is a password, and
//! so are several, which elsewhere say something about one.

use super::{Cursor, LONGEST};
use crate::detect::name::{self, Promise};
use crate::detect::placeholder::is_placeholder;
use crate::detect::value;
use std::ops::Range;

/// Lines above the password's that are looked through for who logs in, and below it.
const ABOVE: usize = 4;
const BELOW: usize = 2;

/// Bytes of a line that can be an entry.
const ENTRY: usize = 120;

/// What dresses or separates entries: of Markdown, comments, tables, lists.
const DRESS: &[char] = &[
    ' ', '\t', '\r', ',', ';', '/', '|', '-', '–', '—', '*', '_', '`', '>', '<', '!', '"', '\'', '#', '(', ')', '[', ']', '{', '}', '•',
    '·', '│', '&', '+',
];

/// What stands between a label and what it labels.
const SIGNS: &[char] = &[' ', '\t', ':', '=', '：', '–', '—', '-', '`', '*', '"', '\'', '|', '│'];

/// What announces who logs in and the password, in small letters.
const PAIRS: &[&str] = &["login", "logins", "credentials", "credential", "creds", "zugangsdaten"];

/// First words of names for what is done with a password.
const DOING: &[&str] = &[
    "reset", "forgot", "change", "check", "set", "get", "show", "hide", "confirm", "validate", "verify", "generate", "update", "send",
    "encrypt", "decrypt", "hash", "has", "is", "no", "invalid", "wrong", "missing", "create", "need", "needs", "require", "requires",
    "first", "second",
];

/// Words between who logs in and the password.
const JOINING: &[&str] = &[" and", " with", " und", " et", " y", " e", " и"];

impl Cursor<'_> {
    /// The password given from `at` on to `name`, where that stands beside who logs in: one word, or several that are a phrase,
    /// and nothing after them.
    pub(super) fn of_login(&self, name: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let called = &self.text[name.clone()];
        let is_password = name::promise(called) == Some(Promise::Password) || called.eq_ignore_ascii_case("clave");
        if !is_password || !self.is_beside_user(name) && !self.is_row_of_two(name, at) {
            return None;
        }
        let start = self.skip(at, b"`\"'*");
        let line = self.within(start, LONGEST)?.lines().next()?;
        // `(user: jane, pass: …)`
        let closed =
            line.find(") ").filter(|_| self.line_before(name.start).rsplit_once('(').is_some_and(|(_, aside)| !aside.contains(')')));
        let ends = ["-->", "|", "`", "\\", "\"", "'", "**", "<", "\t", " (", ", ", "; ", " / "];
        let end = ends.iter().filter_map(|end| line.find(end)).chain(closed).min();
        let value = line[..end.unwrap_or(line.len())].trim_end_matches([' ', '.', ',', '\r']);
        // what encloses the entry
        let value = value.strip_suffix(')').filter(|inside| !inside.contains('(')).unwrap_or(value);
        let is_whole = !value.contains(char::is_whitespace) || value::is_phrase(value);
        (is_whole && !value.is_empty()).then(|| start..start + value.len())
    }

    /// Whether `name`, which more than one word makes up, is one of two cells of a row, the other starting at `at`: in HTML, and
    /// as Python prints it. Other tables say what a column holds.
    fn is_row_of_two(&self, name: &Range<usize>, at: usize) -> bool {
        let rest = self.within(at, ENTRY).unwrap_or_default();
        let called = &self.text[name.clone()];
        // a variable's name: other columns have such, too
        let is_variable = || called.bytes().all(|byte| byte.is_ascii_uppercase()) && rest.starts_with(|c: char| c.is_lowercase());
        // `reset_password | template`
        let is_named = called.split_once('_').is_some_and(|(first, _)| !DOING.contains(&first.to_lowercase().as_str()));
        (is_named || is_variable())
            && match self.text.get(name.end..at).map(|between| between.trim_matches(' ')) {
                Some("\t") => {
                    let word = rest.lines().next().unwrap_or_default();
                    self.line_before(name.start).is_empty() && !word.trim_end().contains('\t')
                }
                Some("', '" | "\", \"") => rest.find(['\'', '"']).is_some_and(|end| rest[end + 1..].starts_with([')', ']'])),
                _ => false,
            }
    }

    /// The password of the pair that `name` announces: `Credentials: jane / …`, `login jane:…`.
    pub(super) fn login_pair(&self, name: &Range<usize>) -> Option<Range<usize>> {
        // most that are called so are calls
        if !matches!(self.byte(name.end), b' ' | b':' | b'*')
            || !PAIRS.iter().any(|word| self.text[name.clone()].eq_ignore_ascii_case(word))
        {
            return None;
        }
        let user = self.skip(name.end, b" :*`=(");
        let len = self.bytes[user..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"._@-\\".contains(byte)).count();
        let between = self.bytes[user + len..].iter().take_while(|byte| b" `*".contains(byte)).count();
        let sign = user + len + between;
        let start = self.skip(sign + 1, b" `*");
        let password = self.bare(start)?;
        let is_given = len > 0 && matches!(self.byte(sign), b'/' | b':' | b'|') && is_chosen(&self.text[password.clone()]);
        is_given.then_some(password)
    }

    /// Whether the entry that `name` labels is beside one of who logs in: on its line before it, or on one of the lines around it.
    pub(super) fn is_beside_user(&self, name: &Range<usize>) -> bool {
        let line = self.line_before(self.path_start(name.start));
        // what passes has a number: `id=3 pass=validation`
        let is_pass = self.text[name.clone()].eq_ignore_ascii_case("pass");
        let is_user = |label: &str| is_user(label) && !(is_pass && is_number_of_thing(label));
        if !line.trim_matches(DRESS).is_empty() {
            return ends_with_user(line, is_user);
        }
        let above = self.text.get(self.text.ceil_char_boundary(name.start.saturating_sub(ENTRY * ABOVE))..name.start).unwrap_or_default();
        let below = self.within(name.end, ENTRY * BELOW).unwrap_or_default();
        has_user(above.rsplit('\n').skip(1).take(ABOVE), is_user) || has_user(below.split('\n').skip(1).take(BELOW), is_user)
    }
}

/// Whether `text` has a digit, letters, and a sign or letters of both cases: a password, and no path or version.
fn is_chosen(text: &str) -> bool {
    let has = |is: fn(&u8) -> bool| text.bytes().any(|byte| is(&byte));
    let has_sign = text.contains(['!', '@', '#', '$', '%', '^', '&', '*', '?', '+', '~']);
    // letters that go on after digits: `xq42f9`
    let is_interleaved = text.len() >= 8
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().zip(text.bytes().skip(1)).filter(|(a, b)| a.is_ascii_digit() != b.is_ascii_digit()).count() > 1;
    text.len() >= 7
        && !text.contains(['/', ':', '='])
        && text.chars().filter(|char| char.is_alphabetic()).count() >= 3
        && has(u8::is_ascii_digit)
        && (has_sign || text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase) || is_interleaved)
}

/// Whether one of `lines`, the nearest first, is an entry of who logs in by its label; what is no entry ends them.
fn has_user<'l>(lines: impl Iterator<Item = &'l str>, is_user: impl Fn(&str) -> bool) -> bool {
    let mut lines = lines.map(|line| line.trim_matches(DRESS)).enumerate();
    // a blank line may stand between two entries in Markdown
    lines
        .by_ref()
        .take_while(|(at, line)| entry(line).is_some() || *at == 0 && line.is_empty())
        .any(|(_, line)| entry(line).is_some_and(|(label, value)| is_user(label) && !is_placeholder(value)))
}

/// Whether `text` ends with who logs in, by the label before: `…, user: jane and `.
fn ends_with_user(text: &str, is_user: impl Fn(&str) -> bool) -> bool {
    // a line of a text that is written
    let text = text.trim_end_matches("\\n").rsplit("\\n").next().unwrap_or(text);
    // the label's own first words: `mot de`
    let label = text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    let text = if label.ends_with(['/', ',', ';', '|', '—', '–', '(']) { label } else { text };
    let text = text.trim_end_matches(DRESS);
    let text = JOINING.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim_end_matches(DRESS);
    let start = text.rfind(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '：')).map_or(0, |at| at + 1);
    let start = text.ceil_char_boundary(start);
    let (head, value) = text.split_at(start);
    let value = value.trim_matches(DRESS);
    is_name(value) && !is_placeholder(value) && is_user(head.trim_end_matches(SIGNS))
}

/// Label and value of `line`, where it is nothing else.
fn entry(line: &str) -> Option<(&str, &str)> {
    if line.len() > ENTRY {
        return None;
    }
    let sign = line.find(['：', ':', '=', '\t', '|', '│', '—', '–']).or_else(|| line.find("  ")).or_else(|| line.find(' '))?;
    let (label, value) = (line[..sign].trim_end_matches(SIGNS), line[sign..].trim_start_matches(SIGNS));
    // a list of variables has their types in between
    let value = value.strip_prefix("str ").map_or(value, str::trim_start);
    (is_name(value) && label.split(' ').count() <= 3).then_some((label, value))
}

/// Whether `text` may be what someone logs in as: one word without what code has.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && !text.contains([' ', '\t', '(', '<', '{', '[', '$', ',', ';'])
}

/// Whether `label` is what things are numbered by, too.
fn is_number_of_thing(label: &str) -> bool {
    let last = label.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["id", "uid", "u", "account"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Whether `label` ends with a word for who logs in: `db_user`, `User name`, `Nom d'utilisateur`.
pub(in crate::detect) fn is_user(label: &str) -> bool {
    let lower = label.to_lowercase();
    let mut words = lower.rsplit(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let Some(last) = words.next() else { return false };
    name::is_user(last) || words.next().is_some_and(|before| name::is_user(&format!("{before}{last}")))
}

#[cfg(test)]
mod tests {
    use crate::detect::assignment::Grammar;
    use crate::detect::candidate::candidates;

    fn found(text: &str) -> Vec<&str> {
        candidates(text, Grammar::Loose).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn a_plain_word_beside_who_logs_in_is_a_password() {
        for text in [
            "user: jane\npw: marigold\n",
            "login: jane@acme.org / pw: marigold",
            "Identifiant : jane — mot de passe : marigold",
            "**User name:** jane  \n**Password:** marigold",
            "- username: `jane`\n- password: `marigold`",
            "<!-- user: jane pw: marigold -->",
            "Логин: jane\nПароль: marigold",
            "usuario: jane, clave: marigold",
            "host: db\ndb_user=jane\nport: 5432\npassword: marigold",
            "id             17\nusername     jane\npassword     marigold  \nlast_login   2021",
            "spring.datasource.username=jane\nspring.datasource.password=marigold\n",
        ] {
            assert_eq!(found(text), ["marigold"], "{text}");
        }
        for phrase in ["no lantern marigold", "my lantern meadow 8", "old lantern marigold 77"] {
            let text = format!("user: jane\npw: {phrase}\n");
            assert_eq!(found(&text), [phrase]);
        }
    }

    #[test]
    fn what_says_where_to_get_one_is_none() {
        for text in [
            "login: ask Tom / password: see the wiki",
            "user: jane\npassword: ask Maren",
            "user: jane\npassword: in the vault",
            "username: string\npassword: string",
            "Login: your account\nPassword: meadow",
            "The login form has two fields, user and password marigold",
            "user: your-name\npassword: meadow",
            "user: jane\npassword: keepass",
            "user: {name}\npassword: meadow",
            "total: 4\npassword: meadow",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
