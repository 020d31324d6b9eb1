//! Who follows what.

use db::{Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, PersonId, SubjectRef};

use crate::model::{Choice, Reason};

db::statements! {
    /// What somebody asks for replaces what was; what follows from taking part changes nothing that was chosen.
    ASK = "insert into follow (collectivite_id, person_id, object_id, object_type, choice, reason, from_number, since)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (collectivite_id, person_id, object_id) do update set choice = excluded.choice, reason = excluded.reason";
    TAKE_PART = "insert into follow (collectivite_id, person_id, object_id, object_type, choice, reason, from_number, since)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (collectivite_id, person_id, object_id) do nothing";
    CHOOSE = "update follow set choice = $4, reason = case when choice = $4 then reason else 'asked' end where collectivite_id = $1 and person_id = $2 and object_id = $3";
    FIND = "select f.object_type, f.object_id, f.choice, f.reason, f.since, s.title, s.path from follow f
        left join subject s on s.collectivite_id = f.collectivite_id and s.type = f.object_type and s.id = f.object_id
        where f.collectivite_id = $1 and f.person_id = $2 and f.object_id = $3";
    LIST_MINE = "select f.object_type, f.object_id, f.choice, f.reason, f.since, s.title, s.path from follow f
        left join subject s on s.collectivite_id = f.collectivite_id and s.type = f.object_type and s.id = f.object_id
        where f.collectivite_id = $1 and f.person_id = $2 order by f.since desc, f.object_id desc limit $3 offset $4";
    FORGET_ALL = "delete from follow where collectivite_id = $1 and person_id = $2";
    COUNT_MINE = "select count(*) as n from follow where collectivite_id = $1 and person_id = $2";
}

/// Something that somebody follows.
#[derive(Clone, Debug)]
pub(crate) struct Followed {
    pub(crate) object: SubjectRef,
    pub(crate) choice: Choice,
    pub(crate) reason: Reason,
    pub(crate) since: Instant,
    /// Its title and page; none once it was erased
    pub(crate) shown: Option<(String, String)>,
}

impl db::FromRow for Followed {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let title: Option<String> = row.get("title")?;
        let path: Option<String> = row.get("path")?;
        Ok(Self {
            object: SubjectRef {
                kind: row.get("object_type")?,
                id: row.get("object_id")?,
            },
            choice: row.get("choice")?,
            reason: row.get("reason")?,
            since: row.get("since")?,
            shown: title.zip(path),
        })
    }
}

/// What is written of somebody who begins to follow.
pub(crate) struct Beginning<'a> {
    pub(crate) person: PersonId,
    pub(crate) object: &'a SubjectRef,
    pub(crate) choice: Choice,
    pub(crate) reason: Reason,
    /// The last number that is not news
    pub(crate) from_number: i64,
    pub(crate) since: Instant,
}

pub(crate) async fn begin(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Beginning<'_>,
) -> Result<u64, db::Error> {
    let statement = match new.reason {
        Reason::Asked => ASK,
        Reason::TookPart => TAKE_PART,
    };
    let values = args![
        body,
        new.person,
        new.object.id,
        &new.object.kind,
        new.choice,
        new.reason,
        new.from_number,
        new.since
    ];
    sql.execute(statement, values).await
}

pub(crate) async fn choose(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    object: Uuid,
    choice: Choice,
) -> Result<bool, db::Error> {
    let changed = sql.execute(CHOOSE, args![body, person, object, choice]).await?;
    Ok(changed == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    object: Uuid,
) -> Result<Option<Followed>, db::Error> {
    sql.optional(FIND, args![body, person, object]).await
}

pub(crate) async fn mine(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (limit, offset): (i64, i64),
) -> Result<Vec<Followed>, db::Error> {
    sql.all(LIST_MINE, args![body, person, limit, offset]).await
}

pub(crate) async fn count_mine(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_MINE, args![body, person]).await
}

/// Forgets everything that somebody followed.
pub(crate) async fn forget_all(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_ALL, args![body, person]).await?;
    Ok(())
}
