-- What a document is a part of, for who searches inside one thing only: a contribution in its consultation.
create table if not exists search_scope (
    collectivite_id {id} not null,
    subject_type text not null,
    subject_id {id} not null,
    within_type text not null,
    within_id {id} not null,
    primary key (collectivite_id, subject_type, subject_id)
) {clustered};
