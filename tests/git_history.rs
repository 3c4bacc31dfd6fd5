//! `scan --history` in real repositories: each credential with its first and last commit, whatever refs lead there.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the other tests of git")]
mod repository;

use nbguard::detect::example::fill;
use nbguard::git::Git;
use repository::{Sandbox, nbguard_in, put};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Output;

/// A GitHub token, another for each seed.
fn token(seed: &str) -> String {
    fill("ghp_{alnum:36}", seed)
}

/// A cell that is no secret.
fn plain(id: &str) -> Value {
    json!({"cell_type": "code", "id": id, "execution_count": 1, "metadata": {}, "outputs": [], "source": "load(1)"})
}

/// A cell with a token.
fn leaky(id: &str, seed: &str) -> Value {
    json!({"cell_type": "code", "id": id, "execution_count": 1, "metadata": {}, "outputs": [], "source": format!("key = '{}'", token(seed))})
}

fn notebook(cells: &[Value]) -> String {
    json!({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).to_string()
}

/// Commits all that is there on day `day`, and says the commit's name.
fn commit(git: &Git, day: usize) -> String {
    let date = format!("2024-01-{day:02}T12:00:00Z");
    let dated = git.clone().env("GIT_AUTHOR_DATE", Some(&date)).env("GIT_COMMITTER_DATE", Some(&date));
    git.run(&["add", "--all"]).unwrap();
    dated.run(&["commit", "-q", "--allow-empty", "-m", &date]).unwrap();
    git.run(&["rev-parse", "HEAD"]).unwrap()
}

fn scan(sandbox: &Sandbox, dir: &Path, arguments: &[&str]) -> Output {
    let output = nbguard_in(sandbox, dir, &[&["scan", "--history"], arguments].concat(), b"");
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    for seed in ["a", "b", "c", "d", "e"] {
        assert!(memchr::memmem::find(&said, &token(seed).as_bytes()[4..]).is_none(), "{arguments:?} shows a token");
    }
    output
}

/// The exit code and the report.
fn report(sandbox: &Sandbox, git: &Git, arguments: &[&str]) -> (i32, Value) {
    let output = scan(sandbox, git.dir(), &[arguments, &["--format", "json"]].concat());
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code().unwrap(), report)
}

