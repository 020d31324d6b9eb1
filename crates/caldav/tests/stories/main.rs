//! Meetings in the town's calendar, told with a real server.

mod many;
mod server;
mod switched;
mod tasks;

use db::Instant;
use groups::{CreateGroup, GroupId, GroupKind};
use kernel::{Actor, EffectLine, Exchanges, Feature, RetryEffectsOf};
use meetings::{AddAgendaItem, CancelMeeting, ChangeMeeting, MeetingId, PlanMeeting};
use outgoing::Connections;
use testkit::{Radicale, TestTown, on_both_engines};
use tools::{Bridges, Capability, RemoveBridge, SetUpBridge, Typed};

use crate::server::Peer;

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    meetings::FEATURE,
];
const PASSWORD: &str = "sésame, ouvre-toi";
const BRIDGES: &[tools::Bridge] = &[caldav::BRIDGE];

fn instant(text: &str) -> Instant {
    Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
}

/// A town with the bridge, and a group that meets.
async fn equip(town: &mut TestTown) -> GroupId {
    town.equip(
        |settings| {
            settings.private_network_allowed = true;
            "Mairie <reunions@auray.example>".clone_into(&mut settings.mail_from);
        },
        |settings| {
            let connections = Connections::new(settings).expect("the settings are followed");
            vec![
                Box::new(connections),
                Box::new(Bridges(BRIDGES)),
                Box::new(tools::Switches(&[parcours::switched_on])),
            ]
        },
    )
    .await;
    let group = CreateGroup {
        name: "Groupe \"mobilités\"".to_owned(),
        kind: GroupKind::Plenary,
        description: String::new(),
    };
    town.act(Actor::Operator, group).await.expect("a group")
}

async fn set_up(town: &TestTown, version: i64, address: &str, password: &str) {
    let deed = SetUpBridge {
        capability: Capability::Calendar,
        typed: Typed {
            version,
            address: address.to_owned(),
            account: "parvis".to_owned(),
            password: password.to_owned(),
        },
    };
    town.act(Actor::Operator, deed).await.expect("set up");
}

async fn plan(town: &TestTown, group: GroupId, title: &str, starts_at: &str) -> MeetingId {
    let deed = PlanMeeting {
        group,
        title: title.to_owned(),
        starts_at: instant(starts_at),
        ends_at: Some(instant(starts_at).plus_seconds(5400)),
        place: "Salle 2, rez-de-chaussée".to_owned(),
        agenda: vec!["Budget; suite".to_owned()],
    };
    town.act(Actor::Operator, deed).await.expect("planned")
}

async fn move_to(town: &TestTown, meeting: MeetingId, sequence: i64, title: &str, starts_at: &str) {
    let deed = ChangeMeeting {
        meeting,
        sequence,
        title: title.to_owned(),
        starts_at: instant(starts_at),
        ends_at: Some(instant(starts_at).plus_seconds(5400)),
        place: "Salle 2, rez-de-chaussée".to_owned(),
    };
    town.act(Actor::Operator, deed).await.expect("moved");
    town.settle().await;
}

async fn exchanges(town: &TestTown) -> Exchanges {
    let found = Exchanges::of(&mut town.sql(), town.body, "calendar").await;
    found.expect("the exchanges are read")
}

async fn reasons(town: &TestTown) -> Vec<String> {
    let left = EffectLine::left(&mut town.sql(), town.body, "calendar", 50).await;
    let left = left.expect("what is left is read");
    left.into_iter().filter_map(|line| line.last_error).collect()
}

#[tokio::test]
async fn announced_moved_and_cancelled_it_is_one_event() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        // What was announced before the calendar was set up stands there too.
        let id = plan(&town, group, "Réunion mensuelle", "2026-12-08T17:30:00Z").await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        town.settle().await;
        let event = peer.only_event().await;
        for line in [
            "SUMMARY:Réunion mensuelle (Groupe \"mobilités\")",
            "DTSTART;TZID=Europe/Paris:20261208T183000",
            "DTEND;TZID=Europe/Paris:20261208T200000",
            "TZID:Europe/Paris",
            "LOCATION:Salle 2\\, rez-de-chaussée",
            sequence(town.now(), 0).trim_end(),
        ] {
            assert!(event.lines().any(|there| there == line), "{line} in {event}");
        }
        assert!(event.contains("1. Budget\\; suite"), "{event}");
        assert!(event.contains("SCHEDULE-AGENT=CLIENT") && event.contains("mailto:reunions@auray.example"));
        assert!(
            !event.contains("ATTENDEE") && !event.contains("METHOD"),
            "{event}"
        );

        move_to(&town, id, 0, "Réunion mensuelle", "2026-12-09T17:30:00Z").await;
        let event = peer.only_event().await;
        assert!(
            event.contains(&sequence(town.now(), 1)) && event.contains("20261209T183000"),
            "{event}"
        );

        let item = AddAgendaItem {
            meeting: id,
            title: "Voirie".to_owned(),
            subject: None,
        };
        town.act(Actor::Operator, item).await.expect("added");
        town.settle().await;
        assert!(peer.only_event().await.contains("2. Voirie"));

        let deed = CancelMeeting {
            meeting: id,
            sequence: 2,
        };
        town.act(Actor::Operator, deed).await.expect("cancelled");
        town.settle().await;
        let event = peer.only_event().await;
        assert!(
            event.contains("STATUS:CANCELLED\n") && event.contains(&sequence(town.now(), 3)),
            "{event}"
        );

        // Announced again, the event lives again.
        move_to(&town, id, 3, "Réunion mensuelle", "2026-12-09T17:30:00Z").await;
        let event = peer.only_event().await;
        assert!(
            !event.contains("STATUS:CANCELLED") && event.contains(&sequence(town.now(), 4)),
            "{event}"
        );
        let exchanges = exchanges(&town).await;
        assert_eq!((exchanges.waiting, exchanges.parked), (0, 0));
        assert!(exchanges.last_done_at.is_some());
    });
}

