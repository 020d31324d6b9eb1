create table if not exists meeting (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    starts_at {int} not null,
    ends_at {int},
    place text not null,
    state text not null,
    sequence {int} not null,
    updated_at {int} not null,
    minutes_version {int} not null,
    approved_at {int},
    next_meeting_id {id},
    primary key (collectivite_id, id),
    -- A group sits in one place at a time: what keeps two writers from planning the same meeting twice.
    unique (collectivite_id, group_id, starts_at)
) {strict};

create index if not exists meeting_start on meeting (collectivite_id, starts_at, id);

create table if not exists agenda_item (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    id {id} not null,
    place_number {int} not null,
    title text not null,
    subject_type text,
    subject_id {id},
    primary key (collectivite_id, meeting_id, id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

create table if not exists attendance (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    person_id {id} not null,
    state text not null,
    recorded_at {int} not null,
    primary key (collectivite_id, meeting_id, person_id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

create table if not exists minutes_version (
    collectivite_id {id} not null,
    meeting_id {id} not null,
    version {int} not null,
    text text not null,
    reading text not null,
    written_by {id},
    written_at {int} not null,
    primary key (collectivite_id, meeting_id, version),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

create table if not exists follow_up (
    collectivite_id {id} not null,
    id {id} not null,
    meeting_id {id} not null,
    group_id {id} not null,
    text text not null,
    owners text not null,
    owner_id {id},
    due_on text,
    decision text,
    created_at {int} not null,
    done_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, meeting_id) references meeting (collectivite_id, id)
) {strict};

create index if not exists follow_up_meeting on follow_up (collectivite_id, meeting_id, id);

create index if not exists follow_up_board on follow_up (collectivite_id, done_at, due_on, id);
