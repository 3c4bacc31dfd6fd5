//! `nbguard hook pre-commit`: judges the index, never the working copy.

use super::args::PreCommitArgs;
use super::here::Here;
use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::{copies, credential_files, files, put_away, scan, settings, show, unclean};
use nbguard::clean::Options;
use nbguard::detect::credential_file;
use nbguard::finding::Category;
use nbguard::git::{Git, Named, Staged, StagedFile, is_taken_over};
use nbguard::policy::{Gate, Layer, Policy, Verdict};
use nbguard::report::{Scan, Scanned, Unreadable, counted, text};
use std::path::PathBuf;

/// Blocks the commit when what is staged holds a credential, and says how much it looked at.
pub(crate) fn pre_commit(args: &PreCommitArgs) -> Result<Outcome, CliError> {
    let policy = settings::policy(Layer::default())?;
    // it may be the commit that switches them on
    Kept::of(&policy);
    let named = Judged::new(&args.files);
    if args.fix && fix(&named, &policy.clean)? == Fixed::AsBefore {
        show::note("nbguard: commit blocked; without their outputs the notebooks are as they were committed before");
        return Ok(Outcome::Found);
    }
    let gate = policy.hook_gate();
    let staged = Staged::from_env()?;
    let here = Here::default();
    let mut scan = notebooks(&here, &staged, &named, &policy)?;
    show::scan(&scan, &gate);
    let files = other_files(&here, &staged, &named, &gate, &mut scan.errors)?;
    show::note(&format!("nbguard: staged, {}", text::summary(&scan, &gate)));
    let outcome = scan::outcome(&scan, &gate);
    explain(&here, &scan, &gate, outcome);
    if files == Verdict::Pass {
        return Ok(outcome);
    }
    show::note("nbguard: commit blocked; a file that credentials are kept in is staged with them");
    Ok(outcome.max(Outcome::Found))
}

/// What is to be judged.
struct Judged {
    /// These notebooks; `None` for all that the commit changes.
    notebooks: Option<Vec<PathBuf>>,
    /// Files that programs keep credentials in, beside those that the commit changes.
    files: Vec<PathBuf>,
}

impl Judged {
    /// `named`, or what the commit changes. What is neither a notebook by its name nor such a file is left out: the pre-commit
    /// framework's pattern lets through more than these.
    fn new(named: &[PathBuf]) -> Self {
        let may_be_notebook = |path: &PathBuf| files::may_be_notebook(path.as_os_str().as_encoded_bytes());
        let (notebooks, others): (Vec<_>, Vec<_>) = named.iter().cloned().partition(may_be_notebook);
        let (files, neither): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| credential_file::may_be(&path.to_string_lossy()));
        if !neither.is_empty() {
            let count = counted(neither.len(), "file");
            show::note(&format!("nbguard: {count} passed over, by name neither a notebook nor a file that credentials are kept in"));
        }
        Self { notebooks: (!named.is_empty()).then_some(notebooks), files }
    }

    fn notebooks(&self, staged: &Staged) -> Result<Named, CliError> {
        Ok(match &self.notebooks {
            None => Named { files: staged.changed(&files::may_be_notebook)?, missing: Vec::new() },
            Some(named) => staged.named(named)?,
        })
    }

    fn files(&self, staged: &Staged) -> Result<Vec<StagedFile>, CliError> {
        let mut files = staged.changed(&|path| credential_file::may_be(&String::from_utf8_lossy(path)))?;
        if !self.files.is_empty() {
            files.extend(staged.named(&self.files)?.files);
            files.sort_by(|a, b| a.path.cmp(&b.path));
            files.dedup();
        }
        Ok(files)
    }
}

/// What is staged once the notebooks are clean.
#[derive(PartialEq, Eq)]
enum Fixed {
    /// Something to commit, or what there was before.
    ToCommit,
    /// Nothing any more.
    AsBefore,
}

/// Cleans the notebooks in the index; one that cannot be cleaned stops the commit, and nothing is changed then.
fn fix(named: &Judged, options: &Options) -> Result<Fixed, CliError> {
    let staged = Staged::from_env()?;
    let mut cleaned = Vec::new();
    for file in named.notebooks(&staged)?.files {
        let bytes = staged.read(&file)?;
        let edits = match nbguard::clean(&bytes, options) {
            Err(_) if copies::is_copy(&file.path) => continue,
            cleaned => cleaned.map_err(CliError::notebook(&file.path))?,
        };
        if !edits.is_empty() {
            let new = staged.with_content(&file, &edits.apply(&bytes))?;
            cleaned.push((file, new));
        }
    }
    if cleaned.is_empty() {
        return Ok(Fixed::ToCommit);
    }
    staged.restage(&cleaned)?;
    show::note(&format!("nbguard: cleaned {} in the index; the working copies are as they were", counted(cleaned.len(), "notebook")));
    Ok(if staged.is_as_before()? { Fixed::AsBefore } else { Fixed::ToCommit })
}

