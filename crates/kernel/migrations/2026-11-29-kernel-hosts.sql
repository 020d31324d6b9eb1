-- opens with 0.1.0
-- Instance-level tables: by which names the bodies are reached, and which accepts the accounts of which. They say where
-- this instance is, not what a body decided: an export leaves them out.

create table if not exists host (
    name text primary key,
    collectivite_id {id} not null references collectivite (id),
    rank {int} not null
) {strict};

create table if not exists shared_accounts (
    collectivite_id {id} not null references collectivite (id),
    home_id {id} not null references collectivite (id),
    primary key (collectivite_id, home_id)
) {strict};

-- How a body looks: what its agents chose, nothing where they chose nothing.
create table if not exists appearance (
    collectivite_id {id} not null references collectivite (id),
    version {int} not null,
    short_name text not null,
    main_colour text,
    accent_colour text,
    emblem text,
    emblem_words text not null,
    updated_at {int} not null,
    primary key (collectivite_id)
) {strict};
