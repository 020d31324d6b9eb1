//! A parcours that consults, then answers.

use debates::{Answer, AnswerContribution, ConsultationId};
use kernel::{Actor, Fault};
use parcours::{CloseStep, CreateParcours, StartParcours};
use testkit::{TestTown, on_both_engines};

use crate::{CHAIR, Circle, FEATURES, hides, open, says, signed_in};

#[tokio::test]
async fn a_parcours_opens_its_consultation_closes_it_and_waits_for_the_answers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let chair = Actor::Person(circle.chair);
        let create = CreateParcours {
            title: "Quelle place pour la gare ?".to_owned(),
            group: circle.group,
            template: "consultation-et-reponses".to_owned(),
            starts_on: "2026-11-10".parse().expect("a date"),
            days: std::collections::BTreeMap::new(),
            answers: [(
                "recueil.question".to_owned(),
                "Quelle place pour la gare ?".to_owned(),
            )]
            .into(),
        };
        let parcours = town.act(chair, create).await.expect("prepared");
        town.act(chair, StartParcours { parcours })
            .await
            .expect("started");
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("read")
            .expect("there");
        let id: ConsultationId = whole.subjects["consultation"].id();
        let mut browser = signed_in(&town, CHAIR).await;
        let page = open(&mut browser, &format!("/parcours/{parcours}")).await;
        says(&page, &["Voir la consultation", &format!("/consultations/{id}")]);
        let page = open(&mut browser, &format!("/consultations/{id}")).await;
        says(
            &page,
            &[
                "Quelle place pour la gare ?",
                "Étape d’un parcours",
                "/contribuer",
            ],
        );
        let contribution = contribute_any(&town, &circle, id).await;

        town.advance_days(31).await;
        let page = open(&mut browser, &format!("/consultations/{id}")).await;
        hides(&page, &["/contribuer\""]);
        says(&page, &["Close le"]);
        says(
            &open(&mut browser, &format!("/parcours/{parcours}")).await,
            &["1 contribution attend une réponse."],
        );
        let close = || CloseStep {
            parcours,
            step: "reponses".to_owned(),
        };
        let early = town.act(chair, close()).await;
        assert!(matches!(early, Err(Fault::Refused { .. })), "{early:?}");
        let answer = AnswerContribution {
            contribution,
            answer: Some(Answer::OutOfScope),
            seen: None,
            words: "La gare n’est plus à la commune.".to_owned(),
        };
        town.act(chair, answer).await.expect("answered");
        town.act(chair, close()).await.expect("closed");
    });
}

async fn contribute_any(town: &TestTown, circle: &Circle, id: ConsultationId) -> debates::ContributionId {
    let deed = debates::Contribute {
        consultation: id,
        written: debates::Written {
            title: "Un kiosque".to_owned(),
            text: "Pour la fanfare.".to_owned(),
            ..debates::Written::default()
        },
        shows_name: false,
    };
    town.act(Actor::Person(circle.citizen), deed)
        .await
        .expect("published")
}
