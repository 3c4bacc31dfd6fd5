//! One `git cat-file --batch` that is asked for one object after the other.
//!
//! git reads what libgit2 cannot: any hash, any kind of repository, and in a partial clone it fetches what is not there.

use super::batch::Answer;
use super::running::Running;
use super::{Git, GitError, ObjectId};
use std::io::{self, BufReader, Write};
use std::process::{ChildStdin, ChildStdout, Stdio};

/// The process, which ends with this.
pub(super) struct CatFile {
    running: Running,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// Why an object could not be had.
#[derive(Debug)]
pub(super) struct NotHad {
    pub(super) reason: String,
}

impl CatFile {
    pub(super) fn start(git: &Git) -> Result<Self, GitError> {
        let (mut running, answers) = Running::start(git, &["cat-file", "--batch"], Stdio::piped())?;
        let questions = running.input().ok_or(GitError::EndedEarly)?;
        Ok(Self { running, questions, answers: BufReader::new(answers) })
    }

    /// The content of the blob `id`.
    pub(super) fn blob(&mut self, id: &ObjectId) -> Result<Vec<u8>, NotHad> {
        self.ask(id).map_err(|error| {
            let said = self.running.said();
            let reason = said.lines().find(|line| !line.is_empty()).map(str::to_owned);
            NotHad { reason: reason.unwrap_or_else(|| error.to_string()) }
        })
    }

    fn ask(&mut self, id: &ObjectId) -> io::Result<Vec<u8>> {
        self.questions.write_all(format!("{id}\n").as_bytes())?;
        match Answer::read(&mut self.answers).map_err(|_| io::Error::other("git ended without an answer"))? {
            Answer::Object { kind, content } if kind == "blob" => Ok(content),
            Answer::Object { kind, .. } => Err(io::Error::other(format!("it is a {kind}"))),
            Answer::Missing { .. } => Err(io::Error::other("the object is not in this repository")),
        }
    }
}
