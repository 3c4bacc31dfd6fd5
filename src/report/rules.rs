//! The rule table as text, JSON and Markdown, and one rule at length.

use crate::detect::explain::example;
use crate::detect::rule::{Pattern, Rule};
use crate::detect::rules::{self, Field};
use serde::Serialize;

/// The number of the table's JSON.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Table {
    schema: u32,
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    name: &'static str,
    severity: &'static str,
    field: &'static str,
    told: String,
    keywords: &'static [&'static str],
    expression: &'static str,
    entropy: f32,
    checked: bool,
    source: &'static str,
    revoke: &'static str,
}

/// Every rule on a line: id, severity, name.
#[must_use]
pub fn text() -> String {
    let width = each().map(|(_, rule)| rule.id.len()).max().unwrap_or(0);
    each().map(|(_, rule)| format!("{:width$}  {:8}  {}\n", rule.id, rule.severity.name(), rule.name)).collect()
}

/// Every rule as JSON on one line.
///
/// # Errors
/// Whatever serde_json reports; with these types it has nothing to.
pub fn json() -> Result<String, serde_json::Error> {
    let row = |(field, rule): (Field, &'static Rule)| Row {
        id: rule.id,
        name: rule.name,
        severity: rule.severity.name(),
        field: field.title,
        told: told(rule),
        keywords: rule.keywords,
        expression: rule.pattern_text(),
        entropy: rule.entropy,
        checked: rule.check.is_some(),
        source: rule.source,
        revoke: rule.revoke,
    };
    serde_json::to_string(&Table { schema: SCHEMA, rules: each().map(row).collect() })
}

/// The table as the page `docs/rules.md`.
#[must_use]
pub fn markdown() -> String {
    let count = each().count();
    let sourced = each().filter(|(_, rule)| !rule.source.is_empty()).count();
    let mut out = format!(
        "# Rules\n\n<!-- generated: BLESS=1 cargo test --test rules -->\n\nThe {count} rules of nbguard, by field. \
         `nbguard rules show ID` says more of one: its expression and example texts.\nThe form of {sourced} was looked up in the \
         provider's own description or source, or in the standard; their name links there.\nA credential whose structure is checked is \
         still reported when the check fails, with low confidence; without a checksum that GitHub and npm give to all of theirs it \
         is none of them.\n"
    );
    for field in rules::fields() {
        out += &format!("\n## {}\n\n| rule | what it finds | severity | told by | revoke |\n|---|---|---|---|---|\n", field.title);
        for rule in field.rules {
            let name = if rule.source.is_empty() { rule.name.to_owned() } else { format!("[{}]({})", rule.name, rule.source) };
            let revoke = if rule.revoke.starts_with("https://") { format!("[revoke]({})", rule.revoke) } else { rule.revoke.to_owned() };
            let cells = [&format!("`{}`", rule.id), &name, rule.severity.name(), &told(rule), &revoke].map(|cell| cell.replace('|', "\\|"));
            out += &format!("| {} |\n", cells.join(" | "));
        }
    }
    out
}

/// One rule at length.
#[must_use]
pub fn one(field: &Field, rule: &Rule) -> String {
    let mut out = format!("{}: {}\n\n", rule.id, rule.name);
    let mut line = |label: &str, text: &str| {
        let text = text.replace('\n', &format!("\n{:14}", ""));
        out += &format!("  {label:10}  {text}\n");
    };
    line("severity", rule.severity.name());
    line("field", field.title);
    line("told by", &told(rule));
    if !rule.pattern_text().is_empty() {
        line("keywords", &rule.keywords.join(", "));
        line("expression", rule.pattern_text());
    }
    if rule.entropy > 0.0 {
        line("entropy", &format!("at least {:.1} bits a character", rule.entropy));
    }
    if let Some(check) = rule.check {
        line("checked", &format!("offline: {}", check.says));
    }
    match rule.source {
        "" if rule.told.is_empty() => line("described", "on no page that was looked up; the form is what is publicly known of it"),
        "" => {}
        source => line("described", source),
    }
    line("revoke", rule.revoke);
    rule.fires.iter().for_each(|template| line("fires on", &example(template)));
    rule.silent.iter().for_each(|template| line("silent on", &example(template)));
    out
}

/// How a rule tells its credential, in a few words.
fn told(rule: &Rule) -> String {
    if !rule.told.is_empty() {
        return rule.told.to_owned();
    }
    let keywords = rule.keywords.iter().map(|keyword| quoted(keyword)).collect::<Vec<_>>().join(", ");
    let mut told = match rule.pattern {
        Pattern::Token(_) => format!("starts with {keywords}"),
        Pattern::Around(..) => format!("holds or stands beside {keywords}"),
        Pattern::Named(_) => format!("given to a name with {keywords}"),
    };
    if rule.entropy > 0.0 {
        told += "; entropy";
    }
    if rule.check.is_some() {
        told += "; structure checked";
    }
    told
}

/// `keyword` as code, whatever is in it.
fn quoted(keyword: &str) -> String {
    if keyword.contains('`') { format!("`` {keyword} ``") } else { format!("`{keyword}`") }
}

/// Every rule with its field.
fn each() -> impl Iterator<Item = (Field, &'static Rule)> {
    rules::fields().flat_map(|field| field.rules.iter().map(move |rule| (field, rule)))
}
