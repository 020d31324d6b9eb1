//! Open data: files of a million rows checked, described, imported and asked, beside frictionless, csv-detective, Datasette and
//! `DuckDB`. The program is run once for each file; the questions of its explorer are asked in this process.

mod asked;
mod files;
mod peers;
mod program;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use self::asked::{Asked, PAGE_TARGET};
use self::files::{FAULT_EVERY, ROWS};
use self::peers::Answering;
use self::program::Ran;
use crate::drafting::beside;
use crate::machine;
use crate::report::milliseconds;

/// The schema of subsidies, in the repository.
const SCHEMA: &str = "crates/datasets/schemas/subventions.json";
const CHECK_TARGET: Duration = Duration::from_millis(1_500);
const DESCRIBE_TARGET: Duration = Duration::from_secs(3);
const IMPORT_TARGET: Duration = Duration::from_secs(10);
const RATIO_TARGET: f64 = 30.0;
const MEMORY_TARGET_MIB: u64 = 400;

/// The table, its files written in `folder`; `root` is the repository.
pub(crate) fn table(parvis: &Path, root: &Path, folder: &Path) -> anyhow::Result<String> {
    let folder = folder.join("open-data");
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let bench = Bench {
        parvis: parvis.to_owned(),
        schema: root.join(SCHEMA).canonicalize().context(SCHEMA)?,
        subsidies: folder.join("subventions.csv"),
        types: folder.join("types.csv"),
        folder,
    };
    files::subsidies(&bench.subsidies, ROWS)?;
    files::many_types(&bench.types, ROWS)?;
    let mut said = format!(
        "\nOpen data: subsidies of 16 columns ({} MB) and a file of 23 columns ({} MB), {ROWS} rows each, just written\n",
        megabytes(&bench.subsidies)?,
        megabytes(&bench.types)?
    );
    bench.check(&mut said)?;
    bench.describe(&mut said)?;
    bench.import(&mut said, "the 23 columns", &bench.types)?;
    let parquet = bench.import(&mut said, "subsidies", &bench.subsidies)?;
    bench.ask(&mut said, &parquet)?;
    Ok(said)
}

/// The files, and what they are given to.
struct Bench {
    parvis: PathBuf,
    schema: PathBuf,
    folder: PathBuf,
    subsidies: PathBuf,
    types: PathBuf,
}

impl Bench {
    /// `parvis table DOING FILE --format json`, with other arguments.
    fn table(&self, doing: &str, file: &Path, others: &[(&str, &Path)]) -> anyhow::Result<Ran> {
        program::run(|| {
            let mut command = Command::new(&self.parvis);
            command.args(["table", doing, "--format", "json"]).arg(file);
            for (name, value) in others {
                command.arg(name).arg(value);
            }
            command
        })
    }

    fn check(&self, said: &mut String) -> anyhow::Result<()> {
        let ran = self.table("check", &self.subsidies, &[("--schema", self.schema.as_path())])?;
        let wanted = 2 * (ROWS / FAULT_EVERY) as u64;
        let _ = writeln!(said, "  check: {}", done(&ran, CHECK_TARGET));
        let _ = writeln!(
            said,
            "    {} rows, {} faults where {wanted} were put{}",
            ran.told["rows"],
            ran.told["error_count"],
            differing(ran.told["error_count"] == wanted && ran.told["rows"] == ROWS)
        );
        match peers::frictionless(&self.folder, &self.subsidies, &self.schema) {
            Ok(theirs) => {
                is_beside(said, "frictionless", &ran, &theirs);
                let _ = writeln!(
                    said,
                    "      {} rows, {} faults{}; it checks neither SIRET numbers nor that one column of two is filled",
                    theirs.told["rows"],
                    theirs.told["errors"],
                    differing(
                        theirs.told["errors"] == ran.told["error_count"] && theirs.told["rows"] == ROWS
                    )
                );
            }
            Err(why) => {
                let _ = writeln!(said, "    skipped beside frictionless: {why:#}");
            }
        }
        Ok(())
    }

    fn describe(&self, said: &mut String) -> anyhow::Result<()> {
        let ran = self.table("describe", &self.types, &[])?;
        let _ = writeln!(said, "  describe: {}", done(&ran, DESCRIBE_TARGET));
        let columns = ran.told["columns"].as_array().map_or(0, Vec::len);
        let _ = writeln!(
            said,
            "    {} rows, {columns} columns{}",
            ran.told["rows"],
            differing(ran.told["rows"] == ROWS && columns == 23)
        );
        match peers::csv_detective(&self.folder, &self.types) {
            Ok(theirs) => {
                is_beside(said, "csv-detective", &ran, &theirs);
                let _ = writeln!(
                    said,
                    "      {} rows by its own count, {} columns{}",
                    theirs.told["rows"],
                    theirs.told["columns"],
                    differing(theirs.told["rows"] == ROWS && theirs.told["columns"] == columns)
                );
            }
            Err(why) => {
                let _ = writeln!(said, "    skipped beside csv-detective: {why:#}");
            }
        }
        Ok(())
    }

