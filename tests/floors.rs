//! How the house is built: imports go only downward, files stay small, the library neither panics nor prints.
//!
//! The checks read the source text. Each is a function from text to faults, so that `each_check_can_fail` can feed it
//! a violation.
#![expect(clippy::expect_used, reason = "a test fails by it")]

use std::fs;
use std::path::Path;

/// What each module of the library may import by `crate::`. Only `lib.rs` and the command line may import all.
const FLOORS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("store", &[]),
    ("json", &["span"]),
    ("edit", &["span"]),
    ("sparse", &["edit", "span"]),
    ("notebook", &["json", "span"]),
    ("finding", &["json", "notebook", "span"]),
    ("detect", &["finding", "notebook", "json", "span"]),
    ("clean", &["detect", "finding", "notebook", "json", "edit", "span"]),
    ("restore", &["clean", "notebook", "json", "edit"]),
    ("policy", &["clean", "finding", "span"]),
    ("git", &["span"]),
    ("report", &["git", "policy", "detect", "finding", "notebook", "json", "edit", "span", "clean"]),
];

/// Files that belong to the binary, which prints and stands on every floor.
const BINARY: &[&str] = &["main.rs", "cli/"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "misc", "common"];

/// What a library must not do, outside its tests.
const BANNED: &[&str] =
    &[".unwrap()", ".expect(", "panic!", "println!", "print!", "dbg!", "todo!", "unimplemented!", "std::env", "process::exit"];

/// A line that says a test shall not run; in two pieces, so that this file does not hold it.
const IGNORED: &str = concat!("#[ign", "ore");

const LONGEST: usize = 500;

/// A source file under `src` or `tests`.
struct Source {
    /// Its path below that folder, with `/`.
    name: String,
    text: String,
}

impl Source {
    fn all(folder: &str) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut pending = vec![root.clone()];
        let mut found = Vec::new();
        while let Some(path) = pending.pop() {
            if path.is_dir() {
                pending.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(Self { name: below(&root, &path), text: fs::read_to_string(&path).expect("UTF-8") });
            }
        }
        assert!(!found.is_empty(), "no file in {folder}");
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned() }
    }

    fn is_binary(&self) -> bool {
        BINARY.iter().any(|start| self.name.starts_with(start))
    }

    /// Its lines without comments and without the tests that end it.
    fn library_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.name.ends_with("tests.rs");
        let lines = self.text.lines().enumerate().take_while(move |(_, line)| !is_test && *line != "#[cfg(test)]");
        lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(index, line)| (index + 1, line))
    }

    /// `json`, `string` for `json/string.rs`; `json` for `json/mod.rs`.
    fn module(&self) -> Vec<&str> {
        self.name.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect()
    }

    fn fault(&self, line: usize, what: impl std::fmt::Display) -> String {
        format!("{}:{line}: {what}", self.name)
    }
}

fn below(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).expect("below").components();
    parts.map(|part| part.as_os_str().to_str().expect("UTF-8")).collect::<Vec<_>>().join("/")
}

/// Imports that go up or sideways.
fn upward_imports(source: &Source) -> Vec<String> {
    if source.is_binary() || source.name == "lib.rs" {
        return Vec::new();
    }
    let module = source.module();
    let Some((_, permitted)) = FLOORS.iter().find(|(name, _)| *name == module[0]) else {
        return vec![source.fault(1, format!("the module `{}` stands on no floor", module[0]))];
    };
    let mut faults = Vec::new();
    for (number, line) in source.library_lines() {
        for (at, _) in line.match_indices("crate::").filter(|(at, _)| !line[..*at].ends_with(is_word)) {
            let rest = &line[at + "crate::".len()..];
            let name = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
            if name != module[0] && !permitted.contains(&name) {
                faults.push(source.fault(number, format!("`{}` may not import `{name}`", module[0])));
            }
        }
        // so many `super` lead to the crate's root, where every module is in reach
        if line.contains(&"super::".repeat(module.len())) {
            faults.push(source.fault(number, "name the module by `crate::`"));
        }
    }
    faults
}

