//! Names and the literals they are given, told from the text alone: for every language, for prose and for output.
//!
//! Given where a keyword stands, the name around it is read, then what binds a value to it (`=`, `:`, `=>`, `<-`, an
//! option's space, a call's comma, a table's column), then the literal. Nothing here judges either of them.

mod binding;
mod context;
mod literal;
mod login;
mod prose;
mod targets;

use crate::detect::generated::is_random;
use crate::detect::name;
use binding::Binding;
pub(super) use login::is_user;
use std::ops::Range;

/// What a text is written in, as far as it matters for where a literal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammar {
    /// Program code: only quoted literals count, but for lines that are shell.
    Code,
    /// Logs, prose, output: a bare word may be a value.
    Loose,
    /// Shell and configuration files: a bare word is as good as a quoted one.
    Shell,
}

/// A value given to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// The name.
    pub(super) name: Range<usize>,
    /// The literal, without quotes.
    pub(super) value: Range<usize>,
    /// How it was written.
    pub(super) style: Style,
}

impl Given {
    /// What the value is called: the name, or in a sentence all that comes before the value.
    pub(super) fn called<'t>(&self, text: &'t str) -> &'t str {
        let end = if self.style == Style::Told { self.value.start.max(self.name.end) } else { self.name.end };
        text.get(self.name.start..end).unwrap_or_default()
    }
}

/// How a value was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Between quotes.
    Quoted,
    /// Where a program sends a credential: in a URL's query, or under a name that it came to by one that says nothing.
    Sent,
    /// Bare, after `=` or `:`.
    Bare,
    /// A bare word where nothing but the value of a setting stands: `DB_PASSWORD=violet`, `password: <code>violet</code>`.
    Setting,
    /// Bare, in the next column or table cell.
    Column,
    /// Bare, in the sentence that the name stands in.
    Told,
    /// Bare, beside who logs in with it.
    Login,
    /// The string under a key in JSON that a program wrote.
    Entry,
}

/// The name at `hit`: the identifier, or in prose the label of up to three words, that holds those bytes.
pub(super) fn name_at(text: &str, hit: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    // a keyword may hold what stands around a short name: `"pw"`, `pw=`
    let around = ['"', '\'', ' ', '('];
    let hit = hit.end - text[hit.clone()].trim_start_matches(around).len()..hit.end;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let mut start = hit.start;
    while start > 0 && is_name(bytes[start - 1]) {
        start -= 1;
    }
    let mut end = hit.start + text[hit.clone()].trim_end_matches(|sign| "=:<-".contains(sign) || around.contains(&sign)).len();
    while end < bytes.len() && is_name(bytes[end]) {
        end += 1;
    }
    // a word that is not ASCII goes on in letters that are not: `пароль_бд`
    if end > hit.end && bytes[end - 1] == b'_' {
        end += text[end..].find(|c: char| c.is_ascii() || !c.is_alphanumeric()).unwrap_or(0);
    }
    while start < end && bytes[start] == b'-' {
        start += 1;
    }
    if start < hit.start && is_escape(bytes, start) {
        start += 1;
    }
    // "API key", "Secret Access Key", `fs.s3a.secret.key`: a label's earlier words say what kind of key it is
    for _ in 0..2 {
        let Some(space) = start.checked_sub(1).filter(|at| matches!(bytes[*at], b' ' | b'.')) else { break };
        let word = bytes[..space].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let known = |word: &str| {
            ["api", "secret", "access", "private", "auth", "account", "service", "client", "license", "master", "subscription"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        };
        if word == 0 || !text.get(space - word..space).is_some_and(known) {
            break;
        }
        start = space - word;
    }
    // "public key", "first pass"
    if let Some(space) = start.checked_sub(1).filter(|at| bytes[*at] == b' ' && start <= hit.start) {
        let word = bytes[..space].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let is_label = |word: &str| text.get(start..end).is_some_and(|name| name::is_harmless_with(word, name));
        if text.get(space - word..space).is_some_and(is_label) {
            start = space - word;
        }
    }
    // "Kaggle key", "Acme API token": later words say that the provider's name begins a label
    for _ in 0..2 {
        let word = bytes[end..].iter().skip(1).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let known =
            |word: &str| ["api", "secret", "access", "key", "token", "password"].iter().any(|known| word.eq_ignore_ascii_case(known));
        let is_more = bytes.get(end + 1 + word).is_some_and(|byte| is_name(*byte));
        if !matches!(bytes.get(end), Some(b' ' | b'.')) || is_more || !text.get(end + 1..end + 1 + word).is_some_and(known) {
            break;
        }
        end += 1 + word;
    }
    start..end
}

/// Whether the letter at `at` belongs to an escape that was printed as it is written, and so to no word: `\r\nAuthorization`.
pub(super) fn is_escape(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1] == b'\\' && matches!(bytes[at], b'n' | b'r' | b't')
}

