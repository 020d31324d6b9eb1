//! Any two versions of a text side by side in words: what was struck, what was added, article by article.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, Query};
use gitwire::{Commit, Oid};
use kernel::Fault;
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, tag};
use ui::forms::{Choice, button, select};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::historique::title_of;
use super::{find_text, passages, under_text};
use crate::files::ORDER_FILE;
use crate::history;
use crate::model::{TextDocument, TextId, text_path};
use crate::places;
use crate::versions::{self, Files};

/// Versions offered to choose from; an older one is reached by its address.
const VERSIONS_OFFERED_MAX: usize = 200;
/// Parts of the text shown at once.
const PARTS_A_PAGE: i64 = 40;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// The version before, by the forty digits of its commit
    de: Option<String>,
    /// The version after
    a: Option<String>,
    page: Option<String>,
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let text = find_text(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let head = history::oid(&text.head_commit)?;
    let mut offered = versions::line(&mut sql, body, id, head, VERSIONS_OFFERED_MAX).await?;
    let before = chosen(
        &visit,
        &text,
        asked.de.as_deref(),
        default_before(&text, &offered)?,
        &offered,
    )
    .await?;
    let after = chosen(&visit, &text, asked.a.as_deref(), head, &offered).await?;
    for version in [&after, &before] {
        if offered.iter().all(|(oid, _)| *oid != version.0) {
            offered.push(version.clone());
        }
    }
    let old = versions::files(&mut sql, body, id, &before.1).await?;
    let new = versions::files(&mut sql, body, id, &after.1).await?;
    let parts = changed_parts(&visit, id, &old, &new).await?;
    let total = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let pages = pages_of(total, PARTS_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, PARTS_A_PAGE);
    let offset = usize::try_from(offset).unwrap_or_default();
    let shown = usize::try_from(PARTS_A_PAGE).unwrap_or_default();
    let mut compared = Vec::new();
    for (rank, name) in parts.iter().enumerate().skip(offset).take(shown) {
        compared.push(part(&visit, id, (rank, name), (&old, &new)).await?);
    }
    let main = html! {
        (choice(&visit, id, &offered, (before.0, after.0)))
        @if parts.is_empty() {
            (list_empty(&t!(words, "texts-compare-same"), None))
        } @else {
            p { strong { (t!(words, "texts-compare-count", n = parts.len())) } }
        }
        @for part in &compared { (part) }
        (pagination(words, page, pages, |page| {
            format!("{}/comparer?de={}&a={}&page={page}", text_path(id), before.0, after.0)
        }))
    };
    let page = Page::new(t!(words, "texts-compare-title"), main).lead(t!(words, "texts-compare-lead"));
    visit.page(under_text(&visit, &text, page))
}

/// Without a choice: the text put to discussion; of a draft, the version before the last.
fn default_before(text: &TextDocument, offered: &[(Oid, Arc<Commit>)]) -> Result<Oid, Fault> {
    if let Some(base) = &text.base_commit {
        return history::oid(base);
    }
    let previous = offered.get(1).or_else(|| offered.first());
    previous.map(|(oid, _)| *oid).ok_or(Fault::NotFound("version"))
}

/// The version an address names.
async fn chosen(
    visit: &Visit,
    text: &TextDocument,
    asked: Option<&str>,
    default: Oid,
    offered: &[(Oid, Arc<Commit>)],
) -> Result<(Oid, Arc<Commit>), Fault> {
    let oid = match asked.filter(|asked| !asked.is_empty()) {
        Some(asked) => asked.parse::<Oid>().map_err(|_| Fault::NotFound("version"))?,
        None => default,
    };
    if let Some(version) = offered.iter().find(|(known, _)| *known == oid) {
        return Ok(version.clone());
    }
    let commit = versions::find_published(&mut visit.sql(), visit.body.id, text, oid).await?;
    Ok((oid, Arc::new(commit.ok_or(Fault::NotFound("version"))?)))
}

/// The files that differ, in the order of the text after, then those that went.
async fn changed_parts(visit: &Visit, text: TextId, old: &Files, new: &Files) -> Result<Vec<String>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut seen = BTreeSet::new();
    let mut parts = Vec::new();
    for files in [new, old] {
        let order = versions::words(&mut sql, body, text, files.get(ORDER_FILE).copied()).await?;
        for name in order.lines() {
            let differs = old.get(name) != new.get(name);
            let is_there = old.contains_key(name) || new.contains_key(name);
            if differs && is_there && seen.insert(name.to_owned()) {
                parts.push(name.to_owned());
            }
        }
    }
    Ok(parts)
}

/// One part of the text, struck and underlined.
async fn part(
    visit: &Visit,
    text: TextId,
    (rank, name): (usize, &str),
    (old, new): (&Files, &Files),
) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let before = versions::words(&mut sql, body, text, old.get(name).copied()).await?;
    let after = versions::words(&mut sql, body, text, new.get(name).copied()).await?;
    let (before, after) = (Document::parse(&before), Document::parse(&after));
    let places = places::compare(&before, &after);
    let mark = match (old.contains_key(name), new.contains_key(name)) {
        (false, _) => Some(tag(&t!(words, "texts-compare-added"), Tone::Good)),
        (_, false) => Some(tag(&t!(words, "texts-compare-removed"), Tone::Bad)),
        _ => None,
    };
    Ok(html! {
        section.compared {
            @if let Some(mark) = mark { p { (mark) } }
            // Two parts may have one name: each has its own addresses in this page.
            (passages::changed_text(visit, &before, &places, &|anchor| format!("p{rank}-{anchor}"), &|_| html! {}))
        }
    })
}

fn choice(
    visit: &Visit,
    text: TextId,
    offered: &[(Oid, Arc<Commit>)],
    (before, after): (Oid, Oid),
) -> Markup {
    let words = visit.words;
    let versions = || {
        offered
            .iter()
            .map(|(oid, commit)| Choice::new(oid.to_string(), named(visit, *oid, commit)))
    };
    html! {
        form method="get" action={ (text_path(text)) "/comparer" } {
            (select(words, t!(words, "texts-compare-before"), "de").choices(versions()).chosen(before.to_string()))
            (select(words, t!(words, "texts-compare-after"), "a").choices(versions()).chosen(after.to_string()))
            (button(t!(words, "texts-compare-button")))
        }
    }
}

/// « 12 novembre 2026 à 18 h 30 – Adopte l’amendement n° 3 (a1b2c3d4e5) »
fn named(visit: &Visit, oid: Oid, commit: &Commit) -> String {
    let at = db::Instant::from_micros(commit.author.time_seconds.saturating_mul(1_000_000));
    let title = title_of(visit, commit);
    format!("{} – {title} ({})", visit.at(at), &oid.to_string()[..10])
}
