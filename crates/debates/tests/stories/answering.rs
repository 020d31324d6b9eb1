//! What became of each contribution.

use std::sync::Arc;

use debates::{Answer, AnswerContribution};
use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{
    CHAIR, CITIZEN, Circle, FEATURES, SECRETARY, contribute, email, follow, hides, letters, link_in, open,
    says, send, signed_in,
};

#[tokio::test]
async fn the_group_answers_and_the_author_is_told_once_of_each_fate() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        contribute(&town, circle.neighbour, id, "Des arbres").await;
        let path = format!("/consultations/{id}/contributions/{contribution}");
        let mut chair = signed_in(&town, CHAIR).await;
        says(
            &open(&mut chair, &path).await,
            &["Pas encore de réponse.", "Répondre à cette contribution"],
        );
        let answer = format!("{path}/repondre");
        let refused = send(
            &town,
            &mut chair,
            &answer,
            &[("pourquoi", "Vingt arceaux au printemps.")],
        )
        .await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &["Dites ce que devient", "Vingt arceaux au printemps."],
        );
        let fields = [
            ("suite", "en-partie"),
            ("pourquoi", "Vingt arceaux au **printemps**."),
        ];
        let done = send(&town, &mut chair, &answer, &fields).await;
        says(
            &follow(&mut chair, &done).await,
            &[
                "Retenue en partie",
                "Vingt arceaux au <strong>printemps</strong>.",
                "Réponse du 10 novembre 2026",
            ],
        );
        // A typing error mended is no other message; another fate is.
        let seen = seen_in(&open(&mut chair, &path).await);
        town.house.clock.set(town.now().plus_seconds(60));
        let fields = [
            ("vue", seen.as_str()),
            ("suite", "en-partie"),
            ("pourquoi", "Vingt arceaux au printemps 2027."),
        ];
        send(&town, &mut chair, &answer, &fields).await;
        let mail = letters(&town, &email(CITIZEN)).await;
        assert_eq!(mail.len(), 1);
        says(
            &mail[0].text,
            &["Des arceaux", "Retenue en partie", "Vingt arceaux"],
        );
        assert_eq!(link_in(&mail[0].text), path);
        // Somebody who had read only the first answer writes over none they did not read; nothing typed is lost.
        let mut secretary = signed_in(&town, SECRETARY).await;
        let other = [
            ("vue", seen.as_str()),
            ("suite", "retenue"),
            ("pourquoi", "Le budget est voté."),
        ];
        let refused = send(&town, &mut secretary, &answer, &other).await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &[
                "Quelqu’un d’autre a répondu entre-temps",
                "Vingt arceaux au printemps 2027.",
                "Le budget est voté.</textarea>",
            ],
        );
        assert_eq!(letters(&town, &email(CITIZEN)).await.len(), 1);
        let seen = seen_in(&refused.text);
        let done = send(
            &town,
            &mut secretary,
            &answer,
            &[("vue", seen.as_str()), other[1], other[2]],
        )
        .await;
        says(&follow(&mut secretary, &done).await, &["Le budget est voté."]);
        assert_eq!(letters(&town, &email(CITIZEN)).await.len(), 2);

        let mut citizen = signed_in(&town, CITIZEN).await;
        let page = open(&mut citizen, &format!("/consultations/{id}")).await;
        says(&page, &["1 sur 2", "Retenue\u{a0}: 1"]);
        let filtered = open(&mut citizen, &format!("/consultations/{id}?suite=retenue")).await;
        says(&filtered, &["Des arceaux"]);
        hides(&filtered, &["Des arbres"]);
        // What was answered no longer changes.
        assert_eq!(citizen.get(&format!("{path}/modifier")).await.status, 409);
    });
}

#[tokio::test]
async fn a_dead_mail_server_stops_no_answer() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        town.settle().await;
        let house = Arc::get_mut(&mut town.house).expect("nobody else holds the house");
        house.settings.smtp_url = Some("smtp://127.0.0.1:9".to_owned());
        let deed = AnswerContribution {
            contribution,
            answer: Some(Answer::Taken),
            seen: None,
            words: "D’accord.".to_owned(),
        };
        town.act(Actor::Person(circle.chair), deed)
            .await
            .expect("answered");
        assert!(letters(&town, &email(CITIZEN)).await.is_empty());
        let page = open(
            &mut town.browser(),
            &format!("/consultations/{id}/contributions/{contribution}"),
        )
        .await;
        says(&page, &["Retenue", "D’accord."]);
    });
}

#[tokio::test]
async fn two_agents_who_answer_at_once_leave_one_answer() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let contribution = contribute(&town, circle.citizen, id, "Des arceaux").await;
        let deed = |answer, words: &str| AnswerContribution {
            contribution,
            answer: Some(answer),
            seen: None,
            words: words.to_owned(),
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Person(circle.chair), deed(Answer::Taken, "Oui.")),
            town.act(Actor::Person(circle.secretary), deed(Answer::NotTaken, "Non.")),
        );
        let stale = [one, other]
            .into_iter()
            .filter_map(Result::err)
            .collect::<Vec<_>>();
        assert!(matches!(stale[..], [Fault::Stale(_)]), "{stale:?}");
        let found = debates::find_contribution(&mut town.sql(), town.body, contribution)
            .await
            .expect("read")
            .expect("there");
        let is_whole = (found.answer == Answer::Taken && found.answer_text == "Oui.")
            || (found.answer == Answer::NotTaken && found.answer_text == "Non.");
        assert!(is_whole, "{found:?}");
        let nothing = town
            .act(Actor::Person(circle.chair), deed(Answer::Waiting, "Plus tard."))
            .await;
        assert!(matches!(nothing, Err(Fault::Invalid(_))));
    });
}

/// Which answer the form of a page says it was opened on.
fn seen_in(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"vue\" value=\"").expect("a form");
    rest.split_once('"').expect("a value").0.to_owned()
}
