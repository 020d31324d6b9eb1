//! What texts say on the home page.

use db::{Instant, Sql};
use kernel::{BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, Sentence};

use crate::model::{TextLine, TextState, text_path};
use crate::store::documents;

/// Texts open to amendments, then those consolidated.
pub(crate) fn home<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let count = i64::try_from(limit).unwrap_or(i64::MAX);
        let open = documents::list(sql, body, Some(TextState::Discussion), count, 0).await?;
        let consolidated = documents::list(sql, body, Some(TextState::Consolidated), count, 0).await?;
        let entries = open
            .iter()
            .map(|text| entry(text, HomeSection::TakePart, "texts-home-open", text.changed_at))
            .chain(consolidated.iter().map(|text| {
                entry(
                    text,
                    HomeSection::Decided,
                    "texts-home-consolidated",
                    text.changed_at,
                )
            }));
        Ok(entries.take(limit).collect())
    })
}

fn entry(text: &TextLine, section: HomeSection, key: &'static str, at: Instant) -> HomeEntry {
    HomeEntry {
        section,
        kind: "text",
        title: text.title.clone(),
        path: text_path(text.id),
        detail: Sentence::new(key).with("n", text.last_number).with("at", at),
        at,
    }
}
