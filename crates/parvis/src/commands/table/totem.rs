//! `parvis table totem`: a budget sent to the State, written as the table that is published, a line at a time.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Write};

use serde_json::{Map, Value as Json, json};
use tables::{Dialect, LineEnd, write};
use totem::{AccountPlan, COLUMNS, Converted, Refusal, Wording};
use ui::Words;

use super::{answer_json, said, unreadable};
use crate::cli::table::{TableTotem, TotemFormat, TotemWording};
use crate::failure::Failure;

/// What is written of the document.
const DIALECT: Dialect = Dialect {
    separator: b',',
    quote: b'"',
    line_end: LineEnd::CrLf,
};

pub(super) fn run(words: Words, asked: &TableTotem) -> Result<(), Failure> {
    let plan = match &asked.nomenclature {
        None => None,
        Some(file) => {
            let opened = File::open(file).map_err(|error| unreadable(file, error.to_string()))?;
            let plan = AccountPlan::read(BufReader::new(opened));
            Some(plan.map_err(|refusal| Failure::Use(refusal.id(), refusal.arguments()))?)
        }
    };
    let file = &asked.document;
    let opened = File::open(file).map_err(|error| unreadable(file, error.to_string()))?;
    let wording = match asked.wording {
        TotemWording::Reference => Wording::Reference,
        TotemWording::Schema => Wording::Schema,
    };
    let is_json = asked.format == TotemFormat::Json;
    let mut out = std::io::stdout().lock();
    let mut rows = Rows::default();
    let mut is_closed = false;
    let told = totem::convert(
        BufReader::new(opened),
        wording,
        |_| Ok(plan.clone()),
        |piece| {
            let written = if is_json {
                rows.write(piece, &mut out)
            } else {
                out.write_all(piece)
            };
            // Who reads has enough: the rest is read for what it tells.
            match written {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                    is_closed = true;
                    Ok(())
                }
                other => other,
            }
        },
    );
    match told {
        Ok(told) => {
            if is_json && !is_closed {
                out.write_all(Rows::end(&told).as_bytes())?;
            }
            drop(out);
            tell(words, &told);
            Ok(())
        }
        Err(Refusal::Reading(error)) => Err(unreadable(file, error.to_string())),
        Err(refusal) => {
            drop(out);
            let arguments = refusal.arguments();
            let arguments: Vec<(&str, &str)> = arguments
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let why = said::say(words, refusal.id(), &arguments);
            if is_json && !rows.is_begun {
                answer_json(&json!({ "error": refusal.id(), "message": why }))?;
            }
            eprintln!("parvis: {why}");
            Err(Failure::No)
        }
    }
}

/// What is worth knowing of the table, on the error stream: the other one is the table.
fn tell(words: Words, told: &Converted) {
    for (key, number) in [
        ("totem-told-unlabelled", told.unlabelled),
        ("totem-told-unplaced", told.unplaced),
    ] {
        if number > 0 {
            let number = number.to_string();
            eprintln!("parvis: {}", said::say(words, key, &[("number", &number)]));
        }
    }
    for plan in &told.other_plans {
        let plan = plan.to_string();
        eprintln!(
            "parvis: {}",
            said::say(words, "totem-told-plan", &[("plan", &plan)])
        );
    }
}

/// The rows as JSON objects under their columns' names, one after the other.
#[derive(Default)]
struct Rows {
    is_begun: bool,
    has_row: bool,
}

impl Rows {
    /// Writes whole rows of CSV; the first is the header.
    fn write(&mut self, piece: &[u8], out: &mut impl Write) -> std::io::Result<()> {
        for row in write::rows_of(piece, DIALECT) {
            if !self.is_begun {
                self.is_begun = true;
                out.write_all(b"{\"rows\": [")?;
                continue;
            }
            let cells = row
                .iter()
                .map(|cell| Json::from(String::from_utf8_lossy(cell).into_owned()));
            let object: Map<String, Json> =
                COLUMNS.iter().map(|name| (*name).to_owned()).zip(cells).collect();
            let before: &[u8] = if self.has_row { b",\n" } else { b"\n" };
            self.has_row = true;
            out.write_all(before)?;
            out.write_all(Json::Object(object).to_string().as_bytes())?;
        }
        Ok(())
    }

    /// What ends the answer: what was told of the whole.
    fn end(told: &Converted) -> String {
        let budgets: Vec<Json> = told
            .budgets
            .iter()
            .map(|budget| {
                json!({
                    "step": budget.step.name(),
                    "year": budget.year,
                    "siret": budget.siret,
                    "body": budget.body,
                    "budget": budget.budget,
                    "plan": budget.plan.to_string(),
                })
            })
            .collect();
        let told = json!({
            "budgets": budgets,
            "lines": told.lines,
            "unlabelled": told.unlabelled,
            "unplaced": told.unplaced,
            "other_plans": told.other_plans.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        let told = told.to_string();
        let rest = told.strip_prefix('{').unwrap_or(&told);
        ["\n], ", rest, "\n"].concat()
    }
}
