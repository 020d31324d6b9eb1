//! The SQL of personal data: who watches over them, breaches, objections.

use db::{Error, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Breach, BreachId, Contact, Objection, ObjectionId, Told};

/// Breaches a page shows: a body that has more has other troubles.
pub(crate) const BREACHES_MAX: i64 = 500;
/// Objections a page shows.
pub(crate) const OBJECTIONS_A_PAGE: i64 = 25;
/// Objections of one person that their page shows.
const OBJECTIONS_OF_MAX: i64 = 200;

macro_rules! breach_columns {
    () => {
        "id, number, noticed_at, nature, concerned, consequences, measures, written_at"
    };
}

macro_rules! objection_columns {
    () => {
        "id, person_id, processing, words, made_at, answered_at, is_upheld, answer"
    };
}

db::statements! {
    FIND_CONTACT = "select version, officer, reach, measures from privacy_contact where collectivite_id = $1";
    INSERT_CONTACT = "insert into privacy_contact (collectivite_id, version, officer, reach, measures, updated_at)
        values ($1, 1, $2, $3, $4, $5) on conflict (collectivite_id) do nothing";
    UPDATE_CONTACT = "update privacy_contact set version = version + 1, officer = $3, reach = $4, measures = $5, updated_at = $6
        where collectivite_id = $1 and version = $2";

    LAST_BREACH = "select coalesce(max(number), 0) as n from privacy_breach where collectivite_id = $1";
    INSERT_BREACH = "insert into privacy_breach (collectivite_id, id, number, noticed_at, nature, concerned, consequences, measures,
        written_at, written_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST_BREACHES = concat!("select ", breach_columns!(), " from privacy_breach where collectivite_id = $1
        order by number desc limit $2");
    FIND_BREACH = concat!("select ", breach_columns!(), " from privacy_breach where collectivite_id = $1 and id = $2");
    INSERT_TOLD = "insert into privacy_breach_told (collectivite_id, id, breach_id, whom, told_on, words, written_at, written_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST_TOLD = "select breach_id, whom, told_on, words from privacy_breach_told where collectivite_id = $1 order by told_on, id limit $2";
    LIST_TOLD_OF = "select breach_id, whom, told_on, words from privacy_breach_told where collectivite_id = $1 and breach_id = $2
        order by told_on, id limit $3";

    INSERT_OBJECTION = "insert into privacy_objection (collectivite_id, id, person_id, processing, words, made_at, answer)
        values ($1, $2, $3, $4, $5, $6, '')";
    COUNT_WAITING = "select count(*) as n from privacy_objection where collectivite_id = $1 and answered_at is null";
    COUNT_WAITING_OF = "select count(*) as n from privacy_objection
        where collectivite_id = $1 and person_id = $2 and answered_at is null";
    COUNT_WAITING_TO = "select count(*) as n from privacy_objection
        where collectivite_id = $1 and person_id = $2 and processing = $3 and answered_at is null";
    LIST_OBJECTIONS = concat!("select ", objection_columns!(), " from privacy_objection where collectivite_id = $1
        order by case when answered_at is null then 0 else 1 end, answered_at desc, made_at, id limit $2 offset $3");
    COUNT_OBJECTIONS = "select count(*) as n from privacy_objection where collectivite_id = $1";
    LIST_OBJECTIONS_OF = concat!("select ", objection_columns!(), " from privacy_objection
        where collectivite_id = $1 and person_id = $2 order by id desc limit $3");
    FIND_OBJECTION = concat!("select ", objection_columns!(), " from privacy_objection where collectivite_id = $1 and id = $2");
    ANSWER_OBJECTION = "update privacy_objection set answered_at = $3, is_upheld = $4, answer = $5, answered_by = $6
        where collectivite_id = $1 and id = $2 and answered_at is null";
    DELETE_OBJECTIONS_OF = "delete from privacy_objection where collectivite_id = $1 and person_id = $2";
    /// One that waits is kept until it is answered.
    FORGET_OBJECTIONS = "delete from privacy_objection where collectivite_id = $1 and id in
        (select id from privacy_objection where collectivite_id = $1 and answered_at < $2 limit 2000)";
}

pub(crate) async fn contact(sql: &mut Sql, body: CollectiviteId) -> Result<Contact, Error> {
    Ok(sql.optional(FIND_CONTACT, args![body]).await?.unwrap_or_default())
}

pub(crate) async fn breaches(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Breach>, Error> {
    sql.all(LIST_BREACHES, args![body, BREACHES_MAX]).await
}

pub(crate) async fn breach(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BreachId,
) -> Result<Option<Breach>, Error> {
    sql.optional(FIND_BREACH, args![body, id]).await
}

/// Who was told, of every breach.
pub(crate) async fn told(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Told>, Error> {
    sql.all(LIST_TOLD, args![body, BREACHES_MAX * 8]).await
}

/// Who was told of one breach.
pub(crate) async fn told_of(
    sql: &mut Sql,
    body: CollectiviteId,
    breach: BreachId,
) -> Result<Vec<Told>, Error> {
    sql.all(LIST_TOLD_OF, args![body, breach, BREACHES_MAX]).await
}

/// Those that wait first, the oldest on top; then those answered, the latest on top.
pub(crate) async fn objections(
    sql: &mut Sql,
    body: CollectiviteId,
    offset: i64,
) -> Result<Vec<Objection>, Error> {
    sql.all(LIST_OBJECTIONS, args![body, OBJECTIONS_A_PAGE, offset])
        .await
}

pub(crate) async fn count_objections(sql: &mut Sql, body: CollectiviteId) -> Result<i64, Error> {
    sql.count(COUNT_OBJECTIONS, args![body]).await
}

pub(crate) async fn count_waiting(sql: &mut Sql, body: CollectiviteId) -> Result<i64, Error> {
    sql.count(COUNT_WAITING, args![body]).await
}

pub(crate) async fn objections_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Vec<Objection>, Error> {
    sql.all(LIST_OBJECTIONS_OF, args![body, person, OBJECTIONS_OF_MAX])
        .await
}

pub(crate) async fn objection(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ObjectionId,
) -> Result<Option<Objection>, Error> {
    sql.optional(FIND_OBJECTION, args![body, id]).await
}
