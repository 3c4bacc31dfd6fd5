//! The whole way in a throwaway repository, with real git: `cargo run --release --example demo`.
//!
//! Guard, leak, block, strip, repair, commit. Every step is checked; the first that does not behave ends the demo.

#![expect(clippy::print_stdout, reason = "a demo shows what it does")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

type Demo<T> = Result<T, Box<dyn Error>>;

fn main() -> Demo<()> {
    let nbguard = build()?;
    let folder = tempfile::tempdir()?;
    let repository = Repository { folder: folder.path().join("analysis"), home: folder.path().to_owned(), nbguard };
    fs::create_dir(&repository.folder)?;
    repository.git(&["init", "--quiet"])?;

    step("A repository is guarded with one command");
    println!("$ nbguard install --hook\n{}", repository.nbguard(&["install", "--hook"])?);
    ensure(repository.nbguard(&["status"]).is_ok(), "status finds everything in place")?;

    step("Somebody writes a notebook: a credential in a cell, and what came back in its output");
    // made here, so that no source file holds anything that looks like a credential
    let token = nbguard::detect::example::fill("ghp_{alnum:36}", "demo");
    fs::write(repository.path("report.ipynb"), notebook(&format!("token = \\\"{token}\\\"")))?;
    repository.git(&["add", "report.ipynb"])?;
    println!("$ git add report.ipynb");

    step("What git staged has no outputs; the working copy still has them");
    let staged = repository.git(&["show", ":report.ipynb"])?;
    let working = fs::read_to_string(repository.path("report.ipynb"))?;
    println!("outputs in the staged blob:  {}", count(&staged, "output_type"));
    println!("outputs in the working copy: {}", count(&working, "output_type"));
    ensure(count(&staged, "output_type") == 0, "the staged blob carries no output")?;
    ensure(!staged.contains("order 4711"), "nothing of the response is staged")?;
    ensure(count(&working, "output_type") == 1, "the working copy keeps its output")?;

    step("The commit is blocked: the cell still carries the credential");
    let refused = repository.try_git(&["commit", "--quiet", "-m", "Add report"])?;
    let said = String::from_utf8_lossy(&refused.stdout).into_owned() + &String::from_utf8_lossy(&refused.stderr);
    println!("$ git commit -m 'Add report'\n{said}");
    ensure(!refused.status.success(), "the commit is refused")?;
    ensure(said.contains("report.ipynb: cell 2:2:10"), "the message names cell, line and column")?;
    ensure(said.contains("ghp_…"), "the message shows the masked value")?;
    ensure(!said.contains(&token), "the message does not show the credential")?;

    step("Repaired: the notebook asks for the token when it runs");
    let before = "token = ";
    println!("- {before}\"ghp_…\"\n+ {before}os.environ[\"GITHUB_TOKEN\"]");
    fs::write(repository.path("report.ipynb"), notebook("token = os.environ[\\\"GITHUB_TOKEN\\\"]"))?;
    repository.git(&["add", "report.ipynb"])?;

    step("Now the commit goes through");
    println!("$ git commit -m 'Add report'\n{}", repository.git(&["commit", "-m", "Add report"])?);
    let committed = repository.git(&["show", "HEAD:report.ipynb"])?;
    ensure(!committed.contains(&token) && count(&committed, "output_type") == 0, "neither credential nor output is in the history")?;
    ensure(repository.git(&["status", "--porcelain"])?.is_empty(), "git sees nothing left to do")?;

    step("And it leaves as it came");
    println!("$ nbguard uninstall\n{}", repository.nbguard(&["uninstall"])?);
    ensure(repository.nbguard(&["status"]).is_err(), "status finds nothing any more")?;
    println!("All steps behaved.");
    Ok(())
}

/// A notebook of two cells whose second imports os and has `line` on its second line, and an output.
fn notebook(line: &str) -> String {
    let source = format!("\"import os\\n\",\n    \"{line}\\n\",\n    \"requests.get(url, headers=auth).json()\"");
    format!(
        r##"{{
 "cells": [
  {{
   "cell_type": "markdown",
   "id": "aaaa0001",
   "metadata": {{}},
   "source": [
    "# Orders"
   ]
  }},
  {{
   "cell_type": "code",
   "execution_count": 1,
   "id": "aaaa0002",
   "metadata": {{}},
   "outputs": [
    {{
     "data": {{
      "text/plain": [
       "{{'order 4711': 'to be kept private'}}"
      ]
     }},
     "execution_count": 1,
     "metadata": {{}},
     "output_type": "execute_result"
    }}
   ],
   "source": [
    {source}
   ]
  }}
 ],
 "metadata": {{}},
 "nbformat": 4,
 "nbformat_minor": 5
}}
"##
    )
}

struct Repository {
    folder: PathBuf,
    home: PathBuf,
    nbguard: PathBuf,
}

impl Repository {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What git prints; an error where it fails.
    fn git(&self, args: &[&str]) -> Demo<String> {
        said("git", &self.try_git(args)?)
    }

    fn try_git(&self, args: &[&str]) -> Demo<Output> {
        self.run(Path::new("git"), args)
    }

    fn nbguard(&self, args: &[&str]) -> Demo<String> {
        said("nbguard", &self.run(&self.nbguard, args)?)
    }

    /// Runs a program in the repository, out of reach of the configuration of whoever runs the demo.
    fn run(&self, program: &Path, args: &[&str]) -> Demo<Output> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut command = Command::new(program);
        command.args(args).current_dir(&self.folder).env_clear().env("PATH", path).env("HOME", &self.home).env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Demo").env(format!("GIT_{role}_EMAIL"), "demo@localhost");
        }
        Ok(command.output()?)
    }
}

fn said(program: &str, output: &Output) -> Demo<String> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(text) } else { Err(format!("{program} failed:\n{text}").into()) }
}

/// The nbguard of this checkout, built if need be.
fn build() -> Demo<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built =
        Command::new(cargo).args(["build", "--release", "--quiet", "--bin", "nbguard"]).current_dir(env!("CARGO_MANIFEST_DIR")).status()?;
    ensure(built.success(), "nbguard builds")?;
    // examples are built into a folder beside the binary
    let own = std::env::current_exe()?;
    let profile = own.parent().and_then(Path::parent).ok_or("the demo runs from cargo's target folder")?;
    let release = profile.with_file_name("release");
    Ok(release.join(format!("nbguard{}", std::env::consts::EXE_SUFFIX)))
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

fn step(title: &str) {
    println!("\n── {title}");
}

fn ensure(holds: bool, what: &str) -> Demo<()> {
    if holds {
        println!("   ✓ {what}");
        return Ok(());
    }
    Err(format!("did not behave: {what}").into())
}
