//! A parcours has a room while one of its steps wants people to talk, and only read it afterwards.

use std::collections::BTreeMap;

use kernel::{Actor, SubjectRef};
use parcours::{CreateParcours, ImportTemplate, ParcoursId, StartParcours};
use testkit::{Synapse, TestTown, browser_of, on_both_engines, page};
use tools::messages::Room;

use crate::town::{Circle, FEATURES, PASSWORD, address_of, reasons, set_up, with_bridge};

const TEMPLATE: &str = r#"
format = 1
name = "trois-temps"
version = 1
title = "En trois temps"
summary = "Une question, puis une autre."

[[steps]]
name = "premier"
kind = "debates.collect"
label = "Première question"
days = 10
settings = { question = "Que faut-il changer ?" }
tools = ["agenda"]

[[steps]]
name = "second"
kind = "debates.collect"
label = "Seconde question"
days = 10
settings = { question = "Et ensuite ?" }
tools = ["chat"]

[[steps]]
name = "dernier"
kind = "debates.collect"
label = "Dernière question"
days = 10
settings = { question = "Et enfin ?" }
tools = ["agenda"]
"#;

pub(crate) async fn start(town: &TestTown, circle: &Circle) -> ParcoursId {
    let import = ImportTemplate {
        source: TEMPLATE.to_owned(),
    };
    let imported = town.act(Actor::Person(circle.agent), import).await;
    let create = CreateParcours {
        title: "Plan vélo".to_owned(),
        group: circle.group,
        template: imported.expect("imported"),
        starts_on: jiff::civil::date(2026, 11, 10),
        days: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let chair = Actor::Person(circle.chair);
    let parcours = town.act(chair, create).await.expect("prepared");
    town.act(chair, StartParcours { parcours })
        .await
        .expect("started");
    town.settle().await;
    parcours
}

#[tokio::test]
async fn the_room_of_a_step_opens_with_it_and_is_only_read_after_it() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Synapse::start().await else {
            return;
        };
        server.register("parvis", PASSWORD).await;
        let camille = server.register("camille", "x").await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(), PASSWORD).await;
        let parcours = SubjectRef::new("parcours", start(&town, &circle).await);
        let none = Room::of(&mut town.sql(), town.body, &parcours)
            .await
            .expect("read");
        assert!(none.is_none(), "its first step wants none");
        town.advance_minutes(6).await;
        let group = SubjectRef::new("group", circle.group);
        let of_group = camille
            .join(&address_of(&town, &group).await)
            .await
            .expect("let in");
        let told = camille.sees(&of_group).await.said.len();
        assert!(
            told > 0,
            "what happens to a parcours without a room is told in that of its group"
        );

        town.advance_days(11).await;
        let address = address_of(&town, &parcours).await;
        let room = camille.join(&address).await.expect("let in");
        assert_eq!(camille.sees(&room).await.name, "Plan vélo");
        camille
            .say(&room, "1", "Il faut des arceaux")
            .await
            .expect("people talk");
        town.advance_minutes(6).await;
        let of_room = camille.sees(&room).await.said;
        assert!(
            of_room.iter().any(|(who, _)| who == "@parvis:ville.test"),
            "{of_room:?}"
        );
        let in_group = camille.sees(&of_group).await.said.len();

        town.advance_days(11).await;
        town.advance_minutes(6).await;
        assert_eq!(reasons(&town).await, Vec::<String>::new());
        assert_eq!(
            camille.say(&room, "2", "Trop tard").await,
            None,
            "it is only read"
        );
        let read = camille.sees(&room).await.said;
        assert!(
            read.iter()
                .any(|(_, words)| words.contains("Une étape est close")),
            "{read:?}"
        );
        assert!(read.iter().any(|(_, words)| words == "Il faut des arceaux"));
        assert!(camille.say(&of_group, "3", "Par ici").await.is_some());
        let mut chair = browser_of(&town, circle.chair);
        let path = format!("/parcours/{}/activite", parcours.id);
        let seen = page(&mut chair, &path).await;
        assert!(
            seen.contains("En lecture seule depuis") && seen.contains("Il faut des arceaux"),
            "{seen}"
        );
        // What follows is told in the room of the group again.
        town.advance_days(12).await;
        town.advance_minutes(6).await;
        assert!(camille.sees(&of_group).await.said.len() > in_group);
        assert_eq!(camille.sees(&room).await.said.len(), read.len());
    });
}
