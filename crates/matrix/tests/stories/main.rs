//! The rooms of groups and parcours on the town's chat server, told with a real server.

mod answers;
mod invited;
mod moved;
mod said;
mod steps;
mod town;

use groups::GroupKind;
use kernel::{Action, Actor, Event, Fault, RetryEffectsOf, Scope, Subject, SubjectRef, Work};
use testkit::{Synapse, TestTown, on_both_engines};
use tools::messages::{AskInvitation, EFFECT, READ};
use tools::{Capability, RemoveBridge};

use crate::town::{
    Circle, FEATURES, PASSWORD, address_of, exchanges, reasons, room_of, set_up, typed, with_bridge,
};

/// No feature renames a group yet: what they will do is what this does.
pub(crate) struct Rename {
    group: SubjectRef,
    title: &'static str,
}

impl Action for Rename {
    const NAME: &'static str = "story.rename";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&tools::MANAGE, Scope::BODY).await?;
        let body = work.body;
        let known = Subject::find(&mut work.sql, body, &self.group).await?;
        let known = known.ok_or(Fault::NotFound("group"))?;
        let renamed = Subject {
            title: self.title.to_owned(),
            ..known
        };
        work.register(&renamed).await?;
        work.journal(Event::internal("story.renamed", self.group.clone()))
            .await
    }
}

#[tokio::test]
async fn each_group_has_its_room_once_called_as_it_is_and_open_as_it_is() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Synapse::start().await else {
            return;
        };
        let bot = server.register("parvis", PASSWORD).await;
        let camille = server.register("camille", "x").await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(), PASSWORD).await;
        town.settle().await;
        assert!(reasons(&town).await.is_empty(), "{:?}", reasons(&town).await);
        let later = testkit::cast::group(&town, "Groupe mobilités", GroupKind::Working).await;
        town.settle().await;
        assert_eq!(bot.rooms().await, 3, "two groups of one name have two rooms");

        // Anybody comes into the room of a working group.
        let group = SubjectRef::new("group", circle.group);
        let address = address_of(&town, &group).await;
        assert!(
            address.starts_with("https://matrix.to/#/%23groupe-mobilites-")
                && address.ends_with("%3Aville.test"),
            "{address}"
        );
        assert_ne!(address, address_of(&town, &SubjectRef::new("group", later)).await);
        let room = camille.join(&address).await.expect("a public room");
        let seen = camille.sees(&room).await;
        assert_eq!(seen.name, "Groupe mobilités");
        assert_eq!(
            seen.topic,
            format!("{}/groupes/groupe-mobilites", town.house.base_url(town.body))
        );
        assert!(
            !camille.encrypt(&room).await,
            "who merely comes in changes nothing"
        );

        // Into that of the services, whoever a member has invited.
        let all = groups::list(&mut town.sql(), town.body, 10).await.expect("read");
        let services = all.iter().find(|one| one.name == "Services").expect("there");
        let services = SubjectRef::new("group", services.id);
        let private = address_of(&town, &services).await;
        assert_eq!(camille.join(&private).await, None);
        let ask = |account: &str| AskInvitation {
            of: services.clone(),
            account: account.to_owned(),
        };
        let stranger = town
            .act(Actor::Person(circle.reader), ask(&camille.account))
            .await;
        assert!(matches!(stranger, Err(Fault::Forbidden { .. })));
        let wrong = town.act(Actor::Person(circle.agent), ask("camille")).await;
        assert!(matches!(wrong, Err(Fault::Invalid(_))));
        for _ in 0..2 {
            town.act(Actor::Person(circle.agent), ask(&camille.account))
                .await
                .expect("asked");
        }
        town.settle().await;
        assert!(camille.join(&private).await.is_some());

        // Set up again, and renamed: the same rooms.
        set_up(&town, 1, &server.address(), "").await;
        let rename = Rename {
            group,
            title: "Groupe mobilités et quais",
        };
        town.act(Actor::Operator, rename).await.expect("renamed");
        town.advance_minutes(3).await;
        assert_eq!(camille.sees(&room).await.name, "Groupe mobilités et quais");
        assert_eq!(bot.rooms().await, 3);
        let left = exchanges(&town, EFFECT).await;
        assert_eq!((left.waiting, left.parked), (0, 0));
    });
}

