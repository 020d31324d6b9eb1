//! Every test, in the order that finds faults soonest: form, lints, invariants, scripts, stories, documentation,
//! browser.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use test_postgres::{EVERYTHING, Postgres, SHARED_URL};

use crate::run::{answers, cargo, run, target_folder};
use crate::{needs, tidy};

/// Runs them all; the first failure ends the run.
pub(crate) fn all(root: &Path) -> anyhow::Result<()> {
    let begun = Instant::now();
    let step = |name: &str| eprintln!("── {name} ({} s)", begun.elapsed().as_secs());
    step("what the tests need");
    needs::install(root)?;
    step("format");
    run(cargo(root).args(["fmt", "--all", "--check"]))?;
    step("invariants");
    tidy::check(root)?;
    step("lints");
    run(cargo(root).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    step("scripts of the pages");
    for task in ["check", "test"] {
        run(Command::new("npm")
            .args(["run", "--silent", task])
            .current_dir(root.join("crates/ui/web")))?;
    }
    let postgres = Postgres::shared();
    let with_postgres = |command: &mut Command| {
        if let Some(postgres) = &postgres {
            command.env(SHARED_URL, postgres.url());
        }
    };
    step("stories and corpora");
    let mut stories = cargo(root);
    if answers("cargo", &["nextest", "--version"]) {
        stories.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            // What failed is told last, and alone.
            "--failure-output",
            "final",
            "--final-status-level",
            "fail",
        ]);
        stories.env("NEXTEST_HIDE_PROGRESS_BAR", "1");
    } else {
        stories.args(["test", "--workspace", "--locked", "--lib", "--bins", "--tests"]);
    }
    with_postgres(&mut stories);
    // Everything was installed above: a story that finds its peer absent fails.
    run(stories.env(EVERYTHING, "1"))?;
    step("examples of the documentation");
    run(cargo(root).args(["test", "--workspace", "--doc", "--locked", "--quiet"]))?;
    step("browser");
    // The program that the stories were told with: built by itself, it would be built again with other features.
    let mut browser = Command::new("npx");
    browser
        .args(["--no-install", "playwright", "test"])
        .current_dir(root.join("e2e"));
    browser.env("PARVIS_BINARY", target_folder(root).join("debug/parvis"));
    with_postgres(&mut browser);
    run(&mut browser)?;
    step("all passed");
    Ok(())
}
