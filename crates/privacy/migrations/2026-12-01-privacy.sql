-- opens with 0.1.0
-- Who watches over personal data for the body, and what it does beside the program.
create table if not exists privacy_contact (
    collectivite_id {id} not null references collectivite (id),
    version {int} not null,
    officer text not null,
    reach text not null,
    measures text not null,
    updated_at {int} not null,
    primary key (collectivite_id)
) {strict};

-- The register of breaches (regulation (EU) 2016/679, article 33(5)): nothing of it is ever changed.
create table if not exists privacy_breach (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    number {int} not null,
    noticed_at {int} not null,
    nature text not null,
    concerned text not null,
    consequences text not null,
    measures text not null,
    written_at {int} not null,
    written_by {id},
    primary key (collectivite_id, id)
) {strict};

create unique index if not exists privacy_breach_number on privacy_breach (collectivite_id, number);

-- Who was told of a breach, or why nobody was.
create table if not exists privacy_breach_told (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    breach_id {id} not null,
    whom text not null,
    told_on text not null,
    words text not null,
    written_at {int} not null,
    written_by {id},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, breach_id) references privacy_breach (collectivite_id, id)
) {strict};

create index if not exists privacy_breach_told_of on privacy_breach_told (collectivite_id, breach_id, id);

-- Somebody objects to a processing (article 21), and what they were answered.
create table if not exists privacy_objection (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    processing text not null,
    words text not null,
    made_at {int} not null,
    answered_at {int},
    is_upheld {bool},
    answer text not null,
    answered_by {id},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists privacy_objection_person on privacy_objection (collectivite_id, person_id, id);
create index if not exists privacy_objection_waiting on privacy_objection (collectivite_id, answered_at, made_at, id);
