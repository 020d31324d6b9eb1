//! Who carries a project is reminded of what nobody examined, and of nothing else.

use jiff::civil::date;
use kernel::Actor;
use parcours::{AbandonParcours, CloseStep, CreateParcours, ImportTemplate, StartParcours};
use requirements::{Conclude, Reach, Standing};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal};

use crate::{FEATURES, SCHEME, Town, examination_in, says};

#[tokio::test]
async fn the_chair_is_written_to_a_week_later_then_each_month_until_it_is_said() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let project = cast.project(&town, "Refaire la place").await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        let count = async |who: &str| {
            let letters = town.letters(&format!("{who}@exemple.fr")).await;
            letters
                .iter()
                .filter(|letter| letter.subject.contains("à examiner"))
                .count()
        };
        town.advance_days(6).await;
        assert_eq!(count("yann").await, 0);
        town.advance_days(2).await;
        let letters = town.letters("yann@exemple.fr").await;
        let letter = letters
            .iter()
            .find(|letter| letter.subject.contains("à examiner"));
        let letter = letter.expect("a letter");
        says(
            &letter.subject,
            &["1 exigence à examiner\u{a0}: Refaire la place"],
        );
        says(
            &letter.text,
            &[
                "- Des places pour les vélos",
                &format!("/exigences/projets/parcours/{project}"),
            ],
        );
        for other in ["nolwenn", "lea", "agent"] {
            assert_eq!(count(other).await, 0, "{other} carries nothing");
        }
        town.advance_days(20).await;
        assert_eq!(count("yann").await, 1);
        town.advance_days(12).await;
        assert_eq!(count("yann").await, 2);
        let shown = page(&mut browser_of(&town, cast.yann), &format!("/parcours/{project}")).await;
        let conclude = Conclude {
            examination: examination_in(&shown, requirement),
            version: 0,
            standing: Standing::SetAside,
            reason: "Aucun aménagement n’est prévu.".to_owned(),
            proof_url: String::new(),
        };
        town.act(Actor::Person(cast.yann), conclude).await.expect("said");
        town.advance_days(70).await;
        assert_eq!(count("yann").await, 2);
    });
}

#[tokio::test]
async fn a_project_that_goes_no_further_is_asked_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let parcours = cast.project(&town, "Refaire la place").await;
        cast.mark(&town, text, Reach::All).await;
        let abandon = AbandonParcours {
            parcours,
            reason: "L’idée est abandonnée.".to_owned(),
        };
        town.act(Actor::Person(cast.yann), abandon)
            .await
            .expect("abandoned");
        town.advance_days(40).await;
        let letters = town.letters("yann@exemple.fr").await;
        assert!(
            letters
                .iter()
                .all(|letter| !letter.subject.contains("à examiner"))
        );
    });
}

/// A way of deciding whose first step closes only once everything is examined.
const TEMPLATE: &str = r#"
format = 1
name = "projet"
version = 1
title = "Projet"
summary = "Un projet qui examine ce qu’on lui demande avant d’être voté."

[[steps]]
name = "etude"
kind = "acts.publish"
label = "Étudier le projet"
days = 10
closes_when = ["requirements-examined"]

[[steps]]
name = "publication"
kind = "acts.publish"
label = "Publier"
days = 7
"#;

#[tokio::test]
async fn a_template_may_ask_that_everything_is_examined_before_a_step_closes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        let source = TEMPLATE.to_owned();
        let template = town
            .act(Actor::Person(cast.agent), ImportTemplate { source })
            .await
            .expect("received");
        let yann = Actor::Person(cast.yann);
        let create = CreateParcours {
            title: "Refaire la place".to_owned(),
            group: cast.works,
            template,
            starts_on: date(2026, 11, 10),
            days: std::collections::BTreeMap::new(),
            answers: std::collections::BTreeMap::new(),
        };
        let parcours = town.act(yann, create).await.expect("prepared");
        town.act(yann, StartParcours { parcours }).await.expect("started");
        let path = format!("/parcours/{parcours}");
        let shown = page(&mut browser_of(&town, cast.yann), &path).await;
        says(
            &shown,
            &["il manque encore ceci", "1 exigence à examiner avant la décision"],
        );
        let close = || CloseStep {
            parcours,
            step: "etude".to_owned(),
        };
        let outcome = town.act(yann, close()).await;
        assert_eq!(refusal(outcome), "requirements-to-examine");
        // Nor does its date close it.
        town.advance_days(15).await;
        let outcome = town.act(yann, close()).await;
        assert_eq!(refusal(outcome), "requirements-to-examine");
        let conclude = Conclude {
            examination: examination_in(&shown, requirement),
            version: 0,
            standing: Standing::Met,
            reason: String::new(),
            proof_url: String::new(),
        };
        town.act(yann, conclude).await.expect("said");
        town.act(yann, close()).await.expect("closed");
    });
}
