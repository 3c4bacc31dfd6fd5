//! What was made of texts that stand in many notebooks, as the versions of one share most of their cells.
//!
//! A text is known by itself, not by a hash, so what is remembered is what would be found anew. It stays in memory only,
//! and not for long: of each sort at most twice [`LIMIT`] bytes of text are kept, those that were asked for last.

use super::assignment::Grammar;
use super::candidate::{Candidate, candidates};
use super::python::Program;
use foldhash::HashMap;

/// Bytes of text after which what was not asked for since is forgotten.
const LIMIT: usize = 1 << 20;

/// Bytes from which on a text is worth remembering.
const LEAST: usize = 64;

/// What the detector remembers from one notebook to the next.
pub struct Memory {
    code: Recent<Vec<Candidate>>,
    loose: Recent<Vec<Candidate>>,
    shell: Recent<Vec<Candidate>>,
    programs: Recent<Program>,
}

impl Default for Memory {
    fn default() -> Self {
        Self::of(LIMIT)
    }
}

impl Memory {
    /// One that remembers nothing, for a notebook that comes alone.
    #[must_use]
    pub fn none() -> Self {
        Self::of(0)
    }

    fn of(limit: usize) -> Self {
        Self { code: Recent::new(limit), loose: Recent::new(limit), shell: Recent::new(limit), programs: Recent::new(limit) }
    }

    /// The candidates in `text`, which is written in `grammar`.
    pub(super) fn candidates(&mut self, text: &str, grammar: Grammar) -> Vec<Candidate> {
        let recent = match grammar {
            Grammar::Code => &mut self.code,
            Grammar::Loose => &mut self.loose,
            Grammar::Shell => &mut self.shell,
        };
        recent.get(text, || candidates(text, grammar))
    }

    /// What the Python cell `source` does.
    pub(super) fn program(&mut self, source: &str) -> Program {
        self.programs.get(source, || Program::read(source))
    }
}

/// Values by the text that they were made of.
struct Recent<V> {
    young: HashMap<Box<str>, V>,
    old: HashMap<Box<str>, V>,
    /// Bytes of text among the young.
    bytes: usize,
    /// Bytes of text after which the young are old.
    limit: usize,
}

impl<V: Clone> Recent<V> {
    fn new(limit: usize) -> Self {
        Self { young: HashMap::default(), old: HashMap::default(), bytes: 0, limit }
    }

    /// The value for `text`, made where it is not known.
    fn get(&mut self, text: &str, make: impl FnOnce() -> V) -> V {
        if text.len() < LEAST || text.len() > self.limit {
            return make();
        }
        if let Some(known) = self.young.get(text) {
            return known.clone();
        }
        let (key, value) = self.old.remove_entry(text).unwrap_or_else(|| (text.into(), make()));
        if self.bytes + text.len() > self.limit {
            (self.old, self.bytes) = (std::mem::take(&mut self.young), 0);
        }
        self.bytes += text.len();
        self.young.insert(key, value.clone());
        value
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, Recent};

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut recent = Recent::new(LIMIT);
        let long = |char: &str| char.repeat(LIMIT / 4);
        let mut ask = |text: &str| {
            let mut made = false;
            assert_eq!(
                recent.get(text, || {
                    made = true;
                    text.len()
                }),
                text.len()
            );
            made
        };
        assert!(ask(&long("a")), "it is new");
        for char in ["b", "c", "d", "e", "f", "g", "h"] {
            assert!(ask(&long(char)), "{char} is new");
            assert!(!ask(&long("a")), "what is asked for stays");
        }
        for char in ["i", "j", "k", "l", "m", "n", "o", "p"] {
            assert!(ask(&long(char)), "{char} is new");
        }
        assert!(ask(&long("a")), "nobody asked for it for long");
    }
}
