//! The rows that a question keeps, as a file: CSV where nothing runs, a spreadsheet, JSON, Parquet, `GeoJSON` of points. Made at each demand, some
//! thousand rows at a time; beyond a ceiling it is not made.

use columns::{Answer, AnswerFile, Ask, Asking, Heading, Object, Query, Refused, Table, Value, answer};
use serde::Serialize;
use serde_json::{Value as Json, json};
use tables::Sort;

use super::workbook;

/// Cells of a page of rows held in memory at once.
const CELLS_AT_ONCE: usize = 1_000_000;

/// The forms of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsForm {
    Csv,
    Xlsx,
    Json,
    Parquet,
    GeoJson,
}

impl RowsForm {
    /// What its name ends with.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Parquet => "parquet",
            Self::GeoJson => "geojson",
        }
    }

    /// Its media type (IANA).
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::GeoJson => "application/geo+json",
        }
    }
}

/// Every row of an answer, whatever its pages, in a form; none when that is more than `max` bytes.
///
/// # Errors
/// What the question is refused for.
pub(crate) fn rows_as(
    form: RowsForm,
    (table, query): (&Table, &Query),
    asking: Asking<'_>,
    max: usize,
) -> Result<Option<Vec<u8>>, Refused> {
    let mut out = Vec::new();
    let is_whole = match form {
        RowsForm::Csv => csv((table, query), asking, (&mut out, max))?,
        RowsForm::Json => json_rows((table, query), asking, (&mut out, max))?,
        RowsForm::GeoJson => geojson((table, query), asking, (&mut out, max))?,
        RowsForm::Xlsx => return workbook::made((table, query), asking, max),
        RowsForm::Parquet => return parquet((table, query), asking, max),
    };
    Ok(is_whole.then_some(out))
}

/// Gives the pages of an answer one after another, until `take` wants no more; true when all were taken.
pub(super) fn each_page(
    (table, query): (&Table, &Query),
    asking: Asking<'_>,
    mut take: impl FnMut(&Answer, bool) -> Result<bool, Refused>,
) -> Result<bool, Refused> {
    // The same column may be asked several times, and an answer may be wider than its table.
    let asked = match &query.ask {
        Ask::Rows { columns } => columns.len(),
        _ => 0,
    };
    let width = table.headings().len().max(asked).max(1);
    let size = (CELLS_AT_ONCE / width).clamp(1_000, 100_000);
    let mut query = Query {
        page: 1,
        page_size: u32::try_from(size).unwrap_or(u32::MAX),
        ..query.clone()
    };
    loop {
        let page = answer(table, &query, asking)?;
        if !take(&page, query.page == 1)? {
            return Ok(false);
        }
        if page.rows.len() < size {
            return Ok(true);
        }
        if (asking.is_over)() {
            return Err(Refused::Stopped);
        }
        query.page += 1;
    }
}

/// CSV with commas: what a spreadsheet would run is text.
fn csv(
    asked: (&Table, &Query),
    asking: Asking<'_>,
    (out, max): (&mut Vec<u8>, usize),
) -> Result<bool, Refused> {
    each_page(asked, asking, |page, is_first| {
        let written = page.csv();
        // Each page begins with the names of columns: they are written once.
        let start = if is_first { 0 } else { header_length(page) };
        out.extend_from_slice(written.get(start..).unwrap_or_default());
        Ok(out.len() <= max)
    })
}

/// Bytes of the names of columns.
fn header_length(page: &Answer) -> usize {
    let names = Answer {
        headings: page.headings.clone(),
        rows: Vec::new(),
        total: 0,
        matched: 0,
    };
    names.csv().len()
}

/// An array of objects, one on each line.
fn json_rows(
    asked: (&Table, &Query),
    asking: Asking<'_>,
    (out, max): (&mut Vec<u8>, usize),
) -> Result<bool, Refused> {
    out.push(b'[');
    let mut is_begun = false;
    let is_whole = each_page(asked, asking, |page, _| {
        for object in page.objects() {
            line(out, &object, &mut is_begun);
        }
        Ok(out.len() <= max)
    })?;
    out.extend_from_slice(b"\n]\n");
    Ok(is_whole)
}

