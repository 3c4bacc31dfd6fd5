//! What might be a credential in one text, and which of several that overlap is reported.

use super::assignment::Style;
use super::judge::{SCHEMES, is_bare_key, judge};
use super::patterns::PATTERNS;
use super::place::is_mail_address;
use super::rule::{Rule, Structure};
use super::rules::general::{CREDENTIAL, PASSWORD};
use super::sample::is_sample;
use super::value::{self, Shape, shape};
use super::{Grammar, assignment, call, command, generated, name, placeholder, table};
use crate::finding::{Confidence, Severity};
use std::ops::Range;

/// Tables that are read in one text: where there are more, each line is like a header.
const MOST_TABLES: usize = 4000;

/// A stretch of a text that is taken for a credential.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) rule: &'static Rule,
    pub(super) range: Range<usize>,
    /// The name it was given to.
    pub(super) name: Option<Range<usize>>,
    pub(super) severity: Severity,
    pub(super) confidence: Confidence,
    /// How many of its first bytes every such credential has.
    pub(super) public: usize,
    /// The name in words, where it does not stand in the same text.
    pub(super) given: Option<String>,
    /// The credential, where the stretch of text is not it but its spelling in code.
    pub(super) value: Option<String>,
    /// The place of its rule in the table, the special before the general; rules that go by a name come last.
    pub(super) order: usize,
}

/// The candidates in `text`, which is written in `grammar`; sorted, none overlapping another.
pub(super) fn candidates(text: &str, grammar: Grammar) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut last_name = 0..0;
    let mut tables = 0;
    PATTERNS.each_hit(text, |hit, trial| {
        let mut given = None;
        for (index, rule) in PATTERNS.rules_of(trial) {
            if let Some(range) = PATTERNS.find(index, text, &hit) {
                found.extend(credential(index, rule, text, range, &hit));
            } else if matches!(rule.pattern, super::rule::Pattern::Named(_)) {
                let given = given.get_or_insert_with(|| assignment::given(text, assignment::name_at(text, hit.clone()), grammar));
                let takes = |given: &&assignment::Given| PATTERNS.takes(index, given.called(text), &text[given.value.clone()]);
                if let Some(given) = given.as_ref().filter(takes) {
                    found.extend(
                        credential(index, rule, text, given.value.clone(), &hit)
                            .map(|own| Candidate { name: Some(given.name.clone()), ..own }),
                    );
                }
            }
        }
        for tool in &trial.tools {
            found.extend(command::candidates(text, hit.clone(), tool));
        }
        for called in &trial.calls {
            found.extend(call::candidate(text, hit.clone(), *called));
        }
        // several keywords may stand in one name
        if trial.is_name && !last_name.contains(&hit.start) {
            let name = assignment::name_at(text, hit);
            last_name = name.clone();
            let own = judged(text, name.clone(), grammar);
            let gap = own.as_ref().and_then(|own| text.get(name.end..own.range.start));
            let may_head = own.is_none() || gap.is_some_and(|gap| gap.trim_matches([' ', '\t', '|']).is_empty());
            if may_head && tables < MOST_TABLES && !assignment::is_mark(text, &name) {
                let (cells, style) = column(text, &name, grammar);
                tables += usize::from(!cells.is_empty());
                // the next name of a header is no password
                let is_header = !cells.is_empty() && assignment::line_before(text, name.start).contains(char::is_alphabetic);
                let before = found.len();
                found.extend(cells.into_iter().filter_map(|cell| judged_cell(text, &name, cell, style)));
                found.extend(own.filter(|_| !is_header && found.len() == before));
            } else {
                found.extend(own);
            }
        }
    });
    settle(found)
}

/// The whole of `text`, a literal in JSON under `name`, where the two make a credential.
pub(super) fn of_entry(name: &str, text: &str) -> Option<Candidate> {
    let (rule, severity) = judge(name, text, Style::Entry)?;
    Some(whole_literal(rule, severity, text, None))
}

/// The whole of `text`, a credential by what it was given to.
pub(super) fn whole_literal(rule: &'static Rule, severity: Severity, text: &str, given: Option<&str>) -> Candidate {
    Candidate {
        rule,
        range: 0..text.len(),
        name: None,
        severity,
        confidence: Confidence::Medium,
        public: 0,
        given: given.map(str::to_owned),
        value: Some(text.to_owned()),
        order: usize::MAX,
    }
}

/// What an answer typed for `name` is.
pub(super) fn typed(name: &str) -> (&'static Rule, Severity) {
    match name::promise(name) {
        Some(name::Promise::Password) => (&PASSWORD, Severity::High),
        _ => (&CREDENTIAL, Severity::High),
    }
}

impl Candidate {
    /// The credential itself, `text` being that in which the candidate stands.
    pub(super) fn value_in<'c>(&'c self, text: &'c str) -> &'c str {
        self.value.as_deref().or_else(|| text.get(self.range.clone())).unwrap_or_default()
    }
}

