//! The digest: one for a person and a period, silent when empty, sent by one node.

use db::{Statement, args};
use follow::model::{Choice, Rhythm};
use follow::{Choose, SetRhythm};
use kernel::{Actor, Collectivite, CollectiviteId, HostName, HouseBuilder, Randomness, SubjectRef};
use testkit::{browser_of, on_both_engines, page};

use crate::{Circle, FEATURES, consultation, contribute, follows, letters, next_morning, storm};

#[tokio::test]
async fn a_digest_tells_what_was_not_seen_and_is_silent_otherwise() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let halles = circle.open(&town, "Les halles").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        follows(&town, circle.reader, consultation(halles), Choice::Site).await;
        next_morning(&town).await;
        assert!(
            letters(&town, "maiwenn").await.is_empty(),
            "nothing new, nothing sent"
        );
        storm(&town, gare, 500).await;
        contribute(&town, circle.writer, halles, "Un marché le soir").await;
        town.settle().await;
        next_morning(&town).await;
        let sent = letters(&town, "maiwenn").await;
        assert_eq!(sent.len(), 1, "a storm is one letter");
        let text = &sent[0].text;
        assert!(text.contains("500 nouvelles contributions"), "{text}");
        assert!(text.contains(&format!("http://localhost:8080/consultations/{gare}")));
        assert!(!text.contains("Un marché"), "the site only: not in the letter");
        assert!(!text.contains('⟦'));
        next_morning(&town).await;
        assert_eq!(letters(&town, "maiwenn").await.len(), 1, "told once");
        // Seen on the site is not sent.
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        page(&mut browser_of(&town, circle.reader), "/nouveautes").await;
        next_morning(&town).await;
        assert_eq!(letters(&town, "maiwenn").await.len(), 1, "seen, not sent");
        // Who wrote all of it asked for no letter: they follow on the site.
        assert!(letters(&town, "sacha").await.is_empty());
    });
}

#[tokio::test]
async fn taking_part_keeps_nothing_from_a_letter_that_was_asked_for() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let group = SubjectRef::new("group", circle.group);
        follows(&town, circle.reader, group, Choice::Digest).await;
        contribute(&town, circle.reader, gare, "Un toit").await;
        contribute(&town, circle.writer, gare, "Des bancs en bois").await;
        town.settle().await;
        next_morning(&town).await;
        let sent = letters(&town, "maiwenn").await;
        assert!(sent[0].text.contains("Des bancs en bois"), "{sent:?}");
        assert!(!sent[0].text.contains("Un toit"), "one’s own acts are not news");
        // Who then chooses the site for the consultation is written of it no more.
        for choice in [Choice::Digest, Choice::Site] {
            let deed = Choose {
                choices: vec![(crate::uuid_of(gare), choice)],
            };
            town.act(Actor::Person(circle.reader), deed).await.expect("done");
        }
        contribute(&town, circle.writer, gare, "De l’ombre").await;
        town.settle().await;
        next_morning(&town).await;
        assert_eq!(letters(&town, "maiwenn").await.len(), 1);
    });
}

#[tokio::test]
async fn what_closes_soon_comes_first_and_once_by_itself() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        // Open for thirty days, until 18:30 on the last: its morning is the last call.
        for _ in 0..32 {
            next_morning(&town).await;
        }
        let sent = letters(&town, "maiwenn").await;
        let last_calls: Vec<_> = sent
            .iter()
            .filter(|letter| letter.text.contains("À ne pas manquer"))
            .collect();
        assert_eq!(last_calls.len(), 1, "{sent:?}");
        assert!(
            last_calls[0].subject.starts_with("Bientôt"),
            "{}",
            last_calls[0].subject
        );
        assert!(
            last_calls[0].text.contains("jeudi 10 décembre 2026 à 18"),
            "{}",
            last_calls[0].text
        );
        // Then that it closed.
        assert!(
            sent[0].text.contains("La consultation est close"),
            "{}",
            sent[0].text
        );
    });
}

#[tokio::test]
async fn a_weekly_digest_leaves_on_its_day_and_never_is_never() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        // Tuesday 10 November 2026.
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        for person in [circle.reader, circle.writer] {
            follows(&town, person, consultation(gare), Choice::Digest).await;
        }
        let rhythm = |rhythm, weekday| SetRhythm {
            rhythm,
            weekday,
            follows_taking_part: true,
        };
        let (friday, never) = (rhythm(Rhythm::Week, 5), rhythm(Rhythm::Never, 1));
        town.act(Actor::Person(circle.reader), friday)
            .await
            .expect("done");
        town.act(Actor::Person(circle.writer), never).await.expect("done");
        contribute(&town, circle.chair, gare, "Des bancs").await;
        town.settle().await;
        for (day, expected) in [("mercredi", 0), ("jeudi", 0), ("vendredi", 1)] {
            next_morning(&town).await;
            assert_eq!(letters(&town, "maiwenn").await.len(), expected, "{day}");
        }
        assert!(letters(&town, "sacha").await.is_empty());
    });
}

