//! The board of what is to be done in the town's list of tasks, told with a real server.

use groups::{GroupKind, Role};
use kernel::{Actor, Collectivite, Exchanges, HostName};
use meetings::{
    ApproveMinutes, AssignAction, CompleteAction, FollowUp, PlanMeeting, ReopenAction, WriteMinutes,
};
use testkit::cast::{group, mandate, person};
use testkit::{Radicale, TestTown, on_both_engines};
use tools::{Capability, RemoveBridge, SetUpBridge, Typed};

use crate::server::Peer;
use crate::{FEATURES, PASSWORD, equip, instant};

const ACTIONS: &str = "Date : 10 novembre 2026

## Actions à venir

- [ ] A1 @camille.durand écrire au maire – échéance : 2026-12-01
- [ ] A2 Service voirie : envoyer la carte – échéance : 2026-11-20
- [x] A3 tous : relire le plan
";

db::statements! {
    /// Follow-ups as they were kept before their names were.
    FORGET_UIDS = "update follow_up set calendar_uid = null where collectivite_id = $1";
    /// One of them was told of.
    NOTE_TOLD = "insert into follow_up_told (collectivite_id, follow_up_id, sequence) values ($1, $2, 1)";
}

/// Three things to do, one of them done already.
async fn decide(town: &TestTown) -> Vec<FollowUp> {
    let working = group(town, "Groupe voirie", GroupKind::Working).await;
    let chair = person(town, "Camille Durand", "camille").await;
    mandate(town, working, chair, Role::Chair, true).await;
    let chair = Actor::Person(chair);
    let plan = PlanMeeting {
        group: working,
        title: "Réunion".to_owned(),
        starts_at: instant("2026-11-10T17:30:00Z"),
        ends_at: None,
        place: String::new(),
        agenda: vec![],
    };
    let meeting = town.act(chair, plan).await.expect("planned");
    let write = WriteMinutes {
        meeting,
        version: 0,
        text: ACTIONS.to_owned(),
    };
    town.act(chair, write).await.expect("written");
    town.act(chair, ApproveMinutes { meeting })
        .await
        .expect("approved");
    town.settle().await;
    let found = meetings::follow_ups_of(&mut town.sql(), town.body, meeting).await;
    found.expect("read")
}

async fn set_up(town: &TestTown, address: &str) {
    let deed = SetUpBridge {
        capability: Capability::Tasks,
        typed: Typed {
            version: 0,
            address: address.to_owned(),
            account: "parvis".to_owned(),
            password: PASSWORD.to_owned(),
        },
    };
    town.act(Actor::Operator, deed).await.expect("set up");
    town.settle().await;
}

/// Gives the site a name of its own.
async fn name_site(town: &TestTown, name: &str) {
    let name = HostName::parse(name).expect("a name");
    let mut sql = town.house.db.begin().await.expect("begun");
    Collectivite::set_hosts(&mut sql, town.body, &[name])
        .await
        .expect("named");
    sql.commit().await.expect("committed");
    town.house.load_collectivites().await.expect("read again");
}

async fn is_done(town: &TestTown, follow_up: &FollowUp) -> bool {
    let all = meetings::follow_ups_of(&mut town.sql(), town.body, follow_up.meeting_id).await;
    let all = all.expect("read");
    let one = all.iter().find(|one| one.id == follow_up.id);
    one.expect("it is there").done_at.is_some()
}

