//! Putting nbguard between notebooks and git, and taking it away again.
//!
//! What is as it should be is not touched: no [`Step`] means that nothing was changed. Taking away leaves nothing.

use super::{Git, GitError, attributes, file, hook, lfs, shell};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Whose repositories are guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This one.
    Local,
    /// This user's.
    Global,
    /// Everyone's on this machine.
    System,
}

impl Scope {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.flag().trim_start_matches('-')
    }

    pub(super) fn flag(self) -> &'static str {
        match self {
            Self::Local => "--local",
            Self::Global => "--global",
            Self::System => "--system",
        }
    }

    /// git where the scope's paths are relative to.
    fn git(self, git: &Git) -> Result<Git, GitError> {
        if self == Self::Local { git.at_top() } else { Ok(git.clone()) }
    }
}

/// What to install.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// For which repositories.
    pub scope: Scope,
    /// The nbguard that git is to run; absolute, or a name on everyone's PATH.
    pub binary: PathBuf,
    /// Flags for `nbguard clean` and `nbguard filter-process` beside their own settings.
    pub clean_flags: Vec<String>,
    /// The attributes file; `None` for the one that git reads for the scope.
    pub attributes: Option<PathBuf>,
    /// Whether commits and pushes are to be blocked by hooks.
    pub hook: bool,
}

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A setting was written into git's configuration.
    Set {
        /// Its name.
        key: &'static str,
        /// Its new value.
        value: String,
    },
    /// A section was taken out of git's configuration.
    Unset {
        /// Its name.
        section: &'static str,
    },
    /// Our lines were added.
    AttributesAdded {
        /// The attributes file.
        path: PathBuf,
    },
    /// Our lines were removed, and the file with them where it held nothing else.
    AttributesRemoved {
        /// The attributes file.
        path: PathBuf,
    },
    /// Another attributes file still names nbguard, though nothing answers to the name any more.
    AttributesLeft,
    /// The hook was written.
    HookWritten {
        /// The hook.
        path: PathBuf,
        /// Where the hook that had its place is now.
        kept: Option<PathBuf>,
    },
    /// The hooks run nbguard by its name, since others may get them by commits.
    HooksByName {
        /// Their directory.
        dir: PathBuf,
    },
    /// Notebooks were git LFS's before.
    TakenFromLfs,
    /// The hook was there, but git could not run it.
    HookMadeExecutable {
        /// The hook.
        path: PathBuf,
    },
    /// The hook was removed.
    HookRemoved {
        /// The hook.
        path: PathBuf,
        /// Whether the hook from before has its place back.
        restored: bool,
    },
    /// The hooks were left, since they serve other repositories as well.
    HookLeft {
        /// Their directory.
        dir: PathBuf,
    },
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Set { key, value } => write!(out, "set {key} = {value}"),
            Self::Unset { section } => write!(out, "removed the settings {section}.*"),
            Self::AttributesAdded { path } => write!(out, "added *.ipynb and *.zpln to {}", path.display()),
            Self::AttributesRemoved { path } => write!(out, "removed *.ipynb and *.zpln from {}", path.display()),
            Self::AttributesLeft => write!(
                out,
                "an attributes file still names nbguard, which git now ignores; find it with \
                 `git check-attr -a x.ipynb` and name it: `nbguard uninstall --attributes FILE`; one whose removal is not committed yet \
                 counts until then"
            ),
            Self::HookWritten { path, kept: None } => write!(out, "wrote the hook {}", path.display()),
            Self::HookWritten { path, kept: Some(kept) } => {
                write!(out, "wrote the hook {}; the one from before is kept as {} and called by it", path.display(), kept.display())
            }
            Self::HooksByName { dir } => write!(
                out,
                "the hooks in {} belong to the worktree, so they run `nbguard` by name: it has to be on the PATH of everyone who gets them",
                dir.display()
            ),
            Self::TakenFromLfs => write!(
                out,
                "git LFS had the notebooks until now; from here on they go into commits themselves, cleaned. For everyone else: \
                 `git lfs untrack '*.ipynb'`, `git add --renormalize .`, and commit; LFS keeps the raw notebooks that were pushed to it"
            ),
            Self::HookMadeExecutable { path } => write!(out, "made the hook {} executable", path.display()),
            Self::HookRemoved { path, restored: false } => write!(out, "removed the hook {}", path.display()),
            Self::HookRemoved { path, restored: true } => write!(out, "removed the hook {}; the one from before is back", path.display()),
            Self::HookLeft { dir } => {
                write!(out, "left the hooks in {}, which serve all your repositories: `nbguard uninstall --global`", dir.display())
            }
        }
    }
}

