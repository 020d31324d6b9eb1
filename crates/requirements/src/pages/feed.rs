//! What was said of late of how projects answer, as a feed: of every requirement, or of one. Nobody is named: what readers
//! keep cannot be erased.

use axum::extract::Query;
use axum::http::HeaderMap;
use kernel::Fault;
use serde::Deserialize;
use ui::feed::{Feed, FeedEntry, FeedFormat, urn};
use ui::{Answer, Visit, t};

use super::{find, project_of};
use crate::model::{Conclusion, RequirementId};
use crate::panels::standing_words;
use crate::store::examinations;

/// Entries of the feed.
const ENTRIES_MAX: i64 = 50;

#[derive(Deserialize)]
pub(super) struct Asked {
    exigence: Option<RequirementId>,
}

pub(super) async fn show(
    visit: Visit,
    format: FeedFormat,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let only = match asked.exigence {
        Some(id) => Some(find(&visit, id).await?),
        None => None,
    };
    let said = match &only {
        Some(only) => examinations::latest_of_requirement(&mut sql, body, only.id, ENTRIES_MAX).await?,
        None => examinations::latest(&mut sql, body, ENTRIES_MAX).await?,
    };
    let mut entries = Vec::with_capacity(said.len());
    for one in &said {
        entries.extend(entry(&visit, one).await?);
    }
    let (query, page) = match &only {
        Some(only) => (format!("exigence={}", only.id), only.path()),
        None => (String::new(), super::MENU.to_owned()),
    };
    let feed = Feed {
        id: format!("{}/exigences", urn(body.uuid())),
        title: match &only {
            Some(only) => only.title.clone(),
            None => t!(words, "requirements-feed", body = &visit.body.name),
        },
        subtitle: t!(words, "requirements-lead"),
        base_url: visit.base_url(),
        page,
        address: super::MENU.to_owned(),
        query,
        author: visit.body.name.clone(),
        language: words.language(),
        updated_at: said.first().map_or(visit.body.created_at, |one| one.concluded_at),
        hub: None,
        entries,
    };
    Ok(feed.answer(format, &headers))
}

async fn entry(visit: &Visit, said: &Conclusion) -> Result<Option<FeedEntry>, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(examination) = examinations::find(&mut sql, body, said.examination_id).await? else {
        return Ok(None);
    };
    let requirement = find(visit, examination.requirement_id).await?;
    let project = project_of(visit, &examination).await?;
    let project = project.map(|project| project.title).unwrap_or_default();
    Ok(Some(FeedEntry {
        id: said.id.uuid(),
        title: t!(
            words,
            "requirements-feed-entry",
            project = project,
            standing = words.say(standing_words(said.standing))
        ),
        summary: said.reason.clone(),
        page: examination.path(),
        author: None,
        themes: vec![requirement.title],
        published_at: said.concluded_at,
        updated_at: said.concluded_at,
        file: None,
    }))
}
