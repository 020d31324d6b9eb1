//! A parcours from its preparation to its end.

use std::sync::atomic::Ordering;

use jiff::civil::date;
use kernel::{Actor, Fault, JournalPage, SubjectRef};
use parcours::engine::{ParcoursState, StepState};
use parcours::{CloseStep, CreateParcours, ParcoursId, StartParcours};
use testkit::TestTown;

use crate::{FEATURES, HOLDS, cast, new};

async fn states(town: &TestTown, id: ParcoursId) -> (ParcoursState, Vec<StepState>) {
    let whole = parcours::whole(&mut town.sql(), town.body, id)
        .await
        .unwrap()
        .unwrap();
    (
        whole.parcours.state,
        whole.steps.iter().map(|step| step.state).collect(),
    )
}

use StepState::{Closed, Open, Waiting};

#[tokio::test]
async fn a_parcours_goes_from_its_first_step_to_its_last() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        HOLDS.store(true, Ordering::SeqCst);
        let cast = cast(&town).await;
        let id = town.act(cast.chair, new(cast.group)).await.unwrap();
        let close = |step: &str| CloseStep {
            parcours: id,
            step: step.to_owned(),
        };
        assert_eq!(states(&town, id).await, (ParcoursState::Draft, vec![Waiting; 5]));
        town.act(cast.chair, StartParcours { parcours: id })
            .await
            .unwrap();
        assert!(matches!(
            town.act(cast.chair, close("vote")).await,
            Err(Fault::Refused { .. })
        ));
        for step in ["texte", "amendements"] {
            town.act(cast.chair, close(step)).await.unwrap();
        }
        assert_eq!(states(&town, id).await.1, [Closed, Closed, Open, Open, Waiting]);
        for step in ["vote", "reunion", "publication"] {
            town.act(cast.chair, close(step)).await.unwrap();
        }
        assert_eq!(
            states(&town, id).await,
            (ParcoursState::Finished, vec![Closed; 5])
        );
        let whole = parcours::whole(&mut town.sql(), town.body, id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            whole.subjects["meeting"].kind, "meeting",
            "a step brings its subjects"
        );
        let told = JournalPage::of_subject(&mut town.sql(), town.body, &SubjectRef::new("parcours", id))
            .await
            .unwrap();
        assert_eq!(
            told.iter()
                .filter(|line| line.kind == "parcours.step-closed")
                .count(),
            5
        );
        assert_eq!(told[0].kind, "parcours.finished");
    });
}

#[tokio::test]
async fn a_step_closes_on_its_date_unless_something_is_missing() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        HOLDS.store(true, Ordering::SeqCst);
        let cast = cast(&town).await;
        let id = town.act(cast.chair, new(cast.group)).await.unwrap();
        town.act(cast.chair, StartParcours { parcours: id })
            .await
            .unwrap();
        town.advance_days(1).await;
        assert_eq!(states(&town, id).await.1[0], Open, "its last day is not over");
        town.advance_days(1).await;
        assert_eq!(states(&town, id).await.1[..2], [Closed, Open]);
        HOLDS.store(false, Ordering::SeqCst);
        town.advance_days(15).await;
        assert_eq!(
            states(&town, id).await.1,
            [Closed, Closed, Open, Open, Waiting],
            "a step without guard closes"
        );
        town.advance_days(30).await;
        assert_eq!(
            states(&town, id).await.1[2..],
            [Open, Open, Waiting],
            "what is missing keeps a step open"
        );
        let refused = town
            .act(
                cast.chair,
                CloseStep {
                    parcours: id,
                    step: "vote".into(),
                },
            )
            .await;
        let Err(Fault::Refused { article, .. }) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(article.as_deref(), Some("art. 3"));
    });
}

#[tokio::test]
async fn only_who_chairs_prepares_and_advances_and_a_draft_is_nobody_elses_business() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        for actor in [Actor::Visitor, cast.member] {
            let refused = town.act(actor, new(cast.group)).await;
            assert!(
                matches!(
                    refused,
                    Err(Fault::Forbidden {
                        right: "parcours.prepare"
                    })
                ),
                "{refused:?}"
            );
        }
        let id = town.act(cast.chair, new(cast.group)).await.unwrap();
        let start = || StartParcours { parcours: id };
        assert!(matches!(
            town.act(cast.member, start()).await,
            Err(Fault::Forbidden {
                right: "parcours.advance"
            })
        ));
        let mut visitor = town.browser();
        assert_eq!(visitor.get(&format!("/parcours/{id}")).await.status, 404);
        town.act(cast.chair, start()).await.unwrap();
        let page = visitor.get(&format!("/parcours/{id}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Avis sur le plan vélo") && !page.text.contains("⟦"));
        for path in ["/parcours", "/parcours?etat=termine", &format!("/parcours/{id}")] {
            assert!(!visitor.get(path).await.text.contains('⟦'), "{path}");
        }
        assert_eq!(
            visitor.get("/parcours/nouveau").await.status,
            303,
            "a visitor is asked to sign in"
        );
    });
}

#[tokio::test]
async fn wrong_answers_are_refused_together_with_their_field() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let wrong = CreateParcours {
            title: " ".into(),
            starts_on: date(2126, 1, 1),
            ..new(cast.group)
        };
        let Err(Fault::Invalid(faults)) = town.act(cast.chair, wrong).await else {
            panic!("it was accepted")
        };
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["title", "starts_on"]);
        let long = CreateParcours {
            title: "é".repeat(201),
            ..new(cast.group)
        };
        assert!(matches!(town.act(cast.chair, long).await, Err(Fault::Invalid(_))));
    });
}
