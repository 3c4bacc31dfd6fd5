//! The hooks: nbguard's scripts in a hooks directory, and the hooks that were there before them.
//!
//! A hook of somebody else's is renamed and called, never changed; taking ours away gives it its name back.

use super::hook_manager::{Manager, manager_of};
use super::process::parents_words;
use super::{Git, GitError, Scope, Step, common_dir, file, shell};
use sha2::{Digest, Sha256};
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

/// The hooks that are to be written into `dir`; not those by which a manager of hooks leads to nbguard. An error where one
/// could not be written, since there is one to keep and one kept before, or would not last.
pub(super) fn to_write(top: &Path, dir: &Path) -> Result<Vec<Hook>, GitError> {
    if dir.exists() && !dir.is_dir() {
        return Err(GitError::HooksOff { path: dir.to_owned() });
    }
    let mut hooks = Vec::new();
    let mut managed: Option<(PathBuf, &Manager)> = None;
    let mut lines = Vec::new();
    for hook in HOOKS {
        let Owner::Other(path) = owner(dir, hook)? else {
            hooks.push(hook);
            continue;
        };
        if let Some(manager) = manager(&path)?.filter(|manager| manager.rewrites) {
            if manager.leads_to_nbguard(top, dir, hook)?.is_none() {
                lines.push(manager.line(hook));
                managed.get_or_insert((path, manager));
            }
            continue;
        }
        let kept = dir.join(hook.kept());
        if there(&kept) {
            return Err(GitError::TwoHooks { hook: path, kept });
        }
        hooks.push(hook);
    }
    match managed {
        Some((hook, manager)) => Err(GitError::ManagedHook { hook, manager: manager.name, lines: lines.join(", and ") }),
        None => Ok(hooks),
    }
}

/// Who manages the hook at `path`.
pub(super) fn manager(path: &Path) -> Result<Option<&'static Manager>, GitError> {
    Ok(file::read(path)?.and_then(|script| manager_of(&String::from_utf8_lossy(&script))))
}

/// The program that hooks in `dir` are to run: `binary`, or in a directory that commits may carry to other machines nbguard
/// by its name. `git` is at the top of the worktree.
pub(super) fn program<'b>(git: &Git, dir: &Path, binary: &'b str) -> Result<&'b str, GitError> {
    let dir = whole(dir);
    let is_shared = dir.starts_with(whole(git.dir())) && !dir.starts_with(whole(&common_dir(git)?));
    Ok(if is_shared && binary.contains('/') { BY_NAME } else { binary })
}

/// `path` without links and `..`, be it there or not.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => whole(parent).join(name),
        _ => path.to_owned(),
    })
}

/// nbguard, found on the PATH.
pub(super) const BY_NAME: &str = "nbguard";

/// The program that `script`, a hook of nbguard's, runs, as it is written there.
pub(super) fn program_of(script: &str) -> Option<&str> {
    script.lines().find_map(|line| line.strip_prefix("nbguard="))
}

/// What a hook of nbguard's is, by its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// As this nbguard writes it.
    Own,
    /// As an older one wrote it.
    Older,
    /// Somebody has edited it.
    Edited,
}

/// Whether `script` is `hook` as nbguard writes it, whatever program it names.
pub(super) fn text_of(script: &str, hook: Hook) -> Text {
    let lines = script.lines().map(|line| if line.starts_with("nbguard=") { "nbguard=nbguard" } else { line });
    let plain = lines.collect::<Vec<_>>().join("\n") + "\n";
    let digest: String = Sha256::digest(&plain).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    match plain == hook.script() {
        true => Text::Own,
        false if OLDER.contains(&&*digest) => Text::Older,
        false => Text::Edited,
    }
}

/// The scripts that nbguard wrote before, as the first digits of their SHA-256.
const OLDER: &[&str] = &["63bba25c6fc07b02"];

/// Looks for `hook` in `dir`, also where the pre-commit framework moves it.
pub(super) fn owner(dir: &Path, hook: Hook) -> Result<Owner, GitError> {
    let legacy = dir.join(format!("{}.legacy", hook.name()));
    let hook = dir.join(hook.name());
    for path in [&hook, &legacy] {
        let script = if path.is_symlink() { None } else { file::read(path)? };
        if script.is_some_and(|script| is_ours(&script)) {
            return Ok(Owner::Nbguard(path.clone()));
        }
    }
    Ok(if there(&hook) { Owner::Other(hook) } else { Owner::Nobody })
}

/// Whether nbguard's `hook` in `dir` was set aside by a manager of hooks that does not call it there.
pub(super) fn has_set_aside(dir: &Path, hook: Hook) -> Result<bool, GitError> {
    Ok(file::read(&dir.join(format!("{}.old", hook.name())))?.is_some_and(|script| is_ours(&script)))
}

/// Whether `script` is a hook of nbguard's.
fn is_ours(script: &[u8]) -> bool {
    String::from_utf8_lossy(script).lines().any(|line| line == MARK)
}

/// Whether nbguard's own hook has started this process.
#[must_use]
pub fn is_run_by_own_hook() -> bool {
    let words = parents_words();
    words.get(1).is_some_and(|script| file::read(Path::new(script)).is_ok_and(|text| text.is_some_and(|text| is_ours(&text))))
}

/// Writes `hook` into `dir`, as [`to_write`] says; `None` where it is there just so.
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
    if let Err(error) = file::write(&path, script.as_bytes(), file::Kind::Script) {
        if let Some(kept) = &kept {
            file::rename(kept, &path)?;
        }
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
            assert_eq!(program_of(script), Some("nbguard"), "{hook:?}");
            assert!(script.contains(&hook.kept()) && script.contains(&format!("hook {}", hook.name())), "{hook:?}");
        }
    }
}
