//! What becomes of the outputs in the working copy when git writes a notebook anew.

use super::{Check, Part, State};
use crate::git::hook::{self, Hook};
use crate::git::{Git, GitError, Scope};

/// How the outputs that the filter takes out are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// They are not.
    Off,
    /// They are to be, and none is yet.
    Nothing,
    /// They are.
    Some,
}

/// A note where outputs may be lost that somebody counts on.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn outputs(git: &Git, keeping: Keeping) -> Result<Option<Check>, GitError> {
    let (detail, mend) = match keeping {
        Keeping::Some => return Ok(None),
        Keeping::Nothing => (
            "on, and nothing is kept yet: a checkout may take the outputs of the first notebook that it writes".to_owned(),
            "run `nbguard refresh`, which keeps what stands in the working copy",
        ),
        Keeping::Off => {
            let Some(dir) = hook::directory(git, Scope::Local)? else { return Ok(None) };
            let Some(manager) = hook::manager(&dir.join(Hook::PreCommit.name()))?.filter(|manager| manager.puts_away) else {
                return Ok(None);
            };
            let detail = format!(
                "off, and {} puts away what is not staged while its hooks run: notebooks that are not staged lose their outputs",
                manager.name
            );
            (detail, "write `outputs.restore = true` into nbguard.toml and run `nbguard refresh`; or stage all notebooks before a commit")
        }
    };
    Ok(Some(Check::new(Part::Outputs, State::Note, detail).mend(mend)))
}
