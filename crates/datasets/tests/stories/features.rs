//! Mapping software reads the tables whose rows have places, as OGC API – Features gives them.

use datasets::WithdrawDataset;
use serde_json::{Value, json};
use testkit::{Browser, TestTown, on_both_engines};

use crate::explorer::AIDS;
use crate::{FEATURES, People, create, published, resource_of, send};

const PLACES: &str = "\
nom,latitude,longitude,commune,ouvert
Mairie,47.6684,-2.9815,Auray,2020-01-31
Halle aux étals,47.6655,-2.9761,Auray,2021-06-01
Capitainerie,47.6547,-2.7600,Vannes,
Sans lieu,,,Vannes,2024-02-29
";

async fn read(browser: &mut Browser, path: &str, status: u16) -> Value {
    let reply = browser.get(path).await;
    assert_eq!(reply.status.as_u16(), status, "{path}: {}", reply.text);
    assert_eq!(reply.headers["access-control-allow-origin"], "*", "{path}");
    let kind = reply.headers["content-type"].to_str().expect("a media type");
    let is_features = path.contains("/items") && status == 200;
    let wanted = match path {
        "/ogc/api" => "application/vnd.oai.openapi+json;version=3.0",
        _ if is_features => "application/geo+json",
        _ => "application/json",
    };
    assert_eq!(kind, wanted, "{path}");
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The path that a link of this relation leads to.
fn led(told: &Value, rel: &str) -> String {
    let links = told["links"].as_array().expect("links");
    let link = links.iter().find(|link| link["rel"] == rel);
    let href = link.unwrap_or_else(|| panic!("{rel}: {told}"))["href"].as_str();
    let href = href.expect("an address");
    href[href.find("/ogc").expect("of the API")..].to_owned()
}

fn names(page: &Value) -> Vec<&str> {
    let features = page["features"].as_array().expect("features").iter();
    features
        .map(|feature| feature["properties"]["nom"].as_str().expect("a name"))
        .collect()
}

#[tokio::test]
async fn a_program_goes_from_the_landing_page_to_each_feature() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, version) =
            published(&town, &people, "Équipements", ("lieux.csv", PLACES.as_bytes())).await;
        let id = resource_of(&town, version).await.to_string();
        published(&town, &people, "Aides", ("aides.csv", AIDS.as_bytes())).await;
        let hidden = create(&town, &people, "Secret").await;
        send(&town, &people, hidden, ("secret.csv", PLACES.as_bytes())).await;
        let mut program = town.browser();

        let landing = read(&mut program, "/ogc", 200).await;
        let described = read(&mut program, &led(&landing, "service-desc"), 200).await;
        assert_eq!(described["openapi"], "3.0.3");
        let items = &described["paths"]["/collections/{collectionId}/items"]["get"]["parameters"];
        let asked: Vec<&str> = items
            .as_array()
            .expect("parameters")
            .iter()
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        assert!(
            ["bbox", "datetime", "limit"]
                .iter()
                .all(|name| asked.contains(name)),
            "{asked:?}"
        );
        let classes = read(&mut program, &led(&landing, "conformance"), 200).await;
        let core = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core";
        assert!(
            classes["conformsTo"]
                .as_array()
                .is_some_and(|all| all.contains(&json!(core)))
        );

        let listed = read(&mut program, &led(&landing, "data"), 200).await;
        let collections = listed["collections"].as_array().expect("collections");
        assert_eq!(
            collections.len(),
            1,
            "neither the table without places nor the draft: {listed}"
        );
        assert_eq!(collections[0]["id"], id.as_str());
        assert_eq!(collections[0]["title"], "Équipements – lieux.csv");
        let alone = read(&mut program, &led(&collections[0], "self"), 200).await;
        assert_eq!(alone, collections[0]);

        let items = led(&alone, "items");
        let all = read(&mut program, &items, 200).await;
        assert_eq!(
            names(&all),
            ["Mairie", "Halle aux étals", "Capitainerie", "Sans lieu"]
        );
        assert_eq!(all["numberMatched"], 4);
        let first = &all["features"][0];
        assert_eq!(
            first["geometry"],
            json!({ "type": "Point", "coordinates": [-2.9815, 47.6684] })
        );
        assert_eq!(all["features"][3]["geometry"], Value::Null);
        let one = read(&mut program, &format!("{items}/2"), 200).await;
        assert_eq!(one["properties"]["nom"], "Halle aux étals");
        assert_eq!(one["geometry"], all["features"][1]["geometry"]);

        town.act(
            people.agent(),
            WithdrawDataset {
                dataset,
                reason: "Erreur de fichier".to_owned(),
            },
        )
        .await
        .expect("withdrawn");
        read(&mut program, &items, 404).await;
        let listed = read(&mut program, "/ogc/collections", 200).await;
        assert_eq!(listed["collections"], json!([]));
    });
}

