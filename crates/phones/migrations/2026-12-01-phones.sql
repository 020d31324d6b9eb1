-- opens with 0.1.0

-- By which gateway a body sends text messages.
create table if not exists sms_gateway (
    collectivite_id {id} not null references collectivite (id),
    -- Of the settings: what two agents at once are told apart by.
    version {int} not null,
    address text not null,
    method text not null,
    format text not null,
    template text not null,
    -- The header that carries the secret; empty when there is none.
    header text not null,
    -- Sealed with a key that is not in the database.
    secret text not null,
    -- Country codes that are sent to, between spaces.
    prefixes text not null,
    hourly_max {int} not null,
    updated_at {int} not null,
    primary key (collectivite_id)
) {strict};

-- A code that was sent, until it is typed.
create table if not exists phone_wait (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    -- Both made with the key of this house.
    number_hash {bytes} not null,
    code_hash {bytes} not null,
    -- The last digits, sealed.
    ending_sealed text not null,
    tries {int} not null,
    expires_at {int} not null,
    primary key (collectivite_id, person_id)
) {strict};

create index if not exists phone_wait_expiry on phone_wait (collectivite_id, expires_at);

-- Who proved that a number is theirs: one number, one person.
create table if not exists phone_proof (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    number_hash {bytes} not null,
    ending_sealed text not null,
    proved_at {int} not null,
    primary key (collectivite_id, person_id),
    unique (collectivite_id, number_hash)
) {strict};

-- A number that its person gave up: nobody else proves it for a while, or it would count twice in one vote.
create table if not exists phone_held (
    collectivite_id {id} not null references collectivite (id),
    number_hash {bytes} not null,
    person_id {id},
    held_until {int} not null,
    primary key (collectivite_id, number_hash)
) {strict};

create index if not exists phone_held_until on phone_held (collectivite_id, held_until);

-- What was sent, to count it: by nobody once an account is closed, or its number would be written to anew.
create table if not exists sms_sent (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    person_id {id},
    number_hash {bytes} not null,
    client {bytes} not null,
    sent_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists sms_sent_at on sms_sent (collectivite_id, sent_at);

create index if not exists sms_sent_number on sms_sent (collectivite_id, number_hash, sent_at);

create index if not exists sms_sent_client on sms_sent (collectivite_id, client, sent_at);

create index if not exists sms_sent_person on sms_sent (collectivite_id, person_id, sent_at);
