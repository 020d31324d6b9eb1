//! What is answered by something that is no chat server, or that answers badly.

use std::net::Ipv4Addr;

use testkit::TestTown;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tools::messages::{Signed, Wanted};
use tools::{Trouble, Why};

use crate::town::{FEATURES, set_up, with_bridge};

/// Answers each question in turn with one of these, the last one again and again; gives its address and what it heard.
async fn answering(answers: Vec<String>) -> (String, std::sync::Arc<std::sync::Mutex<Vec<String>>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("its address"));
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = heard.clone();
    tokio::spawn(async move {
        let mut place = 0;
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = vec![0; 64 * 1024];
            let count = stream.read(&mut bytes).await.unwrap_or_default();
            let asked = String::from_utf8_lossy(&bytes[..count]).into_owned();
            told.lock()
                .expect("nobody panicked")
                .push(asked.lines().next().unwrap_or_default().to_owned());
            let answer = &answers[place.min(answers.len() - 1)];
            place += 1;
            // Who asks stops listening to what is too long.
            drop(stream.write_all(answer.as_bytes()).await);
            drop(stream.shutdown().await);
        }
    });
    (address, heard)
}

pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\n{headers}content-length: {}\r\n\r\n{body}",
        body.len()
    )
}

async fn town() -> TestTown {
    let mut town = TestTown::on_sqlite(FEATURES).await;
    with_bridge(&mut town).await;
    town
}

async fn look(town: &TestTown, address: &str) -> Trouble {
    set_up(town, 0, address, "x").await;
    let settings = tools::BridgeSettings::find(&mut town.sql(), town.body, tools::Capability::Messages).await;
    let settings = settings.expect("read").expect("set up");
    let looked = tools::messages::look(&town.house, town.body, &settings).await;
    looked.map(|found| found.name).expect_err("it is no chat server")
}

