//! Who may do what: each deed tried in every quality.

use groups::{GroupKind, Role};
use kernel::{Action, Actor, Fault};
use meetings::{
    AddAgendaItem, ApproveMinutes, AssignAction, Attendance, ChangeMeeting, CompleteAction, PlanMeeting,
    RecordAttendance, RemoveAgendaItem, ReopenAction, WriteMinutes,
};
use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, group, instant, mandate, person};

async fn is_allowed<A: Action>(town: &TestTown, actor: Actor, deed: A) -> bool {
    match town.act(actor, deed).await {
        Ok(_) => true,
        Err(Fault::Forbidden { .. }) => false,
        Err(other) => panic!("{}: {other}", A::NAME),
    }
}

/// May they run meetings (plan, attendance, approve), and take part in them (write, follow)?
struct Expected {
    run: bool,
    take_part: bool,
}

#[tokio::test]
async fn rights_are_those_of_the_table() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let elsewhere = group(&town, "Groupe logement", GroupKind::Working).await;
        let citizen = person(&town, "Une citoyenne").await;
        let agent = person(&town, "Un agent").await;
        mandate(&town, services, agent, Role::Member).await;
        let other_chair = person(&town, "Une animatrice ailleurs").await;
        mandate(&town, elsewhere, other_chair, Role::Chair).await;
        let nothing = || Expected {
            run: false,
            take_part: false,
        };
        let all = || Expected {
            run: true,
            take_part: true,
        };
        let actors = [
            ("visitor", Actor::Visitor, nothing()),
            ("citizen", Actor::Person(citizen), nothing()),
            ("chair of another group", Actor::Person(other_chair), nothing()),
            (
                "member",
                Actor::Person(circle.member),
                Expected {
                    run: false,
                    take_part: true,
                },
            ),
            ("secretary", Actor::Person(circle.secretary), all()),
            ("chair", Actor::Person(circle.chair), all()),
            ("agent", Actor::Person(agent), all()),
            ("operator", Actor::Operator, all()),
        ];
        for (day, (name, actor, expected)) in (0..).zip(actors) {
            try_everything(&town, &circle, day, name, actor, &expected).await;
        }
    });
}

async fn try_everything(
    town: &TestTown,
    circle: &Circle,
    day: i64,
    name: &str,
    actor: Actor,
    expected: &Expected,
) {
    let starts_at = instant("2026-11-10T08:00:00Z").plus_seconds(day * 3600);
    let plan = PlanMeeting {
        group: circle.group,
        title: format!("Par {name}"),
        starts_at: starts_at.plus_days(30),
        ends_at: None,
        place: String::new(),
        agenda: vec![],
    };
    assert_eq!(is_allowed(town, actor, plan).await, expected.run, "{name} plans");
    let id = circle
        .plan(town, &format!("Pour {name}"), &starts_at.timestamp().to_string())
        .await;
    let change = ChangeMeeting {
        meeting: id,
        sequence: 0,
        title: "Autre".to_owned(),
        starts_at,
        ends_at: None,
        place: String::new(),
    };
    assert_eq!(
        is_allowed(town, actor, change).await,
        expected.run,
        "{name} changes"
    );
    let item = |title: &str| AddAgendaItem {
        meeting: id,
        title: title.to_owned(),
        subject: None,
    };
    assert_eq!(
        is_allowed(town, actor, item("Point")).await,
        expected.run,
        "{name} adds"
    );
    let item = town.act(Actor::Operator, item("À retirer")).await.expect("added");
    let remove = RemoveAgendaItem { meeting: id, item };
    assert_eq!(
        is_allowed(town, actor, remove).await,
        expected.run,
        "{name} removes"
    );
    let record = RecordAttendance {
        meeting: id,
        attendance: vec![(circle.other, Attendance::Present)],
    };
    assert_eq!(
        is_allowed(town, actor, record).await,
        expected.run,
        "{name} records"
    );
    let text = "## Actions à venir\n\n- [ ] A1 écrire au maire\n";
    let write = |version| WriteMinutes {
        meeting: id,
        version,
        text: text.to_owned(),
    };
    assert_eq!(
        is_allowed(town, actor, write(0)).await,
        expected.take_part,
        "{name} writes"
    );
    town.act(Actor::Operator, write(i64::from(expected.take_part)))
        .await
        .expect("written");
    let approve = || ApproveMinutes { meeting: id };
    assert_eq!(
        is_allowed(town, actor, approve()).await,
        expected.run,
        "{name} approves"
    );
    if !expected.run {
        town.act(Actor::Operator, approve()).await.expect("approved");
    }
    let follow_ups = meetings::follow_ups_of(&mut town.sql(), town.body, id)
        .await
        .expect("read");
    let follow_up = follow_ups[0].id;
    let assign = AssignAction {
        follow_up,
        owner: Some(circle.other),
        due_on: None,
        reminded_before: None,
    };
    assert_eq!(
        is_allowed(town, actor, assign).await,
        expected.take_part,
        "{name} assigns"
    );
    assert_eq!(
        is_allowed(town, actor, CompleteAction { follow_up }).await,
        expected.take_part,
        "{name} completes"
    );
    if !expected.take_part {
        town.act(Actor::Operator, CompleteAction { follow_up })
            .await
            .expect("done");
    }
    assert_eq!(
        is_allowed(town, actor, ReopenAction { follow_up }).await,
        expected.take_part,
        "{name} reopens"
    );
}

#[tokio::test]
async fn only_members_are_marked_and_what_does_not_exist_is_said() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-11-10T17:30:00Z").await;
        let stranger = person(&town, "Une inconnue").await;
        let record = RecordAttendance {
            meeting: id,
            attendance: vec![(stranger, Attendance::Present)],
        };
        let refused = town.act(Actor::Person(circle.chair), record).await;
        assert!(matches!(refused, Err(Fault::Refused { .. })), "{refused:?}");
        let unknown = ApproveMinutes { meeting: town.id() };
        let refused = town.act(Actor::Person(circle.chair), unknown).await;
        assert!(matches!(refused, Err(Fault::NotFound(_))), "{refused:?}");
        let mut browser = town.browser();
        for path in ["/reunions/rien", "/reunions/rien.ics", "/suivi/rien"] {
            assert_eq!(browser.get(path).await.status, 404, "{path}");
        }
        let id = town.id::<()>();
        for path in [
            format!("/reunions/{id}"),
            format!("/reunions/{id}/compte-rendu"),
            format!("/suivi/{id}"),
        ] {
            assert_eq!(browser.get(&path).await.status, 404, "{path}");
        }
    });
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    async fn prepare_all(town: &TestTown) {
        for statement in meetings::FEATURE.statements.iter().copied().flatten() {
            let prepared = town.house.db.prepare(*statement).await;
            assert!(prepared.is_ok(), "{}: {prepared:?}", statement.name);
        }
    }
    on_both_engines!(FEATURES, |town: TestTown| async move { prepare_all(&town).await });
}
