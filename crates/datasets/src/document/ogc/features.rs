//! The features of a collection: pages of rows with their places, and one of them alone.

use columns::{Asking, Heading, Query, Refused, Table, Value, located};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use super::{GEOJSON, JSON, Sought, collection_path, link};
use crate::places::{Bounds, Spot};

/// Bytes of the cells of a page and of their names: beyond, the page ends, and the next one begins there.
const PAGE_BYTES_MAX: usize = 16_000_000;
/// Rows looked at together when their places are only known by reading each.
const ROWS_AT_ONCE: usize = 10_000;

/// Where a page of features stands.
pub(crate) struct Given<'a> {
    /// The address of the body, without a final slash
    pub(crate) base_url: &'a str,
    /// The collection
    pub(crate) id: &'a str,
}

impl Given<'_> {
    fn address(&self) -> String {
        [self.base_url, &collection_path(self.id)].concat()
    }
}

/// Rows that were found, with their places in the table.
struct Found {
    headings: Vec<Heading>,
    rows: Vec<(usize, Vec<Value>)>,
    /// How many there are in all, when that is known
    matched: Option<u64>,
    has_more: bool,
}

/// `/ogc/collections/{id}/items`, as text.
///
/// # Errors
/// What the parameters are refused for, or that the time allowed is over.
pub(crate) fn page_of(
    given: &Given<'_>,
    (table, spot): (&Table, Spot),
    sought: &Sought,
    asking: Asking<'_>,
) -> Result<Vec<u8>, Refused> {
    let headings = table.headings();
    let query = sought.query(spot, headings);
    let limit = sought.limit(headings.len());
    let mut found = match sought.bounds_of_rows(spot, headings) {
        None => straight((table, &query), sought.offset, limit, asking)?,
        Some(bounds) => looked_at((table, &query, spot), bounds, (sought.offset, limit), asking)?,
    };
    shorten(&mut found);
    let address = format!("{}/items", given.address());
    let of_page = |offset: usize| match sought.at(offset) {
        parameters if parameters.is_empty() => address.clone(),
        parameters => [address.as_str(), "?", &parameters].concat(),
    };
    let mut links = vec![
        link(&of_page(sought.offset), "self", GEOJSON, "self"),
        link(&given.address(), "collection", JSON, "collection"),
    ];
    if found.has_more {
        let next = sought.offset.saturating_add(found.rows.len());
        links.push(link(&of_page(next), "next", GEOJSON, "next"));
    }
    if sought.offset > 0 {
        let before = sought.offset.saturating_sub(limit);
        links.push(link(&of_page(before), "prev", GEOJSON, "prev"));
    }
    let features = found.rows.iter();
    let page = Page {
        kind: "FeatureCollection",
        number_matched: found.matched,
        number_returned: found.rows.len(),
        links,
        features: features
            .map(|(place, row)| Feature::of((*place, row.as_slice()), spot, &found.headings))
            .collect(),
    };
    Ok(serde_json::to_vec(&page).unwrap_or_default())
}

/// `/ogc/collections/{id}/items/{number}`, as text; none when the table has not so many rows.
///
/// # Errors
/// That the time allowed is over.
pub(crate) fn feature(
    given: &Given<'_>,
    (table, spot): (&Table, Spot),
    number: usize,
    asking: Asking<'_>,
) -> Result<Option<Vec<u8>>, Refused> {
    let Some(place) = number.checked_sub(1) else {
        return Ok(None);
    };
    let found = located(table, &Query::default(), place..number, asking)?;
    let Some(row) = found.answer.rows.first() else {
        return Ok(None);
    };
    let address = given.address();
    let mut feature = Feature::of((place, row.as_slice()), spot, &found.answer.headings);
    feature.links = Some([
        link(&format!("{address}/items/{number}"), "self", GEOJSON, "self"),
        link(&address, "collection", JSON, "collection"),
    ]);
    Ok(Some(serde_json::to_vec(&feature).unwrap_or_default()))
}

/// A page of what conditions alone tell.
fn straight(
    (table, query): (&Table, &Query),
    offset: usize,
    limit: usize,
    asking: Asking<'_>,
) -> Result<Found, Refused> {
    let end = offset.saturating_add(limit);
    let found = located(table, query, offset..end, asking)?;
    let given = offset.saturating_add(found.places.len()) as u64;
    Ok(Found {
        headings: found.answer.headings,
        has_more: !found.places.is_empty() && given < found.answer.total,
        matched: Some(found.answer.total),
        rows: found.places.into_iter().zip(found.answer.rows).collect(),
    })
}

