//! Published tables whose rows have places, as OGC API – Features gives them, Part 1: Core (OGC 17-069r4,
//! <https://docs.ogc.org/is/17-069r4/17-069r4.html>): each file in force is a collection, each of its rows a feature, known by its
//! number in the file. Coordinates are in CRS84, the longitude first.

use std::fmt::Write as _;

use columns::{Asking, Condition, Heading, Kind, Operator, Query, Refused, Table, Test, Value, located};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};
use tables::values;

use super::places::{Bounds, Spot};

/// Where coordinates are read: WGS 84, the longitude first.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// What is conformed to.
const CLASSES: [&str; 3] = ["core", "oas30", "geojson"];
/// The media types of what is given (IANA; OGC 17-069r4, section 8.3, for the last).
pub(crate) const GEOJSON: &str = "application/geo+json";
pub(crate) const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
const JSON: &str = "application/json";
const HTML: &str = "text/html";
/// Features of a page when nothing is said, and at most.
const LIMIT: usize = 100;
const LIMIT_MAX: usize = 10_000;
/// Bytes of the cells of a page: beyond, the page ends, and the next one begins there.
const PAGE_BYTES_MAX: usize = 16_000_000;
/// Rows looked at together when their places are only known by reading each.
const ROWS_AT_ONCE: usize = 10_000;

/// What is served at the address of the house.
pub(crate) struct Outside<'a> {
    /// The address of the body, without a final slash
    pub(crate) base_url: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
}

impl Outside<'_> {
    fn link(&self, (path, rel): (&str, &str), media_type: &str, title: &str) -> Json {
        link(&[self.base_url, path].concat(), rel, media_type, title)
    }
}

fn link(href: &str, rel: &str, media_type: &str, title: &str) -> Json {
    json!({ "href": href, "rel": rel, "type": media_type, "title": title })
}

/// The address of a collection, under that of the house.
fn collection_path(id: &str) -> String {
    format!("/ogc/collections/{id}")
}

/// `/ogc`: what there is.
pub(crate) fn landing(outside: &Outside<'_>) -> Json {
    let title = outside.title;
    json!({
        "title": title,
        "description": outside.description,
        "links": [
            outside.link(("/ogc", "self"), JSON, title),
            outside.link(("/ogc/api", "service-desc"), OPENAPI, "OpenAPI 3.0"),
            outside.link(("/donnees", "service-doc"), HTML, title),
            outside.link(("/ogc/conformance", "conformance"), JSON, "OGC API – Features"),
            outside.link(("/ogc/collections", "data"), JSON, title),
        ],
    })
}

/// `/ogc/conformance`: the classes of the standard that are followed.
pub(crate) fn conformance() -> Json {
    let classes =
        CLASSES.map(|class| format!("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{class}"));
    json!({ "conformsTo": classes })
}

/// A collection: `id` is that of its file. No extent is told, which the standard allows: it is told for all collections or in no
/// list of them, and reckoning it would open them all.
pub(crate) fn collection(base_url: &str, id: &str, (title, description): (&str, &str)) -> Json {
    let about = [base_url, &collection_path(id)].concat();
    let explored = format!("{base_url}/donnees/fichiers/{id}/explorer");
    json!({
        "id": id,
        "title": title,
        "description": description,
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            link(&about, "self", JSON, title),
            link(&format!("{about}/items"), "items", GEOJSON, title),
            link(&explored, "alternate", HTML, title),
        ],
    })
}

/// `/ogc/api`: what may be asked (<https://spec.openapis.org/oas/v3.0.3>).
pub(crate) fn api(outside: &Outside<'_>) -> Json {
    let path_of =
        |name: &str, schema: Json| json!({ "name": name, "in": "path", "required": true, "schema": schema });
    let asked = |name: &str, schema: Json| json!({ "name": name, "in": "query", "required": false, "schema": schema, "style": "form", "explode": false });
    let form = asked("f", json!({ "type": "string", "enum": ["json", "geojson"] }));
    let collection = path_of("collectionId", json!({ "type": "string" }));
    let feature = path_of("featureId", json!({ "type": "integer", "minimum": 1 }));
    let number = json!({ "type": "number" });
    let numbers = json!({ "type": "array", "items": number,
        "oneOf": [{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }] });
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT });
    let offset = json!({ "type": "integer", "minimum": 0, "default": 0 });
    // Each property of the features of a collection, by its name.
    let properties = json!({ "name": "properties", "in": "query", "required": false, "style": "form", "explode": true,
        "schema": { "type": "object", "additionalProperties": { "type": "string" } } });
    let told = |id: &str, media_type: &str, parameters: Json| {
        let exception = json!({ "$ref": "#/components/schemas/exception" });
        let wrong = json!({ "description": "exception", "content": { JSON: { "schema": exception } } });
        json!({ "get": {
            "operationId": id,
            "parameters": parameters,
            "responses": {
                "200": { "description": id, "content": { media_type: { "schema": { "type": "object" } } } },
                "400": wrong,
                "404": wrong,
                "500": wrong,
            },
        } })
    };
    json!({
        "openapi": "3.0.3",
        "info": { "title": outside.title, "description": outside.description, "version": "1.0.0" },
        "servers": [{ "url": format!("{}/ogc", outside.base_url) }],
        "paths": {
            "/": told("getLandingPage", JSON, json!([form])),
            "/conformance": told("getConformanceDeclaration", JSON, json!([form])),
            "/collections": told("getCollections", JSON, json!([form])),
            "/collections/{collectionId}": told("describeCollection", JSON, json!([collection, form])),
            "/collections/{collectionId}/items": told("getFeatures", GEOJSON, json!([
                collection, asked("bbox", numbers), asked("datetime", json!({ "type": "string" })),
                asked("limit", limit), asked("offset", offset), properties, form,
            ])),
            "/collections/{collectionId}/items/{featureId}": told("getFeature", GEOJSON, json!([collection, feature, form])),
        },
        "components": { "schemas": { "exception": {
            "type": "object",
            "required": ["code"],
            "properties": { "code": { "type": "string" }, "description": { "type": "string" } },
        } } },
    })
}

