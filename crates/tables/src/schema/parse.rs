//! A schema read from JSON. What is unknown is passed over, as the specification wants, but a schema without fields is none.

use regex::RegexBuilder;
use serde_json::{Map, Value};

use super::custom;
use super::{
    Bound, Compiled, Constraints, Field, ForeignKey, Kind, Limit, Matching, NumberFormat, Pattern,
    PointFormat, Schema, TextFormat, TimeFormat,
};
use crate::check::{Read, read_plain};
use crate::limits::{COLUMNS_MAX, SCHEMA_BYTES_MAX};
use crate::message::Message;
use crate::refusal::Refusal;

/// Memory that a pattern may take once compiled.
const PATTERN_BYTES_MAX: usize = 4 << 20;
/// Steps that a pattern which refers back may take on a value.
const PATTERN_STEPS_MAX: usize = 100_000;

fn refused(what: &'static str, place: &str) -> Refusal {
    Refusal::Schema {
        what,
        place: place.to_owned(),
    }
}

pub(super) fn schema(json: &[u8]) -> Result<Schema, Refusal> {
    if json.len() > SCHEMA_BYTES_MAX {
        return Err(refused("too-large", ""));
    }
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    let value: Value = serde_json::from_slice(json).map_err(|_| refused("not-json", ""))?;
    let whole = value.as_object().ok_or_else(|| refused("not-an-object", ""))?;
    let described = match whole.get("resources").and_then(Value::as_array) {
        // A data package; a schema of schema.data.gouv.fr has `resources` too, which are examples.
        Some(resources) if !whole.contains_key("fields") => resources
            .iter()
            .find_map(|resource| resource.get("schema").and_then(Value::as_object))
            .ok_or_else(|| refused("no-fields", "resources"))?,
        _ => whole,
    };
    let mut notices = Vec::new();
    let missing = match described.get("missingValues").and_then(Value::as_array) {
        Some(values) => missing_values(values),
        None => vec![String::new()],
    };
    let written = described
        .get("fields")
        .and_then(Value::as_array)
        .ok_or_else(|| refused("no-fields", ""))?;
    if written.is_empty() || written.len() > COLUMNS_MAX {
        return Err(refused("no-fields", ""));
    }
    let fields = written
        .iter()
        .map(|field| read_field(field, &missing, &mut notices))
        .collect::<Result<Vec<Field>, Refusal>>()?;
    let mut checks = custom::read(described, written, &mut notices);
    custom::forget_unknown(&mut checks, &fields, &mut notices);
    Ok(Schema {
        primary_key: names(described.get("primaryKey")),
        foreign_keys: foreign_keys(described),
        matching: matching(described)?,
        fields,
        checks,
        notices,
    })
}

/// A name, or several.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

/// Version 2 also labels them.
fn missing_values(values: &[Value]) -> Vec<String> {
    values
        .iter()
        .filter_map(|value| value.as_str().or_else(|| value.get("value")?.as_str()))
        .map(str::to_owned)
        .collect()
}

fn matching(described: &Map<String, Value>) -> Result<Matching, Refusal> {
    let said = match described.get("fieldsMatch") {
        None => return Ok(Matching::Lenient),
        Some(Value::Array(said)) => said.first().and_then(Value::as_str),
        Some(said) => said.as_str(),
    };
    match said {
        Some("exact") => Ok(Matching::Exact),
        Some("equal") => Ok(Matching::Equal),
        Some("subset") => Ok(Matching::Subset),
        Some("superset") => Ok(Matching::Superset),
        Some("partial") => Ok(Matching::Partial),
        _ => Err(refused("unknown-value", "fieldsMatch")),
    }
}

fn foreign_keys(described: &Map<String, Value>) -> Vec<ForeignKey> {
    let keys = described.get("foreignKeys").and_then(Value::as_array);
    keys.into_iter()
        .flatten()
        .filter_map(|key| {
            let reference = key.get("reference")?;
            let resource = reference.get("resource").and_then(Value::as_str);
            Some(ForeignKey {
                fields: names(key.get("fields")),
                resource: resource.unwrap_or_default().to_owned(),
                reference_fields: names(reference.get("fields")),
            })
        })
        .collect()
}

