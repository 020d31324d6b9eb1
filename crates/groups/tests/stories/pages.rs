//! The same through the pages, as an agent, a chair and a visitor see them.

use groups::{GroupKind, Role, find_by_slug};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, day, email, give, group, mandate, open, person, send, signed_in};

#[tokio::test]
async fn an_agent_creates_a_group_and_gives_its_first_mandate_to_a_newcomer() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let agent = person(&town, "Agent Secretariat").await;
        mandate(&town, services, agent, Role::Member).await;
        let mut browser = signed_in(&town, "Agent Secretariat").await;

        let list = open(&mut browser, "/groupes").await;
        assert!(list.contains("Vos mandats") && list.contains("href=\"/groupes/nouveau\""));
        open(&mut browser, "/groupes/nouveau").await;
        let nameless = [
            ("name", " "),
            ("kind", "travail"),
            ("description", "Ce qu’on y fait."),
        ];
        let refused = send(&town, &mut browser, "/groupes/nouveau", &nameless).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("Donnez un nom au groupe.") && refused.text.contains("Ce qu’on y fait.")
        );
        let kindless = send(&town, &mut browser, "/groupes/nouveau", &[("name", "Nouveau")]).await;
        assert_eq!(kindless.status, 422);
        assert!(
            kindless.text.contains("value=\"Nouveau\"")
                && kindless.text.contains("Choisissez une sorte de groupe.")
        );
        let fields = [
            ("name", "Nouveau"),
            ("kind", "travail"),
            ("description", "Un.\n\nDeux <b>."),
        ];
        let created = send(&town, &mut browser, "/groupes/nouveau", &fields).await;
        // « nouveau » is the address of the form.
        assert_eq!(
            created.location.as_deref(),
            Some("/groupes/nouveau-2?fait=groups-created")
        );
        let found = search::find(&mut town.sql(), town.body, "nouveaux deux", None, 10, 0)
            .await
            .expect("a search");
        assert_eq!(
            (found.total, found.hits[0].path.as_str()),
            (1, "/groupes/nouveau-2")
        );
        let page = open(&mut browser, "/groupes/nouveau-2?fait=groups-created").await;
        assert!(page.contains("<p>Un.</p><p>Deux &lt;b&gt;.</p>") && page.contains("Groupe créé"));

        open(&mut browser, "/groupes/nouveau-2/mandats").await;
        let wrong = [
            ("name", "Maïwenn"),
            ("email", "maiwenn@"),
            ("role", "animation"),
            ("from", "2026-11-10"),
            ("until", ""),
        ];
        let refused = send(&town, &mut browser, "/groupes/nouveau-2/mandats", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("value=\"Maïwenn\"") && refused.text.contains("value=\"maiwenn@\""));
        let mut right = wrong;
        right[1].1 = "maiwenn@exemple.fr";
        right[3].1 = "10 novembre";
        let dateless = send(&town, &mut browser, "/groupes/nouveau-2/mandats", &right).await;
        assert_eq!(dateless.status, 422);
        assert!(dateless.text.contains("Donnez une date complète") && dateless.text.contains("10 novembre"));
        right[3].1 = "2026-11-10";
        let given = send(&town, &mut browser, "/groupes/nouveau-2/mandats", &right).await;
        assert_eq!(
            given.location.as_deref(),
            Some("/groupes/nouveau-2?fait=groups-mandate-given")
        );
        let again = send(&town, &mut browser, "/groupes/nouveau-2/mandats", &right).await;
        assert_eq!(again.status, 422);
        assert!(
            again
                .text
                .contains("a déjà un mandat dans ce groupe depuis le 10 novembre 2026")
        );

        let page = open(&mut town.browser(), "/groupes/nouveau-2").await;
        assert!(page.contains(">Maïwenn</th>") && page.contains("depuis le 10 novembre 2026"));
        assert!(
            !page.contains("maiwenn@exemple.fr") && !page.contains("/mandats"),
            "a visitor reads, no more"
        );
    });
}

