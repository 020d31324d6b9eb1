//! Convocations and what members answer.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Convocation, InvitationAnswer, Meeting, MeetingId, PlannedConvocation};

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
    PLAN = "insert into planned_convocation (collectivite_id, meeting_id, days_before, chosen_by, chosen_at)
        values ($1, $2, $3, $4, $5) on conflict (collectivite_id, meeting_id) do update set
        days_before = excluded.days_before, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at, failed_at = null";
    FIND_PLANNED = "select days_before, failed_at from planned_convocation where collectivite_id = $1 and meeting_id = $2";
    FORGET_PLANNED = "delete from planned_convocation where collectivite_id = $1 and meeting_id = $2";
    FAIL_PLANNED = "update planned_convocation set failed_at = $3 where collectivite_id = $1 and meeting_id = $2";
    KEEP_DATE = "insert into convocation_date (collectivite_id, meeting_id, sequence, starts_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, meeting_id, sequence) do update set starts_at = excluded.starts_at";
    LIST_DATES = "select sequence, starts_at from convocation_date where collectivite_id = $1 and meeting_id = $2
        order by sequence desc limit 500";
    GIVE_TAG = "insert into invitation_address (collectivite_id, meeting_id, person_id, tag, given_at)
        values ($1, $2, $3, $4, $5) on conflict (collectivite_id, meeting_id, person_id) do nothing";
    FIND_TAG = "select tag from invitation_address where collectivite_id = $1 and meeting_id = $2 and person_id = $3";
    FORGET_TAGS = "delete from invitation_address where collectivite_id = $1 and person_id = $2";
    FORGET_NOTES = "update invitation_answer set note = '' where collectivite_id = $1 and person_id = $2 and note <> ''";
    FIND_OF_TAG = "select meeting_id, person_id from invitation_address where collectivite_id = $1 and tag = $2";
}

db::record! {
    /// One announcement that was sent.
    pub(crate) struct ConvocationDate {
        pub(crate) sequence: i64,
        /// When the meeting was to begin
        pub(crate) starts_at: Instant,
    }
}

db::record! {
    /// Whose answers an address receives.
    pub(crate) struct Invited {
        pub(crate) meeting_id: MeetingId,
        pub(crate) person_id: PersonId,
    }
}

pub(crate) async fn convoke(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: &Meeting,
    by: Option<PersonId>,
    now: Instant,
) -> Result<(), db::Error> {
    let (id, sequence) = (meeting.id, meeting.sequence);
    sql.execute(CONVOKE, args![body, id, sequence, by, now]).await?;
    let told = args![body, id, meeting.calendar_sequence(), meeting.starts_at];
    sql.execute(KEEP_DATE, told).await?;
    Ok(())
}

/// Has it leave by itself.
pub(crate) async fn plan_convocation(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    days_before: i64,
    by: Option<PersonId>,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(PLAN, args![body, meeting, days_before, by, now])
        .await?;
    Ok(())
}

pub(crate) async fn find_planned(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Option<PlannedConvocation>, db::Error> {
    sql.optional(FIND_PLANNED, args![body, meeting]).await
}

pub(crate) async fn forget_planned(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_PLANNED, args![body, meeting]).await?;
    Ok(())
}

pub(crate) async fn fail_planned(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(FAIL_PLANNED, args![body, meeting, now]).await?;
    Ok(())
}

/// The announcements sent of a meeting, latest first.
pub(crate) async fn convocation_dates(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<ConvocationDate>, db::Error> {
    sql.all(LIST_DATES, args![body, meeting]).await
}

/// What tells a member's answers to one meeting: `wanted` the first time.
pub(crate) async fn give_invitation_tag(
    sql: &mut Sql,
    body: CollectiviteId,
    (meeting, person): (MeetingId, PersonId),
    wanted: &str,
    now: Instant,
) -> Result<String, db::Error> {
    sql.execute(GIVE_TAG, args![body, meeting, person, wanted, now])
        .await?;
    let known = invitation_tag(sql, body, meeting, person).await?;
    Ok(known.unwrap_or_else(|| wanted.to_owned()))
}

pub(crate) async fn invitation_tag(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<String>, db::Error> {
    db::record! { struct Tag { tag: String } }
    let found: Option<Tag> = sql.optional(FIND_TAG, args![body, meeting, person]).await?;
    Ok(found.map(|found| found.tag))
}

pub(crate) async fn invitation_of_tag(
    sql: &mut Sql,
    body: CollectiviteId,
    tag: &str,
) -> Result<Option<Invited>, db::Error> {
    sql.optional(FIND_OF_TAG, args![body, tag]).await
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

/// Forgets the addresses that somebody answered invitations at, and the words they added.
pub(crate) async fn forget_person(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_TAGS, args![body, person]).await?;
    sql.execute(FORGET_NOTES, args![body, person]).await?;
    Ok(())
}
