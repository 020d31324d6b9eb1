//! The theme of an act: given when it is published or later, beside it, and followed in a feed of its own.

use acts::{DescribeDeliberation, GiveTheme, PublishAct};
use kernel::{Actor, CollectiviteKind, JournalPage};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, ask, browser_of, page, refusal, send, whole};
use crate::feed::titles;
use crate::open_data::{adopted, said, with_siret};

const TITLE: &str = "Avis sur le plan vélo";

#[tokio::test]
async fn an_opinion_is_published_with_its_theme_and_followed_by_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let mut chair = browser_of(&town, decided.chair);
        let (group, text) = (decided.group.to_string(), decided.text.to_string());
        let form = page(&mut chair, &format!("/actes/nouveau?groupe={group}&texte={text}")).await;
        assert!(
            form.contains("name=\"theme\"") && form.contains("par exemple «\u{a0}Mobilités\u{a0}»"),
            "{form}"
        );
        let mut fields = [
            ("group", group.as_str()),
            ("text", &text),
            ("title", TITLE),
            ("author_name", "Nolwenn Le Goff"),
            ("author_quality", "animation du groupe"),
            ("theme", "2026"),
        ];
        let refused = whole(send(&town, &mut chair, "/actes/nouveau", &fields).await, 422);
        assert!(
            refused.contains("Écrivez le thème en toutes lettres."),
            "{refused}"
        );
        assert!(
            refused.contains("value=\"2026\""),
            "what was typed stays: {refused}"
        );
        fields[5] = ("theme", "  Mobilités   douces ");
        let done = send(&town, &mut chair, "/actes/nouveau", &fields).await;
        assert!(done.location.is_some(), "{}", done.text);

        let feed = "?theme=Mobilit%C3%A9s%20douces";
        assert_eq!(titles(&town, feed).await, [TITLE]);
        assert_eq!(titles(&town, &format!("{feed}&q=pistes")).await, [TITLE]);
        assert_eq!(titles(&town, &format!("{feed}&q=introuvable")).await, [""; 0]);
        // Whatever its capitals and accents, it is one theme; one that no act has is not found.
        assert_eq!(
            ask(&town, "/actes.atom?theme=MOBILITES%20DOUCES", &[]).await.0,
            200
        );
        assert_eq!(ask(&town, "/actes.json?theme=Voirie", &[]).await.0, 404);
        let atom = page(&mut town.browser(), "/actes.atom").await;
        assert!(atom.contains("<category term=\"Mobilités douces\""), "{atom}");
        let json = page(&mut town.browser(), "/actes.json").await;
        let json: serde_json::Value = serde_json::from_str(&json).expect("a JSON feed");
        assert_eq!(json["items"][0]["tags"], serde_json::json!(["Mobilités douces"]));

        let list = page(&mut chair, &format!("/actes{feed}")).await;
        for wanted in [
            "<option value=\"Mobilités douces\" selected",
            "1 acte<",
            "Thème\u{a0}: Mobilités douces",
            "href=\"/actes.atom?theme=Mobilit%C3%A9s%20douces\"",
        ] {
            assert!(list.contains(wanted), "{wanted} in {list}");
        }
    });
}

