//! The server changes, or the account of Parvis on it: what was known of the one is not told to the other.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use kernel::{Actor, EffectLine, SubjectRef};
use testkit::{Synapse, TestTown};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tools::{Capability, RemoveBridge};

use crate::answers::answer;
use crate::town::{
    Circle, FEATURES, PASSWORD, address_of, known, reasons, room_of, set_up, typed, with_bridge,
};

/// A server that makes rooms and lets nobody in, and what it heard.
pub(crate) struct Deaf {
    pub(crate) address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Deaf {
    /// All its rooms are the one so named.
    pub(crate) async fn listen(room: &'static str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("its address"));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let told = heard.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut bytes = vec![0; 64 * 1024];
                let count = stream.read(&mut bytes).await.unwrap_or_default();
                let asked = String::from_utf8_lossy(&bytes[..count]).into_owned();
                let line = asked.lines().next().unwrap_or_default().to_owned();
                let answered = answered(&line, room);
                told.lock().expect("nobody panicked").push(line);
                drop(stream.write_all(answered.as_bytes()).await);
                drop(stream.shutdown().await);
            }
        });
        Self { address, heard }
    }

    /// The first lines of what was asked.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("nobody panicked").clone()
    }
}

fn answered(line: &str, room: &str) -> String {
    let right = |body: &str| answer("200 OK", "", body);
    let asks = |part: &str| line.contains(part);
    if asks("/versions") {
        right(r#"{"versions":["v1.11"]}"#)
    } else if asks("/login") {
        right(
            r#"{"flows":[{"type":"m.login.password"}],"access_token":"syt_story","user_id":"@parvis:ville.test"}"#,
        )
    } else if asks("/createRoom") {
        right(&format!(r#"{{"room_id":"{room}"}}"#))
    } else if asks("/invite") {
        answer("502 Bad Gateway", "", "{}")
    } else if line.starts_with("GET ") && (asks("/m.room.member") || asks("/m.room.encryption")) {
        answer("404 Not Found", "", r#"{"errcode":"M_NOT_FOUND","error":"none"}"#)
    } else if asks("/sync") {
        right(r#"{"next_batch":"s1"}"#)
    } else {
        right("{}")
    }
}

#[tokio::test]
async fn a_new_server_is_asked_nothing_about_the_rooms_of_the_one_before() {
    let (before, after) = (
        Deaf::listen("room-before").await,
        Deaf::listen("room-after").await,
    );
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &before.address, PASSWORD).await;
    let parcours = SubjectRef::new("parcours", crate::steps::start(&town, &circle).await);
    town.advance_days(11).await;
    let old = address_of(&town, &parcours).await;
    town.advance_days(11).await;
    assert!(room_of(&town, &parcours).await.closed_at.is_some());
    set_up(&town, 1, &after.address, PASSWORD).await;
    // The room of a parcours that is closed is not asked for again: its old address leads nowhere from here.
    assert_eq!(room_of(&town, &parcours).await.address, None, "{old}");
    town.settle().await;
    town.advance_minutes(30).await;
    let heard = after.heard();
    assert!(heard.iter().any(|line| line.contains("/createRoom")), "{heard:?}");
    assert!(
        heard.iter().all(|line| !line.contains("room-before")),
        "{heard:?}"
    );
    // The session there is ended.
    let left = before.heard();
    assert!(left.iter().any(|line| line.contains("/logout")), "{left:?}");
    assert!(reasons(&town).await.is_empty(), "{:?}", reasons(&town).await);
}

#[tokio::test]
async fn removed_it_signs_out_and_another_account_makes_rooms_of_other_names() {
    let Some(server) = Synapse::start().await else {
        return;
    };
    let bot = server.register("parvis", PASSWORD).await;
    let other = server.register("annonces", PASSWORD).await;
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    let circle = Circle::meet(&town).await;
    set_up(&town, 0, &server.address(), PASSWORD).await;
    town.settle().await;
    let group = SubjectRef::new("group", circle.group);
    let address = address_of(&town, &group).await;
    assert_eq!(bot.sessions().await, 2);
    let capability = Capability::Messages;
    town.act(Actor::Operator, RemoveBridge { capability })
        .await
        .expect("removed");
    town.settle().await;
    assert_eq!(bot.sessions().await, 1, "signed out");
    // What is set up at another instant is another place.
    town.advance_minutes(1).await;

    let deed = typed(0, &server.address(), "annonces", PASSWORD);
    town.act(Actor::Operator, deed).await.expect("set up");
    town.settle().await;
    assert!(reasons(&town).await.is_empty(), "{:?}", reasons(&town).await);
    let left = EffectLine::left(&mut town.sql(), town.body, tools::messages::EFFECT, 50).await;
    assert_eq!(other.rooms().await, 2, "{left:?}");
    assert_ne!(address_of(&town, &group).await, address, "that name is taken");
}

#[tokio::test]
async fn a_message_whose_correction_is_removed_is_removed() {
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
    // The key of a removal is « 1 », and a server tells apart what a session sent by its keys alone.
    let first = camille.say(&room, "monday", "Lundi").await.expect("said");
    let regretted = camille
        .correct(&room, &first, "Une bêtise")
        .await
        .expect("corrected");
    town.advance_minutes(3).await;
    let said = known(&town, &group).await;
    assert_eq!(said, [("camille".to_owned(), "Une bêtise".to_owned())]);
    camille.remove(&room, &regretted).await;
    town.advance_minutes(3).await;
    assert_eq!(known(&town, &group).await, []);
}