#[tokio::test]
async fn what_happens_is_told_once_whatever_happens_to_the_server() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(mut server) = Synapse::start().await else {
            return;
        };
        server.register("parvis", PASSWORD).await;
        let camille = server.register("camille", "x").await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        circle.plan(&town, "Réunion d’avant", 9).await;
        town.settle().await;
        set_up(&town, 0, &server.address(), PASSWORD).await;
        town.settle().await;
        let group = SubjectRef::new("group", circle.group);
        let room = camille
            .join(&address_of(&town, &group).await)
            .await
            .expect("let in");

        circle.plan(&town, "Réunion du quai", 10).await;
        town.advance_minutes(6).await;
        let said = camille.sees(&room).await.said;
        assert_eq!(said.len(), 1, "{said:?}");
        let (who, words) = &said[0];
        assert_eq!(who, "@parvis:ville.test");
        let base = town.house.base_url(town.body);
        assert!(
            words.starts_with("Une réunion est annoncée pour le")
                && words.contains(&format!("Réunion du quai {base}/reunions/")),
            "{words}"
        );

        // Down for an hour and more: what happens meanwhile waits.
        server.stop();
        circle.plan(&town, "Réunion d’hiver", 30).await;
        circle.plan(&town, "Réunion de printemps", 120).await;
        town.advance_minutes(6).await;
        let down = exchanges(&town, EFFECT).await;
        assert_eq!((down.waiting, down.postponed, down.parked), (1, 1, 0));
        assert_eq!(reasons(&town).await, ["bridge-unreachable"]);
        circle.plan(&town, "Réunion d’été", 200).await;
        for _ in 0..7 {
            town.advance_minutes(10).await;
        }
        server.resume().await;
        town.advance_minutes(90).await;
        town.advance_minutes(90).await;
        let left = exchanges(&town, EFFECT).await;
        assert_eq!((left.waiting, left.parked), (0, 0));
        let said = camille.sees(&room).await.said;
        assert_eq!(said.len(), 3, "nothing lost, nothing twice: {said:?}");
        assert!(
            said[1].1.starts_with("2\u{a0}réunions sont annoncées")
                || said[1].1.starts_with("2 réunions sont annoncées"),
            "{said:?}"
        );
        assert!(
            said[1].1.contains("/groupes/groupe-mobilites/activite"),
            "{said:?}"
        );
        assert!(
            said[2].1.contains("Réunion d’été"),
            "in the order of what happened: {said:?}"
        );
    });
}

#[tokio::test]
async fn what_was_heard_although_nothing_was_answered_is_not_said_again() {
    let Some(server) = Synapse::start().await else {
        return;
    };
    server.register("parvis", PASSWORD).await;
    let camille = server.register("camille", "x").await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &server.address(), PASSWORD).await;
    town.settle().await;
    let group = SubjectRef::new("group", circle.group);
    let address = address_of(&town, &group).await;
    let room = camille.join(&address).await.expect("let in");
    let messages = matrix::BRIDGE.messages.expect("it talks");
    let settings = tools::BridgeSettings::find(&mut town.sql(), town.body, Capability::Messages).await;
    let connection = settings
        .expect("read")
        .expect("set up")
        .connection(&town.house, town.body);
    let connection = connection.expect("its password opens");
    // Even from another session of the same device: the worker that spoke first died with its own.
    for _ in 0..2 {
        let signed = (messages.sign_in)(&town.house, &connection, "PARVISSTORY")
            .await
            .expect("let in");
        let key = "group-1 7-9 1/2 ?";
        (messages.say)(&town.house, &signed, &room, key, "Un acte est publié")
            .await
            .expect("heard");
    }
    let said = camille.sees(&room).await.said;
    assert_eq!(said.len(), 1, "{said:?}");

    // Forgotten here and set up anew, the rooms are found again by their names.
    let capability = Capability::Messages;
    town.act(Actor::Operator, RemoveBridge { capability })
        .await
        .expect("removed");
    circle.plan(&town, "Réunion sans salon", 10).await;
    town.advance_minutes(6).await;
    set_up(&town, 0, &server.address(), PASSWORD).await;
    town.settle().await;
    assert_eq!(address_of(&town, &group).await, address);
    assert!(reasons(&town).await.is_empty(), "{:?}", reasons(&town).await);
    assert_eq!(camille.sees(&room).await.said.len(), 1);
}

