//! `nbguard filter-process`: git's long-running filter. It does to each notebook what `nbguard clean -` and
//! `nbguard smudge` do.

use super::args::FilterProcessArgs;
use super::kept::Kept;
use super::outcome::{CliError, Outcome};
use super::settings::Settings;
use super::show;
use super::smudge::checkout_policy;
use super::unreadable;
use nbguard::git::{self, Answer, Caller, Filter, Git, LooseObjects, filter_process};
use nbguard::policy::{Layer, Policy};
use std::borrow::Cow;

/// Serves the git that has started this process.
pub(crate) fn process(args: &FilterProcessArgs) -> Result<Outcome, CliError> {
    widen_pipes();
    let mut notebooks = Notebooks { settings: Settings::new(Layer::from(&args.options)), kept: None, objects: None, warned: false };
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
    /// Where cleaned notebooks are put, if git would put them there; open from the first one on.
    objects: Option<Option<LooseObjects>>,
    /// Whether it was said that the settings cannot be read.
    warned: bool,
}

impl Notebooks {
    /// The policy for a look at notebooks where the settings cannot be read.
    fn default_policy(&mut self, error: &CliError) -> Policy {
        if !self.warned {
            show::error(&format!("{error}; notebooks are compared by the default settings, and none can be added"));
            self.warned = true;
        }
        Policy::default()
    }

    fn kept(&mut self, policy: Policy) -> Option<&Kept> {
        if self.kept.as_ref().is_none_or(|(known, _)| *known != policy) {
            let kept = Kept::of(&policy).or_else(|| Kept::put_away(&policy));
            self.kept = Some((policy, kept));
        }
        self.kept.as_ref().and_then(|(_, kept)| kept.as_ref())
    }
}

/// The objects that the git which has started this process adds to, where it does so in its usual way.
fn objects() -> Option<LooseObjects> {
    let is_unset = |name: &&str| std::env::var_os(name).is_none();
    // `git -c NAME=VALUE add`
    let given = std::env::var(GIVEN).map(|given| given.to_ascii_lowercase());
    let is_usual = UNUSUAL.iter().all(is_unset) && !given.is_ok_and(|given| given.contains("core."));
    if is_usual && Caller::of_this_process().adds() { LooseObjects::open() } else { None }
}

/// The variable in which git hands on the settings that it was given.
const GIVEN: &str = "GIT_CONFIG_PARAMETERS";

/// Variables by which it has settings from elsewhere, or another place for objects.
const UNUSUAL: &[&str] = &["GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_OBJECT_DIRECTORY", "GIT_QUARANTINE_PATH"];

impl Filter for Notebooks {
    fn clean<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c> {
        let path = String::from_utf8_lossy(path);
        let policy = match self.settings.add_policy() {
            Ok(policy) => policy,
            // `git status` and `git diff` are needed to mend them
            Err(error) if Caller::of_this_process().only_looks() => self.default_policy(&error),
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
                if let Some(objects) = self.objects.get_or_insert_with(objects) {
                    objects.put(&cleaned);
                }
                Answer::Content(cleaned)
            }
            Err(error) => unreadable(&path, content, error),
        }
    }

    fn smudge<'c>(&mut self, path: &[u8], content: &'c [u8]) -> Answer<'c> {
        let path = String::from_utf8_lossy(path);
        let policy = checkout_policy(&mut self.settings, &path);
        let whole = self.kept(policy).and_then(|kept| kept.restored(&path, content));
        Answer::Content(whole.map_or(Cow::Borrowed(content), Cow::Owned))
    }
}

/// What git is told of the notebook at `path` that cannot be read: it is refused where git would take it in.
fn unreadable<'c>(path: &str, content: &'c [u8], error: nbguard::Error) -> Answer<'c> {
    let caller = Caller::of_this_process();
    let git = Git::at(".");
    // `git diff` would fail in the middle of a merge, and `git mergetool` with it; `git blame` hands over what the diff driver
    // has made of a notebook. One that came in without nbguard git asks for whenever it was touched, and hardly any command
    // would go on.
    if caller.only_looks() || caller.saves_for_merge() || git::is_at_hand(&git, path, content).unwrap_or(false) {
        return Answer::Content(Cow::Borrowed(content));
    }
    show::error(&CliError::notebook(path)(error).to_string());
    if git::index_file(&git).is_ok_and(|index| caller.stashes(&index)) {
        let left_out: Vec<String> = unreadable::with_others(&git, path).iter().map(|path| git::excluding(path)).collect();
        show::note(&format!("nbguard: until it is mended, leave it out of the stash: git stash push -- {}", left_out.join(" ")));
    }
    Answer::Error
}
