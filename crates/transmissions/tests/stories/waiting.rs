//! Waiting in the open: one reminder by itself, others by hand and seldom.

use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};
use transmissions::{AnswerByLink, RemindRecipient};

use crate::{Circle, FEATURES, RECIPIENT, link, says};

#[tokio::test]
async fn the_recipient_is_reminded_once_after_the_day_hoped_for_and_every_link_works() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.send(&town).await;
        let first = link(&town).await;
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