/// By path: how many tokens there are.
fn tokens(sandbox: &Sandbox, git: &Git, arguments: &[&str]) -> BTreeMap<String, usize> {
    let mut tokens = BTreeMap::new();
    for finding in report(sandbox, git, arguments).1["findings"].as_array().unwrap() {
        *tokens.entry(finding["path"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    tokens
}

fn one(path: &str) -> BTreeMap<String, usize> {
    BTreeMap::from([(path.to_owned(), 1)])
}

#[test]
fn a_token_has_a_first_and_a_last_commit() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let versions = [
        notebook(&[plain("x")]),
        notebook(&[plain("x"), leaky("y", "a")]),
        notebook(&[plain("x"), plain("new"), leaky("y", "a")]),
        notebook(&[plain("x"), plain("new"), leaky("z", "b")]),
        notebook(&[plain("x"), leaky("z", "b")]),
    ];
    let mut commits = Vec::new();
    for (day, version) in versions.iter().enumerate() {
        put(&git, "sub/n.ipynb", version);
        commits.push(commit(&git, day + 1));
    }
    put(&git, "readme", "");
    commit(&git, 9);
    let (code, report) = report(&sandbox, &git, &[]);
    assert_eq!(code, 1);
    let stay = |finding: &Value| {
        let [first, last] = ["first", "last"].map(|name| commits.iter().position(|id| finding["history"][name]["id"] == **id).unwrap());
        (finding["cell"]["id"].as_str().unwrap().to_owned(), finding["cell"]["index"].as_u64().unwrap(), first, last)
    };
    let found = report["findings"].as_array().unwrap();
    assert_eq!(found.iter().map(stay).collect::<Vec<_>>(), [("z".to_owned(), 1, 3, 4), ("y".to_owned(), 2, 1, 2)]);
    assert_eq!(found.iter().map(|finding| finding["history"]["in_head"] == true).collect::<Vec<_>>(), [true, false]);
    assert_eq!(found[1]["history"]["first"]["date"], "2024-01-02T12:00:00Z");
    assert_eq!(found[1]["history"]["first"]["author"], "tester@example.org <tester@example.org>");
    assert_eq!(report["summary"]["history"], json!({"versions": 5, "commits": 5, "shallow": false}));

    let text = scan(&sandbox, git.dir(), &[]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    for line in [
        format!("first in {} of 2024-01-02T12:00:00Z by tester", &commits[1][..12]),
        format!("last in {} of 2024-01-03T12:00:00Z by tester", &commits[2][..12]),
        "no longer in HEAD".to_owned(),
        "5 versions of 1 notebook looked at: 2 credentials found, 1 still in HEAD".to_owned(),
    ] {
        assert!(text.contains(&line), "{line} is not in {text}");
    }
}

#[test]
fn a_cell_without_id_is_the_one_that_is_given_an_id() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let mut nameless = leaky("y", "a");
    nameless.as_object_mut().unwrap().remove("id");
    put(&git, "n.ipynb", notebook(&[nameless]));
    let first = commit(&git, 1);
    put(&git, "n.ipynb", notebook(&[plain("x"), leaky("y", "a")]));
    commit(&git, 2);
    let (_, report) = report(&sandbox, &git, &[]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"][0]["history"]["first"]["id"], first);
    assert_eq!(report["findings"][0]["cell"]["id"], "y");
}

#[test]
fn every_ref_counts_and_what_a_merge_left_behind() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "n.ipynb", notebook(&[plain("x")]));
    commit(&git, 1);
    // added and taken back on a branch that is merged: what main has never changed
    git.run(&["switch", "-qc", "side"]).unwrap();
    put(&git, "merged.ipynb", notebook(&[leaky("m", "a")]));
    commit(&git, 2);
    put(&git, "merged.ipynb", notebook(&[plain("m")]));
    commit(&git, 3);
    git.run(&["rm", "-q", "merged.ipynb"]).unwrap();
    commit(&git, 4);
    git.run(&["switch", "-q", "main"]).unwrap();
    put(&git, "other", "");
    commit(&git, 5);
    git.run(&["merge", "-q", "--no-commit", "--no-ff", "side"]).unwrap();
    // what only the merge itself has
    put(&git, "n.ipynb", notebook(&[leaky("x", "b")]));
    let merge = commit(&git, 6);
    git.run(&["branch", "-qD", "side"]).unwrap();
    put(&git, "n.ipynb", notebook(&[plain("x")]));
    commit(&git, 7);
    // a tag that no branch leads to, and a stash
    git.run(&["switch", "-q", "--detach"]).unwrap();
    put(&git, "tagged.ipynb", notebook(&[leaky("t", "c")]));
    commit(&git, 8);
    git.run(&["tag", "-a", "-m", "t", "v1"]).unwrap();
    git.run(&["switch", "-q", "main"]).unwrap();
    put(&git, "n.ipynb", notebook(&[leaky("s", "d")]));
    git.run(&["stash", "-q"]).unwrap();
    let all = BTreeMap::from([("merged.ipynb".to_owned(), 1), ("n.ipynb".to_owned(), 2), ("tagged.ipynb".to_owned(), 1)]);
    assert_eq!(tokens(&sandbox, &git, &[]), all);
    assert_eq!(tokens(&sandbox, &git, &["--all"]), all);
    let (_, report) = report(&sandbox, &git, &["--range", "HEAD", "n.ipynb"]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"][0]["history"]["first"]["id"], merge);
}

#[test]
fn a_range_a_date_and_paths_limit_it() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    for (day, (path, seed)) in [("a.ipynb", "a"), ("sub/b.ipynb", "b"), ("sub/C.IPYNB", "c")].into_iter().enumerate() {
        put(&git, path, notebook(&[leaky("x", seed)]));
        commit(&git, day + 1);
    }
    assert_eq!(tokens(&sandbox, &git, &["--range", "HEAD~2..HEAD~1"]), one("sub/b.ipynb"));
    assert_eq!(tokens(&sandbox, &git, &["--since", "2024-01-03"]), one("sub/C.IPYNB"));
    for no_date in ["garbage", "", "now"] {
        let scanned = scan(&sandbox, git.dir(), &["--since", no_date]);
        assert_eq!(scanned.status.code(), Some(2), "{no_date}: what git takes for now would pass over all");
    }
    assert_eq!(tokens(&sandbox, &git, &["a.ipynb"]), one("a.ipynb"));
    let sub = sandbox.git(&git.dir().join("sub"));
    assert_eq!(tokens(&sandbox, &sub, &["b.ipynb"]), one("sub/b.ipynb"));
    assert_eq!(tokens(&sandbox, &sub, &[]).len(), 3, "from anywhere, the whole");
    for wrong in [&["--range", "nowhere..HEAD"][..], &["--range", "--output=x"], &["not-there.ipynb"]] {
        let output = scan(&sandbox, git.dir(), wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!output.stderr.is_empty() && !git.dir().join("x").exists());
    }
}

#[test]
fn what_head_holds_is_told_though_the_range_ends_before() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "n.ipynb", notebook(&[leaky("x", "a"), leaky("y", "b")]));
    commit(&git, 1);
    put(&git, "n.ipynb", notebook(&[leaky("x", "a"), leaky("z", "c")]));
    commit(&git, 2);
    let (_, report) = report(&sandbox, &git, &["--range", "HEAD~1"]);
    let found: Vec<(&str, bool)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["cell"]["id"].as_str().unwrap(), finding["history"]["in_head"].as_bool().unwrap()))
        .collect();
    assert_eq!(found, [("x", true), ("y", false)]);
}

