//! Proofs, tries and claims.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{Conflict, ConflictId, Proof};

db::statements! {
    INSERT_PROOF = "insert into elector_proof (collectivite_id, person_id, roll_id, elector, bureau, proved_at, ends_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    FIND_PROOF = "select person_id, roll_id, elector, bureau, proved_at, ends_at from elector_proof
        where collectivite_id = $1 and person_id = $2";
    FIND_PROOF_OF_ELECTOR = "select person_id, roll_id, elector, bureau, proved_at, ends_at from elector_proof
        where collectivite_id = $1 and elector = $2";
    PROOFS_AFTER = "select person_id, roll_id, elector, bureau, proved_at, ends_at from elector_proof
        where collectivite_id = $1 and person_id > $2 order by person_id limit $3";
    CARRY_PROOF = "update elector_proof set roll_id = $3, bureau = $4, ends_at = $5 where collectivite_id = $1 and person_id = $2";
    DELETE_PROOF = "delete from elector_proof where collectivite_id = $1 and person_id = $2";
    COUNT_PROOFS = "select count(*) as n from elector_proof where collectivite_id = $1 and roll_id = $2 and ends_at > $3";

    HOLD_ELECTOR = "insert into elector_held (collectivite_id, elector, holder, ends_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, elector) do update set holder = excluded.holder, ends_at = excluded.ends_at";
    FIND_HELD = "select holder from elector_held where collectivite_id = $1 and elector = $2 and ends_at > $3";
    FREE_ELECTOR = "delete from elector_held where collectivite_id = $1 and elector = $2";
    PURGE_HELD = "delete from elector_held where collectivite_id = $1 and ends_at <= $2";

    INSERT_TRY = "insert into roll_try (collectivite_id, id, person_id, client, tried_at) values ($1, $2, $3, $4, $5)";
    COUNT_OF_PERSON = "select count(*) as n from roll_try where collectivite_id = $1 and person_id = $2 and tried_at > $3";
    COUNT_OF_CLIENT = "select count(*) as n from roll_try where collectivite_id = $1 and client = $2 and client <> '' and tried_at > $3";
    DELETE_TRIES = "delete from roll_try where collectivite_id = $1 and person_id = $2";
    /// They are nobody's from then on, and still count against the client: closing accounts gives no more tries.
    DETACH_TRIES = "update roll_try set person_id = id where collectivite_id = $1 and person_id = $2";
    PURGE_TRIES = "delete from roll_try where collectivite_id = $1 and tried_at <= $2";

    INSERT_CONFLICT = "insert into roll_conflict (collectivite_id, id, person_id, elector, asked_at) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, person_id, elector) do update set asked_at = excluded.asked_at";
    LIST_CONFLICTS = "select id, person_id, elector, asked_at from roll_conflict where collectivite_id = $1
        order by asked_at desc, id limit $2";
    FIND_CONFLICT = "select id, person_id, elector, asked_at from roll_conflict where collectivite_id = $1 and id = $2";
    DELETE_CONFLICT = "delete from roll_conflict where collectivite_id = $1 and id = $2";
    DELETE_CONFLICTS_OF = "delete from roll_conflict where collectivite_id = $1 and person_id = $2";
    PURGE_CONFLICTS = "delete from roll_conflict where collectivite_id = $1 and asked_at <= $2";
}

db::record! {
    /// For whom an elector is held, as a digest.
    pub(crate) struct Held {
        pub(crate) holder: Vec<u8>,
    }
}

pub(crate) async fn insert_proof(
    sql: &mut Sql,
    body: CollectiviteId,
    proof: &Proof,
) -> Result<(), db::Error> {
    let values = args![
        body,
        proof.person,
        proof.roll,
        &proof.elector,
        &proof.bureau,
        proof.proved_at,
        proof.ends_at
    ];
    sql.execute(INSERT_PROOF, values).await.map(drop)
}

/// The proof of a person, which may have ended.
pub(crate) async fn proof(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<Proof>, db::Error> {
    sql.optional(FIND_PROOF, args![body, person]).await
}

/// The proof by which somebody is this elector, which may have ended.
pub(crate) async fn proof_of_elector(
    sql: &mut Sql,
    body: CollectiviteId,
    elector: &[u8],
) -> Result<Option<Proof>, db::Error> {
    sql.optional(FIND_PROOF_OF_ELECTOR, args![body, elector]).await
}

/// For whom this elector is held at an instant.
pub(crate) async fn held(
    sql: &mut Sql,
    body: CollectiviteId,
    elector: &[u8],
    at: Instant,
) -> Result<Option<Held>, db::Error> {
    sql.optional(FIND_HELD, args![body, elector, at]).await
}

/// Proofs in the order of their people, after `person`.
pub(crate) async fn proofs_after(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Proof>, db::Error> {
    sql.all(PROOFS_AFTER, args![body, person, limit]).await
}

/// Has a proof rest on another roll.
pub(crate) async fn carry(sql: &mut Sql, body: CollectiviteId, proof: &Proof) -> Result<(), db::Error> {
    let values = args![body, proof.person, proof.roll, &proof.bureau, proof.ends_at];
    sql.execute(CARRY_PROOF, values).await.map(drop)
}

pub(crate) async fn delete_proof(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_PROOF, args![body, person]).await.map(drop)
}

/// Claims, the last one first.
pub(crate) async fn conflicts(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Conflict>, db::Error> {
    sql.all(LIST_CONFLICTS, args![body, limit]).await
}

pub(crate) async fn conflict(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConflictId,
) -> Result<Option<Conflict>, db::Error> {
    sql.optional(FIND_CONFLICT, args![body, id]).await
}

/// Tries of a person since an instant.
pub(crate) async fn count_tries(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    since: Instant,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_PERSON, args![body, person, since]).await
}

/// Nothing stays of who closes their account.
pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<(), db::Error> {
    for statement in [DELETE_PROOF, DETACH_TRIES, DELETE_CONFLICTS_OF] {
        sql.execute(statement, args![body, person]).await?;
    }
    Ok(())
}
