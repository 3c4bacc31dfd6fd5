//! What fails and what is taken out: settings from defaults, files and flags, and the verdict on findings.
//!
//! Severity and exit are decided here and nowhere else.

mod config;
mod verdict;

pub use config::{ConfigError, DEFAULT_CONFIG, Layer, Policy};
pub use verdict::{Gate, Verdict};
