//! Contents of objects, many at a time: `git cat-file --batch` is asked for all of them and answers in that order.
//!
//! Nothing is fetched: an object that a partial clone lacks is an error that names it.

use super::batch::Answer;
use super::running::Running;
use super::{Git, GitError};
use std::io::{BufReader, ErrorKind, Write};
use std::process::{ChildStdout, Stdio};

/// Bytes that are read from git at once.
const BUFFER: usize = 256 * 1024;

/// The contents of the objects that were asked for, in that order. Where git ends before the last, so do they, with an
/// error.
pub struct Contents {
    running: Option<Running>,
    answers: BufReader<ChildStdout>,
    left: usize,
}

impl Contents {
    /// The contents of the objects `ids` of the repository that `git` is in.
    ///
    /// # Errors
    /// Where git does not start.
    pub fn of(git: &Git, ids: Vec<String>) -> Result<Self, GitError> {
        let (mut running, printed) = Running::start(&git.offline(), &["cat-file", "--batch", "--buffer"], Stdio::piped())?;
        let left = ids.len();
        if let Some(mut input) = running.input() {
            // git answers while it is asked: one who did both in turn would wait for ever at a full pipe. Where git ends
            // early the pipe breaks, and the thread ends too.
            std::thread::spawn(move || {
                let text: String = ids.iter().flat_map(|id| [id, "\n"]).collect();
                let _ = input.write_all(text.as_bytes());
            });
        }
        Ok(Self { running: Some(running), answers: BufReader::with_capacity(BUFFER, printed), left })
    }
}

impl Iterator for Contents {
    type Item = Result<Vec<u8>, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(match Answer::read(&mut self.answers) {
            Ok(Answer::Object { content, .. }) => Ok(content),
            Ok(Answer::Missing { name }) => Err(GitError::MissingObject { id: name }),
            // one that goes on is not waited for
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                self.left = 0;
                Err(GitError::Answer { command: "git cat-file" })
            }
            Err(_) => {
                self.left = 0;
                let ended = self.running.take().map(Running::finish);
                Err(ended.and_then(Result::err).unwrap_or(GitError::EndedEarly))
            }
        })
    }
}
