//! Tables in JSON: an array of objects, an object that holds one, or the features of a `GeoJSON` collection.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::dialect::Dialect;
use crate::limits::{COLUMNS_MAX, UNFOLDED_BYTES_MAX};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::source::Format;
use crate::write;

/// An object whose members stay in the order in which they are written.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Ordered;
        impl<'de> Visitor<'de> for Ordered {
            type Value = Members;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = object.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Ordered)
    }
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<Members>,
    #[serde(default)]
    geometry: Option<Value>,
    #[serde(flatten)]
    others: Others,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
    #[serde(flatten)]
    others: Others,
}

/// A feature alone, which says that it is one.
#[derive(Deserialize)]
struct Single {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    properties: Option<Members>,
    #[serde(default)]
    geometry: Option<Value>,
    #[serde(flatten)]
    others: Others,
}

/// An array of objects under one of the names that portals give it.
#[derive(Deserialize)]
struct Holder {
    #[serde(alias = "results", alias = "records", alias = "items", alias = "marches")]
    data: Vec<Members>,
    #[serde(flatten)]
    others: Others,
}

/// Members that are in no row (RFC 7946, section 6.1, calls them foreign).
type Others = BTreeMap<String, Value>;

/// How many of `others` say something: a number, a flag or nothing at all tells of nobody, nor do those of the standard.
fn telling(others: &Others) -> u64 {
    let tell = |(name, value): (&String, &Value)| {
        let is_standard = matches!(name.as_str(), "type" | "bbox" | "crs" | "name");
        let is_name = name == "id" && value.as_str().is_some_and(is_code);
        u64::from(
            !is_standard && !is_name && !matches!(value, Value::Null | Value::Bool(_) | Value::Number(_)),
        )
    };
    others.iter().map(tell).sum()
}

/// `way/123`, `5f3c-…`: what names a feature for programs.
fn is_code(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.' | b':'))
}

/// Tells that members are in no row.
fn tell_others(number: u64, notices: &mut Vec<Message>) {
    if number > 0 {
        notices.push(Message::new("tables-notice-members").with("number", number.to_string()));
    }
}

/// The table of a JSON text, as CSV. serde refuses what is nested more than 128 deep.
pub(crate) fn read(bytes: &[u8], notices: &mut Vec<Message>) -> Result<(Format, Vec<u8>), Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_array = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[');
    if is_array {
        let rows: Vec<Members> =
            serde_json::from_slice(bytes).map_err(|_| Refusal::Damaged("json-array-of-objects"))?;
        return Ok((Format::Json, table(rows)?));
    }
    if let Ok(collection) = serde_json::from_slice::<Collection>(bytes) {
        let own = collection.features.iter().map(|feature| telling(&feature.others));
        tell_others(own.sum::<u64>() + telling(&collection.others), notices);
        let rows = collection.features.into_iter().map(feature).collect();
        return Ok((Format::GeoJson, table(rows)?));
    }
    if let Ok(single) = serde_json::from_slice::<Single>(bytes)
        && single.kind == "Feature"
    {
        tell_others(telling(&single.others), notices);
        let alone = Feature {
            others: Others::new(),
            properties: single.properties,
            geometry: single.geometry,
        };
        return Ok((Format::GeoJson, table(vec![feature(alone)])?));
    }
    let holder: Holder =
        serde_json::from_slice(bytes).map_err(|_| Refusal::Damaged("json-array-of-objects"))?;
    tell_others(telling(&holder.others), notices);
    Ok((Format::Json, table(holder.data)?))
}

/// Properties, then the place: longitude and latitude of a point, the geometry as it is otherwise.
fn feature(feature: Feature) -> Members {
    let mut members = feature
        .properties
        .map_or_else(Vec::new, |properties| properties.0);
    if let Some(geometry) = feature.geometry {
        let point = geometry
            .get("coordinates")
            .filter(|_| geometry.get("type").and_then(Value::as_str) == Some("Point"))
            .and_then(Value::as_array)
            .and_then(|point| Some((point.first()?.clone(), point.get(1)?.clone())));
        match point {
            Some((longitude, latitude)) => {
                members.push(("longitude".to_owned(), longitude));
                members.push(("latitude".to_owned(), latitude));
            }
            None => members.push(("geometry".to_owned(), geometry)),
        }
    }
    Members(members)
}

fn table(rows: Vec<Members>) -> Result<Vec<u8>, Refusal> {
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for Members(members) in &rows {
        for (name, _) in members {
            if !places.contains_key(name) {
                if columns.len() >= COLUMNS_MAX {
                    return Err(Refusal::TooManyColumns { row: 1 });
                }
                places.insert(name.clone(), columns.len());
                columns.push(name.clone());
            }
        }
    }
    if columns.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut out = Vec::new();
    let dialect = Dialect::default();
    write::row(&mut out, columns.iter().map(String::as_bytes), dialect);
    let mut cells: Vec<String> = vec![String::new(); columns.len()];
    for Members(members) in rows {
        cells.iter_mut().for_each(String::clear);
        for (name, value) in members {
            if let Some(cell) = places.get(&name).and_then(|place| cells.get_mut(*place)) {
                *cell = said(value);
            }
        }
        write::row(&mut out, cells.iter().map(String::as_bytes), dialect);
        if out.len() as u64 > UNFOLDED_BYTES_MAX {
            return Err(Refusal::TooLarge {
                max: UNFOLDED_BYTES_MAX,
            });
        }
    }
    Ok(out)
}

fn said(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(json: &str) -> (Format, String) {
        let (format, made) = read(json.as_bytes(), &mut Vec::new()).expect("a table");
        (format, String::from_utf8(made).expect("text"))
    }

    #[test]
    fn columns_keep_the_order_in_which_they_are_first_met() {
        assert_eq!(
            csv(r#"[{"nom": "Zoé", "code": "01000"}, {"âge": 3, "nom": "A, B"}]"#),
            (Format::Json, "nom,code,âge\nZoé,01000,\n\"A, B\",,3\n".to_owned())
        );
        assert_eq!(
            csv(
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},
                "geometry":{"type":"Point","coordinates":[2.5,48]}}]}"#
            ),
            (Format::GeoJson, "a,longitude,latitude\n1,2.5,48\n".to_owned())
        );
        assert_eq!(
            csv(r#"{"type":"Feature","properties":{"nom":"A"},"geometry":null}"#),
            (Format::GeoJson, "nom\nA\n".to_owned())
        );
        let deep = format!("[{{\"a\":{}1{}}}]", "[".repeat(500), "]".repeat(500));
        assert!(matches!(
            read(deep.as_bytes(), &mut Vec::new()),
            Err(Refusal::Damaged(_))
        ));
    }

    #[test]
    fn what_is_in_no_row_is_told() {
        let told = |json: &str| {
            let mut notices = Vec::new();
            read(json.as_bytes(), &mut notices).expect("a table");
            notices.len()
        };
        assert_eq!(told(r#"{"total": 3, "data": [{"a": 1}]}"#), 0);
        assert_eq!(told(r#"{"auteur": "Zoé", "data": [{"a": 1}]}"#), 1);
        let feature = r#""properties":{"a":1},"geometry":null"#;
        assert_eq!(
            told(&format!(r#"{{"type":"Feature","id":"way/12",{feature}}}"#)),
            0
        );
        assert_eq!(
            told(&format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":"Zoé",{feature}}}]}}"#
            )),
            1
        );
    }
}
