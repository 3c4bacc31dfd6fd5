//! `nbguard status` with real git, path by path: attributes that keep a notebook from nbguard are found with the line that
//! says so, and notebooks that are in the index or in HEAD as no clean would leave them.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/status.rs"]
#[allow(dead_code, reason = "shared with the other tests of status")]
mod report;
#[path = "support/git.rs"]
#[allow(dead_code, reason = "shared with the tests of install")]
mod support;

use nbguard::detect::example::fill;
use nbguard::git::{Installation, Scope, install, uninstall};
use report::{amiss, check, commit, is_fixed, notebook, obey, status, status_in, text, wanted};
use serde_json::json;
use std::fs;
use support::{Sandbox, nbguard_in, put};

#[test]
fn lines_that_override_are_named() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    for path in ["a.ipynb", "sub/b.ipynb", "sub/deep/c.ipynb"] {
        put(&git, path, notebook("1"));
    }
    commit(&git);
    for (file, lines, place, value, paths) in [
        (".git/info/attributes", "sub/*.ipynb filter=lfs\n", ".git/info/attributes:3", "lfs", json!(["sub/b.ipynb"])),
        (".git/info/attributes", "/sub/** -filter\n", ".git/info/attributes:3", "unset", json!(["sub/b.ipynb", "sub/deep/c.ipynb"])),
        (
            ".git/info/attributes",
            "*.ipynb filter=other\n",
            ".git/info/attributes:3",
            "other",
            json!(["a.ipynb", "sub/b.ipynb", "sub/deep/c.ipynb"]),
        ),
    ] {
        let path = git.dir().join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{before}{lines}")).unwrap();
        let (code, report) = status_in(&sandbox, git.dir(), &["--fix"]);
        let said = check(&report, "attributes");
        assert_eq!((code, &said["state"], &said["paths"]), (1, &json!("wrong"), &paths), "{said}");
        let detail = said["detail"].as_str().unwrap();
        assert!(detail.contains(place) && detail.contains(&format!("filter: {value}")), "{detail}");
        let word = if value == "unset" { "-filter".to_owned() } else { format!("filter={value}") };
        assert!(said["mend"].as_str().unwrap().contains(&format!("`{word}` out of {place}")), "{said}");
        assert_eq!(detail.contains("git LFS keeps the raw"), value == "lfs", "{detail}");
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{before}{lines}"), "nobody's line is touched");
        fs::write(&path, before).unwrap();
    }
    assert_eq!(status(&sandbox, &git).0, 0);
}

#[test]
fn lines_of_nested_files_are_named() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &Installation { attributes: Some(".gitattributes".into()), ..wanted() }).unwrap();
    for path in ["a.ipynb", "sub/b.ipynb", "sub/deep/c.ipynb"] {
        put(&git, path, notebook("1"));
    }
    commit(&git);
    for (lines, place, value) in [
        ("# large\n\n*.ipynb filter=lfs diff=lfs merge=lfs -text\n", "sub/.gitattributes:3", "lfs"),
        ("*.ipynb !filter\n", "sub/.gitattributes:1", "unspecified"),
        ("*.ipynb filter=nbguard\nb.ipynb -filter\n", "sub/.gitattributes:2", "unset"),
    ] {
        put(&git, "sub/.gitattributes", lines);
        let (code, report) = status(&sandbox, &git);
        let detail = text(&report, "attributes", "detail");
        assert!(code == 1 && detail.contains(place) && detail.contains(&format!("filter: {value}")), "{report:#}");
        assert!(!check(&report, "attributes")["paths"].as_array().unwrap().contains(&json!("a.ipynb")));
        // in this clone nbguard's own lines may win
        obey(&sandbox, git.dir(), text(&report, "attributes", "mend"));
        assert_eq!(status(&sandbox, &git).0, 0);
        fs::remove_file(git.dir().join(".git/info/attributes")).unwrap();
    }
    fs::remove_file(git.dir().join("sub/.gitattributes")).unwrap();
    // a folder without notebooks, so far
    put(&git, "data/.gitattributes", "*.ipynb filter=lfs\n");
    git.run(&["add", "data"]).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, &check(&report, "attributes")["paths"]), (1, &json!(["data/*.ipynb"])));
    git.run(&["rm", "-q", "-f", "data/.gitattributes"]).unwrap();
    assert_eq!(status(&sandbox, &git).0, 0);
    // a macro's line is not told, but that it overrides is
    let ours = fs::read_to_string(git.dir().join(".gitattributes")).unwrap();
    put(&git, ".gitattributes", format!("[attr]large filter=lfs\n{ours}sub/*.ipynb large\n"));
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, &check(&report, "attributes")["paths"]), (1, &json!(["sub/b.ipynb"])));
    put(&git, ".gitattributes", ours);
}

