//! Names and the literals they are given, told from the text alone: for every language, for prose and for output.
//!
//! Given where a keyword stands, the name around it is read, then what binds a value to it (`=`, `:`, `=>`, `<-`, an
//! option's space, a call's comma, a table's column), then the literal. Nothing here judges either of them.

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

/// How a value was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Between quotes.
    Quoted,
    /// Bare, after `=` or `:`.
    Bare,
    /// Bare, in the next column or table cell.
    Column,
    /// The string under a key in JSON that a program wrote.
    Entry,
}

/// The name at `hit`: the identifier, or in prose the label of up to three words, that holds those bytes.
pub(super) fn name_at(text: &str, hit: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let mut start = hit.start;
    while start > 0 && is_name(bytes[start - 1]) {
        start -= 1;
    }
    let mut end = hit.end;
    while end < bytes.len() && is_name(bytes[end]) {
        end += 1;
    }
    while start < end && bytes[start] == b'-' {
        start += 1;
    }
    if start < hit.start && is_escape(bytes, start) {
        start += 1;
    }
    // "API key", "Secret Access Key": a label's earlier words say what kind of key it is
    for _ in 0..2 {
        let Some(space) = start.checked_sub(1).filter(|at| bytes[*at] == b' ') else { break };
        let word = bytes[..space].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let known = |word: &str| {
            ["api", "secret", "access", "private", "auth", "account", "service", "client", "license", "master", "subscription"]
                .contains(&word.to_ascii_lowercase().as_str())
        };
        if word == 0 || !text.get(space - word..space).is_some_and(known) {
            break;
        }
        start = space - word;
    }
    // "Kaggle key", "Acme API token": later words say that the provider's name begins a label
    for _ in 0..2 {
        let word = bytes[end..].iter().skip(1).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let known = |word: &str| ["api", "secret", "access", "key", "token", "password"].contains(&word.to_ascii_lowercase().as_str());
        if bytes.get(end) != Some(&b' ') || !text.get(end + 1..end + 1 + word).is_some_and(known) {
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

/// Whether the name at `name` is a mark's, which says what was there.
pub(super) fn is_mark(text: &str, name: &Range<usize>) -> bool {
    text[..name.start].ends_with(MARK)
}

/// The literal given to the name at `name`.
pub(super) fn given(text: &str, name: Range<usize>, grammar: Grammar) -> Option<Given> {
    if is_mark(text, &name) {
        return None;
    }
    let cursor = Cursor { text, bytes: text.as_bytes() };
    let (at, binding) = cursor.binding(&name)?;
    let shell = grammar == Grammar::Shell || binding == Binding::Option || cursor.line_is_shell(name.start);
    let loose = shell || grammar == Grammar::Loose || cursor.line_is_loose(&name);
    if !loose && cursor.is_later_target(name.start) {
        return None;
    }
    let (value, style) = match binding {
        Binding::Column => (cursor.bare(at)?, Style::Column),
        Binding::Prose if grammar == Grammar::Loose => (cursor.bare(at)?, Style::Column),
        Binding::Prose => return None,
        _ => match cursor.quoted(at) {
            Some(value) => (value, Style::Quoted),
            None if shell && binding != Binding::Call => (cursor.bare(at)?, Style::Quoted),
            None if loose && binding != Binding::Call => (cursor.bare(at)?, Style::Bare),
            None => return None,
        },
    };
    Some(Given { name, value, style })
}

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binding {
    /// `=`, `:`, `=>`, `<-`, `:=`, `==`
    Sign,
    /// The comma in `getenv("NAME", "default")`.
    Call,
    /// The space in `--password value`.
    Option,
    /// A tab or two spaces.
    Column,
    /// `is`, or a code span right after the name.
    Prose,
}

/// Calls whose first argument is a name and whose second the value or default for it.
const CALLS: &[&str] = &[
    "getenv", "get", "setattr", "putenv", "setdefault", "setenv", "set", "config", "setProperty", "put", "pop", "add_header", "setHeader",
    "set_secret", "environ", "append", "header", "option", "setConf", "conf", "setOption", "setRequestHeader", "SetEnvironmentVariable",
    "env",
];

/// Constructors that hold the literal they are given.
const WRAPPERS: &[&str] = &[
    "SecretStr", "SecretBytes", "str", "bytes", "String", "Secret", "AzureKeyCredential", "bytearray", "quote", "quote_plus", "b64encode",
    "c", "list",
];

/// How far back the start of a line is looked for: longer lines are data.
const LINE_REACH: usize = 2048;

struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
}

impl Cursor<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn skip(&self, mut at: usize, set: &[u8]) -> usize {
        while set.contains(&self.byte(at)) && at < self.bytes.len() {
            at += 1;
        }
        at
    }

    /// The offset after whatever binds a value to the name.
    fn binding(&self, name: &Range<usize>) -> Option<(usize, Binding)> {
        let opened = name.start.checked_sub(1).map_or(0, |before| self.byte(before));
        let mut at = self.skip(name.end, b"\\");
        let quoted = matches!(opened, b'"' | b'\'' | b'`') && self.byte(at) == opened;
        if quoted {
            at += 1;
            let after = self.skip(at, b" ");
            if self.byte(after) == b',' && self.is_pair(name.start - 1, after + 1) {
                return Some((self.skip(after + 1, b" "), Binding::Column));
            }
            if self.byte(after) == b',' && self.is_call(name.start - 1) {
                return Some((self.skip(after + 1, b" \n\\"), Binding::Call));
            }
        }
        let closed = self.skip(at, b")]*`");
        let spaced = self.skip(closed, b" \t");
        let next = self.byte(spaced);
        let after = |len: usize| Some((self.skip(spaced + len, b" \t"), Binding::Sign));
        match (next, self.byte(spaced + 1)) {
            (b'=', b'=' | b'>') | (b':', b'=') | (b'<', b'-') | (b'!', b'=') => after(2),
            (b'=', _) => after(1),
            (b':', b':') => None,
            (b':', _) => Some((self.annotated(self.skip(spaced + 1, b" \t*`")), Binding::Sign)),
            (b'>', next) if !matches!(next, b'=' | b'@' | b':' | b'/') && opened == b'<' => after(1),
            // prose: "the password is `x`", "password `x`"
            (b'i', b's') if !quoted && spaced == closed + 1 && self.byte(spaced + 2) == b' ' => {
                let at = self.skip(spaced + 3, b" ");
                Some((self.skip(at, b":*\"'` "), Binding::Prose))
            }
            (b'`', _) if !quoted && spaced == closed + 1 => Some((spaced + 1, Binding::Prose)),
            (b'*', b'*') if !quoted && spaced == closed + 1 => Some((spaced + 2, Binding::Prose)),
            // SQL: `WITH PASSWORD 'x'`, `CREATE SECRET … SECRET 'x'`
            (b'\'', _)
                if !quoted
                    && spaced == closed + 1
                    && [&b"password"[..], b"secret"].iter().any(|word| self.bytes[name.clone()].eq_ignore_ascii_case(word)) =>
            {
                Some((spaced, Binding::Sign))
            }
            _ if !quoted && spaced == closed + 1 && (self.is_option(name.start) || self.is_setting(name.start)) => {
                Some((spaced, Binding::Option))
            }
            _ if spaced >= closed + 2 || spaced > closed && self.bytes[closed..spaced].contains(&b'\t') => Some((spaced, Binding::Column)),
            (b'|', _) => Some((self.undressed(self.skip(spaced + 1, b" \t|`&")), Binding::Column)),
            (b'&', b' ') => Some((self.undressed(spaced + 2), Binding::Column)),
            _ => None,
        }
    }

    /// Past what LaTeX dresses a word in: `\verb|x|`, `\texttt{x}`.
    fn undressed(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        [&b"\\verb|"[..], b"\\texttt{"].iter().find(|lead| rest.starts_with(lead)).map_or(at, |lead| at + lead.len())
    }

    /// Past the type in `name: str = "…"`.
    fn annotated(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        let is_type = |b: &u8| b.is_ascii_alphanumeric() || b"_.[]|, ".contains(b);
        let len = rest.iter().take(60).take_while(|b| is_type(b)).count();
        let starts_as_type = rest.first().is_some_and(u8::is_ascii_alphabetic);
        match (self.byte(at + len), self.byte(at + len + 1)) {
            (b'=', next)
                if starts_as_type
                    && !matches!(next, b'=' | b'\n' | 0)
                    && !matches!(self.byte(self.skip(at + len + 1, b" ")), b'\n' | 0) =>
            {
                self.skip(at + len + 1, b" \t")
            }
            _ => at,
        }
    }

    /// Whether the quote at `quote` opens the first argument of one of [`CALLS`], or the second of `setattr`.
    fn is_call(&self, quote: usize) -> bool {
        let mut end = quote;
        while end > 0 && matches!(self.byte(end - 1), b' ' | b'\n' | b'\\') {
            end -= 1;
        }
        let open = match end.checked_sub(1).map(|at| self.byte(at)) {
            Some(b'(') => end - 1,
            Some(b',') => match self.bytes[..end].iter().rev().take(40).position(|b| *b == b'(') {
                Some(back) => end - 1 - back,
                None => return false,
            },
            _ => return false,
        };
        let word = self.bytes[..open].iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        self.text.get(open - word..open).is_some_and(|called| CALLS.contains(&called))
    }

    /// Whether a name in quotes that opens at `quote` and the one literal after the comma before `next` are a printed
    /// pair: `('NAME', 'value')`.
    fn is_pair(&self, quote: usize, next: usize) -> bool {
        let is_open = |at: usize| matches!(self.byte(at), b'(' | b'[');
        // a call's arguments look the same
        let is_data = quote > 0 && is_open(quote - 1) && (quote == 1 || matches!(self.byte(quote - 2), b'[' | b'(' | b' ' | b',' | b'\n'));
        let at = self.skip(next, b" ");
        let quote = self.byte(at);
        let close = |at: usize| self.close(at + 1, quote, 0, false).is_some_and(|end| matches!(self.byte(end + 1), b')' | b']'));
        is_data && matches!(quote, b'"' | b'\'') && close(at)
    }

    /// Whether the name is a command line option: `--api-key`, `-password`.
    fn is_option(&self, start: usize) -> bool {
        let dashes = self.bytes[..start].iter().rev().take_while(|b| **b == b'-').count();
        let before = start.checked_sub(dashes + 1).map_or(b' ', |at| self.byte(at));
        (1..=2).contains(&dashes) && before.is_ascii_whitespace()
    }

    /// Whether the line up to the name is a command that takes a name and a value: `%env NAME value`.
    fn is_setting(&self, at: usize) -> bool {
        let line = self.line_before(at);
        ["%env ", "%set_env ", "setx ", "set -gx ", "ENV "].contains(&line)
            || line.ends_with("configure set ")
            || line.ends_with("config set ")
    }

    /// The line that holds `at`, up to there, without its indentation; what is far back in a long one is left out.
    fn line_before(&self, at: usize) -> &str {
        let near = at.saturating_sub(LINE_REACH);
        let start = memchr::memrchr(b'\n', &self.bytes[near..at]).map_or(near, |found| near + found + 1);
        self.text.get(start..at).unwrap_or_default().trim_start()
    }

    /// Whether the line that holds `at` is a shell command or sets a variable.
    fn line_is_shell(&self, at: usize) -> bool {
        let line = self.line_before(at);
        ["!", "%env", "%set_env", "export ", "set ", "ENV ", "ARG ", "setx ", "$ "].iter().any(|lead| line.starts_with(lead))
    }

    /// Whether the name stands in a comment, at the start of a quoted text, or in a URL's query.
    fn line_is_loose(&self, name: &Range<usize>) -> bool {
        let line = self.line_before(name.start);
        line.contains('#') || line.contains("//") || self.inside_text(name)
    }

    /// Whether the name is not the first of several that one statement gives values to: `user, password = …`.
    fn is_later_target(&self, at: usize) -> bool {
        let line = self.line_before(at);
        line.trim_end().ends_with(',') && line.bytes().all(|b| b.is_ascii_alphanumeric() || b"_., *[(".contains(&b))
    }

    /// Whether the name starts a quoted text that goes on after it, or a parameter of a URL's query.
    fn inside_text(&self, name: &Range<usize>) -> bool {
        let before = name.start.checked_sub(1).map_or(0, |at| self.byte(at));
        matches!(before, b'?' | b'&') || matches!(before, b'"' | b'\'' | b'`') && self.byte(name.end) != before
    }

    /// The inside of the string literal at `at`, past prefixes, opening brackets and a wrapper's call.
    fn quoted(&self, at: usize) -> Option<Range<usize>> {
        let opened = at;
        let mut at = self.skip(at, b"([{ \n\t");
        let opens_map = self.bytes[opened.min(at)..at].contains(&b'{');
        let word =
            self.bytes[at.min(self.bytes.len())..].iter().take(24).take_while(|b| b.is_ascii_alphanumeric() || b"_.".contains(b)).count();
        if word > 0 {
            let called = self.text.get(at..at + word)?;
            let last = called.rsplit('.').next().unwrap_or(called);
            let is_prefix = word <= 2 && called.bytes().all(|b| b"rRbBuUfFsS".contains(&b));
            if self.byte(at + word) == b'(' && WRAPPERS.contains(&last) {
                at = self.skip(at + word + 1, b" \n\t[(rRbBuUfF");
            } else if is_prefix {
                at += word;
            } else {
                return None;
            }
        }
        // C#: `@"…"`, `$"…"`
        let at = self.skip(at, b"@$");
        let escapes = self.skip(at, b"\\") - at;
        let quote = self.byte(at + escapes);
        if !matches!(quote, b'"' | b'\'' | b'`') {
            return None;
        }
        let open = at + escapes;
        let triple = escapes == 0 && self.byte(open + 1) == quote && self.byte(open + 2) == quote;
        let start = open + if triple { 3 } else { 1 };
        let end = self.close(start, quote, escapes, triple)?;
        // the first key of a map is not what the map is given
        let is_key = opens_map && self.byte(self.skip(end + 1, b" ")) == b':';
        (!is_key).then_some(start..end)
    }

    /// Where the literal that starts at `start` ends.
    fn close(&self, start: usize, quote: u8, escapes: usize, triple: bool) -> Option<usize> {
        let mut at = start;
        while at < self.bytes.len() {
            let byte = self.bytes[at];
            if byte == quote {
                let is_end = !triple || self.byte(at + 1) == quote && self.byte(at + 2) == quote;
                if is_end {
                    return Some(at);
                }
                at += 1;
            } else if byte == b'\\' {
                if escapes > 0 && self.skip(at, b"\\") - at <= escapes && self.byte(self.skip(at, b"\\")) == quote {
                    return Some(at);
                }
                at += 2;
            } else if byte == b'\n' && !triple {
                return None;
            } else {
                at += 1;
            }
        }
        None
    }

    /// The bare word at `at`.
    fn bare(&self, at: usize) -> Option<Range<usize>> {
        let at = self.skip(at, b"\"'`");
        let rest = self.text.get(at..)?;
        if rest.starts_with("&quot;") || rest.starts_with("&#") {
            return None;
        }
        let ends = |c: char| c.is_whitespace() || c.is_control() || "\"'`;,<>|)}]\\".contains(c);
        let mut len = rest.find(ends).unwrap_or(rest.len());
        // the next parameter of a query
        if let Some(next) = rest[..len].find('&').filter(|next| rest[*next..len].contains('=')) {
            len = next;
        }
        // a sentence ends there, though a password may end in `?`
        let ends_sentence = |text: &str| {
            let asks = text.strip_suffix('?').is_some_and(|word| word.chars().all(char::is_alphabetic));
            text.ends_with(['.', ':']) || asks
        };
        while len > 0 && ends_sentence(&rest[..len]) {
            len -= 1;
        }
        // a call or an index is an expression, not a literal
        let is_literal = len > 0 && !rest[..len].contains(['(', '[', '{']);
        is_literal.then_some(at..at + len)
    }
}
