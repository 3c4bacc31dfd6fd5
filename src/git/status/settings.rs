//! git's settings of the filter and the diff driver, and the program that they name.

use super::{Check, Part, Seen, State};
use crate::git::{FilterCommand, GitError, shell};

/// A setting that is looked at by its value alone: a row for each.
struct Setting {
    part: Part,
    /// Whether a value serves.
    right: fn(&str) -> bool,
    /// What comes of it when it is not set.
    missing: &'static str,
}

const SETTINGS: &[Setting] = &[
    Setting { part: Part::Process, right: |value| value.contains(" filter-process"), missing: "" },
    Setting { part: Part::Clean, right: |value| value.contains(" clean -"), missing: "" },
    Setting { part: Part::Smudge, right: |value| value == "cat" || value.contains(" smudge "), missing: "" },
    Setting { part: Part::Required, right: is_true, missing: ": where nbguard fails, git takes the notebook in raw" },
    Setting { part: Part::Textconv, right: |value| value.ends_with(" textconv"), missing: "" },
];

/// A check a setting; `handed` says whether the attributes hand notebooks to nbguard.
pub(super) fn checks(seen: &Seen<'_>, handed: bool) -> Result<Vec<Check>, GitError> {
    SETTINGS.iter().map(|setting| check(seen, setting, handed)).collect()
}

/// The part that the setting `key` is.
pub(super) fn part_of(key: &str) -> Option<Part> {
    SETTINGS.iter().map(|setting| setting.part).find(|part| part.name() == key)
}

/// Runs the nbguard of each of git's commands, as git would; what is amiss with one of them is told.
pub(super) fn binary(seen: &Seen<'_>) -> Result<Check, GitError> {
    let mut words: Vec<(String, Part)> = Vec::new();
    for setting in SETTINGS.iter().filter(|setting| setting.part != Part::Required) {
        let filters = matches!(setting.part, Part::Process | Part::Clean);
        // an older install has git smudge with cat
        let Some(command) = seen.config(setting.part.name())?.filter(|command| filters || command != "cat" && (setting.right)(command))
        else {
            continue;
        };
        let word = shell::first_word(&command);
        // git reads `%` in the command for one file
        let word = if matches!(setting.part, Part::Clean | Part::Smudge) { word.replace("%%", "%") } else { word.to_owned() };
        if !words.iter().any(|(known, _)| *known == word) {
            words.push((word, setting.part));
        }
    }
    let named = words.iter().filter(|(word, _)| !word.is_empty());
    let mut checks = named.map(|(word, part)| program(seen, word, *part)).collect::<Result<Vec<_>, _>>()?;
    checks.sort_by_key(|check| match check.state {
        State::Missing | State::Wrong => 0,
        State::Note => 1,
        State::Ok => 2,
    });
    let none = || Check::new(Part::Binary, State::Missing, "no filter names one".to_owned()).mend(seen.install(""));
    Ok(checks.into_iter().next().unwrap_or_else(none))
}

/// Whether the program `word`, which the setting of `part` names, is nbguard.
fn program(seen: &Seen<'_>, word: &str, part: Part) -> Result<Check, GitError> {
    let own = env!("CARGO_PKG_VERSION");
    let mend = |seen| elsewhere(seen, part.name())?.map_or_else(|| mend(seen), Ok);
    let of = |state, detail| Check::new(Part::Binary, state, detail);
    let said = seen.git.shell(&format!("{word} --version"));
    Ok(match said.map(|said| said.lines().next().unwrap_or_default().to_owned()) {
        Ok(version) if version == format!("nbguard {own}") => of(State::Ok, format!("{word}: {version}")),
        Ok(version) if !version.starts_with("nbguard ") => {
            of(State::Wrong, format!("{word} is another program, which says of itself: {version}")).mend(mend(seen)?)
        }
        Ok(version) => of(State::Note, format!("{word}: {version}"))
            .mend(format!("this is nbguard {own}; to have git run it, {}", seen.install("").replacen("run ", "", 1))),
        Err(error) => {
            let why = if let GitError::Command { stderr, .. } = error { stderr } else { error.to_string() };
            of(State::Wrong, format!("{word} does not run: {why}")).mend(mend(seen)?)
        }
    })
}

