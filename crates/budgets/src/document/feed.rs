//! The feed of a budget's ideas, the latest first, without the name of anybody.

use ui::feed::{Feed, FeedEntry, urn};
use ui::{Visit, t};

use crate::model::{Budget, Idea};

/// How many ideas the feed holds: the latest.
pub(crate) const ENTRIES_MAX: i64 = 50;
/// Characters of an idea shown in the feed.
const SUMMARY_CHARS: usize = 500;

/// The feed of `latest`.
pub(crate) fn feed_of(visit: &Visit, about: &Budget, latest: &[Idea]) -> Feed {
    let updated = latest.iter().map(|idea| idea.changed_at).max();
    Feed {
        id: urn(about.id.uuid()),
        title: t!(visit.official_words(), "budgets-feed-title", title = &about.title),
        subtitle: about.title.clone(),
        base_url: visit.base_url(),
        page: about.path(),
        address: format!("{}/idees", about.path()),
        query: String::new(),
        author: visit.body.name.clone(),
        language: visit.official_words().language(),
        updated_at: updated.unwrap_or(about.changed_at),
        hub: None,
        entries: latest.iter().map(entry).collect(),
    }
}

fn entry(idea: &Idea) -> FeedEntry {
    FeedEntry {
        id: idea.id.uuid(),
        title: idea.title.clone(),
        summary: ui::markdown::plain_text(&idea.description)
            .chars()
            .take(SUMMARY_CHARS)
            .collect(),
        page: idea.path(),
        author: None,
        themes: Some(idea.district.clone())
            .filter(|district| !district.is_empty())
            .into_iter()
            .collect(),
        published_at: idea.created_at,
        updated_at: idea.changed_at,
        file: None,
    }
}
