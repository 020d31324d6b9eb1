//! The contributions of a consultation as files.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use kernel::FileHash;
use ui::{Answer, Visit};

use super::find_consultation;
use crate::document::{ENTRIES_MAX, Place, Table, feed_of};
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
    let name = format!("attachment; filename=\"contributions-{}.csv\"", about.id);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, table.finish()?).into_response())
}

pub(super) async fn feed(visit: Visit, Path(id): Path<ConsultationId>, asked: HeaderMap) -> Answer {
    let about = find_consultation(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let order = (Order::Recent, 1);
    let latest = contributions::page(&mut sql, body, id, &Filter::default(), order, (ENTRIES_MAX, 0)).await?;
    let place = Place {
        words: visit.words,
        body: &visit.body,
        base_url: &visit.house.settings.base_url,
    };
    let xml = feed_of(&place, &about, &latest);
    // Weak, because answers may be compressed on their way (RFC 9110, section 8.8.1).
    let tag = format!("W/\"{}\"", FileHash::of(xml.as_bytes()).as_str());
    let known = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let headers = [
        (
            header::CONTENT_TYPE,
            "application/atom+xml; charset=utf-8".to_owned(),
        ),
        (header::ETAG, tag),
    ];
    Ok((headers, xml).into_response())
}
