//! What is drawn under the layers: an agent’s choice, and a file of tiles of which browsers ask a few bytes.

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::map_request;
use maps::{Choice, RemoveTiles, SetBackground};
use serde_json::Value as Json;
use testkit::{Browser, TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{FEATURES, People};

const FORM: &str = "/cartes/fond";
const FILE: &str = "/cartes/fond.pmtiles";

/// An archive of vector tiles that says what it holds, and holds none.
fn archive() -> Vec<u8> {
    let metadata = br#"{"vector_layers":[{"id":"water"},{"id":"roads"}]}"#;
    let mut bytes = vec![0_u8; 127];
    bytes[..8].copy_from_slice(b"PMTiles\x03");
    bytes[24..32].copy_from_slice(&127_u64.to_le_bytes());
    bytes[32..40].copy_from_slice(&(metadata.len() as u64).to_le_bytes());
    bytes[97..102].copy_from_slice(&[1, 2, 1, 5, 14]);
    bytes.extend_from_slice(metadata);
    bytes
}

/// Somebody whose browser asks for so many bytes.
fn asking(town: &TestTown, range: &'static str) -> Browser {
    town.browser().through(|router| {
        router.layer(map_request(move |mut request: Request| async move {
            request
                .headers_mut()
                .insert(header::RANGE, HeaderValue::from_static(range));
            request
        }))
    })
}

#[tokio::test]
async fn tiles_are_served_by_ranges() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let mut ada = browser_of(&town, people.ada);
        assert_eq!(town.browser().get(FILE).await.status, 404);
        page(&mut ada, FORM).await;
        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("version", "0"),
            ("fond", "fichier"),
            ("source", "© contributeurs OpenStreetMap, ODbL"),
        ];
        let bytes = archive();
        let wrong = whole(
            ada.post_file(FORM, &fields, ("tuiles", "a.pmtiles", &b"%PDF"[..]))
                .await,
            422,
        );
        assert!(
            wrong.contains("n’est pas du PMTiles") && wrong.contains("contributeurs"),
            "{wrong}"
        );
        let sent = ada
            .post_file(FORM, &fields, ("tuiles", "auray.pmtiles", bytes.as_slice()))
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let kept = page(&mut ada, FORM).await;
        assert!(
            kept.contains("auray.pmtiles") && kept.contains("water, roads"),
            "{kept}"
        );

        let whole_file = town.browser().get(FILE).await;
        assert_eq!(
            (whole_file.status.as_u16(), whole_file.bytes.len()),
            (200, bytes.len())
        );
        assert_eq!(whole_file.headers["accept-ranges"], "bytes");
        let tag = whole_file.headers["etag"].to_str().expect("text").to_owned();
        assert_eq!(town.browser().get_again(FILE, &tag).await.status, 304);
        let head = asking(&town, "bytes=0-126").get(FILE).await;
        assert_eq!(head.status, 206);
        assert_eq!(head.bytes, bytes[..127]);
        let said = format!("bytes 0-126/{}", bytes.len());
        assert_eq!(head.headers["content-range"].to_str().ok(), Some(said.as_str()));
        assert!(!head.headers.contains_key("content-encoding"));
        let beyond = asking(&town, "bytes=9000-").get(FILE).await;
        assert_eq!(beyond.status, 416);

        let style = town.browser().get("/cartes/fond.json").await;
        let style: Json = serde_json::from_str(&style.text).expect("JSON");
        let url = style["sources"]["fond"]["url"].as_str().unwrap_or_default();
        assert!(url.starts_with("pmtiles:///cartes/fond.pmtiles?v="), "{url}");
        assert_eq!(
            style["sources"]["fond"]["attribution"],
            "© contributeurs OpenStreetMap, ODbL"
        );

        let late = RemoveTiles { version: 9 };
        assert!(
            town.act(people.agent(), late).await.is_err(),
            "somebody changed it meanwhile"
        );
        town.act(people.agent(), RemoveTiles { version: 1 })
            .await
            .expect("removed");
        assert_eq!(town.browser().get(FILE).await.status, 404);
        assert_eq!(
            refusal(town.act(people.agent(), RemoveTiles { version: 2 }).await),
            "maps-refused-already"
        );
    });
}

