//! What binds a value to a name, and where the value starts.

use super::Cursor;
use super::prose::ENTRY;
use crate::detect::name;
use std::ops::Range;

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
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
    /// The bracket in `set_api_key("…")`, a call that is called by what it takes.
    Own,
    /// What an entry has between a variable's name and its value.
    Entry,
}

/// Calls whose first argument is a name and whose second the value or default for it.
const CALLS: &[&str] = &[
    "getenv", "get", "setattr", "putenv", "setdefault", "setenv", "set", "config", "setProperty", "put", "pop", "add_header", "setHeader",
    "set_secret", "environ", "append", "header", "option", "setConf", "conf", "setOption", "setRequestHeader", "SetEnvironmentVariable",
    "env", "define", "paste", "getOrElse", "getOrDefault", "getProperty", "GetValueOrDefault", "Setenv", "set_var", "assign", "setItem",
    "Add", "Set", "insert", "weboptions", "setRequestProperty", "type", "fill", "set_default",
];

/// First words of calls that fetch, check or compute what they are called by.
const FETCHING: &[&str] = &[
    "get", "read", "fetch", "find", "has", "is", "check", "verify", "validate", "load", "ask", "input", "prompt", "hash", "delete",
    "remove", "list", "count", "encode", "decode", "parse", "to", "from", "test", "lookup", "retrieve", "contains", "unnest", "no",
    "invalid", "missing", "create", "generate", "make", "random", "decrypt", "encrypt", "open", "pass",
];

/// Bytes from the name of a field to what is typed into it.
const FIELD: usize = 40;

/// Bytes of what is said in brackets between a label and its colon.
const ASIDE: usize = 64;

/// Types between a name and the `=`: Go's, C's.
const TYPES: &[&str] = &["string =", "string=", "String ="];

