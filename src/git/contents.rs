//! Contents of objects, many at a time: `git cat-file --batch` is asked for all of them and answers in that order.
//!
//! Nothing is fetched: an object that a partial clone lacks is an error that names it.

use super::batch::Answer;
use super::partial::present;
use super::running::Running;
use super::{Git, GitError};
use std::io::{BufReader, ErrorKind, Write};
use std::process::{ChildStdout, Stdio};
use std::vec;

/// Bytes that are read from git at once.
const BUFFER: usize = 256 * 1024;

/// The contents of the objects that were asked for, in that order. Where git ends before the last, so do they, with an
/// error.
pub struct Contents {
    running: Option<Running>,
    answers: BufReader<ChildStdout>,
    /// Those whose turn has not come; of one that is not here, its name.
    left: vec::IntoIter<Option<String>>,
}

impl Contents {
    /// The contents of the objects `ids` of the repository that `git` is in.
    ///
    /// # Errors
    /// Where git does not start.
    pub fn of(git: &Git, ids: Vec<String>) -> Result<Self, GitError> {
        let git = git.offline();
        let present = present(&git)?;
        let is_here = |id: &String| present.as_ref().is_none_or(|present| present.contains(id));
        let left: Vec<Option<String>> = ids.iter().map(|id| (!is_here(id)).then(|| id.clone())).collect();
        let ids: Vec<String> = ids.into_iter().filter(is_here).collect();
        let (mut running, printed) = Running::start(&git, &["cat-file", "--batch", "--buffer"], Stdio::piped())?;
        if let Some(mut input) = running.input() {
            // git answers while it is asked: one who did both in turn would wait for ever at a full pipe. Where git ends
            // early the pipe breaks, and the thread ends too.
            std::thread::spawn(move || {
                let text: String = ids.iter().flat_map(|id| [id, "\n"]).collect();
                let _ = input.write_all(text.as_bytes());
            });
        }
        Ok(Self { running: Some(running), answers: BufReader::with_capacity(BUFFER, printed), left: left.into_iter() })
    }
}

impl Iterator for Contents {
    type Item = Result<Vec<u8>, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(id) = self.left.next()? {
            return Some(Err(GitError::MissingObject { id }));
        }
        Some(match Answer::read(&mut self.answers) {
            Ok(Answer::Object { content, .. }) => Ok(content),
            Ok(Answer::Missing { name }) => Err(GitError::MissingObject { id: name }),
            // one that goes on is not waited for
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                self.left = Vec::new().into_iter();
                Err(GitError::Answer { command: "git cat-file" })
            }
            Err(_) => {
                self.left = Vec::new().into_iter();
                let ended = self.running.take().map(Running::finish);
                Err(ended.and_then(Result::err).unwrap_or(GitError::EndedEarly))
            }
        })
    }
}
