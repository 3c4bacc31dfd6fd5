//! The filter protocol, spoken to the binary: what `clean -` gives comes back, and what is not the protocol ends it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by it")]

mod support;

use nbguard::detect::example::fill;
use std::collections::VecDeque;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use support::{nbguard, notebook_with_output, own};

/// Data that a packet holds at most.
const MOST: usize = 65_516;

fn packet(data: impl AsRef<[u8]>) -> Vec<u8> {
    let data = data.as_ref();
    [format!("{:04x}", data.len() + 4).as_bytes(), data].concat()
}

/// A list of packets with its end.
fn list(lines: &[&[u8]]) -> Vec<u8> {
    let lines = lines.iter().map(|line| packet([line, &b"\n"[..]].concat()));
    lines.chain([b"0000".to_vec()]).collect::<Vec<_>>().concat()
}

/// What git 2.47 says first.
fn greeting() -> Vec<u8> {
    [list(&[b"git-filter-client", b"version=2"]), list(&[b"capability=clean", b"capability=smudge", b"capability=delay"])].concat()
}

/// A request with the keys that git adds to a smudge.
fn request(command: &str, path: &[u8], content: &[u8]) -> Vec<u8> {
    let command = format!("command={command}");
    let head = list(&[command.as_bytes(), &[b"pathname=", path].concat(), b"treeish=0123", b"can-delay=1", b"key of the future"]);
    let content: Vec<u8> = content.chunks(MOST).flat_map(packet).collect();
    [&head[..], &content, b"0000"].concat()
}

/// What came back for one file.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Content(Vec<u8>),
    Status(String),
}

/// The lists of packets in `bytes`, each put together.
fn lists(mut bytes: &[u8]) -> VecDeque<Vec<u8>> {
    let mut lists = VecDeque::from([Vec::new()]);
    while !bytes.is_empty() {
        let length = usize::from_str_radix(str::from_utf8(&bytes[..4]).unwrap(), 16).unwrap();
        assert!(length <= MOST + 4);
        lists.back_mut().unwrap().extend_from_slice(&bytes[4..length.max(4)]);
        if length == 0 {
            lists.push_back(Vec::new());
        }
        bytes = &bytes[length.max(4)..];
    }
    assert_eq!(lists.pop_back(), Some(Vec::new()), "the last list has no end");
    lists
}

fn answers(lists: VecDeque<Vec<u8>>) -> Vec<Answer> {
    let mut lists = lists.into_iter();
    let mut answers = Vec::new();
    while let Some(status) = lists.next() {
        if status == b"status=success\n" {
            answers.push(Answer::Content(lists.next().unwrap()));
            assert_eq!(lists.next(), Some(Vec::new()), "the status stays");
        } else {
            answers.push(Answer::Status(String::from_utf8(status).unwrap()));
        }
    }
    answers
}

fn status(word: &str) -> Answer {
    Answer::Status(format!("status={word}\n"))
}

/// The process with `flags` in `folder`, asked all at once.
fn ask_with(folder: &Path, flags: &[&str], requests: &[Vec<u8>]) -> (Vec<Answer>, String) {
    let Output { status, stdout, stderr } =
        nbguard(folder, &[&["filter-process"], flags].concat(), &[greeting(), requests.concat()].concat());
    let stderr = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(0), "{stderr}");
    let mut lists = lists(&stdout);
    assert_eq!(lists.pop_front().unwrap(), b"git-filter-server\nversion=2\n");
    assert_eq!(lists.pop_front().unwrap(), b"capability=clean\ncapability=smudge\n");
    (answers(lists), stderr)
}

fn ask(requests: &[Vec<u8>]) -> (Vec<Answer>, String) {
    ask_with(tempfile::tempdir().unwrap().path(), &[], requests)
}

#[test]
fn it_gives_what_clean_gives() {
    let folder = tempfile::tempdir().unwrap();
    for flags in [&[][..], &["--outputs", "redact"], &["--keep-count", "--ids", "drop"]] {
        let fixtures = own();
        let requests: Vec<_> = fixtures.iter().map(|one| request("clean", one.name.as_bytes(), &one.bytes)).collect();
        let (answers, said) = ask_with(folder.path(), flags, &requests);
        assert_eq!(answers.len(), fixtures.len());
        let mut told = String::new();
        for (one, answer) in fixtures.iter().zip(answers) {
            let path = format!("--path={}", one.name);
            let alone = nbguard(folder.path(), &[&["clean", "-", &path], flags].concat(), &one.bytes);
            let expected = if alone.status.success() { Answer::Content(alone.stdout) } else { status("error") };
            assert!(answer == expected, "{} with {flags:?}", one.name);
            told += str::from_utf8(&alone.stderr).unwrap();
        }
        assert_eq!(said, told, "{flags:?}");
    }
}

#[test]
fn sizes_of_content() {
    let folder = tempfile::tempdir().unwrap();
    let empty = notebook_with_output("");
    for length in [0, MOST - 1, MOST, MOST + 1, 30 << 20] {
        let notebook = notebook_with_output(&"x".repeat(length.saturating_sub(empty.len())));
        let notebook = if length == 0 { "" } else { &notebook };
        let requests = [request("clean", b"a.ipynb", notebook.as_bytes()), request("smudge", b"a.ipynb", notebook.as_bytes())];
        let (answers, said) = ask(&requests);
        let alone = nbguard(folder.path(), &["clean", "-"], notebook.as_bytes());
        assert!(answers == [Answer::Content(alone.stdout), Answer::Content(notebook.as_bytes().to_vec())], "{length}: {said}");
    }
}

