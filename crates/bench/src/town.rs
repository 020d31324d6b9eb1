//! The demonstration once, then many times over: the same pages side by side, so that what grows with a town is seen.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use testkit::{Program, Web};

use crate::house;
use crate::load::Load;
use crate::machine::resident_mib;
use crate::report::{IDLE_MIB, PageFigures, START_MS, milliseconds};
use crate::seed::{self, Plan};

/// Time the demonstration has to fill itself, however many times.
const FILLING_TIME_MAX: Duration = Duration::from_hours(1);
/// Who chairs the working group of the demonstration.
const CHAIR: &str = "dominique@demonstration.example";
/// The pages that somebody who has a part opens: more is read for them than for a visitor, and nothing is shared.
const OF_CHAIR: [(&str, &str); 10] = [
    ("home, of who chairs", "/"),
    ("news, of who chairs", "/nouveautes"),
    ("parcours, chair", "/parcours"),
    ("consultations, chair", "/consultations"),
    ("texts, chair", "/textes"),
    ("votes, chair", "/votes"),
    ("meetings, chair", "/reunions"),
    ("follow-up board, chair", "/suivi"),
    ("budgets, chair", "/budgets"),
    ("activity, chair", "/groupes/conseil-municipal/activite"),
];
/// p95 of any page.
const P95_MS: u64 = 50;

/// What was measured of one town.
pub(crate) struct Town {
    /// How many times the content is there
    times: u32,
    /// From an empty folder to the first page
    filling: Duration,
    /// Cold start: median and worst
    start: (Duration, Duration),
    /// Memory after the first page
    idle_mib: Option<u64>,
    /// Memory after every page was asked for
    loaded_mib: Option<u64>,
    pages: Vec<PageFigures>,
}

/// Measures the demonstration once and `times` times over, each with the contributions of the plan.
pub(crate) async fn compare(
    parvis: &Path,
    folder: &Path,
    database: Option<&str>,
    times: u32,
    plan: Plan,
    load: Load,
) -> anyhow::Result<Vec<Town>> {
    let mut towns = Vec::new();
    for times in [1, times] {
        let kind = if database.is_some() {
            "postgresql"
        } else {
            "sqlite"
        };
        let data = folder.join(format!("town-{kind}-{times}"));
        let url = match database {
            Some(server) => Some(db::Db::create_schema(server, &format!("town_{times}")).await?),
            None => None,
        };
        towns.push(measure(parvis, &data, url.as_deref(), times, plan, load).await?);
    }
    Ok(towns)
}

async fn measure(
    parvis: &Path,
    data: &Path,
    database: Option<&str>,
    times: u32,
    plan: Plan,
    load: Load,
) -> anyhow::Result<Town> {
    let data = data.to_str().context("a UTF-8 path")?;
    let asked = times.to_string();
    let mut arguments = vec!["demo", "--data", data, "--times", &asked];
    if let Some(url) = database {
        arguments.extend(["--database", url]);
    }
    let begun = Instant::now();
    let program = Program::start_within(parvis, &arguments, FILLING_TIME_MAX).await;
    let home = Web::on(program.address()).get("/").await?;
    ensure!(home.status.is_success(), "home: {}", home.status);
    let filling = begun.elapsed();
    let text = seed::seed(program.address(), plan).await?.text;
    program.stop();
    if let Some(url) = database {
        let db = db::Db::open(url).await?;
        db.refresh_statistics().await;
        db.close().await;
    }
    let start = house::starts(parvis, &arguments).await?;
    let (program, _) = house::started(parvis, &arguments).await?;
    let idle_mib = resident_mib(program.id());
    let mut pages = Vec::new();
    for (name, path) in main_pages(&program, text).await? {
        pages.push(house::page(&program, load, name, &path).await);
    }
    let mut chair = Web::on(program.address());
    chair.sign_in(CHAIR).await?;
    for (name, path) in OF_CHAIR {
        let status = chair.get(path).await?.status;
        ensure!(status.is_success(), "{name}, {path}: {status}");
        pages.push(house::page_as(&chair, load, name, path).await);
    }
    let loaded_mib = resident_mib(program.id());
    program.stop();
    Ok(Town {
        times,
        filling,
        start,
        idle_mib,
        loaded_mib,
        pages,
    })
}

