-- What was published, for good: rows are added, never changed.

create table if not exists act (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    text_id {id},
    meeting_id {id},
    title text not null,
    kind text not null,
    author_name text not null,
    author_quality text not null,
    text_commit text,
    extract text not null,
    published_at {int} not null,
    sha256 text not null,
    size_bytes {int} not null,
    primary key (collectivite_id, id),
    foreign key (collectivite_id, sha256) references stored_file (collectivite_id, sha256)
) {strict};

create unique index if not exists act_text on act (collectivite_id, text_id) where text_id is not null;

create index if not exists act_published on act (collectivite_id, published_at);
