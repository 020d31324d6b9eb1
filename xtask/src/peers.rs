//! What is too long for every day: stories that need a peer to be built first.

mod catalogue;
mod older;
mod package;

use std::path::Path;

use anyhow::bail;

use crate::run::{cargo, run, target_folder};

/// Fuzzers are workspaces of their own, which nothing else compiles.
const FUZZED: &[&str] = &["gitwire", "legistique", "tables"];

/// A peer and what is told of it.
type Story = (&'static str, fn(&Path) -> anyhow::Result<()>);

/// Every story, by the name that `--only` asks for it by.
const STORIES: [Story; 5] = [
    ("older", older::stories),
    ("package", package::story),
    ("catalogue", catalogue::story),
    ("fuzz", fuzzers),
    ("sql", sql),
];

/// Builds each peer unless it is there, then tells its stories; those of one alone after `--only`.
pub(crate) fn tell(root: &Path, arguments: &[String]) -> anyhow::Result<()> {
    for (_, story) in asked(arguments)? {
        story(root)?;
    }
    Ok(())
}

/// The stories that these arguments ask for.
fn asked(arguments: &[String]) -> anyhow::Result<Vec<Story>> {
    let names = STORIES.map(|(name, _)| name).join("|");
    let wanted = match arguments {
        [] => return Ok(STORIES.to_vec()),
        [option, wanted] if option == "--only" => wanted,
        _ => bail!("cargo xtask peers [--only {names}]"),
    };
    let found: Vec<Story> = STORIES
        .into_iter()
        .filter(|(name, _)| *name == wanted.as_str())
        .collect();
    if found.is_empty() {
        bail!("no peer is called {wanted:?}: {names}");
    }
    Ok(found)
}

fn fuzzers(root: &Path) -> anyhow::Result<()> {
    for library in FUZZED {
        eprintln!("── the fuzzers of {library}");
        run(cargo(root)
            .args(["check", "--quiet", "--manifest-path"])
            .arg(root.join("crates").join(library).join("fuzz/Cargo.toml"))
            .env("CARGO_TARGET_DIR", target_folder(root).join("fuzz")))?;
    }
    Ok(())
}

/// The questions of `columns` by `DataFusion`, beside the engine of the house.
fn sql(root: &Path) -> anyhow::Result<()> {
    eprintln!("── DataFusion, held equal to the engine of columns");
    run(cargo(root)
        .args(["test", "--manifest-path"])
        .arg(root.join("crates/columns-sql/Cargo.toml"))
        .env("CARGO_TARGET_DIR", target_folder(root).join("sql")))
}

#[cfg(test)]
mod tests {
    use super::asked;

    fn names(arguments: &[&str]) -> Option<Vec<&'static str>> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        let stories = asked(&arguments).ok()?;
        Some(stories.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn one_peer_can_be_asked_for_alone() {
        assert_eq!(names(&[]).map(|all| all.len()), Some(5));
        assert_eq!(names(&["--only", "fuzz"]), Some(vec!["fuzz"]));
        for wrong in [&["--only"][..], &["--only", "newer"], &["older"]] {
            assert_eq!(names(wrong), None, "{wrong:?}");
        }
    }
}
