//! What git's attributes make of notebooks: of any at the top, of each one that is there, and of those to come.
//!
//! git is asked, for all paths at once, so nested files, overriding lines and macros count as they do for git.

use super::attribute_lines::{AttributeFiles, Place};
use super::to_come::PROBE;
use super::{Check, Part, Seen, State, notebooks};
use crate::git::handed::filters;
use crate::git::install::attributes_file;
use crate::git::plumbing::Plumbing;
use crate::git::staged::has_suffix;
use crate::git::{Git, GitError, Scope, attributes, file};
use std::collections::BTreeMap;
use std::path::Path;

/// What an older install leaves to be done.
const IN_CAPITALS: &str = "*.ipynb and *.zpln to nbguard, but none whose name ends in capitals (`A.IPYNB`), as an older install left it";

/// What a file that git reads for more than one repository says.
pub(super) fn of_scope(seen: &Seen<'_>, git: &Git, scope: Scope, given: Option<&Path>) -> Result<Check, GitError> {
    let path = attributes_file(git, scope, given)?;
    let text = file::read(&path)?.unwrap_or_default();
    let path = path.display();
    let (state, detail) = if !attributes::has_ours(&text) {
        (State::Missing, format!("{path} does not hand *.ipynb and *.zpln to nbguard"))
    } else if attributes::with_ours(&text).is_some() {
        (State::Note, format!("{path} hands {IN_CAPITALS}"))
    } else {
        (State::Ok, format!("{path} hands *.ipynb and *.zpln to nbguard"))
    };
    Ok(Check::new(Part::Attributes, state, detail).mend(seen.install("")))
}

/// What the attributes in force here say: first of a notebook at the top, then of the tracked ones that fare otherwise.
pub(super) fn in_force(seen: &Seen<'_>) -> Result<Vec<Check>, GitError> {
    let mut files = AttributeFiles::new(seen.git)?;
    let (total, mut astray) = tracked_astray(seen.git, &mut files)?;
    let said = seen.git.run(&["check-attr", "filter", "diff", "--", PROBE, "nbguard-probe.zpln"])?;
    let capitals = seen.git.run(&["check-attr", "filter", "--", "NBGUARD-PROBE.IPYNB", "NBGUARD-PROBE.ZPLN"])?;
    let capitals_too = capitals.lines().all(|line| line.ends_with(": nbguard"));
    let overruled = capitals.lines().filter(|line| !line.ends_with(": unspecified"));
    let other = said.lines().chain(overruled).find(|line| !line.ends_with(": nbguard"));
    let own = attributes::default_file(seen.git, Scope::Local)?;
    // its lines win over those of all other files
    let wins = attributes::with_ours(&file::read(&own)?.unwrap_or_default()).map(|_| seen.install(""));
    // PATH: ATTRIBUTE: VALUE
    let words: Vec<&str> = other.unwrap_or_default().split(": ").collect();
    let mut checks = vec![match words[..] {
        [path, attribute, value] => {
            let place = files.place(path, attribute, value)?;
            let same = if attribute == "filter" { astray.remove(&(value.to_owned(), place.clone())) } else { None };
            let shown = format!("*{}: {attribute}: {value}", path.trim_start_matches("nbguard-probe").trim_start_matches("NBGUARD-PROBE"));
            probe(seen, shown, (attribute, value), place, wins.as_deref()).paths(same.unwrap_or_default())
        }
        _ if !capitals_too => {
            let detail = format!("git hands {IN_CAPITALS}");
            Check::new(Part::Attributes, State::Note, detail).mend(format!("{}, or `nbguard status --fix`", seen.install("")))
        }
        _ => {
            let tracked = if total == 0 || !astray.is_empty() { String::new() } else { format!(", {} too", tracked_ones(total)) };
            Check::new(Part::Attributes, State::Ok, format!("*.ipynb and *.zpln are handed to nbguard{tracked}"))
        }
    }];
    checks.extend(astray.into_iter().map(|((value, place), paths)| tracked(&value, place, paths, wins.as_deref())));
    Ok(checks)
}

/// Whether an entry's path is a notebook's, in capitals or not.
pub(super) fn is_notebook(path: &[u8]) -> bool {
    attributes::SUFFIXES.iter().any(|suffix| has_suffix(path, suffix))
}

/// Paths by the filter they have and the line that says so.
type Astray = BTreeMap<(String, Option<Place>), Vec<String>>;

/// How many notebooks are tracked; and those of them, of those that could be added, and of those to come that lines name, that
/// are not handed to nbguard.
fn tracked_astray(git: &Git, files: &mut AttributeFiles) -> Result<(usize, Astray), GitError> {
    let Known { tracked, untracked, folders } = Known::of(git)?;
    let to_come = files.notebooks_to_come(&folders)?;
    // that nothing is said at all in a folder is told of the top
    let beside = folders.iter().filter(|folder| !folder.is_empty()).map(|folder| (format!("{folder}{PROBE}"), format!("{folder}*.ipynb")));
    let to_come: Vec<_> = beside.chain(to_come).collect();
    let there = tracked.iter().chain(&untracked).map(|path| (path.as_slice(), None));
    let asked: Vec<_> = there.chain(to_come.iter().map(|(path, pattern)| (path.as_bytes(), Some(pattern)))).collect();
    let mut astray = Astray::new();
    for ((path, value), (_, pattern)) in filters(git, asked.iter().map(|(path, _)| *path))?.into_iter().zip(&asked) {
        if value == "nbguard" {
            continue;
        }
        let place = files.place(&path, "filter", &value)?;
        match pattern {
            None => astray.entry((value, place)).or_default().push(path),
            Some(_) if place.is_none() && value == "unspecified" => {}
            // those that are there tell it better
            Some(pattern) => drop(astray.entry((value, place)).or_insert_with(|| vec![(*pattern).clone()])),
        }
    }
    Ok((tracked.len(), astray))
}