/// What is sought among the features of a collection.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Sought {
    bounds: Option<Bounds>,
    /// From a day to another, either of which may be open
    days: Option<(Option<i32>, Option<i32>)>,
    /// Properties, and what each is; an empty value is an empty cell
    equal: Vec<(String, String)>,
    limit: Option<usize>,
    offset: usize,
    /// The parameters, as they are said again in the address of the next page
    said: Vec<(String, String)>,
}

impl Sought {
    /// Reads the parameters of an address, against the columns of the table.
    ///
    /// # Errors
    /// [`Refused::Parameter`] with the name of the parameter that is unknown (requirement `/req/core/query-param-unknown`) or whose
    /// value is none of its own (`/req/core/query-param-invalid`).
    pub(crate) fn parse(parameters: &str, headings: &[Heading]) -> Result<Self, Refused> {
        if parameters.len() > columns::limits::QUERY_BYTES_MAX {
            return Err(Refused::TooMany {
                what: "bytes",
                max: columns::limits::QUERY_BYTES_MAX,
            });
        }
        let mut sought = Self::default();
        for (name, value) in form_urlencoded::parse(parameters.as_bytes()) {
            let wrong = || Refused::Parameter(name.to_string());
            match &*name {
                "" if value.is_empty() => continue,
                "bbox" => sought.bounds = Some(Bounds::parse(&value).ok_or_else(wrong)?),
                "datetime" => sought.days = Some(days(&value).ok_or_else(wrong)?),
                "limit" => {
                    let limit = value.parse::<usize>().ok().filter(|limit| *limit > 0);
                    sought.limit = Some(limit.ok_or_else(wrong)?);
                }
                "offset" => {
                    sought.offset = value.parse::<usize>().map_err(|_| wrong())?;
                    continue;
                }
                "f" if is_form(&value) => {}
                known if headings.iter().any(|heading| heading.name == known) => {
                    sought.equal.push((name.to_string(), value.to_string()));
                }
                _ => return Err(wrong()),
            }
            sought.said.push((name.into_owned(), value.into_owned()));
        }
        Ok(sought)
    }

    /// Features of a page: a limit above the highest is the highest, which is no fault (`/req/core/fc-limit-response-1`).
    fn limit(&self, width: usize) -> usize {
        let room = (columns::limits::PAGE_CELLS_MAX / width.max(1)).max(1);
        self.limit.unwrap_or(LIMIT).min(LIMIT_MAX).min(room)
    }

    /// The parameters of the page that begins at `offset`.
    fn at(&self, offset: usize) -> String {
        let mut to = form_urlencoded::Serializer::new(String::new());
        to.extend_pairs(&self.said);
        let mut parameters = to.finish();
        if offset > 0 {
            let start = if parameters.is_empty() { "" } else { "&" };
            let _ = write!(parameters, "{start}offset={offset}");
        }
        parameters
    }

    /// The conditions on rows, but for the box where it is to be looked at row by row. A feature without a day, or without a
    /// place, satisfies what is asked of it (`/req/core/fc-time-response`, `/req/core/fc-bbox-response`).
    fn query(&self, spot: Spot, headings: &[Heading]) -> Query {
        let mut conditions = Vec::new();
        for (name, value) in &self.equal {
            conditions.push(if value.is_empty() {
                test(name, Operator::IsNull)
            } else {
                test(name, Operator::Exact(value.clone()))
            });
        }
        let day = headings.iter().find(|heading| heading.kind == Kind::Day);
        if let (Some((from, to)), Some(day)) = (self.days, day) {
            let from = from.map(|day| Operator::Greater(values::iso_day(day)));
            let to = to.map(|day| Operator::Less(values::iso_day(day)));
            let both = [from, to].into_iter().flatten();
            let within = both.map(|operator| test(&day.name, operator)).collect();
            let is_without = test(&day.name, Operator::IsNull);
            conditions.push(Condition::Any(vec![Condition::All(within), is_without]));
        }
        if let (Some(bounds), Some([latitude, longitude])) = (self.bounds, spot.points(headings)) {
            let names = [latitude, longitude].map(|place| headings.get(place).map(|heading| &heading.name));
            if let [Some(latitude), Some(longitude)] = names {
                conditions.push(within(bounds, latitude, longitude));
            }
        }
        Query {
            conditions,
            ..Query::default()
        }
    }

