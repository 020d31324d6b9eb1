-- opens with 0.1.0
-- What happened, once for each thing it is a part of (object): the line's own subject (depth 0), what that is a part of
-- (1), and so on to the body. Who follows is not written here: ten thousand followers cost nothing more.
create table if not exists news (
    collectivite_id {id} not null references collectivite (id),
    object_id {id} not null,
    number {int} not null,
    object_type text not null,
    depth {int} not null,
    kind text not null,
    sort text not null,
    subject_type text not null,
    subject_id {id} not null,
    actor_id {id},
    at {int} not null,
    until_at {int},
    primary key (collectivite_id, object_id, number)
) {strict};

create index if not exists news_number on news (collectivite_id, number, object_id);

create index if not exists news_subject on news (collectivite_id, subject_id);

create index if not exists news_sort on news (collectivite_id, object_id, sort, number);

-- Until when one can act, or when something takes place, for each thing it is a part of.
create table if not exists news_deadline (
    collectivite_id {id} not null references collectivite (id),
    object_id {id} not null,
    subject_id {id} not null,
    subject_type text not null,
    kind text not null,
    until_at {int} not null,
    primary key (collectivite_id, object_id, subject_id)
) {strict};

create index if not exists news_deadline_until on news_deadline (collectivite_id, until_at);

create index if not exists news_deadline_subject on news_deadline (collectivite_id, subject_id);

-- The last line by which something was taken back: what was counted before it is counted again.
create table if not exists news_retraction (
    collectivite_id {id} not null references collectivite (id),
    number {int} not null,
    primary key (collectivite_id)
) {strict};

-- Who follows what: private.
create table if not exists follow (
    collectivite_id {id} not null,
    person_id {id} not null,
    object_id {id} not null,
    object_type text not null,
    choice text not null,
    reason text not null,
    from_number {int} not null,
    since {int} not null,
    primary key (collectivite_id, person_id, object_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create index if not exists follow_since on follow (collectivite_id, person_id, since, object_id);

-- One row for each person who follows something: how far they have seen, how many news there were up to which line, when
-- they are written to, and the secret by which a letter's links put an end to it.
create table if not exists follow_reader (
    collectivite_id {id} not null,
    person_id {id} not null,
    seen_number {int} not null,
    digest_number {int} not null,
    counted_number {int} not null,
    counted {int} not null,
    rhythm text not null,
    weekday {int} not null,
    next_digest_at {int},
    follows_taking_part {bool} not null,
    token text not null,
    primary key (collectivite_id, person_id),
    foreign key (collectivite_id, person_id) references person (collectivite_id, id)
) {strict};

create unique index if not exists follow_reader_token on follow_reader (collectivite_id, token);

create index if not exists follow_reader_digest on follow_reader (collectivite_id, next_digest_at, person_id);