#[test]
fn names_in_capitals() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    for path in ["SHOUT.IPYNB", "sub/Mixed.Ipynb"] {
        put(&git, path, notebook("1"));
    }
    commit(&git);
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, text(&report, "HEAD", "detail")), (0, "2 notebooks, clean"), "{report:#}");

    put(
        &git,
        ".git/info/attributes",
        "*.[iI][pP][yY][nN][bB] filter=nbguard diff=nbguard\n*.[zZ][pP][lL][nN] filter=nbguard diff=nbguard\n*.IPYNB filter=lfs\n",
    );
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, text(&report, "attributes", "state")), (1, "wrong"));
    assert!(text(&report, "attributes", "detail").starts_with("*.IPYNB: filter: lfs, which .git/info/attributes:3 says"), "{report:#}");

    // an older install knew no capitals
    let older = "*.ipynb filter=nbguard diff=nbguard\n*.zpln filter=nbguard diff=nbguard\n";
    put(&git, ".git/info/attributes", older);
    let (code, report) = status(&sandbox, &git);
    let said: Vec<&str> = report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["part"] == "attributes")
        .map(|check| check["state"].as_str().unwrap())
        .collect();
    assert_eq!((code, said), (1, vec!["note", "missing"]), "{report:#}");
    assert!(report.to_string().contains("SHOUT.IPYNB") && report.to_string().contains("run `nbguard install`"), "{report:#}");
    git.run(&["rm", "-q", "-r", "--cached", "."]).unwrap();
    assert_eq!(status(&sandbox, &git).0, 1, "a `git add .` would take them in");
    put(&git, ".gitignore", "*.IPYNB\n*.Ipynb\n");
    assert_eq!(status(&sandbox, &git).0, 0, "it serves the notebooks that are there");
    fs::remove_file(git.dir().join(".gitignore")).unwrap();
    git.run(&["reset", "-q"]).unwrap();
    is_fixed(&sandbox, &git);
    assert_eq!(fs::read_to_string(git.dir().join(".git/info/attributes")).unwrap().lines().count(), 2, "made new, not added to");
    put(&git, ".git/info/attributes", older);
    uninstall(&git, Scope::Local, None).unwrap();
    assert!(!git.dir().join(".git/info/attributes").exists(), "and taken away");
}

#[test]
fn notebooks_that_are_tracked_raw() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let secret = fill("ghp_{alnum:36}", "status");
    let paths = ["a.ipynb", "sub/it's b.ipynb", "sub/[c].ipynb"];
    for path in paths {
        put(&git, path, notebook(&secret));
    }
    commit(&git);
    install(&git, &wanted()).unwrap();
    let (code, report) = status_in(&sandbox, &git.dir().join("sub"), &["--fix"]);
    assert_eq!((code, amiss(&report)), (1, vec!["index wrong".to_owned(), "HEAD wrong".to_owned()]), "nothing is staged by itself");
    assert_eq!(
        [&check(&report, "index")["paths"], &check(&report, "HEAD")["paths"]],
        [&json!(paths); 2]
            .map(|paths| {
                let mut sorted: Vec<String> = serde_json::from_value(paths.clone()).unwrap();
                sorted.sort();
                json!(sorted)
            })
            .each_ref()
    );
    let output = nbguard_in(&sandbox, git.dir(), &["status"], b"");
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(said.starts_with("wrong") && !said.contains(&secret) && !report.to_string().contains(&secret), "{said}");

    obey(&sandbox, &git.dir().join("sub"), text(&report, "index", "mend"));
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["HEAD wrong".to_owned()]));
    assert!(text(&report, "HEAD", "mend").contains("history"));
    git.run(&["commit", "-q", "-m", "cleaned"]).unwrap();
    assert_eq!(status(&sandbox, &git).0, 0);
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_cleaned_in_the_index() {
    let sandbox = Sandbox::new();
    for outside in [1, 12] {
        let git = sandbox.repository("r");
        put(&git, "inside/a.ipynb", notebook("1"));
        (0..outside).for_each(|number| drop(put(&git, &format!("out side/{number}.ipynb"), notebook("2"))));
        commit(&git);
        git.run(&["sparse-checkout", "set", "inside"]).unwrap();
        install(&git, &wanted()).unwrap();
        let inside = git.dir().join("inside");
        for _ in ["those that are there", "the others"] {
            let (_, report) = status_in(&sandbox, &inside, &[]);
            obey(&sandbox, &inside, text(&report, "index", "mend"));
        }
        let (_, report) = status(&sandbox, &git);
        assert_eq!(amiss(&report), ["HEAD wrong"], "{report:#}");
        git.run(&["commit", "-qm", "cleaned"]).unwrap();
        assert_eq!((status(&sandbox, &git).0, git.dir().join("out side").exists()), (0, false));
        fs::remove_dir_all(git.dir()).unwrap();
    }
}