#[tokio::test]
async fn a_theme_is_given_later_and_the_act_does_not_change() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let id = decided.publish(&town).await;
        let mut reader = town.browser();
        let file = page(&mut reader, &format!("/actes/{id}/fichier")).await;
        let mut chair = browser_of(&town, decided.chair);
        let address = format!("/actes/{id}/theme");
        let shown = page(&mut chair, &format!("/actes/{id}")).await;
        assert!(
            shown.contains(&format!("href=\"{address}\"")) && shown.contains("Donner un thème"),
            "{shown}"
        );
        let public = page(&mut reader, &format!("/actes/{id}")).await;
        assert!(!public.contains(&address), "{public}");

        town.advance_days(1).await;
        let given = send(&town, &mut chair, &address, &[("before", ""), ("theme", "Vélo")]).await;
        assert_eq!(
            given.location,
            Some(format!("/actes/{id}?fait=acts-theme-given")),
            "{}",
            given.text
        );
        let public = page(&mut reader, &format!("/actes/{id}")).await;
        assert!(
            public.contains("<a href=\"/actes?theme=V%C3%A9lo\">Vélo</a>")
                && public.contains("href=\"/actes.atom?theme=V%C3%A9lo\""),
            "{public}"
        );
        assert_eq!(page(&mut reader, &format!("/actes/{id}/fichier")).await, file);
        // Whoever follows the theme since before is told now, though the act is older.
        let since = [("if-modified-since", "Tue, 10 Nov 2026 17:30:00 GMT")];
        assert_eq!(ask(&town, "/actes.atom?theme=V%C3%A9lo", &since).await.0, 200);

        // Somebody else opened the form before.
        let late = [("before", ""), ("theme", "Cyclisme")];
        let refused = whole(send(&town, &mut chair, &address, &late).await, 422);
        for wanted in [
            "pendant ce temps le thème",
            "value=\"Cyclisme\"",
            "name=\"before\" value=\"Vélo\"",
        ] {
            assert!(refused.contains(wanted), "{wanted} in {refused}");
        }
        let again = [("before", "Vélo"), ("theme", "Cyclisme")];
        assert!(send(&town, &mut chair, &address, &again).await.location.is_some());
        assert_eq!(titles(&town, "?theme=Cyclisme").await, [TITLE]);
        assert_eq!(ask(&town, "/actes.atom?theme=V%C3%A9lo", &[]).await.0, 404);
        let taken = [("before", "Cyclisme"), ("theme", " ")];
        assert!(send(&town, &mut chair, &address, &taken).await.location.is_some());
        assert_eq!(ask(&town, "/actes.atom?theme=Cyclisme", &[]).await.0, 404);
        let lines = JournalPage::public(&mut town.sql(), town.body, 50, 0)
            .await
            .expect("it reads");
        let told = lines
            .iter()
            .filter(|line| line.kind == "acts.theme-given")
            .count();
        assert_eq!(told, 3);
    });
}

#[tokio::test]
async fn whoever_may_not_publish_gives_no_theme() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let act = decided.publish(&town).await;
        let deed = GiveTheme {
            act,
            before: String::new(),
            theme: "Vélo".to_owned(),
        };
        for person in [decided.member, decided.passer_by] {
            let outcome = town.act(Actor::Person(person), deed.clone()).await;
            assert_eq!(refusal(outcome), "acts.give-theme");
            let mut browser = browser_of(&town, person);
            assert_eq!(browser.get(&format!("/actes/{act}/theme")).await.status, 403);
        }
        town.act(Actor::Person(decided.agent), deed).await.expect("given");
    });
}

#[tokio::test]
async fn opinions_and_deliberations_of_one_theme_are_in_one_feed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        town.become_kind(CollectiviteKind::Commune).await;
        let decided = Decided::ready(&town).await;
        let opinion = PublishAct {
            theme: "Finances Locales".to_owned(),
            ..decided.publication()
        };
        town.act(Actor::Person(decided.chair), opinion)
            .await
            .expect("published");
        with_siret(&town, &decided).await;
        town.advance_days(1).await;
        let school = adopted(&town, &decided, "Subvention à l’école").await;
        let described = DescribeDeliberation {
            matter: "7.5".to_owned(),
            ..said("2026-1")
        };
        town.act(Actor::Person(decided.agent), described.of(school))
            .await
            .expect("described");
        assert_eq!(titles(&town, "?theme=7").await, ["Subvention à l’école", TITLE]);
        let list = page(&mut town.browser(), "/actes?theme=finances%20locales").await;
        assert_eq!(list.matches("<option value=\"7\" selected").count(), 1, "{list}");
        assert!(list.contains("2 actes"), "{list}");
    });
}
