//! What an agent publishes and a citizen asks.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use columns::{AsCsv, Asking, Imported, Kind, Query, Refused, Table, Value, answer, chart, import, located};

const SUBSIDIES: &str = "\
beneficiaire;siret;commune;montant;jour;public;remarque
Les Amis de l’École;21860194600013;01000;1 234,50 €;15/10/2017;oui;
Club d’échecs;21350238800019;56007;99,90 €;01/02/2018;non;=HYPERLINK(\"x\")
Comité des fêtes;21560007300013;56007;300 €;29/02/2020;oui;n.c.

Élan;21350238800019;01000;;03/03/2020;non;à revoir
";

fn made(csv: &str) -> (Imported, Vec<u8>) {
    let mut parquet = Vec::new();
    let imported = import(|| tables::Source::open(csv.as_bytes()), &mut parquet).unwrap();
    (imported, parquet)
}

fn table(csv: &str) -> Table {
    Table::open(Bytes::from(made(csv).1)).unwrap()
}

fn ask(table: &Table, parameters: &str) -> Vec<Vec<String>> {
    let query = Query::parse(parameters).unwrap();
    let answered = answer(table, &query, Asking::default()).unwrap();
    answered
        .rows
        .iter()
        .map(|row| row.iter().map(Value::plain).collect())
        .collect()
}

#[test]
fn rows_are_found_with_their_places_whatever_was_asked_of_them() {
    let table = table(SUBSIDIES);
    let places = |parameters: &str, rows| {
        let query = Query::parse(parameters).unwrap();
        let found = located(&table, &query, rows, Asking::default()).unwrap();
        assert_eq!(found.places.len(), found.answer.rows.len());
        let names = found.answer.rows.iter().map(|row| row[0].plain());
        (found.places, names.collect::<Vec<String>>(), found.answer.total)
    };
    assert_eq!(
        places("page=9", 1..2),
        (vec![1], vec!["Club d’échecs".to_owned()], 4)
    );
    let (kept, names, total) = places("commune__exact=01000", 0..10);
    assert_eq!((kept, names[1].as_str(), total), (vec![0, 3], "Élan", 2));
    assert_eq!(places("montant__sort=asc", 0..4).0, [1, 2, 0, 3]);
    assert_eq!(places("", 9..12), (Vec::new(), Vec::new(), 4));
    let groups = Query::parse("commune__groupby").unwrap();
    let refused = located(&table, &groups, 0..1, Asking::default());
    assert!(matches!(refused, Err(Refused::Parameter(_))));
}

#[test]
fn a_file_becomes_typed_columns_and_nothing_is_lost() {
    let (imported, parquet) = made(SUBSIDIES);
    let kinds: Vec<Kind> = imported.columns.iter().map(|column| column.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Text,
            Kind::Text,
            Kind::Text,
            Kind::Decimal { scale: 1 },
            Kind::Day,
            Kind::Boolean,
            Kind::Text
        ]
    );
    assert_eq!((imported.rows, imported.blank, imported.longer), (4, 1, 0));
    assert_eq!(imported.bytes, parquet.len() as u64);
    // The same file makes the same bytes, so the same name.
    assert_eq!(made(SUBSIDIES).0.sha256, imported.sha256);
    assert_ne!(
        made(&SUBSIDIES.replace("99,90", "99,91")).0.sha256,
        imported.sha256
    );
    let table = Table::open(Bytes::from(parquet)).unwrap();
    let rows = ask(&table, "");
    assert_eq!(
        rows[0],
        [
            "Les Amis de l’École",
            "21860194600013",
            "01000",
            "1234.5",
            "2017-10-15",
            "true",
            ""
        ]
    );
    assert_eq!(rows[3][3], "");
    assert_eq!(table.headings()[1].sort, tables::Sort::Siret);
}

#[test]
fn one_cell_that_is_no_number_makes_its_column_text_and_the_others_are_added_all_the_same() {
    let mut csv = String::from("ville;montant\n");
    for _ in 0..20 {
        csv.push_str("Auray;1,5\n");
    }
    csv.push_str("Vannes;n.c.\n");
    let table = table(&csv);
    assert_eq!(table.headings()[1].kind, Kind::Text);
    assert_eq!(
        ask(&table, "ville__groupby&montant__sum&montant__count"),
        [["Auray", "30", "20"], ["Vannes", "", "1"]]
    );
    assert_eq!(ask(&table, "montant__exact=n.c.").len(), 1);
    assert_eq!(ask(&table, "montant__less=2").len(), 20);
}

