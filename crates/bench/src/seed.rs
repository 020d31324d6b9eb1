//! Filling a demonstration through its forms, as its people: one text, its amendments, then arguments about them.

use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use db::Uuid;
use testkit::{Reply, Web};
use tokio::task::JoinSet;

/// A word of about one argument in eight, and another.
pub(crate) const SEARCHED: &str = "jardin+cantine";
/// The title of the text.
const TITLE: &str = "Avis sur la vie quotidienne";
/// Alinéas of each article of the text.
const ALINEAS: usize = 5;
/// The one who brings the text in, and those who amend it: people of the demonstration.
pub(crate) const CHAIR: &str = "dominique@demonstration.example";
pub(crate) const MEMBERS: [&str; 4] = [
    "sacha@demonstration.example",
    "claude@demonstration.example",
    "maxime@demonstration.example",
    "andrea@demonstration.example",
];
/// What the contributions speak of.
const WORDS: [&str; 24] = [
    "l’école",
    "la cantine",
    "le jardin",
    "la médiathèque",
    "le marché",
    "la piste cyclable",
    "l’éclairage",
    "le centre social",
    "la gare",
    "le stade",
    "la place",
    "les trottoirs",
    "le budget",
    "les associations",
    "la piscine",
    "le quai",
    "les commerces",
    "la forêt",
    "les horaires",
    "la crèche",
    "le musée",
    "les bancs",
    "la fontaine",
    "le théâtre",
];

/// How much there is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Amendments and arguments together
    pub(crate) contributions: usize,
    /// Amendments among them, to one text
    pub(crate) amendments: usize,
}

/// What is there now.
pub(crate) struct Seeded {
    /// The page of the text
    pub(crate) text: String,
    /// How long it took, when it was not there before
    pub(crate) time: Option<Duration>,
}

/// What an earlier run left at `address`, if it did.
pub(crate) async fn seeded_before(address: SocketAddr) -> anyhow::Result<Option<Seeded>> {
    let text = text_called(address, TITLE).await?;
    Ok(text.map(|text| Seeded { text, time: None }))
}

/// The page of the text called `title`, when there is one.
pub(crate) async fn text_called(address: SocketAddr, title: &str) -> anyhow::Result<Option<String>> {
    let list = Web::on(address).get("/textes").await?;
    Ok(list.text.split("href=\"").find_map(|link| {
        let (path, label) = link.split_once('"')?;
        let is_it = path.starts_with("/textes/") && label.split('<').next()?.contains(title);
        is_it.then(|| path.to_owned())
    }))
}

/// Fills the demonstration at `address`.
pub(crate) async fn seed(address: SocketAddr, plan: Plan) -> anyhow::Result<Seeded> {
    let begun = Instant::now();
    let mut chair = signed_in(address, CHAIR).await?;
    let text = put_to_discussion(&mut chair, plan.amendments).await?;
    let form = chair
        .get(&format!("{text}/amender?ou=article-1/alinea-1"))
        .await?;
    let version =
        value_of_field(&form.text, "text_version").context("the form names the version of the text")?;
    let writing = Arc::new(Writing {
        version: version.to_owned(),
        text,
        plan,
        next: AtomicUsize::new(0),
    });
    let mut people = Vec::new();
    for member in MEMBERS {
        people.push(signed_in(address, member).await?);
    }
    // Arguments are about amendments that are there.
    together(&people, &writing, plan.amendments).await?;
    together(&people, &writing, plan.contributions).await?;
    Ok(Seeded {
        text: writing.text.clone(),
        time: Some(begun.elapsed()),
    })
}

/// Brings in a text of one alinéa for each amendment, and puts it to discussion; gives its page.
async fn put_to_discussion(chair: &mut Web, alineas: usize) -> anyhow::Result<String> {
    use std::fmt::Write as _;
    let mut markdown = format!("# {TITLE}\n");
    for place in 0..alineas {
        if place.is_multiple_of(ALINEAS) {
            let article = place / ALINEAS + 1;
            let about = word(article);
            let _ = write!(markdown, "\n## Article {article} – Ce qui concerne {about}\n");
        }
        let _ = write!(markdown, "\n{}\n", alinea(place));
    }
    opened(chair, TITLE, &markdown).await
}

