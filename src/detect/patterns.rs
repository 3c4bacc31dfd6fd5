//! The rule table at work: all keywords in one pass, each expression compiled at its keyword's first hit.
//!
//! Expressions run on the whole text with a window given by range, never on a slice, so that `\b` and `$` mean what
//! they say; they start at a keyword or shortly before one, so a text costs what its keywords cost.

use super::assignment::is_escape;
use super::call::{self, Call};
use super::command::{TOOLS, Tool};
use super::keywords::Keywords;
use super::rule::{Pattern, Rule};
use super::{embedded, name, rules};
use foldhash::{HashMap, HashMapExt};
use regex_automata::meta::{Config, Regex};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

/// Bytes after a keyword within which a match must end.
const WINDOW: usize = 16 * 1024;

/// Bytes after a keyword within which a match that starts before it must end.
const NEAR: usize = 1024;

/// Keywords for which there is room at once; there may be more.
const ROOM: usize = 1 << 11;

/// What a keyword asks to be tried.
#[derive(Default)]
pub(super) struct Trial {
    /// Rules by their index in [`Patterns::rules`].
    rules: Vec<usize>,
    /// Whether the keyword is part of credential-like names.
    pub(super) is_name: bool,
    /// The tools that are called so.
    pub(super) tools: Vec<&'static Tool>,
    /// The calls that it is the callee of.
    pub(super) calls: Vec<Call>,
}

/// The compiled table.
pub(super) struct Patterns {
    keywords: Keywords,
    trials: Vec<Trial>,
    rules: Vec<&'static Rule>,
    compiled: Vec<OnceLock<Option<Regex>>>,
}

/// The table that nbguard ships.
pub(super) static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(rules::all().collect(), name::keywords()));

impl Patterns {
    fn new(rules: Vec<&'static Rule>, name_keywords: impl Iterator<Item = &'static str>) -> Self {
        let mut keywords: Vec<&'static str> = Vec::with_capacity(ROOM);
        let mut trials: Vec<Trial> = Vec::with_capacity(ROOM);
        let mut places: HashMap<&'static str, usize> = HashMap::with_capacity(ROOM);
        let mut trial_of = |keyword: &'static str, ask: &mut dyn FnMut(&mut Trial)| {
            let index = *places.entry(keyword).or_insert_with(|| {
                keywords.push(keyword);
                trials.push(Trial::default());
                keywords.len() - 1
            });
            ask(&mut trials[index]);
        };
        for (index, rule) in rules.iter().enumerate() {
            for keyword in rule.keywords {
                trial_of(keyword, &mut |trial| trial.rules.push(index));
            }
        }
        for keyword in name_keywords {
            trial_of(keyword, &mut |trial| trial.is_name = true);
        }
        for tool in TOOLS {
            for program in tool.programs {
                trial_of(program, &mut |trial| trial.tools.push(tool));
            }
        }
        for call in call::all() {
            trial_of(call.callee, &mut |trial| trial.calls.push(call));
        }
        let compiled = rules.iter().map(|_| OnceLock::new()).collect();
        Self { keywords: Keywords::new(keywords), trials, rules, compiled }
    }

    /// Calls `found` with every place in `text` where a keyword stands, nearly in their order, and what it asks for.
    pub(super) fn each_hit(&self, text: &str, mut found: impl FnMut(Range<usize>, &Trial)) {
        if embedded::is_short(text) {
            return self.keywords.each(text.as_bytes(), |hit, index| found(hit, &self.trials[index]));
        }
        for read in embedded::around_images(text) {
            let at = read.start;
            self.keywords.each(&text.as_bytes()[read], |hit, index| found(at + hit.start..at + hit.end, &self.trials[index]));
        }
    }

    /// The rules that a keyword asks for.
    pub(super) fn rules_of<'s>(&'s self, trial: &'s Trial) -> impl Iterator<Item = (usize, &'static Rule)> + 's {
        trial.rules.iter().map(|index| (*index, self.rules[*index]))
    }

    /// The credential that the rule at `index` finds at the keyword hit `hit`.
    pub(super) fn find(&self, index: usize, text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
        let end = text.len().min(hit.end + WINDOW);
        let bytes = text.as_bytes();
        let is_word = |at: usize| (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') && !is_escape(bytes, at);
        let reach = match self.rules[index].pattern {
            Pattern::Token(_) if hit.start > 0 && is_word(hit.start - 1) => return None,
            Pattern::Token(_) => 0,
            Pattern::Around(reach, _) => reach,
            Pattern::Named(_) => return None,
        };
        let regex = self.regex(index)?;
        // the whole match, and the credential where that is a part of it
        let mut slots = [None; 4];
        let mut at = hit.start - reach.min(hit.start);
        while at <= hit.start {
            // where a match can start at all is told by a search that reads no further than a little after the keyword
            if reach > 0 {
                at = regex.find(Input::new(text).range(at..end.min(hit.end + NEAR)))?.start();
                if at > hit.start {
                    return None;
                }
            }
            regex.search_slots(&Input::new(text).range(at..end).anchored(Anchored::Yes), &mut slots);
            let [start, whole_end, group_start, group_end] = slots.map(|slot| slot.map(NonMaxUsize::get));
            if let Some(whole_end) = whole_end.filter(|whole_end| *whole_end >= hit.end) {
                return group_start.zip(group_end).or(start.zip(Some(whole_end))).map(|(start, end)| start..end);
            }
            at += 1;
        }
        None
    }

    /// Whether the rule at `index` goes by a name and takes the literal `value` that `name` is given. What a provider calls
    /// something by is told by the name's end, where that is none of the rule's keywords.
    pub(super) fn takes(&self, index: usize, name: &str, value: &str) -> bool {
        let is_of_rule = |word: &str| self.rules[index].keywords.iter().any(|keyword| keyword.ends_with(word));
        matches!(self.rules[index].pattern, Pattern::Named(_))
            && name::calls_a_thing(name).is_none_or(|word| is_of_rule(&word))
            && self.regex(index).is_some_and(|regex| {
                let found = regex.find(Input::new(value).anchored(Anchored::Yes));
                found.is_some_and(|found| found.end() == value.len())
            })
    }

    fn regex(&self, index: usize) -> Option<&Regex> {
        self.compiled[index].get_or_init(|| compile(self.rules[index].pattern)).as_ref()
    }
}

/// `expression` for whole texts; `None` where it does not compile.
pub(super) fn whole(expression: &str) -> Option<Regex> {
    build(&format!("^(?:{expression})$"))
}

fn build(expression: &str) -> Option<Regex> {
    let bytewise = syntax::Config::new().unicode(false).utf8(false);
    // where a match may start is known: a search for other literals of it would only cost its making
    let anchored = Config::new().auto_prefilter(false);
    Regex::builder().configure(anchored).syntax(bytewise).build(expression).ok()
}

/// The expression of `pattern`; `None` where it does not compile, which the test of the table rules out.
pub(super) fn compile(pattern: Pattern) -> Option<Regex> {
    match pattern {
        Pattern::Token(expression) | Pattern::Around(_, expression) => build(expression),
        Pattern::Named(expression) => build(&format!("(?:{expression})$")),
    }
}
