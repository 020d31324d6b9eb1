//! An agent makes a map of published data; everybody reads it, without a script first.

use datasets::WithdrawDataset;
use kernel::Actor;
use maps::{AddLayer, ChangeLayer, Colour, CreateMap, HideMap, MoveLayer, PublishMap};
use serde_json::Value as Json;
use territory::SetBoundary;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{BOUNDARY, FEATURES, PLACES, People, published};

/// The titles of maps on the home page.
async fn latest(town: &TestTown) -> Vec<String> {
    let home = maps::FEATURE.home.expect("lines of the home page");
    let mut sql = town.sql();
    let entries = home(&town.house, &mut sql, town.body, 5).await.expect("read");
    entries.into_iter().map(|entry| entry.title).collect()
}

#[tokio::test]
async fn an_agent_makes_a_map_and_everybody_reads_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let boundary = SetBoundary::parse(BOUNDARY).expect("a boundary");
        town.act(people.agent(), boundary).await.expect("given");
        let (_, file) = published(&town, &people, "Équipements publics", PLACES).await;
        published(&town, &people, "Sans lieu", "nom,prix\nPain,1\nLait,2\n").await;
        let (mut ada, mut chloe, mut visitor) = (
            browser_of(&town, people.ada),
            browser_of(&town, people.chloe),
            town.browser(),
        );

        assert!(page(&mut visitor, "/cartes").await.contains("Aucune carte"));
        assert_eq!(chloe.get("/cartes/nouvelle").await.status, 403);
        let form = page(&mut ada, "/cartes/nouvelle").await;
        assert!(
            form.contains("Équipements publics") && !form.contains("Sans lieu"),
            "{form}"
        );

        // Nothing typed is lost.
        let chosen = file.to_string();
        let typed = [
            ("titre", " "),
            ("description", "Pour **tous**"),
            ("fichier", chosen.as_str()),
        ];
        let refused = whole(send(&town, &mut ada, "/cartes/nouvelle", &typed).await, 422);
        assert!(
            refused.contains("Donnez un titre") && refused.contains("Pour **tous**"),
            "{refused}"
        );
        assert!(
            refused.contains(&format!("value=\"{chosen}\" checked")),
            "{refused}"
        );

        let typed = [
            ("titre", "Les équipements"),
            ("description", "Pour **tous**"),
            ("fichier", chosen.as_str()),
        ];
        let made = send(&town, &mut ada, "/cartes/nouvelle", &typed).await;
        let path = made.leads_to().split('?').next().unwrap_or_default().to_owned();
        let draft = page(&mut ada, &path).await;
        assert!(
            draft.contains("Brouillon") && draft.contains("Publier la carte"),
            "{draft}"
        );
        assert_eq!(visitor.get(&path).await.status, 404);
        assert_eq!(visitor.get(&format!("{path}/carte.umap")).await.status, 404);
        assert_eq!(chloe.post(&format!("{path}/publier"), &[]).await.status, 403);
        let done = send(&town, &mut ada, &format!("{path}/publier"), &[]).await;
        assert_eq!(done.leads_to(), format!("{path}?fait=maps-published"));

        let read = page(&mut visitor, &path).await;
        assert!(
            read.contains("<svg class=\"map map-wide\"") && read.contains("<strong>Mairie</strong>"),
            "{read}"
        );
        assert!(
            read.contains("3 lieux") && read.contains("Source\u{a0}: IGN, ADMIN EXPRESS"),
            "{read}"
        );
        assert_eq!(read.matches("class=\"map-place\"").count(), 3);
        assert!(
            read.contains("&lt;b&gt;fermé") && !read.contains("Sans adresse"),
            "{read}"
        );
        assert!(page(&mut visitor, "/cartes").await.contains("Les équipements"));
        let found = page(&mut visitor, &format!("{path}?q=etang")).await;
        assert!(
            found.contains("Un lieu") && !found.contains("<strong>Mairie</strong>"),
            "{found}"
        );
        let none = page(&mut visitor, &format!("{path}?q=piscine")).await;
        assert!(none.contains("Aucun lieu ne répond"), "{none}");

        // Browsers ask this site alone, and no other site frames the page; the one that is made for it may be.
        let policy = visitor.get(&path).await.headers["content-security-policy"].clone();
        let policy = policy.to_str().expect("text");
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("https://"),
            "{policy}"
        );
        let alone = visitor.get(&format!("{path}/integrer")).await;
        let policy = alone.headers["content-security-policy"]
            .to_str()
            .expect("text")
            .to_owned();
        assert!(policy.contains("frame-ancestors *"), "{policy}");
        assert!(!whole(alone, 200).contains("site-header"));
    });
}