/// Words before a bare `key` that say whose it is, and in a comment of a program which of several.
const OWN: &[&str] = &["my", "our", "your", "his", "her", "their", "own", "personal"];
const WHICH: &[&str] = &[
    "old", "new", "previous", "current", "expired", "revoked", "deprecated", "backup", "spare", "temporary", "temp", "real", "actual",
    "prod", "production", "live", "dev", "staging", "test", "paid", "free", "trial", "team", "student", "research", "academic",
];

/// Whether a bare `key` is one by where it stands: in a URL's query, in `with key=…`, in `# old key: …`.
fn is_told_key(text: &str, given: &assignment::Given, grammar: Grammar) -> bool {
    if !is_bare_key(&text[given.name.clone()]) {
        return false;
    }
    let (before, value) = (&text[..given.name.start], &text[given.value.clone()]);
    let is_query = before.ends_with(['?', '&']) && value.len() >= 20;
    let line = assignment::line_before(text, given.name.start);
    let word = line.trim_end().rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).next().unwrap_or_default();
    let is_comment = grammar == Grammar::Code && line.starts_with(['#', '/', '-']);
    let is_word = |list: &[&str]| list.contains(&word.to_lowercase().as_str());
    let is_own = || is_word(OWN) || is_comment && is_word(WHICH) || word.ends_with("'s") || word.ends_with("’s");
    // a comment that has nothing else
    let is_all = || is_comment && line.len() < 4 && text[given.value.end..].lines().next().is_none_or(|rest| rest.trim().is_empty());
    match given.style {
        Style::Bare => is_query || value.len() >= 32 && (before.ends_with("with ") || is_own() || is_all()),
        Style::Told => value.len() >= 32 && is_own(),
        _ => false,
    }
}

/// Whether the bare `key` is that of Kaggle's file: `{"username":"ada","key":"…"}`.
fn is_kaggles(text: &str, given: &assignment::Given) -> bool {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '\\' | ' ');
    let before = || text[..given.name.start].trim_end_matches(is_quote).strip_suffix(',')?.trim_end_matches(is_quote).rsplit_once('{');
    let is_user = |entry: &str| {
        entry.trim_start_matches(is_quote).strip_prefix("username").is_some_and(|rest| !rest.contains(',') && rest.contains(':'))
    };
    is_bare_key(&text[given.name.clone()])
        && text[given.value.end..].trim_start_matches(is_quote).starts_with('}')
        && before().is_some_and(|(_, entry)| is_user(entry))
}

/// Whether the line says that what follows is the hash of a password.
fn is_hash_of_it(text: &str, given: &assignment::Given) -> bool {
    let value = &text[given.value.clone()];
    let is_hash = matches!(value.len(), 32 | 40 | 64 | 128) && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let near = given.name.start.saturating_sub(24);
    let says_so = |line: &str| ["hash", "sha", "md5"].iter().any(|word| line.contains(word));
    is_hash && text.get(near..given.value.start).is_some_and(|line| says_so(&line.to_ascii_lowercase()))
}

fn judged(text: &str, name: Range<usize>, grammar: Grammar) -> Option<Candidate> {
    let given = assignment::given(text, name, grammar)?;
    let value = &text[past_scheme(text, &given)..given.value.end];
    let style = match given.style {
        Style::Bare | Style::Setting if text[..given.name.start].ends_with(['?', '&']) && text[given.name.end..].starts_with('=') => {
            Style::Sent
        }
        _ if is_told_key(text, &given, grammar) => Style::Quoted,
        _ if is_kaggles(text, &given) => Style::Login,
        style => style,
    };
    let (rule, severity) = judge(&text[given.name.clone()], value, style)?;
    if grammar == Grammar::Loose && is_hash_of_it(text, &given) {
        return None;
    }
    let own = whole_literal(rule, severity, "", None);
    Some(Candidate { range: given.value.end - value.len()..given.value.end, name: Some(given.name), value: None, ..own })
}

/// Where the credential starts in a header: after its scheme.
fn past_scheme(text: &str, given: &assignment::Given) -> usize {
    let value = &text[given.value.clone()];
    let is_header = text[given.name.clone()].to_ascii_lowercase().ends_with("authorization");
    let rest = value.split_once(' ').filter(|(scheme, _)| is_header && SCHEMES.contains(scheme)).map_or(value, |(_, rest)| rest);
    given.value.end - rest.len()
}