/// Installs nbguard, and says what that changed; an earlier installation is brought up to date.
///
/// # Errors
/// Where git fails or a file cannot be written. What was done by then stays; installing again goes on from there.
pub fn install(git: &Git, wanted: &Installation) -> Result<Vec<Step>, GitError> {
    let scope = wanted.scope;
    let attributes = attributes_file(git, scope, wanted.attributes.as_deref())?;
    let git = scope.git(git)?;
    let not_utf8 = || GitError::NotUtf8 { text: wanted.binary.display().to_string() };
    let binary = wanted.binary.to_str().ok_or_else(not_utf8)?;
    let hooks =
        if wanted.hook { Some(hook::directory(&git, scope)?.ok_or(GitError::NoHooksDirectory { scope: scope.name() })?) } else { None };

    // First, since it is what may be refused.
    let hook_steps = hooks.map_or(Ok(Vec::new()), |hooks| write_hooks(&git, scope, hooks, binary))?;
    let mut steps = Vec::new();
    for (key, value) in settings(binary, &wanted.clean_flags) {
        steps.extend(set(&git, scope, key, value)?);
    }
    let in_lfs = scope == Scope::Local && lfs::has_notebooks(&git)?;
    steps.extend(add_attributes(attributes)?);
    if in_lfs && !lfs::has_notebooks(&git)? {
        steps.push(Step::TakenFromLfs);
    }
    steps.extend(hook_steps);
    Ok(steps)
}

/// Writes the hooks into the directory `hooks`.
fn write_hooks(git: &Git, scope: Scope, hooks: PathBuf, binary: &str) -> Result<Vec<Step>, GitError> {
    let program = if scope == Scope::Local { hook::program(git, &hooks, binary)? } else { binary };
    let mut steps = Vec::new();
    for hook in hook::to_write(git.dir(), &hooks)? {
        steps.extend(hook::write(&hooks, hook, program)?);
    }
    if !steps.is_empty() && program != binary {
        steps.push(Step::HooksByName { dir: hooks });
    }
    Ok(steps)
}

/// Takes nbguard away, and says what that changed. `attributes` names the file if it is not the one git reads for
/// the scope.
///
/// # Errors
/// Where git fails or a file cannot be written. What was done by then stays; uninstalling again goes on from there.
pub fn uninstall(git: &Git, scope: Scope, attributes: Option<&Path>) -> Result<Vec<Step>, GitError> {
    let attributes = attributes_file(git, scope, attributes)?;
    let git = scope.git(git)?;
    let mut steps = Vec::new();
    if let Some(rest) = file::read(&attributes)?.as_deref().and_then(attributes::without_ours) {
        // What a link points at is somebody's to keep, though it be empty.
        if rest.is_empty() && !attributes.is_symlink() {
            file::remove(&attributes)?
        } else {
            file::write(&attributes, &rest, file::Kind::Text)?
        }
        steps.push(Step::AttributesRemoved { path: attributes });
    }
    for section in ["filter.nbguard", "diff.nbguard"] {
        if remove_section(&git, scope, section)? {
            steps.push(Step::Unset { section });
        }
    }
    remove_hooks(&git, scope, &mut steps)?;
    if scope == Scope::Local && still_named(&git)? {
        steps.push(Step::AttributesLeft);
    }
    Ok(steps)
}

/// The attributes file, where a given one is relative to where git was started.
pub(super) fn attributes_file(git: &Git, scope: Scope, given: Option<&Path>) -> Result<PathBuf, GitError> {
    match given {
        Some(file) => Ok(git.dir().join(file)),
        None => attributes::default_file(&scope.git(git)?, scope),
    }
}