    /// The box, when only a look at each row tells what is in it.
    fn bounds_of_rows(&self, spot: Spot, headings: &[Heading]) -> Option<Bounds> {
        self.bounds.filter(|_| spot.points(headings).is_none())
    }
}

/// True for a name of the one form that is given: some clients always ask for it.
fn is_form(value: &str) -> bool {
    matches!(value, "json" | "geojson")
}

/// Refuses every parameter of an address that has none but `f`.
///
/// # Errors
/// [`Refused::Parameter`] with its name.
pub(crate) fn without_parameters(parameters: &str) -> Result<(), Refused> {
    Sought::parse(parameters, &[]).and_then(|sought| {
        let mut others = sought.said.into_iter().filter(|(name, _)| name != "f");
        match others.next() {
            Some((name, _)) => Err(Refused::Parameter(name)),
            None if sought.offset > 0 => Err(Refused::Parameter("offset".to_owned())),
            None => Ok(()),
        }
    })
}

fn test(column: &str, operator: Operator) -> Condition {
    Condition::Test(Test {
        column: column.to_owned(),
        operator,
    })
}

/// Points in a box, and rows that have none.
fn within(bounds: Bounds, latitude: &str, longitude: &str) -> Condition {
    let west = test(longitude, Operator::Greater(bounds.west.to_string()));
    let east = test(longitude, Operator::Less(bounds.east.to_string()));
    let across = if bounds.west <= bounds.east {
        Condition::All(vec![west, east])
    } else {
        Condition::Any(vec![west, east])
    };
    let up = Condition::All(vec![
        test(latitude, Operator::Greater(bounds.south.to_string())),
        test(latitude, Operator::Less(bounds.north.to_string())),
    ]);
    Condition::Any(vec![
        Condition::All(vec![across, up]),
        test(latitude, Operator::IsNull),
        test(longitude, Operator::IsNull),
    ])
}

/// An instant or an interval, open at one end at most (OGC 17-069r4, section 7.15.4), in days: that is what columns hold.
fn days(text: &str) -> Option<(Option<i32>, Option<i32>)> {
    let Some((from, to)) = text.split_once('/') else {
        let day = day(text)?;
        return Some((Some(day), Some(day)));
    };
    let end = |text: &str| match text {
        "" | ".." => Some(None),
        text => day(text).map(Some),
    };
    let both = (end(from)?, end(to)?);
    match both {
        (None, None) => None,
        (Some(from), Some(to)) if from > to => None,
        both => Some(both),
    }
}

/// The day of an instant of RFC 3339, as it is written there, or a day alone.
fn day(text: &str) -> Option<i32> {
    let day = text.get(..10)?.as_bytes();
    if day.get(4) != Some(&b'-') {
        return None;
    }
    if text.len() > 10 {
        text.parse::<jiff::Timestamp>().ok()?;
    }
    values::day(day)
}

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

/// Leaves to the next page what would make this one too heavy; one feature is always given.
fn shorten(found: &mut Found) {
    let mut bytes = 0_usize;
    let kept = found.rows.iter().position(|(_, row)| {
        let texts = row.iter().map(|value| match value {
            Value::Text(text) => text.len(),
            _ => 8,
        });
        bytes = bytes.saturating_add(texts.sum());
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
    geometry: Option<Json>,
    properties: Properties<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<[Json; 2]>,
}

impl<'a> Feature<'a> {
    fn of((place, row): (usize, &'a [Value]), spot: Spot, headings: &'a [Heading]) -> Self {
        Self {
            kind: "Feature",
            id: place + 1,
            geometry: spot.geometry(row),
            properties: Properties {
                headings,
                row,
                left_out: spot.shape(),
            },
            links: None,
        }
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

    #[test]
    fn what_is_no_parameter_is_told() {
        let table = table(PLACES);
        for (asked, name) in [
            ("perdu=1", "perdu"),
            ("bbox=1,2,3", "bbox"),
            ("limit=0", "limit"),
            ("limit=-1", "limit"),
            ("offset=x", "offset"),
            ("datetime=hier", "datetime"),
            ("datetime=../..", "datetime"),
            ("datetime=2024-02-01/2023-01-01", "datetime"),
            ("datetime=2024-02-30", "datetime"),
            ("f=html", "f"),
        ] {
            let refused = Sought::parse(asked, table.headings());
            assert!(
                matches!(&refused, Err(Refused::Parameter(told)) if told == name),
                "{asked}: {refused:?}"
            );
        }
        assert!(without_parameters("f=json").is_ok() && without_parameters("").is_ok());
        assert!(without_parameters("limit=2").is_err() && without_parameters("offset=2").is_err());
    }
}