#[tokio::test]
async fn a_wrong_password_is_told_and_mended_and_a_token_is_enough() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Synapse::start().await else {
            return;
        };
        let bot = server.register("parvis", PASSWORD).await;
        with_bridge(&mut town).await;
        let circle = Circle::meet(&town).await;
        set_up(&town, 0, &server.address(), "erroné").await;
        town.settle().await;
        let why = reasons(&town).await;
        assert_eq!(
            why,
            [
                "bridge-password 403 M_FORBIDDEN",
                "bridge-password 403 M_FORBIDDEN"
            ]
        );
        assert_eq!(bot.rooms().await, 0);
        // A token says by itself whose it is.
        let token = typed(1, &server.address(), "", &bot.token);
        town.act(Actor::Operator, token).await.expect("set up");
        let retry = || RetryEffectsOf {
            kind: EFFECT.to_owned(),
        };
        town.act(Actor::Operator, retry()).await.expect("asked again");
        town.settle().await;
        assert_eq!(bot.rooms().await, 2);
        let wrong = typed(2, &server.address(), "", "syt_gone");
        town.act(Actor::Operator, wrong).await.expect("set up");
        circle.plan(&town, "Réunion", 10).await;
        town.advance_minutes(6).await;
        // The room and what is to be said in it wait for the same reason.
        let why = reasons(&town).await;
        assert!(!why.is_empty(), "something waits");
        assert!(
            why.iter().all(|one| one == "bridge-password 401 M_UNKNOWN_TOKEN"),
            "{why:?}"
        );

        // Removed, it is told nothing any more, and what was read is forgotten.
        let capability = Capability::Messages;
        town.act(Actor::Operator, RemoveBridge { capability })
            .await
            .expect("removed");
        testkit::cast::group(&town, "Groupe forêt", GroupKind::Working).await;
        town.advance_minutes(30).await;
        for kind in [EFFECT, READ] {
            let left = exchanges(&town, kind).await;
            assert_eq!((left.waiting, left.parked), (0, 0), "{kind}");
        }
        assert_eq!(bot.rooms().await, 2);
        let group = SubjectRef::new("group", circle.group);
        let found = tools::messages::Room::of(&mut town.sql(), town.body, &group).await;
        assert!(found.expect("read").is_none());
    });
}

#[tokio::test]
async fn a_session_that_the_server_ended_is_opened_again() {
    let Some(server) = Synapse::start().await else {
        return;
    };
    let bot = server.register("parvis", PASSWORD).await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &server.address(), PASSWORD).await;
    town.settle().await;
    // Somebody signs the account out of everything, or the server forgets its sessions.
    bot.sign_out_everywhere().await;
    circle.plan(&town, "Réunion", 10).await;
    town.advance_minutes(6).await;
    assert!(reasons(&town).await.is_empty(), "{:?}", reasons(&town).await);
    let group = SubjectRef::new("group", circle.group);
    assert!(room_of(&town, &group).await.address.is_some());
    let left = exchanges(&town, EFFECT).await;
    assert_eq!((left.waiting, left.parked), (0, 0));
}

#[tokio::test]
async fn a_server_that_limits_how_much_is_done_gets_all_of_it_in_time() {
    let Some(server) = Synapse::start_limited().await else {
        return;
    };
    let bot = server.register("parvis", PASSWORD).await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    for number in 0..12 {
        testkit::cast::group(&town, &format!("Groupe {number}"), GroupKind::Working).await;
    }
    set_up(&town, 0, &server.address(), PASSWORD).await;
    town.settle().await;
    let left = exchanges(&town, EFFECT).await;
    let why = reasons(&town).await;
    assert_eq!(left.parked, 0, "{why:?}");
    assert!(
        why.iter().all(|why| why == "bridge-busy 429 M_LIMIT_EXCEEDED"),
        "{why:?}"
    );
    assert_eq!(i64::try_from(bot.rooms().await).expect("few") + left.waiting, 12);
}
