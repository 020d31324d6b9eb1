//! Choosing the two versions to compare: those that have a name, the last ones, any other by a search or by its address.
//!
//! An address names a version by its commit, or by `premiere`, `discussion`, `actuelle` or `amendement-12`.

use std::sync::Arc;

use gitwire::{Commit, Oid};
use kernel::Fault;
use maud::{Markup, html};
use ui::components::list_empty;
use ui::forms::{Choice, button, select};
use ui::paging::query_value;
use ui::{Answer, Page, Visit, t};

use super::compare::Asked;
use super::historique::title_of;
use super::under_text;
use crate::history;
use crate::model::{TextDocument, TextId, text_path};
use crate::store::{amendments, git};
use crate::versions;

/// The last versions, offered beside those that have a name.
const LAST_OFFERED: usize = 20;
/// Versions listed at once where one is looked for.
const LISTED_MAX: usize = 20;
/// Versions whose title a search looks through at once.
const SEARCHED_MAX: usize = 500;
/// Versions marked by a name that are offered, the last ones.
const TAGS_OFFERED_MAX: usize = 10;

const FIRST: &str = "premiere";
const IN_DISCUSSION: &str = "discussion";
const AS_IT_STANDS: &str = "actuelle";
/// Followed by the number of the amendment: the text that it alone would give.
const OF_AMENDMENT: &str = "amendement-";

/// A version of a text, or what an amendment asks for.
pub(super) type Version = (Oid, Arc<Commit>);

/// Where two versions are compared.
pub(super) fn link(text: TextId, before: Oid, after: Oid) -> String {
    format!("{}/comparer?de={before}&a={after}", text_path(text))
}

/// Without a choice: the text put to discussion; of a draft, the version before the last.
pub(super) async fn default_before(visit: &Visit, text: &TextDocument) -> Result<Oid, Fault> {
    if let Some(base) = &text.base_commit {
        return history::oid(base);
    }
    let head = history::oid(&text.head_commit)?;
    let last = history::known_commit(&mut visit.sql(), visit.body.id, text.id, head).await?;
    let previous = last.and_then(|commit| commit.parents.first().copied());
    Ok(previous.unwrap_or(head))
}

/// The version an address names.
pub(super) async fn chosen(
    visit: &Visit,
    text: &TextDocument,
    asked: Option<&str>,
    default: Oid,
) -> Result<Version, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let head = history::oid(&text.head_commit)?;
    let base = text.base_commit.as_deref().map(history::oid).transpose()?;
    let nowhere = || Fault::NotFound("version");
    let oid = match asked.map(str::trim).filter(|asked| !asked.is_empty()) {
        None => default,
        Some(AS_IT_STANDS) => head,
        Some(IN_DISCUSSION) => base.ok_or_else(nowhere)?,
        Some(FIRST) => {
            let first = versions::first(&mut sql, body, text.id, head).await?;
            first.ok_or_else(nowhere)?
        }
        Some(asked) => match asked.strip_prefix(OF_AMENDMENT) {
            Some(number) => {
                let number = number.parse::<i64>().map_err(|_| nowhere())?;
                let found = amendments::find_by_number(&mut sql, body, text.id, number).await?;
                history::oid(&found.ok_or_else(nowhere)?.commit_oid)?
            }
            None => asked.parse::<Oid>().map_err(|_| nowhere())?,
        },
    };
    // What the text itself names is published: no need to look for it among its versions.
    let commit = if oid == head || oid == default || Some(oid) == base {
        history::known_commit(&mut sql, body, text.id, oid).await?
    } else {
        versions::find_published(&mut sql, body, text, oid)
            .await?
            .map(Arc::new)
    };
    Ok((oid, commit.ok_or_else(nowhere)?))
}

/// The form with its two choices, and the ways to all others.
pub(super) async fn form(
    visit: &Visit,
    text: &TextDocument,
    (before, after): (&Version, &Version),
) -> Result<Markup, Fault> {
    let words = visit.words;
    let offered = offered(visit, text, &[before, after]).await?;
    let choices = || {
        std::iter::once(Choice::new(FIRST, t!(words, "texts-compare-first"))).chain(
            offered
                .iter()
                .map(|(oid, label)| Choice::new(oid.to_string(), label)),
        )
    };
    let here = link(text.id, before.0, after.0);
    Ok(html! {
        form method="get" action={ (text_path(text.id)) "/comparer" } {
            (select(words, t!(words, "texts-compare-before"), "de").choices(choices()).chosen(before.0.to_string()))
            (select(words, t!(words, "texts-compare-after"), "a").choices(choices()).chosen(after.0.to_string()))
            (button(t!(words, "texts-compare-button")))
        }
        ul.links {
            li { a href={ (here) "&choisir=de" } { (t!(words, "texts-compare-other-before")) } }
            li { a href={ (here) "&choisir=a" } { (t!(words, "texts-compare-other-after")) } }
            li { a href=(link(text.id, after.0, before.0)) { (t!(words, "texts-compare-swap")) } }
        }
    })
}

/// The versions a person chooses from: those that have a name, the last ones, and those compared now.
async fn offered(
    visit: &Visit,
    text: &TextDocument,
    compared: &[&Version],
) -> Result<Vec<(Oid, String)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let words = visit.words;
    let mut offered: Vec<(Oid, String)> = Vec::new();
    let tags = git::list_tags(&mut sql, body, text.id).await?;
    for (name, tag) in tags.iter().rev().take(TAGS_OFFERED_MAX) {
        let oid = history::tagged(&mut sql, body, text.id, *tag).await?;
        if offered.iter().any(|(known, _)| *known == oid) {
            continue;
        }
        if let Some(commit) = history::known_commit(&mut sql, body, text.id, oid).await? {
            let name = match name.trim_start_matches("refs/tags/") {
                history::DISCUSSION_TAG => t!(words, "texts-compare-discussion"),
                other => other.to_owned(),
            };
            offered.push((oid, format!("{name} – {}", named(visit, oid, &commit))));
        }
    }
    let head = history::oid(&text.head_commit)?;
    let last = versions::line(&mut sql, body, text.id, head, LAST_OFFERED).await?;
    for (oid, commit) in last.iter().chain(compared.iter().copied()) {
        if offered.iter().all(|(known, _)| known != oid) {
            offered.push((*oid, named(visit, *oid, commit)));
        }
    }
    Ok(offered)
}

