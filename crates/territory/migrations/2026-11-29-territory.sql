-- opens with 0.1.0
-- The boundary of a body, as polygons of longitudes and latitudes in degrees (WGS 84), and where it comes from.
create table if not exists territory_boundary (
    collectivite_id {id} not null references collectivite (id),
    version {int} not null,
    polygons text not null,
    source text not null,
    updated_at {int} not null,
    primary key (collectivite_id)
) {strict};
