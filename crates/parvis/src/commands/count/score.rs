//! `parvis count score`: a folder of cases, counted and compared with what others publish.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use counting::corpus::{CorpusFile, Judged, judge, scorecard};
use serde_json::{Value, json};

use super::read;
use super::said::harmless;
use crate::cli::{CountScore, ReportFormat};
use crate::commands::answer;
use crate::failure::Failure;

/// The most files read, and the deepest folder looked into.
const FILES_MAX: usize = 20_000;
const DEPTH_MAX: usize = 8;

pub(super) fn run(asked: &CountScore) -> Result<(), Failure> {
    let mut files = Vec::new();
    gather(&asked.corpus, &asked.corpus, DEPTH_MAX, &mut files)?;
    files.sort();
    let start = Instant::now();
    let verdicts = judge(&files);
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let scores = scorecard(&verdicts);
    let failures: Vec<Value> = verdicts
        .iter()
        .filter_map(|verdict| match &verdict.judged {
            Judged::Different { expected, counted } if asked.failures => Some(json!({
                "suite": verdict.suite,
                "case": verdict.case,
                "check": verdict.check,
                "expected": expected,
                "counted": counted,
            })),
            _ => None,
        })
        .collect();
    match asked.format {
        ReportFormat::Json => {
            let scores: Vec<Value> = scores
                .iter()
                .map(|((suite, check), score)| {
                    json!({
                        "suite": suite,
                        "check": check,
                        "cases": score.cases,
                        "same": score.same,
                        "explained": score.explained,
                        "not_offered": score.not_offered,
                    })
                })
                .collect();
            let said = json!({ "scores": scores, "failures": failures, "milliseconds": milliseconds });
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))?;
        }
        ReportFormat::Text => {
            let mut said = String::from(
                "suite         check                                       cases     same  not-offered\n",
            );
            for ((suite, check), score) in &scores {
                writeln!(
                    said,
                    "{suite:<13} {check:<42} {:>6} {:>8} {:>12}",
                    score.cases, score.same, score.not_offered
                )?;
            }
            for failure in &failures {
                writeln!(said, "{}", harmless(&failure.to_string()))?;
            }
            answer(&said)?;
        }
    }
    let differ = verdicts
        .iter()
        .any(|verdict| matches!(verdict.judged, Judged::Different { .. }));
    if differ { Err(Failure::No) } else { Ok(()) }
}

/// Every file under a folder, its path from the corpus with `/` between folders.
fn gather(root: &Path, folder: &Path, depth: usize, files: &mut Vec<CorpusFile>) -> Result<(), Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::Use(
            "cli-file-unreadable",
            vec![("file", folder.display().to_string()), ("why", error.to_string())],
        )
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            if depth > 0 {
                gather(root, &path, depth - 1, files)?;
            }
        } else if files.len() < FILES_MAX {
            let name: Vec<String> = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            files.push((name.join("/"), read(&path)?));
        }
    }
    Ok(())
}
