//! The program is killed a hundred times while people write: nothing that was acknowledged is lost, nothing is half
//! done, and a form sent again because no answer came is done once.

mod citizens;
mod invariants;
mod urn;

use std::collections::{BTreeMap, HashSet};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use db::{Db, Statement, args};
use testkit::{Program, Web};

use citizens::{Citizen, Deed, Sent};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
const KILLS: usize = 100;
/// The program is killed at a random moment before this one, in milliseconds after people began to write.
const WRITING_TIME_MS_MAX: u64 = 400;
/// Time for the last effects to be delivered: those a kill interrupted wait for their lease to end.
const SETTLING_TIME_MAX: Duration = Duration::from_mins(1);

/// What is in the database, each by the mark its form wrote in it.
const DONE: Statement = Statement {
    name: "kill::DONE",
    sql: "select content as mark from argument
        union all select rationale from amendment
        union all select replace(email, '@essai.example', '') from sign_in_link",
};
const WAITING: Statement = Statement {
    name: "kill::WAITING",
    sql: "select (select count(*) from effect where done_at is null)
        + (select count(*) from journal where is_public and number is null) as n",
};

db::record! { struct Done { mark: String } }

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_lose_nothing_acknowledged_and_leave_nothing_half_done() {
    let begun = Instant::now();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_str().expect("a UTF-8 path");
    let mut town = Town::seeded(data).await;
    let mut tally = Tally::default();
    let mut sent = Vec::new();
    for _ in 0..KILLS {
        let mut program = town.start().await;
        town.look(program.address(), &sent, &mut tally).await;
        sent = town.write_until_killed(&mut program).await;
    }
    let program = town.start().await;
    town.look(program.address(), &sent, &mut tally).await;
    town.settle().await;
    invariants::check(&town.db).await;
    program.stop();
    println!(
        "{KILLS} kills in {} s: {} forms sent, {} acknowledged before the kill, {} unanswered of which {} were done; sent again, all are done once",
        begun.elapsed().as_secs(),
        tally.sent,
        tally.acknowledged,
        tally.sent - tally.acknowledged,
        tally.done_unanswered,
    );
    for (deed, count) in &tally.of_deeds {
        println!("  {deed}: {count}");
        assert!(*count > KILLS, "every deed was written throughout");
    }
}

#[derive(Default)]
struct Tally {
    sent: usize,
    acknowledged: usize,
    done_unanswered: usize,
    of_deeds: BTreeMap<&'static str, usize>,
}

/// The folder that outlives every kill, and those who write.
struct Town {
    data: String,
    db: Db,
    citizens: Vec<Citizen>,
}

impl Town {
    /// A demonstration, and somebody signed in there.
    async fn seeded(data: &str) -> Self {
        let seeding = Program::start(PARVIS, &["demo", "--data", data]).await;
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
        let db = Db::open(&format!("{data}/parvis.sqlite"))
            .await
            .expect("the database");
        Self {
            data: data.to_owned(),
            db,
            citizens: Deed::ALL.map(|deed| Citizen::new(deed, &person, &text)).into(),
        }
    }

    async fn start(&self) -> Program {
        Program::start(PARVIS, &["serve", "--data", &self.data, "--lease-seconds", "2"]).await
    }

    /// After a kill: what was acknowledged is there, nothing is half done; what was not answered is sent again.
    async fn look(&self, address: SocketAddr, sent: &[Sent], tally: &mut Tally) {
        let done = self.done().await;
        for form in sent {
            let is_done = done.contains(&form.mark());
            tally.sent += 1;
            *tally.of_deeds.entry(form.deed.action()).or_default() += 1;
            if form.is_acknowledged {
                assert!(is_done, "acknowledged, and lost: {form:?}");
                tally.acknowledged += 1;
            } else {
                tally.done_unanswered += usize::from(is_done);
            }
        }
        invariants::check(&self.db).await;
        for form in sent.iter().filter(|form| !form.is_acknowledged) {
            let again = self.citizens[0].send_again(address, *form).await;
            again.expect("an answer this time");
        }
        let done = self.done().await;
        assert!(sent.iter().all(|form| done.contains(&form.mark())));
    }

    async fn done(&self) -> HashSet<String> {
        let done: Vec<Done> = self.db.read().all(DONE, args![]).await.expect("marks");
        done.into_iter().map(|done| done.mark).collect()
    }

    /// Lets people write, and kills the program at a random moment.
    async fn write_until_killed(&mut self, program: &mut Program) -> Vec<Sent> {
        let mut random = [0; 2];
        kernel::Randomness::system().fill(&mut random);
        let moment = Duration::from_millis(u64::from(u16::from_le_bytes(random)) % WRITING_TIME_MS_MAX);
        let address = program.address();
        let mut writing = tokio::task::JoinSet::new();
        for mut citizen in std::mem::take(&mut self.citizens) {
            writing.spawn(async move {
                let sent = citizen.write(address).await;
                (citizen, sent)
            });
        }
        let early = tokio::time::timeout(moment, writing.join_next()).await;
        assert!(early.is_err(), "nobody stops writing before the kill");
        program.kill();
        let mut all = Vec::new();
        for (citizen, sent) in writing.join_all().await {
            self.citizens.push(citizen);
            all.extend(sent);
        }
        all
    }

    /// Waits until every effect is delivered and every public line numbered.
    async fn settle(&self) {
        let settled = tokio::time::timeout(SETTLING_TIME_MAX, async {
            let mut looks = tokio::time::interval(Duration::from_millis(200));
            loop {
                looks.tick().await;
                if self.db.read().count(WAITING, args![]).await.expect("a count") == 0 {
                    return;
                }
            }
        });
        settled.await.expect("all that is due gets done");
    }
}

/// The text of the first amendment a page links to: `/textes/…`.
fn first_text(page: &str) -> Option<String> {
    page.split("href=\"").find_map(|link| {
        let path = link.split(['"', '#', '?']).next()?;
        let (text, _) = path.split_once("/amendements/")?;
        text.starts_with("/textes/").then(|| text.to_owned())
    })
}
