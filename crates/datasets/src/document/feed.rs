//! The feed of datasets, what changed last first.

use ui::feed::{Feed, FeedEntry, urn};
use ui::{Visit, t};

use crate::model::Listed;

/// How many datasets the feed holds: the latest.
pub(crate) const ENTRIES_MAX: usize = 50;
/// Characters of a description shown in the feed.
const SUMMARY_CHARS: usize = 500;

/// The feed of `latest`.
pub(crate) fn feed_of(visit: &Visit, latest: &[Listed]) -> Feed {
    let words = visit.official_words();
    let updated = latest.iter().map(|one| one.dataset.changed_at).max();
    Feed {
        id: format!("{}:donnees", urn(visit.body.id.uuid())),
        title: t!(words, "datasets-feed-title", body = visit.body.name.as_str()),
        subtitle: t!(words, "datasets-lead"),
        base_url: visit.base_url(),
        page: "/donnees".to_owned(),
        address: "/donnees".to_owned(),
        query: String::new(),
        author: visit.body.name.clone(),
        language: words.language(),
        updated_at: updated.unwrap_or(visit.body.created_at),
        hub: None,
        entries: latest.iter().map(|one| entry(visit, one)).collect(),
    }
}

fn entry(visit: &Visit, listed: &Listed) -> FeedEntry {
    let dataset = &listed.dataset;
    let words = visit.official_words();
    FeedEntry {
        id: dataset.id.uuid(),
        title: dataset.title.clone(),
        summary: ui::markdown::plain_text(&dataset.description)
            .chars()
            .take(SUMMARY_CHARS)
            .collect(),
        page: dataset.path(),
        author: None,
        themes: vec![words.say(&format!("datasets-theme-{}", dataset.theme.as_str()))],
        published_at: dataset.published_at.unwrap_or(dataset.created_at),
        updated_at: dataset.changed_at,
        file: None,
    }
}
