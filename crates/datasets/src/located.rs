//! Published tables whose rows have a place, for who draws them: which ones there are, and what stands within bounds. The place is in
//! columns of coordinates, or in one of `GeoJSON`, which is what files of `GeoJSON` have for what is no point.

mod shape;

use columns::{Answer, Asking, Condition, Heading, Operator, Query, Refused, Test, Value, answer};
use db::Sql;
use kernel::{CollectiviteId, Fault, FileHash, House, Sentence};
use serde_json::Value as Json;
use tables::Sort;

pub use self::shape::Shape;
use crate::document::coordinates;
use crate::explore::{self, Opened, sentence_of};
use crate::model::{DatasetId, ResourceId, Version};
use crate::places::Bounds;
use crate::store;

/// Rows read at once while points are looked for.
const ROWS_AT_ONCE: u32 = 2_000;
/// Rows read at most for one answer: those of a table whose coordinates stand in one cell are read one after another.
const ROWS_READ_MAX: usize = 100_000;
/// Columns given of each row.
const COLUMNS_GIVEN: usize = 40;
/// Positions of shapes given at most in one answer.
const POSITIONS_GIVEN: usize = 100_000;
/// Characters given of each cell.
const CELL_CHARS_GIVEN: usize = 1_000;

/// A published file whose rows have a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file
    pub resource: ResourceId,
    /// Its title
    pub title: String,
    /// Its dataset
    pub dataset: DatasetId,
    /// The title of its dataset
    pub dataset_title: String,
    /// The columns that hold something else than a place, in their order
    pub columns: Vec<String>,
}

/// Which points are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those within these bounds; all when there are none
    pub bounds: Option<Bounds>,
    /// Words that stand in the row; empty for any
    pub search: String,
    /// How many at most
    pub max: usize,
}

/// A row that has a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The same as long as the row says the same, whatever stands around it
    pub id: String,
    /// Degrees of longitude, then of latitude: the middle of what holds it, when it is no point
    pub at: (f64, f64),
    /// What stands there, when it is no point (RFC 7946)
    pub geometry: Option<Json>,
    /// Its columns in their order, but that of its geometry, each with its cell as JSON has it
    pub cells: Vec<(String, Json)>,
}

/// The points of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    /// In the order of the rows
    pub found: Vec<Point>,
    /// False when there are more than were wanted
    pub is_whole: bool,
}

