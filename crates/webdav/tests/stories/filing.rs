//! What is published is filed, in the folder of its parcours or of its group, once.

use std::collections::BTreeMap;
use std::fs;

use acts::{ActId, PublishAct};
use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, PersonId, SubjectRef};
use meetings::{ApproveMinutes, MeetingId, PlanMeeting, WriteMinutes};
use parcours::{CreateParcours, GatherSubject, ImportTemplate, ParcoursId, StartParcours};
use testkit::{TestTown, Wsgidav, on_both_engines};
use tools::files::EFFECT;

use crate::town::{FEATURES, PASSWORD, exchanges, names, reasons, set_up, with_bridge};

const MINUTES: &str = "Groupe mobilités\n\n10 novembre 2026\n\nPrésents : Nolwenn Le Goff\n\nDécisions :\n\n- Transmettre l’avis aux élus\n";
const TEMPLATE: &str = r#"
format = 1
name = "deux-temps"
version = 1
title = "En deux temps"
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
tools = ["dossier"]
"#;

struct Circle {
    group: GroupId,
    chair: PersonId,
    agent: PersonId,
}

impl Circle {
    async fn meet(town: &TestTown) -> Self {
        let group = testkit::cast::group(town, "Groupe mobilités", GroupKind::Working).await;
        let chair = testkit::cast::person(town, "Nolwenn Le Goff", "nolwenn").await;
        testkit::cast::mandate(town, group, chair, Role::Chair, true).await;
        let services = testkit::cast::group(town, "Services", GroupKind::Services).await;
        let agent = testkit::cast::person(town, "Anne Agent", "agent").await;
        testkit::cast::mandate(town, services, agent, Role::Member, false).await;
        Self { group, chair, agent }
    }

    /// A meeting held, with its minutes.
    async fn hold(&self, town: &TestTown, title: &str) -> MeetingId {
        let plan = PlanMeeting {
            group: self.group,
            title: title.to_owned(),
            starts_at: town.now(),
            ends_at: None,
            place: String::new(),
            agenda: Vec::new(),
        };
        let chair = Actor::Person(self.chair);
        let meeting = town.act(chair, plan).await.expect("planned");
        let writing = WriteMinutes {
            meeting,
            version: 0,
            text: MINUTES.to_owned(),
        };
        town.act(chair, writing).await.expect("written");
        town.act(chair, ApproveMinutes { meeting })
            .await
            .expect("approved");
        meeting
    }

    async fn publish(&self, town: &TestTown, title: &str, meeting: MeetingId) -> ActId {
        let deed = PublishAct {
            title: title.to_owned(),
            group: self.group,
            text: None,
            meeting: Some(meeting),
            author_name: "Nolwenn Le Goff".to_owned(),
            author_quality: "animation du groupe".to_owned(),
            theme: String::new(),
        };
        town.act(Actor::Person(self.chair), deed)
            .await
            .expect("published")
    }

    async fn start(&self, town: &TestTown) -> ParcoursId {
        let import = ImportTemplate {
            source: TEMPLATE.to_owned(),
        };
        let template = town
            .act(Actor::Person(self.agent), import)
            .await
            .expect("imported");
        let create = CreateParcours {
            title: "Plan vélo".to_owned(),
            group: self.group,
            template,
            starts_on: jiff::civil::date(2026, 11, 10),
            days: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        let chair = Actor::Person(self.chair);
        let parcours = town.act(chair, create).await.expect("prepared");
        town.act(chair, StartParcours { parcours })
            .await
            .expect("started");
        town.settle().await;
        parcours
    }
}

fn pdfs(server: &Wsgidav) -> Vec<String> {
    let all = server.all();
    all.into_iter().filter(|path| path.ends_with(".pdf")).collect()
}

#[tokio::test]
async fn an_act_is_filed_once_whatever_happens_to_the_server() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        // Published before there was a server: it is filed with the others.
        let early = circle.hold(&town, "Réunion de rentrée").await;
        circle.publish(&town, "Compte rendu de rentrée", early).await;
        town.settle().await;
        set_up(&town, 0, &server.address(""), PASSWORD).await;
        town.settle().await;
        assert_eq!(pdfs(&server).len(), 1, "{:?}", server.all());