#[tokio::test]
async fn a_server_down_for_an_hour_gets_everything_once_and_in_its_last_state() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        radicale.stop();
        let id = plan(&town, group, "Commission", "2026-12-08T17:30:00Z").await;
        let other = plan(&town, group, "Atelier", "2026-12-10T17:30:00Z").await;
        town.settle().await;
        let down = exchanges(&town).await;
        assert_eq!((down.waiting, down.postponed, down.parked), (2, 2, 0));
        assert!(reasons(&town).await.iter().all(|why| why == "bridge-unreachable"));
        town.house.clock.set(town.now().plus_seconds(1800));
        let moved_at = town.now();
        move_to(&town, id, 0, "Commission élargie", "2026-12-08T18:00:00Z").await;
        town.act(
            Actor::Operator,
            CancelMeeting {
                meeting: other,
                sequence: 0,
            },
        )
        .await
        .expect("cancelled");
        town.settle().await;
        assert_eq!(exchanges(&town).await.waiting, 4);

        radicale.resume().await;
        town.house.clock.set(town.now().plus_seconds(1800));
        town.settle().await;
        town.advance_days(1).await;
        assert_eq!(exchanges(&town).await.waiting, 0);
        let events = peer.events().await;
        assert_eq!(events.len(), 2, "{events:?}");
        let moved = events.iter().find(|event| event.contains("Commission élargie"));
        let moved = moved.expect("the last state");
        assert!(
            moved.contains(&sequence(moved_at, 1)) && moved.contains("20261208T190000"),
            "{moved}"
        );
        let cancelled = events
            .iter()
            .find(|event| event.contains("Atelier"))
            .expect("the other");
        assert!(cancelled.contains("STATUS:CANCELLED"), "{cancelled}");
    });
}

#[tokio::test]
async fn a_server_down_for_days_gets_everything_once_when_an_agent_asks_again() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        let known = plan(&town, group, "Commission", "2026-12-08T17:30:00Z").await;
        town.settle().await;
        let before = peer.only_event().await;
        radicale.stop();
        // Moved twice while nobody answers, and another announced.
        move_to(&town, known, 0, "Commission", "2026-12-09T17:30:00Z").await;
        town.advance_days(1).await;
        let moved_at = town.now();
        move_to(&town, known, 1, "Commission", "2026-12-10T17:30:00Z").await;
        plan(&town, group, "Atelier", "2026-12-11T17:30:00Z").await;
        town.settle().await;
        // Three more days: tried again and again, then given up and shown, none forgotten.
        for _ in 0..36 {
            town.house.clock.set(town.now().plus_seconds(2 * 3600));
            town.settle().await;
        }
        let down = exchanges(&town).await;
        assert_eq!((down.waiting, down.parked), (0, 3));
        assert_eq!(reasons(&town).await, ["bridge-unreachable"; 3]);

        // Back, it is sent nothing until an agent asks: then everything, in its last state only.
        radicale.resume().await;
        town.settle().await;
        assert_eq!(peer.only_event().await, before);
        for _ in 0..2 {
            let retry = RetryEffectsOf {
                kind: "calendar".to_owned(),
            };
            town.act(Actor::Operator, retry).await.expect("asked again");
            town.settle().await;
            let up = exchanges(&town).await;
            assert_eq!((up.waiting, up.parked), (0, 0));
            let events = peer.events().await;
            assert_eq!(events.len(), 2, "{events:?}");
            let moved = events.iter().find(|event| event.contains("SUMMARY:Commission"));
            let moved = moved.expect("the last state");
            assert!(
                moved.contains(&sequence(moved_at, 2)) && moved.contains("20261210T183000"),
                "{moved}"
            );
            assert!(events.iter().any(|event| event.contains("SUMMARY:Atelier")));
        }
    });
}

