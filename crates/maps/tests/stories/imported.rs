//! A map of uMap becomes one of Parvis, with its features, and goes back.

use maps::PublishMap;
use serde_json::Value as Json;
use testkit::{TestTown, browser_of, on_both_engines, page, whole};

use crate::{FEATURES, People};

const FORM: &str = "/cartes/importer";
const UMAP: &str = r##"{"type":"umap","uri":"https://umap.exemple.fr/fr/map/a_1",
    "geometry":{"type":"Point","coordinates":[-2.98,47.66]},
    "properties":{"name":"Balades","description":"Voir [[https://exemple.fr|le guide]]"},
    "layers":[
      {"type":"FeatureCollection","properties":{"name":"Sentiers","color":"#00ff00"},"features":[
        {"type":"Feature","properties":{"name":"Tour de l’étang"},
         "geometry":{"type":"LineString","coordinates":[[-2.99,47.66],[-2.98,47.67]]}},
        {"type":"Feature","properties":{"name":"Nulle part"},"geometry":{"type":"Point","coordinates":[900,900]}}]},
      {"type":"FeatureCollection","features":[],
       "_umap_options":{"name":"Ailleurs","remoteData":{"url":"https://exemple.fr/places.geojson","format":"geojson"}}}]}"##;

#[tokio::test]
async fn a_map_of_umap_is_brought_with_its_features() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (mut ada, mut chloe, mut visitor) = (
            browser_of(&town, people.ada),
            browser_of(&town, people.chloe),
            town.browser(),
        );
        assert_eq!(chloe.get(FORM).await.status, 403);
        page(&mut ada, FORM).await;
        for (content, said) in [
            ("%PDF-1.7", "n’est pas une carte uMap"),
            (
                r#"{"type":"FeatureCollection","features":[]}"#,
                "n’est pas une carte uMap",
            ),
            (r#"{"type":"umap","layers":[]}"#, "aucune couche"),
        ] {
            let request = town.id::<()>().to_string();
            let fields = [("request_id", request.as_str()), ("titre", "Gardé")];
            let sent = ("umap", "carte.umap", content.as_bytes());
            let refused = whole(ada.post_file(FORM, &fields, sent).await, 422);
            assert!(refused.contains(said) && refused.contains("Gardé"), "{refused}");
        }
        let request = town.id::<()>().to_string();
        let fields = [("request_id", request.as_str()), ("titre", "")];
        let sent = ("umap", "carte.umap", UMAP.as_bytes());
        let brought = ada.post_file(FORM, &fields, sent).await;
        let path = brought
            .leads_to()
            .split('?')
            .next()
            .unwrap_or_default()
            .to_owned();
        let draft = page(&mut ada, &path).await;
        assert!(draft.contains("https://exemple.fr/places.geojson"), "{draft}");
        assert!(
            draft.contains("Un objet du fichier n’a pas été repris"),
            "{draft}"
        );

        let path = path.trim_end_matches("/modifier").to_owned();
        let id = path.rsplit('/').next().unwrap_or_default();
        let map = id.parse().expect("an id");
        town.act(people.agent(), PublishMap { map })
            .await
            .expect("published");
        let read = page(&mut visitor, &path).await;
        assert!(
            read.contains("Tour de l’étang") && read.contains("<a href=\"https://exemple.fr\""),
            "{read}"
        );
        assert!(read.contains("stroke-width=\"3\""), "the way is drawn: {read}");

        // And back: what is the map's own is in its file.
        let file = visitor.get(&format!("{path}/carte.umap")).await;
        let umap: Json = serde_json::from_str(&file.text).expect("JSON");
        let feature = &umap["layers"][0]["features"][0];
        assert_eq!(feature["properties"]["name"], "Tour de l’étang");
        assert_eq!(feature["geometry"]["type"], "LineString");
        assert_eq!(umap["layers"][0]["properties"]["name"], "Sentiers");
    });
}
