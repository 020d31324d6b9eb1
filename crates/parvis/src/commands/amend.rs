//! `parvis amend`: amendments read, applied, drafted, put in order and scored from the command line.

mod score;

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use legistique::{
    Applied, Document, Edit, Outcome, Provenance, Reading, Style, Tabled, apply_readings, calling_order,
    closed_as_read, dispositif_json_in, draft_in, join_sentences, parse_in, read_amendment,
};
use serde_json::{Value, json};
use ui::Words;
use ui::words::Value as Said;

use super::answer;
use crate::cli::{Amend, AmendApply, AmendDraft, AmendOrder, AmendParse, Amending, ReportFormat, StyleAsked};
use crate::failure::Failure;

/// The largest file read, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

pub(super) fn run(words: Words, asked: &Amend) -> Result<(), Failure> {
    match &asked.asked {
        Amending::Parse(asked) => parse(asked),
        Amending::Apply(asked) => apply(words, asked),
        Amending::Draft(asked) => draft(words, asked),
        Amending::Order(asked) => order(asked),
        Amending::Score(asked) => score::run(asked),
    }
}

impl StyleAsked {
    const fn style(self) -> Option<Style> {
        match self {
            Self::Auto => None,
            Self::Commune => Some(Style::Commune),
            Self::Assemblee => Some(Style::Assemblee),
            Self::Senat => Some(Style::Senat),
            Self::Loi => Some(Style::Loi),
        }
    }
}

fn parse(asked: &AmendParse) -> Result<(), Failure> {
    let sentence = read(&asked.amendment)?;
    let dispositif = parse_in(&sentence, asked.way.style.style());
    let said = dispositif_json_in(&dispositif, &sentence, asked.way.division.as_deref());
    answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))
}

fn apply(words: Words, asked: &AmendApply) -> Result<(), Failure> {
    let base = Document::parse(&read(&asked.base)?);
    let mut numbers = Vec::new();
    let mut readings = Vec::new();
    for file in &asked.amendments {
        let sentence = read(file)?;
        let name = file
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        numbers.push(if name == "-" || numbers.contains(&name) {
            (numbers.len() + 1).to_string()
        } else {
            name
        });
        readings.push((
            read_amendment(
                &sentence,
                asked.way.style.style(),
                &base,
                asked.way.division.as_deref(),
            ),
            sentence,
        ));
    }
    let applied = apply_readings(
        &base,
        &readings.iter().map(|(reading, _)| reading).collect::<Vec<_>>(),
    );
    let read: Vec<(&[Edit], bool)> = readings
        .iter()
        .map(|(reading, _)| {
            // Nothing is applied of what is not understood.
            let edits: &[Edit] = if reading.is_complete() {
                &reading.edits
            } else {
                &[]
            };
            (edits, reading.is_complete() && reading.is_parliamentary)
        })
        .collect();
    let applied = closed_as_read(&base, applied, &read);
    let text = applied.document.to_markdown();
    let is_refused = applied
        .outcomes
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Refused(reason) if *reason != legistique::Reason::NothingToChange));
    match asked.format {
        ReportFormat::Json => {
            // Marks closed afterwards move what was written: its places are then not said.
            let provenance = applied.provenance.as_deref();
            let amendments: Vec<Value> = (0..readings.len())
                .map(|index| {
                    let (reading, sentence) = &readings[index];
                    amendment_json(words, &numbers, index, reading, sentence, &applied, provenance)
                })
                .collect();
            let said = json!({ "text": text, "amendments": amendments });
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))?;
        }
        ReportFormat::Text => {
            answer(&text)?;
            for (index, outcome) in applied.outcomes.iter().enumerate() {
                warn(
                    words,
                    &numbers,
                    index,
                    &readings[index].0,
                    &readings[index].1,
                    outcome,
                );
                for doubt in applied.doubts(index) {
                    let arguments = [
                        ("num", Said::from(numbers[index].clone())),
                        ("why", Said::from(doubt.message_naming(&numbers))),
                    ];
                    eprintln!("parvis: {}", words.say_with("cli-amend-doubt", &arguments));
                }
            }
        }
    }
    if is_refused { Err(Failure::No) } else { Ok(()) }
}

