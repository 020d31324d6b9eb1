-- A choice among several answers: its rule and what it offers, fixed at the opening; who is chosen and the file with which
-- anybody counts again, once closed. What each elector answers stands in scrutin_ballot.choice, as JSON.
create table if not exists scrutin_choice (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    way text not null,
    offered text not null,
    winners text,
    certificate text,
    primary key (collectivite_id, scrutin_id),
    foreign key (collectivite_id, scrutin_id) references scrutin (collectivite_id, id)
) {strict};
