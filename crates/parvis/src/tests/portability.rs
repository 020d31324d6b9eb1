//! Everything leaves and comes back in: SQLite, PostgreSQL and SQLite again, without a row, a file nor a word of a page
//! that differs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use archive::{Manifest, Refusal};
use axum::http::StatusCode;
use db::{Db, Instant, Statement, Uuid, args};
use kernel::{Actor, Clock, House, Randomness, Settings};
use testkit::{Browser, Postgres};

use super::laid_down;
use crate::compose;

/// Pages compared, at most.
const PAGES_MAX: usize = 150;

/// A house and its folder.
struct Place {
    house: Arc<House>,
    data: PathBuf,
}

impl Place {
    async fn open(address: &str, data: &Path) -> Self {
        std::fs::create_dir_all(data).unwrap();
        let db = Db::open(address).await.unwrap();
        let now: Instant = Instant::from(laid_down::DAY.parse::<jiff::Timestamp>().unwrap());
        let house = compose::house(
            db,
            Settings::quiet(data.to_owned()),
            Clock::fixed(now),
            Randomness::seeded(7),
        );
        Self {
            house: house.await.unwrap(),
            data: data.to_owned(),
        }
    }

    async fn in_folder(data: &Path) -> Self {
        std::fs::create_dir_all(data).unwrap();
        Self::open(data.join("parvis.sqlite").to_str().unwrap(), data).await
    }

    async fn export(&self, to: &Path) -> Manifest {
        let migrations = compose::migrations();
        let slug = self.house.collectivites()[0].slug.clone();
        let place = compose::archive_place(&self.house.db, &self.data, &self.house.files, &migrations);
        let done = archive::export(place, &slug, to).await.unwrap();
        assert!(done.manifest.missing_files.is_empty());
        done.manifest
    }

    async fn import(&self, from: &Path) -> Result<(), archive::Error> {
        let migrations = compose::migrations();
        let place = compose::archive_place(&self.house.db, &self.data, &self.house.files, &migrations);
        archive::import(place, from).await?;
        self.house.load_collectivites().await.unwrap();
        Ok(())
    }

    async fn backup(&self, to: &Path) -> Manifest {
        let migrations = compose::migrations();
        let place = compose::archive_place(&self.house.db, &self.data, &self.house.files, &migrations);
        archive::backup(place, to).await.unwrap().manifest
    }
}

/// Camille, signed in there.
async fn camille(place: &Place) -> Browser {
    let body = place.house.collectivites()[0].id;
    let hand = identity::HandSignInLink {
        email: "camille@demonstration.example".to_owned(),
    };
    let link = place.house.act(body, Actor::Operator, &hand).await.unwrap();
    let (_, path) = link.split_once("/connexion/").unwrap();
    let mut browser = Browser::on(&place.house);
    let request = Uuid::now_v7().to_string();
    let signed_in = browser
        .post(&format!("/connexion/{path}"), &[("request_id", &request)])
        .await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "{}", signed_in.text);
    browser
}

/// The demonstration, and somebody signed in there, with a request remembered and an effect that waits.
async fn demonstration(data: &Path) -> (Place, Browser) {
    laid_down::restore(data, None).await;
    let place = Place::in_folder(data).await;
    let browser = camille(&place).await;
    let request = Uuid::now_v7().to_string();
    let fields = [
        ("request_id", request.as_str()),
        ("email", "sacha@demonstration.example"),
    ];
    let asked = Browser::on(&place.house).post("/connexion", &fields).await;
    assert_eq!(asked.status, StatusCode::OK);
    (place, browser)
}

const OPEN_CONVERSATIONS: Statement = Statement {
    name: "portability::OPEN_CONVERSATIONS",
    sql: "select id from conversation where collectivite_id = $1 and closed_at is null",
};

db::record! {
    struct Open {
        id: Uuid,
    }
}

/// Ends the conversations that go on: the key by which people are found again does not travel, so an open one is over elsewhere.
async fn close_conversations(place: &Place) {
    let body = place.house.collectivites()[0].id;
    let open: Vec<Open> = place
        .house
        .db
        .read()
        .all(OPEN_CONVERSATIONS, args![body])
        .await
        .unwrap();
    assert!(!open.is_empty(), "the demonstration has one");
    for one in open {
        let close = conversations::CloseConversation {
            conversation: db::Id::from_uuid(one.id),
        };
        place.house.act(body, Actor::Operator, &close).await.unwrap();
    }
    kernel::worker::settle(&place.house).await.unwrap();
}

/// The parts and their hashes: rows are sorted by key, so the same rows are the same bytes.
fn parts(manifest: &Manifest) -> BTreeMap<&str, &str> {
    manifest
        .parts
        .iter()
        .map(|part| (part.path.as_str(), part.sha256.as_str()))
        .collect()
}