#[tokio::test]
async fn boxes_periods_properties_and_pages_are_those_of_the_standard() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (_, version) = published(&town, &people, "Équipements", ("lieux.csv", PLACES.as_bytes())).await;
        let id = resource_of(&town, version).await;
        let items = format!("/ogc/collections/{id}/items");
        let mut program = town.browser();
        for (asked, kept) in [
            (
                "bbox=-3,47.66,-2.97,47.67",
                vec!["Mairie", "Halle aux étals", "Sans lieu"],
            ),
            (
                "datetime=2021-01-01T00:00:00Z/..",
                vec!["Halle aux étals", "Capitainerie", "Sans lieu"],
            ),
            ("commune=Auray", vec!["Mairie", "Halle aux étals"]),
            (
                "commune=Auray&bbox=-2.98,47,-2,48&f=json",
                vec!["Halle aux étals"],
            ),
            ("commune=Lorient", vec![]),
        ] {
            let page = read(&mut program, &format!("{items}?{asked}"), 200).await;
            assert_eq!(names(&page), kept, "{asked}");
            assert_eq!(page["numberMatched"], kept.len(), "{asked}");
        }
        let mut met = Vec::new();
        let mut path = format!("{items}?limit=3");
        loop {
            let page = read(&mut program, &path, 200).await;
            met.extend(names(&page).into_iter().map(str::to_owned));
            let links = page["links"].as_array().expect("links");
            if !links.iter().any(|link| link["rel"] == "next") {
                break;
            }
            path = led(&page, "next");
        }
        assert_eq!(met, ["Mairie", "Halle aux étals", "Capitainerie", "Sans lieu"]);
        for (asked, status, code) in [
            ("?perdu=1", 400, "InvalidParameterValue"),
            ("?bbox=1,2", 400, "InvalidParameterValue"),
            ("?limit=0", 400, "InvalidParameterValue"),
            ("?datetime=demain", 400, "InvalidParameterValue"),
            ("?latitude=nord", 400, "InvalidParameterValue"),
            ("/5", 404, "NotFound"),
            ("/0", 404, "NotFound"),
            ("/premier", 404, "NotFound"),
        ] {
            let told = read(&mut program, &format!("{items}{asked}"), status).await;
            assert_eq!(told["code"], code, "{asked}");
            assert!(
                told["description"].as_str().is_some_and(|said| said.len() > 10),
                "{told}"
            );
        }
        read(&mut program, "/ogc/collections?limit=2", 400).await;
        let absent = town.id::<()>();
        read(&mut program, &format!("/ogc/collections/{absent}"), 404).await;
        let first = program.get(&items).await;
        let tag = first.headers["etag"].to_str().expect("a tag").to_owned();
        assert_eq!(program.get_again(&items, &tag).await.status, 304);
    });
}

#[tokio::test]
async fn outlines_are_kept_whole_and_a_parquet_file_is_known_once_opened() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let outlines = json!({ "type": "FeatureCollection", "features": [
            { "type": "Feature", "properties": { "nom": "Étang du Loc’h" }, "geometry": { "type": "Polygon",
                "coordinates": [[[-3.0, 47.0], [-2.0, 47.0], [-2.0, 48.0], [-3.0, 48.0], [-3.0, 47.0]]] } },
            { "type": "Feature", "properties": { "nom": "Sentier" }, "geometry": { "type": "LineString",
                "coordinates": [[1.0, 45.0], [2.0, 46.0]] } },
        ] });
        let outlines = outlines.to_string();
        let (_, version) = published(
            &town,
            &people,
            "Contours",
            ("contours.geojson", outlines.as_bytes()),
        )
        .await;
        let id = resource_of(&town, version).await;
        let mut program = town.browser();
        let items = format!("/ogc/collections/{id}/items");
        let page = read(&mut program, &format!("{items}?bbox=-2.6,47.4,-2.4,47.6"), 200).await;
        assert_eq!(names(&page), ["Étang du Loc’h"]);
        assert_eq!(page["features"][0]["geometry"]["type"], "Polygon");
        assert_eq!(
            page["features"][0]["properties"],
            json!({ "nom": "Étang du Loc’h" })
        );
        assert_eq!(names(&read(&mut program, &items, 200).await).len(), 2);

        let (_, version) = published(&town, &people, "Lieux", ("lieux.csv", PLACES.as_bytes())).await;
        let places = resource_of(&town, version).await;
        let parquet = program
            .get(&format!("/donnees/fichiers/{places}/explorer/lignes.parquet"))
            .await
            .bytes;
        let dataset = create(&town, &people, "Colonnes").await;
        let version = send(&town, &people, dataset, ("lieux.parquet", &parquet)).await;
        let mut deed = crate::publish(version, &parquet);
        // Nobody looked for people in it.
        deed.personal_reason = "Rien que des lieux".to_owned();
        town.act(people.agent(), deed).await.expect("published");
        let columns = resource_of(&town, version).await.to_string();
        let listed = read(&mut program, "/ogc/collections", 200).await;
        let collections = listed["collections"].as_array().expect("collections");
        assert_eq!(collections.len(), 3);
        assert!(
            collections.iter().any(|one| one["id"] == columns.as_str()),
            "{listed}"
        );
        let opened = read(&mut program, &format!("/ogc/collections/{columns}/items"), 200).await;
        assert_eq!(names(&opened).len(), 4);
    });
}
