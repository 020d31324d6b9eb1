//! The bridges' SQL.

pub(crate) mod folders;
pub(crate) mod messages;
pub(crate) mod places;
pub(crate) mod privacy;

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::bridge::{BridgeSettings, Capability};

db::statements! {
    FIND = "select capability, name, version, generation, address, account, secret from bridge
        where collectivite_id = $1 and capability = $2";
    INSERT = "insert into bridge (collectivite_id, capability, name, version, generation, address, account, secret, updated_at)
        values ($1, $2, $3, 1, $4, $5, $6, $7, $8) on conflict (collectivite_id, capability) do nothing";
    UPDATE = "update bridge set name = $3, version = version + 1, generation = $4, address = $5, account = $6, secret = $7,
        updated_at = $8 where collectivite_id = $1 and capability = $2 and version = $9";
    DELETE = "delete from bridge where collectivite_id = $1 and capability = $2";
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    capability: Capability,
) -> Result<Option<BridgeSettings>, db::Error> {
    sql.optional(FIND, args![body, capability]).await
}

/// False when somebody else wrote these settings meanwhile.
pub(crate) async fn write(
    sql: &mut Sql,
    body: CollectiviteId,
    settings: &BridgeSettings,
    now: Instant,
) -> Result<bool, db::Error> {
    let mut values = args![
        body,
        settings.capability,
        &settings.name,
        settings.generation,
        &settings.address,
        &settings.account,
        &settings.secret,
        now
    ];
    let written = if settings.version == 0 {
        sql.execute(INSERT, values).await?
    } else {
        values.extend(args![settings.version]);
        sql.execute(UPDATE, values).await?
    };
    Ok(written == 1)
}

pub(crate) async fn delete(
    sql: &mut Sql,
    body: CollectiviteId,
    capability: Capability,
) -> Result<bool, db::Error> {
    Ok(sql.execute(DELETE, args![body, capability]).await? == 1)
}
