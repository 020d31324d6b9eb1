//! What is too long for every day: stories that need a peer to be built first.

mod catalogue;
mod older;
mod package;

use std::path::Path;

use crate::run::{cargo, run, target_folder};

/// Fuzzers are workspaces of their own, which nothing else compiles.
const FUZZED: &[&str] = &["gitwire", "legistique", "tables"];

/// Builds each peer unless it is there, then tells its stories.
pub(crate) fn all(root: &Path) -> anyhow::Result<()> {
    older::stories(root)?;
    package::story(root)?;
    catalogue::story(root)?;
    for library in FUZZED {
        eprintln!("── the fuzzers of {library}");
        run(cargo(root)
            .args(["check", "--quiet", "--manifest-path"])
            .arg(root.join("crates").join(library).join("fuzz/Cargo.toml"))
            .env("CARGO_TARGET_DIR", target_folder(root).join("fuzz")))?;
    }
    Ok(())
}
