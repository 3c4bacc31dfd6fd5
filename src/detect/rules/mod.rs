//! The rule table: one file a field of providers, one row a kind of credential.
//!
//! Every row is written from the provider's own description of the credential's form. The test `rows` runs the examples
//! that each row brings.

mod code;

use super::rule::Rule;

/// All provider rules, by field.
pub const TABLES: &[&[Rule]] = &[code::RULES];

/// All provider rules in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    TABLES.iter().copied().flatten()
}
