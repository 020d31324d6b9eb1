//! A row as a line of JSON, and back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use db::{ColumnKind, Table, Uuid, Value};
use serde_json::{Map, Value as Json};

use crate::Error;
use crate::error::malformed;

/// The line of one row, its end included. Columns stand in the table's order.
pub(crate) fn encode(table: &Table, row: &[Value], line: &mut Vec<u8>) {
    line.clear();
    for (place, (column, value)) in table.columns.iter().zip(row).enumerate() {
        line.push(if place == 0 { b'{' } else { b',' });
        let json = json_of(value);
        line.extend(Json::from(column.name.as_str()).to_string().bytes());
        line.push(b':');
        line.extend(json.to_string().bytes());
    }
    line.extend(b"}\n");
}

/// A real is written as text, in the shortest digits that give the same number back: readers of JSON round numbers.
fn json_of(value: &Value) -> Json {
    match value {
        Value::Bool(value) => Json::from(*value),
        Value::Int(value) => Json::from(*value),
        Value::Real(value) => Json::from(value.map(|number| format!("{number:?}"))),
        Value::Text(value) => Json::from(value.as_deref()),
        Value::Bytes(value) => Json::from(value.as_ref().map(|bytes| STANDARD.encode(bytes))),
        Value::Uuid(value) => Json::from(value.map(|id| id.to_string())),
    }
}

/// The row of one line: every column of the table, and nothing else.
pub(crate) fn decode(table: &Table, line: &[u8]) -> Result<Vec<Value>, Error> {
    let mut found: Map<String, Json> = serde_json::from_slice(line).map_err(malformed)?;
    let mut row = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let json = found
            .remove(&column.name)
            .ok_or_else(|| malformed(format!("{}.{} is missing", table.name, column.name)))?;
        let value = match (&json, column.is_nullable) {
            (Json::Null, true) => Some(nothing(column.kind)),
            (Json::Null, false) => None,
            _ => value_of(column.kind, json),
        };
        row.push(value.ok_or_else(|| {
            malformed(format!(
                "{}.{} is no {}",
                table.name,
                column.name,
                column.kind.as_str()
            ))
        })?);
    }
    match found.keys().next() {
        None => Ok(row),
        Some(name) => Err(malformed(format!("{}.{name} is unknown", table.name))),
    }
}

fn nothing(kind: ColumnKind) -> Value {
    match kind {
        ColumnKind::Id => Value::Uuid(None),
        ColumnKind::Int => Value::Int(None),
        ColumnKind::Bool => Value::Bool(None),
        ColumnKind::Real => Value::Real(None),
        ColumnKind::Bytes => Value::Bytes(None),
        ColumnKind::Text => Value::Text(None),
    }
}

fn value_of(kind: ColumnKind, json: Json) -> Option<Value> {
    Some(match kind {
        ColumnKind::Int => Value::from(json.as_i64()?),
        ColumnKind::Bool => Value::from(json.as_bool()?),
        _ => {
            let Json::String(text) = json else { return None };
            match kind {
                ColumnKind::Id => Value::from(Uuid::parse_str(&text).ok()?),
                ColumnKind::Real => Value::from(text.parse::<f64>().ok()?),
                ColumnKind::Bytes => Value::from(STANDARD.decode(text).ok()?),
                _ => Value::from(text),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use db::{Migration, Schema};

    use super::*;

    fn table() -> Table {
        let migration = Migration {
            name: "2026-01-01",
            text: "create table if not exists t (collectivite_id {id} primary key, n {int}, b {bool}, r {real}, y {bytes}, x text);\n",
        };
        Schema::of(&[migration]).unwrap().table("t").unwrap().clone()
    }

    fn round(row: &[Value]) {
        let mut line = Vec::new();
        encode(&table(), row, &mut line);
        assert_eq!(line.iter().position(|byte| *byte == b'\n'), Some(line.len() - 1));
        assert_eq!(
            decode(&table(), &line).unwrap(),
            row,
            "{}",
            String::from_utf8_lossy(&line)
        );
    }

    #[test]
    fn every_value_comes_back_the_same() {
        let id = Uuid::parse_str("0190d0c0-0000-7000-8000-000000000001").unwrap();
        for (number, real, text) in [
            (i64::MAX, 0.1 + 0.2, "a\nb\u{2028}« é » \"\\"),
            (i64::MIN, f64::INFINITY, ""),
            (0, -0.0, "\u{1f33b}\u{0}"),
            (9_007_199_254_740_993, 5e-324, "null"),
        ] {
            round(&[
                Value::from(id),
                Value::from(number),
                Value::from(true),
                Value::from(real),
                Value::from(vec![0, 255, 10, 13]),
                Value::from(text),
            ]);
        }
        round(&[
            Value::from(id),
            Value::Int(None),
            Value::Bool(None),
            Value::Real(None),
            Value::Bytes(None),
            Value::Text(None),
        ]);
    }

    #[test]
    fn a_line_with_another_type_a_column_less_or_one_more_is_refused() {
        let whole = r#"{"collectivite_id":"0190d0c0-0000-7000-8000-000000000001","n":1,"b":true,"r":"1.0","y":"","x":""}"#;
        assert!(decode(&table(), whole.as_bytes()).is_ok());
        for (from, to) in [
            (r#""n":1"#, r#""n":"1""#),
            (r#""n":1"#, r#""n":1.5"#),
            (r#""b":true"#, r#""b":1"#),
            (r#""r":"1.0""#, r#""r":1.0"#),
            (r#""y":"""#, r#""y":"é""#),
            (r#","x":"""#, ""),
            (r#""x":"""#, r#""x":"","z":1"#),
            (r#""0190d0c0-0000-7000-8000-000000000001""#, "null"),
        ] {
            let line = whole.replace(from, to);
            assert!(decode(&table(), line.as_bytes()).is_err(), "{line}");
        }
    }
}
