-- opens with 0.1.0
-- The electoral roll as a proof. What the roll says of people is sealed with a key that stands outside of the database, in
-- roll_part until it was brought in, then in roll_entry; lookup and elector are digests made with that key.

create table if not exists roll (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    state text not null,
    file_name text not null,
    dated_on text not null,
    ends_at {int} not null,
    header {bytes} not null,
    part_count {int} not null,
    parts_done {int} not null,
    seen text not null,
    entry_count {int} not null,
    has_birthplace {bool} not null,
    imported_by {id} not null,
    imported_at {int} not null,
    confirmed_by {id},
    confirmed_at {int},
    primary key (collectivite_id, id)
) {strict};

create table if not exists roll_part (
    collectivite_id {id} not null references collectivite (id),
    roll_id {id} not null,
    number {int} not null,
    first_line {int} not null,
    sealed {bytes} not null,
    primary key (collectivite_id, roll_id, number),
    foreign key (collectivite_id, roll_id) references roll (collectivite_id, id)
) {strict};

create table if not exists roll_entry (
    collectivite_id {id} not null references collectivite (id),
    roll_id {id} not null,
    number {int} not null,
    lookup {bytes} not null,
    elector {bytes} not null,
    sealed {bytes} not null,
    primary key (collectivite_id, roll_id, number),
    foreign key (collectivite_id, roll_id) references roll (collectivite_id, id)
) {strict};

create index if not exists roll_entry_lookup on roll_entry (collectivite_id, roll_id, lookup);

create index if not exists roll_entry_elector on roll_entry (collectivite_id, roll_id, elector);

create table if not exists elector_proof (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    roll_id {id} not null,
    elector {bytes} not null,
    bureau text not null,
    proved_at {int} not null,
    ends_at {int} not null,
    primary key (collectivite_id, person_id),
    unique (collectivite_id, elector),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id),
    foreign key (collectivite_id, roll_id) references roll (collectivite_id, id)
) {strict};

create table if not exists roll_try (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    client text not null,
    tried_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists roll_try_person on roll_try (collectivite_id, person_id, tried_at);

create index if not exists roll_try_client on roll_try (collectivite_id, client, tried_at);

-- Somebody proved to be an elector whom another account already proved to be.
create table if not exists roll_conflict (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    elector {bytes} not null,
    asked_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, person_id, elector),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};
