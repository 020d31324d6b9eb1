//! Several nodes on one PostgreSQL share the work. Two of them are killed in mid-delivery, one after the mail server
//! has kept the mail, one before: no mail is missing, and a receiver that remembers keys has each exactly once.

mod post_office;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use db::{Db, Statement, Uuid, args};
use testkit::{Postgres, Program, Web};

use post_office::{Door, Moment, PostOffice};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
/// Seconds before another node takes over, in this test.
const LEASE_S: &str = "4";
/// Mails asked for.
const MAILS: usize = 40;
/// Mails asked for at most before a node is in the middle of one.
const MAILS_MAX: usize = 400;
/// Time for all that is due to be done: takeovers wait for the lease to end.
const SETTLING_TIME_MAX: Duration = Duration::from_mins(1);

const WAITING: Statement = Statement {
    name: "nodes::WAITING",
    sql: "select count(*) as n from effect where done_at is null",
};
const UNNUMBERED: Statement = Statement {
    name: "nodes::UNNUMBERED",
    sql: "select count(*) as n from journal where is_public and number is null",
};
const NUMBERED: Statement = Statement {
    name: "nodes::NUMBERED",
    sql: "select count(*) as lines, count(distinct number) as different, min(number) as first, max(number) as last
        from journal where is_public",
};
const LINKS: Statement = Statement {
    name: "nodes::LINKS",
    sql: "select id, email from sign_in_link where email like 'habitant-%'",
};

db::record! { struct Sequence { lines: i64, different: i64, first: i64, last: i64 } }
db::record! { struct Link { id: Uuid, email: String } }

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_share_the_work_and_those_killed_in_mid_delivery_lose_nothing() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let schema = format!("nodes_{}", std::process::id());
    let url = Db::create_schema(postgres.url(), &schema)
        .await
        .expect("a schema");
    let house = House::seeded(&url).await;
    let office = Arc::new(PostOffice::default());
    let mut asked = Asked::default();

    let (door_a, door_b) = (office.open("A").await, office.open("B").await);
    let mut a = house.node(&door_a).await;
    let mut b = house.node(&door_b).await;
    let (mut on_a, mut on_b) = (
        house.person.also_on(a.address()),
        house.person.also_on(b.address()),
    );
    door_a.hold_from(3, Moment::Kept);
    while asked.mails.len() < MAILS / 2 || door_a.held().is_none() || door_b.count() < 3 {
        asked.one_mail(&mut on_a).await;
        asked.one_mail(&mut on_b).await;
        house.argue(&mut on_a).await;
        house.argue(&mut on_b).await;
    }
    a.kill();
    let kept_unanswered = door_a.held().expect("a delivery held open");

    let door_c = office.open("C").await;
    door_b.hold_from(0, Moment::Sending);
    asked.one_mail(&mut on_b).await;
    until("B delivers", async || door_b.held().is_some()).await;
    b.kill();
    let cut_short = door_b.held().expect("a delivery held open");

    let c = house.node(&door_c).await;
    let mut on_c = house.person.also_on(c.address());
    while asked.mails.len() < MAILS {
        asked.one_mail(&mut on_c).await;
        house.argue(&mut on_c).await;
    }
    house.settle().await;

    let mut times = BTreeMap::<String, usize>::new();
    for arrival in office.arrivals() {
        *times.entry(arrival.message_id).or_default() += 1;
    }
    println!(
        "{} mails asked for; doors A {}, B {}, C {} arrivals; {} keys, {} of them more than once",
        asked.mails.len(),
        door_a.count(),
        door_b.count(),
        door_c.count(),
        times.len(),
        times.values().filter(|times| **times > 1).count(),
    );
    for door in [&door_a, &door_b, &door_c] {
        assert!(door.count() > 0, "each node delivers");
    }
    assert!(times[&kept_unanswered] > 1, "delivered again, with the same key");
    assert_eq!(times[&cut_short], 1, "delivered by another node");
    house.compare(&office, &asked).await;
    house.check_numbers().await;
    c.stop();
}

/// Those who asked for a link.
#[derive(Default)]
struct Asked {
    mails: BTreeSet<String>,
}

