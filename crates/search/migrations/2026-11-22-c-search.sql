create table if not exists search_document (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    title text not null,
    path text not null,
    body text not null,
    at {int} not null,
    primary key (collectivite_id, subject_type, subject_id)
) {strict};

-- Terms are bytes: they compare the same on both engines, whatever the collation.
create table if not exists search_posting (
    collectivite_id {id} not null,
    term {bytes} not null,
    subject_type text not null,
    subject_id {id} not null,
    weight {int} not null,
    primary key (collectivite_id, term, subject_type, subject_id)
) {strict};

create index if not exists search_posting_subject on search_posting (collectivite_id, subject_type, subject_id);
