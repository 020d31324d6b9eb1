//! Waiting in the open: one reminder by itself, others by hand and seldom.

use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};
use transmissions::{AnswerByLink, RemindRecipient, SendLink};

use crate::{Circle, FEATURES, RECIPIENT, link, says};

#[tokio::test]
async fn the_recipient_is_reminded_once_after_the_day_hoped_for_and_every_link_works() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.send(&town).await;
        let first = link(&town).await;
        // Found from the day it leaves, before any answer.
        let found = search::find(&mut town.sql(), town.body, "madame présidente", None, 10, 0).await;
        let found = found.expect("a search");
        assert!(
            found
                .hits
                .iter()
                .any(|hit| hit.path == format!("/transmissions/{id}")),
            "{found:?}"
        );
        let count = async || town.letters(RECIPIENT).await.len();
        town.advance_days(20).await;
        assert_eq!(count().await, 1, "the 30th is not over");
        town.advance_days(1).await;
        assert_eq!(count().await, 2);
        says(
            &town.letters(RECIPIENT).await[0].text,
            &["vous a été transmis le 10 novembre 2026", "il y a 21 jours"],
        );
        town.advance_days(60).await;
        assert_eq!(count().await, 2, "one by itself");
        let second = link(&town).await;
        assert_ne!(first, second);
        for each in [&first, &second] {
            says(&page(&mut town.browser(), each).await, &["publiée telle quelle"]);
        }
        // By hand, one a week at most.
        let by_hand = RemindRecipient { transmission: id };
        let chair = Actor::Person(circle.chair);
        town.act(chair, by_hand.clone()).await.expect("reminded");
        assert_eq!(
            refusal(town.act(chair, by_hand.clone()).await),
            "transmissions-reminded-lately"
        );
        let mut browser = browser_of(&town, circle.chair);
        let path = format!("/transmissions/{id}");
        says(
            &page(&mut browser, &path).await,
            &["Vous pourrez relancer à partir du"],
        );
        let refused = send(&town, &mut browser, &format!("{path}/relancer"), &[]).await;
        says(&whole(refused, 422), &["il y a moins de 7 jours"]);
        let outcome = town.act(Actor::Person(circle.member), by_hand.clone()).await;
        assert_eq!(refusal(outcome), "transmissions.send");
        // Answered: nothing more is sent, and nobody can be reminded.
        let answer = AnswerByLink {
            token: first.trim_start_matches("/repondre/").to_owned(),
            given_by: "Dominique Leroy".to_owned(),
            content: "Oui.".to_owned(),
            file: None,
        };
        town.act(Actor::Visitor, answer).await.expect("answered");
        town.advance_days(30).await;
        assert_eq!(
            refusal(town.act(chair, by_hand).await),
            "transmissions-not-waiting"
        );
        assert_eq!(count().await, 3);
    });
}

#[tokio::test]
async fn an_answer_in_time_cancels_the_reminder() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        circle.send(&town).await;
        let token = link(&town).await.trim_start_matches("/repondre/").to_owned();
        let answer = AnswerByLink {
            token,
            given_by: "Dominique Leroy".to_owned(),
            content: "Oui.".to_owned(),
            file: None,
        };
        town.act(Actor::Visitor, answer).await.expect("answered");
        town.advance_days(60).await;
        assert_eq!(town.letters(RECIPIENT).await.len(), 1);
    });
}

#[tokio::test]
async fn a_link_is_over_after_half_a_year_and_a_new_one_goes_to_the_same_address() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        // Without a day hoped for, nothing is sent by itself.
        let sent = town.act(Actor::Person(circle.chair), circle.to("")).await;
        let id = sent.expect("sent");
        says(
            &town.letters(RECIPIENT).await[0].text,
            &["Ce lien ouvre jusqu’au 9 mai 2027"],
        );
        let first = link(&town).await;
        let path = format!("/transmissions/{id}");
        let mut browser = browser_of(&town, circle.chair);
        assert!(
            !page(&mut browser, &path)
                .await
                .contains("Envoyer un nouveau lien")
        );
        let early = format!("{first}/nouveau");
        // Asked for too early, or twice, the link that opens is enough.
        let asked = send(&town, &mut town.browser(), &early, &[]).await;
        assert_eq!(asked.headers["location"], first.as_str());
        assert_eq!(town.letters(RECIPIENT).await.len(), 1);
        town.advance_days(179).await;
        says(
            &page(&mut town.browser(), &first).await,
            &["publiée telle quelle"],
        );
        town.advance_days(2).await;
        let mut visitor = town.browser();
        let over = whole(visitor.get(&first).await, 410);
        says(
            &over,
            &[
                "n’ouvre plus rien depuis le 9 mai 2027",
                "Recevoir un nouveau lien",
            ],
        );
        assert!(!over.contains(RECIPIENT), "the address is told to nobody");
        let late = AnswerByLink {
            token: first.trim_start_matches("/repondre/").to_owned(),
            given_by: "Dominique Leroy".to_owned(),
            content: "Trop tard.".to_owned(),
            file: None,
        };
        assert_eq!(
            refusal(town.act(Actor::Visitor, late).await),
            "transmissions-link-over"
        );
        // Whoever sent the act sees it too, and either may ask; the other is then told that it was done.
        says(
            &page(&mut browser, &path).await,
            &["Aucun des liens envoyés n’ouvre plus", "Envoyer un nouveau lien"],
        );
        assert_eq!(send(&town, &mut visitor, &early, &[]).await.status, 303);
        let letters = town.letters(RECIPIENT).await;
        assert_eq!(letters.len(), 2);
        says(
            &letters[0].text,
            &["en voici un nouveau", "Ce lien ouvre jusqu’au"],
        );
        let second = link(&town).await;
        assert_ne!(first, second);
        let refused = send(&town, &mut visitor, &early, &[]).await;
        says(&whole(refused, 410), &["Un lien envoyé ouvre encore"]);
        let refused = send(&town, &mut browser, &format!("{path}/lien"), &[]).await;
        says(&whole(refused, 422), &["Un lien envoyé ouvre encore"]);
        let outcome = town
            .act(Actor::Person(circle.member), SendLink { transmission: id })
            .await;
        assert_eq!(refusal(outcome), "transmissions.send");
        let answer = AnswerByLink {
            token: second.trim_start_matches("/repondre/").to_owned(),
            given_by: "Dominique Leroy".to_owned(),
            content: "Oui.".to_owned(),
            file: None,
        };
        town.act(Actor::Visitor, answer).await.expect("answered");
        // Answered, the address is kept no more: the page says so instead of offering a link.
        town.advance_days(181).await;
        let over = whole(town.browser().get(&second).await, 410);
        says(&over, &["l’adresse n’est plus gardée ici"]);
        assert!(!over.contains("Recevoir un nouveau lien"));
    });
}
