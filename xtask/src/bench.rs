//! The figures: the program and what measures it are built together, or their common dependencies would be built twice
//! with other features.

use std::path::Path;
use std::process::Command;

use crate::run::{cargo, run as run_program, target_folder};

/// Builds both, then measures; what follows `bench` on the command line is handed on.
pub(crate) fn run(root: &Path) -> anyhow::Result<()> {
    run_program(cargo(root).args([
        "build",
        "--release",
        "--locked",
        "--quiet",
        "-p",
        "parvis",
        "-p",
        "bench",
    ]))?;
    let bench = target_folder(root).join("release/bench");
    run_program(Command::new(bench).args(std::env::args().skip(2)))
}
