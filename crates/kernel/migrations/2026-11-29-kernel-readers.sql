-- opens with 0.1.0
-- How far each feature has read the public lines of the journal, by their numbers.
create table if not exists journal_reader (
    collectivite_id {id} not null references collectivite (id),
    name text not null,
    number {int} not null,
    primary key (collectivite_id, name)
) {strict};

-- A subject is also found by its page.
create index if not exists subject_path on subject (collectivite_id, path);
