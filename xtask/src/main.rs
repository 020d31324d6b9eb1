//! The project's own tasks: `cargo xtask tidy` holds the invariants of ARCHITECTURE.md, `cargo xtask test` runs every
//! test, `cargo xtask needs` installs what they need from Debian's packages, npm and Python's
//! index, `cargo xtask peers` tells the stories that need a peer to be built, `cargo xtask bench` measures.

mod bench;
mod needs;
mod peers;
mod run;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::bail;

/// What failed is the last thing said, in one line: a backtrace of this task would hide what the tests said before.
fn main() -> ExitCode {
    match task() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task() -> anyhow::Result<()> {
    let root = run::workspace_root();
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => tidy::check(&root),
        Some("test") => test::all(&root),
        Some("needs") => needs::install(&root),
        Some("peers") => peers::tell(&root, &std::env::args().skip(2).collect::<Vec<_>>()),
        Some("bench") => bench::run(&root),
        _ => bail!("cargo xtask tidy | test | needs | peers | bench"),
    }
}
