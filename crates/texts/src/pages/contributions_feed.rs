//! The latest amendments and arguments as a feed, restricted as the list is: to a text, to words, to a fate. Without the
//! name of anybody: what readers keep cannot be erased.

use axum::extract::Query;
use axum::http::HeaderMap;
use ui::feed::{Feed, FeedEntry, FeedFormat, urn};
use ui::{Answer, Visit, t};

use super::contributions::{Asked, asked_for, extract_of, title_and_path};

pub(super) async fn feed(
    visit: Visit,
    format: FeedFormat,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let words = visit.official_words();
    let lines = asked_for(&visit, &asked).await?.lines;
    let query = asked.restriction();
    let entries = lines.iter().map(|line| {
        let (title, page) = title_and_path(&visit, line);
        FeedEntry {
            id: line.id.uuid(),
            title: t!(
                words,
                "texts-contribution-of-text",
                what = title,
                text = &line.title
            ),
            summary: extract_of(line),
            page,
            author: None,
            themes: Vec::new(),
            published_at: line.at,
            updated_at: line.at,
            file: None,
        }
    });
    let feed = Feed {
        id: format!("{}/contributions", urn(visit.body.id.uuid())),
        title: t!(words, "texts-contributions-feed", body = &visit.body.name),
        subtitle: t!(words, "texts-contributions-lead"),
        base_url: visit.base_url(),
        page: match query.as_str() {
            "" => "/contributions".to_owned(),
            query => format!("/contributions?{query}"),
        },
        address: "/contributions".to_owned(),
        query,
        author: visit.body.name.clone(),
        language: words.language(),
        updated_at: lines.first().map_or(visit.body.created_at, |line| line.at),
        hub: None,
        entries: entries.collect(),
    };
    Ok(feed.answer(format, &headers))
}