#[tokio::test]
async fn a_chair_ends_a_mandate_and_it_is_folded_the_day_after() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let (chair, ada) = (person(&town, "Claude").await, person(&town, "Ada").await);
        mandate(&town, mobility, chair, Role::Chair).await;
        mandate(&town, mobility, ada, Role::Member).await;
        give(
            &town,
            mobility,
            person(&town, "Zoe").await,
            Role::Member,
            day("2026-12-01"),
            None,
        )
        .await
        .expect("given");
        let mut browser = signed_in(&town, "Claude").await;

        let page = open(&mut browser, "/groupes/mobilites/mandats").await;
        let end = format!("/groupes/mobilites/mandats/fin?personne={ada}");
        assert!(page.contains(&format!("href=\"{end}\"")));
        assert!(open(&mut browser, &end).await.contains("value=\"2026-11-10\""));
        let ada = ada.to_string();
        let path = "/groupes/mobilites/mandats/fin";
        let early = send(
            &town,
            &mut browser,
            path,
            &[("personne", &ada), ("on", "2020-01-01")],
        )
        .await;
        assert_eq!(early.status, 422);
        assert!(
            early
                .text
                .contains("n’a pas de mandat dans ce groupe le 1er janvier 2020")
        );
        let ended = send(
            &town,
            &mut browser,
            path,
            &[("personne", &ada), ("on", "2026-11-11")],
        )
        .await;
        assert_eq!(
            ended.location.as_deref(),
            Some("/groupes/mobilites?fait=groups-mandate-ended")
        );

        let dates = "du 10 novembre 2026 jusqu’au 11 novembre 2026";
        for days in [0, 1] {
            town.advance_days(days).await;
            let page = open(&mut browser, "/groupes/mobilites").await;
            assert!(
                page.contains(dates) && !page.contains("Mandats terminés"),
                "still a member"
            );
            assert!(page.contains("2 membres aujourd’hui"));
            assert!(page.contains("Mandats à venir (1)") && page.contains("à partir du 1er décembre 2026"));
        }
        town.advance_days(1).await;
        let page = open(&mut browser, "/groupes/mobilites").await;
        let (shown, folded) = page.split_once("Mandats terminés (1)").expect("a folded part");
        assert!(!shown.contains(dates) && folded.contains(dates));
        assert!(page.contains("1 membre aujourd’hui"));
        assert!(page.contains("Fin d’un mandat"), "the timeline tells it");
    });
}

#[tokio::test]
async fn who_may_not_give_mandates_does_not_see_the_form() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let ada = person(&town, "Ada").await;
        mandate(&town, mobility, ada, Role::Member).await;
        let mut browser = signed_in(&town, "Ada").await;
        let end = format!("/groupes/mobilites/mandats/fin?personne={ada}");
        for path in ["/groupes/nouveau", "/groupes/mobilites/mandats", &end] {
            let reply = browser.get(path).await;
            assert_eq!(reply.status, 403, "{path}");
            assert!(!reply.text.contains('⟦'), "{}", reply.text);
            let reply = town.browser().get(path).await;
            assert!(
                reply
                    .location
                    .expect("the sign-in page")
                    .starts_with("/connexion?retour=/groupes/")
            );
        }
        let fields = [
            ("name", "Bob"),
            ("email", "bob@exemple.fr"),
            ("role", "membre"),
            ("from", "2026-11-10"),
        ];
        assert_eq!(
            send(&town, &mut browser, "/groupes/mobilites/mandats", &fields)
                .await
                .status,
            403
        );
        let found = identity::find_by_email(&mut town.sql(), town.body, &email("Bob")).await;
        assert_eq!(found.expect("a search"), None);
        assert_eq!(browser.get("/groupes/inconnu").await.status, 404);
    });
}

#[tokio::test]
async fn groups_of_one_name_have_their_own_addresses_and_long_lists_have_pages() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        for _ in 0..2 {
            group(&town, "Été & Mer", GroupKind::Working).await;
        }
        for slug in ["ete-mer", "ete-mer-2"] {
            let found = find_by_slug(&mut town.sql(), town.body, slug)
                .await
                .expect("a search");
            assert_eq!(found.map(|group| group.name).as_deref(), Some("Été & Mer"));
        }
        for place in 0..50 {
            group(&town, &format!("Atelier {place:02}"), GroupKind::Plenary).await;
        }
        let mut browser = town.browser();
        let first = open(&mut browser, "/groupes").await;
        assert!(first.contains("Atelier 00") && first.contains("Atelier 49") && !first.contains("ete-mer"));
        let second = open(&mut browser, "/groupes?page=2").await;
        assert!(second.contains("href=\"/groupes/ete-mer\"") && !second.contains("Atelier 49"));
        let beyond = open(&mut browser, "/groupes?page=99").await;
        assert!(beyond.contains("href=\"/groupes/ete-mer-2\""));
        let named = groups::list(&mut town.sql(), town.body, 3).await.expect("a list");
        assert_eq!(
            named.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(),
            ["Atelier 00", "Atelier 01", "Atelier 02"]
        );
    });
}

#[tokio::test]
async fn a_group_name_that_hides_something_is_refused() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        for name in ["Groupe\u{200b} mer", "\u{202e}rem epuorG"] {
            let deed = groups::CreateGroup {
                name: name.to_owned(),
                kind: GroupKind::Working,
                description: String::new(),
            };
            let refused = town.act(kernel::Actor::Operator, deed).await;
            assert!(
                matches!(&refused, Err(kernel::Fault::Invalid(faults)) if faults[0].sentence.key == "name-unseen"),
                "{refused:?}"
            );
        }
    });
}
