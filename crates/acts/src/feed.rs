//! The feed of acts: those of the body, or of one of its groups.

use groups::Group;
use ui::feed::{Feed, FeedEntry, FeedFile, urn};
use ui::{Visit, t};

use crate::model::Act;

/// How many acts the feed holds: the latest.
pub(crate) const ENTRIES_MAX: i64 = 50;

/// The feed of these acts, of one group when it is given.
pub(crate) fn feed_of(visit: &Visit, group: Option<&Group>, acts: &[Act]) -> Feed {
    let (words, settings) = (visit.official_words(), &visit.house.settings);
    let title = match group {
        None => t!(words, "acts-feed-title", body = &visit.body.name),
        Some(group) => t!(words, "acts-feed-title", body = &group.name),
    };
    Feed {
        id: urn(visit.body.id.uuid()),
        title,
        subtitle: t!(words, "acts-list-lead"),
        base_url: visit.base_url(),
        page: group.map_or_else(|| "/actes".to_owned(), |group| format!("/groupes/{}", group.slug)),
        address: "/actes".to_owned(),
        query: group
            .map(|group| format!("groupe={}", group.slug))
            .unwrap_or_default(),
        author: visit.body.name.clone(),
        language: words.language(),
        updated_at: acts.first().map_or(visit.body.created_at, |act| act.published_at),
        hub: settings.websub_hub.clone(),
        entries: acts.iter().map(|act| entry(visit, act)).collect(),
    }
}

fn entry(visit: &Visit, act: &Act) -> FeedEntry {
    FeedEntry {
        id: act.id.uuid(),
        title: act.title.clone(),
        summary: act.extract.clone(),
        page: act.path(),
        author: Some(t!(
            visit.official_words(),
            "acts-author",
            name = &act.author_name,
            quality = &act.author_quality
        )),
        theme: None,
        published_at: act.published_at,
        updated_at: act.published_at,
        file: Some(FeedFile {
            path: act.file_path(),
            media_type: "text/html",
            size_bytes: act.size_bytes,
        }),
    }
}
