//! The note that stands where an output was withheld: made when cleaning, known again when scanning.

/// How every note begins.
const LEAD: &str = "[nbguard withheld ";

/// The note for `what`, which took `size` bytes.
#[must_use]
pub fn withheld_note(what: &str, size: usize) -> String {
    match size {
        0..1000 => format!("{LEAD}{what}, {size} B]"),
        1000..1_000_000 => format!("{LEAD}{what}, {} kB]", size.div_ceil(1000)),
        _ => format!("{LEAD}{what}, {} MB]", size.div_ceil(1_000_000)),
    }
}

/// Whether `text` is such a note.
#[must_use]
pub fn is_withheld(text: &str) -> bool {
    text.trim_start().starts_with(LEAD)
}
