-- opens with 0.1.0
-- Each time that what is kept no more was erased: when, and how many rows by rule (JSON). Names nobody.
create table if not exists retention_run (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    applied_at {int} not null,
    counts text not null,
    primary key (collectivite_id, id)
) {strict};