/// Paths as git has them.
type Paths = Vec<Vec<u8>>;

/// What there is in the worktree and the index.
struct Known {
    /// Notebooks that are tracked.
    tracked: Paths,
    /// Notebooks that `git add .` would take in.
    untracked: Paths,
    /// Folders with an attributes file, be it ignored: the top is empty, others end with `/`.
    folders: Vec<String>,
}

impl Known {
    fn of(git: &Git) -> Result<Self, GitError> {
        let entries = Plumbing::new(git.clone()).entries(&|path| is_notebook(path) || folder_of(path).is_some())?;
        let files = entries.into_iter().filter(|entry| entry.is_of_kind(0o100_000)).map(|entry| entry.path);
        let (tracked, mut attributes): (Paths, Paths) = files.partition(|path| is_notebook(path));
        let untracked = others(git, &["--exclude-standard"])?;
        // a folder that is ignored is not looked into: nothing in it is added
        let ignored = others(git, &["--ignored", "--exclude-standard", "--directory"])?;
        attributes.extend(untracked.iter().chain(&ignored).cloned());
        let mut folders: Vec<String> = attributes.iter().filter_map(|path| folder_of(path)).collect();
        folders.sort();
        folders.dedup();
        Ok(Self { tracked, untracked: untracked.into_iter().filter(|path| is_notebook(path)).collect(), folders })
    }
}

/// The folder of the attributes file at `path`, if it is one.
fn folder_of(path: &[u8]) -> Option<String> {
    let folder = path.strip_suffix(b".gitattributes").filter(|folder| folder.is_empty() || folder.ends_with(b"/"))?;
    String::from_utf8(folder.to_vec()).ok()
}

/// The files that are not tracked, as `flags` say; none where there is no worktree.
fn others(git: &Git, flags: &[&str]) -> Result<Paths, GitError> {
    match git.bytes(&[&["ls-files", "-z", "--others"], flags].concat()) {
        Ok(listed) => Ok(listed.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(<[u8]>::to_vec).collect()),
        Err(GitError::NoWorktree { .. }) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// What becomes of any notebook; `wins` is what wins over lines of other files.
fn probe(seen: &Seen<'_>, shown: String, (attribute, value): (&str, &str), place: Option<Place>, wins: Option<&str>) -> Check {
    match place {
        None if value == "unspecified" => Check::new(Part::Attributes, State::Missing, shown).mend(seen.install("")),
        place => {
            let by = place.as_ref().map_or("an attributes file".to_owned(), Place::to_string);
            let detail = format!("{shown}, which {by} says over nbguard{}", consequence(value));
            Check::new(Part::Attributes, State::Wrong, detail).mend(removal(attribute, value, place.as_ref(), wins))
        }
    }
}

/// What to do where no line of ours matches.
const OWN_LINE: &str = "add a line for them to .gitattributes: `PATTERN filter=nbguard diff=nbguard`, PATTERN as exact as the names";

/// What becomes of the tracked notebooks at `paths`; `wins` is what wins over lines of other files.
fn tracked(value: &str, place: Option<Place>, paths: Vec<String>, wins: Option<&str>) -> Check {
    let which = if let [path] = paths.as_slice() { path.clone() } else { notebooks(paths.len()) };
    let check = match &place {
        None if value == "unspecified" => {
            let detail = format!("no attributes line hands {which} to nbguard (filter: unspecified)");
            Check::new(Part::Attributes, State::Missing, detail).mend(wins.unwrap_or(OWN_LINE))
        }
        place => {
            let by = place.as_ref().map_or("an attributes file".to_owned(), Place::to_string);
            let detail = format!("{which} with filter: {value}, which {by} says over nbguard{}", consequence(value));
            Check::new(Part::Attributes, State::Wrong, detail).mend(removal("filter", value, place.as_ref(), wins))
        }
    };
    check.paths(paths)
}

/// What becomes of a notebook under another filter.
fn consequence(value: &str) -> &'static str {
    match value {
        "lfs" => ": git LFS keeps the raw notebooks on its server",
        _ => "",
    }
}

/// What to do about `attribute` with a `value` in git's words.
fn removal(attribute: &str, value: &str, place: Option<&Place>, wins: Option<&str>) -> String {
    let word = match value {
        "unset" => format!("-{attribute}"),
        "unspecified" => format!("!{attribute}"),
        "set" => attribute.to_owned(),
        value => format!("{attribute}={value}"),
    };
    let which = match place {
        Some(place) => format!("take `{word}` out of {place}"),
        None => format!("find the line in .git/info/attributes or .gitattributes that leads to `{word}`, and take it out"),
    };
    let here = wins.map_or(String::new(), |wins| format!("{wins}, whose lines win in this clone; for all clones "));
    format!("{here}{which}; then run `git add --renormalize .` at the top")
}

fn tracked_ones(total: usize) -> String {
    if total == 1 { "the one tracked notebook".to_owned() } else { format!("all {total} tracked notebooks") }
}