fn amendment_json(
    words: Words,
    numbers: &[String],
    index: usize,
    reading: &Reading,
    sentence: &str,
    applied: &Applied,
    provenance: Option<&[Provenance]>,
) -> Value {
    let outcome = &applied.outcomes[index];
    let characters = |byte: usize| sentence[..byte].chars().count();
    let warnings: Vec<Value> = applied
        .doubts(index)
        .map(|doubt| {
            let places: Vec<Value> = doubt.places().into_iter().map(place).collect();
            json!({ "code": doubt.code(), "message": doubt.message_naming(numbers), "places": places })
        })
        .collect();
    let edits: Vec<Value> = reading
        .edits
        .iter()
        .map(|edit| {
            json!({
                "op": edit.operation.code(),
                "place": place(&edit.operation.path()),
                "operation": edit.operation,
                "span": [characters(edit.span.start), characters(edit.span.end)],
            })
        })
        .collect();
    let (status, reason) = match outcome {
        // A doubt is the reason to look at what is in the text.
        Outcome::Applied => ("applied", warnings.first().cloned().unwrap_or_default()),
        Outcome::Identical { with } => (
            "identical",
            json!({ "code": "identical", "message": said_of(words, numbers, index, outcome), "with": numbers[*with], "places": [] }),
        ),
        Outcome::Fallen { by } => (
            "fallen",
            json!({ "code": "fallen", "message": said_of(words, numbers, index, outcome), "by": numbers[*by], "places": [] }),
        ),
        Outcome::Refused(reason) => {
            let status = if reason.code() == "nothing-to-change" {
                "without_object"
            } else {
                "refused"
            };
            let places: Vec<Value> = reason.places().into_iter().map(place).collect();
            let unread: Vec<Value> = reading
                .not_understood
                .iter()
                .map(|problem| json!({ "code": problem.reason.code(), "message": problem.reason.message(), "span": [characters(problem.span.start), characters(problem.span.end)] }))
                .collect();
            (
                status,
                json!({ "code": reason.code(), "message": reason.message_naming(numbers), "places": places, "not_understood": unread }),
            )
        }
    };
    json!({
        "num": numbers[index],
        "status": status,
        "reason": reason,
        "warnings": warnings,
        "edits": edits,
        "wrote": provenance.map(|provenance| wrote(provenance, index, &applied.document.to_markdown())),
    })
}

/// What an amendment wrote: characters of the new text, one span for each change, empty where something was only removed.
fn wrote(provenance: &[Provenance], amendment: usize, text: &str) -> Vec<Value> {
    let characters = |byte: usize| text[..byte].chars().count();
    provenance
        .iter()
        .filter(|one| one.amendment == amendment)
        .map(|one| json!({ "edit": one.edit, "span": [characters(one.result.start), characters(one.result.end)] }))
        .collect()
}

/// A place, for programs and for people.
fn place(path: &legistique::Path) -> Value {
    json!({ "path": path.machine(), "said": path.to_string() })
}

/// What became of an amendment that is not simply in the text.
fn said_of(words: Words, numbers: &[String], index: usize, outcome: &Outcome) -> String {
    let num = Said::from(numbers[index].clone());
    match outcome {
        Outcome::Applied => String::new(),
        Outcome::Identical { with } => words.say_with(
            "cli-amend-identical",
            &[("num", num), ("with", Said::from(numbers[*with].clone()))],
        ),
        Outcome::Fallen { by } => words.say_with(
            "cli-amend-fallen",
            &[("num", num), ("by", Said::from(numbers[*by].clone()))],
        ),
        Outcome::Refused(reason) => words.say_with(
            "cli-amend-refused",
            &[("num", num), ("why", Said::from(reason.message_naming(numbers)))],
        ),
    }
}

fn warn(
    words: Words,
    numbers: &[String],
    index: usize,
    reading: &Reading,
    sentence: &str,
    outcome: &Outcome,
) {
    if *outcome == Outcome::Applied {
        return;
    }
    eprintln!("parvis: {}", said_of(words, numbers, index, outcome));
    if matches!(outcome, Outcome::Refused(_)) {
        for problem in &reading.not_understood {
            let passage: String = sentence[problem.span.start..problem.span.end]
                .trim()
                .chars()
                .take(120)
                .collect();
            let arguments = [
                ("words", Said::from(passage)),
                ("why", Said::from(problem.reason.message().to_owned())),
            ];
            eprintln!("parvis: {}", words.say_with("cli-amend-passage", &arguments));
        }
    }
}

