-- opens with 0.1.0

-- Minutes proposed to those who were there, until a day.
create table if not exists minutes_proposal (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    proposed_by {id},
    proposed_at {int} not null,
    closes_on text not null,
    primary key (collectivite_id, meeting_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

create table if not exists correction (
    collectivite_id {id} not null,
    id {id} not null,
    meeting_id {id} not null,
    author_id {id} not null,
    -- Where the passage stands: kept up with every version of the minutes while the correction waits.
    version {int} not null,
    first_place {int} not null,
    places {int} not null,
    old_text text not null,
    new_text text not null,
    reason text not null,
    state text not null,
    answer text not null,
    kept_text text,
    kept_version {int},
    decided_by {id},
    decided_at {int},
    created_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

create index if not exists correction_meeting on correction (collectivite_id, meeting_id, state, id);
