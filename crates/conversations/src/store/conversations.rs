//! Conversations, their counts, and the key of their voters.

use db::{Instant, Sql, args};
use jiff::civil::Date;
use kernel::CollectiviteId;

use crate::model::{Conversation, ConversationId, Shown};

macro_rules! select_conversation {
    ($rest:literal) => {
        concat!(
            "select id, group_id, title, question, presentation, audience, is_moderated_first, is_map_shown_meanwhile, ",
            "is_imported, opens_at, closes_at, closed_at, seed, casts, votes, participants, numbered, changes, ",
            "votes_digest, last_cast_on, shown_through, shown_participants, shown_digest, ",
            "case when voter_key = '' then 'oubliee' else 'gardee' end as key_state, ",
            "created_at, changed_at, version from conversation where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into conversation (collectivite_id, id, group_id, title, question, presentation, audience,
        is_moderated_first, is_map_shown_meanwhile, is_imported, opens_at, closes_at, closed_at, seed, voter_key, casts, votes,
        participants, numbered, changes, votes_digest, shown_participants, shown_digest, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, 0, 0, 0, 0, '', 0, '', $16, $16, 1)";
    FIND = select_conversation!("and id = $2");
    /// Changed only if nobody else did since: the caller looks at the number of rows.
    CHANGE = "update conversation set title = $3, question = $4, presentation = $5, is_moderated_first = $6,
        is_map_shown_meanwhile = $7, closes_at = $8, changed_at = $9, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $10 and closed_at is null";
    CLOSE = "update conversation set closed_at = $3, changed_at = $3, version = version + 1
        where collectivite_id = $1 and id = $2 and closed_at is null";
    LIST_NOT_OVER = select_conversation!("and closed_at is null and closes_at > $2 and voter_key <> ''
        order by closes_at, id limit $3");
    LIST_OVER = select_conversation!("and (closed_at is not null or closes_at <= $2 or voter_key = '')
        order by closes_at desc, id desc limit $3 offset $4");
    COUNT_OVER = "select count(*) as n from conversation
        where collectivite_id = $1 and (closed_at is not null or closes_at <= $2 or voter_key = '')";
    VOTER_KEY = "select voter_key from conversation where collectivite_id = $1 and id = $2";
    FORGET_VOTER_KEY = "update conversation set voter_key = '' where collectivite_id = $1 and id = $2";
    NEXT_NUMBER = "update conversation set numbered = numbered + 1 where collectivite_id = $1 and id = $2
        returning numbered as n";
    CHANGED = "update conversation set changes = changes + 1 where collectivite_id = $1 and id = $2";
    COUNT_CAST = "update conversation set casts = casts + 1, votes = votes + $3, participants = participants + $4,
        votes_digest = $5, last_cast_on = $6, shown_through = $7, shown_participants = $8, shown_digest = $9
        where collectivite_id = $1 and id = $2";
    COUNT_IMPORTED = "update conversation set casts = $3, votes = $3, participants = $4, numbered = $5, changes = changes + 1,
        votes_digest = $6, last_cast_on = $7, shown_through = $7, shown_participants = $4, shown_digest = $6
        where collectivite_id = $1 and id = $2";
}

db::record! {
    struct VoterKey {
        voter_key: String,
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Conversation,
    voter_key: &str,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.group_id,
        &new.title,
        &new.question,
        &new.presentation,
        new.audience,
        new.is_moderated_first,
        new.is_map_shown_meanwhile,
        new.is_imported,
        new.opens_at,
        new.closes_at,
        new.closed_at,
        &new.seed,
        voter_key,
        new.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
) -> Result<Option<Conversation>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// False when somebody changed or closed it since `version` was read.
pub(crate) async fn change(
    sql: &mut Sql,
    body: CollectiviteId,
    after: &Conversation,
    version: i64,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        after.id,
        &after.title,
        &after.question,
        &after.presentation,
        after.is_moderated_first,
        after.is_map_shown_meanwhile,
        after.closes_at,
        now,
        version
    ];
    Ok(sql.execute(CHANGE, values).await? == 1)
}

/// False when it was closed already.
pub(crate) async fn close(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(CLOSE, args![body, id, now]).await? == 1)
}

/// Planned and open, the soonest end first.
pub(crate) async fn not_over(
    sql: &mut Sql,
    body: CollectiviteId,
    now: Instant,
    limit: i64,
) -> Result<Vec<Conversation>, db::Error> {
    sql.all(LIST_NOT_OVER, args![body, now, limit]).await
}

/// Over, the latest first.
pub(crate) async fn over(
    sql: &mut Sql,
    body: CollectiviteId,
    now: Instant,
    limit: i64,
    offset: i64,
) -> Result<Vec<Conversation>, db::Error> {
    sql.all(LIST_OVER, args![body, now, limit, offset]).await
}

pub(crate) async fn count_over(sql: &mut Sql, body: CollectiviteId, now: Instant) -> Result<i64, db::Error> {
    sql.count(COUNT_OVER, args![body, now]).await
}

/// What leads from a person to their votes; none once it was forgotten.
pub(crate) async fn voter_key(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
) -> Result<Option<String>, db::Error> {
    let found: Option<VoterKey> = sql.optional(VOTER_KEY, args![body, id]).await?;
    Ok(found.map(|found| found.voter_key).filter(|key| !key.is_empty()))
}

pub(crate) async fn forget_voter_key(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_VOTER_KEY, args![body, id]).await?;
    Ok(())
}

/// The number of a new statement.
pub(crate) async fn next_number(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
) -> Result<i64, db::Error> {
    sql.count(NEXT_NUMBER, args![body, id]).await
}

/// What can be read of the statements changed.
pub(crate) async fn changed(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
) -> Result<(), db::Error> {
    sql.execute(CHANGED, args![body, id]).await?;
    Ok(())
}

/// Counts a vote of that day: whether it is a new one, and of somebody new; and what is shown meanwhile.
pub(crate) async fn count_cast(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
    (is_new, is_of_somebody_new): (bool, bool),
    (votes_digest, on): (&str, Date),
    shown: &Shown,
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        i64::from(is_new),
        i64::from(is_of_somebody_new),
        votes_digest,
        on,
        shown.through,
        shown.participants,
        &shown.digest
    ];
    sql.execute(COUNT_CAST, values).await?;
    Ok(())
}

/// Counts what came in from elsewhere: votes, people, the last number; all that was cast until that day is shown.
pub(crate) async fn count_imported(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConversationId,
    [votes, participants, numbered]: [i64; 3],
    (votes_digest, on): (&str, Date),
) -> Result<(), db::Error> {
    let values = args![body, id, votes, participants, numbered, votes_digest, on];
    sql.execute(COUNT_IMPORTED, values).await?;
    Ok(())
}
