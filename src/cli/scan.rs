//! `nbguard scan`: look for credentials.

use super::args::{Format, ScanArgs};
use super::files::{self, Input};
use super::outcome::{CliError, Outcome};
use super::{copies, settings, show};
use nbguard::detect::{findings_as_text, is_text};
use nbguard::finding::Finding;
use nbguard::git::{GitError, Staged, StagedFile, is_lfs_pointer};
use nbguard::policy::{Gate, Layer};
use nbguard::report::{self, Scan, Scanned, Unreadable};
use rayon::prelude::*;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Looks at what `args` name and reports.
pub(crate) fn run(args: &ScanArgs) -> Result<Outcome, CliError> {
    let policy = settings::policy(Layer { fail_on: args.fail_on.clone(), ..Layer::default() })?;
    let scan = match args.staged {
        true => staged()?,
        false => named(args)?,
    };
    match args.format {
        Format::Json => show::json(&report::json::render(&scan, &policy.salt)?).map_err(CliError::stdout)?,
        Format::Text => {
            show::scan(&scan, &policy.gate);
            show::line(&report::text::summary(&scan, &policy.gate));
        }
    }
    Ok(outcome(&scan, &policy.gate))
}

/// What a scan comes to: a file that could not be read weighs more than a finding.
pub(crate) fn outcome(scan: &Scan, gate: &Gate) -> Outcome {
    match scan {
        scan if !scan.errors.is_empty() => Outcome::CouldNot,
        scan if scan.fails(gate) => Outcome::Found,
        _ => Outcome::Clean,
    }
}

/// One notebook's findings, or why there are none to be had.
pub(crate) fn one(path: &str, bytes: &[u8]) -> Result<Scanned, Unreadable> {
    let path = path.to_owned();
    match nbguard::scan(bytes) {
        Ok(findings) => Ok(Scanned { path, findings }),
        Err(error) => Err(Unreadable { path, message: error.to_string() }),
    }
}

/// The same of a file that git has at `path`; `None` where it is only named after a notebook and is none.
pub(crate) fn one_in_git(path: &str, bytes: Result<&[u8], &GitError>) -> Option<Result<Scanned, Unreadable>> {
    match bytes {
        Ok(bytes) if copies::is_copy(path) => copies::one(path, bytes).map(Ok),
        Ok(bytes) => Some(one(path, bytes)),
        Err(error) => Some(Err(Unreadable { path: path.to_owned(), message: error.to_string() })),
    }
}

/// The same of a file as it is in the working copy.
pub(crate) fn one_file(path: &Path) -> Result<Scanned, Unreadable> {
    one_read_into(&mut Vec::new(), path)
}

/// The same, read into `buffer`: memory that the last file has warmed.
fn one_read_into(buffer: &mut Vec<u8>, path: &Path) -> Result<Scanned, Unreadable> {
    let shown = path.display().to_string();
    buffer.clear();
    match File::open(path).and_then(|mut file| file.read_to_end(buffer)) {
        Ok(_) => one(&shown, buffer),
        Err(error) => Err(Unreadable { path: shown, message: error.to_string() }),
    }
}

/// What is found in a version that is no notebook, looked at as text; `None` where there is no text to look at.
pub(crate) fn one_as_text(bytes: &[u8]) -> Option<Vec<Finding>> {
    // what git LFS leaves in the place of a notebook is text, and says nothing of it
    (is_text(bytes) && !is_lfs_pointer(bytes)).then(|| findings_as_text(bytes))
}

/// The results of many notebooks, in their order.
pub(crate) fn gather(results: Vec<Result<Scanned, Unreadable>>) -> Scan {
    let mut scan = Scan::default();
    for result in results {
        match result {
            Ok(scanned) => scan.notebooks.push(scanned),
            Err(unreadable) => scan.errors.push(unreadable),
        }
    }
    scan
}

fn staged() -> Result<Scan, CliError> {
    let staged = Staged::from_env()?;
    let files = staged.changed(&files::may_be_notebook)?;
    let look = |file: &StagedFile| one_in_git(&file.path, staged.read(file).as_deref());
    Ok(gather(files.iter().filter_map(look).collect()))
}

fn named(args: &ScanArgs) -> Result<Scan, CliError> {
    let wanted = |path: &Path| files::may_be_notebook(path.as_os_str().as_encoded_bytes());
    let files = match files::input(&args.files, &wanted)? {
        Input::Stdin => return Ok(gather(vec![one("-", &files::read_stdin()?)])),
        Input::Files(files) => files,
    };
    let progress = show::progress(files.len(), "notebooks");
    let look = |buffer: &mut Vec<u8>, path: &Path| {
        let scanned = one_read_into(buffer, path);
        progress.step();
        // one that a folder has is a notebook if it reads as one
        let is_named = || args.files.iter().any(|named| named == path);
        if copies::is_copy(path.as_os_str().as_encoded_bytes()) && scanned.is_err() && !buffer.is_empty() && !is_named() {
            return copies::one(&path.display().to_string(), buffer).map(Ok);
        }
        Some(scanned)
    };
    // a thread pool costs more to start than one notebook to read
    let results = match files.as_slice() {
        [only] => look(&mut Vec::new(), only).into_iter().collect(),
        many => {
            // one by one: a large notebook must not hold up those after it
            let one_by_one = many.iter().enumerate().par_bridge();
            let mut results: Vec<_> = one_by_one.map_init(Vec::new, |buffer, (at, path)| (at, look(buffer, path))).collect();
            results.sort_unstable_by_key(|(at, _)| *at);
            results.into_iter().filter_map(|(_, result)| result).collect()
        }
    };
    progress.clear();
    Ok(gather(results))
}
