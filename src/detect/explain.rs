//! Why something was found, and why something that comes near was let go: for whoever wonders, and whoever writes rules.
//!
//! Detecting does not pay for this. The texts are walked once more, and each step that the detector takes in silence is
//! asked for its reason. A reason never holds the text that it is about.

use super::assignment::{self, Grammar, Style};
use super::candidate::{Candidate, Doubt, candidates, doubt, public_part, typed, whole_literal};
use super::example::{fill, slots};
use super::judge::judge;
use super::patterns::PATTERNS;
use super::rule::{Pattern, Rule, Structure};
use super::sample::is_sample;
use super::value::{Shape, shape};
use super::{grammar_of, leaf_name, locate, name, program, python, rules, shown};
use crate::finding::{Category, Confidence, Finding, Location};
use crate::notebook::{CellKind, Notebook, Part, Place};
use crate::span::Span;
use std::collections::HashMap;
use std::ops::Range;

/// What was found, and what was not.
#[derive(Debug, Default)]
pub struct Explained {
    /// Every finding with its grounds, in file order.
    pub matches: Vec<Match>,
    /// What came near being one, in file order.
    pub refusals: Vec<Refused>,
}

/// A finding and what it rests on.
#[derive(Debug)]
pub struct Match {
    /// The finding.
    pub finding: Finding,
    /// What it rests on.
    pub ground: Ground,
    /// What its structure says, where its rule checks that, and what is checked.
    pub structure: Option<(Structure, &'static str)>,
    /// Other rules that take the same text, which the finding's rule names better.
    pub also: Vec<&'static str>,
}

/// What a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Its form, beside a keyword.
    Form,
    /// The name beside it, and what it looks like.
    Name,
    /// The program, which brings it to a place with such a name.
    Program,
    /// It stands in the source too, answers a question that is asked there, or is what the program reads from a vault.
    Repeated,
    /// What the program shows there, or what the output unmistakably is.
    Shown,
}

/// Something that came near being a finding.
#[derive(Debug)]
pub struct Refused {
    /// The rule that it came near to; `None` where only a keyword speaks for it.
    pub rule: Option<&'static str>,
    /// Where it stands.
    pub location: Location,
    /// The name that it was given to, where that may be shown.
    pub given: Option<String>,
    /// Why it was let go.
    pub refusal: Refusal,
}