        server.stop();
        // A group meets once at a time.
        town.advance_minutes(5).await;
        let meeting = circle.hold(&town, "Réunion").await;
        let act = circle.publish(&town, "Avis : quais / gare", meeting).await;
        testkit::cast::group(&town, "Groupe forêt", GroupKind::Working).await;
        town.settle().await;
        let down = exchanges(&town, EFFECT).await;
        assert_eq!((down.waiting, down.postponed, down.parked), (2, 2, 0));
        assert!(reasons(&town).await.iter().all(|why| why == "bridge-unreachable"));
        town.advance_minutes(30).await;
        server.resume().await;
        town.advance_minutes(30).await;
        town.advance_days(1).await;
        let left = exchanges(&town, EFFECT).await;
        assert_eq!((left.waiting, left.parked), (0, 0));
        let filed = pdfs(&server);
        assert_eq!(filed.len(), 2, "{filed:?}");
        let name = filed
            .iter()
            .find(|name| name.contains("Avis quais gare"))
            .expect("the act");
        assert!(
            name.starts_with("Groupe mobilités/2026-11-10 Avis quais gare (Avis "),
            "{name}"
        );
        let made = acts::pdf(&mut town.sql(), town.body, act)
            .await
            .expect("read")
            .expect("made");
        let (_, kept) = town
            .house
            .file(town.body, &made.sha256)
            .await
            .expect("read")
            .expect("kept");
        let there = fs::read(server.kept().join(name)).expect("readable");
        assert!(there == kept && there.starts_with(b"%PDF-"), "the same file");
        assert!(server.kept().join("Groupe forêt").is_dir());
        // Known here without waiting for the next reading.
        assert_eq!(names(&town, circle.group).await.len(), 2);
    });
}

#[tokio::test]
async fn a_parcours_has_a_folder_from_the_step_that_switches_it_on() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(""), PASSWORD).await;
        let parcours = circle.start(&town).await;
        assert_eq!(
            server.all(),
            ["Groupe mobilités/", "Services/"],
            "its first step wants none"
        );
        town.advance_days(12).await;
        assert!(
            server.kept().join("Groupe mobilités/Plan vélo").is_dir(),
            "{:?}",
            server.all()
        );

        let meeting = circle.hold(&town, "Réunion").await;
        let gather = GatherSubject {
            parcours,
            role: "meeting".to_owned(),
            subject: SubjectRef::new("meeting", meeting),
        };
        town.act(Actor::Person(circle.chair), gather)
            .await
            .expect("gathered");
        // Somebody removed the folder there: it is made again for what is to be filed.
        fs::remove_dir_all(server.kept().join("Groupe mobilités")).expect("removed");
        circle.publish(&town, "Avis", meeting).await;
        town.settle().await;
        let filed = pdfs(&server);
        assert_eq!(filed.len(), 1, "{filed:?}");
        assert!(
            filed[0].starts_with("Groupe mobilités/Plan vélo/2026-"),
            "{filed:?}"
        );

        // Another server: the folders and the file are there too.
        fs::create_dir(server.kept().join("Ailleurs")).expect("made");
        set_up(&town, 1, &server.address("Ailleurs/"), "").await;
        town.settle().await;
        assert!(
            server.kept().join("Ailleurs").join(&filed[0]).is_file(),
            "{:?}",
            server.all()
        );
    });
}

#[tokio::test]
async fn what_somebody_else_put_there_is_never_written_over() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(""), PASSWORD).await;
        let meeting = circle.hold(&town, "Réunion").await;
        let act = circle.publish(&town, "Avis", meeting).await;
        town.settle().await;
        let filed = pdfs(&server).remove(0);
        let path = server.kept().join(&filed);
        let made = fs::read(&path).expect("readable");
        fs::write(&path, "annotated").expect("written");
        // Filed again at the same place, as after a lost answer.
        server.stop();
        let remove = tools::RemoveBridge {
            capability: tools::Capability::Files,
        };
        town.act(Actor::Operator, remove).await.expect("removed");
        server.resume().await;
        town.advance_minutes(1).await;
        set_up(&town, 0, &server.address(""), PASSWORD).await;
        town.settle().await;
        assert_eq!(fs::read(&path).expect("readable"), b"annotated");
        let why = reasons(&town).await;
        assert!(
            why.len() == 1 && why[0].starts_with("bridge-taken 2026-11-10 Avis"),
            "{why:?}"
        );
        // The same document there is what was wanted.
        fs::write(&path, &made).expect("written");
        let retry = kernel::RetryEffectsOf {
            kind: EFFECT.to_owned(),
        };
        town.act(Actor::Operator, retry).await.expect("asked again");
        town.settle().await;
        assert!(reasons(&town).await.is_empty());
        let about = acts::find(&mut town.sql(), town.body, act).await.expect("read");
        assert!(about.is_some() && pdfs(&server).len() == 1);
    });
}
