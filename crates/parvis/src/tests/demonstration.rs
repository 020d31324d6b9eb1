//! The demonstration is a whole small town, and nothing in it is broken: a visitor reads every kind of page.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use db::{Instant, Statement, args};
use kernel::CollectiviteId;
use testkit::{TestTown, on_both_engines};

use super::hosts::{HERE, THERE, at, name};
use crate::compose::FEATURES;

/// Pages of one shape that are read.
const PAGES_A_SHAPE: usize = 4;
/// Shapes of pages a visitor finds, at least.
const SHAPES_MIN: usize = 40;

const COUNTS: &[(&str, &str)] = &[
    (
        "parcours en-cours",
        "select count(*) as n from parcours where collectivite_id = $1 and state = 'en-cours'",
    ),
    (
        "parcours termine",
        "select count(*) as n from parcours where collectivite_id = $1 and state = 'termine'",
    ),
    (
        "parcours sans-suite",
        "select count(*) as n from parcours where collectivite_id = $1 and state = 'sans-suite'",
    ),
    (
        "parcours brouillon",
        "select count(*) as n from parcours where collectivite_id = $1 and state = 'brouillon'",
    ),
    (
        "groups",
        "select count(*) as n from groupe where collectivite_id = $1",
    ),
    (
        "contributions",
        "select count(*) as n from contribution where collectivite_id = $1 and state = 'publie'",
    ),
    (
        "removed",
        "select count(*) as n from contribution where collectivite_id = $1 and state = 'modere'",
    ),
    (
        "deliberations",
        "select count(*) as n from act_deliberation where collectivite_id = $1",
    ),
    (
        "not delivered",
        "select count(*) as n from effect where collectivite_id = $1 and done_at is null",
    ),
    (
        "boundaries",
        "select count(*) as n from territory_boundary where collectivite_id = $1",
    ),
    (
        "maps",
        "select count(*) as n from town_map where collectivite_id = $1 and state = 'published'",
    ),
];
const ACTS: Statement = Statement {
    name: "demonstration::ACTS",
    sql: "select min(published_at) as first, max(published_at) as last from act where collectivite_id = $1",
};

db::record! {
    struct Count {
        n: i64,
    }
}
db::record! {
    struct Span {
        first: Instant,
        last: Instant,
    }
}

async fn count(town: &TestTown, body: CollectiviteId, name: &'static str) -> i64 {
    let &(_, sql) = COUNTS.iter().find(|(other, _)| *other == name).expect("counted");
    let statement = Statement { name, sql };
    let count: Option<Count> = town
        .house
        .db
        .read()
        .optional(statement, args![body])
        .await
        .unwrap();
    count.expect("a count").n
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_small_town() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let body = demo::seed(&town.house, town.now()).await.unwrap();
        let mut counted = BTreeMap::new();
        for (name, _) in COUNTS {
            counted.insert(*name, count(&town, body, name).await);
        }
        let of = |name: &str| counted[name];
        println!("{counted:?}");
        assert_eq!(
            of("parcours en-cours") + of("parcours termine") + of("parcours sans-suite"),
            14,
            "{counted:?}"
        );
        assert_eq!((of("parcours sans-suite"), of("parcours brouillon")), (1, 1));
        assert!(
            of("parcours en-cours") >= 5 && of("parcours termine") >= 5,
            "{counted:?}"
        );
        // Three groups that work, and that of the electors; a contribution more was brought to the desk.
        assert_eq!((of("groups"), of("contributions"), of("removed")), (4, 201, 3));
        assert!(of("deliberations") >= 9, "{counted:?}");
        assert_eq!(of("not delivered"), 0, "everything that was to be sent was");
        assert_eq!((of("boundaries"), of("maps")), (1, 1));
        let span: Option<Span> = town.house.db.read().optional(ACTS, args![body]).await.unwrap();
        let span = span.expect("acts");
        let days = (span.last.micros() - span.first.micros()) / 86_400_000_000;
        assert!(days >= 365, "{days} days between the first act and the last");

        name(&town, town.body, &[HERE]).await;
        name(&town, body, &[THERE]).await;
        super::homologation::example_is_true(&mut at(&town, THERE)).await;
        let shapes = read_as_a_visitor(&town).await;
        assert!(shapes.len() >= SHAPES_MIN, "{shapes:?}");
    });
}

/// Follows the links of every page, a few of each shape; each answers, and none misses a sentence.
async fn read_as_a_visitor(town: &TestTown) -> BTreeSet<String> {
    let mut visitor = at(town, THERE);
    let (mut waiting, mut known) = (vec!["/".to_owned()], BTreeSet::new());
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop() {
        let times = shapes.entry(shape_of(&path)).or_default();
        if *times >= PAGES_A_SHAPE || !known.insert(path.clone()) {
            continue;
        }
        *times += 1;
        let reply = visitor.get(&path).await;
        // What asks to sign in leads there.
        let is_fine = reply.status == StatusCode::OK || reply.status == StatusCode::SEE_OTHER;
        assert!(is_fine, "{path}: {}", reply.status);
        assert!(!reply.text.contains('⟦'), "{path} misses a sentence");
        if path == "/" {
            for said in [
                "démonstration",
                "personnes et contenus inventés",
                "IGN",
                "Licence Ouverte",
            ] {
                assert!(reply.text.contains(said), "home does not say {said}");
            }
        }
        // The references of a file of another kind lead to no page.
        if !reply.text.starts_with("<!DOCTYPE html>") {
            continue;
        }
        for link in reply.text.split("href=\"").skip(1) {
            let link = link
                .split(['"', '#'])
                .next()
                .unwrap_or_default()
                .replace("&amp;", "&");
            if link.starts_with('/') && !link.starts_with("/assets") {
                waiting.push(link);
            }
        }
    }
    shapes.into_keys().collect()
}

/// `/textes/…/amendements/…`: what pages of one kind have in common.
fn shape_of(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let segments: Vec<&str> = path
        .split('/')
        .map(|segment| {
            if segment.chars().any(|letter| letter.is_ascii_digit()) {
                "…"
            } else {
                segment
            }
        })
        .collect();
    let asked: Vec<&str> = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .collect();
    format!("{}?{}", segments.join("/"), asked.join("&"))
}

/// The day somebody comes changes dates, not what is there: an hour that does not exist, a long month, a leap year. Asked
/// for twice over, as the figures ask for fifty, everything is there twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_a_whole_town_on_any_day_and_many_times_over() {
    for (day, times) in [("2027-03-28T00:30:00Z", 1), ("2028-02-29T23:10:00Z", 2)] {
        let town = TestTown::on_sqlite(FEATURES).await;
        let now: Instant = Instant::from(day.parse::<jiff::Timestamp>().unwrap());
        let body = demo::seed_times(&town.house, now, times).await.unwrap();
        let times = i64::from(times);
        assert_eq!(
            count(&town, body, "contributions").await,
            200 * times + 1,
            "{day}"
        );
        assert_eq!(count(&town, body, "deliberations").await % times, 0, "{day}");
        assert_eq!(count(&town, body, "not delivered").await, 0, "{day}");
    }
}
