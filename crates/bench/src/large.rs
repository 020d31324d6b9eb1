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

use crate::load::Load;
use crate::machine::resident_mib;
use crate::report::{PageFigures, milliseconds};
use crate::seed::{self, CHAIR, MEMBERS, done, signed_in, value_of_field};
use crate::{cloning, house};

/// The title of the text.
const TITLE: &str = "Règlement de voirie et d’occupation du domaine public";
/// Lines of a program that are told when it fails.
const SAID_MAX: usize = 10;
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
        let text = seeded(&program, size)
            .await
            .with_context(|| last_of(&program.said()))?;
        (text, Some(begun.elapsed()))
    };
    if let Some(url) = database {
        let db = db::Db::open(url).await?;
        db.refresh_statistics().await;
        db.close().await;
    }
    let member = signed_in(program.address(), MEMBERS[0]).await?;
    let chair = signed_in(program.address(), CHAIR).await?;
    let there = there(&visitor, &text).await?;
    let people = People {
        visitor,
        member,
        chair,
    };
    let mut pages = Vec::new();
    for (name, who, path) in pages_of(&people, &text, there).await? {
        let reply = who.again().get(&path).await?;
        ensure!(reply.status.is_success(), "{name}, {path}: {}", reply.status);
        // A page that is not there is the first one again.
        ensure!(
            !name.ends_with("page 5") || reply.text.contains("rel=\"prev\""),
            "{name}, {path} is not there"
        );
        pages.push(house::page_as(who, load, name, &path).await);
    }
    let memory = resident_mib(program.id());
    let clones = cloning::table(&program, &text)?;
    program.stop();
    let weight = cloning::weight(Path::new(data), database).await?;
    let said = table(database.is_some(), there, (seeding, memory), &pages);
    Ok(said + &clones + &weight)
}

/// What a program said last: why it refused what it was asked.
fn last_of(said: &str) -> String {
    let lines: Vec<&str> = said.lines().collect();
    lines[lines.len().saturating_sub(SAID_MAX)..].join("\n")
}

/// Who asks for pages.
struct People {
    visitor: Web,
    member: Web,
    chair: Web,
}

/// The size of a text that is there already, whatever was asked for.
#[derive(Clone, Copy, Debug)]
struct There {
    bytes: usize,
    articles: usize,
    amendments: usize,
    /// Decided or fallen, among them
    settled: usize,
}

/// What is really there: its articles in its own words, its amendments as the page of the sitting counts them.
async fn there(visitor: &Web, text: &str) -> anyhow::Result<There> {
    let words = visitor.again().get(&format!("{text}/texte.md")).await?;
    ensure!(words.status.is_success(), "{text}/texte.md: {}", words.status);
    let sitting = visitor.again().get(&format!("{text}/seance")).await?;
    let counted = |name: &str| -> anyhow::Result<usize> {
        let (_, said) = sitting
            .text
            .split_once("<progress ")
            .context("the sitting shows how far it is")?;
        let (_, value) = said
            .split_once(&format!("{name}=\""))
            .context("the sitting counts its amendments")?;
        Ok(value.split('"').next().unwrap_or_default().parse()?)
    };
    Ok(There {
        bytes: words.text.len(),
        articles: words.text.lines().filter(|line| line.starts_with("## ")).count(),
        amendments: counted("max")?,
        settled: counted("value")?,
    })
}

