-- opens with 0.1.0

-- Somebody who does light acts for another person, with their consent.
create table if not exists helper_mandate (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    -- None while nobody has the address that was asked: the helper cannot tell.
    helped_id {id},
    helper_id {id} not null,
    -- Words of acts, between spaces.
    acts text not null,
    days {int} not null,
    asked_at {int} not null,
    -- Of the question, then of the consent.
    ends_at {int} not null,
    consented_at {int},
    ended_at {int},
    -- The agent before whom it was consented to, at the desk.
    received_by {id},
    primary key (collectivite_id, id)
) {strict};

create index if not exists helper_mandate_helped on helper_mandate (collectivite_id, helped_id, asked_at);

create index if not exists helper_mandate_helper on helper_mandate (collectivite_id, helper_id, asked_at);

create index if not exists helper_mandate_end on helper_mandate (collectivite_id, ends_at);

-- What was done for somebody, by whom they consented to.
create table if not exists helper_deed (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    mandate_id {id} not null,
    act text not null,
    title text not null,
    path text not null,
    done_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists helper_deed_mandate on helper_deed (collectivite_id, mandate_id, done_at);

create index if not exists helper_deed_at on helper_deed (collectivite_id, done_at);
