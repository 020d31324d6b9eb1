//! The program is killed while people vote: each ballot that was said to be received is in the urn, once; who sent one that was
//! not answered sends it again, and it is there once as well; and those who voted are those whose ballots are there.

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::StatusCode;
use testkit::{Program, Urn, Web, tracker_of};
use tokio::task::JoinSet;

use super::PARVIS;

/// Those who vote, a part of them before each kill.
const VOTERS: usize = 80;
const KILLS: usize = 5;
/// Those who sign up at once: the mailbox of a demonstration shows its last letters.
const SIGNING_UP: usize = 16;
/// The program is killed at a random moment before this one, in milliseconds after the first ballot is sent.
const RUSH_MS_MAX: u64 = 300;

/// Somebody with the ballot their browser made.
struct Voter {
    web: Web,
    email: String,
    ballot: String,
    is_received: bool,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_kill_loses_a_ballot_that_was_received_or_counts_one_twice() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_str().expect("a UTF-8 path");
    let seeding = Program::start(PARVIS, &["demo", "--data", data]).await;
    let emails: Vec<String> = (1..=VOTERS)
        .map(|number| format!("electeur-{number:04}@urne.example"))
        .collect();
    let urn = Urn::open(seeding.address(), &emails, false)
        .await
        .expect("an open vote");
    let mut waiting = signed_up(seeding.address(), &urn, &emails).await;
    seeding.stop();

    let mut voted: Vec<Voter> = Vec::new();
    let mut answered = 0;
    for _ in 0..KILLS {
        let mut program = served(data).await;
        look(&urn, program.address(), &mut voted).await;
        let rush = waiting.split_off(waiting.len().saturating_sub(VOTERS / KILLS));
        let came = vote_until_killed(&urn, &mut program, rush).await;
        answered += came.iter().filter(|voter| voter.is_received).count();
        voted.extend(came);
    }
    let program = served(data).await;
    let address = program.address();
    look(&urn, address, &mut voted).await;
    println!(
        "{KILLS} kills: {answered} of {VOTERS} ballots were answered before one, the others were sent again"
    );
    assert!(answered > 0, "ballots were received while the program was killed");

    let running = urn.archive(address).await.expect("an archive");
    let report = scrutin::verify(running.as_bytes(), &|_| {});
    assert!(report.is_valid(), "{:?}", report.fault());
    assert_eq!(usize::try_from(report.ballots).ok(), Some(voted.len()));
    let named = urn.close(address).await.expect("closed");
    for voter in &voted {
        assert_eq!(named.matches(&voter.email).count(), 1, "{} voted", voter.email);
    }
    program.stop();
}

async fn served(data: &str) -> Program {
    Program::start(PARVIS, &["serve", "--data", data, "--lease-seconds", "2"]).await
}

/// They sign up some at a time, and each makes a ballot.
async fn signed_up(address: SocketAddr, urn: &Urn, emails: &[String]) -> Vec<Voter> {
    let mut voters = Vec::new();
    for (beginning, some) in (0_u64..).zip(emails.chunks(SIGNING_UP)) {
        let mut signing = JoinSet::new();
        for (rank, email) in (beginning * 1_000..).zip(some) {
            let ballot = urn.booth.ballot(email, rank).expect("a ballot");
            let email = email.clone();
            signing.spawn(async move {
                let mut web = Web::on(address);
                let name = email.split('@').next().unwrap_or_default().to_owned();
                web.sign_up(&email, &name).await.expect("signed up");
                Voter {
                    web,
                    email,
                    ballot,
                    is_received: false,
                }
            });
        }
        voters.extend(signing.join_all().await);
    }
    voters
}

/// Lets them all vote at once, and kills the program at a random moment.
async fn vote_until_killed(urn: &Urn, program: &mut Program, rush: Vec<Voter>) -> Vec<Voter> {
    let mut random = [0; 2];
    kernel::Randomness::system().fill(&mut random);
    let moment = Duration::from_millis(u64::from(u16::from_le_bytes(random)) % RUSH_MS_MAX);
    let address = program.address();
    let mut voting = JoinSet::new();
    for mut voter in rush {
        let path = urn.path.clone();
        voting.spawn(async move {
            voter.vote(address, &path).await;
            voter
        });
    }
    tokio::time::sleep(moment).await;
    program.kill();
    voting.join_all().await
}

/// After a kill: what was received is in the urn once, what was not answered at most once; sent again, it is there once too.
async fn look(urn: &Urn, address: SocketAddr, voted: &mut [Voter]) {
    let archive = urn.archive(address).await.expect("an archive");
    for voter in voted.iter() {
        let times = archive.matches(&voter.ballot).count();
        assert!(times <= 1, "{} is in the urn {times} times", voter.email);
        assert!(
            times == 1 || !voter.is_received,
            "{} was received, and lost",
            voter.email
        );
    }
    for voter in voted.iter_mut().filter(|voter| !voter.is_received) {
        voter.vote(address, &urn.path).await;
        assert!(voter.is_received, "an answer this time");
    }
    let archive = urn.archive(address).await.expect("an archive");
    for voter in voted.iter() {
        assert_eq!(archive.matches(&voter.ballot).count(), 1, "{}", voter.email);
    }
}

impl Voter {
    /// Sends the ballot, as the page does; notes whether a receipt came.
    async fn vote(&mut self, address: SocketAddr, path: &str) {
        let mut web = self.web.also_on(address);
        let form = [("ballot", self.ballot.as_str())];
        let Ok(reply) = web.post(&format!("{path}/voter"), &form).await else {
            return;
        };
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        assert!(reply.text.contains(&tracker_of(&self.ballot)), "{}", reply.text);
        self.is_received = true;
    }
}
