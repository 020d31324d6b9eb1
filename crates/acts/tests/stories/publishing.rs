//! Nolwenn publishes what the group decided: once, whole, under her name.

use acts::PublishAct;
use db::Uuid;
use groups::GroupKind;
use kernel::{Actor, Fault, JournalPage};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES, browser_of, draft, group, page, refusal, whole};

#[tokio::test]
async fn the_chair_publishes_from_a_form_already_filled() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let mut chair = browser_of(&town, decided.chair);
        let list = page(&mut chair, "/actes").await;
        assert!(
            list.contains("href=\"/actes/nouveau\"") && list.contains("Aucun acte n’a encore été publié.")
        );
        let groups = page(&mut chair, "/actes/nouveau").await;
        assert!(
            groups.contains(&format!("/actes/nouveau?groupe={}", decided.group)),
            "{groups}"
        );

        let (group, text) = (decided.group.to_string(), decided.text.to_string());
        let meeting = decided.meeting.to_string();
        let form = page(
            &mut chair,
            &format!("/actes/nouveau?groupe={group}&texte={text}&reunion={meeting}"),
        )
        .await;
        for part in [
            "value=\"Avis sur le plan vélo\"",
            "value=\"Nolwenn Le Goff\"",
            "Réunion du groupe mobilités",
            "Un acte publié ne peut être ni modifié ni retiré",
            "ni voie ni délai de recours",
        ] {
            assert!(form.contains(part), "{part} is missing: {form}");
        }

        let request = town.id::<Uuid>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("group", &group),
            ("text", &text),
            ("meeting", &meeting),
            ("title", "Avis sur le plan vélo"),
            ("author_name", ""),
            ("author_quality", "animation du groupe"),
        ];
        let refused = whole(chair.post("/actes/nouveau", &fields).await, 422);
        assert!(
            refused.contains("Écrivez le prénom et le nom de la personne qui signe l’acte."),
            "{refused}"
        );
        assert!(
            refused.contains("value=\"animation du groupe\""),
            "what was typed stays: {refused}"
        );

        let mut fields = fields;
        fields[5] = ("author_name", "Nolwenn Le Goff");
        let first = chair
            .post("/actes/nouveau", &fields)
            .await
            .location
            .expect("published");
        assert!(
            first.starts_with("/actes/") && first.ends_with("?fait=acts-published"),
            "{first}"
        );
        // The same form pressed twice.
        assert_eq!(
            chair.post("/actes/nouveau", &fields).await.location,
            Some(first.clone())
        );
        assert_eq!(
            acts::latest(&mut town.sql(), town.body, 10)
                .await
                .expect("they read")
                .len(),
            1
        );
        assert!(
            page(&mut chair, &first)
                .await
                .contains("L’acte est publié. Il ne changera plus.")
        );
    });
}

#[tokio::test]
async fn a_text_is_published_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let act = decided.publish(&town).await;
        let again = PublishAct {
            title: "Rectificatif".to_owned(),
            ..decided.publication()
        };
        match town.act(Actor::Person(decided.agent), again).await {
            Err(Fault::Refused { sentence, .. }) => {
                assert_eq!(sentence.key, "acts-refused-published");
                assert!(format!("{:?}", sentence.arguments).contains(&format!("/actes/{act}")));
            }
            other => panic!("published twice: {other:?}"),
        }
        let form = format!("/actes/nouveau?groupe={}&texte={}", decided.group, decided.text);
        let shown = page(&mut browser_of(&town, decided.chair), &form).await;
        assert!(
            shown.contains(&format!("href=\"/actes/{act}\"")) && !shown.contains("Publier pour toujours")
        );
        let public = JournalPage::public(&mut town.sql(), town.body, 50, 0)
            .await
            .expect("it reads");
        assert_eq!(
            public.iter().filter(|line| line.kind == "acts.published").count(),
            1
        );
    });
}

#[tokio::test]
async fn two_who_publish_at_once_publish_one() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let (first, second) = tokio::join!(
            town.act(Actor::Person(decided.chair), decided.publication()),
            town.act(Actor::Person(decided.agent), decided.publication()),
        );
        let (published, refused) = if first.is_ok() {
            (first, second)
        } else {
            (second, first)
        };
        published.expect("one of them publishes");
        assert_eq!(refusal(refused), "acts-refused-published");
    });
}

