//! Every test, in the order that finds faults soonest: form, invariants, scripts, lints, stories, documentation,
//! browser.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use test_postgres::{EVERYTHING, Postgres, SHARED_URL};

use crate::run::{answers, cargo, run, target_folder};
use crate::{needs, tidy};

/// Where Linux keeps files in memory, and how much must be free there for the stories’ towns.
const MEMORY: &str = "/dev/shm";
const FREE_MIB_MIN: u64 = 4096;

/// Runs them all. What is wrong with the form, the needs or the lints ends the run at once; stories are all told, so that one run says
/// everything that failed.
pub(crate) fn all(root: &Path) -> anyhow::Result<()> {
    let begun = Instant::now();
    let step = |name: &str| eprintln!("── {name} ({} s)", begun.elapsed().as_secs());
    step("what the tests need");
    needs::install(root)?;
    step("format");
    run(cargo(root).args(["fmt", "--all", "--check"]))?;
    step("invariants");
    tidy::check(root)?;
    step("scripts of the pages");
    for task in ["check", "test"] {
        run(Command::new("npm")
            .args(["run", "--silent", task])
            .env(EVERYTHING, "1")
            .current_dir(root.join("crates/ui/web")))?;
    }
    run(Command::new("npx")
        .args(["--no-install", "tsc"])
        .current_dir(root.join("e2e")))?;
    let postgres = Postgres::shared();
    let with_postgres = |command: &mut Command| {
        if let Some(postgres) = &postgres {
            command.env(SHARED_URL, postgres.url());
        }
    };
    step("lints");
    run(linted(root).args(["build", "--workspace", "--all-targets", "--locked"]))?;
    step("stories and corpora");
    let mut stories = linted(root);
    if answers("cargo", &["nextest", "--version"]) {
        stories.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            // Many stories wait: for a worker, a server, a clock.
            "--test-threads",
            &waiting_threads().to_string(),
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
    in_memory(&mut stories);
    // Everything was installed above: a story that finds its peer absent fails.
    let mut told = vec![run(stories.env(EVERYTHING, "1"))];
    step("examples of the documentation");
    told.push(run(linted(root).args([
        "test",
        "--workspace",
        "--doc",
        "--locked",
        "--quiet",
    ])));
    step("browser");
    // The program that the stories were told with: built by itself, it would be built again with other features.
    let mut browser = Command::new("npx");
    browser
        .args(["--no-install", "playwright", "test"])
        .current_dir(root.join("e2e"));
    browser.env("PARVIS_BINARY", target_folder(root).join("debug/parvis"));
    browser.env(EVERYTHING, "1");
    with_postgres(&mut browser);
    in_memory(&mut browser);
    told.push(run(&mut browser));
    told.into_iter().collect::<anyhow::Result<Vec<()>>>()?;
    step("all passed");
    Ok(())
}

/// Two stories a core.
fn waiting_threads() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get() * 2)
}

/// Temporary files are kept in memory where there is room: a story is about what is written, not about how long a disk takes to say
/// that it is. What survives a power cut is for the disk to say, in use.
fn in_memory(command: &mut Command) {
    let free = Command::new("df")
        .args(["--output=avail", "-B1M", MEMORY])
        .output();
    let free = free.ok().and_then(|told| {
        let told = String::from_utf8(told.stdout).ok()?;
        told.lines().nth(1)?.trim().parse::<u64>().ok()
    });
    if free.is_some_and(|free_mib| free_mib >= FREE_MIB_MIN) {
        command.env("TMPDIR", MEMORY);
    }
}

/// Cargo whose compiler of the workspace is Clippy's, a warning being an error: every crate is read once, linted and built
/// by the same reading. `cargo clippy` beside a build reads everything twice, dependencies included, which takes minutes
/// from nothing.
fn linted(root: &Path) -> Command {
    let mut command = cargo(root);
    command
        .env("RUSTC_WORKSPACE_WRAPPER", root.join("xtask/compiler.sh"))
        // Stories and the browser run an hour of our own code as it comes; a little optimised, less than half of it, for some
        // minutes more of compiler. Who changes one crate and tells its stories is better served by Cargo's own settings.
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_DEV_LTO", "off")
        .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "16")
        // What `cargo clippy -- -D warnings` hands its driver.
        .env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    command
}
