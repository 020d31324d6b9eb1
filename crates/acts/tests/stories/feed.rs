//! The feed of acts: what a reader program receives, and when it need not receive it again.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, ask};

#[tokio::test]
async fn a_reader_follows_the_acts_and_asks_again_for_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let mut reader = town.browser();
        let empty = reader.get("/actes.atom").await;
        let before: atom_syndication::Feed = empty.text.parse().expect("an Atom feed");
        assert!(before.entries.is_empty());

        town.advance_days(1).await;
        let id = decided.publish(&town).await;
        let reply = reader.get("/actes.atom").await;
        assert_eq!(
            reply.headers["content-type"],
            "application/atom+xml; charset=utf-8"
        );
        let feed: atom_syndication::Feed = reply.text.parse().expect("an Atom feed");
        assert_eq!(feed.id, before.id, "the feed keeps its identifier");
        assert_eq!(feed.id, format!("urn:uuid:{}", town.body));
        assert!(
            feed.links
                .iter()
                .any(|link| link.rel == "self" && link.href == "http://localhost:8080/actes.atom")
        );
        let entry = &feed.entries[0];
        assert_eq!(entry.id, format!("urn:uuid:{id}"));
        assert_eq!(entry.title.value, "Avis sur le plan vélo");
        assert_eq!(
            entry.authors[0].name,
            "Nolwenn Le Goff, animation du groupe mobilités"
        );
        assert_eq!(entry.updated.to_rfc3339(), "2026-11-11T17:30:00+00:00");
        assert_eq!(feed.updated, entry.updated);
        assert!(
            entry
                .summary
                .as_ref()
                .expect("a summary")
                .value
                .contains("quinze kilomètres")
        );

        assert_eq!(reply.headers["last-modified"], "Wed, 11 Nov 2026 17:30:00 GMT");
        let etag = reply.headers["etag"].to_str().expect("readable").to_owned();
        let cases: [(&str, &str, u16); 6] = [
            ("if-none-match", &etag, 304),
            ("if-none-match", "\"other\", *", 304),
            ("if-none-match", "W/\"other\"", 200),
            ("if-modified-since", "Wed, 11 Nov 2026 17:30:00 GMT", 304),
            ("if-modified-since", "Wed, 11 Nov 2026 17:29:59 GMT", 200),
            ("if-modified-since", "yesterday", 200),
        ];
        for (name, value, status) in cases {
            let (answered, text) = ask(&town, "/actes.atom", &[(name, value)]).await;
            assert_eq!(
                (answered, text.is_empty()),
                (status, status == 304),
                "{name}: {value}"
            );
        }
        let json = reader.get("/actes.json").await;
        assert_eq!(
            json.headers["content-type"],
            "application/feed+json; charset=utf-8"
        );
        let written: serde_json::Value = serde_json::from_str(&json.text).expect("a JSON feed");
        assert_eq!(written["version"], "https://jsonfeed.org/version/1.1");
        let item = &written["items"][0];
        assert_eq!(item["id"], format!("urn:uuid:{id}"));
        assert_eq!(item["date_published"], "2026-11-11T17:30:00Z");
        assert_eq!(item["attachments"][0]["mime_type"], "text/html");
        let of_group = reader.get("/actes?groupe=groupe-mobilites").await;
        let followed = "href=\"/actes.atom?groupe=groupe-mobilites\"";
        assert!(of_group.text.contains(followed), "{}", of_group.text);
        let of_group = reader.get("/actes.atom?groupe=groupe-mobilites").await;
        assert_eq!(of_group.text.matches("<entry>").count(), 1);
        let group: atom_syndication::Feed = of_group.text.parse().expect("an Atom feed");
        assert_ne!(group.id, feed.id, "another feed");
        assert_eq!(ask(&town, "/actes.json?groupe=inconnu", &[]).await.0, 404);
        // The tag decides over the date (RFC 9110, section 13.2.2).
        let both = [
            ("if-none-match", "\"other\""),
            ("if-modified-since", "Wed, 11 Nov 2026 17:30:00 GMT"),
        ];
        assert_eq!(ask(&town, "/actes.atom", &both).await.0, 200);
    });
}

#[tokio::test]
async fn titles_and_names_are_escaped_in_the_feed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let act = acts::PublishAct {
            title: "Avis <b>& co</b>".to_owned(),
            author_name: "Nolwenn ]]> <Le Goff>".to_owned(),
            ..decided.publication()
        };
        town.act(Actor::Person(decided.chair), act)
            .await
            .expect("published");
        let reply = town.browser().get("/actes.atom").await;
        let feed: atom_syndication::Feed = reply.text.parse().expect("still an Atom feed");
        assert_eq!(feed.entries[0].title.value, "Avis <b>& co</b>");
        assert!(
            feed.entries[0].authors[0]
                .name
                .starts_with("Nolwenn ]]> <Le Goff>")
        );
    });
}