#[test]
fn a_citizen_filters_groups_and_looks_for_words() {
    let table = table(SUBSIDIES);
    let first = |rows: Vec<Vec<String>>| rows.into_iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    assert_eq!(first(ask(&table, "q=ECOLE amis")), ["Les Amis de l’École"]);
    assert_eq!(first(ask(&table, "q=echecs")), ["Club d’échecs"]);
    assert_eq!(
        first(ask(&table, "commune__exact=01000&montant__isnull")),
        ["Élan"]
    );
    assert_eq!(
        first(ask(
            &table,
            "jour__greater=2018-01-01&jour__strictly_less=29/02/2020"
        )),
        ["Club d’échecs"]
    );
    assert_eq!(
        first(ask(
            &table,
            "or=(montant__greater.1000,and(public__exact.false,montant__isnull))"
        )),
        ["Les Amis de l’École", "Élan"]
    );
    assert_eq!(
        first(ask(&table, "beneficiaire__sort=asc&columns=beneficiaire")),
        ["Club d’échecs", "Comité des fêtes", "Élan", "Les Amis de l’École"]
    );
    assert_eq!(
        ask(&table, "commune__groupby&montant__sum&count&montant__median"),
        [
            ["01000", "1234.5", "2", "1234.5"],
            ["56007", "399.9", "2", "199.95"]
        ]
    );
    assert_eq!(ask(&table, "facet=public"), [["false", "2"], ["true", "2"]]);
    assert_eq!(
        ask(&table, "pivot=commune,public&montant__sum"),
        [["01000", "", "1234.5"], ["56007", "99.9", "300"]]
    );
    assert_eq!(ask(&table, "page=2&page_size=3").len(), 1);
    assert_eq!(ask(&table, "page=9&page_size=3").len(), 0);
}

#[test]
fn days_are_put_together_by_months_and_years() {
    let table = table(SUBSIDIES);
    let years = ask(&table, "histogram=jour&bins=4&montant__sum");
    assert_eq!(
        years,
        [
            ["2017-01-01", "2018-01-01", "1234.5"],
            ["2018-01-01", "2019-01-01", "99.9"],
            ["2019-01-01", "2020-01-01", ""],
            ["2020-01-01", "2021-01-01", "300"]
        ]
    );
}

#[test]
fn bars_are_read_a_page_at_a_time_and_drawn_all() {
    let table = table(SUBSIDIES);
    let years = "histogram=jour&bins=4&montant__sum&page_size=3";
    assert_eq!(ask(&table, years).len(), 3);
    assert_eq!(
        ask(&table, &[years, "&page=2"].concat()),
        [["2020-01-01", "2021-01-01", "300"]]
    );
    let query = Query::parse(years).unwrap();
    let answered = answer(&table, &chart::whole(&query), Asking::default()).unwrap();
    assert_eq!((answered.rows.len(), answered.total), (4, 4));
}

#[test]
fn another_table_is_joined_by_its_key() {
    let towns = table("code;nom;habitants\n01000;Bourg;41000\n56007;Auray;14000\n");
    let subsidies = table(SUBSIDIES);
    let beside = [("communes", &towns)];
    let asking = Asking {
        beside: &beside,
        ..Asking::default()
    };
    let query = Query::parse("join=communes,commune,code&communes.nom__groupby&montant__sum").unwrap();
    let answered = answer(&subsidies, &query, asking).unwrap();
    let rows: Vec<Vec<String>> = answered
        .rows
        .iter()
        .map(|row| row.iter().map(Value::plain).collect())
        .collect();
    assert_eq!(rows, [["Auray", "399.9"], ["Bourg", "1234.5"]]);
    let twice = table("code;nom\n01000;Bourg\n01000;Bourg encore\n");
    let beside = [("communes", &twice)];
    let asking = Asking {
        beside: &beside,
        ..Asking::default()
    };
    assert!(matches!(answer(&subsidies, &query, asking), Err(Refused::KeyTwice(key)) if key == "01000"));
    assert!(matches!(
        answer(&subsidies, &query, Asking::default()),
        Err(Refused::NoTable(_))
    ));
}

