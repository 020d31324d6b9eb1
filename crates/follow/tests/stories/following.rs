//! Beginning to follow, choosing, and what taking part does.

use follow::model::{Choice, Rhythm};
use follow::{Choose, Follow, SetRhythm};
use kernel::{Actor, SubjectRef};
use testkit::{browser_of, on_both_engines, page, refusal, send, whole};

use crate::{Circle, FEATURES, consultation, contribute, follows, uuid_of, waiting};

#[tokio::test]
async fn somebody_follows_from_the_page_and_stops_there() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let path = format!("/consultations/{gare}");
        let mut reader = browser_of(&town, circle.reader);
        let before = page(&mut reader, &path).await;
        assert!(before.contains("jamais un courriel par événement"));
        let objet = format!("consultation/{gare}");
        let done = send(
            &town,
            &mut reader,
            "/suivre",
            &[("objet", &objet), ("choix", "digest")],
        )
        .await;
        assert_eq!(done.leads_to(), format!("{path}?fait=follow-followed"));
        let after = page(&mut reader, &path).await;
        assert!(after.contains("Ne plus suivre"), "{after}");
        assert!(after.contains("Vous suivez «\u{a0}La place de la gare\u{a0}»"));
        send(
            &town,
            &mut reader,
            "/suivre",
            &[("objet", &objet), ("choix", "nothing")],
        )
        .await;
        assert!(!page(&mut reader, &path).await.contains("Ne plus suivre"));
    });
}

#[tokio::test]
async fn who_must_sign_in_first_comes_back_having_followed() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/consultations/{gare}")).await;
        let ask = format!("/suivre?objet=consultation/{gare}");
        assert!(shown.contains(&ask), "{shown}");
        let asked = visitor.get(&ask).await;
        assert_eq!(asked.status, 303);
        let back = format!("/suivre/oui?objet=consultation/{gare}");
        let encoded = back.replace('?', "%3F").replace('=', "%3D");
        assert!(asked.leads_to().contains(&encoded), "{}", asked.leads_to());
        // The link of the letter leads back here, from this site: it is done at once.
        let mut reader = browser_of(&town, circle.reader);
        let done = reader.get_from_here(&back).await;
        assert_eq!(
            done.leads_to(),
            format!("/consultations/{gare}?fait=follow-followed")
        );
        let mine = page(&mut reader, "/mes-suivis").await;
        assert!(mine.contains("La place de la gare"));
        // From another site, or without saying from where, the button is shown instead.
        let mut other = browser_of(&town, circle.writer);
        let shown = other.get(&back).await;
        assert_eq!(shown.leads_to(), ask);
        assert!(
            !page(&mut other, "/mes-suivis")
                .await
                .contains("La place de la gare")
        );
    });
}

#[tokio::test]
async fn who_takes_part_follows_on_the_site_and_can_refuse() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let halles = circle.open(&town, "Les halles").await;
        let contribution = contribute(&town, circle.writer, gare, "Des bancs").await;
        let mut writer = browser_of(&town, circle.writer);
        let path = format!("/consultations/{gare}/contributions/{contribution}");
        let said = page(&mut writer, &path).await;
        assert!(
            said.contains("sur le site seulement, parce que vous y participez"),
            "{said}"
        );
        // Whoever chairs follows the group: they were given a mandate there.
        let chair = page(&mut browser_of(&town, circle.chair), "/mes-suivis").await;
        assert!(chair.contains("Groupe mobilités"));
        let refuses = SetRhythm {
            rhythm: Rhythm::Day,
            weekday: 1,
            follows_taking_part: false,
        };
        town.act(Actor::Person(circle.writer), refuses).await.unwrap();
        contribute(&town, circle.writer, halles, "Un marché le soir").await;
        assert!(!page(&mut writer, "/mes-suivis").await.contains("Les halles"));
        // What was given up is not taken up again by taking part.
        let nothing = Choose {
            choices: vec![(uuid_of(gare), Choice::Nothing)],
        };
        town.act(Actor::Person(circle.writer), nothing).await.unwrap();
        contribute(&town, circle.writer, gare, "De l’ombre").await;
        contribute(&town, circle.reader, gare, "Un toit").await;
        assert_eq!(waiting(&town, circle.writer).await, (0, false));
    });
}

