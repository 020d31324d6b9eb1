//! How long the libraries that decide take: equal shares beside pabutools on a whole town's budget, the single
//! transferable vote of a large ward, the draw of an assembly, the map of a conversation.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use opinions::{Choice, Conversation, Vote};
use sortition::{Effort, Method, Problem};

use crate::drafting::beside;
use crate::peer::run;

/// Where the ballots and volunteers are.
const SHARED: &str = "../shared/data";
/// The budget of Toulouse in 2022: 199 projects, 4,532 ballots.
const BUDGET: &str = "counting/France_Toulouse_2022.pb";
/// What counting it by equal shares with `add1` may take, and at most what part of pabutools' time.
const BUDGET_TARGET: Duration = Duration::from_secs(2);
const BUDGET_RATIO: f64 = 50.0;
/// The most ballots among the wards of Glasgow in 2007.
const WARD: &str = "counting/droop/blt/scotland/Craigton-2007.blt";
const WARD_TARGET: Duration = Duration::from_millis(50);
/// 150 volunteers for 22 seats.
const POOL: &str = "sortition";
const SEATS: u32 = 22;
const POOL_TARGET: Duration = Duration::from_secs(10);
/// People and statements of a conversation; each leaves three statements of ten aside.
const PEOPLE: u64 = 2_000;
const STATEMENTS: u64 = 36;
const MAP_TARGET: Duration = Duration::from_millis(300);

/// What pabutools does with the same file: the same rule, the same stop, ties by the name of the project.
const PEER: &str = r"
import sys, time
from pabutools.election import parse_pabulib, Cost_Sat
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import lexico_tie_breaking
instance, profile = parse_pabulib(sys.argv[1])
profile = profile.as_multiprofile()
began = time.process_time()
chosen = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=1,
                                tie_breaking=lexico_tie_breaking)
print(time.process_time() - began)
print(' '.join(sorted(project.name for project in chosen)))
";

/// The table of all four. What is in `shared` beside the project is said to be left out where it is not there.
pub(crate) fn table(root: &Path, folder: &Path) -> anyhow::Result<String> {
    let mut said = String::from("\nDeciding, on one core but for the draw\n");
    let shared = root.join(SHARED);
    if shared.join(BUDGET).exists() {
        budget(&mut said, &shared.join(BUDGET), folder)?;
        ward(&mut said, &shared.join(WARD))?;
        draw(&mut said, &shared.join(POOL))?;
    } else {
        let _ = writeln!(
            said,
            "  skipped: the ballots shared beside the project are absent"
        );
    }
    map(&mut said)?;
    Ok(said)
}

fn budget(said: &mut String, path: &Path, folder: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(path)?;
    let name = path.to_string_lossy();
    let options = [
        ("completion", "add1"),
        ("stop", "exhaustive"),
        ("ties", "lexicographic"),
    ];
    let options = options.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let election =
        counting::formats::read(&name, &bytes).map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let begun = Instant::now();
    let count = counting::count(&election, "equal-shares", None, &options.into_iter().collect())
        .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let ours = begun.elapsed();
    let _ = writeln!(
        said,
        "  equal shares with add1 on {}: {:.2} s{}",
        path.file_stem().unwrap_or_default().to_string_lossy(),
        ours.as_secs_f64(),
        beside(ours, BUDGET_TARGET)
    );
    match of_pabutools(path, folder) {
        Ok((theirs, chosen)) => {
            let mut winners = count.winners.clone();
            winners.sort();
            let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
            let _ = writeln!(
                said,
                "    pabutools: {:.1} s of processor, {ratio:.0} times as long (target {BUDGET_RATIO:.0} times); the winners are {}",
                theirs.as_secs_f64(),
                if winners == chosen {
                    "the same"
                } else {
                    "NOT the same"
                }
            );
        }
        Err(why) => {
            let _ = writeln!(said, "    skipped beside pabutools: {why:#}");
        }
    }
    Ok(())
}

/// Its processor time, and the projects it chose.
fn of_pabutools(path: &Path, folder: &Path) -> anyhow::Result<(Duration, Vec<String>)> {
    let venv = folder.join("pabutools");
    run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    run(Command::new(venv.join("bin/pip")).args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "pabutools",
    ]))?;
    let printed = run(Command::new(venv.join("bin/python")).args(["-c", PEER]).arg(path))?;
    let (seconds, chosen) = printed.split_once('\n').context("two lines")?;
    Ok((
        Duration::from_secs_f64(seconds.trim().parse()?),
        chosen.split_whitespace().map(str::to_owned).collect(),
    ))
}

fn ward(said: &mut String, path: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(path)?;
    let election = counting::formats::read(&path.to_string_lossy(), &bytes)
        .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let begun = Instant::now();
    counting::count(&election, "meek-stv", None, &std::collections::BTreeMap::new())
        .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let took = begun.elapsed();
    let _ = writeln!(
        said,
        "  Meek’s rule on {}: {:.1} ms{}",
        path.file_stem().unwrap_or_default().to_string_lossy(),
        took.as_secs_f64() * 1e3,
        beside(took, WARD_TARGET)
    );
    Ok(())
}

fn draw(said: &mut String, folder: &Path) -> anyhow::Result<()> {
    let read = |name: &str| -> anyhow::Result<String> {
        let path: PathBuf = folder.join(name);
        std::fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let fault = |error: &dyn std::fmt::Debug| anyhow::anyhow!("{error:?}");
    let quotas = sortition::quotas_from_csv(&read("features.csv")?).map_err(|error| fault(&error))?;
    let pool = sortition::candidates_from_csv(&read("candidates.csv")?, "nationbuilder_id", &quotas, &[])
        .map_err(|error| fault(&error))?;
    let people = pool.len();
    let problem = Problem::new(quotas, pool, SEATS).map_err(|error| fault(&error))?;
    let begun = Instant::now();
    sortition::prepare(&problem, Method::Leximin, Effort::default()).map_err(|error| fault(&error))?;
    let took = begun.elapsed();
    let _ = writeln!(
        said,
        "  leximin draw, {people} volunteers for {SEATS} seats: {:.2} s{}",
        took.as_secs_f64(),
        beside(took, POOL_TARGET)
    );
    Ok(())
}

fn map(said: &mut String) -> anyhow::Result<()> {
    let votes = votes();
    let count = votes.len();
    let begun = Instant::now();
    let mut conversation = Conversation::new("seed");
    conversation
        .add(votes)
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let map = conversation.update().context("there are votes")?;
    let took = begun.elapsed();
    let _ = writeln!(
        said,
        "  map of {count} votes of {PEOPLE} people, {} groups: {:.0} ms{}",
        map.groups.len(),
        took.as_secs_f64() * 1e3,
        beside(took, MAP_TARGET)
    );
    Ok(())
}

/// Three camps that agree with a third of the statements each, with some noise.
fn votes() -> Vec<Vote> {
    let mut number = 1_u64;
    let mut next = move |bound: u64| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % bound
    };
    let mut votes = Vec::new();
    for participant in 0..PEOPLE {
        let camp = next(3);
        for statement in 0..STATEMENTS {
            if next(10) < 3 {
                continue;
            }
            let is_of_camp = (statement + camp) % 3 == 0;
            let choice = match (is_of_camp, next(10) < 8) {
                (true, true) | (false, false) => Choice::Agree,
                _ => Choice::Disagree,
            };
            votes.push(Vote {
                participant,
                statement,
                choice,
                at_ms: i64::try_from(votes.len()).unwrap_or(i64::MAX),
            });
        }
    }
    votes
}
