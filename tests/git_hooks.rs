//! The hooks at work in real repositories: what they block, what they clean, what they warn of, what they let pass.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::detect::credential_file::may_be;
use nbguard::detect::example::fill;
use nbguard::git::Git;
use std::fs;
use support::{Sandbox, nbguard_in, notebook, put, put_script, refused};

fn token(seed: &str) -> String {
    fill("ghp_{alnum:36}", seed)
}

/// A repository with one commit whose pre-commit hook is `nbguard hook pre-commit FLAGS`.
fn with_hook(sandbox: &Sandbox, flags: &str) -> Git {
    let git = sandbox.repository("r");
    git.run(&["commit", "-q", "--allow-empty", "-m", "first"]).unwrap();
    let script = format!("#!/bin/sh\nexec '{}' hook pre-commit {flags} \"$@\"\n", env!("CARGO_BIN_EXE_nbguard"));
    put_script(&git, ".git/hooks/pre-commit", &script);
    git
}

fn committed(git: &Git, path: &str) -> String {
    git.run(&["cat-file", "-p", &format!("HEAD:{path}")]).unwrap()
}

fn status(git: &Git) -> String {
    git.run(&["status", "--porcelain"]).unwrap()
}

#[test]
fn fix_cleans_the_index_and_leaves_the_working_copy() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "--fix");
    let staged = notebook("print(1)", "output 1");
    let path = put(&git, "a b.ipynb", &staged);
    put(&git, "other.txt", "text");
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "fixed"]).unwrap();
    let clean = committed(&git, "a b.ipynb");
    assert!(clean.contains("print(1)") && !clean.contains("output 1"), "{clean}");
    assert_eq!(fs::read_to_string(&path).unwrap(), staged, "the working copy is as it was");
    assert_eq!(status(&git), " M \"a b.ipynb\"", "and git says so");

    // half staged: the cleaned state of what was staged is committed, not what came after
    put(&git, "a b.ipynb", notebook("print(2)", "output 2"));
    git.run(&["add", "."]).unwrap();
    let later = notebook("print(3)", "output 3");
    put(&git, "a b.ipynb", &later);
    git.run(&["commit", "-qm", "half"]).unwrap();
    let clean = committed(&git, "a b.ipynb");
    assert!(clean.contains("print(2)") && !clean.contains("output 2"), "{clean}");
    assert_eq!(fs::read_to_string(&path).unwrap(), later);
    assert_eq!(status(&git), " M \"a b.ipynb\"");

    let output = nbguard_in(&sandbox, git.dir(), &["hook", "pre-commit", "--fix"], b"");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), "nbguard: staged, 0 notebooks looked at: no credentials found\n"));
}

#[test]
fn fix_makes_no_empty_commit() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "--fix");
    put(&git, "a.ipynb", notebook("print(1)", "output 1"));
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "fixed"]).unwrap();
    let before = git.run(&["rev-parse", "HEAD"]).unwrap();
    put(&git, "a.ipynb", notebook("print(1)", "output of another run"));
    for args in [&["commit", "-qam", "all"][..], &["commit", "-qm", "path", "--", "a.ipynb"]] {
        let said = refused(&git, args);
        assert!(said.contains("without their outputs the notebooks are as they were committed before"), "{said}");
    }
    assert_eq!((git.run(&["rev-parse", "HEAD"]).unwrap(), status(&git)), (before, " M a.ipynb".to_owned()));
    git.run(&["commit", "-q", "--allow-empty", "-m", "meant to be empty"]).unwrap();
}

