create table if not exists parcours_template (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    name text not null,
    title text not null,
    version {int} not null,
    created_at {int} not null,
    updated_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create unique index if not exists parcours_template_name on parcours_template (collectivite_id, name);

-- Every version stays: a parcours says from which it was prepared, and who shared one may find it again.
create table if not exists parcours_template_version (
    collectivite_id {id} not null,
    template_id {id} not null,
    version {int} not null,
    source text not null,
    at {int} not null,
    primary key (collectivite_id, template_id, version),
    foreign key (collectivite_id, template_id) references parcours_template (collectivite_id, id)
) {strict};

-- What decides of legal delays and that nothing else here knows.
create table if not exists parcours_place (
    collectivite_id {id} not null references collectivite (id),
    population {int},
    is_alsace_moselle {bool} not null,
    updated_at {int} not null,
    primary key (collectivite_id)
) {strict};