/// A page of what is in a box, each row looked at until the page is full.
fn looked_at(
    (table, query, spot): (&Table, &Query, Spot),
    bounds: Bounds,
    (offset, limit): (usize, usize),
    asking: Asking<'_>,
) -> Result<Found, Refused> {
    let width = table.headings().len().max(1);
    let size = (columns::limits::PAGE_CELLS_MAX / width).clamp(1, ROWS_AT_ONCE);
    let mut found = Found {
        headings: table.headings().to_vec(),
        rows: Vec::new(),
        matched: None,
        has_more: false,
    };
    let (mut met, mut from) = (0_usize, 0_usize);
    loop {
        let read = located(table, query, from..from.saturating_add(size), asking)?;
        let is_last = read.places.len() < size;
        for (place, row) in read.places.into_iter().zip(read.answer.rows) {
            let geometry = spot.geometry(&row);
            if geometry.is_some_and(|geometry| !bounds.meets(&geometry)) {
                continue;
            }
            met += 1;
            if met > offset && found.rows.len() < limit {
                found.rows.push((place, row));
            } else if met > offset {
                found.has_more = true;
                return Ok(found);
            }
        }
        if is_last {
            found.matched = Some(met as u64);
            return Ok(found);
        }
        if (asking.is_over)() {
            return Err(Refused::Stopped);
        }
        from += size;
    }
}

/// Leaves to the next page what would make this one too heavy, names of columns included; one feature is always given.
fn shorten(found: &mut Found) {
    let names: usize = found.headings.iter().map(|heading| heading.name.len()).sum();
    let mut bytes = 0_usize;
    let kept = found.rows.iter().position(|(_, row)| {
        let texts = row.iter().map(|value| match value {
            Value::Text(text) => text.len(),
            _ => 8,
        });
        bytes = bytes.saturating_add(names).saturating_add(texts.sum());
        bytes > PAGE_BYTES_MAX
    });
    if let Some(kept) = kept
        .map(|kept| kept.max(1))
        .filter(|kept| *kept < found.rows.len())
    {
        found.rows.truncate(kept);
        found.has_more = true;
    }
}

/// A page of features (OGC 17-069r4, section 7.16).
#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "numberMatched", skip_serializing_if = "Option::is_none")]
    number_matched: Option<u64>,
    #[serde(rename = "numberReturned")]
    number_returned: usize,
    links: Vec<Json>,
    features: Vec<Feature<'a>>,
}

/// A row that has a place, or none.
#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Its number in the file, from 1
    id: usize,
    geometry: Place<'a>,
    properties: Properties<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<[Json; 2]>,
}

impl<'a> Feature<'a> {
    fn of((place, row): (usize, &'a [Value]), spot: Spot, headings: &'a [Heading]) -> Self {
        Self {
            kind: "Feature",
            id: place + 1,
            geometry: Place { spot, row },
            properties: Properties {
                headings,
                row,
                left_out: spot.shape(),
            },
            links: None,
        }
    }
}

/// Where a row is, read as it is written: geometries take many times their text in memory, and one stands there at a time.
struct Place<'a> {
    spot: Spot,
    row: &'a [Value],
}

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.spot.geometry(self.row).serialize(serializer)
    }
}

