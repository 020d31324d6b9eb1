//! A large text: four hundred articles, about two hundred kilobytes, three thousand amendments, some of them decided in a sitting.
//! Every page about it is asked for, by a visitor, a member and the one who holds the sitting.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use db::Uuid;
use testkit::{Program, Web};
use tokio::task::JoinSet;

use crate::house;
use crate::load::Load;
use crate::machine::resident_mib;
use crate::report::{PageFigures, milliseconds};
use crate::seed::{self, CHAIR, MEMBERS, done, signed_in, value_of_field};

/// The title of the text.
const TITLE: &str = "Règlement de voirie et d’occupation du domaine public";
/// p95 of any page about it.
const P95_MS: u64 = 100;

/// How large it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Articles, of three alinéas each
    pub(crate) articles: usize,
    /// Amendments to them
    pub(crate) amendments: usize,
    /// Amendments decided in the sitting, among them
    pub(crate) decisions: usize,
}

/// Seeds it unless it is there, then measures every page.
pub(crate) async fn measure(
    parvis: &Path,
    data: &Path,
    database: Option<&str>,
    size: Size,
    load: Load,
) -> anyhow::Result<String> {
    let data = data.to_str().context("a UTF-8 path")?;
    let mut arguments = vec!["demo", "--data", data];
    if let Some(url) = database {
        arguments.extend(["--database", url]);
    }
    let program = Program::start(parvis, &arguments).await;
    let visitor = Web::on(program.address());
    let (text, seeding) = if let Some(text) = seed::text_called(program.address(), TITLE).await? {
        (text, None)
    } else {
        let begun = Instant::now();
        (seeded(&program, size).await?, Some(begun.elapsed()))
    };
    if let Some(url) = database {
        let db = db::Db::open(url).await?;
        db.refresh_statistics().await;
        db.close().await;
    }
    let member = signed_in(program.address(), MEMBERS[0]).await?;
    let chair = signed_in(program.address(), CHAIR).await?;
    let article = format!("article-{}", size.articles.min(7));
    let mut pages = Vec::new();
    for (name, who, path) in [
        ("text, amendments", &visitor, text.clone()),
        (
            "text, one part",
            &visitor,
            format!("{text}?vue=amendements&partie={article}"),
        ),
        (
            "text, one part, page 5",
            &visitor,
            format!("{text}?vue=amendements&partie={article}&page=5"),
        ),
        ("text, as it stands", &visitor, format!("{text}?vue=texte")),
        ("text, changes", &visitor, format!("{text}?vue=changements")),
        ("sitting", &visitor, format!("{text}/seance")),
        ("who wrote what", &visitor, format!("{text}/qui-a-ecrit")),
        ("history", &visitor, format!("{text}/historique")),
        ("history, page 5", &visitor, format!("{text}/historique?page=5")),
        ("compare", &visitor, format!("{text}/comparer")),
        ("amendment", &visitor, format!("{text}/amendements/7")),
        (
            "passage, discussed",
            &visitor,
            format!("{text}/discuter?ou={article}/alinea-1"),
        ),
        (
            "contributions",
            &visitor,
            format!("/contributions?texte={}", id_of(&text)),
        ),
        (
            "contributions, searched",
            &visitor,
            format!("/contributions?texte={}&q=habitants", id_of(&text)),
        ),
        ("texts", &visitor, "/textes".to_owned()),
        ("file, html", &visitor, format!("{text}/texte.html")),
        ("file, xml", &visitor, format!("{text}/texte.xml")),
        ("member: text", &member, text.clone()),
        (
            "member: one part",
            &member,
            format!("{text}?vue=amendements&partie={article}"),
        ),
        (
            "member: amend a passage",
            &member,
            format!("{text}/amender?ou={article}/alinea-1"),
        ),
        ("member: write a sentence", &member, format!("{text}/amender")),
        (
            "member: sub-amend",
            &member,
            format!("{text}/amendements/{}/sous-amender", size.amendments),
        ),
        ("member: own", &member, "/mes-contributions".to_owned()),
        ("chair: sitting", &chair, format!("{text}/seance")),
        ("chair: text", &chair, text.clone()),
    ] {
        let status = who.again().get(&path).await?.status;
        ensure!(status.is_success(), "{name}, {path}: {status}");
        pages.push(house::page_as(who, load, name, &path).await);
    }
    let memory = resident_mib(program.id());
    program.stop();
    Ok(table(database.is_some(), size, (seeding, memory), &pages))
}

fn id_of(text: &str) -> &str {
    text.rsplit('/').next().unwrap_or_default()
}

