//! A text as it reads with each name replaced by the literal that it was last given.

use super::definition::{self, Given, is_name};
use super::text::{Literal, Text, Value};
use super::{LONGEST, Names};
use crate::detect::assignment::closed;
use std::ops::Range;

/// Bytes from a literal to the name that R gives it to, over the arrow.
const ARROW: usize = 8;

/// Names that are replaced in one text.
const MOST: usize = 400;

/// Literals that one name is put together from.
const MOST_WITHIN: usize = 16;

/// What joins two texts: JavaScript's and C#'s, PHP's, Julia's, Visual Basic's, Lua's, SQL's.
const JOINING: &[&str] = &["+", ".", "*", "&", "..", "||", "~"];

/// What a format leaves open for the next value.
const HOLES: &[&str] = &["%s", "{}", "{0}", "%v"];

/// Bytes of a literal's own between names in it from which on they are looked at with it.
const LEAST: usize = 4;

/// A text as far as it was read.
pub(super) struct Reading<'t, 'n> {
    /// The text as it is written.
    of: &'t str,
    part: usize,
    names: &'n mut Names,
    /// Up to where `of` is read, and up to where it is in `text`.
    at: usize,
    copied: usize,
    /// What is between the quotes that were opened last.
    literal: Range<usize>,
    /// The text as it reads.
    text: String,
    values: Vec<Value>,
}

impl<'t, 'n> Reading<'t, 'n> {
    /// The beginning of `of`, the text of the part with the index `part`.
    pub(super) fn new(of: &'t str, part: usize, names: &'n mut Names) -> Self {
        Self { of, part, names, at: 0, copied: 0, literal: 0..0, text: String::new(), values: Vec::new() }
    }

    /// The text, and the literals that it has in the place of names.
    pub(super) fn done(self) -> (String, Vec<Value>) {
        (self.text, self.values)
    }

    /// Goes on with a line of the shell at `line`.
    pub(super) fn shell(&mut self, line: Range<usize>) {
        let of = self.of;
        for (name, given) in definition::in_shell(&of[line.clone()], line.start) {
            let is_open = matches!(&given, Given::Literal(range) if self.is_open(range));
            self.give(name, if is_open { Given::Other } else { given });
        }
        self.copied = line.start;
        for (sigil, _) in of[line.clone()].match_indices('$') {
            let sigil = line.start + sigil;
            if let Some((name, end)) = hole(&of[..line.end], sigil).filter(|_| sigil >= self.copied) {
                self.replace(sigil, &of[name], end);
            }
        }
        self.copy(line.end);
    }

