//! The program is killed once a real mail server has kept a mail and before it could say so: the mail is sent again, the
//! same to the letter, so that a server or a mail program that remembers identifiers shows one.

use std::time::Duration;

use db::Uuid;
use testkit::{Mood, Program, SmtpSink, Web};

use crate::{PARVIS, init, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_kept_by_its_server_before_the_program_was_killed_comes_again_under_the_same_name() {
    let Some(sink) = SmtpSink::start().await else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    init(folder.path());
    let smtp = sink.address();
    let arguments = [
        "serve",
        "--data",
        folder.path().to_str().unwrap(),
        "--base-url",
        "http://localhost:8080",
        "--smtp",
        &smtp,
        "--lease-seconds",
        "2",
    ];
    sink.change(Mood::KeepsAndSaysNothing);
    let mut program = Program::start(PARVIS, &arguments).await;
    let mut web = Web::on(program.address());
    let request = Uuid::now_v7().to_string();
    let fields = [
        ("request_id", request.as_str()),
        ("email", "ada.lovelace@essai.example"),
    ];
    let asked = web.post("/connexion", &fields).await.unwrap();
    assert_eq!(asked.status, 200);
    until("the server keeps the mail", async || {
        (!sink.arrived().is_empty()).then_some(())
    })
    .await;
    program.kill();
    assert_eq!(sink.arrived().len(), 1);

    sink.change(Mood::Accepts);
    let program = Program::start(PARVIS, &arguments).await;
    until("it comes again", async || {
        (sink.arrived().len() == 2).then_some(())
    })
    .await;
    // Said to have arrived, it is sent no more: two leases pass.
    tokio::time::sleep(Duration::from_secs(5)).await;
    program.stop();
    let arrived = sink.arrived();
    assert_eq!(arrived.len(), 2);
    let (first, again) = (&arrived[0], &arrived[1]);
    assert!(first.header("Message-ID").starts_with("<sign-in-link-"));
    assert_eq!(first.recipient, "ada.lovelace@essai.example");
    assert_eq!(first.content, again.content, "the same, to the letter");
}
