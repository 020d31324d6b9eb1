//! `parvis sortition`: panels prepared, published, drawn.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;
use sortition::{Drawn, Effort, Method, Problem, Refusal, Tickets};
use ui::Words;
use ui::words::Value as Said;

use super::{amend, answer};
use crate::cli::{ReportFormat, Sortition, SortitionMethod};
use crate::failure::Failure;

impl SortitionMethod {
    const fn known(self) -> (Method, &'static str) {
        match self {
            Self::Leximin => (Method::Leximin, "leximin"),
            Self::Maximin => (Method::Maximin, "maximin"),
            Self::Legacy => (Method::Legacy, "legacy"),
        }
    }
}

pub(super) fn run(words: Words, asked: &Sortition) -> Result<(), Failure> {
    if let Some(published) = &asked.published {
        return again(words, published, asked);
    }
    let (method, name) = asked.method.known();
    let problem = problem(asked).map_err(|refusal| failure(words, &refusal))??;
    let draw = sortition::prepare(&problem, method, Effort::default())
        .map_err(|refusal| failure(words, &refusal))?;
    if let Some(file) = &asked.panels {
        std::fs::write(file, draw.tickets.text()).map_err(|error| {
            Failure::Use(
                "cli-file-unwritable",
                vec![("file", file.display().to_string()), ("why", error.to_string())],
            )
        })?;
    }
    let drawn: Option<Drawn> = asked.seed.as_deref().map(|seed| draw.tickets.draw(seed));
    let commitment = draw.tickets.commitment();
    match asked.format {
        ReportFormat::Json => {
            let proof = draw.proof.as_ref().map(|proof| {
                json!({
                    "minimum": proof.minimum,
                    "minimum_bound": proof.minimum_bound,
                    "gap": proof.gap,
                    "levels": proof.levels,
                    "panels": proof.panels,
                })
            });
            let said = json!({
                "method": name,
                "size": asked.size,
                "seed": asked.seed,
                "panel": drawn.as_ref().map_or(&[][..], |drawn| drawn.panel.as_slice()),
                "ticket": drawn.as_ref().map(|drawn| drawn.ticket),
                "probabilities": draw.probabilities,
                "commitment": commitment,
                "rounding": draw.rounding,
                "proof": proof,
            });
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))
        }
        ReportFormat::Text => {
            let key = if drawn.is_some() {
                "cli-sortition-drawn"
            } else {
                "cli-sortition-prepared"
            };
            let ticket = drawn.as_ref().map_or(0, |drawn| drawn.ticket);
            let arguments = [
                ("commitment", Said::from(commitment)),
                ("ticket", Said::from(ticket.to_string())),
            ];
            eprintln!("parvis: {}", words.say_with(key, &arguments));
            let shown: Vec<&String> = match &drawn {
                Some(drawn) => drawn.panel.iter().collect(),
                None => draw.probabilities.keys().collect(),
            };
            let mut text = String::new();
            for id in shown {
                let _ = writeln!(text, "{id}\t{:.4} %", 100.0 * draw.probabilities[id]);
            }
            answer(&text)
        }
    }
}

/// Draws from a published list: anybody can, who holds the file and heard the seed.
fn again(words: Words, published: &Path, asked: &Sortition) -> Result<(), Failure> {
    let text = amend::read(published)?;
    let tickets = Tickets::parse(&text).map_err(|refusal| {
        let line = match refusal {
            Refusal::NotPanels { line, .. } => line,
            _ => 1,
        };
        let arguments = [("line", Said::from(line.to_string()))];
        eprintln!(
            "parvis: {}",
            words.say_with("cli-sortition-not-panels", &arguments)
        );
        Failure::No
    })?;
    let seed = asked.seed.as_deref().unwrap_or_default();
    let (drawn, commitment) = (tickets.draw(seed), tickets.commitment());
    match asked.format {
        ReportFormat::Json => {
            let said = json!({
                "seed": seed,
                "panel": drawn.panel,
                "ticket": drawn.ticket,
                "commitment": commitment,
            });
            answer(&format!("{}\n", serde_json::to_string_pretty(&said)?))
        }
        ReportFormat::Text => {
            let arguments = [
                ("commitment", Said::from(commitment)),
                ("ticket", Said::from(drawn.ticket.to_string())),
            ];
            eprintln!("parvis: {}", words.say_with("cli-sortition-drawn", &arguments));
            answer(&(drawn.panel.join("\n") + "\n"))
        }
    }
}

