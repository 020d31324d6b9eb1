-- opens with 0.1.0

-- What stands after the plus sign in the address that one member's answers to one invitation go to: the same for ever,
-- since mail programs know an invitation by its organizer.
create table if not exists invitation_address (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    person_id {id} not null,
    tag text not null,
    given_at {int} not null,
    primary key (collectivite_id, meeting_id, person_id),
    unique (collectivite_id, tag),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

-- When the meeting was to begin, in each announcement that was sent: an answer says which announcement it is to.
create table if not exists convocation_date (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    sequence {int} not null,
    starts_at {int} not null,
    primary key (collectivite_id, meeting_id, sequence),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};