#[test]
fn fix_serves_every_way_to_commit() {
    let sandbox = Sandbox::new();
    for (name, flags) in
        [("plain", &[][..]), ("sha256", &["--object-format=sha256"]), ("reftable", &["--ref-format=reftable"]), ("split", &[])]
    {
        if !sandbox.makes(flags) {
            continue;
        }
        let git = sandbox.repository_with(name, flags);
        if name == "split" {
            git.run(&["config", "core.splitIndex", "true"]).unwrap();
        }
        let script = format!("#!/bin/sh\nexec '{}' hook pre-commit --fix\n", env!("CARGO_BIN_EXE_nbguard"));
        for path in ["a.ipynb", "b.ipynb", "sub/c.ipynb"] {
            put(&git, path, notebook("print(0)", ""));
        }
        git.run(&["add", "."]).unwrap();
        git.run(&["commit", "-qm", "first"]).unwrap();
        put_script(&git, ".git/hooks/pre-commit", &script);

        put(&git, "a.ipynb", notebook("print('of commit -a')", "output"));
        git.run(&["commit", "-qam", "all"]).unwrap();
        assert!(committed(&git, "a.ipynb").contains("commit -a") && !committed(&git, "a.ipynb").contains("output\""), "{name}");
        assert_eq!(git.run(&["diff", "--cached", "--name-only"]).unwrap(), "", "{name}: the index is what was committed");

        // another file is staged meanwhile, and a third differs
        put(&git, "b.ipynb", notebook("print('staged')", "staged output"));
        git.run(&["add", "b.ipynb"]).unwrap();
        put(&git, "sub/c.ipynb", notebook("print('by path')", "path output"));
        git.run(&["commit", "-qm", "path", "--", "sub/c.ipynb"]).unwrap();
        let clean = committed(&git, "sub/c.ipynb");
        assert!(clean.contains("by path") && !clean.contains("path output"), "{name}: {clean}");
        assert_eq!(git.run(&["diff", "--cached", "--name-only"]).unwrap(), "b.ipynb", "{name}: and the index that stays has it clean too");
        assert!(git.run(&["cat-file", "-p", ":b.ipynb"]).unwrap().contains("staged output"), "{name}: what was not committed is as it was");
        assert!(git.run(&["fsck", "--strict"]).is_ok(), "{name}");
    }
}

#[test]
fn fix_keeps_to_a_sparse_checkout() {
    let sandbox = Sandbox::new();
    for flag in ["--sparse-index", "--no-sparse-index"] {
        let git = with_hook(&sandbox, "--fix");
        put(&git, "inside/a.txt", "1");
        put(&git, "outside/o.ipynb", notebook("print(1)", ""));
        git.run(&["add", "."]).unwrap();
        git.run(&["commit", "-qm", "base"]).unwrap();
        git.run(&["checkout", "-qb", "side"]).unwrap();
        put(&git, "outside/o.ipynb", notebook("print(2)", "output 2"));
        git.run(&["commit", "-qam", "side", "--no-verify"]).unwrap();
        git.run(&["checkout", "-q", "main"]).unwrap();
        git.run(&["sparse-checkout", "set", "--cone", flag, "inside"]).unwrap();
        git.run(&["merge", "-q", "--no-commit", "--no-ff", "side"]).unwrap();
        git.run(&["commit", "-qm", "merged"]).unwrap();
        let clean = committed(&git, "outside/o.ipynb");
        assert!(clean.contains("print(2)") && !clean.contains("output 2"), "{flag}: {clean}");
        assert_eq!((status(&git).as_str(), git.dir().join("outside").exists()), ("", false), "{flag}");
        fs::remove_dir_all(git.dir()).unwrap();
    }
}

#[test]
fn fix_judges_what_it_leaves() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "--fix");
    put(&git, "a.ipynb", notebook(&format!("token = '{}'", token("source")), &token("output")));
    git.run(&["add", "."]).unwrap();
    let said = refused(&git, &["commit", "-qm", "never"]);
    assert!(said.contains("cleaned 1 notebook in the index") && said.contains("1 notebook looked at: 1 credential found"), "{said}");
    assert!(!said.contains(&token("source")) && !said.contains(&token("output")));

    let broken = "{\"cells\": [";
    put(&git, "a.ipynb", notebook("1", "output"));
    put(&git, "b.ipynb", broken);
    git.run(&["add", "."]).unwrap();
    let said = refused(&git, &["commit", "-qm", "never"]);
    assert!(said.contains("b.ipynb: "), "{said}");
    assert!(git.run(&["cat-file", "-p", ":a.ipynb"]).unwrap().contains("output\""), "nothing was done by halves");
}

