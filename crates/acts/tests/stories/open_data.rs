//! Deliberations leave as open data: those of a council that has a SIRET, never an opinion.

use std::path::Path;

use acts::{ActId, DescribeDeliberation, PublishAct, SetSiret};
use groups::{GroupKind, Role};
use kernel::{Actor, CollectiviteKind, Fault};
use serde_json::Value;
use testkit::cast::mandate;
use testkit::{TestTown, on_both_engines, open_rows};
use texts::{CloseDiscussion, Consolidate, ImportText, OpenDiscussion};

use crate::decided::{Decided, FEATURES, browser_of, group, page, refusal, send, whole};

const SIRET: &str = "21860194600013";

/// An adopted text of the council of a town, published.
pub(crate) async fn adopted(town: &TestTown, decided: &Decided, title: &str) -> ActId {
    let council = group(town, &format!("Conseil municipal {title}"), GroupKind::Plenary).await;
    mandate(town, council, decided.chair, Role::Chair, true).await;
    let import = ImportText {
        group: council,
        title: title.to_owned(),
        markdown: "# Subvention\n\nLe conseil accorde une subvention.\n".to_owned(),
    };
    let text = town.act(Actor::System, import).await.expect("imported");
    let chair = Actor::Person(decided.chair);
    town.act(chair, OpenDiscussion { text }).await.expect("discussed");
    town.act(chair, CloseDiscussion { text }).await.expect("closed");
    town.act(chair, Consolidate { text }).await.expect("consolidated");
    let publication = PublishAct {
        title: title.to_owned(),
        group: council,
        text: Some(text),
        meeting: None,
        author_name: "Nolwenn Le Goff".to_owned(),
        author_quality: "maire".to_owned(),
        theme: String::new(),
    };
    town.act(chair, publication).await.expect("published")
}

pub(crate) async fn with_siret(town: &TestTown, decided: &Decided) {
    let set = SetSiret {
        siret: "218 601 946 00013".to_owned(),
    };
    town.act(Actor::Person(decided.agent), set).await.expect("set");
}

pub(crate) fn said(number: &str) -> DescribeDeliberation {
    DescribeDeliberation {
        number: number.to_owned(),
        decided_on: "2026-11-10".to_owned(),
        matter: "7.5".to_owned(),
        ..DescribeDeliberation::default()
    }
}

fn full(number: &str) -> DescribeDeliberation {
    DescribeDeliberation {
        budget_years: "2026/2027".to_owned(),
        budget_name: "Budget annexe, déchets".to_owned(),
        control_id: "sPREF0561".to_owned(),
        control_on: "2026-11-12".to_owned(),
        votes: ["43", "25", "10", "5"].map(str::to_owned),
        ..said(number)
    }
}

async fn table(town: &TestTown) -> Vec<Vec<String>> {
    let text = page(&mut town.browser(), "/actes/deliberations.csv").await;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| record.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

/// The schema that local bodies share, kept beside the project.
fn schema() -> Option<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(
        "../../../shared/data/tableschema/catalogue/site/.vuepress/public/schemas/scdl/deliberations/latest/schema.json",
    );
    let text = std::fs::read_to_string(file).ok();
    if text.is_none() {
        eprintln!("skipped: the schema of deliberations is not beside the project");
    }
    text.map(|text| serde_json::from_str(&text).expect("the schema is JSON"))
}

/// What the schema says of a row, its own checks included.
fn valid(schema: &Value, row: &[String]) {
    let fields = schema["fields"].as_array().expect("fields");
    let at = |name: &str| {
        let place = fields.iter().position(|field| field["name"] == name);
        row[place.expect("a column")].as_str()
    };
    for (field, value) in fields.iter().zip(row) {
        let name = field["name"].as_str().expect("a name");
        assert_eq!(value.trim(), value, "{name}: spaces around");
        let is_required = field["constraints"]["required"] == true;
        assert!(!is_required || !value.is_empty(), "{name} is required");
        if value.is_empty() {
            continue;
        }
        match field["type"].as_str().expect("a type") {
            "date" => assert!(
                value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok(),
                "{name}: {value}"
            ),
            "integer" => assert!(value.parse::<i64>().is_ok(), "{name}: {value}"),
            "string" if field["format"] == "uri" => assert!(value.contains("://"), "{name}: {value}"),
            "string" => {}
            other => panic!("{name}: type {other}"),
        }
    }
    assert!(acts::Siret::parse(at("COLL_SIRET")).is_some_and(|siret| siret.as_str() == at("COLL_SIRET")));
    for check in schema["custom_checks"].as_array().expect("checks") {
        let column = |key: &str| at(check["params"][key].as_str().expect("a column"));
        let list = |key: &str| -> Vec<&str> {
            let names = check["params"][key].as_array().expect("columns");
            names
                .iter()
                .map(|name| at(name.as_str().expect("a column")))
                .collect()
        };
        match check["name"].as_str().expect("a name") {
            "cohesive-columns-value" => {
                let is_empty = column("column").is_empty();
                assert!(
                    list("othercolumns")
                        .iter()
                        .all(|other| other.is_empty() == is_empty)
                );
            }
            "compare-columns-value" => {
                assert_eq!(check["params"]["op"], ">=");
                let (first, second) = (column("column"), column("column2"));
                let bigger = match (first.parse::<i64>(), second.parse::<i64>()) {
                    (Ok(first), Ok(second)) => first >= second,
                    _ => first >= second,
                };
                assert!(
                    first.is_empty() || second.is_empty() || bigger,
                    "{first} {second}"
                );
            }
            "sum-columns-value" if !column("column").is_empty() => {
                let sum: i64 = list("columns")
                    .iter()
                    .filter_map(|count| count.parse::<i64>().ok())
                    .sum();
                assert_eq!(column("column"), sum.to_string());
            }
            "nomenclature-actes-value" => {
                let (theme, _) = column("column").split_once('/').expect("two levels");
                assert!(THEMES.contains(&theme), "{theme}");
            }
            "year-interval-value" | "french-siret-value" | "sum-columns-value" => {}
            other => panic!("a check nobody knows: {other}"),
        }
    }
}

