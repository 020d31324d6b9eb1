//! Measuring Parvis on one engine: seeded through its forms, started again, then asked for pages.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use testkit::{Program, Web};

use crate::load::Load;
use crate::machine::resident_mib;
use crate::report::{Figures, PageFigures};
use crate::seed::{self, Plan};

/// Cold starts measured.
const STARTS: usize = 5;

/// Seeds a house in the folder `data`, on `database` or on SQLite, and measures it: as a town's, whose rows were not all
/// written in the last half minute, so PostgreSQL's statistics are brought up to date first.
pub(crate) async fn measure(
    parvis: &Path,
    data: &Path,
    database: Option<&str>,
    plan: Plan,
    load: Load,
) -> anyhow::Result<Figures> {
    let data = data.to_str().context("a UTF-8 path")?;
    let mut arguments = vec!["demo", "--data", data];
    if let Some(url) = database {
        arguments.extend(["--database", url]);
    }
    let program = Program::start(parvis, &arguments).await;
    let seeded = match seed::seeded_before(program.address()).await? {
        Some(seeded) => seeded,
        None => seed::seed(program.address(), plan).await?,
    };
    program.stop();
    if let Some(url) = database {
        let db = db::Db::open(url).await?;
        db.refresh_statistics().await;
        db.close().await;
    }

    let start = starts(parvis, &arguments).await?;
    let (program, _) = started(parvis, &arguments).await?;
    let idle_mib = resident_mib(program.id());
    let text = &seeded.text;
    let mut pages = Vec::new();
    for (name, path) in [
        ("home", "/".to_owned()),
        ("list, page 1", "/contributions".to_owned()),
        ("list, page 150", "/contributions?page=150".to_owned()),
        (
            "list, filtered",
            "/contributions?genre=argument&sort=en-discussion".to_owned(),
        ),
        ("list, searched", format!("/contributions?q={}", seed::SEARCHED)),
        ("text with its amendments", text.clone()),
    ] {
        pages.push(page(&program, load, name, &path).await);
    }
    let loaded_mib = resident_mib(program.id());
    program.stop();
    Ok(Figures {
        seeding: seeded.time,
        start: Some(start),
        idle_mib,
        loaded_mib,
        pages,
    })
}

/// Measures one page, for a visitor.
pub(crate) async fn page(program: &Program, load: Load, name: &'static str, path: &str) -> PageFigures {
    page_as(&Web::on(program.address()), load, name, path).await
}

/// Measures one page, for `who`.
pub(crate) async fn page_as(who: &Web, load: Load, name: &'static str, path: &str) -> PageFigures {
    let measured = load.at_rate(who, path).await;
    let saturation = load.saturating(who, path).await;
    PageFigures {
        name,
        measured,
        saturation,
    }
}

/// Cold starts of the program on what is there: the median and the worst.
pub(crate) async fn starts(parvis: &Path, arguments: &[&str]) -> anyhow::Result<(Duration, Duration)> {
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let (program, time) = started(parvis, arguments).await?;
        starts.push(time);
        program.stop();
    }
    starts.sort_unstable();
    Ok((starts[STARTS / 2], starts[STARTS - 1]))
}

/// Starts the program on what is there; gives the time to its first page.
pub(crate) async fn started(parvis: &Path, arguments: &[&str]) -> anyhow::Result<(Program, Duration)> {
    let begun = Instant::now();
    let program = Program::start(parvis, arguments).await;
    let home = Web::on(program.address()).get("/").await?;
    ensure!(home.status.is_success(), "home: {}", home.status);
    Ok((program, begun.elapsed()))
}
