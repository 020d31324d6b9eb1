//! The feed of acts: what a reader program receives, and when it need not receive it again.

use acts::{DescribeDeliberation, PublishAct};
use kernel::{Actor, CollectiviteKind};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, ask, browser_of, page};
use crate::open_data::{adopted, said, with_siret};

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
        let act = PublishAct {
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

/// The titles of a feed, which is one in both formats.
pub(crate) async fn titles(town: &TestTown, query: &str) -> Vec<String> {
    let atom = town.browser().get(&format!("/actes.atom{query}")).await;
    assert_eq!(atom.status, 200, "{query}: {}", atom.text);
    let feed: atom_syndication::Feed = atom.text.parse().expect("an Atom feed");
    let own = format!("http://localhost:8080/actes.atom{query}");
    assert!(
        feed.links
            .iter()
            .any(|link| link.rel == "self" && link.href == own),
        "{own}: {:?}",
        feed.links
    );
    let told: Vec<String> = feed.entries.into_iter().map(|entry| entry.title.value).collect();
    let json = page(&mut town.browser(), &format!("/actes.json{query}")).await;
    let json: serde_json::Value = serde_json::from_str(&json).expect("a JSON feed");
    let items = json["items"].as_array().expect("items");
    let same: Vec<&str> = items.iter().filter_map(|item| item["title"].as_str()).collect();
    assert_eq!(same, told);
    told
}

#[tokio::test]
async fn acts_are_followed_by_theme_by_text_and_by_words() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        town.become_kind(CollectiviteKind::Commune).await;
        let decided = Decided::ready(&town).await;
        decided.publish(&town).await;
        with_siret(&town, &decided).await;
        town.advance_days(1).await;
        let school = adopted(&town, &decided, "Subvention à l’école").await;
        town.advance_days(1).await;
        let market = adopted(&town, &decided, "Marché des cantines").await;
        for (act, number, matter) in [(school, "2026-1", "7.5"), (market, "2026-2", "1.1")] {
            let described = DescribeDeliberation {
                matter: matter.to_owned(),
                ..said(number)
            };
            town.act(Actor::Person(decided.agent), described.of(act))
                .await
                .expect("described");
        }
        let (finances, school_title, market_title) =
            ("?theme=7", "Subvention à l’école", "Marché des cantines");
        assert_eq!(titles(&town, finances).await, [school_title]);
        assert_eq!(titles(&town, "?theme=1").await, [market_title]);
        assert_eq!(titles(&town, "?theme=2").await, [""; 0]);
        let of_text = format!("?texte={}", decided.text);
        assert_eq!(titles(&town, &of_text).await, ["Avis sur le plan vélo"]);
        // « subvention » is in the words of both adopted texts, « cantines » in the title of one.
        assert_eq!(titles(&town, "?q=subvention").await, [market_title, school_title]);
        assert_eq!(titles(&town, "?q=cantines").await, [market_title]);
        assert_eq!(titles(&town, "?theme=7&q=subvention").await, [school_title]);
        assert_eq!(titles(&town, "?q=introuvable").await, [""; 0]);
        assert_eq!(titles(&town, "").await.len(), 3);
        for nothing in ["?theme=12", "?theme=x", "?texte=x", "?groupe=inconnu"] {
            let missing = ask(&town, &format!("/actes.atom{nothing}"), &[]).await;
            assert_eq!(missing.0, 404, "{nothing}");
        }

        // The page that shows the same announces it, and its form keeps what is asked.
        let mut reader = browser_of(&town, decided.passer_by);
        let shown = page(&mut reader, "/actes?theme=7&q=subvention").await;
        for wanted in [
            "type=\"application/atom+xml\" title=\"Actes publiés – finances locales, «\u{a0}subvention\u{a0}»\" href=\"/actes.atom?theme=7&amp;q=subvention\"",
            "1 acte<",
            "value=\"subvention\"",
            "<option value=\"7\" selected",
            school_title,
        ] {
            assert!(shown.contains(wanted), "{wanted} in {shown}");
        }
        // Its group’s name holds the same words, in the form.
        let other = format!(">{market_title}<");
        assert!(!shown.contains(&other), "{shown}");
        let none = page(&mut reader, "/actes?q=introuvable&page=9").await;
        assert!(none.contains("Aucun acte ne correspond."), "{none}");
        let opinion = page(&mut reader, "/actes?texte=").await;
        assert!(opinion.contains("Avis sur le plan vélo"), "{opinion}");
    });
}