#[tokio::test]
async fn what_can_still_change_is_not_published() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::gather(&town).await;
        let publish = |act: PublishAct| town.act(Actor::Person(decided.agent), act);
        let of_text = PublishAct {
            meeting: None,
            ..decided.publication()
        };
        assert_eq!(
            refusal(publish(of_text.clone()).await),
            "acts-text-not-consolidated"
        );
        let of_minutes = PublishAct {
            text: None,
            ..decided.publication()
        };
        assert_eq!(
            refusal(publish(of_minutes.clone()).await),
            "acts-minutes-not-approved"
        );
        let empty = PublishAct {
            text: None,
            meeting: None,
            ..decided.publication()
        };
        assert_eq!(refusal(publish(empty).await), "acts-nothing-to-publish");

        let elsewhere = group(&town, "Autre groupe", GroupKind::Working).await;
        let foreign = draft(&town, elsewhere, "Texte d’ailleurs").await;
        let stolen = PublishAct {
            text: Some(foreign),
            ..of_text.clone()
        };
        assert_eq!(refusal(publish(stolen).await), "acts-text-of-another-group");
        let minutes_elsewhere = PublishAct {
            group: elsewhere,
            ..of_minutes.clone()
        };
        assert_eq!(
            refusal(publish(minutes_elsewhere).await),
            "acts-meeting-of-another-group"
        );

        let nameless = PublishAct {
            author_name: "  ".to_owned(),
            ..of_text.clone()
        };
        assert_eq!(refusal(publish(nameless).await), "acts-author-name-empty");
        let endless = PublishAct {
            title: "t".repeat(201),
            ..of_text
        };
        assert_eq!(refusal(publish(endless).await), "acts-title-too-long");
        let nothing = page(
            &mut browser_of(&town, decided.chair),
            &format!("/actes/nouveau?groupe={}", decided.group),
        )
        .await;
        assert!(nothing.contains("Rien n’est prêt à être publié"), "{nothing}");

        // Minutes alone make an act of their own.
        decided.approve_minutes(&town).await;
        publish(of_minutes).await.expect("the minutes are published");
    });
}

#[tokio::test]
async fn only_the_chair_and_agents_publish() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        for actor in [
            Actor::Visitor,
            Actor::Person(decided.passer_by),
            Actor::Person(decided.member),
            Actor::Person(decided.secretary),
        ] {
            let outcome = town.act(actor, decided.publication()).await;
            assert!(
                matches!(
                    outcome,
                    Err(Fault::Forbidden {
                        right: "acts.publish"
                    })
                ),
                "{actor:?}: {outcome:?}"
            );
        }
        let form = format!("/actes/nouveau?groupe={}", decided.group);
        let refused = browser_of(&town, decided.member).get(&form).await;
        assert_eq!(refused.status.as_u16(), 403);
        assert!(
            refused.text.contains("Publier un acte d’un groupe"),
            "the right is named: {}",
            refused.text
        );
        let visitor = town.browser().get("/actes/nouveau").await;
        assert!(
            visitor
                .location
                .expect("a visitor signs in")
                .starts_with("/connexion")
        );
        town.act(Actor::Person(decided.agent), decided.publication())
            .await
            .expect("an agent publishes");
    });
}

#[tokio::test]
async fn an_act_is_in_french_whatever_its_publisher_and_its_readers_read_in() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let mut chair = browser_of(&town, decided.chair);
        chair.get_from_here("/langue/en?retour=/actes").await;
        let (group, text) = (decided.group.to_string(), decided.text.to_string());
        let form = page(&mut chair, &format!("/actes/nouveau?groupe={group}&texte={text}")).await;
        assert!(form.contains("<html lang=\"en\">"), "{form}");
        // What is proposed to be signed is what will be read for good.
        assert!(form.contains("value=\"Animation de «\u{a0}Groupe mobilités\u{a0}»\""));
        let request = town.id::<Uuid>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("group", &group),
            ("text", &text),
            ("meeting", ""),
            ("title", "Avis sur le plan vélo"),
            ("author_name", "Nolwenn Le Goff"),
            ("author_quality", "animation du groupe"),
        ];
        let sent = chair.post("/actes/nouveau", &fields).await;
        let path = sent.location.expect("published");
        let path = path.split('?').next().expect("a path");
        let act = page(&mut chair, path).await;
        assert!(
            act.contains("<html lang=\"en\">")
                && act.contains("<span lang=\"fr\">Avis sur le plan vélo</span>")
        );
        let mut french = browser_of(&town, decided.member);
        let file = acts::latest(&mut town.sql(), town.body, 10)
            .await
            .expect("they read");
        let address = format!("{path}/fichier");
        let (in_english, in_french) = (chair.get(&address).await, french.get(&address).await);
        assert_eq!(in_english.text, in_french.text, "the same bytes for all");
        assert!(
            in_french.text.contains("<html lang=\"fr\">"),
            "{address}: {}",
            in_french.text
        );
        assert_eq!(file.len(), 1);
        let feed = |reply: testkit::Reply| (reply.headers["etag"].clone(), reply.text);
        assert_eq!(
            feed(chair.get("/actes.atom").await),
            feed(french.get("/actes.atom").await),
            "a feed is the same for all"
        );
    });
}
