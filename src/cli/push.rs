//! `nbguard hook pre-push` and `pre-receive`: judge what a push brings, each version of each file once.

use super::outcome::{CliError, Outcome};
use super::{copies, credential_files, files, scan, settings, show};
use nbguard::detect::credential_file;
use nbguard::git::{Git, Known, Pushed, RefUpdate, Version};
use nbguard::policy::{Gate, Layer, Verdict};
use nbguard::report::{Scanned, Unreadable, counted, text};
use std::path::Path;

/// Blocks a push to `remote` at `address` when a commit that goes out brings a credential.
pub(crate) fn pre_push(remote: &str, address: Option<&str>) -> Result<Outcome, CliError> {
    let updates = RefUpdate::of_pre_push(&files::read_stdin()?)?;
    let known = Known::of_remote(&Git::at("."), remote, address)?;
    match known {
        Known::Told(_) => show::note(&format!(
            "nbguard: where {remote} is pushed to, not all is that its branches here have, so it was asked; if it is fetched from there \
             too, `git fetch --prune {remote}` brings its own"
        )),
        Known::Silent => show::note(&format!(
            "nbguard: the branches of {remote} that are known here are of another address, and where it is pushed to did not answer, so \
             all that leads to what is pushed is looked at"
        )),
        Known::Here | Known::Tracked(_) | Known::Unknown => {}
    }
    judge(&updates, &known)
}

/// The same in the repository that is pushed to.
pub(crate) fn pre_receive() -> Result<Outcome, CliError> {
    judge(&RefUpdate::of_pre_receive(&files::read_stdin()?)?, &Known::Here)
}

fn judge(updates: &[RefUpdate], known: &Known) -> Result<Outcome, CliError> {
    // what responses old commits show cannot be taken back by a push that is blocked
    let gate = settings::policy(Layer::default())?.gate;
    for deleted in updates.iter().filter(|update| update.new.is_null()) {
        show::note(&format!("nbguard: {} is deleted, which brings nothing to look at", deleted.name));
    }
    let pushed =
        Pushed::new(Git::at("."), updates, known, &|path| is_notebook(path) || copies::is_copy(path) || credential_file::may_be(path))?;
    let mut results = Vec::new();
    let mut worst = Verdict::Pass;
    for version in &pushed.versions {
        match pushed.read(version) {
            Ok(bytes) => {
                results.extend(notebook(version, &bytes));
                worst = worst.max(file(version, &bytes, &gate));
            }
            Err(error) => results.push(Err(Unreadable { path: shown(version), message: error.to_string() })),
        }
    }
    let scan = scan::gather(results);
    show::scan(&scan, &gate);
    show::note(&format!("nbguard: push of {}, {}", counted(pushed.commits, "commit"), text::summary(&scan, &gate)));
    let outcome = match worst {
        Verdict::Fail => scan::outcome(&scan, &gate).max(Outcome::Found),
        Verdict::Pass => scan::outcome(&scan, &gate),
    };
    match outcome {
        Outcome::Clean => {}
        Outcome::Found => show::note(
            "nbguard: push blocked; what was found is in the commits themselves, and taking it out in a later one leaves it there. \
             Rewrite them (`git rebase -i`, `git commit --amend`), then push again",
        ),
        Outcome::CouldNot => show::note(
            "nbguard: push blocked; what cannot be read cannot be judged. Take it out of the commits, or push it at your own risk: \
             git push --no-verify",
        ),
    }
    Ok(outcome)
}

/// What is found in `version`, if it is a notebook; a blob that only a ref names is one if it reads as one. One that
/// cannot be read is looked at as text: it may be long past, and commits cannot be mended but by rewriting them.
fn notebook(version: &Version, bytes: &[u8]) -> Option<Result<Scanned, Unreadable>> {
    if copies::is_copy(&version.path) {
        return copies::one(&shown(version), bytes).map(Ok);
    }
    let is_file = version.commit.is_some() || credential_file::may_be(&version.path);
    if is_file && !is_notebook(&version.path) {
        return None;
    }
    match scan::one(&shown(version), bytes) {
        Ok(scanned) => Some(Ok(scanned)),
        Err(Unreadable { path, .. }) if !is_notebook(&version.path) => {
            show::note(&format!("nbguard: {path} names a file that is no notebook, so nothing was looked for in it"));
            None
        }
        Err(Unreadable { path, message }) => Some(match scan::one_as_text(bytes) {
            Some(findings) => {
                show::note(&format!("nbguard: {path} cannot be read as a notebook, so it is looked at as text: {message}"));
                Ok(Scanned { path, findings })
            }
            None => Err(Unreadable { path, message }),
        }),
    }
}

fn file(version: &Version, bytes: &[u8], gate: &Gate) -> Verdict {
    let Some(found) = credential_file::credential_file(&version.path, bytes) else { return Verdict::Pass };
    let ways_out = [
        "take it out of the commit that brings it: git rebase -i, there git rm --cached".to_owned(),
        format!("keep it out with this line in .gitignore: {}", found.ignore),
    ];
    credential_files::show_found(&shown(version), &found, gate, &ways_out)
}

/// As `git show` takes it.
fn shown(version: &Version) -> String {
    match &version.commit {
        Some(commit) => format!("{}:{}", commit.short(), version.path),
        None => version.path.clone(),
    }
}

fn is_notebook(path: &str) -> bool {
    files::is_named_as_notebook(Path::new(path))
}
