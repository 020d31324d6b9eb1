//! What happened to the works of funded projects.

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::{Cents, IdeaId, WORKS_MAX, Works, WorksId};

macro_rules! columns {
    () => {
        "select id, idea_id, state, on_day, note, spent_cents, photo, photo_words, recorded_at
        from budget_works where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT = "insert into budget_works (collectivite_id, id, idea_id, state, on_day, note, spent_cents, photo,
        photo_words, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = concat!(columns!(), "and id = $2");
    LIST = concat!(columns!(), "and idea_id = $2 order by on_day desc, id desc limit $3");
    DELETE = "delete from budget_works where collectivite_id = $1 and id = $2";
    FORGET_PHOTO = "update budget_works set photo = null, photo_words = '' where collectivite_id = $1 and id = $2";
    COUNT = "select count(*) as n from budget_works where collectivite_id = $1 and idea_id = $2";
}

pub(crate) async fn insert_works(
    sql: &mut Sql,
    body: CollectiviteId,
    works: &Works,
) -> Result<(), db::Error> {
    let values = args![
        body,
        works.id,
        works.idea_id,
        works.state,
        works.on_day,
        &works.note,
        works.spent_cents.map(Cents::value),
        works.photo.clone(),
        &works.photo_words,
        works.recorded_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find_works(
    sql: &mut Sql,
    body: CollectiviteId,
    id: WorksId,
) -> Result<Option<Works>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// The works of a project, the latest day first.
pub(crate) async fn list_works(
    sql: &mut Sql,
    body: CollectiviteId,
    idea: IdeaId,
) -> Result<Vec<Works>, db::Error> {
    sql.all(LIST, args![body, idea, WORKS_MAX]).await
}

pub(crate) async fn count_works(sql: &mut Sql, body: CollectiviteId, idea: IdeaId) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, idea]).await
}

/// Takes a line away.
pub(crate) async fn delete_works(sql: &mut Sql, body: CollectiviteId, id: WorksId) -> Result<(), db::Error> {
    sql.execute(DELETE, args![body, id]).await?;
    Ok(())
}

/// Takes the photo of a line away.
pub(crate) async fn forget_works_photo(
    sql: &mut Sql,
    body: CollectiviteId,
    id: WorksId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_PHOTO, args![body, id]).await?;
    Ok(())
}
