-- opens with 0.1.0
-- Instance-level: somebody on their way, for two minutes, from the body where they have an account to one that accepts it.
-- The only row that one body writes and another reads.
create table if not exists account_passage (
    token_hash {bytes} primary key,
    home_id {id} not null references collectivite (id),
    guest_id {id} not null references collectivite (id),
    person_id {id} not null,
    challenge {bytes} not null,
    name text not null,
    email text not null,
    expires_at {int} not null
) {strict};

create index if not exists account_passage_expiry on account_passage (expires_at);

-- Which account of another body opens this person's.
create table if not exists account_link (
    collectivite_id {id} not null references collectivite (id),
    home_id {id} not null,
    home_person_id {id} not null,
    person_id {id} not null,
    linked_at {int} not null,
    primary key (collectivite_id, home_id, home_person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists account_link_person on account_link (collectivite_id, person_id);
