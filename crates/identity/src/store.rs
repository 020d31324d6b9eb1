//! The SQL of identities.

pub(crate) mod devices;
pub(crate) mod directory;
pub(crate) mod entry_code;
pub(crate) mod erasing;
pub(crate) mod four_eyes;
pub(crate) mod passkey;
pub(crate) mod privacy;
pub(crate) mod providers;
pub(crate) mod refreshing;
pub(crate) mod second_factor;

use std::collections::BTreeMap;

use db::{Error, Id, Instant, Sql, Value, args};
use kernel::{CollectiviteId, PersonId, Proof, SignedIn};

use crate::model::device::day_seen;
use crate::model::second_factor::is_two_factors;
use crate::model::{EmailAddress, SecretHash};

db::statements! {
    FIND_BY_EMAIL = "select id from person where collectivite_id = $1 and email = $2";
    FIND_PERSON = "select id, name, email from person where collectivite_id = $1 and id = $2";
    /// Names come by handfuls: a list shorter than this repeats its last id.
    FIND_NAMES = "select id, name from person where collectivite_id = $1
        and id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    /// Oldest first: in a demonstration, the invented people come before those who visit it. Who left has no address.
    LIST_OLDEST = "select id, name, email from person where collectivite_id = $1 and email like '%@%' order by id limit $2";
    INSERT_PERSON = "insert into person (collectivite_id, id, name, email, sort_key, created_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, email) do nothing";
    RENAME_PERSON = "update person set name = $3, sort_key = $4 where collectivite_id = $1 and id = $2";

    COUNT_LINKS = "select count(*) as n from sign_in_link where collectivite_id = $1 and email = $2 and created_at > $3";
    INSERT_LINK = "insert into sign_in_link (collectivite_id, id, token_hash, email, return_to, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    FIND_LINK = "select id, email, return_to, expires_at, used_at from sign_in_link where collectivite_id = $1 and token_hash = $2";
    USE_LINK = "update sign_in_link set used_at = $3 where collectivite_id = $1 and id = $2 and used_at is null";
    PURGE_LINKS = "delete from sign_in_link where collectivite_id = $1 and id in
        (select id from sign_in_link where collectivite_id = $1 and expires_at < $2 limit 2000)";

    COUNT_CLIENT_LINKS = "select count(*) as n from sign_in_client where collectivite_id = $1 and client = $2 and asked_at > $3";
    INSERT_CLIENT = "insert into sign_in_client (collectivite_id, link_id, client, asked_at) values ($1, $2, $3, $4)";
    LAST_CLIENT_LINK = "select asked_at from sign_in_client where collectivite_id = $1 and client = $2 order by asked_at desc limit 1";
    PURGE_CLIENTS = "delete from sign_in_client where collectivite_id = $1 and link_id in
        (select link_id from sign_in_client where collectivite_id = $1 and asked_at <= $2 limit 2000)";

    INSERT_SESSION = "insert into session (collectivite_id, cookie_hash, person_id, created_at, expires_at, provider_id, level, proved_at,
        is_assisted, id_token, is_helper_known, way, factor_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    FIND_SESSION = "select p.id, p.name, l.language, o.label as provider, s.level, s.proved_at, s.is_assisted, s.is_helper_known,
            s.last_seen_at, s.factor_at, r.since_at as rule_since from session s
        join person p on p.collectivite_id = s.collectivite_id and p.id = s.person_id
        left join openid_provider o on o.collectivite_id = s.collectivite_id and o.id = s.provider_id
        left join person_language l on l.collectivite_id = s.collectivite_id and l.person_id = s.person_id
        left join second_factor_rule r on r.collectivite_id = s.collectivite_id
        where s.collectivite_id = $1 and s.cookie_hash = $2 and s.expires_at > $3";
    FIND_LANGUAGE = "select language from person_language where collectivite_id = $1 and person_id = $2";
    SET_LANGUAGE = "insert into person_language (collectivite_id, person_id, language) values ($1, $2, $3)
        on conflict (collectivite_id, person_id) do update set language = excluded.language";
    DELETE_SESSION = "delete from session where collectivite_id = $1 and cookie_hash = $2 and person_id = $3";
    DELETE_SESSIONS = "delete from session where collectivite_id = $1 and person_id = $2";
    INSERT_PASSAGE = "insert into account_passage (token_hash, home_id, guest_id, person_id, challenge, name, email, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Only for the body it leads to, and for the browser that left from there.
    FIND_PASSAGE = "select home_id, person_id, name, email from account_passage
        where token_hash = $1 and guest_id = $2 and challenge = $3 and expires_at > $4";
    USE_PASSAGE = "delete from account_passage where token_hash = $1 and guest_id = $2";
    PURGE_PASSAGES = "delete from account_passage where expires_at <= $1";

    FIND_ACCOUNT_LINK = "select person_id as id from account_link
        where collectivite_id = $1 and home_id = $2 and home_person_id = $3 and linked_at > 0";
    /// A link that its person undid stays, made at instant 0: that account opens theirs no more without their word.
    FIND_UNDONE_LINK = "select person_id as id from account_link
        where collectivite_id = $1 and home_id = $2 and linked_at = 0 and (home_person_id = $3 or person_id = $4)
        order by case when home_person_id = $3 then 0 else 1 end limit 1";
    LIST_ACCOUNT_LINKS = "select distinct home_id from account_link
        where collectivite_id = $1 and person_id = $2 and linked_at > 0 order by home_id limit 100";
    INSERT_ACCOUNT_LINK = "insert into account_link (collectivite_id, home_id, home_person_id, person_id, linked_at)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, home_id, home_person_id)
        do update set person_id = excluded.person_id, linked_at = excluded.linked_at";
    UNDO_ACCOUNT_LINKS = "update account_link set linked_at = 0 where collectivite_id = $1 and home_id = $2 and person_id = $3";
    TAKE_OVER_PERSON = "update person set name = $3, sort_key = $4, email = $5 where collectivite_id = $1 and id = $2";

    INSERT_TOKEN = "insert into application_token (collectivite_id, id, person_id, name, token_hash, made_at) values ($1, $2, $3, $4, $5, $6)";
    COUNT_TOKENS = "select count(*) as n from application_token where collectivite_id = $1 and person_id = $2";
    LIST_TOKENS = "select id, name, made_at, last_used_at from application_token
        where collectivite_id = $1 and person_id = $2 order by id limit 100";
    DELETE_TOKEN = "delete from application_token where collectivite_id = $1 and id = $2 and person_id = $3";
    FIND_TOKEN = "select id, person_id, last_used_at from application_token where collectivite_id = $1 and token_hash = $2";
    TOUCH_TOKEN = "update application_token set last_used_at = $3 where collectivite_id = $1 and id = $2";

    PURGE_SESSIONS = "delete from session where collectivite_id = $1 and cookie_hash in
        (select cookie_hash from session where collectivite_id = $1 and expires_at <= $2 limit 2000)";
}