/// Every page about the text, with who asks for it.
async fn pages_of<'a>(
    people: &'a People,
    text: &str,
    there: There,
) -> anyhow::Result<Vec<(&'static str, &'a Web, String)>> {
    let People {
        visitor,
        member,
        chair,
    } = people;
    let article = format!("article-{}", there.articles.min(7));
    let compared = two_versions(visitor, text).await?;
    let own = rectifiable(member, text, there.amendments).await?;
    let mut pages: Vec<(&'static str, &Web, String)> = Vec::new();
    for (name, path) in read_by_all(text, &article, there) {
        pages.push((name, visitor, path));
    }
    pages.extend(compared.map(|path| ("compare, two versions", visitor, path)));
    for (name, rest) in [
        ("member: text", String::new()),
        ("member: one part", format!("?vue=amendements&partie={article}")),
        (
            "member: amend a passage",
            format!("/amender?ou={article}/alinea-1"),
        ),
        ("member: write a sentence", "/amender".to_owned()),
        (
            "member: sub-amend",
            format!("/amendements/{}/sous-amender", there.amendments),
        ),
    ] {
        pages.push((name, member, format!("{text}{rest}")));
    }
    pages.extend(own.map(|path| ("member: rectify", member, path)));
    pages.push(("member: own", member, "/mes-contributions".to_owned()));
    pages.push(("chair: sitting", chair, format!("{text}/seance")));
    pages.push(("chair: text", chair, text.to_owned()));
    Ok(pages)
}

/// The pages, feeds and files that a visitor reads.
fn read_by_all(text: &str, article: &str, there: There) -> Vec<(&'static str, String)> {
    let id = id_of(text);
    let part = format!("{text}?vue=amendements&partie={article}");
    let mut pages = vec![
        ("text, amendments", text.to_owned()),
        ("text, one part", part.clone()),
        ("text, as it stands", format!("{text}?vue=texte")),
        ("text, changes", format!("{text}?vue=changements")),
        ("sitting", format!("{text}/seance")),
        ("who wrote what", format!("{text}/qui-a-ecrit")),
        ("history", format!("{text}/historique")),
        ("compare", format!("{text}/comparer")),
        ("amendment", format!("{text}/amendements/7")),
        (
            "passage, discussed",
            format!("{text}/discuter?ou={article}/alinea-1"),
        ),
        ("contributions", format!("/contributions?texte={id}")),
        (
            "contributions, searched",
            format!("/contributions?texte={id}&q=habitants"),
        ),
        ("feed, atom", format!("/contributions.atom?texte={id}")),
        ("feed, json", format!("/contributions.json?texte={id}")),
        ("texts", "/textes".to_owned()),
        ("file, markdown", format!("{text}/texte.md")),
        ("file, html", format!("{text}/texte.html")),
        ("file, xml", format!("{text}/texte.xml")),
        ("file, odt", format!("{text}/texte.odt")),
        ("file, pdf", format!("{text}/texte.pdf")),
    ];
    // Parts have a few amendments each: the list of all is what is long, and a part only when there is but one.
    if there.amendments >= MANY {
        pages.push((
            "contributions, page 5",
            format!("/contributions?texte={id}&page=5"),
        ));
        pages.push(("history, page 5", format!("{text}/historique?page=5")));
    }
    if there.amendments / there.articles.max(1) >= MANY {
        pages.push(("text, one part, page 5", format!("{part}&page=5")));
    }
    pages
}

/// Amendments from which the lists of them have five pages.
const MANY: usize = 600;
/// Amendments looked at for one of the member who asks.
const LOOKED_AT_MAX: usize = 60;

/// A version and the one before, as a line of the history links them; none before anything was adopted.
async fn two_versions(visitor: &Web, text: &str) -> anyhow::Result<Option<String>> {
    let history = visitor.again().get(&format!("{text}/historique")).await?;
    let link = format!("{text}/comparer?de=");
    Ok(history.text.find(&link).and_then(|start| {
        let link = history.text[start..].split('"').next()?;
        Some(link.replace("&amp;", "&"))
    }))
}

/// The form that rectifies an amendment of this member: the last one that waits.
async fn rectifiable(member: &Web, text: &str, amendments: usize) -> anyhow::Result<Option<String>> {
    let mut web = member.again();
    for number in (1..=amendments).rev().take(LOOKED_AT_MAX) {
        let path = format!("{text}/amendements/{number}/rectifier");
        if web.get(&path).await?.status.is_success() {
            return Ok(Some(path));
        }
    }
    Ok(None)
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
    there: There,
    (seeding, memory): (Option<Duration>, Option<u64>),
    pages: &[PageFigures],
) -> String {
    let engine = if is_postgres {
        "PostgreSQL (fsync off)"
    } else {
        "SQLite"
    };
    let mut table = format!(
        "\nA text of {} articles, {} kB, {} amendments, {} settled, on {engine}\n",
        there.articles,
        there.bytes / 1_000,
        there.amendments,
        there.settled
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
