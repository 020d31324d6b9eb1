//! What verifying a secret vote costs: ten thousand ballots to the result in the group of the pages, then, in a group that the
//! official program of Debian knows, the same archive before both programs, one after the other.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow, ensure};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use scrutin::ballot::{self, Plain};
use scrutin::election::{Election, ElectionDocument};
use scrutin::group::{Ed25519, Group, Rfc3526Group};
use scrutin::holding::{Holding, write_election};
use scrutin::message::{Shaped, write};
use scrutin::{Profile, credential, decryption, trustee};
use serde_json::json;

/// Ballots in Ed25519.
const BALLOTS: usize = 10_000;
/// What verifying and tallying them may take.
const WALL_TARGET: Duration = Duration::from_mins(1);
const MEMORY_TARGET_MIB: u64 = 300;
/// Processor time of one.
const BALLOT_TARGET_MS: f64 = 2.5;
/// Ballots of the archive that both programs read: its group is a hundred times slower.
const BALLOTS_OF_PEER: usize = 100;
/// Times each reads it: the fastest is kept.
const RUNS: usize = 3;
/// The official program takes at least so many times our processor time, and so many times our time.
const PROCESSOR_TARGET: f64 = 1.0;
const RATIO_TARGET: f64 = 1.7;

const TRUSTEES: usize = 3;
const UUID: &str = "7ZQJLP7KVsixq9";
/// When the archives say they begin, in seconds since 1970.
const TIME_SECONDS: u64 = 1_795_311_561;
/// Nothing here is a secret.
const SEED: u64 = 1;
/// How often the memory of a program is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// `USER_HZ` of proc(5): 100 on every Linux that matters.
const TICK: Duration = Duration::from_millis(10);

/// What a program took.
struct Cost {
    wall: Duration,
    processor: Duration,
    peak_mib: u64,
}

/// The figures, with archives made in `folder`.
pub(crate) fn table(parvis: &Path, folder: &Path) -> anyhow::Result<String> {
    let mut said = String::from("\nSecret votes verified\n");
    let archive = folder.join("ed25519.bel");
    write_archive::<Ed25519>(&archive, BALLOTS)?;
    let cost = cost(Command::new(parvis).args(["scrutin", "verify"]).arg(&archive))?;
    fs::remove_file(&archive)?;
    let count = f64::from(u32::try_from(BALLOTS)?);
    let each_ms = cost.processor.as_secs_f64() * 1e3 / count;
    let _ = writeln!(
        said,
        "  {BALLOTS} ballots of five ciphertexts in Ed25519, to the result: {:.1} s (target {} s{}), {} MiB (target {MEMORY_TARGET_MIB}{})",
        cost.wall.as_secs_f64(),
        WALL_TARGET.as_secs(),
        over(cost.wall > WALL_TARGET),
        cost.peak_mib,
        over(cost.peak_mib > MEMORY_TARGET_MIB),
    );
    let _ = writeln!(
        said,
        "  of processor, each: {each_ms:.2} ms (target {BALLOT_TARGET_MS}{})",
        over(each_ms > BALLOT_TARGET_MS),
    );
    match beside(parvis, &folder.join("official")) {
        Ok(ratios) => said.push_str(&ratios),
        Err(why) => {
            let _ = writeln!(said, "  skipped beside belenios-tool: {why:#}");
        }
    }
    Ok(said)
}

fn over(is_over: bool) -> &'static str {
    if is_over { ", over it" } else { "" }
}

/// The same archive before the official program and ours, in turn.
fn beside(parvis: &Path, folder: &Path) -> anyhow::Result<String> {
    let version = Command::new("belenios-tool").arg("--version").output();
    let version = version.context("it is not installed")?.stdout;
    let version = String::from_utf8_lossy(&version).trim().to_owned();
    fs::create_dir_all(folder)?;
    // It reads the one archive of a folder, named by the election.
    let archive = folder.join(format!("{UUID}.bel"));
    write_archive::<Rfc3526Group>(&archive, BALLOTS_OF_PEER)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(cost(
            Command::new(parvis).args(["scrutin", "verify"]).arg(&archive),
        )?);
        let official = &mut Command::new("belenios-tool");
        theirs.push(cost(official.args(["election", "verify", "--dir"]).arg(folder))?);
    }
    let wall = fastest(&theirs, |cost| cost.wall) / fastest(&ours, |cost| cost.wall);
    let processor = fastest(&theirs, |cost| cost.processor) / fastest(&ours, |cost| cost.processor);
    Ok(format!(
        "  {BALLOTS_OF_PEER} such ballots in RFC-3526-2048, beside belenios-tool {version}: {:.1} s against {:.1} s, \
         × {wall:.2} (target {RATIO_TARGET}{}); of processor {:.1} s against {:.1} s, × {processor:.2} (target {PROCESSOR_TARGET}{})\n",
        fastest(&ours, |cost| cost.wall),
        fastest(&theirs, |cost| cost.wall),
        under(wall < RATIO_TARGET),
        fastest(&ours, |cost| cost.processor),
        fastest(&theirs, |cost| cost.processor),
        under(processor < PROCESSOR_TARGET),
    ))
}

