-- The house's own mailbox: where mail goes when no mail server is configured.

create table if not exists mailbox (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    key text not null,
    recipient text not null,
    subject text not null,
    text text not null,
    received_at {int} not null,
    primary key (collectivite_id, id),
    unique (collectivite_id, key)
) {strict};

create index if not exists mailbox_recipient on mailbox (collectivite_id, recipient, id);

create index if not exists mailbox_received on mailbox (collectivite_id, received_at);