    /// Reads a whole program.
    pub(super) fn code(&mut self) {
        let bytes = self.of.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let at = self.at;
            self.at += 1;
            if at <= self.literal.end && self.literal.start > 0 {
                let hole = if matches!(byte, b'$' | b'{' | b'#') { hole(self.of, at) } else { None };
                if let Some((name, end)) = hole.filter(|(_, end)| *end <= self.literal.end) {
                    self.replace(at, &self.of[name], end);
                }
            } else if matches!(byte, b'"' | b'\'' | b'`') {
                if let Some(end) = close(bytes, at) {
                    self.literal = at + 1..end;
                    // psql: `:'name'`
                    let inside = &self.of[self.literal.clone()];
                    if self.of[..at].ends_with(':') && self.names.contains_key(inside) {
                        self.copy(at - 1);
                        self.copied = at;
                        self.replace(at + 1, inside, end);
                    }
                }
            } else if is_name(*byte) {
                self.at = at + bytes[at..].iter().take_while(|byte| is_name(**byte)).count();
                self.name(&(at..self.at));
            }
        }
        self.copy(self.of.len());
    }

    /// Goes on with the name at `name`, out of quotes.
    fn name(&mut self, name: &Range<usize>) {
        let word = &self.of[name.clone()];
        if let Some(owner) = definition::owner(self.of, name) {
            return self.member(owner, name);
        }
        if let Some(inside) = definition::entry(self.of, name) {
            self.give(&format!(".{word}"), Given::Literal(inside));
        }
        if self.of[..name.start].trim_end_matches(' ').ends_with("->") && self.of[self.literal.end..name.start].len() < ARROW {
            self.give(word, Given::Literal(self.literal.clone()));
        } else if let Some(given) = definition::in_code(self.of, name) {
            self.give(word, given);
        } else if self.values.len() < MOST && is_reference(self.of.as_bytes(), name) {
            let literal = self.names.get(word).filter(|literal| is_plain(literal)).cloned();
            // what is not known goes on with a text all the same: `"…:" + p + "@" + host`
            if literal.is_none() && self.values.is_empty() {
                return;
            }
            let sigil = usize::from(self.of[..name.start].ends_with(['$', '@', '&', ':']));
            self.copy((name.start - sigil).max(self.copied));
            if literal.is_some() || self.values.last().is_some_and(|value| self.goes_on(value)) {
                self.copied = name.end;
                self.insert(word, literal);
            }
        }
    }

    /// Goes on with the member at `name` of what is called from `owner` on: `cfg.k`. Whose it is does not matter.
    fn member(&mut self, owner: usize, name: &Range<usize>) {
        let key = format!(".{}", &self.of[name.clone()]);
        if let Some(inside) = definition::of_member(self.of, name) {
            self.give(&key, Given::Literal(inside));
        } else if self.values.len() < MOST
            && is_whole(self.of.as_bytes(), name.end)
            && let Some(literal) = self.names.get(&key).filter(|literal| is_plain(literal)).cloned()
        {
            self.copy(owner.max(self.copied));
            self.copied = name.end;
            self.insert(&key, Some(literal));
        }
    }

    fn give(&mut self, name: &str, given: Given) {
        let literal = match given {
            Given::Literal(range) => Some(self.filled(range)),
            Given::Name(other) => self.names.get(&self.of[other]).cloned(),
            Given::Other => None,
        };
        match literal {
            Some(literal) => self.names.insert(name.to_owned(), literal),
            None => self.names.remove(name),
        };
    }

    /// The literal at `range` with what the names in it were given.
    fn filled(&self, range: Range<usize>) -> Text {
        let (mut filled, mut at) = (Text::default(), range.start);
        let inside = &self.of[..range.end];
        for (sigil, _) in self.of[range.clone()].match_indices(['$', '#', '{']) {
            let sigil = range.start + sigil;
            let known = hole(inside, sigil).filter(|_| sigil >= at).and_then(|(name, end)| Some((self.names.get(&inside[name])?, end)));
            if let Some((known, end)) =
                known.filter(|(known, _)| filled.text.len() + known.text.len() < LONGEST && filled.values.len() < MOST_WITHIN)
            {
                self.own(at..sigil, &mut filled);
                filled.append(known);
                at = end;
            }
        }
        self.own(at..range.end, &mut filled);
        filled
    }

    /// Whether the shell puts something unknown into the word at `range`.
    fn is_open(&self, range: &Range<usize>) -> bool {
        let mut holes = self.of[range.clone()].match_indices('$').filter_map(|(at, _)| hole(&self.of[..range.end], range.start + at));
        holes.any(|(name, _)| !self.names.contains_key(&self.of[name]))
    }

    /// Adds what is written at `range` to `filled`.
    fn own(&self, range: Range<usize>, filled: &mut Text) {
        let start = filled.text.len();
        filled.text.push_str(&self.of[range.clone()]);
        // a sign between names is no credential's; what has no names in it is a literal as it is
        if range.len() >= LEAST || filled.values.is_empty() && !range.is_empty() {
            filled.values.push(Value { at: start..filled.text.len(), literal: Literal { part: self.part, range } });
        }
    }

    /// Copies what is written up to `end`.
    fn copy(&mut self, end: usize) {
        self.text.push_str(&self.of[self.copied..end]);
        self.copied = end;
    }

    /// Puts the literal of `name`, if it has one, in the place of what is written from `start` to `end`.
    fn replace(&mut self, start: usize, name: &str, end: usize) {
        if let Some(literal) = self.names.get(name).filter(|_| self.values.len() < MOST).cloned() {
            self.copy(start);
            self.put(name, Some(literal));
            (self.at, self.copied) = (end, end);
        }
    }

    fn put(&mut self, name: &str, given: Option<Text>) {
        match given {
            Some(given) => {
                let start = self.text.len();
                self.text.push_str(&given.text);
                self.values.extend(given.values.into_iter().map(|value| value.moved(start)));
            }
            None => self.text.push_str(name),
        }
    }

    /// Puts the literal of `name`, which stands out of quotes and was just read, in quotes: those of the literals before and
    /// after it where it is joined to them.
    fn insert(&mut self, name: &str, literal: Option<Text>) {
        if let Some(hole) = self.open_hole() {
            let rest = self.text.split_off(hole.start);
            self.put(name, literal);
            self.text.push_str(&rest[hole.len()..]);
            return;
        }
        let rest = self.of[self.copied..].trim_start_matches(' ');
        let next = JOINING.iter().find_map(|sign| rest.strip_prefix(sign)).map(|rest| rest.trim_start_matches(' '));
        let next = next.filter(|rest| rest.starts_with(['"', '\'']));
        let quote = match self.joined() {
            Some((len, quote)) => {
                self.text.truncate(len);
                quote
            }
            None => {
                let quote = if next.is_some_and(|next| next.starts_with('\'')) { '\'' } else { '"' };
                self.text.push(quote);
                quote
            }
        };
        self.put(name, literal);
        match next.filter(|next| next.starts_with(quote)).map(|next| self.of.len() - next.len()) {
            Some(open) => {
                self.literal = open + 1..close(self.of.as_bytes(), open).unwrap_or(open);
                (self.at, self.copied) = (open + 1, open + 1);
            }
            None => self.text.push(quote),
        }
    }

    /// Whether what comes next is joined to the literal in which `value` stands.
    fn goes_on(&self, value: &Value) -> bool {
        let between = self.joined().and_then(|(end, quote)| Some((self.text.get(value.at.end..end)?, quote)));
        between.is_some_and(|(between, quote)| !between.contains(quote))
    }

    /// How much of the text stays, and the quote, where what comes next is joined to a literal that was just closed.
    fn joined(&self) -> Option<(usize, char)> {
        let before = self.text.trim_end_matches(' ');
        let sign = JOINING.iter().chain([&","]).find(|sign| before.ends_with(**sign));
        let before = match sign {
            Some(sign) => before[..before.len() - sign.len()].trim_end_matches(' '),
            // MATLAB: `['Bearer ' k]`
            None => Some(before).filter(|before| before.len() < self.text.len())?,
        };
        let quote = before.chars().next_back().filter(|char| matches!(char, '"' | '\''))?;
        let end = before.len() - 1;
        // R: `paste0("Bearer ", k)`
        let is_joined = sign != Some(&",") || before[..end].ends_with([' ', '=', ':']);
        is_joined.then_some((end, quote))
    }

    /// The first hole in the format after which the next value comes.
    fn open_hole(&self) -> Option<Range<usize>> {
        let format = self.text.trim_end_matches(' ').strip_suffix(',')?.trim_end_matches(' ');
        let quote = format.chars().next_back().filter(|char| matches!(char, '"' | '\''))?;
        let inside = &format[..format.len() - 1];
        let start = inside.rfind(quote)? + 1;
        let (at, hole) = HOLES.iter().filter_map(|hole| Some((inside[start..].find(hole)?, hole))).min()?;
        Some(start + at..start + at + hole.len())
    }
}

