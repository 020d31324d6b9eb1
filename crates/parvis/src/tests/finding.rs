//! A search is followed: its feed tells what comes to answer it, of every kind, the latest first.

use groups::{GroupKind, Role};
use kernel::Actor;
use testkit::cast::{group, mandate, person};
use testkit::{TestTown, on_both_engines, page};
use texts::ImportText;

use crate::compose::FEATURES;

#[tokio::test]
async fn a_search_of_the_whole_body_is_followed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mobility = group(&town, "Groupe vélo", GroupKind::Working).await;
        let ada = person(&town, "Ada", "ada").await;
        mandate(&town, mobility, ada, Role::Chair, true).await;
        for number in 1..=60 {
            town.advance_minutes(1).await;
            let text = ImportText {
                group: mobility,
                title: format!("Plan n° {number}"),
                markdown: format!("# Plan\n\nLe vélo & la marche, fois {number}.\n"),
            };
            town.act(Actor::Person(ada), text).await.expect("imported");
        }
        let mut reader = town.browser();
        let shown = page(&mut reader, "/recherche?q=vélo").await;
        let followed = "/recherche.atom?q=v%C3%A9lo";
        let announced =
            format!("type=\"application/atom+xml\" title=\"Recherche : vélo\" href=\"{followed}\"");
        assert!(shown.replace('\u{a0}', " ").contains(&announced), "{shown}");
        let reply = reader.get(followed).await;
        assert_eq!(
            reply.headers["content-type"],
            "application/atom+xml; charset=utf-8"
        );
        // Bounded, the latest first, of every kind: fifty texts leave the older ones and their group out.
        assert_eq!(reply.text.matches("<entry>").count(), 50);
        let first = reply.text.find("Plan n° 60").expect("the latest");
        let second = reply.text.find("Plan n° 59").expect("the one before");
        assert!(first < second && !reply.text.contains("Plan n° 10<"));
        assert!(reply.text.contains("&amp; la marche"), "{}", reply.text);

        let json = page(&mut reader, "/recherche.json?q=groupe").await;
        let json: serde_json::Value = serde_json::from_str(&json).expect("a JSON feed");
        let item = &json["items"][0];
        assert_eq!(item["title"], "Groupe vélo");
        assert_eq!(item["tags"][0], "Groupe");
        assert_eq!(json["feed_url"], "http://localhost:8080/recherche.json?q=groupe");
        for nothing in ["", "?q=", "?q=introuvable", "?q=%20"] {
            let empty = reader.get(&format!("/recherche.atom{nothing}")).await;
            assert_eq!(
                (empty.status.as_u16(), empty.text.matches("<entry>").count()),
                (200, 0),
                "{nothing}"
            );
        }
        let nothing = page(&mut reader, "/recherche").await;
        assert!(!nothing.contains("/recherche.atom"), "{nothing}");
    });
}
