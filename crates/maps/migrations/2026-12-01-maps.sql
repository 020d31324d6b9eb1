-- opens with 0.1.0
create table if not exists town_map (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    title text not null,
    sort_key {bytes} not null,
    description text not null,
    state text not null,
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists town_map_title on town_map (collectivite_id, state, sort_key, id);

create index if not exists town_map_changed on town_map (collectivite_id, state, changed_at, id);

-- A layer shows a published file, or features of its own as GeoJSON.
create table if not exists map_layer (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    map_id {id} not null,
    place {int} not null,
    name text not null,
    colour text not null,
    label text not null,
    resource_id {id},
    features text not null,
    left_out {int} not null,
    elsewhere text not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, map_id) references town_map (collectivite_id, id),
    foreign key (collectivite_id, resource_id) references dataset_resource (collectivite_id, id)
) {strict};

create index if not exists map_layer_map on map_layer (collectivite_id, map_id, place, id);

create index if not exists map_layer_resource on map_layer (collectivite_id, resource_id, id) where resource_id is not null;

-- What is drawn under the layers: one choice for a body, and the file of tiles it keeps.
create table if not exists map_background (
    collectivite_id {id} not null references collectivite (id),
    choice text not null,
    sha256 text,
    file_name text not null,
    size_bytes {int} not null,
    described text not null,
    attribution text not null,
    updated_at {int} not null,
    version {int} not null,
    primary key (collectivite_id)
) {strict};
