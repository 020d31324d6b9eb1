//! One click off, from the letter, without signing in.

use follow::model::Choice;
use kernel::SubjectRef;
use testkit::{browser_of, on_both_engines, page, send, whole};

use crate::{Circle, FEATURES, consultation, contribute, follows, letters, link_in, next_morning, waiting};

#[tokio::test]
async fn the_links_of_a_letter_stop_what_they_say_and_nothing_else() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        let group = SubjectRef::new("group", circle.group);
        for object in [consultation(gare), group] {
            follows(&town, circle.reader, object, Choice::Digest).await;
        }
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        next_morning(&town).await;
        let text = letters(&town, "maiwenn").await.remove(0).text;
        let stop_all = link_in(&text, "/recapitulatif/");
        let stop_all = stop_all.split("/consultation").next().unwrap().to_owned();
        let stop_one = format!("{stop_all}/consultation/{gare}");
        assert!(text.contains(&stop_one), "{text}");
        // Years later, opening the link does nothing by itself.
        town.house.clock.set(town.now().plus_days(3 * 365));
        let mut anybody = town.browser();
        let asked = page(&mut anybody, &stop_one).await;
        assert!(
            asked.contains("Ne plus suivre «\u{a0}La place de la gare\u{a0}»"),
            "{asked}"
        );
        let mine = page(&mut browser_of(&town, circle.reader), "/mes-suivis").await;
        assert!(!mine.contains("value=\"nothing\" selected"), "{mine}");
        for _ in 0..2 {
            let done = whole(send(&town, &mut anybody, &stop_one, &[]).await, 200);
            assert!(
                done.contains("Vous ne suivez plus «\u{a0}La place de la gare\u{a0}»"),
                "{done}"
            );
        }
        let mine = page(&mut browser_of(&town, circle.reader), "/mes-suivis").await;
        assert_eq!(mine.matches("value=\"nothing\" selected").count(), 1, "{mine}");
        assert!(
            page(&mut anybody, &stop_all)
                .await
                .contains("Ne plus recevoir de récapitulatif")
        );
        // A mail program posts by itself (RFC 8058), as often as it likes.
        for _ in 0..2 {
            let done = anybody
                .post_as_program(&stop_all, "List-Unsubscribe=One-Click")
                .await;
            assert!(whole(done, 200).contains("Vous ne recevrez plus de récapitulatif"));
        }
        let before = letters(&town, "maiwenn").await.len();
        circle.open(&town, "Les halles").await;
        next_morning(&town).await;
        assert_eq!(letters(&town, "maiwenn").await.len(), before);
        assert!(waiting(&town, circle.reader).await.0 > 0, "the site still tells");
    });
}

#[tokio::test]
async fn a_link_that_was_guessed_does_nothing() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        let mut anybody = town.browser();
        for token in ["x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%25", "'--"] {
            for path in [
                format!("/recapitulatif/{token}"),
                format!("/recapitulatif/{token}/consultation/{gare}"),
            ] {
                whole(anybody.get(&path).await, 404);
                whole(send(&town, &mut anybody, &path, &[]).await, 404);
            }
        }
        let mine = page(&mut browser_of(&town, circle.reader), "/mes-suivis").await;
        assert!(!mine.contains("value=\"nothing\" selected"));
    });
}

#[tokio::test]
async fn the_link_of_a_letter_tells_the_title_of_nothing_that_cannot_be_followed() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        let contribution = contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        next_morning(&town).await;
        let text = letters(&town, "maiwenn").await.remove(0).text;
        let link = link_in(&text, "/recapitulatif/");
        let token = link.split('/').nth(2).unwrap();
        let mut anybody = town.browser();
        let asked = format!("/recapitulatif/{token}/consultation/{gare}");
        whole(anybody.get(&asked).await, 200);
        let asked = format!("/recapitulatif/{token}/contribution/{contribution}");
        for reply in [
            anybody.get(&asked).await,
            send(&town, &mut anybody, &asked, &[]).await,
        ] {
            assert!(!whole(reply, 404).contains("Des bancs"));
        }
    });
}

#[tokio::test]
async fn who_closes_their_account_follows_nothing_and_is_written_to_no_more() {
    on_both_engines!(FEATURES, |town: testkit::TestTown| async move {
        let circle = Circle::meet(&town).await;
        let gare = circle.open(&town, "La place de la gare").await;
        follows(&town, circle.reader, consultation(gare), Choice::Digest).await;
        contribute(&town, circle.writer, gare, "Des bancs").await;
        town.settle().await;
        next_morning(&town).await;
        let text = letters(&town, "maiwenn").await.remove(0).text;
        let link = link_in(&text, "/recapitulatif/");
        let deed = identity::EraseAccount {
            person: circle.reader,
        };
        town.act(kernel::Actor::Person(circle.reader), deed)
            .await
            .expect("closed");
        assert!(
            letters(&town, "maiwenn").await.is_empty(),
            "the house’s own mailbox"
        );
        whole(town.browser().get(&link).await, 404);
        contribute(&town, circle.writer, gare, "Des arbres").await;
        next_morning(&town).await;
        assert!(letters(&town, "maiwenn").await.is_empty());
    });
}
