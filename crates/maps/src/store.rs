//! The SQL of maps, of their layers and of their background.

use db::{Instant, Sql, Statement, args};
use kernel::CollectiviteId;

use crate::model::{Background, LAYERS_MAX, Layer, LayerId, MAPS_MAX, MapId, MapState, TownMap};

macro_rules! map_columns {
    () => {
        "select id, title, description, state, created_at, changed_at, version from town_map where collectivite_id = $1 "
    };
}

macro_rules! layer_columns {
    () => {
        "select id, map_id, place, name, colour, label, resource_id, features, left_out, elsewhere
        from map_layer where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT_MAP = "insert into town_map (collectivite_id, id, title, sort_key, description, state, created_at, changed_at,
        version) values ($1, $2, $3, $4, $5, $6, $7, $7, 1)";
    UPDATE_MAP = "update town_map set title = $3, sort_key = $4, description = $5, changed_at = $6, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $7";
    SET_STATE = "update town_map set state = $3, changed_at = $4 where collectivite_id = $1 and id = $2 and state <> $3";
    TOUCH_MAP = "update town_map set changed_at = $3 where collectivite_id = $1 and id = $2";
    DELETE_MAP = "delete from town_map where collectivite_id = $1 and id = $2";
    FIND_MAP = concat!(map_columns!(), "and id = $2");
    LIST_MAPS = concat!(map_columns!(), "and state = $2 order by sort_key, id limit $3 offset $4");
    /// Those that changed last come first.
    LATEST_MAPS = concat!(map_columns!(), "and state = $2 order by changed_at desc, id limit $3");
    COUNT_MAPS = "select count(*) as n from town_map where collectivite_id = $1 and state = $2";
    COUNT_ALL_MAPS = "select count(*) as n from town_map where collectivite_id = $1";

    INSERT_LAYER = "insert into map_layer (collectivite_id, id, map_id, place, name, colour, label, resource_id, features,
        left_out, elsewhere) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    UPDATE_LAYER = "update map_layer set name = $3, colour = $4, label = $5 where collectivite_id = $1 and id = $2";
    SET_PLACE = "update map_layer set place = $3 where collectivite_id = $1 and id = $2";
    DELETE_LAYER = "delete from map_layer where collectivite_id = $1 and id = $2";
    DELETE_LAYERS = "delete from map_layer where collectivite_id = $1 and map_id = $2";
    FIND_LAYER = concat!(layer_columns!(), "and id = $2");
    LIST_LAYERS = concat!(layer_columns!(), "and map_id = $2 order by place, id limit $3");

    FIND_BACKGROUND = "select choice, sha256, file_name, size_bytes, described, attribution, updated_at, version
        from map_background where collectivite_id = $1";
    /// The first choice of a body.
    INSERT_BACKGROUND = "insert into map_background (collectivite_id, choice, sha256, file_name, size_bytes, described,
        attribution, updated_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)
        on conflict (collectivite_id) do nothing";
    UPDATE_BACKGROUND = "update map_background set choice = $2, sha256 = $3, file_name = $4, size_bytes = $5,
        described = $6, attribution = $7, updated_at = $8, version = version + 1
        where collectivite_id = $1 and version = $9";
}

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[STATEMENTS];

pub(crate) async fn insert_map(sql: &mut Sql, body: CollectiviteId, map: &TownMap) -> Result<(), db::Error> {
    let values = args![
        body,
        map.id,
        &map.title,
        db::sort_key(&map.title),
        &map.description,
        map.state,
        map.created_at
    ];
    sql.execute(INSERT_MAP, values).await?;
    Ok(())
}

/// False when the map is no longer at `map.version`.
pub(crate) async fn update_map(
    sql: &mut Sql,
    body: CollectiviteId,
    map: &TownMap,
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        map.id,
        &map.title,
        db::sort_key(&map.title),
        &map.description,
        at,
        map.version
    ];
    Ok(sql.execute(UPDATE_MAP, values).await? == 1)
}

/// False when it was so already.
pub(crate) async fn set_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MapId,
    state: MapState,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_STATE, args![body, id, state, at]).await? == 1)
}

/// Its layers changed.
pub(crate) async fn touch_map(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MapId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(TOUCH_MAP, args![body, id, at]).await?;
    Ok(())
}

