-- opens with 0.1.0

-- One bridge of a body for each thing it does elsewhere.
create table if not exists bridge (
    collectivite_id {id} not null references collectivite (id),
    capability text not null,
    name text not null,
    -- Of the settings: what two agents at once are told apart by.
    version {int} not null,
    -- Of the place: another address is another calendar, to be filled anew.
    generation {int} not null,
    address text not null,
    account text not null,
    -- Sealed with a key that is not in the database.
    secret text not null,
    updated_at {int} not null,
    primary key (collectivite_id, capability)
) {strict};
