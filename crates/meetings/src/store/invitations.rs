//! Convocations and what members answer.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Convocation, InvitationAnswer, MeetingId};

db::statements! {
    CONVOKE = "insert into convocation (collectivite_id, meeting_id, sequence, sent_by, sent_at)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, meeting_id)
        do update set sequence = excluded.sequence, sent_by = excluded.sent_by, sent_at = excluded.sent_at";
    FIND_CONVOCATION = "select sequence, sent_at from convocation where collectivite_id = $1 and meeting_id = $2";
    SET_ANSWER = "insert into invitation_answer (collectivite_id, meeting_id, person_id, answer, note, answered_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, meeting_id, person_id)
        do update set answer = excluded.answer, note = excluded.note, answered_at = excluded.answered_at";
    LIST_ANSWERS = "select person_id, answer, note, answered_at from invitation_answer
        where collectivite_id = $1 and meeting_id = $2 order by person_id limit 5000";
}

pub(crate) async fn convoke(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    sequence: i64,
    by: Option<PersonId>,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(CONVOKE, args![body, meeting, sequence, by, now]).await?;
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
    meeting: MeetingId,
    answer: &InvitationAnswer,
) -> Result<(), db::Error> {
    let values = args![
        body,
        meeting,
        answer.person_id,
        answer.answer,
        &answer.note,
        answer.answered_at
    ];
    sql.execute(SET_ANSWER, values).await?;
    Ok(())
}

pub(crate) async fn invitation_answers(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<InvitationAnswer>, db::Error> {
    sql.all(LIST_ANSWERS, args![body, meeting]).await
}
