//! A step of a parcours says whether its meeting goes to the town's calendar.

use std::collections::BTreeMap;

use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, PersonId};
use parcours::{CreateParcours, ImportTemplate, StartParcours};
use testkit::{Radicale, TestTown, cast, on_both_engines};

use crate::server::Peer;
use crate::{FEATURES, PASSWORD, equip, exchanges, plan, set_up};

fn template(name: &str, tools: &str) -> String {
    format!(
        r#"
format = 1
name = "{name}"
version = 1
title = "Une réunion"
summary = "On se réunit."

[[steps]]
name = "reunion"
kind = "meetings.meeting"
label = "Se réunir"
days = 7
{tools}
"#
    )
}

/// An agent, and who chairs the group.
async fn people(town: &TestTown, group: GroupId) -> (PersonId, PersonId) {
    let agent = cast::person(town, "Anne Agent", "anne").await;
    let services = cast::group(town, "Services", GroupKind::Services).await;
    cast::mandate(town, services, agent, Role::Member, false).await;
    let chair = cast::person(town, "Claude Chaise", "claude").await;
    cast::mandate(town, group, chair, Role::Chair, true).await;
    (agent, chair)
}

async fn start(
    town: &TestTown,
    group: GroupId,
    (agent, chair): (PersonId, PersonId),
    source: String,
    title: &str,
) {
    let import = ImportTemplate { source };
    let template = town.act(Actor::Person(agent), import).await.expect("imported");
    let create = CreateParcours {
        title: title.to_owned(),
        group,
        template,
        starts_on: jiff::civil::date(2026, 11, 12),
        days: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let parcours = town.act(Actor::Person(chair), create).await.expect("prepared");
    let started = town.act(Actor::Person(chair), StartParcours { parcours }).await;
    started.expect("started");
    town.advance_days(3).await;
}

#[tokio::test]
async fn only_the_meeting_of_a_step_that_wants_it_stands_in_the_calendar() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let peer = Peer::new(&town, &radicale, PASSWORD);
        let group = equip(&mut town).await;
        set_up(&town, 0, &peer.address, PASSWORD).await;
        let people = people(&town, group).await;
        start(&town, group, people, template("sans-agenda", ""), "Discrète").await;
        assert_eq!(peer.events().await.len(), 0, "its step does not want it");
        let done = exchanges(&town).await;
        assert_eq!((done.waiting, done.parked), (0, 0), "and nothing waits");

        start(
            &town,
            group,
            people,
            template("avec-agenda", "tools = [\"agenda\"]"),
            "Annoncée",
        )
        .await;
        assert!(peer.only_event().await.contains("SUMMARY:Annoncée"));

        // What is a part of no parcours is announced as the whole body announces.
        plan(&town, group, "Réunion mensuelle", "2027-01-12T17:30:00Z").await;
        town.settle().await;
        assert_eq!(peer.events().await.len(), 2);
    });
}