/// Brings in a text and puts it to discussion; gives its page.
pub(crate) async fn opened(chair: &mut Web, title: &str, markdown: &str) -> anyhow::Result<String> {
    let form = chair.get("/textes/nouveau").await?;
    let group = form
        .text
        .split("<option value=\"")
        .filter_map(|option| option.split_once('"'))
        .find(|(_, label)| label.contains("Numérique et société"))
        .map(|(group, _)| group.to_owned())
        .context("the working group is offered")?;
    let request = Uuid::now_v7().to_string();
    let imported = chair
        .post(
            "/textes/nouveau",
            &[
                ("request_id", &request),
                ("group", &group),
                ("title", title),
                ("markdown", markdown),
            ],
        )
        .await?;
    let text = done(imported)?;
    let text = text.split('?').next().unwrap_or_default().to_owned();
    let request = Uuid::now_v7().to_string();
    done(
        chair
            .post(
                &format!("{text}/ouvrir"),
                &[
                    ("request_id", request.as_str()),
                    ("version", "1"),
                    ("change", "0"),
                ],
            )
            .await?,
    )?;
    Ok(text)
}

/// What is written, and how much of it.
struct Writing {
    text: String,
    version: String,
    plan: Plan,
    next: AtomicUsize,
}

/// Everybody writes, on two connections each, until `until` contributions are there.
async fn together(people: &[Web], writing: &Arc<Writing>, until: usize) -> anyhow::Result<()> {
    let mut tasks = JoinSet::new();
    for person in people.iter().chain(people) {
        let mut web = person.again();
        let writing = writing.clone();
        tasks.spawn(async move {
            loop {
                let claimed = writing
                    .next
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |next| {
                        (next < until).then_some(next + 1)
                    });
                let Ok(rank) = claimed else {
                    return anyhow::Ok(());
                };
                writing.write(&mut web, rank).await?;
                show_progress(rank, writing.plan.contributions);
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    Ok(())
}

impl Writing {
    /// The contribution of this rank: an amendment in place or by its sentence, then arguments.
    async fn write(&self, web: &mut Web, rank: usize) -> anyhow::Result<()> {
        let request = Uuid::now_v7().to_string();
        if rank >= self.plan.amendments {
            let about = rank % self.plan.amendments + 1;
            let side = if rank.is_multiple_of(3) { "contre" } else { "pour" };
            let fields = [
                ("request_id", request.as_str()),
                ("side", side),
                ("body", &speech(rank)),
            ];
            done(
                web.post(&format!("{}/amendements/{about}/arguments", self.text), &fields)
                    .await?,
            )?;
            return Ok(());
        }
        let (article, place) = (rank / ALINEAS + 1, rank % ALINEAS + 1);
        let path = format!("{}/amender", self.text);
        let rationale = speech(rank);
        let answer = if rank.is_multiple_of(2) {
            let ou = format!("article-{article}/alinea-{place}");
            let wording = alinea(rank).replace("chaque année", "chaque trimestre");
            let fields = [
                ("request_id", request.as_str()),
                ("ou", &ou),
                ("text_version", &self.version),
                ("wording", &wording),
                ("rationale", &rationale),
            ];
            web.post(&path, &fields).await?
        } else {
            let sentence = format!(
                "À l’alinéa {place} de l’article {article}, remplacer les mots : « chaque année » par les mots : « chaque mois »."
            );
            let fields = [
                ("request_id", request.as_str()),
                ("sentence", &sentence),
                ("rationale", &rationale),
            ];
            web.post(&path, &fields).await?
        };
        done(answer)?;
        Ok(())
    }
}

pub(crate) async fn signed_in(address: SocketAddr, email: &str) -> anyhow::Result<Web> {
    let mut web = Web::on(address);
    web.sign_in(email).await?;
    Ok(web)
}

/// Where a form that was accepted leads.
pub(crate) fn done(reply: Reply) -> anyhow::Result<String> {
    ensure!(reply.status.as_u16() == 303, "{}: {}", reply.status, reply.text);
    reply.location.context("a redirect says where to")
}

/// The value of a hidden field.
pub(crate) fn value_of_field<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(after.split_once('"')?.0)
}

/// The alinéa of this rank: no two are the same.
fn alinea(rank: usize) -> String {
    format!(
        "La commune entretient {} et {} au point {}, et en rend compte chaque année aux habitants.",
        word(rank),
        word(rank / 7 + 3),
        rank + 1
    )
}

/// A few sentences, the same at each run: their words follow from their rank.
fn speech(rank: usize) -> String {
    let words = (0..12).map(|place| word(rank * 31 + place * place * 7 + rank / 24 * place));
    let listed: Vec<&str> = words.collect();
    format!(
        "Proposition {} : parlons de {}. Beaucoup d’habitants le demandent depuis longtemps, et {} ne peut pas attendre.",
        rank + 1,
        listed.join(", de "),
        word(rank / 5)
    )
}

fn word(rank: usize) -> &'static str {
    WORDS[rank % WORDS.len()]
}

fn show_progress(rank: usize, of: usize) {
    let mut stream = std::io::stderr();
    if rank.is_multiple_of(100) && stream.is_terminal() {
        let _ = write!(stream, "\r{rank} contributions of {of}");
    }
}
