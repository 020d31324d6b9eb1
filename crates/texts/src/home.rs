//! What texts say on the home page, and those to have without network.

use db::{Instant, Sql};
use kernel::{
    BoxFuture, CarriedPage, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, PersonId,
    Sentence, Standing, SubjectRef,
};

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

/// The texts under discussion in one's groups.
pub(crate) fn carried<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut pages = Vec::new();
        for group in groups::groups_of(sql, body, person, house.clock.now()).await? {
            let texts = documents::list_of_group(sql, body, group.id, rows).await?;
            let open = texts.iter().filter(|text| text.state == TextState::Discussion);
            // An amendment is written from any of its passages; without network, by its sentence.
            pages.extend(open.flat_map(|text| {
                let path = text_path(text.id);
                let written = format!("{path}/amender");
                [path, written].map(|path| CarriedPage { kind: "text", path })
            }));
            if pages.len() >= limit {
                break;
            }
        }
        pages.truncate(limit);
        Ok(pages)
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

/// Where a text stands, for the page of its group or of its parcours.
pub(crate) fn standing<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let found = documents::find_line(sql, body, subject.id()).await?;
        Ok(found.map(|text| {
            let key = match text.state {
                TextState::Draft => "texts-state-projet",
                TextState::Discussion => "texts-home-open",
                TextState::Closed => "texts-state-clos",
                TextState::Consolidated => "texts-home-consolidated",
            };
            Standing {
                sort: NewsSort::Written,
                state: Sentence::new(key)
                    .with("n", text.last_number)
                    .with("at", text.changed_at),
                at: text.changed_at,
                is_open: text.state != TextState::Consolidated,
            }
        }))
    })
}
