//! Whether nbguard stands where [`install`](super::install()) puts it, and works.

use super::install::attributes_file;
use super::{Git, GitError, Scope, attributes, file, hook, shell};
use std::path::Path;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub part: Part,
    /// How it is.
    pub state: State,
    /// What was found, in words.
    pub detail: String,
    /// What to do about it.
    pub mend: Option<String>,
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
}

impl Part {
    /// Its name.
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
        }
    }

    /// Whether nothing is guarded without it.
    #[must_use]
    pub fn is_needed(self) -> bool {
        !matches!(self, Self::Hook | Self::PushHook)
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
}

/// Looks at every part: as git sees it all in all in this repository, or for `scope` alone. `attributes` names the file
/// if it is not the one git reads for a wider scope.
///
/// # Errors
/// Where git fails, or there is no repository where one is needed.
pub fn status(git: &Git, scope: Option<Scope>, attributes: Option<&Path>) -> Result<Vec<Check>, GitError> {
    let seen = Seen { git: if matches!(scope, None | Some(Scope::Local)) { &git.at_top()? } else { git }, scope };
    let clean = seen.config("filter.nbguard.clean")?;
    let attributes = match scope {
        Some(scope @ (Scope::Global | Scope::System)) => lines_in(&attributes_file(git, scope, attributes)?)?,
        None | Some(Scope::Local) => seen.attributes()?,
    };
    let wrong = attributes.0 == State::Wrong;
    Ok(vec![
        seen.setting(Part::Process, seen.config("filter.nbguard.process")?, |value| value.contains(" filter-process")),
        seen.setting(Part::Clean, clean.clone(), |value| value.contains(" clean -")),
        seen.setting(Part::Smudge, seen.config("filter.nbguard.smudge")?, |value| value == "cat" || value.contains(" smudge ")),
        seen.setting(Part::Required, seen.config("filter.nbguard.required")?, |value| ["true", "yes", "on", "1"].contains(&value)),
        seen.textconv()?,
        attributes.into_check(Part::Attributes, &if wrong { OVERRULED.to_owned() } else { seen.mend("") }),
        seen.binary(clean.as_deref()).into_check(Part::Binary, &seen.mend("")),
        seen.hook(hook::Hook::PreCommit)?.into_check(Part::Hook, &seen.mend(" --hook")),
        seen.hook(hook::Hook::PrePush)?.into_check(Part::PushHook, &seen.mend(" --hook")),
    ])
}

/// Whether all that is needed is there.
#[must_use]
pub fn complete(checks: &[Check]) -> bool {
    checks.iter().all(|check| check.state == State::Ok || !check.part.is_needed())
}

const OVERRULED: &str = "find the line that says so in .git/info/attributes or .gitattributes, and remove it";

/// A state and its detail.
struct Finding(State, String);

impl Finding {
    fn into_check(self, part: Part, mend: &str) -> Check {
        let Self(state, detail) = self;
        Check { part, state, detail, mend: (state != State::Ok).then(|| mend.to_owned()) }
    }
}

/// git as looked at by one call.
struct Seen<'a> {
    git: &'a Git,
    scope: Option<Scope>,
}

impl Seen<'_> {
    fn mend(&self, flags: &str) -> String {
        let scope = match self.scope {
            None | Some(Scope::Local) => "",
            Some(Scope::Global) => " --global",
            Some(Scope::System) => " --system",
        };
        format!("run `nbguard install{scope}{flags}`")
    }

    fn config(&self, key: &str) -> Result<Option<String>, GitError> {
        let scope: &[&str] = match self.scope {
            Some(scope) => &[scope.flag(), "--includes"],
            None => &[],
        };
        self.git.ask(&[&["config"], scope, &["--get", key]].concat())
    }

    fn setting(&self, part: Part, value: Option<String>, right: impl Fn(&str) -> bool) -> Check {
        let finding = match value {
            None => Finding(State::Missing, "not set".to_owned()),
            Some(value) => Finding(if right(&value) { State::Ok } else { State::Wrong }, value),
        };
        finding.into_check(part, &self.mend(""))
    }

    fn textconv(&self) -> Result<Check, GitError> {
        // Its cache is a note that is pushed and fetched, and keeps what a redacting clean takes out.
        if self.config("diff.nbguard.cachetextconv")?.is_some_and(|value| value != "false") {
            let detail = "diff.nbguard.cachetextconv is set, which copies notebooks into refs/notes/textconv/nbguard";
            let mend = "run `git config --unset diff.nbguard.cachetextconv` and `git update-ref -d refs/notes/textconv/nbguard`";
            return Ok(Finding(State::Wrong, detail.to_owned()).into_check(Part::Textconv, mend));
        }
        Ok(self.setting(Part::Textconv, self.config("diff.nbguard.textconv")?, |value| value.ends_with(" textconv")))
    }

    /// What the attributes in force make of a notebook at the top.
    fn attributes(&self) -> Result<Finding, GitError> {
        let said = self.git.run(&["check-attr", "filter", "diff", "--", "nbguard-probe.ipynb", "nbguard-probe.zpln"])?;
        let other = said.lines().filter_map(|line| line.strip_prefix("nbguard-probe")).find(|line| !line.ends_with(": nbguard"));
        Ok(match other {
            None => Finding(State::Ok, "*.ipynb and *.zpln are handed to nbguard".to_owned()),
            Some(other) if other.ends_with(": unspecified") => Finding(State::Missing, format!("*{other}")),
            Some(other) => Finding(State::Wrong, format!("*{other}, which an attributes file says over nbguard")),
        })
    }

    /// Runs the nbguard of `clean`, the filter's command, as git would.
    fn binary(&self, clean: Option<&str>) -> Finding {
        let word = shell::first_word(clean.unwrap_or_default()).replace("%%", "%");
        if word.is_empty() {
            return Finding(State::Missing, "no filter names one".to_owned());
        }
        match self.git.shell(&format!("{word} --version")) {
            Ok(version) => Finding(State::Ok, format!("{word}: {version}")),
            Err(GitError::Command { stderr, .. }) => Finding(State::Wrong, format!("{word} does not run: {stderr}")),
            Err(error) => Finding(State::Wrong, format!("{word} does not run: {error}")),
        }
    }

    fn hook(&self, hook: hook::Hook) -> Result<Finding, GitError> {
        let Some(dir) = hook::directory(self.git, self.scope.unwrap_or(Scope::Local))? else {
            return Ok(Finding(State::Missing, "no core.hooksPath for all repositories".to_owned()));
        };
        Ok(match hook::owner(&dir, hook)? {
            hook::Owner::Nbguard(path) if file::is_executable(&path) => Finding(State::Ok, path.display().to_string()),
            hook::Owner::Nbguard(path) => Finding(State::Wrong, format!("{} is not executable", path.display())),
            hook::Owner::Other(path) => Finding(State::Wrong, format!("{} is another", path.display())),
            hook::Owner::Nobody => Finding(State::Missing, format!("none in {}", dir.display())),
        })
    }
}

/// Whether a file that git reads for more than one repository has our lines.
fn lines_in(path: &Path) -> Result<Finding, GitError> {
    let text = file::read(path)?.unwrap_or_default();
    let path = path.display();
    Ok(match attributes::with_ours(&text) {
        None => Finding(State::Ok, format!("{path} hands *.ipynb and *.zpln to nbguard")),
        Some(_) => Finding(State::Missing, format!("{path} does not hand *.ipynb and *.zpln to nbguard")),
    })
}
