//! More to do than is asked about at once, told with a list of our own that ticks off all it is asked about.

use groups::{GroupKind, Role};
use kernel::{Actor, BoxFuture, House};
use meetings::{ApproveMinutes, PlanMeeting, WriteMinutes};
use outgoing::Connections;
use testkit::cast::{group, mandate, person};
use testkit::{TestTown, on_both_engines};
use tools::calendar::Found;
use tools::tasks::{Finished, Tasks};
use tools::{Bridge, Bridges, Capability, Connection, SetUpBridge, Trouble, Typed};

use crate::{FEATURES, instant};

/// Meetings, and what each decides: one more than is asked about at once.
const MEETINGS: usize = 3;
const ACTIONS_EACH: usize = 67;

const TICKING: &[Bridge] = &[Bridge {
    tasks: Some(Tasks {
        keep: |_, _, _| Box::pin(async { Ok(()) }),
        finished,
        look: |_, _| Box::pin(async { Ok(Found { name: String::new() }) }),
    }),
    ..Bridge::named("ticking")
}];

fn finished<'a>(
    _: &'a House,
    _: &'a Connection,
    uids: &'a [String],
) -> BoxFuture<'a, Result<Vec<Finished>, Trouble>> {
    let all: Vec<Finished> = uids
        .iter()
        .map(|uid| Finished {
            uid: uid.clone(),
            sequence: 1,
        })
        .collect();
    Box::pin(async { Ok(all) })
}

#[tokio::test]
async fn what_is_ticked_off_is_read_however_much_is_late() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        town.equip(
            |settings| settings.private_network_allowed = true,
            |settings| {
                let connections = Connections::new(settings).expect("the settings are followed");
                vec![
                    Box::new(connections),
                    Box::new(Bridges(TICKING)),
                    Box::new(tools::Switches(&[parcours::switched_on])),
                ]
            },
        )
        .await;
        let deed = SetUpBridge {
            capability: Capability::Tasks,
            typed: Typed {
                version: 0,
                address: "http://127.0.0.1:9/parvis/taches/".to_owned(),
                account: "parvis".to_owned(),
                password: "sesame".to_owned(),
            },
        };
        town.act(Actor::Operator, deed).await.expect("set up");
        let working = group(&town, "Groupe voirie", GroupKind::Working).await;
        let chair = person(&town, "Camille Durand", "camille").await;
        mandate(&town, working, chair, Role::Chair, true).await;
        let chair = Actor::Person(chair);
        let mut held = Vec::new();
        for (number, hour) in (0..MEETINGS).zip(0_i64..) {
            let plan = PlanMeeting {
                group: working,
                title: format!("Réunion {number}"),
                starts_at: instant("2026-11-10T17:30:00Z").plus_seconds(3_600 * hour),
                ends_at: None,
                place: String::new(),
                agenda: vec![],
            };
            let meeting = town.act(chair, plan).await.expect("planned");
            let actions: Vec<String> = (0..ACTIONS_EACH)
                .map(|action| format!("- [ ] Service voirie : réparer le banc {number}-{action}"))
                .collect();
            let write = WriteMinutes {
                meeting,
                version: 0,
                text: format!("## Actions à venir\n\n{}\n", actions.join("\n")),
            };
            town.act(chair, write).await.expect("written");
            town.act(chair, ApproveMinutes { meeting })
                .await
                .expect("approved");
            held.push(meeting);
        }
        town.settle().await;
        // One reading, and no second one.
        town.advance_minutes(16).await;
        let (mut all, mut done) = (0, 0);
        for meeting in held {
            let found = meetings::follow_ups_of(&mut town.sql(), town.body, meeting).await;
            let found = found.expect("read");
            all += found.len();
            done += found.iter().filter(|one| one.done_at.is_some()).count();
        }
        assert_eq!((all, done), (MEETINGS * ACTIONS_EACH, MEETINGS * ACTIONS_EACH));
    });
}