/// What of `line` is in no text: texts are data, and say what they like.
fn outside_quotes(line: &str) -> String {
    line.replace("\\\"", "").split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Files too long, without a word on what they are for, or with a name that says nothing.
fn shape_faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let length = source.text.lines().count();
    if length > LONGEST && !source.name.starts_with("detect/rules/") {
        faults.push(source.fault(length, format!("longer than {LONGEST} lines")));
    }
    let is_test = source.name.ends_with("/tests.rs");
    if !is_test && !source.text.starts_with("//!") {
        faults.push(source.fault(1, "does not start by saying what it is for (`//!`)"));
    }
    if source.module().iter().any(|part| EMPTY_NAMES.contains(part)) {
        faults.push(source.fault(1, "a name that says nothing"));
    }
    faults
}

/// Panics, printing and the environment in the library.
fn library_faults(source: &Source) -> Vec<String> {
    if source.is_binary() {
        return Vec::new();
    }
    let lines = source.library_lines();
    let banned = lines.flat_map(|(number, line)| {
        let code = outside_quotes(line);
        let is_in = move |text: &&&str| code.contains(**text);
        BANNED.iter().filter(is_in).map(move |text| source.fault(number, format!("`{text}` in the library")))
    });
    banned.collect()
}

/// `unsafe`, and tests that are switched off.
fn forbidden_anywhere(source: &Source) -> Vec<String> {
    let code = source.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let mut faults = Vec::new();
    for (index, line) in code {
        if line.contains(IGNORED) {
            faults.push(source.fault(index + 1, "a test that does not run"));
        }
        if outside_quotes(line).split(|c| !is_word(c)).any(|word| word == "unsafe") {
            faults.push(source.fault(index + 1, "unsafe code"));
        }
    }
    faults
}

/// Code that is only there for the tests and no example of a table's row.
fn code_for_tests(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().map(str::trim_start).collect();
    let indented = source.text.lines().enumerate().filter(|(_, line)| line.starts_with(' ') && line.trim() == "#[cfg(test)]");
    let is_example =
        |at: usize| lines.get(at + 1).is_some_and(|next| ["example,", "pub(super) example: "].iter().any(|own| next.starts_with(own)));
    indented.filter(|(at, _)| !is_example(*at)).map(|(at, _)| source.fault(at + 1, "only an example is `#[cfg(test)]`")).collect()
}

/// Code after the tests, which the other checks would not see.
fn code_after_tests(source: &Source) -> Vec<String> {
    let mut after = source.text.lines().enumerate().skip_while(|(_, line)| *line != "#[cfg(test)]").skip(1);
    match after.next() {
        None => Vec::new(),
        Some((_, "mod tests;")) => after.map(|(index, _)| source.fault(index + 1, "code after `mod tests;`")).collect(),
        Some((_, "mod tests {")) => {
            let end = after.find(|(_, line)| *line == "}");
            end.into_iter().chain(after).skip(1).map(|(index, _)| source.fault(index + 1, "code after the tests")).collect()
        }
        Some((index, _)) => vec![source.fault(index + 1, "only `mod tests` is `#[cfg(test)]`")],
    }
}

/// From a file to its faults.
type Check = fn(&Source) -> Vec<String>;

fn assert_none(folder: &str, check: Check) {
    let faults: Vec<String> = Source::all(folder).iter().flat_map(check).collect();
    assert!(faults.is_empty(), "in {folder}:\n{}", faults.join("\n"));
}

#[test]
fn imports_go_only_downward() {
    assert_none("src", upward_imports);
}

