//! `parvis table score`: a file of verdicts, each case checked again and compared.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use serde_json::json;
use tables::verdicts::{Case, Judged, Score, Verdicts};

use super::{answer_json, read};
use crate::cli::ReportFormat;
use crate::cli::table::TableScore;
use crate::commands::answer;
use crate::commands::count::harmless;
use crate::failure::Failure;

/// A file of verdicts, and each file that it names.
const FILE_BYTES_MAX: usize = 512 << 20;
/// What is wanted: both accept or both refuse, and faults stand at the same place.
const AGREEMENT_MIN: f64 = 0.99;
const FAULT_AGREEMENT_MIN: f64 = 0.97;

pub(super) fn run(asked: &TableScore) -> Result<(), Failure> {
    let bytes = read(&asked.verdicts, FILE_BYTES_MAX)?;
    let verdicts: Verdicts = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::Use(
            "cli-table-verdicts-unreadable",
            vec![
                ("file", asked.verdicts.display().to_string()),
                ("why", error.to_string()),
            ],
        )
    })?;
    let folder = asked.verdicts.parent().unwrap_or(Path::new("."));
    let start = Instant::now();
    let judged = verdicts
        .cases
        .iter()
        .map(|case| judge(folder, case))
        .collect::<Result<Vec<Judged>, Failure>>()?;
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let score = tables::verdicts::score(&judged);
    match asked.format {
        ReportFormat::Json => {
            let failures: Vec<&Judged> = judged
                .iter()
                .filter(|case| asked.failures && differs(case))
                .collect();
            let improved: Vec<&Judged> = judged.iter().filter(|case| case.improvement.is_some()).collect();
            answer_json(&json!({
                "tool": verdicts.tool,
                "score": score,
                "agreement": score.agreement(),
                "fault_agreement": score.fault_agreement(),
                "improvements": improved,
                "failures": failures,
                "milliseconds": milliseconds,
            }))?;
        }
        ReportFormat::Text => answer(&text(&verdicts, &judged, &score, asked.failures)?)?,
    }
    if score.agreement() >= AGREEMENT_MIN && score.fault_agreement() >= FAULT_AGREEMENT_MIN {
        Ok(())
    } else {
        Err(Failure::No)
    }
}

fn judge(folder: &Path, case: &Case) -> Result<Judged, Failure> {
    let schema = read(&folder.join(&case.schema), FILE_BYTES_MAX)?;
    let csv = read(&folder.join(&case.csv), FILE_BYTES_MAX)?;
    Ok(tables::verdicts::judge(case, &schema, &csv))
}

fn differs(case: &Judged) -> bool {
    (!case.agrees() && case.improvement.is_none()) || !case.missed.is_empty() || !case.added.is_empty()
}

fn text(
    verdicts: &Verdicts,
    judged: &[Judged],
    score: &Score,
    shows_failures: bool,
) -> Result<String, Failure> {
    let mut said = String::new();
    writeln!(said, "{}", harmless(&verdicts.tool))?;
    writeln!(
        said,
        "accept or refuse   {:>6} same, {} different, {} better, of {} ({:.2} %)",
        score.same,
        score.different,
        score.improved.values().sum::<usize>(),
        score.cases,
        score.agreement() * 100.0
    )?;
    writeln!(
        said,
        "field and row      {:>6} same, {} different, {} of another type ({:.2} %)",
        score.faults_same,
        score.faults_different,
        score.faults_other_type,
        score.fault_agreement() * 100.0
    )?;
    for case in judged {
        if let Some(improvement) = case.improvement {
            let (theirs, ours) = (accepts(case.expected), accepts(case.accepted));
            writeln!(
                said,
                "better  {}: {} (theirs {theirs}, ours {ours})",
                harmless(&case.id),
                improvement.name()
            )?;
        }
    }
    if shows_failures {
        for case in judged.iter().filter(|case| differs(case)) {
            let (theirs, ours) = (accepts(case.expected), accepts(case.accepted));
            writeln!(
                said,
                "differs {} (theirs {theirs}, ours {ours})",
                harmless(&case.id)
            )?;
            for missed in &case.missed {
                writeln!(said, "    theirs {}", harmless(missed))?;
            }
            for added in &case.added {
                writeln!(said, "    ours   {}", harmless(added))?;
            }
        }
    }
    Ok(said)
}

fn accepts(is_accepted: bool) -> &'static str {
    if is_accepted { "accepts" } else { "refuses" }
}
