//! Convocations and what members answer.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Convocation, InvitationAnswer, Meeting, MeetingId};

db::statements! {
    CONVOKE = "insert into convocation (collectivite_id, meeting_id, sequence, sent_by, sent_at)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, meeting_id)
        do update set sequence = excluded.sequence, sent_by = excluded.sent_by, sent_at = excluded.sent_at";
    FIND_CONVOCATION = "select sequence, sent_at from convocation where collectivite_id = $1 and meeting_id = $2";
    SET_ANSWER = "insert into invitation_answer (collectivite_id, meeting_id, person_id, starts_at, answer, note,
        answered_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, meeting_id, person_id)
        do update set starts_at = excluded.starts_at, answer = excluded.answer, note = excluded.note, answered_at = excluded.answered_at";
    LIST_ANSWERS = "select a.person_id, a.answer, a.note, a.answered_at from invitation_answer a
        join meeting m on m.collectivite_id = a.collectivite_id and m.id = a.meeting_id and m.starts_at = a.starts_at
        where a.collectivite_id = $1 and a.meeting_id = $2 order by a.person_id limit 5000";
}

pub(crate) async fn convoke(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    sequence: i64,
    by: Option<PersonId>,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(CONVOKE, args![body, meeting, sequence, by, now])
        .await?;
    Ok(())
}

pub(crate) async fn find_convocation(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Option<Convocation>, db::Error> {
    sql.optional(FIND_CONVOCATION, args![body, meeting]).await
}

pub(crate) async fn set_answer(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: &Meeting,
    answer: &InvitationAnswer,
) -> Result<(), db::Error> {
    let values = args![
        body,
        meeting.id,
        answer.person_id,
        meeting.starts_at,
        answer.answer,
        &answer.note,
        answer.answered_at
    ];
    sql.execute(SET_ANSWER, values).await?;
    Ok(())
}

/// Those for the date that is announced now.
pub(crate) async fn invitation_answers(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<InvitationAnswer>, db::Error> {
    sql.all(LIST_ANSWERS, args![body, meeting]).await
}
