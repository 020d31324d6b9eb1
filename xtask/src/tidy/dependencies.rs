//! Invariants of who depends on whom, of licences, and of dependencies nobody uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use serde_json::Value;

use super::Source;
use super::sources::{BRIDGES, CELLAR, is_feature};

/// What the cellar may not reach, even through others.
const NOT_IN_THE_CELLAR: &[&str] = &[
    "tokio",
    "sqlx",
    "axum",
    "hyper",
    "reqwest",
    "lettre",
    "async-std",
    "rusqlite",
];
/// What the ground may not know.
const FLOORS: &[(&str, &[&str])] = &[
    ("db", &[]),
    ("law", &[]),
    ("kernel", &["db"]),
    ("search", &["db", "kernel"]),
    ("outgoing", &["db", "kernel"]),
    ("archive", &["db", "kernel"]),
    ("tls", &["kernel", "outgoing"]),
    ("tools", &["db", "kernel", "outgoing"]),
    ("addresses", &["kernel", "outgoing", "tools"]),
    ("caldav", &["kernel", "minutes", "outgoing", "tools"]),
    ("imap", &["kernel", "outgoing", "tools"]),
    ("ldap", &["kernel", "outgoing"]),
    ("matrix", &["kernel", "outgoing", "tools"]),
    ("webdav", &["kernel", "outgoing", "tools"]),
    ("ui", &["db", "kernel"]),
];
/// Features that build on others, one way (ARCHITECTURE.md draws it).
const BUILDS_ON: &[(&str, &[&str])] = &[
    ("identity", &[]),
    ("groups", &["identity"]),
    ("parcours", &["groups", "identity"]),
    // What people write, wherever they do, is moderated in one way.
    ("moderation", &["groups", "identity"]),
    ("debates", &["groups", "identity", "moderation", "parcours"]),
    ("conversations", &["groups", "identity", "moderation", "parcours"]),
    ("votes", &["groups", "identity", "moderation"]),
    ("elections", &["groups", "identity"]),
    ("assemblies", &["groups", "identity"]),
    ("rolls", &["groups", "identity"]),
    ("phones", &["groups", "identity"]),
    ("texts", &["groups", "identity", "moderation", "votes"]),
    ("indicators", &["groups", "identity"]),
    ("meetings", &["groups", "identity", "votes", "texts"]),
    ("letters", &["debates", "identity", "meetings", "texts"]),
    ("acts", &["groups", "identity", "votes", "texts", "meetings"]),
    ("requirements", &["groups", "identity", "parcours", "texts"]),
    ("transmissions", &["acts", "groups", "identity"]),
    ("territory", &[]),
    (
        "budgets",
        &["debates", "groups", "identity", "moderation", "territory"],
    ),
    ("datasets", &["groups", "identity", "moderation", "territory"]),
    ("disclosure", &["acts", "datasets", "parcours"]),
    ("maps", &["datasets", "territory"]),
    // What an agent does in the name of who is present are their deeds.
    ("desk", &["budgets", "debates", "identity"]),
    // So are those of who helps, with their consent.
    ("helpers", &["debates", "desk", "identity"]),
    // It knows the others by their subjects and their lines of the journal.
    ("follow", &["identity"]),
    // It knows the others by what they declare.
    ("privacy", &["identity"]),
];
/// Licences that may join an AGPL-3.0-or-later program.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    // Apache-2.0, with one duty less.
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
    "0BSD",
    "Unlicense",
    "MPL-2.0",
    "CDLA-Permissive-2.0",
    "BSL-1.0",
    "AGPL-3.0-or-later",
    "MIT-0",
];

