//! The peers, each installed apart and run on the same files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;
use serde_json::Value;

use super::asked::Told;
use super::files::WORD;
use crate::peer::run;

/// Times each question is asked, the first one included.
const TIMES: usize = 8;
/// What frictionless does with a file and its schema.
const FRICTIONLESS: &str = r#"
import json, os, resource, sys, time
import frictionless
folder, name = os.path.split(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    schema = frictionless.Schema.from_descriptor(json.load(file))
began = time.perf_counter()
report = frictionless.Resource(path=name, basepath=folder, schema=schema).validate(limit_errors=1000000)
seconds = time.perf_counter() - began
told = report.tasks[0].stats
print(json.dumps({"version": frictionless.__version__, "seconds": seconds, "rows": told["rows"], "errors": told["errors"],
                  "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
"#;
/// What csv-detective does with a file, of which it reads every row.
const CSV_DETECTIVE: &str = r#"
import importlib.metadata, json, resource, sys, time
from csv_detective import routine
began = time.perf_counter()
told = routine(sys.argv[1], num_rows=-1, save_results=False, output_profile=True)
seconds = time.perf_counter() - began
print(json.dumps({"version": importlib.metadata.version("csv-detective"), "seconds": seconds, "rows": int(told["total_lines"]),
                  "columns": len(told["header"]), "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
"#;
const DUCKDB: &str = include_str!("ask_duckdb.py");
const DATASETTE: &str = include_str!("ask_datasette.py");

/// A peer that was run on one file.
pub(super) struct Ran {
    /// Its version
    pub(super) version: String,
    /// How long, without its start
    pub(super) time: Duration,
    /// All that it told
    pub(super) told: Value,
}

/// A peer that was asked the questions.
pub(super) struct Answering {
    /// Its version
    pub(super) version: String,
    /// How long importing took
    pub(super) import: Duration,
    /// The most memory it held while asked
    pub(super) peak_mib: u64,
    /// By name: the first time, those after, and what was answered
    asked: Value,
}

impl Answering {
    /// The first time of a question, and the time in the middle of those after.
    pub(super) fn times(&self, name: &str) -> anyhow::Result<(Duration, Duration)> {
        let times: Vec<f64> = serde_json::from_value(self.asked[name]["ms"].clone())?;
        let (first, after) = times.split_first().context("a time")?;
        let mut after = after.to_vec();
        after.sort_unstable_by(f64::total_cmp);
        let median = after.get(after.len() / 2).context("a second time")?;
        Ok((
            Duration::from_secs_f64(first / 1e3),
            Duration::from_secs_f64(median / 1e3),
        ))
    }

    /// What it answered to a question.
    pub(super) fn told(&self, name: &str) -> anyhow::Result<Told> {
        Ok(serde_json::from_value(self.asked[name]["told"].clone())?)
    }
}

/// Frictionless checking `file`, after `schema`.
pub(super) fn frictionless(folder: &Path, file: &Path, schema: &Path) -> anyhow::Result<Ran> {
    let python = installed(folder, &["frictionless"])?;
    ran(Command::new(python)
        .args(["-c", FRICTIONLESS])
        .arg(file)
        .arg(schema))
}

/// csv-detective describing `file`.
pub(super) fn csv_detective(folder: &Path, file: &Path) -> anyhow::Result<Ran> {
    let python = installed(folder, &["csv-detective"])?;
    ran(Command::new(python).args(["-c", CSV_DETECTIVE]).arg(file))
}

/// `DuckDB`, importing `file` into its own form, then asked in its own process.
pub(super) fn duckdb(folder: &Path, file: &Path, step: i64) -> anyhow::Result<Answering> {
    let python = installed(folder, &["duckdb"])?;
    answering(&python, DUCKDB, file, &folder.join("tables.duckdb"), step)
}

/// Datasette, serving what sqlite-utils imported of `file`, with indexes and full text, asked over HTTP.
pub(super) fn datasette(folder: &Path, file: &Path, step: i64) -> anyhow::Result<Answering> {
    let python = installed(folder, &["datasette", "sqlite-utils>=4"])?;
    answering(&python, DATASETTE, file, &folder.join("tables.db"), step)
}

/// Installs packages apart from all others; gives the Python that has them.
fn installed(folder: &Path, packages: &[&str]) -> anyhow::Result<PathBuf> {
    let venv = folder.join(format!("tables-{}", packages[0]));
    run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    run(Command::new(venv.join("bin/pip"))
        .args(["install", "--quiet", "--disable-pip-version-check"])
        .args(packages))?;
    Ok(venv.join("bin/python"))
}

fn ran(command: &mut Command) -> anyhow::Result<Ran> {
    let told = last_line(&run(command)?)?;
    Ok(Ran {
        version: version(&told),
        time: seconds(&told)?,
        told,
    })
}

fn answering(
    python: &Path,
    script: &str,
    file: &Path,
    database: &Path,
    step: i64,
) -> anyhow::Result<Answering> {
    let of = |doing: &str| {
        let mut command = Command::new(python);
        command.args(["-c", script, doing]).arg(file).arg(database);
        command
    };
    let imported = last_line(&run(&mut of("import"))?)?;
    let (step, times) = (step.to_string(), TIMES.to_string());
    let told = last_line(&run(of("ask").args([step.as_str(), WORD, times.as_str()]))?)?;
    Ok(Answering {
        version: version(&imported),
        import: seconds(&imported)?,
        peak_mib: told["peak_mib"].as_u64().context("its memory")?,
        asked: told["asked"].clone(),
    })
}

/// The JSON that a script prints last: libraries may speak before.
fn last_line(printed: &str) -> anyhow::Result<Value> {
    Ok(serde_json::from_str(
        printed.trim().lines().last().context("a line")?,
    )?)
}

fn version(told: &Value) -> String {
    told["version"].as_str().unwrap_or("of no version").to_owned()
}

fn seconds(told: &Value) -> anyhow::Result<Duration> {
    let seconds = told["seconds"].as_f64().context("seconds")?;
    Ok(Duration::try_from_secs_f64(seconds)?)
}