/// The nine first levels of the nomenclature, as validators want them.
const THEMES: [&str; 9] = [
    "commande publique",
    "urbanisme",
    "domaine et patrimoine",
    "fonction publique",
    "institutions et vie politique",
    "libertés publiques et pouvoirs de police",
    "finances locales",
    "domaines de compétences par thèmes",
    "autres domaines de compétences",
];

/// A town of which the body is a commune.
macro_rules! in_a_commune {
    (|$town:ident| $story:expr) => {
        on_both_engines!(FEATURES, |$town: TestTown| async move {
            let $town = $town;
            $town.become_kind(CollectiviteKind::Commune).await;
            $story
        })
    };
}

#[tokio::test]
async fn a_council_describes_its_deliberations_and_everyone_downloads_them() {
    in_a_commune!(|town| {
        let decided = Decided::ready(&town).await;
        assert_eq!(town.browser().get("/actes/deliberations.csv").await.status, 404);
        let none = page(&mut town.browser(), "/actes/donnees-ouvertes").await;
        assert!(
            none.contains("n’est pas renseigné") && !none.contains("name=\"siret\""),
            "{none}"
        );
        let mut agent = browser_of(&town, decided.agent);
        let wrong = [("siret", "21860194600014")];
        let refused = whole(
            send(&town, &mut agent, "/actes/donnees-ouvertes", &wrong).await,
            422,
        );
        assert!(
            refused.contains("Ce n’est pas un numéro SIRET") && refused.contains("21860194600014"),
            "{refused}"
        );
        with_siret(&town, &decided).await;

        let opinion = decided.publish(&town).await;
        let first = adopted(&town, &decided, "Subvention; \"association\" sportive, été").await;
        let second = adopted(&town, &decided, "Décision modificative").await;
        let list = page(&mut agent, "/actes/donnees-ouvertes").await;
        assert!(
            list.contains(&format!("/actes/{first}/deliberation")) && !list.contains(&opinion.to_string()),
            "{list}"
        );
        let chair = Actor::Person(decided.chair);
        let described_at = async || {
            acts::described_at(&mut town.sql(), town.body)
                .await
                .expect("read")
        };
        assert_eq!(described_at().await, None, "adopted, and in no open data yet");
        town.act(chair, full("2026-11-042").of(first))
            .await
            .expect("described");
        assert!(described_at().await.is_some());
        town.act(chair, said("2026-11-043").of(second))
            .await
            .expect("described");
        let refused = town
            .act(Actor::Person(decided.agent), said("2026-11-044").of(opinion))
            .await;
        assert_eq!(refusal(refused), "acts-not-deliberation");

        let rows = table(&town).await;
        assert_eq!(rows.len(), 3, "two deliberations, and no opinion: {rows:?}");
        let offered = open_rows(&town, "deliberations").await;
        assert_eq!(offered, rows[1..], "the list offered as open data is that file");
        let acts = open_rows(&town, "actes").await;
        assert_eq!(acts.len(), 3, "{acts:?}");
        let names_somebody = |cell: &String| cell.contains("Nolwenn");
        assert!(!acts.iter().flatten().any(names_somebody), "{acts:?}");
        assert_eq!(
            rows[1][1..8],
            [
                SIRET,
                "2026-11-042",
                "2026-11-10",
                "7.5",
                "finances locales/subventions",
                "Subvention; \"association\" sportive, été",
                "2026/2027"
            ]
        );
        assert_eq!(
            rows[1][9..16],
            ["SPREF0561", "2026-11-12", "43", "40", "25", "10", "5"]
        );
        assert!(rows[1][16].ends_with(&format!("/actes/{first}/fichier")));
        assert_eq!(rows[2][7..16], ["", "", "", "", "", "", "", "", ""]);
        if let Some(schema) = schema() {
            let names: Vec<&str> = schema["fields"]
                .as_array()
                .expect("fields")
                .iter()
                .filter_map(|field| field["name"].as_str())
                .collect();
            assert_eq!(rows[0], names, "the columns of the schema, in its order");
            for row in &rows[1..] {
                valid(&schema, row);
            }
        }
        let shown = page(&mut town.browser(), &format!("/actes/{first}")).await;
        assert!(
            shown.contains("2026-11-042") && !shown.contains(&format!("/actes/{first}/deliberation")),
            "{shown}"
        );

        let nothing = SetSiret {
            siret: " ".to_owned(),
        };
        town.act(Actor::Person(decided.agent), nothing)
            .await
            .expect("taken away");
        assert_eq!(town.browser().get("/actes/deliberations.csv").await.status, 404);
    });
}