#[test]
fn an_error_is_of_one_file() {
    let secret = fill("ghp_{alnum:36}", "protocol");
    let good = notebook_with_output(&secret);
    let (cut, other) = (&good[..good.len() / 2], format!("token = {secret}"));
    let requests = [
        request("clean", b"1.ipynb", good.as_bytes()),
        request("clean", b"two\n=2=\n", cut.as_bytes()),
        request("clean", b"latin \xe9", other.as_bytes()),
        request("smudge", b"2.ipynb", other.as_bytes()),
        request("clean", b"3.ipynb", good.as_bytes()),
    ];
    let (answers, said) = ask(&requests);
    assert!(matches!(&answers[0], Answer::Content(content) if !content.is_empty()) && answers[0] == answers[4]);
    assert_eq!(answers[1..3], [status("error"), status("error")]);
    assert_eq!(answers[3], Answer::Content(other.into_bytes()), "what is in the repository comes out as it is");
    assert!(said.starts_with("nbguard: two\n=2=\n: line ") && said.contains("\nnbguard: latin \u{fffd}: line "), "{said}");
    assert!(!said.contains(&secret[4..]), "{said}");
}

#[test]
fn only_what_git_knows_is_agreed_on() {
    let folder = tempfile::tempdir().unwrap();
    for (wanted, agreed) in [
        (&[&b"capability=smudge"[..], b"capability=future"][..], "capability=smudge\n"),
        (&[b"capability=future", b"clean", b"capability=clean"], "capability=clean\n"),
        (&[], ""),
    ] {
        let input = [list(&[b"git-filter-client", b"version=2", b"version=3"]), list(wanted)].concat();
        let output = nbguard(folder.path(), &["filter-process"], &input);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(lists(&output.stdout)[1], agreed.as_bytes());
    }
}

#[test]
fn what_is_not_the_protocol_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let secret = fill("ghp_{alnum:36}", "garbage");
    let greeted = |rest: &[u8]| [&greeting(), rest].concat();
    for (input, why) in [
        (b"".to_vec(), "git is not at the other end"),
        (b"{\"cells\": []}".to_vec(), "git is not at the other end"),
        (list(&[b"git-filter-server", b"version=2"]), "git is not at the other end"),
        (list(&[b"git-filter-client", b"version=3"]), "does not speak version 2"),
        (list(&[b"git-filter-client", b"version=2"]), "ended in the middle"),
        (greeted(b"0000"), "names no command"),
        (greeted(&request("list_available_blobs", b"a", b"")), "names no command"),
        (greeted(&list(&[b"command=clean"])), "names no pathname"),
        (greeted(secret.as_bytes()), "not a packet"),
        (greeted(&[&list(&[b"command=clean", b"pathname=a"]), secret.as_bytes()].concat()), "not a packet"),
    ] {
        let output = nbguard(folder.path(), &["filter-process"], &input);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{why}: {said}");
        assert!(said.starts_with("nbguard: ") && said.contains(why) && !said.contains(&secret[..4]), "{why}: {said}");
        assert!(!String::from_utf8_lossy(&output.stdout).contains("status="), "{why}");
    }
}

#[test]
fn git_may_hang_up_between_two_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let notebook = notebook_with_output("x");
    let one = [greeting(), request("clean", b"a.ipynb", notebook.as_bytes())].concat();
    let whole = one.len();
    let input = [one, request("clean", b"b.ipynb", notebook.as_bytes())].concat();
    for length in (greeting().len()..=input.len()).step_by(13).chain([whole - 1, whole, whole + 1, input.len()]) {
        let output = nbguard(folder.path(), &["filter-process"], &input[..length]);
        let complete = [greeting().len(), whole, input.len()].contains(&length);
        assert_eq!(output.status.code(), Some(if complete { 0 } else { 2 }), "{length}");
        let answered = answers(lists(&output.stdout).split_off(2)).len();
        assert_eq!(answered, usize::from(length >= whole) + usize::from(length == input.len()), "{length}");
    }
}

#[test]
fn settings_count_from_when_they_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_nbguard"));
    command
        .arg("filter-process")
        .current_dir(folder.path())
        .env_clear()
        .env("HOME", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut process = command.stderr(Stdio::piped()).spawn().unwrap();
    let (mut to, mut from) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
    to.write_all(&greeting()).unwrap();
    let mut clean = |lists: usize| {
        to.write_all(&request("clean", b"a.ipynb", notebook_with_output("x").as_bytes())).unwrap();
        read_lists(&mut from, lists)
    };
    let counts = |answer: &[u8]| memchr::memmem::find(answer, b"\"execution_count\": 1").is_some();
    assert!(!counts(&clean(2 + 3)));
    fs::write(folder.path().join("nbguard.toml"), "keep_count = true\n").unwrap();
    assert!(counts(&clean(3)));
    assert!(counts(&clean(3)), "nothing has changed");
    fs::write(folder.path().join("nbguard.toml"), "keep_count = false\n").unwrap();
    assert!(!counts(&clean(3)));
    fs::write(folder.path().join("nbguard.toml"), "keep_counts = true\n").unwrap();
    assert_eq!(clean(1), b"0011status=abort\n0000");
    drop(to);
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.ends_with("nbguard.toml: unknown setting `keep_counts`; did you mean `keep_count`?\n"), "{said}");
}

/// Reads up to the end of so many lists.
fn read_lists(from: &mut impl Read, mut lists: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while lists > 0 {
        let mut header = [0; 4];
        from.read_exact(&mut header).unwrap();
        bytes.extend(header);
        let length = usize::from_str_radix(str::from_utf8(&header).unwrap(), 16).unwrap();
        lists -= usize::from(length == 0);
        let mut data = vec![0; length.saturating_sub(4)];
        from.read_exact(&mut data).unwrap();
        bytes.extend(data);
    }
    bytes
}
