//! The rule table: one file a field of providers, one row a kind of credential.
//!
//! `source` is the page, the official source file or the standard in which a row's form was looked up; `tests/rules.rs`
//! holds that at least 480 rows have one. It says at least the prefix or the name that the row goes by, not always the
//! length. The other rows rest on what is publicly known of the form. The test `rows` runs the examples that each row
//! brings.

mod ai;
mod cloud;
mod code;
mod data;
pub(in crate::detect) mod general;
mod keys;
mod messaging;
mod packed;
mod payment;

use super::rule::Rule;
use packed::Packed;
use std::sync::LazyLock;

/// A field of providers and its rules.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// What the field is called, as a heading.
    pub title: &'static str,
    /// Its rows.
    pub rules: &'static [Rule],
}

/// A heading and its rows, as they are written.
type Table = (&'static str, &'static [Rule]);

/// The rows with an expression, by field; the sure before the vague: where two find the same text, the earlier names it
/// better. For the compiler alone: what runs reads [`PACKED`].
const TABLES: [Table; 7] = [
    ("Clouds, hosting, secret stores, object storage", cloud::RULES),
    ("Models, machine learning platforms, vector stores", ai::RULES),
    ("Code hosts, package registries, continuous integration, monitoring", code::RULES),
    ("Databases, warehouses, analytics, open data, finance, maps", data::RULES),
    ("Mail, chat, telephony, social networks", messaging::RULES),
    ("Payment, commerce, exchanges", payment::RULES),
    ("Private keys, URIs, headers, tokens of no one provider", keys::RULES),
];

/// The headings, and how many rows stand under each.
static HEADINGS: [(&str, usize); TABLES.len()] = packed::headings(TABLES);

static PACKED: Packed<{ packed::rows(&TABLES) }, { packed::texts(&TABLES).0 }, { packed::texts(&TABLES).1 }> = Packed::of(&TABLES);
static TEXTS: LazyLock<Vec<&str>> = LazyLock::new(|| PACKED.texts());
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| PACKED.rules(&TEXTS));

/// The rules that go by a name or by the program.
const GENERAL: Field = Field { title: "Whatever a name or the program says", rules: general::RULES };

/// All rules with an expression, in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

/// All fields, that of the general rules last.
pub fn fields() -> impl Iterator<Item = Field> {
    let mut rest = RULES.as_slice();
    let field = move |(title, count): &(&'static str, usize)| {
        let (rules, after) = rest.split_at(*count);
        rest = after;
        Field { title, rules }
    };
    HEADINGS.iter().map(field).chain(std::iter::once(GENERAL))
}

/// The rule called `id`, and its field.
#[must_use]
pub fn named(id: &str) -> Option<(Field, &'static Rule)> {
    fields().find_map(|field| Some((field, field.rules.iter().find(|rule| rule.id == id)?)))
}

/// The id of a rule that is most like `id`.
#[must_use]
pub fn nearest(id: &str) -> Option<&'static str> {
    let likeness = |rule: &Rule| strsim::jaro_winkler(&id.to_lowercase(), rule.id);
    let rules = fields().flat_map(|field| field.rules);
    rules.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).map(|rule| rule.id)
}