#[test]
fn what_is_asked_wrong_is_refused_with_its_reason() {
    let table = table(SUBSIDIES);
    let refused = |parameters: &str| {
        Query::parse(parameters)
            .and_then(|query| answer(&table, &query, Asking::default()))
            .unwrap_err()
            .id()
    };
    assert_eq!(refused("absente__exact=1"), "columns-refused-column");
    assert_eq!(refused("montant__greater=beaucoup"), "columns-refused-value");
    assert_eq!(
        refused("commune__groupby&beneficiaire__sum"),
        "columns-refused-numbers"
    );
    assert_eq!(refused("inconnu=1"), "columns-refused-parameter");
    assert_eq!(
        refused("facet=commune&columns=montant"),
        "columns-refused-parameter"
    );
    assert_eq!(refused("page=0"), "columns-refused-parameter");
    assert_eq!(refused("or=(montant__less.1"), "columns-refused-parameter");
    let nested = ["or=(", &"or(".repeat(2_000), &")".repeat(2_000), ")"].concat();
    assert_eq!(refused(&nested), "columns-refused-parameter");
    assert_eq!(refused(&"a__isnull&".repeat(101)), "columns-refused-long");
    let listed = |times: usize| ["montant__in=", &["1"; 1_001][..times].join(",")].concat();
    assert_eq!(refused(&listed(1_001)), "columns-refused-long");
    assert!(Query::parse(&listed(1_000)).is_ok());
    let same = |times: usize| ["columns=", &["montant"; 1_001][..times].join(",")].concat();
    assert_eq!(refused(&same(1_001)), "columns-refused-long");
    assert!(Query::parse(&same(1_000)).is_ok());
    let stopped = Asking {
        is_over: &|| true,
        ..Asking::default()
    };
    for parameters in ["facet=commune", "", "columns=montant,jour"] {
        let query = Query::parse(parameters).unwrap();
        assert!(
            matches!(answer(&table, &query, stopped), Err(Refused::Stopped)),
            "{parameters}"
        );
    }
}

#[test]
fn amounts_are_asked_as_the_file_writes_them() {
    let subsidies = table(SUBSIDIES);
    assert_eq!(ask(&subsidies, "montant__greater=300 €").len(), 2);
    assert_eq!(ask(&subsidies, "montant__exact=1 234,50 €").len(), 1);
    assert_eq!(ask(&subsidies, "montant__in=99.9,300 €").len(), 2);
    let rates = table(&["taux;n\n", &"12,5 %;1\n50 %;2\n".repeat(10)].concat());
    assert_eq!(ask(&rates, "taux__exact=50+%25").len(), 10);
    assert_eq!(ask(&rates, "taux__less=12.5").len(), 10);
}

#[test]
fn the_values_of_a_list_are_looked_for_once_each_and_within_the_time() {
    let table = table(SUBSIDIES);
    let numbers: Vec<String> = (0..60).map(|number| number.to_string()).collect();
    let asked = ["montant__in=", &numbers.join(",")].concat();
    let calls = AtomicUsize::new(0);
    let is_over = || calls.fetch_add(1, Ordering::Relaxed) >= 40;
    let asking = Asking {
        is_over: &is_over,
        ..Asking::default()
    };
    let query = Query::parse(&asked).unwrap();
    assert!(matches!(answer(&table, &query, asking), Err(Refused::Stopped)));
    let again = AtomicUsize::new(0);
    let is_over = || again.fetch_add(1, Ordering::Relaxed) >= 40;
    let asking = Asking {
        is_over: &is_over,
        ..Asking::default()
    };
    let same = Query::parse(&["montant__in=", &["300"; 60].join(",")].concat()).unwrap();
    assert_eq!(answer(&table, &same, asking).unwrap().rows.len(), 1);
    assert_eq!(ask(&table, "commune__in=01000,01000,2").len(), 2);
    assert_eq!(ask(&table, "commune__notin=01000,01000,2").len(), 2);
    assert_eq!(
        ask(
            &table,
            "commune__groupby&beneficiaire__max&beneficiaire__max__sort=desc"
        ),
        [["01000", "Les Amis de l’École"], ["56007", "Comité des fêtes"]]
    );
}

#[test]
fn so_many_figures_are_reckoned_of_groups_and_no_more() {
    let mut csv = String::from("n;m\n");
    for row in 0..260_000 {
        let _ = writeln!(csv, "{row};{row}");
    }
    let table = table(&csv);
    let asked = |figures: usize| {
        let query = Query::parse(&["n__groupby&page_size=1", &"&m__sum".repeat(figures)].concat()).unwrap();
        answer(&table, &query, Asking::default())
    };
    let refused = asked(20).unwrap_err();
    assert_eq!(refused.id(), "columns-refused-groups");
    assert_eq!(refused.arguments(), [("max", "250000".to_owned())]);
    assert_eq!(asked(2).unwrap().total, 260_000);
}

#[test]
fn a_page_holds_so_many_cells_whatever_its_columns() {
    let rows = table(&["n;m\n", &"1;2\n".repeat(2_001)].concat());
    let wide = ["columns=", &["n"; 1_000].join(","), "&page_size="].concat();
    let asked = |size: &str| {
        let query = Query::parse(&[wide.as_str(), size].concat()).unwrap();
        answer(&rows, &query, Asking::default())
    };
    assert_eq!(asked("2001").unwrap_err().id(), "columns-refused-cells");
    assert_eq!(asked("2000").unwrap().rows.len(), 2_000);
}