#[tokio::test]
async fn what_is_wrong_with_an_address_is_told_before_a_password_is_sent() {
    let versions = answer("200 OK", "", r#"{"versions":["v1.11"]}"#);
    for (answers, why) in [
        (
            vec![answer("200 OK", "", "<html>Bienvenue</html>")],
            Why::OtherKind,
        ),
        (vec![answer("200 OK", "", "[]")], Why::OtherKind),
        (vec![answer("404 Not Found", "", "<html>")], Why::OtherKind),
        (
            vec![answer("302 Found", "location: https://ailleurs.example/\r\n", "")],
            Why::Moved,
        ),
        (vec![answer("502 Bad Gateway", "", "<html>")], Why::Busy),
        (
            vec![answer("200 OK", "", &" ".repeat(9 * 1024 * 1024))],
            Why::OtherKind,
        ),
        (
            vec![
                versions.clone(),
                answer("200 OK", "", r#"{"flows":[{"type":"m.login.sso"}]}"#),
            ],
            Why::NeedsToken,
        ),
    ] {
        let town = town().await;
        let (address, heard) = answering(answers).await;
        let trouble = look(&town, &address).await;
        assert_eq!(trouble.why, why, "{trouble}");
        let heard = heard.lock().expect("nobody panicked");
        assert!(heard.iter().all(|line| line.starts_with("GET ")), "{heard:?}");
    }
}

fn wanted() -> Wanted {
    Wanted {
        room: None,
        alias: "groupe".to_owned(),
        name: "Groupe".to_owned(),
        topic: String::new(),
        is_public: true,
        is_open: true,
    }
}

fn signed(address: &str) -> Signed {
    Signed {
        address: address.to_owned(),
        token: "syt_story".to_owned(),
        account: "@parvis:ville.test".to_owned(),
    }
}

#[tokio::test]
async fn a_server_that_asks_to_wait_a_little_is_waited_for_and_one_that_asks_for_more_is_left_to_the_outbox()
{
    let town = town().await;
    let messages = matrix::BRIDGE.messages.expect("it talks");
    let busy = |wait_ms: u64| {
        let body =
            format!(r#"{{"errcode":"M_LIMIT_EXCEEDED","error":"Slow down","retry_after_ms":{wait_ms}}}"#);
        answer("429 Too Many Requests", "", &body)
    };
    let (address, heard) = answering(vec![
        busy(20),
        answer("200 OK", "", r#"{"room_id":"!abc"}"#),
        answer("404 Not Found", "", r#"{"errcode":"M_NOT_FOUND","error":"none"}"#),
    ])
    .await;
    let opened = (messages.stand)(&town.house, &signed(&address), &wanted()).await;
    assert_eq!(opened.expect("made").room, "!abc");
    assert_eq!(heard.lock().expect("nobody panicked").len(), 3);

    let (address, heard) = answering(vec![busy(600_000)]).await;
    let refused = (messages.stand)(&town.house, &signed(&address), &wanted()).await;
    let trouble = refused.map(|opened| opened.room).expect_err("too long");
    assert!(
        trouble.is_passing() && trouble.to_string() == "bridge-busy 429 M_LIMIT_EXCEEDED",
        "{trouble}"
    );
    assert_eq!(heard.lock().expect("nobody panicked").len(), 1);
    // Without an end to « a little ».
    let (address, heard) = answering(vec![busy(10)]).await;
    let refused = (messages.stand)(&town.house, &signed(&address), &wanted()).await;
    assert!(refused.is_err());
    assert_eq!(heard.lock().expect("nobody panicked").len(), 3);
}

#[tokio::test]
async fn a_room_of_that_name_where_parvis_is_not_is_told_and_left_alone() {
    let town = town().await;
    let messages = matrix::BRIDGE.messages.expect("it talks");
    let (address, heard) = answering(vec![
        answer(
            "400 Bad Request",
            "",
            r#"{"errcode":"M_ROOM_IN_USE","error":"taken"}"#,
        ),
        answer("200 OK", "", r#"{"room_id":"!theirs","servers":["ville.test"]}"#),
        answer("200 OK", "", r#"{"joined_rooms":["!ours"]}"#),
    ])
    .await;
    let refused = (messages.stand)(&town.house, &signed(&address), &wanted()).await;
    let trouble = refused.map(|opened| opened.room).expect_err("somebody else's");
    assert_eq!(trouble.to_string(), "bridge-name-taken #groupe:ville.test");
    let heard = heard.lock().expect("nobody panicked");
    assert!(heard.iter().all(|line| !line.starts_with("PUT ")), "{heard:?}");
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_asked_for_with_less_in_it_and_a_lost_position_is_begun_anew() {
    let town = town().await;
    let messages = matrix::BRIDGE.messages.expect("it talks");
    let told = r#"{"next_batch":"s2","rooms":{"join":{"!r":{"timeline":{"limited":true,"prev_batch":"p","events":[
        {"type":"m.room.message","event_id":"$1","sender":"@a:v.fr","origin_server_ts":1,"content":{"msgtype":"m.text","body":"oui"}}]}}}}}"#;
    let (address, heard) = answering(vec![
        answer("200 OK", "", &" ".repeat(9 * 1024 * 1024)),
        answer("200 OK", "", told),
    ])
    .await;
    let batch = (messages.read)(&town.house, &signed(&address), None)
        .await
        .expect("read");
    assert_eq!((batch.position.as_str(), batch.said.len()), ("s2", 1));
    assert_eq!(heard.lock().expect("nobody panicked").len(), 2);

    let (address, heard) = answering(vec![
        answer(
            "400 Bad Request",
            "",
            r#"{"errcode":"M_UNKNOWN","error":"Invalid stream token"}"#,
        ),
        answer("200 OK", "", told),
    ])
    .await;
    let batch = (messages.read)(&town.house, &signed(&address), Some("s1"))
        .await
        .expect("read");
    assert_eq!(batch.said.len(), 1);
    assert!(batch.is_anew, "what was removed in between was not heard of");
    let heard = heard.lock().expect("nobody panicked");
    assert!(
        heard.len() == 2 && heard[0].contains("since=s1") && !heard[1].contains("since"),
        "{heard:?}"
    );
}

#[tokio::test]
async fn a_room_that_the_server_lets_nobody_read_does_not_stop_the_reading_of_the_others() {
    let town = town().await;
    let messages = matrix::BRIDGE.messages.expect("it talks");
    let told = r#"{"next_batch":"s2","rooms":{"join":{
        "!closed":{"timeline":{"limited":true,"prev_batch":"p","events":[]}},
        "!open":{"timeline":{"events":[{"type":"m.room.message","event_id":"$1","sender":"@a:v.fr","origin_server_ts":1,
            "content":{"msgtype":"m.text","body":"oui"}}]}}}}}"#;
    for (status, code) in [
        ("403 Forbidden", "M_FORBIDDEN"),
        ("404 Not Found", "M_NOT_FOUND"),
        ("500 Internal Server Error", "M_UNKNOWN"),
    ] {
        let refusal = format!(r#"{{"errcode":"{code}","error":"no"}}"#);
        let (address, _) = answering(vec![answer("200 OK", "", told), answer(status, "", &refusal)]).await;
        let read = (messages.read)(&town.house, &signed(&address), Some("s1")).await;
        let batch = read.expect("the others are read");
        assert_eq!((batch.position.as_str(), batch.said.len()), ("s2", 1), "{status}");
        assert_eq!(batch.refused, ["!closed"], "it is told: {status}");
        assert_eq!(batch.gaps, ["!closed"], "{status}");
    }
    // A server that is busy is asked again: nothing is missed.
    let busy = answer("503 Service Unavailable", "", "{}");
    let (address, _) = answering(vec![answer("200 OK", "", told), busy]).await;
    let read = (messages.read)(&town.house, &signed(&address), Some("s1")).await;
    assert!(read.expect_err("busy").is_passing());
}

#[tokio::test]
async fn more_than_can_be_read_back_is_told_as_a_gap() {
    let town = town().await;
    let messages = matrix::BRIDGE.messages.expect("it talks");
    let told = r#"{"next_batch":"s2","rooms":{"join":{"!r":{"timeline":{"limited":true,"prev_batch":"p","events":[]}}}}}"#;
    let event = r#"{"type":"m.room.message","event_id":"$1","sender":"@a:v.fr","origin_server_ts":1,
        "content":{"msgtype":"m.text","body":"oui"}}"#;
    let page = |end: &str| answer("200 OK", "", &format!(r#"{{"chunk":[{event}]{end}}}"#));
    for (end, gaps) in [(r#","end":"e""#, vec!["!r".to_owned()]), ("", Vec::new())] {
        let (address, _) = answering(vec![answer("200 OK", "", told), page(end)]).await;
        let read = (messages.read)(&town.house, &signed(&address), Some("s1")).await;
        let batch = read.expect("read");
        assert_eq!(batch.gaps, gaps);
        assert!(batch.refused.is_empty() && !batch.said.is_empty(), "{batch:?}");
    }
}
