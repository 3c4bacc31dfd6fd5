//! `nbguard scan --history`: every version of every notebook, once.

use super::args::{Format, ScanArgs};
use super::outcome::{CliError, Outcome};
use super::{copies, files, scan, settings, show};
use nbguard::detect::Memory;
use nbguard::finding::Finding;
use nbguard::git::{Blob, Contents, Git, History, Revisions};
use nbguard::policy::Layer;
use nbguard::report::history::{self, Trace, Traced};
use nbguard::report::{Unreadable, json};
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Looks at the versions that `args` name and reports; one that cannot be had weighs more than a finding.
pub(crate) fn run(args: &ScanArgs) -> Result<Outcome, CliError> {
    let policy = settings::policy(Layer { fail_on: args.fail_on.clone(), ..Layer::default() })?;
    let history = History::of(&Git::at("."), &revisions(args)?, &files::may_be_notebook)?;
    if history.blobs.is_empty() && !args.files.is_empty() {
        return Err(CliError::NoVersions);
    }
    let traced = trace(history)?;
    match args.format {
        Format::Json => show::json(&json::render_history(&traced, &policy.salt)?).map_err(CliError::stdout)?,
        Format::Text => show::history(&traced, &policy.gate),
    }
    if traced.is_shallow {
        show::note("nbguard: this clone is shallow, older versions are not in it; `git fetch --unshallow` brings them");
    }
    Ok(match traced {
        traced if !traced.errors.is_empty() => Outcome::CouldNot,
        traced if traced.fails(&policy.gate) => Outcome::Found,
        _ => Outcome::Clean,
    })
}

fn revisions(args: &ScanArgs) -> Result<Revisions, CliError> {
    let text = |path: &std::path::PathBuf| path.to_str().map(str::to_owned).ok_or_else(|| CliError::NoSuchPath(path.display().to_string()));
    Ok(Revisions {
        range: args.history.range.clone(),
        since: args.history.since.clone(),
        paths: args.files.iter().map(text).collect::<Result<_, _>>()?,
    })
}

/// Reads and scans every version.
fn trace(history: History) -> Result<Traced, CliError> {
    let ids = history.blobs.iter().map(|blob| blob.id.clone()).collect();
    let contents = Contents::of(&Git::at("."), ids)?;
    let progress = show::progress(history.blobs.len(), "versions");
    let seen = Mutex::new((Trace::default(), Vec::new(), Vec::new(), 0));
    history.blobs.iter().zip(contents).par_bridge().for_each_init(Memory::default, |memory, (blob, content)| {
        let looked = content.map_err(|error| error.to_string()).and_then(|content| Looked::at(blob, &content, memory));
        let (trace, errors, as_text, read) = &mut *seen.lock().unwrap_or_else(PoisonError::into_inner);
        match looked {
            Ok(Looked { findings, broken }) => {
                *read += 1;
                trace.see(&blob.places, &findings);
                as_text.extend(broken.into_iter().flat_map(|message| unreadable(&history, blob, &format!("looked at as text: {message}"))));
            }
            Err(error) => errors.extend(unreadable(&history, blob, &error)),
        }
        progress.step();
    });
    progress.clear();
    let (trace, errors, as_text, read) = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    let paths: HashSet<_> = history.blobs.iter().flat_map(|blob| &blob.places).map(|place| &place.path).collect();
    Ok(Traced {
        leaks: trace.leaks(),
        errors: sorted(errors),
        as_text: sorted(as_text),
        notebooks: paths.len(),
        versions: read,
        is_shallow: history.is_shallow,
        commits: history.commits,
    })
}

/// What was made of a version.
struct Looked {
    findings: Vec<Finding>,
    /// Why it is no notebook, where it had to be looked at as text.
    broken: Option<String>,
}

impl Looked {
    /// A version that is no notebook by any of its names, and does not read as one, is none.
    fn at(blob: &Blob, content: &[u8], memory: &mut Memory) -> Result<Self, String> {
        let is_named = || blob.places.iter().any(|place| files::is_named_as_notebook(Path::new(&*place.path)));
        match nbguard::scan_with(content, memory) {
            Ok(findings) => Ok(Self { findings, broken: None }),
            Err(error) if is_named() => match scan::one_as_text(content) {
                Some(findings) => Ok(Self { findings, broken: Some(error.to_string()) }),
                None => Err(error.to_string()),
            },
            Err(_) => Ok(Self { findings: copies::one("", content).map(|scanned| scanned.findings).unwrap_or_default(), broken: None }),
        }
    }
}

fn sorted(mut versions: Vec<Unreadable>) -> Vec<Unreadable> {
    versions.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.message.cmp(&b.message)));
    versions
}

/// The version that could not be read, by every path that it has.
fn unreadable(history: &History, blob: &Blob, message: &str) -> Vec<Unreadable> {
    let named = |place: &nbguard::git::Place| {
        let commit = place.commits.and_then(|(newest, _)| history.commits.get(newest));
        let version =
            commit.map_or(if place.in_ref { "no commit" } else { "HEAD" }, |commit| commit.id.get(..history::SHORT).unwrap_or(&commit.id));
        Unreadable { path: place.path.to_string(), message: format!("in {version}: {message}") }
    };
    blob.places.iter().map(named).collect()
}
