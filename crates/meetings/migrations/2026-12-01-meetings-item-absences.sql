-- opens with 0.1.0

-- Who came and left the room for one item of the agenda, as those whom it concerns must.
create table if not exists attendance_absence (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    person_id {id} not null,
    item_id {id} not null,
    recorded_at {int} not null,
    primary key (collectivite_id, meeting_id, person_id, item_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};
