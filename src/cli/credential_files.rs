//! Files beside the notebooks: those that hold credentials, and those that notebooks read theirs from.

use super::here::Here;
use super::show;
use nbguard::detect::credential_file::{CredentialFile, credential_file, holds_credential, ignore_path};
use nbguard::detect::read_file::ReadFile;
use nbguard::finding::{Category, Severity};
use nbguard::git::{Git, Standing, standing};
use nbguard::policy::{Gate, Verdict};
use nbguard::report::{self, counted};
use std::collections::BTreeMap;

/// Shows a file that holds credentials, called `path`; `ways_out` are sentences on what to do.
pub(crate) fn show_found(path: &str, file: &CredentialFile, gate: &Gate, ways_out: &[String]) -> Verdict {
    let verdict = gate.judge_as(Category::Secret, Severity::High);
    show::line(&format!("{}\n", report::files::credential_file(path, file, verdict, ways_out)));
    verdict
}

/// Warns of the files that the staged notebooks, each with its path, read credentials from while git would take them in.
/// Whatever git has to say against the question is left: this is only a warning.
pub(crate) fn warn_of(top: &Git, notebooks: &[(String, Vec<ReadFile>)]) {
    let mut readers: BTreeMap<String, Vec<(&str, &ReadFile)>> = BTreeMap::new();
    for (notebook, files) in notebooks {
        for file in files {
            if let Some(path) = place(top, notebook, file) {
                readers.entry(path).or_default().push((notebook, file));
            }
        }
    }
    let here = Here::default();
    for (path, readers) in readers {
        let Some(danger) = danger(top, &here, &path, readers.iter().any(|(_, file)| file.for_credentials)) else { continue };
        let Some((notebook, file)) = readers.first() else { continue };
        let more = match readers.len() - 1 {
            0 => String::new(),
            count => format!(" (and {})", counted(count, "more notebook")),
        };
        show::note(&format!(
            "nbguard: warning: {notebook}, cell {}{more}, reads credentials from {path}, which {danger} put this line into .gitignore: {}",
            file.cell + 1,
            ignore_line(&path)
        ));
    }
}

/// What is wrong with the place of the file at `path`, if anything is.
fn danger(top: &Git, here: &Here, path: &str, for_credentials: bool) -> Option<String> {
    let standing = standing(top, path).ok()?;
    let held = std::fs::read(top.dir().join(path))
        .is_ok_and(|bytes| credential_file(path, &bytes).is_some() || holds_credential(&String::from_utf8_lossy(&bytes)));
    match standing {
        Standing::Tracked if held => Some(format!("is tracked; take it out with `git rm --cached {}` and", here.word(path))),
        Standing::Untracked if held || for_credentials => Some("git does not ignore, so that a `git add .` takes it in;".to_owned()),
        _ => None,
    }
}

/// Where the file is, from the top; `None` where that is outside of the worktree.
fn place(top: &Git, notebook: &str, file: &ReadFile) -> Option<String> {
    let mut folder: Vec<&str> = notebook.split('/').collect();
    folder.pop();
    let nearest = inside(&folder, &file.path)?;
    if !file.searched {
        return Some(nearest);
    }
    let folders = (0..=folder.len()).rev().filter_map(|depth| inside(&folder[..depth], &file.path));
    Some(folders.into_iter().find(|path| top.dir().join(path).exists()).unwrap_or(nearest))
}

/// `path` taken from `folder`, without `.` and `..`.
fn inside(folder: &[&str], path: &str) -> Option<String> {
    if path.starts_with(['/', '~', '$']) || path.contains(['\\', ':', '\n']) {
        return None;
    }
    let mut parts = folder.to_vec();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// An environment file is kept out wherever it is; another file by its place.
fn ignore_line(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    if name.starts_with(".env") && is_plain { name.to_owned() } else { ignore_path(path) }
}
