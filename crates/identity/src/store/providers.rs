//! The SQL of identity providers.

use db::{Error, Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::SecretHash;
use crate::model::provider::{Kind, Provider, ProviderId, Signature};

db::statements! {
    /// Oldest first: the first set up comes first on the sign-in page.
    LIST_PROVIDERS = "select id, slug, kind, label, issuer, client_id, secret, algorithm, levels, sirets, assistance, is_silent,
            refresh_minutes, version
        from openid_provider where collectivite_id = $1 order by id limit $2";
    FIND_PROVIDER = "select id, slug, kind, label, issuer, client_id, secret, algorithm, levels, sirets, assistance, is_silent,
            refresh_minutes, version
        from openid_provider where collectivite_id = $1 and id = $2";
    FIND_PROVIDER_BY_SLUG = "select id, slug, kind, label, issuer, client_id, secret, algorithm, levels, sirets, assistance, is_silent,
            refresh_minutes, version
        from openid_provider where collectivite_id = $1 and slug = $2";
    COUNT_PROVIDERS = "select count(*) as n from openid_provider where collectivite_id = $1";
    INSERT_PROVIDER = "insert into openid_provider (collectivite_id, id, slug, kind, label, issuer, client_id, secret, algorithm,
        levels, sirets, assistance, version, updated_at, is_silent, refresh_minutes)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14, $15)
        on conflict (collectivite_id, slug) do nothing";
    UPDATE_PROVIDER = "update openid_provider set label = $3, issuer = $4, client_id = $5, secret = $6, algorithm = $7, levels = $8,
        sirets = $9, assistance = $10, version = version + 1, updated_at = $11, is_silent = $13, refresh_minutes = $14
        where collectivite_id = $1 and id = $2 and version = $12";
    DELETE_PROVIDER = "delete from openid_provider where collectivite_id = $1 and id = $2";
    DELETE_IDENTITIES = "delete from openid_identity where collectivite_id = $1 and provider_id = $2";
    DELETE_INVITATIONS = "delete from openid_invitation where collectivite_id = $1 and provider_id = $2";
    DELETE_ARRIVALS = "delete from openid_arrival where collectivite_id = $1 and provider_id = $2";
    DELETE_SESSIONS_OF_PROVIDER = "delete from session where collectivite_id = $1 and provider_id = $2";
    DELETE_SESSIONS_OF_PERSON_AND_PROVIDER = "delete from session where collectivite_id = $1 and provider_id = $2 and person_id = $3";

    /// An answer that was brought, whatever became of it, serves no more. It is forgotten when another one is kept, or an arrival
    /// is forgotten, once twice the time of an attempt has passed.
    USE_STATE = "insert into openid_state (collectivite_id, state_hash, expires_at) values ($1, $2, $3)
        on conflict (collectivite_id, state_hash) do nothing";
    COUNT_STATE = "select count(*) as n from openid_state where collectivite_id = $1 and state_hash = $2";
    PURGE_STATES = "delete from openid_state where collectivite_id = $1 and state_hash in
        (select state_hash from openid_state where collectivite_id = $1 and expires_at <= $2 limit 2000)";

    INSERT_ARRIVAL = "insert into openid_arrival (collectivite_id, browser_hash, provider_id, subject, level, name, email, is_assisted,
        expires_at, return_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND_ARRIVAL = "select provider_id, subject, level, name, email, is_assisted, return_to from openid_arrival
        where collectivite_id = $1 and browser_hash = $2 and expires_at > $3";
    USE_ARRIVAL = "delete from openid_arrival where collectivite_id = $1 and browser_hash = $2";
    PURGE_ARRIVALS = "delete from openid_arrival where collectivite_id = $1 and browser_hash in
        (select browser_hash from openid_arrival where collectivite_id = $1 and expires_at <= $2 limit 2000)";

    FIND_IDENTITY = "select person_id from openid_identity where collectivite_id = $1 and provider_id = $2 and subject = $3";
    LIST_IDENTITIES = "select i.provider_id, p.label, i.level, i.linked_at, i.last_used_at from openid_identity i
        join openid_provider p on p.collectivite_id = i.collectivite_id and p.id = i.provider_id
        where i.collectivite_id = $1 and i.person_id = $2 order by i.provider_id limit 100";
    INSERT_IDENTITY = "insert into openid_identity (collectivite_id, provider_id, subject, person_id, level, linked_at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    TOUCH_IDENTITY = "update openid_identity set last_used_at = $4, level = $5
        where collectivite_id = $1 and provider_id = $2 and subject = $3";
    DELETE_IDENTITY = "delete from openid_identity where collectivite_id = $1 and provider_id = $2 and person_id = $3";

    INVITE = "insert into openid_invitation (collectivite_id, provider_id, person_id, invited_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, provider_id, person_id) do nothing";
    COUNT_INVITATION = "select count(*) as n from openid_invitation where collectivite_id = $1 and provider_id = $2 and person_id = $3";
    COUNT_INVITATIONS = "select count(*) as n from openid_invitation where collectivite_id = $1 and provider_id = $2";
    LIST_INVITATIONS = "select p.id, p.name, p.email, i.linked_at from openid_invitation o
        join person p on p.collectivite_id = o.collectivite_id and p.id = o.person_id
        left join openid_identity i on i.collectivite_id = o.collectivite_id and i.provider_id = o.provider_id
            and i.person_id = o.person_id
        where o.collectivite_id = $1 and o.provider_id = $2 order by p.sort_key, p.id limit $3 offset $4";
    WITHDRAW = "delete from openid_invitation where collectivite_id = $1 and provider_id = $2 and person_id = $3";

    FIND_LEAVING = "select provider_id, id_token from session where collectivite_id = $1 and cookie_hash = $2";
}