#[test]
fn no_setting_changes_what_is_seen() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, ".gitattributes", "*.ipynb diff=shout filter=shout\n");
    put(&git, "old.ipynb", notebook(&[leaky("x", "a")]));
    let old = commit(&git, 1);
    git.run(&["mv", "old.ipynb", "näme \"2\"\n.ipynb"]).unwrap();
    commit(&git, 2);
    let empty = git.run(&["commit-tree", "-m", "nothing", &git.run(&["write-tree"]).unwrap()]).unwrap();
    git.run(&["replace", "-f", &old, &empty]).unwrap();
    let before = tokens(&sandbox, &git, &["--range", "main"]);
    assert_eq!(before, BTreeMap::from([("old.ipynb".to_owned(), 1), ("näme \"2\"\n.ipynb".to_owned(), 1)]));
    for setting in [
        "log.showSignature=true", "log.follow=true", "log.date=relative", "diff.renames=copies", "core.quotePath=true",
        "diff.noprefix=true", "diff.external=false", "diff.shout.textconv=false", "diff.shout.cachetextconv=true", "diff.orderFile=none",
        "color.ui=always", "i18n.logOutputEncoding=latin1", "log.excludeDecoration=*", "diff.ignoreSubmodules=all",
        "filter.shout.smudge=false",
    ] {
        let (key, value) = setting.split_once('=').unwrap();
        git.run(&["config", key, value]).unwrap();
    }
    assert_eq!(tokens(&sandbox, &git, &["--range", "main"]), before);
}

#[test]
fn every_kind_of_repository_is_served() {
    let sandbox = Sandbox::new();
    for (name, init) in [("sha256", "--object-format=sha256"), ("reftable", "--ref-format=reftable")] {
        let dir = sandbox.path(name);
        std::fs::create_dir(&dir).unwrap();
        let git = sandbox.git(&dir);
        if !sandbox.makes(&[init]) {
            continue;
        }
        git.run(&["init", "-q", "-b", "main", init]).unwrap();
        assert_eq!(report(&sandbox, &git, &[]).0, 0, "{name}: before the first commit");
        put(&git, "n.ipynb", notebook(&[leaky("x", "a")]));
        commit(&git, 1);
        assert_eq!(tokens(&sandbox, &git, &[]), one("n.ipynb"), "{name}");
        git.run(&["clone", "-q", "--bare", ".", "../bare"]).unwrap();
        assert_eq!(tokens(&sandbox, &sandbox.git(&sandbox.path("bare")), &[]), one("n.ipynb"), "{name}, bare");
        std::fs::remove_dir_all(sandbox.path("bare")).unwrap();
    }
    assert_eq!(scan(&sandbox, &sandbox.path("home"), &[]).status.code(), Some(2), "no repository");
}

#[test]
fn a_partial_clone_names_what_it_lacks_and_fetches_nothing() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    git.run(&["config", "uploadpack.allowFilter", "true"]).unwrap();
    put(&git, "n.ipynb", notebook(&[leaky("x", "a")]));
    let first = commit(&git, 1);
    let lost = git.run(&["rev-parse", "HEAD:n.ipynb"]).unwrap();
    put(&git, "n.ipynb", notebook(&[plain("z")]));
    commit(&git, 1);
    put(&git, "n.ipynb", notebook(&[leaky("y", "b")]));
    commit(&git, 2);
    let url = format!("file://{}", git.dir().display());
    git.run(&["clone", "-q", "--filter=blob:none", &url, "../partial"]).unwrap();
    let partial = sandbox.git(&sandbox.path("partial"));
    let objects = || partial.run(&["count-objects", "-v"]).unwrap();
    let before = objects();
    let (code, report) = report(&sandbox, &partial, &[]);
    assert_eq!((code, objects()), (2, before));
    assert_eq!(report["findings"].as_array().unwrap().len(), 1, "what is there is looked at");
    let errors = report["summary"]["errors"].as_array().unwrap();
    assert_eq!((errors.len(), &errors[0]["path"]), (2, &json!("n.ipynb")), "each is named");
    let messages: Vec<&str> = errors.iter().map(|error| error["message"].as_str().unwrap()).collect();
    let message = messages.iter().find(|message| message.contains(&lost)).unwrap();
    assert!(message.contains(&first[..12]) && message.contains(&lost) && message.contains("--refetch"), "{message}");

    git.run(&["clone", "-q", "--filter=tree:0", "--no-checkout", &url, "../treeless"]).unwrap();
    let output = scan(&sandbox, &sandbox.path("treeless"), &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("--refetch"), "{said}");
}