/// Looks at the notebooks, and warns of those that are not clean and of files that they read credentials from.
fn notebooks(here: &Here, staged: &Staged, named: &Judged, policy: &Policy) -> Result<Scan, CliError> {
    let Named { files, missing } = named.notebooks(staged)?;
    let git = Git::at(".");
    put_away::keep_staged(files.iter().map(|file| file.path.as_str()), policy);
    let mut results: Vec<Result<Scanned, Unreadable>> = Vec::new();
    let (mut reading, mut unclean) = (Vec::new(), Vec::new());
    for file in &files {
        let bytes = staged.read(file);
        let Some(result) = scan::one_in_git(&file.path, bytes.as_deref()) else { continue };
        results.push(result.or_else(|unreadable| taken_over(&git, file, bytes.as_deref().ok(), unreadable)));
        let Ok(bytes) = bytes else { continue };
        reading.extend(nbguard::files_read(&bytes).ok().filter(|read| !read.is_empty()).map(|read| (file.path.clone(), read)));
        if unclean::is_unclean(&bytes, &policy.clean) {
            unclean.push((file.path.clone(), bytes));
        }
    }
    unclean::warn_of(here, &unclean);
    if !reading.is_empty() {
        credential_files::warn_of(&git.at_top()?, &reading);
    }
    // what the framework names though git does not know it, is only in the working copy
    results.extend(missing.iter().filter(|path| files::is_named_as_notebook(path)).map(|path| scan::one_file(path)));
    Ok(scan::gather(results))
}

/// What is found as text in a notebook that cannot be read, where a merge or the like only takes it over: it is committed
/// already, and nobody could finish the merge.
fn taken_over(git: &Git, file: &StagedFile, bytes: Option<&[u8]>, unreadable: Unreadable) -> Result<Scanned, Unreadable> {
    let is_taken_over = || is_taken_over(git, &file.path, &file.id).unwrap_or(false);
    let Some(findings) = bytes.filter(|_| is_taken_over()).and_then(scan::one_as_text) else { return Err(unreadable) };
    let Unreadable { path, message } = unreadable;
    show::note(&format!("nbguard: {path} cannot be read as a notebook, as it is committed already, so it is looked at as text: {message}"));
    Ok(Scanned { path, findings })
}

/// Looks at the files that programs keep credentials in.
fn other_files(here: &Here, staged: &Staged, named: &Judged, gate: &Gate, errors: &mut Vec<Unreadable>) -> Result<Verdict, CliError> {
    let mut worst = Verdict::Pass;
    for file in named.files(staged)? {
        match staged.read(&file) {
            Ok(bytes) => {
                if let Some(found) = credential_file::credential_file(&file.path, &bytes) {
                    let ways_out = [
                        format!("take it out of the commit, the file stays: git rm --cached {}", here.word(&file.path)),
                        format!("keep it out with this line in .gitignore: {}", found.ignore),
                    ];
                    worst = worst.max(credential_files::show_found(&file.path, &found, gate, &ways_out));
                }
            }
            Err(error) => {
                show::error(&error.to_string());
                errors.push(Unreadable { path: file.path.clone(), message: error.to_string() });
            }
        }
    }
    Ok(worst)
}

/// Says why the commit is blocked.
fn explain(here: &Here, scan: &Scan, gate: &Gate, outcome: Outcome) {
    let (secrets, outputs): (Vec<_>, Vec<_>) = scan
        .findings()
        .filter(|(_, finding)| gate.judge(finding) == Verdict::Fail)
        .partition(|(_, finding)| finding.category == Category::Secret);
    if !secrets.is_empty() {
        show::note("nbguard: commit blocked; take the credentials out of the cells, then git add the notebooks again");
    }
    let mut unclean: Vec<&str> = outputs.into_iter().map(|(path, _)| path).collect();
    unclean.dedup();
    for path in unclean {
        show::note(&format!(
            "nbguard: commit blocked; {path} is not clean: its outputs are still there. To clean it in the index, where the file \
             stays as it is, run: nbguard hook pre-commit --fix {}",
            here.word(path)
        ));
    }
    if outcome == Outcome::CouldNot {
        show::note("nbguard: commit blocked; a notebook that cannot be read cannot be judged");
    }
}
