//! Data written by an older program are opened by this one, kept whole first; and what a program does with data that a
//! newer one has written.
//!
//! `data-2026-11-24.tar.gz` is the data folder that a program of that day left after `parvis demo`: it is never made
//! again.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use axum::http::StatusCode;
use db::{Db, Statement, args};
use testkit::{Program, Web};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
const OLD: &[u8] = include_bytes!("data-2026-11-24.tar.gz");
/// The last migration of that day.
const LAST: &str = "2026-11-22-j-acts";

const RAN: Statement = Statement {
    name: "upgrade::RAN",
    sql: "select name as found from migration order by name",
};
const TITLES: Statement = Statement {
    name: "upgrade::TITLES",
    // A parcours being prepared was a subject once, and is one no longer: its title is nobody else's business.
    sql: "select title as found from subject where type <> 'parcours'
        or id not in (select id from parcours where state = 'brouillon') order by type, id",
};
const ADD: Statement = Statement {
    name: "upgrade::ADD",
    sql: "insert into migration (name, checksum, ran_at) values ('2099-01-01-later', 'x', 0)",
};
const ADD_OPENING: Statement = Statement {
    name: "upgrade::ADD_OPENING",
    sql: "insert into migration_opening (name, opens_with, ran_by) values ('2099-01-01-later', $1, '99.0.0')",
};

db::record! { struct Line { found: String } }

fn old_folder(folder: &Path) -> PathBuf {
    let data = folder.join("data");
    tar::Archive::new(flate2::read::GzDecoder::new(OLD))
        .unpack(&data)
        .unwrap();
    data
}

