//! Notebooks that git holds already, in the index and in the commit before, as nobody's filter has left them.
//!
//! Each content is read and judged once, wherever it stands. What it is to be clean is not known here.

use super::attributes::is_notebook;
use super::{Check, Part, State, notebooks};
use crate::git::plumbing::Plumbing;
use crate::git::stage::left_out;
use crate::git::{Git, GitError, ObjectId, attributes, is_lfs_pointer, is_named_after_notebook, shell, staged};
use std::collections::{HashMap, HashSet};

/// What a blob is to the one who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A clean leaves it as it is.
    Clean,
    /// A clean would change it.
    Raw,
    /// No notebook that can be read.
    Unreadable,
}

/// The contents of the tracked notebooks as `judge` has them: those of the index, then those of the commit before.
///
/// # Errors
/// Where there is no repository, or git fails.
pub fn tracked(git: &Git, judge: &dyn Fn(&[u8]) -> Content) -> Result<Vec<Check>, GitError> {
    let here = git.run(&["rev-parse", "--show-prefix"])?;
    let git = git.at_top()?;
    let left_out = left_out(&git)?.into_iter().map(|path| String::from_utf8_lossy(&path).into_owned()).collect();
    let mending = Mending { here, left_out };
    let mut judged = Judged { plumbing: Plumbing::new(git.clone()), judge, known: HashMap::new(), mending };
    let mut checks = Vec::new();
    if git.run(&["rev-parse", "--is-bare-repository"])? == "true" {
        checks.push(Check::new(Part::Index, State::Note, "a bare repository has none".to_owned()));
    } else {
        let notebooks = index(&judged.plumbing, &is_notebook)?;
        checks.extend(judged.checks(Part::Index, notebooks));
        let copies = index(&judged.plumbing, &|path| is_named_after_notebook(path))?;
        checks.extend(judged.copies(copies));
    }
    match head(&git)? {
        Some(files) => checks.extend(judged.checks(Part::Head, files)),
        None => checks.push(Check::new(Part::Head, State::Ok, "no commit yet".to_owned())),
    }
    Ok(checks)
}

/// A path as it is shown, and its content; `None` in the middle of a merge.
type File = (String, Option<ObjectId>);

/// The regular files of the index at paths that are `wanted`.
fn index(plumbing: &Plumbing, wanted: &dyn Fn(&[u8]) -> bool) -> Result<Vec<File>, GitError> {
    let entries = plumbing.entries(wanted)?.into_iter().filter(|entry| entry.conflicted || entry.is_of_kind(0o100_000));
    Ok(entries.map(|entry| (String::from_utf8_lossy(&entry.path).into_owned(), (!entry.conflicted).then_some(entry.id))).collect())
}

/// Those of the commit before; `None` where there is none.
fn head(git: &Git) -> Result<Option<Vec<File>>, GitError> {
    let Some(tree) = git.ask(&["rev-parse", "--quiet", "--verify", "HEAD^{tree}"])? else { return Ok(None) };
    let command = "git ls-tree";
    let listed = git.bytes(&["ls-tree", "-r", "-z", "--full-tree", &tree])?;
    let mut files = Vec::new();
    for line in listed.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        // MODE TYPE ID\tPATH
        let tab = line.iter().position(|byte| *byte == b'\t').ok_or(GitError::Answer { command })?;
        let (about, path) = (String::from_utf8_lossy(&line[..tab]), &line[tab + 1..]);
        let [mode, _, id] = about.split(' ').collect::<Vec<_>>()[..] else { return Err(GitError::Answer { command }) };
        if mode.starts_with("100") && is_notebook(path) {
            files.push((String::from_utf8_lossy(path).into_owned(), ObjectId::parse(id)));
        }
    }
    Ok(Some(files))
}

/// How a blob was found, git's side and the judge's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Content(Content),
    /// A pointer of git LFS in a notebook's place.
    Pointer,
    /// Not in this clone, or damaged.
    Absent,
    /// In the middle of a merge.
    Conflicted,
}

struct Judged<'a> {
    plumbing: Plumbing,
    judge: &'a dyn Fn(&[u8]) -> Content,
    known: HashMap<ObjectId, Found>,
    mending: Mending,
}

impl Judged<'_> {
    fn found(&mut self, path: &str, id: Option<&ObjectId>) -> Found {
        let Some(id) = id else { return Found::Conflicted };
        if let Some(found) = self.known.get(id) {
            return *found;
        }
        let found = match self.plumbing.blob(id, path) {
            Ok(bytes) if is_lfs_pointer(&bytes) => Found::Pointer,
            Ok(bytes) => Found::Content((self.judge)(&bytes)),
            Err(_) => Found::Absent,
        };
        self.known.insert(id.clone(), found);
        found
    }

    /// A check for each way in which `files` of `part` are not clean, or one for all where they are.
    fn checks(&mut self, part: Part, files: Vec<File>) -> Vec<Check> {
        let total = files.len();
        let found: Vec<(Found, String)> = files.into_iter().map(|(path, id)| (self.found(&path, id.as_ref()), path)).collect();
        let with = |wanted| found.iter().filter(|(found, _)| *found == wanted).map(|(_, path)| path.clone()).collect::<Vec<String>>();
        let ways = [Found::Content(Content::Raw), Found::Content(Content::Unreadable), Found::Pointer, Found::Absent, Found::Conflicted];
        let checks: Vec<Check> = ways.into_iter().filter_map(|way| self.mending.check(part, way, with(way), total)).collect();
        if checks.is_empty() {
            let detail = if total == 0 { "no notebooks".to_owned() } else { format!("{}, clean", notebooks(total)) };
            return vec![Check::new(part, State::Ok, detail)];
        }
        checks
    }
}

