//! Where a literal ends: between quotes, or as a bare word.

use super::{Cursor, LONGEST};
use crate::detect::value;
use std::ops::Range;

/// Constructors that hold the literal they are given.
const WRAPPERS: &[&str] = &[
    "SecretStr", "SecretBytes", "str", "bytes", "String", "Secret", "AzureKeyCredential", "bytearray", "quote", "quote_plus", "b64encode",
    "c", "list", "Some", "GetBytes", "PASSWORD", "strip", "trim", "byte", "string", "from", "new", "charToRaw", "codeunits", "I",
    "SecureString", "StringBuilder", "SecretString", "Data", "toByteArray",
];

/// Types that a list of variables names between a name and its value.
const TYPES: &[&str] = &["str", "bytes", "string", "char", "object"];

impl Cursor<'_> {
    /// The inside of the string literal at `at`, past prefixes, opening brackets and a wrapper's call.
    pub(super) fn quoted(&self, at: usize) -> Option<Range<usize>> {
        let opened = at;
        let mut is_list = false;
        let mut at = self.past_new(self.skip(at, b"([{ \n\t"));
        let opens_map = self.bytes.get(opened..at).is_some_and(|opening| opening.contains(&b'{'));
        let word =
            self.bytes[at.min(self.bytes.len())..].iter().take(32).take_while(|b| b.is_ascii_alphanumeric() || b"_.:".contains(b)).count();
        if word > 0 {
            let called = self.text.get(at..at + word)?;
            let last = called.rsplit(['.', ':']).next().unwrap_or(called);
            let is_prefix = word <= 2 && called.bytes().all(|b| b"rRbBuUfFsSN".contains(&b)) || called == "raw";
            if self.byte(at + word) == b'(' && WRAPPERS.contains(&last) {
                is_list = matches!(last, "c" | "list");
                at = self.skip(at + word + 1, b" \n\t[(rRbBuUfF");
            } else if is_prefix {
                at += word;
            } else if called == "chr" {
                // R's `str()`
                at = self.skip(at + word, b" ");
            } else {
                return None;
            }
        }
        if let Some(inside) = self.in_curly_quotes(at) {
            return Some(inside);
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
        // words of a list say how something may be
        let is_level = is_list && self.goes_on(end) && self.bytes[start..end].iter().all(u8::is_ascii_lowercase);
        (!is_key && !is_level).then_some(start..end)
    }

    /// The inside of the quotes at `at` that a word processor has made round.
    fn in_curly_quotes(&self, at: usize) -> Option<Range<usize>> {
        // most literals have others
        if self.byte(at) != 0xe2 {
            return None;
        }
        let rest = self.within(at, LONGEST)?;
        let inside = rest.strip_prefix(['“', '”', '„', '‘', '’'])?;
        let inside = inside.lines().next()?.split_once(['”', '“', '’'])?.0;
        let start = at + '“'.len_utf8();
        (!inside.is_empty()).then(|| start..start + inside.len())
    }

    /// Past what stands before a constructor: `new String("…")`, Go's `[]byte("…")`.
    fn past_new(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        match rest {
            [b'n', b'e', b'w', b' ', ..] => at + 4,
            // its first bracket is passed
            [b']', b'b' | b's', ..] => at + 1,
            _ => at,
        }
    }

    /// Where the literal that starts at `start` ends.
    pub(super) fn close(&self, start: usize, quote: u8, escapes: usize, triple: bool) -> Option<usize> {
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

    /// Past the seam of a text that is put together: `"…?api_key=", "…"`, `"…?api_key=" + "…"`.
    pub(super) fn past_seam(&self, name: &Range<usize>, at: usize) -> usize {
        let seam = self.skip(at + 1, b" ");
        let is_seam = matches!(self.byte(at), b'"' | b'\'') && matches!(self.byte(seam), b',' | b'+' | b'.');
        if is_seam && self.inside_text(name) { self.skip(seam + 1, b" ") } else { at }
    }

    /// Past the user in a pair: `auth=("user", "…")`.
    pub(super) fn past_user(&self, name: &Range<usize>, at: usize) -> usize {
        let called = self.text[name.clone()].to_ascii_lowercase();
        let is_pair = ["auth", "credentials", "creds", "login", "api_key"].iter().any(|word| called.ends_with(word));
        if !is_pair || !matches!(self.byte(at), b'(' | b'[') {
            return at;
        }
        match self.quoted(at).filter(|user| self.goes_on(user.end)) {
            Some(user) => self.skip(user.end + 1, b", "),
            None => at,
        }
    }

    /// Past the user in prose: `Credentials: bob / …`.
    pub(super) fn past_login(&self, name: &Range<usize>, at: usize) -> Option<usize> {
        let called = self.text[name.clone()].to_ascii_lowercase();
        let user = self.bytes[at.min(self.bytes.len())..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"._@`".contains(b)).count();
        let is_pair = (["credentials", "creds", "credential"].contains(&called.as_str()) || self.line_before(name.start).ends_with(" / "))
            && self.bytes.get(at + user..).is_some_and(|rest| rest.starts_with(b" / "));
        is_pair.then_some(at + user + 3)
    }

    /// The words up to the end of the line, where they are a phrase: `password: silver kitten winter summer`.
    pub(super) fn phrase(&self, at: usize) -> Option<Range<usize>> {
        let line = self.within(at, LONGEST)?.lines().next()?.trim_end();
        value::is_phrase(line).then(|| at..at + line.len())
    }

    /// The twelve words or more, up to the end of the line, by which a wallet is restored.
    pub(super) fn recovery(&self, at: usize) -> Option<Range<usize>> {
        let plain = self.bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b' ');
        // most lines are done with here
        if plain.filter(|byte| **byte == b' ').count() > 10 { self.phrase(at) } else { None }
    }

    /// The words of the code span that opens before `at`, where they are a phrase.
    pub(super) fn code_span(&self, at: usize) -> Option<Range<usize>> {
        let is_open = at > 0 && self.byte(at - 1) == b'`';
        let (words, _) = self.within(at, LONGEST).filter(|_| is_open)?.split_once('`')?;
        value::is_phrase(words).then(|| at..at + words.len())
    }

    /// Whether another literal follows that which ends at `end`.
    pub(super) fn goes_on(&self, end: usize) -> bool {
        let comma = self.skip(end + 1, b" ");
        self.byte(comma) == b',' && matches!(self.byte(self.skip(comma + 1, b" \n")), b'"' | b'\'')
    }

    /// The bare word at `at`, or that in the next column where the word is a type: `api_key  str  …`.
    pub(super) fn in_column(&self, at: usize) -> Option<Range<usize>> {
        let word = self.bare(at)?;
        let next = self.skip(word.end, b" ");
        let is_type = TYPES.contains(&&self.text[word.clone()]) && next > word.end + 1;
        if is_type { self.bare(next) } else { Some(word) }
    }

    /// The bare word at `at`.
    pub(super) fn bare(&self, at: usize) -> Option<Range<usize>> {
        let at = self.skip(at, b"\"'`");
        let rest = self.within(at, LONGEST)?;
        if rest.starts_with("&quot;") || rest.starts_with("&#") {
            return None;
        }
        let mut len = word_len(rest);
        // what goes on is data
        if len == rest.len() && at + len < self.bytes.len() {
            return None;
        }
        // the next parameter of a query
        if let Some(next) = rest[..len].find('&').filter(|next| rest[*next..len].contains('=')) {
            len = next;
        }
        // a person ends a password with a digit and a sign, and a sentence with a word
        let is_end =
            |word: &str| word.ends_with(['.', ':']) || word.strip_suffix('?').is_some_and(|asked| asked.chars().all(char::is_alphabetic));
        while len > 0 && is_end(&rest[..len]) {
            len -= 1;
        }
        // a call or an index is an expression, not a literal
        let is_literal = len > 0 && !rest[..len].contains(['(', '[', '{']) && !is_code(&rest[..len]);
        is_literal.then_some(at..at + len)
    }
}

/// Whether `word` is an expression of a program without spaces: `!1===t`, `a.auth=b.auth`, `t?this.token:void`.
fn is_code(word: &str) -> bool {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit()) || value::is_words(name);
    let is_names = || word.split(['=', '?', ':', '!', '+', '&']).all(is_name);
    let negates = word.starts_with("!0=") || word.starts_with("!1=") || word.starts_with("!!") && word.contains('.');
    negates || word.contains('.') && word.contains(['=', '?']) && is_names()
}

/// Bytes at which a bare word ends.
const ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte <= b' ' as usize {
        ends[byte] = true;
        byte += 1;
    }
    let signs = b"\"'`;,<>|)}]\\\x7f";
    let mut sign = 0;
    while sign < signs.len() {
        ends[signs[sign] as usize] = true;
        sign += 1;
    }
    ends
};

/// How long the bare word is that `text` begins with.
fn word_len(text: &str) -> usize {
    let len = text.bytes().position(|byte| ENDS[usize::from(byte)]).unwrap_or(text.len());
    match text[..len].is_ascii() {
        true => len,
        false => text[..len].find(|c: char| c.is_whitespace() || c.is_control()).unwrap_or(len),
    }
}
