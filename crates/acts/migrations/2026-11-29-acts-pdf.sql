-- opens with 0.1.0
-- The accessible file (PDF) of each act, and what the open data say of deliberations.

create table if not exists act_pdf (
    collectivite_id {id} not null references collectivite (id),
    act_id {id} not null,
    sha256 text not null,
    size_bytes {int} not null,
    page_count {int} not null,
    substituted text not null,
    made_at {int} not null,
    primary key (collectivite_id, act_id),
    foreign key (collectivite_id, act_id) references act (collectivite_id, id),
    foreign key (collectivite_id, sha256) references stored_file (collectivite_id, sha256)
) {strict};

create table if not exists act_siret (
    collectivite_id {id} not null references collectivite (id),
    siret text not null,
    set_at {int} not null,
    primary key (collectivite_id)
) {strict};

create table if not exists act_deliberation (
    collectivite_id {id} not null references collectivite (id),
    act_id {id} not null,
    version {int} not null,
    number text not null,
    decided_on text not null,
    matter text not null,
    budget_years text not null,
    budget_name text not null,
    control_id text not null,
    control_on text,
    electors {int},
    pour {int},
    contre {int},
    abstention {int},
    described_at {int} not null,
    primary key (collectivite_id, act_id),
    foreign key (collectivite_id, act_id) references act (collectivite_id, id)
) {strict};

create unique index if not exists act_deliberation_number on act_deliberation (collectivite_id, number);
