-- opens with 0.1.0
-- The public keys that people sign in with; the private ones never leave their devices.
create table if not exists passkey (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    credential_id {bytes} not null,
    public_key text not null,
    name text not null,
    made_at {int} not null,
    last_used_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, credential_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists passkey_person on passkey (collectivite_id, person_id, id);