#[test]
fn an_answer_is_a_file_that_no_spreadsheet_takes_for_a_programme() {
    let table = table(SUBSIDIES);
    let query = Query::parse("columns=beneficiaire,remarque,montant&montant__less=300").unwrap();
    let answered = answer(&table, &query, Asking::default()).unwrap();
    let csv = String::from_utf8(answered.csv()).unwrap();
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\",99.9"), "{csv}");
    let objects = serde_json::to_value(answered.objects()).unwrap();
    assert_eq!(objects[0]["montant"].to_string(), "99.9");
    assert_eq!(objects[0]["remarque"], "=HYPERLINK(\"x\")");
}

#[test]
fn objects_keep_the_order_of_columns_and_each_column_its_name() {
    let table = table("zone;count;age\nNord;a;3\nSud;a;4\nSud;b;5\n");
    let written = |parameters: &str| {
        let query = Query::parse(parameters).unwrap();
        let answered = answer(&table, &query, Asking::default()).unwrap();
        serde_json::to_string(&answered.objects()).unwrap()
    };
    assert_eq!(written("page_size=1"), r#"[{"zone":"Nord","count":"a","age":3}]"#);
    assert_eq!(
        written("count__groupby&count&age__sum"),
        r#"[{"count":"a","count_2":2,"age__sum":7},{"count":"b","count_2":1,"age__sum":5}]"#
    );
}

#[test]
fn a_parquet_file_is_described_as_any_table() {
    let (_, parquet) = made(SUBSIDIES);
    let source = AsCsv::open(Bytes::from(parquet)).unwrap().source().unwrap();
    let described = tables::describe(source).unwrap();
    assert_eq!(described.format, tables::Format::Parquet);
    assert_eq!(described.rows, 4);
    assert_eq!(described.columns[1].sort, tables::Sort::Siret);
    assert_eq!(described.columns[2].examples, ["01000", "56007"]);
    assert_eq!(described.columns[4].sort, tables::Sort::IsoDate);
}

#[test]
fn names_that_are_missing_or_twice_are_made_different() {
    let (imported, _) = made("a,,a,a_2\n1,2,3,4\n");
    let names: Vec<&str> = imported
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["a", "colonne_2", "a_3", "a_2"]);
}

#[test]
fn a_table_without_rows_answers_nothing() {
    let empty = table("a,b\n");
    assert!(ask(&empty, "").is_empty());
    assert!(ask(&empty, "facet=a").is_empty());
    assert_eq!(ask(&empty, "count"), [["0"]]);
    assert!(chart::suggestions(&empty, Asking::default()).unwrap().is_empty());
}

#[test]
fn files_that_are_damaged_are_refused() {
    let (_, parquet) = made(SUBSIDIES);
    for length in [0, 4, 8, parquet.len() / 2, parquet.len() - 1] {
        assert!(
            Table::open(Bytes::from(parquet[..length].to_vec())).is_err(),
            "{length}"
        );
    }
    for at in (4..parquet.len()).step_by(7) {
        let mut damaged = parquet.clone();
        damaged[at] ^= 0x55;
        // Whatever it answers, it ends and does not fail.
        if let Ok(table) = Table::open(Bytes::from(damaged)) {
            for parameters in ["", "facet=commune", "montant__sort=desc", "q=elan"] {
                let _ = answer(&table, &Query::parse(parameters).unwrap(), Asking::default());
            }
        }
    }
}

#[test]
fn three_pictures_are_worth_drawing() {
    let mut csv = String::from("jour;commune;montant;objet\n");
    for row in 0..400 {
        let town = ["Auray", "Vannes", "Lorient"][row % 3];
        let _ = writeln!(
            csv,
            "{}-{:02}-15;{town};{}.5;Objet {row}",
            2015 + row % 8,
            row % 12 + 1,
            row * 37 % 1000
        );
    }
    let table = table(&csv);
    let found = chart::suggestions(&table, Asking::default()).unwrap();
    let said: Vec<(&str, String)> = found
        .iter()
        .map(|one| (one.form.name(), one.query.print()))
        .collect();
    assert_eq!(
        said,
        [
            ("lines", "histogram=jour&bins=20&montant__sum".to_owned()),
            (
                "bars",
                "commune__groupby&montant__sum&montant__sum__sort=desc&page_size=20".to_owned()
            ),
            ("histogram", "histogram=montant&bins=20&count".to_owned()),
        ]
    );
    for one in found {
        let answered = answer(&table, &one.query, Asking::default()).unwrap();
        let figure = chart::figure(&one.query, &answered, one.form).unwrap();
        let drawn = charts::svg(&figure, "Titre", "Phrase", "x", &charts::Plain).unwrap();
        assert!(drawn.contains("<title id=\"x-title\">Titre"), "{drawn}");
        assert!(charts::sentence(&figure).is_some());
    }
}
