//! `nbguard clean`: in place, to standard output, or as a git filter.

use super::args::{CleanArgs, Mode};
use super::files::{self, Input};
use super::outcome::{CliError, Outcome};
use super::{settings, show};
use nbguard::clean::Options;
use nbguard::edit::Edits;
use nbguard::policy::Layer;
use nbguard::report::{counted, diff};
use rayon::prelude::*;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Bytes that are written at once: what a pipe holds.
const OUTPUT_BUFFER: usize = 64 * 1024;

/// Cleans what `args` name.
pub(crate) fn run(args: &CleanArgs) -> Result<Outcome, CliError> {
    // both are told apart by what is in the file
    let (Mode::Jupyter | Mode::Zeppelin) = args.mode;
    let options = settings::policy(Layer::from(&args.options))?.clean;
    match files::input(&args.files)? {
        Input::Stdin => filter(args, &options),
        Input::Files(files) => {
            let (files, skipped): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| args.force || files::is_named_as_notebook(path));
            for path in skipped {
                show::note(&format!("skipped {}: not named .ipynb or .zpln; --force cleans it anyway", path.display()));
            }
            all(args, &files, &options)
        }
    }
}

/// Standard input to standard output; nothing is written unless all of it can be.
fn filter(args: &CleanArgs, options: &Options) -> Result<Outcome, CliError> {
    let name = args.path.as_deref().unwrap_or("standard input");
    let bytes = files::read_stdin(name)?;
    let edits = nbguard::clean(&bytes, options).map_err(CliError::notebook(name))?;
    present(args, name, &bytes, &edits)?;
    if !args.check && !args.diff && !args.stdout {
        to_stdout(&bytes, &edits)?;
    }
    Ok(if args.check && !edits.is_empty() { Outcome::Found } else { Outcome::Clean })
}

/// What became of one file.
struct Done {
    changed: bool,
    outcome: Outcome,
}

fn all(args: &CleanArgs, files: &[PathBuf], options: &Options) -> Result<Outcome, CliError> {
    let progress = show::progress(files.len(), "notebooks");
    let shows = args.diff || args.stdout;
    let work = |path: &PathBuf| {
        let done = one(args, path, options).unwrap_or_else(|error| {
            progress.suspend(|| show::error(&error.to_string()));
            Done { changed: false, outcome: Outcome::CouldNot }
        });
        progress.inc(1);
        done
    };
    // what is shown comes in the order of the files; a thread pool costs more to start than one notebook to clean
    let done: Vec<Done> = match files {
        [only] => vec![work(only)],
        many if shows => many.iter().map(work).collect(),
        many => many.par_iter().map(work).collect(),
    };
    progress.finish_and_clear();
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
    let bytes = files::read(path)?;
    let edits = nbguard::clean(&bytes, options).map_err(CliError::notebook(path.display()))?;
    let changed = !edits.is_empty();
    present(args, &path.display().to_string(), &bytes, &edits)?;
    if changed && !args.check && !args.diff && !args.stdout {
        files::replace(path, &bytes, &edits)?;
    }
    let outcome = if changed && args.check { Outcome::Found } else { Outcome::Clean };
    Ok(Done { changed, outcome })
}

/// Shows what the flags ask to be shown of one notebook.
fn present(args: &CleanArgs, name: &str, bytes: &[u8], edits: &Edits) -> Result<(), CliError> {
    if args.diff && !edits.is_empty() {
        let masks = nbguard::masks(bytes).map_err(CliError::notebook(name))?;
        show::raw(diff::unified(name, bytes, edits, masks).as_bytes()).map_err(CliError::io("standard output"))?;
    }
    if args.stdout {
        to_stdout(bytes, edits)?;
    }
    Ok(())
}

fn to_stdout(bytes: &[u8], edits: &Edits) -> Result<(), CliError> {
    // standard output breaks at every line by itself
    let mut out = BufWriter::with_capacity(OUTPUT_BUFFER, std::io::stdout().lock());
    let written = edits.chunks(bytes).try_for_each(|chunk| out.write_all(chunk)).and_then(|()| out.flush());
    written.map_err(CliError::io("standard output"))
}
