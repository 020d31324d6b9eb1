//! Minutes proposed, and the corrections asked for.

use std::ops::Range;

use db::{Instant, Sql, args};
use jiff::civil::Date;
use kernel::{CollectiviteId, PersonId};

use crate::model::{CORRECTIONS_MAX, Correction, CorrectionId, CorrectionState, MeetingId, Proposal};

macro_rules! columns {
    () => {
        "select id, meeting_id, author_id, version, first_place, places, old_text, new_text, reason, state, answer,
        kept_text, kept_version, decided_by, decided_at, created_at from correction where collectivite_id = $1 "
    };
}

db::statements! {
    PROPOSE = "insert into minutes_proposal (collectivite_id, meeting_id, proposed_by, proposed_at, closes_on)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, meeting_id)
        do update set proposed_by = excluded.proposed_by, closes_on = excluded.closes_on";
    FIND_PROPOSAL = "select proposed_by, proposed_at, closes_on from minutes_proposal
        where collectivite_id = $1 and meeting_id = $2";
    INSERT = "insert into correction (collectivite_id, id, meeting_id, author_id, version, first_place, places, old_text,
        new_text, reason, state, answer, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12)";
    FIND = concat!(columns!(), "and id = $2");
    LIST = concat!(columns!(), "and meeting_id = $2 order by first_place, id limit $3");
    LIST_IN_STATE = concat!(columns!(), "and meeting_id = $2 and state = $3 order by first_place, id limit $4");
    COUNT = "select count(*) as n from correction where collectivite_id = $1 and meeting_id = $2";
    COUNT_IN_STATE = "select count(*) as n from correction
        where collectivite_id = $1 and meeting_id = $2 and state = $3";
    MOVE = "update correction set version = $3, first_place = $4, places = $5 where collectivite_id = $1 and id = $2";
    /// Two people deciding at once: the second finds that it is decided already.
    DECIDE = "update correction set state = $3, answer = $4, kept_text = $5, kept_version = $6, decided_by = $7,
        decided_at = $8 where collectivite_id = $1 and id = $2 and state = 'demandee'";
}

pub(crate) async fn propose_minutes(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    by: Option<PersonId>,
    closes_on: Date,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(PROPOSE, args![body, meeting, by, now, closes_on])
        .await?;
    Ok(())
}

pub(crate) async fn find_proposal(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Option<Proposal>, db::Error> {
    sql.optional(FIND_PROPOSAL, args![body, meeting]).await
}

pub(crate) async fn insert_correction(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Correction,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.meeting_id,
        new.author_id,
        new.version,
        new.first_place,
        new.places,
        &new.old_text,
        &new.new_text,
        &new.reason,
        new.state,
        new.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find_correction(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CorrectionId,
) -> Result<Option<Correction>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// All of them, in the order of the text.
pub(crate) async fn corrections(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<Correction>, db::Error> {
    sql.all(LIST, args![body, meeting, CORRECTIONS_MAX]).await
}

/// Those that wait for an answer, in the order of the text.
pub(crate) async fn pending_corrections(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<Vec<Correction>, db::Error> {
    let values = args![body, meeting, CorrectionState::Pending, CORRECTIONS_MAX];
    sql.all(LIST_IN_STATE, values).await
}

pub(crate) async fn count_corrections(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, meeting]).await
}

pub(crate) async fn count_pending(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_IN_STATE, args![body, meeting, CorrectionState::Pending])
        .await
}

/// The passage a correction is about now stands at `place` of `version`.
pub(crate) async fn move_correction(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CorrectionId,
    version: i64,
    place: Range<usize>,
) -> Result<(), db::Error> {
    let number = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    let values = args![body, id, version, number(place.start), number(place.len())];
    sql.execute(MOVE, values).await?;
    Ok(())
}

/// What became of a correction.
pub(crate) struct Settled<'a> {
    pub(crate) state: CorrectionState,
    pub(crate) answer: &'a str,
    /// The words put in the minutes, and the version that holds them
    pub(crate) kept: Option<(&'a str, i64)>,
    pub(crate) by: Option<PersonId>,
}

/// False when it was settled already.
pub(crate) async fn settle_correction(
    sql: &mut Sql,
    body: CollectiviteId,
    id: CorrectionId,
    settled: &Settled<'_>,
    now: Instant,
) -> Result<bool, db::Error> {
    let kept_text = settled.kept.map(|(text, _)| text.to_owned());
    let kept_version = settled.kept.map(|(_, version)| version);
    let values = args![
        body,
        id,
        settled.state,
        settled.answer,
        kept_text,
        kept_version,
        settled.by,
        now
    ];
    Ok(sql.execute(DECIDE, values).await? == 1)
}

/// The state in SQL text above is this word.
const _: () = assert!(matches!(
    CorrectionState::Pending.as_str().as_bytes(),
    b"demandee"
));
