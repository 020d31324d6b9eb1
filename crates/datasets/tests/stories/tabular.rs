//! A program written for data.gouv.fr's tabular API reads this one.

use serde_json::Value;
use testkit::{Browser, TestTown, on_both_engines};

use crate::explorer::{AIDS, explored};
use crate::{FEATURES, People};

async fn read(browser: &mut Browser, path: &str, status: u16) -> Value {
    let reply = browser.get(path).await;
    assert_eq!(reply.status.as_u16(), status, "{path}: {}", reply.text);
    assert_eq!(reply.headers["access-control-allow-origin"], "*", "{path}");
    assert_eq!(
        reply.headers["content-type"], "application/json; charset=utf-8",
        "{path}"
    );
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The path of an address that this house gave.
fn path_of(address: &Value) -> String {
    let address = address.as_str().expect("an address");
    address[address.find("/api/").expect("of the API")..].to_owned()
}

#[tokio::test]
async fn rows_are_given_in_the_shapes_of_the_national_api() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (id, _) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut program = town.browser();
        let about = read(&mut program, &format!("/api/resources/{id}/"), 200).await;
        assert!(
            about["url"]
                .as_str()
                .is_some_and(|url| url.ends_with("/original")),
            "{about}"
        );
        assert_eq!(about["links"][0]["rel"], "profile");
        assert_eq!(about["links"][1]["type"], "GET");
        assert_eq!(about["links"][2]["rel"], "swagger");
        let data = path_of(&about["links"][1]["href"]);
        assert_eq!(data, format!("/api/resources/{id}/data/"));

        let first = read(
            &mut program,
            &format!("{data}?page_size=3&montant__sort=desc"),
            200,
        )
        .await;
        assert_eq!(first["data"].as_array().map(Vec::len), Some(3));
        assert_eq!(first["data"][0]["objet"], "Fête du port");
        assert_eq!(first["data"][0]["montant"].to_string(), "1234.5");
        assert_eq!(first["data"][0]["jour"], "2017-10-15");
        assert_eq!(first["data"][0]["public"], true);
        assert_eq!(first["data"][0]["remarque"], Value::Null);
        assert_eq!(
            first["meta"],
            serde_json::json!({ "page": 1, "page_size": 3, "total": 4 })
        );
        assert_eq!(first["links"]["prev"], Value::Null);
        let profile = path_of(&first["links"]["profile"]);
        let second = read(&mut program, &path_of(&first["links"]["next"]), 200).await;
        assert_eq!(second["data"].as_array().map(Vec::len), Some(1));
        assert_eq!(second["data"][0]["montant"], Value::Null);
        assert_eq!(second["links"]["next"], Value::Null);
        let before = read(&mut program, &path_of(&second["links"]["prev"]), 200).await;
        assert_eq!(before["data"], first["data"]);
        assert_eq!(read(&mut program, &data, 200).await["meta"]["page_size"], 20);

        let described = read(&mut program, &path_of(&first["links"]["swagger"]), 200).await;
        let parameters = described["paths"][data.as_str()]["get"]["parameters"].as_array();
        let parameters = parameters.expect("what may be asked").clone();
        let is_asked = |name: &str| parameters.iter().any(|parameter| parameter["name"] == name);
        assert!(is_asked("montant__sum") && is_asked("objet__contains") && is_asked("jour__less"));
        assert!(!is_asked("objet__sum") && !is_asked("montant__contains"));

        let told = read(&mut program, &profile, 200).await;
        let told = &told["profile"];
        assert_eq!(told["header"][2], "montant");
        assert_eq!(told["columns"]["montant"]["python_type"], "float");
        assert_eq!(told["columns"]["jour"]["python_type"], "date");
        assert_eq!(told["total_lines"], 4);
        assert_eq!(told["profile"]["montant"]["nb_missing_values"], 1);
        assert_eq!(told["profile"]["montant"]["max"].to_string(), "1234.5");
        assert_eq!(told["profile"]["commune"]["nb_distinct"], 2);
        assert_eq!(told["profile"]["commune"]["tops"][0]["count"], 2);
        assert_eq!(told["separator"], ";");
    });
}