/// The draw that the two files describe; a file that cannot be opened is another failure than one that is refused.
fn problem(asked: &Sortition) -> Result<Result<Problem, Failure>, Refusal> {
    let (Some(features), Some(candidates), Some(id_column), Some(size)) =
        (&asked.features, &asked.candidates, &asked.id_column, asked.size)
    else {
        return Err(Refusal::NoSeat);
    };
    let files = amend::read(features).and_then(|features| Ok((features, amend::read(candidates)?)));
    let (features, candidates) = match files {
        Ok(files) => files,
        Err(failure) => return Ok(Err(failure)),
    };
    let quotas = sortition::quotas_from_csv(&features)?;
    let pool = sortition::candidates_from_csv(&candidates, id_column, &quotas, &asked.address_columns)?;
    Problem::new(quotas, pool, size).map(Ok)
}

/// In French what the library refuses: impossible quotas are an answer (no), the rest is a wrong use.
fn failure(words: Words, refusal: &Refusal) -> Failure {
    let at = |feature: &str, value: &str| vec![("feature", feature.to_owned()), ("value", value.to_owned())];
    let (key, arguments) = match refusal {
        Refusal::Impossible { changes, .. } => {
            eprintln!("parvis: {}", words.say("cli-sortition-impossible"));
            for change in changes {
                let arguments = [
                    ("feature", Said::from(change.feature.clone())),
                    ("value", Said::from(change.value.clone())),
                    ("min", Said::from(change.min.0.to_string())),
                    ("max", Said::from(change.max.0.to_string())),
                    ("least", Said::from(change.min.1.to_string())),
                    ("most", Said::from(change.max.1.to_string())),
                ];
                eprintln!("parvis: {}", words.say_with("cli-sortition-change", &arguments));
            }
            return Failure::No;
        }
        Refusal::Unreadable { line, why } => (
            "cli-sortition-unreadable",
            vec![("line", line.to_string()), ("why", why.clone())],
        ),
        Refusal::NoSuchColumn { column, present } => (
            "cli-sortition-no-column",
            vec![("column", column.clone()), ("present", present.join(", "))],
        ),
        Refusal::ColumnTwice { column } => ("cli-sortition-column-twice", vec![("column", column.clone())]),
        Refusal::TooMany { given, most, .. } => (
            "cli-sortition-too-many",
            vec![("given", given.to_string()), ("most", most.to_string())],
        ),
        Refusal::TooFewPeople { seats, people } => (
            "cli-sortition-too-few-people",
            vec![("seats", seats.to_string()), ("people", people.to_string())],
        ),
        Refusal::NoSeat | Refusal::NoFeature => ("cli-sortition-nothing", Vec::new()),
        Refusal::NoIdentifier => ("cli-sortition-no-identifier", Vec::new()),
        Refusal::IdentifierTwice { id } => ("cli-sortition-identifier-twice", vec![("id", id.clone())]),
        Refusal::ValueTwice { feature, value } => ("cli-sortition-value-twice", at(feature, value)),
        Refusal::Crossed { feature, value, .. } => ("cli-sortition-crossed", at(feature, value)),
        Refusal::UnknownValue { id, feature, value } => {
            let mut arguments = at(feature, value);
            arguments.push(("id", id.clone()));
            ("cli-sortition-unknown-value", arguments)
        }
        Refusal::SizeOutOfReach {
            feature,
            least,
            most,
            seats,
        } => (
            "cli-sortition-size-out-of-reach",
            vec![
                ("feature", feature.clone()),
                ("least", least.to_string()),
                ("most", most.to_string()),
                ("seats", seats.to_string()),
            ],
        ),
        Refusal::Undecided { .. } | Refusal::Numeric(_) | Refusal::LegacyFailed { .. } => {
            ("cli-sortition-undecided", Vec::new())
        }
        // Asked of panels by pages only.
        Refusal::NotOnThePanel { .. } | Refusal::NotPanels { .. } => {
            return Failure::Could(anyhow::Error::new(refusal.clone()));
        }
    };
    Failure::Use(key, arguments)
}
