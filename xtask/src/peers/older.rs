//! This program as it was at an earlier commit, on whose data it goes forward and back.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::run::{answers, cargo, run, target_folder};

/// A program of the same version number whose database this one brings further: change it when migrations ran since that
/// no longer only add, which older programs refuse.
const OLDER: &str = "f586934";

/// Builds the peer unless it is there, then tells the stories.
pub(super) fn stories(root: &Path) -> anyhow::Result<()> {
    let older = older(root)?;
    eprintln!("── this program and the one of {OLDER}");
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

/// The program of an earlier commit: built beside, so that the sources here stay as they are; what it shares with this one
/// is not built twice.
fn older(root: &Path) -> anyhow::Result<PathBuf> {
    let target = target_folder(root);
    let folder = target.join("older");
    let program = folder.join(format!("parvis-{OLDER}"));
    if program.exists() {
        return Ok(program);
    }
    if !answers(
        "git",
        &[
            "-C",
            &root.display().to_string(),
            "cat-file",
            "-e",
            &format!("{OLDER}^{{commit}}"),
        ],
    ) {
        bail!("commit {OLDER} is not in this clone: fetch the whole history (git fetch --unshallow)");
    }
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let sources = folder.join("sources");
    let git = |arguments: &[&str]| run(Command::new("git").arg("-C").arg(root).args(arguments));
    let place = sources.display().to_string();
    if sources.exists() {
        git(&["worktree", "remove", "--force", &place])?;
    }
    git(&["worktree", "add", "--detach", "--quiet", &place, OLDER])?;
    eprintln!("── building the program of {OLDER}");
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