#[test]
fn fix_goes_by_the_settings() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "--fix");
    put(&git, "nbguard.toml", "outputs = \"redact\"\nkeep_count = true\n");
    put(&git, "a.ipynb", notebook("work()", &format!("done with {}", token("output"))));
    put(&git, "b.ipynb", notebook("work()", "done"));
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "redacted"]).unwrap();
    let clean = committed(&git, "a.ipynb");
    assert!(clean.contains("done with [redacted:github-pat]") && clean.contains("\"execution_count\": 1"), "{clean}");
    assert_eq!(status(&git), " M a.ipynb", "b.ipynb had nothing to clean");
}

#[test]
fn files_that_hold_credentials_are_blocked() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "");
    let secret = token("env");
    put(&git, "sub/.env", format!("DEBUG=1\nGITHUB_TOKEN={secret}\n"));
    put(&git, "kaggle.json", fill("{\"username\":\"ada\",\"key\":\"{hex:32}\"}", "kaggle"));
    put(
        &git,
        "robot.json",
        fill("{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n{base64:800}\\n\"}", "robot"),
    );
    put(&git, "id_rsa", fill("-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:400}\n-----END OPENSSH PRIVATE KEY-----\n", "rsa"));
    put(&git, ".env.example", "GITHUB_TOKEN=your-token-here\n");
    put(&git, "data.json", "{\"rows\": []}");
    git.run(&["add", "."]).unwrap();
    let output = nbguard_in(&sandbox, git.dir(), &["hook", "pre-commit"], b"");
    let said = String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for (path, ignore) in [("sub/.env", ".env"), ("kaggle.json", "kaggle.json"), ("robot.json", "/robot.json"), ("id_rsa", "id_rsa")] {
        assert!(said.contains(&format!("git rm --cached {path}")), "{path}: {said}");
        assert!(said.contains(&format!("in .gitignore: {ignore}\n")), "{path}: {said}");
    }
    assert!(!said.contains("example is") && !said.contains("data.json") && !said.contains(&secret), "{said}");
    assert!(said.contains("commit blocked"), "{said}");

    for path in ["sub/.env", "kaggle.json", "robot.json", "id_rsa"] {
        git.run(&["rm", "-q", "--cached", path]).unwrap();
    }
    put(&git, ".gitignore", ".env\nkaggle.json\n/robot.json\nid_rsa\n");
    put(&git, "settings.env", "DEBUG=1\n");
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "clean"]).unwrap();
    assert_eq!(status(&git), "", "the lines keep out all of them");
}

#[test]
fn a_notebook_that_reads_credentials_from_a_file_in_reach_of_git_is_warned_of() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "");
    let warned = |source: &str| {
        put(&git, "work/a.ipynb", notebook(source, ""));
        git.run(&["add", "work/a.ipynb"]).unwrap();
        let output = nbguard_in(&sandbox, git.dir(), &["hook", "pre-commit"], b"");
        assert_eq!(output.status.code(), Some(0), "a warning blocks nothing");
        let said = String::from_utf8(output.stderr).unwrap();
        said.lines().filter(|line| line.contains("warning")).map(|line| line.to_owned() + "\n").collect::<String>()
    };
    let dotenv = "from dotenv import load_dotenv\nload_dotenv()";
    let here = "nbguard: warning: work/a.ipynb, cell 1, reads credentials from work/.env, which git does not ignore, \
                so that a `git add .` takes it in; put this line into .gitignore: .env\n";
    assert_eq!(warned(dotenv), here, "it may come");
    put(&git, "work/b.ipynb", notebook(dotenv, ""));
    git.run(&["add", "work/b.ipynb"]).unwrap();
    assert_eq!(warned(dotenv), here.replace("cell 1,", "cell 1 (and 1 more notebook),"), "once for both");
    git.run(&["rm", "-qf", "work/b.ipynb"]).unwrap();
    put(&git, ".env", "TOKEN=x\n");
    assert_eq!(warned(dotenv), here.replace("from work/.env", "from .env"), "the nearest that is there");
    put(&git, ".gitignore", ".env\n");
    assert_eq!(warned(dotenv), "");
    assert_eq!(warned("load_dotenv('../../elsewhere/.env')\nload_dotenv('/etc/.env')"), "", "not git's");

    let config = "import json\nconfig = json.load(open('../config.json'))";
    assert_eq!(warned(config), "", "there is none");
    put(&git, "config.json", "{\"rows\": 10}");
    assert_eq!(warned(config), "", "it is harmless");
    put(&git, "config.json", format!("{{\"api_key\": \"{}\"}}", token("config")));
    let line = "put this line into .gitignore: /config.json\n";
    assert!(warned(config).ends_with(line) && warned(config).contains("does not ignore"));
    git.run(&["add", "config.json"]).unwrap();
    assert!(warned(config).contains("which is tracked; take it out with `git rm --cached config.json` and"));
    git.run(&["rm", "-q", "--cached", "config.json"]).unwrap();
    put(&git, ".gitignore", ".env\n/config.json\n");
    assert_eq!(warned(config), "");
}

