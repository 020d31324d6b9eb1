//! The SQL of sessions whose provider is asked again.

use db::{Error, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::provider::{ProviderId, RefreshId};

db::statements! {
    WATCH_SESSION = "update session set refresh_id = $3, refresh_token = $4 where collectivite_id = $1 and cookie_hash = $2";
    KEEP_IN_WAIT = "update second_factor_wait set refresh_token = $3 where collectivite_id = $1 and cookie_hash = $2";
    FIND_WATCHED = "select person_id, provider_id, refresh_token from session
        where collectivite_id = $1 and refresh_id = $2 and expires_at > $3";
    /// Only in place of the token that served: what replaced it meanwhile stands.
    REPLACE_TOKEN = "update session set refresh_token = $4 where collectivite_id = $1 and refresh_id = $2 and refresh_token = $3";
    /// Only while it holds the token that was refused, or none: another exchange may have replaced it meanwhile.
    END_WATCHED = "delete from session where collectivite_id = $1 and refresh_id = $2 and coalesce(refresh_token, '') = $3";
}

db::record! {
    /// A session whose provider is asked again.
    pub(crate) struct WatchedRow {
        pub(crate) person_id: PersonId,
        pub(crate) provider_id: Option<ProviderId>,
        pub(crate) refresh_token: Option<String>,
    }
}

/// The session that is found by `id`, unless it is over.
pub(crate) async fn watched(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RefreshId,
    now: Instant,
) -> Result<Option<WatchedRow>, Error> {
    sql.optional(FIND_WATCHED, args![body, id, now]).await
}

/// Keeps, sealed, the token that replaces the one that served.
pub(crate) async fn replace_token(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RefreshId,
    (before, after): (&str, &str),
) -> Result<(), Error> {
    sql.execute(REPLACE_TOKEN, args![body, id, before, after])
        .await
        .map(drop)
}
