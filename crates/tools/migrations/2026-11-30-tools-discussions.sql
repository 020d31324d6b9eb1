-- opens with 0.1.0

-- The room that a group or a parcours has on the town's chat server.
create table if not exists discussion (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    -- Whose members read here what is said there.
    group_id {id} not null,
    -- What it is called there, and what it is said to be about.
    name text not null,
    topic text not null,
    is_public {bool} not null,
    -- Since when it is only read.
    closed_at {int},
    -- The place where it was asked for last.
    generation {int} not null,
    -- Of its name, of its topic, of whether it is open: each is asked for once.
    revision {int} not null,
    -- What the server calls it, and the address where people open it; nothing before it is there.
    room text,
    address text,
    is_encrypted {bool} not null,
    -- When the server last refused to have a part of it read.
    missed_at {int},
    primary key (collectivite_id, subject_type, subject_id)
) {strict};

create index if not exists discussion_group on discussion (collectivite_id, group_id, subject_id);

-- What a room is called on the server, drawn by lot and kept when the server is removed: by it a room that was made, but not
-- noted here, is found again; nobody takes that name beforehand.
create table if not exists discussion_alias (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    alias text not null,
    primary key (collectivite_id, subject_type, subject_id)
) {strict};

-- The account under which somebody asked to be let into a private room: one a person and room, forgotten when they may not
-- read it any more. What they say of their account is not proven.
create table if not exists discussion_invitation (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    person_id {id} not null,
    account text not null,
    -- True once Parvis let it in; whoever was there without Parvis is not taken out by Parvis.
    is_let_in {bool} not null,
    -- The last day they asked on, counted from 1970-01-01 UTC, and how many times that day.
    asked_on {int} not null,
    asked_times {int} not null,
    -- When it was last looked whether they may still read the room.
    checked_at {int} not null,
    primary key (collectivite_id, subject_type, subject_id, person_id)
) {strict};

create index if not exists discussion_invitation_checked on discussion_invitation (collectivite_id, checked_at);

create index if not exists discussion_invitation_person on discussion_invitation (collectivite_id, person_id, asked_on);

-- What was said in the rooms lately, as the server gives it: nobody there was recognised by Parvis. Within a bound of time
-- and of number; an export holds none of it.
create table if not exists discussion_message (
    collectivite_id {id} not null references collectivite (id),
    room text not null,
    message text not null,
    author text not null,
    author_name text not null,
    words text not null,
    -- The message that corrected it last: when that one is removed, so is this one here.
    corrected_by text,
    is_file {bool} not null,
    -- When it was said, as the server says; when it was read from here, by which it is forgotten.
    at {int} not null,
    read_at {int} not null,
    primary key (collectivite_id, room, message)
) {strict};

create index if not exists discussion_message_at on discussion_message (collectivite_id, room, at);

create index if not exists discussion_message_corrected on discussion_message (collectivite_id, room, corrected_by);

create index if not exists discussion_message_read on discussion_message (collectivite_id, read_at);

-- What the server lets Parvis in with, sealed, and how far it was read.
create table if not exists discussion_session (
    collectivite_id {id} not null references collectivite (id),
    token text,
    account text,
    -- The place it was opened at: it is shown to no other.
    generation {int},
    position text,
    primary key (collectivite_id)
) {strict};
