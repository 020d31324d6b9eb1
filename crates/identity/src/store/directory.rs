//! The SQL of directories.

use db::{Error, Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::SecretHash;
use crate::model::directory::Directory;
use crate::model::provider::ProviderId;

db::statements! {
    FIND_DIRECTORY = "select provider_id, is_clear, base_dn, person_filter, name_attribute, mail_attribute, id_attribute, is_for_agents,
        agents_filter, authority from directory where collectivite_id = $1 and provider_id = $2";
    SAVE_DIRECTORY = "insert into directory (collectivite_id, provider_id, is_clear, base_dn, person_filter, name_attribute,
        mail_attribute, id_attribute, is_for_agents, agents_filter, authority) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (collectivite_id, provider_id) do update set is_clear = excluded.is_clear, base_dn = excluded.base_dn,
        person_filter = excluded.person_filter, name_attribute = excluded.name_attribute, mail_attribute = excluded.mail_attribute,
        id_attribute = excluded.id_attribute, is_for_agents = excluded.is_for_agents, agents_filter = excluded.agents_filter,
        authority = excluded.authority";
    DELETE_DIRECTORY = "delete from directory where collectivite_id = $1 and provider_id = $2";

    INSERT_TRY = "insert into directory_try (collectivite_id, id, client_hash, identifier_hash, tried_at) values ($1, $2, $3, $4, $5)";
    COUNT_TRIES_OF_CLIENT = "select count(*) as n from directory_try
        where collectivite_id = $1 and client_hash = $2 and tried_at > $3";
    COUNT_TRIES_OF_IDENTIFIER = "select count(*) as n from directory_try
        where collectivite_id = $1 and identifier_hash = $2 and tried_at > $3";
    DELETE_TRY = "delete from directory_try where collectivite_id = $1 and id = $2";
    PURGE_TRIES = "delete from directory_try where collectivite_id = $1 and id in
        (select id from directory_try where collectivite_id = $1 and tried_at <= $2 limit 2000)";
}

db::record! {
    struct DirectoryRow {
        provider_id: ProviderId,
        is_clear: bool,
        base_dn: String,
        person_filter: String,
        name_attribute: String,
        mail_attribute: String,
        id_attribute: String,
        is_for_agents: bool,
        agents_filter: String,
        authority: String,
    }
}

pub(crate) async fn directory(
    sql: &mut Sql,
    body: CollectiviteId,
    provider: ProviderId,
) -> Result<Option<Directory>, Error> {
    let row: Option<DirectoryRow> = sql.optional(FIND_DIRECTORY, args![body, provider]).await?;
    Ok(row.map(|row| Directory {
        provider: row.provider_id,
        is_clear: row.is_clear,
        base: row.base_dn,
        person_filter: row.person_filter,
        name_attribute: row.name_attribute,
        mail_attribute: row.mail_attribute,
        id_attribute: row.id_attribute,
        is_for_agents: row.is_for_agents,
        agents_filter: row.agents_filter,
        authority: row.authority,
    }))
}

/// How many attempts failed since: of one client, and with one identifier.
pub(crate) async fn failed_tries(
    sql: &mut Sql,
    body: CollectiviteId,
    (client, identifier): (&SecretHash, &Vec<u8>),
    since: Instant,
) -> Result<(i64, i64), Error> {
    Ok((
        sql.count(COUNT_TRIES_OF_CLIENT, args![body, client, since])
            .await?,
        sql.count(COUNT_TRIES_OF_IDENTIFIER, args![body, identifier, since])
            .await?,
    ))
}