fn check(seen: &Seen<'_>, setting: &Setting, handed: bool) -> Result<Check, GitError> {
    let part = setting.part;
    if part == Part::Textconv
        && let Some(check) = cached_textconv(seen)?
    {
        return Ok(check);
    }
    let check = match (part, seen.config(part.name())?) {
        (Part::Clean, None) if handed => {
            let detail = "not set, though the attributes hand notebooks to it, as in a fresh clone: git takes them in raw";
            Check::new(part, State::Missing, detail.to_owned())
        }
        (Part::Process, None) if seen.config(Part::Clean.name())?.is_some() => {
            let detail = "not set, as an older install left it: git starts nbguard anew for each notebook";
            Check::new(part, State::Note, detail.to_owned())
        }
        (_, None) => Check::new(part, State::Missing, format!("not set{}", setting.missing)),
        (Part::Smudge, Some(value)) if value == "cat" && seen.config(Part::Process.name())?.is_none() => {
            let detail = "cat, of an older install: with `outputs.restore` on, no output comes back";
            Check::new(part, State::Note, detail.to_owned())
        }
        (_, Some(value)) if (setting.right)(&value) => Check::new(part, State::Ok, value),
        (_, Some(value)) => {
            let check = Check::new(part, State::Wrong, value);
            if let Some(mend) = elsewhere(seen, part.name())? {
                return Ok(check.mend(mend));
            }
            check
        }
    };
    Ok(check.mend(mend(seen)?))
}

/// What sets all that is set; an installation alone would forget the flags that somebody gave to the filter.
fn mend(seen: &Seen<'_>) -> Result<String, GitError> {
    let command = seen.filter_commands()?.iter().find_map(|command| FilterCommand::parse(command));
    Ok(match command {
        Some(command) if !command.flags.is_empty() => {
            format!("run `nbguard status{} --fix`, which keeps the filter's flags", seen.scope_word())
        }
        _ => seen.install(""),
    })
}

/// What to do about the setting `key` where it comes from a place that nbguard does not write to: the configuration of one
/// worktree, the environment, a file that is included.
pub(super) fn elsewhere(seen: &Seen<'_>, key: &str) -> Result<Option<String>, GitError> {
    if seen.scope.is_some() {
        return Ok(None);
    }
    let said = seen.git.ask(&["config", "--show-scope", "--show-origin", "-z", "--get", key])?.unwrap_or_default();
    // SCOPE, ORIGIN, VALUE
    let [scope, origin, value, ..] = said.split('\0').collect::<Vec<_>>()[..] else { return Ok(None) };
    let whose = match scope {
        "worktree" => "this worktree alone has it so",
        "command" => {
            let mend = "the environment says so: take it out of GIT_CONFIG_PARAMETERS or GIT_CONFIG_COUNT, or out of `git -c`";
            return Ok(Some(mend.to_owned()));
        }
        _ => "an included file has it so",
    };
    let own = ["config", &format!("--{scope}"), "-z", "--get", key];
    if scope != "worktree" && seen.git.ask(&own)?.is_some_and(|own| own.trim_end_matches('\0') == value) {
        return Ok(None);
    }
    let file = origin.strip_prefix("file:").unwrap_or(origin);
    let file = shell::quote(&seen.git.dir().join(file).display().to_string());
    Ok(Some(format!("{whose}: `git config --file {file} --unset-all {key}`")))
}

/// The cache of a textconv is a note that is pushed and fetched, and keeps what a redacting clean takes out.
fn cached_textconv(seen: &Seen<'_>) -> Result<Option<Check>, GitError> {
    if seen.config("diff.nbguard.cachetextconv")?.is_none_or(|value| value == "false") {
        return Ok(None);
    }
    let detail = "diff.nbguard.cachetextconv is set, which copies notebooks into refs/notes/textconv/nbguard";
    let mend = "run `git config --unset diff.nbguard.cachetextconv` and `git update-ref -d refs/notes/textconv/nbguard`";
    Ok(Some(Check::new(Part::Textconv, State::Wrong, detail.to_owned()).mend(mend)))
}

/// Whether git takes `value` to be true.
fn is_true(value: &str) -> bool {
    ["true", "yes", "on"].iter().any(|word| word.eq_ignore_ascii_case(value)) || value.parse::<i64>().is_ok_and(|number| number != 0)
}
