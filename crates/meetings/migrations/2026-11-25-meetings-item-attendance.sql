-- opens with 0.1.0

-- Who came late or left early, by the items of the agenda: without a line, a member who came was there throughout.
create table if not exists attendance_span (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    person_id {id} not null,
    from_item {id},
    until_item {id},
    recorded_at {int} not null,
    primary key (collectivite_id, meeting_id, person_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};
