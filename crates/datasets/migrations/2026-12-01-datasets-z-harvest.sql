-- opens with 0.1.0
-- Files that Parvis reads at an address of elsewhere, and how often. `etag` and `last_modified` are what the server said of the
-- file it gave last, and `seen_sha256` is the digest of what came last, published or not: the same is not looked at twice.
-- `trouble` is a word: why no version came of the last reading; `detail` is what more is known, as JSON or as a status.
-- `revision` counts the changes of what an agent asked: what was fetched for another revision is not kept.
create table if not exists dataset_harvest (
    collectivite_id {id} not null references collectivite (id),
    resource_id {id} not null,
    address text not null,
    rhythm text not null,
    schema_name text not null,
    revision {int} not null,
    begun_at {int} not null,
    stopped_at {int},
    checked_at {int},
    came_at {int},
    next_at {int},
    failures {int} not null,
    etag text not null,
    last_modified text not null,
    seen_sha256 text not null,
    trouble text not null,
    detail text not null,
    primary key (collectivite_id, resource_id),
    foreign key (collectivite_id, resource_id) references dataset_resource (collectivite_id, id)
) {strict};
