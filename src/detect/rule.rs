//! What a rule is: one row of data that brings its own examples.

use crate::finding::Severity;

/// A rule for one kind of credential.
///
/// A row is written as a struct literal that ends in `..RULE`, so that it names only what it needs.
#[derive(Debug)]
pub struct Rule {
    /// Stable name in kebab case: provider, then what it is.
    pub id: &'static str,
    /// What the credential is, as the provider calls it; begins a sentence.
    pub name: &'static str,
    /// How bad a leak is.
    pub severity: Severity,
    /// Text of which one piece is always in or beside the credential: lower case, compared without case, at least three
    /// bytes. The rule's expression runs only where one of them stands.
    pub keywords: &'static [&'static str],
    /// How the credential is told.
    pub pattern: Pattern,
    /// The same in words, where an expression does not say it; empty in the rows of providers.
    pub told: &'static str,
    /// Least Shannon entropy in bits a character that the credential must have; 0 where its form says enough.
    pub entropy: f32,
    /// What the credential's own structure says of it, computed offline.
    pub check: Option<&'static Check>,
    /// The address of the page, or of the official source, in which its form was looked up; empty where none was.
    pub source: &'static str,
    /// Where its owner revokes it: the provider's address; a phrase where no one provider issues it.
    pub revoke: &'static str,
    /// Texts in which the rule must find its credential. `{hex:32}` and the like stand for random text, see
    /// [`super::example`], so that no row holds anything that looks like a live credential.
    pub fires: &'static [&'static str],
    /// Look-alikes in which it must find nothing.
    pub silent: &'static [&'static str],
}

/// What a row leaves out.
pub const RULE: Rule = Rule {
    id: "",
    name: "",
    severity: Severity::High,
    keywords: &[],
    pattern: Pattern::Token(""),
    told: "",
    entropy: 0.0,
    check: None,
    source: "",
    revoke: "",
    fires: &[],
    silent: &[],
};

/// How a rule tells its credential. Expressions are bytewise (no Unicode classes); group 1 is the credential where
/// there is one, else the whole match.
#[derive(Clone, Copy, Debug)]
pub enum Pattern {
    /// The match starts with the keyword, which no word character may precede: `ghp_…`.
    Token(&'static str),
    /// The match starts at most so many bytes before the keyword.
    Around(usize, &'static str),
    /// The keyword is in a name, and the whole literal that the name is given matches: `datadog_key = "…"`. Any way of
    /// giving counts: assignment, keyword argument, mapping entry, environment line, command line option.
    Named(&'static str),
}

/// A check of a credential's structure: checksum, embedded id, decoding.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// What is checked, as a sentence about the credential without its full stop.
    pub says: &'static str,
    /// The check itself; no input makes it panic.
    pub of: fn(&str) -> Structure,
}

/// What a credential's structure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structure {
    /// It is what its provider would have issued.
    Valid,
    /// It is not; whoever made it up did not know the structure, or the provider changed it.
    Invalid,
    /// Its checksum is not the one that its provider gives to all: it is no credential of that provider.
    Unissued,
    /// This form carries none.
    Unknown,
}

impl Rule {
    /// The expression as it is written.
    #[must_use]
    pub const fn pattern_text(&self) -> &'static str {
        match self.pattern {
            Pattern::Token(text) | Pattern::Around(_, text) | Pattern::Named(text) => text,
        }
    }
}
