//! `parvis scrutin`: secret ballots verified, and every role of an election held without trusting a server.

mod roles;
mod trustee;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use ::scrutin::board::State;
use ::scrutin::verify::{Difference, Progress};
use ::scrutin::{Fault, Report, shown};
use serde_json::{Value, json};
use ui::Words;
use ui::words::Value as Said;

use super::answer;
use crate::cli::ReportFormat;
use crate::cli::scrutin::{Scrutin, ScrutinVerify, ScrutinVerifyDiff, Scrutinizing};
use crate::failure::Failure;

/// The largest small file read (keys, choices, messages of a ceremony), in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

pub(super) fn run(words: Words, asked: &Scrutin) -> Result<(), Failure> {
    match &asked.asked {
        Scrutinizing::Verify(asked) => verify(words, asked),
        Scrutinizing::VerifyDiff(asked) => verify_diff(words, asked),
        Scrutinizing::Credentials(asked) => roles::credentials(words, asked),
        Scrutinizing::Trustee(asked) => trustee::run(words, asked),
        Scrutinizing::Ballot(asked) => roles::ballot(words, asked),
        Scrutinizing::Tally(asked) => roles::tally(words, asked),
    }
}

fn unreadable(path: &Path, why: &impl std::fmt::Display) -> Failure {
    Failure::Use(
        "cli-file-unreadable",
        vec![
            ("file", path.display().to_string()),
            ("why", shown(&why.to_string())),
        ],
    )
}

/// Opens an archive.
fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Err(unreadable(path, &std::io::ErrorKind::IsADirectory));
    }
    Ok(BufReader::new(file))
}

/// Reads a small file.
fn read(path: &Path) -> Result<zeroize::Zeroizing<String>, Failure> {
    let file = open(path)?;
    let bytes = file.get_ref().metadata().map_or(0, |metadata| metadata.len());
    let expected = usize::try_from(bytes.min(FILE_BYTES_MAX)).unwrap_or_default();
    // Its room is made at once: a text that grew would leave what it held behind, and it may be a secret.
    let mut text = zeroize::Zeroizing::new(String::with_capacity(expected + 1));
    file.take(FILE_BYTES_MAX + 1)
        .read_to_string(&mut text)
        .map_err(|error| unreadable(path, &error))?;
    whole(path, text.len(), FILE_BYTES_MAX)?;
    Ok(text)
}

/// Refuses a file of which only the beginning was read.
fn whole(path: &Path, read: usize, most: u64) -> Result<(), Failure> {
    if read as u64 <= most {
        Ok(())
    } else {
        Err(unreadable(path, &std::io::ErrorKind::FileTooLarge))
    }
}

/// Writes a new file; one that holds a secret is its owner's alone.
fn write_new(path: &Path, content: &str, is_secret: bool) -> Result<(), Failure> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options
        .open(path)
        .and_then(|mut file| file.write_all(content.as_bytes()));
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(Failure::Use(
            "cli-file-exists",
            vec![("path", path.display().to_string())],
        )),
        Err(error) => Err(unreadable(path, &error)),
        Ok(()) => Ok(()),
    }
}

/// What is refused, in words: the place, then the rule.
fn said_of(words: Words, fault: &Fault) -> String {
    let place = &fault.place;
    let mut said = String::new();
    let numbers = [
        (
            "cli-scrutin-at-event",
            place.height.map(|height| height.to_string()),
        ),
        (
            "cli-scrutin-at-message",
            place.message.map(|hash| hash.to_string()),
        ),
        (
            "cli-scrutin-at-question",
            place.question.map(|number| number.to_string()),
        ),
        (
            "cli-scrutin-at-answer",
            place.answer.map(|number| number.to_string()),
        ),
    ];
    for (key, value) in numbers {
        if let Some(value) = value {
            let _ = write!(said, "{}, ", words.say_with(key, &[("value", Said::from(value))]));
        }
    }
    let rule = words.say(&format!("cli-scrutin-rule-{}", fault.rule.id()));
    match &fault.found {
        None => format!("{said}{rule}"),
        Some(found) => {
            let arguments = [("rule", Said::from(rule)), ("found", Said::from(found.clone()))];
            format!("{said}{}", words.say_with("cli-scrutin-found", &arguments))
        }
    }
}

/// Says what is refused, and answers no.
fn refuse(words: Words, fault: &Fault) -> Failure {
    eprintln!("parvis: {}", said_of(words, fault));
    Failure::No
}

const fn state_name(state: Option<State>) -> Option<&'static str> {
    match state {
        None => None,
        Some(State::Open) => Some("open"),
        Some(State::Closed) => Some("closed"),
        Some(State::Tallied) => Some("tallied"),
    }
}

/// On a terminal, says how far it has come.
fn watched(words: Words) -> impl Fn(Progress) {
    let is_watched = std::io::stderr().is_terminal();
    move |progress| {
        if is_watched {
            let count = Said::from(progress.ballots.to_string());
            eprint!("\r{}", words.say_with("cli-scrutin-progress", &[("n", count)]));
        }
    }
}

fn end_watch() {
    if std::io::stderr().is_terminal() {
        eprintln!();
    }
}

fn verify(words: Words, asked: &ScrutinVerify) -> Result<(), Failure> {
    let archive = open(&asked.election)?;
    let report = ::scrutin::verify(archive, &watched(words));
    end_watch();
    match asked.format {
        ReportFormat::Json => answer(&format!("{}\n", report_json(words, &report)))?,
        ReportFormat::Text => answer(&report_text(words, &report))?,
    }
    if report.is_valid() {
        Ok(())
    } else {
        Err(Failure::No)
    }
}

