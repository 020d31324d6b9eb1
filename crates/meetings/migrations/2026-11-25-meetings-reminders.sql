-- opens with 0.1.0

-- How many days before its date the owner of a follow-up is reminded.
create table if not exists follow_up_reminder (
    collectivite_id {id} not null,
    follow_up_id {id} not null,
    days_before {int} not null,
    primary key (collectivite_id, follow_up_id),
    foreign key (collectivite_id, follow_up_id) references follow_up (collectivite_id, id)
) {strict};
