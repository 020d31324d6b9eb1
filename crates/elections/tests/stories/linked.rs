//! Somebody holds the disk and tries to say whose each ballot is. Before the closing they can, and the risk note says so;
//! after it, they cannot.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use db::{Engine, Uuid};
use elections::{CryptoGroup, ElectionId};
use kernel::PersonId;
use scrutin::group::Ed25519;
use testkit::{TestTown, on_both_engines};

use crate::bureau::{Bureau, FEATURES, Secrets, VOTE_DAYS, post_ballot, settings, verified};

db::statements! {
    LIST_KEYS = "select id, person_id from election_voter where collectivite_id = $1 and election_id = $2 order by id limit 100";
    /// On PostgreSQL, rows written by one transaction say so.
    COUNT_TOGETHER = "select count(*) as n from election_presence p join election_urn u on cast(p.xmin as text) = cast(u.xmin as text)";
    COUNT_TRANSACTIONS = "select count(distinct cast(xmin as text)) as n from election_emargement where collectivite_id = $1";
    COUNT_EVENTS = "select count(distinct cast(xmin as text)) as n from election_event where collectivite_id = $1 and kind = 'Ballot'";
    TOUCH = "update election set name = name where collectivite_id = $1";
    COUNT_REMEMBERED = "select count(*) as n from request where collectivite_id = $1 and action like 'elections.cast%'";
    COUNT_TOLD = "select count(*) as n from journal where collectivite_id = $1 and subject_id = $2 and at > $3 and at < $4";
}

db::record! {
    struct Key {
        id: Uuid,
        person_id: Option<PersonId>,
    }
}

/// Who voted with which ballot, in the order in which they came: what an attacker wants.
struct Truth {
    /// Keys of voters on the roll
    keys: Vec<[u8; 16]>,
    /// Hashes of ballots, as the database writes them
    hashes: Vec<String>,
}

/// A length or a number of four bytes, the largest first.
fn number(bytes: &[u8], at: usize) -> usize {
    let four: [u8; 4] = bytes[at..at + 4].try_into().expect("four bytes");
    usize::try_from(u32::from_be_bytes(four)).expect("a small number")
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// What one commit wrote, commit after commit, from the write-ahead log (SQLite, file format, section 4).
fn commits(log: &[u8]) -> Vec<Vec<u8>> {
    const HEADER: usize = 32;
    const FRAME_HEADER: usize = 24;
    if log.len() < HEADER {
        return Vec::new();
    }
    let page = number(log, 8);
    let (mut all, mut current) = (Vec::new(), Vec::new());
    for frame in log[HEADER..].chunks_exact(FRAME_HEADER + page) {
        current.extend_from_slice(&frame[FRAME_HEADER..]);
        // Of the last frame of a commit alone, the size of the database is not zero.
        if number(frame, 4) != 0 {
            all.push(std::mem::take(&mut current));
        }
    }
    all
}

/// The attack on the log: the voter whose key is new in the commit in which a ballot first stands.
fn linked_by_log(log: &[u8], truth: &Truth) -> usize {
    let commits = commits(log);
    let mut known = BTreeSet::new();
    let mut right = 0;
    for (place, hash) in truth.hashes.iter().enumerate() {
        let Some(commit) = commits.iter().find(|commit| holds(commit, hash.as_bytes())) else {
            continue;
        };
        let there: BTreeSet<_> = truth.keys.iter().filter(|key| holds(commit, *key)).collect();
        let new: Vec<_> = there.difference(&known).copied().collect();
        right += usize::from(new == [&truth.keys[place]]);
        known.extend(there);
    }
    right
}

/// The attack on the file: a page on which voters, or ballots, stand in the order in which they came.
fn orders_in_file(file: &[u8], truth: &Truth) -> Vec<&'static str> {
    let page = match usize::from(u16::from_be_bytes([file[16], file[17]])) {
        1 => 65_536,
        size => size,
    };
    let mut found = Vec::new();
    let in_order = |bytes: &[u8], wanted: Vec<&[u8]>| {
        let places: Option<Vec<usize>> = wanted
            .iter()
            .map(|wanted| bytes.windows(wanted.len()).position(|window| window == *wanted))
            .collect();
        places.is_some_and(|places| is_in_order(&places))
    };
    for page in file.chunks_exact(page) {
        if in_order(page, truth.keys.iter().map(<[u8; 16]>::as_slice).collect()) {
            found.push("voters stand in the order in which they came");
        }
        let has_key = truth.keys.iter().any(|key| holds(page, key));
        if has_key && truth.hashes.iter().any(|hash| holds(page, hash.as_bytes())) {
            found.push("a voter stands on the page of a ballot");
        }
    }
    found
}

/// Orders in which four voters of five may come.
const ORDERS: [[usize; 4]; 5] = [
    [2, 0, 4, 1],
    [1, 3, 0, 4],
    [3, 1, 4, 0],
    [2, 4, 0, 3],
    [0, 3, 1, 4],
];

fn is_in_order<T: PartialOrd>(those: &[T]) -> bool {
    those.is_sorted() || those.iter().rev().is_sorted()
}

