//! The command of `filter.nbguard.process` or `filter.nbguard.clean`, taken apart again: whose program it runs, and with
//! which flags.

use super::shell;
use std::path::PathBuf;

/// What [`install`](super::install()) put into the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterCommand {
    /// The program, as a path or a name on the PATH.
    pub binary: PathBuf,
    /// Its flags beside those that every filter has.
    pub flags: Vec<String>,
}

impl FilterCommand {
    /// `command` taken apart; `None` where it is no such command, or one that only a shell can read.
    #[must_use]
    pub fn parse(command: &str) -> Option<Self> {
        let words = shell::words(command)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [binary, "filter-process", flags @ ..] => Some(Self::new(binary, flags, str::to_owned)),
            // git reads `%` in the command for one file
            [binary, "clean", "-", flags @ ..] => Some(Self::new(binary, flags, |word| word.replace("%%", "%"))),
            _ => None,
        }
    }

    fn new(binary: &str, flags: &[&str], meant: impl Fn(&str) -> String) -> Self {
        let flags = flags.iter().filter(|word| !word.starts_with("--path=")).map(|word| meant(word)).collect();
        Self { binary: PathBuf::from(meant(binary)), flags }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_taken_apart() {
        for (command, binary) in [
            (r"'/o'\''neil 100%%/nbguard' clean - --outputs redact '--extra-keys=a b' --path=%f", "/o'neil 100%/nbguard"),
            (r"'/100%%/nbguard' filter-process --outputs redact '--extra-keys=a b'", "/100%%/nbguard"),
        ] {
            let command = FilterCommand::parse(command).expect("a filter");
            assert_eq!(command.binary, PathBuf::from(binary));
            assert_eq!(command.flags, ["--outputs", "redact", "--extra-keys=a b"]);
        }
        for other in ["", "cat", "nbguard clean", "nbguard smudge --path=%f", "$HOME/nbguard clean - --path=%f"] {
            assert_eq!(FilterCommand::parse(other), None, "{other}");
        }
    }
}
