//! What the other side of a push has, as far as it can be known here.
//!
//! Remote-tracking branches say it, but not of which address: where a remote was pointed elsewhere, they are still those
//! of the place before. So the address that they are of is remembered in git's configuration, as a digest since it may
//! hold a password, and a remote at another one, or seen for the first time, is asked itself, until its branches here are
//! its own.

use super::pushed::kinds;
use super::running::Running;
use super::{Git, GitError, ObjectId};
use sha2::{Digest, Sha256};
use std::time::Duration;

/// Who has the commits that a push need not bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// The repository that is pushed to, which is this one.
    Here,
    /// A remote as its remote-tracking branches know: they are what these options of `git rev-list` name.
    Tracked(Vec<String>),
    /// A remote that said itself what its refs name; these are here too.
    Told(Vec<ObjectId>),
    /// A remote of which nothing is known but what git says of each ref that is pushed.
    Unknown,
    /// The same, though it was asked: it did not answer.
    Silent,
}

/// The name in a remote's section of git's configuration under which its address is remembered.
const REMEMBERED: &str = "nbguardaddress";

impl Known {
    /// What is known of the remote `name` at `address`, as git gives both to its hook.
    ///
    /// # Errors
    /// Where git fails here; that the remote does not answer is none.
    pub fn of_remote(git: &Git, name: &str, address: Option<&str>) -> Result<Self, GitError> {
        // who is pushed to by address has no branches here
        if name.contains([':', '/']) {
            return Ok(Self::Unknown);
        }
        let branches = branches(git, name)?;
        let tracked = Self::Tracked(branches.clone());
        let Some(address) = address else { return Ok(tracked) };
        let key = format!("remote.{name}.{REMEMBERED}");
        let digest = digest(address);
        let remembered = git.ask(&["config", "--get", &key])?;
        if remembered.as_ref() == Some(&digest) {
            return Ok(tracked);
        }
        let Some(told) = told(git, address, PATIENCE)? else {
            // where nothing speaks against it, its branches are of where it is fetched from
            let is_fetched = || git.run(&["remote", "get-url", name]).is_ok_and(|fetched| fetched == address);
            return Ok(if remembered.is_none() && is_fetched() { tracked } else { Self::Silent });
        };
        let not: String = told.iter().map(|id| format!("^{id}\n")).collect();
        let mut args = vec!["rev-list", "--max-count=1", "--stdin"];
        args.extend(branches.iter().map(String::as_str));
        let strange = git.feed(&args, not.as_bytes())?;
        if !strange.is_empty() {
            return Ok(Self::Told(told));
        }
        // where that cannot be written, it is asked again the next time
        let _ = git.run(&["config", &key, &digest]);
        Ok(tracked)
    }
}

/// The branches of the remote `name`, as options of `git rev-list`: not those of another whose name begins so (`team/private`
/// beside `team`), which are in the same folder.
fn branches(git: &Git, name: &str) -> Result<Vec<String>, GitError> {
    let remotes = git.run(&["remote"])?;
    let others = remotes.lines().filter(|other| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')));
    Ok(others.map(|other| format!("--exclude={other}/*")).chain([format!("--remotes={name}")]).collect())
}

/// Forgets all addresses.
///
/// # Errors
/// Where git fails.
pub fn forget_addresses(git: &Git) -> Result<(), GitError> {
    let names = git.ask(&["config", "--local", "--name-only", "--get-regexp", &format!(r"^remote\..*\.{REMEMBERED}$")])?;
    names.unwrap_or_default().lines().try_for_each(|key| git.run(&["config", "--local", "--unset-all", key]).map(drop))
}

/// How long a remote has for its answer; somebody may have to type a passphrase.
const PATIENCE: Duration = Duration::from_secs(30);

/// The commits that the repository at `address` has and that are here; `None` where it does not answer within `limit`.
fn told(git: &Git, address: &str, limit: Duration) -> Result<Option<Vec<ObjectId>>, GitError> {
    // its error would repeat the address
    let Ok(Some(listed)) = Running::printed_within(git, &["ls-remote", "--quiet", "--", address], limit) else { return Ok(None) };
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let ids = listed.lines().filter_map(|line| line.split_once('\t')).map(|(id, _)| id.to_owned());
    let here = kinds(git, ids)?.into_iter().flatten().filter(|(_, kind)| ["commit", "tag"].contains(&kind.as_str()));
    Ok(Some(here.map(|(id, _)| id).collect()))
}

/// 128 bits of a SHA-256, in hex.
fn digest(address: &str) -> String {
    Sha256::digest(address).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_that_never_answers_is_not_waited_for() {
        let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("git://{}/r.git", silent.local_addr().expect("bound"));
        let told = told(&Git::at("."), &address, Duration::from_millis(300)).expect("git is there");
        assert_eq!(told, None);
        assert!(silent.accept().is_ok(), "it was asked");
    }
}