/// What one check found, in words.
fn detail(words: Words, check: &scrutin::verify::Check) -> String {
    match &check.fault {
        Some(fault) => said_of(words, fault),
        None => words.say_with(
            &format!("cli-scrutin-checked-{}", check.part.id()),
            &[("n", Said::from(check.count)), ("of", Said::from(check.of))],
        ),
    }
}

/// What is not as it should be and changes nothing, in words.
fn warnings(words: Words, check: &scrutin::verify::Check) -> Vec<String> {
    check
        .warnings
        .iter()
        .map(|(number, fault)| {
            let arguments = [
                ("number", Said::from(number.to_string())),
                ("why", Said::from(said_of(words, fault))),
            ];
            words.say_with("cli-scrutin-ignored", &arguments)
        })
        .collect()
}

fn report_json(words: Words, report: &Report) -> Value {
    let checks: Vec<Value> = report
        .checks
        .iter()
        .map(|check| {
            json!({
                "name": check.part.id(),
                "ok": check.fault.is_none(),
                "detail": detail(words, check),
                "count": check.count,
                "of": check.of,
                "warnings": warnings(words, check),
                "rule": check.fault.as_ref().map(|fault| fault.rule.id()),
            })
        })
        .collect();
    json!({
        "valid": report.is_valid(),
        "election": report.election.as_ref().map(|election| &election.uuid),
        "name": report.election.as_ref().map(|election| &election.name),
        "group": report.election.as_ref().map(|election| &election.group),
        "fingerprint": report.fingerprint,
        "state": state_name(report.state),
        "ballots": report.ballots,
        "counted": report.counted,
        "weight": report.weight,
        "voters": report.voters,
        "events": report.events,
        "last_event": report.last.map(|hash| hash.to_string()),
        "checks": checks,
        "result": report.result.as_ref().map(|result| &result.result),
    })
}

fn report_text(words: Words, report: &Report) -> String {
    let mut said = String::new();
    if let Some(election) = &report.election {
        let arguments = [
            ("name", Said::from(shown(&election.name))),
            ("uuid", Said::from(shown(&election.uuid))),
            ("group", Said::from(shown(&election.group))),
        ];
        let _ = writeln!(said, "{}", words.say_with("cli-scrutin-election", &arguments));
    }
    for check in &report.checks {
        let mark = if check.fault.is_none() { "✓" } else { "✗" };
        let _ = writeln!(said, "{mark} {}", detail(words, check));
        for warning in warnings(words, check) {
            let _ = writeln!(said, "! {warning}");
        }
    }
    if let (Some(result), Some(election)) = (&report.result, &report.election) {
        for (question, found) in election.questions.iter().zip(&result.result) {
            let _ = writeln!(said, "{}", shown(question.asked()));
            let found = shown(&serde_json::to_string(found).unwrap_or_default());
            let answers = shown(&question.answers().join(" · "));
            let _ = writeln!(said, "  {answers}\n  {found}");
        }
    }
    if let Some(last) = report.last {
        let last = Said::from(last.to_string());
        let _ = writeln!(said, "{}", words.say_with("cli-scrutin-last", &[("hash", last)]));
    }
    let verdict = match (report.is_valid(), state_name(report.state)) {
        (true, Some(state)) => words.say(&format!("cli-scrutin-valid-{state}")),
        _ => words.say("cli-scrutin-invalid"),
    };
    let _ = writeln!(said, "{verdict}");
    said
}

fn verify_diff(words: Words, asked: &ScrutinVerifyDiff) -> Result<(), Failure> {
    let difference = ::scrutin::verify_diff(
        open(&asked.earlier)?,
        open(&asked.later)?,
        open(&asked.later)?,
        &watched(words),
    );
    end_watch();
    match asked.format {
        ReportFormat::Json => {
            let said = json!({
                "valid": difference.is_valid(),
                "continues": difference.fault.is_none(),
                "detail": difference.fault.as_ref().map(|fault| said_of(words, fault)),
                "events_before": difference.events_before,
                "events_added": added(&difference),
                "later": report_json(words, &difference.report),
            });
            answer(&format!("{said}\n"))?;
        }
        ReportFormat::Text => {
            let said = if let Some(fault) = &difference.fault {
                format!("✗ {}\n", said_of(words, fault))
            } else {
                let n = Said::from(added(&difference));
                format!("✓ {}\n", words.say_with("cli-scrutin-continues", &[("n", n)]))
            };
            answer(&format!("{said}{}", report_text(words, &difference.report)))?;
        }
    }
    if difference.is_valid() {
        Ok(())
    } else {
        Err(Failure::No)
    }
}

fn added(difference: &Difference) -> u64 {
    difference.report.events.saturating_sub(difference.events_before)
}

#[cfg(test)]
mod tests {
    use scrutin::board::Part;

    #[test]
    fn every_rule_and_every_part_has_words() {
        let words = ui::Words::build(crate::compose::LOCALES);
        for rule in ::scrutin::Rule::ALL {
            let key = format!("cli-scrutin-rule-{}", rule.id());
            assert_ne!(words.say(&key), key);
        }
        for part in [
            Part::Archive,
            Part::Election,
            Part::Trustees,
            Part::Credentials,
            Part::Ballots,
            Part::Tally,
            Part::Shuffles,
            Part::Decryptions,
            Part::Result,
        ] {
            let key = format!("cli-scrutin-checked-{}", part.id());
            assert_ne!(
                words.say_with(&key, &[("n", 2_u64.into()), ("of", 3_u64.into())]),
                key
            );
        }
    }
}
