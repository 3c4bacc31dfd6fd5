//! One `git cat-file --batch` that is asked for one object after the other.
//!
//! git reads what libgit2 cannot: any hash, any kind of repository, and in a partial clone it fetches what is not there.

use super::{Git, GitError, ObjectId};
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, Write};
use std::process::{Child, ChildStdin, ChildStdout};

/// The process, which ends with this.
pub(super) struct CatFile {
    child: Child,
    /// Always there but while it ends.
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// What git says on standard error: a file, since a pipe that nobody reads would fill up.
    said: File,
}

/// Why an object could not be had.
#[derive(Debug)]
pub(super) struct NotHad {
    pub(super) reason: String,
}

impl CatFile {
    pub(super) fn start(git: &Git) -> Result<Self, GitError> {
        let cannot = |source| GitError::NoGit { source };
        let said = tempfile::tempfile().map_err(cannot)?;
        let mut child = git.spawn(&["cat-file", "--batch"], said.try_clone().map_err(cannot)?)?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(cannot(io::Error::from(ErrorKind::BrokenPipe)));
        };
        Ok(Self { child, questions: Some(questions), answers: BufReader::new(answers), said })
    }

    /// The content of the blob `id`.
    pub(super) fn blob(&mut self, id: &ObjectId) -> Result<Vec<u8>, NotHad> {
        self.ask(id).map_err(|error| {
            let mut said = String::new();
            let read = self.said.rewind().and_then(|()| self.said.read_to_string(&mut said));
            let reason = read.ok().and_then(|_| said.lines().find(|line| !line.is_empty())).map(str::to_owned);
            NotHad { reason: reason.unwrap_or_else(|| error.to_string()) }
        })
    }

    /// Answers are `ID TYPE SIZE`, the content and a line's end, or `ID missing`.
    fn ask(&mut self, id: &ObjectId) -> io::Result<Vec<u8>> {
        let questions = self.questions.as_mut().ok_or(ErrorKind::BrokenPipe)?;
        questions.write_all(format!("{id}\n").as_bytes())?;
        questions.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let words: Vec<&str> = head.split_whitespace().collect();
        match words.as_slice() {
            [_, "blob", size] => {
                let size: usize = size.parse().map_err(|_| io::Error::other("git gave no size"))?;
                let mut content = vec![0; size + 1];
                self.answers.read_exact(&mut content)?;
                content.pop();
                Ok(content)
            }
            [_, "missing"] => Err(io::Error::other("the object is not in this repository")),
            [_, kind, _] => Err(io::Error::other(format!("it is a {kind}"))),
            _ => Err(io::Error::other("git ended without an answer")),
        }
    }
}

impl Drop for CatFile {
    fn drop(&mut self) {
        // no more questions: it ends by itself
        self.questions = None;
        let _ = self.child.wait();
    }
}
