//! `parvis table`: tables described, checked against a schema, mended, asked and drawn, and checks judged, from the command
//! line.

mod asked;
mod chart;
mod import;
mod rules;
mod said;
mod score;
mod totem;

use std::fs::File;
use std::io::{BufWriter, Read, Write as _};
use std::os::unix::fs::{FileExt as _, PermissionsExt as _};
use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};
use tables::{Mended, Refusal, Report, Source};
use ui::Words;

use self::rules::Rules;
use super::answer;
use crate::cli::ReportFormat;
use crate::cli::table::{Table, TableCheck, TableDescribe, Tabling};
use crate::failure::Failure;

pub(super) fn run(words: Words, asked: &Table) -> Result<(), Failure> {
    match &asked.asked {
        Tabling::Describe(asked) => describe(words, asked),
        Tabling::Check(asked) => check(words, asked),
        Tabling::Score(asked) => score::run(asked),
        Tabling::Import(asked) => import::run(words, asked),
        Tabling::Query(asked) => asked::run(words, asked),
        Tabling::Chart(asked) => chart::run(words, asked),
        Tabling::Totem(asked) => totem::run(words, asked),
    }
}

fn describe(words: Words, asked: &TableDescribe) -> Result<(), Failure> {
    let described = open(&asked.table)?.and_then(tables::describe);
    match (described, asked.format) {
        (Ok(described), ReportFormat::Json) => answer_json(&said::description_json(words, &described)?),
        (Ok(described), ReportFormat::Text) => answer(&said::description(words, &described)),
        (Err(refusal), ReportFormat::Json) => {
            let refused = json!({ "error": refusal.id(), "message": said::refusal(words, &refusal) });
            answer_json(&refused)?;
            Err(not_a_table(words, &refusal))
        }
        (Err(refusal), ReportFormat::Text) => Err(not_a_table(words, &refusal)),
    }
}

/// The file opened, and the answer is no.
fn not_a_table(words: Words, refusal: &Refusal) -> Failure {
    eprintln!("parvis: {}", said::refusal(words, refusal));
    Failure::No
}

fn check(words: Words, asked: &TableCheck) -> Result<(), Failure> {
    let rules = Rules::asked(asked)?;
    let report = match open(&asked.table)?.and_then(|source| rules.check(source)) {
        Ok(report) => report,
        Err(refusal) => {
            if asked.format == ReportFormat::Json {
                answer_json(&said::refused_json(words, &refusal))?;
            }
            return Err(not_a_table(words, &refusal));
        }
    };
    let mended = match &asked.fix {
        Some(to) => Some(mend(&asked.table, to, &rules, &report)?),
        None => None,
    };
    // What is left once mended, so that nobody publishes a file on the strength of its name.
    let left = match &asked.fix {
        Some(to) => open(to)?.and_then(|source| rules.check(source)).ok(),
        None => None,
    };
    match asked.format {
        ReportFormat::Json => {
            let mut value = said::report_json(words, &report);
            if let (Some(mended), Some(to)) = (&mended, &asked.fix) {
                value["fixed"] = fixed(words, mended, left.as_ref(), to);
            }
            answer_json(&value)?;
        }
        ReportFormat::Text => {
            let mut text = said::report(words, &report);
            if let (Some(mended), Some(to)) = (&mended, &asked.fix) {
                text.push_str(&said::mended(words, mended, left.as_ref(), to));
            }
            answer(&text)?;
        }
    }
    if report.valid { Ok(()) } else { Err(Failure::No) }
}

fn fixed(words: Words, mended: &Mended, left: Option<&Report>, to: &Path) -> Value {
    json!({
        "file": to.display().to_string(),
        "count": mended.count,
        "mends": mended.mends.iter().map(|mend| said::mend_json(words, mend)).collect::<Vec<_>>(),
        "valid": left.map(|left| left.valid),
        "errors_left": left.map(|left| left.fault_count),
    })
}

