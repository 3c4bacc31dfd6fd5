//! Contents of objects, many at a time: `git cat-file --batch` is asked for all of them and answers in that order.
//!
//! Nothing is fetched: an object that a partial clone lacks is an error that names it.

use super::running::Running;
use super::{Git, GitError};
use std::io::{BufRead, BufReader, Read, Write};
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

    /// The next answer: `ID TYPE SIZE`, the content and a line's end, or `ID missing`; `None` where there is no more.
    fn answer(&mut self) -> Option<Result<Vec<u8>, GitError>> {
        let mut head = String::new();
        self.answers.read_line(&mut head).ok()?;
        let mut words = head.strip_suffix('\n')?.split(' ');
        let id = words.next()?.to_owned();
        match (words.next()?, words.next()) {
            (_, Some(size)) => {
                let Ok(size) = size.parse() else { return Some(Err(GitError::Answer { command: "git cat-file" })) };
                let mut content = vec![0; size];
                self.answers.read_exact(&mut content).ok()?;
                self.answers.read_exact(&mut [0]).ok()?;
                Some(Ok(content))
            }
            (_, None) => Some(Err(GitError::MissingObject { id })),
        }
    }
}

impl Iterator for Contents {
    type Item = Result<Vec<u8>, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let answer = self.answer();
        if answer.is_none() {
            self.left = 0;
        }
        Some(answer.unwrap_or_else(|| {
            let ended = self.running.take().map(Running::finish);
            Err(ended.and_then(Result::err).unwrap_or(GitError::EndedEarly))
        }))
    }
}