/// Ids asked for at once by `FIND_NAMES`.
const NAMES_AT_ONCE: usize = 16;

/// Marks the ids of sign-in links.
pub(crate) struct Link;

db::record! {
    /// Somebody, as their own page shows them.
    pub(crate) struct PersonRow {
        pub(crate) id: PersonId,
        pub(crate) name: String,
        pub(crate) email: String,
    }
}

db::record! {
    pub(crate) struct LinkRow {
        pub(crate) id: Id<Link>,
        pub(crate) email: String,
        pub(crate) return_to: Option<String>,
        pub(crate) expires_at: Instant,
        pub(crate) used_at: Option<Instant>,
    }
}

db::record! {
    /// Somebody who arrives from another body.
    pub(crate) struct PassageRow {
        pub(crate) home_id: CollectiviteId,
        pub(crate) person_id: PersonId,
        pub(crate) name: String,
        pub(crate) email: String,
    }
}

/// Marks the ids of application tokens.
pub(crate) struct Token;

db::record! {
    /// An application token, as its person sees it.
    pub(crate) struct TokenRow {
        pub(crate) id: Id<Token>,
        pub(crate) name: String,
        pub(crate) made_at: Instant,
        pub(crate) last_used_at: Option<Instant>,
    }
}

db::record! {
    /// Whose an application token is.
    pub(crate) struct HeldToken {
        pub(crate) id: Id<Token>,
        pub(crate) person_id: PersonId,
        pub(crate) last_used_at: Option<Instant>,
    }
}

db::record! { struct AskedRow { asked_at: Instant } }
db::record! { struct HomeRow { home_id: CollectiviteId } }
db::record! { struct NameRow { id: PersonId, name: String } }
db::record! { struct IdRow { id: PersonId } }
db::record! {
    struct SessionRow {
        id: PersonId,
        name: String,
        language: Option<String>,
        provider: Option<String>,
        level: Option<String>,
        proved_at: Option<Instant>,
        is_assisted: Option<bool>,
        is_helper_known: Option<bool>,
        last_seen_at: Option<Instant>,
        rule_since: Option<Instant>,
        factor_at: Option<Instant>,
    }
}
db::record! { struct LanguageRow { language: String } }

