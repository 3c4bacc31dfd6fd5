//! Files that hold credentials: what they are, and how they are kept out. Their content is not shown.

use super::on_one_line;
use crate::detect::credential_file::CredentialFile;
use crate::policy::Verdict;
use annotate_snippets::{Level, Renderer};

/// The file at `path` as cargo would show an error, in colour; `ways_out` are sentences on what to do.
#[must_use]
pub fn credential_file(path: &str, file: &CredentialFile, verdict: Verdict, ways_out: &[String]) -> String {
    let level = match verdict {
        Verdict::Fail => Level::ERROR,
        Verdict::Pass => Level::WARNING,
    };
    let title = format!("{} is {} and holds a credential", on_one_line(path), file.kind);
    let advice = ways_out.iter().map(|text| Level::HELP.message(text));
    Renderer::styled().render(&[level.primary_title(&title).id("credential-file").elements(advice)])
}
