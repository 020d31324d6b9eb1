//! The feeds of acts: those of the body, or of one of its groups, of a theme, of a text, those that hold words.

use kernel::Fault;
use ui::feed::{Feed, FeedEntry, FeedFile, urn};
use ui::{Visit, t};

use crate::model::{Act, ActId, Matter};
use crate::store;
use crate::store::themes::ActTheme;

/// How many acts the feed holds: the latest.
pub(crate) const ENTRIES_MAX: i64 = 50;

/// What a feed is restricted to.
pub(crate) struct Of {
    /// What that is called; none for all the acts of the body
    pub(crate) name: Option<String>,
    /// As it stands in addresses
    pub(crate) query: String,
    /// The page that shows the same to people
    pub(crate) page: String,
}

/// The feed of these acts.
pub(crate) async fn feed_of(visit: &Visit, of: Of, acts: &[Act]) -> Result<Feed, Fault> {
    let (words, settings) = (visit.official_words(), &visit.house.settings);
    let ids: Vec<ActId> = acts.iter().map(|act| act.id).collect();
    let given = store::themes::of_these(&mut visit.sql(), visit.body.id, &ids).await?;
    let mut entries = Vec::with_capacity(acts.len());
    for act in acts {
        let described = store::deliberations::find(&mut visit.sql(), visit.body.id, act.id).await?;
        let matter = described.and_then(|described| Matter::of(&described.matter));
        let given = given.iter().find(|given| given.act_id == act.id);
        entries.push(entry(visit, act, given, matter));
    }
    Ok(Feed {
        id: urn(visit.body.id.uuid()),
        title: t!(
            words,
            "acts-feed-title",
            body = of.name.as_ref().unwrap_or(&visit.body.name)
        ),
        subtitle: t!(words, "acts-list-lead"),
        base_url: visit.base_url(),
        page: of.page,
        address: "/actes".to_owned(),
        query: of.query,
        author: visit.body.name.clone(),
        language: words.language(),
        updated_at: entries
            .iter()
            .map(|entry| entry.updated_at)
            .max()
            .unwrap_or(visit.body.created_at),
        hub: settings.websub_hub.clone(),
        entries,
    })
}

/// An act is told again when its theme changed: whoever follows the theme had not seen it.
fn entry(visit: &Visit, act: &Act, given: Option<&ActTheme>, matter: Option<&'static Matter>) -> FeedEntry {
    let theme = given.map(|given| given.theme.clone());
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
        themes: theme.into_iter().chain(matter.map(Matter::name)).collect(),
        published_at: act.published_at,
        updated_at: given.map_or(act.published_at, |given| given.given_at.max(act.published_at)),
        file: Some(FeedFile {
            path: act.file_path(),
            media_type: "text/html",
            size_bytes: act.size_bytes,
        }),
    }
}
