-- opens with 0.1.0

-- The folder that a group or a parcours has on the town's server of files, and what was found there last.
create table if not exists folder (
    collectivite_id {id} not null references collectivite (id),
    subject_type text not null,
    subject_id {id} not null,
    -- Whose members read what stands there.
    group_id {id} not null,
    -- Its names, from the address of the bridge down, joined by slashes: given once, they do not follow a title.
    path text not null,
    -- The place where it was asked for last.
    generation {int} not null,
    -- As JSON, within a bound; nothing before the first reading.
    content text,
    changed_at {int},
    primary key (collectivite_id, subject_type, subject_id)
) {strict};

create unique index if not exists folder_path on folder (collectivite_id, path);
