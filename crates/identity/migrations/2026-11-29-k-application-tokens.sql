-- opens with 0.1.0
-- What programs sign in with in a person's name, as hashes; one that was revoked has no row.
create table if not exists application_token (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    name text not null,
    token_hash {bytes} not null,
    made_at {int} not null,
    last_used_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, token_hash),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists application_token_person on application_token (collectivite_id, person_id, id);
