//! Where each person who follows stands: what they have seen, when they are written to.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Reader, Rhythm};

macro_rules! select_reader {
    ($rest:literal) => {
        concat!(
            "select person_id, seen_number, digest_number, rhythm, weekday, next_digest_at, follows_taking_part, token ",
            "from follow_reader where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into follow_reader (collectivite_id, person_id, seen_number, digest_number, counted_number, counted, rhythm, weekday,
        next_digest_at, follows_taking_part, token) values ($1, $2, $3, $3, -1, 0, $4, $5, $6, $7, $8) on conflict (collectivite_id, person_id) do nothing";
    FIND = select_reader!("and person_id = $2");
    FIND_BY_TOKEN = select_reader!("and token = $2");
    LIST_DUE = select_reader!("and next_digest_at <= $2 order by next_digest_at, person_id limit $3");
    COUNT_WRITTEN_TO = "select count(*) as n from (select person_id from follow_reader
        where collectivite_id = $1 and next_digest_at is not null limit 2) as written_to";
    NEXT_DUE = "select min(next_digest_at) as at from follow_reader where collectivite_id = $1";
    SET_RHYTHM = "update follow_reader set rhythm = $3, weekday = $4, next_digest_at = $5 where collectivite_id = $1 and person_id = $2";
    SET_TAKING_PART = "update follow_reader set follows_taking_part = $3 where collectivite_id = $1 and person_id = $2";
    SET_NEXT_DIGEST = "update follow_reader set next_digest_at = $3 where collectivite_id = $1 and person_id = $2";
    SET_DIGEST = "update follow_reader set digest_number = $3 where collectivite_id = $1 and person_id = $2";
    SET_SILENT = "update follow_reader set next_digest_at = $3, digest_number = $4 where collectivite_id = $1 and person_id = $2";
    /// Seen on one device is seen on the others, and never unseen.
    SET_SEEN = "update follow_reader set seen_number = $3, counted_number = $3, counted = 0 where collectivite_id = $1 and person_id = $2 and seen_number < $3";
    /// Only of what they had seen then: who looks meanwhile has seen it all.
    SET_COUNTED = "update follow_reader set counted_number = $3, counted = $4
        where collectivite_id = $1 and person_id = $2 and seen_number = $5 and counted_number < $3";
    FORGET = "delete from follow_reader where collectivite_id = $1 and person_id = $2";
    /// They follow something else than what was counted.
    FORGET_COUNTED = "update follow_reader set counted_number = -1, counted = 0 where collectivite_id = $1 and person_id = $2";
    /// One row, for every page of somebody who is signed in.
    STANDING = "select r.seen_number, r.counted_number, r.counted,
        (select coalesce(max(t.number), 0) from news_retraction t where t.collectivite_id = r.collectivite_id) as retracted_number, (select coalesce(max(n.number), 0) from news n where n.collectivite_id = r.collectivite_id) as last_number
        from follow_reader r where r.collectivite_id = $1 and r.person_id = $2";
}

db::record! {
    /// How far somebody has seen, of how much, and what was counted up to where.
    pub(crate) struct Standing {
        pub(crate) seen_number: i64,
        pub(crate) counted_number: i64,
        pub(crate) counted: i64,
        pub(crate) retracted_number: i64,
        pub(crate) last_number: i64,
    }
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &Reader) -> Result<bool, db::Error> {
    let values = args![
        body,
        new.person_id,
        new.seen_number,
        new.rhythm,
        new.weekday,
        new.next_digest_at,
        new.follows_taking_part,
        &new.token
    ];
    Ok(sql.execute(INSERT, values).await? == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Reader>, db::Error> {
    sql.optional(FIND, args![body, person]).await
}

pub(crate) async fn find_by_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<Reader>, db::Error> {
    sql.optional(FIND_BY_TOKEN, args![body, token]).await
}

pub(crate) async fn due(
    sql: &mut Sql,
    body: CollectiviteId,
    now: Instant,
    limit: i64,
) -> Result<Vec<Reader>, db::Error> {
    sql.all(LIST_DUE, args![body, now, limit]).await
}

/// True when one person at most is written to: the date of the next digests is not set yet, or stands for nobody else.
pub(crate) async fn is_first(sql: &mut Sql, body: CollectiviteId) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_WRITTEN_TO, args![body]).await? <= 1)
}

pub(crate) async fn next_due(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Instant>, db::Error> {
    db::record! { struct Next { at: Option<Instant> } }
    let next: Next = sql.one(NEXT_DUE, args![body]).await?;
    Ok(next.at)
}

pub(crate) async fn set_rhythm(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (rhythm, weekday): (Rhythm, i64),
    next: Option<Instant>,
) -> Result<(), db::Error> {
    sql.execute(SET_RHYTHM, args![body, person, rhythm, weekday, next])
        .await?;
    Ok(())
}

pub(crate) async fn set_taking_part(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    follows: bool,
) -> Result<(), db::Error> {
    sql.execute(SET_TAKING_PART, args![body, person, follows]).await?;
    Ok(())
}

/// Nothing was to be told up to the news of number `last`.
pub(crate) async fn set_silent(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (next, last): (Option<Instant>, i64),
) -> Result<(), db::Error> {
    sql.execute(SET_SILENT, args![body, person, next, last]).await?;
    Ok(())
}

pub(crate) async fn set_next_digest(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    next: Option<Instant>,
) -> Result<(), db::Error> {
    sql.execute(SET_NEXT_DIGEST, args![body, person, next]).await?;
    Ok(())
}

/// Somebody was told by letter up to `number`.
pub(crate) async fn set_digest(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    number: i64,
) -> Result<(), db::Error> {
    sql.execute(SET_DIGEST, args![body, person, number]).await?;
    Ok(())
}

pub(crate) async fn set_seen(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    number: i64,
) -> Result<(), db::Error> {
    sql.execute(SET_SEEN, args![body, person, number]).await?;
    Ok(())
}

/// Keeps what was counted up to `number` by somebody who had seen up to `seen`.
pub(crate) async fn set_counted(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (number, count): (i64, i64),
    seen: i64,
) -> Result<(), db::Error> {
    sql.execute(SET_COUNTED, args![body, person, number, count, seen])
        .await?;
    Ok(())
}

pub(crate) async fn forget_counted(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_COUNTED, args![body, person]).await?;
    Ok(())
}

pub(crate) async fn standing(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Standing>, db::Error> {
    sql.optional(STANDING, args![body, person]).await
}

/// Forgets where somebody stands, and that they are written to.
pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, person]).await?;
    Ok(())
}
