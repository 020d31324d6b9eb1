//! `parvis table chart`: a picture of a table, its sentence and its figures; or the pictures worth drawing of it.

use charts::{Argument, Form, Undrawn, Writing};
use columns::chart::{Suggestion, figure, suggestions, title, usual_form, whole};
use columns::{Answer, Asking, Object, Query, Table};
use serde::Serialize;
use serde_json::json;
use tables::{Message, values};
use ui::Words;
use ui::words::Value;

use super::asked::{answered, misused, opened, table};
use super::{answer_json, read, said};
use crate::cli::table::{ChartForm, ChartFormat, TableChart};
use crate::commands::count::harmless;
use crate::commands::{answer, answer_bytes};
use crate::failure::Failure;

/// A file of shapes: all the communes of the country take less.
const SHAPES_BYTES_MAX: usize = 256 << 20;
/// The width of a picture of points, twice that of a drawing.
const PICTURE_WIDTH: u32 = 1_280;

/// A picture, as programs read it: its figures in the order of columns.
#[derive(Serialize)]
struct Told<'a> {
    form: &'static str,
    query: String,
    title: &'a str,
    sentence: &'a str,
    figures: Vec<Object<'a>>,
}

pub(super) fn run(words: Words, asked: &TableChart) -> Result<(), Failure> {
    if asked.parameters.is_none() && asked.suggestion.is_none() {
        return suggest(words, asked);
    }
    let mut form = asked.form.map(Form::from);
    let mut query = Query::default();
    let (_, answered) = answered(words, &asked.table, &asked.joins, |table| {
        query = if let Some(parameters) = &asked.parameters {
            Query::parse(parameters).map_err(|refused| misused(&refused))?
        } else {
            let chosen = chosen(table, asked.suggestion.unwrap_or(1))?;
            form = form.or(Some(chosen.form));
            chosen.query
        };
        form = form.or_else(|| Some(usual_form(table, &query)));
        Ok(whole(&query))
    })?;
    draw(words, asked, &query, &answered, form.unwrap_or(Form::Bars))
}

fn chosen(table: &Table, which: usize) -> Result<Suggestion, Failure> {
    let found = suggestions(table, Asking::default()).map_err(|refused| misused(&refused))?;
    let number = found.len().to_string();
    which
        .checked_sub(1)
        .and_then(|at| found.into_iter().nth(at))
        .ok_or_else(|| Failure::Use("cli-table-suggestion", vec![("number", number)]))
}

