//! `nbguard status` with real git: what an installation lacks is found, named, and mended by what the mend says; `--fix`
//! does what is nbguard's own to do.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/status.rs"]
#[allow(dead_code, reason = "shared with the other tests of status")]
mod report;
#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::git::{GitError, Installation, Scope, complete, install};
use report::{amiss, check, commit, is_fixed, notebook, obey, status, status_in, text, wanted};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use support::{Sandbox, files, nbguard_in, put, put_script, reachable};

#[test]
fn a_complete_installation() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    assert_eq!(status(&sandbox, &git).0, 0, "before the first commit");
    for path in ["a.ipynb", "it's/ä b.ipynb"] {
        put(&git, path, notebook("1"));
    }
    commit(&git);
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (0, vec![]), "{report:#}");
    assert_eq!(text(&report, "index", "detail"), "2 notebooks, clean");
    assert_eq!(text(&report, "HEAD", "detail"), "2 notebooks, clean");
    assert!(text(&report, "attributes", "detail").contains("all 2 tracked"), "{report:#}");
    assert!(report["checks"].as_array().unwrap().iter().all(|check| check["state"] == "ok" && check["mend"].is_null()), "{report:#}");
    // what CI may rely on: fields and parts are added, never renamed
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["checks", "complete", "schema"]);
    let parts: Vec<&str> = report["checks"].as_array().unwrap().iter().map(|check| check["part"].as_str().unwrap()).collect();
    let expected = [
        "filter.nbguard.process", "filter.nbguard.clean", "filter.nbguard.smudge", "filter.nbguard.required", "diff.nbguard.textconv",
        "attributes", "nbguard binary", "pre-commit hook", "pre-push hook", "index", "HEAD",
    ];
    assert_eq!(parts, expected);
    assert!(report["checks"].as_array().unwrap().iter().all(|check| keys(check) == ["detail", "mend", "needed", "part", "paths", "state"]));
    let text = nbguard_in(&sandbox, git.dir(), &["doctor"], b"");
    assert_eq!(text.status.code(), Some(0));
    assert_eq!(String::from_utf8(text.stdout).unwrap().lines().filter(|line| line.starts_with("ok ")).count(), 11);
    is_fixed(&sandbox, &git);
}

#[test]
fn attributes_without_a_filter_and_a_filter_without_attributes() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &Installation { attributes: Some(".gitattributes".into()), ..wanted() }).unwrap();
    put(&git, "a.ipynb", notebook("1"));
    commit(&git);
    sandbox.git(&sandbox.path("home")).run(&["clone", "-q", "../r", "../clone"]).unwrap();
    let clone = sandbox.git(&sandbox.path("clone"));
    let (code, report) = status(&sandbox, &clone);
    assert_eq!(code, 1);
    assert!(text(&report, "filter.nbguard.clean", "detail").contains("fresh clone"), "{report:#}");
    assert_eq!(text(&report, "filter.nbguard.clean", "mend"), "run `nbguard install`");
    assert_eq!(check(&report, "attributes")["state"], "ok");
    is_fixed(&sandbox, &clone);
    assert!(!clone.dir().join(".git/info/attributes").exists(), "the lines that are there serve");

    git.run(&["rm", "-q", ".gitattributes"]).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["attributes missing".to_owned()]));
    assert_eq!(check(&report, "attributes")["paths"], json!(["a.ipynb"]));
    is_fixed(&sandbox, &git);
}

#[test]
fn settings_that_do_not_serve() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let flags = ["--outputs", "redact", "--extra-keys=cell.metadata.a cell.metadata.b"].map(str::to_owned).to_vec();
    install(&git, &Installation { clean_flags: flags, ..wanted() }).unwrap();
    let command = git.run(&["config", "filter.nbguard.clean"]).unwrap();
    for (key, value, state) in [
        ("filter.nbguard.required", None, "missing"),
        ("filter.nbguard.required", Some("false"), "wrong"),
        ("diff.nbguard.textconv", Some("cat"), "wrong"),
        ("filter.nbguard.smudge", None, "missing"),
        ("filter.nbguard.process", Some("cat"), "wrong"),
    ] {
        match value {
            Some(value) => git.run(&["config", key, value]).unwrap(),
            None => git.run(&["config", "--unset", key]).unwrap(),
        };
        let (code, report) = status(&sandbox, &git);
        let mut expected = vec![format!("{key} {state}")];
        expected.extend((key == "filter.nbguard.process").then(|| "nbguard binary wrong".to_owned()));
        assert_eq!((code, amiss(&report)), (1, expected));
        assert!(text(&report, key, "mend").contains("status --fix"), "an installation would forget the flags");
        is_fixed(&sandbox, &git);
        assert_eq!(git.run(&["config", "filter.nbguard.clean"]).unwrap(), command, "flags stay");
    }
    for value in ["TRUE", "yes", "1"] {
        git.run(&["config", "filter.nbguard.required", value]).unwrap();
        assert_eq!(status(&sandbox, &git).0, 0, "git takes {value} to be true");
    }
    git.run(&["config", "filter.nbguard.clean", "cat"]).unwrap();
    assert!(amiss(&status(&sandbox, &git).1).contains(&"filter.nbguard.clean wrong".to_owned()));

    git.run(&["config", "filter.nbguard.process", "nbguard filter-process --no-such-flag"]).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, text(&report, "settings", "state")), (1, "wrong"), "{report:#}");
    assert!(text(&report, "settings", "detail").contains("nbguard install"), "{report:#}");
}

