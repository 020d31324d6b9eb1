//! This program as it was at an earlier commit, on whose data it goes forward and back.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::{cargo, run, target_folder};

/// How a migration begins that an older program may go on after (`crates/db`).
const OPENS_WITH: &str = "-- opens with ";

/// Builds the peer unless it is there, then tells the stories.
pub(super) fn stories(root: &Path) -> anyhow::Result<()> {
    let commit = commit(root)?;
    let older = older(root, &commit)?;
    eprintln!("── this program and the one of {commit}");
    let mut stories = cargo(root);
    stories
        .args([
            "test",
            "--locked",
            "-p",
            "parvis",
            "--test",
            "older",
            "--",
            "--nocapture",
        ])
        .env("PARVIS_OLDER", &older);
    run(&mut stories)
}

/// The commit of the oldest program that must go on after this one: since the last change to a migration that no older program
/// passes, they only add.
fn commit(root: &Path) -> anyhow::Result<String> {
    let listed = told(root, &["ls-files", "--", "crates/*/migrations/*.sql"])?;
    let mut closing = Vec::new();
    for path in listed.lines() {
        let migration = std::fs::read_to_string(root.join(path)).with_context(|| path.to_owned())?;
        if !migration.starts_with(OPENS_WITH) {
            closing.push(path);
        }
    }
    if closing.is_empty() {
        bail!("git lists no migration under crates");
    }
    let arguments = [&["log", "-1", "--format=%h", "--"][..], &closing].concat();
    let commit = told(root, &arguments)?.trim().to_owned();
    if commit.is_empty() {
        bail!("this clone does not reach the last change of its migrations: git fetch --unshallow");
    }
    Ok(commit)
}

/// What Git says.
fn told(root: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .context("git")?;
    if !output.status.success() {
        bail!("git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The program of an earlier commit: built beside, so that the sources here stay as they are; what it shares with this one
/// is not built twice.
fn older(root: &Path, commit: &str) -> anyhow::Result<PathBuf> {
    let target = target_folder(root);
    let folder = target.join("older");
    let program = folder.join(format!("parvis-{commit}"));
    if program.exists() {
        return Ok(program);
    }
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let sources = folder.join("sources");
    let git = |arguments: &[&str]| run(Command::new("git").arg("-C").arg(root).args(arguments));
    let place = sources.display().to_string();
    if sources.exists() {
        git(&["worktree", "remove", "--force", &place])?;
    }
    git(&["worktree", "add", "--detach", "--quiet", &place, commit])?;
    eprintln!("── building the program of {commit}");
    let built = run(cargo(&sources)
        .args(["build", "--locked", "-p", "parvis"])
        .env("CARGO_TARGET_DIR", &target));
    let kept = built.and_then(|()| {
        std::fs::copy(target.join("debug/parvis"), &program).with_context(|| program.display().to_string())
    });
    git(&["worktree", "remove", "--force", &place])?;
    kept?;
    Ok(program)
}
