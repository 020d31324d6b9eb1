//! `make bench`: cold start, memory, and how long pages take, on SQLite, beside a peer, then on PostgreSQL, in one run
//! on one machine. Nothing is asserted: the target stands beside the figure.
//!
//! The program measured is the release binary, fed through its own forms by the demonstration's people. Requests come
//! at a fixed rate and their time is counted from the moment each was due, so that waiting behind a slow one counts.
//! The one that asks runs on the same cores as the one that answers.

mod house;
mod load;
mod machine;
mod peer;
mod report;
mod seed;
mod town;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::ensure;
use clap::Parser;
use test_postgres::Postgres;

use load::Load;
use report::Table;
use seed::Plan;

/// The figures of the program beside a peer's, in one run.
#[derive(Parser)]
struct Asked {
    /// Seconds each page is asked for
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Requests a second
    #[arg(long, default_value_t = 100)]
    rate: u32,
    /// Seconds of each saturation
    #[arg(long, default_value_t = 10)]
    saturation_seconds: u64,
    /// Contributions in the list
    #[arg(long, default_value_t = 10_000)]
    contributions: usize,
    /// Amendments to one text, among them
    #[arg(long, default_value_t = 300)]
    amendments: usize,
    /// Times the whole demonstration is there in the last tables; 0 leaves them out
    #[arg(long, default_value_t = 50)]
    times: u32,
    /// Only the demonstration once and that many times
    #[arg(long)]
    towns_only: bool,
    /// Keeps what is seeded on SQLite in this folder, and measures it again without seeding when it is there
    #[arg(long)]
    keep: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let asked = Asked::parse();
    let load = Load {
        rate: asked.rate,
        time: Duration::from_secs(asked.seconds),
        saturation_time: Duration::from_secs(asked.saturation_seconds),
    };
    let plan = Plan {
        contributions: asked.contributions,
        amendments: asked.amendments,
    };
    let parvis = release_binary()?;
    let folder = tempfile::tempdir()?;
    println!("{}", machine::facts());
    println!("{}", load.said());
    if asked.towns_only {
        return towns(&parvis, folder.path(), asked.times, plan, load).await;
    }

    let data = asked.keep.unwrap_or_else(|| folder.path().join("sqlite"));
    let on_sqlite = house::measure(&parvis, &data, None, plan, load).await?;
    print!("{}", Table::of("Parvis on SQLite", &on_sqlite));
    match peer::measure(folder.path(), &data.join("parvis.sqlite"), load).await {
        Ok(of_peer) => {
            print!("{}", Table::of("Datasette on the same contributions", &of_peer));
            print!("{}", report::ratios(&on_sqlite, &of_peer));
        }
        Err(why) => println!("\nskipped beside Datasette: {why:#}"),
    }
    match Postgres::start() {
        Some(postgres) => {
            let url = db::Db::create_schema(postgres.url(), "bench").await?;
            let data = folder.path().join("postgresql");
            let on_postgres = house::measure(&parvis, &data, Some(&url), plan, load).await?;
            print!("{}", Table::of("Parvis on PostgreSQL (fsync off)", &on_postgres));
        }
        None => println!("\nskipped on PostgreSQL: its programs are not installed"),
    }
    towns(&parvis, folder.path(), asked.times, plan, load).await
}

/// The whole demonstration once, then many times over with the same contributions: what a town weighs after years.
async fn towns(parvis: &Path, folder: &Path, times: u32, plan: Plan, load: Load) -> anyhow::Result<()> {
    if times == 0 {
        return Ok(());
    }
    let on_sqlite = town::compare(parvis, folder, None, times, plan, load).await?;
    print!(
        "{}",
        town::table("The demonstration on SQLite", times, &on_sqlite)
    );
    let Some(postgres) = Postgres::start() else {
        println!("\nskipped on PostgreSQL: its programs are not installed");
        return Ok(());
    };
    let on_postgres = town::compare(parvis, folder, Some(postgres.url()), times, plan, load).await?;
    print!(
        "{}",
        town::table("The demonstration on PostgreSQL (fsync off)", times, &on_postgres)
    );
    Ok(())
}

/// The program as it is shipped, built beside this one.
fn release_binary() -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let parvis = here.with_file_name("parvis");
    ensure!(
        parvis.is_file(),
        "{} is not there: `make bench` builds both",
        parvis.display()
    );
    Ok(parvis)
}
