//! A clone of the large text over HTTP, beside git's own clone of the same history from a folder, and what that history weighs in
//! the database.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use testkit::Program;

use crate::drafting::beside;
use crate::machine::resident_mib;
use crate::store;

/// Clones of each: the median is shown.
const CLONES: usize = 5;
/// What a clone may take.
const CLONE_TARGET: Duration = Duration::from_secs(1);
/// What the histories of texts may take in the database with three thousand amendments to one of them, in megabytes.
const HISTORIES_MB_TARGET: f64 = 60.0;

/// Clones the text at `text`, and says how long that took; said too where there is no git.
pub(crate) fn table(program: &Program, text: &str) -> anyhow::Result<String> {
    if git(Path::new("."), &["--version"]).is_err() {
        return Ok("  skipped clones: git is not installed\n".to_owned());
    }
    let address = format!("http://{}{text}.git", program.address());
    let folder = tempfile::tempdir()?;
    let mirror = folder.path().join("mirror");
    git(
        folder.path(),
        &["clone", "--quiet", "--mirror", &address, "mirror"],
    )?;
    let commits = git(&mirror, &["rev-list", "--all", "--count"])?;
    let refs = git(&mirror, &["for-each-ref", "--format=%(refname)"])?;
    let over_http = median(folder.path(), "http", &["clone", "--quiet", &address])?;
    let source = mirror.to_str().context("a UTF-8 path")?;
    let by_git = median(folder.path(), "git", &["clone", "--quiet", "--no-local", source])?;
    let mut said = String::new();
    let _ = writeln!(
        said,
        "  clone over HTTP of {} commits under {} references: {} ms{}; by git from a folder: {} ms",
        commits.trim(),
        refs.lines().count(),
        over_http.as_millis(),
        beside(over_http, CLONE_TARGET),
        by_git.as_millis()
    );
    if let Some(memory) = resident_mib(program.id()) {
        let _ = writeln!(said, "  memory after the clones: {memory} MiB");
    }
    Ok(said)
}

/// What the histories of all texts take, once the program has stopped.
pub(crate) async fn weight(data: &Path, database: Option<&str>) -> anyhow::Result<String> {
    let address = match database {
        Some(url) => url.to_owned(),
        None => data
            .join("parvis.sqlite")
            .to_str()
            .context("a UTF-8 path")?
            .to_owned(),
    };
    let db = db::Db::open(&address).await?;
    let bytes = db.read().count(store::WEIGH_HISTORIES, Vec::new()).await?;
    db.close().await;
    #[expect(
        clippy::cast_precision_loss,
        reason = "histories are far smaller than 2^52 bytes"
    )]
    let megabytes = bytes as f64 / 1e6;
    let is_over = if megabytes > HISTORIES_MB_TARGET {
        ", over it"
    } else {
        ""
    };
    Ok(format!(
        "  histories of texts in the database: {megabytes:.1} MB (target {HISTORIES_MB_TARGET:.0} MB{is_over})\n"
    ))
}

/// The median time of a clone, each into a folder of its own.
fn median(folder: &Path, name: &str, arguments: &[&str]) -> anyhow::Result<Duration> {
    let mut times = Vec::with_capacity(CLONES);
    for rank in 0..CLONES {
        let into = format!("{name}-{rank}");
        let mut all = arguments.to_vec();
        all.push(&into);
        let begun = Instant::now();
        git(folder, &all)?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    Ok(times[CLONES / 2])
}

/// Runs git with nobody's settings; gives what it said.
fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::null())
        .output()
        .context("git")?;
    ensure!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
