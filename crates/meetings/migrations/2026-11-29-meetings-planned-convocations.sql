-- opens with 0.1.0

-- A convocation that leaves by itself, so many days before its meeting; gone once it left.
create table if not exists planned_convocation (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    days_before {int} not null,
    -- Nobody when a parcours asked for it.
    chosen_by {id},
    chosen_at {int} not null,
    -- Set when the day came and there was nobody to convene.
    failed_at {int},
    primary key (collectivite_id, meeting_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};
