//! Finding notebooks on disk, and writing one back so that it is never half there.

use super::content;
use super::copies::is_copy;
use super::outcome::CliError;
use ignore::WalkBuilder;
pub(crate) use nbguard::git::SUFFIXES;
use nbguard::git::has_suffix;
use std::fs::{self, File};
use std::io::{BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};

/// What the command line names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// `-`
    Stdin,
    /// Files, in the order named and within directories in the order of their paths.
    Files(Vec<PathBuf>),
}

/// Whether `path` is named as a notebook is.
pub(crate) fn is_named_as_notebook(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    SUFFIXES.iter().any(|suffix| has_suffix(name, suffix))
}

/// Whether the file that git has at `path` is named as a notebook is, or after one.
pub(crate) fn may_be_notebook(path: &[u8]) -> bool {
    SUFFIXES.iter().any(|suffix| has_suffix(path, suffix)) || is_copy(path)
}

/// The input that `named` asks for: directories are walked for files that are `wanted`, what .gitignore excludes is left out,
/// hidden files are not.
pub(crate) fn input(named: &[PathBuf], wanted: &dyn Fn(&Path) -> bool) -> Result<Input, CliError> {
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    match named {
        [] => return Err(CliError::NothingNamed),
        [only] if is_stdin(only) => return Ok(Input::Stdin),
        _ if named.iter().any(is_stdin) => return Err(CliError::StdinAmongFiles),
        _ => {}
    }
    let mut files = Vec::new();
    for path in named {
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => files.extend(walk(path, wanted)?),
            Ok(_) => files.push(path.clone()),
            Err(_) => return Err(CliError::NoSuchPath(path.display().to_string())),
        }
    }
    Ok(Input::Files(files))
}

fn walk(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>, CliError> {
    let mut files = Vec::new();
    let is_git = |entry: &ignore::DirEntry| entry.file_name() == ".git";
    let walk = WalkBuilder::new(folder)
        .hidden(false)
        .require_git(false)
        .filter_entry(move |entry| !is_git(entry))
        // within one folder: by the names, which take longer to find in the paths
        .sort_by_file_path(|one, other| one.as_os_str().cmp(other.as_os_str()))
        .build();
    for entry in walk {
        let entry = entry?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) && wanted(entry.path()) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// The bytes of `path`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    fs::read(path).map_err(CliError::io(path.display()))
}

/// Standard input as a file, which it may be.
pub(crate) fn stdin() -> std::io::Result<File> {
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&std::io::stdin()).try_clone_to_owned();
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&std::io::stdin()).try_clone_to_owned();
    own.map(File::from)
}

/// All of standard input.
pub(crate) fn read_stdin() -> Result<Vec<u8>, CliError> {
    stdin().and_then(content::read).map_err(CliError::io("standard input"))
}

/// Puts what `write` writes in the place of `path`: first whole into a file beside it, which then takes its place with
/// its mode.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), CliError> {
    let replace = || -> std::io::Result<()> {
        // a link stays a link, what it points to is rewritten
        let about = fs::symlink_metadata(path)?;
        let (target, about) = match about.is_symlink() {
            true => (fs::canonicalize(path)?, fs::metadata(path)?),
            false => (path.to_owned(), about),
        };
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new().prefix(".nbguard-").tempfile_in(folder)?;
        let mut out = BufWriter::with_capacity(content::TYPICAL, &mut file);
        write(&mut out)?;
        out.into_inner().map_err(IntoInnerError::into_error)?;
        file.as_file().set_permissions(about.permissions())?;
        file.persist(&target)?;
        Ok(())
    };
    replace().map_err(CliError::io(path.display()))
}
