-- opens with 0.1.0

-- A list of people to whom a letter with a code is sent.
create table if not exists desk_campaign (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    title text not null,
    opened_by {id} not null,
    opened_at {int} not null,
    expires_at {int} not null,
    -- Raised each time its letters are made: two presses make them once.
    edition {int} not null,
    primary key (collectivite_id, id)
) {strict};

create table if not exists desk_letter (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    campaign_id {id} not null,
    name text not null,
    -- Lines of a postal address; empty once the code served.
    address text not null,
    district text not null,
    -- Whose account it is for; none when the code opens one.
    person_id {id},
    -- Made with the key of this house; none before its letter is made, and once it served.
    code_hash {bytes},
    edition {int} not null,
    made_at {int},
    expires_at {int} not null,
    used_at {int},
    used_by {id},
    primary key (collectivite_id, id),
    unique (collectivite_id, code_hash)
) {strict};

create index if not exists desk_letter_campaign on desk_letter (collectivite_id, campaign_id, id);

create index if not exists desk_letter_expiry on desk_letter (collectivite_id, expires_at);

-- Who showed a code that came by post to an address of the town.
create table if not exists desk_proof (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    district text not null,
    proved_at {int} not null,
    primary key (collectivite_id, person_id)
) {strict};

-- Codes that were refused, to count them.
create table if not exists desk_try (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    client {bytes} not null,
    tried_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists desk_try_client on desk_try (collectivite_id, client, tried_at);

create index if not exists desk_try_at on desk_try (collectivite_id, tried_at);

-- Somebody whom an agent made known at the desk, until they claim their account.
create table if not exists desk_person (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    registered_by {id} not null,
    consented_at {int} not null,
    claimed_at {int},
    primary key (collectivite_id, person_id)
) {strict};

create index if not exists desk_person_at on desk_person (collectivite_id, consented_at);

create table if not exists desk_visit (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    held_by {id} not null,
    begun_at {int} not null,
    -- Later after each deed; over by itself then.
    ends_at {int} not null,
    ended_at {int},
    primary key (collectivite_id, id)
) {strict};

create index if not exists desk_visit_person on desk_visit (collectivite_id, person_id, begun_at);

create index if not exists desk_visit_holder on desk_visit (collectivite_id, held_by, begun_at);

-- What was done at the desk in somebody's name, for their receipt.
create table if not exists desk_deed (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    visit_id {id} not null,
    kind text not null,
    title text not null,
    path text not null,
    done_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists desk_deed_visit on desk_deed (collectivite_id, visit_id, id);

create index if not exists desk_deed_at on desk_deed (collectivite_id, done_at);

-- An address that somebody without one says is theirs, until they follow the link sent to it.
create table if not exists desk_address (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id} not null,
    email text not null,
    token_hash {bytes} not null,
    expires_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, token_hash)
) {strict};
