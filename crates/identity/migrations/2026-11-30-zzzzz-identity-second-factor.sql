-- opens with 0.1.0
-- What an authenticator app and this house share of a person, sealed; it counts once its person has shown a code of it. A code
-- serves once: the step of the last one is kept.
create table if not exists second_factor (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    secret text not null,
    begun_at {int} not null,
    confirmed_at {int},
    last_step {int} not null,
    failures {int} not null,
    failed_at {int},
    primary key (collectivite_id, person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

-- What stands for the app when it is lost, each once, as keyed digests.
create table if not exists recovery_code (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    digest {bytes} not null,
    primary key (collectivite_id, person_id, digest),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

-- Somebody who signed in and has still to give their second factor, ten minutes. Apart from sessions: a program that knows nothing
-- of it recognises nobody.
create table if not exists second_factor_wait (
    collectivite_id {id} not null references collectivite (id),
    cookie_hash {bytes} not null,
    person_id {id} not null,
    expires_at {int} not null,
    way text not null,
    provider_id {id},
    level text,
    proved_at {int},
    is_assisted {bool},
    id_token text,
    is_helper_known {bool},
    primary key (collectivite_id, cookie_hash),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists second_factor_wait_expiry on second_factor_wait (collectivite_id, expires_at);

-- Bodies whose agents must have one: a row when they must.
create table if not exists second_factor_rule (
    collectivite_id {id} not null references collectivite (id),
    since_at {int} not null,
    primary key (collectivite_id)
) {strict};

-- Whose second factor an agent asked to take away; another agent does it.
create table if not exists second_factor_reset (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    asked_by {id} not null,
    asked_at {int} not null,
    primary key (collectivite_id, person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};