/// The pages people open, found by their links as they find them.
async fn main_pages(program: &Program, text: String) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut web = Web::on(program.address());
    let mut pages: Vec<(&'static str, String)> = [
        ("home", "/"),
        ("parcours", "/parcours"),
        ("consultations", "/consultations"),
        ("contributions", "/contributions"),
        ("contributions, page 150", "/contributions?page=150"),
        (
            "contributions, filtered",
            "/contributions?genre=argument&sort=en-discussion",
        ),
        ("contributions, searched", "/contributions?q=jardin+cantine"),
        ("search", "/recherche?q=cantine"),
        ("texts", "/textes"),
        ("votes", "/votes"),
        ("meetings", "/reunions"),
        ("acts", "/actes"),
        ("follow-up board", "/suivi"),
        ("plans", "/plans"),
        ("transmissions", "/transmissions"),
        ("groups", "/groupes"),
        ("group", "/groupes/conseil-municipal"),
        ("activity of a group", "/groupes/conseil-municipal/activite"),
        ("data", "/donnees"),
        ("budgets", "/budgets"),
        ("conversations", "/conversations"),
        ("journal", "/journal"),
        ("territory", "/territoire"),
    ]
    .map(|(name, path)| (name, path.to_owned()))
    .to_vec();
    for (name, list, begins) in [
        ("one parcours", "/parcours", "/parcours/"),
        ("one consultation", "/consultations", "/consultations/"),
        ("one meeting", "/reunions", "/reunions/"),
        ("one act", "/actes", "/actes/"),
        ("one plan", "/plans", "/plans/"),
    ] {
        let reply = web.get(list).await?;
        let path = first_of(&reply.text, begins).with_context(|| format!("{list} leads to {begins}…"))?;
        pages.push((name, path));
    }
    pages.push(("text with its amendments", text));
    for (name, path) in &pages {
        let status = web.get(path).await?.status;
        ensure!(status.is_success(), "{name}, {path}: {status}");
    }
    Ok(pages)
}

/// The first link that leads to a page named by an identifier.
fn first_of(page: &str, begins: &str) -> Option<String> {
    page.split("href=\"").skip(1).find_map(|link| {
        let path = link.split(['"', '?', '#']).next()?;
        let id = path.strip_prefix(begins)?;
        (id.len() == 36 && !id.contains('/')).then(|| path.to_owned())
    })
}

/// Page by page, once and many times over.
pub(crate) fn table(title: &str, times: u32, towns: &[Town]) -> String {
    let mut said = format!("\n{title}, × 1 and × {times}, with the same contributions\n");
    for town in towns {
        let _ = writeln!(
            said,
            "  × {}: filled in {:.1} s; cold start to the first page {} ms, at worst {} ms (target {START_MS})",
            town.times,
            town.filling.as_secs_f64(),
            town.start.0.as_millis(),
            town.start.1.as_millis(),
        );
        if let (Some(idle), Some(loaded)) = (town.idle_mib, town.loaded_mib) {
            let _ = writeln!(
                said,
                "        memory: {idle} MiB idle (target {IDLE_MIB}), {loaded} MiB after all the pages below"
            );
        }
    }
    let _ = writeln!(
        said,
        "  {:<26} {:>10} {:>10} {:>10} {:>10} {:>7} {:>12}",
        "ms (target p95 50)",
        "p95 × 1",
        "p99 × 1",
        format!("p95 × {times}"),
        format!("p99 × {times}"),
        "errors",
        "at most/s"
    );
    let [once, many] = towns else { return said };
    for (small, large) in once.pages.iter().zip(&many.pages) {
        let time = |page: &PageFigures, percent| milliseconds(page.measured.within(percent));
        let [flag, flag_of_small] =
            [large, small].map(|page| page.measured.flag(Duration::from_millis(P95_MS)));
        let _ = writeln!(
            said,
            "  {:<26} {:>10} {:>10} {:>10} {:>10} {:>7} {:>12.0}{}",
            small.name,
            time(small, 95),
            time(small, 99),
            time(large, 95),
            time(large, 99),
            small.measured.errors + large.measured.errors,
            large.saturation,
            if flag.is_empty() { flag_of_small } else { flag }
        );
    }
    said
}