fn suggest(words: Words, asked: &TableChart) -> Result<(), Failure> {
    let table = opened(words, &asked.table)?;
    let found = suggestions(&table, Asking::default()).map_err(|refused| misused(&refused))?;
    if asked.format == ChartFormat::Json {
        let found: Vec<_> = found
            .iter()
            .map(|one| {
                json!({
                    "form": one.form.name(),
                    "query": one.query.print(),
                    "title": titled(words, &one.title),
                })
            })
            .collect();
        return answer_json(&json!({ "suggestions": found }));
    }
    if found.is_empty() {
        return answer(&[words.say("chart-none"), "\n".to_owned()].concat());
    }
    let mut text = [words.say("chart-suggestions"), "\n".to_owned()].concat();
    for (at, one) in found.iter().enumerate() {
        let line = [
            (at + 1).to_string(),
            titled(words, &one.title),
            form_named(words, one.form),
            one.query.print(),
        ];
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
    answer(&text)
}

fn draw(
    words: Words,
    asked: &TableChart,
    query: &Query,
    answered: &Answer,
    form: Form,
) -> Result<(), Failure> {
    let undrawn = |undrawn: Undrawn| Failure::Use(undrawn.id(), undrawn.arguments());
    let mut figure = figure(query, answered, form).map_err(undrawn)?;
    if let (Some(file), Some(key)) = (&asked.shapes, &asked.shapes_key) {
        figure.shapes = charts::shapes(&read(file, SHAPES_BYTES_MAX)?, key).map_err(undrawn)?;
    }
    let writing = Written { words };
    let title = match &asked.title {
        Some(title) => harmless(title),
        None => titled(words, &title(query)),
    };
    let sentence = charts::sentence(&figure)
        .map(|sentence| sentence_said(words, &sentence, &writing))
        .unwrap_or_default();
    match asked.format {
        ChartFormat::Svg => {
            let drawn = charts::svg(&figure, &title, &sentence, "chart", &writing).map_err(undrawn)?;
            answer(&[drawn.as_str(), "\n"].concat())
        }
        ChartFormat::Png => {
            let drawn = charts::svg(&figure, &title, &sentence, "chart", &writing).map_err(undrawn)?;
            answer_bytes(&pictures::png(&drawn, PICTURE_WIDTH)?)
        }
        ChartFormat::Vega => answer_json(&charts::vega_lite(&figure, &title, &sentence, &values::iso_day)),
        ChartFormat::Csv => answer(&String::from_utf8_lossy(&answered.csv())),
        ChartFormat::Json => answer_json(&Told {
            form: form.name(),
            query: query.print(),
            title: &title,
            sentence: &sentence,
            figures: answered.objects(),
        }),
        ChartFormat::Text => {
            // What is not drawn is said here too: the form may not suit the figures.
            charts::svg(&figure, &title, &sentence, "chart", &writing).map_err(undrawn)?;
            answer(&[title.as_str(), "\n", &sentence, "\n\n", &table(words, answered)].concat())
        }
    }
}

fn titled(words: Words, title: &Message) -> String {
    let arguments: Vec<(&str, &str)> = title
        .arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    said::say(words, title.id, &arguments)
}

fn form_named(words: Words, form: Form) -> String {
    words.say(&format!("chart-form-{}", form.name()))
}

fn sentence_said(words: Words, sentence: &charts::Sentence, writing: &Written) -> String {
    let arguments: Vec<(&str, Value<'_>)> = sentence
        .arguments
        .iter()
        .map(|(name, argument)| {
            let said = match argument {
                Argument::Number(number) => writing.number(*number),
                Argument::Label(label) => harmless(&label.written(writing)),
                Argument::Text(text) => column_said(words, text),
            };
            (*name, Value::from(said))
        })
        .collect();
    words.say_with(sentence.id, &arguments)
}

/// The name of a column of an answer, in words where the engine made it: `montant__sum`.
fn column_said(words: Words, name: &str) -> String {
    if name == "count" {
        return words.say("chart-rows");
    }
    let known = name.rsplit_once("__").and_then(|(column, function)| {
        columns::Function::ALL
            .into_iter()
            .find(|one| one.name() == function)
            .map(|one| (column, one))
    });
    match known {
        Some((column, function)) => {
            let key = format!("chart-figure-{}", function.name());
            said::say(words, &key, &[("column", column)])
        }
        None => harmless(name),
    }
}

/// Numbers and days as the language writes them.
struct Written {
    words: Words,
}

impl Writing for Written {
    fn number(&self, number: f64) -> String {
        let plain = if number.abs() >= 1e15 {
            return format!("{number:e}");
        } else if number.abs() >= 1.0 {
            let two = format!("{number:.2}");
            two.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            // Four figures that say something, however small.
            let decimals = if number == 0.0 {
                0.0
            } else {
                (3.0 - number.abs().log10().floor()).clamp(0.0, 12.0)
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 to 12"
            )]
            let written = format!("{number:.*}", decimals as usize);
            if written.contains('.') {
                written.trim_end_matches('0').trim_end_matches('.').to_owned()
            } else {
                written
            }
        };
        self.words.decimal(&plain)
    }

    fn day(&self, day: i32) -> String {
        let (year, month, of_month) = values::civil(day);
        let date = i16::try_from(year)
            .ok()
            .zip(i8::try_from(month).ok().zip(i8::try_from(of_month).ok()))
            .and_then(|(year, (month, of_month))| jiff::civil::Date::new(year, month, of_month).ok());
        date.map_or_else(|| values::iso_day(day), |date| self.words.date(date))
    }

    fn range(&self, from: &str, to: &str) -> String {
        said::say(self.words, "chart-range", &[("from", from), ("to", to)])
    }

    fn days(&self, from: i32, to: i32) -> String {
        let (from, to) = (self.day(from), self.day(to));
        said::say(self.words, "chart-days", &[("from", &from), ("to", &to)])
    }

    fn nothing(&self) -> String {
        self.words.say("chart-nothing")
    }
}

impl From<ChartForm> for Form {
    fn from(form: ChartForm) -> Self {
        match form {
            ChartForm::Bars => Self::Bars,
            ChartForm::Lines => Self::Lines,
            ChartForm::Areas => Self::Areas,
            ChartForm::Histogram => Self::Histogram,
            ChartForm::Points => Self::Points,
            ChartForm::Hemicycle => Self::Hemicycle,
            ChartForm::Map => Self::Map,
        }
    }
}