/// How a mark begins that stands where a credential stood.
pub(super) const MARK: &str = "[redacted:";

/// Whether what stands at `name` is a mark's, which says what was there.
pub(super) fn is_mark(text: &str, name: &Range<usize>) -> bool {
    text[..name.start].ends_with(MARK)
}

/// The line that holds `at`, up to there, without its indentation; what is far back in a long one is left out.
pub(super) fn line_before(text: &str, at: usize) -> &str {
    Cursor { text, bytes: text.as_bytes() }.line_before(at)
}

/// The literal given to the name at `name`.
pub(super) fn given(text: &str, name: Range<usize>, grammar: Grammar) -> Option<Given> {
    if is_mark(text, &name) {
        return None;
    }
    let cursor = Cursor { text, bytes: text.as_bytes() };
    // a part of what AWS calls a thing by
    if text[cursor.path_start(name.start)..name.start].contains("arn:") {
        return None;
    }
    if let Some(value) = cursor.given_before(&name).or_else(|| cursor.given_by_place(&name)) {
        return Some(Given { name, value, style: Style::Quoted });
    }
    let tells = || grammar == Grammar::Loose || cursor.line_is_comment(name.start);
    if let Some(value) = cursor.login_pair(&name).filter(|_| tells() || cursor.inside_text(&name)) {
        return Some(Given { name, value, style: Style::Login });
    }
    let told = |at: Option<usize>| cursor.bare(at.filter(|_| tells())?);
    let has_lines = || grammar == Grammar::Shell || cursor.line_is_shell(name.start);
    let bound = cursor.binding(&name).or_else(|| cursor.own_line(&name).filter(|_| has_lines()).map(|at| (at, Binding::Option)));
    let Some((at, binding)) = bound else {
        let value = told(cursor.told(&name))?;
        let style = if cursor.of_login(&name, value.start).is_some() { Style::Login } else { Style::Told };
        return Some(Given { name, value, style });
    };
    if let (Binding::Sign, Some(value)) = (binding, told(cursor.line_below(at))) {
        return Some(Given { name, value, style: Style::Told });
    }
    let shell = grammar == Grammar::Shell
        || binding == Binding::Option
        || cursor.is_option(cursor.path_start(name.start))
        || cursor.line_is_shell(name.start);
    let loose = shell || grammar == Grammar::Loose || cursor.line_is_loose(&name);
    if !loose && cursor.is_later_target(name.start) {
        return None;
    }
    let (value, style) = match binding {
        Binding::Column => (cursor.in_column(at)?, Style::Column),
        Binding::Prose if tells() => match cursor.bare(at)? {
            // "is generated for bob: …"
            word if text[word.clone()].bytes().all(|b| b.is_ascii_lowercase()) => (told(cursor.told(&name)).unwrap_or(word), Style::Told),
            value => (value, Style::Column),
        },
        Binding::Prose => return None,
        Binding::Own => {
            let value = cursor.quoted(at).filter(|value| !cursor.goes_on(value.end))?;
            // `census_api_key("…")`
            let is_key = || text[name.clone()].to_ascii_lowercase().ends_with("key");
            let is_issued = || grammar == Grammar::Code && is_key() && value.len() >= SHORTEST_ISSUED && is_random(&text[value.clone()]);
            let style = if cursor.is_setter(&name) || is_issued() { Style::Quoted } else { Style::Told };
            (value, style)
        }
        Binding::Entry => match cursor.quoted(at) {
            Some(value) => (value, Style::Quoted),
            None => (cursor.bare(at)?, Style::Bare),
        },
        _ => match cursor.quoted(cursor.past_user(&name, cursor.past_seam(&name, at))) {
            Some(value) => (value, Style::Quoted),
            // PowerShell: what is bare is a command
            None if name.start > 0 && cursor.byte(name.start - 1) == b'$' => return None,
            None if shell && binding != Binding::Call => {
                let value = cursor.phrase(at).or_else(|| cursor.bare(at))?;
                // a variable, which the shell puts in, or the next option
                let word = &text[value.clone()];
                let is_variable = |name: &str| {
                    name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && name.bytes().filter(u8::is_ascii_digit).count() < 2
                };
                if word.strip_prefix('$').is_some_and(is_variable) || binding == Binding::Option && word.starts_with('-') {
                    return None;
                }
                (value, Style::Quoted)
            }
            None if loose && binding != Binding::Call => {
                match (cursor.recovery(at).or_else(|| cursor.code_span(at)), cursor.past_login(&name, at)) {
                    (Some(words), _) => (words, Style::Quoted),
                    (None, Some(at)) => (cursor.bare(at)?, Style::Quoted),
                    (None, None) => (cursor.bare(at)?, Style::Bare),
                }
            }
            None => return None,
        },
    };
    let is_bare = matches!(style, Style::Bare | Style::Column);
    // in code a bare word is a name
    let may_be_plain = is_bare && (grammar != Grammar::Code || cursor.line_is_comment(name.start));
    if let Some(value) = if may_be_plain { cursor.of_login(&name, value.start) } else { None } {
        return Some(Given { name, value, style: Style::Login });
    }
    let style = match style {
        _ if is_bare && cursor.is_setting_of(&name, &value) => Style::Setting,
        Style::Bare if cursor.is_in_sentence(&value) => Style::Told,
        // `pw` as a variable means other things, too: not as the key of an entry, nor beside a user
        Style::Quoted if text[name.clone()].eq_ignore_ascii_case("pw") && (cursor.is_key(&name) || cursor.is_beside_user(&name)) => {
            Style::Login
        }
        style => style,
    };
    Some(Given { name, value, style })
}