/// Writes the corrected table beside, then under its name: what was there before is only replaced by a whole file.
fn mend(from: &Path, to: &Path, rules: &Rules, report: &Report) -> Result<Mended, Failure> {
    let unwritable = |why: String| {
        Failure::Use(
            "cli-table-unwritable",
            vec![("file", to.display().to_string()), ("why", why)],
        )
    };
    let is_same = from
        .canonicalize()
        .ok()
        .zip(to.canonicalize().ok())
        .is_some_and(|(from, to)| from == to);
    if is_same {
        return Err(Failure::Use(
            "cli-table-same-file",
            vec![("file", from.display().to_string())],
        ));
    }
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    // Read by whom the system's mask lets read, as any file that a command writes: it is made to be published.
    let file = tempfile::Builder::new()
        .permissions(std::fs::Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .map_err(|error| unwritable(error.to_string()))?;
    let mut writer = BufWriter::new(file);
    let mended = open(from)?
        .and_then(|source| rules.corrected(source, report, |bytes| writer.write_all(bytes)))
        .map_err(|refusal| match refusal {
            Refusal::Reading(error) => unwritable(error.to_string()),
            other => Failure::Use(other.id(), other.arguments()),
        })?;
    let file = writer
        .into_inner()
        .map_err(|error| unwritable(error.to_string()))?;
    file.persist(to).map_err(|error| unwritable(error.to_string()))?;
    Ok(mended)
}

/// A file opened as a table. What cannot be opened at all is a wrong use; what is no table is an answer.
fn open(file: &Path) -> Result<Result<Source<Box<dyn Read>>, Refusal>, Failure> {
    let opened = if is_parquet(file)? {
        parquet_text(file)
    } else {
        let opened = File::open(file).map_err(|error| unreadable(file, error.to_string()))?;
        Source::open(Box::new(opened) as Box<dyn Read>)
    };
    match opened {
        Err(Refusal::Reading(error)) => Err(unreadable(file, error.to_string())),
        other => Ok(other),
    }
}

/// A Parquet file as the text of a table.
fn parquet_text(file: &Path) -> Result<Source<Box<dyn Read>>, Refusal> {
    let text = columns::AsCsv::open(read_at(File::open(file)?)?).map_err(|refused| match refused {
        columns::Refused::Table(refusal) => refusal,
        // Damaged, or of columns that hold no cells: what it says is for whoever made it.
        other => Refusal::Reading(std::io::Error::other(other)),
    })?;
    Source::converted(tables::Format::Parquet, Box::new(text) as Box<dyn Read>)
}

/// A file that several threads read at once, each at its own place.
fn read_at(file: File) -> std::io::Result<impl columns::ChunkReader + 'static> {
    let length = file.metadata()?.len();
    Ok(columns::ReadAt::new(length, move |at, buffer: &mut [u8]| {
        file.read_at(buffer, at)
    }))
}

fn is_parquet(file: &Path) -> Result<bool, Failure> {
    let mut beginning = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(4).read_to_end(&mut beginning))
        .map_err(|error| unreadable(file, error.to_string()))?;
    Ok(beginning == b"PAR1")
}

/// A file read whole, one byte beyond what is allowed so that the reader says that it is too much.
fn read(file: &Path, max: usize) -> Result<Vec<u8>, Failure> {
    let opened = File::open(file).map_err(|error| unreadable(file, error.to_string()))?;
    let mut bytes = Vec::new();
    opened
        .take(max as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(file, error.to_string()))?;
    Ok(bytes)
}

fn unreadable(file: &Path, why: String) -> Failure {
    Failure::Use(
        "cli-file-unreadable",
        vec![("file", file.display().to_string()), ("why", why)],
    )
}

fn answer_json(value: &impl Serialize) -> Result<(), Failure> {
    answer(&format!("{}\n", serde_json::to_string_pretty(value)?))
}
