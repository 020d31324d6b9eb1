//! People made known at the desk, their visits, and what was done for them.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Deed, DeedId, DeskPerson, DeskVisit, VisitId};

macro_rules! select_visit {
    ($rest:literal) => {
        concat!(
            "select id, person_id, held_by, begun_at, ends_at, ended_at from desk_visit where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT_PERSON = "insert into desk_person (collectivite_id, person_id, registered_by, consented_at) values ($1, $2, $3, $4)";
    FIND_PERSON = "select person_id, consented_at, claimed_at from desk_person where collectivite_id = $1 and person_id = $2";
    /// Who has not claimed their account: an agent may go on for them.
    LIST_UNCLAIMED = "select person_id, consented_at, claimed_at from desk_person
        where collectivite_id = $1 and claimed_at is null order by consented_at desc, person_id limit $2";
    CLAIM = "update desk_person set claimed_at = $3 where collectivite_id = $1 and person_id = $2 and claimed_at is null";

    INSERT_VISIT = "insert into desk_visit (collectivite_id, id, person_id, held_by, begun_at, ends_at)
        values ($1, $2, $3, $4, $5, $6)";
    FIND_VISIT = select_visit!("and id = $2");
    LIST_HELD = select_visit!("and held_by = $2 order by begun_at desc, id desc limit $3");
    COUNT_HELD = "select count(*) as n from desk_visit where collectivite_id = $1 and held_by = $2 and begun_at > $3";
    PUT_OFF_END = "update desk_visit set ends_at = $3 where collectivite_id = $1 and id = $2 and ended_at is null";
    END_VISIT = "update desk_visit set ended_at = $3 where collectivite_id = $1 and id = $2 and ended_at is null";
    PURGE_VISITS = "delete from desk_visit where collectivite_id = $1 and id in
        (select id from desk_visit where collectivite_id = $1 and begun_at <= $2 limit 2000)";

    INSERT_DEED = "insert into desk_deed (collectivite_id, id, visit_id, kind, title, path, done_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// All that was done for somebody, at every visit.
    LIST_DEEDS = "select d.kind, d.title, d.path, d.done_at from desk_deed d
        join desk_visit v on v.collectivite_id = d.collectivite_id and v.id = d.visit_id
        where d.collectivite_id = $1 and v.person_id = $2 order by d.done_at, d.id limit $3";
    PURGE_DEEDS = "delete from desk_deed where collectivite_id = $1 and id in
        (select id from desk_deed where collectivite_id = $1 and done_at <= $2 limit 2000)";
}

pub(crate) async fn insert_person(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    by: PersonId,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(INSERT_PERSON, args![body, person, by, now]).await?;
    Ok(())
}

pub(crate) async fn find_person(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<DeskPerson>, db::Error> {
    sql.optional(FIND_PERSON, args![body, person]).await
}

pub(crate) async fn unclaimed(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<DeskPerson>, db::Error> {
    sql.all(LIST_UNCLAIMED, args![body, limit]).await
}

/// False for who was never at the desk, or claimed their account before.
pub(crate) async fn claim(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(CLAIM, args![body, person, now]).await? == 1)
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &DeskVisit) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.person_id,
        new.held_by,
        new.begun_at,
        new.ends_at
    ];
    sql.execute(INSERT_VISIT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VisitId,
) -> Result<Option<DeskVisit>, db::Error> {
    sql.optional(FIND_VISIT, args![body, id]).await
}

/// The latest visits that an agent held.
pub(crate) async fn held_by(
    sql: &mut Sql,
    body: CollectiviteId,
    agent: PersonId,
    limit: i64,
) -> Result<Vec<DeskVisit>, db::Error> {
    sql.all(LIST_HELD, args![body, agent, limit]).await
}

/// How many visits an agent began since then.
pub(crate) async fn count_held(
    sql: &mut Sql,
    body: CollectiviteId,
    agent: PersonId,
    since: Instant,
) -> Result<i64, db::Error> {
    sql.count(COUNT_HELD, args![body, agent, since]).await
}

pub(crate) async fn put_off_end(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VisitId,
    ends_at: Instant,
) -> Result<(), db::Error> {
    sql.execute(PUT_OFF_END, args![body, id, ends_at]).await?;
    Ok(())
}

/// False when it was ended before.
pub(crate) async fn end(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VisitId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(END_VISIT, args![body, id, now]).await? == 1)
}

pub(crate) async fn insert_deed(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, visit): (DeedId, VisitId),
    deed: &Deed,
) -> Result<(), db::Error> {
    let values = args![body, id, visit, deed.kind, &deed.title, &deed.path, deed.done_at];
    sql.execute(INSERT_DEED, values).await?;
    Ok(())
}

/// What was done for somebody, oldest first, at most `limit`.
pub(crate) async fn deeds_for(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Deed>, db::Error> {
    sql.all(LIST_DEEDS, args![body, person, limit]).await
}
