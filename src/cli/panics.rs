//! What is said of a bug: where it is, and nothing of what was worked on, which a panic's own message may quote.

use super::{Outcome, show};
use std::panic::{UnwindSafe, catch_unwind, set_hook};

/// Does `work`. A panic in it ends as work that could not be done.
pub(crate) fn contained(work: impl FnOnce() -> Outcome + UnwindSafe) -> Outcome {
    set_hook(Box::new(|panic| {
        if nbguard::detect::is_parsing_python() {
            // the parser's own, which is caught: the cell is looked at as text
            return;
        }
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        show::error(&format!("stopped by a bug of its own{place}; please report that place and the command"));
    }));
    catch_unwind(work).unwrap_or(Outcome::CouldNot)
}
