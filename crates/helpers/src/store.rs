//! The SQL of mandates and of what was done with them.

use db::{Error, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Deed, DeedId, Mandate, MandateId};

macro_rules! select_mandate {
    ($rest:literal) => {
        concat!(
            "select id, helped_id, helper_id, acts, days, asked_at, ends_at, consented_at, ended_at, received_by from helper_mandate \
             where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "insert into helper_mandate (collectivite_id, id, helped_id, helper_id, acts, days, asked_at, ends_at, consented_at,
            received_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = select_mandate!("and id = $2");
    LIST_OF_HELPED = select_mandate!("and helped_id = $2 order by asked_at desc, id desc limit $3");
    LIST_OF_HELPER = select_mandate!("and helper_id = $2 order by asked_at desc, id desc limit $3");
    COUNT_ASKED = "select count(*) as n from helper_mandate where collectivite_id = $1 and helper_id = $2 and asked_at > $3";
    COUNT_HELD = "select count(*) as n from helper_mandate where collectivite_id = $1 and helper_id = $2
        and consented_at is not null and ended_at is null and ends_at > $3";
    COUNT_BETWEEN = "select count(*) as n from helper_mandate where collectivite_id = $1 and helper_id = $2 and helped_id = $3
        and consented_at is null and ends_at > $4";
    /// Answered once.
    CONSENT = "update helper_mandate set consented_at = $3, ends_at = $4
        where collectivite_id = $1 and id = $2 and consented_at is null and ended_at is null";
    END = "update helper_mandate set ended_at = $3 where collectivite_id = $1 and id = $2 and ended_at is null";
    FORGET_DEEDS_OF = "delete from helper_deed where collectivite_id = $1 and mandate_id in
        (select m.id from helper_mandate m where m.collectivite_id = $1 and (m.helped_id = $2 or m.helper_id = $2))";
    FORGET_MANDATES_OF = "delete from helper_mandate where collectivite_id = $1 and (helped_id = $2 or helper_id = $2)";
    PURGE_MANDATES = "delete from helper_mandate where collectivite_id = $1 and id in
        (select m.id from helper_mandate m where m.collectivite_id = $1 and m.ends_at <= $2 limit 2000)";

    INSERT_DEED = "insert into helper_deed (collectivite_id, id, mandate_id, act, title, path, done_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    LIST_DEEDS = "select act, title, path, done_at from helper_deed where collectivite_id = $1 and mandate_id = $2
        order by done_at desc, id desc limit $3";
    COUNT_DEEDS = "select count(*) as n from helper_deed where collectivite_id = $1 and mandate_id = $2 and done_at > $3";
    PURGE_DEEDS = "delete from helper_deed where collectivite_id = $1 and id in
        (select d.id from helper_deed d where d.collectivite_id = $1 and d.done_at <= $2 limit 2000)";

    ANY = "select count(*) as n from (select 1 from helper_mandate where collectivite_id = $1 limit 1) found";
    CONSENTED = "select min(consented_at) as at from helper_mandate
        where collectivite_id = $1 and helped_id = $2 and consented_at is not null and ended_at is null";
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &Mandate) -> Result<(), Error> {
    let values = args![
        body,
        new.id,
        new.helped_id,
        new.helper_id,
        &new.acts,
        new.days,
        new.asked_at,
        new.ends_at,
        new.consented_at,
        new.received_by
    ];
    sql.execute(INSERT, values).await.map(drop)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MandateId,
) -> Result<Option<Mandate>, Error> {
    sql.optional(FIND, args![body, id]).await
}

/// Those that name a person as helped, the newest first.
pub(crate) async fn of_helped(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Mandate>, Error> {
    sql.all(LIST_OF_HELPED, args![body, person, limit]).await
}

/// Those that a person holds or asked for, the newest first.
pub(crate) async fn of_helper(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Mandate>, Error> {
    sql.all(LIST_OF_HELPER, args![body, person, limit]).await
}

pub(crate) async fn insert_deed(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, mandate): (DeedId, MandateId),
    done: &Deed,
) -> Result<(), Error> {
    let values = args![body, id, mandate, done.act, &done.title, &done.path, done.done_at];
    sql.execute(INSERT_DEED, values).await.map(drop)
}

pub(crate) async fn deeds(
    sql: &mut Sql,
    body: CollectiviteId,
    mandate: MandateId,
    limit: i64,
) -> Result<Vec<Deed>, Error> {
    sql.all(LIST_DEEDS, args![body, mandate, limit]).await
}

pub(crate) async fn deeds_since(
    sql: &mut Sql,
    body: CollectiviteId,
    mandate: MandateId,
    since: Instant,
) -> Result<i64, Error> {
    sql.count(COUNT_DEEDS, args![body, mandate, since]).await
}
