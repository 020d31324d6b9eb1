//! The SQL of passkeys.

use db::{Error, Id, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

db::statements! {
    INSERT_PASSKEY = "insert into passkey (collectivite_id, id, person_id, credential_id, public_key, name, made_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (collectivite_id, credential_id) do nothing";
    LIST_PASSKEYS = "select id, public_key, name, made_at, last_used_at from passkey
        where collectivite_id = $1 and person_id = $2 order by id limit 100";
    COUNT_PASSKEYS = "select count(*) as n from passkey where collectivite_id = $1 and person_id = $2";
    FIND_PASSKEY = "select id, public_key, name, made_at, last_used_at from passkey
        where collectivite_id = $1 and person_id = $2 and credential_id = $3";
    USE_PASSKEY = "update passkey set public_key = $3, last_used_at = $4 where collectivite_id = $1 and id = $2";
    DELETE_PASSKEY = "delete from passkey where collectivite_id = $1 and id = $2 and person_id = $3";
    FORGET_PASSKEYS = "delete from passkey where collectivite_id = $1 and person_id = $2";
}

/// Marks the ids of passkeys.
pub(crate) struct PasskeyMark;

db::record! {
    /// A passkey, as its person sees it.
    pub(crate) struct PasskeyRow {
        pub(crate) id: Id<PasskeyMark>,
        pub(crate) public_key: String,
        pub(crate) name: String,
        pub(crate) made_at: Instant,
        pub(crate) last_used_at: Option<Instant>,
    }
}

/// Somebody's passkeys, the oldest first.
pub(crate) async fn passkeys_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Vec<PasskeyRow>, Error> {
    sql.all(LIST_PASSKEYS, args![body, person]).await
}

/// How many somebody has.
pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId, person: PersonId) -> Result<i64, Error> {
    sql.count(COUNT_PASSKEYS, args![body, person]).await
}

/// The one that its device calls so.
pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    credential: &[u8],
) -> Result<Option<PasskeyRow>, Error> {
    sql.optional(FIND_PASSKEY, args![body, person, credential]).await
}
