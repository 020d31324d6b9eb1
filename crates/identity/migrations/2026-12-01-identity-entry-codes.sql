-- opens with 0.1.0

-- Codes on paper, or in a mailbox that several people share: each opens the account of somebody who has no address of their
-- own, once. Used, it is deleted.
create table if not exists person_code (
    collectivite_id {id} not null references collectivite (id),
    -- Made with the key of this house.
    code_hash {bytes} not null,
    person_id {id} not null,
    made_at {int} not null,
    expires_at {int} not null,
    primary key (collectivite_id, code_hash)
) {strict};

create index if not exists person_code_person on person_code (collectivite_id, person_id);

-- People who came with a link sent to somebody else's mailbox, by a digest of its address: few share one.
create table if not exists shared_mailbox (
    collectivite_id {id} not null references collectivite (id),
    person_id {id} not null,
    mailbox_hash {bytes} not null,
    since_at {int} not null,
    primary key (collectivite_id, person_id)
) {strict};

create index if not exists shared_mailbox_hash on shared_mailbox (collectivite_id, mailbox_hash);
