//! Whether a script, or the settings of a program that runs hooks, calls nbguard: in words that are run, and whose end counts.

use super::hook::Hook;

/// Whether `text` calls nbguard as `hook`. Comments do not, nor what is only printed, skipped, or whose failure is passed over.
pub(super) fn names_nbguard(text: &str, hook: Hook) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let calls = |at: usize| is_call(lines[at].trim(), hook) || hook == Hook::PreCommit && is_framework_id(lines[at].trim());
    (0..lines.len()).any(|at| !lines[at].trim().starts_with('#') && calls(at) && !is_skipped(&lines, at, hook))
}

/// What prints the words after it.
const PRINTING: &[&str] = &["echo", "printf", ":"];

/// What comes after a call and makes nothing of its failure.
const PASSING_OVER: &[&str] = &["||true", "||:", "||exit0", "||echo", "||printf", ";true", ";:", ";exit0", "|cat", "&"];

/// Whether `line` runs nbguard as `hook`.
fn is_call(line: &str, hook: Hook) -> bool {
    let call = format!("hook {}", hook.name());
    let Some((before, after)) = line.split_once(&call).filter(|(before, _)| before.contains("nbguard")) else { return false };
    // the command that it is in, without what comes before it in YAML or in a list of commands
    let command = before.rsplit(['&', '|', ';', '(']).next().unwrap_or_default();
    let command = command.rsplit_once(": ").map_or(command, |(_, value)| value).trim_start_matches(['-', ' ', '"', '\'']);
    let is_printed = command.split_whitespace().next().is_some_and(|word| PRINTING.contains(&word));
    let after = after.trim_start_matches(|char| !"|&;".contains(char)).replace(' ', "");
    let is_passed_over = after != "&&" && !after.starts_with("&&") && PASSING_OVER.iter().any(|words| after.starts_with(words));
    !is_printed && !is_passed_over
}

/// Whether `line` names the hook that nbguard has for the pre-commit framework: what that gives it belongs to commits.
fn is_framework_id(line: &str) -> bool {
    let value = line.trim_start_matches(['-', ' ', '{']).strip_prefix("id").map(|rest| rest.trim_start_matches([' ', ':', '=']));
    let value = value.and_then(|value| value.split([',', '}', '#']).next());
    value.is_some_and(|value| value.trim().trim_matches(['"', '\'']) == "nbguard")
}

/// Whether settings say beside the line `at`, or beside what it is part of, that it is not run: YAML says so by its indents.
fn is_skipped(lines: &[&str], at: usize, hook: Hook) -> bool {
    let mut at = at;
    loop {
        let depth = depth(lines[at]);
        let is_inside = |line: &&&str| line.trim().is_empty() || self::depth(line) >= depth;
        // an item of a list begins with its dash, and ends before the next
        let is_item = |line: &str| line.trim_start().starts_with("- ");
        let before = lines[..at].iter().rev().take_while(is_inside).count();
        let start = if is_item(lines[at]) {
            at
        } else {
            (at - before..at).rev().find(|at| is_item(lines[*at]) && self::depth(lines[*at]) == depth).unwrap_or(at - before)
        };
        let after = lines[at + 1..].iter().take_while(is_inside).take_while(|line| !(is_item(line) && self::depth(line) == depth)).count();
        let block = &lines[start..=at + after];
        if (0..block.len()).any(|own| self::depth(block[own]) == depth && says_skip(&block[own..], hook)) {
            return true;
        }
        match lines[..start].iter().rposition(|line| !line.trim().is_empty() && self::depth(line) < depth) {
            Some(above) => at = above,
            None => return false,
        }
    }
}

/// How far in the words of `line` stand, without the dash of a list.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// Whether the first of `lines` is a setting by which `hook` is not run.
fn says_skip(lines: &[&str], hook: Hook) -> bool {
    let line = lines.first().map_or("", |line| line.trim_start_matches([' ', '-', '{']));
    let value = |key: &str| line.split_once(key).map(|(_, value)| value.trim().trim_matches(['"', '\'']));
    if value("skip:").is_some_and(|value| value.starts_with("true")) {
        return true;
    }
    let Some(stages) = value("stages:") else { return false };
    // one a line, below
    let listed = lines[1..].iter().take_while(|line| line.trim_start().starts_with("- ")).copied();
    let stages: String = std::iter::once(stages.split(']').next().unwrap_or_default()).chain(listed).collect::<Vec<_>>().join(",");
    let short = hook.name().trim_start_matches("pre-");
    !stages.split([',', '[', ' ', '-', '"', '\'']).any(|stage| stage == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nbguard_is_found_in_scripts_and_settings() {
        for text in [
            "  - id: nbguard\n",
            "- id: 'nbguard' ",
            "- id: own\n  entry: nbguard hook pre-commit\n",
            "- repo: x\n  hooks: \n    -   id: nbguard",
            "- {id: nbguard}",
            "id = \"nbguard\"",
            "npm test\nnbguard hook pre-commit\n",
            "      run: nbguard hook pre-commit",
            "nbguard hook pre-commit || exit 1",
            "nbguard hook pre-commit && echo fine",
            "if ! nbguard hook pre-commit; then exit 1; fi",
            "npx lint-staged && exec nbguard hook pre-commit --fix",
            "  - {id: nbguard, stages: [pre-commit]}",
            "- id: other\n  stages: [manual]\n- id: nbguard\n",
            "- id: nbguard\n  stages:\n  - commit\n- id: other\n  stages: [manual]\n",
            "pre-push:\n  skip: true\npre-commit:\n  commands:\n    n:\n      skip: false\n      run: nbguard hook pre-commit\n",
        ] {
            assert!(names_nbguard(text, Hook::PreCommit), "{text}");
            assert!(!names_nbguard(text, Hook::PrePush), "{text}");
        }
        for text in ["", "# - id: nbguard\n", "- repo: https://example.org/nbguard\n", "- id: nbguard-clean", "# nbguard hook pre-commit"] {
            assert!(!names_nbguard(text, Hook::PreCommit), "{text}");
        }
        assert!(names_nbguard("run: nbguard hook pre-push {1} {2}", Hook::PrePush));
    }

    #[test]
    fn what_is_switched_off_is_no_call() {
        for text in [
            "echo nbguard hook pre-commit",
            "true; printf 'nbguard hook pre-commit'",
            "nbguard hook pre-commit || true",
            "nbguard hook pre-commit --fix ||:",
            "nbguard hook pre-commit; exit 0",
            "nbguard hook pre-commit &",
            "      run: echo nbguard hook pre-commit",
            "- id: nbguard\n  stages: [manual]\n",
            "- id: nbguard\n  stages:\n  - manual\n  - pre-push\n",
            "- {id: nbguard, name: x, entry: nbguard hook pre-commit, stages: [manual]}",
            "pre-commit:\n  commands:\n    n:\n      skip: true\n      run: nbguard hook pre-commit\n",
            "pre-commit:\n  commands:\n    n:\n      run: nbguard hook pre-commit\n  skip: true\n",
        ] {
            assert!(!names_nbguard(text, Hook::PreCommit), "{text}");
        }
    }
}