/// The names of these people, in as few queries as both engines allow.
pub(crate) async fn names(
    sql: &mut Sql,
    body: CollectiviteId,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, Error> {
    let mut distinct = people.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let mut names = BTreeMap::new();
    for handful in distinct.chunks(NAMES_AT_ONCE) {
        let last = handful[handful.len() - 1];
        let mut values = args![body];
        values.extend(handful.iter().copied().map(Value::from));
        values.resize(NAMES_AT_ONCE + 1, Value::from(last));
        let found: Vec<NameRow> = sql.all(FIND_NAMES, values).await?;
        names.extend(found.into_iter().map(|row| (row.id, row.name)));
    }
    Ok(names)
}

pub(crate) async fn find_by_email(
    sql: &mut Sql,
    body: CollectiviteId,
    email: &EmailAddress,
) -> Result<Option<PersonId>, Error> {
    let found: Option<IdRow> = sql.optional(FIND_BY_EMAIL, args![body, email]).await?;
    Ok(found.map(|row| row.id))
}

pub(crate) async fn find_person(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<PersonRow>, Error> {
    sql.optional(FIND_PERSON, args![body, person]).await
}

pub(crate) async fn list_oldest(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<PersonRow>, Error> {
    sql.all(LIST_OLDEST, args![body, limit]).await
}

pub(crate) async fn find_link(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &SecretHash,
) -> Result<Option<LinkRow>, Error> {
    sql.optional(FIND_LINK, args![body, token]).await
}

/// When this client last asked for a link.
pub(crate) async fn last_asked(
    sql: &mut Sql,
    body: CollectiviteId,
    client: &SecretHash,
) -> Result<Option<Instant>, Error> {
    let last: Option<AskedRow> = sql.optional(LAST_CLIENT_LINK, args![body, client]).await?;
    Ok(last.map(|row| row.asked_at))
}

pub(crate) async fn find_session(
    sql: &mut Sql,
    body: CollectiviteId,
    cookie: &SecretHash,
    now: Instant,
) -> Result<Option<SignedIn>, Error> {
    let found: Option<SessionRow> = sql.optional(FIND_SESSION, args![body, cookie, now]).await?;
    Ok(found.map(|row| SignedIn {
        lacks_second_factor: row.rule_since.is_some()
            && row.factor_at.is_none()
            && !row.level.as_deref().is_some_and(is_two_factors),
        person: row.id,
        name: row.name,
        language: row.language,
        proof: Proof {
            provider: row.provider,
            level: row.level,
            at: row.proved_at,
            is_assisted: row.is_assisted.unwrap_or_default(),
            is_helper_known: row.is_helper_known.unwrap_or_default(),
        },
        is_seen_due: row.last_seen_at != Some(day_seen(now)),
    }))
}

pub(crate) async fn language_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Option<String>, Error> {
    let found: Option<LanguageRow> = sql.optional(FIND_LANGUAGE, args![body, person]).await?;
    Ok(found.map(|row| row.language))
}

pub(crate) async fn find_passage(
    sql: &mut Sql,
    guest: CollectiviteId,
    token: &SecretHash,
    challenge: &SecretHash,
    now: Instant,
) -> Result<Option<PassageRow>, Error> {
    sql.optional(FIND_PASSAGE, args![token, guest, challenge, now])
        .await
}

pub(crate) async fn find_linked(
    sql: &mut Sql,
    body: CollectiviteId,
    home: CollectiviteId,
    person_there: PersonId,
) -> Result<Option<PersonId>, Error> {
    let found: Option<IdRow> = sql
        .optional(FIND_ACCOUNT_LINK, args![body, home, person_there])
        .await?;
    Ok(found.map(|row| row.id))
}

/// Whose link to that account was undone, or whose to another of that body when `holder` is the one who has the address.
pub(crate) async fn find_undone_link(
    sql: &mut Sql,
    body: CollectiviteId,
    home: CollectiviteId,
    person_there: PersonId,
    holder: Option<PersonId>,
) -> Result<Option<PersonId>, Error> {
    let found: Option<IdRow> = sql
        .optional(
            FIND_UNDONE_LINK,
            args![body, home, person_there, holder.unwrap_or(person_there)],
        )
        .await?;
    Ok(found.map(|row| row.id))
}

pub(crate) async fn links_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Vec<CollectiviteId>, Error> {
    let rows: Vec<HomeRow> = sql.all(LIST_ACCOUNT_LINKS, args![body, person]).await?;
    Ok(rows.into_iter().map(|row| row.home_id).collect())
}

pub(crate) async fn tokens_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<Vec<TokenRow>, Error> {
    sql.all(LIST_TOKENS, args![body, person]).await
}

pub(crate) async fn find_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &SecretHash,
) -> Result<Option<HeldToken>, Error> {
    sql.optional(FIND_TOKEN, args![body, token]).await
}

/// Notes that a token served.
pub(crate) async fn touch_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: Id<Token>,
    now: Instant,
) -> Result<(), Error> {
    sql.execute(TOUCH_TOKEN, args![body, token, now]).await.map(drop)
}
