//! What the header costs somebody who follows a thousand things, in a body of a hundred thousand lines: figures, told and
//! not judged. `cargo test -p follow --test measure -- --ignored --nocapture`.
#![expect(clippy::unwrap_used, reason = "a measure stops at what fails")]

use std::time::{Duration, Instant as Watch};

use db::{Sql, Statement, args};
use kernel::{CollectiviteId, Feature, PersonId};
use testkit::cast::{DOOR, person};
use testkit::{Postgres, TestTown};

const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    follow::FEATURE,
    DOOR,
];
const OBJECTS: i64 = 1000;
const LINES: i64 = 100_000;

const NEWS: Statement = Statement {
    name: "measure::NEWS",
    sql: "insert into news (collectivite_id, object_id, number, object_type, depth, kind, sort, subject_type, subject_id, actor_id, at, until_at)
        values ($1, $2, $3, 'text', $4, 'texts.amendment-proposed', 'written', 'amendment', $5, null, $6, null)",
};
const FOLLOW: Statement = Statement {
    name: "measure::FOLLOW",
    sql: "insert into follow (collectivite_id, person_id, object_id, object_type, choice, reason, from_number, since)
        values ($1, $2, $3, 'text', 'digest', 'asked', 0, $4)",
};
const READER: Statement = Statement {
    name: "measure::READER",
    sql: "insert into follow_reader (collectivite_id, person_id, seen_number, digest_number, counted_number, counted, rhythm, weekday, next_digest_at, follows_taking_part, token)
        values ($1, $2, $3, 0, -1, 0, 'never', 1, null, true, $4)",
};
const SEEN: Statement = Statement {
    name: "measure::SEEN",
    sql: "update follow_reader set seen_number = $3, counted_number = -1, counted = 0 where collectivite_id = $1 and person_id = $2",
};

/// A hundred thousand lines on two thousand texts, of which half are followed; each line also of one group and of the body.
async fn fill(town: &TestTown, follower: PersonId) {
    let texts: Vec<db::Id<()>> = (0..2 * OBJECTS).map(|_| town.id()).collect();
    let (group, whole) = (town.id::<()>(), town.body);
    let mut sql = town.house.db.begin().await.unwrap();
    for number in 1..=LINES {
        let text = texts[usize::try_from(number * 7919 % (2 * OBJECTS)).unwrap()];
        let subject: db::Id<()> = town.id();
        for (depth, object) in [text.uuid(), group.uuid(), whole.uuid()].into_iter().enumerate() {
            let depth = i64::try_from(depth).unwrap();
            sql.execute(NEWS, args![town.body, object, number, depth, subject, town.now()])
                .await
                .unwrap();
        }
    }
    for text in texts.iter().step_by(2) {
        sql.execute(FOLLOW, args![town.body, follower, *text, town.now()])
            .await
            .unwrap();
    }
    sql.execute(READER, args![town.body, follower, LINES, "secret"])
        .await
        .unwrap();
    sql.commit().await.unwrap();
    town.house.db.refresh_statistics().await;
}

async fn see(town: &TestTown, follower: PersonId, number: i64) {
    let mut sql: Sql = town.house.db.begin().await.unwrap();
    sql.execute(SEEN, args![town.body, follower, number])
        .await
        .unwrap();
    sql.commit().await.unwrap();
}

async fn median(town: &TestTown, body: CollectiviteId, follower: PersonId) -> (Duration, u32) {
    let mut taken = Vec::new();
    let mut count = 0;
    for _ in 0..201 {
        let watch = Watch::now();
        count = town.house.waiting_for(body, follower).await.unwrap()[0].count;
        taken.push(watch.elapsed());
    }
    taken.sort();
    (taken[100], count)
}

async fn measure(engine: &str, town: &TestTown) {
    let follower = person(town, "Maïwenn Le Goff", "maiwenn").await;
    let nobody = person(town, "Sacha Petit", "sacha").await;
    fill(town, follower).await;
    println!(
        "{engine}: follows nothing: {:?}",
        median(town, town.body, nobody).await
    );
    for since in [0, 1, 10, 60, 61, 1000, 10_000, LINES] {
        see(town, follower, LINES - since).await;
        let watch = Watch::now();
        town.house.waiting_for(town.body, follower).await.unwrap();
        println!("{engine}: {since} lines, the first time: {:?}", watch.elapsed());
        let (taken, count) = median(town, town.body, follower).await;
        println!("{engine}: {since} lines since they looked: {taken:?}, {count} news");
    }
}

#[tokio::test]
#[ignore = "figures, for whoever changes what the header asks"]
async fn what_the_header_costs() {
    measure("SQLite", &TestTown::on_sqlite(FEATURES).await).await;
    if let Some(postgres) = Postgres::shared() {
        measure("PostgreSQL", &TestTown::on_postgres(FEATURES, &postgres).await).await;
    }
}
