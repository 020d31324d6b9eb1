-- opens with 0.1.0

-- How the directory (LDAP) of a body is asked who somebody is; its address, its account and the sealed password of that account are
-- those of its line in openid_provider, whose kind is 'annuaire'.
create table if not exists directory (
    collectivite_id {id} not null references collectivite (id),
    provider_id {id} not null,
    is_clear {bool} not null,
    base_dn text not null,
    person_filter text not null,
    name_attribute text not null,
    mail_attribute text not null,
    id_attribute text not null,
    is_for_agents {bool} not null,
    agents_filter text not null,
    -- Certificates (PEM) of the authority that vouches for it, where that is the town hall itself.
    authority text not null,
    primary key (collectivite_id, provider_id)
) {strict};

-- Attempts to sign in with the directory, by digests of who asked and of the identifier that was typed, for an hour: those that
-- open something are deleted at once.
create table if not exists directory_try (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    client_hash {bytes} not null,
    identifier_hash {bytes} not null,
    tried_at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists directory_try_client on directory_try (collectivite_id, client_hash, tried_at);

create index if not exists directory_try_identifier on directory_try (collectivite_id, identifier_hash, tried_at);

create index if not exists directory_try_date on directory_try (collectivite_id, tried_at);
