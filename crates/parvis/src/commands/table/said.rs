//! The words of descriptions, of faults and of what was mended.

use std::path::Path;

use serde_json::{Value as Json, json};
use tables::{Description, Fault, Level, Mend, Mended, Message, Refusal, Report, Sort};
use ui::Words;
use ui::words::Value;

use crate::commands::count::harmless;
use crate::failure::Failure;

/// Faults and mends printed for people; programs are given all that are kept.
const PRINTED_MAX: usize = 100;

type Arguments<'a> = Vec<(&'a str, Value<'a>)>;

pub(super) fn say(words: Words, key: &str, arguments: &[(&str, &str)]) -> String {
    let arguments: Arguments<'_> = arguments
        .iter()
        .map(|(name, value)| (*name, Value::from(harmless(value))))
        .collect();
    words.say_with(key, &arguments)
}

/// What a message says. Sorts are said in words.
fn sentence(words: Words, message: &Message) -> String {
    let arguments: Arguments<'_> = message
        .arguments
        .iter()
        .map(|(name, value)| {
            let value = if *name == "sort" {
                sort_named(words, value)
            } else {
                harmless(value)
            };
            (*name, Value::from(value))
        })
        .collect();
    words.say_with(message.id, &arguments)
}

fn sort_named(words: Words, name: &str) -> String {
    words.say(&format!("tables-sort-{name}"))
}

pub(super) fn refusal(words: Words, refusal: &Refusal) -> String {
    let arguments = refusal.arguments();
    let arguments: Vec<(&str, &str)> = arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    say(words, refusal.id(), &arguments)
}

fn notices(words: Words, notices: &[Message]) -> String {
    if notices.is_empty() {
        return String::new();
    }
    let mut said = words.say("table-notices");
    said.push('\n');
    for notice in notices.iter().take(PRINTED_MAX) {
        said.push_str("- ");
        said.push_str(&sentence(words, notice));
        said.push('\n');
    }
    said
}

fn separator(words: Words, separator: u8) -> String {
    if separator == b'\t' {
        words.say("table-separator-tab")
    } else {
        char::from(separator).to_string()
    }
}

/// A description for people.
pub(super) fn description(words: Words, described: &Description) -> String {
    let mut lines = vec![say(words, "table-format", &[("format", described.format.name())])];
    if let Some(encoding) = described.encoding {
        lines.push(say(words, "table-encoding", &[("encoding", encoding.name())]));
    }
    if let Some(dialect) = described.dialect {
        let separator = separator(words, dialect.separator);
        let quote = char::from(dialect.quote).to_string();
        lines.push(say(
            words,
            "table-dialect",
            &[
                ("separator", &separator),
                ("quote", &quote),
                ("end", dialect.line_end.name()),
            ],
        ));
    }
    let rows = words.decimal(&described.rows.to_string());
    let columns = described.columns.len().to_string();
    lines.push(say(
        words,
        "table-size",
        &[("rows", &rows), ("columns", &columns)],
    ));
    lines.push(String::new());
    let heading: Vec<String> = [
        "table-heading-column",
        "table-heading-sort",
        "table-heading-share",
        "table-heading-filled",
        "table-heading-empty",
        "table-heading-distinct",
        "table-heading-examples",
    ]
    .iter()
    .map(|key| words.say(key))
    .collect();
    lines.push(heading.join("\t"));
    for column in &described.columns {
        let distinct = if let Some(number) = column.distinct {
            number.to_string()
        } else {
            let number = tables::limits::DISTINCT_MAX.to_string();
            say(words, "table-distinct-many", &[("number", &number)])
        };
        let examples: Vec<String> = column.examples.iter().map(|example| harmless(example)).collect();
        let cells = [
            harmless(&column.name),
            sort(words, column.sort),
            [
                words.decimal(&format!("{:.1}", column.share * 100.0)),
                "%".to_owned(),
            ]
            .join("\u{a0}"),
            column.filled.to_string(),
            column.empty.to_string(),
            distinct,
            examples.join(" | "),
        ];
        lines.push(cells.join("\t"));
    }
    let mut said = lines.join("\n");
    said.push('\n');
    let told = notices(words, &described.notices);
    if !told.is_empty() {
        said.push('\n');
        said.push_str(&told);
    }
    said
}

pub(super) fn sort(words: Words, sort: Sort) -> String {
    sort_named(words, sort.name())
}

/// A description for programs, its sentences said.
pub(super) fn description_json(words: Words, described: &Description) -> Result<Json, Failure> {
    let mut value = serde_json::to_value(described)?;
    value["notices"] = messages(words, &described.notices);
    Ok(value)
}

fn messages(words: Words, messages: &[Message]) -> Json {
    messages
        .iter()
        .map(|message| {
            let mut value = json!({ "id": message.id, "message": sentence(words, message) });
            value["arguments"] = arguments(message);
            value
        })
        .collect()
}

fn arguments(message: &Message) -> Json {
    let mut object = serde_json::Map::new();
    for (name, value) in &message.arguments {
        object.insert((*name).to_owned(), Json::from(value.as_str()));
    }
    Json::Object(object)
}

/// What a check found, for people.
pub(super) fn report(words: Words, report: &Report) -> String {
    let rows = words.decimal(&report.rows.to_string());
    let mut said = String::new();
    if report.valid {
        said.push_str(&say(words, "table-valid", &[("rows", &rows)]));
        said.push('\n');
    } else {
        let faults = words.decimal(&report.fault_count.to_string());
        said.push_str(&say(
            words,
            "table-invalid",
            &[("rows", &rows), ("faults", &faults)],
        ));
        said.push('\n');
        for fault in report.faults.iter().take(PRINTED_MAX) {
            said.push_str(&told(words, fault));
            said.push('\n');
        }
        let more = report.fault_count.saturating_sub(PRINTED_MAX as u64);
        if more > 0 {
            said.push_str(&say(words, "table-more", &[("number", &more.to_string())]));
            said.push('\n');
        }
    }
    said.push_str(&remarks(words, report));
    said.push_str(&notices(words, &report.notices));
    said
}