#[tokio::test]
async fn choices_are_made_on_one_page_of_many() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut reader = browser_of(&town, circle.reader);
        assert!(
            page(&mut reader, "/mes-suivis")
                .await
                .contains("Vous ne suivez rien encore")
        );
        let mut all = Vec::new();
        for place in 0..60 {
            let one = circle.open(&town, &format!("Consultation n° {place}")).await;
            town.house.clock.set(town.now().plus_seconds(60));
            follows(&town, circle.reader, consultation(one), Choice::Digest).await;
            all.push(one);
        }
        let first = page(&mut reader, "/mes-suivis").await;
        assert!(first.contains("60 sujets") && first.contains("Consultation n° 59"));
        assert!(!first.contains("Consultation n° 5<"));
        let last = page(&mut reader, "/mes-suivis?page=2").await;
        assert!(last.contains("Consultation n° 5<"), "{last}");
        let field = format!("choix-{}", all[5]);
        let sent = [
            ("page", "2"),
            (field.as_str(), "nothing"),
            ("choix-x", "site"),
            ("autre", "1"),
        ];
        let done = send(&town, &mut reader, "/mes-suivis", &sent).await;
        assert_eq!(done.leads_to(), "/mes-suivis?page=2&fait=follow-chosen");
        let last = page(&mut reader, "/mes-suivis?page=2").await;
        assert!(last.contains("<option value=\"nothing\" selected>"), "{last}");
    });
}

#[tokio::test]
async fn what_cannot_be_followed_is_not() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let contribution = contribute(&town, circle.writer, gare, "Des bancs").await;
        let follow = |object: SubjectRef| Follow {
            object,
            choice: Choice::Digest,
        };
        let reader = Actor::Person(circle.reader);
        let not_followed = town
            .act(reader, follow(SubjectRef::new("contribution", contribution)))
            .await;
        assert!(matches!(not_followed, Err(kernel::Fault::NotFound(_))));
        let unknown = SubjectRef {
            kind: "consultation".to_owned(),
            id: uuid_of(town.id::<()>()),
        };
        assert!(matches!(
            town.act(reader, follow(unknown.clone())).await,
            Err(kernel::Fault::NotFound(_))
        ));
        let other_body = SubjectRef {
            kind: "collectivite".to_owned(),
            ..unknown
        };
        assert!(matches!(
            town.act(reader, follow(other_body)).await,
            Err(kernel::Fault::NotFound(_))
        ));
        let visitor = town.act(Actor::Visitor, follow(consultation(gare))).await;
        assert_eq!(refusal(visitor), "follow.follow");
        let wrong = SetRhythm {
            rhythm: Rhythm::Week,
            weekday: 8,
            follows_taking_part: true,
        };
        assert_eq!(refusal(town.act(reader, wrong).await), "follow-weekday-wrong");
        let mut browser = browser_of(&town, circle.reader);
        for path in ["/suivre", "/suivre?objet=consultation/x", "/suivre?objet=text/1"] {
            whole(browser.get(path).await, 404);
        }
    });
}

#[tokio::test]
async fn a_rhythm_that_is_refused_keeps_what_was_typed() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        let mut reader = browser_of(&town, circle.reader);
        let never = [("rythme", "never"), ("jour", "1")];
        send(&town, &mut reader, "/mes-suivis/rythme", &never).await;
        let said = page(&mut reader, &format!("/consultations/{gare}")).await;
        assert!(said.contains("le récapitulatif est arrêté"), "{said}");
        let typed = [("rythme", "week"), ("jour", ""), ("participation", "oui")];
        let refused = whole(send(&town, &mut reader, "/mes-suivis/rythme", &typed).await, 422);
        assert!(refused.contains("Choisissez un jour de la semaine"), "{refused}");
        let checked = |value: &str| {
            let inputs = refused.split("<input").filter(|input| input.contains(" checked"));
            inputs
                .filter(|input| input.contains(&format!("value=\"{value}\"")))
                .count()
        };
        assert_eq!((checked("week"), checked("never"), checked("oui")), (1, 0, 1));
        let none = whole(
            send(&town, &mut reader, "/mes-suivis/rythme", &[("jour", "2")]).await,
            422,
        );
        assert!(none.contains("Choisissez quand vous le recevez"), "{none}");
        // Asked again by its address, a form’s page is found.
        for (asked, found) in [
            ("/mes-suivis/rythme", "/mes-suivis"),
            ("/nouveautes/vu", "/nouveautes"),
        ] {
            assert_eq!(reader.get(asked).await.leads_to(), found);
        }
    });
}