#[tokio::test]
async fn operators_and_figures_are_those_of_the_national_api() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (id, _) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut program = town.browser();
        let data = format!("/api/resources/{id}/data/");
        for (asked, total) in [
            ("commune__exact=Auray", 2),
            ("commune__differs=Auray", 2),
            ("objet__contains=echecs", 1),
            ("objet__notcontains=echecs", 3),
            ("commune__in=Auray,Vannes", 4),
            ("commune__notin=Auray", 2),
            ("montant__less=99.9", 1),
            ("montant__greater=300", 2),
            ("montant__strictly_less=99.9", 0),
            ("montant__strictly_greater=300", 1),
            ("montant__isnull", 1),
            ("montant__isnotnull", 3),
            ("jour__greater=2018-01-01&jour__less=2020-02-29", 2),
            ("or=(montant__isnull,montant__greater.1000)", 2),
            ("commune__groupby&montant__sum", 2),
        ] {
            let answered = read(&mut program, &format!("{data}?{asked}"), 200).await;
            assert_eq!(answered["meta"]["total"], total, "{asked}: {answered}");
        }
        let asked = "commune__groupby&montant__sum&montant__count&montant__avg&montant__min&montant__max";
        let figures = read(&mut program, &format!("{data}?{asked}"), 200).await;
        let vannes = &figures["data"][1];
        assert_eq!(vannes["commune"], "Vannes");
        assert_eq!(vannes["montant__sum"].to_string(), "399.9");
        assert_eq!(vannes["montant__count"], 2);
        assert_eq!(vannes["montant__avg"].to_string(), "199.95");
        assert_eq!(vannes["montant__min"].to_string(), "99.9");
        assert_eq!(vannes["montant__max"].to_string(), "300");

        let csv = program
            .get(&format!("{data}csv/?commune__exact=Auray&columns=objet,montant"))
            .await;
        assert_eq!(csv.text, "objet,montant\nFête du port,1234.5\nÉclairage,\n");
        let json = program.get(&format!("{data}json/?commune__exact=Auray")).await;
        let json: Value = serde_json::from_str(&json.text).expect("JSON");
        assert_eq!(json.as_array().map(Vec::len), Some(2));
        // In the order asked: a program that reads the first key reads the first column.
        let ordered = format!("{data}?columns=objet,montant,commune&commune__exact=Vannes&page_size=1");
        let ordered = program.get(&ordered).await.text;
        let wanted = r#"{"data":[{"objet":"Cuves de pluie","montant":99.9,"commune":"Vannes"}],"#;
        assert!(ordered.starts_with(wanted), "{ordered}");
        let points =
            "nom,latitude,longitude,commune\nMairie,47.6684,-2.9815,Auray\nHalle,47.6655,-2.9761,Auray\n";
        let (_, explorer) = explored(&town, &people, ("lieux.csv", points.as_bytes())).await;
        let points = program
            .get(&format!(
                "{explorer}/lignes.geojson?columns=nom,latitude,longitude,commune"
            ))
            .await;
        let wanted =
            r#""properties":{"nom":"Mairie","latitude":47.6684,"longitude":-2.9815,"commune":"Auray"}"#;
        assert!(points.text.contains(wanted), "{}", points.text);
    });
}

#[tokio::test]
async fn what_is_asked_wrong_is_told_in_json() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (id, _) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut program = town.browser();
        let data = format!("/api/resources/{id}/data/");
        for (asked, code) in [
            ("perdu=1", "columns-refused-parameter"),
            ("absente__exact=1", "columns-refused-column"),
            ("montant__greater=beaucoup", "columns-refused-value"),
            ("commune__groupby&objet__sum", "columns-refused-numbers"),
            ("page=0", "columns-refused-parameter"),
            ("page_size=5000", "datasets-api-page-size"),
            ("join=autre,commune,code", "columns-refused-table"),
        ] {
            let told = read(&mut program, &format!("{data}?{asked}"), 400).await;
            let error = &told["errors"][0];
            assert_eq!(error["code"], code, "{asked}");
            assert!(
                error["detail"].as_str().is_some_and(|detail| detail.len() > 10),
                "{told}"
            );
        }
        let csv = read(&mut program, &format!("{data}csv/?perdu=1"), 400).await;
        assert_eq!(csv["errors"][0]["code"], "columns-refused-parameter");
        for absent in [town.id::<()>().to_string(), "rien".to_owned()] {
            let told = read(&mut program, &format!("/api/resources/{absent}/data/"), 404).await;
            assert!(told["errors"][0]["title"].is_string(), "{told}");
        }
    });
}