/// The inside of the literal that the name at `name` is given as one of several: `user, password = "bob", "…"`.
pub(super) fn given_by_place(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    Cursor { text, bytes: text.as_bytes() }.given_by_place(name)
}

/// The inside of the literal that an argument starting at `at` is.
pub(super) fn literal_at(text: &str, at: usize) -> Option<Range<usize>> {
    Cursor { text, bytes: text.as_bytes() }.quoted(at)
}

/// Where the quote at `open` is closed, before any byte that `ends` the text it is in.
pub(super) fn closed(bytes: &[u8], open: usize, ends: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = open + 1;
    while let Some(byte) = bytes.get(at).filter(|byte| !ends(**byte)) {
        match byte {
            b'\\' => at += 2,
            byte if *byte == bytes[open] => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Bytes of the shortest argument that a call may be given as what it is called by, though it does not say that it sets that.
const SHORTEST_ISSUED: usize = 16;

/// Bytes within which a bare word, or a line that is one value, ends: what goes on is data.
const LONGEST: usize = 8192;

struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
}

impl Cursor<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The text from `at` on, no more of it than `most` bytes.
    fn within(&self, at: usize, most: usize) -> Option<&str> {
        let end = self.text.floor_char_boundary(at.saturating_add(most));
        self.text.get(at..end)
    }

    fn skip(&self, mut at: usize, set: &[u8]) -> usize {
        while set.contains(&self.byte(at)) && at < self.bytes.len() {
            at += 1;
        }
        at
    }
}
