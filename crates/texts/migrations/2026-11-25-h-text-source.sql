create table if not exists text_source (
    collectivite_id {id} not null,
    document_id {id} not null,
    sha256 text not null,
    name text not null,
    kept_at {int} not null,
    primary key (collectivite_id, document_id),
    foreign key (collectivite_id, document_id) references text_document (collectivite_id, id),
    foreign key (collectivite_id, sha256) references stored_file (collectivite_id, sha256)
) {strict};
