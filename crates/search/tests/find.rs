//! What is found, on both engines, in the same order.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use db::{Db, Id, Instant};
use kernel::{Collectivite, CollectiviteId, CollectiviteKind, NewCollectivite, SubjectRef};
use search::{Entry, Found, add_to, find, find_within, gather, index, newest, place, remove};

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

/// The documents of a list in order of time, by their numbers.
async fn made(db: &Db, query: &str, kinds: &[&str], before: Option<usize>, limit: u32) -> Vec<usize> {
    let before = before.map(|number| reference(number).id);
    let made = newest(&mut db.read(), BODY, query, kinds, before, limit)
        .await
        .unwrap();
    let numbers = made
        .iter()
        .map(|made| (0..DOCUMENTS.len()).find(|number| reference(*number) == *made));
    numbers.map(|number| number.expect("one of ours")).collect()
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
    assert_eq!(
        made(&db, "lampadaires éclairage", &["text"], None, 9).await,
        [1, 0],
        "the latest made first"
    );
    assert_eq!(
        made(&db, "énerg", &["text", "act"], None, 9).await,
        [3, 0],
        "of several kinds"
    );
    assert_eq!(made(&db, "éclair", &["text"], None, 1).await, [1]);
    assert_eq!(
        made(&db, "éclair", &["text"], Some(1), 9).await,
        [0],
        "what was made before"
    );
    assert!(made(&db, "éclairage", &["act"], None, 9).await.is_empty());
    let beyond = find(&mut db.read(), BODY, "éclairage", None, 1, 7).await.unwrap();
    assert_eq!(
        (beyond.total, beyond.hits.len()),
        (2, 0),
        "a page beyond the last still says how many there are"
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
    spelling(&db).await;
    ranks(&db).await;
    extracts(&db).await;
    oblivion(&db).await;
    parts(&db).await;
}

/// Inside one thing, only its parts are found and counted.
async fn parts(db: &Db) {
    let whole = |number: u128| SubjectRef::new::<()>("whole", Id::from_uuid(db::Uuid::from_u128(number)));
    add(
        db,
        &[
            (60, "Kiosque", "fanfare"),
            (61, "Fanfare", "kiosque"),
            (62, "Fanfare", "place"),
        ],
    )
    .await;
    let mut sql = db.begin().await.unwrap();
    place(&mut sql, BODY, &reference(60), &whole(1)).await.unwrap();
    place(&mut sql, BODY, &reference(61), &whole(2)).await.unwrap();
    sql.commit().await.unwrap();
    let within = async |number: u128, query: &str| {
        let found = find_within(&mut db.read(), BODY, query, &whole(number), 10, 0)
            .await
            .unwrap();
        let titles: Vec<String> = found.hits.into_iter().map(|hit| hit.title).collect();
        (found.total, titles)
    };
    assert_eq!(within(1, "fanfare").await, (1, vec!["Kiosque".to_owned()]));
    assert_eq!(within(2, "kiosque fanf").await, (1, vec!["Fanfare".to_owned()]));
    assert_eq!(within(3, "fanfare").await, (0, Vec::new()));
    assert_eq!(found(db, "fanfare", None).await.total, 3);
    // Placed elsewhere, then taken back: no longer there.
    let mut sql = db.begin().await.unwrap();
    place(&mut sql, BODY, &reference(60), &whole(2)).await.unwrap();
    remove(&mut sql, BODY, &reference(61)).await.unwrap();
    sql.commit().await.unwrap();
    assert_eq!(within(2, "fanfare").await, (1, vec!["Kiosque".to_owned()]));
    assert_eq!(within(1, "fanfare").await, (0, Vec::new()));
    // What joins something larger comes with its parts, placed there or added; once, however often it joins.
    let mut sql = db.begin().await.unwrap();
    index(&mut sql, BODY, &entry(61, "Estrade", "fanfare"))
        .await
        .unwrap();
    place(&mut sql, BODY, &reference(60), &reference(62))
        .await
        .unwrap();
    add_to(&mut sql, BODY, &reference(61), &reference(62))
        .await
        .unwrap();
    for _ in 0..2 {
        gather(&mut sql, BODY, &reference(62), &whole(4)).await.unwrap();
    }
    sql.commit().await.unwrap();
    let (total, mut titles) = within(4, "fanfare").await;
    titles.sort();
    assert_eq!(
        (total, titles),
        (3, ["Estrade", "Fanfare", "Kiosque"].map(str::to_owned).to_vec())
    );
}

async fn add(db: &Db, documents: &[(usize, &str, &str)]) {
    let mut sql = db.begin().await.unwrap();
    for (number, title, text) in documents {
        index(&mut sql, BODY, &entry(*number, title, text)).await.unwrap();
    }
    sql.commit().await.unwrap();
}

/// However a word is typed, and however much of it.
async fn spelling(db: &Db) {
    let title = "Délibération : égalité des intercommunalités, prud’hommes et cœur de ville";
    add(db, &[(10, title, "")]).await;
    for typed in [
        "égalité",
        "egalite",
        "ÉGALITÉS",
        "l’égalité",
        "prudhommes",
        "prud'hommes",
        "coeur",
        "CŒUR",
        "intercommunalite",
        "deliberations",
        "e\u{301}galite\u{301}",
    ] {
        assert_eq!(titles(db, typed, None).await, [title], "{typed}");
    }
    for word in ["délibération", "intercommunalités"] {
        let letters: Vec<char> = word.chars().collect();
        for typed in 3..=letters.len() {
            let typed: String = letters[..typed].iter().collect();
            assert_eq!(titles(db, &typed, None).await, [title], "{typed}");
        }
    }
    // The other way round: capitals without accents in the document.
    add(db, &[(11, "FRATERNITE", "")]).await;
    assert_eq!(titles(db, "fraternite", None).await, ["FRATERNITE"]);
    add(db, &[(12, "Fraternité", "")]).await;
    assert_eq!(
        titles(db, "fraternité", None).await,
        ["Fraternité", "FRATERNITE"],
        "accents may be missing on either side, once both are known"
    );
    assert_eq!(titles(db, "fraternite", None).await.len(), 2);
}

async fn ranks(db: &Db) {
    add(
        db,
        &[
            (20, "Parcours", "parcours, parcours et parcours du piéton"),
            (21, "Promenade", "le parc et le piéton"),
            (22, "Autre promenade", "le parc et le piéton"),
            (23, "Parc", "piéton"),
        ],
    )
    .await;
    assert_eq!(
        titles(db, "parc", None).await,
        ["Parc", "Parcours", "Autre promenade", "Promenade", "Potagers"],
        "titles first, then the word as typed, then longer ones (« parcelles »); among equals the latest first"
    );
    let typed_first = titles(db, "parc piéton", None).await;
    assert_eq!(typed_first[0], "Parc", "the title first");
    let both = titles(db, "parcours parc", None).await;
    assert_eq!(
        both,
        ["Parcours"],
        "a beginning does not stand for the longer word beside it"
    );
    // Rare words weigh more than common ones: without, these two would be equal and the latest first.
    add(
        db,
        &[
            (30, "Rare", "réunion goudron goudron goudron"),
            (31, "Commun", "réunion réunion réunion goudron"),
            (32, "", "réunion"),
            (33, "", "réunion"),
            (34, "", "réunion"),
            (35, "", "réunion"),
        ],
    )
    .await;
    assert_eq!(titles(db, "réunion goudron", None).await, ["Rare", "Commun"]);
    assert_eq!(titles(db, "goudron réunion", None).await, ["Rare", "Commun"]);
    // Eight words, each of them asked for.
    let eight = "alpha bravo charlie delta echo foxtrot golf hotel";
    add(db, &[(36, "Alphabet", eight)]).await;
    assert_eq!(titles(db, eight, None).await, ["Alphabet"]);
    assert_eq!(
        titles(db, &format!("{eight} absent"), None).await,
        ["Alphabet"],
        "a ninth is not read"
    );
    for word in eight.split(' ') {
        let other = eight.replace(word, "réunion");
        assert!(titles(db, &other, None).await.is_empty(), "{other}");
    }
}

async fn extracts(db: &Db) {
    let far = format!(
        "{} L’hippodrome des champs rouvre. {}",
        "avant ".repeat(500),
        "après ".repeat(500)
    );
    add(db, &[(40, "Courses", &far)]).await;
    let found = found(db, "hippodromes champ", None).await;
    let pieces = found.hits[0].pieces();
    let marked: Vec<&str> = pieces
        .iter()
        .filter(|piece| piece.is_match)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(marked, ["L’hippodrome", "champs"]);
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert!(whole.starts_with("avant ") && far.contains(&whole), "{whole}");
    assert!(whole.chars().count() <= 240, "{whole}");
}

db::statements! {
    LEFT = "select count(*) as n from search_word where word >= $1 and word < $2";
}

/// What is taken back leaves nothing, not even a word to be completed.
async fn oblivion(db: &Db) {
    add(db, &[(50, "Madame Zygotchka", "demande")]).await;
    assert_eq!(titles(db, "zygot", None).await.len(), 1);
    let kept = db
        .read()
        .count(LEFT, db::args![&b"zygot"[..], &b"zygou"[..]])
        .await;
    assert_eq!(kept.unwrap(), 1);
    let mut sql = db.begin().await.unwrap();
    remove(&mut sql, BODY, &reference(50)).await.unwrap();
    sql.commit().await.unwrap();
    assert!(titles(db, "zygot", None).await.is_empty());
    let left = db
        .read()
        .count(LEFT, db::args![&b"zygot"[..], &b"zygou"[..]])
        .await;
    assert_eq!(left.unwrap(), 0);
}

#[tokio::test]
async fn the_same_is_found_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    story(prepared(folder.path().join("search.sqlite").to_str().unwrap()).await).await;
}

#[tokio::test]
async fn the_same_is_found_on_postgresql() {
    let Some(postgres) = test_postgres::Postgres::shared() else {
        return;
    };
    let schema = Db::create_schema(postgres.url(), &format!("search_{}", std::process::id()))
        .await
        .unwrap();
    story(prepared(&schema).await).await;
}