#[test]
fn what_an_older_install_lacks_is_a_note() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    git.run(&["config", "filter.nbguard.smudge", "cat"]).unwrap();
    git.run(&["config", "--unset", "filter.nbguard.process"]).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, ["process", "smudge"].map(|key| text(&report, &format!("filter.nbguard.{key}"), "state"))), (0, ["note"; 2]));
    is_fixed(&sandbox, &git);
    assert!(git.run(&["config", "filter.nbguard.process"]).unwrap().ends_with(" filter-process"));
    assert!(git.run(&["config", "filter.nbguard.smudge"]).unwrap().contains(" smudge "));
}

#[test]
fn a_program_that_moved() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let flags = vec!["--outputs".to_owned(), "redact".to_owned()];
    let script = |text: &str| put_script(&git, "../tools/nbguard", text);
    let binary = script("#!/bin/sh\necho nbguard 0.0.1\n");
    install(&git, &Installation { binary: binary.clone(), clean_flags: flags, ..wanted() }).unwrap();
    let (code, report) = status(&sandbox, &git);
    let said = check(&report, "nbguard binary");
    assert_eq!((code, &said["state"]), (0, &json!("note")), "another version serves, and is told");
    assert!(said["mend"].as_str().unwrap().contains(env!("CARGO_PKG_VERSION")), "{said}");
    is_fixed(&sandbox, &git);
    assert!(git.run(&["config", "filter.nbguard.clean"]).unwrap().contains("tools/nbguard"), "a program that runs stays");

    for gone in [true, false] {
        let binary = script("#!/bin/sh\nexit 1\n");
        install(&git, &Installation { binary: binary.clone(), clean_flags: vec!["--outputs=redact".to_owned()], ..wanted() }).unwrap();
        let all = ["nbguard binary wrong", "pre-commit hook wrong", "pre-push hook wrong"];
        assert_eq!(amiss(&status(&sandbox, &git).1), all, "it fails");
        if gone {
            fs::remove_file(&binary).unwrap();
        } else {
            fs::set_permissions(&binary, fs::Permissions::from_mode(0o644)).unwrap();
        }
        assert_eq!(amiss(&status(&sandbox, &git).1), all);
        is_fixed(&sandbox, &git);
        let command = git.run(&["config", "filter.nbguard.clean"]).unwrap();
        assert_eq!(command, format!("{} clean - '--outputs=redact' --path=%f", env!("CARGO_BIN_EXE_nbguard")));
        assert!(fs::read_to_string(git.dir().join(".git/hooks/pre-commit")).unwrap().contains(env!("CARGO_BIN_EXE_nbguard")));
    }
    // what only a shell can read is looked at, and not written anew
    git.run(&["config", "--unset", "filter.nbguard.process"]).unwrap();
    git.run(&["config", "filter.nbguard.clean", "\"$HOME\"/gone/nbguard clean - --path=%f"]).unwrap();
    assert_eq!(amiss(&status_in(&sandbox, git.dir(), &["--fix"]).1), ["nbguard binary wrong"]);
    assert!(git.run(&["config", "filter.nbguard.clean"]).unwrap().starts_with("\"$HOME\""));
}