/// Four voters come, in an order that is none of those in which the roll itself is written: by their keys, by their
/// addresses, by who they are.
async fn vote(town: &TestTown, bureau: &Bureau, secrets: &mut Secrets<Ed25519>) -> Truth {
    let id: ElectionId = secrets.election;
    let rows: Vec<Key> = town
        .sql()
        .all(LIST_KEYS, db::args![town.body, id])
        .await
        .expect("the roll reads");
    let keys: BTreeMap<PersonId, [u8; 16]> = rows
        .iter()
        .filter_map(|row| Some((row.person_id?, *row.id.as_bytes())))
        .collect();
    let logins = ["lea", "malo", "yann", "soizic", "gwen"];
    let mut by_key: Vec<(PersonId, &str)> = bureau.voters.iter().copied().zip(logins).collect();
    by_key.sort_by_key(|(person, _)| keys[person]);
    let order = ORDERS
        .iter()
        .find(|order| {
            let came: Vec<_> = order.iter().map(|place| by_key[*place]).collect();
            let people: Vec<PersonId> = came.iter().map(|(person, _)| *person).collect();
            let logins: Vec<&str> = came.iter().map(|(_, login)| *login).collect();
            !is_in_order(order.as_slice()) && !is_in_order(&people) && !is_in_order(&logins)
        })
        .expect("an order that is no other one");
    let mut truth = Truth {
        keys: Vec::new(),
        hashes: Vec::new(),
    };
    for place in order {
        let (person, login) = by_key[*place];
        let ballot = secrets.ballot(town, login, &[0, 1, 0]).await;
        let reply = post_ballot(town, person, id, &ballot).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        truth.keys.push(keys[&person]);
        truth
            .hashes
            .push(scrutin::Hash::of(ballot.as_bytes()).to_string());
    }
    truth
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap_or_default()
}

#[tokio::test]
async fn after_the_closing_no_disk_says_whose_a_ballot_is() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau.opened::<Ed25519>(&town, CryptoGroup::Ed25519, None).await;
        // Votes come a minute after the opening, so that a line of theirs could not hide among its own.
        let opened_at = town.now();
        town.advance_minutes(1).await;
        // The log begins here: what was written before the vote is none of the attacker's business.
        assert!(town.house.db.rewrite(&[]).await.expect("rewritten"));
        let truth = vote(&town, &bureau, &mut secrets).await;
        let mut sql = town.sql();
        let folder = town.house.settings.data.clone();
        let is_sqlite = town.house.db.engine() == Engine::Sqlite;
        // The attack works while the vote is open: the risk note says it, and it can therefore fail afterwards.
        if is_sqlite {
            assert_eq!(linked_by_log(&read(&folder, "parvis.sqlite-wal"), &truth), 4);
        } else {
            let together = sql.count(COUNT_TOGETHER, Vec::new()).await.expect("counted");
            assert_eq!(together, 4);
        }
        town.advance_days(VOTE_DAYS).await;
        if is_sqlite {
            assert_eq!(linked_by_log(&read(&folder, "parvis.sqlite-wal"), &truth), 0);
            let file = read(&folder, "parvis.sqlite");
            assert_eq!(orders_in_file(&file, &truth), Vec::<&str>::new());
            assert!(
                truth.keys.iter().all(|key| holds(&file, key)),
                "the list of those who voted is kept"
            );
            assert!(
                truth.hashes.iter().all(|hash| holds(&file, hash.as_bytes())),
                "and the urn"
            );
        } else {
            let transactions = sql
                .count(COUNT_TRANSACTIONS, db::args![town.body])
                .await
                .expect("counted");
            assert_eq!(transactions, 1, "all were written anew together");
            let events = sql.count(COUNT_EVENTS, db::args![town.body]).await;
            assert_eq!(events.expect("counted"), 1, "and the events of their ballots");
        }
        // What the house keeps of every deed tells nothing here.
        let remembered = sql
            .count(COUNT_REMEMBERED, db::args![town.body])
            .await
            .expect("counted");
        assert_eq!(remembered, 0, "no form is remembered beside who sent it");
        let during = db::args![town.body, secrets.election, opened_at, town.now()];
        let told = sql.count(COUNT_TOLD, during).await.expect("counted");
        assert_eq!(
            told, 0,
            "the journal is silent between the opening and the closing"
        );
        let (_, report) = verified(&town, secrets.election).await;
        assert_eq!(report.ballots, 4);
    });
}

/// How long others of the same server may still see what was cleared: no story holds a transaction that long.
const SEEN_BY_OTHERS_MAX: std::time::Duration = std::time::Duration::from_mins(2);
/// Between two tries, so that the stories that are waited for have the machine.
const BETWEEN_TRIES: std::time::Duration = std::time::Duration::from_millis(50);

#[tokio::test]
async fn nothing_is_said_to_be_cleared_while_somebody_may_still_see_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        // SQLite has one file, which it writes anew as a whole; PostgreSQL keeps rows for whoever began before.
        if town.house.db.engine() == Engine::Sqlite {
            return;
        }
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Ed25519);
        bureau.prepare(&town, settings).await;
        let mut held = town.house.db.begin().await.expect("a transaction");
        let touched = held.execute(TOUCH, db::args![town.body]).await;
        assert_eq!(touched.expect("written"), 1);
        // What is written after it began is what it may still see as it was.
        testkit::cast::person(&town, "Aude Après", "aude").await;
        let is_cleared = town.house.db.rewrite(&["election_urn"]).await;
        assert!(!is_cleared.expect("asked"), "one who began before is still there");
        held.commit().await.expect("kept");
        // Other stories have transactions of theirs on this server: they end.
        let until = tokio::time::Instant::now() + SEEN_BY_OTHERS_MAX;
        while !town.house.db.rewrite(&["election_urn"]).await.expect("asked") {
            assert!(
                tokio::time::Instant::now() < until,
                "nobody is left who began before"
            );
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
    });
}
