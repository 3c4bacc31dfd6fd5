//! `nbguard clean`: in place, to standard output, or as a git filter.

use super::args::{CleanArgs, Mode};
use super::content::{self, Cleaned};
use super::files::{self, Input};
use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::settings::Settings;
use super::show;
use nbguard::clean::Options;
use nbguard::policy::{Layer, Policy};
use nbguard::report::{counted, diff};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Cleans what `args` name.
pub(crate) fn run(args: &CleanArgs) -> Result<Outcome, CliError> {
    // both are told apart by what is in the file
    let (Mode::Jupyter | Mode::Zeppelin) = args.mode;
    let mut settings = Settings::new(Layer::from(&args.options));
    let policy = settings.add_policy()?;
    match files::input(&args.files, &files::is_named_as_notebook)? {
        Input::Stdin => filter(args, &policy),
        Input::Files(files) => {
            let (files, skipped): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| args.force || files::is_named_as_notebook(path));
            for path in skipped {
                show::note(&format!("skipped {}: not named .ipynb or .zpln; --force cleans it anyway", path.display()));
            }
            all(args, &files, &options_by_folder(&files, &mut settings)?)
        }
    }
}

/// Standard input to standard output; nothing is written unless all of it can be.
fn filter(args: &CleanArgs, policy: &Policy) -> Result<Outcome, CliError> {
    let name = &*args.path.as_deref().map_or("standard input".into(), OsStr::to_string_lossy);
    // only git says where the notebook belongs
    let is_kept = args.path.is_some() && policy.restore.is_some();
    let cleaned = cleaned(args.diff || is_kept, files::stdin().map_err(CliError::io(name))?, name, &policy.clean)?;
    present(args, name, &cleaned)?;
    if !args.check && !args.diff && !args.stdout {
        to_stdout(&cleaned)?;
        if is_kept
            && let Cleaned::Whole { bytes, edits } = &cleaned
            && let Some(kept) = Kept::of(policy)
        {
            kept.keep(name, bytes, &edits.apply(bytes));
        }
    }
    Ok(if args.check && cleaned.is_changed() { Outcome::Found } else { Outcome::Clean })
}

fn cleaned(whole: bool, file: File, name: &str, options: &Options) -> Result<Cleaned, CliError> {
    match whole {
        true => Cleaned::whole(content::read(file).map_err(CliError::io(name))?, name, options),
        false => Cleaned::of(file, name, options),
    }
}

/// What a clean takes out, by the folder that a notebook is in: a repository's settings are for its own notebooks, from
/// wherever they are cleaned.
type ByFolder = HashMap<PathBuf, Options>;

fn options_by_folder(files: &[PathBuf], settings: &mut Settings) -> Result<ByFolder, CliError> {
    let mut options = ByFolder::new();
    for folder in files.iter().filter_map(|file| file.parent()) {
        if !options.contains_key(folder) {
            let whole = std::fs::canonicalize(Path::new(".").join(folder)).map_err(CliError::io(folder.display()))?;
            options.insert(folder.to_owned(), settings.policy_at(&whole)?.clean);
        }
    }
    Ok(options)
}

/// What became of one file.
struct Done {
    changed: bool,
    outcome: Outcome,
}

fn all(args: &CleanArgs, files: &[PathBuf], options: &ByFolder) -> Result<Outcome, CliError> {
    let progress = show::progress(files.len(), "notebooks");
    let shows = args.diff || args.stdout;
    let work = |path: &PathBuf| {
        let options = path.parent().and_then(|folder| options.get(folder)).cloned().unwrap_or_default();
        let done = one(args, path, &options).unwrap_or_else(|error| {
            progress.failure(&error);
            Done { changed: false, outcome: Outcome::CouldNot }
        });
        progress.step();
        done
    };
    // what is shown comes in the order of the files; a thread pool costs more to start than one notebook to clean
    let done: Vec<Done> = match files {
        [only] => vec![work(only)],
        many if shows => many.iter().map(work).collect(),
        many => many.par_iter().map(work).collect(),
    };
    progress.clear();
    let changed = done.iter().filter(|one| one.changed).count();
    if args.check {
        files.iter().zip(&done).filter(|(_, one)| one.changed).for_each(|(path, _)| show::line(&format!("would clean {}", path.display())));
    }
    if !shows {
        let verb = if args.check { "would change" } else { "cleaned" };
        show::note(&format!("{}, {changed} {verb}", counted(files.len(), "notebook")));
    }
    Ok(done.iter().map(|one| one.outcome).max().unwrap_or(Outcome::Clean))
}

fn one(args: &CleanArgs, path: &Path, options: &Options) -> Result<Done, CliError> {
    let name = path.display().to_string();
    let cleaned = cleaned(args.diff, File::open(path).map_err(CliError::io(&name))?, &name, options)?;
    let changed = cleaned.is_changed();
    present(args, &name, &cleaned)?;
    if changed && !args.check && !args.diff && !args.stdout {
        files::replace(path, |out| cleaned.write(out))?;
    }
    let outcome = if changed && args.check { Outcome::Found } else { Outcome::Clean };
    Ok(Done { changed, outcome })
}

/// Shows what the flags ask to be shown of one notebook.
fn present(args: &CleanArgs, name: &str, cleaned: &Cleaned) -> Result<(), CliError> {
    if let (true, Cleaned::Whole { bytes, edits }) = (args.diff && cleaned.is_changed(), cleaned) {
        let masks = nbguard::masks(bytes).map_err(CliError::notebook(name))?;
        show::raw(diff::unified(name, bytes, edits, masks).as_bytes()).map_err(CliError::stdout)?;
    }
    if args.stdout {
        to_stdout(cleaned)?;
    }
    Ok(())
}

fn to_stdout(cleaned: &Cleaned) -> Result<(), CliError> {
    // standard output breaks at every line by itself
    let mut out = BufWriter::with_capacity(content::TYPICAL, std::io::stdout().lock());
    cleaned.write(&mut out).and_then(|()| out.flush()).map_err(CliError::stdout)
}
