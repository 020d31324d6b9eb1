//! The invariants of ARCHITECTURE.md, held by reading the sources.

mod dependencies;
mod languages;
mod sources;
mod translations;

use std::path::{Path, PathBuf};

use anyhow::bail;

/// One file of the project, with its path from the root.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The crate it belongs to: `texts` for `crates/texts/src/store.rs`.
    pub(crate) fn crate_name(&self) -> &str {
        self.path
            .strip_prefix("crates/")
            .and_then(|rest| rest.split('/').next())
            .unwrap_or("")
    }

    /// True for what ships: neither tests, nor benches, nor examples.
    pub(crate) fn ships(&self) -> bool {
        self.path.contains("/src/") && !self.path.ends_with("/tests.rs") && !self.path.contains("/tests/")
    }

    /// Its lines that are code: without comments, and without what follows `#[cfg(test)]`.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .map(|(number, line)| (number + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Checks everything; prints every fault, then fails if there is one.
pub(crate) fn check(root: &Path) -> anyhow::Result<()> {
    let sources = read(root)?;
    let mut faults = Vec::new();
    faults.extend(sources::check(root, &sources));
    faults.extend(translations::check(&sources));
    faults.extend(languages::check(&sources));
    faults.extend(dependencies::check(root, &sources)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} invariants are broken", faults.len());
    }
    println!("tidy: {} files keep the invariants", sources.len());
    Ok(())
}

fn read(root: &Path) -> anyhow::Result<Vec<Source>> {
    let mut paths = Vec::new();
    for folder in ["crates", "xtask", "e2e", "docs"] {
        walk(&root.join(folder), &mut paths)?;
    }
    for name in std::fs::read_dir(root)? {
        let path = name?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    let mut sources = Vec::new();
    for path in paths {
        let name = path.strip_prefix(root)?.display().to_string();
        if let Ok(text) = std::fs::read_to_string(&path) {
            sources.push(Source { path: name, text });
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if matches!(
            name,
            "node_modules" | "target" | "test-results" | "playwright-report"
        ) {
            continue;
        }
        if path.is_dir() {
            walk(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