#[tokio::test]
async fn what_is_ticked_off_there_is_done_here_and_back() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        equip(&mut town).await;
        set_up(&town, &peer.address).await;
        let decided = decide(&town).await;
        let letter = &decided[0];
        let tasks = peer.tasks().await;
        assert_eq!(tasks.len(), 3, "{tasks:?}");
        let task = peer.task("écrire au maire").await;
        for line in ["DUE;VALUE=DATE:20261201", "STATUS:NEEDS-ACTION", "SEQUENCE:1"] {
            assert!(task.contains(line), "{line} in {task}");
        }
        assert!(peer.task("relire le plan").await.contains("STATUS:COMPLETED"));
        assert!(!tasks.concat().contains("Camille"), "nobody's name: {tasks:?}");

        // A name given to the site meanwhile changes nothing of what each task is called there.
        name_site(&town, "participer.example").await;

        // Begun there, it is not done; ticked off there, it is done here.
        peer.edit_task("écrire au maire", |task| {
            task.replace("NEEDS-ACTION", "IN-PROCESS")
        })
        .await;
        town.advance_minutes(16).await;
        assert!(!is_done(&town, letter).await);
        peer.edit_task("écrire au maire", |task| {
            task.replace(
                "STATUS:IN-PROCESS",
                "STATUS:COMPLETED\nCOMPLETED:20261110T180000Z",
            )
        })
        .await;
        town.advance_minutes(16).await;
        assert!(is_done(&town, letter).await);
        assert_eq!(peer.tasks().await.len(), 3, "nothing stands there twice");

        // Opened again here while the server is down: what was ticked off before says nothing of it.
        radicale.stop();
        let reopen = ReopenAction { follow_up: letter.id };
        town.act(Actor::Operator, reopen).await.expect("opened again");
        town.advance_minutes(16).await;
        radicale.resume().await;
        town.advance_minutes(31).await;
        assert!(!is_done(&town, letter).await);
        let task = peer.task("écrire au maire").await;
        assert!(
            task.contains("STATUS:NEEDS-ACTION") && !task.contains("COMPLETED"),
            "{task}"
        );

        // Done here, it is ticked off there.
        let complete = CompleteAction {
            follow_up: decided[1].id,
        };
        town.act(Actor::Operator, complete).await.expect("done");
        town.settle().await;
        let task = peer.task("envoyer la carte").await;
        for line in ["STATUS:COMPLETED", "PERCENT-COMPLETE:100"] {
            assert!(task.contains(line), "{line} in {task}");
        }
        for kind in ["tasks", "tasks-read"] {
            let going = Exchanges::of(&mut town.sql(), town.body, kind).await;
            assert_eq!(going.expect("read").parked, 0, "{kind}");
        }
    });
}

#[tokio::test]
async fn what_people_write_there_stays_and_a_list_set_up_later_is_filled() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        equip(&mut town).await;
        let decided = decide(&town).await;
        assert!(peer.tasks().await.is_empty());
        set_up(&town, &peer.address).await;
        assert_eq!(peer.tasks().await.len(), 2, "what is still to be done");

        peer.edit_task("écrire au maire", |task| {
            task.replace("END:VTODO", "CATEGORIES:Mairie\nEND:VTODO")
        })
        .await;
        let assign = AssignAction {
            follow_up: decided[0].id,
            owner: None,
            due_on: Some(jiff::civil::date(2026, 12, 15)),
            reminded_before: None,
        };
        town.act(Actor::Operator, assign).await.expect("another date");
        town.settle().await;
        let task = peer.task("écrire au maire").await;
        for line in ["CATEGORIES:Mairie", "DUE;VALUE=DATE:20261215"] {
            assert!(task.contains(line), "{line} in {task}");
        }

        let remove = RemoveBridge {
            capability: Capability::Tasks,
        };
        town.act(Actor::Operator, remove).await.expect("removed");
        let complete = CompleteAction {
            follow_up: decided[1].id,
        };
        town.act(Actor::Operator, complete).await.expect("done");
        peer.edit_task("écrire au maire", |task| {
            task.replace("NEEDS-ACTION", "COMPLETED")
        })
        .await;
        town.advance_minutes(31).await;
        assert!(!is_done(&town, &decided[0]).await, "it is read no more");
        assert!(peer.task("envoyer la carte").await.contains("NEEDS-ACTION"));
    });
}

#[tokio::test]
async fn what_was_told_before_names_were_kept_keeps_the_one_it_had() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        equip(&mut town).await;
        let decided = decide(&town).await;
        let (letter, map) = (&decided[0], &decided[1]);
        let mut sql = town.house.db.begin().await.expect("begun");
        for (statement, values) in [
            (FORGET_UIDS, db::args![town.body]),
            (NOTE_TOLD, db::args![town.body, letter.id]),
        ] {
            sql.execute(statement, values).await.expect("as it was");
        }
        sql.commit().await.expect("committed");
        let base_url = town.house.base_url(town.body);
        let (_, host) = base_url.split_once("://").expect("an address");
        let host = host.split(':').next().expect("a host");
        set_up(&town, &peer.address).await;
        let known = format!("UID:follow-up-{}@{host}", letter.id);
        let task = peer.task("écrire au maire").await;
        assert!(task.contains(&known), "{known} in {task}");
        // Never told of, the other has a name that no site gives.
        let task = peer.task("envoyer la carte").await;
        let own = format!("UID:follow-up-{}@{}", map.id, town.body);
        assert!(task.contains(&own), "{own} in {task}");

        name_site(&town, "participer.example").await;
        peer.edit_task("écrire au maire", |task| {
            task.replace(
                "STATUS:NEEDS-ACTION",
                "STATUS:COMPLETED\nCOMPLETED:20261110T180000Z",
            )
        })
        .await;
        town.advance_minutes(16).await;
        assert!(is_done(&town, letter).await);
        assert_eq!(peer.tasks().await.len(), 2, "nothing stands there twice");
    });
}
