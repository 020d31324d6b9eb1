//! Arrivals and departures, and who left the room for one item.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Absence, AgendaItemId, Attendance, MeetingId, Span};

db::statements! {
    SET = "insert into attendance_span (collectivite_id, meeting_id, person_id, from_item, until_item, recorded_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, meeting_id, person_id)
        do update set from_item = excluded.from_item, until_item = excluded.until_item,
        recorded_at = excluded.recorded_at";
    FORGET = "delete from attendance_span where collectivite_id = $1 and meeting_id = $2 and person_id = $3";
    LIST = "select person_id, from_item, until_item from attendance_span
        where collectivite_id = $1 and meeting_id = $2 order by person_id limit 5000";
    COUNT_AT = "select (select count(*) from attendance_span
        where collectivite_id = $1 and meeting_id = $2 and (from_item = $3 or until_item = $3))
        + (select count(*) from attendance_absence a
        join attendance s on s.collectivite_id = a.collectivite_id and s.meeting_id = a.meeting_id and s.person_id = a.person_id
        where a.collectivite_id = $1 and a.meeting_id = $2 and a.item_id = $3 and s.state = $4) as n";
    SET_AWAY = "insert into attendance_absence (collectivite_id, meeting_id, person_id, item_id, recorded_at)
        values ($1, $2, $3, $4, $5) on conflict do nothing";
    SET_BACK = "delete from attendance_absence
        where collectivite_id = $1 and meeting_id = $2 and person_id = $3 and item_id = $4";
    SET_NEVER_AWAY = "delete from attendance_absence
        where collectivite_id = $1 and meeting_id = $2 and person_id = $3";
    FORGET_AWAY_AT = "delete from attendance_absence where collectivite_id = $1 and meeting_id = $2 and item_id = $3";
    AWAY = "select person_id, item_id from attendance_absence
        where collectivite_id = $1 and meeting_id = $2 order by item_id, person_id limit 5000";
    COUNT_AWAY = "select count(*) as n from attendance_absence where collectivite_id = $1 and meeting_id = $2";
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

/// Writes down that somebody left the room for one item, or that they did not; true when it was not known.
pub(crate) async fn set_absence(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    absence: Absence,
    away_at: Option<Instant>,
) -> Result<bool, db::Error> {
    let (person, item) = (absence.person_id, absence.item_id);
    let changed = match away_at {
        Some(now) => {
            sql.execute(SET_AWAY, args![body, meeting, person, item, now])
                .await?
        }
        None => sql.execute(SET_BACK, args![body, meeting, person, item]).await?,
    };
    Ok(changed > 0)
}

/// Somebody who did not come left the room for nothing.
pub(crate) async fn forget_absences(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(SET_NEVER_AWAY, args![body, meeting, person]).await?;
    Ok(())
}

/// Who left the room, and for which item.
pub(crate) async fn absences(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<Absence>, db::Error> {
    sql.all(AWAY, args![body, meeting]).await
}

/// How many times somebody left the room.
pub(crate) async fn count_absences(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_AWAY, args![body, meeting]).await
}

/// Nobody is recused any more from an item that leaves the agenda.
pub(crate) async fn forget_absences_at(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_AWAY_AT, args![body, meeting, item]).await?;
    Ok(())
}

/// How many people arrived for this item, left before it, or came and left the room for it.
pub(crate) async fn count_attended_at(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_AT, args![body, meeting, item, Attendance::Present])
        .await
}
