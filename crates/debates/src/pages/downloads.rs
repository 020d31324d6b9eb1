//! The contributions of a consultation as files.

use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use serde::Deserialize;
use ui::download::attached;
use ui::feed::FeedFormat;
use ui::paging::query_value;
use ui::spreadsheet::Csv;
use ui::{Answer, Visit};

use super::find_consultation;
use crate::document::{ENTRIES_MAX, Table, feed_of};
use crate::model::{ConsultationId, ContributionId, Order};
use crate::store::contributions::{self, Filter};

/// Lines read at once.
const LINES_AT_ONCE: i64 = 500;
/// Lines of a file: a consultation that has more is a data set of its own.
const LINES_MAX: usize = 100_000;

pub(super) async fn table(visit: Visit, Path(id): Path<ConsultationId>) -> Answer {
    let about = find_consultation(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut table = Table::begin()?;
    let mut last = ContributionId::from_uuid(db::Uuid::nil());
    let mut count = 0;
    loop {
        let lines = contributions::after(&mut sql, body, about.id, last, LINES_AT_ONCE).await?;
        for line in &lines {
            table.add(line)?;
        }
        count += lines.len();
        match lines.last() {
            Some(line) if count < LINES_MAX => last = line.id,
            _ => break,
        }
    }
    let name = format!("contributions-{}.csv", about.id);
    Ok(attached(&name, Csv::MEDIA_TYPE, table.finish()?))
}

#[derive(Default, Deserialize)]
pub(super) struct Followed {
    /// One theme only
    #[serde(default)]
    theme: String,
}

pub(super) async fn feed(
    visit: Visit,
    format: FeedFormat,
    Path(id): Path<ConsultationId>,
    Query(asked): Query<Followed>,
    headers: HeaderMap,
) -> Answer {
    let about = find_consultation(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let theme = asked.theme.trim();
    let restriction = match theme {
        "" => String::new(),
        theme => format!("theme={}", query_value(theme)),
    };
    let filter = Filter {
        theme: Some(theme.to_owned()).filter(|theme| !theme.is_empty()),
        ..Filter::default()
    };
    let order = (Order::Recent, 1);
    let latest = contributions::page(&mut sql, body, id, &filter, order, (ENTRIES_MAX, 0)).await?;
    Ok(feed_of(&visit, &about, restriction, &latest).answer(format, &headers))
}
