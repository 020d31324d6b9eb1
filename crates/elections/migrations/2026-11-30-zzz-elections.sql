-- opens with 0.1.0
-- Who takes no part in a vote because the matter is their own (CGCT, art. L. 2131-11): taken off the roll before it opens, with
-- the weight they had there, and why, as whoever prepares wrote it. Destroyed with the roll.

create table if not exists election_recusal (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    id {id} not null,
    name text not null,
    login text not null,
    person_id {id},
    weight {int} not null,
    reason text not null,
    primary key (collectivite_id, election_id, id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id)
) {strict};

create unique index if not exists election_recusal_login on election_recusal (collectivite_id, election_id, login);

-- An election that is held to learn how: of which one it is the rehearsal. Nothing of it counts, and its pages say so.
create table if not exists election_rehearsal (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    rehearsed_id {id} not null,
    primary key (collectivite_id, election_id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id),
    foreign key (collectivite_id, rehearsed_id) references election (collectivite_id, id)
) {strict};
