//! What a search finds, as a feed: the latest made first, so that a reader hears of what comes to answer it.

use axum::extract::Query;
use axum::http::HeaderMap;
use ui::feed::{Feed, FeedEntry, FeedFormat, urn};
use ui::paging::query_value;
use ui::{Answer, Visit, t};

use super::search::Asked;

/// Documents a feed tells: the latest.
const ENTRIES_MAX: u32 = 50;

pub(super) async fn feed(
    visit: Visit,
    format: FeedFormat,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let words = visit.words;
    let asked = asked.words();
    let found = search::latest(&mut visit.sql(), visit.body.id, asked, ENTRIES_MAX).await?;
    let query = format!("q={}", query_value(asked));
    let updated = found.iter().map(|document| document.at).max();
    let entries = found.into_iter().map(|document| FeedEntry {
        id: document.subject.id,
        title: document.title,
        summary: ui::markdown::plain_text(&document.extract),
        page: document.path,
        author: None,
        themes: vec![words.say(&format!("subject-{}", document.subject.kind))],
        published_at: document.at,
        updated_at: document.at,
        file: None,
    });
    let feed = Feed {
        id: format!("{}/recherche", urn(visit.body.id.uuid())),
        title: t!(
            words,
            "house-search-feed-title",
            q = asked,
            body = &visit.body.name
        ),
        subtitle: t!(words, "house-search-feed-what"),
        base_url: visit.base_url(),
        page: format!("/recherche?{query}"),
        address: "/recherche".to_owned(),
        query,
        author: visit.body.name.clone(),
        language: words.language(),
        updated_at: updated.unwrap_or(visit.body.created_at),
        hub: None,
        entries: entries.collect(),
    };
    Ok(feed.answer(format, &headers))
}