#[tokio::test]
async fn programs_read_the_places_in_sight() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, file) = published(&town, &people, "Équipements publics", PLACES).await;
        let deed = CreateMap {
            title: "Les équipements".to_owned(),
            description: String::new(),
            files: vec![file],
        };
        let map = town.act(people.agent(), deed).await.expect("made");
        town.act(people.agent(), PublishMap { map })
            .await
            .expect("published");
        let mut visitor = town.browser();
        let read = page(&mut visitor, &format!("/cartes/{map}")).await;
        let places = read
            .split("data-map-layer=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the address of the places")
            .to_owned();

        let all = visitor.get(&places).await;
        assert_eq!(all.headers["access-control-allow-origin"], "*");
        assert_eq!(all.headers["content-type"], "application/geo+json");
        let tag = all.headers["etag"].to_str().expect("text").to_owned();
        let all: Json = serde_json::from_str(&all.text).expect("JSON");
        assert_eq!(all["features"].as_array().map(Vec::len), Some(3));
        assert_eq!(all["complete"], true);
        assert_eq!(all["features"][0]["properties"]["name"], "Mairie");
        assert_eq!(visitor.get_again(&places, &tag).await.status, 304);
        let near = visitor
            .get(&format!("{places}?bbox=-2.984,47.6660,-2.9825,47.6670"))
            .await;
        let near: Json = serde_json::from_str(&near.text).expect("JSON");
        assert_eq!(near["features"].as_array().map(Vec::len), Some(1));
        assert_eq!(near["features"][0]["id"], all["features"][0]["id"]);
        let wrong = visitor.get(&format!("{places}?bbox=nord")).await;
        assert!(
            wrong.status == 409 && wrong.text.contains("quatre nombres"),
            "{}",
            wrong.text
        );

        let file = visitor.get(&format!("/cartes/{map}/carte.umap")).await;
        let umap: Json = serde_json::from_str(&file.text).expect("JSON");
        assert_eq!(umap["type"], "umap");
        assert_eq!(umap["properties"]["name"], "Les équipements");
        let remote = &umap["layers"][0]["properties"]["remoteData"];
        let url = remote["url"].as_str().unwrap_or_default();
        assert!(
            url.ends_with("/lieux.geojson?bbox={bbox}") && remote["dynamic"] == true,
            "{url}"
        );

        // What is withdrawn is shown nowhere.
        let reason = "Adresses périmées.".to_owned();
        town.act(people.agent(), WithdrawDataset { dataset, reason })
            .await
            .expect("withdrawn");
        assert_eq!(visitor.get(&places).await.status, 409);
        let read = page(&mut visitor, &format!("/cartes/{map}")).await;
        assert!(
            read.contains("ne sont plus publiées") && !read.contains("Mairie"),
            "{read}"
        );
    });
}

#[tokio::test]
async fn surfaces_of_a_published_file_are_drawn() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let parks = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"nom":"Parc du Loch"},"geometry":{"type":"Polygon",
                "coordinates":[[[-2.99,47.66],[-2.97,47.66],[-2.97,47.68],[-2.99,47.66]]]}},
            {"type":"Feature","properties":{"nom":"Square"},"geometry":{"type":"Polygon",
                "coordinates":[[[-2.96,47.66],[-2.95,47.66],[-2.95,47.67],[-2.96,47.66]]]}}]}"#;
        let (_, file) = published(&town, &people, "Parcs et squares", parks).await;
        let deed = CreateMap {
            title: "Les parcs".to_owned(),
            description: String::new(),
            files: vec![file],
        };
        let map = town.act(people.agent(), deed).await.expect("made");
        town.act(people.agent(), PublishMap { map })
            .await
            .expect("published");
        let mut visitor = town.browser();
        let read = page(&mut visitor, &format!("/cartes/{map}")).await;
        assert_eq!(read.matches("fill-opacity=\"0.3\"").count(), 2, "{read}");
        assert!(
            read.contains("<strong>Parc du Loch</strong>") && !read.contains("coordinates"),
            "{read}"
        );
        let places = read
            .split("data-map-layer=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the address of the places")
            .to_owned();
        let corner = visitor
            .get(&format!("{places}?bbox=-2.975,47.675,-2.97,47.69"))
            .await;
        let corner: Json = serde_json::from_str(&corner.text).expect("JSON");
        assert_eq!(corner["features"].as_array().map(Vec::len), Some(1));
        assert_eq!(corner["features"][0]["geometry"]["type"], "Polygon");
    });
}

