//! The SQL of acts.

pub(crate) mod deliberations;

use db::{Sql, Statement, args};
use groups::GroupId;
use kernel::CollectiviteId;
use texts::TextId;

use crate::model::{Act, ActId, ActPdf};

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[STATEMENTS, deliberations::STATEMENTS];

macro_rules! columns {
    () => {
        "id, group_id, text_id, meeting_id, title, kind, author_name, author_quality, text_commit, extract, published_at, sha256, size_bytes"
    };
}

db::statements! {
    INSERT_ACT = concat!("insert into act (collectivite_id, ", columns!(), ")
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)");
    FIND_ACT = concat!("select ", columns!(), " from act where collectivite_id = $1 and id = $2");
    FIND_ACT_OF_TEXT = concat!("select ", columns!(), " from act where collectivite_id = $1 and text_id = $2");
    LIST_ACTS = concat!("select ", columns!(), " from act where collectivite_id = $1
        order by published_at desc, id desc limit $2 offset $3");
    LIST_ACTS_OF_GROUP = concat!("select ", columns!(), " from act where collectivite_id = $1 and group_id = $4
        order by published_at desc, id desc limit $2 offset $3");
    FIND_PDF = "select act_id, sha256, size_bytes, page_count, substituted, made_at from act_pdf
        where collectivite_id = $1 and act_id = $2";
    KEEP_PDF = "insert into act_pdf (collectivite_id, act_id, sha256, size_bytes, page_count, substituted, made_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (collectivite_id, act_id) do update set
        sha256 = excluded.sha256, size_bytes = excluded.size_bytes, page_count = excluded.page_count,
        substituted = excluded.substituted, made_at = excluded.made_at";
    LIST_WITHOUT_PDF = concat!("select ", columns!(), " from act where collectivite_id = $1
        and not exists (select 1 from act_pdf p where p.collectivite_id = act.collectivite_id and p.act_id = act.id)
        order by published_at, id limit $2");
    COUNT_ACTS = "select count(*) as n from act where collectivite_id = $1";
    COUNT_ACTS_OF_GROUP = "select count(*) as n from act where collectivite_id = $1 and group_id = $2";
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, act: &Act) -> Result<(), db::Error> {
    sql.execute(
        INSERT_ACT,
        args![
            body,
            act.id,
            act.group_id,
            act.text_id,
            act.meeting_id,
            &act.title,
            act.kind,
            &act.author_name,
            &act.author_quality,
            act.text_commit.clone(),
            &act.extract,
            act.published_at,
            &act.sha256,
            act.size_bytes
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId, id: ActId) -> Result<Option<Act>, db::Error> {
    sql.optional(FIND_ACT, args![body, id]).await
}

pub(crate) async fn of_text(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Option<Act>, db::Error> {
    sql.optional(FIND_ACT_OF_TEXT, args![body, text]).await
}

/// Newest first; those of one group when it is given.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    group: Option<GroupId>,
    limit: i64,
    offset: i64,
) -> Result<Vec<Act>, db::Error> {
    match group {
        None => sql.all(LIST_ACTS, args![body, limit, offset]).await,
        Some(group) => {
            sql.all(LIST_ACTS_OF_GROUP, args![body, limit, offset, group])
                .await
        }
    }
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    group: Option<GroupId>,
) -> Result<i64, db::Error> {
    match group {
        None => sql.count(COUNT_ACTS, args![body]).await,
        Some(group) => sql.count(COUNT_ACTS_OF_GROUP, args![body, group]).await,
    }
}

/// The accessible file of an act, once made.
pub(crate) async fn pdf(
    sql: &mut Sql,
    body: CollectiviteId,
    act: ActId,
) -> Result<Option<ActPdf>, db::Error> {
    sql.optional(FIND_PDF, args![body, act]).await
}

/// Keeps the accessible file of an act, in place of one made before.
pub(crate) async fn keep_pdf(sql: &mut Sql, body: CollectiviteId, pdf: &ActPdf) -> Result<(), db::Error> {
    let values = args![
        body,
        pdf.act_id,
        &pdf.sha256,
        pdf.size_bytes,
        pdf.page_count,
        &pdf.substituted,
        pdf.made_at
    ];
    sql.execute(KEEP_PDF, values).await?;
    Ok(())
}

/// Acts without accessible file, oldest first.
pub(crate) async fn without_pdf(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Act>, db::Error> {
    sql.all(LIST_WITHOUT_PDF, args![body, limit]).await
}
