//! Why a notebook's findings were found, and why what came near was not.

use super::counted;
use super::text::{location, place};
use crate::detect::explain::{Explained, Ground, Match, Refusal, Refused};
use crate::detect::rule::Structure;

/// All of `explained`, the notebook being called `path`; without a secret and without a line that might hold one.
#[must_use]
pub fn render(path: &str, explained: &Explained) -> String {
    let mut out = String::new();
    for one in &explained.matches {
        let start = one.finding.location.start;
        out += &format!("{path}: {}:{}:{}\n", place(&one.finding), start.line, start.column);
        out += &format!("  found    {}\n", matched(one));
        why(one).iter().for_each(|line| out += &format!("           {line}\n"));
    }
    for one in &explained.refusals {
        let start = one.location.start;
        out += &format!("{path}: {}:{}:{}\n", location(&one.location), start.line, start.column);
        out += &format!("  let go   {}\n", refused(one));
        out += &format!("           {}\n", reason(one.refusal));
    }
    if explained.matches.is_empty() && explained.refusals.is_empty() {
        return out + "0 findings: no name in it promises a credential, and nothing has the form of one\n";
    }
    let count = format!("{}, {} let go", counted(explained.matches.len(), "finding"), explained.refusals.len());
    out + &count + "; `nbguard rules show ID` says what a rule looks for\n"
}

fn matched(one: &Match) -> String {
    let finding = &one.finding;
    let given = finding.given.as_deref().map_or(String::new(), |name| format!(", given to `{name}`"));
    format!("{} ({}): {}{given}", finding.rule, finding.severity.name(), finding.secret.mask())
}

fn why(one: &Match) -> Vec<String> {
    let ground = match one.ground {
        Ground::Form => "it has the form of this credential",
        Ground::Name => "the name promises such a credential, and the value looks like nothing else",
        Ground::Program => "the program brings it to a place with such a name",
        Ground::Repeated => "it stands in the source too, or the program asks for it or reads it from where credentials are kept",
        Ground::Shown => "the program shows such data there, or the output is unmistakably such",
    };
    let structure = one.structure.map(|(structure, says)| match structure {
        Structure::Valid => format!("structure: valid, {says}"),
        Structure::Invalid | Structure::Unissued => format!("structure: not valid, so it may be invented; the rule is that {says}"),
        Structure::Unknown => "structure: tells nothing in this form".to_owned(),
    });
    let also = (!one.also.is_empty()).then(|| format!("also matched by {}, which say less", one.also.join(", ")));
    [Some(ground.to_owned()), structure, also].into_iter().flatten().collect()
}

fn refused(one: &Refused) -> String {
    let given = one.given.as_deref().map(|name| format!("given to `{name}`"));
    let rule = one.rule.map(str::to_owned);
    let parts: Vec<String> = [rule, Some("****".to_owned()), given].into_iter().flatten().collect();
    match parts.as_slice() {
        [rule, mask, rest @ ..] if one.rule.is_some() => {
            format!("{rule}: {mask}{}", rest.iter().map(|text| format!(", {text}")).collect::<String>())
        }
        parts => parts.join(", "),
    }
}

fn reason(refusal: Refusal) -> String {
    let text = match refusal {
        Refusal::Placeholder => "a placeholder, a template or a mask: no credential stands here",
        Refusal::Place => "a path, an address or a URL without credentials",
        Refusal::Prose => "prose: a sentence, a prompt or a label",
        Refusal::Words => "words, as in an identifier: the name of something rather than a secret",
        Refusal::Number => "a number, a version or a date",
        Refusal::Digest => "a digest, with its algorithm's name",
        Refusal::Id => "a UUID: an id rather than a secret",
        Refusal::Weak => "too short, too plain or too loosely written for what its name promises",
        Refusal::Plain { bits, least } => return format!("too plain: {bits:.1} bits of entropy a character, the rule asks for {least:.1}"),
        Refusal::Unissued => "it has the form, and a checksum that its provider does not give: it is made up or misspelt",
        Refusal::Form => "the name fits the rule, the value has not the form of its credentials",
        Refusal::NoPromise(keyword) => return format!("the name has `{keyword}` in it and still promises no credential"),
        Refusal::NoLiteral(keyword) => return format!("the name with `{keyword}` in it is given no literal here: nothing to leak"),
    };
    text.to_owned()
}
