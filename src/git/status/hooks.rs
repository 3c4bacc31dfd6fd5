//! The hooks that git would run here, and whether they lead to nbguard.
//!
//! A hook is only wanted, since the filter guards without one; but where nbguard's hook was set up and git no longer comes
//! to it, someone relies on what is not there, and that is wrong.

use super::{Check, Part, Seen, State};
use crate::git::hook::{self, Hook, Owner};
use crate::git::{GitError, Scope, common_dir, file};
use std::path::{Path, PathBuf};

/// A check a hook.
pub(super) fn checks(seen: &Seen<'_>) -> Result<Vec<Check>, GitError> {
    let bare = seen.scope.is_none() && seen.git.run(&["rev-parse", "--is-bare-repository"])? == "true";
    let commits = if bare {
        Check::new(Part::Hook, State::Note, "a bare repository has no worktree to commit from".to_owned())
    } else {
        check(seen, Hook::PreCommit)?
    };
    Ok(vec![commits, check(seen, Hook::PrePush)?])
}

fn check(seen: &Seen<'_>, hook: Hook) -> Result<Check, GitError> {
    let part = match hook {
        Hook::PreCommit => Part::Hook,
        Hook::PrePush => Part::PushHook,
    };
    let of = |state, detail| Check::new(part, state, detail);
    let install = seen.install(" --hook");
    let Some(dir) = hook::directory(seen.git, seen.scope.unwrap_or(Scope::Local))? else {
        return Ok(of(State::Missing, "no core.hooksPath for all repositories".to_owned()).mend(install));
    };
    let owner = hook::owner(&dir, hook)?;
    if let Owner::Nbguard(path) = &owner {
        return nbguards(seen, part, path, &dir.join(hook.name()));
    }
    if let Owner::Other(path) = &owner
        && let Some(detail) = leads_to_nbguard(seen, hook, path)?
    {
        return Ok(of(State::Ok, detail));
    }
    if let Some(strayed) = strayed(seen, hook, &dir)? {
        let detail = format!("{} is nbguard's, but core.hooksPath sends git to {}", strayed.display(), dir.display());
        return Ok(of(State::Wrong, detail).needed().mend(format!("{install}, which writes it there, or unset core.hooksPath")));
    }
    let kept = dir.join(hook.kept());
    let was_there = kept.symlink_metadata().is_ok();
    Ok(match owner {
        Owner::Other(path) if was_there => {
            let (path, kept) = (path.display(), kept.display());
            let mend = format!("put {path} and {kept} into one, remove the latter, then {install}");
            of(State::Wrong, format!("{path} is another, which has taken the place of nbguard's ({kept} is from before that)"))
                .needed()
                .mend(mend)
        }
        Owner::Other(path) => of(State::Wrong, format!("{} is another", path.display())).mend(install),
        _ if was_there => {
            let detail = format!("none in {}, though nbguard's was there ({} is from before it)", dir.display(), kept.display());
            of(State::Missing, detail).needed().mend(install)
        }
        _ => of(State::Missing, format!("none in {}", dir.display())).mend(install),
    })
}

/// nbguard's own hook at `path`, where git runs `run`.
fn nbguards(seen: &Seen<'_>, part: Part, path: &Path, run: &Path) -> Result<Check, GitError> {
    let of = |state, detail| Check::new(part, state, detail);
    let shown = path.display();
    if !file::is_executable(path) {
        let detail = format!("{shown} is not executable, so git passes over it");
        return Ok(of(State::Wrong, detail).needed().mend(format!("{}, or `nbguard status --fix`", seen.install(" --hook"))));
    }
    // the pre-commit framework moves it there and calls it
    let called = path == run || read(run)?.is_some_and(|text| is_framework(&text) || code(&text).any(|line| line.contains(".legacy")));
    if called && file::is_executable(run) {
        return Ok(of(State::Ok, shown.to_string()));
    }
    let detail = format!("{shown} is nbguard's, but git runs {}, which does not call it", run.display());
    let mend = format!("call it from {}, or remove it and {}", run.display(), seen.install(" --hook"));
    Ok(of(State::Wrong, detail).needed().mend(mend))
}

/// How somebody else's hook at `path` leads to nbguard, if it does.
fn leads_to_nbguard(seen: &Seen<'_>, hook: Hook, path: &Path) -> Result<Option<String>, GitError> {
    let Some(text) = read(path)?.filter(|_| file::is_executable(path)) else { return Ok(None) };
    let call = format!("hook {}", hook.name());
    if code(&text).any(|line| line.contains("nbguard") && line.contains(&call)) {
        return Ok(Some(format!("{} calls nbguard", path.display())));
    }
    let config = seen.git.dir().join(".pre-commit-config.yaml");
    // what nbguard gives to the framework belongs to commits
    let configured = hook == Hook::PreCommit && is_framework(&text) && read(&config)?.is_some_and(|text| names_nbguard(&text));
    Ok(configured.then(|| "the pre-commit framework calls nbguard (.pre-commit-config.yaml)".to_owned()))
}

/// nbguard's hook in the repository, where git takes hooks from `dir` instead.
fn strayed(seen: &Seen<'_>, hook: Hook, dir: &Path) -> Result<Option<PathBuf>, GitError> {
    if seen.scope.is_some() {
        return Ok(None);
    }
    let own = common_dir(seen.git)?.join("hooks");
    Ok(match hook::owner(&own, hook)? {
        Owner::Nbguard(path) if own != dir => Some(path),
        _ => None,
    })
}

fn read(path: &Path) -> Result<Option<String>, GitError> {
    Ok(file::read(path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Lines that are not comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.starts_with('#'))
}

/// Whether the pre-commit framework wrote the hook.
fn is_framework(text: &str) -> bool {
    text.contains("File generated by pre-commit")
}

/// Whether the framework's configuration has a hook of nbguard's that blocks.
fn names_nbguard(config: &str) -> bool {
    let values = code(config).filter_map(|line| {
        let line = line.trim_start_matches(['-', ' ']);
        line.strip_prefix("id:").or_else(|| line.strip_prefix("entry:"))
    });
    let unquoted = values.map(|value| value.trim().trim_matches(['"', '\'']));
    unquoted.into_iter().any(|value| value == "nbguard" || value.starts_with("nbguard hook"))
}

#[cfg(test)]
mod tests {
    use super::names_nbguard;

    #[test]
    fn the_hook_is_found_in_the_frameworks_configuration() {
        for config in [
            "  - id: nbguard\n",
            "- id: 'nbguard' ",
            "- id: own\n  entry: nbguard hook pre-commit\n",
            "- repo: x\n  hooks: \n    -   id: nbguard",
        ] {
            assert!(names_nbguard(config), "{config}");
        }
        for config in ["", "# - id: nbguard\n", "- repo: https://example.org/nbguard\n", "- id: nbguard-clean"] {
            assert!(!names_nbguard(config), "{config}");
        }
    }
}