#[test]
fn files_that_the_framework_names_are_judged_by_what_they_are() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "");
    put(&git, ".env", format!("GITHUB_TOKEN={}\n", token("env")));
    put(&git, "data.json", "[]");
    put(&git, "a.ipynb", notebook("1", ""));
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "past the hook", "--no-verify"]).unwrap();
    let judged = |args: &[&str]| {
        let output = nbguard_in(&sandbox, git.dir(), &[&["hook", "pre-commit"], args].concat(), b"");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap().lines().next().unwrap_or_default().to_owned())
    };
    let looked = |count: &str| format!("nbguard: staged, {count} looked at: no credentials found");
    assert_eq!(judged(&[]), (0, looked("0 notebooks")), "nothing is changed");
    assert_eq!(judged(&["data.json", "a.ipynb"]), (0, looked("1 notebook")), "as with --all-files");
    assert_eq!(judged(&["data.json", ".env", "a.ipynb"]), (1, looked("1 notebook")));
    assert_eq!(judged(&[".env"]), (1, looked("0 notebooks")));
    let neither = "nbguard: 2 files passed over, by name neither a notebook nor a file that credentials are kept in";
    assert_eq!(judged(&[".env.example", "notes.txt", "a.ipynb"]), (0, neither.to_owned()), "a template is no notebook that is broken");
}

/// `git apply --cached` takes in what it is given and asks no filter.
#[test]
fn what_was_indexed_past_the_filter_is_no_notebook_that_passes() {
    let sandbox = Sandbox::new();
    let git = with_hook(&sandbox, "");
    put(&git, "a.ipynb", notebook("1", ""));
    git.run(&["add", "."]).unwrap();
    git.run(&["commit", "-qm", "whole"]).unwrap();
    put(&git, "a.ipynb", format!("<<<<<<< ours\n{}=======\n>>>>>>> theirs\n", notebook("1", "")));
    let patch = git.bytes(&["diff", "--no-textconv"]).unwrap();
    git.feed(&["apply", "--cached"], &patch).unwrap();
    let said = refused(&git, &["commit", "-qm", "conflict"]);
    assert!(said.contains("a.ipynb: line 1, column 1: merge-conflict markers") && said.contains("cannot be judged"), "{said}");
}

/// The pre-commit framework calls the hook only for files that its manifest lets through.
#[test]
fn the_manifest_lets_through_every_kind_of_file() {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml")).unwrap();
    let (_, rest) = manifest.split_once("files: |\n").unwrap();
    let pattern: String = rest.lines().take_while(|line| line.starts_with("    ")).map(str::trim).collect();
    let regex = regex_automata::meta::Regex::new(&pattern).unwrap();
    for path in nbguard::detect::credential_file::kinds().flat_map(|kind| kind.paths) {
        let path = path.replace('*', "x");
        let copies = ["~", ".bak", " (1)", " copy 2"].map(|end| format!("{path}{end}"));
        let parts = path.rsplit_once('.').filter(|(stem, extension)| !stem.is_empty() && !stem.ends_with('/') && !extension.contains('/'));
        let numbered = parts.map(|(stem, extension)| format!("{stem} (1).{extension}"));
        for path in copies.into_iter().chain(numbered).chain([path.clone()]) {
            assert!(regex.is_match(path.as_str()), "{path}: add it to .pre-commit-hooks.yaml");
            assert!(may_be(&path), "{path}");
        }
    }
    assert!(
        regex.is_match("work/A.ipynb")
            && regex.is_match("work/a.ipynb.bak")
            && regex.is_match("a.ipynb~")
            && !regex.is_match("main.py")
            && !regex.is_match("environment.yml")
    );
}
