//! The hooks that git would run here, and whether they lead to nbguard.
//!
//! A hook is only wanted, since the filter guards without one; but where nbguard's hook was set up and git no longer comes
//! to it, someone relies on what is not there, and that is wrong.

use super::settings::elsewhere;
use super::{Check, Part, Seen, State};
use crate::git::hook::{self, Hook, Owner, Text};
use crate::git::hook_call::names_nbguard;
use crate::git::hook_manager::Manager;
use crate::git::{GitError, Scope, common_dir, file, shell};
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
    if dir.exists() && !dir.is_dir() {
        let check = of(State::Missing, format!("core.hooksPath is {}, which is no directory: git runs no hooks", dir.display()));
        let check = check.mend(format!("{}, then {install}", unset_hooks_path(seen)?));
        return Ok(if strayed(seen, hook, &dir)?.is_some() { check.needed() } else { check });
    }
    let owner = hook::owner(&dir, hook)?;
    if let Owner::Nbguard(path) = &owner {
        return nbguards(seen, (part, hook), path, (&dir.join(hook.name()), &dir.join(hook.kept())));
    }
    let manager = if let Owner::Other(path) = &owner { hook::manager(path)?.filter(|_| file::is_executable(path)) } else { None };
    if let Owner::Other(path) = &owner
        && let Some(detail) = leads_to_nbguard(seen, hook, path, manager)?
    {
        return Ok(of(State::Ok, detail));
    }
    if let Some(strayed) = strayed(seen, hook, &dir)? {
        let detail = format!("{} is nbguard's, but core.hooksPath sends git to {}", strayed.display(), dir.display());
        // there it would be written over
        let there = match manager.filter(|manager| manager.rewrites) {
            Some(manager) => format!("add {}", manager.line(hook)),
            None => format!("{install}, which writes it there"),
        };
        return Ok(of(State::Wrong, detail).needed().mend(format!("{there}, or {}", unset_hooks_path(seen)?)));
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
        Owner::Other(path) => match manager {
            Some(manager) => {
                let detail = format!("{} is {}'s, which does not call nbguard", path.display(), manager.name);
                let check = of(State::Wrong, detail).mend(format!("add {}", manager.line(hook)));
                if hook::has_set_aside(&dir, hook)? { check.needed() } else { check }
            }
            None => of(State::Wrong, format!("{} is another", path.display())).mend(install),
        },
        _ if was_there => {
            let detail = format!("none in {}, though nbguard's was there ({} is from before it)", dir.display(), kept.display());
            of(State::Missing, detail).needed().mend(install)
        }
        _ => of(State::Missing, format!("none in {}", dir.display())).mend(install),
    })
}

/// nbguard's own hook at `path`, where git runs `run`, and `kept` is the one from before, if there is one.
fn nbguards(seen: &Seen<'_>, (part, hook): (Part, Hook), path: &Path, (run, kept): (&Path, &Path)) -> Result<Check, GitError> {
    let of = |state, detail| Check::new(part, state, detail);
    let shown = path.display();
    if let (Some(above), Some(below)) = (hook::manager(run)?, hook::manager(kept)?)
        && above.name == below.name
    {
        let kept = kept.display().to_string();
        let detail = format!("{} calls {shown}, which calls {kept}, which is the former again: no commit is made", run.display());
        return Ok(of(State::Wrong, detail).needed().mend(format!("run `rm {}`", shell::quote(&kept))));
    }
    if !file::is_executable(path) {
        let detail = format!("{shown} is not executable, so git passes over it");
        return Ok(of(State::Wrong, detail).needed().mend(format!("{}, or `nbguard status --fix`", seen.install(" --hook"))));
    }
    // the pre-commit framework moves it there and calls it
    let called = path == run || hook::manager(run)?.is_some_and(|manager| !manager.rewrites) || calls_legacy(run)?;
    if called && file::is_executable(run) {
        return Ok(match idle_program(seen, path)? {
            None => match hook::text_of(&read(path)?.unwrap_or_default(), hook) {
                Text::Own => of(State::Ok, shown.to_string()),
                Text::Older => {
                    let mend = format!("{}, or `nbguard status --fix`", seen.install(" --hook"));
                    of(State::Note, format!("{shown}, as an older install left it")).mend(mend)
                }
                Text::Edited => {
                    let detail = format!("{shown} is nbguard's, but not as nbguard writes it: what was put in may keep it from its work");
                    let mend =
                        format!("put commands of your own into {}, then {}, which writes it anew", kept.display(), seen.install(" --hook"));
                    of(State::Wrong, detail).needed().mend(mend)
                }
            },
            Some(program) => {
                let mend = match program.contains('/') {
                    true => format!("{}, or `nbguard status --fix`", seen.install(" --hook")),
                    false => "put nbguard on the PATH of those who commit: the hook belongs to the worktree, so it has no path".to_owned(),
                };
                of(State::Wrong, format!("{shown} runs {program}, which is not there or does not run: the hook stops everything"))
                    .needed()
                    .mend(mend)
            }
        });
    }
    let detail = format!("{shown} is nbguard's, but git runs {}, which does not call it", run.display());
    let mend = format!("call it from {}, or remove it and {}", run.display(), seen.install(" --hook"));
    Ok(of(State::Wrong, detail).needed().mend(mend))
}

/// The program that nbguard's hook at `path` names, where it does not run.
pub(super) fn idle_program(seen: &Seen<'_>, path: &Path) -> Result<Option<String>, GitError> {
    let script = read(path)?.unwrap_or_default();
    let Some(program) = hook::program_of(&script) else { return Ok(None) };
    let runs = seen.git.shell(&format!("{program} --version")).is_ok_and(|said| said.starts_with("nbguard "));
    Ok((!runs).then(|| program.to_owned()))
}

/// How somebody else's hook at `path` leads to nbguard, if it does.
fn leads_to_nbguard(seen: &Seen<'_>, hook: Hook, path: &Path, manager: Option<&Manager>) -> Result<Option<String>, GitError> {
    let Some(text) = read(path)?.filter(|_| file::is_executable(path)) else { return Ok(None) };
    if names_nbguard(&text, hook) {
        return Ok(Some(format!("{} calls nbguard", path.display())));
    }
    let Some(manager) = manager else { return Ok(None) };
    let settings = manager.leads_to_nbguard(seen.git.dir(), path.parent().unwrap_or(path), hook)?;
    Ok(settings.map(|settings| format!("{} calls nbguard ({settings})", manager.name)))
}

/// Whether the hook at `path` calls the one that the pre-commit framework has moved.
fn calls_legacy(path: &Path) -> Result<bool, GitError> {
    Ok(read(path)?.is_some_and(|text| text.lines().any(|line| !line.trim().starts_with('#') && line.contains(".legacy"))))
}

/// What has git take hooks from the repository again.
fn unset_hooks_path(seen: &Seen<'_>) -> Result<String, GitError> {
    const KEY: &str = "core.hooksPath";
    if let Some(mend) = elsewhere(seen, KEY)? {
        return Ok(mend);
    }
    let said = seen.git.ask(&["config", "--show-scope", "--get", KEY])?.unwrap_or_default();
    let scope = said.split_whitespace().next().unwrap_or("local");
    Ok(format!("run `git config --{scope} --unset-all {KEY}`"))
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