#[test]
fn hooks_that_git_does_not_come_to() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &Installation { hook: false, ..wanted() }).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, &check(&report, "pre-commit hook")["state"]), (0, &json!("missing")), "it is only wanted");
    install(&git, &wanted()).unwrap();
    let hook = git.dir().join(".git/hooks/pre-commit");
    let script = fs::read(&hook).unwrap();

    fs::set_permissions(&hook, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(amiss(&status(&sandbox, &git).1), ["pre-commit hook wrong"]);
    is_fixed(&sandbox, &git);
    assert_eq!((fs::read(&hook).unwrap(), hook.metadata().unwrap().permissions().mode() & 0o777), (script, 0o755));

    git.run(&["config", "core.hooksPath", "../elsewhere"]).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["pre-commit hook wrong".to_owned(), "pre-push hook wrong".to_owned()]));
    assert!(text(&report, "pre-commit hook", "detail").contains("core.hooksPath"));
    assert_eq!(status_in(&sandbox, git.dir(), &["--fix"]).0, 1, "whose directory that is, is not known");
    obey(&sandbox, git.dir(), text(&report, "pre-commit hook", "mend"));
    assert_eq!(status(&sandbox, &git).0, 0);
    git.run(&["config", "--unset", "core.hooksPath"]).unwrap();

    for scope in ["--local", "--global"] {
        git.run(&["config", scope, "core.hooksPath", "/dev/null"]).unwrap();
        let (code, report) = status(&sandbox, &git);
        assert_eq!((code, amiss(&report)), (1, ["pre-commit hook missing", "pre-push hook missing"].map(str::to_owned).to_vec()));
        assert!(matches!(install(&git, &wanted()), Err(GitError::HooksOff { .. })), "a hook that is not there was not written");
        obey(&sandbox, git.dir(), text(&report, "pre-push hook", "mend"));
        assert_eq!(status(&sandbox, &git).0, 0, "hooks are switched on again");
    }

    fs::rename(&hook, hook.with_extension("legacy")).unwrap();
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let (code, report) = status(&sandbox, &git);
    assert!(code == 1 && text(&report, "pre-commit hook", "detail").contains("does not call it"), "{report:#}");
}

#[test]
fn hooks_of_others() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let state = |report: &Value| (text(report, "pre-commit hook", "state").to_owned(), amiss(report));
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\n# before\n");
    install(&git, &wanted()).unwrap();
    assert_eq!(status(&sandbox, &git).0, 0);
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\n# after: nbguard hook pre-commit\n");
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, state(&report)), (1, ("wrong".to_owned(), vec!["pre-commit hook wrong".to_owned()])), "it took our place");
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\nexec nbguard hook pre-commit \"$@\"\n");
    assert_eq!(state(&status(&sandbox, &git).1), ("ok".to_owned(), vec![]), "it calls nbguard");
    fs::remove_file(git.dir().join(".git/hooks/pre-commit")).unwrap();
    assert_eq!(state(&status(&sandbox, &git).1), ("missing".to_owned(), vec!["pre-commit hook missing".to_owned()]), "it was there");
    fs::remove_file(git.dir().join(".git/hooks/pre-commit.before-nbguard")).unwrap();
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n");
    assert_eq!(state(&status(&sandbox, &git).1), ("wrong".to_owned(), vec![]), "another's, where ours never was");
    put(&git, ".pre-commit-config.yaml", "repos:\n- repo: https://example.org/nbguard\n  hooks:\n  - id: nbguard\n");
    assert_eq!(state(&status(&sandbox, &git).1), ("ok".to_owned(), vec![]), "the framework calls nbguard");
}