/// Follows the links of the house from its home page.
async fn pages(mut browser: Browser) -> BTreeMap<String, String> {
    let (mut seen, mut waiting) = (BTreeMap::new(), vec!["/".to_owned()]);
    let mut known = BTreeSet::from(["/".to_owned()]);
    while let Some(path) = waiting.pop() {
        if seen.len() >= PAGES_MAX {
            break;
        }
        let reply = browser.get(&path).await;
        for link in reply.text.split("href=\"").skip(1) {
            let link = link
                .split(['"', '#'])
                .next()
                .unwrap_or_default()
                .replace("&amp;", "&");
            let is_followed = link.starts_with('/') && !link.starts_with("/assets") && !is_of_mails(&link);
            if is_followed && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
        seen.insert(
            path,
            format!("{} {}", reply.status, without_what_is_new_each_time(&reply.text)),
        );
    }
    seen
}

/// The mailbox of the demonstration and the list of deliveries: mails and what they hold do not leave with a body.
fn is_of_mails(path: &str) -> bool {
    path.contains("/boite") || path.contains("/envois")
}

/// Each form has an id of its own each time it is shown, and each page that asks for a passkey another challenge.
fn without_what_is_new_each_time(page: &str) -> String {
    let new = [
        "name=\"request_id\" value=\"",
        "name=\"etat\" value=\"",
        "data-options=\"",
    ];
    new.iter().fold(page.to_owned(), |page, opening| {
        let mut pieces = page.split(opening);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |page, piece| {
            let rest = piece.split_once('"').map_or(piece, |(_, rest)| rest);
            page + opening + rest
        })
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_goes_from_sqlite_to_postgresql_and_back_without_loss() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let (one, from_there) = demonstration(&file("one")).await;
    close_conversations(&one).await;
    let first = one.export(&file("first.tar.gz")).await;

    let schema = format!("portability_{}", std::process::id());
    let address = Db::create_schema(postgres.url(), &schema).await.unwrap();
    let two = Place::open(&address, &file("two")).await;
    two.import(&file("first.tar.gz")).await.unwrap();
    let second = two.export(&file("second.tar.gz")).await;

    let three = Place::in_folder(&file("three")).await;
    three.import(&file("second.tar.gz")).await.unwrap();
    let third = three.export(&file("third.tar.gz")).await;

    assert_eq!(parts(&first), parts(&second));
    assert_eq!(parts(&first), parts(&third));
    assert_eq!(first.tables, second.tables);
    let filled = first.tables.iter().filter(|table| table.rows > 0).count();
    assert!(
        filled > 25,
        "the demonstration has something in most tables: {filled}"
    );
    assert!(first.parts.iter().any(|part| part.path.starts_with("files/")));

    for other in [&two, &three] {
        let signed_in_there = from_there.also_on(&other.house).get("/compte").await;
        assert_eq!(
            signed_in_there.status,
            StatusCode::SEE_OTHER,
            "people sign in again"
        );
    }
    for is_signed_in in [false, true] {
        let browser = async |place: &Place| {
            if is_signed_in {
                camille(place).await
            } else {
                Browser::on(&place.house)
            }
        };
        let expected = pages(browser(&one).await).await;
        assert!(expected.len() > 40, "{}", expected.len());
        for other in [&two, &three] {
            let found = pages(browser(other).await).await;
            for (path, page) in &expected {
                assert_eq!(Some(page), found.get(path), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_here_already_is_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let (place, _) = demonstration(&file("one")).await;
    let before = place.export(&file("before.tar.gz")).await;
    let again = place.import(&file("before.tar.gz")).await;
    assert!(matches!(
        again,
        Err(archive::Error::Refused(Refusal::BodyExists(_)))
    ));
    let after = place.export(&file("after.tar.gz")).await;
    assert_eq!(parts(&before), parts(&after));
    let migrations = compose::migrations();
    let archive_place = compose::archive_place(&place.house.db, &place.data, &place.house.files, &migrations);
    let twice = archive::export(archive_place, &before.bodies[0].slug, &file("after.tar.gz")).await;
    assert!(matches!(
        twice,
        Err(archive::Error::Refused(Refusal::FileExists(_)))
    ));
}

/// A backup of either engine goes back to either engine.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_either_engine_is_restored_to_either() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let migrations = compose::migrations();
    let (one, _) = demonstration(&file("one")).await;
    std::fs::write(one.data.join("logo.svg"), "x").unwrap();
    let expected = one.export(&file("expected.tar.gz")).await;
    one.backup(&file("sqlite.tar.gz")).await;

    let schema = |name: &str| format!("restored_{name}_{}", std::process::id());
    let address = Db::create_schema(postgres.url(), &schema("a")).await.unwrap();
    archive::restore(
        &file("sqlite.tar.gz"),
        &file("two"),
        Some(&address),
        None,
        &migrations,
    )
    .await
    .unwrap();
    let two = Place::open(&address, &file("two")).await;
    let manifest = two.backup(&file("postgres.tar.gz")).await;
    assert!(manifest.parts.iter().all(|part| part.path != "database.sqlite"));

    archive::restore(&file("postgres.tar.gz"), &file("three"), None, None, &migrations)
        .await
        .unwrap();
    let other = Db::create_schema(postgres.url(), &schema("b")).await.unwrap();
    archive::restore(
        &file("postgres.tar.gz"),
        &file("four"),
        Some(&other),
        None,
        &migrations,
    )
    .await
    .unwrap();
    for place in [
        two,
        Place::in_folder(&file("three")).await,
        Place::open(&other, &file("four")).await,
    ] {
        let name = place.data.with_extension("tar.gz");
        assert_eq!(parts(&expected), parts(&place.export(&name).await));
        assert_eq!(std::fs::read_to_string(place.data.join("logo.svg")).unwrap(), "x");
    }
    for full in [
        archive::restore(
            &file("sqlite.tar.gz"),
            &file("five"),
            Some(&address),
            None,
            &migrations,
        )
        .await,
        archive::restore(&file("sqlite.tar.gz"), &file("one"), None, None, &migrations).await,
    ] {
        assert!(matches!(
            full,
            Err(archive::Error::Refused(
                Refusal::DatabaseNotEmpty | Refusal::FolderNotEmpty(_)
            ))
        ));
    }
}
