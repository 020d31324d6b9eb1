//! The step « a meeting » of a parcours: it plans, and waits for the minutes.

use std::collections::BTreeMap;

use db::Id;
use groups::GroupId;
use kernel::steps::StepContext;
use kernel::steps::settings::{Setting, Settings};
use kernel::{Action, Actor, Event, Fault, SubjectRef, Work};
use meetings::{ApproveMinutes, MeetingId, WriteMinutes};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, instant, open, says};

/// Opens the step as the parcours would: as Parvis itself, inside a transaction that leaves a line in the journal.
pub(crate) struct OpenStep(pub(crate) StepContext);

impl Action for OpenStep {
    const NAME: &'static str = "test.open-step";
    type Output = Vec<(String, SubjectRef)>;

    async fn run(&self, work: &mut Work) -> Result<Self::Output, Fault> {
        let kind = meetings::FEATURE.step_kinds[0];
        let brought = (kind.open)(work, &self.0).await?;
        work.require(&meetings::rights::PLAN, kernel::Scope::BODY).await?;
        let group: Id<()> = Id::from_uuid(self.0.group.uuid());
        work.journal(Event::internal(
            "meetings.changed",
            SubjectRef::new("group", group),
        ))
        .await?;
        Ok(brought)
    }
}

pub(crate) fn step(group: GroupId, text: Option<SubjectRef>) -> StepContext {
    StepContext {
        parcours: db::Uuid::nil(),
        step: "reunion".to_owned(),
        title: "Avis sur le plan vélo".to_owned(),
        group: Id::from_uuid(group.uuid()),
        opens_at: Some(instant("2026-11-09T23:00:00Z")),
        closes_at: None,
        settings: Settings::default(),
        subjects: text.map(|text| ("text".to_owned(), text)).into_iter().collect(),
    }
}

#[tokio::test]
async fn a_step_plans_a_meeting_and_closes_on_its_minutes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let before = circle
            .plan(&town, "Le texte en discussion", "2026-12-01T17:30:00Z")
            .await;
        let text = SubjectRef::new("meeting", before);
        let context = step(circle.group, Some(text));
        let brought = town
            .act(Actor::System, OpenStep(context.clone()))
            .await
            .expect("opened");
        assert_eq!(brought[0].0, "meeting");
        let id: MeetingId = brought[0].1.id();
        let mut citizen = town.browser();
        let page = open(&mut citizen, &format!("/reunions/{id}")).await;
        says(
            &page,
            &[
                "Avis sur le plan vélo",
                "10 novembre 2026 à 18\u{a0}h\u{a0}30",
                "Le texte en discussion</a>",
            ],
        );
        // Opened again (a second convocation at the same hour), it is the same meeting.
        let again = town
            .act(Actor::System, OpenStep(context.clone()))
            .await
            .expect("opened");
        assert_eq!(again, brought);

        let context = StepContext {
            subjects: BTreeMap::from([("meeting".to_owned(), brought[0].1.clone())]),
            ..context
        };
        let report = || async {
            let kind = meetings::FEATURE.step_kinds[0];
            (kind.report)(&mut town.sql(), town.body, &context)
                .await
                .expect("a report")
        };
        let waiting = report().await;
        assert!(!waiting.facts["minutes-approved"].holds);
        assert_eq!(waiting.links.len(), 1, "minutes are read by all once approved");
        let write = WriteMinutes {
            meeting: id,
            version: 0,
            text: "Rien à signaler.".to_owned(),
        };
        town.act(Actor::Person(circle.member), write)
            .await
            .expect("written");
        town.act(Actor::Person(circle.chair), ApproveMinutes { meeting: id })
            .await
            .expect("approved");
        assert!(report().await.facts["minutes-approved"].holds);
        for link in report().await.links {
            open(&mut citizen, &link.path).await;
        }
    });
}

#[tokio::test]
async fn a_convocation_plans_the_meeting_for_the_day_after_its_last() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut context = step(circle.group, None);
        context.closes_at = Some(instant("2026-11-16T22:59:00Z"));
        context
            .settings
            .0
            .insert("convocation".to_owned(), Setting::Bool(true));
        let brought = town.act(Actor::System, OpenStep(context)).await.expect("opened");
        let meeting = meetings::find(&mut town.sql(), town.body, brought[0].1.id())
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(meeting.starts_at, instant("2026-11-17T17:30:00Z"));
    });
}
