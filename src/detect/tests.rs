//! The rows of the table test themselves; the rest of the detector is tested on whole notebooks in `tests/`.

use super::example::fill;
use super::rule::{Pattern, Rule};
use super::*;

/// The ids of the rules that fire on `text`, taken as output (the loosest reading).
fn fired(text: &str) -> Vec<&'static str> {
    candidates(text, Grammar::Loose).into_iter().map(|found| found.rule.id).collect()
}

#[test]
fn rows() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for (n, template) in rule.fires.iter().enumerate() {
            let text = fill(template, &format!("{}/{n}", rule.id));
            if !fired(&text).contains(&rule.id) {
                wrong.push(format!("{}: should fire on `{template}`, fired: {:?}", rule.id, fired(&text)));
            }
        }
        for (n, template) in rule.silent.iter().enumerate() {
            let text = fill(template, &format!("{}/silent/{n}", rule.id));
            if fired(&text).contains(&rule.id) {
                wrong.push(format!("{}: should be silent on `{template}`", rule.id));
            }
        }
        wrong.extend(shape_faults(rule));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a row apart from what it matches.
fn shape_faults(rule: &Rule) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: &str| faults.push(format!("{}: {what}", rule.id));
    if patterns::compile(rule.pattern).is_none() {
        fault("the expression does not compile");
    }
    if rule.fires.len() < 2 || rule.silent.is_empty() {
        fault("needs two texts that fire and one that does not");
    }
    if rule.keywords.is_empty() || rule.keywords.iter().any(|keyword| keyword.len() < 3 || *keyword != keyword.to_lowercase()) {
        fault("keywords are lower case and of three bytes or more");
    }
    if rule.name.is_empty() || !rule.revoke.starts_with("https://") && !rule.revoke.is_empty() {
        fault("needs a name, and an https address to revoke at");
    }
    if rules::all().filter(|other| other.id == rule.id).count() > 1 {
        fault("the id stands twice");
    }
    if matches!(rule.pattern, Pattern::Named(_)) && rule.pattern_text().len() < 4 {
        fault("the value's expression takes anything");
    }
    faults
}