/// Warnings and informations, which keep no table from being valid.
fn remarks(words: Words, report: &Report) -> String {
    let mut said = String::new();
    if report.remark_count == 0 {
        return said;
    }
    let number = words.decimal(&report.remark_count.to_string());
    said.push_str(&say(words, "table-remarks", &[("number", &number)]));
    said.push('\n');
    for remark in report.remarks.iter().take(PRINTED_MAX) {
        let key = match remark.level {
            Level::Error | Level::Warning => "table-remark-warning",
            Level::Info => "table-remark-info",
        };
        said.push_str(&say(words, key, &[("remark", &told(words, remark))]));
        said.push('\n');
    }
    let more = report.remark_count.saturating_sub(PRINTED_MAX as u64);
    if more > 0 {
        said.push_str(&say(
            words,
            "table-remarks-more",
            &[("number", &more.to_string())],
        ));
        said.push('\n');
    }
    said
}

fn place(words: Words, row: Option<u64>, field: Option<&str>) -> String {
    let row = row.map(|row| row.to_string());
    match (&row, field) {
        (Some(row), Some(field)) => say(words, "table-place-cell", &[("row", row), ("field", field)]),
        (Some(row), None) => say(words, "table-place-row", &[("row", row)]),
        (None, Some(field)) => say(words, "table-place-column", &[("field", field)]),
        (None, None) => words.say("table-place-whole"),
    }
}

fn told(words: Words, fault: &Fault) -> String {
    let place = place(words, fault.row, fault.field.as_deref());
    let mut message = sentence(words, &fault.message);
    // The rules of a format are told by their name, which its other tools give too.
    if fault.kind.contains('.') {
        message = say(
            words,
            "table-rule",
            &[("rule", fault.kind), ("message", &message)],
        );
    }
    if let Some(value) = fault.value.as_deref().filter(|value| !value.is_empty()) {
        message.push(' ');
        message.push_str(&say(words, "table-value", &[("value", value)]));
    }
    match &fault.fix {
        None => say(words, "table-fault", &[("place", &place), ("message", &message)]),
        Some(fix) => {
            let fix = sentence(words, &fix.message);
            say(
                words,
                "table-fault-fixed",
                &[("place", &place), ("message", &message), ("fix", &fix)],
            )
        }
    }
}

/// What a check found, for programs.
pub(super) fn report_json(words: Words, report: &Report) -> Json {
    let listed =
        |faults: &[Fault]| -> Vec<Json> { faults.iter().map(|fault| fault_json(words, fault)).collect() };
    json!({
        "valid": report.valid,
        "rows": report.rows,
        "columns": report.columns,
        "error_count": report.fault_count,
        "errors": listed(&report.faults),
        "remark_count": report.remark_count,
        "remarks": listed(&report.remarks),
        "notices": messages(words, &report.notices),
    })
}

fn fault_json(words: Words, fault: &Fault) -> Json {
    json!({
        "type": fault.kind,
        "level": fault.level,
        "row": fault.row,
        "field": fault.field,
        "value": fault.value,
        "message": sentence(words, &fault.message),
        "message_id": fault.message.id,
        "arguments": arguments(&fault.message),
        "fix": fault.fix.as_ref().map(|fix| sentence(words, &fix.message)),
        "fix_value": fault.fix.as_ref().and_then(|fix| fix.value.clone()),
    })
}

/// A file that is no table is not valid: one error, of Validata's name for it.
pub(super) fn refused_json(words: Words, refused: &Refusal) -> Json {
    let message = refusal(words, refused);
    json!({
        "valid": false,
        "rows": 0,
        "columns": 0,
        "error_count": 1,
        "errors": [{
            "type": "source-error",
            "row": null,
            "field": null,
            "value": null,
            "message": message,
            "message_id": refused.id(),
            "fix": null,
        }],
        "notices": [],
    })
}

/// What was mended, for people.
pub(super) fn mended(words: Words, mended: &Mended, left: Option<&Report>, to: &Path) -> String {
    let number = mended.count.to_string();
    let file = to.display().to_string();
    let mut said = String::from("\n");
    said.push_str(&say(
        words,
        "table-mended",
        &[("number", &number), ("file", &file)],
    ));
    said.push('\n');
    for mend in mended.mends.iter().take(PRINTED_MAX) {
        let place = place(words, mend.row, mend.field.as_deref());
        let line = if let (Some(from), Some(to)) = (&mend.from, &mend.to) {
            say(
                words,
                "table-mended-value",
                &[("place", &place), ("from", from), ("to", to)],
            )
        } else {
            let message = sentence(words, &mend.message);
            say(words, "table-fault", &[("place", &place), ("message", &message)])
        };
        said.push_str(&line);
        said.push('\n');
    }
    if let Some(left) = left.filter(|left| !left.valid) {
        let number = left.fault_count.to_string();
        said.push_str(&say(words, "table-mended-still", &[("number", &number)]));
        said.push('\n');
    }
    said
}

pub(super) fn mend_json(words: Words, mend: &Mend) -> Json {
    json!({
        "row": mend.row,
        "field": mend.field,
        "from": mend.from,
        "to": mend.to,
        "message": sentence(words, &mend.message),
    })
}
