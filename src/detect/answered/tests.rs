//! Cells of each language, and what they show.
