//! The store against servers that refuse, lie, hang or send elsewhere.

use std::sync::Arc;

use tokio::net::TcpListener;

use kernel::Files;

use super::*;
use crate::http::tests::{PUBLIC, answer, serve};

const CONTENT: &[u8] = b"Art. 1";
const SECRET: &str = "un-secret-bien-garde";

const TIGHT: Limits = Limits {
    total: Duration::from_secs(2),
    connect: Duration::from_millis(200),
    body_bytes_max: 1000,
    redirects_max: 0,
};

fn objects(port: u16, limits: Limits) -> Objects {
    let endpoint = format!("http://127.0.0.1:{port}");
    let place = Place {
        address: "s3://seau/ville/fichiers",
        endpoint: &endpoint,
        region: "fr-par",
        key_id: "CLE",
        secret: SECRET,
    };
    Objects::within(&place, limits).unwrap()
}

fn files(port: u16) -> Files {
    Files::elsewhere(Arc::new(objects(port, TIGHT)))
}

fn name() -> FileHash {
    FileHash::of(CONTENT)
}

fn xml(status: &str, code: &str) -> Vec<u8> {
    answer(status, "", &format!("<Error><Code>{code}</Code></Error>"))
}

#[tokio::test]
async fn what_is_not_there_is_written_under_its_name_and_what_is_there_is_left() {
    let there = answer("200 OK", "", "Art. 1");
    let (port, mut heard) = serve(
        PUBLIC,
        vec![answer("404 Not Found", "", ""), answer("200 OK", "", ""), there],
    )
    .await;
    let store = files(port);
    assert_eq!(store.put(CONTENT.to_vec()).await.unwrap(), name());
    let (asked, put) = (heard.recv().await.unwrap(), heard.recv().await.unwrap());
    let path = format!(
        "/seau/ville/fichiers/{}?X-Amz-Algorithm=AWS4-HMAC-SHA256",
        name().key()
    );
    assert!(asked.starts_with(&format!("HEAD {path}")), "{asked}");
    assert!(
        put.starts_with(&format!("PUT {path}")) && put.ends_with("Art. 1"),
        "{put}"
    );
    assert!(put.contains("fr-par") && !put.contains(SECRET), "{put}");
    store.put(CONTENT.to_vec()).await.unwrap();
    assert!(heard.recv().await.unwrap().starts_with("HEAD "));
    assert!(heard.try_recv().is_err(), "nothing is written twice");
}

#[tokio::test]
async fn an_object_of_another_size_is_written_again() {
    let (port, mut heard) = serve(
        PUBLIC,
        vec![answer("200 OK", "", "Art."), answer("200 OK", "", "")],
    )
    .await;
    files(port).put(CONTENT.to_vec()).await.unwrap();
    heard.recv().await.unwrap();
    assert!(heard.recv().await.unwrap().starts_with("PUT "));
}

#[tokio::test]
async fn an_object_that_is_not_its_name_is_refused() {
    let (port, _heard) = serve(PUBLIC, vec![answer("200 OK", "", "Art. 2")]).await;
    let outcome = files(port).get(&name()).await;
    assert!(matches!(outcome, Err(FilesError::Damaged(damaged)) if damaged == name()));
}

#[tokio::test]
async fn a_missing_file_is_told_from_a_store_that_refuses() {
    let (port, _heard) = serve(PUBLIC, vec![xml("404 Not Found", "NoSuchKey")]).await;
    assert!(files(port).get(&name()).await.unwrap().is_none());
    for (status, code) in [
        ("404 Not Found", "NoSuchBucket"),
        ("403 Forbidden", "AccessDenied"),
        ("403 Forbidden", "RequestTimeTooSkewed"),
    ] {
        let (port, _heard) = serve(PUBLIC, vec![xml(status, code)]).await;
        let outcome = files(port).get(&name()).await;
        let Err(FilesError::Away(why)) = outcome else {
            panic!("{code}: {outcome:?}");
        };
        assert!(why.contains(code) && why.contains(&status[..3]), "{why}");
        let outcome = files(port).put(CONTENT.to_vec()).await;
        assert!(matches!(outcome, Err(FilesError::Away(_))), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_busy_server_is_asked_three_times_and_no_more() {
    let busy = answer("503 Slow Down", "", "");
    let (port, mut heard) = serve(
        PUBLIC,
        vec![busy.clone(), busy.clone(), answer("200 OK", "", "Art. 1")],
    )
    .await;
    assert_eq!(files(port).get(&name()).await.unwrap().unwrap(), CONTENT);
    for _ in 0..3 {
        heard.recv().await.unwrap();
    }
    let (port, mut heard) = serve(PUBLIC, vec![busy]).await;
    assert!(matches!(files(port).get(&name()).await, Err(FilesError::Away(_))));
    for _ in 0..3 {
        heard.recv().await.unwrap();
    }
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn a_store_that_hangs_is_down_or_sends_elsewhere_is_away() {
    let silent = TcpListener::bind((PUBLIC, 0)).await.unwrap();
    let port = silent.local_addr().unwrap().port();
    assert!(matches!(files(port).get(&name()).await, Err(FilesError::Away(_))));
    drop(silent);
    let outcome = files(port).put(CONTENT.to_vec()).await;
    let Err(FilesError::Away(why)) = outcome else {
        panic!("{outcome:?}");
    };
    assert!(!why.contains("X-Amz") && !why.contains("CLE"), "{why}");

    let elsewhere = answer("307 Temporary Redirect", "Location: http://127.0.0.2/\r\n", "");
    let (port, mut heard) = serve(PUBLIC, vec![elsewhere]).await;
    assert!(matches!(files(port).get(&name()).await, Err(FilesError::Away(_))));
    heard.recv().await.unwrap();
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn an_object_beyond_the_bound_is_neither_read_nor_written() {
    let large = "x".repeat(TIGHT.body_bytes_max + 1);
    let (port, mut heard) = serve(PUBLIC, vec![answer("200 OK", "", &large)]).await;
    let store = files(port);
    assert!(matches!(
        store.put(large.into_bytes()).await,
        Err(FilesError::Away(_))
    ));
    assert!(heard.try_recv().is_err());
    assert!(matches!(store.get(&name()).await, Err(FilesError::Away(_))));
}

#[test]
fn an_address_is_a_bucket_and_a_prefix() {
    let read = |address| parsed(address).map(|(bucket, prefix)| format!("{bucket} {prefix}"));
    assert_eq!(read("s3://seau").as_deref(), Some("seau "));
    assert_eq!(read("s3://seau/").as_deref(), Some("seau "));
    assert_eq!(read("s3://seau/a/b/").as_deref(), Some("seau a/b/"));
    for wrong in [
        "",
        "seau",
        "https://seau",
        "s3://",
        "s3:///a",
        "s3://seau/../a",
        "s3://seau//a",
        "s3://seau/a?b",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn nothing_shows_the_secret() {
    let store = Files::elsewhere(Arc::new(objects(9, LIMITS)));
    let shown = format!("{store:?} {:?}", store.place_elsewhere());
    assert!(
        shown.contains("seau") && !shown.contains(SECRET) && !shown.contains("CLE"),
        "{shown}"
    );
}
