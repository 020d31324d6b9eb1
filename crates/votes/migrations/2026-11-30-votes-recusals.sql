-- opens with 0.1.0
-- Who takes no part in a vote because the matter is their own (CGCT, art. L. 2131-11): off the electoral list, before they vote.
create table if not exists scrutin_recusal (
    collectivite_id {id} not null,
    scrutin_id {id} not null,
    person_id {id} not null,
    noted_at {int} not null,
    primary key (collectivite_id, scrutin_id, person_id),
    foreign key (collectivite_id, scrutin_id) references scrutin (collectivite_id, id)
) {strict};
