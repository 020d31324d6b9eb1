//! Both engines held equal, on tables and questions made at random.

#[path = "../../columns/tests/properties/asked.rs"]
mod asked;

use std::path::PathBuf;

use bytes::Bytes;
use columns::{Aggregate, Answer, Ask, Asking, Function, Query, Table, Value};
use columns_sql::{Failed, File};
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use self::asked::{NAMES, queries, rows};

/// A table, and its file.
struct Made {
    _folder: TempDir,
    path: PathBuf,
    table: Table,
}

impl Made {
    fn of(csv: &str) -> Self {
        let mut parquet = Vec::new();
        columns::import(|| tables::Source::open(csv.as_bytes()), &mut parquet).expect("imported");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.parquet");
        std::fs::write(&path, &parquet).expect("written");
        let table = Table::open(Bytes::from(parquet)).expect("open");
        Self {
            _folder: folder,
            path,
            table,
        }
    }

    fn file<'a>(&'a self, name: &'a str) -> File<'a> {
        File {
            name,
            path: self.path.to_str().expect("a path of letters"),
            table: &self.table,
        }
    }
}

fn csv(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|row| row.join(";"));
    let all: Vec<String> = std::iter::once(NAMES.join(";")).chain(lines).collect();
    all.join("\n") + "\n"
}

fn theirs(made: &Made, beside: &[File<'_>], query: &Query) -> Result<Answer, Failed> {
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(columns_sql::answer(made.file(""), beside, query))
}

/// Means and medians are floats there.
fn is_same(ours: &Value, theirs: &Value) -> bool {
    let (ours, theirs) = (ours.plain(), theirs.plain());
    if ours == theirs {
        return true;
    }
    match (ours.parse::<f64>(), theirs.parse::<f64>()) {
        (Ok(ours), Ok(theirs)) => (ours - theirs).abs() <= 1e-9 * ours.abs().max(theirs.abs()).max(1.0),
        _ => false,
    }
}

fn compared(made: &Made, query: &Query) -> Result<(), TestCaseError> {
    let ours = columns::answer(&made.table, query, Asking::default());
    match (ours, theirs(made, &[], query)) {
        (Err(_), Err(Failed::Refused(_))) => {}
        (Ok(ours), Ok(theirs)) => {
            let names = |answer: &Answer| -> Vec<String> {
                answer
                    .headings
                    .iter()
                    .map(|heading| heading.name.clone())
                    .collect()
            };
            prop_assert_eq!(names(&ours), names(&theirs), "{:?}", query);
            let is_all_same = ours.rows.len() == theirs.rows.len()
                && ours.rows.iter().zip(&theirs.rows).all(|(one, two)| {
                    one.len() == two.len() && one.iter().zip(two).all(|(one, two)| is_same(one, two))
                });
            prop_assert!(
                is_all_same,
                "{query:?}\nours   {:?}\ntheirs {:?}",
                ours.rows,
                theirs.rows
            );
            prop_assert_eq!(
                (ours.total, ours.matched),
                (theirs.total, theirs.matched),
                "{:?}",
                query
            );
        }
        (ours, theirs) => prop_assert!(false, "{query:?}\nours {ours:?}\ntheirs {theirs:?}"),
    }
    Ok(())
}

fn histograms() -> impl Strategy<Value = Query> {
    let column = select(vec!["montant", "nombre", "jour", "nom"]);
    let figure = (select(Function::ALL.to_vec()), select(NAMES.to_vec()));
    (column, 1_u32..60, prop::option::of(figure)).prop_map(|(column, bins, figure)| Query {
        ask: Ask::Histogram {
            column: column.to_owned(),
            bins,
            aggregate: figure.map_or_else(Aggregate::rows, |(function, column)| {
                Aggregate::of(function, column)
            }),
        },
        page_size: 1_000,
        ..Query::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_answer_alike(rows in rows(), queries in prop::collection::vec(queries(), 8)) {
        let made = Made::of(&csv(&rows));
        for query in queries {
            compared(&made, &query)?;
        }
    }

    #[test]
    fn both_engines_put_bars_alike(rows in rows(), queries in prop::collection::vec(histograms(), 4)) {
        let made = Made::of(&csv(&rows));
        for query in queries {
            compared(&made, &query)?;
        }
    }
}

#[test]
fn both_engines_join_alike() {
    let aids = Made::of("commune;montant\n01000;12,50\n56007;3\n;8\n99999;1\n56007;4\n");
    let towns = Made::of("code;nom\n56007;Auray\n01000;Élan\n");
    let twice = Made::of("code;nom\n56007;Auray\n56007;Alré\n");
    let ours = |query: &Query, other: &Table| {
        let asking = Asking {
            beside: &[("villes", other)],
            ..Asking::default()
        };
        columns::answer(&aids.table, query, asking)
    };
    for question in [
        "join=villes,commune,code",
        "join=villes,commune,code&villes.nom__contains=elan",
        "join=villes,commune,code&villes.nom__groupby&montant__sum&montant__sum__sort=desc",
        "join=villes,commune,code&villes.nom__sort=desc&columns=montant,\"villes.nom\"",
    ] {
        let query = Query::parse(question).expect("a question");
        let own = ours(&query, &towns.table).expect("answered");
        let other = theirs(&aids, &[towns.file("villes")], &query).expect("answered");
        assert_eq!(own.rows, other.rows, "{question}");
        assert_eq!(own.total, other.total, "{question}");
    }
    let query = Query::parse("join=villes,commune,code").expect("a question");
    assert!(ours(&query, &twice.table).is_err());
    let refused = theirs(&aids, &[twice.file("villes")], &query);
    assert!(matches!(
        refused,
        Err(Failed::Refused(columns::Refused::KeyTwice(_)))
    ));
    let refused = theirs(&aids, &[], &query);
    assert!(matches!(
        refused,
        Err(Failed::Refused(columns::Refused::NoTable(_)))
    ));
}
