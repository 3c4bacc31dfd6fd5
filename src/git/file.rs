//! Small files, read and written whole.
//!
//! A write goes to a temporary file beside the target and is renamed over it: a reader sees the old file or the new one.

use super::GitError;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The file's bytes, or `None` where there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, GitError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(GitError::File { action: "read", path: path.to_owned(), source }),
    }
}

/// What a file may be used for; where it is there already it stays as it is, but a script is made executable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Read.
    Text,
    /// Read and run.
    Script,
}

/// Makes `bytes` the content of `path`, through a symbolic link; missing directories are made.
pub(super) fn write(path: &Path, bytes: &[u8], kind: Kind) -> Result<(), GitError> {
    let write = || {
        let target = behind_links(path)?;
        let dir = target.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(dir)?;
        let mut new = temporary(dir, kind)?;
        new.write_all(bytes)?;
        if let Ok(old) = fs::metadata(&target) {
            new.as_file().set_permissions(permissions(old.permissions(), kind))?;
        }
        new.persist(&target)?;
        Ok(())
    };
    write().map_err(|source| GitError::File { action: "write", path: path.to_owned(), source })
}

/// Removes the file.
pub(super) fn remove(path: &Path) -> Result<(), GitError> {
    fs::remove_file(path).map_err(|source| GitError::File { action: "remove", path: path.to_owned(), source })
}

/// Gives the file another name, bytes and mode unchanged; a file that has the name already is gone.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), GitError> {
    fs::rename(from, to).map_err(|source| GitError::File { action: "rename", path: from.to_owned(), source })
}

/// Whether git would run it.
pub(super) fn is_executable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| executable(&metadata.permissions()))
}

/// The path that a chain of links ends at, which need not exist.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    // As many as Linux follows.
    for _ in 0..40 {
        if !target.is_symlink() {
            return Ok(target);
        }
        let link = fs::read_link(&target)?;
        target = target.parent().unwrap_or(Path::new(".")).join(link);
    }
    Err(io::Error::other("too many symbolic links"))
}

#[cfg(unix)]
fn temporary(dir: &Path, kind: Kind) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // The umask takes its part away, as from any new file.
    let mode = if kind == Kind::Script { 0o777 } else { 0o666 };
    tempfile::Builder::new().permissions(Permissions::from_mode(mode)).tempfile_in(dir)
}

#[cfg(unix)]
fn permissions(old: Permissions, kind: Kind) -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    let mode = old.mode();
    // Who may read a script may run it.
    if kind == Kind::Script { Permissions::from_mode(mode | (mode & 0o444) >> 2) } else { old }
}

#[cfg(unix)]
fn executable(permissions: &Permissions) -> bool {
    use std::os::unix::fs::PermissionsExt;
    permissions.mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn temporary(dir: &Path, _: Kind) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(dir)
}

#[cfg(not(unix))]
fn permissions(old: Permissions, _: Kind) -> Permissions {
    old
}

#[cfg(not(unix))]
fn executable(_: &Permissions) -> bool {
    true
}