pub(super) fn check(root: &Path, sources: &[Source]) -> anyhow::Result<Vec<String>> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .context("cargo metadata")?;
    anyhow::ensure!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let graph = Graph::read(&metadata);
    let mut faults = Vec::new();
    for name in CELLAR {
        for reached in graph.reached_from(name) {
            if NOT_IN_THE_CELLAR.contains(&reached.as_str()) {
                faults.push(format!(
                    "crates/{name}: reaches {reached}: the cellar knows no async, SQL nor HTTP"
                ));
            }
        }
    }
    for (name, own) in &graph.own {
        let allowed = FLOORS
            .iter()
            .chain(BUILDS_ON)
            .find(|(known, _)| known == name)
            .map(|(_, below)| *below);
        let is_ground = FLOORS.iter().any(|(known, _)| known == name);
        for below in own {
            let is_upwards = is_ground && !allowed.unwrap_or_default().contains(&below.as_str());
            let is_sideways = is_feature(name)
                && is_feature(below)
                && !allowed.unwrap_or_default().contains(&below.as_str());
            // Features ask for capabilities; only the binary knows who provides them.
            let is_bridge = BRIDGES.contains(&below.as_str()) && name != "parvis";
            if is_upwards || is_sideways || is_bridge {
                faults.push(format!("crates/{name}: may not build on {below}"));
            }
        }
    }
    faults.extend(licences(&metadata));
    faults.extend(unused(&metadata, sources));
    Ok(faults)
}

struct Graph {
    /// For each crate of ours, the crates of ours it names (not for its tests)
    own: BTreeMap<String, BTreeSet<String>>,
    /// For each package, the packages it links (not for its tests)
    links: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn read(metadata: &Value) -> Self {
        let ours: BTreeSet<&str> = members(metadata)
            .filter_map(|package| package["name"].as_str())
            .collect();
        let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let names: BTreeMap<&str, &str> = packages(metadata)
            .filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?)))
            .collect();
        for node in metadata["resolve"]["nodes"].as_array().into_iter().flatten() {
            let Some(name) = node["id"].as_str().and_then(|id| names.get(id)) else {
                continue;
            };
            let linked = links.entry((*name).to_owned()).or_default();
            for dependency in node["deps"].as_array().into_iter().flatten() {
                let is_normal = dependency["dep_kinds"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .any(|kind| kind["kind"].is_null());
                if let (true, Some(name)) =
                    (is_normal, dependency["pkg"].as_str().and_then(|id| names.get(id)))
                {
                    linked.insert((*name).to_owned());
                }
            }
        }
        let own = ours
            .iter()
            .map(|name| {
                let linked = links.get(*name).into_iter().flatten();
                (
                    (*name).to_owned(),
                    linked
                        .filter(|below| ours.contains(below.as_str()))
                        .cloned()
                        .collect(),
                )
            })
            .collect();
        Self { own, links }
    }

    fn reached_from(&self, name: &str) -> BTreeSet<String> {
        let (mut reached, mut waiting) = (BTreeSet::new(), vec![name.to_owned()]);
        while let Some(next) = waiting.pop() {
            for below in self.links.get(&next).into_iter().flatten() {
                if reached.insert(below.clone()) {
                    waiting.push(below.clone());
                }
            }
        }
        reached
    }
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

fn members(metadata: &Value) -> impl Iterator<Item = &Value> {
    packages(metadata).filter(|package| package["source"].is_null())
}

fn licences(metadata: &Value) -> Vec<String> {
    let is_known = |expression: &str| {
        expression.replace('/', " OR ").split(" OR ").any(|choice| {
            choice
                .split(" AND ")
                .all(|licence| LICENCES.contains(&licence.trim().trim_matches(['(', ')'])))
        })
    };
    packages(metadata)
        .filter(|package| {
            !package["license"]
                .as_str()
                .is_some_and(|licence| is_known(licence) || is_known(&licence.replace(['(', ')'], "")))
        })
        .map(|package| {
            format!(
                "{} {}: licence {} is not in the list",
                package["name"], package["version"], package["license"]
            )
        })
        .collect()
}

/// A dependency that no source of its crate names.
fn unused(metadata: &Value, sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for package in members(metadata) {
        let Some(name) = package["name"].as_str() else {
            continue;
        };
        let folder = if name == "xtask" {
            "xtask/".to_owned()
        } else {
            format!("crates/{name}/")
        };
        let texts: Vec<&str> = sources
            .iter()
            .filter(|source| source.path.starts_with(&folder) && source.path.ends_with(".rs"))
            .map(|source| source.text.as_str())
            .collect();
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let Some(used) = dependency["name"].as_str().map(|name| name.replace('-', "_")) else {
                continue;
            };
            let is_named =
                |text: &&str| text.contains(&format!("{used}::")) || text.contains(&format!("use {used}"));
            if !texts.iter().any(is_named) {
                faults.push(format!(
                    "crates/{name}: names the dependency {used} and never uses it"
                ));
            }
        }
    }
    faults
}