/// Notebooks that are named otherwise go into git as they are, which may be what somebody wants: it is told, no more.
impl Judged<'_> {
    fn copies(&mut self, files: Vec<File>) -> Option<Check> {
        let is_raw = |judged: &mut Self, (path, id): &File| judged.found(path, id.as_ref()) == Found::Content(Content::Raw);
        let raw: Vec<String> = files.into_iter().filter(|file| is_raw(self, file)).map(|(path, _)| path).collect();
        if raw.is_empty() {
            return None;
        }
        let detail = format!("{} raw under names that git hands to no filter", notebooks(raw.len()));
        let few: Vec<&String> = raw.iter().take(FEW).collect();
        let mend = format!(
            "`git rm --cached -- {}`, and a line for them in .gitignore; or hand them to nbguard by a line in .gitattributes: \
             `PATTERN filter=nbguard diff=nbguard`",
            pathspecs(&few)
        );
        Some(Check::new(Part::Index, State::Note, detail).mend(mend).paths(raw))
    }
}

/// What the commands that mend have to know of the worktree.
struct Mending {
    /// The folder that the user is in, from the top.
    here: String,
    /// What a sparse checkout leaves out: the filter cannot read it.
    left_out: HashSet<String>,
}

impl Mending {
    fn check(&self, part: Part, found: Found, paths: Vec<String>, total: usize) -> Option<Check> {
        if paths.is_empty() {
            return None;
        }
        let renormalize = self.renormalize(&paths);
        let (state, what, mend) = match found {
            Found::Content(Content::Clean) => return None,
            Found::Content(Content::Raw) if part == Part::Head => {
                let mend = format!(
                    "{renormalize}, then commit; history keeps what was committed: `nbguard scan --history` looks there, and a \
                     credential in it has to be revoked"
                );
                (State::Wrong, "committed raw: a clean would change them", mend)
            }
            Found::Content(Content::Raw) => (State::Wrong, "raw: a clean would change them", format!("{renormalize}, then commit")),
            Found::Content(Content::Unreadable) => {
                (State::Wrong, "cannot be read as notebooks", "`nbguard clean --check FILE` says where; mend or rename them".to_owned())
            }
            Found::Pointer => (
                State::Wrong,
                "pointers of git LFS, which keeps the raw notebooks",
                format!(
                    "`git lfs untrack` takes notebooks out of LFS; where the working copy is a pointer too, \
                     `git lfs smudge <FILE >WHOLE && mv WHOLE FILE` brings the notebook; then {renormalize} and commit"
                ),
            ),
            Found::Absent => (
                State::Wrong,
                "not in this clone, so nobody looked at them",
                "`git fetch`, or `git fsck` where that does not help".to_owned(),
            ),
            Found::Conflicted => {
                (State::Note, "in the middle of a merge, so nobody looked at them", "resolve them and `git add` them".to_owned())
            }
        };
        Some(Check::new(part, state, format!("{} of {total}: {what}", notebooks(paths.len()))).mend(mend).paths(paths))
    }

    /// The commands that bring `paths` through the filter, or where there is no file clean them in the index.
    fn renormalize(&self, paths: &[String]) -> String {
        let (absent, present): (Vec<&String>, Vec<&String>) = paths.iter().partition(|path| self.left_out.contains(*path));
        let add = (!present.is_empty()).then(|| format!("`git add --renormalize -- {}`", pathspecs(&present)));
        let fix = (!absent.is_empty()).then(|| match absent.len() {
            0..=FEW => {
                let words: Vec<String> = absent.iter().map(|path| shell::typed(path, &self.here)).collect();
                format!("`nbguard hook pre-commit --fix {}`", words.join(" "))
            }
            _ => format!("`git ls-files -z -- {} | xargs -0 nbguard hook pre-commit --fix`", pathspecs(&absent)),
        });
        let fix = fix.map(|fix| format!("{fix} (for what the sparse checkout leaves out)"));
        [add, fix].into_iter().flatten().collect::<Vec<_>>().join(" and ")
    }
}

/// Notebooks up to which a command names each.
const FEW: usize = 10;

/// What names `paths`, and where they are many all notebooks, from wherever it is said.
fn pathspecs(paths: &[&String]) -> String {
    let words: Vec<String> = if paths.len() <= FEW {
        // what is marked as no UTF-8 may be anything
        paths.iter().map(|path| shell::quote(&format!(":/{}", path.replace('\u{fffd}', "*")))).collect()
    } else {
        let used = attributes::SUFFIXES.iter().filter(|suffix| paths.iter().any(|path| staged::has_suffix(path.as_bytes(), suffix)));
        used.map(|suffix| shell::quote(&format!(":(top,icase)*{suffix}"))).collect()
    };
    words.join(" ")
}
