//! Arrivals and departures.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{AgendaItemId, MeetingId, Span};

db::statements! {
    SET = "insert into attendance_span (collectivite_id, meeting_id, person_id, from_item, until_item, recorded_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, meeting_id, person_id)
        do update set from_item = excluded.from_item, until_item = excluded.until_item,
        recorded_at = excluded.recorded_at";
    FORGET = "delete from attendance_span where collectivite_id = $1 and meeting_id = $2 and person_id = $3";
    LIST = "select person_id, from_item, until_item from attendance_span
        where collectivite_id = $1 and meeting_id = $2 order by person_id limit 5000";
    COUNT_AT = "select count(*) as n from attendance_span
        where collectivite_id = $1 and meeting_id = $2 and (from_item = $3 or until_item = $3)";
}

/// Writes down when somebody was there; throughout leaves no line.
pub(crate) async fn set_span(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    span: &Span,
    now: Instant,
) -> Result<(), db::Error> {
    let person: PersonId = span.person_id;
    if span.is_partial() {
        let values = args![body, meeting, person, span.from_item, span.until_item, now];
        sql.execute(SET, values).await?;
    } else {
        sql.execute(FORGET, args![body, meeting, person]).await?;
    }
    Ok(())
}

pub(crate) async fn spans(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<Span>, db::Error> {
    sql.all(LIST, args![body, meeting]).await
}

/// How many people arrived for this item, or left before it.
pub(crate) async fn count_spans_at(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_AT, args![body, meeting, item]).await
}
