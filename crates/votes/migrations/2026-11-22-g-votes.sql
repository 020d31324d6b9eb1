-- People stand here, never in the journal: who may vote, what each answered, who votes for whom.

create table if not exists scrutin (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    subject_type text not null,
    subject_id {id} not null,
    group_id {id} not null,
    question text not null,
    statement text not null,
    mode text not null,
    rules text not null,
    inscrits {int} not null,
    opened_at {int} not null,
    closes_at {int} not null,
    closed_at {int},
    outcome text,
    pour {int},
    contre {int},
    abstention {int},
    presents {int},
    casting text,
    primary key (collectivite_id, id)
) {strict};

create unique index if not exists scrutin_open_once on scrutin (collectivite_id, subject_type, subject_id) where closed_at is null;

create index if not exists scrutin_subject on scrutin (collectivite_id, subject_type, subject_id, id);

create index if not exists scrutin_closed on scrutin (collectivite_id, closed_at);

create table if not exists scrutin_elector (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    person_id {id} not null,
    is_chair {bool} not null,
    primary key (collectivite_id, scrutin_id, person_id),
    foreign key (collectivite_id, scrutin_id) references scrutin (collectivite_id, id)
) {strict};

create table if not exists scrutin_ballot (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    elector_id {id} not null,
    cast_by {id} not null,
    choice text not null,
    cast_at {int} not null,
    reference text not null,
    primary key (collectivite_id, scrutin_id, elector_id),
    foreign key (collectivite_id, scrutin_id, elector_id) references scrutin_elector (collectivite_id, scrutin_id, person_id)
) {strict};

create table if not exists scrutin_procuration (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    giver_id {id} not null,
    holder_id {id} not null,
    given_at {int} not null,
    primary key (collectivite_id, scrutin_id, giver_id),
    foreign key (collectivite_id, scrutin_id, giver_id) references scrutin_elector (collectivite_id, scrutin_id, person_id),
    foreign key (collectivite_id, scrutin_id, holder_id) references scrutin_elector (collectivite_id, scrutin_id, person_id)
) {strict};

create index if not exists scrutin_procuration_holder on scrutin_procuration (collectivite_id, scrutin_id, holder_id);