/// Why a candidate was let go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// It stands where a credential will be put: a template, a mask, an example.
    Placeholder,
    /// A path, a URL without credentials, an address.
    Place,
    /// A sentence, a prompt, a label.
    Prose,
    /// Words, as in an identifier: the name of a secret rather than one.
    Words,
    /// A number, a version, a date.
    Number,
    /// A hash with its algorithm's name.
    Digest,
    /// The id of something.
    Id,
    /// It is too short or too plain for so vague a name, or it stands bare.
    Weak,
    /// It has fewer bits of entropy a character than its rule asks for.
    Plain {
        /// What it has.
        bits: f32,
        /// What the rule asks for.
        least: f32,
    },
    /// It has the form of the rule's credentials, and a checksum that the provider does not give.
    Unissued,
    /// It has another form than the rule's credentials.
    Form,
    /// The name has this keyword in it and still promises no credential: `max_tokens`.
    NoPromise(&'static str),
    /// The name with this keyword in it is given no literal: it is read when the program runs.
    NoLiteral(&'static str),
}

/// A stretch of a part's text that something was about to be made of.
struct Note {
    part: usize,
    candidate: Candidate,
    /// `None` where it was taken.
    refusal: Option<Refusal>,
    /// Whether a rule speaks for it.
    has_rule: bool,
}

/// The same with its place in the file.
struct Placed {
    spans: Vec<Span>,
    note: Note,
}

/// Everything in `notebook` that is a finding or came near being one.
#[must_use]
pub fn explain(notebook: &Notebook<'_>) -> Explained {
    let parts = notebook.parts();
    let (mut found, showings) = super::found(notebook, &parts, &mut super::Memory::none());
    let real: Vec<Span> =
        parts.iter().zip(&found).flat_map(|(part, own)| own.iter().flat_map(|one| part.text.spans(one.range.clone()))).collect();
    let mut notes = Vec::new();
    let language = notebook.language();
    for (index, part) in parts.iter().enumerate() {
        notes_of_text(index, part, &language, &mut notes);
        notes_of_leaf(index, part, &mut notes);
    }
    notes_of_program(notebook, &parts, &mut notes);
    let placed = notes.into_iter().map(|note| Placed { spans: parts[note.part].text.spans(note.candidate.range.clone()), note });
    let (taken, refused): (Vec<Placed>, Vec<Placed>) =
        placed.filter(|one| !one.spans.is_empty()).partition(|one| one.note.refusal.is_none());
    let refused = foremost(refused, real);
    for one in &refused {
        found[one.note.part].push(one.note.candidate.clone());
    }
    let reasons: HashMap<usize, &Note> = refused.iter().map(|one| (one.spans[0].start, &one.note)).collect();
    let mut explained = Explained::default();
    // located with the real ones, so that no pointer leads through a key that is itself a secret
    for finding in locate::findings(notebook, parts.iter().zip(found).collect()) {
        match finding.location.spans.first().and_then(|span| reasons.get(&span.start)) {
            Some(note) => explained.refusals.extend(refusal(note, finding)),
            None => explained.matches.push(grounded(finding, &taken)),
        }
    }
    explained.matches.extend(shown::findings(notebook, &parts, &showings).into_iter().map(|finding| grounded(finding, &[])));
    explained.matches.sort_by_key(|one| one.finding.location.spans.first().map(|span| (span.start, std::cmp::Reverse(span.end))));
    explained
}

/// Of notes on the same text the one that says most, and none on what was found.
fn foremost(mut refused: Vec<Placed>, mut covered: Vec<Span>) -> Vec<Placed> {
    let rank = |refusal: Option<Refusal>| match refusal {
        Some(Refusal::Form) => 1,
        Some(Refusal::NoPromise(_) | Refusal::NoLiteral(_)) => 2,
        _ => 0,
    };
    refused.sort_by_key(|one| (rank(one.note.refusal), one.note.candidate.order, one.spans[0].start));
    let mut kept: Vec<Placed> = Vec::new();
    covered.sort_by_key(|span| span.start);
    for one in refused {
        let free = |span: &Span| !covered.iter().any(|other| other.overlaps(*span));
        if one.spans.iter().all(free) {
            covered.extend(&one.spans);
            kept.push(one);
        }
    }
    kept
}

fn refusal(note: &Note, finding: Finding) -> Option<Refused> {
    let Finding { location, given, rule, .. } = finding;
    // what promises nothing, or is given nothing, might be no name but part of a credential
    let given = given.filter(|name| name::promise(name).is_some() && !matches!(note.refusal, Some(Refusal::NoLiteral(_))));
    Some(Refused { rule: note.has_rule.then_some(rule), location, given, refusal: note.refusal? })
}

fn grounded(finding: Finding, taken: &[Placed]) -> Match {
    let same_text = |one: &&Placed| one.spans.iter().any(|span| finding.location.spans.iter().any(|own| own.overlaps(*span)));
    let rules: Vec<&'static Rule> = taken.iter().filter(same_text).map(|one| one.note.candidate.rule).collect();
    let has_form = rules::all().any(|rule| rule.id == finding.rule);
    let ground = match finding.category {
        Category::Payload | Category::Environment => Ground::Shown,
        Category::Secret if rules.iter().any(|rule| rule.id == finding.rule) => match has_form {
            true => Ground::Form,
            false => Ground::Name,
        },
        Category::Secret if finding.given.is_some() && is_in_code(&finding.location) => Ground::Program,
        Category::Secret if finding.given.is_some() => Ground::Name,
        Category::Secret => Ground::Repeated,
    };
    let said = match finding.confidence {
        Confidence::High => Structure::Valid,
        Confidence::Low => Structure::Invalid,
        Confidence::Medium => Structure::Unknown,
    };
    let structure = rules::named(finding.rule).and_then(|(_, rule)| rule.check).map(|check| (said, check.says));
    let mut also: Vec<&'static str> = rules.iter().map(|rule| rule.id).filter(|id| *id != finding.rule).collect();
    also.sort_unstable();
    also.dedup();
    Match { finding, ground, structure, also }
}

/// Whether the place is in the source of a code cell.
fn is_in_code(location: &Location) -> bool {
    let is_code = location.cell.as_ref().is_some_and(|cell| cell.kind == "code");
    is_code && !location.pointer.tokens().any(|token| ["outputs", "results", "metadata"].contains(&token.as_str()))
}

/// What the rules and the names in a text come to.
fn notes_of_text(part: usize, of: &Part<'_>, language: &str, notes: &mut Vec<Note>) {
    let (text, grammar) = (of.text.as_str(), grammar_of(of, language));
    let is_code = of.place == Place::Source(CellKind::Code);
    let mut last_name = 0..0;
    PATTERNS.each_hit(text, |hit, trial| {
        let name = assignment::name_at(text, hit.clone());
        let given = assignment::given(text, name.clone(), grammar);
        for (index, rule) in PATTERNS.rules_of(trial) {
            if let Some(range) = PATTERNS.find(index, text, &hit) {
                notes.extend(text.get(range.clone()).map(|value| {
                    let refusal = by_rule(rule, value, public_part(&range, &hit));
                    note(part, index, rule, range, None, refusal)
                }));
            } else if let (Pattern::Named(_), Some(given)) = (rule.pattern, &given) {
                let value = &text[given.value.clone()];
                let refusal = if PATTERNS.takes(index, given.called(text), value) { by_rule(rule, value, 0) } else { Some(Refusal::Form) };
                notes.push(note(part, index, rule, given.value.clone(), Some(given.name.clone()), refusal));
            }
        }
        if !trial.is_name || last_name.contains(&hit.start) {
            return;
        }
        last_name = name.clone();
        let Some(keyword) = name::keywords().find(|keyword| text[hit.clone()].eq_ignore_ascii_case(keyword)) else { return };
        let promises = name::promise(&text[name.clone()]).is_some();
        let rule = typed(&text[name.clone()]).0;
        match given {
            Some(given) => {
                let judged = by_name(&text[given.name.clone()], &text[given.value.clone()], given.style);
                let promises = promises || given.style == Style::Login;
                let refusal = if promises { judged } else { Some(Refusal::NoPromise(keyword)) };
                let own = note(part, usize::MAX, rule, given.value, Some(given.name), refusal);
                notes.push(Note { has_rule: promises, ..own });
            }
            None if promises && is_code => {
                notes.push(note(part, usize::MAX, rule, name.clone(), Some(name), Some(Refusal::NoLiteral(keyword))))
            }
            None => {}
        }
    });
}

/// What a string in JSON comes to under its key.
fn notes_of_leaf(part: usize, of: &Part<'_>, notes: &mut Vec<Note>) {
    let Place::Leaf { key, label } = &of.place else { return };
    let (name, text) = (leaf_name(key, label.as_deref()), of.text.as_str());
    if name::promise(name).is_some() && !text.is_empty() {
        let candidate = whole_literal(typed(name).0, typed(name).1, text, Some(name));
        notes.push(Note { part, candidate, refusal: by_name(name, text, Style::Entry), has_rule: true });
    }
}

/// What the literals come to that the program brings to a credential's place.
fn notes_of_program(notebook: &Notebook<'_>, parts: &[Part<'_>], notes: &mut Vec<Note>) {
    let sources = program::sources(notebook, parts);
    let given = python::analyse(sources.iter().map(|index| python::Program::read(parts[*index].text.as_str()))).given;
    for given in given.iter().filter(|given| name::promise(&given.name).is_some()) {
        let Some(refusal) = by_name(&given.name, &given.literal.text, Style::Quoted) else { continue };
        for (source, range) in given.literal.places.iter() {
            let part = sources[*source];
            let inside = !range.is_empty() && parts[part].text.as_str().get(range.clone()).is_some();
            if inside {
                let (rule, severity) = typed(&given.name);
                let candidate = Candidate { range: range.clone(), ..whole_literal(rule, severity, &given.literal.text, Some(&given.name)) };
                notes.push(Note { part, candidate, refusal: Some(refusal), has_rule: true });
            }
        }
    }
}

