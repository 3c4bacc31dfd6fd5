//! Install, status and uninstall with real git: in every kind of repository, and leaving no trace.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of the index")]
mod support;

use nbguard::git::{Check, Git, GitError, Installation, Part, Scope, State, Step, complete, install, status, uninstall};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use support::{Sandbox, files, put, put_script};

/// Stands for nbguard: its clean shouts, its hook refuses where a file `refuse` is; the filter process is the real one.
const STAND_IN: &str = concat!(
    "#!/bin/sh
case \"$1\" in
    --version) echo 'nbguard 1.2.3' ;;
    filter-process) echo \"$*\" >>\"$HOME/process.log\"; exec '",
    env!("CARGO_BIN_EXE_nbguard"),
    "' \"$@\" ;;
    clean) echo \"$*\" >>\"$HOME/clean.log\"; tr a-z A-Z ;;
    smudge) cat ;;
    textconv) sed 's/^/seen: /' \"$2\" ;;
    hook) echo \"$*\" >>\"$HOME/hook.log\"; test ! -e refuse ;;
esac
"
);

/// A path that only a shell-quoted, percent-doubled command survives.
fn stand_in(sandbox: &Sandbox) -> PathBuf {
    put_script(&sandbox.git(&sandbox.path("home")), "o'neil 100%f \"$HOME\"/nbguard", STAND_IN)
}

fn local(binary: PathBuf) -> Installation {
    Installation { scope: Scope::Local, binary, clean_flags: Vec::new(), attributes: None, hook: true }
}

fn check(checks: &[Check], part: Part) -> &Check {
    checks.iter().find(|check| check.part == part).unwrap()
}

/// Installs into `git`'s repository, sees it work, and takes it away: the files under `root` are then as they were.
fn comes_works_and_goes(sandbox: &Sandbox, git: &Git, root: &Path) {
    let before = files(root);
    let wanted = local(stand_in(sandbox));
    let steps = install(git, &wanted).unwrap();
    assert_eq!(steps.iter().filter(|step| !matches!(step, Step::HooksByName { .. })).count(), 8, "{steps:?}");
    assert_eq!(install(git, &wanted).unwrap(), [], "the second time there is nothing to do");
    let checks = status(git, None, None).unwrap();
    assert!(complete(&checks), "{checks:#?}");
    assert_eq!([Part::Hook, Part::PushHook].map(|part| check(&checks, part).state), [State::Ok; 2]);
    assert!(check(&checks, Part::Binary).detail.ends_with("nbguard 1.2.3"));

    let snapshot = files(root);
    put(git, "empty.ipynb", "");
    git.run(&["add", "empty.ipynb"]).unwrap();
    assert!(fs::read_to_string(sandbox.path("home/process.log")).unwrap().ends_with("filter-process\n"));
    git.run(&["rm", "-q", "--cached", "empty.ipynb"]).unwrap();

    // As a git that knows no filter processes, and as it was installed before nbguard had one.
    git.run(&["config", "--unset", "filter.nbguard.process"]).unwrap();
    put(git, "it's a.ipynb", "source\n");
    git.run(&["add", "it's a.ipynb"]).unwrap();
    assert_eq!(git.run(&["cat-file", "-p", ":it's a.ipynb"]).unwrap(), "SOURCE");
    assert!(fs::read_to_string(sandbox.path("home/clean.log")).unwrap().ends_with("clean - --path=it's a.ipynb\n"));
    // git hands the working copy to a textconv where that is what was added.
    assert!(git.run(&["diff", "--cached"]).unwrap().contains("+seen: source"));
    put(git, "refuse", "");
    let refused = git.run(&["commit", "-qm", "never"]).unwrap_err();
    assert!(matches!(refused, GitError::Command { .. }), "{refused}");
    assert!(fs::read_to_string(sandbox.path("home/hook.log")).unwrap().ends_with("hook pre-commit\n"));
    git.run(&["rm", "-q", "--cached", "it's a.ipynb"]).unwrap();
    assert!(matches!(install(git, &wanted).unwrap()[..], [Step::Set { key: "filter.nbguard.process", .. }]));
    for path in files(root).keys().filter(|path| !snapshot.contains_key(*path)) {
        fs::remove_file(path).unwrap();
    }

    assert!(!uninstall(git, Scope::Local, None).unwrap().is_empty());
    let mut after = files(root);
    // git add has made or changed it.
    after.retain(|path, _| before.contains_key(path));
    for (path, was) in &before {
        assert!(path.ends_with("index") || after.get(path) == Some(was), "{} has changed", path.display());
    }
    assert_eq!(files(root).keys().filter(|path| !before.contains_key(*path) && !path.ends_with("index")).count(), 0);
    assert_eq!(uninstall(git, Scope::Local, None).unwrap(), []);
}