#[tokio::test]
async fn what_the_schema_would_refuse_is_refused_in_the_form() {
    in_a_commune!(|town| {
        let decided = Decided::ready(&town).await;
        with_siret(&town, &decided).await;
        let act = adopted(&town, &decided, "Subvention").await;
        let chair = Actor::Person(decided.chair);
        let faulty = |change: fn(&mut DescribeDeliberation)| {
            let mut deed = full("2026-1");
            change(&mut deed);
            town.act(chair, deed.of(act))
        };
        for (change, why) in [
            (
                (|deed| deed.number = "  ".to_owned()) as fn(&mut DescribeDeliberation),
                "acts-number-empty",
            ),
            (|deed| deed.number = "9".repeat(51), "acts-number-too-long"),
            (
                |deed| deed.decided_on = "10/11/2026".to_owned(),
                "acts-decided-wrong",
            ),
            (|deed| deed.matter = "7.11".to_owned(), "acts-matter-missing"),
            (
                |deed| deed.budget_years = "26".to_owned(),
                "acts-budget-years-wrong",
            ),
            (|deed| deed.budget_name = String::new(), "acts-budget-both"),
            (|deed| deed.budget_name = "b".repeat(201), "acts-budget-too-long"),
            (
                |deed| deed.control_id = "PREF56".to_owned(),
                "acts-control-id-wrong",
            ),
            (
                |deed| deed.control_on = "2026-11-09".to_owned(),
                "acts-control-before",
            ),
            (|deed| deed.votes[3] = String::new(), "acts-votes-all"),
            (|deed| deed.votes[1] = "-1".to_owned(), "acts-votes-number"),
            (|deed| deed.votes[0] = "39".to_owned(), "acts-votes-more"),
        ] {
            assert_eq!(refusal(faulty(change).await), why);
        }
        assert_eq!(table(&town).await.len(), 1, "only the header");
        let other = adopted(&town, &decided, "Autre").await;
        town.act(chair, said("2026-1").of(act)).await.expect("described");
        assert_eq!(
            refusal(town.act(chair, said("2026-1").of(other)).await),
            "acts-number-taken"
        );
        for actor in [
            Actor::Visitor,
            Actor::Person(decided.passer_by),
            Actor::Person(decided.member),
        ] {
            let refused = town.act(actor, said("2026-2").of(other)).await;
            assert!(
                matches!(
                    refused,
                    Err(Fault::Forbidden {
                        right: "acts.describe"
                    })
                ),
                "{refused:?}"
            );
        }
    });
}

#[tokio::test]
async fn the_form_knows_the_date_and_two_people_see_each_other() {
    in_a_commune!(|town| {
        let decided = Decided::ready(&town).await;
        with_siret(&town, &decided).await;
        let act = adopted(&town, &decided, "Subvention").await;
        let path = format!("/actes/{act}/deliberation");
        let mut chair = browser_of(&town, decided.chair);
        let form = page(&mut chair, &path).await;
        assert!(
            form.contains("value=\"2026-11-10\"") && form.contains("7.5 finances locales/subventions"),
            "{form}"
        );
        let typed = |number: &'static str| {
            [
                ("version", "0"),
                ("number", number),
                ("decided_on", "2026-11-10"),
                ("matter", "7.5"),
            ]
        };
        let refused = whole(send(&town, &mut chair, &path, &typed("")).await, 422);
        assert!(
            refused.contains("Donnez le numéro de la délibération."),
            "{refused}"
        );
        let done = send(&town, &mut chair, &path, &typed("2026-1")).await;
        assert!(done.location.expect("done").ends_with("fait=acts-described"));
        let mut agent = browser_of(&town, decided.agent);
        let late = whole(send(&town, &mut agent, &path, &typed("2026-2")).await, 409);
        for part in [
            "pendant que vous écriviez",
            "2026-1",
            "value=\"2026-2\"",
            "name=\"version\" value=\"1\"",
        ] {
            assert!(late.contains(part), "{part} is missing: {late}");
        }
        let mut again = typed("2026-2");
        again[0].1 = "1";
        assert_eq!(send(&town, &mut agent, &path, &again).await.status, 303);
        assert_eq!(table(&town).await[1][2], "2026-2");
        assert_eq!(browser_of(&town, decided.member).get(&path).await.status, 403);
    });
}
