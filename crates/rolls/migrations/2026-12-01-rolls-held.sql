-- opens with 0.1.0
-- An elector whose proof ended before its date stays held, until that date, for the account that had it: another one would give
-- the same elector a second ballot. holder is a digest of both, which nobody makes without the key of the house.

create table if not exists elector_held (
    collectivite_id {id} not null references collectivite (id),
    elector {bytes} not null,
    holder {bytes} not null,
    ends_at {int} not null,
    primary key (collectivite_id, elector)
) {strict};
