-- From where sign-in links were asked for, as a hash, for an hour: what limits how many one client may ask for.
create table if not exists sign_in_client (
    collectivite_id {id} not null references collectivite (id),
    link_id {id} not null,
    client {bytes} not null,
    asked_at {int} not null,
    primary key (collectivite_id, link_id)
) {strict};

create index if not exists sign_in_client_asked on sign_in_client (collectivite_id, client, asked_at);

create index if not exists sign_in_client_age on sign_in_client (collectivite_id, asked_at);