impl Cursor<'_> {
    /// The offset after whatever binds a value to the name.
    pub(super) fn binding(&self, name: &Range<usize>) -> Option<(usize, Binding)> {
        if let Some(at) = self.labelled(name) {
            return Some((at, Binding::Entry));
        }
        let open = self.path_start(name.start).checked_sub(1);
        let opened = open.map_or(0, |open| self.byte(open));
        let mut at = self.skip(name.end, b"\\");
        let quoted = matches!(opened, b'"' | b'\'' | b'`') && self.byte(at) == opened;
        if let (true, Some(open)) = (quoted, open) {
            at += 1;
            let after = self.skip(at, b" ");
            if self.byte(after) == b',' && self.is_pair(open, after + 1) {
                return Some((self.skip(after + 1, b" "), Binding::Column));
            }
            if self.byte(after) == b',' && self.is_call(open) {
                return Some((self.skip(after + 1, b" \n\\"), Binding::Call));
            }
            if let Some(at) = self.typed_in(at) {
                return Some((at, Binding::Call));
            }
        }
        if !quoted && self.byte(at) == b'(' && self.is_own_call(name) {
            return Some((self.own_argument(name), Binding::Own));
        }
        let closed = self.skip(at, b")]}*`");
        let spaced = self.skip(closed, b" \t");
        let next = self.byte(spaced);
        let after = |len: usize| Some((self.skip(spaced + len, b" \t"), Binding::Sign));
        match (next, self.byte(spaced + 1)) {
            // the prompt that `expect` waits for, and what it sends then
            (b':' | b'*', b'"') if self.sent(spaced + 2).is_some() => Some((self.sent(spaced + 2)?, Binding::Sign)),
            // R prints the members of a list so: `$password`, and `[1] "…"` below
            (b'\n', b'[') if opened == b'$' && self.bytes[spaced..].starts_with(b"\n[1] \"") => after(5),
            (b'<', b'<') if self.byte(spaced + 2) == b'-' => after(3),
            (b'=', b'=') if self.byte(spaced + 2) == b'=' => after(3),
            (b'=', b'=' | b'>') | (b':', b'=') | (b'<', b'-') | (b'!', b'=') | (b'-', b'>') => after(2),
            (b'=', _) => after(1),
            // as a URL has it: `…%3BPWD%3D…`
            (b'%', b'3') if spaced == name.end && matches!(self.byte(spaced + 2), b'D' | b'd') => after(3),
            // Julia: `token::String = "…"`
            (b':', b':') => Some((self.annotated(spaced + 2), Binding::Sign)).filter(|(at, _)| *at > spaced + 2),
            // `process.env.TOKEN || '…'`, `?? '…'`
            (b'|', b'|') | (b'?', b'?') => after(2),
            // LaTeX: `\newcommand{\token}{…}`
            (b'{', _) if self.byte(at) == b'}' => after(1),
            // C#: `string Token { get; set; } = "…"`
            (b'{', _) => {
                let body = &self.bytes[spaced..self.bytes.len().min(spaced + 40)];
                let end = memchr::memmem::find(body, b"} = \"").filter(|_| memchr::memmem::find(body, b"get;").is_some())?;
                Some((spaced + end + 4, Binding::Sign))
            }
            // a pipe
            (b'|', _) if self.line_is_shell(name.start) => None,
            (b'|', _) => Some((self.undressed(self.skip(spaced + 1, b" \t|`&")), Binding::Column)),
            // a table that is drawn: `password │ …`, a list: `Password ..... …`
            (0xe2, _) if self.text[spaced..].starts_with(['│', '┃', '║']) => Some((self.skip(spaced + 3, b" "), Binding::Column)),
            // "API token – `x`"
            (0xe2, _) if self.text[spaced..].starts_with(['–', '—', '→', '⇒']) => {
                Some((self.skip(spaced + 3, b" *`"), Binding::Column))
            }
            // Chinese and Japanese have a wider colon
            (0xef, _) if self.text[spaced..].starts_with('：') => Some((self.skip(spaced + 3, b" *`"), Binding::Sign)),
            (b'.', b'.') if self.skip(spaced, b".") > spaced + 2 => Some((self.skip(spaced, b". "), Binding::Column)),
            (b':', b'<') => Some((self.untagged(spaced + 1), Binding::Sign)),
            // the shell says that nothing is given: `${TOKEN:?missing}`
            (b':', b'?') if opened == b'{' => None,
            // the shell's default: `${TOKEN:-…}`
            (b':', b'-') if opened == b'{' => after(2),
            // `"db_password": {"type": "string", "value": "…"}`
            (b':', _) if quoted && self.byte(self.skip(spaced + 1, b" ")) == b'{' => Some((self.nested(spaced + 1)?, Binding::Entry)),
            (b':', _) => {
                let at = self.skip(spaced + 1, b" \t*`");
                Some((self.annotated(self.undressed(self.dressed(at))), Binding::Sign))
            }
            (b'>', next) if !matches!(next, b'=' | b'@' | b':' | b'/') && opened == b'<' => after(1),
            // "Password (production): …"
            (b'(', _) if !quoted && spaced == closed + 1 => {
                let aside = &self.bytes[spaced..self.bytes.len().min(spaced + ASIDE)];
                let end = memchr::memmem::find(aside, b"): ").filter(|end| !aside[..*end].contains(&b'\n'))?;
                Some((self.skip(spaced + end + 3, b"*` "), Binding::Sign))
            }
            (b'i', b's') if !quoted && spaced == closed + 1 && self.bytes[spaced..].starts_with(b"ist ") => {
                Some((self.skip(spaced + 4, b"*\"'` "), Binding::Prose))
            }
            // prose: "the password is `x`", "password `x`"
            (b'i', b's') if !quoted && spaced == closed + 1 && matches!(self.byte(spaced + 2), b' ' | b':') => {
                let at = self.skip(spaced + 2, b": ");
                Some((self.skip(at, b":*\"'` "), Binding::Prose))
            }
            (b'`', _) if !quoted && spaced == closed + 1 => Some((spaced + 1, Binding::Prose)),
            (b'*', b'*') if !quoted && spaced == closed + 1 => Some((spaced + 2, Binding::Prose)),
            // SQL: `WITH PASSWORD 'x'`, `SECRET_ACCESS_KEY 'x'`, `SET PASSWORD FOR 'bob' = 'x'`
            (b'\'', _) if !quoted && spaced == closed + 1 && self.is_sql_word(name) => Some((spaced, Binding::Sign)),
            (b'F' | b'f', _)
                if !quoted && self.within(spaced, 4).is_some_and(|word| word.eq_ignore_ascii_case("for ")) && self.is_sql_word(name) =>
            {
                let clause = &self.bytes[spaced..self.bytes.len().min(spaced + 80)];
                let sign = clause.iter().position(|byte| matches!(byte, b'=' | b'\n' | b';')).filter(|at| clause[*at] == b'=')?;
                Some((self.skip(spaced + sign + 1, b" "), Binding::Sign))
            }
            (b's' | b'S', _) if !quoted && TYPES.iter().any(|kind| self.bytes[spaced..].starts_with(kind.as_bytes())) => {
                let sign = memchr::memchr(b'=', &self.bytes[spaced..])?;
                Some((self.skip(spaced + sign + 1, b" "), Binding::Sign))
            }
            // `"Bearer …"`, whatever takes it
            _ if matches!(opened, b'"' | b'\'' | b'`') && spaced == at + 1 && self.bytes[name.clone()].eq_ignore_ascii_case(b"bearer") => {
                Some((spaced, Binding::Sign))
            }
            _ if !quoted && spaced == closed + 1 && (self.is_option(self.path_start(name.start)) || self.is_setting(name.start)) => {
                Some((spaced, Binding::Option))
            }
            _ if spaced >= closed + 2 || spaced > closed && self.bytes[closed..spaced].contains(&b'\t') => Some((spaced, Binding::Column)),
            (b'<', b'/') if !quoted => {
                let at = self.untagged(spaced);
                Some(if self.byte(at) == b':' { (self.dressed(self.skip(at + 1, b" ")), Binding::Sign) } else { (at, Binding::Column) })
            }
            (b'&', b' ') => Some((self.undressed(spaced + 2), Binding::Column)),
            _ => None,
        }
    }

    /// Where the dotted path in which a name stands last begins: `spark.ssl.keyPassword`.
    pub(super) fn path_start(&self, name: usize) -> usize {
        let before = &self.bytes[name.saturating_sub(80)..name];
        let is_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-:#".contains(byte);
        match before.last() {
            Some(b'.' | b':' | b'#') => {
                let path = before.iter().rev().take_while(|byte| is_path(byte)).count();
                let dashes = before[before.len() - path..].iter().take_while(|byte| **byte == b'-').count();
                name - path + dashes
            }
            _ => name,
        }
    }

    /// Whether the name is a word of SQL, which a quoted value follows without a sign.
    fn is_sql_word(&self, name: &Range<usize>) -> bool {
        // `WITH LOGIN PASSWORD`
        let word = &self.bytes[name.clone()];
        let word = word.rsplit(|byte| *byte == b' ').next().unwrap_or(word);
        word.eq_ignore_ascii_case(b"password")
            || word.eq_ignore_ascii_case(b"secret")
            || word.contains(&b'_') && word.iter().all(|b| !b.is_ascii_lowercase())
    }

    /// Whether the name is that of a call which takes what it is called by, and no call that fetches it.
    fn is_own_call(&self, name: &Range<usize>) -> bool {
        let called = &self.bytes[name.clone()];
        let is_verb = |verb: &&str| {
            called.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb.as_bytes()))
                && called.get(verb.len()).is_some_and(|next| !next.is_ascii_lowercase())
        };
        let takes = || name::promise(&self.text[name.clone()]).is_some();
        matches!(self.byte(self.own_argument(name)), b'"' | b'\'') && takes() && !FETCHING.iter().any(is_verb)
    }

    /// Whether the call that `name` is sets what it is called by: `setPassword("…")`, and `password("…")` after one for the user.
    pub(super) fn is_setter(&self, name: &Range<usize>) -> bool {
        let called = &self.text[name.clone()];
        let is_set = ["set", "with"].iter().any(|verb| {
            called.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb))
                && called[verb.len()..].starts_with(|next: char| next == '_' || next.is_ascii_uppercase())
        });
        is_set || called == "password" && self.line_before(name.start).contains("user")
    }

    /// Where what is typed into the field starts that a call before `at` finds: `findElement(By.id("password")).sendKeys("…")`,
    /// `getElementById('password').value = '…'`.
    fn typed_in(&self, at: usize) -> Option<usize> {
        const TYPING: &[&str] = &[".value=", ".value =", ".sendKeys(", ".send_keys(", ".fill(", ".type(", "$sendKeysToElement(list("];
        // most names in quotes are keys
        let found = self.within(at, FIELD).filter(|rest| rest.starts_with([')', ']']))?;
        let call = found.trim_start_matches([')', ']']);
        let verb = TYPING.iter().find(|verb| call.len() < found.len() && call.starts_with(**verb))?;
        Some(self.skip(at + found.len() - call.len() + verb.len(), b" "))
    }

    /// Where `expect` goes on with what it sends.
    fn sent(&self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..self.bytes.len().min(at + 24)];
        let sends = [&b"send \""[..], b"send -- \""];
        sends.iter().find_map(|send| Some(at + memchr::memmem::find(rest, send)? + send.len()))
    }

    /// The value in the object that opens after `at`.
    fn nested(&self, at: usize) -> Option<usize> {
        let object = self.within(at, ENTRY)?;
        let object = &object[..object.find('}').unwrap_or(object.len())];
        // a column as pandas writes it: `{'password': {0: '…'}}`
        let index = object.trim_start_matches(['{', ' ', '"', '\'']);
        let column = index.trim_start_matches(|digit: char| digit.is_ascii_digit());
        if column.len() < index.len()
            && let Some(rest) = column.trim_start_matches(['"', '\'']).strip_prefix(':')
        {
            return Some(self.skip(at + object.len() - rest.len(), b" "));
        }
        let value = ["\"value\":", "\"Value\":", "\"default\":"].iter().filter_map(|key| Some(object.find(key)? + key.len())).min()?;
        Some(self.skip(at + value, b" "))
    }

    /// Past the tags after a label: `<b>Password:</b> …`, `<td>Password</td><td>…`.
    fn untagged(&self, mut at: usize) -> usize {
        for _ in 0..4 {
            let tag = &self.bytes[at..self.bytes.len().min(at + 40)];
            // the next row says something else
            match memchr::memchr(b'>', tag).filter(|_| tag.starts_with(b"<") && !tag.starts_with(b"</tr")) {
                Some(end) => at = self.skip(at + end + 1, b" \n"),
                None => break,
            }
        }
        at
    }

    /// Past the tag that a value is dressed in: `Password: <code>…`.
    fn dressed(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        let tags = [&b"<code>"[..], b"<b>", b"<i>", b"<em>", b"<strong>", b"<tt>", b"<kbd>", b"<pre>"];
        tags.iter().find(|tag| rest.starts_with(tag)).map_or(at, |tag| at + tag.len())
    }

    /// Past what LaTeX dresses a word in: `\verb|x|`, `\texttt{x}`.
    fn undressed(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        [&b"\\verb|"[..], b"\\texttt{"].iter().find(|lead| rest.starts_with(lead)).map_or(at, |lead| at + lead.len())
    }

    /// Where the first argument starts of the call that `name` is, past its name: `Password(value='…')`.
    fn own_argument(&self, name: &Range<usize>) -> usize {
        let at = self.skip(name.end + 1, b" ");
        if self.bytes[at.min(self.bytes.len())..].starts_with(b"value=") { at + 6 } else { at }
    }

    /// Past the type in `name: str = "…"`.
    fn annotated(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        let is_type = |b: &u8| b.is_ascii_alphanumeric() || b"_.[]|, &'?".contains(b);
        let len = rest.iter().take(60).take_while(|b| is_type(b)).count();
        let starts_as_type = rest.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'&');
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
        // a variable's name tells what the other argument is, whatever is called
        let is_variable =
            |name: &[u8]| name.contains(&b'_') && name.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_');
        let name = self.bytes[quote + 1..].split(|b| matches!(b, b'"' | b'\'')).next().unwrap_or_default();
        word > 0 && is_variable(name) || self.text.get(open - word..open).is_some_and(|called| CALLS.contains(&called))
    }

    /// Whether a name in quotes that opens at `quote` and the one literal after the comma before `next` are a printed
    /// pair: `('NAME', 'value')`.
    fn is_pair(&self, quote: usize, next: usize) -> bool {
        let is_open = |at: usize| matches!(self.byte(at), b'(' | b'[');
        // a call's arguments look the same
        let is_data = quote > 0
            && is_open(quote - 1)
            && (quote == 1
                || matches!(self.byte(quote - 2), b'[' | b' ' | b',' | b'\n')
                || self.byte(quote - 1) == b'(' && self.byte(quote - 2) == b'(');
        let at = self.skip(next, b" ");
        let quote = self.byte(at);
        let close = |at: usize| self.close(at + 1, quote, 0, false).is_some_and(|end| matches!(self.byte(end + 1), b')' | b']'));
        is_data && matches!(quote, b'"' | b'\'') && close(at)
    }
}
