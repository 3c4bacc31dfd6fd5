//! The rule table: one file a field of providers, one row a kind of credential.
//!
//! A comment above a row names where its form is described; rows without one rest on what is publicly known of the
//! form. The test `rows` runs the examples that each row brings.

mod ai;
mod cloud;
mod code;
mod data;
pub(in crate::detect) mod general;
mod keys;
mod messaging;
mod payment;

use super::rule::Rule;

/// A field of providers and its rules.
#[derive(Debug)]
pub struct Field {
    /// What the field is called, as a heading.
    pub title: &'static str,
    /// Its rows.
    pub rules: &'static [Rule],
}

/// The rows with an expression, by field; the sure before the vague: where two find the same text, the earlier names it
/// better.
const TABLES: &[Field] = &[
    Field { title: "Clouds, hosting, secret stores, object storage", rules: cloud::RULES },
    Field { title: "Models, machine learning platforms, vector stores", rules: ai::RULES },
    Field { title: "Code hosts, package registries, continuous integration, monitoring", rules: code::RULES },
    Field { title: "Databases, warehouses, analytics, open data, finance, maps", rules: data::RULES },
    Field { title: "Mail, chat, telephony, social networks", rules: messaging::RULES },
    Field { title: "Payment, commerce, exchanges", rules: payment::RULES },
    Field { title: "Private keys, URIs, headers, tokens of no one provider", rules: keys::RULES },
];

/// The rules that go by a name or by the program.
const GENERAL: Field = Field { title: "Whatever a name or the program says", rules: general::RULES };

/// All rules with an expression, in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TABLES.iter().flat_map(|field| field.rules)
}

/// All fields, that of the general rules last.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    TABLES.iter().chain(std::iter::once(&GENERAL))
}

/// The rule called `id`, and its field.
#[must_use]
pub fn named(id: &str) -> Option<(&'static Field, &'static Rule)> {
    fields().find_map(|field| Some((field, field.rules.iter().find(|rule| rule.id == id)?)))
}

/// The id of a rule that is most like `id`.
#[must_use]
pub fn nearest(id: &str) -> Option<&'static str> {
    let likeness = |rule: &Rule| strsim::jaro_winkler(&id.to_lowercase(), rule.id);
    let rules = fields().flat_map(|field| field.rules);
    rules.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).map(|rule| rule.id)
}
