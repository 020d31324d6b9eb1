-- opens with 0.1.0
-- Assemblies drawn by lot. Names, addresses, and the secret by which somebody without an account answers stand in
-- assembly_volunteer alone, and do not leave with an export: what is published knows numbers.

create table if not exists assembly (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    name text not null,
    description text not null,
    seats {int} not null,
    tolerance {int} not null,
    is_same_address_excluded {bool} not null,
    volunteers_until {int} not null,
    answer_days {int} not null,
    criteria text not null,
    version {int} not null,
    state text not null,
    panel_group_id {id},
    created_at {int} not null,
    opened_at {int},
    closed_at {int},
    drawn_at {int},
    erased_at {int},
    primary key (collectivite_id, id)
) {strict};

create table if not exists assembly_volunteer (
    collectivite_id {id} not null references collectivite (id),
    assembly_id {id} not null,
    id {id} not null,
    number {int} not null,
    name text not null,
    email text not null,
    address text not null,
    household text not null,
    choices text not null,
    person_id {id},
    is_on_paper {bool} not null,
    state text not null,
    seat text,
    replaced_by {int},
    agrees_to_be_named {bool} not null,
    has_mandate {bool} not null,
    answer_token text,
    answer_until {int},
    registered_at {int} not null,
    primary key (collectivite_id, assembly_id, id)
) {strict};

create unique index if not exists assembly_volunteer_number on assembly_volunteer (collectivite_id, assembly_id, number);

create unique index if not exists assembly_volunteer_answer on assembly_volunteer (collectivite_id, answer_token);

create index if not exists assembly_volunteer_person on assembly_volunteer (collectivite_id, assembly_id, person_id);

-- From where people without account volunteered, as a hash, for an hour: what limits how many one client may enter.
create table if not exists assembly_client (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    client {bytes} not null,
    offered_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists assembly_client_offered on assembly_client (collectivite_id, client, offered_at);

create index if not exists assembly_client_age on assembly_client (collectivite_id, offered_at);

create table if not exists assembly_draw (
    collectivite_id {id} not null references collectivite (id),
    assembly_id {id} not null,
    round {int} not null,
    vacated text not null,
    state text not null,
    draw_at {int} not null,
    moved_from {int},
    seed_source text not null,
    seed_numbers {int} not null,
    asked_at {int} not null,
    published_at {int},
    drawn_at {int},
    commitment text,
    figures text,
    seed text,
    ticket {int},
    panel text,
    reason text,
    primary key (collectivite_id, assembly_id, round),
    foreign key (collectivite_id, assembly_id) references assembly (collectivite_id, id)
) {strict};

create table if not exists assembly_panels (
    collectivite_id {id} not null references collectivite (id),
    assembly_id {id} not null,
    round {int} not null,
    content text not null,
    candidates text not null,
    quotas text not null,
    primary key (collectivite_id, assembly_id, round),
    foreign key (collectivite_id, assembly_id, round) references assembly_draw (collectivite_id, assembly_id, round)
) {strict};

create table if not exists assembly_succession (
    collectivite_id {id} not null references collectivite (id),
    assembly_id {id} not null,
    id {id} not null,
    leaving {int} not null,
    following {int} not null,
    rank {int} not null,
    round {int} not null,
    at {int} not null,
    primary key (collectivite_id, assembly_id, id),
    foreign key (collectivite_id, assembly_id) references assembly (collectivite_id, id)
) {strict};
