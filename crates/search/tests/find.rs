//! What is found, on both engines, in the same order.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use db::{Db, Id, Instant};
use kernel::{Collectivite, CollectiviteId, CollectiviteKind, NewCollectivite, SubjectRef};
use search::{Entry, Found, find, index, remove};

const BODY: CollectiviteId = Id::from_uuid(db::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));

async fn prepared(address: &str) -> Db {
    let db = Db::open(address).await.unwrap();
    let migrations = [kernel::MIGRATIONS, search::FEATURE.migrations].concat();
    db::migrate(&db, &migrations).await.unwrap();
    let mut sql = db.begin().await.unwrap();
    let new = NewCollectivite {
        slug: "essai".to_owned(),
        name: "Essai".to_owned(),
        kind: CollectiviteKind::Commune,
        is_demonstration: false,
    };
    Collectivite::create(&mut sql, BODY, Instant::from_micros(1), &new)
        .await
        .unwrap();
    for (number, (title, body)) in DOCUMENTS.iter().enumerate() {
        index(&mut sql, BODY, &entry(number, title, body)).await.unwrap();
    }
    sql.commit().await.unwrap();
    db
}

const DOCUMENTS: &[(&str, &str)] = &[
    (
        "Avis sur l’éclairage public",
        "L’extinction nocturne des lampadaires économise l’énergie.",
    ),
    (
        "Plan vélo",
        "L’éclairage des pistes cyclables est prévu, avec des lampadaires solaires.",
    ),
    (
        "Jardins partagés",
        "Un terrain est ouvert aux habitants du quartier.",
    ),
    ("Budget", "Les dépenses d’énergie augmentent."),
];

fn entry(number: usize, title: &str, body: &str) -> Entry {
    Entry {
        subject: reference(number),
        title: title.to_owned(),
        path: format!("/textes/{number}"),
        body_text: body.to_owned(),
        at: Instant::from_micros(1),
    }
}

fn reference(number: usize) -> SubjectRef {
    let kind = if number == 3 { "act" } else { "text" };
    SubjectRef {
        kind: kind.to_owned(),
        id: db::Uuid::from_u128(number as u128 + 1),
    }
}

async fn titles(db: &Db, query: &str, kind: Option<&str>) -> Vec<String> {
    found(db, query, kind)
        .await
        .hits
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

async fn found(db: &Db, query: &str, kind: Option<&str>) -> Found {
    find(&mut db.read(), BODY, query, kind, 20, 0).await.unwrap()
}

async fn story(db: Db) {
    assert_eq!(
        titles(&db, "eclairages", None).await,
        ["Avis sur l’éclairage public", "Plan vélo"],
        "the title weighs more"
    );
    assert_eq!(
        titles(&db, "lampadaire energie", None).await,
        ["Avis sur l’éclairage public"],
        "every word must be there"
    );
    assert_eq!(
        titles(&db, "jard", None).await,
        ["Jardins partagés"],
        "the last word may be unfinished"
    );
    assert_eq!(
        titles(&db, "l'énergie", Some("act")).await,
        ["Budget"],
        "of one kind"
    );
    assert!(titles(&db, "hippopotame", None).await.is_empty());
    assert!(titles(&db, "de la", None).await.is_empty());
    assert!(
        titles(&db, "%' or 1=1 --", None).await.is_empty(),
        "a query is never SQL"
    );
    assert_eq!(found(&db, "éclairage", None).await.total, 2);
    assert_eq!(
        find(&mut db.read(), BODY, "éclairage", None, 1, 1)
            .await
            .unwrap()
            .hits
            .len(),
        1
    );
    let mut sql = db.begin().await.unwrap();
    index(&mut sql, BODY, &entry(2, "Potagers", "Des parcelles."))
        .await
        .unwrap();
    remove(&mut sql, BODY, &reference(1)).await.unwrap();
    sql.commit().await.unwrap();
    assert!(
        titles(&db, "jardins", None).await.is_empty(),
        "old words are forgotten"
    );
    assert_eq!(titles(&db, "potager", None).await, ["Potagers"]);
    assert!(titles(&db, "vélo", None).await.is_empty());
    let repeated: Vec<String> = titles(&db, "énergie énergie énergie", None).await;
    assert_eq!(repeated.len(), 2, "a repeated word is one word");
}

#[tokio::test]
async fn the_same_is_found_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(prepared(folder.path().join("search.sqlite").to_str().unwrap()).await).await;
}

#[tokio::test]
async fn the_same_is_found_on_postgresql() {
    let Some(postgres) = test_postgres::Postgres::shared() else {
        println!("skipped: PostgreSQL is not installed");
        return;
    };
    let schema = Db::create_schema(postgres.url(), &format!("search_{}", std::process::id()))
        .await
        .unwrap();
    story(prepared(&schema).await).await;
}
