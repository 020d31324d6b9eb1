-- Instance-level tables (no collectivite_id): collectivite, duty, and db's own migration.

create table if not exists collectivite (
    id {id} primary key,
    slug text not null unique,
    name text not null,
    kind text not null,
    is_demonstration {bool} not null,
    time_zone text not null,
    created_at {int} not null
) {strict};

create table if not exists duty (
    name text primary key,
    leased_until {int} not null,
    leased_by {id}
) {strict};

create table if not exists journal (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    at {int} not null,
    kind text not null,
    actor_id {id},
    actor_quality text not null,
    subject_type text not null,
    subject_id {id} not null,
    is_public {bool} not null,
    payload text not null,
    number {int},
    primary key (collectivite_id, id)
) {strict};

create index if not exists journal_subject on journal (collectivite_id, subject_type, subject_id, id);

create unique index if not exists journal_number on journal (collectivite_id, number);

create index if not exists journal_unnumbered on journal (collectivite_id, id) where number is null and is_public;

create table if not exists subject (
    collectivite_id {id} not null references collectivite (id),
    type text not null,
    id {id} not null,
    title text not null,
    path text not null,
    updated_at {int} not null,
    primary key (collectivite_id, type, id)
) {strict};

create table if not exists request (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    actor_id {id},
    action text not null,
    outcome text not null,
    at {int} not null,
    primary key (collectivite_id, id)
) {strict};

create table if not exists effect (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    kind text not null,
    key text not null,
    payload text not null,
    created_at {int} not null,
    due_at {int} not null,
    leased_until {int} not null,
    leased_by {id},
    attempts {int} not null,
    last_error text,
    done_at {int},
    parked_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, kind, key)
) {strict};

create index if not exists effect_due on effect (due_at) where done_at is null and parked_at is null;

create table if not exists timer (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    kind text not null,
    subject_id {id} not null,
    payload text not null,
    due_at {int} not null,
    attempts {int} not null,
    last_error text,
    primary key (collectivite_id, id)
) {strict};

create index if not exists timer_due on timer (due_at);

create table if not exists stored_file (
    collectivite_id {id} not null references collectivite (id),
    sha256 text not null,
    media_type text not null,
    size_bytes {int} not null,
    added_at {int} not null,
    primary key (collectivite_id, sha256)
) {strict};
