//! git's long-running filter protocol, version 2: one process filters all files of a git command, one after the other.
//!
//! A file is read whole before it is answered, and answered whole or not at all: git never takes a part of one. Only one
//! file is held at a time; its buffer is kept for the next. The capability `delay` is not offered: it is for smudges
//! alone and pays where one has to wait, as for a download, which none of ours does. Keys that git may add to the protocol
//! are passed over, as it asks for.

use super::GitError;
use super::pkt_line::{PacketReader, PacketWriter};
use std::borrow::Cow;
use std::io::{Read, Write};

/// What is done to the files that git hands over. `path` is as git names it, relative to the top of the worktree.
pub trait Filter {
    /// From the working copy into the repository.
    fn clean<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c>;

    /// From the repository into the working copy.
    fn smudge<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c>;
}

/// What git is told of one file. A filter that refuses has said why; git then fails where the filter is required.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer<'c> {
    /// The file's content on the other side.
    Content(Cow<'c, [u8]>),
    /// This file cannot be filtered.
    Error,
    /// Neither this file nor any other can, and git need not ask again.
    Abort,
}

/// Serves git until it hangs up between two files.
///
/// # Errors
/// Where something else than git's protocol comes in, it breaks off inside a file, or git is gone.
pub fn filter_process(input: impl Read, output: impl Write, filter: &mut impl Filter) -> Result<(), GitError> {
    let mut input = PacketReader::new(input);
    let mut output = PacketWriter::new(output);
    shake_hands(&mut input, &mut output)?;
    let mut content = Vec::new();
    while let Some(request) = Request::read(&mut input)? {
        content.clear();
        content.shrink_to(KEPT);
        input.bytes(&mut content)?;
        let answer = match request.command {
            Command::Clean => filter.clean(&request.path, &content),
            Command::Smudge => filter.smudge(&request.path, &content),
        };
        write_answer(&mut output, &answer)?;
    }
    Ok(())
}

/// Room that is kept from one file to the next; that of a larger one is given back.
const KEPT: usize = 16 << 20;

/// What git can ask for, by the name that a capability and its command share.
const COMMANDS: [(&str, Command); 2] = [("clean", Command::Clean), ("smudge", Command::Smudge)];

#[derive(Clone, Copy)]
enum Command {
    Clean,
    Smudge,
}

/// One file that git wants filtered.
struct Request {
    command: Command,
    path: Vec<u8>,
}

impl Request {
    /// The next request without its content, or `None` where git has hung up.
    fn read(input: &mut PacketReader<impl Read>) -> Result<Option<Self>, GitError> {
        let Some(lines) = input.lines()? else { return Ok(None) };
        let (mut command, mut path) = (None, None);
        for line in &lines {
            match key_and_value(line) {
                (b"command", name) => command = COMMANDS.into_iter().find(|(known, _)| known.as_bytes() == name),
                (b"pathname", name) => path = Some(name.to_vec()),
                _ => {}
            }
        }
        let (_, command) = command.ok_or(GitError::FilterRequest { lacks: "command that nbguard has offered" })?;
        Ok(Some(Self { command, path: path.ok_or(GitError::FilterRequest { lacks: "pathname" })? }))
    }
}

/// Agrees with git on the version and on what will be asked for.
fn shake_hands(input: &mut PacketReader<impl Read>, output: &mut PacketWriter<impl Write>) -> Result<(), GitError> {
    let greeting = match input.lines() {
        Ok(Some(greeting)) if greeting.first().is_some_and(|line| line == b"git-filter-client") => greeting,
        _ => return Err(GitError::NoFilterClient),
    };
    if !greeting.iter().any(|line| line == b"version=2") {
        return Err(GitError::FilterVersion);
    }
    output.lines(&["git-filter-server", "version=2"])?;
    output.send()?;
    let wanted = input.lines()?.ok_or(GitError::FilterCutOff)?;
    let offers = COMMANDS.map(|(name, _)| format!("capability={name}"));
    let agreed: Vec<&str> = offers.iter().map(String::as_str).filter(|offer| wanted.iter().any(|line| line == offer.as_bytes())).collect();
    output.lines(&agreed)?;
    output.send()
}

fn write_answer(output: &mut PacketWriter<impl Write>, answer: &Answer<'_>) -> Result<(), GitError> {
    match answer {
        Answer::Content(content) => {
            output.lines(&["status=success"])?;
            output.bytes(content)?;
            // the status from before stays
            output.lines(&[])?;
        }
        Answer::Error => output.lines(&["status=error"])?,
        Answer::Abort => output.lines(&["status=abort"])?,
    }
    output.send()
}

/// `key=value` in two; a line without `=` is a key.
fn key_and_value(line: &[u8]) -> (&[u8], &[u8]) {
    let at = line.iter().position(|byte| *byte == b'=');
    at.map_or((line, b""), |at| (&line[..at], &line[at + 1..]))
}
