//! Tables of dotted paths that are known by their end: `requests.get` is also `lib.requests.get`.
//!
//! Every call of a notebook is looked up in each of them, so a table is sorted into rows by their last name, once.

/// Rows by the path that they are about.
pub(super) struct Ends<T> {
    /// By the [`slot`] of the path's last name.
    rows: Vec<Vec<(&'static str, T)>>,
}

const SLOTS: usize = 512;

impl<T: Copy> Ends<T> {
    /// The table of `rows`: the end of a path, and what is said of it.
    pub(super) fn new(rows: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut slots = vec![Vec::new(); SLOTS];
        rows.into_iter().for_each(|(path, row)| slots[slot(path)].push((path, row)));
        Self { rows: slots }
    }

    /// What is said of `path`, in the order of the rows.
    pub(super) fn of<'s>(&'s self, path: &'s str) -> impl Iterator<Item = T> + 's {
        self.rows[slot(path)].iter().filter(move |(known, _)| is_end(path, known)).map(|(_, row)| *row)
    }
}

/// Whether `path` is `known` or ends with it after a dot.
pub(super) fn is_end(path: &str, known: &str) -> bool {
    path.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Where rows about the last name of `path` are, those of a few others among them.
fn slot(path: &str) -> usize {
    let last = path.bytes().rev().take_while(|byte| *byte != b'.');
    last.fold(0, |slot: usize, byte| slot.wrapping_mul(31).wrapping_add(usize::from(byte))) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::Ends;

    #[test]
    fn a_path_is_known_by_whole_names() {
        let table = Ends::new([("requests.get", 1), ("get", 2), ("urlopen", 3)]);
        let of = |path: &str| table.of(path).collect::<Vec<_>>();
        assert_eq!(of("requests.get"), [1, 2]);
        assert_eq!(of("lib.requests.get"), [1, 2]);
        assert_eq!(of("myrequests.get"), [2]);
        assert_eq!(of("forget"), [0; 0]);
        assert_eq!(of(""), [0; 0]);
    }
}
