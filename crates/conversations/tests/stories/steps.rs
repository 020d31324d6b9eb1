//! A parcours whose step is a map of opinions.

use conversations::ConversationId;
use kernel::Actor;
use parcours::{CloseStep, CreateParcours, ImportTemplate, StartParcours};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, browser_of, found, open, says};

const TEMPLATE: &str = r#"format = 1
name = "avis-du-quartier"
version = 1
title = "Avis du quartier"
summary = "Une carte des opinions, rien de plus."

[[steps]]
name = "carte"
kind = "conversations.map"
label = "Recueillir les avis"
days = 20
settings = { question = "", statements = "Plus de bancs ; Plus d’arbres ; plus de bancs", read_first = true, map_at_the_end = true }
asks = { question = "Quelle question posez-vous ?" }
"#;

#[tokio::test]
async fn a_step_opens_its_conversation_and_closes_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let agent = crate::agent(&town).await;
        let import = ImportTemplate {
            source: TEMPLATE.to_owned(),
        };
        let template = town.act(Actor::Person(agent), import).await.expect("received");
        let chair = Actor::Person(circle.chair);
        let create = CreateParcours {
            title: "La place du marché".to_owned(),
            group: circle.group,
            template,
            starts_on: "2026-11-10".parse().expect("a date"),
            days: std::collections::BTreeMap::new(),
            answers: [("carte.question".to_owned(), "Que changer ?".to_owned())].into(),
        };
        let parcours = town.act(chair, create).await.expect("prepared");
        town.act(chair, StartParcours { parcours })
            .await
            .expect("started");
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("read")
            .expect("there");
        let id: ConversationId = whole.subjects["conversation"].id();
        let about = found(&town, id).await;
        assert_eq!(about.question, "Que changer ?");
        assert!(about.is_moderated_first && !about.is_map_shown_meanwhile);
        assert_eq!(about.numbered, 2, "what is said twice is kept once");
        let mut browser = browser_of(&town, circle.chair);
        let page = open(&mut browser, &format!("/parcours/{parcours}")).await;
        says(&page, &["Voir la conversation", &format!("/conversations/{id}")]);
        says(
            &open(&mut browser, &format!("/conversations/{id}")).await,
            &["Étape d’un parcours"],
        );

        let close = CloseStep {
            parcours,
            step: "carte".to_owned(),
        };
        town.act(chair, close).await.expect("closed");
        assert!(found(&town, id).await.closed_at.is_some());
    });
}