/// The cells of the column that the name at `name` heads, in a table or in a statement of SQL, and how they are written.
fn column(text: &str, name: &Range<usize>, grammar: Grammar) -> (Vec<Range<usize>>, Style) {
    if grammar == Grammar::Loose {
        let called = text.get(name.clone()).unwrap_or_default();
        if name::promise(called).is_none_or(|promise| promise == name::Promise::Key && is_bare_key(called)) {
            return (Vec::new(), Style::Column);
        }
        let cells = table::under(text, name);
        if !cells.is_empty() {
            return (cells, if table::heads_logins(text, name) { Style::Login } else { Style::Column });
        }
        let cells = table::series(text, name);
        if !cells.is_empty() {
            return (cells, Style::Column);
        }
    }
    // a statement says what is a value
    (table::inserted(text, name), Style::Quoted)
}

/// The `cell` under `name` in a table, where the two make a credential.
fn judged_cell(text: &str, name: &Range<usize>, cell: Range<usize>, style: Style) -> Option<Candidate> {
    // the last word of several says where to get it
    let is_last = text[..cell.start].ends_with(' ') && !text[..cell.start].trim_end().ends_with(['|', '│', '┆', '┃', '║']);
    let is_one = !is_last || text[..cell.start].ends_with("  ");
    let is_plain = || matches!(shape(&text[cell.clone()]), Shape::Words | Shape::Phrase);
    let is_password = || name::promise(&text[name.clone()]) == Some(name::Promise::Password);
    let style = if style == Style::Quoted || is_one && is_plain() && is_password() { style } else { Style::Column };
    let (rule, severity) = judge(&text[name.clone()], &text[cell.clone()], style)?;
    Some(Candidate { range: cell, name: Some(name.clone()), value: None, ..whole_literal(rule, severity, "", None) })
}

/// What speaks against a text that has the form of a rule's credentials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Doubt {
    /// It stands where a credential will be put.
    Placeholder,
    /// So many bits of entropy a character are fewer than the rule asks for.
    Plain(f32),
    /// Its provider issues none with such a checksum.
    Unissued,
}

/// What speaks against `value`, which has the form of `rule`; every such credential has its first `public` bytes.
pub(super) fn doubt(rule: &Rule, value: &str, public: usize) -> Option<Doubt> {
    let body = value.get(public..).unwrap_or_default();
    let is_name = || public == 0 && value::is_words(value) && name::names_a_credential(value);
    // who asks for files without an account gives an address for a password
    let is_asker = || value.split_once("%40").is_some_and(|(who, host)| is_mail_address(&format!("{who}@{host}")));
    if placeholder::is_placeholder(value) || placeholder::is_filling(body) || is_sample(value) || is_name() || is_asker() {
        return Some(Doubt::Placeholder);
    }
    // what is long and irregular is generated, though it may by chance repeat itself
    let bits = generated::entropy(value);
    if bits < rule.entropy && !generated::is_random(value) {
        return Some(Doubt::Plain(bits));
    }
    let structure = rule.check.map(|check| (check.of)(value));
    (structure == Some(Structure::Unissued)).then_some(Doubt::Unissued)
}

/// How many of the first bytes of what a rule finds at `range` are the keyword at `hit`.
pub(super) fn public_part(range: &Range<usize>, hit: &Range<usize>) -> usize {
    if range.start == hit.start { hit.len() } else { 0 }
}

/// A rule's match as a candidate, unless something speaks against it.
fn credential(order: usize, rule: &'static Rule, text: &str, range: Range<usize>, hit: &Range<usize>) -> Option<Candidate> {
    let value = text.get(range.clone()).filter(|value| !value.is_empty())?;
    let public = public_part(&range, hit);
    if assignment::is_mark(text, &range) || doubt(rule, value, public).is_some() {
        return None;
    }
    let confidence = match rule.check.map(|check| (check.of)(value)) {
        Some(Structure::Valid) => Confidence::High,
        Some(Structure::Invalid | Structure::Unissued) => Confidence::Low,
        Some(Structure::Unknown) | None => Confidence::Medium,
    };
    Some(Candidate { rule, range, name: None, severity: rule.severity, confidence, public, given: None, value: None, order })
}

/// Of candidates that overlap one stays: the rule that stands first in the table, else the longer. It grows to hold those
/// that give way to it, so that redacting it leaves nothing of them.
pub(super) fn settle(mut found: Vec<Candidate>) -> Vec<Candidate> {
    found.sort_by_key(|candidate| (candidate.range.start, candidate.range.end));
    let rank = |candidate: &Candidate| (std::cmp::Reverse(candidate.order), candidate.range.len());
    let mut settled: Vec<Candidate> = Vec::with_capacity(found.len());
    for candidate in found {
        match settled.last_mut() {
            Some(last) if candidate.range.start < last.range.end => {
                let union = last.range.start.min(candidate.range.start)..last.range.end.max(candidate.range.end);
                let name = last.name.clone().or_else(|| candidate.name.clone());
                if rank(&candidate) > rank(last) {
                    *last = candidate;
                }
                if union.start != last.range.start {
                    last.public = 0;
                }
                last.range = union;
                last.name = name;
            }
            _ => settled.push(candidate),
        }
    }
    settled
}
