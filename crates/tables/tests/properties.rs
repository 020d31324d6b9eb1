//! What holds of every file: nothing panics, and what is written in a dialect is read back as it was.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use proptest::prelude::*;
use tables::{Dialect, LineEnd, Schema, Source, check, corrected, describe};

const SCHEMA: &[u8] = br#"{
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": true, "unique": true, "minimum": 0}},
        {"name": "montant", "type": "number"},
        {"name": "jour", "type": "date"},
        {"name": "nature", "constraints": {"enum": ["aide", "don"], "maxLength": 5}},
        {"name": "siret", "constraints": {"pattern": "^\\d{14}$"}},
        {"name": "oui", "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]},
        {"name": "horaires"}, {"name": "tel"}, {"name": "point", "type": "geopoint"}, {"name": "ans"}, {"name": "matiere"}
    ],
    "primaryKey": ["id", "jour"],
    "custom_checks": [
        {"name": "siret", "params": {"column": "siret"}},
        {"name": "opening-hours-value", "params": {"column": "horaires"}},
        {"name": "phone-number-value", "params": {"column": "tel"}},
        {"name": "french-gps-coordinates", "params": {"column": "point"}},
        {"name": "year-interval-value", "params": {"column": "ans"}},
        {"name": "nomenclature-actes-value", "params": {"column": "matiere"}},
        {"name": "cohesive-columns-value", "params": {"column": "montant", "othercolumns": ["jour"]}},
        {"name": "compare-columns-value", "params": {"column": "id", "op": "<", "column2": "montant"}}
    ]
}"#;

/// Reads, describes, checks and mends whatever this is.
fn go_through(bytes: &[u8]) {
    let schema = Schema::parse(SCHEMA).unwrap();
    if let Ok(source) = Source::open(bytes) {
        let _ = describe(source);
    }
    let Ok(source) = Source::open(bytes) else { return };
    let Ok(report) = check(source, &schema) else {
        return;
    };
    assert_eq!(report.valid, report.fault_count == 0);
    let mut mended = Vec::new();
    let done = corrected(Source::open(bytes).unwrap(), &schema, &report, |written| {
        mended.extend_from_slice(written);
        Ok(())
    })
    .unwrap();
    // A column that gets its name is checked from then on: it may have faults that nobody saw before.
    let is_renamed = done
        .mends
        .iter()
        .any(|mend| mend.message.id == "tables-mend-label");
    if let Ok(source) = Source::open(mended.as_slice())
        && source.dialect == Dialect::default()
        && !is_renamed
    {
        let again = check(source, &schema).unwrap();
        assert!(
            again.fault_count <= report.fault_count,
            "{} faults became {}: {:?}",
            report.fault_count,
            again.fault_count,
            String::from_utf8_lossy(&mended)
        );
    }
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let separators = prop::sample::select(b",;\t|".to_vec());
    let quotes = Just(b'"');
    let ends = prop::sample::select(vec![LineEnd::Lf, LineEnd::CrLf, LineEnd::Cr]);
    (separators, quotes, ends).prop_map(|(separator, quote, line_end)| Dialect {
        separator,
        quote,
        line_end,
    })
}

fn cell() -> impl Strategy<Value = String> {
    prop::string::string_regex("[a-zéœ0-9 ,;|\t\"'\r\n.]{0,12}").unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_it_fail(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        go_through(&bytes);
    }

    #[test]
    fn no_table_makes_it_fail(
        text in "(id|montant|jour|siret|oui|é)([;,](nature|oui|Montant|a))*(\r?\n[0-9éa\";,.\t\r /-]{0,30}){0,12}"
    ) {
        go_through(text.as_bytes());
    }

    #[test]
    fn no_value_makes_a_rule_fail(
        values in prop::collection::vec("([MTWFSu0-9:;,+/() .é-]|Mo|Fr|off|24/7|week|sunrise|\\PC){0,16}", 5..40)
    ) {
        let mut csv = Vec::new();
        let dialect = Dialect::default();
        tables::write::row(&mut csv, ["horaires", "tel", "point", "ans", "matiere"].map(str::as_bytes), dialect);
        for row in values.chunks_exact(5) {
            tables::write::row(&mut csv, row.iter().map(String::as_bytes), dialect);
        }
        go_through(&csv);
    }

    #[test]
    fn a_dialect_is_found_again_by_its_rows(
        dialect in dialects(),
        rows in prop::collection::vec(prop::collection::vec("[a-zé]{0,6}( [a-z]{1,6})?(, [a-z]+)?", 4), 2..30),
    ) {
        let mut written = Vec::new();
        tables::write::row(&mut written, ["nom", "code", "note", "ville"].map(str::as_bytes), dialect);
        for row in &rows {
            tables::write::row(&mut written, row.iter().map(String::as_bytes), dialect);
        }
        let source = Source::open(written.as_slice()).unwrap();
        prop_assert_eq!(source.dialect, dialect);
        prop_assert_eq!(&source.header, &["nom", "code", "note", "ville"]);
    }

    #[test]
    fn what_is_written_in_a_dialect_is_read_back(
        dialect in dialects(),
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..20),
    ) {
        let mut written = Vec::new();
        // Names that are only of letters say the separator for certain.
        tables::write::row(&mut written, ["nom", "code", "note"].map(str::as_bytes), dialect);
        for row in &rows {
            tables::write::row(&mut written, row.iter().map(String::as_bytes), dialect);
        }
        let read = tables::write::rows_of(&written, dialect);
        let mut expected: Vec<Vec<Vec<u8>>> = vec![["nom", "code", "note"].map(|name| name.as_bytes().to_vec()).to_vec()];
        expected.extend(rows.iter().map(|row| row.iter().map(|cell| cell.as_bytes().to_vec()).collect()));
        prop_assert_eq!(read, expected);
    }
}

#[test]
fn large_files_are_read_in_blocks_as_small_ones_are() {
    // Twenty megabytes: several blocks, quotes and line ends across their edges.
    let mut csv = String::from("id;montant;jour;nature;note\n");
    for row in 0..400_000 {
        use std::fmt::Write as _;
        if row == 399_999 {
            writeln!(csv, "{row};abc;2020-01-01;aide;").unwrap();
        } else {
            writeln!(
                csv,
                "{row};{row}.5;2020-01-01;\"aide\";\"une \"\"note\"\"; sur\ndeux lignes\""
            )
            .unwrap();
        }
    }
    let schema = Schema::parse(SCHEMA).unwrap();
    let report = check(Source::open(csv.as_bytes()).unwrap(), &schema).unwrap();
    assert_eq!(report.rows, 400_000);
    let places: Vec<(Option<u64>, Option<&str>, &str)> = report
        .faults
        .iter()
        .map(|fault| (fault.row, fault.field.as_deref(), fault.kind))
        .collect();
    assert_eq!(
        places,
        [
            (Some(400_001), Some("montant"), "type-error"),
            (Some(400_001), Some("montant"), "cohesive-columns-value")
        ]
    );
    let described = describe(Source::open(csv.as_bytes()).unwrap()).unwrap();
    assert_eq!(described.rows, 400_000);
}
