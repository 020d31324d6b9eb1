//! An electoral roll of a large town: how long it takes to be looked at and brought in, and how long finding somebody takes.
//! On SQLite, in this process, through the deeds that pages do.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::ensure;
use groups::{GroupKind, Role};
use jiff::civil::date;
use kernel::{Actor, Feature};
use rolls::{BringIn, ConfirmRoll, CutFile, Outcome, ProveRegistered, ReceiveRoll};
use testkit::TestTown;
use testkit::cast::{group, mandate, person};

const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    rolls::FEATURE,
];
const LINES: usize = 200_000;
/// People who are looked up, one in two being there.
const LOOKED_UP: usize = 500;
const BRING_TARGET: Duration = Duration::from_mins(1);
const MATCH_TARGET: Duration = Duration::from_millis(20);
const HEADER: &str = "libellé du type de liste;nom de naissance;nom d'usage;prénoms;date de naissance;libellé commune de naissance;\
                      pays de naissance;code du bureau de vote;libellé du bureau de vote\n";

/// The date of birth of an invented elector: day and month of 1970.
fn born(number: usize) -> (usize, usize) {
    (number % 28 + 1, number / 28 % 12 + 1)
}

fn text() -> String {
    let mut text = HEADER.to_owned();
    for number in 0..LINES {
        let (day, month) = born(number);
        let used = if number % 4 == 0 { "USAGE-INVENTÉ" } else { "" };
        let _ = writeln!(
            text,
            "liste principale;NOM-INVENTÉ {number};{used} {number};PRÉNOM SECOND;{day:02}/{month:02}/1970;AURAY;FRANCE;{:04};BUREAU",
            number % 150
        );
    }
    text
}

/// The table: looking at the file, bringing it in, finding people.
pub(crate) async fn table() -> anyhow::Result<String> {
    let town = TestTown::on_sqlite(FEATURES).await;
    let services = group(&town, "Services", GroupKind::Services).await;
    let agent = person(&town, "Agente", "agente").await;
    mandate(&town, services, agent, Role::Member, false).await;
    let colleague = person(&town, "Agent", "agent").await;
    mandate(&town, services, colleague, Role::Member, false).await;
    group(&town, "Électrices et électeurs", GroupKind::Electors).await;
    let (by, second) = (Actor::Person(agent), Actor::Person(colleague));
    let text = text();

    let began = Instant::now();
    let receive = ReceiveRoll {
        file_name: "liste.csv".to_owned(),
        dated_on: date(2026, 11, 1),
        ends_on: date(2027, 6, 30),
    };
    let roll = town.act(by, receive).await?;
    let mut cut = CutFile::of(&town.house, town.body, roll)?;
    for piece in text.as_bytes().chunks(64 << 10) {
        if let Some(part) = cut.push(piece)? {
            town.act(by, part).await?;
        }
    }
    let (last, end) = cut.end()?;
    if let Some(part) = last {
        town.act(by, part).await?;
    }
    town.act(by, end).await?;
    town.settle().await;
    let looked = began.elapsed();

    let began = Instant::now();
    town.act(by, BringIn { roll }).await?;
    town.settle().await;
    let brought = began.elapsed();
    town.act(second, ConfirmRoll { roll }).await?;
    town.settle().await;

    let mut times = Vec::with_capacity(LOOKED_UP);
    for place in 0..LOOKED_UP {
        let somebody = person(&town, "Quelqu’un", &format!("quelquun{place}")).await;
        let number = place * (LINES / LOOKED_UP);
        let is_there = place % 2 == 0;
        let (day, month) = born(number);
        let deed = ProveRegistered {
            name: format!("nom inventé {number}"),
            given_names: if is_there { "Prénom" } else { "Autre" }.to_owned(),
            born_on: format!("1970-{month:02}-{day:02}"),
            birthplace: "Auray".to_owned(),
            client: None,
        };
        let began = Instant::now();
        let outcome = town.act(Actor::Person(somebody), deed).await?;
        times.push(began.elapsed());
        let expected = if is_there {
            Outcome::Proved
        } else {
            Outcome::NotFound
        };
        ensure!(outcome == expected, "elector {number}: {outcome:?}");
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    let mut said = format!("\nAn electoral roll of {LINES} lines, on SQLite\n");
    let _ = writeln!(said, "  received and looked at: {:.1} s", looked.as_secs_f64());
    let _ = writeln!(
        said,
        "  brought in: {:.1} s (target {} s)",
        brought.as_secs_f64(),
        BRING_TARGET.as_secs()
    );
    let _ = writeln!(
        said,
        "  finding one person: p50 {:.1} ms, p95 {:.1} ms (target {} ms)",
        at(50).as_secs_f64() * 1_000.0,
        at(95).as_secs_f64() * 1_000.0,
        MATCH_TARGET.as_millis()
    );
    Ok(said)
}