db::record! {
    pub(crate) struct ProviderRow {
        pub(crate) id: ProviderId,
        pub(crate) slug: String,
        pub(crate) kind: Kind,
        pub(crate) label: String,
        pub(crate) issuer: String,
        pub(crate) client_id: String,
        pub(crate) secret: String,
        pub(crate) algorithm: Signature,
        pub(crate) levels: String,
        pub(crate) sirets: String,
        pub(crate) assistance: String,
        pub(crate) is_silent: Option<bool>,
        pub(crate) refresh_minutes: Option<i64>,
        pub(crate) version: i64,
    }
}

impl From<ProviderRow> for Provider {
    fn from(row: ProviderRow) -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Self {
            levels: words(&row.levels),
            sirets: words(&row.sirets),
            assistance: words(&row.assistance),
            id: row.id,
            slug: row.slug,
            kind: row.kind,
            label: row.label,
            issuer: row.issuer,
            client_id: row.client_id,
            secret: row.secret,
            algorithm: row.algorithm,
            is_silent: row.is_silent.unwrap_or_default(),
            refresh_minutes: row.refresh_minutes.unwrap_or_default(),
            version: row.version,
        }
    }
}

db::record! {
    /// Somebody recognised who has no account yet.
    pub(crate) struct ArrivalRow {
        pub(crate) provider_id: ProviderId,
        pub(crate) subject: Vec<u8>,
        pub(crate) level: Option<String>,
        pub(crate) name: String,
        pub(crate) email: String,
        pub(crate) is_assisted: bool,
        pub(crate) return_to: Option<String>,
    }
}

db::record! {
    /// A way of signing in, as its person sees it.
    pub(crate) struct WayRow {
        pub(crate) provider_id: ProviderId,
        pub(crate) label: String,
        pub(crate) level: Option<String>,
        pub(crate) linked_at: Instant,
        pub(crate) last_used_at: Option<Instant>,
    }
}

db::record! {
    /// Somebody invited, as an agent sees them.
    pub(crate) struct InvitedRow {
        pub(crate) id: PersonId,
        pub(crate) name: String,
        pub(crate) email: String,
        pub(crate) linked_at: Option<Instant>,
    }
}

db::record! {
    /// What a session says to the provider that it leaves.
    pub(crate) struct LeavingRow {
        pub(crate) provider_id: Option<ProviderId>,
        pub(crate) id_token: Option<String>,
    }
}

db::record! { struct HolderRow { person_id: PersonId } }

/// Providers at most in a body.
pub(crate) const PROVIDERS_MAX: i64 = 10;

pub(crate) async fn providers(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Provider>, Error> {
    let rows: Vec<ProviderRow> = sql.all(LIST_PROVIDERS, args![body, PROVIDERS_MAX]).await?;
    Ok(rows.into_iter().map(Provider::from).collect())
}

pub(crate) async fn provider(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ProviderId,
) -> Result<Option<Provider>, Error> {
    let row: Option<ProviderRow> = sql.optional(FIND_PROVIDER, args![body, id]).await?;
    Ok(row.map(Provider::from))
}

pub(crate) async fn provider_called(
    sql: &mut Sql,
    body: CollectiviteId,
    slug: &str,
) -> Result<Option<Provider>, Error> {
    let row: Option<ProviderRow> = sql.optional(FIND_PROVIDER_BY_SLUG, args![body, slug]).await?;
    Ok(row.map(Provider::from))
}

pub(crate) async fn is_state_used(
    sql: &mut Sql,
    body: CollectiviteId,
    state: &SecretHash,
) -> Result<bool, Error> {
    Ok(sql.count(COUNT_STATE, args![body, state]).await? > 0)
}

pub(crate) async fn arrival(
    sql: &mut Sql,
    body: CollectiviteId,
    browser: &SecretHash,
    now: Instant,
) -> Result<Option<ArrivalRow>, Error> {
    sql.optional(FIND_ARRIVAL, args![body, browser, now]).await
}

/// Whom an identifier of a provider opens.
pub(crate) async fn holder(
    sql: &mut Sql,
    body: CollectiviteId,
    provider: ProviderId,
    subject: &[u8],
) -> Result<Option<PersonId>, Error> {
    let found: Option<HolderRow> = sql
        .optional(FIND_IDENTITY, args![body, provider, subject])
        .await?;
    Ok(found.map(|row| row.person_id))
}

pub(crate) async fn ways_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Vec<WayRow>, Error> {
    sql.all(LIST_IDENTITIES, args![body, person]).await
}

pub(crate) async fn is_invited(
    sql: &mut Sql,
    body: CollectiviteId,
    provider: ProviderId,
    person: PersonId,
) -> Result<bool, Error> {
    Ok(sql.count(COUNT_INVITATION, args![body, provider, person]).await? > 0)
}

pub(crate) async fn count_invited(
    sql: &mut Sql,
    body: CollectiviteId,
    provider: ProviderId,
) -> Result<i64, Error> {
    sql.count(COUNT_INVITATIONS, args![body, provider]).await
}

pub(crate) async fn invited(
    sql: &mut Sql,
    body: CollectiviteId,
    provider: ProviderId,
    (limit, offset): (i64, i64),
) -> Result<Vec<InvitedRow>, Error> {
    sql.all(LIST_INVITATIONS, args![body, provider, limit, offset])
        .await
}

pub(crate) async fn leaving(
    sql: &mut Sql,
    body: CollectiviteId,
    cookie: &SecretHash,
) -> Result<Option<LeavingRow>, Error> {
    sql.optional(FIND_LEAVING, args![body, cookie]).await
}
