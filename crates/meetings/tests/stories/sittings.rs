//! Which meeting deliberates on something, for who records elsewhere what was decided.

use kernel::{Actor, SubjectRef, sitting_on};
use meetings::{AddAgendaItem, CancelMeeting, MeetingId, PlanMeeting};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, instant};

/// The group itself stands for what is deliberated.
async fn put_on_the_agenda(town: &TestTown, circle: &Circle, meeting: MeetingId) {
    let item = AddAgendaItem {
        meeting,
        title: String::new(),
        subject: Some(SubjectRef::new("group", circle.group)),
    };
    town.act(Actor::Person(circle.chair), item)
        .await
        .expect("it is on the agenda");
}

async fn sitting(town: &TestTown, circle: &Circle, at: &str) -> Option<String> {
    let subject = SubjectRef::new("group", circle.group);
    let found = sitting_on(&town.house, &mut town.sql(), town.body, &subject, instant(at)).await;
    found.expect("it reads").map(|meeting| meeting.path)
}

#[tokio::test]
async fn it_is_the_meeting_of_that_day_that_has_it_on_its_agenda() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let morning = circle
            .plan(&town, "Séance du matin", "2026-11-18T08:00:00Z")
            .await;
        let evening = circle.plan(&town, "Séance du soir", "2026-11-18T19:00:00Z").await;
        circle.plan(&town, "Autre séance", "2026-11-19T19:00:00Z").await;
        assert_eq!(
            sitting(&town, &circle, "2026-11-18T10:00:00Z").await,
            None,
            "on no agenda"
        );
        for meeting in [morning, evening] {
            put_on_the_agenda(&town, &circle, meeting).await;
        }
        let path = |meeting: MeetingId| Some(format!("/reunions/{meeting}"));
        for (at, expected) in [
            ("2026-11-18T07:00:00Z", path(morning)),
            ("2026-11-18T10:00:00Z", path(morning)),
            ("2026-11-18T20:00:00Z", path(evening)),
            // After midnight in Paris, it is another day, whose meeting has something else on its agenda.
            ("2026-11-18T23:30:00Z", None),
            ("2026-11-19T19:30:00Z", None),
            ("2026-11-17T22:30:00Z", None),
        ] {
            assert_eq!(sitting(&town, &circle, at).await, expected, "{at}");
        }
        let sequence = meetings::find(&mut town.sql(), town.body, evening)
            .await
            .expect("it reads")
            .expect("it is there")
            .sequence;
        let cancel = CancelMeeting {
            meeting: evening,
            sequence,
        };
        town.act(Actor::Person(circle.chair), cancel)
            .await
            .expect("cancelled");
        assert_eq!(
            sitting(&town, &circle, "2026-11-18T20:00:00Z").await,
            path(morning)
        );
    });
}

#[tokio::test]
async fn a_meeting_that_was_to_be_over_deliberates_no_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let plan = PlanMeeting {
            group: circle.group,
            title: "Séance de l’après-midi".to_owned(),
            starts_at: instant("2026-11-18T13:00:00Z"),
            ends_at: Some(instant("2026-11-18T15:00:00Z")),
            place: "Salle 2".to_owned(),
            agenda: Vec::new(),
        };
        let afternoon = town
            .act(Actor::Person(circle.chair), plan)
            .await
            .expect("planned");
        put_on_the_agenda(&town, &circle, afternoon).await;
        let path = Some(format!("/reunions/{afternoon}"));
        for (at, expected) in [
            ("2026-11-18T12:59:00Z", path.clone()),
            ("2026-11-18T14:59:00Z", path.clone()),
            ("2026-11-18T15:00:00Z", None),
        ] {
            assert_eq!(sitting(&town, &circle, at).await, expected, "{at}");
        }
        let evening = circle.plan(&town, "Séance du soir", "2026-11-18T19:00:00Z").await;
        put_on_the_agenda(&town, &circle, evening).await;
        assert_eq!(
            sitting(&town, &circle, "2026-11-18T15:00:00Z").await,
            Some(format!("/reunions/{evening}")),
            "the next one"
        );
    });
}