#[test]
fn in_a_fresh_repository() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("my repo");
    comes_works_and_goes(&sandbox, &git, git.dir());
}

#[test]
fn in_a_linked_worktree_and_from_a_subdirectory() {
    let sandbox = Sandbox::new();
    let main = sandbox.repository("main");
    main.run(&["commit", "-q", "--allow-empty", "-m", "first"]).unwrap();
    main.run(&["worktree", "add", "-q", "../linked"]).unwrap();
    comes_works_and_goes(&sandbox, &sandbox.git(&sandbox.path("linked")), &sandbox.path("main/.git"));

    fs::create_dir(sandbox.path("linked/sub")).unwrap();
    let sub = sandbox.git(&sandbox.path("linked/sub"));
    install(&sub, &local(stand_in(&sandbox))).unwrap();
    assert!(complete(&status(&main, None, None).unwrap()), "the worktrees of a repository are guarded together");
    uninstall(&main, Scope::Local, None).unwrap();
    assert!(!complete(&status(&sub, None, None).unwrap()));
}

#[test]
fn in_a_submodule_and_with_a_separate_git_directory() {
    let sandbox = Sandbox::new();
    let inner = sandbox.repository("inner");
    inner.run(&["commit", "-q", "--allow-empty", "-m", "first"]).unwrap();
    let outer = sandbox.repository("outer");
    outer.run(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../inner", "module"]).unwrap();
    comes_works_and_goes(&sandbox, &sandbox.git(&outer.dir().join("module")), outer.dir());
    assert!(!complete(&status(&outer, None, None).unwrap()));

    inner.run(&["init", "-q", "--separate-git-dir=../elsewhere.git", "../apart"]).unwrap();
    comes_works_and_goes(&sandbox, &sandbox.git(&sandbox.path("apart")), &sandbox.path("elsewhere.git"));
}

#[test]
fn where_core_hooks_path_says() {
    let sandbox = Sandbox::new();
    let on_path = format!("{}:{}", stand_in(&sandbox).parent().unwrap().display(), std::env::var("PATH").unwrap());
    let git = sandbox.repository("r").env("PATH", Some(on_path));
    let sub = sandbox.git(put(&git, "sub/file", "").parent().unwrap());
    for (setting, dir, is_shared) in
        [(".githooks", git.dir().join(".githooks"), true), (sandbox.path("my hooks").to_str().unwrap(), sandbox.path("my hooks"), false)]
    {
        git.run(&["config", "core.hooksPath", setting]).unwrap();
        let steps = install(&sub, &local(stand_in(&sandbox))).unwrap();
        assert_eq!(steps.contains(&Step::HooksByName { dir: dir.clone() }), is_shared, "{steps:?}");
        let script = fs::read_to_string(dir.join("pre-commit")).unwrap();
        assert_eq!(script.contains("\nnbguard=nbguard\n"), is_shared, "no path of this machine goes into commits: {script}");
        assert!(!git.dir().join(".git/hooks/pre-commit").exists());
        assert!(!git.dir().join("sub/.githooks").exists());
        assert!(
            uninstall(&git, Scope::Local, None).unwrap().contains(&Step::HookRemoved { path: dir.join("pre-commit"), restored: false })
        );
        comes_works_and_goes(&sandbox, &git, &sandbox.path("r"));
    }
}

#[test]
fn a_hook_from_before_runs_first_and_comes_back() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let hook = put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\necho \"mine $#\" >>\"$HOME/hook.log\"\ntest ! -e fail || exit 7\n");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o750)).unwrap();
    comes_works_and_goes(&sandbox, &git, git.dir());

    let kept = git.dir().join(".git/hooks/pre-commit.before-nbguard");
    let steps = install(&git, &local(stand_in(&sandbox))).unwrap();
    assert!(steps.contains(&Step::HookWritten { path: hook.clone(), kept: Some(kept.clone()) }));
    fs::remove_file(sandbox.path("home/hook.log")).unwrap();
    git.run(&["commit", "-q", "--allow-empty", "-m", "both"]).unwrap();
    put(&git, "fail", "");
    git.run(&["commit", "-q", "--allow-empty", "-m", "never"]).unwrap_err();
    assert_eq!(fs::read_to_string(sandbox.path("home/hook.log")).unwrap(), "mine 0\nhook pre-commit\nmine 0\n");
    let refused = std::process::Command::new(&hook).current_dir(git.dir()).env("HOME", sandbox.path("home")).status().unwrap();
    assert_eq!(refused.code(), Some(7), "its exit code goes through");

    // Another hook came after ours: there is no name left to keep it under.
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\n");
    let before = files(git.dir());
    assert!(matches!(install(&git, &local(sandbox.path("other"))), Err(GitError::TwoHooks { .. })));
    assert_eq!(files(git.dir()), before, "nothing was done by halves");
    assert_eq!(check(&status(&git, None, None).unwrap(), Part::Hook).state, State::Wrong);
}