#[tokio::test]
async fn layers_are_named_coloured_and_ordered() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (_, first) = published(&town, &people, "Équipements publics", PLACES).await;
        let trees = "essence;geo_point\nChêne;47.6660,-2.9840\nOrme;47.6650,-2.9860\n";
        let (_, second) = published(&town, &people, "Arbres remarquables", trees).await;
        let empty = CreateMap {
            title: "Deux couches".to_owned(),
            description: String::new(),
            files: Vec::new(),
        };
        let map = town.act(people.agent(), empty).await.expect("made");
        assert_eq!(
            refusal(town.act(people.agent(), PublishMap { map }).await),
            "maps-refused-empty"
        );
        town.act(people.agent(), AddLayer { map, file: first })
            .await
            .expect("added");
        let layer = town
            .act(people.agent(), AddLayer { map, file: second })
            .await
            .expect("added");
        town.act(people.agent(), MoveLayer { layer, is_up: true })
            .await
            .expect("moved");
        let deed = ChangeLayer {
            layer,
            name: "Les arbres".to_owned(),
            colour: Colour::Green,
            label: "essence".to_owned(),
        };
        town.act(people.agent(), deed.clone()).await.expect("changed");
        assert_eq!(
            refusal(town.act(Actor::Person(people.chloe), deed).await),
            "maps.prepare"
        );
        town.act(people.agent(), PublishMap { map })
            .await
            .expect("published");
        let mut visitor = town.browser();
        let read = page(&mut visitor, &format!("/cartes/{map}")).await;
        let (trees, others) = (read.find("<strong>Chêne"), read.find("<strong>Mairie"));
        assert!(trees.is_some() && trees < others, "{read}");
        assert!(read.contains("Les arbres") && read.contains("en vert"), "{read}");
        let one = page(&mut visitor, &format!("/cartes/{map}?couche={layer}")).await;
        assert!(
            one.contains("<strong>Orme") && !one.contains("<strong>Mairie"),
            "{one}"
        );

        let shown = latest(&town).await;
        assert_eq!(shown, ["Deux couches".to_owned()]);
        town.act(people.agent(), HideMap { map }).await.expect("hidden");
        assert_eq!(
            latest(&town).await,
            Vec::<String>::new(),
            "a draft is named nowhere"
        );
        assert_eq!(visitor.get(&format!("/cartes/{map}")).await.status, 404);
    });
}

#[tokio::test]
async fn two_agents_who_change_one_map_are_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let deed = CreateMap {
            title: "Une carte".to_owned(),
            description: String::new(),
            files: Vec::new(),
        };
        let map = town.act(people.agent(), deed).await.expect("made");
        let mut ada = browser_of(&town, people.ada);
        let path = format!("/cartes/{map}/modifier");
        page(&mut ada, &path).await;
        let typed = [
            ("version", "1"),
            ("titre", "La carte de l’une"),
            ("description", ""),
        ];
        assert_eq!(send(&town, &mut ada, &path, &typed).await.status, 303);
        let typed = [
            ("version", "1"),
            ("titre", "La carte de l’autre"),
            ("description", ""),
        ];
        let late = whole(send(&town, &mut ada, &path, &typed).await, 422);
        assert!(
            late.contains("entre-temps") && late.contains("La carte de l’autre"),
            "{late}"
        );
    });
}

#[tokio::test]
async fn a_thousand_places_are_read_page_by_page() {
    use std::fmt::Write as _;

    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let mut csv = String::from("nom,latitude,longitude\n");
        for place in 0..2_500 {
            let _ = writeln!(csv, "Banc {place},47.{},-2.{}", 660_000 + place, 980_000 + place);
        }
        let (_, file) = published(&town, &people, "Bancs", &csv).await;
        let deed = CreateMap {
            title: "Les bancs".to_owned(),
            description: String::new(),
            files: vec![file],
        };
        let map = town.act(people.agent(), deed).await.expect("made");
        town.act(people.agent(), PublishMap { map })
            .await
            .expect("published");
        let mut visitor = town.browser();
        let read = page(&mut visitor, &format!("/cartes/{map}?page=2")).await;
        assert!(
            read.contains("<strong>Banc 30</strong>") && !read.contains("<strong>Banc 29</strong>"),
            "{read}"
        );
        assert!(
            read.contains("start=\"31\"") && read.contains("plus de"),
            "{read}"
        );
    });
}
