//! `make bench`: cold start, memory, and how long pages take, on SQLite, beside a peer, then on PostgreSQL, in one run
//! on one machine. Nothing is asserted: the target stands beside the figure.
//!
//! The program measured is the release binary, fed through its own forms by the demonstration's people. Requests come
//! at a fixed rate and their time is counted from the moment each was due, so that waiting behind a slow one counts.
//! The one that asks runs on the same cores as the one that answers.

mod browser;
mod cloning;
mod deciding;
mod drafting;
mod electors;
mod house;
mod large;
mod load;
mod machine;
mod open_data;
mod peer;
mod report;
mod seed;
mod store;
mod town;
mod verifying;
mod votes;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::ensure;
use clap::Parser;
use test_postgres::Postgres;

use large::Size;
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
    /// Amendments to a text of many articles, in the table of a large text; 0 leaves it out
    #[arg(long, default_value_t = 3_000)]
    large: usize,
    /// Articles of that text; with 1, all its amendments bear on the same one, and none is decided
    #[arg(long, default_value_t = 400)]
    large_articles: usize,
    /// Requests a second for each page of that text
    #[arg(long, default_value_t = 20)]
    large_rate: u32,
    /// Ballots a second in the rush of a secret vote
    #[arg(long, default_value_t = 200)]
    ballots_rate: u32,
    /// Seconds that rush lasts
    #[arg(long, default_value_t = 30)]
    ballots_seconds: u64,
    /// Only one of the tables
    #[arg(long, value_enum)]
    only: Option<Only>,
    /// Keeps what is seeded on SQLite in this folder, and measures it again without seeding when it is there, whatever size is asked
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// A table that can be asked for alone.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Only {
    /// How long counts, draws and maps of opinions take
    Deciding,
    /// How long amendments take to be read and drafted
    Drafting,
    /// The pages of a text of three thousand amendments
    Large,
    /// An electoral roll of 200,000 lines: bringing it in, and finding people in it
    Rolls,
    /// Files of a million rows, beside frictionless, csv-detective, Datasette and `DuckDB`
    Tables,
    /// The demonstration once and many times over
    Towns,
    /// A rush of secret ballots, what verifying them costs, and what making one costs a browser
    Votes,
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
    let large = Large {
        size: Size {
            articles: asked.large_articles.max(1),
            amendments: asked.large,
            // Those adopted would let the others fall, were they all on the same passages.
            decisions: if asked.large_articles > 1 {
                asked.large / 10
            } else {
                0
            },
        },
        load: Load {
            rate: asked.large_rate,
            ..load
        },
    };
    let rush = (asked.ballots_rate, Duration::from_secs(asked.ballots_seconds));
    match asked.only {
        None => {
            print!("{}", drafting::table(Path::new("."))?);
            print!("{}", deciding::table(Path::new("."), folder.path())?);
            print!("{}", electors::table().await?);
            print!("{}", open_data::table(&parvis, Path::new("."), folder.path())?);
        }
        Some(Only::Deciding) => {
            print!("{}", deciding::table(Path::new("."), folder.path())?);
            return Ok(());
        }
        Some(Only::Drafting) => {
            print!("{}", drafting::table(Path::new("."))?);
            return Ok(());
        }
        Some(Only::Large) => {
            let data = asked.keep.unwrap_or_else(|| folder.path().join("large"));
            return large.measure(&parvis, &data).await;
        }
        Some(Only::Rolls) => {
            print!("{}", electors::table().await?);
            return Ok(());
        }
        Some(Only::Tables) => {
            print!("{}", open_data::table(&parvis, Path::new("."), folder.path())?);
            return Ok(());
        }
        Some(Only::Votes) => return votes(&parvis, folder.path(), rush).await,
        Some(Only::Towns) => return towns(&parvis, folder.path(), asked.times, plan, load).await,
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
    votes(&parvis, folder.path(), rush).await?;
    if asked.large > 0 {
        large.measure(&parvis, &folder.path().join("large")).await?;
    }
    towns(&parvis, folder.path(), asked.times, plan, load).await
}

/// A large text, and how its pages are asked for.
#[derive(Clone, Copy)]
struct Large {
    size: Size,
    load: Load,
}

impl Large {
    /// On SQLite in the folder `data`, then on PostgreSQL.
    async fn measure(self, parvis: &Path, data: &Path) -> anyhow::Result<()> {
        println!("{}", self.load.said());
        print!(
            "{}",
            large::measure(parvis, data, None, self.size, self.load).await?
        );
        let Some(postgres) = Postgres::start() else {
            println!("\nskipped on PostgreSQL: its programs are not installed");
            return Ok(());
        };
        let url = db::Db::create_schema(postgres.url(), "large").await?;
        let folder = tempfile::tempdir()?;
        let measured = large::measure(parvis, folder.path(), Some(&url), self.size, self.load).await?;
        print!("{measured}");
        Ok(())
    }
}

/// Ballots verified, beside the official program; then a rush of them, at so many a second for so long; then one made by the page
/// of a voter on a slow machine.
async fn votes(parvis: &Path, folder: &Path, (rate, time): (u32, Duration)) -> anyhow::Result<()> {
    print!("{}", verifying::table(parvis, folder)?);
    let data = folder.join("votes");
    print!("{}", votes::measure(parvis, &data, rate, time).await?);
    match browser::measure(parvis, &folder.join("browser")).await {
        Ok(figures) => print!("{figures}"),
        Err(why) => println!("\nskipped in Chromium: {why:#}"),
    }
    Ok(())
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
