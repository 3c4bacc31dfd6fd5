//! The pre-commit hook: nbguard's script in a hooks directory, and the hook that was there before it.
//!
//! A hook of somebody else's is renamed and called, never changed; taking ours away gives it its name back.

use super::{Git, GitError, Scope, Step, file, shell};
use std::path::{Path, PathBuf};

/// Whose the pre-commit hook of a directory is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// nbguard's, at this path.
    Nbguard(PathBuf),
    /// Another's, at this path.
    Other(PathBuf),
    /// There is none.
    Nobody,
}

/// The directory that git takes hooks from: in a repository, or for all that have none of their own.
pub(super) fn directory(git: &Git, scope: Scope) -> Result<Option<PathBuf>, GitError> {
    if scope == Scope::Local {
        return git.run(&["rev-parse", "--git-path", "hooks"]).map(|dir| Some(git.dir().join(dir)));
    }
    let dir = git.ask(&["config", scope.flag(), "--includes", "--type=path", "--get", "core.hooksPath"])?;
    Ok(dir.map(PathBuf::from).filter(|dir| dir.is_absolute()))
}

/// Looks for the hook in `dir`, also where the pre-commit framework moves it.
pub(super) fn owner(dir: &Path) -> Result<Owner, GitError> {
    let hook = dir.join(HOOK);
    for path in [&hook, &dir.join("pre-commit.legacy")] {
        let script = if path.is_symlink() { None } else { file::read(path)? };
        if script.is_some_and(|script| String::from_utf8_lossy(&script).lines().any(|line| line == MARK)) {
            return Ok(Owner::Nbguard(path.clone()));
        }
    }
    Ok(if there(&hook) { Owner::Other(hook) } else { Owner::Nobody })
}

/// Writes the hook into `dir`; `None` where it is there just so.
pub(super) fn write(dir: &Path, binary: &str) -> Result<Option<Step>, GitError> {
    let script = SCRIPT.replacen("\nnbguard=nbguard\n", &format!("\nnbguard={}\n", shell::quote(binary)), 1);
    let (path, kept) = match owner(dir)? {
        Owner::Nbguard(path) if file::is_executable(&path) && file::read(&path)?.as_deref() == Some(script.as_bytes()) => return Ok(None),
        Owner::Nbguard(path) => (path, None),
        Owner::Nobody => (dir.join(HOOK), None),
        Owner::Other(hook) => {
            let kept = dir.join(KEPT);
            if there(&kept) {
                return Err(GitError::TwoHooks { hook, kept });
            }
            file::rename(&hook, &kept)?;
            (hook, Some(kept))
        }
    };
    let written = file::write(&path, script.as_bytes(), file::Kind::Script);
    if let (Err(error), Some(kept)) = (written, &kept) {
        file::rename(kept, &path)?;
        return Err(error);
    }
    Ok(Some(Step::HookWritten { path, kept }))
}

/// Takes the hook out of `dir`, and gives the place back to the one before it; `None` where there is none of ours.
pub(super) fn remove(dir: &Path) -> Result<Option<Step>, GitError> {
    let Owner::Nbguard(path) = owner(dir)? else { return Ok(None) };
    let kept = dir.join(KEPT);
    let restored = there(&kept);
    if restored {
        file::rename(&kept, &path)?
    } else {
        file::remove(&path)?
    }
    Ok(Some(Step::HookRemoved { path, restored }))
}

const SCRIPT: &str = include_str!("../../hooks/pre-commit");
/// The line of [`SCRIPT`] by which it is known.
const MARK: &str = "# nbguard wrote this hook; `nbguard uninstall` takes it away.";
const HOOK: &str = "pre-commit";
/// What [`SCRIPT`] calls first.
const KEPT: &str = "pre-commit.before-nbguard";

/// Whether the name is taken, be it by a link to nowhere.
fn there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_what_this_module_takes_it_for() {
        assert!(SCRIPT.lines().any(|line| line == MARK));
        assert_eq!(SCRIPT.lines().filter(|line| *line == "nbguard=nbguard").count(), 1);
        assert!(SCRIPT.contains(KEPT));
    }
}