/// The name in the hole that opens at `at`, and where the hole ends: `$name`, `${name}`, `$(name)`, `#{name}`, `{name}`.
fn hole(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = &text[at..];
    let lead = ["${env:", "$env:", "${", "$(", "#{", "{{", "{", "$"].iter().find(|lead| rest.starts_with(**lead))?;
    let start = at + lead.len();
    // `${cfg.k}`: members are known by their own name
    let path = text[start..].bytes().take_while(|byte| is_name(*byte) || *byte == b'.').count();
    let start = text[start..start + path].rfind('.').filter(|_| *lead == "${" || *lead == "{").map_or(start, |dot| start + dot);
    let name = start..start + text[start..].bytes().take_while(|byte| is_name(*byte) || *byte == b'.').count();
    let close = match lead.find(['{', '(']) {
        Some(open) if lead.as_bytes()[open] == b'(' => ")",
        Some(_) => &"}}"[..lead.matches('{').count()],
        None => "",
    };
    (!name.is_empty() && text[name.end..].starts_with(close)).then(|| (name.clone(), name.end + close.len()))
}

/// Whether `literal` may stand between any quotes.
fn is_plain(literal: &Text) -> bool {
    !literal.text.contains(['"', '\'', '\\', '`'])
}

/// Where the literal that opens at `at` is closed.
fn close(bytes: &[u8], at: usize) -> Option<usize> {
    let quote = bytes[at];
    let triple = [quote; 3];
    if bytes[at..].starts_with(&triple) {
        return memchr::memmem::find(&bytes[at + 3..], &triple).map(|end| at + 3 + end + 2);
    }
    closed(bytes, at, |byte| byte == b'\n' && quote != b'`')
}

/// Whether the name at `name` is what it was given, and no member, call, label or target.
fn is_reference(bytes: &[u8], name: &Range<usize>) -> bool {
    let byte = |back: usize| name.start.checked_sub(back).map_or(b' ', |at| bytes[at]);
    let is_own = match byte(1) {
        b'.' => false,
        b'$' | b'@' | b'&' | b':' => !is_name(byte(2)) && byte(2) != byte(1),
        _ => true,
    };
    let rest = bytes[name.end..].trim_ascii_start();
    let is_named = matches!(rest, [b'=', next, ..] if *next != b'=') || matches!(rest, [b':', next, ..] if *next != b':');
    is_own && !is_named && is_whole(bytes, name.end)
}

/// Whether what a name that ends at `end` stands for is meant: no call of it, and no member, but for what a method makes of it.
fn is_whole(bytes: &[u8], end: usize) -> bool {
    let rest = &bytes[end..];
    let member = rest.strip_prefix(b".").map(|rest| rest.iter().take_while(|byte| is_name(**byte)).count());
    match member {
        Some(len) if len > 0 => rest.get(1 + len) == Some(&b'('),
        _ => rest.first() != Some(&b'('),
    }
}
