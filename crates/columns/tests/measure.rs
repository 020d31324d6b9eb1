//! How long a million rows take: `cargo test --release -p columns --test measure -- --ignored --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::fmt::Write as _;
use std::fs::File;
use std::time::{Duration, Instant};

use columns::{Asking, Query, Table, answer, import};

const ROWS: usize = 1_000_000;

/// A file of subsidies as the national schema wants it, of many towns, years and associations.
fn subsidies() -> String {
    let mut csv = String::from(
        "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,dispositifAide\n",
    );
    for row in 0..ROWS {
        let (year, month, day) = (2010 + row % 15, row % 12 + 1, row % 28 + 1);
        let town = row * 7_919 % 3_000;
        writeln!(
            csv,
            "Commune n° {town},23350001600040,{year}-{month:02}-{day:02},{year}-03-{row},\"Association n° {row}, Rennes\",38047555800058,W{:09},Animations climat-énergie dans les lycées {},{}.{:02},{},échelonné,2017-03-14/2018-03-14,12345,{},0.{:02},65d5b6c7-102c-4440-ac3b-768f708edc0a",
            row,
            row % 20_000,
            row % 90_000 + 1,
            row % 100,
            ["aide en numéraire", "aide en nature", "aide en numéraire;aide en nature"][row % 3],
            if row % 9 == 0 { "oui" } else { "non" },
            row % 99 + 1,
        )
        .unwrap();
    }
    csv
}

/// The most memory this process has held, in megabytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}

#[test]
#[ignore = "measures"]
fn a_million_rows() {
    let folder = std::env::temp_dir();
    let (from, to) = (
        folder.join("parvis-measure.csv"),
        folder.join("parvis-measure.parquet"),
    );
    std::fs::write(&from, subsidies()).unwrap();
    // What the text took is given back before anything is measured.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let start = Instant::now();
    let described = tables::describe(tables::Source::open(File::open(&from).unwrap()).unwrap()).unwrap();
    println!("describe {:?}, {} rows", start.elapsed(), described.rows);
    let start = Instant::now();
    let imported = import(
        || tables::Source::open(File::open(&from)?),
        std::io::BufWriter::new(File::create(&to).unwrap()),
    )
    .unwrap();
    println!(
        "import {:?}: {} rows, {} MB of {} MB, peak {} MB",
        start.elapsed(),
        imported.rows,
        imported.bytes >> 20,
        std::fs::metadata(&from).unwrap().len() >> 20,
        peak()
    );
    for column in &imported.columns {
        print!("{}:{:?} ", column.name, column.kind);
    }
    println!();
    assert_eq!(imported.rows, ROWS as u64);
    let start = Instant::now();
    let table = Table::open(File::open(&to).unwrap()).unwrap();
    answer(&table, &Query::default(), Asking::default()).unwrap();
    println!("open and first page {:?}", start.elapsed());
    let asked = [
        "",
        "page=500",
        "facet=nature",
        "facet=nomAttribuant",
        "facet=objet",
        "facet=nomBeneficiaire",
        "nature__groupby&montant__sum&montant__avg&count",
        "nomAttribuant__groupby&montant__sum&montant__sum__sort=desc&page_size=10",
        "nomAttribuant__groupby&montant__median&montant__median__sort=desc&page_size=10",
        "nomAttribuant__groupby&nature__groupby&montant__sum",
        "pivot=nomAttribuant,nature&montant__sum",
        "histogram=montant",
        "histogram=dateConvention",
        "montant__greater=50000&facet=nature",
        "dateConvention__greater=2020-01-01&nature__contains=NUMERAIRE&nomAttribuant__groupby&montant__sum",
        "or=(montant__less.100,montant__greater.89900)&facet=nature",
        "montant__sort=desc",
        "nomBeneficiaire__sort=asc",
        "q=rennes 4242",
    ];
    let mut slow = Vec::new();
    for parameters in asked {
        let query = Query::parse(parameters).unwrap();
        let mut times = Vec::new();
        let mut total = 0;
        for _ in 0..4 {
            let start = Instant::now();
            total = answer(&table, &query, Asking::default()).unwrap().total;
            times.push(start.elapsed());
        }
        let warm = times.iter().skip(1).min().unwrap();
        println!(
            "{:>9.1?} first {:>9.1?}  {total:>8}  {parameters}",
            warm, times[0]
        );
        if *warm > Duration::from_millis(50) {
            slow.push(parameters);
        }
    }
    println!("peak {} MB; beyond 50 ms: {slow:?}", peak());
    std::fs::remove_file(from).unwrap();
    std::fs::remove_file(to).unwrap();
}