fn under(is_under: bool) -> &'static str {
    if is_under { ", under it" } else { "" }
}

/// The least of several runs, in seconds.
fn fastest(costs: &[Cost], of: fn(&Cost) -> Duration) -> f64 {
    let least = costs.iter().map(of).min().unwrap_or_default();
    least.as_secs_f64()
}

/// Runs a program to its end, which must be a good one.
fn cost(command: &mut Command) -> anyhow::Result<Cost> {
    let before = processor_of_children()?;
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{command:?}"))?;
    let mut peak_mib = 0;
    let ended = loop {
        peak_mib = peak_mib_of(child.id()).unwrap_or(peak_mib);
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        std::thread::sleep(LOOK);
    };
    let wall = begun.elapsed();
    ensure!(ended.success(), "{command:?}: {ended}");
    Ok(Cost {
        wall,
        processor: processor_of_children()?.saturating_sub(before),
        peak_mib,
    })
}

/// Processor time of the programs this one ran and that ended: `cutime` and `cstime` of proc(5).
fn processor_of_children() -> anyhow::Result<Duration> {
    let line = fs::read_to_string("/proc/self/stat").context("Linux tells what programs took")?;
    // After the name, which may hold anything, the third field comes first: these are the 16th and the 17th.
    let (_, after) = line.rsplit_once(')').context("a name in brackets")?;
    let mut ticks = after.split_whitespace().skip(13).map(str::parse::<u32>);
    let mut next = || {
        ticks
            .next()
            .context("a number of ticks")?
            .context("a number of ticks")
    };
    Ok(TICK * (next()? + next()?))
}

/// The most memory a program held so far, in MiB: `VmHWM` of proc(5).
fn peak_mib_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib.div_ceil(1024))
}

/// Holds an election from its beginning to its end.
fn write_archive<G: Group>(path: &Path, count: usize) -> anyhow::Result<()> {
    let random = &mut ChaCha20Rng::seed_from_u64(SEED);
    let mut kinds = Vec::new();
    let mut secrets = Vec::new();
    for _ in 0..TRUSTEES {
        let (secret, public) = trustee::generate::<G, _>(Profile::Version1, random);
        kinds.push(trustee::single(public));
        secrets.push(secret);
    }
    let codes: Vec<String> = (0..count).map(|_| credential::draw(random).to_string()).collect();
    let weighted: Vec<(&str, u64)> = codes.iter().map(|code| (code.as_str(), 1)).collect();
    let credentials = credential::public_list::<G>(UUID, &weighted)?;
    let document: ElectionDocument = serde_json::from_value(json!({
        "version": 1, "description": "A measure", "name": "Measure", "group": "", "public_key": "", "uuid": UUID,
        "questions": [
            {"answers": ["Answer 1", "Answer 2"], "min": 0, "max": 1, "question": "Question 1?"},
            {"answers": ["Answer 1", "Answer 2"], "blank": true, "min": 1, "max": 1, "question": "Question 2?"},
        ],
    }))?;
    let election = write_election::<G>(&document, &kinds)?;
    let file = BufWriter::new(File::create(path)?);
    let mut holding = Holding::<G, _>::open(file, TIME_SECONDS, &election, &kinds, &credentials)?;
    for ballot in made(&holding.board.election, &codes)? {
        holding.ballot(&ballot)?;
    }
    holding.close()?;
    for (owner, secret) in (1..).zip(&secrets) {
        let tally = holding.board.tally().context("ballots are put together")?;
        let part = decryption::decrypt(&holding.board.election, random, secret, tally);
        holding.decryption(owner, &part)?;
    }
    holding.result()?;
    holding.finish()?.flush()?;
    Ok(())
}

/// A ballot for each code, made on every core.
fn made<G: Group>(election: &Election<G>, codes: &[String]) -> anyhow::Result<Vec<Vec<u8>>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = codes.len().div_ceil(threads).max(1);
    let parts: Vec<anyhow::Result<Vec<Vec<u8>>>> = std::thread::scope(|scope| {
        let working: Vec<_> = (SEED + 1..)
            .zip(codes.chunks(part))
            .map(|(seed, codes)| {
                scope.spawn(move || {
                    let mut random = ChaCha20Rng::seed_from_u64(seed);
                    let plains: [Plain; 2] = [Shaped::Flat(vec![1, 0]), Shaped::Flat(vec![0, 0, 1])];
                    let ballots = codes
                        .iter()
                        .map(|code| Ok(write(&ballot::make(election, &mut random, code, &plains)?)));
                    ballots.collect::<anyhow::Result<Vec<Vec<u8>>>>()
                })
            })
            .collect();
        let ended = working.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended
            .map(|made| made.unwrap_or_else(|_| Err(anyhow!("who made ballots stopped"))))
            .collect()
    });
    let mut ballots = Vec::with_capacity(codes.len());
    for part in parts {
        ballots.extend(part?);
    }
    Ok(ballots)
}