#[test]
fn the_hook_is_found_where_the_pre_commit_framework_moves_it() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let hooks = git.dir().join(".git/hooks");
    install(&git, &local(stand_in(&sandbox))).unwrap();
    fs::rename(hooks.join("pre-commit"), hooks.join("pre-commit.legacy")).unwrap();
    put_script(&git, ".git/hooks/pre-commit", "#!/bin/sh\n# of the framework\n");
    assert_eq!(install(&git, &local(stand_in(&sandbox))).unwrap(), []);
    assert!(
        uninstall(&git, Scope::Local, None)
            .unwrap()
            .contains(&Step::HookRemoved { path: hooks.join("pre-commit.legacy"), restored: false })
    );
    assert!(hooks.join("pre-commit").exists() && !hooks.join("pre-commit.legacy").exists());
}

#[test]
fn a_missing_binary_stops_the_commit_and_a_new_one_takes_its_place() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let gone = sandbox.path("gone/nbguard");
    install(&git, &Installation { clean_flags: vec!["--keep-output".to_owned(), "--extra-keys=a b".to_owned()], ..local(gone.clone()) })
        .unwrap();
    let refused = git.run(&["commit", "-q", "--allow-empty", "-m", "never"]).unwrap_err().to_string();
    assert!(refused.contains("--no-verify") && refused.contains("gone/nbguard"), "{refused}");
    put(&git, "a.ipynb", "a");
    git.run(&["add", "a.ipynb"]).unwrap_err();
    let checks = status(&git, None, None).unwrap();
    assert!(!complete(&checks));
    assert_eq!(check(&checks, Part::Binary).state, State::Wrong);
    assert_eq!(check(&checks, Part::Clean).detail, format!("{} clean - --keep-output '--extra-keys=a b' --path=%f", gone.display()));
    assert_eq!(check(&checks, Part::Process).detail, format!("{} filter-process --keep-output '--extra-keys=a b'", gone.display()));

    let steps = install(&git, &local(stand_in(&sandbox))).unwrap();
    assert!(
        matches!(
            steps[..],
            [
                Step::Set { .. },
                Step::Set { .. },
                Step::Set { .. },
                Step::Set { .. },
                Step::HookWritten { kept: None, .. },
                Step::HookWritten { kept: None, .. }
            ]
        ),
        "{steps:?}"
    );
    assert!(complete(&status(&git, None, None).unwrap()));
}

#[test]
fn other_lines_of_an_attributes_file_stay_as_they_are() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let named = |name: &str| Installation { attributes: Some(name.into()), ..local(stand_in(&sandbox)) };
    for text in ["*.png binary\r\n*.txt text", "*.png binary\r\n*.txt text\r\n", "*.png binary", "*.png binary\n\n"] {
        let path = put(&git, ".gitattributes", text);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        install(&git, &named(".gitattributes")).unwrap();
        assert_eq!(install(&git, &named(".gitattributes")).unwrap(), []);
        assert!(complete(&status(&git, None, None).unwrap()), "git reads {text:?}");
        assert!(!git.dir().join(".git/info/attributes").exists());
        uninstall(&git, Scope::Local, Some(Path::new(".gitattributes"))).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }
    let target = put(&git, "real", "");
    symlink("real", git.dir().join("link")).unwrap();
    install(&git, &named("link")).unwrap();
    assert!(fs::read_to_string(&target).unwrap().contains("filter=nbguard"));
    uninstall(&git, Scope::Local, Some(Path::new("link"))).unwrap();
    assert_eq!((fs::read_to_string(&target).unwrap().as_str(), git.dir().join("link").is_symlink()), ("", true));
}

#[test]
fn what_stands_against_nbguard_is_told() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let attributes = put(&git, ".gitattributes", "");
    let wanted = Installation { attributes: Some(attributes), ..local(stand_in(&sandbox)) };
    install(&git, &wanted).unwrap();
    put(&git, ".git/info/attributes", "*.ipynb filter=lfs\n");
    let checks = status(&git, None, None).unwrap();
    let said = check(&checks, Part::Attributes);
    assert!(!complete(&checks) && said.state == State::Wrong && said.detail.contains("filter: lfs"), "{said:?}");
    fs::remove_file(git.dir().join(".git/info/attributes")).unwrap();

    git.run(&["config", "filter.nbguard.required", "false"]).unwrap();
    git.run(&["config", "diff.nbguard.cachetextconv", "true"]).unwrap();
    let checks = status(&git, None, None).unwrap();
    assert_eq!([Part::Required, Part::Textconv].map(|part| check(&checks, part).state), [State::Wrong; 2]);

    let steps = uninstall(&git, Scope::Local, None).unwrap();
    assert_eq!(steps.last(), Some(&Step::AttributesLeft));
    assert!(!git.run(&["config", "--local", "--list"]).unwrap().contains("nbguard"));
    assert!(matches!(status(&sandbox.git(&sandbox.path("home")), None, None), Err(GitError::NotARepository { .. })));
}

