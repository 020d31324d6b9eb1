//! Several people write one draft in front of the real program: it is killed, and two of them share one database.

use std::time::Duration;

use axum::http::StatusCode;
use db::{Db, Uuid};
use testkit::{Postgres, Program, Web, Writer};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
/// Times the program is killed.
const KILLS: usize = 8;
/// « A second late at most », with what a busy machine adds.
const LATE_MAX: Duration = Duration::from_secs(10);

/// Somebody who may write, signed in; and the socket of a draft of theirs.
async fn draft(program: &Program) -> (Web, String) {
    let mut secretary = Web::on(program.address());
    secretary
        .sign_in("alix@demonstration.example")
        .await
        .expect("signed in");
    let form = secretary.get("/textes/nouveau").await.expect("the form").text;
    let (_, after) = form.split_once("name=\"group\"").expect("a choice of groups");
    let group = after
        .split("value=\"")
        .filter_map(|value| value.split('"').next())
        .find(|value| Uuid::parse_str(value).is_ok())
        .expect("a group")
        .to_owned();
    let request = Uuid::now_v7().to_string();
    let typed = [
        ("request_id", request.as_str()),
        ("title", "Règlement du jardin"),
        ("group", &group),
        ("markdown", "Un."),
    ];
    let reply = secretary
        .post("/textes/nouveau", &typed)
        .await
        .expect("an answer");
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    let path = reply.leads_to().split('?').next().unwrap_or_default();
    let socket = format!("{path}/ecrire/fil");
    (secretary, socket)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_said_to_be_kept_is_there_after_each_kill() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_str().expect("a UTF-8 path");
    let mut program = Program::start(PARVIS, &["demo", "--data", data]).await;
    let (web, socket) = draft(&program).await;
    let cookies = web.cookies();
    let mut writer = Writer::join(program.address(), &cookies, &socket, 1)
        .await
        .expect("let in");
    let (mut kept, mut typed) = (String::new(), 0);
    for kill in 0..KILLS {
        for _ in 0..5 {
            typed += 1;
            let word = format!(" k{typed}");
            writer.writes_after("Un.", &word).await;
            kept.insert_str(0, &word);
        }
        // Sent, and not answered: it may be kept or not.
        typed += 1;
        writer.types_after("Un.", &format!(" s{typed}")).await;
        program.kill();
        program = Program::start(PARVIS, &["serve", "--data", data]).await;
        let other = Writer::join(program.address(), &cookies, &socket, 100 + kill as u64)
            .await
            .expect("let in");
        let words: Vec<&str> = kept.split_whitespace().collect();
        let found = other.lines();
        assert!(words.iter().all(|word| found.contains(word)), "{kept} in {found}");
        // Who wrote has it still, and gives it when they come back.
        writer.come_back(program.address(), &cookies, &socket).await;
        writer.until("sent again", |one| one.kept == 1).await;
        kept.insert_str(0, &format!(" s{typed}"));
    }
    let last = Writer::join(program.address(), &cookies, &socket, 99)
        .await
        .expect("let in");
    assert_eq!(last.lines(), format!("Un.{kept}"), "everything, once");
    program.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_on_one_database_write_the_same_draft() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let schema = format!("together_{}", std::process::id());
    let url = Db::create_schema(postgres.url(), &schema)
        .await
        .expect("a schema");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_str().expect("a UTF-8 path");
    let one = Program::start(PARVIS, &["demo", "--database", &url, "--data", data]).await;
    let other = Program::start(PARVIS, &["serve", "--database", &url, "--data", data]).await;
    let (web, socket) = draft(&one).await;
    let cookies = web.cookies();
    let mut here = Writer::join(one.address(), &cookies, &socket, 1)
        .await
        .expect("let in");
    let mut there = Writer::join(other.address(), &cookies, &socket, 2)
        .await
        .expect("let in");
    let begun = std::time::Instant::now();
    here.writes_after("Un.", " Ici.").await;
    there
        .until("the words of one node reach the other", |writer| {
            writer.lines().contains("Ici.")
        })
        .await;
    let late = begun.elapsed();
    println!("from one node to the other: {late:?}");
    assert!(late < LATE_MAX, "{late:?}");
    // Both at once, many times: numbers collide in the database, and no change is lost.
    for round in 0..20 {
        here.types_after("Un.", &format!(" a{round}")).await;
        there.types_after("Un.", &format!(" b{round}")).await;
    }
    for writer in [&mut here, &mut there] {
        writer
            .until("all is everywhere", |writer| {
                (0..20).all(|round| {
                    writer.lines().contains(&format!(" a{round}"))
                        && writer.lines().contains(&format!(" b{round}"))
                })
            })
            .await;
    }
    here.until("and the same", |writer| {
        writer.lines().len() == there.lines().len()
    })
    .await;
    assert_eq!(here.lines(), there.lines());
    one.stop();
    other.stop();
}