async fn seeded(program: &Program, size: Size) -> anyhow::Result<String> {
    let mut chair = signed_in(program.address(), CHAIR).await?;
    let text = seed::opened(&mut chair, TITLE, &markdown(size.articles)).await?;
    let form = chair
        .get(&format!("{text}/amender?ou=article-1/alinea-1"))
        .await?;
    let version = value_of_field(&form.text, "text_version").context("the form names its version")?;
    let writing = Arc::new((text.clone(), version.to_owned(), AtomicUsize::new(0)));
    let mut tasks = JoinSet::new();
    for member in MEMBERS {
        let mut web = signed_in(program.address(), member).await?;
        let writing = writing.clone();
        tasks.spawn(async move {
            let (text, version, next) = &*writing;
            loop {
                let rank = next.fetch_add(1, Ordering::Relaxed);
                if rank >= size.amendments {
                    return anyhow::Ok(());
                }
                let (article, alinea) = place(size, rank);
                let request = Uuid::now_v7().to_string();
                let ou = format!("article-{article}/alinea-{alinea}");
                let wording = said(article, alinea, rank + 1);
                let fields = [
                    ("request_id", request.as_str()),
                    ("ou", &ou),
                    ("text_version", version),
                    ("wording", &wording),
                    (
                        "rationale",
                        "Les habitants de la rue le demandent depuis deux ans.",
                    ),
                ];
                done(web.post(&format!("{text}/amender"), &fields).await?)?;
                show_progress("amendments", rank, size.amendments);
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    // One in three is adopted: the first to each passage, so that none is in the way of another.
    for decision in 0..size.decisions {
        let request = Uuid::now_v7().to_string();
        let (number, seen) = ((decision + 1).to_string(), decision.to_string());
        let shown = format!("{number}:1");
        let verdict = if decision % 3 == 0 { "adopte" } else { "rejete" };
        let fields = [
            ("request_id", request.as_str()),
            ("number", &number),
            ("seen", &seen),
            ("shown", &shown),
            ("verdict", verdict),
        ];
        done(chair.post(&format!("{text}/seance"), &fields).await?)?;
        show_progress("decisions", decision, size.decisions);
    }
    Ok(text)
}

/// Each article is amended in turn, then each again at its next alinéa.
fn place(size: Size, rank: usize) -> (usize, usize) {
    (rank % size.articles + 1, rank / size.articles % 3 + 1)
}

fn markdown(articles: usize) -> String {
    let mut text = format!("# {TITLE}\n");
    for article in 1..=articles {
        let _ = write!(text, "\n## Article {article} – Objet {article}\n");
        for alinea in 1..=3 {
            let _ = write!(text, "\n{}\n", said(article, alinea, 0));
        }
    }
    text
}

/// An alinéa, as one of the amendments would have it.
fn said(article: usize, alinea: usize, edition: usize) -> String {
    format!(
        "Toute occupation visée à l’article {article}, alinéa {alinea}, est demandée {} jours à l’avance. \
         Les habitants en sont tenus informés par affichage.",
        15 + edition
    )
}

fn show_progress(what: &str, rank: usize, of: usize) {
    let mut stream = std::io::stderr();
    if rank.is_multiple_of(50) && stream.is_terminal() {
        let _ = write!(stream, "\r{rank} {what} of {of}   ");
    }
}

fn table(
    is_postgres: bool,
    size: Size,
    (seeding, memory): (Option<Duration>, Option<u64>),
    pages: &[PageFigures],
) -> String {
    let engine = if is_postgres {
        "PostgreSQL (fsync off)"
    } else {
        "SQLite"
    };
    let bytes = markdown(size.articles).len();
    let mut table = format!(
        "\nA text of {} articles, {} kB, {} amendments, {} decided, on {engine}\n",
        size.articles,
        bytes / 1_000,
        size.amendments,
        size.decisions
    );
    if let Some(seeding) = seeding {
        let _ = writeln!(table, "  seeding through the forms: {} s", seeding.as_secs());
    }
    if let Some(memory) = memory {
        let _ = writeln!(table, "  memory after all the pages below: {memory} MiB");
    }
    let _ = writeln!(
        table,
        "  {:<26} {:>8} {:>8} {:>8} {:>8} {:>7} {:>8} {:>10}",
        "ms (target p95 100)", "p50", "p95", "p99", "max", "errors", "KiB", "at most/s"
    );
    for page in pages {
        let time = |percent| milliseconds(page.measured.within(percent));
        let _ = writeln!(
            table,
            "  {:<26} {:>8} {:>8} {:>8} {:>8} {:>7} {:>8} {:>10.0}{}",
            page.name,
            time(50),
            time(95),
            time(99),
            time(100),
            page.measured.errors,
            page.measured.bytes.div_ceil(1024),
            page.saturation,
            page.measured.flag(Duration::from_millis(P95_MS))
        );
    }
    table
}
