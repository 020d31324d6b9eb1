-- opens with 0.1.0

-- The latest convocation that was sent, and which announcement it told.
create table if not exists convocation (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    sequence {int} not null,
    sent_by {id},
    sent_at {int} not null,
    primary key (collectivite_id, meeting_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

-- What a member says beforehand; who came is another table.
create table if not exists invitation_answer (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    person_id {id} not null,
    -- When the meeting was to begin: an answer for another date is no answer.
    starts_at {int} not null,
    answer text not null,
    note text not null,
    answered_at {int} not null,
    primary key (collectivite_id, meeting_id, person_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};
