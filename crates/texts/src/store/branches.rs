//! The names under which amendments were pushed.

use std::collections::HashSet;

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::{AmendmentId, TextId};

db::statements! {
    INSERT_BRANCH = "insert into amendment_branch (collectivite_id, document_id, name, amendment_id) values ($1, $2, $3, $4)";
    FIND_BRANCH = "select name, amendment_id from amendment_branch where collectivite_id = $1 and document_id = $2 and name = $3";
    LIST_BRANCHES_OF_NUMBER = "select b.name, b.amendment_id from amendment_branch b
        join amendment a on a.collectivite_id = b.collectivite_id and a.id = b.amendment_id
        where b.collectivite_id = $1 and b.document_id = $2 and a.number = $3 order by b.name limit 100";
    /// What a sub-amendment follows is the commit of its amendment: it says the same.
    LIST_WITHHELD = "select a.number, b.name from amendment a
        left join amendment_branch b on b.collectivite_id = a.collectivite_id and b.amendment_id = a.id
        where a.collectivite_id = $1 and a.document_id = $2 and exists (
            select 1 from text_words_removed w where w.collectivite_id = a.collectivite_id and w.subject_type = $3
            and (w.subject_id = a.id or w.subject_id in (select s.parent_id from sub_amendment s
                where s.collectivite_id = a.collectivite_id and s.amendment_id = a.id)))
        order by a.number, b.name limit 10000";
}

db::record! {
    struct BranchRow {
        name: String,
        amendment_id: AmendmentId,
    }
}

db::record! {
    struct WithheldRow {
        number: i64,
        name: Option<String>,
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

/// The branches of the amendments whose rationale, `subject_type`, moderation removed: by number, and by name when they
/// were pushed.
pub(crate) async fn withheld(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    subject_type: &str,
) -> Result<HashSet<String>, db::Error> {
    let rows: Vec<WithheldRow> = sql.all(LIST_WITHHELD, args![body, text, subject_type]).await?;
    let names = rows
        .into_iter()
        .flat_map(|row| [Some(row.number.to_string()), row.name]);
    Ok(names.flatten().collect())
}