fn note(part: usize, order: usize, rule: &'static Rule, range: Range<usize>, name: Option<Range<usize>>, refusal: Option<Refusal>) -> Note {
    let own = whole_literal(rule, rule.severity, "", None);
    Note { part, candidate: Candidate { range, name, value: None, order, ..own }, refusal, has_rule: true }
}

/// Why `rule` lets go of `value`, which has its form.
fn by_rule(rule: &Rule, value: &str, public: usize) -> Option<Refusal> {
    Some(match doubt(rule, value, public)? {
        Doubt::Placeholder => Refusal::Placeholder,
        Doubt::Plain(bits) => Refusal::Plain { bits, least: rule.entropy },
        Doubt::Unissued => Refusal::Unissued,
    })
}

/// Why `value` is no credential under `name`, which promises one; `None` where it is one.
fn by_name(name: &str, value: &str, style: Style) -> Option<Refusal> {
    if judge(name, value, style).is_some() {
        return None;
    }
    Some(match shape(value) {
        _ if is_sample(value) => Refusal::Placeholder,
        Shape::Placeholder => Refusal::Placeholder,
        Shape::Place => Refusal::Place,
        Shape::Prose | Shape::Phrase => Refusal::Prose,
        Shape::Words => Refusal::Words,
        Shape::Number => Refusal::Number,
        Shape::Digest => Refusal::Digest,
        Shape::Uuid => Refusal::Id,
        Shape::Typed | Shape::Random => Refusal::Weak,
    })
}

