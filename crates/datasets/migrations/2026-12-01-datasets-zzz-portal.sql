-- opens with 0.1.0
-- The portal (udata: data.gouv.fr) to which a body hands its datasets over. The key is sealed.
create table if not exists dataset_portal (
    collectivite_id {id} not null references collectivite (id),
    address text not null,
    organization text not null,
    sealed_key text not null,
    set_at {int} not null,
    version {int} not null,
    primary key (collectivite_id)
) {strict};

-- What was handed over: the identifiers there, by which it is found again, and the digest of what was said. `resources` is JSON:
-- the identifier there of each file. `trouble` is a word: why the last try came to nothing; `detail` is what was answered.
create table if not exists dataset_portal_entry (
    collectivite_id {id} not null references collectivite (id),
    dataset_id {id} not null,
    remote_id text not null,
    resources text not null,
    digest text not null,
    pushed_at {int},
    tried_at {int},
    trouble text not null,
    detail text not null,
    primary key (collectivite_id, dataset_id),
    foreign key (collectivite_id, dataset_id) references dataset (collectivite_id, id)
) {strict};