/// Every published file whose rows have a place, by title of dataset.
///
/// # Errors
/// The database's.
pub async fn located(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Located>, db::Error> {
    store::list_located(sql, body).await
}

/// The points of the version in force of a file. A sentence says why there are none: it is no longer published, too large to be
/// opened, or has no coordinates.
///
/// # Errors
/// [`Fault::Busy`] when too many ask already; those of the database and of the store of files.
pub async fn points(
    (house, body): (&House, CollectiviteId),
    file: ResourceId,
    wanted: Wanted,
) -> Result<Result<Points, Sentence>, Fault> {
    let gone = || Ok(Err(Sentence::new("datasets-located-gone")));
    let mut sql = house.db.read();
    let Some(resource) = store::find_resource(&mut sql, body, file).await? else {
        return gone();
    };
    let dataset = store::find(&mut sql, body, resource.dataset_id).await?;
    let version = store::find_current(&mut sql, body, file).await?;
    drop(sql);
    let Some(version) = version.filter(Version::is_explorable) else {
        return gone();
    };
    if !dataset.is_some_and(|dataset| dataset.is_public()) {
        return gone();
    }
    let asked = explore::ask((house, body), &version, move |opened, asking| {
        found(opened, &wanted, asking)
    })
    .await?;
    Ok(match asked {
        Err(sentence) => Err(sentence),
        Ok(Err(refused)) => Err(sentence_of(&refused)),
        Ok(Ok(None)) => Err(Sentence::new("datasets-located-nowhere")),
        Ok(Ok(Some(points))) => Ok(points),
    })
}

/// Where the coordinates of a row stand.
#[derive(Clone, Copy)]
enum Coordinates {
    /// In two columns of numbers: latitude, longitude
    Pair([usize; 2]),
    /// In one cell: « 47.66,-2.98 », « [47.66, -2.98] »
    Cell(usize),
}

impl Coordinates {
    fn among(headings: &[Heading]) -> Option<Self> {
        let is_number = |place: &usize| {
            headings
                .get(*place)
                .is_some_and(|heading| heading.kind.is_number())
        };
        let pair = coordinates(headings).filter(|pair| pair.iter().all(is_number));
        let cell = || column_of(headings, Sort::LatitudeLongitude);
        pair.map(Self::Pair).or_else(|| cell().map(Self::Cell))
    }

    /// Longitude and latitude of a row.
    fn of(self, row: &[Value]) -> Option<(f64, f64)> {
        let (longitude, latitude) = match self {
            Self::Pair([latitude, longitude]) => {
                (row.get(longitude)?.number()?, row.get(latitude)?.number()?)
            }
            Self::Cell(place) => {
                let text = row.get(place)?.plain();
                let text = text.trim_matches(['[', ']']);
                let (latitude, longitude) = text.split_once([',', ';', ' '])?;
                (longitude.trim().parse().ok()?, latitude.trim().parse().ok()?)
            }
        };
        let is_on_globe = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
        is_on_globe.then_some((longitude, latitude))
    }
}

fn column_of(headings: &[Heading], sort: Sort) -> Option<usize> {
    headings.iter().position(|heading| heading.sort == sort)
}

/// Where the place of a row stands: a file of `GeoJSON` may have points, and other shapes.
#[derive(Clone, Copy)]
struct Place {
    coordinates: Option<Coordinates>,
    shape: Option<usize>,
}

/// Where a row is.
enum Stands {
    At((f64, f64)),
    As(Shape),
}

impl Place {
    fn among(headings: &[Heading]) -> Option<Self> {
        let coordinates = Coordinates::among(headings);
        let shape = column_of(headings, Sort::GeoJson);
        (coordinates.is_some() || shape.is_some()).then_some(Self { coordinates, shape })
    }

    fn of(self, row: &[Value]) -> Option<Stands> {
        let at = self.coordinates.and_then(|coordinates| coordinates.of(row));
        at.map(Stands::At).or_else(|| {
            let geometry: Json = serde_json::from_str(&row.get(self.shape?)?.plain()).ok()?;
            Shape::of(&geometry).map(Stands::As)
        })
    }

    /// What rows within these bounds satisfy, when columns can be asked for it.
    fn conditions(self, headings: &[Heading], bounds: Option<Bounds>) -> Vec<Condition> {
        let (Some(Coordinates::Pair([latitude, longitude])), None, Some(bounds)) =
            (self.coordinates, self.shape, bounds)
        else {
            return Vec::new();
        };
        let test = |place: usize, operator: Operator| {
            let column = headings.get(place)?.name.clone();
            Some(Condition::Test(Test { column, operator }))
        };
        [
            test(longitude, Operator::Greater(bounds.west.to_string())),
            test(longitude, Operator::Less(bounds.east.to_string())),
            test(latitude, Operator::Greater(bounds.south.to_string())),
            test(latitude, Operator::Less(bounds.north.to_string())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Stands {
    fn is_within(&self, bounds: Bounds) -> bool {
        match self {
            Self::At(at) => bounds.holds(*at),
            Self::As(shape) => bounds.overlaps(shape.extent),
        }
    }

    fn positions(&self) -> usize {
        match self {
            Self::At(_) => 1,
            Self::As(shape) => shape.positions,
        }
    }
}

/// The points that are wanted; none when no column holds coordinates.
fn found(opened: &Opened, wanted: &Wanted, asking: Asking<'_>) -> Result<Option<Points>, Refused> {
    let headings = opened.table.headings();
    let Some(place) = Place::among(headings) else {
        return Ok(None);
    };
    let search = wanted.search.trim();
    let mut query = Query {
        conditions: place.conditions(headings, wanted.bounds),
        search: (!search.is_empty()).then(|| search.to_owned()),
        page_size: ROWS_AT_ONCE,
        ..Query::default()
    };
    let mut found = Vec::new();
    let (mut read, mut positions) = (0, 0);
    loop {
        let page = answer(&opened.table, &query, asking)?;
        read += page.rows.len();
        for row in &page.rows {
            let stands = place.of(row);
            let is_within = |stands: &Stands| wanted.bounds.is_none_or(|bounds| stands.is_within(bounds));
            let Some(stands) = stands.filter(is_within) else {
                continue;
            };
            positions += stands.positions();
            if found.len() == wanted.max || positions > POSITIONS_GIVEN {
                return Ok(Some(Points {
                    found,
                    is_whole: false,
                }));
            }
            found.push(point(stands, (&page, row.as_slice()), place.shape));
        }
        let is_whole = page.rows.len() < ROWS_AT_ONCE as usize;
        if is_whole || read >= ROWS_READ_MAX {
            return Ok(Some(Points { found, is_whole }));
        }
        query.page += 1;
    }
}

fn point(stands: Stands, (page, row): (&Answer, &[Value]), shape: Option<usize>) -> Point {
    let mut cells: Vec<(String, Json)> = page
        .headings
        .iter()
        .zip(row)
        .enumerate()
        .filter(|(place, _)| Some(*place) != shape)
        .take(COLUMNS_GIVEN)
        .map(|(_, (heading, value))| {
            let value = serde_json::to_value(value).unwrap_or_default();
            (heading.name.clone(), value)
        })
        .collect();
    let (at, geometry) = match stands {
        Stands::At(at) => (at, None),
        Stands::As(shape) => (shape.extent.middle(), Some(shape.geometry)),
    };
    let said = serde_json::to_vec(&(&cells, &geometry)).unwrap_or_default();
    let id = FileHash::of(&said).as_str().chars().take(16).collect();
    for (_, cell) in &mut cells {
        if let Json::String(text) = cell
            && let Some((end, _)) = text.char_indices().nth(CELL_CHARS_GIVEN)
        {
            text.truncate(end);
        }
    }
    Point {
        id,
        at,
        geometry,
        cells,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: &str =
        "nom,latitude,longitude\nMairie,47.6684,-2.9815\nÉtang,47.6672,-2.9831\nAilleurs,,\n";

    fn seen(csv: &str, wanted: &Wanted) -> Option<Points> {
        let opened = explore::read(csv.as_bytes().to_vec(), explore::CELLS_MAX);
        let opened = opened.unwrap_or_else(|sentence| panic!("{}", sentence.key));
        found(&opened, wanted, Asking::default()).expect("answered")
    }

    fn names(points: Option<Points>) -> (Vec<String>, bool) {
        let points = points.expect("coordinates");
        let name = |point: &Point| point.cells[0].1.as_str().unwrap_or_default().to_owned();
        (points.found.iter().map(name).collect(), points.is_whole)
    }

    #[test]
    fn rows_are_found_where_they_are() {
        let wanted = |bounds, search: &str, max| Wanted {
            bounds,
            search: search.to_owned(),
            max,
        };
        assert_eq!(
            names(seen(PLACES, &wanted(None, "", 10))),
            (vec!["Mairie".to_owned(), "Étang".to_owned()], true)
        );
        assert_eq!(
            names(seen(PLACES, &wanted(None, "", 1))),
            (vec!["Mairie".to_owned()], false)
        );
        assert_eq!(
            names(seen(PLACES, &wanted(None, "etang", 10))).0,
            ["Étang".to_owned()]
        );
        let bounds = Bounds {
            west: -2.982,
            south: 47.668,
            east: -2.98,
            north: 47.67,
        };
        assert_eq!(
            names(seen(PLACES, &wanted(Some(bounds), "", 10))).0,
            ["Mairie".to_owned()]
        );
        assert_eq!(seen("nom;note\na;1\nb;2\n", &wanted(None, "", 10)), None);
    }

    #[test]
    fn shapes_and_points_of_a_file_are_found_together() {
        let file = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"nom":"Parc"},"geometry":{"type":"Polygon",
                "coordinates":[[[-2.99,47.66],[-2.97,47.66],[-2.97,47.68],[-2.99,47.66]]]}},
            {"type":"Feature","properties":{"nom":"Mairie"},"geometry":{"type":"Point","coordinates":[-2.9815,47.6684]}},
            {"type":"Feature","properties":{"nom":"Nulle part"},"geometry":null}]}"#;
        let all = Wanted {
            max: 10,
            ..Wanted::default()
        };
        let points = seen(file, &all).expect("places");
        let shape = points.found[0].geometry.as_ref().expect("a shape");
        assert_eq!(shape["type"], "Polygon");
        assert!(points.found[0].cells.iter().all(|(name, _)| name != "geometry"));
        assert_eq!(points.found[1].geometry, None);
        assert_eq!(
            names(Some(points)),
            (vec!["Parc".to_owned(), "Mairie".to_owned()], true)
        );
        let corner = Bounds {
            west: -2.975,
            south: 47.675,
            east: -2.9,
            north: 47.7,
        };
        let near = Wanted {
            bounds: Some(corner),
            ..all
        };
        assert_eq!(names(seen(file, &near)).0, ["Parc".to_owned()]);
    }

    #[test]
    fn a_point_keeps_its_identifier_when_others_come_before_it() {
        let wanted = Wanted {
            max: 10,
            ..Wanted::default()
        };
        let before = seen(PLACES, &wanted).expect("coordinates");
        let longer = PLACES.replace("Mairie", "École,47.6650,-2.9800\nMairie");
        let after = seen(&longer, &wanted).expect("coordinates");
        assert_eq!(before.found[0].id, after.found[1].id);
        assert_ne!(after.found[0].id, after.found[1].id);
    }
}