    /// Gives where the Parquet file is.
    fn import(&self, said: &mut String, name: &str, file: &Path) -> anyhow::Result<PathBuf> {
        let ran = self.table("import", file, &[("--to", self.folder.as_path())])?;
        let parquet = PathBuf::from(ran.told["file"].as_str().context("the file that was written")?);
        let _ = writeln!(
            said,
            "  import of {name}: {}; {} rows{}, {} MB of Parquet",
            done(&ran, IMPORT_TARGET),
            ran.told["rows"],
            differing(ran.told["rows"] == ROWS),
            megabytes(&parquet)?
        );
        Ok(parquet)
    }

    fn ask(&self, said: &mut String, parquet: &Path) -> anyhow::Result<()> {
        let since = if machine::forget_peak().is_ok() {
            "then"
        } else {
            "the bench began"
        };
        let process = std::process::id();
        let before = machine::resident_mib(process).unwrap_or(0);
        let (all, bytes) = asked::all(parquet)?;
        let peak = machine::peak_mib(process).unwrap_or(0);
        let _ = writeln!(
            said,
            "  questions, ms: the first time (here with opening the table), in the middle of {} after, the longest",
            asked::TIMES
        );
        for asked in &all {
            let target = match asked.target() {
                Some(target) => beside(asked.worst(), target),
                None if asked.name == "first page" => beside(asked.first, PAGE_TARGET),
                None => String::new(),
            };
            let _ = writeln!(
                said,
                "    {:<18} {:>8} {:>8} {:>8}{target}",
                asked.name,
                milliseconds(asked.first),
                milliseconds(asked.median()),
                milliseconds(asked.worst())
            );
        }
        let _ = writeln!(
            said,
            "    memory of this process: {before} MiB before, at most {peak} MiB since {since}{}; {} MiB of columns",
            memory(peak),
            bytes.div_ceil(1 << 20)
        );
        let step = asked::step(&all).context("a histogram of several bars")?;
        for (name, answering) in [
            (
                "DuckDB, in its process, words found without an index",
                peers::duckdb(&self.folder, &self.subsidies, step),
            ),
            (
                "Datasette, over HTTP",
                peers::datasette(&self.folder, &self.subsidies, step),
            ),
        ] {
            let compared = answering.and_then(|theirs| against(said, name, &all, &theirs));
            if let Err(why) = compared {
                let _ = writeln!(said, "  skipped beside {name}: {why:#}");
            }
        }
        Ok(())
    }
}

/// The same questions to a peer: how many times as long, and whether it answered the same.
fn against(said: &mut String, name: &str, all: &[Asked], theirs: &Answering) -> anyhow::Result<()> {
    let _ = writeln!(
        said,
        "  {name} ({}): import {:.1} s, at most {} MiB while asked; ms, and times ours",
        theirs.version,
        theirs.import.as_secs_f64(),
        theirs.peak_mib
    );
    for asked in all {
        let (first, median) = theirs.times(asked.name)?;
        let ratio = |theirs: Duration, ours: Duration| theirs.as_secs_f64() / ours.as_secs_f64();
        let (of_first, of_median) = (ratio(first, asked.first), ratio(median, asked.median()));
        let is_same = theirs.told(asked.name)? == asked.told;
        let _ = writeln!(
            said,
            "    {:<18} {:>8} {:>8}  × {of_first:.1} the first time, × {of_median:.1} after{}; the answers are {}",
            asked.name,
            milliseconds(first),
            milliseconds(median),
            if of_median < 1.0 { ", BEHIND it" } else { "" },
            if is_same { "the same" } else { "NOT the same" }
        );
    }
    Ok(())
}

/// Times and memory of the program.
fn done(ran: &Ran, target: Duration) -> String {
    format!(
        "{:.2} s, the first time {:.2} s{}, at most {} MiB{}",
        ran.median.as_secs_f64(),
        ran.first.as_secs_f64(),
        beside(ran.median, target),
        ran.peak_mib,
        memory(ran.peak_mib)
    )
}

/// A peer on the same file; its start, which loads its libraries, is not counted.
fn is_beside(said: &mut String, name: &str, ours: &Ran, theirs: &peers::Ran) {
    let ratio = theirs.time.as_secs_f64() / ours.median.as_secs_f64();
    let is_short = if ratio < RATIO_TARGET { ", under it" } else { "" };
    let _ = writeln!(
        said,
        "    {name} {}: {:.1} s, at most {} MiB; {ratio:.0} times as long (target {RATIO_TARGET:.0} times{is_short})",
        theirs.version,
        theirs.time.as_secs_f64(),
        theirs.told["peak_mib"]
    );
}

/// The target of memory, and whether it is missed.
fn memory(mib: u64) -> String {
    let is_over = if mib > MEMORY_TARGET_MIB { ", over it" } else { "" };
    format!(" (target {MEMORY_TARGET_MIB} MiB{is_over})")
}

fn differing(is_right: bool) -> &'static str {
    if is_right { "" } else { ", NOT as it should be" }
}

fn megabytes(file: &Path) -> anyhow::Result<u64> {
    Ok(std::fs::metadata(file)?.len() / 1_000_000)
}
