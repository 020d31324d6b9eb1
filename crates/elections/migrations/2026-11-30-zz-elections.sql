-- opens with 0.1.0
-- An appointment that nobody won is voted again: which round an election is, and which one it follows. The first round has no
-- line; a round is followed by one other.

create table if not exists election_round (
    collectivite_id {id} not null references collectivite (id),
    election_id {id} not null,
    round {int} not null,
    previous_id {id} not null,
    primary key (collectivite_id, election_id),
    foreign key (collectivite_id, election_id) references election (collectivite_id, id),
    foreign key (collectivite_id, previous_id) references election (collectivite_id, id)
) {strict};

create unique index if not exists election_round_previous on election_round (collectivite_id, previous_id);