#[test]
fn what_only_a_ref_names_is_looked_at() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "n.ipynb", notebook(&[plain("x")]));
    commit(&git, 1);
    let blob = |bytes: &str| String::from_utf8(git.feed(&["hash-object", "-w", "--stdin"], bytes.as_bytes()).unwrap()).unwrap();
    let [found, text] = [notebook(&[leaky("b", "b")]), "no notebook".to_owned()].map(|bytes| blob(&bytes).trim().to_owned());
    git.run(&["tag", "a-blob", &found]).unwrap();
    git.run(&["tag", "a-text", &text]).unwrap();
    put(&git, "d/t.ipynb", notebook(&[leaky("t", "t")]));
    git.run(&["add", "."]).unwrap();
    let tree = git.run(&["write-tree"]).unwrap();
    git.run(&["rm", "-q", "-r", "-f", "d"]).unwrap();
    git.run(&["tag", "-a", "-m", "tagged", "a-tree", &tree]).unwrap();
    let paths = [("refs/tags/a-blob".to_owned(), 1), ("refs/tags/a-tree:d/t.ipynb".to_owned(), 1)];
    assert_eq!(tokens(&sandbox, &git, &[]), BTreeMap::from(paths));
    let output = scan(&sandbox, git.dir(), &[]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.code() == Some(1) && said.contains("in no commit") && said.contains("a ref names it itself"), "{said}");
    assert_eq!(tokens(&sandbox, &git, &["--range", "main"]), BTreeMap::new());
}

#[test]
fn copies_are_looked_at() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "n.ipynb.bak", notebook(&[leaky("x", "a")]));
    put(&git, "cut.ipynb~", &notebook(&[leaky("y", "b")])[..150]);
    put(&git, "list.ipynb.txt", "n.ipynb\n");
    commit(&git, 1);
    git.run(&["rm", "-q", "n.ipynb.bak"]).unwrap();
    commit(&git, 2);
    let (code, report) = report(&sandbox, &git, &[]);
    assert_eq!((code, &report["summary"]["errors"]), (1, &json!([])), "{report:#}");
    assert!(report["findings"].as_array().unwrap().iter().any(|found| found["path"] == "n.ipynb.bak"), "{report:#}");
}

#[test]
fn a_shallow_clone_says_so() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "n.ipynb", notebook(&[leaky("x", "a")]));
    commit(&git, 1);
    put(&git, "n.ipynb", notebook(&[plain("y")]));
    commit(&git, 2);
    git.run(&["clone", "-q", "--depth=1", &format!("file://{}", git.dir().display()), "../shallow"]).unwrap();
    let output = scan(&sandbox, &sandbox.path("shallow"), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("shallow"), "{output:?}");
    assert_eq!(report(&sandbox, &sandbox.git(&sandbox.path("shallow")), &[]).1["summary"]["history"]["shallow"], true);
}

