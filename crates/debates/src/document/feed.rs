//! The feed of a consultation's contributions, the latest first, without the name of anybody.

use ui::feed::{Feed, FeedEntry, urn};
use ui::{Visit, t};

use crate::model::{Consultation, Contribution};

/// How many contributions the feed holds: the latest.
pub(crate) const ENTRIES_MAX: i64 = 50;
/// Characters of a contribution shown in the feed.
const SUMMARY_CHARS: usize = 500;

/// The feed of `latest`, all of one theme when `restriction` says so, as addresses do.
pub(crate) fn feed_of(
    visit: &Visit,
    about: &Consultation,
    restriction: String,
    latest: &[Contribution],
) -> Feed {
    let updated = latest.iter().map(|line| line.changed_at).max();
    Feed {
        id: urn(about.id.uuid()),
        title: t!(visit.official_words(), "debates-feed-title", title = &about.title),
        subtitle: about.question.clone(),
        base_url: visit.base_url(),
        page: match restriction.as_str() {
            "" => about.path(),
            restriction => format!("{}?{restriction}", about.path()),
        },
        address: format!("{}/contributions", about.path()),
        query: restriction,
        author: visit.body.name.clone(),
        language: visit.official_words().language(),
        updated_at: updated.unwrap_or(about.changed_at),
        hub: None,
        entries: latest.iter().map(entry).collect(),
    }
}

fn entry(line: &Contribution) -> FeedEntry {
    FeedEntry {
        id: line.id.uuid(),
        title: line.title.clone(),
        summary: ui::markdown::plain_text(&line.text)
            .chars()
            .take(SUMMARY_CHARS)
            .collect(),
        page: line.path(),
        author: None,
        themes: Some(line.theme.clone())
            .filter(|theme| !theme.is_empty())
            .into_iter()
            .collect(),
        published_at: line.created_at,
        updated_at: line.changed_at,
        file: None,
    }
}