#[test]
fn in_every_kind_of_repository() {
    let sandbox = Sandbox::new();
    for format in ["--object-format=sha1", "--object-format=sha256", "--ref-format=reftable"] {
        if !sandbox.makes(&[format]) {
            continue;
        }
        let git = sandbox.repository_with("r", &[format]);
        put(&git, "a.ipynb", notebook("1"));
        commit(&git);
        install(&git, &wanted()).unwrap();
        assert_eq!(amiss(&status(&sandbox, &git).1), ["index wrong", "HEAD wrong"], "{format}");
        git.run(&["add", "--renormalize", "."]).unwrap();
        git.run(&["commit", "-q", "-m", "cleaned"]).unwrap();
        assert_eq!(status(&sandbox, &git).0, 0, "{format}");
        git.run(&["worktree", "add", "-q", "-b", "other", "../linked"]).unwrap();
        let linked = sandbox.git(&sandbox.path("linked"));
        let (code, report) = status(&sandbox, &linked);
        assert_eq!((code, text(&report, "index", "detail")), (0, "1 notebook, clean"), "{format}");
        fs::remove_dir_all(sandbox.path("linked")).unwrap();
        fs::remove_dir_all(git.dir()).unwrap();
    }
    let inner = sandbox.repository("inner");
    put(&inner, "a.ipynb", notebook("1"));
    commit(&inner);
    let outer = sandbox.repository("outer");
    outer.run(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../inner", "module"]).unwrap();
    install(&outer, &wanted()).unwrap();
    assert_eq!(status(&sandbox, &outer).0, 0, "a submodule is its own repository");
    let module = sandbox.git(&outer.dir().join("module"));
    install(&module, &wanted()).unwrap();
    assert_eq!(amiss(&status(&sandbox, &module).1), ["index wrong", "HEAD wrong"]);

    inner.run(&["clone", "-q", "--bare", ".", "../bare.git"]).unwrap();
    let bare = sandbox.git(&sandbox.path("bare.git"));
    install(&bare, &wanted()).unwrap();
    let (code, report) = status(&sandbox, &bare);
    assert_eq!((code, amiss(&report)), (1, vec!["HEAD wrong".to_owned()]));
    assert_eq!([text(&report, "index", "state"), text(&report, "pre-commit hook", "state")], ["note"; 2]);
}

#[test]
fn for_all_repositories_of_the_user() {
    let sandbox = Sandbox::new();
    let home = sandbox.path("home");
    let git = sandbox.repository("r");
    install(&git, &Installation { scope: Scope::Global, hook: false, ..wanted() }).unwrap();
    assert_eq!(status_in(&sandbox, &home, &["--global"]).0, 0, "outside of any repository");
    assert_eq!(status(&sandbox, &git).0, 0);
    let before = files(git.dir());
    for key in ["filter.nbguard.required", "diff.nbguard.textconv"] {
        git.run(&["config", "--global", "--unset", key]).unwrap();
        let (code, report) = status_in(&sandbox, &home, &["--global"]);
        assert_eq!((code, text(&report, key, "mend")), (1, "run `nbguard install --global`"));
        is_fixed(&sandbox, &git);
    }
    fs::remove_file(home.join(".config/git/attributes")).unwrap();
    assert_eq!(status_in(&sandbox, &home, &["--global", "--fix"]).0, 0);
    assert_eq!(files(git.dir()), before, "what is set for all is mended for all");
    git.run(&["config", "filter.nbguard.required", "false"]).unwrap();
    assert_eq!(amiss(&status(&sandbox, &git).1), ["filter.nbguard.required wrong"], "a repository may say otherwise");
    is_fixed(&sandbox, &git);

    let nowhere = nbguard_in(&sandbox, &home, &["status"], b"");
    assert_eq!(nowhere.status.code(), Some(2), "no repository");
}

#[test]
fn a_hook_whose_program_moved() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    let hook = git.dir().join(".git/hooks/pre-push");
    let script = fs::read_to_string(&hook).unwrap();
    put_script(&git, ".git/hooks/pre-push", &script.replace(env!("CARGO_BIN_EXE_nbguard"), "'/gone for good/nbguard'"));
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["pre-push hook wrong".to_owned()]));
    assert!(text(&report, "pre-push hook", "detail").contains("'/gone for good/nbguard'"), "{report:#}");
    is_fixed(&sandbox, &git);
    assert_eq!(fs::read_to_string(&hook).unwrap(), script);

    // in a directory that commits carry to others, nbguard has no path
    git.run(&["config", "core.hooksPath", ".githooks"]).unwrap();
    install(&git, &wanted()).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["pre-commit hook wrong".to_owned(), "pre-push hook wrong".to_owned()]));
    assert!(text(&report, "pre-commit hook", "mend").contains("on the PATH"), "{report:#}");
    let on_path = git.env("PATH", Some(reachable()));
    assert!(complete(&nbguard::git::status(&on_path, None, None).unwrap()));
}

#[test]
fn hooks_that_a_manager_writes() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let state = |report: &Value| ["pre-commit hook", "pre-push hook"].map(|part| text(report, part, "state").to_owned());
    for (scripts, settings, hooks_path) in [
        ("#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"", [".husky/pre-commit", ".husky/pre-push"], ".husky/_"),
        ("#!/bin/sh\ncall_lefthook run \"$(basename \"$0\")\" \"$@\"\n", ["lefthook.yml"; 2], ".git/hooks"),
    ] {
        git.run(&["config", "core.hooksPath", hooks_path]).unwrap();
        for hook in ["pre-commit", "pre-push"] {
            put_script(&git, &format!("{hooks_path}/{hook}"), scripts);
        }
        let before = files(git.dir());
        let refused = install(&git, &wanted()).unwrap_err();
        assert!(matches!(refused, GitError::ManagedHook { .. }), "{refused}");
        let said = refused.to_string();
        assert!(["hook pre-commit`", "hook pre-push "].iter().all(|call| said.contains(call)) && said.contains(settings[0]), "{said}");
        assert_eq!(files(git.dir()), before, "nothing was done by halves");
        install(&git, &Installation { hook: false, ..wanted() }).unwrap();
        let (code, report) = status(&sandbox, &git);
        assert_eq!((code, state(&report)), (0, ["wrong"; 2].map(str::to_owned)), "{report:#}");
        assert!(text(&report, "pre-push hook", "mend").contains(settings[1]), "{report:#}");

        put(&git, settings[0], "nbguard hook pre-commit\n");
        put(&git, settings[1], "nbguard hook pre-commit\nnbguard hook pre-push \"$@\"\n");
        assert_eq!(state(&status(&sandbox, &git).1), ["ok"; 2].map(str::to_owned));
        assert_eq!(install(&git, &wanted()).unwrap(), [], "it is called already");
    }
}

