//! The command of `filter.nbguard.clean`, taken apart again: whose program it runs, and with which flags.

use super::shell;
use std::path::PathBuf;

/// What [`install`](super::install()) put into the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanCommand {
    /// The program, as a path or a name on the PATH.
    pub binary: PathBuf,
    /// Its flags beside those that every filter has.
    pub flags: Vec<String>,
}

impl CleanCommand {
    /// `command` taken apart; `None` where it is no such command, or one that only a shell can read.
    #[must_use]
    pub fn parse(command: &str) -> Option<Self> {
        let mut words = shell::words(command)?.into_iter().map(|word| word.replace("%%", "%"));
        let binary = PathBuf::from(words.next()?);
        if words.next()? != "clean" || words.next()? != "-" {
            return None;
        }
        Some(Self { binary, flags: words.filter(|word| !word.starts_with("--path=")).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_taken_apart() {
        let command =
            CleanCommand::parse(r"'/o'\''neil 100%%/nbguard' clean - --outputs redact '--extra-keys=a b' --path=%f").expect("a clean");
        assert_eq!(command.binary, PathBuf::from("/o'neil 100%/nbguard"));
        assert_eq!(command.flags, ["--outputs", "redact", "--extra-keys=a b"]);
        for other in ["", "cat", "nbguard clean", "nbguard smudge --path=%f", "$HOME/nbguard clean - --path=%f"] {
            assert_eq!(CleanCommand::parse(other), None, "{other}");
        }
    }
}