#[test]
fn raw_is_what_the_settings_and_the_flags_say() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    put(&git, "a.ipynb", notebook("1").replace("\"execution_count\": 1", "\"execution_count\": null"));
    put(&git, "sub/file", "");
    commit(&git);
    install(&git, &wanted()).unwrap();
    assert_eq!(status(&sandbox, &git).0, 1);
    put(&git, "nbguard.toml", "outputs = \"keep\"\n");
    assert_eq!(status_in(&sandbox, &git.dir().join("sub"), &[]).0, 0, "git runs a filter at the top");
    fs::remove_file(git.dir().join("nbguard.toml")).unwrap();
    install(&git, &Installation { clean_flags: vec!["--outputs".to_owned(), "redact".to_owned()], ..wanted() }).unwrap();
    assert_eq!(status(&sandbox, &git).0, 0);
}

#[test]
fn what_is_no_notebook_and_long_lists() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
    put(&git, "lfs.ipynb", pointer);
    put(&git, "broken.ipynb", "{");
    put(&git, "empty.ipynb", "");
    std::os::unix::fs::symlink("broken.ipynb", git.dir().join("link.ipynb")).unwrap();
    for number in 0..14 {
        put(&git, &format!("many/{number}.ipynb"), notebook("1"));
    }
    commit(&git);
    install(&git, &wanted()).unwrap();
    let (_, report) = status(&sandbox, &git);
    let index = report["checks"].as_array().unwrap().iter().filter(|check| check["part"] == "index");
    let found: Vec<(usize, bool)> =
        index.map(|check| (check["paths"].as_array().unwrap().len(), check["detail"].as_str().unwrap().contains("LFS"))).collect();
    assert_eq!(found, [(14, false), (1, false), (1, true)], "{report:#}");
    let text = String::from_utf8(nbguard_in(&sandbox, git.dir(), &["status"], b"").stdout).unwrap();
    assert!(text.contains("… and 4 more") && text.contains("broken.ipynb") && !text.contains("link.ipynb"), "{text}");
    git.run(&["update-index", "--force-remove", "broken.ipynb", "lfs.ipynb"]).unwrap();
    obey(&sandbox, &git.dir().join("many"), check(&report, "index")["mend"].as_str().unwrap());
}

#[test]
fn what_nobody_can_look_at_is_told() {
    let sandbox = Sandbox::new();
    let git = sandbox.repository("r");
    install(&git, &wanted()).unwrap();
    let with_source = |source: &str| notebook("1").replace("\"x\"", &format!("\"{source}\""));
    put(&git, "a.ipynb", with_source("x"));
    commit(&git);
    git.run(&["checkout", "-q", "-b", "theirs"]).unwrap();
    put(&git, "a.ipynb", with_source("theirs"));
    commit(&git);
    git.run(&["checkout", "-q", "main"]).unwrap();
    put(&git, "a.ipynb", with_source("ours"));
    commit(&git);
    git.run(&["merge", "-q", "theirs"]).unwrap_err();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, text(&report, "index", "state")), (0, "note"), "a merge stops until it is added");
    assert_eq!(check(&report, "index")["paths"], json!(["a.ipynb"]));
    git.run(&["merge", "--abort"]).unwrap();
    assert_eq!(text(&status(&sandbox, &git).1, "index", "state"), "ok");

    let id = git.run(&["rev-parse", "HEAD:a.ipynb"]).unwrap();
    fs::remove_file(git.dir().join(format!(".git/objects/{}/{}", &id[..2], &id[2..]))).unwrap();
    let (code, report) = status(&sandbox, &git);
    assert_eq!((code, amiss(&report)), (1, vec!["index wrong".to_owned(), "HEAD wrong".to_owned()]));
    assert!(text(&report, "HEAD", "detail").contains("not in this clone"), "{report:#}");
}
