//! The hooks: nbguard's scripts in a hooks directory, and the hooks that were there before them.
//!
//! A hook of somebody else's is renamed and called, never changed; taking ours away gives it its name back.

use super::{Git, GitError, Scope, Step, file, shell};
use std::path::{Path, PathBuf};

/// A hook that nbguard writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hook {
    /// It judges what is staged.
    PreCommit,
    /// It judges what goes out.
    PrePush,
}

/// All of them.
pub(super) const HOOKS: [Hook; 2] = [Hook::PreCommit, Hook::PrePush];

/// Whose a hook of a directory is.
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

/// An error where one of the hooks could not be written into `dir`, since there is one to keep and one kept before.
pub(super) fn check(dir: &Path) -> Result<(), GitError> {
    for hook in HOOKS {
        let kept = dir.join(hook.kept());
        if let (Owner::Other(hook), true) = (owner(dir, hook)?, there(&kept)) {
            return Err(GitError::TwoHooks { hook, kept });
        }
    }
    Ok(())
}

/// Looks for `hook` in `dir`, also where the pre-commit framework moves it.
pub(super) fn owner(dir: &Path, hook: Hook) -> Result<Owner, GitError> {
    let legacy = dir.join(format!("{}.legacy", hook.name()));
    let hook = dir.join(hook.name());
    for path in [&hook, &legacy] {
        let script = if path.is_symlink() { None } else { file::read(path)? };
        if script.is_some_and(|script| String::from_utf8_lossy(&script).lines().any(|line| line == MARK)) {
            return Ok(Owner::Nbguard(path.clone()));
        }
    }
    Ok(if there(&hook) { Owner::Other(hook) } else { Owner::Nobody })
}

/// Writes `hook` into `dir`, which [`check`] has found fit; `None` where it is there just so.
pub(super) fn write(dir: &Path, hook: Hook, binary: &str) -> Result<Option<Step>, GitError> {
    let script = hook.script().replacen("\nnbguard=nbguard\n", &format!("\nnbguard={}\n", shell::quote(binary)), 1);
    let (path, kept) = match owner(dir, hook)? {
        Owner::Nbguard(path) if file::is_executable(&path) && file::read(&path)?.as_deref() == Some(script.as_bytes()) => return Ok(None),
        Owner::Nbguard(path) => (path, None),
        Owner::Nobody => (dir.join(hook.name()), None),
        Owner::Other(path) => {
            let kept = dir.join(hook.kept());
            file::rename(&path, &kept)?;
            (path, Some(kept))
        }
    };
    let written = file::write(&path, script.as_bytes(), file::Kind::Script);
    if let (Err(error), Some(kept)) = (written, &kept) {
        file::rename(kept, &path)?;
        return Err(error);
    }
    Ok(Some(Step::HookWritten { path, kept }))
}

/// Takes `hook` out of `dir`, and gives the place back to the one before it; `None` where there is none of ours.
pub(super) fn remove(dir: &Path, hook: Hook) -> Result<Option<Step>, GitError> {
    let Owner::Nbguard(path) = owner(dir, hook)? else { return Ok(None) };
    let kept = dir.join(hook.kept());
    let restored = there(&kept);
    if restored {
        file::rename(&kept, &path)?
    } else {
        file::remove(&path)?
    }
    Ok(Some(Step::HookRemoved { path, restored }))
}

impl Hook {
    /// Its name in git.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::PreCommit => "pre-commit",
            Self::PrePush => "pre-push",
        }
    }

    fn script(self) -> &'static str {
        match self {
            Self::PreCommit => include_str!("../../hooks/pre-commit"),
            Self::PrePush => include_str!("../../hooks/pre-push"),
        }
    }

    /// What its script calls first.
    pub(super) fn kept(self) -> String {
        format!("{}.before-nbguard", self.name())
    }
}

/// The line of each script by which it is known.
const MARK: &str = "# nbguard wrote this hook; `nbguard uninstall` takes it away.";

/// Whether the name is taken, be it by a link to nowhere.
fn there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_are_what_this_module_takes_them_for() {
        for hook in HOOKS {
            let script = hook.script();
            assert!(script.lines().any(|line| line == MARK), "{hook:?}");
            assert_eq!(script.lines().filter(|line| *line == "nbguard=nbguard").count(), 1, "{hook:?}");
            assert!(script.contains(&hook.kept()) && script.contains(&format!("hook {}", hook.name())), "{hook:?}");
        }
    }
}
