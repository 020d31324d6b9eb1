-- opens with 0.1.0
-- The identity providers that a body lets people sign in with. The secret is sealed.
create table if not exists openid_provider (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    slug text not null,
    kind text not null,
    label text not null,
    issuer text not null,
    client_id text not null,
    secret text not null,
    algorithm text not null,
    levels text not null,
    sirets text not null,
    assistance text not null,
    version {int} not null,
    updated_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, slug)
) {strict};

-- Answers of providers that served, so that none serves twice; forgotten with the attempt's ten minutes.
create table if not exists openid_state (
    collectivite_id {id} not null references collectivite (id),
    state_hash {bytes} not null,
    expires_at {int} not null,
    primary key (collectivite_id, state_hash)
) {strict};

create index if not exists openid_state_expiry on openid_state (collectivite_id, expires_at);

-- Somebody whom a provider recognised and who has no account yet, for an hour, in one browser.
create table if not exists openid_arrival (
    collectivite_id {id} not null references collectivite (id),
    browser_hash {bytes} not null,
    provider_id {id} not null,
    subject {bytes} not null,
    level text,
    name text not null,
    email text not null,
    is_assisted {bool} not null,
    expires_at {int} not null,
    primary key (collectivite_id, browser_hash)
) {strict};

create index if not exists openid_arrival_expiry on openid_arrival (collectivite_id, expires_at);

-- Whom a provider's identifier opens, as a keyed digest: nobody reads it, nor compares it with another town's.
create table if not exists openid_identity (
    collectivite_id {id} not null references collectivite (id),
    provider_id {id} not null,
    subject {bytes} not null,
    person_id {id} not null,
    level text,
    linked_at {int} not null,
    last_used_at {int},
    primary key (collectivite_id, provider_id, subject),
    unique (collectivite_id, person_id, provider_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

-- Who may link an account of a provider that is for invited people.
create table if not exists openid_invitation (
    collectivite_id {id} not null references collectivite (id),
    provider_id {id} not null,
    person_id {id} not null,
    invited_at {int} not null,
    primary key (collectivite_id, provider_id, person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

-- What opened a session; nothing for a link received by mail. The token is sealed, and serves to leave the provider too.
alter table session add column provider_id {id};

alter table session add column level text;

alter table session add column proved_at {int};

alter table session add column is_assisted {bool};

alter table session add column id_token text;
