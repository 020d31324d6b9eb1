-- opens with 0.1.0

-- What an association is beside a group. A group of this kind without a line here has no number, and one person is enough.
create table if not exists association (
    collectivite_id {id} not null references collectivite (id),
    groupe_id {id} not null,
    rna text not null,
    siret text not null,
    needs_two {bool} not null,
    primary key (collectivite_id, groupe_id),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id)
) {strict};

-- The office of a mandate, which is known by its first day: two of one person in one group never share one.
create table if not exists mandate_office (
    collectivite_id {id} not null references collectivite (id),
    groupe_id {id} not null,
    person_id {id} not null,
    from_on text not null,
    office text not null,
    title text not null,
    primary key (collectivite_id, groupe_id, person_id, from_on),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists mandate_office_person on mandate_office (collectivite_id, person_id);

-- Who lets another member speak in their stead: as long as both have a mandate.
create table if not exists delegation (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    groupe_id {id} not null,
    giver_id {id} not null,
    holder_id {id} not null,
    from_on text not null,
    until_on text not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, giver_id) references person (collectivite_id, id),
    foreign key (collectivite_id, holder_id) references person (collectivite_id, id)
) {strict};

create index if not exists delegation_holder on delegation (collectivite_id, holder_id, until_on);

create index if not exists delegation_groupe on delegation (collectivite_id, groupe_id, from_on);

-- In whose name a subject was made: person_id did, by the delegation of giver_id when it was one, and actor_id confirmed.
create table if not exists made_for (
    collectivite_id {id} not null references collectivite (id),
    subject_kind text not null,
    subject_id {id} not null,
    groupe_id {id} not null,
    person_id {id} not null,
    giver_id {id},
    actor_id {id},
    made_at {int} not null,
    primary key (collectivite_id, subject_kind, subject_id),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

-- What waits for a second person.
create table if not exists act_to_confirm (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    groupe_id {id} not null,
    subject_kind text not null,
    title text not null,
    text text not null,
    content text not null,
    person_id {id} not null,
    giver_id {id},
    asked_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, groupe_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists act_to_confirm_groupe on act_to_confirm (collectivite_id, groupe_id, asked_at);

create index if not exists act_to_confirm_asked on act_to_confirm (collectivite_id, asked_at);