#[tokio::test]
async fn two_nodes_send_it_once() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let mut people = Vec::new();
        for place in 0..60 {
            let address = format!("abonne{place}");
            let one = testkit::cast::person(&town, &format!("Abonné {place}"), &address).await;
            follows(&town, one, consultation(gare), Choice::Digest).await;
            people.push(address);
        }
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        let morning = town.now().plus_days(1);
        town.house.clock.set(morning);
        let other = HouseBuilder {
            db: town.house.db.clone(),
            settings: town.house.settings.clone(),
            clock: town.house.clock.clone(),
            randomness: Randomness::seeded(77),
            features: town.house.features().to_vec(),
        }
        .build(vec![Box::new(
            *town.house.extension::<ui::Words>().expect("done"),
        )]);
        other.load_collectivites().await.expect("done");
        let (one, two) = tokio::join!(
            kernel::worker::settle(&town.house),
            kernel::worker::settle(&other)
        );
        one.expect("done");
        two.expect("done");
        for address in people {
            assert_eq!(letters(&town, &address).await.len(), 1, "{address}");
        }
    });
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_lost() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        town.become_ordinary().await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        next_morning(&town).await;
        assert!(
            town.letters("maiwenn@exemple.fr").await.is_empty(),
            "nothing is set aside"
        );
        town.become_demonstration().await;
        next_morning(&town).await;
        let sent = letters(&town, "maiwenn").await;
        assert!(sent[0].text.contains("Des bancs"), "{sent:?}");
    });
}

async fn name(town: &testkit::TestTown, body: CollectiviteId, host: &str) {
    let mut sql = town.house.db.begin().await.expect("done");
    let names = [HostName::parse(host).expect("done")];
    Collectivite::set_hosts(&mut sql, body, &names)
        .await
        .expect("done");
    sql.commit().await.expect("done");
    town.house.load_collectivites().await.expect("done");
}

#[tokio::test]
async fn the_links_of_a_letter_lead_to_the_body_it_is_about() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let other: CollectiviteId = town.id();
        let new = kernel::NewCollectivite {
            slug: "ville-autre".to_owned(),
            name: "Ville autre".to_owned(),
            kind: kernel::CollectiviteKind::Commune,
            is_demonstration: false,
        };
        let mut sql = town.house.db.begin().await.expect("done");
        Collectivite::create(&mut sql, other, town.now(), &new)
            .await
            .expect("done");
        sql.commit().await.expect("done");
        name(&town, other, "autre.example").await;
        name(&town, town.body, "essai.example").await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        next_morning(&town).await;
        let text = letters(&town, "maiwenn").await.remove(0).text;
        for path in ["/consultations/", "/recapitulatif/", "/mes-suivis"] {
            assert!(
                text.contains(&format!("http://essai.example:8080{path}")),
                "{text}"
            );
        }
        assert!(!text.contains("localhost"), "{text}");
    });
}

const RENAME: Statement = Statement {
    name: "stories::RENAME",
    sql: "update subject set title = $3 where collectivite_id = $1 and id = $2",
};

async fn rename(town: &testkit::TestTown, id: db::Uuid, title: &str) {
    let mut sql = town.house.db.begin().await.expect("done");
    sql.execute(RENAME, args![town.body, id, title])
        .await
        .expect("done");
    sql.commit().await.expect("done");
}

#[tokio::test]
async fn a_letter_that_cannot_be_written_holds_nobody_back() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let halles = circle.open(&town, "Les halles").await;
        follows(&town, circle.reader, consultation(halles), Choice::Digest).await;
        let mut others = Vec::new();
        for place in 0..30 {
            let address = format!("abonne{place}");
            let one = testkit::cast::person(&town, &format!("Abonné {place}"), &address).await;
            follows(&town, one, consultation(gare), Choice::Digest).await;
            others.push(address);
        }
        contribute(&town, circle.writer, gare, "Des bancs").await;
        contribute(&town, circle.writer, halles, "Un marché le soir").await;
        town.settle().await;
        // Longer than any mail may be.
        rename(&town, halles.uuid(), &"Les halles ".repeat(30_000)).await;
        for morning in 1..=2 {
            next_morning(&town).await;
            for address in &others {
                assert_eq!(letters(&town, address).await.len(), 1, "{address}, {morning}");
            }
            assert!(letters(&town, "maiwenn").await.is_empty());
        }
        // Mended, it leaves once, with what it could not tell before.
        rename(&town, halles.uuid(), "Les halles").await;
        next_morning(&town).await;
        next_morning(&town).await;
        let sent = letters(&town, "maiwenn").await;
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert!(sent[0].text.contains("Un marché le soir"), "{sent:?}");
    });
}

#[tokio::test]
async fn a_digest_is_in_the_language_of_who_receives_it() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let english = identity::ChooseLanguage { language: "en" };
        town.act(Actor::Person(circle.reader), english)
            .await
            .expect("chosen");
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        next_morning(&town).await;
        let sent = letters(&town, "maiwenn").await;
        assert!(
            sent[0].subject.starts_with("News about what you follow"),
            "{sent:?}"
        );
        for part in [
            "Consultation “La place de la gare”",
            "Stop following: ",
            "Receive no more digests: ",
        ] {
            assert!(sent[0].text.contains(part), "{part}: {sent:?}");
        }
        assert!(!sent[0].text.contains('⟦'));
    });
}
