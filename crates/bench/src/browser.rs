//! What encrypting a ballot costs a voter: the real page, in Chromium whose processor its developer tools slow down, in the
//! group of the pages and in the one that older official programs know.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use scrutin::group::{Ed25519, Group, Rfc3526Group};
use serde_json::{Value, json};
use testkit::{Program, Web, open_vote_in};

/// How much slower than the machine: a modest phone.
const SLOWED: u32 = 6;
/// Ballots of each group; the one in the middle is kept.
const RUNS: usize = 5;
/// What a ballot of five ciphertexts may take, in milliseconds.
const TARGETS_MS: [(&str, f64); 2] = [(Ed25519::NAME, 300.0), (Rfc3526Group::NAME, 2_000.0)];
/// Those who vote: the first is the one whose browser is watched.
const VOTERS: [&str; 3] = ["ana@mesure.example", "bo@mesure.example", "cy@mesure.example"];
/// The script, and the folder whose browser it drives.
const FOLDER: &str = "e2e";
const SCRIPT: &str = "measures/ballot.mjs";

/// Opens a vote in each group on a demonstration in the folder `data`, and measures how long the page of a voter takes.
pub(crate) async fn measure(parvis: &Path, data: &Path) -> anyhow::Result<String> {
    ensure!(
        Path::new(FOLDER).join("node_modules/@playwright/test").is_dir(),
        "the browser’s driver is not installed (cargo xtask needs)"
    );
    let data = data.to_str().context("a UTF-8 path")?;
    let program = Program::start(parvis, &["demo", "--data", data]).await;
    let told = watched(program.address()).await;
    program.stop();
    said(&told?)
}

async fn watched(address: SocketAddr) -> anyhow::Result<Value> {
    let mut voter = Web::on(address);
    let [own, ..] = VOTERS;
    voter.sign_up(own, "Électrice d’un essai").await?;
    let emails = VOTERS.map(str::to_owned);
    let votes = [
        vote::<Ed25519>(address, &emails).await?,
        vote::<Rfc3526Group>(address, &emails).await?,
    ];
    let asked = json!({
        "origin": format!("http://localhost:{}", address.port()),
        "cookies": voter.cookies(),
        "votes": votes,
        "rate": SLOWED,
        "runs": RUNS,
    });
    tokio::task::spawn_blocking(move || driven(&asked)).await?
}

/// A vote that is open, as the script is told of it.
async fn vote<G: Group>(address: SocketAddr, emails: &[String]) -> anyhow::Result<Value> {
    let (path, codes) = open_vote_in::<G>(address, emails).await?;
    let code = codes.get(VOTERS[0]).context("the voter has a code")?;
    Ok(json!({ "name": G::NAME, "path": path, "code": code }))
}

/// Runs the script.
fn driven(asked: &Value) -> anyhow::Result<Value> {
    let mut child = Command::new("node")
        .arg(SCRIPT)
        .current_dir(FOLDER)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("node")?;
    let mut told = child.stdin.take().context("what the script reads")?;
    told.write_all(asked.to_string().as_bytes())?;
    drop(told);
    let output = child.wait_with_output()?;
    ensure!(
        output.status.success(),
        "{SCRIPT}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The figures, each beside its target.
fn said(told: &Value) -> anyhow::Result<String> {
    let version = told["version"].as_str().unwrap_or_default();
    let medians = medians(told)?;
    let mut said = format!(
        "\nA ballot of five ciphertexts encrypted by the voter’s page: Chromium {version}, processor slowed {SLOWED} times, in \
         the page itself (no worker is slowed), the middle one of {RUNS}\n"
    );
    for (group, target_ms) in TARGETS_MS {
        let ms = medians
            .get(group)
            .with_context(|| format!("no time in {group}"))?;
        let over = if *ms > target_ms { ", over it" } else { "" };
        let _ = writeln!(said, "  {group}: {ms:.0} ms (target {target_ms:.0}{over})");
    }
    Ok(said)
}

/// The time in the middle, by group.
fn medians(told: &Value) -> anyhow::Result<BTreeMap<String, f64>> {
    let groups = told["told"].as_array().context("times by group")?;
    let mut medians = BTreeMap::new();
    for group in groups {
        let name = group["name"].as_str().context("the name of a group")?;
        let times = group["times"].as_array().context("times")?;
        let mut times: Vec<f64> = times.iter().filter_map(Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        let middle = times.get(times.len() / 2).context("one time at least")?;
        medians.insert(name.to_owned(), *middle);
    }
    Ok(medians)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_in_the_middle_stands_beside_its_target() {
        let told = json!({
            "version": "140.0",
            "told": [
                { "name": "Ed25519", "times": [900.0, 120.0, 140.4] },
                { "name": "RFC-3526-2048", "times": [2_500.0] },
            ],
        });
        let said = said(&told).expect("figures");
        assert!(said.contains("Ed25519: 140 ms (target 300)"), "{said}");
        assert!(
            said.contains("RFC-3526-2048: 2500 ms (target 2000, over it)"),
            "{said}"
        );
        assert!(super::said(&json!({ "told": [] })).is_err(), "a group is missing");
    }
}