fn parvis(arguments: &[&str]) -> Output {
    Command::new(PARVIS).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

async fn open(data: &Path) -> Db {
    Db::open(data.join("parvis.sqlite").to_str().unwrap())
        .await
        .unwrap()
}

async fn lines(data: &Path, statement: Statement) -> Vec<String> {
    let db = open(data).await;
    let found: Vec<Line> = db.read().all(statement, args![]).await.unwrap();
    db.close().await;
    found.into_iter().map(|line| line.found).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_folder_is_kept_whole_then_opened_and_served() {
    let folder = tempfile::tempdir().unwrap();
    let data = old_folder(folder.path());
    let place = data.to_str().unwrap();
    let (ran, titles) = (lines(&data, RAN).await, lines(&data, TITLES).await);
    assert_eq!(ran.last().map(String::as_str), Some(LAST));

    let program = Program::start(PARVIS, &["serve", "--data", place]).await;
    let mut web = Web::on(program.address());
    for path in [
        "/",
        "/actes",
        "/parcours",
        "/contributions",
        "/journal",
        "/suivi",
        "/recherche?q=avis",
    ] {
        let page = web.get(path).await.unwrap();
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains('⟦'), "{path}: {}", page.text);
    }
    program.stop();
    assert!(
        lines(&data, RAN).await.len() > ran.len(),
        "the schema is brought up to date"
    );
    assert_eq!(lines(&data, TITLES).await, titles);

    let kept: Vec<PathBuf> = std::fs::read_dir(data.join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let [kept] = kept.as_slice() else {
        panic!("one backup, before the change: {kept:?}");
    };
    let back = folder.path().join("back");
    let restored = parvis(&[
        "restore",
        kept.to_str().unwrap(),
        "--data",
        back.to_str().unwrap(),
    ]);
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    assert_eq!(lines(&back, RAN).await, ran, "as the older program left it");
    assert_eq!(lines(&back, TITLES).await, titles);
    assert!(back.join("files/7b").is_dir());
}

#[tokio::test]
async fn an_export_of_an_older_schema_enters_a_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let data = old_folder(folder.path());
    let archive = folder.path().join("old.tar.gz");
    let (archive, new) = (archive.to_str().unwrap(), folder.path().join("new"));
    let body = ["--body", "pays-de-parvis", "--to", archive];
    let exported = parvis(&[["export", "--data", data.to_str().unwrap()].as_slice(), &body].concat());
    assert_eq!(exported.status.code(), Some(0), "{}", said(&exported));
    assert_eq!(
        lines(&data, RAN).await.last().map(String::as_str),
        Some(LAST),
        "leaving changes nothing"
    );
    let imported = parvis(&["import", archive, "--data", new.to_str().unwrap()]);
    assert_eq!(imported.status.code(), Some(0), "{}", said(&imported));
    assert_eq!(lines(&new, TITLES).await, lines(&data, TITLES).await);
    let program = Program::start(PARVIS, &["serve", "--data", new.to_str().unwrap()]).await;
    let acts = Web::on(program.address()).get("/actes").await.unwrap();
    assert_eq!(acts.status, StatusCode::OK);
    program.stop();
}

/// Writes in the folder what a newer program would have left there.
async fn changed_by_a_newer_program(data: &Path, opens_with: &str) {
    let db = open(data).await;
    let mut sql = db.begin().await.unwrap();
    sql.execute(ADD, args![]).await.unwrap();
    sql.execute(ADD_OPENING, args![opens_with]).await.unwrap();
    sql.commit().await.unwrap();
    db.close().await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_with_what_to_do_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = old_folder(folder.path());
    let place = data.to_str().unwrap();
    assert_eq!(parvis(&["migrate", "--data", place]).status.code(), Some(0));
    changed_by_a_newer_program(&data, "").await;
    let before = lines(&data, RAN).await;
    for asked in [
        ["serve", "--data", place, "--listen", "127.0.0.1:0"].as_slice(),
        &["migrate", "--data", place],
        &["doctor", "--data", place],
    ] {
        let refused = parvis(asked);
        assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
        assert!(said(&refused).contains("2099-01-01-later"), "{}", said(&refused));
        assert!(said(&refused).contains("parvis restore"), "{}", said(&refused));
    }
    assert_eq!(lines(&data, RAN).await, before);
    // It can still be kept, and the archive is refused by those who cannot read it.
    let archive = folder.path().join("newer.tar.gz");
    let archive = archive.to_str().unwrap();
    assert_eq!(
        parvis(&["backup", "--data", place, "--to", archive])
            .status
            .code(),
        Some(0)
    );
    let back = folder.path().join("back");
    let refused = parvis(&["restore", archive, "--data", back.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(said(&refused).contains("2099-01-01-later"), "{}", said(&refused));
    assert!(!back.exists(), "nothing is begun");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_schema_that_older_programs_may_do_without_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let data = old_folder(folder.path());
    let place = data.to_str().unwrap();
    assert_eq!(parvis(&["migrate", "--data", place]).status.code(), Some(0));
    changed_by_a_newer_program(&data, env!("CARGO_PKG_VERSION")).await;
    let program = Program::start(PARVIS, &["serve", "--data", place]).await;
    let mut web = Web::on(program.address());
    assert_eq!(web.get("/").await.unwrap().status, StatusCode::OK);
    // A newer node takes something away while this one runs: it says that it is no longer fit to answer.
    changed_too_far(&data).await;
    let ready = web.get("/health/ready").await.unwrap();
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    let live = web.get("/health/live").await.unwrap();
    assert_eq!(live.status, StatusCode::OK);
    program.stop();
    assert_eq!(parvis(&["migrate", "--data", place]).status.code(), Some(3));
}

async fn changed_too_far(data: &Path) {
    const FURTHER: Statement = Statement {
        name: "upgrade::FURTHER",
        sql: "update migration_opening set opens_with = '99.0.0' where name = '2099-01-01-later'",
    };
    let db = open(data).await;
    let mut sql = db.begin().await.unwrap();
    sql.execute(FURTHER, args![]).await.unwrap();
    sql.commit().await.unwrap();
    db.close().await;
}
