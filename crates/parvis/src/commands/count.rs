//! `parvis count`: ballots counted with any rule, explained, certified, counted again and judged from the command line.

mod recount;
mod said;
mod score;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use counting::formats::{BeleniosKind, Reading};
use counting::{Certificate, Count, Election, Refusal};
use serde_json::{Value, json};
use ui::Words;

pub(super) use said::harmless;

use super::answer;
use crate::cli::{Count as CountAsked, CountDigest, Counting, ReportFormat};
use crate::failure::Failure;

pub(super) fn run(words: Words, asked: &CountAsked) -> Result<(), Failure> {
    match &asked.asked {
        Some(Counting::Score(asked)) => return score::run(asked),
        Some(Counting::Recount(asked)) => return recount::run(words, asked),
        Some(Counting::Digest(asked)) => return digest(asked),
        None => {}
    }
    if asked.list {
        return list(asked.format);
    }
    let (Some(file), Some(rule)) = (&asked.ballots, &asked.rule) else {
        return Err(Failure::Use("cli-count-nothing", Vec::new()));
    };
    let mut options = options(&asked.option)?;
    let reading = reading(asked, &mut options)?;
    let bytes = read(file)?;
    let name = file.to_string_lossy();
    let election =
        counting::formats::read_with(&name, &bytes, &reading).map_err(|refusal| refused(&refusal))?;
    let count =
        counting::count(&election, rule, asked.seats, &options).map_err(|refusal| refused(&refusal))?;
    if let Some(to) = &asked.certificate {
        std::fs::write(to, Certificate::new(&election, &count).write()).map_err(|error| {
            Failure::Use(
                "cli-count-unwritable",
                vec![("file", to.display().to_string()), ("why", error.to_string())],
            )
        })?;
    }
    show(words, &election, &count, asked.format)
}

/// The result, as asked.
fn show(words: Words, election: &Election, count: &Count, format: ReportFormat) -> Result<(), Failure> {
    match format {
        ReportFormat::Json => answer(&format!(
            "{}\n",
            serde_json::to_string_pretty(&as_json(words, election, count)?)?
        )),
        ReportFormat::Text => answer(&said::text(words, election, count)),
    }
}

/// The result for programs, its sentences said.
fn as_json(words: Words, election: &Election, count: &Count) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(count)?;
    value["explanation"] = count
        .explanation
        .iter()
        .map(|message| {
            json!({
                "id": message.id,
                "arguments": message.arguments,
                "text": said::sentence(words, election, message),
            })
        })
        .collect();
    Ok(value)
}

/// `name=value`, once for each.
fn options(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    given
        .iter()
        .map(|option| {
            option
                .split_once('=')
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .ok_or_else(|| Failure::Use("cli-count-option", vec![("option", option.clone())]))
        })
        .collect()
}

/// What is known of the file beside what it says: the election, and three options of a Belenios result that are not of
/// the rule, `blank=first|none`, `question-type=homomorphic|ranks|lists` and `grades=N`. They leave the options.
fn reading(asked: &CountAsked, options: &mut BTreeMap<String, String>) -> Result<Reading, Failure> {
    let unknown = |option: &'static str, value: String, allowed: &'static str| {
        refused(&Refusal::BadOption {
            option,
            value,
            allowed,
        })
    };
    let mut reading = Reading {
        question: asked.question.saturating_sub(1),
        about: asked.election.as_deref().map(read).transpose()?,
        ..Reading::default()
    };
    if let Some(value) = options.remove("blank") {
        reading.blank = Some(match value.as_str() {
            "first" => true,
            "none" => false,
            _ => return Err(unknown("blank", value, "first|none")),
        });
    }
    if let Some(value) = options.remove("question-type") {
        reading.kind = Some(match value.as_str() {
            "homomorphic" => BeleniosKind::Homomorphic,
            "ranks" => BeleniosKind::NonHomomorphic,
            "lists" => BeleniosKind::Lists,
            _ => return Err(unknown("question-type", value, "homomorphic|ranks|lists")),
        });
    }
    if let Some(value) = options.remove("grades") {
        let Ok(grades) = value.parse() else {
            return Err(unknown("grades", value, "N"));
        };
        reading.grades = Some(grades);
        reading.kind = reading.kind.or(Some(BeleniosKind::NonHomomorphic));
    }
    Ok(reading)
}

/// How ballots will be counted, in one line to publish before the vote closes.
fn digest(asked: &CountDigest) -> Result<(), Failure> {
    let options = options(&asked.option)?;
    let digest =
        counting::rule_digest(&asked.rule, asked.seats, &options).map_err(|refusal| refused(&refusal))?;
    answer(&format!("{digest}\n"))
}

/// Every rule with its options.
fn list(format: ReportFormat) -> Result<(), Failure> {
    match format {
        ReportFormat::Json => {
            let rules: Vec<Value> = counting::rules()
                .map(|rule| {
                    let options: Vec<Value> = rule
                        .options
                        .iter()
                        .map(|option| {
                            json!({ "name": option.name, "default": option.default, "allowed": option.allowed })
                        })
                        .collect();
                    json!({
                        "rule": rule.name,
                        "family": rule.family,
                        "aliases": rule.aliases,
                        "ties": rule.ties,
                        "options": options,
                    })
                })
                .collect();
            answer(&format!("{}\n", serde_json::to_string_pretty(&rules)?))
        }
        ReportFormat::Text => {
            let mut said = String::new();
            for rule in counting::rules() {
                writeln!(said, "{}", rule.name)?;
                for option in rule.options {
                    writeln!(
                        said,
                        "    {}={} (= {})",
                        option.name, option.allowed, option.default
                    )?;
                }
                writeln!(said, "    ties=listed|lexicographic|draw:SEED (= {})", rule.ties)?;
            }
            answer(&said)
        }
    }
}

/// Why there is no result, in a sentence.
fn refused(refusal: &Refusal) -> Failure {
    let arguments = refusal
        .arguments()
        .into_iter()
        .map(|(name, value)| (name, harmless(&value)))
        .collect();
    Failure::Use(refusal.id(), arguments)
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
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
    // One more than is read: the reader then says that it is too much.
    opened
        .take(counting::formats::FILE_BYTES_MAX as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(error.to_string()))?;
    Ok(bytes)
}
