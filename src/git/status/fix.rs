//! Putting right what can be put right without asking: nbguard's own settings, lines and hooks.
//!
//! Lines of other people, the index and commits are never touched. A setting that serves stays as it is.

use super::hooks::idle_program;
use super::settings::part_of;
use super::{Check, Part, Seen, State, place};
use crate::git::hook::{self, Hook, Owner, Text};
use crate::git::install::{add_attributes, attributes_file, set, settings};
use crate::git::{FilterCommand, Git, GitError, Scope, Step, file, shell};
use std::path::{Path, PathBuf};

/// Mends what `checks` found for `scope`, and says what that changed. The program and the flags of the filter stay; where
/// the program does not run, `binary` takes its place. A filter that only a shell can read is left.
///
/// # Errors
/// Where git fails or a file cannot be written. What was done by then stays.
pub fn fix(git: &Git, scope: Option<Scope>, checks: &[Check], binary: &Path) -> Result<Vec<Step>, GitError> {
    let target = match scope {
        Some(scope) => scope,
        None => scope_of(git, Part::Process.name())?.or(scope_of(git, Part::Clean.name())?).unwrap_or(Scope::Local),
    };
    let git = &place(git, scope)?;
    let fixing = Fixing { seen: Seen { git, scope }, target, checks };
    let mut steps = fixing.settings(binary)?;
    // what another line says over ours is not mended by a line more
    let is_lacking = |check: &Check| check.part == Part::Attributes && matches!(check.state, State::Missing | State::Note);
    if checks.iter().any(is_lacking) {
        steps.extend(add_attributes(attributes_file(git, target, None)?)?);
    }
    for (part, hook) in [(Part::Hook, Hook::PreCommit), (Part::PushHook, Hook::PrePush)] {
        if fixing.is_amiss(part) {
            steps.extend(fixing.make_executable(hook)?);
            steps.extend(fixing.renew(hook, binary)?);
        }
    }
    Ok(steps)
}

/// What is put right, and where.
struct Fixing<'a> {
    seen: Seen<'a>,
    /// Where settings go that are not set anywhere.
    target: Scope,
    checks: &'a [Check],
}

impl Fixing<'_> {
    fn is_amiss(&self, part: Part) -> bool {
        self.checks.iter().any(|check| check.part == part && check.state != State::Ok)
    }

    /// Settings that do not serve, and all of them, with the hooks, where the program does not run.
    fn settings(&self, own: &Path) -> Result<Vec<Step>, GitError> {
        let git = self.seen.git;
        let commands = self.seen.filter_commands()?;
        let command = commands.iter().find_map(|command| FilterCommand::parse(command));
        // its flags cannot be told, so it could not be written anew with them
        let is_left = command.is_none() && [Part::Process, Part::Clean].iter().any(|part| !self.is_amiss(*part));
        let moved = !is_left && self.checks.iter().any(|check| check.part == Part::Binary && check.fails());
        let (kept, flags) = command.map_or((None, Vec::new()), |command| (Some(command.binary), command.flags));
        let binary = kept.filter(|_| !moved).unwrap_or_else(|| own.to_owned());
        let binary = binary.to_str().ok_or_else(|| GitError::NotUtf8 { text: binary.display().to_string() })?;

        let mut steps = Vec::new();
        for (key, value) in settings(binary, &flags) {
            let part = part_of(key);
            let serves = part.is_some_and(|part| !self.is_amiss(part)) || is_left && part != Some(Part::Required);
            if moved || !serves {
                let at = if self.seen.scope.is_none() { scope_of(git, key)? } else { None };
                steps.extend(set(git, at.unwrap_or(self.target), key, value)?);
            }
        }
        for hook in hook::HOOKS.into_iter().filter(|_| moved) {
            let Some(dir) = self.hooks()? else { continue };
            if let Owner::Nbguard(_) = hook::owner(&dir, hook)? {
                steps.extend(self.write(&dir, hook, binary)?);
            }
        }
        Ok(steps)
    }

    /// Makes nbguard's `hook` executable, bytes as they are.
    fn make_executable(&self, hook: Hook) -> Result<Option<Step>, GitError> {
        let Some(dir) = self.hooks()? else { return Ok(None) };
        let Owner::Nbguard(path) = hook::owner(&dir, hook)? else { return Ok(None) };
        let Some(script) = file::read(&path)?.filter(|_| !file::is_executable(&path)) else { return Ok(None) };
        file::write(&path, &script, file::Kind::Script)?;
        Ok(Some(Step::HookMadeExecutable { path }))
    }

    /// Writes nbguard's `hook` anew where the program that it names does not run, or it is not as nbguard writes it.
    fn renew(&self, hook: Hook, own: &Path) -> Result<Option<Step>, GitError> {
        let Some(dir) = self.hooks()? else { return Ok(None) };
        let Owner::Nbguard(path) = hook::owner(&dir, hook)? else { return Ok(None) };
        let script = file::read(&path)?.map(|script| String::from_utf8_lossy(&script).into_owned()).unwrap_or_default();
        let named = shell::words(hook::program_of(&script).unwrap_or_default()).and_then(|words| words.into_iter().next());
        let runs = idle_program(&self.seen, &path)?.is_none();
        if runs && hook::text_of(&script, hook) == Text::Own {
            return Ok(None);
        }
        let own = own.to_str().ok_or_else(|| GitError::NotUtf8 { text: own.display().to_string() })?;
        self.write(&dir, hook, named.as_deref().filter(|_| runs).unwrap_or(own))
    }

    fn write(&self, dir: &Path, hook: Hook, binary: &str) -> Result<Option<Step>, GitError> {
        let is_local = matches!(self.seen.scope, None | Some(Scope::Local));
        let program = if is_local { hook::program(self.seen.git, dir, binary)? } else { binary };
        hook::write(dir, hook, program)
    }

    fn hooks(&self) -> Result<Option<PathBuf>, GitError> {
        hook::directory(self.seen.git, self.seen.scope.unwrap_or(Scope::Local))
    }
}

/// Which configuration sets `key`, where it is one that is installed into.
fn scope_of(git: &Git, key: &str) -> Result<Option<Scope>, GitError> {
    let said = git.ask(&["config", "--show-scope", "--get", key])?;
    let name = said.as_deref().and_then(|said| said.split_whitespace().next());
    Ok([Scope::Local, Scope::Global, Scope::System].into_iter().find(|scope| Some(scope.name()) == name))
}
