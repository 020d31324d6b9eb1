//! How long a million rows take: `cargo test --release -p tables --test measure -- --ignored --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::fmt::Write as _;
use std::time::Instant;

use tables::{Schema, Source, check, describe};

const ROWS: usize = 1_000_000;
const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/data/tableschema/catalogue/site/.vuepress/public/schemas/scdl/subventions/latest/schema.json"
);

/// A file of subsidies as the national schema wants it.
fn subsidies() -> String {
    let mut csv = String::from(
        "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,dispositifAide\n",
    );
    for row in 0..ROWS {
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        writeln!(
            csv,
            "Région Bretagne,23350001600040,2017-{month:02}-{day:02},2017-03-{row},\"Association n° {row}, Rennes\",38047555800058,W{:09},Animations climat-énergie dans les lycées,{}.{:02},aide en numéraire;aide en nature,échelonné,2017-03-14/2018-03-14,12345,non,0.45,65d5b6c7-102c-4440-ac3b-768f708edc0a",
            row,
            row % 90_000 + 1,
            row % 100
        )
        .unwrap();
    }
    csv
}

#[test]
#[ignore = "measures"]
fn a_million_rows() {
    let csv = subsidies();
    let megabytes = csv.len() >> 20;
    let Ok(schema) = std::fs::read(SCHEMA) else {
        println!("skipped: {SCHEMA} is absent");
        return;
    };
    let schema = Schema::parse(&schema).unwrap();
    for _ in 0..3 {
        let start = Instant::now();
        let report = check(Source::open(csv.as_bytes()).unwrap(), &schema).unwrap();
        println!(
            "check {megabytes} MB: {:?}, {} faults",
            start.elapsed(),
            report.fault_count
        );
        assert_eq!(report.rows, ROWS as u64);
        let start = Instant::now();
        let described = describe(Source::open(csv.as_bytes()).unwrap()).unwrap();
        println!("describe: {:?}", start.elapsed());
        assert_eq!(described.rows, ROWS as u64);
    }
}