fn draft(words: Words, asked: &AmendDraft) -> Result<(), Failure> {
    let (old, new) = (
        Document::parse(&read(&asked.old)?),
        Document::parse(&read(&asked.new)?),
    );
    let style = asked.style.style().unwrap_or(Style::Commune);
    match draft_in(&old, &new, style) {
        Ok(drafted) if drafted.sentences.is_empty() => Ok(()),
        Ok(drafted) => {
            for index in &drafted.municipal {
                let arguments = [
                    ("part", Said::from(legistique::roman(index + 1))),
                    ("style", Said::from(style.name().to_owned())),
                ];
                eprintln!("parvis: {}", words.say_with("cli-amend-other-style", &arguments));
            }
            answer(&format!("{}\n", join_sentences(&drafted.sentences)))
        }
        Err(legistique::Undraftable) => {
            eprintln!("parvis: {}", words.say("cli-amend-undraftable"));
            Err(Failure::No)
        }
    }
}

/// One article a line: `{division, ordre_officiel: [{num, dispositif, parent}]}`, whatever their order.
fn order(asked: &AmendOrder) -> Result<(), Failure> {
    for (line, article) in lines(&asked.tabled)? {
        let Some(official) = article["ordre_officiel"].as_array() else {
            return Err(not_a_case(&asked.tabled, line, "ordre_officiel"));
        };
        let mut tabled: Vec<&Value> = official.iter().collect();
        legistique::corpus::shuffle(&mut tabled);
        let readings: Vec<_> = tabled
            .iter()
            .map(|one| parse_in(one["dispositif"].as_str().unwrap_or_default(), None))
            .collect();
        let amendments: Vec<Tabled<'_>> = tabled
            .iter()
            .zip(&readings)
            .map(|(one, reading)| Tabled {
                num: one["num"].as_str().unwrap_or_default(),
                reading,
                parent: one["parent"].as_str(),
            })
            .collect();
        let called = calling_order(&amendments);
        let num = |index: Option<usize>| index.map(|index| amendments[index].num);
        match asked.format {
            ReportFormat::Json => {
                let order: Vec<Value> = called
                    .iter()
                    .map(|one| {
                        json!({
                            "num": amendments[one.index].num,
                            "rank": one.rank + 1,
                            "identical_with": num(one.identical_with),
                            "discussed_with": num(one.discussed_with),
                            "parent": num(one.amends),
                            "reason": one.reason,
                        })
                    })
                    .collect();
                answer(&format!(
                    "{}\n",
                    json!({ "division": article["division"], "order": order })
                ))?;
            }
            ReportFormat::Text => {
                let mut said = article["division"]
                    .as_str()
                    .map_or_else(String::new, |division| format!("{division}\n"));
                for one in &called {
                    let _ = writeln!(said, "{}\t{}", amendments[one.index].num, one.reason);
                }
                answer(&said)?;
            }
        }
    }
    Ok(())
}

/// The lines of a file of JSON values, numbered from 1.
fn lines(file: &Path) -> Result<Vec<(usize, Value)>, Failure> {
    let text = read(file)?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| {
            serde_json::from_str(line)
                .map(|value| (number, value))
                .map_err(|error| not_a_case(file, number, &error.to_string()))
        })
        .collect()
}

fn not_a_case(file: &Path, line: usize, why: &str) -> Failure {
    Failure::Use(
        "cli-amend-line",
        vec![
            ("line", line.to_string()),
            ("file", file.display().to_string()),
            ("why", why.to_owned()),
        ],
    )
}

/// The text of a file, or of the standard input for `-`.
pub(super) fn read(file: &Path) -> Result<String, Failure> {
    let unreadable = |why: String| {
        Failure::Use(
            "cli-file-unreadable",
            vec![("file", file.display().to_string()), ("why", why)],
        )
    };
    let opened: Box<dyn std::io::Read> = if file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(file).map_err(|error| unreadable(error.to_string()))?)
    };
    let mut bytes = Vec::new();
    opened
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(Failure::Use(
            "cli-file-too-large",
            vec![("file", file.display().to_string())],
        ));
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect()))
}
