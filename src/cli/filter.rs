//! `nbguard filter-process`: git's long-running filter. It does to each notebook what `nbguard clean -` does.

use super::args::FilterProcessArgs;
use super::outcome::{CliError, Outcome};
use super::settings::Settings;
use super::show;
use nbguard::git::{Answer, Filter, filter_process};
use nbguard::policy::Layer;
use std::borrow::Cow;

/// Serves the git that has started this process.
pub(crate) fn process(args: &FilterProcessArgs) -> Result<Outcome, CliError> {
    let mut notebooks = Notebooks { settings: Settings::new(Layer::from(&args.options)) };
    filter_process(std::io::stdin().lock(), std::io::stdout().lock(), &mut notebooks)?;
    Ok(Outcome::Clean)
}

/// The notebooks on their way through git, under the settings of the worktree at whose top git starts a filter.
struct Notebooks {
    settings: Settings,
}

impl Filter for Notebooks {
    fn clean<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c> {
        let options = match self.settings.policy() {
            Ok(policy) => policy.clean,
            Err(error) => {
                show::error(&error.to_string());
                return Answer::Abort; // the next file would meet the same settings
            }
        };
        match nbguard::clean(content, &options) {
            Ok(edits) if edits.is_empty() => Answer::Content(Cow::Borrowed(content)),
            Ok(edits) => Answer::Content(Cow::Owned(edits.apply(content))),
            Err(error) => {
                show::error(&CliError::notebook(String::from_utf8_lossy(path))(error).to_string());
                Answer::Error
            }
        }
    }

    fn smudge<'c>(&mut self, _: &[u8], content: &'c [u8]) -> Answer<'c> {
        Answer::Content(Cow::Borrowed(content))
    }
}
