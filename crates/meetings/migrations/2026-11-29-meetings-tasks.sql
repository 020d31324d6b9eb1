-- opens with 0.1.0

-- How many times the list of tasks elsewhere was told of a follow-up: its servers and programs count changes.
create table if not exists follow_up_told (
    collectivite_id {id} not null,
    follow_up_id {id} not null,
    sequence {int} not null,
    primary key (collectivite_id, follow_up_id),
    foreign key (collectivite_id, follow_up_id) references follow_up (collectivite_id, id)
) {strict};