#[tokio::test]
async fn the_operator_puts_a_file_beside_the_data() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let mut ada = browser_of(&town, people.ada);
        assert!(!page(&mut ada, FORM).await.contains("fond.pmtiles"));
        let there = town.house.settings.data.join("fond.pmtiles");
        std::fs::create_dir_all(&town.house.settings.data).expect("a folder");
        std::fs::write(&there, b"%PDF").expect("written");
        let typed = [("version", "0"), ("fond", "fichier"), ("source", "IGN")];
        let wrong = whole(send(&town, &mut ada, FORM, &typed).await, 422);
        assert!(wrong.contains("n’est pas du PMTiles"), "{wrong}");
        let bytes = archive();
        std::fs::write(&there, &bytes).expect("written");
        assert!(page(&mut ada, FORM).await.contains("fond.pmtiles"));
        assert_eq!(town.browser().get(FILE).await.status, 404, "nobody chose it yet");
        assert_eq!(send(&town, &mut ada, FORM, &typed).await.status, 303);
        let kept = page(&mut ada, FORM).await;
        assert!(kept.contains("water, roads"), "{kept}");

        let whole_file = town.browser().get(FILE).await;
        assert_eq!(whole_file.status, 200);
        assert_eq!(whole_file.bytes, bytes);
        assert_eq!(whole_file.headers["cache-control"], "no-cache");
        let end = asking(&town, "bytes=-5").get(FILE).await;
        assert_eq!(end.status, 206);
        assert_eq!(end.bytes, bytes[bytes.len() - 5..]);
        std::fs::remove_file(&there).expect("removed");
        assert_eq!(town.browser().get(FILE).await.status, 404);
    });
}

#[tokio::test]
async fn another_server_is_asked_only_by_choice_and_everyone_is_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let boundary = territory::SetBoundary::parse(crate::BOUNDARY).expect("a boundary");
        town.act(people.agent(), boundary).await.expect("given");
        let (_, file) = crate::published(&town, &people, "Équipements publics", crate::PLACES).await;
        let deed = maps::CreateMap {
            title: "Les équipements".to_owned(),
            description: String::new(),
            files: vec![file],
        };
        let map = town.act(people.agent(), deed).await.expect("made");
        town.act(people.agent(), maps::PublishMap { map })
            .await
            .expect("published");
        let mut visitor = town.browser();
        let path = format!("/cartes/{map}");
        let before = page(&mut visitor, &path).await;
        assert!(!before.contains("data.geopf.fr"), "{before}");

        let mut ada = browser_of(&town, people.ada);
        let form = page(&mut ada, FORM).await;
        assert!(form.contains("voit l’adresse de sa connexion"), "{form}");
        let missing = send(&town, &mut ada, FORM, &[("version", "0"), ("fond", "fichier")]).await;
        assert!(whole(missing, 422).contains("Choisissez un fichier de tuiles"));
        let typed = [("version", "0"), ("fond", "plan-ign"), ("source", "")];
        assert_eq!(send(&town, &mut ada, FORM, &typed).await.status, 303);

        let reply = visitor.get(&path).await;
        let policy = reply.headers["content-security-policy"]
            .to_str()
            .expect("text")
            .to_owned();
        assert!(
            policy.contains("connect-src 'self' https://data.geopf.fr;"),
            "{policy}"
        );
        assert!(
            reply.text.contains("voit alors l’adresse de votre connexion"),
            "{}",
            reply.text
        );
        // The page itself asks nothing of it.
        assert!(!reply.text.contains("src=\"https://data") && !reply.text.contains("href=\"https://data"));

        let back = SetBackground {
            version: 1,
            choice: Choice::Outline,
            attribution: String::new(),
            file: None,
        };
        town.act(people.agent(), back).await.expect("chosen");
        let style = visitor.get("/cartes/fond.json").await;
        assert!(!style.text.contains("http"), "{}", style.text);
        assert!(style.text.contains("territoire"), "{}", style.text);
    });
}
