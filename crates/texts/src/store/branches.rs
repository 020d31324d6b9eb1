//! The names under which amendments were pushed.

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::{AmendmentId, TextId};

db::statements! {
    INSERT_BRANCH = "insert into amendment_branch (collectivite_id, document_id, name, amendment_id) values ($1, $2, $3, $4)";
    FIND_BRANCH = "select name, amendment_id from amendment_branch where collectivite_id = $1 and document_id = $2 and name = $3";
    LIST_BRANCHES_OF_NUMBER = "select b.name, b.amendment_id from amendment_branch b
        join amendment a on a.collectivite_id = b.collectivite_id and a.id = b.amendment_id
        where b.collectivite_id = $1 and b.document_id = $2 and a.number = $3 order by b.name limit 100";
}

db::record! {
    struct BranchRow {
        name: String,
        amendment_id: AmendmentId,
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    name: &str,
    amendment: AmendmentId,
) -> Result<(), db::Error> {
    sql.execute(INSERT_BRANCH, args![body, text, name, amendment])
        .await
        .map(drop)
}

/// The amendment that was pushed under this name.
pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    name: &str,
) -> Result<Option<AmendmentId>, db::Error> {
    let found: Option<BranchRow> = sql.optional(FIND_BRANCH, args![body, text, name]).await?;
    Ok(found.map(|row| row.amendment_id))
}

/// The names under which the amendment `number` was pushed.
pub(crate) async fn names_of(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    number: i64,
) -> Result<Vec<String>, db::Error> {
    let rows: Vec<BranchRow> = sql
        .all(LIST_BRANCHES_OF_NUMBER, args![body, text, number])
        .await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}
