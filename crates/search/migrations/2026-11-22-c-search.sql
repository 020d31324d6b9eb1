create table if not exists search_document (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    title text not null,
    path text not null,
    body text not null,
    at {int} not null,
    terms text not null,
    primary key (collectivite_id, subject_type, subject_id)
) {strict};

-- Terms and words are bytes: they compare the same on both engines, whatever the collation.
create table if not exists search_posting (
    collectivite_id {id} not null,
    term {bytes} not null,
    subject_type text not null,
    subject_id {id} not null,
    weight {int} not null,
    primary key (collectivite_id, term, subject_type, subject_id)
) {clustered};

-- Every form a term was met in, as typed but for case and accents.
create table if not exists search_word (
    collectivite_id {id} not null,
    word {bytes} not null,
    term {bytes} not null,
    primary key (collectivite_id, word, term)
) {clustered};

create index if not exists search_word_term on search_word (collectivite_id, term);