fn read_field(value: &Value, missing: &[String], notices: &mut Vec<Message>) -> Result<Field, Refusal> {
    let written = value
        .as_object()
        .ok_or_else(|| refused("not-an-object", "fields"))?;
    let name = written
        .get("name")
        .and_then(Value::as_str)
        .ok_or_else(|| refused("no-name", "fields"))?;
    let missing = match written.get("missingValues").and_then(Value::as_array) {
        Some(values) => missing_values(values),
        None => missing.to_vec(),
    };
    let mut field = Field {
        name: name.to_owned(),
        kind: kind(written, name, notices),
        constraints: Constraints::default(),
        missing,
        item: None,
    };
    if let Some(constraints) = written.get("constraints").and_then(Value::as_object) {
        field.constraints = read_constraints(constraints, &field, notices)?;
    }
    if let (Kind::Array, Some(Value::Object(item))) = (&field.kind, written.get("arrayItem")) {
        let mut item = item.clone();
        item.insert("name".to_owned(), Value::String(name.to_owned()));
        item.entry("type")
            .or_insert_with(|| Value::String("any".to_owned()));
        field.item = Some(Box::new(read_field(
            &Value::Object(item),
            &field.missing,
            notices,
        )?));
    }
    Ok(field)
}

fn text<'a>(written: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    written.get(name).and_then(Value::as_str)
}

fn kind(written: &Map<String, Value>, name: &str, notices: &mut Vec<Message>) -> Kind {
    let format = text(written, "format").unwrap_or("default");
    let is_bare = written.get("bareNumber").and_then(Value::as_bool).unwrap_or(true);
    let time = || match format {
        "default" => TimeFormat::Iso,
        "any" => TimeFormat::Any,
        // Written so before version 1: `fmt:%Y`.
        given => TimeFormat::Given(given.strip_prefix("fmt:").unwrap_or(given).to_owned()),
    };
    match text(written, "type").unwrap_or("string") {
        "string" => match format {
            "email" => Kind::Formatted(TextFormat::Email),
            "uri" => Kind::Formatted(TextFormat::Uri),
            "uuid" => Kind::Formatted(TextFormat::Uuid),
            "binary" => Kind::Formatted(TextFormat::Binary),
            _ => Kind::Text,
        },
        "integer" => Kind::Integer { is_bare },
        "number" => Kind::Number(NumberFormat {
            decimal: text(written, "decimalChar").unwrap_or(".").to_owned(),
            group: text(written, "groupChar").unwrap_or_default().to_owned(),
            is_bare,
            is_own: ["decimalChar", "groupChar", "bareNumber"]
                .iter()
                .any(|name| written.contains_key(*name)),
        }),
        "boolean" => {
            let words = |name: &str, otherwise: &[&str]| match written.get(name) {
                Some(Value::Array(_)) => names(written.get(name)),
                _ => otherwise.iter().map(|word| (*word).to_owned()).collect(),
            };
            Kind::Boolean {
                yes: words("trueValues", &["true", "True", "TRUE", "1"]),
                no: words("falseValues", &["false", "False", "FALSE", "0"]),
            }
        }
        "date" => Kind::Date(time()),
        "datetime" => Kind::DateTime(time()),
        "time" => Kind::Time(time()),
        "year" => Kind::Year,
        "yearmonth" => Kind::YearMonth,
        "duration" => Kind::Duration,
        "geopoint" => Kind::GeoPoint(match format {
            "array" => PointFormat::Array,
            "object" => PointFormat::Object,
            _ => PointFormat::Pair,
        }),
        "geojson" => Kind::GeoJson,
        // A list of version 2 is a text here: its items are not looked at.
        "list" => Kind::Text,
        "array" => Kind::Array,
        "object" => Kind::Object,
        "any" => Kind::Any,
        unknown => {
            notices.push(
                Message::new("tables-notice-type-unknown")
                    .with("field", name)
                    .with("type", unknown),
            );
            Kind::Any
        }
    }
}

