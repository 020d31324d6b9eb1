//! Files made to exhaust whoever reads them: they are refused, and the node that received them goes on.

use std::io::{Cursor, Write as _};

use axum::http::StatusCode;
use db::Uuid;
use testkit::{Program, Web};
use zip::write::SimpleFileOptions;

use crate::PARVIS;

/// An ODT whose text is `body`.
fn odt(body: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ] {
        archive
            .start_file(name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_made_to_exhaust_its_reader_is_refused_and_the_node_goes_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_str().expect("a UTF-8 path");
    let program = Program::start(PARVIS, &["demo", "--data", data]).await;
    let mut agent = Web::on(program.address());
    agent
        .sign_in("camille@demonstration.example")
        .await
        .expect("signed in");
    // A million letters in a cell said to be repeated a hundred and twenty thousand times: a kilobyte once packed.
    let cell = "a".repeat(1_000_000);
    let bomb = odt(&format!(
        r#"<table:table><table:table-row table:number-rows-repeated="2000"><table:table-cell table:number-columns-repeated="60"><text:p>{cell}</text:p></table:table-cell></table:table-row></table:table>"#
    ));
    assert!(bomb.len() < 10_000, "{}", bomb.len());
    let whole = odt("<text:p>Le marché se tient le samedi.</text:p>");
    let request = Uuid::now_v7().to_string();
    let fields = [("request_id", request.as_str()), ("title", "Une bombe")];
    for (file, status, expected) in [
        (
            &bomb,
            StatusCode::UNPROCESSABLE_ENTITY,
            "est trop gros pour être lu",
        ),
        (&whole, StatusCode::OK, "Le marché se tient le samedi."),
    ] {
        let reply = agent
            .post_file("/textes/nouveau", &fields, ("file", "plan.odt", file))
            .await
            .expect("an answer");
        assert_eq!(reply.status, status, "{}", reply.text);
        assert!(reply.text.contains(expected), "{expected} in {}", reply.text);
        assert!(reply.text.contains("Une bombe"), "nothing typed is lost");
    }
    assert_eq!(
        agent.get("/sante").await.expect("still there").status,
        StatusCode::OK
    );
    program.stop();
}
