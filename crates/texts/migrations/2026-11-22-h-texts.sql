create table if not exists text_document (
    collectivite_id {id} not null references collectivite (id),
    id {id} not null,
    group_id {id} not null,
    title text not null,
    title_key {bytes} not null,
    state text not null,
    version {int} not null,
    markdown text not null,
    base_markdown text,
    base_commit {bytes},
    head_commit {bytes} not null,
    imported_by {id},
    imported_at {int} not null,
    changed_at {int} not null,
    opened_at {int},
    closed_at {int},
    consolidated_at {int},
    consolidated_tag text,
    last_number {int} not null,
    primary key (collectivite_id, id)
) {strict};

create index if not exists text_document_group on text_document (collectivite_id, group_id, id);

create index if not exists text_document_state on text_document (collectivite_id, state, id);

create table if not exists amendment (
    collectivite_id {id} not null,
    id {id} not null,
    document_id {id} not null,
    number {int} not null,
    author_id {id} not null,
    manner text not null,
    sentence text not null,
    edits text not null,
    rationale text not null,
    fate text not null,
    fallen_because text,
    fallen_by {int},
    fallen_detail text,
    version {int} not null,
    commit_oid {bytes} not null,
    proposed_at {int} not null,
    changed_at {int} not null,
    decided_at {int},
    primary key (collectivite_id, id),
    unique (collectivite_id, document_id, number),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id)
) {strict};

create index if not exists amendment_fate on amendment (collectivite_id, fate, id);

create index if not exists amendment_document on amendment (collectivite_id, document_id, id);

create table if not exists amendment_place (
    collectivite_id {id} not null,
    amendment_id {id} not null,
    place {int} not null,
    document_id {id} not null,
    division {int} not null,
    block {int} not null,
    kind text not null,
    changes text not null,
    primary key (collectivite_id, amendment_id, place),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists amendment_place_document on amendment_place (collectivite_id, document_id, division);

create table if not exists argument (
    collectivite_id {id} not null,
    id {id} not null,
    amendment_id {id} not null,
    document_id {id} not null,
    author_id {id} not null,
    side text not null,
    content text not null,
    added_at {int} not null,
    withdrawn_at {int},
    primary key (collectivite_id, id),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists argument_amendment on argument (collectivite_id, amendment_id, id);

create index if not exists argument_document on argument (collectivite_id, document_id, id);

create table if not exists git_object (
    collectivite_id {id} not null references collectivite (id),
    repo {id} not null,
    oid {bytes} not null,
    kind text not null,
    deflated {bytes} not null,
    primary key (collectivite_id, repo, oid)
) {strict};

create table if not exists git_ref (
    collectivite_id {id} not null references collectivite (id),
    repo {id} not null,
    name text not null,
    oid {bytes} not null,
    changed_at {int} not null,
    primary key (collectivite_id, repo, name)
) {strict};
