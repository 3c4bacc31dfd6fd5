//! Staged notebooks that a clean would change: those that no filter of git's sees, and those that were staged past it.

use super::here::Here;
use super::{copies, show, status};
use nbguard::clean::Options;
use nbguard::git::{Git, handed_to_nbguard};

/// Whether a clean by `options` would change the notebook `bytes`.
pub(crate) fn is_unclean(bytes: &[u8], options: &Options) -> bool {
    nbguard::clean(bytes, options).is_ok_and(|edits| !edits.is_empty())
}

/// Warns of `notebooks`, each with its path, that are not clean by the settings. Without a filter nobody said that they
/// should be. Whatever git has to say against the question is left: this is only a warning.
pub(crate) fn warn_of(here: &Here, notebooks: &[(String, Vec<u8>)]) {
    let (copies, notebooks): (Vec<_>, Vec<_>) = notebooks.iter().partition(|(path, _)| copies::is_copy(path));
    for (path, _) in copies {
        show::note(&format!(
            "nbguard: warning: {path} holds a notebook, and by its name git hands it to no filter: its outputs go in as they are. Take \
             it out: git rm --cached {}; keep such files out with this line in .gitignore: {}",
            here.word(path),
            copies::IGNORE
        ));
    }
    for path in past_filter(&notebooks).unwrap_or_default() {
        show::note(&format!(
            "nbguard: warning: {path} is staged as it is, with its outputs, past git's filter; who staged it runs none. Clean it in the \
             index: nbguard hook pre-commit --fix {}",
            here.word(&path)
        ));
    }
}

/// Those that the filter would have changed, by its own flags, too.
fn past_filter(notebooks: &[&(String, Vec<u8>)]) -> Option<Vec<String>> {
    if notebooks.is_empty() {
        return None;
    }
    let git = Git::at(".").at_top().ok()?;
    let paths: Vec<&str> = notebooks.iter().map(|(path, _)| path.as_str()).collect();
    let handed = handed_to_nbguard(&git, &paths).ok().filter(|handed| !handed.is_empty())?;
    let options = status::filter_policy(&git).ok()?.clean;
    let unclean = notebooks.iter().filter(|(path, bytes)| handed.contains(path) && is_unclean(bytes, &options));
    Some(unclean.map(|(path, _)| path.clone()).collect())
}
