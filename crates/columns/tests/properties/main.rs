//! The engine held equal to another that reads row after row and keeps nothing, and addresses held to say queries whole.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

mod asked;
mod naive;

use bytes::Bytes;
use columns::{Aggregate, Ask, Asking, Query, Table, answer, import};
use proptest::prelude::*;

use self::asked::{NAMES, queries, rows};

fn csv(rows: &[Vec<String>]) -> String {
    let mut text = NAMES.join(";");
    text.push('\n');
    for row in rows {
        text.push_str(&row.join(";"));
        text.push('\n');
    }
    text
}

fn table(csv: &str) -> Table {
    let mut parquet = Vec::new();
    import(|| tables::Source::open(csv.as_bytes()), &mut parquet).unwrap();
    Table::open(Bytes::from(parquet)).unwrap()
}

fn is_same(ours: &str, theirs: &str) -> bool {
    if ours == theirs {
        return true;
    }
    match (ours.parse::<f64>(), theirs.parse::<f64>()) {
        (Ok(ours), Ok(theirs)) => (ours - theirs).abs() <= 1e-9 * ours.abs().max(theirs.abs()).max(1.0),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_answer_alike(rows in rows(), queries in prop::collection::vec(queries(), 12)) {
        let table = table(&csv(&rows));
        let naive = naive::Naive::new(&rows, table.headings());
        for query in queries {
            let ours = answer(&table, &query, Asking::default());
            let theirs = naive.answer(&query);
            match (ours, theirs) {
                (Err(_), None) => {}
                (Ok(ours), Some(theirs)) => {
                    let written: Vec<Vec<String>> = ours
                        .rows
                        .iter()
                        .map(|row| row.iter().map(columns::Value::plain).collect())
                        .collect();
                    let same = written.len() == theirs.rows.len()
                        && written.iter().zip(&theirs.rows).all(|(one, two)| {
                            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| is_same(one, two))
                        });
                    prop_assert!(same, "{query:?}\nours   {written:?}\ntheirs {:?}\n{}", theirs.rows, csv(&rows));
                    prop_assert_eq!(ours.total, theirs.total, "{:?}", query);
                    prop_assert_eq!(ours.matched, theirs.matched, "{:?}", query);
                }
                (ours, theirs) => {
                    prop_assert!(false, "{query:?}\nours {ours:?}\ntheirs {}\n{}", theirs.is_some(), csv(&rows));
                }
            }
        }
    }

    #[test]
    fn an_address_says_the_whole_query(query in queries()) {
        let printed = query.print();
        prop_assert_eq!(Query::parse(&printed).unwrap(), query, "{}", printed);
    }

    #[test]
    fn no_address_makes_it_fail(text in "[a-z_=&().,\"%0-9é+]{0,60}") {
        if let Ok(query) = Query::parse(&text) {
            prop_assert_eq!(Query::parse(&query.print()).unwrap(), query);
        }
    }

    #[test]
    fn a_histogram_counts_every_number_once(rows in rows(), bins in 1_u32..60) {
        let table = table(&csv(&rows));
        for column in ["montant", "nombre", "jour"] {
            let query = Query {
                ask: Ask::Histogram { column: column.to_owned(), bins, aggregate: Aggregate::rows() },
                page_size: 1_000,
                ..Query::default()
            };
            let Ok(answered) = answer(&table, &query, Asking::default()) else {
                continue;
            };
            let counted: i64 = answered.rows.iter().filter_map(|row| match row.get(2) {
                Some(columns::Value::Integer(count)) => Some(*count),
                _ => None,
            }).sum();
            let at = NAMES.iter().position(|name| *name == column).unwrap();
            let filled = rows.iter().filter(|row| row.get(at).is_some_and(|cell| !cell.is_empty() && cell != "n.c.")).count();
            prop_assert_eq!(counted, i64::try_from(filled).unwrap());
            for pair in answered.rows.windows(2) {
                prop_assert_eq!(&pair[0][1], &pair[1][0], "bars follow one another");
            }
            prop_assert!(answered.rows.len() <= bins as usize + 1, "{} bars for {bins}", answered.rows.len());
        }
    }
}