impl Asked {
    /// Somebody new asks for a sign-in link.
    async fn one_mail(&mut self, web: &mut Web) {
        assert!(self.mails.len() < MAILS_MAX, "no node takes its share");
        let email = format!("habitant-{}@essai.example", self.mails.len());
        let request = Uuid::now_v7().to_string();
        let reply = web
            .post("/connexion", &[("request_id", &request), ("email", &email)])
            .await
            .expect("an answer");
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        self.mails.insert(email);
    }
}

/// The database the nodes share, and somebody known there.
struct House {
    url: String,
    db: Db,
    folder: tempfile::TempDir,
    person: Web,
    amendment: String,
}

impl House {
    /// A demonstration, left with nothing to do.
    async fn seeded(url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().to_str().expect("a UTF-8 path");
        let seeding = Program::start(PARVIS, &["demo", "--database", url, "--data", data]).await;
        let mut person = Web::on(seeding.address());
        person
            .sign_in("sacha@demonstration.example")
            .await
            .expect("signed in");
        let list = person
            .get("/contributions?genre=amendement&sort=en-discussion")
            .await
            .expect("the list");
        let amendment = first_amendment(&list.text).expect("an amendment being discussed");
        seeding.stop();
        let db = Db::open(url).await.expect("the database");
        Self {
            url: url.to_owned(),
            db,
            folder,
            person,
            amendment,
        }
    }

    /// Starts a node whose mail goes through `door`.
    async fn node(&self, door: &Door) -> Program {
        let data = self.folder.path().to_str().expect("a UTF-8 path");
        let smtp = door.address();
        Program::start(
            PARVIS,
            &[
                "serve",
                "--database",
                &self.url,
                "--data",
                data,
                "--base-url",
                "http://participer.example",
                "--smtp",
                &smtp,
                "--lease-seconds",
                LEASE_S,
            ],
        )
        .await
    }

    /// Leaves a public line in the journal.
    async fn argue(&self, web: &mut Web) {
        let request = Uuid::now_v7().to_string();
        let reply = web
            .post(
                &format!("{}/arguments", self.amendment),
                &[("request_id", &request), ("side", "pour"), ("body", &request)],
            )
            .await
            .expect("an answer");
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    }

    /// Waits until nothing waits.
    async fn settle(&self) {
        until("all that is due is done", async || {
            let mut sql = self.db.read();
            let waiting = sql.count(WAITING, args![]).await.expect("a count");
            let unnumbered = sql.count(UNNUMBERED, args![]).await.expect("a count");
            waiting == 0 && unnumbered == 0
        })
        .await;
    }

    /// What arrived is what was asked for: the same keys, the same people, one mail each.
    async fn compare(&self, office: &PostOffice, asked: &Asked) {
        let links: Vec<Link> = self.db.read().all(LINKS, args![]).await.expect("the links");
        assert_eq!(links.len(), asked.mails.len());
        let remembered = office.remembered();
        for link in &links {
            let key = format!("<sign-in-link-{}.", link.id);
            let of_this: Vec<_> = remembered.iter().filter(|(id, _)| id.starts_with(&key)).collect();
            assert_eq!(of_this.len(), 1, "one key for {}", link.email);
            assert_eq!(*of_this[0].1, BTreeSet::from([link.email.clone()]));
            assert!(asked.mails.contains(&link.email));
        }
        assert_eq!(remembered.len(), links.len(), "and nothing else");
    }

    /// The public lines of the journal are numbered 1, 2, 3… whichever node numbered them.
    async fn check_numbers(&self) {
        let numbers: Sequence = self.db.read().one(NUMBERED, args![]).await.expect("a sequence");
        assert_eq!((numbers.first, numbers.last), (1, numbers.lines));
        assert_eq!(numbers.different, numbers.lines, "no number twice");
    }
}

/// Looks again and again until `is_so`.
async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let so = tokio::time::timeout(SETTLING_TIME_MAX, async {
        let mut looks = tokio::time::interval(Duration::from_millis(100));
        while !is_so().await {
            looks.tick().await;
        }
    });
    assert!(so.await.is_ok(), "{what}");
}

/// The first amendment a page links to: `/textes/…/amendements/1`.
fn first_amendment(page: &str) -> Option<String> {
    page.split("href=\"").find_map(|link| {
        let path = link.split(['"', '#', '?']).next()?;
        (path.starts_with("/textes/") && path.contains("/amendements/")).then(|| path.to_owned())
    })
}
