//! Who signed an amendment with its author.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{AmendmentId, COSIGNERS_MAX, TextId};

db::statements! {
    INSERT_COSIGNER = "insert into amendment_cosigner (collectivite_id, amendment_id, person_id, document_id, version, signed_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, amendment_id, person_id) do update set version = excluded.version, signed_at = excluded.signed_at";
    DELETE_COSIGNER = "delete from amendment_cosigner where collectivite_id = $1 and amendment_id = $2 and person_id = $3";
    LIST_COSIGNERS = "select person_id, version, signed_at from amendment_cosigner
        where collectivite_id = $1 and amendment_id = $2 order by signed_at, person_id limit $3";
    COUNT_COSIGNERS = "select count(*) as n from amendment_cosigner where collectivite_id = $1 and amendment_id = $2";
}

db::record! {
    /// Somebody who signed an amendment with its author.
    #[derive(Clone, Debug)]
    pub struct Cosigner {
        /// Who
        pub person_id: PersonId,
        /// Which version of the amendment
        pub version: i64,
        /// When
        pub signed_at: Instant,
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, amendment): (TextId, AmendmentId),
    (person, version): (PersonId, i64),
    at: Instant,
) -> Result<(), db::Error> {
    let values = args![body, amendment, person, text, version, at];
    sql.execute(INSERT_COSIGNER, values).await.map(drop)
}

/// False when that person had not signed.
pub(crate) async fn delete(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
    person: PersonId,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(DELETE_COSIGNER, args![body, amendment, person])
        .await?
        == 1)
}

/// Those who signed, first first.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Vec<Cosigner>, db::Error> {
    sql.all(LIST_COSIGNERS, args![body, amendment, COSIGNERS_MAX])
        .await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_COSIGNERS, args![body, amendment]).await
}
