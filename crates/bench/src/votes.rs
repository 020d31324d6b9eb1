//! Many vote at once: ballots made beforehand, sent at a fixed rate by people who are signed in, each on a connection of its own.
//! A receipt is given once the ballot is on the disk: SQLite, `synchronous = full`.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, anyhow, ensure};
use testkit::{Booth, Program, Urn, Web, tracker_of};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::load::Measured;
use crate::machine::resident_mib;
use crate::report::milliseconds;

/// Those who vote, several times each: a demonstration sends so many links in an hour and no more.
const VOTERS: u32 = 1_000;
/// Ballots with one code, as elections allow.
const BALLOTS_EACH_MAX: u32 = 10;
/// Those who sign up at once: the mailbox of a demonstration shows its last letters.
const SIGNING_UP: usize = 16;
/// p95 of a receipt.
const P95_MS: u64 = 200;

/// Opens a vote on a demonstration in the folder `data`, sends `rate` ballots a second for `time`, and looks at what is in the urn.
pub(crate) async fn measure(parvis: &Path, data: &Path, rate: u32, time: Duration) -> anyhow::Result<String> {
    let count = u32::try_from(u64::from(rate) * time.as_secs())?;
    ensure!(
        count <= VOTERS * BALLOTS_EACH_MAX,
        "{VOTERS} voters send {} ballots at most",
        VOTERS * BALLOTS_EACH_MAX
    );
    let data = data.to_str().context("a UTF-8 path")?;
    let program = Program::start(parvis, &["demo", "--data", data]).await;
    let address = program.address();
    let emails: Vec<String> = (1..=VOTERS)
        .map(|number| format!("electeur-{number:05}@urne.example"))
        .collect();
    let urn = Urn::open(address, &emails, true).await?;
    let voters = signed_up(address, &emails).await?;
    let asked: Vec<&str> = emails
        .iter()
        .map(String::as_str)
        .cycle()
        .take(count as usize)
        .collect();
    let ballots = made(&urn.booth, &asked)?;

    let path = format!("{}/voter", urn.path);
    let begun = Instant::now() + Duration::from_secs(1);
    let interval = Duration::from_secs(1) / rate.max(1);
    let mut voting = JoinSet::new();
    for ((rank, ballot), voter) in (0_u32..).zip(ballots).zip(voters.iter().cycle()) {
        let (web, path) = (voter.again(), path.clone());
        voting.spawn(async move {
            let due = begun + interval * rank;
            tokio::time::sleep_until(due).await;
            let is_received = vote(web, &path, &ballot).await;
            (due.elapsed(), is_received)
        });
    }
    let answers = voting.join_all().await;
    let times = receipts_of(&answers);
    let receipts = times.len();
    let measured = Measured::of(times, answers.len() - receipts);
    let memory_mib = resident_mib(program.id()).unwrap_or_default();

    let archive = urn.archive(address).await?;
    let report = scrutin::verify(archive.as_bytes(), &|_| {});
    ensure!(
        report.is_valid(),
        "the archive is not valid: {:?}",
        report.fault()
    );
    program.stop();
    ensure!(
        measured.errors == 0,
        "{} ballots of {count} have no receipt (p95 {} ms with them)",
        measured.errors,
        milliseconds(measured.within(95))
    );
    ensure!(
        usize::try_from(report.ballots)? == receipts,
        "{receipts} receipts for {} ballots in the urn",
        report.ballots
    );
    let within = |percent| milliseconds(measured.within(percent));
    let is_late = measured.within(95) > Duration::from_millis(P95_MS);
    let mut said = String::from("\nSecret votes on SQLite, synchronous = full\n");
    let _ = writeln!(
        said,
        "  {rate} ballots of five ciphertexts a second for {} s: p50 {} ms, p95 {} ms (target {P95_MS}{}), p99 {} ms, max {} ms",
        time.as_secs(),
        within(50),
        within(95),
        if is_late { ", over it" } else { "" },
        within(99),
        within(100),
    );
    let _ = writeln!(
        said,
        "  {receipts} receipts, as many ballots in the urn; {memory_mib} MiB"
    );
    Ok(said)
}

/// How long each ballot that has its receipt took. One that has none is slower than all.
fn receipts_of(answers: &[(Duration, bool)]) -> Vec<Duration> {
    answers
        .iter()
        .filter(|(_, is_received)| *is_received)
        .map(|(time, _)| *time)
        .collect()
}

/// Sends a ballot as the page does; true once its receipt came.
async fn vote(mut web: Web, path: &str, ballot: &str) -> bool {
    let reply = web.post(path, &[("ballot", ballot)]).await;
    reply.is_ok_and(|reply| reply.status.as_u16() == 200 && reply.text.contains(&tracker_of(ballot)))
}

/// They sign up some at a time; in the order of their addresses.
async fn signed_up(address: SocketAddr, emails: &[String]) -> anyhow::Result<Vec<Web>> {
    let mut voters = Vec::with_capacity(emails.len());
    for some in emails.chunks(SIGNING_UP) {
        let mut signing = JoinSet::new();
        for (place, email) in some.iter().cloned().enumerate() {
            signing.spawn(async move {
                let mut web = Web::on(address);
                web.sign_up(&email, "Électeur d’un essai").await?;
                anyhow::Ok((place, web))
            });
        }
        let mut signed: Vec<(usize, Web)> = signing
            .join_all()
            .await
            .into_iter()
            .collect::<anyhow::Result<_>>()?;
        signed.sort_by_key(|(place, _)| *place);
        voters.extend(signed.into_iter().map(|(_, web)| web));
    }
    Ok(voters)
}

/// A ballot of each of these voters, made on every core.
fn made(booth: &Booth, emails: &[&str]) -> anyhow::Result<Vec<String>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let part = emails.len().div_ceil(cores).max(1);
    let parts: Vec<anyhow::Result<Vec<String>>> = std::thread::scope(|scope| {
        let working: Vec<_> = (0_u64..)
            .step_by(part)
            .zip(emails.chunks(part))
            .map(|(first, emails)| {
                scope.spawn(move || {
                    let ballots = (first..)
                        .zip(emails)
                        .map(|(rank, email)| Ok(booth.ballot(email, rank)?));
                    ballots.collect::<anyhow::Result<Vec<String>>>()
                })
            })
            .collect();
        let ended = working.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended
            .map(|made| made.unwrap_or_else(|_| Err(anyhow!("who made ballots stopped"))))
            .collect()
    });
    let mut ballots = Vec::with_capacity(emails.len());
    for part in parts {
        ballots.extend(part?);
    }
    Ok(ballots)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::NEVER;

    #[test]
    fn a_ballot_without_receipt_is_the_slowest() {
        let quick = Duration::from_millis(1);
        let answers = [(quick, true), (quick, false), (quick * 2, true)];
        let times = receipts_of(&answers);
        assert_eq!(times, [quick, quick * 2]);
        let measured = Measured::of(times, 1);
        assert_eq!(measured.within(50), quick * 2);
        assert_eq!(measured.within(100), NEVER);
    }
}