/// « 12 novembre 2026 à 18 h 30 – Adopte l’amendement n° 3 (a1b2c3d4e5) »
fn named(visit: &Visit, oid: Oid, commit: &Commit) -> String {
    let at = db::Instant::from_micros(commit.author.time_seconds.saturating_mul(1_000_000));
    let title = title_of(visit, commit);
    format!("{} – {title} ({})", visit.at(at), &oid.to_string()[..10])
}

/// Which of the two is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

impl Side {
    fn word(self) -> &'static str {
        match self {
            Self::Before => "de",
            Self::After => "a",
        }
    }
}

/// What one page of a search found.
struct Found {
    versions: Vec<Version>,
    /// Where the next page starts, when there are older versions
    older: Option<Oid>,
}

/// All versions, page by page, or those that a few words name.
pub(super) async fn page(
    visit: &Visit,
    text: &TextDocument,
    asked: &Asked,
    side: &str,
    (before, after): (&Version, &Version),
) -> Answer {
    let words = visit.words;
    let side = match side {
        "de" => Side::Before,
        "a" => Side::After,
        _ => return Err(Fault::NotFound("version").into()),
    };
    let q = asked.q.as_deref().unwrap_or_default().trim();
    let found = found(visit, text, q, asked.avant.as_deref()).await?;
    let amendment = match q.parse::<i64>() {
        Ok(number) => amendments::find_by_number(&mut visit.sql(), visit.body.id, text.id, number).await?,
        Err(_) => None,
    };
    let with = |oid: Oid| match side {
        Side::Before => link(text.id, oid, after.0),
        Side::After => link(text.id, before.0, oid),
    };
    let here = format!("{}&choisir={}", link(text.id, before.0, after.0), side.word());
    let title = match side {
        Side::Before => t!(words, "texts-compare-other-before"),
        Side::After => t!(words, "texts-compare-other-after"),
    };
    let asks_for = match &amendment {
        Some(amendment) => Some((amendment.number, with(history::oid(&amendment.commit_oid)?))),
        None => None,
    };
    let main = html! {
        p { a href=(link(text.id, before.0, after.0)) { (t!(words, "texts-compare-back")) } }
        form method="get" action={ (text_path(text.id)) "/comparer" } role="search" aria-label=(t!(words, "texts-compare-search")) {
            input type="hidden" name="de" value=(before.0.to_string());
            input type="hidden" name="a" value=(after.0.to_string());
            input type="hidden" name="choisir" value=(side.word());
            div.field {
                label for="q" { (t!(words, "texts-compare-search")) }
                p.hint #q-hint { (t!(words, "texts-compare-search-hint")) }
                input #q type="search" name="q" maxlength="200" value=(q) aria-describedby="q-hint";
            }
            (button(t!(words, "texts-compare-search-button")))
        }
        @if let Some((number, href)) = &asks_for {
            p { a href=(href) { (t!(words, "texts-compare-amendment", n = *number)) } }
        }
        @if found.versions.is_empty() && asks_for.is_none() {
            (list_empty(&t!(words, "texts-compare-none"), None))
        }
        ul.links {
            @for (oid, commit) in &found.versions {
                li { a href=(with(*oid)) { (named(visit, *oid, commit)) } }
            }
        }
        @if let Some(older) = found.older {
            p { a rel="next" href={ (here) "&q=" (query_value(q)) "&avant=" (older.to_string()) } { (t!(words, "texts-history-older")) } }
        }
    };
    visit.page(under_text(visit, text, Page::new(title, main)))
}

/// One page of the versions of a text whose date, title or commit holds all these words, newest first.
async fn found(visit: &Visit, text: &TextDocument, q: &str, before: Option<&str>) -> Result<Found, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut next = match before.filter(|before| !before.is_empty()) {
        None => Some(history::oid(&text.head_commit)?),
        Some(before) => {
            let before: Oid = before.parse().map_err(|_| Fault::NotFound("version"))?;
            let commit = versions::find_published(&mut sql, body, text, before).await?;
            let commit = commit.ok_or(Fault::NotFound("version"))?;
            commit.parents.first().copied()
        }
    };
    let wanted: Vec<String> = q.split_whitespace().map(folded).collect();
    let mut versions = Vec::new();
    let mut last = None;
    for _ in 0..SEARCHED_MAX {
        let Some(oid) = next.filter(|_| versions.len() < LISTED_MAX) else {
            break;
        };
        let Some(commit) = history::known_commit(&mut sql, body, text.id, oid).await? else {
            next = None;
            break;
        };
        last = Some(oid);
        next = commit.parents.first().copied();
        let said = folded(&format!("{} {oid}", named(visit, oid, &commit)));
        if wanted.iter().all(|word| said.contains(word.as_str())) {
            versions.push((oid, commit));
        }
    }
    Ok(Found {
        versions,
        older: last.filter(|_| next.is_some()),
    })
}

/// Without accents nor capitals.
fn folded(text: &str) -> String {
    String::from_utf8(db::sort_key(text)).unwrap_or_default()
}
