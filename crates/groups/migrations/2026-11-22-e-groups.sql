create table if not exists groupe (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    slug text not null,
    name text not null,
    sort_key {bytes} not null,
    kind text not null,
    description text not null,
    created_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, slug)
) {strict};

create index if not exists groupe_name on groupe (collectivite_id, sort_key, id);

-- Dates are days in the body's time zone, both included; no last day means until further notice.
create table if not exists mandat (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    groupe_id {id} not null,
    person_id {id} not null,
    role text not null,
    has_vote {bool} not null,
    from_on text not null,
    until_on text,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists mandat_groupe on mandat (collectivite_id, groupe_id, from_on);

create index if not exists mandat_person on mandat (collectivite_id, person_id, from_on);
