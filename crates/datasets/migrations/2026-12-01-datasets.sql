-- opens with 0.1.0
-- Datasets, their files and each version of them. Days are ISO 8601; `state` is a word. A dataset is read by those who prepare
-- it until its first file is published. `slug` is its name in the catalogues that know no other identifier (CKAN).
create table if not exists dataset (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    slug text not null,
    title text not null,
    sort_key {bytes} not null,
    description text not null,
    theme text not null,
    keywords text not null,
    licence text not null,
    frequency text not null,
    producer text not null,
    siret text not null,
    email text not null,
    reach text not null,
    territory text not null,
    covers_from text,
    covers_to text,
    state text not null,
    withdrawn_because text not null,
    created_at {int} not null,
    published_at {int},
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id)
) {strict};

create unique index if not exists dataset_slug on dataset (collectivite_id, slug);

create index if not exists dataset_state on dataset (collectivite_id, state, changed_at desc, id);

create table if not exists dataset_resource (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    dataset_id {id} not null,
    title text not null,
    created_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, dataset_id) references dataset (collectivite_id, id)
) {strict};

create index if not exists dataset_resource_of on dataset_resource (collectivite_id, dataset_id, id);

-- A draft has number 0, and `revision` counts what it held and what it was checked against, from 1. `described`, `found`, `personal` and `differences` are JSON: the columns, what the check found, where
-- there is personal data, what changed since the version before. The file itself is kept by its content.
create table if not exists dataset_version (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    resource_id {id} not null,
    number {int} not null,
    revision {int} not null,
    state text not null,
    file_name text not null,
    format text not null,
    media_type text not null,
    sha256 text not null,
    size_bytes {int} not null,
    row_count {int},
    column_count {int},
    described text not null,
    schema_name text not null,
    schema_version text not null,
    schema_url text not null,
    fault_count {int} not null,
    found text not null,
    personal text not null,
    personal_reason text not null,
    differences text not null,
    mended_count {int} not null,
    note text not null,
    withdrawn_because text not null,
    uploaded_by {id},
    uploaded_at {int} not null,
    published_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, resource_id) references dataset_resource (collectivite_id, id),
    foreign key (collectivite_id, sha256) references stored_file (collectivite_id, sha256),
    foreign key (collectivite_id, uploaded_by) references person (collectivite_id, id)
) {strict};

create index if not exists dataset_version_of on dataset_version (collectivite_id, resource_id, number desc, id);

-- One file being prepared and one in force at most, so that two people at once do not undo each other's work.
create unique index if not exists dataset_version_draft on dataset_version (collectivite_id, resource_id) where state = 'draft';

create unique index if not exists dataset_version_current on dataset_version (collectivite_id, resource_id)
    where state = 'published';

-- What people say of a dataset, and what they made of it. Moderation removes it.
create table if not exists dataset_remark (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    dataset_id {id} not null,
    sort text not null,
    title text not null,
    content text not null,
    address text not null,
    author_id {id} not null,
    shows_name {bool} not null,
    state text not null,
    created_at {int} not null,
    changed_at {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, dataset_id) references dataset (collectivite_id, id),
    foreign key (collectivite_id, author_id) references person (collectivite_id, id)
) {strict};

create index if not exists dataset_remark_of on dataset_remark (collectivite_id, dataset_id, sort, id);

-- What people ask the body to publish, and what it answers.
create table if not exists dataset_request (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    content text not null,
    author_id {id} not null,
    shows_name {bool} not null,
    state text not null,
    -- What was answered last, whatever became of the request since.
    answered_state text not null,
    answer text not null,
    dataset_id {id},
    answered_at {int},
    created_at {int} not null,
    changed_at {int} not null,
    version {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, group_id) references groupe (collectivite_id, id),
    foreign key (collectivite_id, dataset_id) references dataset (collectivite_id, id),
    foreign key (collectivite_id, author_id) references person (collectivite_id, id)
) {strict};

create index if not exists dataset_request_changed on dataset_request (collectivite_id, changed_at desc, id);