#[test]
fn settings_from_elsewhere_are_told_where() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    let key = "filter.nbguard.required";
    git.run(&["config", "extensions.worktreeConfig", "true"]).unwrap();
    git.run(&["config", "--worktree", key, "false"]).unwrap();
    let (code, report) = status_in(&sandbox, git.dir(), &["--fix"]);
    assert_eq!((code, amiss(&report)), (1, vec![format!("{key} wrong")]));
    obey(&sandbox, git.dir(), text(&report, key, "mend"));
    assert_eq!(status(&sandbox, &git).0, 0, "this worktree's");

    put(&git, "../it's included", "[filter \"nbguard\"]\n\trequired = no\n");
    git.run(&["config", "include.path", "../../it's included"]).unwrap();
    let (code, report) = status_in(&sandbox, git.dir(), &["--fix"]);
    assert_eq!((code, amiss(&report)), (1, vec![format!("{key} wrong")]));
    obey(&sandbox, git.dir(), text(&report, key, "mend"));
    assert_eq!(status(&sandbox, &git).0, 0, "an included file's");

    let commanded = git.env("GIT_CONFIG_COUNT", Some("1")).env("GIT_CONFIG_KEY_0", Some(key)).env("GIT_CONFIG_VALUE_0", Some("0"));
    let checks = nbguard::git::status(&commanded, None, None).unwrap();
    let said = checks.iter().find(|check| check.fails()).unwrap();
    assert!(said.part.name() == key && said.mend.as_ref().unwrap().contains("GIT_CONFIG_COUNT"), "{said:?}");
}

#[test]
fn one_command_that_moved() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    for (key, command) in
        [("filter.nbguard.smudge", "'/gone 100%%/nbguard' smudge --path=%f"), ("diff.nbguard.textconv", "/gone/nbguard textconv")]
    {
        git.run(&["config", key, command]).unwrap();
        let (code, report) = status(&sandbox, &git);
        assert_eq!((code, amiss(&report)), (1, vec!["nbguard binary wrong".to_owned()]), "{key}");
        is_fixed(&sandbox, &git);
    }
}

#[test]
fn what_is_no_nbguard_is_told() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    put_script(&git, "../tools/nbguard", "#!/bin/sh\necho 'other 1.0'; echo 'Copyright'\n");
    let other = sandbox.path("tools/nbguard");
    git.run(&["config", "filter.nbguard.process", &format!("{} filter-process", other.display())]).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["nbguard binary wrong".to_owned()]));
    let detail = text(&report, "nbguard binary", "detail");
    assert!(detail.contains("other 1.0") && !detail.contains("Copyright"), "{detail}");
    is_fixed(&sandbox, &git);
}

#[test]
fn managers_that_came_after_nbguard() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let hooks = git.dir().join(".git/hooks");
    let framework = "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n";
    put_script(&git, ".git/hooks/pre-commit", framework);
    install(&git, &wanted()).unwrap();
    // the framework moves what it finds, though that calls the framework
    fs::rename(hooks.join("pre-commit"), hooks.join("pre-commit.legacy")).unwrap();
    put_script(&git, ".git/hooks/pre-commit", framework);
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["pre-commit hook wrong".to_owned()]));
    obey(&sandbox, git.dir(), text(&report, "pre-commit hook", "mend"));
    assert_eq!(status(&sandbox, &git).0, 0);

    fs::rename(hooks.join("pre-commit.legacy"), hooks.join("pre-commit.old")).unwrap();
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\ncall_lefthook run pre-commit\n");
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["pre-commit hook wrong".to_owned()]), "it was there");
    put(&git, "lefthook.yml", "pre-commit:\n  jobs:\n    - run: nbguard hook pre-commit\n");
    assert_eq!(status(&sandbox, &git).0, 0);
}
