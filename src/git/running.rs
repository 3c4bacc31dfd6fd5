//! git running beside nbguard, which reads what it prints while it works.
//!
//! What it says on standard error goes to a file that has no name, so that neither side waits for the other.

use super::{Git, GitError};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A git that was started; it is ended where nobody waits for it.
pub(super) struct Running {
    git: Git,
    args: Vec<String>,
    child: Child,
    said: File,
}

impl Running {
    /// Starts `git ARGS`, which reads `input`; returns what it prints, too.
    ///
    /// # Errors
    /// Where it does not start.
    pub(super) fn start(git: &Git, args: &[&str], input: Stdio) -> Result<(Self, ChildStdout), GitError> {
        let start = || -> io::Result<(Self, ChildStdout)> {
            let said = tempfile::tempfile()?;
            let mut child = git.command(args).stdin(input).stdout(Stdio::piped()).stderr(said.try_clone()?).spawn()?;
            let printed = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
            let args = args.iter().map(|&arg| arg.to_owned()).collect();
            Ok((Self { git: git.clone(), args, child, said }, printed))
        };
        start().map_err(|source| GitError::NoGit { source })
    }

    /// What `git ARGS` prints; `None` where it has not come to its end within `limit`, and is ended then.
    ///
    /// # Errors
    /// Where it does not start or fails.
    pub(super) fn printed_within(git: &Git, args: &[&str], limit: Duration) -> Result<Option<Vec<u8>>, GitError> {
        let (running, mut printed) = Self::start(git, args, Stdio::null())?;
        let (sender, receiver) = mpsc::channel();
        // not waited for: what git has started in turn, as ssh, may hold the pipe open
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = printed.read_to_end(&mut bytes).map(|_| bytes);
            // nobody listens any more where it came too late
            let _ = sender.send(read);
        });
        let Ok(read) = receiver.recv_timeout(limit) else { return Ok(None) };
        running.finish()?;
        read.map(Some).map_err(|source| GitError::NoGit { source })
    }

    /// Where it is spoken to, once, if it was started with a pipe.
    pub(super) fn input(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// What it has said on standard error so far.
    pub(super) fn said(&mut self) -> String {
        let mut said = Vec::new();
        // without git's words a failure is still one
        let _ = self.said.rewind().and_then(|()| self.said.read_to_end(&mut said));
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// Where it failed.
    pub(super) fn finish(mut self) -> Result<(), GitError> {
        let status = self.child.wait().map_err(|source| GitError::NoGit { source })?;
        if status.success() {
            return Ok(());
        }
        let said = self.said();
        Err(self.git.failure(&self.args.iter().map(String::as_str).collect::<Vec<_>>(), status, said.as_bytes()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // after its end both do nothing
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
