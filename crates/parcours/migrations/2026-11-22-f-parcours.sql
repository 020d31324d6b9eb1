create table if not exists parcours (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    title text not null,
    groupe_id {id} not null,
    template text not null,
    state text not null,
    starts_at {int} not null,
    created_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id)
) {strict};

create index if not exists parcours_state on parcours (collectivite_id, state, id);

create index if not exists parcours_groupe on parcours (collectivite_id, groupe_id, id);

create table if not exists parcours_step (
    collectivite_id {id} not null,
    parcours_id {id} not null,
    name text not null,
    position {int} not null,
    state text not null,
    opens_at {int} not null,
    closes_at {int} not null,
    opened_at {int},
    closed_at {int},
    primary key (collectivite_id, parcours_id, name),
    foreign key (collectivite_id, parcours_id) references parcours (collectivite_id, id)
) {strict};

create table if not exists parcours_subject (
    collectivite_id {id} not null,
    parcours_id {id} not null,
    role text not null,
    subject_type text not null,
    subject_id {id} not null,
    primary key (collectivite_id, parcours_id, role),
    foreign key (collectivite_id, parcours_id) references parcours (collectivite_id, id)
) {strict};

create index if not exists parcours_of_subject on parcours_subject (collectivite_id, subject_type, subject_id);
