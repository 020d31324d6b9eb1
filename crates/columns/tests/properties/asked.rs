//! Tables and questions made at random, of few values so that they meet.

use columns::{Aggregate, Ask, Condition, Function, Operator, Query, SortKey, Test};
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) const NAMES: [&str; 7] = ["nom", "code", "montant", "nombre", "jour", "actif", "dit"];

fn pool(column: &str) -> Vec<&'static str> {
    match column {
        "nom" => vec![
            "",
            "École Élan",
            "ecole elan",
            "Zoo",
            "=1+1",
            "l’œuvre",
            "a,b",
            "x__y",
            "(é)",
            "12\" disque",
        ],
        "code" => vec!["", "01000", "56007", "2A004"],
        "montant" => vec!["", "0", "12.5", "-3.25", "1000", "12.50", "99999999.99"],
        "nombre" => vec!["", "0", "1", "-7", "42", "1000000"],
        "jour" => vec!["", "2024-02-29", "2017-10-15", "1969-12-31", "2024-03-01"],
        "actif" => vec!["", "oui", "non"],
        _ => vec!["", "1,5", "2,5", "-10", "n.c.", "1 000,25"],
    }
}

/// Rows of cells: none holds the separator, and a quote stands in the middle only, where it is a letter.
pub(crate) fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row: Vec<_> = NAMES
        .iter()
        .map(|name| select(pool(name)).prop_map(str::to_owned))
        .collect();
    prop::collection::vec(row, 0..60).prop_map(|rows| {
        rows.into_iter()
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect()
    })
}

fn column() -> impl Strategy<Value = String> {
    // Now and then one that is not there.
    prop_oneof![40 => select(NAMES.to_vec()).prop_map(str::to_owned), 1 => Just("absente".to_owned())]
}

fn value() -> impl Strategy<Value = String> {
    let mut all: Vec<&str> = NAMES.iter().flat_map(|name| pool(name)).collect();
    all.extend([
        "elan",
        "É",
        "true",
        "12.499999",
        "1e2",
        "2020",
        "1000000000000000000000000",
        "10/03/2024",
    ]);
    select(all).prop_map(str::to_owned)
}

fn own(column: String) -> impl Strategy<Value = (String, String)> {
    let own = pool(&column);
    let value = prop_oneof![4 => select(own).prop_map(str::to_owned), 1 => value()];
    (Just(column), value)
}

fn test() -> impl Strategy<Value = Condition> {
    let operator = (
        column().prop_flat_map(own),
        prop::collection::vec(value(), 0..3),
        0..12_usize,
    );
    operator.prop_map(|((column, value), mut values, which)| {
        values.push(value.clone());
        let operator = match which {
            0 => Operator::Exact(value),
            1 => Operator::Differs(value),
            2 => Operator::Contains(value),
            3 => Operator::NotContains(value),
            4 => Operator::In(values),
            5 => Operator::NotIn(values),
            6 => Operator::Less(value),
            7 => Operator::Greater(value),
            8 => Operator::StrictlyLess(value),
            9 => Operator::StrictlyGreater(value),
            10 => Operator::IsNull,
            _ => Operator::IsNotNull,
        };
        Condition::Test(Test { column, operator })
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    test().prop_recursive(3, 8, 3, |inner| {
        let some = prop::collection::vec(inner, 0..3);
        prop_oneof![
            some.clone().prop_map(Condition::Any),
            some.prop_map(Condition::All)
        ]
    })
}

fn aggregate() -> impl Strategy<Value = Aggregate> {
    let of = (select(Function::ALL.to_vec()), column()).prop_map(|(function, column)| Aggregate {
        function,
        column: Some(column),
    });
    prop_oneof![1 => Just(Aggregate::rows()), 5 => of]
}

fn ask() -> impl Strategy<Value = Ask> {
    let some = || prop::collection::vec(column(), 0..3);
    prop_oneof![
        some().prop_map(|columns| Ask::Rows { columns }),
        (some(), prop::collection::vec(aggregate(), 1..3))
            .prop_map(|(by, aggregates)| Ask::Groups { by, aggregates }),
        column().prop_map(|column| Ask::Facet { column }),
        (column(), column(), aggregate()).prop_map(|(rows, columns, aggregate)| Ask::Pivot {
            rows,
            columns,
            aggregate
        }),
    ]
}

pub(crate) fn queries() -> impl Strategy<Value = Query> {
    let sort = (0..4_usize, any::<bool>());
    (
        prop::collection::vec(condition(), 0..3),
        prop::option::weighted(
            0.3,
            select(vec!["elan", "ÉCOLE zoo", "œuvre", "1", "n.c", "2024"]),
        ),
        ask(),
        prop::collection::vec(sort, 0..3),
        1..3_u32,
        select(vec![1_u32, 3, 50, 100]),
    )
        .prop_map(|(conditions, search, ask, sort, page, page_size)| {
            // Mostly of columns that are there to be sorted by.
            let known: Vec<String> = match &ask {
                Ask::Rows { .. } => NAMES.iter().map(|name| (*name).to_owned()).collect(),
                Ask::Groups { by, aggregates } => by
                    .iter()
                    .cloned()
                    .chain(aggregates.iter().map(Aggregate::name))
                    .collect(),
                Ask::Facet { column } => vec![column.clone(), "count".to_owned()],
                Ask::Pivot { rows, .. } => vec![rows.clone()],
                Ask::Histogram { .. } => Vec::new(),
            };
            let sort = sort
                .into_iter()
                .filter_map(|(at, is_descending)| {
                    let column = known.get(at % known.len().max(1))?.clone();
                    Some(SortKey {
                        column,
                        is_descending,
                    })
                })
                .collect();
            Query {
                joins: Vec::new(),
                conditions,
                search: search.map(str::to_owned),
                ask,
                sort,
                page,
                page_size,
            }
        })
}
