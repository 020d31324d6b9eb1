-- opens with 0.1.0

-- How far the mailbox of a body was read.
create table if not exists mailbox_position (
    collectivite_id {id} not null references collectivite (id),
    -- That of the bridge: another mailbox is read from its own beginning.
    generation {int} not null,
    validity {int} not null,
    first_uid {int} not null,
    last_uid {int} not null,
    read_at {int} not null,
    primary key (collectivite_id)
) {strict};

-- What stands after the plus sign in the address of a text.
create table if not exists letter_address (
    collectivite_id {id} not null references collectivite (id),
    text_id {id} not null,
    tag text not null,
    given_at {int} not null,
    primary key (collectivite_id, text_id),
    unique (collectivite_id, tag)
) {strict};

create table if not exists letter (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    -- What makes a message the same when it comes again.
    fingerprint {bytes} not null,
    state text not null,
    text_id {id},
    person_id {id},
    sender text not null,
    subject text not null,
    content text not null,
    -- Quoted messages and signature, taken out of the content.
    aside text not null,
    size_bytes {int} not null,
    received_at {int} not null,
    settled_at {int},
    -- The numbers of the amendments it became.
    numbers text not null,
    token_hash {bytes},
    -- As it came; not kept when it is large.
    original {bytes},
    primary key (collectivite_id, id),
    unique (collectivite_id, fingerprint),
    unique (collectivite_id, token_hash)
) {strict};

create index if not exists letter_person on letter (collectivite_id, person_id, state);
