create table if not exists person (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    name text not null,
    email text not null,
    sort_key {bytes} not null,
    created_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, email)
) {strict};

-- A link proves an address; who holds that address is looked up when the link is used.
create table if not exists sign_in_link (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    token_hash {bytes} not null,
    email text not null,
    return_to text,
    created_at {int} not null,
    expires_at {int} not null,
    used_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, token_hash)
) {strict};

create index if not exists sign_in_link_email on sign_in_link (collectivite_id, email, created_at);

create index if not exists sign_in_link_expiry on sign_in_link (collectivite_id, expires_at);

create table if not exists session (
    collectivite_id {id} not null references collectivite (id),
    cookie_hash {bytes} not null,
    person_id {id} not null,
    created_at {int} not null,
    expires_at {int} not null,
    primary key (collectivite_id, cookie_hash),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists session_person on session (collectivite_id, person_id);

create index if not exists session_expiry on session (collectivite_id, expires_at);
