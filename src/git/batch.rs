//! What `git cat-file --batch` answers to the name of an object.
//!
//! An answer is read to its end, so that the next one begins where it should.

use std::io::{self, BufRead};

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// `NAME TYPE SIZE`, the content and a line's end.
    Object {
        /// `blob`, `tree`, `commit` or `tag`.
        kind: String,
        content: Vec<u8>,
    },
    /// `NAME missing`: the repository does not have it.
    Missing { name: String },
}

impl Answer {
    /// The next of `answers`; that git has ended, before it or in its middle, or says something else, is an error.
    pub(super) fn read(answers: &mut impl BufRead) -> io::Result<Self> {
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let head = head.strip_suffix('\n').ok_or(io::ErrorKind::UnexpectedEof)?;
        match head.split(' ').collect::<Vec<_>>()[..] {
            [_, kind, size] => {
                let size = size.parse().map_err(|_| io::ErrorKind::InvalidData)?;
                let mut content = vec![0; size];
                answers.read_exact(&mut content)?;
                answers.read_exact(&mut [0])?;
                Ok(Self::Object { kind: kind.to_owned(), content })
            }
            [name, "missing"] => Ok(Self::Missing { name: name.to_owned() }),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_after_the_other() {
        let mut answers = &b"0a blob 3\na\nb\n0b missing\n0c tree 0\n\n0d blob 9\ncut"[..];
        let object = |kind: &str, content: &[u8]| Answer::Object { kind: kind.to_owned(), content: content.to_owned() };
        let mut next = || Answer::read(&mut answers).map_err(|error| error.kind());
        assert_eq!(next(), Ok(object("blob", b"a\nb")));
        assert_eq!(next(), Ok(Answer::Missing { name: "0b".to_owned() }));
        assert_eq!(next(), Ok(object("tree", b"")));
        assert_eq!(next(), Err(io::ErrorKind::UnexpectedEof));
        assert_eq!(next(), Err(io::ErrorKind::UnexpectedEof), "git has ended");
        for strange in ["0a blob x\n", "0a\n", "\n", "0a blob 1 2\n"] {
            let error = Answer::read(&mut strange.as_bytes()).expect_err("not understood");
            assert_eq!(error.kind(), io::ErrorKind::InvalidData, "{strange}");
        }
    }
}
