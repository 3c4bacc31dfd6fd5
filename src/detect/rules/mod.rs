//! The rule table: one file a field of providers, one row a kind of credential.
//!
//! A comment above a row names where its form is described; rows without one rest on what is publicly known of the
//! form. The test `rows` runs the examples that each row brings.

mod ai;
mod cloud;
mod code;
mod data;
mod keys;
mod messaging;
mod payment;

use super::rule::Rule;

/// All provider rules, by field; the sure before the vague: where two find the same text, the earlier names it better.
pub const TABLES: &[&[Rule]] = &[cloud::RULES, ai::RULES, code::RULES, data::RULES, messaging::RULES, payment::RULES, keys::RULES];

/// All provider rules in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TABLES.iter().copied().flatten()
}
