//! The tables without their pointers.
//!
//! A row written with strings is a row of pointers, and whenever the program starts, each pointer in a static is put
//! right by the loader, though git's filter seldom asks for a rule: all rows took a tenth of its start. So the compiler
//! lays the texts of all rows end to end, and rows are made from them when they are first asked for.

use super::Table;
use crate::detect::rule::{Check, Pattern, Rule};
use crate::finding::Severity;

/// All rows of some tables: what is no text, and the texts, in the order of [`text`].
pub(super) struct Packed<const ROWS: usize, const TEXTS: usize, const BYTES: usize> {
    plain: [Plain; ROWS],
    /// Where each text ends; it starts where the one before ends.
    ends: [u32; TEXTS],
    bytes: [u8; BYTES],
}

/// What a row has beside its texts.
#[derive(Clone, Copy)]
struct Plain {
    severity: Severity,
    pattern: Kind,
    entropy: f32,
    check: Option<&'static Check>,
    keywords: u8,
    fires: u8,
    silent: u8,
}

/// A pattern without its expression.
#[derive(Clone, Copy)]
enum Kind {
    Token,
    Around(usize),
    Named,
}

/// The heading of each table, and how many rows it has.
pub(super) const fn headings<const TABLES: usize>(tables: [Table; TABLES]) -> [(&'static str, usize); TABLES] {
    let mut headings = [("", 0); TABLES];
    let mut table = 0;
    while table < TABLES {
        headings[table] = (tables[table].0, tables[table].1.len());
        table += 1;
    }
    headings
}

/// The rows of all `tables` together.
pub(super) const fn rows(tables: &[Table]) -> usize {
    let (mut table, mut sum) = (0, 0);
    while table < tables.len() {
        sum += tables[table].1.len();
        table += 1;
    }
    sum
}

/// The row at `index`, counted through all `tables`.
const fn row(tables: &[Table], mut index: usize) -> &'static Rule {
    let mut table = 0;
    while index >= tables[table].1.len() {
        index -= tables[table].1.len();
        table += 1;
    }
    &tables[table].1[index]
}

/// Texts of a row that are not in a list.
const SINGLE: usize = 6;

const fn count(rule: &Rule) -> usize {
    SINGLE + rule.keywords.len() + rule.fires.len() + rule.silent.len()
}

/// The text at `index` of `count(rule)`.
const fn text(rule: &Rule, index: usize) -> &'static str {
    let fires = SINGLE + rule.keywords.len();
    let silent = fires + rule.fires.len();
    match index {
        0 => rule.id,
        1 => rule.name,
        2 => rule.pattern_text(),
        3 => rule.told,
        4 => rule.source,
        5 => rule.revoke,
        _ if index < fires => rule.keywords[index - SINGLE],
        _ if index < silent => rule.fires[index - fires],
        _ => rule.silent[index - silent],
    }
}

/// The texts of all `tables`, and their bytes.
pub(super) const fn texts(tables: &[Table]) -> (usize, usize) {
    let (mut texts, mut bytes, mut at) = (0, 0, 0);
    while at < rows(tables) {
        let rule = row(tables, at);
        let mut index = 0;
        while index < count(rule) {
            bytes += text(rule, index).len();
            index += 1;
        }
        texts += count(rule);
        at += 1;
    }
    (texts, bytes)
}

#[expect(clippy::cast_possible_truncation, reason = "a list of more than 255 texts would be found wrong by the table's tests")]
const fn plain(rule: &Rule) -> Plain {
    let pattern = match rule.pattern {
        Pattern::Token(_) => Kind::Token,
        Pattern::Around(reach, _) => Kind::Around(reach),
        Pattern::Named(_) => Kind::Named,
    };
    let [keywords, fires, silent] = [rule.keywords.len() as u8, rule.fires.len() as u8, rule.silent.len() as u8];
    Plain { severity: rule.severity, pattern, entropy: rule.entropy, check: rule.check, keywords, fires, silent }
}

impl<const ROWS: usize, const TEXTS: usize, const BYTES: usize> Packed<ROWS, TEXTS, BYTES> {
    /// `tables` packed, where the parameters are what [`rows`] and [`texts`] say of them.
    #[expect(clippy::cast_possible_truncation, reason = "the texts are no 4 GB")]
    pub(super) const fn of(tables: &[Table]) -> Self {
        let mut packed = Self { plain: [plain(row(tables, 0)); ROWS], ends: [0; TEXTS], bytes: [0; BYTES] };
        let (mut at, mut filled, mut end) = (0, 0, 0);
        while at < ROWS {
            let rule = row(tables, at);
            packed.plain[at] = plain(rule);
            let mut index = 0;
            while index < count(rule) {
                let text = text(rule, index).as_bytes();
                packed.bytes.split_at_mut(end).1.split_at_mut(text.len()).0.copy_from_slice(text);
                end += text.len();
                packed.ends[filled] = end as u32;
                filled += 1;
                index += 1;
            }
            at += 1;
        }
        packed
    }

    /// The texts, in order.
    pub(super) fn texts(&'static self) -> Vec<&'static str> {
        // what was laid down were strings
        let all = std::str::from_utf8(&self.bytes).unwrap_or_default();
        let mut start = 0;
        let mut next = |end: &u32| {
            let text = all.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            text
        };
        self.ends.iter().map(&mut next).collect()
    }

    /// The rows again, from their `texts`.
    pub(super) fn rules(&'static self, texts: &'static [&'static str]) -> Vec<Rule> {
        let mut rest = texts;
        let mut take = |count: usize| {
            let (taken, after) = rest.split_at(count);
            rest = after;
            taken
        };
        let mut rule = |plain: &Plain| {
            let single = take(SINGLE);
            let expression = single[2];
            Rule {
                id: single[0],
                name: single[1],
                severity: plain.severity,
                pattern: match plain.pattern {
                    Kind::Token => Pattern::Token(expression),
                    Kind::Around(reach) => Pattern::Around(reach, expression),
                    Kind::Named => Pattern::Named(expression),
                },
                told: single[3],
                entropy: plain.entropy,
                check: plain.check,
                source: single[4],
                revoke: single[5],
                keywords: take(plain.keywords.into()),
                fires: take(plain.fires.into()),
                silent: take(plain.silent.into()),
            }
        };
        self.plain.iter().map(&mut rule).collect()
    }
}
