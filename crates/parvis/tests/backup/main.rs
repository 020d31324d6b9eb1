//! Backups taken while people write: each is whole, each is put back, and nothing there is half done.

#[path = "../kill/citizens.rs"]
mod citizens;
#[path = "../kill/invariants.rs"]
mod invariants;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use axum::http::StatusCode;
use db::{Db, Engine, Statement, Uuid, args};
use testkit::{Postgres, Program, Web, fresh_schema};

use citizens::{Citizen, Deed, Sent};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
/// Backups taken.
const BACKUPS: usize = 3;
/// Time people write before each of them.
const WRITING_TIME: Duration = Duration::from_millis(700);

const DONE: Statement = Statement {
    name: "backup::DONE",
    sql: "select content as mark from argument
        union all select rationale from amendment
        union all select replace(email, '@essai.example', '') from sign_in_link",
};

db::record! { struct Done { mark: String } }

async fn parvis(arguments: Vec<String>) -> Output {
    tokio::task::spawn_blocking(move || Command::new(PARVIS).args(arguments).output())
        .await
        .expect("a thread")
        .expect("an end")
}

async fn marks(address: &str) -> HashSet<String> {
    let db = Db::open(address).await.expect("the database");
    // What is put back is on SQLite, which those are asked of.
    if db.engine() == Engine::Sqlite {
        invariants::check(&db).await;
    }
    let done: Vec<Done> = db.read().all(DONE, args![]).await.expect("marks");
    db.close().await;
    done.into_iter().map(|done| done.mark).collect()
}

fn sqlite_in(data: &Path) -> String {
    let file = data.join("parvis.sqlite");
    file.to_str().expect("a UTF-8 path").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backups_taken_while_people_write_are_whole_and_put_back() {
    are_whole_and_put_back(None).await;
}

/// Those of PostgreSQL are put back on SQLite.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_are_those_of_postgresql() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let url = fresh_schema(&postgres).await;
    are_whole_and_put_back(Some(&url)).await;
}

/// Of the database at this address, or of a SQLite file.
async fn are_whole_and_put_back(database: Option<&str>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let place = data.to_str().expect("a UTF-8 path").to_owned();
    let here: Vec<&str> = ["--data", &place]
        .into_iter()
        .chain(database.iter().flat_map(|url| ["--database", url]))
        .collect();
    let seeding = Program::start(PARVIS, &[&["demo"], here.as_slice()].concat()).await;
    let mut person = Web::on(seeding.address());
    person
        .sign_in("sacha@demonstration.example")
        .await
        .expect("signed in");
    let list = person
        .get("/contributions?genre=amendement&sort=en-discussion")
        .await
        .expect("the list");
    let text = first_text(&list.text).expect("a text being discussed");
    seeding.stop();

    let mut program = Program::start(PARVIS, &[&["serve"], here.as_slice()].concat()).await;
    let address = program.address();
    let mut writing = tokio::task::JoinSet::new();
    for deed in Deed::ALL {
        let mut citizen = Citizen::new(deed, &person, &text);
        writing.spawn(async move { citizen.write(address).await });
    }
    let witness = Citizen::new(Deed::Link, &person, &text);
    let mut taken = Vec::new();
    for rank in 0..BACKUPS {
        tokio::time::sleep(WRITING_TIME).await;
        let acknowledged = Sent {
            request: Uuid::now_v7(),
            deed: Deed::Link,
            rank,
            is_acknowledged: true,
        };
        witness
            .send_again(address, acknowledged)
            .await
            .expect("an answer");
        let to = folder.path().join(format!("{rank}.tar.gz"));
        let asked = [
            &["backup", "--to", to.to_str().expect("a UTF-8 path")],
            here.as_slice(),
        ]
        .concat();
        let made = parvis(asked.into_iter().map(str::to_owned).collect()).await;
        assert_eq!(
            made.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        taken.push((to, acknowledged));
    }
    program.kill();
    let sent: Vec<Sent> = writing.join_all().await.into_iter().flatten().collect();
    let at_the_end = match database {
        Some(url) => marks(url).await,
        None => marks(&sqlite_in(&data)).await,
    };
    for form in sent.iter().filter(|form| form.is_acknowledged) {
        assert!(
            at_the_end.contains(&form.mark()),
            "{} is lost",
            form.deed.action()
        );
    }
    let mut before = 0;
    for (archive, acknowledged) in taken {
        let restored = put_back(&archive).await;
        let found = marks(&sqlite_in(&restored)).await;
        assert!(
            found.contains(&acknowledged.mark()),
            "done before the backup began"
        );
        assert!(found.is_subset(&at_the_end), "nothing invented");
        assert!(
            found.len() > before + 3,
            "people wrote meanwhile: {} then {}",
            before,
            found.len()
        );
        before = found.len();
        let program = Program::start(PARVIS, &["serve", "--data", restored.to_str().expect("UTF-8")]).await;
        let home = Web::on(program.address()).get("/").await.expect("the home page");
        assert_eq!(home.status, StatusCode::OK);
        program.stop();
    }
    println!("{} forms sent, {before} done in the last backup", sent.len());
}

async fn put_back(archive: &Path) -> PathBuf {
    let to = archive.with_extension("folder");
    let asked = [
        "restore".into(),
        archive.display().to_string(),
        "--data".into(),
        to.display().to_string(),
    ];
    let restored = parvis(asked.into()).await;
    assert_eq!(
        restored.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&restored.stderr)
    );
    to
}

/// The text of the first amendment a page links to: `/textes/…`.
fn first_text(page: &str) -> Option<String> {
    page.split("href=\"").find_map(|link| {
        let path = link.split(['"', '#', '?']).next()?;
        let (text, _) = path.split_once("/amendements/")?;
        text.starts_with("/textes/").then(|| text.to_owned())
    })
}
