//! The step « publish » of a parcours: from its link to its end.

use std::collections::BTreeMap;

use acts::{FEATURE, PublishForParcours};
use db::Id;
use kernel::steps::settings::Settings;
use kernel::steps::{StepContext, StepKind};
use kernel::{Actor, SubjectRef};
use parcours::{CreateParcours, StartParcours};
use testkit::{TestTown, on_both_engines};

use crate::decided::{Decided, FEATURES};

fn step_kind() -> StepKind {
    FEATURE.step_kinds[0]
}

fn context(decided: &Decided, parcours: db::Uuid) -> StepContext {
    let subjects = BTreeMap::from([
        ("text".to_owned(), SubjectRef::new("text", decided.text)),
        ("meeting".to_owned(), SubjectRef::new("meeting", decided.meeting)),
    ]);
    StepContext {
        parcours,
        step: "publication".to_owned(),
        title: "Avis sur le plan vélo".to_owned(),
        group: Id::from_uuid(decided.group.uuid()),
        opens_at: None,
        closes_at: None,
        settings: Settings::default(),
        subjects,
    }
}

#[tokio::test]
async fn the_step_waits_for_the_act_then_leads_to_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let context = context(&decided, town.id::<()>().uuid());
        let report = |context: StepContext| {
            let (body, mut sql) = (town.body, town.sql());
            async move {
                (step_kind().report)(&mut sql, body, &context)
                    .await
                    .expect("it reads")
            }
        };
        let waiting = report(context.clone()).await;
        assert!(!waiting.facts["published"].holds && waiting.summary.is_none());
        let expected = format!(
            "/actes/nouveau?groupe={}&parcours={}&texte={}&reunion={}",
            decided.group, context.parcours, decided.text, decided.meeting
        );
        assert_eq!(waiting.links[0].path, expected);

        // Published from elsewhere than the link: the step finds the act of its text.
        let act = decided.publish(&town).await;
        let done = report(context.clone()).await;
        assert!(done.facts["published"].holds && done.summary.is_some());
        assert_eq!(done.links[0].path, format!("/actes/{act}"));
    });
}

#[tokio::test]
async fn an_act_published_for_a_parcours_is_tied_to_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let decided = Decided::ready(&town).await;
        let create = CreateParcours {
            title: "Avis sur le plan vélo".to_owned(),
            group: decided.group,
            template: "avis-sur-un-document".to_owned(),
            starts_on: town.now().timestamp().to_zoned(jiff::tz::TimeZone::UTC).date(),
            days: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        let chair = Actor::Person(decided.chair);
        let parcours = town
            .act(Actor::Person(decided.agent), create)
            .await
            .expect("prepared");
        town.act(Actor::Person(decided.agent), StartParcours { parcours })
            .await
            .expect("started");
        let deed = PublishForParcours {
            publish: decided.publication(),
            parcours: parcours.uuid(),
        };
        let act = town.act(chair, deed).await.expect("published");
        let whole = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(whole.subjects.get("act"), Some(&SubjectRef::new("act", act)));
    });
}
