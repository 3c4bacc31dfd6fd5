//! Whether nbguard stands where [`install`](super::install()) puts it, and works: every way in which raw notebooks could
//! get into commits, with what mends it.
//!
//! Looking changes nothing. Each part is looked at by itself, so that one that is wrong does not hide another.

mod attribute_lines;
mod attributes;
mod fix;
mod hooks;
mod settings;
mod submodules;
mod to_come;
mod tracked;

pub use fix::fix;
pub use tracked::{Content, tracked};

use super::{Git, GitError, Scope};
use std::path::Path;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub part: Part,
    /// How it is.
    pub state: State,
    /// Whether raw notebooks could get into commits if it is not as it should be.
    pub needed: bool,
    /// What was found, in words.
    pub detail: String,
    /// What to do about it.
    pub mend: Option<String>,
    /// The files that it is about, from the top of the worktree.
    pub paths: Vec<String>,
}

impl Check {
    /// Whether notebooks are not guarded by it.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.needed && matches!(self.state, State::Missing | State::Wrong)
    }

    /// That outputs are to come back, and none is kept yet.
    #[must_use]
    pub fn nothing_kept() -> Self {
        let detail = "on, and nothing is kept yet: a checkout may take the outputs of the first notebook that it writes";
        Self::new(Part::Outputs, State::Note, detail.to_owned()).mend("run `nbguard refresh`, which keeps what stands in the working copy")
    }

    /// That the settings are broken, as `reason` says: git takes in no notebook then.
    #[must_use]
    pub fn broken_settings(reason: &str) -> Self {
        Self::new(Part::Settings, State::Wrong, format!("{reason}; git takes in no notebook until then")).mend("mend it there")
    }

    /// Something that the settings let through, as `detail` says.
    #[must_use]
    pub fn permissive(detail: &str) -> Self {
        Self::new(Part::Settings, State::Note, detail.to_owned())
    }

    fn new(part: Part, state: State, detail: String) -> Self {
        Self { part, state, needed: part.is_needed(), detail, mend: None, paths: Vec::new() }
    }

    fn mend(self, mend: impl Into<String>) -> Self {
        Self { mend: (self.state != State::Ok).then(|| mend.into()), ..self }
    }

    fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    fn paths(self, paths: Vec<String>) -> Self {
        Self { paths, ..self }
    }
}

/// The parts of an installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `filter.nbguard.process`.
    Process,
    /// `filter.nbguard.clean`.
    Clean,
    /// `filter.nbguard.smudge`.
    Smudge,
    /// `filter.nbguard.required`.
    Required,
    /// `diff.nbguard.textconv`.
    Textconv,
    /// What git does with a notebook.
    Attributes,
    /// The nbguard that git runs.
    Binary,
    /// The pre-commit hook.
    Hook,
    /// The pre-push hook.
    PushHook,
    /// The notebooks in the index.
    Index,
    /// The notebooks of the commit before.
    Head,
    /// A repository inside this one.
    Submodule,
    /// Whether outputs come back.
    Outputs,
    /// nbguard's own settings.
    Settings,
}

impl Part {
    /// Its name; that of a setting is git's.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Process => "filter.nbguard.process",
            Self::Clean => "filter.nbguard.clean",
            Self::Smudge => "filter.nbguard.smudge",
            Self::Required => "filter.nbguard.required",
            Self::Textconv => "diff.nbguard.textconv",
            Self::Attributes => "attributes",
            Self::Binary => "nbguard binary",
            Self::Hook => "pre-commit hook",
            Self::PushHook => "pre-push hook",
            Self::Index => "index",
            Self::Head => "HEAD",
            Self::Submodule => "submodule",
            Self::Outputs => "outputs.restore",
            Self::Settings => "settings",
        }
    }

    /// Whether nothing is guarded without it.
    #[must_use]
    pub fn is_needed(self) -> bool {
        !matches!(self, Self::Hook | Self::PushHook | Self::Submodule | Self::Outputs)
    }
}

/// How a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Ok,
    /// Not there.
    Missing,
    /// There, but something else.
    Wrong,
    /// It serves, or does not apply; still there is something to know.
    Note,
}

impl State {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Note => "note",
        }
    }
}

/// Looks at every part but the content of notebooks: as git sees it all in all in this repository, or for `scope` alone.
/// `attributes` names the file if it is not the one git reads for a wider scope.
///
/// # Errors
/// Where git fails, or there is no repository where one is needed.
pub fn status(git: &Git, scope: Option<Scope>, attributes: Option<&Path>) -> Result<Vec<Check>, GitError> {
    let seen = Seen { git: &place(git, scope)?, scope };
    let attributes = match scope {
        Some(scope @ (Scope::Global | Scope::System)) => vec![attributes::of_scope(&seen, git, scope, attributes)?],
        None | Some(Scope::Local) => attributes::in_force(&seen)?,
    };
    let mut checks = settings::checks(&seen, !attributes[0].fails())?;
    checks.extend(attributes);
    checks.push(settings::binary(&seen)?);
    checks.extend(hooks::checks(&seen)?);
    if scope.is_none() {
        let here = git.run(&["rev-parse", "--show-prefix"])?;
        checks.extend(submodules::checks(seen.git, &here)?);
    }
    Ok(checks)
}

/// Whether all that is needed is there.
#[must_use]
pub fn complete(checks: &[Check]) -> bool {
    !checks.iter().any(Check::fails)
}

/// git where it is asked about `scope`: what is a repository's is asked for at the top of its worktree.
fn place(git: &Git, scope: Option<Scope>) -> Result<Git, GitError> {
    if matches!(scope, None | Some(Scope::Local)) { git.at_top() } else { Ok(git.clone()) }
}

/// git as looked at by one call.
struct Seen<'a> {
    git: &'a Git,
    scope: Option<Scope>,
}

impl Seen<'_> {
    /// The installation that puts a part right.
    fn install(&self, flags: &str) -> String {
        format!("run `nbguard install{}{flags}`", self.scope_word())
    }

    /// The scope as nbguard's own flags have it.
    fn scope_word(&self) -> &'static str {
        match self.scope {
            None | Some(Scope::Local) => "",
            Some(Scope::Global) => " --global",
            Some(Scope::System) => " --system",
        }
    }

    fn config(&self, key: &str) -> Result<Option<String>, GitError> {
        self.git.ask(&[&["config"], self.scope_flags(), &["--get", key]].concat())
    }

    /// The commands of the filter, first that which git prefers.
    fn filter_commands(&self) -> Result<Vec<String>, GitError> {
        let commands = [Part::Process, Part::Clean].map(|part| self.config(part.name()));
        Ok(commands.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    fn scope_flags(&self) -> &'static [&'static str] {
        match self.scope {
            Some(Scope::Local) => &["--local", "--includes"],
            Some(Scope::Global) => &["--global", "--includes"],
            Some(Scope::System) => &["--system", "--includes"],
            None => &[],
        }
    }
}

/// `count` of notebooks.
fn notebooks(count: usize) -> String {
    if count == 1 { "1 notebook".to_owned() } else { format!("{count} notebooks") }
}