/// The example text `template` of a rule as it may be shown: what is random in it, and every credential, is `…`.
#[must_use]
pub fn example(template: &str) -> String {
    let text = fill(template, template);
    let mut hidden = slots(template);
    for found in candidates(&text, Grammar::Loose) {
        // of what all such credentials begin with nothing is secret
        let start = found.range.start + if found.public * 3 <= found.range.len() { found.public } else { 0 };
        hidden.push(start..found.range.end);
    }
    hidden.sort_by_key(|range| (range.start, range.end));
    let (mut out, mut at) = (String::new(), 0);
    for range in hidden {
        if range.start > at || out.is_empty() {
            out.push_str(text.get(at..range.start).unwrap_or_default());
        }
        if range.end > at && !(out.ends_with('…') && range.start <= at) {
            out.push('…');
        }
        at = at.max(range.end);
    }
    out + text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Refusal, by_name, example};
    use crate::detect::assignment::Style::Quoted;
    use crate::detect::example::{fill, slots};
    use crate::detect::rules;

    #[test]
    fn every_refusal_has_its_reason() {
        for (name, value, refusal) in [
            ("password", "<your password>", Refusal::Placeholder),
            ("password", "/run/secrets/db_password", Refusal::Place),
            ("password", "Type the password again", Refusal::Prose),
            ("api_key", "customer_segment", Refusal::Words),
            ("token", "1024", Refusal::Number),
            ("password", "$2b$12$Wn1Yc5Ve3Hs0Pj2a8Kd92L", Refusal::Digest),
            ("gmaps_key", "ab12", Refusal::Weak),
        ] {
            assert_eq!(by_name(name, value, Quoted), Some(refusal), "{name} = {value}");
        }
        assert_eq!(by_name("password", "Quartz-Falcon7", Quoted), None);
    }

    #[test]
    fn examples_show_nothing_random() {
        assert_eq!(example("token = 'ghp_{alnum:36}'"), "token = 'ghp_…'");
        assert_eq!(example("db_password = 'Quartz-{alnum:8}7'"), "db_password = '…'");
        assert_eq!(example("{hex:8}-{hex:4} is {not:a} slot"), "…-… is {not:a} slot");
        for rule in rules::fields().flat_map(|field| field.rules) {
            for template in rule.fires.iter().chain(rule.silent) {
                let shown = example(template);
                let whole = fill(template, template);
                let random = slots(template).into_iter().map(|slot| &whole[slot]).find(|text| text.len() > 5 && shown.contains(text));
                assert_eq!(random, None, "{}: {shown}", rule.id);
            }
        }
    }
}