#[test]
fn for_all_repositories_of_the_user() {
    let sandbox = Sandbox::new();
    let home = sandbox.git(&sandbox.path("home"));
    let wanted = Installation { scope: Scope::Global, hook: false, ..local(stand_in(&sandbox)) };
    let before = files(home.dir());
    assert!(matches!(install(&home, &Installation { hook: true, ..wanted.clone() }), Err(GitError::NoHooksDirectory { .. })));
    assert_eq!(files(home.dir()), before, "nothing was done by halves");

    install(&home, &wanted).unwrap();
    assert!(sandbox.path("home/.config/git/attributes").exists());
    assert!(complete(&status(&home, Some(Scope::Global), None).unwrap()), "outside of any repository");
    let git = sandbox.repository("r");
    git.run(&["config", "core.attributesFile", "misleading"]).unwrap();
    assert_eq!(install(&git, &wanted).unwrap(), [], "a repository's own settings do not change where");
    let known = std::env::var("PATH").unwrap();
    put_script(&home, "../old/git", &format!("#!/bin/sh\n[ \"$1\" != var ] || exit 129\nPATH='{known}' exec git \"$@\"\n"));
    let old = git.clone().env("PATH", Some(format!("{}:{known}", sandbox.path("old").display())));
    assert_eq!(install(&old, &wanted).unwrap(), [], "a git before 2.41 does not say where");
    git.run(&["config", "--unset", "core.attributesFile"]).unwrap();
    assert!(complete(&status(&git, None, None).unwrap()));
    uninstall(&git, Scope::Global, None).unwrap();
    assert_eq!(files(home.dir()), before);

    // With a hooks directory of the user's own, the hook is for all, and no repository takes it away from the others.
    home.run(&["config", "--global", "core.hooksPath", "~/hooks"]).unwrap();
    home.run(&["config", "--global", "core.attributesFile", "~/attributes"]).unwrap();
    install(&home, &Installation { hook: true, ..wanted }).unwrap();
    assert!(sandbox.path("home/attributes").exists());
    let checks = status(&git, None, None).unwrap();
    assert!(complete(&checks) && check(&checks, Part::Hook).state == State::Ok, "{checks:#?}");
    assert_eq!(uninstall(&git, Scope::Local, None).unwrap(), [Step::HookLeft { dir: sandbox.path("home/hooks") }]);
    uninstall(&home, Scope::Global, None).unwrap();
    assert!(!sandbox.path("home/hooks/pre-commit").exists() && !sandbox.path("home/attributes").exists());
}

#[test]
fn for_everyone_on_the_machine() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r").env("GIT_CONFIG_NOSYSTEM", None::<&str>).env("GIT_CONFIG_SYSTEM", Some(sandbox.path("gitconfig")));
    fs::write(sandbox.path("gitconfig"), "[core]\n\tx = y\n").unwrap();
    let attributes = sandbox.path("gitattributes");
    let wanted = Installation { scope: Scope::System, attributes: Some(attributes.clone()), hook: false, ..local(stand_in(&sandbox)) };
    install(&git, &wanted).unwrap();
    assert!(complete(&status(&git, Some(Scope::System), Some(&attributes)).unwrap()));
    uninstall(&git, Scope::System, Some(&attributes)).unwrap();
    assert!(!attributes.exists());
    assert_eq!(fs::read_to_string(sandbox.path("gitconfig")).unwrap(), "[core]\n\tx = y\n");
}

#[test]
fn notebooks_that_git_lfs_had() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, ".gitattributes", "*.ipynb filter=lfs diff=lfs merge=lfs -text\n");
    let wanted = Installation { binary: env!("CARGO_BIN_EXE_nbguard").into(), hook: false, ..local(PathBuf::new()) };
    let steps = install(&git, &wanted).unwrap();
    let said = steps.iter().find(|step| **step == Step::TakenFromLfs).unwrap().to_string();
    assert!(said.contains("git lfs untrack '*.ipynb'"), "{said}");
    assert_eq!(install(&git, &wanted).unwrap(), [], "once");

    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
    put(&git, "a.ipynb", pointer);
    let refused = git.run(&["add", "a.ipynb"]).unwrap_err().to_string();
    assert!(refused.contains("a.ipynb: a pointer of git LFS") && refused.contains("git lfs smudge <"), "{refused}");
    git.run(&["config", "--unset", "filter.nbguard.process"]).unwrap();
    assert!(git.run(&["add", "a.ipynb"]).unwrap_err().to_string().contains("a pointer of git LFS"), "one by one too");
}
