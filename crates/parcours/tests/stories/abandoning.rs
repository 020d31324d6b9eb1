//! A parcours that goes no further: ended without result, said why, taken up again.

use kernel::{Fault, JournalPage, SubjectRef};
use parcours::engine::{ParcoursState, StepState};
use parcours::{AbandonParcours, CloseStep, GatherSubject, ParcoursId, ReopenParcours, StartParcours};
use testkit::TestTown;

use crate::{Cast, FEATURES, RUNS, browser_of, cast, new, request, whole};

async fn started(town: &TestTown, cast: &Cast) -> ParcoursId {
    let id = town.act(cast.chair, new(cast.group)).await.unwrap();
    town.act(cast.chair, StartParcours { parcours: id })
        .await
        .unwrap();
    id
}

fn abandon(parcours: ParcoursId) -> AbandonParcours {
    AbandonParcours {
        parcours,
        reason: "Le plan vélo est retiré par la région.\nNous y reviendrons.".into(),
    }
}

fn refused_with(outcome: Result<(), Fault>, key: &str) {
    match outcome {
        Err(Fault::Refused { sentence, .. }) => assert_eq!(sentence.key, key),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_abandoned_parcours_asks_for_nothing_and_says_why_until_it_is_reopened() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let id = started(&town, &cast).await;
        town.act(cast.agent, abandon(id)).await.unwrap();
        assert_eq!(whole(&town, id).await.parcours.state, ParcoursState::Abandoned);

        // Its dates no longer act, its steps no longer close, nothing new joins it.
        town.advance_days(40).await;
        assert_eq!(whole(&town, id).await.steps[0].state, StepState::Open);
        let close = CloseStep {
            parcours: id,
            step: "texte".into(),
        };
        refused_with(town.act(cast.chair, close).await, "parcours-abandoned-already");
        let gather = GatherSubject {
            parcours: id,
            role: "text".into(),
            subject: SubjectRef::new("text", town.id::<()>()),
        };
        refused_with(town.act(cast.chair, gather).await, "parcours-abandoned-already");
        refused_with(
            town.act(cast.chair, abandon(id)).await,
            "parcours-abandoned-already",
        );

        let mut visitor = town.browser();
        let page = visitor.get(&format!("/parcours/{id}")).await.text;
        assert!(
            page.contains("Arrêté sans suite le 10\u{a0}novembre 2026")
                || page.contains("Arrêté sans suite le 10 novembre 2026"),
            "{page}"
        );
        assert!(
            page.contains("<p>Nous y reviendrons.</p>") && !page.contains('⟦'),
            "{page}"
        );
        assert!(
            !page.contains("id=\"etape-texte\"") && !page.contains("/rouvrir"),
            "{page}"
        );
        assert!(
            !visitor
                .get("/parcours")
                .await
                .text
                .contains("Avis sur le plan vélo")
        );
        for list in ["/parcours?etat=termine", "/parcours?etat=sans-suite"] {
            let list = visitor.get(list).await.text;
            assert!(
                list.contains("Avis sur le plan vélo") && list.contains("Sans suite"),
                "{list}"
            );
        }

        let mut chair = browser_of(&town, cast.chair);
        let page = chair.get(&format!("/parcours/{id}")).await.text;
        assert!(page.contains(&format!("/parcours/{id}/rouvrir")), "{page}");
        let request = request(&town);
        let done = chair
            .post(&format!("/parcours/{id}/rouvrir"), &[("request_id", &request)])
            .await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(whole(&town, id).await.parcours.state, ParcoursState::Running);

        // The reason stays where it happened; the step waits for somebody, its date went by meanwhile.
        let page = visitor.get(&format!("/parcours/{id}")).await.text;
        assert!(
            page.contains("<p>Nous y reviendrons.</p>") && page.contains("attend qu’on la close"),
            "{page}"
        );
        town.advance_days(1).await;
        assert_eq!(whole(&town, id).await.steps[0].state, StepState::Open);
        let told = JournalPage::of_subject(&mut town.sql(), town.body, &SubjectRef::new("parcours", id))
            .await
            .unwrap();
        let kinds: Vec<&str> = told.iter().take(2).map(|line| line.kind.as_str()).collect();
        assert_eq!(kinds, ["parcours.reopened", "parcours.abandoned"]);
    });
}

#[tokio::test]
async fn a_parcours_reopened_in_time_keeps_its_dates() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        crate::HOLDS.store(true, std::sync::atomic::Ordering::SeqCst);
        let cast = cast(&town).await;
        let id = started(&town, &cast).await;
        town.act(cast.agent, abandon(id)).await.unwrap();
        town.act(cast.chair, ReopenParcours { parcours: id })
            .await
            .unwrap();
        refused_with(
            town.act(cast.chair, ReopenParcours { parcours: id }).await,
            "parcours-not-abandoned",
        );
        town.advance_days(2).await;
        assert_eq!(whole(&town, id).await.steps[0].state, StepState::Closed);
    });
}

#[tokio::test]
async fn who_moves_steps_ends_a_parcours_with_a_reason_and_not_over_what_runs() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let draft = town.act(cast.chair, new(cast.group)).await.unwrap();
        refused_with(town.act(cast.chair, abandon(draft)).await, "parcours-not-started");
        let id = started(&town, &cast).await;
        let refused = town.act(cast.member, abandon(id)).await;
        assert!(
            matches!(
                refused,
                Err(Fault::Forbidden {
                    right: "parcours.advance"
                })
            ),
            "{refused:?}"
        );
        let path = format!("/parcours/{id}/arreter");
        let mut member = browser_of(&town, cast.member);
        assert_eq!(member.get(&path).await.status, 403);
        assert!(!member.get(&format!("/parcours/{id}")).await.text.contains(&path));

        let mut chair = browser_of(&town, cast.chair);
        assert!(chair.get(&format!("/parcours/{id}")).await.text.contains(&path));
        let first = request(&town);
        let refused = chair
            .post(&path, &[("request_id", &first), ("reason", "  ")])
            .await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Dites pourquoi"), "{}", refused.text);

        RUNS.set(true);
        let page = chair.get(&format!("/parcours/{id}")).await.text;
        assert!(
            page.contains("finissez d’abord ce qui est ouvert") && !page.contains(&path),
            "{page}"
        );
        let asked = chair.get(&path).await;
        assert_eq!(asked.status, 409, "{}", asked.text);
        assert!(
            asked.text.contains("Cette étape n’est pas ouverte.") && !asked.text.contains("<textarea"),
            "{}",
            asked.text
        );
        // Whoever had the form before loses nothing of it.
        let (second, typed) = (request(&town), "Une raison tapée avec soin");
        let refused = chair
            .post(&path, &[("request_id", &second), ("reason", typed)])
            .await;
        RUNS.set(false);
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains(typed) && refused.text.contains("Cette étape n’est pas ouverte."),
            "{}",
            refused.text
        );
        assert_eq!(whole(&town, id).await.parcours.state, ParcoursState::Running);

        let third = request(&town);
        let done = chair
            .post(&path, &[("request_id", &third), ("reason", typed)])
            .await;
        assert_eq!(done.status, 303, "{}", done.text);
    });
}