/// The cells of a row by the names of their columns, in their order, without the one that is the geometry.
struct Properties<'a> {
    headings: &'a [Heading],
    row: &'a [Value],
    left_out: Option<usize>,
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (at, (heading, value)) in self.headings.iter().zip(self.row).enumerate() {
            if self.left_out != Some(at) {
                object.serialize_entry(&heading.name, value)?;
            }
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use serde_json::json;
    use tables::Source;

    use super::*;

    const PLACES: &str = "nom,latitude,longitude,jour\nMairie,47.6684,-2.9815,2024-02-01\nÉtang,47.6672,-2.9831,\n\
                          Ailleurs,,,2024-03-01\nPhare,47.1,-3.2,2025-01-01\n";
    const SHAPES: &str = r#"nom,contour
Quai,"{""type"":""LineString"",""coordinates"":[[-3.0,47.0],[-2.0,48.0]]}"
Île,"{""type"":""Point"",""coordinates"":[5.5,43.3]}"
Nulle part,
"#;

    fn table(csv: &str) -> Table {
        let mut parquet = Vec::new();
        columns::import(|| Source::open(csv.as_bytes()), &mut parquet).expect("imported");
        Table::open(Bytes::from(parquet)).expect("open")
    }

    fn given() -> Given<'static> {
        Given {
            base_url: "https://d.example",
            id: "x",
        }
    }

    fn page(csv: &str, asked: &str) -> Json {
        let table = table(csv);
        let spot = Spot::of(table.headings()).expect("places");
        let sought = Sought::parse(asked, table.headings()).expect("parameters");
        let page = page_of(&given(), (&table, spot), &sought, Asking::default());
        serde_json::from_slice(&page.expect("answered")).expect("JSON")
    }

    fn names(page: &Json) -> Vec<&str> {
        let features = page["features"].as_array().expect("features");
        let names = features.iter().map(|one| one["properties"]["nom"].as_str());
        names.map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn rows_are_features_numbered_as_in_their_file() {
        let page = page(PLACES, "");
        assert_eq!(page["type"], "FeatureCollection");
        assert_eq!(
            (&page["numberMatched"], &page["numberReturned"]),
            (&json!(4), &json!(4))
        );
        let first = &page["features"][0];
        assert_eq!(first["id"], 1);
        assert_eq!(
            first["geometry"],
            json!({ "type": "Point", "coordinates": [-2.9815, 47.6684] })
        );
        assert_eq!(first["properties"]["jour"], "2024-02-01");
        assert_eq!(page["features"][2]["geometry"], Json::Null);
        let table = table(PLACES);
        let spot = Spot::of(table.headings()).expect("places");
        let one = |number| feature(&given(), (&table, spot), number, Asking::default()).expect("answered");
        let second: Json = serde_json::from_slice(&one(2).expect("there")).expect("JSON");
        assert_eq!(second["properties"]["nom"], "Étang");
        assert_eq!(
            second["links"][0]["href"],
            "https://d.example/ogc/collections/x/items/2"
        );
        assert!(one(0).is_none() && one(5).is_none());
    }

    #[test]
    fn a_box_a_period_and_properties_keep_those_that_are_within_and_those_that_say_nothing() {
        for (asked, kept) in [
            ("bbox=-3,47.6,-2.9,47.7", vec!["Mairie", "Étang", "Ailleurs"]),
            ("bbox=-3,47.6,0,-2.9,47.7,9", vec!["Mairie", "Étang", "Ailleurs"]),
            ("bbox=-2.982,47.6,-2.9,47.7", vec!["Mairie", "Ailleurs"]),
            ("bbox=170,47,-3.1,48", vec!["Ailleurs", "Phare"]),
            ("datetime=2024-02-01", vec!["Mairie", "Étang"]),
            (
                "datetime=2024-02-15T00:00:00Z/..",
                vec!["Étang", "Ailleurs", "Phare"],
            ),
            ("datetime=/2024-12-31", vec!["Mairie", "Étang", "Ailleurs"]),
            ("nom=%C3%89tang", vec!["Étang"]),
            ("jour=", vec!["Étang"]),
            ("nom=Mairie&datetime=2026-01-01/2026-02-01", vec![]),
        ] {
            assert_eq!(names(&page(PLACES, asked)), kept, "{asked}");
        }
        let ids: Vec<Json> = page(PLACES, "bbox=170,47,-3.1,48")["features"]
            .as_array()
            .expect("features")
            .iter()
            .map(|one| one["id"].clone())
            .collect();
        assert_eq!(ids, [json!(3), json!(4)]);
    }

    #[test]
    fn a_page_leads_to_the_next_with_the_same_parameters() {
        let first = page(PLACES, "bbox=-3,47.6,-2.9,47.7&limit=2");
        assert_eq!(
            (&first["numberMatched"], &first["numberReturned"]),
            (&json!(3), &json!(2))
        );
        let next = &first["links"][2];
        assert_eq!(next["rel"], "next");
        let address = next["href"].as_str().expect("an address");
        let (_, asked) = address.split_once('?').expect("parameters");
        assert_eq!(asked, "bbox=-3%2C47.6%2C-2.9%2C47.7&limit=2&offset=2");
        let last = page(PLACES, asked);
        assert_eq!(names(&last), ["Ailleurs"]);
        let leads = |page: &Json, rel: &str| {
            let links = page["links"].as_array().expect("links");
            links.iter().any(|link| link["rel"] == rel)
        };
        assert!(!leads(&last, "next") && leads(&last, "prev") && !leads(&first, "prev"));
        assert!(names(&page(PLACES, "offset=40")).is_empty());
        assert_eq!(
            names(&page(PLACES, "limit=1000000")).len(),
            4,
            "the highest, without a fault"
        );
    }

    #[test]
    fn shapes_are_looked_at_one_by_one() {
        let all = page(SHAPES, "");
        assert_eq!(all["features"][0]["geometry"]["type"], "LineString");
        assert_eq!(all["features"][0]["properties"], json!({ "nom": "Quai" }));
        let crossed = page(SHAPES, "bbox=-2.6,47.4,-2.4,47.6");
        assert_eq!(names(&crossed), ["Quai", "Nulle part"]);
        assert_eq!(crossed["numberMatched"], 2);
        let first = page(SHAPES, "bbox=-2.6,47.4,-2.4,47.6&limit=1");
        assert_eq!(names(&first), ["Quai"]);
        assert_eq!(first["links"][2]["rel"], "next");
        assert_eq!(
            names(&page(SHAPES, "bbox=-2.6,47.4,-2.4,47.6&limit=1&offset=1")),
            ["Nulle part"]
        );
    }
}
