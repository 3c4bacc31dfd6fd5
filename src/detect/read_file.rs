//! Files that a notebook's program reads and that may be meant to hold its credentials.
//!
//! Only what the program names by a literal is known, and only such files are told as are named for credentials or for
//! settings: what a notebook opens is data, as a rule.

use super::name::{self, Promise};
use super::program;
use super::python::{self, Call, Reading};
use crate::notebook::Notebook;

/// A file that the program reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// The cell's place in reading order, from 0.
    pub cell: usize,
    /// The path as the program has it: relative to the notebook, as a rule.
    pub path: String,
    /// Whether it is also looked for in the folders above.
    pub searched: bool,
    /// Whether it is there for credentials by its name or by the call that reads it; else it holds settings, and only its
    /// content can say.
    pub for_credentials: bool,
}

/// The files that the program of `notebook` reads, in order, each once.
#[must_use]
pub fn read_files(notebook: &Notebook<'_>) -> Vec<ReadFile> {
    let parts = notebook.parts();
    let sources = program::sources(notebook, &parts);
    let findings = python::analyse(sources.iter().map(|index| python::Program::read(parts[*index].text.as_str())));
    let mut files: Vec<ReadFile> = Vec::new();
    for Reading { source, path, call } in findings.readings {
        let Some(for_credentials) = purpose(&path, call) else { continue };
        let cell = parts[sources[source]].cell.map_or(0, |cell| cell.index());
        if !files.iter().any(|file| file.path == path) {
            files.push(ReadFile { cell, path, searched: call == Call::Search, for_credentials });
        }
    }
    files
}

/// Endings of files that hold a few settings rather than data.
const ENDINGS: &[&str] = &["json", "yaml", "yml", "toml", "ini", "cfg", "conf", "txt", "env", "key", "pem"];

/// Words in names of files that hold settings.
const SETTINGS: &[&str] = &["config", "conf", "cfg", "settings", "key", "keys", "auth", "login", "account", "connection", "env"];

/// Whether the file is there for credentials, or `None` where it is data.
fn purpose(path: &str, call: Call) -> Option<bool> {
    if path.contains("://") || path.contains('*') {
        return None;
    }
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    if matches!(call, Call::Credentials | Call::Search) || name.starts_with(".env") {
        return Some(true);
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "txt"));
    if !ENDINGS.contains(&ending) {
        return None;
    }
    if matches!(name::promise(stem), Some(Promise::Password | Promise::Credential)) || ending == "env" {
        return Some(true);
    }
    let is_settings = stem.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| SETTINGS.contains(&word));
    (is_settings || call == Call::Settings).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    fn files(source: &str) -> Vec<(String, bool, bool)> {
        let cell = serde_json::json!({"cell_type": "code", "metadata": {}, "outputs": [], "source": source});
        let text = serde_json::json!({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).to_string();
        let document = Document::parse(text.as_bytes()).expect("JSON");
        let files = read_files(&Notebook::of(&document).expect("a notebook"));
        files.into_iter().map(|file| (file.path, file.searched, file.for_credentials)).collect()
    }

    #[test]
    fn what_is_read_for_credentials() {
        for (source, path, searched) in [
            ("from dotenv import load_dotenv\nload_dotenv()", ".env", true),
            ("import dotenv\nassert dotenv.load_dotenv(override=True)", ".env", true),
            ("load_dotenv(find_dotenv())", ".env", true),
            ("load_dotenv(find_dotenv('prod.env'))", "prod.env", true),
            ("load_dotenv('../.env.local')", "../.env.local", false),
            ("where = 'conf/my.env'\ncfg = dotenv_values(dotenv_path=where)", "conf/my.env", false),
            ("%load_ext dotenv\n%dotenv -o ../keys.env", "../keys.env", false),
            ("%dotenv", ".env", true),
            ("with open('secrets.json') as f:\n    key = json.load(f)['key']", "secrets.json", false),
            ("key = open('openai_api_key.txt').read().strip()", "openai_api_key.txt", false),
            ("import yaml\nc = yaml.safe_load(open('credentials.yml', 'r'))", "credentials.yml", false),
            ("t = Path('token.txt').read_text()", "token.txt", false),
            ("c = service_account.Credentials.from_service_account_file('robot.json')", "robot.json", false),
        ] {
            assert_eq!(files(source), [(path.to_owned(), searched, true)], "{source}");
        }
    }

    #[test]
    fn what_may_hold_them() {
        for (source, path) in [
            ("with open('config.json') as f: c = json.load(f)", "config.json"),
            ("p = configparser.ConfigParser()\np.read('db.ini')", "db.ini"),
            ("c = toml.load('project.toml')", "project.toml"),
            ("c = yaml.safe_load(Path('my_settings.yaml').read_text())", "my_settings.yaml"),
        ] {
            assert_eq!(files(source), [(path.to_owned(), false, false)], "{source}");
        }
    }

    #[test]
    fn data_is_no_settings() {
        for source in [
            "open('data.json')", "open('secrets.json', 'w')", "open('secrets.json', mode='w')", "pd.read_csv('tokens.csv')",
            "open('tokens.csv')", "open(path)", "load_dotenv(path)", "f.read(100)", "open('tokenizer.json')", "open('keypoints.json')",
            "Image.open('key.png')", "open('vocab_tokens.txt')", "Path('token.txt').write_text(x)", "load_iris()",
        ] {
            assert_eq!(files(source), [], "{source}");
        }
    }
}