#[test]
fn a_version_that_is_no_notebook_is_named_and_looked_at_as_text() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "n.ipynb", "<<<<<<< {}\n");
    let harmless = commit(&git, 1);
    put(&git, "n.ipynb", notebook(&[leaky("x", "b")]));
    put(&git, "empty.ipynb", "");
    put(&git, "plain.txt", format!("key = '{}'", token("c")));
    std::os::unix::fs::symlink("n.ipynb", git.dir().join("link.ipynb")).unwrap();
    commit(&git, 2);
    let (code, leaks) = report(&sandbox, &git, &[]);
    assert_eq!((code, leaks["findings"].as_array().unwrap().len()), (1, 1));
    let named = leaks["summary"]["as_text"].as_array().unwrap();
    assert_eq!((named.len(), &named[0]["path"]), (1, &json!("n.ipynb")));
    assert!(named[0]["message"].as_str().unwrap().starts_with(&format!("in {}: looked at as text: line 1", &harmless[..12])), "{named:?}");
    let text = scan(&sandbox, git.dir(), &[]);
    assert!(String::from_utf8_lossy(&text.stdout).contains("1 version looked at as text"));
    assert_eq!(scan(&sandbox, git.dir(), &["--range", &harmless]).status.code(), Some(0), "a broken version is no leak");

    put(&git, "n.ipynb", format!("\n<<<<<<< {}\n", token("a")));
    let broken = commit(&git, 3);
    let (code, leaks) = report(&sandbox, &git, &["--range", "HEAD~1..HEAD"]);
    let found = &leaks["findings"][0];
    assert_eq!((code, &found["history"]["first"]["id"], &found["file_line"]), (1, &json!(broken), &json!(2)), "{leaks}");
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// A source that leaks in one of several ways, some of them across cells, or does not.
    fn source(&mut self) -> String {
        let seed = self.below(40).to_string();
        match self.below(6) {
            0 => format!("key = '{}'", token(&seed)),
            1 => format!("value = '{}'\n{}", fill("{alnum:24}", &seed), "# a line that makes the cell long enough to be remembered\n"),
            2 => "client = connect(password=value)\n# the value comes from another cell, if there is one\n".to_owned(),
            3 => format!("print('{}')", fill("{alnum:24}", &seed)),
            4 => "import os\nos.environ\n# all of the environment is what this cell shows as result".to_owned(),
            _ => format!("frame = load({seed})\nframe.describe()\n# nothing here is of any interest to anybody at all"),
        }
    }

    fn cell(&mut self) -> Value {
        let output = json!({"output_type": "stream", "name": "stdout", "text": [self.source()]});
        let kind = if self.below(5) == 0 { "markdown" } else { "code" };
        match kind {
            "code" => json!({"cell_type": kind, "execution_count": 1, "metadata": {}, "outputs": [output], "source": self.source()}),
            _ => json!({"cell_type": kind, "metadata": {}, "source": self.source()}),
        }
    }
}

#[test]
fn it_finds_what_is_found_in_each_version_alone() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let mut chance = Chance(7);
    let mut notebooks: Vec<Vec<Value>> = (0..3).map(|_| (0..9).map(|_| chance.cell()).collect()).collect();
    // by path, rule and fingerprint: the days of the first and the last version
    let mut expected: BTreeMap<(String, String, String), (usize, usize)> = BTreeMap::new();
    let mut commits = Vec::new();
    for day in 0..31 {
        let number = chance.below(notebooks.len());
        let cells = &mut notebooks[number];
        for _ in 0..3 {
            let place = chance.below(cells.len());
            match chance.below(4) {
                0 => cells.insert(place, chance.cell()),
                1 if cells.len() > 3 => drop(cells.remove(place)),
                2 => cells.swap(0, place),
                _ => cells[place] = chance.cell(),
            }
        }
        let (path, text) = (format!("{number}.ipynb"), notebook(cells));
        let changed = std::fs::read_to_string(git.dir().join(&path)).ok().as_ref() != Some(&text);
        put(&git, &path, &text);
        commits.push(commit(&git, day + 1));
        for finding in nbguard::scan(text.as_bytes()).unwrap().iter().filter(|_| changed) {
            let key = (path.clone(), finding.rule.to_owned(), finding.secret.fingerprint(""));
            expected.entry(key).and_modify(|days| days.1 = day).or_insert((day, day));
        }
    }
    let whole = |rule: &str| ["response-payload", "environment-dump"].contains(&rule);
    let (_, report) = report(&sandbox, &git, &["--fail-on", "secret,environment,payload"]);
    let mut found = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let text = |name: &str| finding[name].as_str().unwrap().to_owned();
        let day = |name: &str| commits.iter().position(|id| finding["history"][name]["id"] == **id).unwrap();
        let (first, last) = (day("first"), day("last"));
        let days = found.entry((text("path"), text("rule"), text("fingerprint"))).or_insert((first, last));
        *days = (days.0.min(first), days.1.max(last));
    }
    // outputs as a whole are one finding, whatever they hold
    let secrets = |all: &BTreeMap<(String, String, String), (usize, usize)>| -> BTreeMap<_, _> {
        all.clone().into_iter().filter(|((_, rule, _), _)| !whole(rule)).collect()
    };
    let rules = |all: &BTreeMap<(String, String, String), (usize, usize)>| -> BTreeSet<_> {
        all.keys().map(|(path, rule, _)| (path.clone(), rule.clone())).collect()
    };
    assert_eq!(secrets(&found), secrets(&expected));
    assert_eq!(rules(&found), rules(&expected));
    let flows = expected.keys().filter(|(_, rule, _)| rule == "password").count();
    assert!(expected.len() > 20 && flows > 2, "{expected:?}");
}