/// The points of rows that have a latitude and a longitude; the others have no geometry (RFC 7946, section 3.2).
fn geojson(
    asked: (&Table, &Query),
    asking: Asking<'_>,
    (out, max): (&mut Vec<u8>, usize),
) -> Result<bool, Refused> {
    out.extend_from_slice(br#"{"type":"FeatureCollection","features":["#);
    let mut is_begun = false;
    let is_whole = each_page(asked, asking, |page, _| {
        let [latitude, longitude] =
            coordinates(&page.headings).ok_or_else(|| Refused::NoColumn(Sort::Latitude.name().to_owned()))?;
        for (row, properties) in page.rows.iter().zip(page.objects()) {
            let number = |place: usize| row.get(place).and_then(Value::number);
            let geometry = match (number(longitude), number(latitude)) {
                (Some(east), Some(north)) => json!({ "type": "Point", "coordinates": [east, north] }),
                _ => Json::Null,
            };
            let feature = Feature {
                kind: "Feature",
                geometry,
                properties,
            };
            line(out, &feature, &mut is_begun);
        }
        Ok(out.len() <= max)
    })?;
    out.extend_from_slice(b"\n]}\n");
    Ok(is_whole)
}

/// A place of a `GeoJSON` file, its properties in the order of columns.
#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Json,
    properties: Object<'a>,
}

/// The places of the latitude and of the longitude among columns.
pub(crate) fn coordinates(headings: &[Heading]) -> Option<[usize; 2]> {
    let of = |sort| headings.iter().position(|heading| heading.sort == sort);
    Some([of(Sort::Latitude)?, of(Sort::Longitude)?])
}

fn line(out: &mut Vec<u8>, value: &impl Serialize, is_begun: &mut bool) {
    out.extend_from_slice(if *is_begun { &b",\n"[..] } else { &b"\n"[..] });
    *is_begun = true;
    out.extend(serde_json::to_vec(value).unwrap_or_default());
}