#[test]
fn floors_stand_on_lower_floors() {
    let place = |name: &str| FLOORS.iter().position(|(floor, _)| *floor == name);
    for (name, permitted) in FLOORS {
        for lower in *permitted {
            assert!(place(lower) < place(name), "{name} -> {lower}");
        }
    }
}

#[test]
fn files_are_small_named_and_explained() {
    assert_none("src", shape_faults);
}

#[test]
fn the_library_neither_panics_nor_prints() {
    assert_none("src", library_faults);
    assert_none("src", code_after_tests);
    assert_none("src", code_for_tests);
}

#[test]
fn nothing_is_unsafe_and_every_test_runs() {
    assert_none("src", forbidden_anywhere);
    assert_none("tests", forbidden_anywhere);
}

#[test]
fn the_tests_are_small_too() {
    assert_none("tests", shape_faults);
}

#[test]
fn each_check_can_fail() {
    let long = "//! x\n".repeat(LONGEST + 1);
    let ignored = format!("{IGNORED}]\nfn x() {{}}");
    let bad: &[(Check, &str, &str)] = &[
        (upward_imports, "json/mod.rs", "use crate::notebook::Cell;"),
        (upward_imports, "json/mod.rs", "use crate::{span, notebook};"),
        (upward_imports, "json/mod.rs", "use super::notebook;"),
        (upward_imports, "json/string.rs", "    let x = super::super::notebook::of();"),
        (upward_imports, "git/mod.rs", "fn f(_: crate::json::Value) {}"),
        (upward_imports, "novelty.rs", ""),
        (shape_faults, "json/mod.rs", &long),
        (shape_faults, "json/mod.rs", "use crate::span;"),
        (shape_faults, "utils.rs", "//! x"),
        (shape_faults, "json/misc.rs", "//! x"),
        (library_faults, "json/mod.rs", "x.unwrap();"),
        (library_faults, "json/mod.rs", "eprintln!(\"{x}\");"),
        (library_faults, "lib.rs", "let home = std::env::var(\"HOME\");"),
        (forbidden_anywhere, "laws.rs", &ignored),
        (forbidden_anywhere, "json/mod.rs", "let x = \"a \\\" b\" + unsafe { y };"),
        (code_after_tests, "span.rs", "#[cfg(test)]\nmod tests;\nfn late() {}"),
        (code_after_tests, "span.rs", "#[cfg(test)]\nmod tests {\n}\nfn late() {}"),
        (code_after_tests, "span.rs", "#[cfg(test)]\nfn only_in_tests() {}"),
        (code_for_tests, "span.rs", "    #[cfg(test)]\n    x.unwrap();"),
    ];
    for (check, name, text) in bad {
        assert!(!check(&Source::new(name, text)).is_empty(), "{name}: {text}");
    }
    let good: &[(Check, &str, &str)] = &[
        (upward_imports, "json/string.rs", "use super::Kind;\nuse crate::span::Span;\nuse crate::json::Value;"),
        (upward_imports, "cli/mod.rs", "use crate::notebook;"),
        (upward_imports, "json/mod.rs", "// see crate::notebook\n#[cfg(test)]\nmod tests { use crate::edit; }"),
        (shape_faults, "detect/rules/cloud.rs", &long),
        (library_faults, "cli/show.rs", "println!(\"{x}\");"),
        (library_faults, "json/mod.rs", "#[cfg(test)]\nmod tests {\n x.unwrap();\n}"),
        (forbidden_anywhere, "json/mod.rs", "// unsafe\n#![forbid(unsafe_code)]\nlet x = \"unsafe\";"),
        (code_after_tests, "span.rs", "fn early() {}\n#[cfg(test)]\nmod tests {\n    fn x() {\n    }\n}"),
        (code_for_tests, "span.rs", "    #[cfg(test)]\n    pub(super) example: &'static str,"),
    ];
    for (check, name, text) in good {
        assert_eq!(check(&Source::new(name, text)), Vec::<String>::new(), "{name}: {text}");
    }
}