/// Deletes a map with its layers.
pub(crate) async fn delete_map(sql: &mut Sql, body: CollectiviteId, id: MapId) -> Result<(), db::Error> {
    sql.execute(DELETE_LAYERS, args![body, id]).await?;
    sql.execute(DELETE_MAP, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn find_map(
    sql: &mut Sql,
    body: CollectiviteId,
    id: MapId,
) -> Result<Option<TownMap>, db::Error> {
    sql.optional(FIND_MAP, args![body, id]).await
}

/// The maps of a state, by title.
pub(crate) async fn list_maps(
    sql: &mut Sql,
    body: CollectiviteId,
    state: MapState,
    (limit, offset): (i64, i64),
) -> Result<Vec<TownMap>, db::Error> {
    sql.all(LIST_MAPS, args![body, state, limit.min(MAPS_MAX), offset])
        .await
}

/// The published maps, the one that changed last first.
pub(crate) async fn latest_maps(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<TownMap>, db::Error> {
    let values = args![body, MapState::Published, limit.min(MAPS_MAX)];
    sql.all(LATEST_MAPS, values).await
}

pub(crate) async fn count_maps(
    sql: &mut Sql,
    body: CollectiviteId,
    state: MapState,
) -> Result<i64, db::Error> {
    sql.count(COUNT_MAPS, args![body, state]).await
}

pub(crate) async fn count_all_maps(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_ALL_MAPS, args![body]).await
}

pub(crate) async fn insert_layer(
    sql: &mut Sql,
    body: CollectiviteId,
    layer: &Layer,
) -> Result<(), db::Error> {
    let values = args![
        body,
        layer.id,
        layer.map_id,
        layer.place,
        &layer.name,
        layer.colour,
        &layer.label,
        layer.resource_id,
        &layer.features,
        layer.left_out,
        &layer.elsewhere
    ];
    sql.execute(INSERT_LAYER, values).await?;
    Ok(())
}

pub(crate) async fn update_layer(
    sql: &mut Sql,
    body: CollectiviteId,
    layer: &Layer,
) -> Result<(), db::Error> {
    let values = args![body, layer.id, &layer.name, layer.colour, &layer.label];
    sql.execute(UPDATE_LAYER, values).await?;
    Ok(())
}

pub(crate) async fn set_place(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LayerId,
    place: i64,
) -> Result<(), db::Error> {
    sql.execute(SET_PLACE, args![body, id, place]).await?;
    Ok(())
}

pub(crate) async fn delete_layer(sql: &mut Sql, body: CollectiviteId, id: LayerId) -> Result<(), db::Error> {
    sql.execute(DELETE_LAYER, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn find_layer(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LayerId,
) -> Result<Option<Layer>, db::Error> {
    sql.optional(FIND_LAYER, args![body, id]).await
}

/// The layers of a map, the first drawn over the others.
pub(crate) async fn list_layers(
    sql: &mut Sql,
    body: CollectiviteId,
    map: MapId,
) -> Result<Vec<Layer>, db::Error> {
    let limit = i64::try_from(LAYERS_MAX).unwrap_or(i64::MAX);
    sql.all(LIST_LAYERS, args![body, map, limit]).await
}

pub(crate) async fn find_background(
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Option<Background>, db::Error> {
    sql.optional(FIND_BACKGROUND, args![body]).await
}

/// False when the background is no longer at `background.version`; 0 is that of a body that chose nothing yet.
pub(crate) async fn set_background(
    sql: &mut Sql,
    body: CollectiviteId,
    background: &Background,
    at: Instant,
) -> Result<bool, db::Error> {
    let hash = background.sha256.as_ref().map(|hash| hash.as_str().to_owned());
    if background.version == 0 {
        let values = args![
            body,
            background.choice,
            hash,
            &background.file_name,
            background.size_bytes,
            &background.described,
            &background.attribution,
            at
        ];
        return Ok(sql.execute(INSERT_BACKGROUND, values).await? == 1);
    }
    let values = args![
        body,
        background.choice,
        hash,
        &background.file_name,
        background.size_bytes,
        &background.described,
        &background.attribution,
        at,
        background.version
    ];
    Ok(sql.execute(UPDATE_BACKGROUND, values).await? == 1)
}