/// Typed columns again, of the rows that are left: values are as they are, nothing is put before a formula.
fn parquet(asked: (&Table, &Query), asking: Asking<'_>, max: usize) -> Result<Option<Vec<u8>>, Refused> {
    let (_, query) = asked;
    let mut columns: Option<Vec<Heading>> = None;
    // Sums may be longer than the numbers they are of: looked at before anything is written.
    if !matches!(query.ask, Ask::Rows { .. }) {
        each_page(asked, asking, |page, _| {
            let columns = columns.get_or_insert_with(|| page.headings.clone());
            AnswerFile::<Vec<u8>>::widen(columns, page);
            Ok(true)
        })?;
    }
    let mut file: Option<AnswerFile<Vec<u8>>> = None;
    let is_whole = each_page(asked, asking, |page, is_first| {
        if is_first {
            let columns = columns.as_deref().unwrap_or(&page.headings);
            file = Some(AnswerFile::new(columns, Vec::new())?);
        }
        let Some(file) = &mut file else {
            return Ok(false);
        };
        file.add(page)?;
        Ok(file.bytes() <= max)
    })?;
    if !is_whole {
        return Ok(None);
    }
    let made = file.map(AnswerFile::close).transpose()?;
    Ok(made.filter(|made| made.len() <= max))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use columns::Kind;
    use tables::Source;

    use super::*;

    const PLACES: &str = "nom,latitude,longitude,note\nMairie,47.6684,-2.9815,=1+1\nÉtang,47.6672,-2.9831,b\n\
                          Ailleurs,,,c\n";

    fn table(csv: &str) -> Table {
        let mut parquet = Vec::new();
        columns::import(|| Source::open(csv.as_bytes()), &mut parquet).expect("imported");
        Table::open(Bytes::from(parquet)).expect("open")
    }

    fn made(form: RowsForm, csv: &str, asked: &str) -> Option<Vec<u8>> {
        let query = Query::parse(asked).expect("a query");
        rows_as(form, (&table(csv), &query), Asking::default(), 1_000_000).expect("answered")
    }

    #[test]
    fn files_hold_the_rows_that_are_left_whatever_their_pages() {
        let csv = made(RowsForm::Csv, PLACES, "nom__differs=Ailleurs&page_size=1&page=2").expect("short");
        assert_eq!(
            String::from_utf8(csv).expect("text"),
            "nom,latitude,longitude,note\nMairie,47.6684,-2.9815,'=1+1\nÉtang,47.6672,-2.9831,b\n"
        );
        // More rows than stand in one page of so many columns.
        let names: Vec<String> = (0..1_000).map(|at| format!("c{at}")).collect();
        let wide = [names.join(";").as_str(), "\n", &"1;2\n".repeat(2_100)].concat();
        let many = made(RowsForm::Csv, &wide, "c0__exact=1&columns=c0,c1").expect("short");
        let text = String::from_utf8(many).expect("text");
        assert_eq!((text.lines().count(), text.matches("c0,c1").count()), (2_101, 1));
        // Nor is more held at once for a column that is asked a thousand times.
        let narrow = ["n;m\n", &"1;2\n".repeat(2_100)].concat();
        let same = ["columns=", &["n"; 1_000].join(",")].concat();
        let query = Query::parse(&same).expect("a query");
        let mut held = 0;
        let is_whole = each_page((&table(&narrow), &query), Asking::default(), |page, _| {
            held = held.max(page.rows.len() * page.headings.len());
            Ok(true)
        });
        assert!(is_whole.expect("answered") && held <= CELLS_AT_ONCE, "{held}");
        let json = made(RowsForm::Json, PLACES, "q=mairie").expect("short");
        let json: Json = serde_json::from_slice(&json).expect("JSON");
        assert_eq!(json[0]["note"], "=1+1");
        assert_eq!(json.as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn points_are_where_rows_say() {
        let made = made(RowsForm::GeoJson, PLACES, "").expect("short");
        let made: Json = serde_json::from_slice(&made).expect("JSON");
        assert_eq!(
            made["features"][0]["geometry"]["coordinates"],
            json!([-2.9815, 47.6684])
        );
        assert_eq!(made["features"][2]["geometry"], Json::Null);
        let query = Query::parse("columns=nom").expect("a query");
        let without = rows_as(
            RowsForm::GeoJson,
            (&table(PLACES), &query),
            Asking::default(),
            1_000,
        );
        assert!(matches!(without, Err(Refused::NoColumn(_))));
    }

    #[test]
    fn a_spreadsheet_is_read_again_with_its_kinds() {
        let csv = "code;jour;montant;actif;note\n\
                   07001;2026-02-01;12,50;oui;=1+1\n\
                   07002;1875-01-28;90071992547409931;non;\n\
                   07003;;3;;-2 °C\n";
        let xlsx = made(RowsForm::Xlsx, csv, "").expect("short");
        let mut rows = Vec::new();
        let source = Source::open(xlsx.as_slice()).expect("a workbook");
        assert_eq!(source.header, ["code", "jour", "montant", "actif", "note"]);
        tables::each_row(source, |_, cells| {
            let row = cells
                .iter()
                .map(|cell| String::from_utf8_lossy(cell.as_ref()).into_owned());
            rows.push(row.collect::<Vec<String>>());
        })
        .expect("read");
        assert_eq!(rows[0], ["07001", "2026-02-01", "12.5", "true", "=1+1"]);
        assert_eq!(
            rows[1][..4],
            ["07002", "1875-01-28", "90071992547409931", "false"]
        );
        assert_eq!(rows[2][0], "07003", "a code keeps its zeros");
        assert_eq!(rows[2][4], "-2 °C");
        let none = made(RowsForm::Xlsx, csv, "code__exact=nul").expect("short");
        assert_eq!(Source::open(none.as_slice()).expect("a workbook").header.len(), 5);
        // A cell of a spreadsheet holds so many letters, and no more.
        let long = ["n;m\n1;", &"é".repeat(40_000), "\n"].concat();
        assert_eq!(made(RowsForm::Xlsx, &long, ""), None);
    }

    #[test]
    fn parquet_is_read_again_with_its_types() {
        let made = made(
            RowsForm::Parquet,
            PLACES,
            "latitude__isnotnull&columns=nom,latitude,note",
        );
        let again = Table::open(Bytes::from(made.expect("short"))).expect("open");
        assert_eq!(again.rows(), 2);
        assert!(again.headings()[1].kind.is_number());
        let query = Query::parse("note__exact==1%2B1").expect("a query");
        let found = answer(&again, &query, Asking::default()).expect("answered");
        assert_eq!(found.total, 1, "values are as they are");
    }

    #[test]
    fn parquet_keeps_every_row_and_the_kinds_there_were() {
        let opened = |csv: &str, asked: &str| {
            let made = made(RowsForm::Parquet, csv, asked).expect("short");
            Table::open(Bytes::from(made)).expect("open")
        };
        let places = opened(PLACES, "columns=latitude,longitude,latitude");
        assert_eq!(places.rows(), 3, "one of them holds nothing");
        assert_eq!(places.headings()[2].name, "latitude_2");
        let codes = opened("code;n\nA1;1\nB2;7\n12;2\n", "code__exact=12&columns=code");
        assert_eq!(codes.headings()[0].kind, Kind::Text);
        let long = ["n;m\n", &"a;90000000000000000.5\n".repeat(200)].concat();
        let sums = opened(&long, "n__groupby&m__sum");
        assert_eq!(sums.headings()[1].kind, Kind::Real);
        let sums = answer(&sums, &Query::default(), Asking::default()).expect("answered");
        assert_eq!(sums.rows[0][1], Value::Real(1.8e19));
        assert_eq!(opened(PLACES, "nom__exact=rien").rows(), 0);
    }

    #[test]
    fn what_would_be_too_long_is_not_made() {
        let query = Query::default();
        for form in [
            RowsForm::Csv,
            RowsForm::Xlsx,
            RowsForm::Json,
            RowsForm::Parquet,
            RowsForm::GeoJson,
        ] {
            let made = rows_as(form, (&table(PLACES), &query), Asking::default(), 20);
            assert_eq!(made.expect("answered"), None, "{form:?}");
        }
    }
}
