//! Which amendments amend another one.

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::{AMENDMENTS_MAX, Amendment, AmendmentId, TextId};

db::statements! {
    INSERT_SUB_AMENDMENT = "insert into sub_amendment (collectivite_id, amendment_id, parent_id, document_id) values ($1, $2, $3, $4)";
    FIND_PARENT = select_amendment!("from sub_amendment s join amendment a on a.collectivite_id = s.collectivite_id and a.id = s.parent_id
        where s.collectivite_id = $1 and s.amendment_id = $2");
    LIST_SUB_AMENDMENTS = select_amendment!("from sub_amendment s join amendment a on a.collectivite_id = s.collectivite_id and a.id = s.amendment_id
        where s.collectivite_id = $1 and s.parent_id = $2 order by a.number limit $3");
    LIST_SUB_AMENDMENTS_ADOPTED = "select s.amendment_id, s.parent_id
        from sub_amendment s join amendment a on a.collectivite_id = s.collectivite_id and a.id = s.amendment_id
        where s.collectivite_id = $1 and s.document_id = $2 and a.fate = 'adopte' order by a.number limit $3";
    LIST_KINSHIPS = "select amendment_id, parent_id from sub_amendment where collectivite_id = $1 and document_id = $2
        order by amendment_id limit $3";
    COUNT_SUB_AMENDMENTS = "select count(*) as n from sub_amendment where collectivite_id = $1 and parent_id = $2";
}

db::record! {
    /// An amendment and the one it amends.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Kinship {
        pub(crate) amendment_id: AmendmentId,
        pub(crate) parent_id: AmendmentId,
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, amendment): (TextId, AmendmentId),
    parent: AmendmentId,
) -> Result<(), db::Error> {
    sql.execute(INSERT_SUB_AMENDMENT, args![body, amendment, parent, text])
        .await
        .map(drop)
}

/// The amendment that this one amends.
pub(crate) async fn parent_of(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Option<Amendment>, db::Error> {
    sql.optional(FIND_PARENT, args![body, amendment]).await
}

/// The amendments to an amendment, by number.
pub(crate) async fn of(
    sql: &mut Sql,
    body: CollectiviteId,
    parent: AmendmentId,
) -> Result<Vec<Amendment>, db::Error> {
    sql.all(LIST_SUB_AMENDMENTS, args![body, parent, AMENDMENTS_MAX])
        .await
}

/// Those adopted in a text, each with the amendment it amends.
pub(crate) async fn adopted(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<Kinship>, db::Error> {
    sql.all(LIST_SUB_AMENDMENTS_ADOPTED, args![body, text, AMENDMENTS_MAX])
        .await
}

/// Every sub-amendment of a text, with the amendment it amends.
pub(crate) async fn all(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<Kinship>, db::Error> {
    sql.all(LIST_KINSHIPS, args![body, text, AMENDMENTS_MAX]).await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    parent: AmendmentId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_SUB_AMENDMENTS, args![body, parent]).await
}