#[tokio::test]
async fn a_calendar_set_up_again_learns_what_was_cancelled_meanwhile() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        let id = plan(&town, group, "Commission", "2026-12-08T17:30:00Z").await;
        town.settle().await;
        let remove = RemoveBridge {
            capability: Capability::Calendar,
        };
        town.act(Actor::Operator, remove).await.expect("removed");
        let cancel = CancelMeeting {
            meeting: id,
            sequence: 0,
        };
        town.act(Actor::Operator, cancel).await.expect("cancelled");
        town.settle().await;
        assert!(!peer.only_event().await.contains("STATUS:CANCELLED"));

        set_up(&town, 0, &peer.address, PASSWORD).await;
        town.settle().await;
        assert!(peer.only_event().await.contains("STATUS:CANCELLED"));
    });
}

#[tokio::test]
async fn a_wrong_password_is_told_and_what_waited_leaves_once_it_is_mended() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, "erroné").await;
        plan(&town, group, "Commission", "2026-12-08T17:30:00Z").await;
        town.settle().await;
        assert_eq!(reasons(&town).await, ["bridge-password 401"]);
        assert_eq!(exchanges(&town).await.parked, 1);
        assert!(peer.events().await.is_empty());

        set_up(&town, 1, &peer.address, PASSWORD).await;
        let retry = RetryEffectsOf {
            kind: "calendar".to_owned(),
        };
        town.act(Actor::Operator, retry).await.expect("asked again");
        town.settle().await;
        assert_eq!(exchanges(&town).await.parked, 0);
        assert!(peer.only_event().await.contains("Commission"));

        // An address where there is nothing is parked too; once the bridge is removed, nobody is told any more.
        set_up(&town, 2, &radicale.calendar("ailleurs"), "").await;
        town.settle().await;
        assert_eq!(reasons(&town).await, ["bridge-missing 409"]);
        let remove = RemoveBridge {
            capability: Capability::Calendar,
        };
        town.act(Actor::Operator, remove).await.expect("removed");
        assert_eq!(exchanges(&town).await.parked, 0);
        plan(&town, group, "Atelier", "2026-12-10T17:30:00Z").await;
        town.settle().await;
        let left = exchanges(&town).await;
        assert_eq!((left.waiting, left.parked), (0, 0));
        assert_eq!(peer.events().await.len(), 1);
    });
}

#[tokio::test]
async fn without_the_key_of_the_data_folder_the_password_is_asked_again() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        // As after a restoration: the database came back, and no backup holds the key.
        let key = town.house.settings.data.join(".bridges.key");
        std::fs::remove_file(&key).expect("the key stands in the data folder");
        plan(&town, group, "Commission", "2026-12-08T17:30:00Z").await;
        town.settle().await;
        assert_eq!(reasons(&town).await, ["bridge-secret-lost"]);
        assert!(!key.exists(), "opening makes no key");

        set_up(&town, 1, &peer.address, PASSWORD).await;
        let retry = RetryEffectsOf {
            kind: "calendar".to_owned(),
        };
        town.act(Actor::Operator, retry).await.expect("asked again");
        town.settle().await;
        assert!(peer.only_event().await.contains("SUMMARY:Commission"));
    });
}

#[tokio::test]
async fn what_people_changed_in_the_calendar_is_not_overwritten_unseen() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        let id = plan(&town, group, "Commission", "2026-12-08T17:30:00Z").await;
        town.settle().await;

        // Another room and a category there, another hour here: both stand.
        peer.edit(|event| {
            event
                .replace("LOCATION:Salle 2\\, rez-de-chaussée", "LOCATION:Salle du conseil")
                .replace("END:VEVENT", "CATEGORIES:Mobilités\nEND:VEVENT")
        })
        .await;
        move_to(&town, id, 0, "Commission", "2026-12-08T19:00:00Z").await;
        let event = peer.only_event().await;
        for kept in [
            "LOCATION:Salle du conseil",
            "CATEGORIES:Mobilités",
            "20261208T200000",
        ] {
            assert!(event.contains(kept), "{kept} in {event}");
        }

        // Another title on both sides: nothing is written, and the agent reads why.
        peer.edit(|event| event.replace("SUMMARY:Commission", "SUMMARY:Reportée ?"))
            .await;
        move_to(&town, id, 1, "Commission plénière", "2026-12-08T19:00:00Z").await;
        assert_eq!(reasons(&town).await, ["bridge-edited SUMMARY"]);
        assert!(peer.only_event().await.contains("SUMMARY:Reportée ?"));

        // The event put back as it was, it leaves.
        peer.edit(|event| event.replace("SUMMARY:Reportée ?", "SUMMARY:Commission"))
            .await;
        let retry = RetryEffectsOf {
            kind: "calendar".to_owned(),
        };
        town.act(Actor::Operator, retry).await.expect("asked again");
        town.settle().await;
        assert!(peer.only_event().await.contains("SUMMARY:Commission plénière"));
        assert!(reasons(&town).await.is_empty());
    });
}

/// What an event says of an announcement last changed at this instant, after so many changes.
fn sequence(changed_at: Instant, changes: i64) -> String {
    let seconds = changed_at.micros() / 1_000_000 - 1_577_836_800;
    format!("SEQUENCE:{}\n", seconds + changes)
}
