-- opens with 0.1.0

-- The support of somebody without account, until they follow the link sent to them: as long as that link works.
create table if not exists support_waiting (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    contribution_id {id} not null,
    token_hash {bytes} not null,
    email text not null,
    name text not null,
    sent_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, token_hash)
) {strict};

create index if not exists support_waiting_contribution on support_waiting (collectivite_id, contribution_id);

create index if not exists support_waiting_sent on support_waiting (collectivite_id, sent_at);
