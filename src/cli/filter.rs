//! `nbguard filter-process`: git's long-running filter. It does to each notebook what `nbguard clean -` and
//! `nbguard smudge` do.

use super::args::FilterProcessArgs;
use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::settings::Settings;
use super::show;
use super::smudge::checkout_policy;
use nbguard::git::{self, Answer, Caller, Filter, Git, filter_process};
use nbguard::policy::{Layer, Policy};
use std::borrow::Cow;

/// Serves the git that has started this process.
pub(crate) fn process(args: &FilterProcessArgs) -> Result<Outcome, CliError> {
    widen_pipes();
    let mut notebooks = Notebooks { settings: Settings::new(Layer::from(&args.options)), kept: None };
    filter_process(std::io::stdin().lock(), std::io::stdout().lock(), &mut notebooks)?;
    Ok(Outcome::Clean)
}

/// Makes room in the pipes from and to git for what a notebook has as a rule, so that neither waits for the other in the
/// middle of one. Where that is not granted they stay as they are.
fn widen_pipes() {
    #[cfg(target_os = "linux")]
    {
        const ROOM: usize = 1 << 20;
        let _ = rustix::pipe::fcntl_setpipe_size(std::io::stdin(), ROOM);
        let _ = rustix::pipe::fcntl_setpipe_size(std::io::stdout(), ROOM);
    }
}

/// The notebooks on their way through git, under the settings of the worktree at whose top git starts a filter.
struct Notebooks {
    settings: Settings,
    /// Where outputs are kept under a policy: those of the last notebook, which are as a rule those of the next.
    kept: Option<(Policy, Option<Kept>)>,
}

impl Notebooks {
    fn kept(&mut self, policy: Policy) -> Option<&Kept> {
        if self.kept.as_ref().is_none_or(|(known, _)| *known != policy) {
            let kept = Kept::of(&policy);
            self.kept = Some((policy, kept));
        }
        self.kept.as_ref().and_then(|(_, kept)| kept.as_ref())
    }
}

impl Filter for Notebooks {
    fn clean<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c> {
        let path = String::from_utf8_lossy(path);
        let policy = match self.settings.add_policy() {
            Ok(policy) => policy,
            Err(error) => {
                show::error(&error.to_string());
                return Answer::Abort; // the next file would meet the same settings
            }
        };
        match nbguard::clean(content, &policy.clean) {
            Ok(edits) => {
                let cleaned = if edits.is_empty() { Cow::Borrowed(content) } else { Cow::Owned(edits.apply(content)) };
                if let Some(kept) = self.kept(policy) {
                    kept.keep(&path, content, &cleaned);
                }
                Answer::Content(cleaned)
            }
            // `git diff` would fail in the middle of a merge, and `git mergetool` with it; `git blame` hands over what the diff
            // driver has made of a notebook
            Err(_) if Caller::of_this_process().only_looks() => Answer::Content(Cow::Borrowed(content)),
            // one that came in without nbguard: git asks for it whenever it was touched, and hardly any command would go on
            Err(_) if git::is_committed(&Git::at("."), &path, content).unwrap_or(false) => Answer::Content(Cow::Borrowed(content)),
            Err(error) => {
                show::error(&CliError::notebook(path)(error).to_string());
                Answer::Error
            }
        }
    }

    fn smudge<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c> {
        let path = String::from_utf8_lossy(path);
        let policy = checkout_policy(&mut self.settings, &path);
        let whole = self.kept(policy).and_then(|kept| kept.restored(&path, content));
        Answer::Content(whole.map_or(Cow::Borrowed(content), Cow::Owned))
    }
}
