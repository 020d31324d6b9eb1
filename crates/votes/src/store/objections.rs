//! The objections of closed votes, each by an identifier that says nothing of who objects, and what moderation removed of their
//! reasons. Those that are read stand in the ballots.

use db::{Id, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::marks::{Answer, Mark};
use crate::model::ScrutinId;

/// Marks the ids of objections.
pub(crate) struct ObjectionMark;

/// An objection's identifier.
pub(crate) type ObjectionId = Id<ObjectionMark>;

db::statements! {
    INSERT_OBJECTION = "insert into scrutin_objection (collectivite_id, id, scrutin_id, elector_id) values ($1, $2, $3, $4)";
    FIND_OBJECTION = "select id, scrutin_id, elector_id, removed_at, words_removed from scrutin_objection
        where collectivite_id = $1 and id = $2";
    LIST_OBJECTIONS = "select id, scrutin_id, elector_id, removed_at, words_removed from scrutin_objection
        where collectivite_id = $1 and scrutin_id = $2 order by id limit 100000";
    REMOVE_OBJECTION = "update scrutin_objection set removed_at = $3, words_removed = $4
        where collectivite_id = $1 and id = $2 and removed_at is null";
    RESTORE_OBJECTION = "update scrutin_objection set removed_at = null, words_removed = null
        where collectivite_id = $1 and id = $2 and removed_at is not null";
    /// That something was removed stays.
    FORGET_OBJECTION = "update scrutin_objection set words_removed = ''
        where collectivite_id = $1 and id = $2 and removed_at is not null";
    WRITE_REASONS = "update scrutin_ballot set choice = $4
        where collectivite_id = $1 and scrutin_id = $2 and elector_id = $3";
}

db::record! {
    /// An objection of a closed vote.
    #[derive(Clone, Debug)]
    pub(crate) struct Objection {
        /// Which one
        pub(crate) id: ObjectionId,
        /// Of which vote
        pub(crate) scrutin_id: ScrutinId,
        /// Whose ballot it is
        pub(crate) elector_id: PersonId,
        /// When moderation removed its reasons
        pub(crate) removed_at: Option<Instant>,
        /// What it removed; empty once forgotten
        pub(crate) words_removed: Option<String>,
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ObjectionId,
    (scrutin, elector): (ScrutinId, PersonId),
) -> Result<(), db::Error> {
    sql.execute(INSERT_OBJECTION, args![body, id, scrutin, elector])
        .await
        .map(drop)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ObjectionId,
) -> Result<Option<Objection>, db::Error> {
    sql.optional(FIND_OBJECTION, args![body, id]).await
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    scrutin: ScrutinId,
) -> Result<Vec<Objection>, db::Error> {
    sql.all(LIST_OBJECTIONS, args![body, scrutin]).await
}

/// The reasons leave the ballot, which still objects, and wait apart. False when they are not shown.
pub(crate) async fn remove(
    sql: &mut Sql,
    body: CollectiviteId,
    objection: &Objection,
    (at, reasons): (Instant, &str),
) -> Result<bool, db::Error> {
    let removed = sql
        .execute(REMOVE_OBJECTION, args![body, objection.id, at, reasons])
        .await?;
    if removed == 1 {
        write(sql, body, objection, "").await?;
    }
    Ok(removed == 1)
}

/// The reasons go back to the ballot, unless they were forgotten or are there.
pub(crate) async fn restore(
    sql: &mut Sql,
    body: CollectiviteId,
    objection: &Objection,
) -> Result<(), db::Error> {
    let reasons = objection.words_removed.as_deref().unwrap_or_default();
    if reasons.is_empty() {
        return Ok(());
    }
    sql.execute(RESTORE_OBJECTION, args![body, objection.id]).await?;
    write(sql, body, objection, reasons).await
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: ObjectionId) -> Result<(), db::Error> {
    sql.execute(FORGET_OBJECTION, args![body, id]).await.map(drop)
}

async fn write(
    sql: &mut Sql,
    body: CollectiviteId,
    objection: &Objection,
    reasons: &str,
) -> Result<(), db::Error> {
    let answer = Answer::Mark(Mark::Objection(reasons.to_owned()));
    let values = args![body, objection.scrutin_id, objection.elector_id, &answer];
    sql.execute(WRITE_REASONS, values).await.map(drop)
}
