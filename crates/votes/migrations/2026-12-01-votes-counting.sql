-- opens with 0.1.0
-- A choice that is closed and whose count is long: nobody votes any more, and it is being counted beside everything else. Once
-- it is counted its result stands with the vote, and this says when it stopped.
create table if not exists scrutin_counting (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    stopped_at {int} not null,
    primary key (collectivite_id, scrutin_id),
    foreign key (collectivite_id, scrutin_id) references scrutin (collectivite_id, id)
) {strict};