/// Sets `key` in the configuration of `scope`, unless it is there just so.
pub(super) fn set(git: &Git, scope: Scope, key: &'static str, value: String) -> Result<Option<Step>, GitError> {
    let there = git.ask(&["config", scope.flag(), "-z", "--get-all", key])?;
    if there.is_some_and(|there| there == format!("{value}\0")) {
        return Ok(None);
    }
    git.run(&["config", scope.flag(), "--replace-all", key, &value])?;
    Ok(Some(Step::Set { key, value }))
}

/// Adds our lines to the attributes file `path`, unless it has them.
pub(super) fn add_attributes(path: PathBuf) -> Result<Option<Step>, GitError> {
    let text = file::read(&path)?.unwrap_or_default();
    let Some(text) = attributes::with_ours(&text) else { return Ok(None) };
    file::write(&path, &text, file::Kind::Text)?;
    Ok(Some(Step::AttributesAdded { path }))
}

/// All settings and their values.
pub(super) fn settings(binary: &str, clean_flags: &[String]) -> [(&'static str, String); 5] {
    let binary = shell::quote(binary);
    let flags: String = clean_flags.iter().map(|flag| shell::quote(flag) + " ").collect();
    // In a filter's command for one file git reads `%`, in the others it does not.
    let percent = |text: &str| text.replace('%', "%%");
    [
        ("filter.nbguard.process", format!("{binary} filter-process {flags}").trim_end().to_owned()),
        // Beside it, for programs that know no other kind of filter.
        ("filter.nbguard.clean", format!("{} clean - {}--path=%f", percent(&binary), percent(&flags))),
        ("filter.nbguard.smudge", format!("{} smudge --path=%f", percent(&binary))),
        ("filter.nbguard.required", "true".to_owned()),
        ("diff.nbguard.textconv", format!("{binary} textconv")),
    ]
}

/// Removes the section; whether there was one. A configuration file that is empty then goes too.
fn remove_section(git: &Git, scope: Scope, section: &str) -> Result<bool, GitError> {
    let pattern = format!(r"^{}\.", section.replace('.', r"\."));
    let Some(keys) = git.ask(&["config", scope.flag(), "--show-origin", "-z", "--name-only", "--get-regexp", &pattern])? else {
        return Ok(false);
    };
    git.run(&["config", scope.flag(), "--remove-section", section])?;
    let origin = keys.split('\0').next().and_then(|origin| origin.strip_prefix("file:"));
    let file = origin.map(|file| git.dir().join(file));
    if let Some(file) = file.filter(|file| fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)) {
        file::remove(&file)?;
    }
    Ok(true)
}

fn remove_hooks(git: &Git, scope: Scope, steps: &mut Vec<Step>) -> Result<(), GitError> {
    let Some(dir) = hook::directory(git, scope)? else { return Ok(()) };
    let remove = |dir: &Path, steps: &mut Vec<Step>| -> Result<(), GitError> {
        for hook in hook::HOOKS {
            steps.extend(hook::remove(dir, hook)?);
        }
        Ok(())
    };
    if scope == Scope::Local {
        // core.hooksPath may have been set since, or be the user's own for all repositories.
        let own = git.dir().join(git.run(&["rev-parse", "--git-common-dir"])?).join("hooks");
        remove(&own, steps)?;
        let shared = git.ask(&["config", "--local", "--get", "core.hooksPath"])?.is_none() && dir != own;
        if shared && clean_command(git)?.is_some() {
            let is_ours = |hook| Ok(matches!(hook::owner(&dir, hook)?, hook::Owner::Nbguard(_)));
            if hook::HOOKS.into_iter().map(is_ours).collect::<Result<Vec<bool>, GitError>>()?.contains(&true) {
                steps.push(Step::HookLeft { dir });
            }
            return Ok(());
        }
    }
    remove(&dir, steps)
}

/// Whether notebooks are handed to an nbguard that git knows nothing about.
fn still_named(git: &Git) -> Result<bool, GitError> {
    Ok(clean_command(git)?.is_none() && git.run(&["check-attr", "filter", "--", "x.ipynb"])?.ends_with(": nbguard"))
}

fn clean_command(git: &Git) -> Result<Option<String>, GitError> {
    git.ask(&["config", "--get", "filter.nbguard.clean"])
}