fn read_constraints(
    written: &Map<String, Value>,
    field: &Field,
    notices: &mut Vec<Message>,
) -> Result<Constraints, Refusal> {
    let is_set = |name: &str| written.get(name).and_then(Value::as_bool).unwrap_or(false);
    let length = |name: &str| {
        written
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|length| usize::try_from(length).ok())
    };
    let pattern = match text(written, "pattern") {
        None => None,
        Some(pattern) => Some(compiled(pattern).ok_or_else(|| refused("pattern", &field.name))?),
    };
    let allowed = written.get("enum").and_then(Value::as_array).map(|values| {
        values
            .iter()
            .map(|value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            })
            .collect()
    });
    let mut bound = |inclusive: &str, exclusive: &str| {
        let (value, is_exclusive) = match (written.get(inclusive), written.get(exclusive)) {
            (Some(value), _) => (value, false),
            (None, Some(value)) => (value, true),
            (None, None) => return None,
        };
        let said = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let limit = match read_plain(field, said.as_bytes()) {
            Read::Number(number) => Some(Limit::Number(number)),
            Read::Instant(instant) => Some(Limit::Instant(instant)),
            _ => None,
        };
        if limit.is_none() {
            notices.push(
                Message::new("tables-notice-bound")
                    .with("field", &field.name)
                    .with("value", &said),
            );
        }
        Some(Bound {
            written: said,
            is_exclusive,
            limit: limit?,
        })
    };
    Ok(Constraints {
        is_required: is_set("required"),
        is_unique: is_set("unique"),
        length_min: length("minLength"),
        length_max: length("maxLength"),
        minimum: bound("minimum", "exclusiveMinimum"),
        maximum: bound("maximum", "exclusiveMaximum"),
        pattern,
        allowed,
    })
}

/// A pattern holds of the whole value. As frictionless does: an alternative that is not in brackets ends at the mark.
fn compiled(written: &str) -> Option<Pattern> {
    if let Some(number) = figures(written) {
        return Some(Pattern {
            written: written.to_owned(),
            compiled: Compiled::Figures(number),
        });
    }
    let pattern = format!("^{}$", with_plain_digits(written));
    let linear = RegexBuilder::new(&pattern).size_limit(PATTERN_BYTES_MAX).build();
    let compiled = match linear {
        Ok(linear) => Compiled::Linear(linear),
        Err(regex::Error::CompiledTooBig(_)) => return None,
        Err(_) => {
            let bounded = fancy_regex::RegexBuilder::new(&pattern)
                .backtrack_limit(PATTERN_STEPS_MAX)
                .delegate_size_limit(PATTERN_BYTES_MAX)
                .build();
            Compiled::Bounded(bounded.ok()?)
        }
    };
    Some(Pattern {
        written: written.to_owned(),
        compiled,
    })
}

/// The number of `^\d{14}$` and of `[0-9]{14}`.
fn figures(written: &str) -> Option<usize> {
    let inner = written.strip_prefix('^').unwrap_or(written);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    let number = inner
        .strip_prefix("\\d{")
        .or_else(|| inner.strip_prefix("[0-9]{"))?;
    number.strip_suffix('}')?.parse().ok()
}

/// `\d` is a figure from 0 to 9: `１`, which Unicode counts among digits, makes no SIRET.
fn with_plain_digits(pattern: &str) -> String {
    let mut plain = String::with_capacity(pattern.len());
    let mut is_in_class = false;
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('d') => plain.push_str(if is_in_class { "0-9" } else { "[0-9]" }),
                // Python escapes any letter that is none of ASCII, and `\<` is a sign there, not the beginning of a word.
                Some(escaped) if !escaped.is_ascii() || matches!(escaped, '<' | '>') => plain.push(escaped),
                Some(escaped) => {
                    plain.push('\\');
                    plain.push(escaped);
                }
                None => plain.push('\\'),
            },
            // Within brackets Python knows no others, nor the operations of sets.
            '[' | '&' | '~' if is_in_class => {
                plain.push('\\');
                plain.push(letter);
            }
            '[' => {
                is_in_class = true;
                plain.push('[');
            }
            ']' => {
                is_in_class = false;
                plain.push(']');
            }
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_hold_of_whole_values_and_plain_digits() {
        let siret = compiled(r"^\d{14}$").expect("a pattern");
        assert!(siret.compiled.is_match("21860194600013") && !siret.compiled.is_match("2186019460001３"));
        let escaped = compiled(r"[a-z\–\’\u00C0-\u00FF]+").expect("a pattern");
        assert!(escaped.compiled.is_match("à–b") && !escaped.compiled.is_match("a1"));
        let twice = compiled(r"([a-z])\1").expect("a pattern");
        assert!(twice.compiled.is_match("aa") && !twice.compiled.is_match("ab"));
        let year = compiled(r"[\d]{4}").expect("a pattern");
        assert!(year.compiled.is_match("2017") && !year.compiled.is_match("2017 "));
    }
}
